#include <poll.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "base/co.h"
#include "base/job.h"

/* An event loop of the smallest kind: it knows who waits for what, and turns until nobody does. */
enum { SLOTS = 128 };
static struct { struct co *co; int fd; int64_t deadline; } slot[SLOTS];

static void
watch(struct co *co, int fd, int events, int64_t deadline)
{
	assert_int_equal(events, CO_READ);
	for (int i = 0; i < SLOTS; i++)
		if (slot[i].co == NULL) {
			slot[i].co = co;
			slot[i].fd = fd;
			slot[i].deadline = deadline;
			return;
		}
	fail();
}

static void
unwatch(struct co *co, int fd)
{
	for (int i = 0; i < SLOTS; i++)
		if (slot[i].co == co) {
			assert_int_equal(slot[i].fd, fd);
			slot[i].co = NULL;
		}
}

static const struct co_loop loop = { watch, unwatch };

static bool
turn(void)
{
	struct pollfd p[SLOTS];
	int n = 0;

	for (int i = 0; i < SLOTS; i++) {
		p[i] = (struct pollfd){ .fd = slot[i].co != NULL ? slot[i].fd : -1, .events = POLLIN };
		n += slot[i].co != NULL;
	}
	if (n == 0)
		return false;
	poll(p, SLOTS, 10);
	for (int i = 0; i < SLOTS; i++)
		if (slot[i].co != NULL && (p[i].revents || co_now() >= slot[i].deadline))
			co_resume(slot[i].co);
	return true;
}

/* The work: says on which thread it ran, and waits where the test wants it to. */
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static volatile int ran;
struct sum { int a, b, sum; pthread_t thread; };

static void
add(void *data)
{
	struct sum *s = data;

	pthread_mutex_lock(&gate);
	s->sum = s->a + s->b;
	s->thread = pthread_self();
	ran++;
	pthread_mutex_unlock(&gate);
}

struct caller { struct sum s; int64_t deadline; enum rc rc; bool back; };

static void
calls(void *arg)
{
	struct caller *c = arg;

	c->rc = job_run(add, &c->s, sizeof c->s, c->deadline);
	c->back = true;
}

static void
outside_it_runs_at_once(void **state)
{
	struct sum s = { .a = 2, .b = 3 };

	(void)state;
	assert_int_equal(job_run(add, &s, sizeof s, 0), OK);
	assert_int_equal(s.sum, 5);
	assert_true(pthread_equal(s.thread, pthread_self()));
	assert_int_equal(job_run(add, &s, JOB_DATA_MAX + 1, 0), E_FAULT);
}

static void
within_it_runs_beside(void **state)
{
	struct caller c[20];

	(void)state;
	memset(c, 0, sizeof c);
	pthread_mutex_lock(&gate);
	for (int i = 0; i < 20; i++) {
		c[i].s.a = i;
		c[i].s.b = 100;
		c[i].deadline = co_now() + 60000;
		assert_non_null(co_start(calls, &c[i], NULL));
	}
	pthread_mutex_unlock(&gate);
	while (turn())
		;
	for (int i = 0; i < 20; i++) {
		assert_true(c[i].back);
		assert_int_equal(c[i].rc, OK);
		assert_int_equal(c[i].s.sum, i + 100);
		assert_false(pthread_equal(c[i].s.thread, pthread_self()));
	}
}

static void
full_is_busy(void **state)
{
	struct caller c[JOB_QUEUE + JOB_THREADS + 3];
	int busy = 0, n = sizeof c / sizeof *c;

	(void)state;
	memset(c, 0, sizeof c);
	pthread_mutex_lock(&gate);
	for (int i = 0; i < n; i++) {
		c[i].deadline = co_now() + 60000;
		co_start(calls, &c[i], NULL);
		if (i < JOB_THREADS)
			usleep(50000);		/* the thread takes it out of the queue */
	}
	for (int i = 0; i < n; i++)
		busy += c[i].back && c[i].rc == E_BUSY;
	assert_int_equal(busy, 3);
	pthread_mutex_unlock(&gate);
	while (turn())
		;
	for (int i = 0; i < n - 3; i++)
		assert_int_equal(c[i].rc, OK);
}

/* One leaves while the thread has its job, one while its job waits; the rest gets its turn. */
static void
leaving(void **state)
{
	struct caller c[3];
	struct co *co[3];
	int before = ran;

	(void)state;
	memset(c, 0, sizeof c);
	pthread_mutex_lock(&gate);
	for (int i = 0; i < 3; i++) {
		c[i].s.a = 40 + i;
		c[i].deadline = co_now() + 60000;
		co[i] = co_start(calls, &c[i], NULL);
		usleep(50000);
	}
	co_cancel(co[0]);
	co_cancel(co[1]);
	assert_int_equal(c[0].rc, E_GONE);
	assert_int_equal(c[1].rc, E_GONE);
	pthread_mutex_unlock(&gate);
	while (turn())
		;
	assert_int_equal(c[2].rc, OK);
	assert_int_equal(c[2].s.sum, 42);
	assert_int_equal(ran, before + 2);	/* the second was never done */
	assert_int_equal(c[0].s.sum, 0);
}

static void
late_is_busy(void **state)
{
	struct caller c = { .deadline = co_now() + 20 };

	(void)state;
	pthread_mutex_lock(&gate);
	assert_non_null(co_start(calls, &c, NULL));
	while (turn())
		;
	assert_int_equal(c.rc, E_BUSY);
	pthread_mutex_unlock(&gate);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(outside_it_runs_at_once),
		cmocka_unit_test(within_it_runs_beside),
		cmocka_unit_test(full_is_busy),
		cmocka_unit_test(leaving),
		cmocka_unit_test(late_is_busy),
	};

	co_loop_set(&loop);
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
