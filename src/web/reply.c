#include <stdio.h>
#include <string.h>
#include <time.h>
#include "base/log.h"
#include "base/rnd.h"
#include "kore/mend.h"
#include "page/page.h"
#include "view/view.h"
#include "web/server.h"

/* On every answer, errors included (OWASP ASVS 5.0 3.4, 3.2.1; security.md 1.2 row 5). */
#define SECURITY \
	"strict-transport-security: max-age=31536000; includeSubDomains\r\n" \
	"x-content-type-options: nosniff\r\n" \
	"referrer-policy: same-origin\r\n" \
	"permissions-policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n" \
	"cross-origin-opener-policy: same-origin\r\n" \
	"cross-origin-resource-policy: same-origin\r\n" \
	"cross-origin-embedder-policy: require-corp\r\n"
#define CSP_PAGE \
	"content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " \
	"font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " \
	"require-trusted-types-for 'script'\r\n"
/* Something to save, not to look at. */
#define CSP_FILE "content-security-policy: default-src 'none'; sandbox; frame-ancestors 'none'\r\n"

/* Shared caches may keep a page for five seconds; a browser asks each time and gets 304. */
#define CACHED "cache-control: public, max-age=0, s-maxage=5, must-revalidate\r\nvary: accept-encoding\r\n"
#define NO_STORE "cache-control: no-store\r\n"

const char *
status_words(int status)
{
	switch (status) {
	case 200: return "OK";
	case 204: return "No Content";
	case 301: return "Moved Permanently";
	case 303: return "See Other";
	case 304: return "Not Modified";
	case 400: return "Bad Request";
	case 401: return "Unauthorized";
	case 403: return "Forbidden";
	case 404: return "Not Found";
	case 405: return "Method Not Allowed";
	case 408: return "Request Timeout";
	case 409: return "Conflict";
	case 411: return "Length Required";
	case 413: return "Content Too Large";
	case 414: return "URI Too Long";
	case 415: return "Unsupported Media Type";
	case 417: return "Expectation Failed";
	case 422: return "Unprocessable Content";
	case 429: return "Too Many Requests";
	case 431: return "Request Header Fields Too Large";
	case 501: return "Not Implemented";
	case 503: return "Service Unavailable";
	case 505: return "HTTP Version Not Supported";
	default: return status < 400 ? "OK" : status < 500 ? "Bad Request" : "Internal Server Error";
	}
}

/* RFC 9110 5.6.7, made once a second. No strftime: its words are the locale's. */
const char *
http_date(void)
{
	static const char day[] = "SunMonTueWedThuFriSat", month[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	static char text[64];
	static time_t last;
	time_t now = time(NULL);
	struct tm tm;

	if (now == last)
		return text;
	last = now;
	gmtime_r(&now, &tm);
	snprintf(text, sizeof text, "%.3s, %02d %.3s %d %02d:%02d:%02d GMT", day + 3 * tm.tm_wday,
	    tm.tm_mday, month + 3 * tm.tm_mon, tm.tm_year + 1900, tm.tm_hour, tm.tm_min, tm.tm_sec);
	return text;
}

/* ---- sending ---- */

void
reply_raw(struct req *q, int status, const char *lines, const void *body, size_t n)
{
	struct web *w = web_of(q);
	char own[4096];
	bool none = status == 204 || status == 304;

	if (q->replied)
		return;
	q->replied = true;
	w->status = status;
	w->bytes = q->head || none ? 0 : n;
	if (q->kore->owner == NULL)	/* the client left */
		return;
	char length[64] = "";
	if (!none)
		snprintf(length, sizeof length, "content-length: %zu\r\n", n);
#define HEAD "HTTP/1.1 %d %s\r\ndate: %s\r\n%s%s" SECURITY "%s%s\r\n"
	const char *closing = mend_closes(q->kore) ? "connection: close\r\n" :
	    (q->kore->flags & HTTP_VERSION_1_0) ? "connection: keep-alive\r\n" : "";
	const char *cookies = w->cookies != NULL ? w->cookies : "";
	int len = snprintf(own, sizeof own, HEAD, status, status_words(status), http_date(), length, closing,
	    lines, cookies);
	const char *head = own;
	if ((size_t)len >= sizeof own)
		head = arena_fmt(q->a, HEAD, status, status_words(status), http_date(), length, closing,
		    lines, cookies);
	mend_answer(q->kore, status, head, (size_t)len, body, w->bytes);
}

/* What the cookies of the desk ask for: never stored, whatever the status. */
static const char *
store_policy(const struct req *q, int status)
{
	return q->zone == ZONE_DESK || status != 200 ? NO_STORE : CACHED;
}

struct html *
page_open(struct req *q)
{
	return html_new(q->a, q->lang, 64 * 1024);
}

static const char *
etag_of(struct arena *a, const void *p, size_t n, const char *kind)
{
	uint8_t h[32];

	rnd_sha256(p, n, h);
	return arena_fmt(a, "\"%s%s%s\"", rnd_to_hex(a, h, 8), *kind == '\0' ? "" : "-", kind);
}

/* If-None-Match (RFC 9110 13.1.2): a list of tags, weak or not, or "*". */
bool
etag_matches(const char *list, const char *etag)
{
	size_t n = strlen(etag);

	for (const char *s = list; s != NULL && *s != '\0'; s++) {
		s += strspn(s, ", \t");
		if (*s == '*')
			return true;
		if (strncmp(s, "W/", 2) == 0)
			s += 2;
		if (strncmp(s, etag, n) == 0 && (s[n] == '\0' || s[n] == ',' || s[n] == ' '))
			return true;
		s += strcspn(s, ",");
		if (*s == '\0')
			return false;
	}
	return false;
}

/* A good public page: by its tag, compressed, from the cache or for it. */
static void
send_page(struct req *q, const struct page *pg)
{
	bool same = etag_matches(header(q, "if-none-match"), pg->etag);
	char lines[1024];

	snprintf(lines, sizeof lines, "%s%s%s%setag: %s\r\n" CACHED CSP_PAGE,
	    same ? "" : "content-type: text/html; charset=utf-8\r\n",
	    *pg->encoding != '\0' && !same ? "content-encoding: " : "", same ? "" : pg->encoding,
	    *pg->encoding != '\0' && !same ? "\r\n" : "", pg->etag);
	reply_raw(q, same ? 304 : 200, lines, same ? NULL : pg->p, same ? 0 : pg->n);
}

enum rc
reply_page(struct req *q, int status, struct html *b)
{
	struct web *w = web_of(q);
	struct page pg = { .encoding = "", .p = b->p, .n = b->n };

	if (q->zone == ZONE_DESK || status != 200) {
		/*
		 * Not compressed: what the desk reflects beside its CSRF token would tell it
		 * (BREACH).
		 */
		reply_raw(q, status, arena_fmt(q->a, "content-type: text/html; charset=utf-8\r\n%s" CSP_PAGE,
		    store_policy(q, status)), b->p, b->n);
		return OK;
	}
	enum coding coding = coding_choose(header(q, "accept-encoding"), 1 << CODING_GZIP | 1 << CODING_BR);
	if (coding_pack(q->a, coding, b->p, b->n, &pg.p, &pg.n))
		pg.encoding = coding_name[coding];
	pg.etag = etag_of(q->a, b->p, b->n, pg.encoding);
	if (w->cache_key != NULL)
		cache_keep(w->cache_key, &pg);
	send_page(q, &pg);
	return OK;
}

bool
reply_cached(struct req *q)
{
	const struct page *pg = cache_find(web_of(q)->cache_key);

	if (pg != NULL)
		send_page(q, pg);
	return pg != NULL;
}

/* A Location of ours: "/" and then neither slash nor backslash, no control characters. */
static bool
is_path(const char *s)
{
	if (s[0] != '/' || s[1] == '/' || s[1] == '\\')
		return false;
	for (; *s != '\0'; s++) {
		if ((unsigned char)*s <= 0x20 || *s == 0x7F)
			return false;
	}
	return true;
}

/* Bytes beyond ASCII percent-encoded: a header has none. */
static const char *
ascii(struct arena *a, const char *s)
{
	struct html *b = html_new(a, LANG_ZH, strlen(s) * 3 + 1);

	for (; *s != '\0'; s++) {
		char t[4];
		if ((unsigned char)*s < 0x80)
			html_lit(b, s, 1);
		else
			html_lit(b, t, (size_t)snprintf(t, sizeof t, "%%%02X", (unsigned char)*s));
	}
	return arena_dup(a, b->p, b->n);
}

static void
go(struct req *q, int status, const char *path)
{
	reply_raw(q, status, arena_fmt(q->a, "location: %s%s\r\n%s" CSP_PAGE, q->lang == LANG_EN ? "/en" : "",
	    ascii(q->a, path), store_policy(q, status)), NULL, 0);
}

enum rc
reply_see(struct req *q, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	const char *path = arena_vfmt(q->a, fmt, ap);
	va_end(ap);
	if (!is_path(path)) {
		log_event(LOG_LEVEL_ERROR, "redirect", q->id, "refused: not a path of ours");
		return E_FAULT;
	}
	go(q, 303, path);
	return OK;
}

void
reply_moved(struct req *q, const char *path)
{
	if (is_path(path))
		go(q, 301, path);
	else
		reply_error(q, 404, 0);
}

/* What of a file's name is ASCII: all else, however long, is one '_', and none at either end. */
static const char *
plain_name(struct arena *a, const char *name)
{
	const char *dot = strrchr(name, '.');
	char *out = arena_get(a, strlen(name) + sizeof "file"), *to = out;

	for (const char *s = name; *s != '\0'; s++) {
		if (s == dot) {
			while (to > out && to[-1] == '_')
				to--;
			if (to == out)
				to = stpcpy(to, "file");
		}
		bool plain = (unsigned char)*s > 0x20 && (unsigned char)*s < 0x7F && strchr("\"\\%_", *s) == NULL;
		if (plain)
			*to++ = *s;
		else if (to > out && to[-1] != '_')
			*to++ = '_';
	}
	*to = '\0';
	return out;
}

/* RFC 6266: an ASCII name for the old, the true one as filename* (RFC 8187). */
static const char *
disposition(struct arena *a, const char *name)
{
	struct html *b = html_new(a, LANG_ZH, 256);

	html_part_s(b, name);
	return arena_fmt(a, "content-disposition: attachment; filename=\"%s\"; filename*=UTF-8''%s\r\n",
	    plain_name(a, name), arena_dup(a, b->p, b->n));
}

enum rc
reply_file(struct req *q, const char *type, const char *filename, struct html *b)
{
	reply_raw(q, 200, arena_fmt(q->a, "content-type: %s\r\n%s%s" CSP_FILE, type,
	    disposition(q->a, filename), store_policy(q, 200)), b->p, b->n);
	return OK;
}

void
reply_session(struct req *q, const char *token)
{
	struct web *w = web_of(q);

	w->cookies = arena_fmt(q->a, "%sset-cookie: __Host-session=%s; Path=/; Secure; HttpOnly; "
	    "SameSite=Lax%s\r\n", w->cookies != NULL ? w->cookies : "", token != NULL ? token : "",
	    token != NULL ? "" : "; Max-Age=0");
}

/* ---- errors ---- */

static const char *
allow_line(struct arena *a, unsigned allow)
{
	return arena_fmt(a, "allow: %s%sOPTIONS\r\n", allow & M_GET ? "GET, HEAD, " : "",
	    allow & M_POST ? "POST, " : "");
}

void
reply_allow(struct req *q, unsigned allow)
{
	reply_raw(q, 204, arena_fmt(q->a, "%s" NO_STORE CSP_PAGE, allow_line(q->a, allow)), NULL, 0);
}

void
reply_error(struct req *q, int status, unsigned allow)
{
	struct html *b = page_open(q);
	struct error_page v = { .f = page_frame(q, NULL, SEC_NONE), .status = status, .request_id = q->id };

	html_error_page(b, &v);
	reply_raw(q, status, arena_fmt(q->a, "content-type: text/html; charset=utf-8\r\n%s%s" NO_STORE CSP_PAGE,
	    status == 405 ? allow_line(q->a, allow) : "",
	    status == 503 ? "retry-after: 5\r\n" : status == 429 ? "retry-after: 60\r\n" : ""), b->p, b->n);
}

const char *
web_refusal(int status, size_t *n)
{
	static struct arena *a;
	struct req q = { .lang = LANG_ZH, .zone = opt.zone, .target = "/", .path = "/",
	    .public_url = opt.public_url, .desk_url = opt.desk_url, .csrf = "" };

	if (a == NULL)
		a = arena_new(32 * 1024);
	arena_reset(a);
	q.a = a;
	q.id = rnd_hex(a, 8);
	struct html *b = page_open(&q);
	struct error_page v = { .f = page_frame(&q, NULL, SEC_NONE), .status = status, .request_id = q.id };
	html_error_page(b, &v);
	const char *text = arena_fmt(a, "HTTP/1.1 %d %s\r\ndate: %s\r\ncontent-length: %zu\r\n"
	    "connection: close\r\n" SECURITY "content-type: text/html; charset=utf-8\r\n" NO_STORE
	    CSP_PAGE "%s\r\n%.*s", status, status_words(status), http_date(), b->n,
	    status == 503 ? "retry-after: 1\r\n" : "", (int)b->n, b->p);
	*n = strlen(text);
	access_log(q.id, "-", "-", status, b->n, 0);
	return text;
}
