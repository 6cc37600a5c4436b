#include <arpa/inet.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include "base/log.h"
#include "base/rnd.h"
#include "base/text.h"
#include "kore/mend.h"
#include "web/server.h"

/*
 * The life of a request: Kore has its head and body; a coroutine of its own runs guard and handler
 * to the answer; Kore sends it. Its arena goes with it.
 */
enum { ARENA_FIRST = 128 * 1024, ARENAS_KEPT = 16, LATE_MS = 500 };

int	web_request(struct http_request *);

static struct pool	*pool;
static struct arena	*spare[ARENAS_KEPT];
static size_t		 nspare;
static TAILQ_HEAD(, web) active = TAILQ_HEAD_INITIALIZER(active);

static int64_t
now_us(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000000 + ts.tv_nsec / 1000;
}

struct web *
web_of(struct req *q)
{
	return (struct web *)(void *)((char *)q - offsetof(struct web, q));
}

const char *
header(const struct req *q, const char *name)
{
	struct http_header *h;

	if (strcmp(name, "host") == 0)
		return q->kore->host;
	TAILQ_FOREACH(h, &q->kore->req_headers, list) {
		if (strcasecmp(h->header, name) == 0)
			return h->value;
	}
	return NULL;
}

/* ---- from Kore's request to ours ---- */

/* /24 or /48 of the client's address: whom to throttle without knowing who it is. */
static const char *
network(struct arena *a, const struct connection *c)
{
	char text[INET6_ADDRSTRLEN] = "";
	uint8_t p[16];

	if (c->family == AF_INET) {
		memcpy(p, &c->addr.ipv4.sin_addr, 4);
		return arena_fmt(a, "%u.%u.%u.0/24", p[0], p[1], p[2]);
	}
	if (c->family != AF_INET6)
		return "local";
	memcpy(p, &c->addr.ipv6.sin6_addr, 16);
	if (IN6_IS_ADDR_V4MAPPED(&c->addr.ipv6.sin6_addr))
		return arena_fmt(a, "%u.%u.%u.0/24", p[12], p[13], p[14]);
	memset(p + 6, 0, 10);
	inet_ntop(AF_INET6, p, text, sizeof text);
	return arena_fmt(a, "%s/48", text);
}

/* A target may be a whole URL (RFC 9112 3.2.2); its path counts. */
static const char *
origin_form(const char *t)
{
	if (strncasecmp(t, "https://", 8) != 0 && strncasecmp(t, "http://", 7) != 0)
		return t;
	t = strchr(t, ':') + 3;
	t += strcspn(t, "/?");
	return *t == '\0' ? "/" : t;
}

static enum rc
read_target(struct req *q)
{
	const char *path = origin_form(q->kore->path), *query = q->kore->query_string;
	const char *rest = route_language(path, &q->lang);
	size_t n;

	q->target = rest == NULL ? "/" : query == NULL ? arena_str(q->a, rest) :
	    arena_fmt(q->a, "%s?%s", rest, query);
	q->path = rest == NULL ? "/" : url_decode(q->a, rest, strlen(rest), false, &n);
	if (q->path == NULL) {
		q->path = "/";
		q->target = "/";
		return E_INPUT;
	}
	if (query != NULL && !pairs_parse(q->a, query, strlen(query), &q->query))
		return E_INPUT;
	return OK;
}

/* A media type without its parameters. */
static bool
is_type(const char *value, const char *type)
{
	size_t n = strlen(type);

	return value != NULL && strncasecmp(value, type, n) == 0 && strchr(" ;\t", value[n]) != NULL;
}

static int
read_body(struct req *q)
{
	const struct kore_buf *body = q->kore->http_body;
	const char *type = header(q, "content-type");
	bool ok;

	size_t n = q->kore->http_body_length;	/* Kore has rewound the buffer's own count */
	if (q->method != M_POST || body == NULL || n == 0)
		return 0;
	if (is_type(type, "application/x-www-form-urlencoded"))
		ok = pairs_parse(q->a, (const char *)body->data, n, &q->form);
	else if (is_type(type, "multipart/form-data"))
		ok = multipart_parse(q->a, type, body->data, n, &q->form, &q->uploads, &q->nuploads);
	else
		return 415;
	return ok ? 0 : 400;
}

/* ---- handling ---- */

static enum rc
handle(struct req *q, const struct route *r)
{
	/* A GET changes nothing, so the database may be asked again when a connection was dead. */
	q->db = db_open(pool, q->a, web_of(q)->deadline, q->method == M_GET, q->id);
	enum rc rc = guard_check(q, r->guard);
	if (rc == OK && !q->replied) {
		rc = r->fn(q);
		if (rc == OK && !q->replied) {
			log_event(LOG_LEVEL_ERROR, "handler", q->id, "%s ended without an answer", r->path);
			rc = E_FAULT;
		}
	}
	db_close(q->db);
	q->db = NULL;
	return rc;
}

static int
status_of(enum rc rc)
{
#define X(name, http) http,
	static const int status[RC_MAX] = { RC_LIST(X) };
#undef X
	return rc == E_LOGIN ? 403 : status[rc];
}

/* Whether a path with a slash at its end is one without. */
static bool
moved(struct req *q, unsigned methods)
{
	size_t n = strlen(q->path);
	const char *arg[4];
	enum rc why;
	unsigned allow;

	if (methods != 0 || n < 2 || q->path[n - 1] != '/' || q->method != M_GET)
		return false;
	const char *path = arena_dup(q->a, q->path, n - 1);
	if (route_find(routes, nroutes, q->a, q->zone, M_GET, path, arg, &why, &allow) == NULL)
		return false;
	size_t len = strcspn(q->target, "?");
	reply_moved(q, arena_fmt(q->a, "%.*s%s", (int)len - 1, q->target, q->target + len));
	return true;
}

static void
dispatch(struct req *q)
{
	const struct route *r;
	unsigned allow = 0;
	enum rc rc = read_target(q);
	int status;

	if (rc != OK) {
		reply_error(q, status_of(rc), 0);
		return;
	}
	if (asset_serve(q, q->path))
		return;
	/* Matched piece by piece before it is decoded: %2F is no slash. */
	char *raw = arena_dup(q->a, q->target, strcspn(q->target, "?"));
	r = route_find(routes, nroutes, q->a, q->zone, q->method, raw, q->arg, &rc, &allow);
	if (q->kore->method == HTTP_METHOD_OPTIONS && (allow != 0 || strcmp(q->path, "*") == 0)) {
		reply_allow(q, allow != 0 ? allow : M_GET | M_POST);
		return;
	}
	if (r == NULL) {
		if (!moved(q, allow))
			reply_error(q, status_of(rc), allow);
		return;
	}
	if ((status = read_body(q)) != 0) {
		reply_error(q, status, 0);
		return;
	}
	rc = handle(q, r);
	if (rc == E_GONE && web_of(q)->late)
		rc = E_BUSY;
	if (rc != OK)
		reply_error(q, status_of(rc), 0);
}

/* The coroutine of a request. */
static void
run(void *arg)
{
	struct web *w = arg;

	w->co = co_self();
	dispatch(&w->q);
	w->done = true;
	w->co = NULL;
	/* Kore calls web_request once more, which says that it is done. */
	http_request_wakeup(w->q.kore);
}

/* Kore is through with the request, answered or not. */
static void
finish(struct http_request *k)
{
	struct web *w = k->hdlr_extra;

	if (w == NULL)
		return;
	if (w->co != NULL)
		co_cancel(w->co);
	TAILQ_REMOVE(&active, w, list);
	access_log(w->q.id, http_method_text(k->method), w->q.path, w->q.kore->owner == NULL ? 499 : w->status,
	    w->bytes, now_us() - w->began_us);
	k->hdlr_extra = NULL;
	struct arena *a = w->q.a;
	if (nspare == ARENAS_KEPT)
		arena_free(a);
	else {
		arena_reset(a);
		spare[nspare++] = a;
	}
}

static struct web *
begin(struct http_request *k)
{
	struct arena *a = nspare > 0 ? spare[--nspare] : arena_new(ARENA_FIRST);
	struct web *w = arena_get(a, sizeof *w);

	w->began_us = now_us();
	w->deadline = w->began_us / 1000 + REQUEST_MS;
	w->q = (struct req){ .kore = k, .a = a, .pool = pool, .zone = opt.zone, .path = "/", .target = "/",
	    .public_url = opt.public_url, .desk_url = opt.desk_url, .csrf = "",
	    .id = rnd_hex(a, 8), .head = k->method == HTTP_METHOD_HEAD,
	    .method = k->method == HTTP_METHOD_GET || k->method == HTTP_METHOD_HEAD ? M_GET :
	    k->method == HTTP_METHOD_POST ? M_POST : 0, .remote = network(a, k->owner) };
	if (w->q.method == M_GET && opt.zone == ZONE_PUBLIC)
		w->cache_key = arena_fmt(a, "%d %s?%s", coding_choose(header(&w->q, "accept-encoding"),
		    1 << CODING_GZIP | 1 << CODING_BR), k->path, k->query_string == NULL ? "" : k->query_string);
	k->hdlr_extra = w;
	k->flags |= HTTP_REQUEST_RETAIN_EXTRA;
	k->onfree = finish;
	TAILQ_INSERT_TAIL(&active, w, list);
	return w;
}

/* The one route of Kore's: everything comes here. */
int
web_request(struct http_request *k)
{
	struct web *w = k->hdlr_extra;

	if (w == NULL) {
		w = begin(k);
		if (w->cache_key != NULL && reply_cached(&w->q))
			w->done = true;
		else
			co_start(run, w, w);
	}
	if (w->done)
		return KORE_RESULT_OK;
	http_request_sleep(k);
	return KORE_RESULT_RETRY;
}

/* ---- the worker ---- */

int64_t
web_next(int64_t now, int64_t want)
{
	return loop_next(now, want);
}

void
web_due(int64_t now)
{
	static int64_t flushed;
	struct web *w;

	loop_due(now);
	/* The database gives up by itself; this is for whatever does not. Oldest first. */
	while ((w = TAILQ_FIRST(&active)) != NULL && w->co != NULL && now > w->deadline + LATE_MS) {
		w->late = true;
		TAILQ_REMOVE(&active, w, list);
		TAILQ_INSERT_TAIL(&active, w, list);
		co_cancel(w->co);
	}
	if (now - flushed >= 1000) {
		access_flush();
		flushed = now;
	}
}

void
web_begin(void)
{
	/*
	 * Memory that one request gave back serves the next: a fifth of a page's time went to the
	 * kernel for it.
	 */
	mallopt(M_MMAP_THRESHOLD, 1024 * 1024);
	mallopt(M_TRIM_THRESHOLD, 4 * 1024 * 1024);
	loop_init();
	pool = pool_new(opt.db, opt.db_max);
}

void
web_end(void)
{
	access_flush();
	pool_free(pool);
}
