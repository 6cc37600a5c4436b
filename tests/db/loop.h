#pragma once
#include <poll.h>
#include <stdbool.h>
#include <stdlib.h>
#include "base/co.h"

/* An event loop for tests: poll(2) over what waits. loop_run goes on until nobody waits any more. */
enum { LOOP_MAX = 1024 };
static struct { struct co *co; int fd, events; int64_t deadline; } loop_at[LOOP_MAX];
static size_t loop_n;

static void
loop_watch(struct co *co, int fd, int events, int64_t deadline)
{
	if (loop_n == LOOP_MAX)
		abort();
	loop_at[loop_n].co = co;
	loop_at[loop_n].fd = fd;
	loop_at[loop_n].events = events;
	loop_at[loop_n++].deadline = deadline;
}

static void
loop_unwatch(struct co *co, int fd)
{
	for (size_t i = 0; i < loop_n; i++)
		if (loop_at[i].co == co && loop_at[i].fd == fd) {
			loop_at[i] = loop_at[--loop_n];
			return;
		}
	abort();
}

static const struct co_loop loop = { loop_watch, loop_unwatch };

/* One turn: waits at most ms and resumes everybody who is ready. */
static void
loop_turn(int ms)
{
	struct pollfd p[LOOP_MAX];
	struct co *ready[LOOP_MAX];
	size_t n = loop_n, nready = 0;
	int64_t now = co_now(), left = ms;

	for (size_t i = 0; i < n; i++) {
		p[i].fd = loop_at[i].fd;
		p[i].events = (short)((loop_at[i].events & CO_READ ? POLLIN : 0) |
		    (loop_at[i].events & CO_WRITE ? POLLOUT : 0));
		p[i].revents = 0;
		if (loop_at[i].deadline - now < left)
			left = loop_at[i].deadline - now;
	}
	if (poll(p, (nfds_t)n, left < 0 ? 0 : (int)left) < 0)
		return;
	now = co_now();
	for (size_t i = 0; i < n; i++)
		if (p[i].revents != 0 || loop_at[i].deadline <= now)
			ready[nready++] = loop_at[i].co;
	/* Whoever runs may wake or end others: each is asked again whether it still waits. */
	for (size_t i = 0; i < nready; i++)
		for (size_t k = 0; k < loop_n; k++)
			if (loop_at[k].co == ready[i]) {
				co_resume(ready[i]);
				break;
			}
}

static inline void
loop_run(void)
{
	while (loop_n > 0)
		loop_turn(1000);
}

/* Runs the loop for so many milliseconds. */
static inline void
loop_for(int ms)
{
	for (int64_t end = co_now() + ms, left; (left = end - co_now()) > 0;)
		loop_turn((int)left);
}
