/*
 * The head of each request, read strictly (RFC 9112) before Kore sees it, and handed on to Kore as
 * a head of our own making: request line, Host, and of the other fields those the program reads,
 * each once. What Kore would misread does not reach it.
 *
 * Defects (tests: tests/kore/framing.py, tests/kore/pipeline.py, tests/kore/headers.py):
 * - A body longer than its Content-Length makes Kore's count of what is left wrap around: one
 *   client fills a worker's time. What lies behind a body is the next request now.
 * - Two Content-Length fields, Transfer-Encoding beside one, a body on GET: accepted, the door to
 *   request smuggling. The first field whose name begins with "host" was the Host. 400, and the
 *   connection ends.
 * - Requests sent before the answer to the last one (pipelining, RFC 9112 9.3.2) were lost, or
 *   answered in any order after a POST. They wait for their turn now.
 * - From the 25th header line on all were dropped without a word (a Content-Length among them:
 *   411); an empty value, a tab or a byte above 127 in any of them was 400. 100 lines now, 431
 *   beyond; values as RFC 9110 5.5 has them.
 * - A head larger than the buffer got no answer at all. 16 KB now, 431 beyond.
 * - A client that went on sending when it was refused lost the answer to a reset (RFC 9112 9.6):
 *   what it sends is read and dropped, two seconds or 2 MB of it.
 * - "Connection: close" was understood only when it was the field's whole value.
 * - What became ready while Kore ran through its requests waited for the next event, up to half a
 *   second.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include "kore/mend.h"

void	__real_net_recv_reset(struct connection *, size_t, int (*)(struct netbuf *));
void	__wrap_net_recv_reset(struct connection *, size_t, int (*)(struct netbuf *));
void	__real_net_recv_queue(struct connection *, size_t, int, int (*)(struct netbuf *));
void	__wrap_net_recv_queue(struct connection *, size_t, int, int (*)(struct netbuf *));
void	__real_http_process(void);
void	__wrap_http_process(void);

enum {
	LINGER_MS = 2000,		/* who was refused is listened to for so long */
	LINGER_BYTES = 2 * 1024 * 1024,	/* and for so much: who sends without end holds up the others */
	TURNS = 16,
};

size_t		mend_body_max = 2 * 1024 * 1024;
static bool	ready;		/* a request has come since Kore looked last */

/* Bytes that arrived behind a request, kept until it has been answered (connection.hdlr_extra). */
struct rest { size_t n; u_int8_t p[]; };

struct slice { char *p; size_t n; };

/* The fields the program reads. TWICE: which of two is meant would matter, so two are refused. */
enum { TWICE = 1 };
static const struct { const char *name; unsigned flags; } wanted[] = {
	{ "accept", 0 },
	{ "accept-encoding", 0 },
	{ "accept-language", 0 },
	{ "content-type", TWICE },
	{ "cookie", TWICE },
	{ "if-none-match", 0 },
	{ "origin", TWICE },
	{ "sec-fetch-site", TWICE },
};
enum { WANTED = sizeof wanted / sizeof *wanted };

struct head {
	struct slice	 method, target, version, host, length, field[WANTED];
	bool		 body, close, expect, chunked;
	size_t		 want;		/* bytes of body */
};

/* ---- answering what never became a request ---- */

static int
drop(struct netbuf *nb)
{
	size_t left = (size_t)(uintptr_t)nb->extra;

	if (nb->s_off >= left)
		return KORE_RESULT_ERROR;
	nb->extra = (void *)(uintptr_t)(left - nb->s_off);
	nb->s_off = 0;
	return KORE_RESULT_OK;
}

int
mend_refuse(struct connection *c, int status)
{
	size_t n;
	const char *p = web_refusal(status, &n);

	net_send_queue(c, p, n);
	if (!net_send_flush(c))
		return KORE_RESULT_ERROR;
	if (!TAILQ_EMPTY(&c->send_queue) || c->rnb == NULL) {
		c->flags |= CONN_CLOSE_EMPTY;
		c->evt.flags &= ~KORE_EVENT_READ;
		return net_send_flush(c);
	}
	if (c->ssl != NULL)
		SSL_shutdown(c->ssl);
	shutdown(c->fd, SHUT_WR);
	__real_net_recv_reset(c, NETBUF_SEND_PAYLOAD_MAX, drop);
	c->rnb->extra = (void *)(uintptr_t)LINGER_BYTES;
	c->rnb->flags |= NETBUF_CALL_CB_ALWAYS;
	c->http_start = kore_time_ms();
	c->http_timeout = LINGER_MS;
	return KORE_RESULT_OK;
}

/* ---- reading the head ---- */

static bool
is_token(struct slice s)
{
	static const char marks[] = "!#$%&'*+-.^_`|~";

	for (size_t i = 0; i < s.n; i++) {
		unsigned char ch = (unsigned char)s.p[i];
		if (!(ch < 128 && isalnum(ch)) && (ch == '\0' || strchr(marks, ch) == NULL))
			return false;
	}
	return s.n > 0;
}

static bool
is(struct slice s, const char *word)
{
	return strlen(word) == s.n && strncasecmp(s.p, word, s.n) == 0;
}

/* Takes from line what stands before the first space. */
static struct slice
word(struct slice *line)
{
	char *sp = memchr(line->p, ' ', line->n);
	struct slice w = { line->p, sp == NULL ? line->n : (size_t)(sp - line->p) };
	size_t used = w.n + (sp != NULL);

	line->p += used;
	line->n -= used;
	return w;
}

/* Status 0: good. */
static int
request_line(struct head *h, struct slice line)
{
	static const char *const known[] = { "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH" };
	bool found = false;

	h->method = word(&line);
	h->target = word(&line);
	h->version = line;
	if (!is_token(h->method) || h->target.n == 0 || h->version.n != 8 ||
	    memcmp(h->version.p, "HTTP/", 5) != 0 || !isdigit((unsigned char)h->version.p[5]) ||
	    h->version.p[6] != '.' || !isdigit((unsigned char)h->version.p[7]))
		return 400;
	for (size_t i = 0; i < h->target.n; i++) {
		if (h->target.p[i] < 0x21 || h->target.p[i] > 0x7e || h->target.p[i] == '#')
			return 400;
	}
	if (h->version.p[5] != '1')
		return 505;
	if (h->target.n > TARGET_MAX)
		return 414;
	/* Methods are case-sensitive (RFC 9110 9.1); Kore's are not. */
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		found |= strlen(known[i]) == h->method.n && memcmp(known[i], h->method.p, h->method.n) == 0;
	h->body = is(h->method, "POST") || is(h->method, "PUT") || is(h->method, "PATCH");
	/* Of HTTP/1.0 Kore takes these only. */
	if (h->version.p[7] == '0' && !is(h->method, "GET") && !is(h->method, "HEAD") && !is(h->method, "POST"))
		found = false;
	return found ? 0 : 501;
}

/* Whether a comma-separated list has an element. */
static bool
lists(struct slice v, const char *element)
{
	while (v.n > 0) {
		char *comma = memchr(v.p, ',', v.n);
		struct slice e = { v.p, comma == NULL ? v.n : (size_t)(comma - v.p) };
		v.p += e.n + (comma != NULL);
		v.n -= e.n + (comma != NULL);
		while (e.n > 0 && (*e.p == ' ' || *e.p == '\t')) {
			e.p++;
			e.n--;
		}
		while (e.n > 0 && (e.p[e.n - 1] == ' ' || e.p[e.n - 1] == '\t'))
			e.n--;
		if (is(e, element))
			return true;
	}
	return false;
}

static int
host(struct head *h, struct slice v)
{
	if (h->host.p != NULL || v.n == 0 || v.n > 250)
		return 400;
	for (size_t i = 0; i < v.n; i++) {
		if (!isalnum((unsigned char)v.p[i]) && memchr(".:-_[]", v.p[i], 6) == NULL)
			return 400;
	}
	h->host = v;
	return 0;
}

static int
content_length(struct head *h, struct slice v)
{
	if (h->length.p != NULL || v.n == 0 || v.n > 18)
		return 400;
	for (size_t i = 0; i < v.n; i++) {
		if (!isdigit((unsigned char)v.p[i]))
			return 400;
		h->want = h->want * 10 + (size_t)(v.p[i] - '0');
	}
	h->length = v;
	return 0;
}

static int
field(struct head *h, struct slice name, struct slice v)
{
	if (is(name, "host"))
		return host(h, v);
	if (name.n > 4 && strncasecmp(name.p, "host", 4) == 0)
		return 400;
	if (is(name, "content-length"))
		return content_length(h, v);
	if (is(name, "transfer-encoding"))
		h->chunked = true;
	else if (is(name, "connection"))
		h->close |= lists(v, "close");
	else if (is(name, "expect")) {
		if (!is(v, "100-continue"))
			return 417;
		h->expect = h->version.p[7] == '1';
	}
	for (size_t i = 0; i < WANTED; i++) {
		if (!is(name, wanted[i].name))
			continue;
		if (h->field[i].p == NULL)
			h->field[i] = v;
		else if (wanted[i].flags & TWICE)
			return 400;
	}
	return 0;
}

static int
header_line(struct head *h, struct slice line)
{
	char *colon = memchr(line.p, ':', line.n);

	if (colon == NULL)
		return 400;
	struct slice name = { line.p, (size_t)(colon - line.p) };
	struct slice v = { colon + 1, line.n - name.n - 1 };
	if (!is_token(name))	/* a space before the colon, a folded line: RFC 9112 5.1, 5.2 */
		return 400;
	while (v.n > 0 && (*v.p == ' ' || *v.p == '\t')) {
		v.p++;
		v.n--;
	}
	while (v.n > 0 && (v.p[v.n - 1] == ' ' || v.p[v.n - 1] == '\t'))
		v.n--;
	for (size_t i = 0; i < v.n; i++) {
		unsigned char ch = (unsigned char)v.p[i];
		if ((ch < 32 && ch != '\t') || ch == 127)
			return 400;
		/* Kore knows neither; none of the fields that are read has a meaning for them. */
		if (ch == '\t')
			v.p[i] = ' ';
		else if (ch > 127)
			v.p[i] = '?';
	}
	return field(h, name, v);
}

/* What has been read as a whole: may it be? */
static int
framing(const struct head *h)
{
	if (h->host.p == NULL)
		return 400;
	if (h->chunked)
		return h->length.p != NULL || !h->body ? 400 : 411;
	if (!h->body)
		return h->want > 0 ? 400 : 0;
	if (h->length.p == NULL)
		return 411;
	if (h->want > mend_body_max)
		return 413;
	return http_request_count >= http_request_limit ? 503 : 0;
}

/* Reads a head of n bytes, its empty line included. Status 0: good. */
static int
head_read(struct head *h, char *p, size_t n)
{
	size_t lines = 0;
	int status;

	for (char *eol; (eol = memchr(p, '\r', n)) != p; lines++) {
		struct slice line = { p, (size_t)(eol - p) };
		if (eol[1] != '\n')
			return 400;
		if (lines > HEAD_LINES)
			return 431;
		status = lines == 0 ? request_line(h, line) : header_line(h, line);
		if (status != 0)
			return status;
		n -= line.n + 2;
		p += line.n + 2;
	}
	return framing(h);
}

static char *
put(char *to, struct slice s)
{
	memmove(to, s.p, s.n);
	return to + s.n;
}

static char *
puts_(char *to, const char *s)
{
	size_t n = strlen(s);

	memcpy(to, s, n);
	return to + n;
}

/*
 * The head Kore gets to see, into to[HEAD_MAX]: lines of what came, each as short as can be, so
 * never longer.
 */
static size_t
head_write(const struct head *h, char *to)
{
	char *p = to;

	p = put(p, h->method);
	*p++ = ' ';
	p = put(p, h->target);
	*p++ = ' ';
	p = put(p, h->version);
	p = put(puts_(p, "\r\nhost:"), h->host);
	if (h->body)
		p = put(puts_(p, "\r\ncontent-length:"), h->length);
	if (h->close)
		p = puts_(p, "\r\nconnection:close");
	for (size_t i = 0; i < WANTED; i++) {
		if (h->field[i].n > 0)
			p = put(puts_(puts_(puts_(p, "\r\n"), wanted[i].name), ":"), h->field[i]);
	}
	return (size_t)(puts_(p, "\r\n\r\n") - to);
}

/* ---- between the connection and Kore ---- */

static bool
unanswered(const struct connection *c)
{
	struct http_request *req;

	TAILQ_FOREACH(req, &c->http_requests, olist) {
		if (req->status == 0 && !(req->flags & HTTP_REQUEST_DELETE))
			return true;
	}
	return false;
}

/* The head is all there, size bytes of it. */
static int
head_complete(struct netbuf *nb, size_t size)
{
	struct connection *c = nb->owner;
	char own[HEAD_MAX + 64];
	struct head h = { 0 };

	int status = head_read(&h, (char *)nb->buf, size);
	if (status != 0)
		return mend_refuse(c, status);

	size_t behind = nb->s_off - size;
	size_t body = behind < h.want ? behind : h.want;
	if (behind > body) {
		struct rest *rest = kore_malloc(sizeof *rest + behind - body);
		rest->n = behind - body;
		memcpy(rest->p, nb->buf + size + body, rest->n);
		kore_free(c->hdlr_extra);
		c->hdlr_extra = rest;
	}
	if (h.expect && h.want > body) {
		net_send_queue(c, "HTTP/1.1 100 Continue\r\n\r\n", 25);
		if (!net_send_flush(c))
			return KORE_RESULT_ERROR;
	}
	size_t n = head_write(&h, own);
	memmove(nb->buf + n, nb->buf + size, body);
	memcpy(nb->buf, own, n);
	nb->s_off = n + body;

	/* One certificate: the name asked for in the handshake need not be the Host. */
	kore_free(c->tls_sni);
	c->tls_sni = NULL;
	c->http_start = kore_time_ms();
	c->flags |= MEND_SERVED;
	ready = true;
	return http_header_recv(nb);
}

/* Where the head ends, or 0; *status when there is no need to wait for that. */
static size_t
head_end(const char *p, size_t n, int *status)
{
	for (const char *lf = p; (lf = memchr(lf, '\n', n - (size_t)(lf - p))) != NULL; lf++) {
		if (lf == p || lf[-1] != '\r') {
			*status = 400;
			return 0;
		}
		if (lf - p >= 3 && lf[-2] == '\n')
			return (size_t)(lf - p) + 1;
	}
	if (memchr(p, '\0', n) != NULL)
		*status = 400;
	return 0;
}

static int
head_recv(struct netbuf *nb)
{
	struct connection *c = nb->owner;
	int status = 0;

	/* Empty lines before a request are to be passed over (RFC 9112 2.2). */
	while (nb->s_off >= 2 && nb->buf[0] == '\r' && nb->buf[1] == '\n') {
		nb->s_off -= 2;
		memmove(nb->buf, nb->buf + 2, nb->s_off);
	}
	if (nb->s_off == 0)
		return KORE_RESULT_OK;
	if (c->http_timeout == 0) {	/* the clock runs from the first byte */
		c->http_start = kore_time_ms();
		c->http_timeout = (u_int64_t)http_header_timeout * 1000;
	}
	size_t size = head_end((const char *)nb->buf, nb->s_off, &status);
	if (status != 0)
		return mend_refuse(c, status);
	if (size > 0)
		return head_complete(nb, size);
	if (nb->s_off < nb->b_len)
		return KORE_RESULT_OK;
	if (nb->b_len < HEAD_MAX) {
		net_recv_expand(c, HEAD_MAX - nb->b_len, head_recv);
		return KORE_RESULT_OK;
	}
	return mend_refuse(c, memchr(nb->buf, '\n', nb->s_off) == NULL ? 414 : 431);
}

/* Kore makes a connection ready for what comes next. */
void
__wrap_net_recv_reset(struct connection *c, size_t len, int (*cb)(struct netbuf *))
{
	struct rest *rest = c->hdlr_extra;

	if (cb != http_header_recv) {
		__real_net_recv_reset(c, len, cb);
		return;
	}
	if (unanswered(c)) {
		/* A body is complete. Nothing more is read before it has been answered. */
		kore_free(c->rnb->buf);
		c->rnb->buf = NULL;
		c->rnb->m_len = c->rnb->b_len = c->rnb->s_off = 0;
		c->rnb->cb = head_recv;
		return;
	}
	__real_net_recv_reset(c, rest != NULL && rest->n >= HEAD_FIRST ? HEAD_MAX : HEAD_FIRST, head_recv);
	c->rnb->flags |= NETBUF_CALL_CB_ALWAYS;
	c->http_timeout = 0;
	if (rest == NULL)
		return;
	c->hdlr_extra = NULL;
	memcpy(c->rnb->buf, rest->p, rest->n);
	c->rnb->s_off = rest->n;
	kore_free(rest);
	if (head_recv(c->rnb) != KORE_RESULT_OK)
		kore_connection_disconnect(c);
}

/* A connection is there, its handshake done. */
void
__wrap_net_recv_queue(struct connection *c, size_t len, int flags, int (*cb)(struct netbuf *))
{
	if (cb != http_header_recv) {
		__real_net_recv_queue(c, len, flags, cb);
		return;
	}
	__real_net_recv_queue(c, HEAD_FIRST, flags, head_recv);
	c->http_timeout = 0;
	/*
	 * The handshake reads whenever there is an event, one for writing too, and with read-ahead (tls.c) it takes
	 * the first request along with the client's last word. Kore reads on only if it has seen an event for
	 * reading, and none is to come any more: such a request was never answered (tests/kore/tls.py, first).
	 */
	c->evt.flags |= KORE_EVENT_READ;
}

void
__wrap_http_process(void)
{
	for (int i = 0; i < TURNS; i++) {
		ready = false;
		__real_http_process();
		if (!ready)
			return;
	}
	mend_again();
}
