/*
 * The pool without a web server around it: queries a second, what a slow query costs the others, and
 * what it costs to give one up, beside PQcancel's price for the same.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>
#include <libpq-fe.h>
#include "base/co.h"
#include "db/db.h"
#include "db/loop.h"

struct one_int { int64_t n; };
static const struct col int_col[] = { { "n", TY_INT, false, offsetof(struct one_int, n) } };
static const struct param int_param[] = { { "n", TY_INT, false } };
static const struct query q_key = { .name = "key", .card = ONE, .ncol = 1, .col = int_col, .nparam = 1,
    .param = int_param, .rowsize = sizeof(struct one_int),
    .sql = "SELECT n FROM public.bench WHERE id = $1" };
static const struct query q_sleep = { .name = "sleep", .card = ONE, .ncol = 1, .col = int_col, .nparam = 1,
    .param = int_param, .rowsize = sizeof(struct one_int),
    .sql = "SELECT 1 AS n FROM pg_sleep($1 / 1000.0)" };
static const struct query q_sleepers = { .name = "sleepers", .card = ONE, .ncol = 1, .col = int_col,
    .rowsize = sizeof(struct one_int), .sql = "SELECT count(*) AS n FROM pg_stat_activity "
    "WHERE query LIKE '%FROM pg_sleep($1%' AND state = 'active' AND pid <> pg_backend_pid()" };

enum { SECONDS = 4, ROWS = 100000, SAMPLES = 1 << 20 };
static struct pool *pool;
static char conninfo[512];
static bool stop;
static long done, failed;
static double sample[SAMPLES];
static size_t nsample;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double
cpu(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e6 +
	    (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec);
}

static enum rc
ask(const struct query *q, int64_t arg, int64_t *out)
{
	struct arena *a = arena_new(2048);
	struct one_int row = { 0 };
	struct arg args[] = { arg_int(a, arg) };
	struct db *db = db_open(pool, a, co_now() + 5000, true, NULL);
	enum rc rc = db_run(db, a, q, args, &row, NULL);

	db_close(db);
	arena_free(a);
	*out = row.n;
	return rc;
}

static void
user(void *arg)
{
	unsigned seed = (unsigned)(uintptr_t)arg;

	while (!stop) {
		int64_t n;
		double from = now();
		failed += ask(&q_key, rand_r(&seed) % ROWS, &n) != OK;
		done++;
		if (nsample < SAMPLES)
			sample[nsample++] = now() - from;
	}
}

static void
slow_user(void *arg)
{
	int64_t n;

	(void)arg;
	while (!stop)
		ask(&q_sleep, 200, &n);
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void
load(const char *what, size_t connections, int users, int slow)
{
	pool = pool_new(conninfo, connections);
	stop = false;
	done = failed = 0;
	nsample = 0;
	double c = cpu(), from = now();
	for (int i = 0; i < users; i++)
		co_start(user, (void *)(uintptr_t)(i + 1), NULL);
	for (int i = 0; i < slow; i++)
		co_start(slow_user, NULL, NULL);
	loop_for(SECONDS * 1000);
	stop = true;
	double took = now() - from;
	c = cpu() - c;
	loop_run();
	qsort(sample, nsample, sizeof *sample, by_size);
	printf("%-52s %7.0f queries/s, %4.1f us CPU each, p50 %.2f p90 %.2f p99 %.2f ms, %ld failed\n", what,
	    (double)done * 1e3 / took, c / (double)done, sample[nsample / 2], sample[nsample * 9 / 10],
	    sample[nsample * 99 / 100], failed);
	pool_free(pool);
}

static void
sleeper(void *arg)
{
	int64_t n;

	(void)arg;
	ask(&q_sleep, 2500, &n);
}

/* How long a query outlives the request that gave it up, and the loop's time for it. */
static void
give_up(void)
{
	double lived = 0, stalled = 0, again = 0;
	enum { TIMES = 20 };

	pool = pool_new(conninfo, 4);
	for (int i = 0; i < TIMES; i++) {
		int64_t n;
		struct co *co = co_start(sleeper, NULL, NULL);
		loop_for(50);
		double from = now();
		co_cancel(co);
		stalled += now() - from;
		struct pool *p = pool;
		pool = pool_new(conninfo, 1);
		do
			ask(&q_sleepers, 0, &n);
		while (n > 0);
		lived += now() - from;
		pool_free(pool);
		pool = p;
		from = now();
		ask(&q_key, 1, &n);
		again += now() - from;
	}
	pool_free(pool);
	printf("give up by dropping the connection: the loop stalls %.3f ms, the query lives %.0f ms more, "
	    "the next query with a new connection takes %.1f ms\n", stalled / TIMES, lived / TIMES, again / TIMES);

	stalled = 0;
	PGconn *pg = PQconnectdb(conninfo);
	for (int i = 0; i < TIMES; i++) {
		char why[256];
		PQsendQuery(pg, "SELECT pg_sleep(2.5)");
		usleep(20000);
		double from = now();
		PGcancel *c = PQgetCancel(pg);
		PQcancel(c, why, sizeof why);
		stalled += now() - from;
		PQfreeCancel(c);
		for (PGresult *r; (r = PQgetResult(pg)) != NULL;)
			PQclear(r);
	}
	PQfinish(pg);
	printf("give up by PQcancel: the loop would stall %.3f ms\n", stalled / TIMES);
}

int
main(void)
{
	struct arena *a = arena_new(4096);

	if (getenv("MINGBIAO_TEST_DB") == NULL)
		return 2;
	snprintf(conninfo, sizeof conninfo, "%s user=mingbiao_owner", getenv("MINGBIAO_TEST_DB"));
	co_loop_set(&loop);
	pool = pool_new(conninfo, 1);
	struct db *db = db_open(pool, a, co_now() + 60000, false, NULL);
	if (db_script(db, "DROP TABLE IF EXISTS public.bench; CREATE TABLE public.bench AS SELECT g::bigint AS id, "
	    "g::bigint AS n FROM generate_series(0, 99999) g; CREATE UNIQUE INDEX ON public.bench (id); "
	    "ANALYZE public.bench") != OK) {
		fprintf(stderr, "%s\n", db_error(db));
		return 1;
	}
	db_close(db);
	pool_free(pool);
	load("1 user, 1 connection", 1, 1, 0);
	load("64 users, 4 connections", 4, 64, 0);
	load("64 users, 8 connections", 8, 64, 0);
	load("64 users, 16 connections", 16, 64, 0);
	load("63 users, 8 connections, 1 always in 200 ms", 8, 63, 1);
	load("60 users, 8 connections, 4 always in 200 ms", 8, 60, 4);
	give_up();
	arena_free(a);
	return 0;
}
