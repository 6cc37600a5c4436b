/*
 * A worker that is told to end finishes what it has begun.
 *
 * Defect: on SIGTERM Kore drops requests at work and answers half sent.
 * Test: tests/kore/signals.py (drain).
 */
#include "kore/mend.h"
#include <kore/hooks.h>

enum {
	DRAIN_MS = 10 * 1000,	/* in all */
	SHAKE_MS = 2000,	/* for handshakes that have begun */
	FIRST_MS = 1000,	/* for the first request of a client that has just come */
	HEARD_MS = 300,		/* for the next request of one heard of so recently */
};

bool	mend_draining;

/*
 * Whether something has begun on a connection, or may be on its way: a client can't see that we
 * end.
 */
static bool
begun(const struct connection *c, u_int64_t now)
{
	if (c->state == CONN_STATE_TLS_SHAKE)
		return now < c->http_start + SHAKE_MS;
	return c->proto == CONN_PROTO_HTTP && (!TAILQ_EMPTY(&c->send_queue) ||
	    (c->rnb != NULL && c->rnb->s_off > 0) ||
	    now < c->idle_timer.start + (c->flags & MEND_SERVED ? HEARD_MS : FIRST_MS));
}

static bool
busy(u_int64_t now)
{
	struct connection *c;

	if (http_request_count > 0)
		return true;
	TAILQ_FOREACH(c, &connections, list) {
		if (begun(c, now))
			return true;
	}
	return false;
}

/* Connections on which nothing has begun end now, so that their clients turn elsewhere. */
static void
close_idle(u_int64_t now)
{
	struct connection *c, *next;

	for (c = TAILQ_FIRST(&connections); c != NULL; c = next) {
		next = TAILQ_NEXT(c, list);
		if (c->proto == CONN_PROTO_HTTP && TAILQ_EMPTY(&c->http_requests) && !begun(c, now))
			kore_connection_disconnect(c);
	}
}

/* Kore calls it between its last turn of the event loop and the end of its connections. */
void
kore_worker_teardown(void)
{
	u_int64_t end = kore_time_ms() + DRAIN_MS, now = 0;

	mend_listen_stop();
	mend_draining = true;
	while ((now = kore_time_ms()) < end && busy(now)) {
		kore_platform_event_wait(50);
		http_process();
		kore_connection_check_timeout(now);
		close_idle(now);
		kore_connection_prune(KORE_CONNECTION_PRUNE_DISCONNECT);
	}
	web_end();
}
