#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/rc.h"

/*
 * Coroutines, and the one way to wait. A handler is straight-line code on a
 * stack of its own; where it would block it calls co_wait, which inside a
 * coroutine gives the thread back to the event loop and outside of one (the
 * command line, tests) simply polls. So src/db has one code for both.
 */
struct co;

enum { CO_READ = 1, CO_WRITE = 2 };

/*
 * How an event loop takes part: watch is asked to call co_resume(co) when fd is
 * ready for events (CO_READ|CO_WRITE), once, or when deadline (ms, the clock of
 * co_now) has passed; unwatch takes that back. fd -1 waits for the deadline alone.
 */
struct co_loop {
	void	(*watch)(struct co *, int fd, int events, int64_t deadline);
	void	(*unwatch)(struct co *, int fd);
};

/* The loop of this process; set once before the first co_start. */
void		 co_loop_set(const struct co_loop *);

/*
 * Runs fn(arg) on a stack from the pool until it waits or ends. Returns the
 * coroutine while it waits, NULL when it has ended already. data is what
 * co_data of the coroutine returns.
 */
struct co	*co_start(void (*fn)(void *arg), void *arg, void *data);

/* Goes on with a waiting coroutine; true when it has ended (co is gone then). */
bool		 co_resume(struct co *);

/*
 * Tells a waiting coroutine that nobody needs it any more and runs it to its
 * end: each co_wait in it, the present one too, returns E_GONE at once.
 */
void		 co_cancel(struct co *);

/* The coroutine that runs now, NULL outside of one; and its data. */
struct co	*co_self(void);
void		*co_data(struct co *);

/*
 * Waits until fd is ready for events or co_now() has reached deadline.
 * OK: ready. E_BUSY: the deadline came first. E_GONE: co_cancel was called.
 */
enum rc		 co_wait(int fd, int events, int64_t deadline);

/* Monotonic milliseconds. */
int64_t		 co_now(void);
