/*
 * A worker that is told to end finishes what it has begun.
 *
 * Defect: on SIGTERM Kore drops requests at work and answers half sent.
 * Test: tests/kore/signals.py (drain).
 */
#include "kore/mend.h"
#include <kore/hooks.h>

enum { DRAIN_MS = 10 * 1000 };

bool	mend_draining;

static bool
busy(void)
{
	struct connection *c;

	if (http_request_count > 0)
		return true;
	TAILQ_FOREACH(c, &connections, list) {
		if (c->proto == CONN_PROTO_HTTP && (!TAILQ_EMPTY(&c->send_queue) ||
		    (c->rnb != NULL && c->rnb->s_off > 0)))
			return true;
	}
	return false;
}

/* Kore calls it between its last turn of the event loop and the end of its connections. */
void
kore_worker_teardown(void)
{
	u_int64_t end = kore_time_ms() + DRAIN_MS, now = 0;

	mend_listen_stop();
	mend_draining = true;
	while (busy() && (now = kore_time_ms()) < end) {
		kore_platform_event_wait(50);
		http_process();
		kore_connection_check_timeout(kore_time_ms());
		kore_connection_prune(KORE_CONNECTION_PRUNE_DISCONNECT);
	}
	web_end();
}
