/*
 * A listening socket for each worker, the kernel shares connections out (SO_REUSEPORT).
 *
 * Defects (tests: tests/kore/workers.py):
 * - Kore's accept lock gives all connections to one worker: 64 of 64 (spread).
 * - A worker with all its places taken is woken by its listener without end (full): it stops listening,
 *   closes who has been idle longest, and begins again when there is room.
 *
 * The sockets are opened by the parent: a port under 1024 needs no capability in the worker, a taken port is
 * said at the start and ends it, and who waits in the queue of a worker that dies waits for its successor.
 * SO_REUSEPORT lets a forgotten server of the same user take half of the connections in silence; so the port
 * is first bound without it.
 */
#include <netdb.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>
#include "kore/mend.h"

enum { WORKERS_MAX = 64, IDLE_CLOSED = 16 };

static struct kore_server	*server;
static struct listener		*listening;
static int			 fds[WORKERS_MAX], family;
static unsigned			 nfds;
static bool			 paused;

static int
open_one(const struct addrinfo *a, bool share)
{
	int on = 1, off = 0;
	int fd = socket(a->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	if (fd == -1)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	if (a->ai_family == AF_INET6)
		setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
	if ((share && setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on) == -1) ||
	    bind(fd, a->ai_addr, a->ai_addrlen) == -1 ||
	    (share && listen(fd, (int)kore_socket_backlog) == -1)) {
		int e = errno;
		close(fd);
		errno = e;
		return -1;
	}
	return fd;
}

void
mend_listen(const char *name, const char *address, const char *port, unsigned n)
{
	struct addrinfo hints = { .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM,
	    .ai_flags = AI_PASSIVE | AI_NUMERICSERV }, *a;

	int e = getaddrinfo(address, port, &hints, &a);
	if (e != 0)
		fatalx("cannot listen on %s port %s: %s", address, port, gai_strerror(e));
	if ((server = kore_server_lookup(name)) == NULL || n > WORKERS_MAX)
		fatalx("cannot listen for %u workers", n);
	int fd = open_one(a, false);
	if (fd == -1)
		fatalx("cannot listen on port %s: %s", port, errno_s);
	close(fd);
	family = a->ai_family;
	for (nfds = 0; nfds < n; nfds++) {
		if ((fds[nfds] = open_one(a, true)) == -1)
			fatalx("cannot listen on port %s: %s", port, errno_s);
	}
	freeaddrinfo(a);
}

void
mend_listen_close(void)
{
	while (nfds > 0)
		close(fds[--nfds]);
}

static bool
full(void)
{
	return worker_active_connections >= worker_max_connections;
}

/* Connections without a request, the one that has waited longest first. */
static void
close_idle(unsigned n)
{
	struct connection *c, *oldest;

	while (n-- > 0) {
		oldest = NULL;
		TAILQ_FOREACH(c, &connections, list) {
			if (c->proto == CONN_PROTO_HTTP && c->state == CONN_STATE_ESTABLISHED &&
			    TAILQ_EMPTY(&c->http_requests) && TAILQ_EMPTY(&c->send_queue) &&
			    c->rnb != NULL && c->rnb->s_off == 0 &&
			    (oldest == NULL || c->idle_timer.start < oldest->idle_timer.start))
				oldest = c;
		}
		if (oldest == NULL)
			return;
		kore_connection_disconnect(oldest);
	}
}

static void
pause_(bool on)
{
	if (listening == NULL || paused == on)
		return;
	paused = on;
	if (on)
		kore_platform_disable_read(listening->fd);
	else
		kore_platform_event_schedule(listening->fd, EPOLLIN, 0, listening);
}

static void
accept_(void *arg, int error)
{
	struct listener *l = arg;
	struct connection *c;

	if (error)
		fatal("error on listening socket");
	if (!(l->evt.flags & KORE_EVENT_READ))
		return;
	l->evt.flags &= ~KORE_EVENT_READ;
	for (int i = 0; i < 64; i++) {
		if (full()) {
			close_idle(IDLE_CLOSED);
			pause_(true);
			mend_again();
			return;
		}
		if (!kore_connection_accept(l, &c) || c == NULL)
			return;
		kore_platform_event_all(c->fd, c);
	}
}

void
mend_listen_start(void)
{
	if (listening != NULL || worker->id < 1 || worker->id > nfds)
		return;
	listening = kore_listener_create(server);
	listening->fd = fds[worker->id - 1];
	listening->family = family;
	listening->evt.handle = accept_;
	for (unsigned i = 0; i < nfds; i++) {
		if (i != worker->id - 1u)
			close(fds[i]);
	}
	kore_platform_event_schedule(listening->fd, EPOLLIN, 0, listening);
}

void
mend_listen_stop(void)
{
	if (listening == NULL)
		return;
	pause_(true);
	close(listening->fd);
	listening->fd = -1;
	LIST_REMOVE(listening, list);
	listening = NULL;
}

void
mend_listen_tick(void)
{
	if (paused && !full() && !mend_draining)
		pause_(false);
}
