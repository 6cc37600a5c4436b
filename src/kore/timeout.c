/*
 * How long a connection may take, and for what.
 *
 * Defects (tests: tests/kore/timeouts.py):
 * - An answer still being sent 10 s after the last request began was cut off (20 MB at 1 MB/s ended
 *   at 19.2 MB), and a handler at work after 10 s got its client a 408. Only what a client owes is
 *   timed.
 * - A TLS handshake, byte by byte, had no end: each byte began a new five seconds. Ten in all now.
 * - A connection without a request got an unasked 408; it is closed in silence.
 * - The idle time of a connection began when its request came: an answer that took longer was often
 *   the last thing the client got.
 */
#include "kore/mend.h"

int	__wrap_http_check_timeout(struct connection *, u_int64_t);
void	__real_kore_connection_check_timeout(u_int64_t);
void	__wrap_kore_connection_check_timeout(u_int64_t);

enum {
	SHAKE_MS = 10 * 1000,	/* a handshake, all of it */
	STALL_MS = 30 * 1000,	/* a client takes nothing of its answer */
};

/* Kore asks whether the connection is still good; after an error it looks no further at it. */
int
__wrap_http_check_timeout(struct connection *c, u_int64_t now)
{
	struct http_request *req = TAILQ_FIRST(&c->http_requests);

	if (!TAILQ_EMPTY(&c->send_queue)) {
		if (now > c->idle_timer.start + STALL_MS)
			kore_connection_disconnect(c);
		return KORE_RESULT_ERROR;
	}
	if (req != NULL && (req->flags & HTTP_REQUEST_COMPLETE)) {
		/* A client that waits for us is not idle: its time begins with the answer, not with the request. */
		c->idle_timer.start = now;
		return KORE_RESULT_OK;
	}
	if (c->http_timeout == 0 || now < c->http_start + c->http_timeout)
		return KORE_RESULT_OK;
	/* Refused before, and given time to listen to that: the end. */
	if (req == NULL && c->rnb != NULL && c->rnb->s_off == 0) {
		kore_connection_disconnect(c);
		return KORE_RESULT_ERROR;
	}
	if (req != NULL) {	/* its body did not come */
		req->flags |= HTTP_REQUEST_DELETE;
		http_request_wakeup(req);
	}
	if (!mend_refuse(c, 408))
		kore_connection_disconnect(c);
	return KORE_RESULT_ERROR;
}

void
__wrap_kore_connection_check_timeout(u_int64_t now)
{
	struct connection *c, *next;

	for (c = TAILQ_FIRST(&connections); c != NULL; c = next) {
		next = TAILQ_NEXT(c, list);
		if (c->state == CONN_STATE_TLS_SHAKE && now > c->http_start + SHAKE_MS)
			kore_connection_disconnect(c);
	}
	__real_kore_connection_check_timeout(now);
	mend_listen_tick();
}
