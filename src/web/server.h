#pragma once
#include <sys/queue.h>
#include "base/co.h"
#include "web/web.h"

/* The server's inside, for src/web alone; handlers see web.h. */

/* ---- main.c ---- */
struct options {
	enum zone	 zone;
	const char	*address, *port, *home, *db, *cert, *key, *user, *keymgr_user, *log, *pid;
	const char	*public_url, *desk_url;
	unsigned	 workers, db_max, connections, idle;
};
extern struct options opt;

/* ---- loop.c ---- */

/* The data of each coroutine of the server begins with this. */
struct waiter { struct co *co; int fd; int64_t deadline; size_t at; };

/* Waiting for the database through Kore's event loop; once a worker, before the first co_start. */
void	loop_init(void);

/*
 * Milliseconds until the next waiter's deadline, at most want; and wakes those whose deadline has
 * come.
 */
int64_t	loop_next(int64_t now, int64_t want);
void	loop_due(int64_t now);

/* ---- req.c ---- */
enum { REQUEST_MS = 5000 };	/* a request gives up: 503 */

/* One request from its head to its log line; lives in its own arena. */
struct web {
	struct waiter	 wait;
	struct req	 q;
	struct co	*co;		/* while its handler waits */
	bool		 done, late;
	int64_t		 began_us, deadline;
	const char	*cookies;	/* set-cookie lines, each with its CRLF */
	const char	*cache_key;	/* of the page cache; NULL: not to be kept */
	int		 status;
	size_t		 bytes;
	TAILQ_ENTRY(web) list;
};

/* Once a worker, before it takes connections. */
void	web_begin(void);
struct web	*web_of(struct req *);
/* The value of a request header field; NULL when there is none. */
const char	*header(const struct req *, const char *name);

/* ---- route.c ---- */

/*
 * The route of a decoded path and its pieces in arg. allow: the methods of that path, 0: there is
 * none.
 */
const struct route *route_find(const struct route *, size_t n, struct arena *, enum zone, enum method,
	    const char *path, const char *arg[4], enum rc *why, unsigned *allow);
/* A path without its language prefix; NULL for a path that is none ("/en"). */
const char	*route_language(const char *path, enum lang *);

/* ---- form.c, multipart.c, cookie.c ---- */

/* Percent-decodes n bytes; NULL for a stray %, NUL or what is not UTF-8. plus: '+' is a space. */
char	*url_decode(struct arena *, const char *s, size_t n, bool plus, size_t *len);

/* Reads a multipart/form-data body (RFC 7578); false when malformed or beyond FIELDS_MAX. */
bool	multipart_parse(struct arena *, const char *type, const uint8_t *p, size_t n, struct pairs *form,
	    struct upload **, size_t *nuploads);

/* The value of the only cookie of exactly that name; NULL when there is none or more than one. */
const char	*cookie_find(struct arena *, const char *header, const char *name);

/* ---- guard.c ---- */

/*
 * May this request be handled? OK: yes, user and csrf are set. Has it answered itself, q->replied
 * is set.
 */
enum rc	guard_check(struct req *, enum guard);

/* ---- reply.c ---- */

/* The error page for an rc, or a redirect that it means. allow: for 405. */
void	reply_error(struct req *, int status, unsigned allow);
/* 204 to OPTIONS. */
void	reply_allow(struct req *, unsigned allow);
/* A permanent redirect to a path of ours. */
void	reply_moved(struct req *, const char *path);
/* Sends head (status line excluded, lines with CRLF) and body. */
void	reply_raw(struct req *, int status, const char *lines, const void *body, size_t n);
/* Whether If-None-Match (RFC 9110 13.1.2) names this tag; NULL: no. */
bool	etag_matches(const char *list, const char *etag);
/* Answers from the page cache; false: it is not there. */
bool	reply_cached(struct req *);
/* HTTP's words for a status. */
const char	*status_words(int status);
/* "Sun, 06 Nov 1994 08:49:37 GMT" */
const char	*http_date(void);

/* ---- cache.c ---- */

/* What has been sent for this key a moment ago; NULL: nothing. */
struct page { const char *etag; const char *encoding; const void *p; size_t n; };
const struct page *cache_find(const char *key);
void	cache_keep(const char *key, const struct page *);

/* ---- compress.c ---- */
enum coding { CODING_NONE, CODING_GZIP, CODING_BR, CODING_MAX };
/* Which coding an Accept-Encoding asks for among those allowed (a bit each); br before gzip. */
enum coding	coding_choose(const char *accept, unsigned allowed);
/* n bytes at p in that coding, in the arena; false when that makes it no smaller. */
bool	coding_pack(struct arena *, enum coding, const void *p, size_t n, const void **out, size_t *nout);
extern const char *const coding_name[CODING_MAX];

/* ---- asset.c ---- */
struct asset {
	const char	*name, *path, *type, *etag;	/* path: "/a/app.0123456789.css" or a fixed one */
	bool		 fixed;				/* its path has no hash: not immutable */
	const unsigned char *body[CODING_MAX];
	size_t		 size[CODING_MAX];
};
extern const struct asset assets[];	/* build/gen/assets.c, by src/tools/pack.sh */
extern const size_t nassets;
/* Answers when path is an asset's; false: it is none. */
bool	asset_serve(struct req *, const char *path);

/* ---- access.c ---- */
void	access_open(const char *file);
void	access_log(const char *id, const char *method, const char *path, int status, size_t bytes, int64_t us);
void	access_flush(void);
