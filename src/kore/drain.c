/*
 * A worker that is told to end finishes what it has begun.
 *
 * Defects (tests: tests/kore/signals.py):
 * - On SIGTERM Kore drops requests at work and answers half sent (drain).
 * - The key manager ends together with the workers, and the parent, waiting for their ends one by one, carries no
 *   messages any more: a handshake that had begun failed, and its worker stood still for the second it waited for a
 *   signature, in which the requests of others seemed not to have come (shaking, under load).
 * - The parent waits for ever for a worker that somebody else has waited for.
 */
#include <errno.h>
#include <signal.h>
#include <sys/wait.h>
#include "kore/mend.h"
#include <kore/hooks.h>

enum {
	DRAIN_MS = 10 * 1000,	/* in all */
	SHAKE_MS = 2000,	/* for handshakes that have begun */
	FIRST_MS = 1000,	/* for the first request of a client that has just come */
	HEARD_MS = 300,		/* for the next request of one heard of so recently */
	STALL_MS = 100,		/* a turn of the event loop that long has left something unseen */
	WORKERS_MS = 15 * 1000,	/* the parent waits that long before it kills a worker */
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
	u_int64_t begin = kore_time_ms(), end = begin + DRAIN_MS, now = begin;

	mend_listen_stop();
	mend_draining = true;
	while (now < end && busy(now)) {
		kore_platform_event_wait(50);
		http_process();
		begin = now;
		now = kore_time_ms();
		if (now > begin + STALL_MS)	/* who seems to be late may have been in time */
			continue;
		kore_connection_check_timeout(now);
		close_idle(now);
		kore_connection_prune(KORE_CONNECTION_PRUNE_DISCONNECT);
	}
	web_end();
}

/* ---- the parent ---- */

/* Whether a worker, other than the key manager, still runs; one that has ended is noted as such. */
static bool
running(struct kore_worker *kw)
{
	int status;

	if (kw->id == KORE_WORKER_KEYMGR || !kw->running || kw->pid <= 0)
		return false;
	pid_t pid = waitpid(kw->pid, &status, WNOHANG);
	if (pid == 0 || (pid == -1 && errno != ECHILD))
		return true;
	kw->pid = 0;
	kw->running = 0;
	return false;
}

/* Sends the signal to all that still run; false when there are none. */
static bool
tell(int sig)
{
	bool some = false;

	for (u_int8_t i = 0; i < worker_count; i++) {
		struct kore_worker *kw = kore_worker_data(i);
		if (running(kw)) {
			kill(kw->pid, sig);
			some = true;
		}
	}
	return some;
}

void
mend_workers_end(int sig)
{
	u_int64_t end = kore_time_ms() + WORKERS_MS;

	for (bool some = tell(sig); some; some = tell(kore_time_ms() < end ? 0 : SIGKILL)) {
		sig_recv = 0;	/* it is told already; SIGCHLD comes with each end */
		kore_platform_event_wait(50);
		kore_connection_prune(KORE_CONNECTION_PRUNE_DISCONNECT);
	}
}
