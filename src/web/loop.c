#include <errno.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include "kore/mend.h"
#include "web/server.h"

/*
 * Coroutines on Kore's event loop. A descriptor has one entry for good, so an event that comes late
 * finds nobody waiting instead of freed memory. Registration is for one event (EPOLLONESHOT): one
 * system call a wait, where Kore's own functions make two, and none to take it back after the
 * event.
 */
struct entry { struct kore_event evt; int fd; bool fired; struct waiter *w; };

static struct entry	**entries;
static size_t		 nentries;

/* Waiters by deadline: a binary heap, at is the place + 1 (0: not in it). */
static struct waiter	**heap;
static size_t		 nheap, heap_cap;

static void
place(struct waiter *w, size_t i)
{
	heap[i] = w;
	w->at = i + 1;
}

static void
sift_up(struct waiter *w, size_t i)
{
	for (; i > 0 && heap[(i - 1) / 2]->deadline > w->deadline; i = (i - 1) / 2)
		place(heap[(i - 1) / 2], i);
	place(w, i);
}

static void
sift_down(struct waiter *w, size_t i)
{
	for (size_t child; (child = 2 * i + 1) < nheap; i = child) {
		if (child + 1 < nheap && heap[child + 1]->deadline < heap[child]->deadline)
			child++;
		if (w->deadline <= heap[child]->deadline)
			break;
		place(heap[child], i);
	}
	place(w, i);
}

static void
heap_add(struct waiter *w)
{
	if (nheap == heap_cap) {
		heap_cap = heap_cap == 0 ? 64 : heap_cap * 2;
		if ((heap = realloc(heap, heap_cap * sizeof *heap)) == NULL)
			abort();
	}
	sift_up(w, nheap++);
}

static void
heap_drop(struct waiter *w)
{
	size_t i = w->at - 1;
	struct waiter *last = heap[--nheap];

	w->at = 0;
	if (last == w)
		return;
	if (i > 0 && heap[(i - 1) / 2]->deadline > last->deadline)
		sift_up(last, i);
	else
		sift_down(last, i);
}

static void
on_event(void *arg, int error)
{
	struct entry *e = arg;

	(void)error;		/* the next read or write says what it is */
	e->fired = true;
	if (e->w != NULL)
		co_resume(e->w->co);
}

static struct entry *
entry(int fd)
{
	if (fd < 0 || (size_t)fd >= nentries)
		abort();
	struct entry *e = entries[fd];
	if (e == NULL) {
		if ((e = calloc(1, sizeof *e)) == NULL)
			abort();
		e->evt.handle = on_event;
		e->fd = fd;
		entries[fd] = e;
	}
	return e;
}

static void
watch(struct co *co, int fd, int events, int64_t deadline)
{
	struct waiter *w = co_data(co);

	w->co = co;
	w->fd = fd;
	w->deadline = deadline;
	heap_add(w);
	if (fd == -1)
		return;
	struct entry *e = entry(fd);
	struct epoll_event ev = { .data.ptr = e, .events = EPOLLONESHOT |
	    (events & CO_READ ? (uint32_t)(EPOLLIN | EPOLLRDHUP) : 0) |
	    (events & CO_WRITE ? (uint32_t)EPOLLOUT : 0) };
	if (e->w != NULL)
		abort();	/* two waiters for one descriptor */
	e->w = w;
	e->fired = false;
	if (epoll_ctl(mend_epoll, EPOLL_CTL_MOD, fd, &ev) == -1 &&
	    (errno != ENOENT || epoll_ctl(mend_epoll, EPOLL_CTL_ADD, fd, &ev) == -1))
		fatal("epoll_ctl: %s", errno_s);
}

static void
unwatch(struct co *co, int fd)
{
	struct waiter *w = co_data(co);

	heap_drop(w);
	if (fd == -1)
		return;
	struct entry *e = entry(fd);
	e->w = NULL;
	if (!e->fired)
		epoll_ctl(mend_epoll, EPOLL_CTL_DEL, fd, NULL);
}

void
loop_init(void)
{
	static const struct co_loop loop = { watch, unwatch };
	struct rlimit rl;

	if (getrlimit(RLIMIT_NOFILE, &rl) == -1)
		fatal("getrlimit: %s", errno_s);
	nentries = (size_t)rl.rlim_cur;
	if ((entries = calloc(nentries, sizeof(struct entry *))) == NULL)
		fatal("no memory");
	co_loop_set(&loop);
}

int64_t
loop_next(int64_t now, int64_t want)
{
	if (nheap == 0)
		return want;
	int64_t left = heap[0]->deadline - now;
	return left < 0 ? 0 : left < want ? left : want;
}

void
loop_due(int64_t now)
{
	while (nheap > 0 && heap[0]->deadline <= now)
		co_resume(heap[0]->co);
}
