/*
 * A listening socket for each worker, the kernel shares connections out (SO_REUSEPORT).
 *
 * Defects (tests: tests/kore/workers.py):
 * - Kore's accept lock gives all connections to one worker: 64 of 64 (spread).
 * - A worker with all its places taken is woken by its listener without end (full): it stops
 *   listening, closes who has been idle longest, and begins again when there is room.
 *
 * The sockets are opened by the parent: a port under 1024 needs no capability in the worker, a
 * taken port is said at the start and ends it, and who waits in the queue of a worker that dies
 * waits for its successor. SO_REUSEPORT lets a forgotten server of the same user take half of the
 * connections in silence; so the port is first bound without it (twice).
 */
#include <netdb.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>
#include "kore/mend.h"

enum {
	WORKERS_MAX = 64,
	ADDRESSES_MAX = 4,	/* a name has a few: localhost is 127.0.0.1 and ::1 */
	ACCEPTS = 64,		/* in one turn of the event loop */
	IDLE_CLOSED = 16,	/* connections a full worker closes at once */
};

static struct kore_server	*server;
static struct listener		*listening[ADDRESSES_MAX];
static int			 fds[WORKERS_MAX][ADDRESSES_MAX], family[ADDRESSES_MAX];
static unsigned			 nworkers, naddresses;
static bool			 started, paused;

static int
open_one(const struct addrinfo *a, bool share)
{
	int on = 1, off = 0, only = naddresses > 0;
	int fd = socket(a->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	if (fd == -1)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	if (a->ai_family == AF_INET6)	/* "::" alone takes IPv4 too */
		setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, only ? &on : &off, sizeof off);
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

/* One address for all workers; false when the machine does not have it. */
static bool
open_all(const struct addrinfo *a, const char *port)
{
	int fd = open_one(a, false);

	if (fd == -1 && (errno == EADDRNOTAVAIL || errno == EAFNOSUPPORT))
		return false;
	if (fd == -1)
		fatalx("cannot listen on port %s: %s", port, errno_s);
	close(fd);
	for (unsigned w = 0; w < nworkers; w++) {
		if ((fds[w][naddresses] = open_one(a, true)) == -1)
			fatalx("cannot listen on port %s: %s", port, errno_s);
	}
	family[naddresses++] = a->ai_family;
	return true;
}

void
mend_listen(const char *name, const char *address, const char *port, unsigned n)
{
	struct addrinfo hints = { .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM,
	    .ai_flags = AI_PASSIVE | AI_NUMERICSERV }, *list;

	int e = getaddrinfo(address, port, &hints, &list);
	if (e != 0)
		fatalx("cannot listen on %s port %s: %s", address, port, gai_strerror(e));
	if ((server = kore_server_lookup(name)) == NULL || n > WORKERS_MAX)
		fatalx("cannot listen for %u workers", n);
	nworkers = n;
	for (const struct addrinfo *a = list; a != NULL && naddresses < ADDRESSES_MAX; a = a->ai_next)
		open_all(a, port);
	freeaddrinfo(list);
	if (naddresses == 0)
		fatalx("cannot listen on %s: this machine has no such address", address);
}

void
mend_listen_close(void)
{
	for (; nworkers > 0; nworkers--) {
		for (unsigned i = 0; i < naddresses; i++)
			close(fds[nworkers - 1][i]);
	}
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
take(bool on)
{
	for (unsigned i = 0; i < naddresses; i++) {
		if (on)
			kore_platform_event_schedule(listening[i]->fd, EPOLLIN, 0, listening[i]);
		else
			kore_platform_disable_read(listening[i]->fd);
	}
	paused = !on;
}

/* Takes those who wait, at most n, while there is room; false: there is none. */
static bool
accept_waiting(struct listener *l, int n)
{
	struct connection *c;

	while (n-- > 0) {
		if (full())
			return false;
		if (!kore_connection_accept(l, &c) || c == NULL)
			break;
		kore_platform_event_all(c->fd, c);
	}
	return true;
}

static void
on_connection(void *arg, int error)
{
	struct listener *l = arg;

	if (error)
		fatal("error on listening socket");
	l->evt.flags &= ~KORE_EVENT_READ;
	if (paused || accept_waiting(l, ACCEPTS))
		return;
	close_idle(IDLE_CLOSED);
	take(false);
	mend_again();
}

void
mend_listen_start(void)
{
	if (started || worker->id < 1 || worker->id > nworkers)
		return;
	started = true;
	for (unsigned w = 0; w < nworkers; w++) {
		for (unsigned i = 0; i < naddresses; i++) {
			if (w != worker->id - 1u)
				close(fds[w][i]);
		}
	}
	for (unsigned i = 0; i < naddresses; i++) {
		listening[i] = kore_listener_create(server);
		listening[i]->fd = fds[worker->id - 1][i];
		listening[i]->family = family[i];
		listening[i]->evt.handle = on_connection;
	}
	take(true);
}

void
mend_listen_stop(void)
{
	if (!started)
		return;
	if (!paused)
		take(false);
	for (unsigned i = 0; i < naddresses; i++) {
		accept_waiting(listening[i], (int)kore_socket_backlog);	/* they have come in time */
		LIST_REMOVE(listening[i], list);
		close(listening[i]->fd);
	}
	started = false;
}

void
mend_listen_tick(void)
{
	if (started && paused && !full())
		take(true);
}
