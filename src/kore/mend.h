#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <kore/kore.h>
#include <kore/http.h>

/*
 * Kore 4.1.0 as Debian 12 ships it, made fit for use. Each file here names the defect it mends and
 * the test that fails without it. A function __wrap_x takes the place of x at link time.
 *
 * What is never used of Kore: redirect and return (one request ends the site: a NULL pointer is
 * followed while the log's lock is held), filemap (serves a sibling folder; closes descriptors that
 * are not its own), params and http_populate_* (values with newlines vanish, 19 fields), multipart,
 * cookies (prefix and case insensitive matches), accesslog, JSON, pgsql (connections inside
 * transactions).
 */

/* ---- head.c: requests ---- */
enum {
	HEAD_FIRST = 2048,		/* bytes of a request head a connection has room for at first */
	HEAD_MAX = 16384,		/* and at most: 431 */
	HEAD_LINES = 100,		/* header lines: 431 */
	TARGET_MAX = 1990,		/* bytes of path and query: 414 */
};

/* A bit of connection.flags that Kore does not use: it has brought a request. */
#define MEND_SERVED	0x4000

/* Bytes a body may have: 413. Set before the workers start. */
extern size_t	mend_body_max;

/*
 * Sends an answer and goes on with the connection: next request, or close. head ends with an empty
 * line.
 */
void	mend_answer(struct http_request *, int status, const char *head, size_t nhead,
	    const void *body, size_t nbody);

/* Whether the answer to this request must say "connection: close". */
bool	mend_closes(const struct http_request *);

/*
 * Refuses what came before it became a request; what the client still sends is read and dropped for
 * a moment.
 */
int	mend_refuse(struct connection *, int status);

/*
 * Given by src/web: the whole answer (head and page) to a refused request; static or until the next
 * call.
 */
const char	*web_refusal(int status, size_t *n);

/* ---- listen.c ---- */

/*
 * Opens n listening sockets for a port at each address that a name has here, in the parent, before
 * the workers start. Ends the process with a message when the port is taken.
 */
void	mend_listen(const char *server, const char *address, const char *port, unsigned n);

/* In a worker whose certificate is there: takes connections from now on. */
void	mend_listen_start(void);

/* Takes no more. */
void	mend_listen_stop(void);

/* Each half second: goes on accepting when there is room again. */
void	mend_listen_tick(void);

/* In the parent: the sockets are not needed any more. */
void	mend_listen_close(void);

/* ---- drain.c ---- */

/*
 * In the parent: tells the workers to end and waits until they have, carrying their messages; the key manager is
 * not told. One that has not ended after 15 s is killed.
 */
void	mend_workers_end(int sig);

/* ---- loop.c ---- */

/* Given by src/web: milliseconds until it wants to be called, at most want; and the call. */
int64_t	web_next(int64_t now, int64_t want);
void	web_due(int64_t now);

/* The epoll descriptor of this process. */
extern int	mend_epoll;

/* The next turn of the event loop shall not wait. */
void	mend_again(void);

/* ---- drain.c ---- */

/* The worker has been told to end: it finishes what it has begun. */
extern bool	mend_draining;

/* Given by src/web: the last thing a worker does. */
void	web_end(void);

/* ---- sandbox.c ---- */

/* Whether workers may open IP sockets (a database elsewhere); they may not by default. */
extern bool	mend_network;

/* ---- tls.c ---- */

/* Whether certificate and key can be read and belong together; says why not. */
bool	mend_pair(const char *cert, const char *key, char *why, size_t len);
