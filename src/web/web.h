#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/html.h"
#include "base/rc.h"
#include "db/db.h"
#include "i18n/msg.h"

/*
 * What a handler sees of the web. Kore stays behind it: http_request is opaque here.
 */
struct http_request;

/* The two zones are two processes of one program; a route belongs to one of them or both. */
enum zone { ZONE_PUBLIC = 1, ZONE_DESK = 2, ZONE_BOTH = 3 };
enum method { M_GET = 1, M_POST = 2 };

/*
 * Who may use a route. Every route states one; 0 is none and is refused by a test.
 *   OPEN    anybody; the public zone has nothing else
 *   GUEST   the desk, signed in or not (sign-in, registration): CSRF holds here too
 *   ACCOUNT somebody signed in; 303 to the sign-in page with ?next= otherwise
 *   MEMBER  somebody signed in who belongs to an enterprise: q->user->enterprise is set
 */
enum guard { GUARD_NONE, OPEN, GUEST, ACCOUNT, MEMBER };

struct req;
struct route {
	enum zone	 zone;
	enum method	 method;	/* GET answers HEAD too */
	const char	*path;		/* "/d/:id/:n"; ":x.csv" fits what ends so, x is what stands before */
	enum guard	 guard;
	enum rc		(*fn)(struct req *);
};
extern const struct route routes[];	/* route.c: THE list; ends with a zero row */
extern const size_t nroutes;

/* Name and value of a query string, form or multipart field, decoded; n: bytes of the value. */
struct pair { const char *name, *value; size_t n; };
struct pairs { struct pair *p; size_t n; };
/* An uploaded file; p points into the arena. */
struct upload { const char *name, *filename, *type; const uint8_t *p; size_t n; };

/* Who is signed in, from the session row; set by the guard in one place. */
struct user {
	int64_t		 account;	/* account.id */
	const char	*login;
	int64_t		 session;	/* session.id */
	int64_t		 enterprise;	/* enterprise.id, 0: none yet */
	const char	*enterprise_name;
};

struct req {
	struct http_request	*kore;		/* for src/web alone */
	struct arena		*a;		/* the request's; gone after the answer */
	struct db		*db;
	struct pool		*pool;
	enum zone		 zone;
	enum lang		 lang;		/* by the URL: /en/… is English */
	const char		*id;		/* request id, 16 hex digits; in the log and on error pages */
	const char		*path;		/* decoded, without /en */
	const char		*target;	/* path and query as asked for, without /en: for links */
	const char		*arg[4];	/* the :pieces of the route, percent-decoded */
	enum method		 method;
	bool			 head;
	struct pairs		 query, form;
	struct upload		*uploads;
	size_t			 nuploads;
	const struct user	*user;		/* NULL: nobody signed in */
	const char		*csrf;		/* the token each form carries as "csrf"; "" in the public zone */
	const char		*public_url;	/* origin of the public zone: "https://localhost:8443" */
	const char		*desk_url;	/* origin of the desk */
	const char		*remote;	/* the client's network (/24, /48) for throttling; never logged */
	bool			 replied;
};

/* ---- reading ---- */

/* The value of the first field of that name, "" when there is none. */
const char	*query_value(const struct req *, const char *name);
const char	*form_value(const struct req *, const char *name);
const char	*pairs_value(const struct pairs *, const char *name);

/*
 * Parses an urlencoded text (a stored draft, a body): true unless malformed or over FIELDS_MAX
 * fields.
 */
bool		 pairs_parse(struct arena *, const char *s, size_t n, struct pairs *out);

/* The opposite: name=value&… of all pairs, csrf and buttons ("do") left out. */
char		*pairs_print(struct arena *, const struct pairs *);

enum { FIELDS_MAX = 8192, BODY_MAX = 2 * 1024 * 1024 };

/*
 * A form as a table: one row a field says where it goes in the form's struct, whether it must be
 * there and how long (in code points) it may be. Values are trimmed for judgement, kept as typed.
 * The struct has for a field f: `const char *f; enum msg e_f;`
 */
enum { REQUIRED = 1, MULTILINE = 2 };
struct input { const char *name; size_t off, err; unsigned flags; size_t min, max; };
#define INPUT(T, f, flags, min, max) { #f, offsetof(T, f), offsetof(T, e_##f), flags, min, max }

/*
 * Fills form from pairs by the table; a field that is missing where REQUIRED gets MSG_err_required,
 * one too long MSG_err_too_long, too short MSG_err_too_short, a control character (newline without
 * MULTILINE) MSG_err_control. True when all fields are good. Nothing typed is changed.
 */
bool		 form_read(struct arena *, const struct pairs *, const struct input *, size_t n, void *form);

/* ---- answering: exactly one of these, as the handler's last act ---- */

/* A buffer for a page in the reader's language. */
struct html	*page_open(struct req *);

/* The page. Public zone: cacheable with ETag, 304 when it matches; desk: no-store. */
enum rc		 reply_page(struct req *, int status, struct html *);

/* 303 to a path of ours, written by printf; the language prefix is put in front. */
enum rc		 reply_see(struct req *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* A download; filename may be Chinese (RFC 6266 filename*). */
enum rc		 reply_file(struct req *, const char *type, const char *filename, struct html *);

/*
 * Opens the session cookie of the desk (token: 64 hex digits) or, with NULL, removes it. Before the
 * reply.
 */
void		 reply_session(struct req *, const char *token);
