#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include "base/co.h"
#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif
#if !defined(__x86_64__) && !defined(CO_UCONTEXT)
#define CO_UCONTEXT
#endif
#if defined(CO_UCONTEXT)
#include <ucontext.h>
#endif

/*
 * A stack is 256 KB of address space of which only the touched pages cost memory,
 * with a page below it that nothing may touch: a runaway recursion ends the worker
 * (the parent starts another), it never reaches somebody else's memory. Up to
 * KEEP stacks wait for the next request; more exist only while they are in use.
 */
enum { STACK = 256 * 1024, GUARD = 4096, KEEP = 64 };

/* Lives at the top of its own stack. */
struct co {
	struct co	*next;		/* in the pool of free ones */
	struct co	*caller;	/* who runs again when this one waits or ends; NULL: the thread */
	void		(*fn)(void *);
	void		*arg, *data;
	char		*map;		/* guard page, then the stack */
	int		 fd;		/* what it waits for */
	bool		 waits, gone, ended;
#if defined(CO_UCONTEXT)
	ucontext_t	 ctx, back;
#else
	void		*sp, *back;	/* stack pointers: its own, its caller's */
#endif
#if defined(__SANITIZE_ADDRESS__)
	void		*fake, *caller_fake;	/* ASan's own frames of both stacks */
	const void	*caller_bottom;
	size_t		 caller_size;
#endif
};

static const struct co_loop	*loop;
static struct co		*current, *pool;
static size_t			 npool;

#if !defined(CO_UCONTEXT)
/*
 * co_switch(save, to): keeps what the System V ABI lets a callee not destroy (six registers, the
 * SSE and x87 control words) on the present stack, stores its pointer in *save, goes on at to.
 * swapcontext(3) would do it too, at the price of two system calls a switch.
 */
void	co_switch(void **save, void *to);
__asm__(
	".text\n"
	".globl co_switch\n"
	".hidden co_switch\n"
	".type co_switch, @function\n"
	"co_switch:\n"
	"	pushq %rbp\n"
	"	pushq %rbx\n"
	"	pushq %r12\n"
	"	pushq %r13\n"
	"	pushq %r14\n"
	"	pushq %r15\n"
	"	subq $8, %rsp\n"
	"	stmxcsr (%rsp)\n"
	"	fnstcw 4(%rsp)\n"
	"	movq %rsp, (%rdi)\n"
	"	movq %rsi, %rsp\n"
	"	ldmxcsr (%rsp)\n"
	"	fldcw 4(%rsp)\n"
	"	addq $8, %rsp\n"
	"	popq %r15\n"
	"	popq %r14\n"
	"	popq %r13\n"
	"	popq %r12\n"
	"	popq %rbx\n"
	"	popq %rbp\n"
	"	ret\n"
	".size co_switch, .-co_switch\n"
);
#endif


static void
stack_switch(struct co *co, bool into)
{
#if defined(CO_UCONTEXT)
	if (into)
		swapcontext(&co->back, &co->ctx);
	else
		swapcontext(&co->ctx, &co->back);
#else
	if (into)
		co_switch(&co->back, co->sp);
	else
		co_switch(&co->sp, co->back);
#endif
}

/* From the thread or another coroutine into co, until it waits or ends. */
static void
enter(struct co *co)
{
	co->caller = current;
	current = co;
#if defined(__SANITIZE_ADDRESS__)
	__sanitizer_start_switch_fiber(&co->caller_fake, co->map + GUARD, STACK);
#endif
	stack_switch(co, true);
#if defined(__SANITIZE_ADDRESS__)
	__sanitizer_finish_switch_fiber(co->caller_fake, NULL, NULL);
#endif
	current = co->caller;
}

/* From co back to whoever entered it. */
static void
leave(struct co *co)
{
#if defined(__SANITIZE_ADDRESS__)
	__sanitizer_start_switch_fiber(co->ended ? NULL : &co->fake, co->caller_bottom,
	    co->caller_size);
#endif
	stack_switch(co, false);
#if defined(__SANITIZE_ADDRESS__)
	__sanitizer_finish_switch_fiber(co->fake, &co->caller_bottom, &co->caller_size);
#endif
}

static void
entry(void)
{
	struct co *co = current;

#if defined(__SANITIZE_ADDRESS__)
	__sanitizer_finish_switch_fiber(NULL, &co->caller_bottom, &co->caller_size);
#endif
	co->fn(co->arg);
	co->ended = true;
	leave(co);
	abort();
}

static char *
map_get(void)
{
	char *map;

	if (pool != NULL) {
		map = pool->map;
		pool = pool->next;
		npool--;
		return map;
	}
	map = mmap(NULL, GUARD + STACK, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
	if (map == MAP_FAILED || mprotect(map, GUARD, PROT_NONE) == -1)
		abort();
	return map;
}

/* Makes co begin in entry, on the bytes from its guard page up to itself. */
static void
prepare(struct co *co)
{
#if defined(CO_UCONTEXT)
	getcontext(&co->ctx);
	co->ctx.uc_stack.ss_sp = co->map + GUARD;
	co->ctx.uc_stack.ss_size = (size_t)((char *)co - co->map) - GUARD;
	makecontext(&co->ctx, entry, 0);
#else
	/*
	 * What co_switch will take off: control words (0x1f80 and 0x37f, the ABI's state at the
	 * start of a process), six registers, the address to return to; above it a return address
	 * of 0 that ends a debugger's backtrace and leaves the stack aligned as behind a call:
	 * eight off sixteen (what pthread_create and printf's floats rely on, to name two).
	 */
	uint64_t *sp = (uint64_t *)(void *)co - 9;
	memset(sp, 0, 9 * sizeof *sp);
	sp[0] = (uint64_t)0x37f << 32 | 0x1f80;
	sp[7] = (uint64_t)(uintptr_t)entry;
	co->sp = sp;
#endif
}

static struct co *
co_get(void)
{
	char *map = map_get();
	struct co *co = (struct co *)(void *)(map +
	    ((GUARD + STACK - sizeof *co) & ~(size_t)63));

	memset(co, 0, sizeof *co);
	co->map = map;
	prepare(co);
	return co;
}

static void
co_put(struct co *co)
{
#if defined(__SANITIZE_ADDRESS__)
	/* Frames that never returned (entry's) leave their poison behind. */
	ASAN_UNPOISON_MEMORY_REGION(co->map + GUARD, STACK);
#endif
	if (npool >= KEEP) {
		munmap(co->map, GUARD + STACK);
		return;
	}
	co->next = pool;
	pool = co;
	npool++;
}

void
co_loop_set(const struct co_loop *l)
{
	loop = l;
}

struct co *
co_start(void (*fn)(void *), void *arg, void *data)
{
	struct co *co = co_get();

	co->fn = fn;
	co->arg = arg;
	co->data = data;
	enter(co);
	if (!co->ended)
		return co;
	co_put(co);
	return NULL;
}

bool
co_resume(struct co *co)
{
	if (co->waits) {
		/* Not always the loop that wakes it: a released connection does too. */
		co->waits = false;
		loop->unwatch(co, co->fd);
	}
	enter(co);
	if (!co->ended)
		return false;
	co_put(co);
	return true;
}

void
co_cancel(struct co *co)
{
	co->gone = true;
	if (!co_resume(co))
		abort();	/* co_wait never waits again once gone is set */
}

struct co *
co_self(void)
{
	return current;
}

void *
co_data(struct co *co)
{
	return co->data;
}

/* 1: fd is ready (or in error, which the next read or write will tell), 0: not by then. */
static int
ready(int fd, int events, int64_t deadline)
{
	struct pollfd p = { .fd = fd, .events = (short)((events & CO_READ ? POLLIN : 0) |
	    (events & CO_WRITE ? POLLOUT : 0)) };

	for (;;) {
		int64_t left = deadline - co_now();
		int n = poll(&p, 1, left < 0 ? 0 : left > INT_MAX ? INT_MAX : (int)left);
		if (n > 0)
			return 1;
		if (n == -1 && errno != EINTR)
			abort();
		if (left <= 0)
			return 0;
	}
}

enum rc
co_wait(int fd, int events, int64_t deadline)
{
	struct co *co = current;

	if (co == NULL)
		return ready(fd, events, deadline) ? OK : E_BUSY;
	if (co->gone)
		return E_GONE;
	co->fd = fd;
	co->waits = true;
	loop->watch(co, fd, events, deadline);
	leave(co);
	if (co->gone)
		return E_GONE;
	/* Late is not the same as in vain: both may have come true in the same turn of the loop. */
	if (co_now() < deadline)
		return OK;
	return fd >= 0 && ready(fd, events, 0) ? OK : E_BUSY;
}

int64_t
co_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}
