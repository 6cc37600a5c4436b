#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>
#include "base/co.h"

/* A loop of the smallest kind: the test itself decides when whom to resume. */
struct watched { struct co *co; int fd, events; int64_t deadline; int watches, unwatches; };
static struct watched last;

static void
watch(struct co *co, int fd, int events, int64_t deadline)
{
	last.co = co;
	last.fd = fd;
	last.events = events;
	last.deadline = deadline;
	last.watches++;
}

static void
unwatch(struct co *co, int fd)
{
	assert_ptr_equal(co, last.co);
	assert_int_equal(fd, last.fd);
	last.unwatches++;
}

static const struct co_loop loop = { watch, unwatch };

static int
setup(void **state)
{
	(void)state;
	memset(&last, 0, sizeof last);
	co_loop_set(&loop);
	return 0;
}

static void
once(void *arg)
{
	*(int *)arg += 1;
}

static void
ends_at_once(void **state)
{
	int n = 0;

	(void)state;
	for (int i = 0; i < 1000; i++)
		assert_null(co_start(once, &n, NULL));
	assert_int_equal(n, 1000);
	assert_null(co_self());
}

struct talk { enum rc rc[4]; int at; int fd; int64_t deadline; struct co *self; void *data; double x; };

static void
waits_twice(void *arg)
{
	struct talk *t = arg;
	volatile char frame[4096];

	memset((void *)(uintptr_t)frame, t->fd, sizeof frame);
	t->self = co_self();
	t->data = co_data(t->self);
	t->at = 1;
	double x = t->x;
	t->rc[0] = co_wait(t->fd, CO_READ, t->deadline);
	t->at = 2;
	t->rc[1] = co_wait(t->fd, CO_WRITE, t->deadline);
	for (size_t i = 0; i < sizeof frame; i++)
		assert_int_equal(frame[i], (char)t->fd);
	t->x = x / 3;
	t->at = 3;
}

static void
waits_and_goes_on(void **state)
{
	struct talk t = { .fd = 77, .deadline = INT64_MAX, .x = 1.5 };
	int data;

	(void)state;
	struct co *co = co_start(waits_twice, &t, &data);
	assert_non_null(co);
	assert_ptr_equal(co, t.self);
	assert_ptr_equal(t.data, &data);
	assert_null(co_self());
	assert_int_equal(last.fd, 77);
	assert_int_equal(last.events, CO_READ);
	assert_int_equal(t.at, 1);
	assert_false(co_resume(co));
	assert_int_equal(t.at, 2);
	assert_int_equal(last.events, CO_WRITE);
	assert_true(co_resume(co));
	assert_int_equal(t.at, 3);
	assert_int_equal(t.rc[0], OK);
	assert_int_equal(t.rc[1], OK);
	assert_int_equal(last.watches, 2);
	assert_int_equal(last.unwatches, 2);
	assert_true(t.x > 0.49 && t.x < 0.51);
}

static void
cancel_ends_every_wait(void **state)
{
	struct talk t = { .fd = 5, .deadline = INT64_MAX };

	(void)state;
	struct co *co = co_start(waits_twice, &t, NULL);
	co_cancel(co);
	assert_int_equal(t.at, 3);
	assert_int_equal(t.rc[0], E_GONE);
	assert_int_equal(t.rc[1], E_GONE);
	assert_int_equal(last.watches, 1);
	assert_int_equal(last.unwatches, 1);
}

static void
deadline_is_busy(void **state)
{
	int p[2];

	(void)state;
	assert_int_equal(pipe(p), 0);
	struct talk t = { .fd = p[0], .deadline = co_now() };
	struct co *co = co_start(waits_twice, &t, NULL);
	assert_int_equal(last.deadline, t.deadline);
	assert_false(co_resume(co));
	assert_int_equal(t.rc[0], E_BUSY);
	co_cancel(co);

	/* Something to read, and the deadline over: what came is not thrown away. */
	assert_int_equal(write(p[1], "x", 1), 1);
	co = co_start(waits_twice, &t, NULL);
	assert_false(co_resume(co));
	assert_int_equal(t.rc[0], OK);
	co_cancel(co);
	close(p[0]);
	close(p[1]);
}

static void
outside_it_polls(void **state)
{
	int p[2];

	(void)state;
	assert_int_equal(pipe(p), 0);
	int64_t from = co_now();
	assert_int_equal(co_wait(p[0], CO_READ, from + 20), E_BUSY);
	assert_true(co_now() >= from + 20);
	assert_int_equal(co_wait(-1, 0, co_now() + 5), E_BUSY);
	assert_int_equal(co_wait(p[1], CO_WRITE, INT64_MAX), OK);
	assert_int_equal(write(p[1], "x", 1), 1);
	assert_int_equal(co_wait(p[0], CO_READ, co_now()), OK);
	close(p[0]);
	close(p[1]);
	assert_int_equal(last.watches, 0);
}

/* As the ABI has it: code of the C library keeps 16-byte values on the stack without asking. */
static void
is_aligned(void *arg)
{
	*(uintptr_t *)arg = (uintptr_t)__builtin_frame_address(0) % 16;
}

static void
stack_is_aligned(void **state)
{
	uintptr_t off = 1;

	(void)state;
	assert_null(co_start(is_aligned, &off, NULL));
	assert_int_equal(off, 0);
}

static struct co *sleeper;
static int woken;

static void
sleeps(void *arg)
{
	(void)arg;
	woken = co_wait(-1, 0, INT64_MAX) == OK;
}

static void
wakes(void *arg)
{
	struct co *me = co_self();

	assert_true(co_resume(sleeper));
	assert_ptr_equal(co_self(), me);
	*(int *)arg = 1;
}

static void
one_wakes_another(void **state)
{
	int done = 0;

	(void)state;
	woken = 0;
	sleeper = co_start(sleeps, NULL, NULL);
	assert_non_null(sleeper);
	assert_null(co_start(wakes, &done, NULL));
	assert_int_equal(done, 1);
	assert_int_equal(woken, 1);
}

static void
many_at_once(void **state)
{
	enum { N = 300 };
	static struct talk t[N];
	static struct co *co[N];

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < N; i++) {
			t[i] = (struct talk){ .fd = i, .deadline = INT64_MAX };
			co[i] = co_start(waits_twice, &t[i], NULL);
		}
		for (int k = 0; k < 2; k++) {
			for (int i = N - 1; i >= 0; i--) {
				last.co = co[i];
				last.fd = i;
				assert_int_equal(co_resume(co[i]), k == 1);
			}
		}
		for (int i = 0; i < N; i++)
			assert_int_equal(t[i].at, 3);
	}
}

static int
dig(int n)
{
	volatile char frame[1024];

	frame[0] = (char)n;
	return n == 0 ? 0 : dig(n - 1) + frame[0];
}

static void
digs(void *arg)
{
	*(volatile int *)arg = dig(*(volatile int *)arg);
}

/* 150 frames of 1 KB fit; 10,000 meet the guard page, which ends the process at once. */
static void
deep_and_too_deep(void **state)
{
	int n = 150, status;

	(void)state;
	assert_null(co_start(digs, &n, NULL));
	pid_t pid = fork();
	if (pid == 0) {
		close(2);
		n = 10000;
		co_start(digs, &n, NULL);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_false(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(ends_at_once, setup),
		cmocka_unit_test_setup(waits_and_goes_on, setup),
		cmocka_unit_test_setup(cancel_ends_every_wait, setup),
		cmocka_unit_test_setup(deadline_is_busy, setup),
		cmocka_unit_test_setup(outside_it_polls, setup),
		cmocka_unit_test_setup(stack_is_aligned, setup),
		cmocka_unit_test_setup(one_wakes_another, setup),
		cmocka_unit_test_setup(many_at_once, setup),
		cmocka_unit_test_setup(deep_and_too_deep, setup),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
