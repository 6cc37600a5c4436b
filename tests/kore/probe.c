/*
 * The server with other routes: what the tests of Kore's mends need and no product has. Everything
 * but the list of routes is the product's own.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "app/session.h"
#include "base/co.h"
#include "web/web.h"

/* The tests here sign nobody in; whoever links the real one gets that. */
__attribute__((weak)) enum rc
session_find(struct db *db, struct arena *a, const char *token, struct session *out)
{
	(void)db;
	(void)a;
	(void)token;
	(void)out;
	return E_NOTFOUND;
}

/* In the place of OpenSSL's, which does just that; slower where a test wants to see what comes meanwhile. */
int
SSL_accept(SSL *ssl)
{
	const char *ms = getenv("PROBE_SHAKE_MS");

	if (ms != NULL)
		poll(NULL, 0, atoi(ms));
	return SSL_do_handshake(ssl);
}

/* A fuzzer finds everything; what is meant to end the process is not there for it. */
#if defined(FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION)
enum { BIG = 64 };
#define ROUTES_TO_AVOID
#else
enum { BIG = 64 * 1024 };
#define ROUTES_TO_AVOID \
	{ ZONE_BOTH, M_GET, "/crash", OPEN, probe_crash }, \
	{ ZONE_BOTH, M_GET, "/deep/:kb", OPEN, probe_deep }, \
	{ ZONE_BOTH, M_GET, "/system/:what", OPEN, probe_system },
#endif

static enum rc
text(struct req *q, const char *s)
{
	struct html *b = page_open(q);

	html_lit(b, s, strlen(s));
	return reply_page(q, 200, b);
}

/* The worker's number: who served this. */
static enum rc
probe_pid(struct req *q)
{
	return text(q, arena_fmt(q->a, "%d", (int)getpid()));
}

/* n kilobytes that tell their place. */
static enum rc
probe_big(struct req *q)
{
	long n = strtol(q->arg[0], NULL, 10);

	if (n < 0 || n > BIG)
		return E_INPUT;
	struct html *b = html_new(q->a, LANG_ZH, (size_t)n * 1024 + 1);

	for (long i = 0; i < n * 64; i++)
		html_lit(b, arena_fmt(q->a, "%015ld\n", i), 16);
	return reply_file(q, "text/plain; charset=utf-8", "大.txt", b);
}

/* Waits that many milliseconds without holding up anybody. */
static enum rc
probe_slow(struct req *q)
{
	enum rc rc = co_wait(-1, 0, co_now() + strtol(q->arg[0], NULL, 10));

	return rc == E_GONE ? rc : text(q, "slow");
}

/* What was posted, field by field. */
static enum rc
probe_echo(struct req *q)
{
	struct html *b = page_open(q);
	const char *s;

	for (size_t i = 0; i < q->form.n; i++) {
		s = arena_fmt(q->a, "%s=%zu:%s\n", q->form.p[i].name, q->form.p[i].n, q->form.p[i].value);
		html_lit(b, s, strlen(s));
	}
	for (size_t i = 0; i < q->nuploads; i++) {
		s = arena_fmt(q->a, "%s=%s %s %zu\n", q->uploads[i].name, q->uploads[i].filename,
		    q->uploads[i].type, q->uploads[i].n);
		html_lit(b, s, strlen(s));
	}
	return reply_page(q, 200, b);
}

/* What the request was understood as. */
static enum rc
probe_request(struct req *q)
{
	return text(q, arena_fmt(q->a, "path=%s target=%s lang=%d arg=%s query=%s remote=%s", q->path, q->target,
	    q->lang, q->arg[0] != NULL ? q->arg[0] : "", query_value(q, "q"), q->remote));
}

static enum rc
probe_crash(struct req *q)
{
	(void)q;
	abort();
}

static void *
thread(void *arg)
{
	return arg;
}

/* One system call or two, and what the kernel said. */
static enum rc
probe_system(struct req *q)
{
	const char *what = q->arg[0];
	char path[PATH_MAX];
	pthread_t t;
	int e = 0;

	if (strcmp(what, "realpath") == 0)
		e = realpath("/etc/../etc", path) == NULL ? errno : 0;
	else if (strcmp(what, "thread") == 0) {
		if ((e = pthread_create(&t, NULL, thread, NULL)) == 0)
			e = pthread_join(t, NULL);
	} else if (strcmp(what, "realloc") == 0) {
		char *p = malloc(1 << 20), *grown = realloc(p, 1 << 26);
		e = grown == NULL ? errno : 0;
		free(grown == NULL ? p : grown);
	} else if (strcmp(what, "open") == 0) {
		int fd = open("/etc/passwd", O_RDONLY);
		e = fd == -1 ? errno : 0;
		close(fd);
	} else if (strcmp(what, "unix") == 0 || strcmp(what, "inet") == 0 || strcmp(what, "inet6") == 0) {
		int fd = socket(what[0] == 'u' ? AF_UNIX : what[4] == '6' ? AF_INET6 : AF_INET, SOCK_STREAM, 0);
		e = fd == -1 ? errno : 0;
		close(fd);
	} else if (strcmp(what, "unknown") == 0)
		e = chroot("/") == -1 ? errno : 0;
	else if (strcmp(what, "exec") == 0) {
		execl("/bin/true", "true", (char *)NULL);
		e = errno;
	}
	return text(q, arena_fmt(q->a, "%s %d %s", what, e, e == 0 ? "OK" : strerror(e)));
}

/* Uses n kilobytes of its stack. */
static long
dig(long n)
{
	volatile char frame[1024];

	frame[0] = (char)n;
	return n == 0 ? 0 : dig(n - 1) + frame[0];
}

static enum rc
probe_deep(struct req *q)
{
	return text(q, arena_fmt(q->a, "%ld", dig(strtol(q->arg[0], NULL, 10))));
}

static enum rc
probe_session(struct req *q)
{
	reply_session(q, strcmp(q->arg[0], "out") == 0 ? NULL : q->arg[0]);
	return reply_see(q, "/pid");
}

/* A page as long as the product's, for measuring. */
static enum rc
probe_page(struct req *q)
{
	struct html *b = page_open(q);

	for (int i = 0; i < 400; i++) {
		html_lit(b, "<tr><td>", 8);
		html_text_i(b, i * 7919);
		html_text_s(b, "企业产品和服务标准自我声明公开 standard");
		html_lit(b, "</td></tr>\n", 11);
	}
	return reply_page(q, 200, b);
}

const struct route routes[] = {
	{ ZONE_BOTH, M_GET, "/pid", OPEN, probe_pid },
	{ ZONE_BOTH, M_GET, "/big/:kb", OPEN, probe_big },
	{ ZONE_BOTH, M_GET, "/slow/:ms", OPEN, probe_slow },
	{ ZONE_BOTH, M_GET, "/page", OPEN, probe_page },
	{ ZONE_PUBLIC, M_POST, "/echo", OPEN, probe_echo },
	{ ZONE_BOTH, M_GET, "/request", OPEN, probe_request },
	{ ZONE_BOTH, M_GET, "/request/:x", OPEN, probe_request },
	{ ZONE_BOTH, M_GET, "/request/:x.csv", OPEN, probe_request },
	ROUTES_TO_AVOID
	{ ZONE_DESK, M_GET, "/guest", GUEST, probe_request },
	{ ZONE_DESK, M_POST, "/guest", GUEST, probe_echo },
	{ ZONE_DESK, M_GET, "/account", ACCOUNT, probe_request },
	{ ZONE_DESK, M_POST, "/account", ACCOUNT, probe_echo },
	{ ZONE_DESK, M_GET, "/member", MEMBER, probe_request },
	{ ZONE_DESK, M_GET, "/none", GUARD_NONE, probe_request },
	{ ZONE_BOTH, M_GET, "/session/:token", OPEN, probe_session },
	{ 0 },
};
const size_t nroutes = sizeof routes / sizeof *routes - 1;
