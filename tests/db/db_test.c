/*
 * src/db/db.c against a real server: types, errors, transactions, the pool's turns, and what
 * happens to a query, a transaction and a connection when their request gives up or their
 * server goes away.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>
#include "base/co.h"
#include "db/db.h"
#include "db/loop.h"

/* ---- queries, as sqlgen makes them ---- */

struct kinds {
	int64_t i;
	const int64_t *in;
	bool b;
	const bool *bn;
	const char *t, *tn;
	struct bytes y, yn;
};
static const struct col kinds_col[] = {
	{ "i", TY_INT, false, offsetof(struct kinds, i) },
	{ "in", TY_INT, true, offsetof(struct kinds, in) },
	{ "b", TY_BOOL, false, offsetof(struct kinds, b) },
	{ "bn", TY_BOOL, true, offsetof(struct kinds, bn) },
	{ "t", TY_TEXT, false, offsetof(struct kinds, t) },
	{ "tn", TY_TEXT, true, offsetof(struct kinds, tn) },
	{ "y", TY_BYTES, false, offsetof(struct kinds, y) },
	{ "yn", TY_BYTES, true, offsetof(struct kinds, yn) },
};
static const struct param kinds_param[] = {
	{ "i", TY_INT, false }, { "in", TY_INT, true }, { "b", TY_BOOL, false }, { "bn", TY_BOOL, true },
	{ "t", TY_TEXT, false }, { "tn", TY_TEXT, true }, { "y", TY_BYTES, false },
	{ "yn", TY_BYTES, true },
};
static const struct query q_kinds = {
	.name = "kinds",
	.sql = "SELECT $1::bigint AS i, $2::bigint AS in, $3::bool AS b, $4::bool AS bn, $5::text AS t, "
	    "$6::text AS tn, $7::bytea AS y, $8::bytea AS yn",
	.card = ONE, .nparam = 8, .ncol = 8, .rowsize = sizeof(struct kinds), .param = kinds_param,
	.col = kinds_col,
};

struct one_int { int64_t n; };
static const struct col int_col[] = { { "n", TY_INT, false, offsetof(struct one_int, n) } };
static const struct param int_param[] = { { "n", TY_INT, false }, { "m", TY_INT, false } };
static const struct param text_param[] = { { "s", TY_TEXT, false } };
#define QUERY(id, card_, np, write_, text) \
	static const struct query q_##id = { .name = #id, .sql = text, .card = card_, .nparam = np, \
	    .ncol = card_ == EXEC ? 0 : 1, .rowsize = sizeof(struct one_int), .param = int_param, \
	    .col = int_col, .write = write_ }
QUERY(series, MANY, 1, false, "SELECT n FROM generate_series(1, $1) n");
QUERY(two_rows, ONE, 0, false, "SELECT n FROM generate_series(1, 2) n");
QUERY(null_int, ONE, 0, false, "SELECT NULL::bigint AS n");
QUERY(not_int, ONE, 0, false, "SELECT 1.5 AS n");
QUERY(pid, ONE, 0, false, "SELECT pg_backend_pid() AS n");
QUERY(sleep, ONE, 1, false, "SELECT 1 AS n FROM pg_sleep($1 / 1000.0)");
QUERY(sleep_write, ONE, 1, true, "SELECT 1 AS n FROM pg_sleep($1 / 1000.0)");
QUERY(kill, ONE, 1, false, "SELECT pg_terminate_backend($1::int)::int AS n");
QUERY(add, EXEC, 2, true, "INSERT INTO public.probe (id, n) VALUES ($1, $2)");
QUERY(get, ONE, 1, false, "SELECT n FROM public.probe WHERE id = $1");
QUERY(sum, ONE, 0, false, "SELECT coalesce(sum(n), 0)::bigint AS n FROM public.probe");
QUERY(set, EXEC, 2, true, "UPDATE public.probe SET n = $2 WHERE id = $1");
QUERY(clear, EXEC, 0, true, "DELETE FROM public.probe");
QUERY(backends, ONE, 0, false, "SELECT count(*) AS n FROM pg_stat_activity WHERE "
    "datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()");
QUERY(sleepers, ONE, 0, false, "SELECT count(*) AS n FROM pg_stat_activity WHERE "
    "query LIKE '%FROM pg_sleep($1%' AND state = 'active' AND pid <> pg_backend_pid()");
QUERY(alive, ONE, 1, false, "SELECT count(*) AS n FROM pg_stat_activity WHERE pid = $1");
static const struct query q_raise = {
	.name = "raise", .sql = "SELECT public.probe_raise($1)", .card = EXEC, .nparam = 1,
	.param = text_param,
};

/* ---- the ground of every test ---- */

static char conninfo[512];
static struct arena *a;
static struct pool *pool;

static struct db *
open_db(int ms)
{
	return db_open(pool, a, co_now() + ms, true, "test");
}

/* One query from outside of the pool under test. */
static int64_t
ask(const struct query *q, int64_t arg)
{
	struct pool *p = pool_new(conninfo, 1);
	struct db *db = db_open(p, a, co_now() + 5000, false, NULL);
	struct one_int row = { -1 };
	struct arg args[] = { arg_int(a, arg) };

	assert_int_equal(db_run(db, a, q, args, &row, NULL), OK);
	db_close(db);
	pool_free(p);
	return row.n;
}

/* Lets the loop go on until the query says n, which it must within ten seconds. */
static void
until(const struct query *q, int64_t arg, int64_t n)
{
	int64_t end = co_now() + 10000;

	while (ask(q, arg) != n) {
		assert_true(co_now() < end);
		loop_turn(5);
	}
}

/* Ends a backend from outside and waits until it is gone. */
static void
kill_backend(int64_t pid)
{
	assert_int_equal(ask(&q_kill, pid), 1);
	for (int i = 0; ask(&q_alive, pid) != 0; i++) {
		assert_true(i < 1000);
		usleep(10000);
	}
}

static int
setup(void **state)
{
	(void)state;
	co_loop_set(&loop);
	a = arena_new(1 << 16);
	pool = pool_new(conninfo, 4);
	struct db *db = open_db(5000);
	assert_int_equal(db_run(db, a, &q_clear, NULL, NULL, NULL), OK);
	db_close(db);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	assert_int_equal(loop_n, 0);
	pool_free(pool);
	arena_free(a);
	return 0;
}

/* ---- values ---- */

static enum rc
run_kinds(struct db *db, struct kinds *in, struct kinds *out)
{
	const struct arg args[] = { arg_int(a, in->i), arg_int_null(a, in->in), arg_bool(in->b),
	    arg_bool_null(in->bn), arg_text(in->t), arg_text(in->tn), arg_bytes(a, in->y),
	    arg_bytes(a, in->yn) };

	return db_run(db, a, &q_kinds, args, out, NULL);
}

static void
values_come_back_as_they_went(void **state)
{
	int64_t big = INT64_MAX;
	bool no = false;
	struct kinds out, full = { .i = INT64_MIN, .in = &big, .b = true, .bn = &no,
	    .t = "𠮷 ½ \"quoted\" \\ '\n", .tn = "", .y = { (const uint8_t *)"\0\xFFz\\", 4 },
	    .yn = { (const uint8_t *)"", 0 } };
	struct kinds nulls = { .t = "", .y = { (const uint8_t *)"x", 1 } };
	struct db *db = open_db(5000);

	(void)state;
	assert_int_equal(run_kinds(db, &full, &out), OK);
	assert_true(out.i == INT64_MIN && *out.in == INT64_MAX && out.b && !*out.bn);
	assert_string_equal(out.t, full.t);
	assert_string_equal(out.tn, "");
	assert_int_equal(out.y.n, 4);
	assert_memory_equal(out.y.p, full.y.p, 4);
	assert_non_null(out.yn.p);
	assert_int_equal(out.yn.n, 0);
	assert_int_equal(run_kinds(db, &nulls, &out), OK);
	assert_null(out.in);
	assert_null(out.bn);
	assert_null(out.tn);
	assert_null(out.yn.p);
	assert_string_equal(out.t, "");
	db_close(db);
}

static void
what_was_not_said_is_a_fault(void **state)
{
	struct one_int row;
	struct kinds out, missing = { .t = NULL, .y = { (const uint8_t *)"x", 1 } };
	struct db *db = open_db(5000);

	(void)state;
	assert_int_equal(run_kinds(db, &missing, &out), E_FAULT);
	assert_int_equal(db_run(db, a, &q_two_rows, NULL, &row, NULL), E_FAULT);
	assert_int_equal(db_run(db, a, &q_null_int, NULL, &row, NULL), E_FAULT);
	assert_int_equal(db_run(db, a, &q_not_int, NULL, &row, NULL), E_FAULT);
	db_close(db);
}

static void
rows_come_as_an_array(void **state)
{
	struct one_int *rows;
	size_t n;
	struct db *db = open_db(5000);
	struct arg args[] = { arg_int(a, 1000) }, none[] = { arg_int(a, 0) };

	(void)state;
	assert_int_equal(db_run(db, a, &q_series, args, &rows, &n), OK);
	assert_int_equal(n, 1000);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(rows[i].n, i + 1);
	assert_int_equal(db_run(db, a, &q_series, none, &rows, &n), OK);
	assert_int_equal(n, 0);
	assert_non_null(rows);
	db_close(db);
}

static enum rc
add(struct db *db, int64_t id, int64_t n)
{
	struct arg args[] = { arg_int(a, id), arg_int(a, n) };

	return db_run(db, a, &q_add, args, NULL, NULL);
}

static void
errors_mean_what_rc_h_says(void **state)
{
	/* SQLSTATE and what becomes of it; the text holds no value somebody typed. */
	static const struct { const char *state; enum rc rc; } want[] = {
		{ "53100", E_AWAY }, { "53200", E_AWAY }, { "57P01", E_AWAY }, { "58030", E_AWAY },
		{ "25006", E_AWAY }, { "55P03", E_BUSY }, { "57014", E_BUSY }, { "40001", E_BUSY },
		{ "42501", E_DB }, { "22P02", E_DB }, { "P0001", E_DB }, { "23502", E_DB },
		{ "23505", E_DB },	/* no constraint's name with it: nobody could say which */
	};
	struct one_int row;
	struct db *db = open_db(5000);

	(void)state;
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		struct arg args[] = { arg_text(want[i].state) };
		assert_int_equal(db_run(db, a, &q_raise, args, NULL, NULL), want[i].rc);
		assert_string_equal(db_error(db), "probe");
	}
	assert_int_equal(add(db, 1, 1), OK);
	assert_string_equal(db_constraint(db), "");
	assert_int_equal(add(db, 1, 1), E_CONFLICT);
	assert_string_equal(db_constraint(db), "probe_once");
	assert_int_equal(add(db, 2, -1), E_CONFLICT);
	assert_string_equal(db_constraint(db), "probe_positive");
	struct arg args[] = { arg_int(a, 77) };
	assert_int_equal(db_run(db, a, &q_get, args, &row, NULL), E_NOTFOUND);
	assert_string_equal(db_constraint(db), "");
	db_close(db);
}

static void
rows_touched_are_counted(void **state)
{
	size_t n = 9;
	struct db *db = open_db(5000);

	(void)state;
	assert_int_equal(add(db, 1, 1), OK);
	assert_int_equal(add(db, 2, 1), OK);
	assert_int_equal(db_run(db, a, &q_clear, NULL, NULL, &n), OK);
	assert_int_equal(n, 2);
	assert_int_equal(db_run(db, a, &q_clear, NULL, NULL, NULL), OK);
	db_close(db);
}

static void
ten_thousand_queries_leak_nothing(void **state)
{
	struct arena *each = arena_new(1 << 14);
	size_t before = 0;

	(void)state;
	for (int i = 0; i < 10000; i++) {
		struct one_int row;
		struct db *db = db_open(pool, each, co_now() + 5000, true, NULL);
		assert_int_equal(db_run(db, each, &q_pid, NULL, &row, NULL), OK);
		struct arg args[] = { arg_text(i % 2 ? "40001" : "23505") };
		if (i % 10 == 0)
			assert_int_not_equal(db_run(db, each, &q_raise, args, NULL, NULL), OK);
		db_close(db);
		arena_reset(each);
		if (i == 1000)
			before = mallinfo2().uordblks;
	}
	assert_true(mallinfo2().uordblks <= before + 4096);
	arena_free(each);
}

/* ---- transactions ---- */

static enum rc
add_two(struct db *db, void *arg)
{
	(void)arg;
	TRY(add(db, 1, 10));
	return add(db, 2, 20);
}

static enum rc
add_and_refuse(struct db *db, void *arg)
{
	TRY(add(db, 3, 30));
	return *(enum rc *)arg;
}

static enum rc
swallow(struct db *db, void *arg)
{
	(void)arg;
	TRY(add(db, 4, 40));
	add(db, 4, 40);
	return OK;
}

static enum rc
nested(struct db *db, void *arg)
{
	return db_tx(db, add_two, arg);
}

static void
a_transaction_is_all_or_nothing(void **state)
{
	enum rc refuse = E_INPUT;
	struct db *db = open_db(5000);

	(void)state;
	assert_int_equal(db_tx(db, add_two, NULL), OK);
	assert_int_equal(ask(&q_sum, 0), 30);
	assert_int_equal(db_tx(db, add_two, NULL), E_CONFLICT);
	assert_string_equal(db_constraint(db), "probe_once");
	assert_int_equal(db_tx(db, add_and_refuse, &refuse), E_INPUT);
	assert_int_equal(db_tx(db, swallow, NULL), E_FAULT);
	assert_int_equal(db_tx(db, nested, NULL), E_FAULT);
	assert_int_equal(ask(&q_sum, 0), 30);
	assert_int_equal(add(db, 5, 5), OK);
	db_close(db);
	assert_int_equal(ask(&q_sum, 0), 35);
}

/* These read the sum and write what they read, all having read before one writes: one must see the other's. */
struct race { int64_t id; int runs; enum rc rc; };
static int have_read;

static enum rc
write_skew(struct db *db, void *arg)
{
	struct race *r = arg;
	struct one_int row;

	r->runs++;
	TRY(db_run(db, a, &q_sum, NULL, &row, NULL));
	have_read++;
	while (have_read < 3)
		co_wait(-1, 0, co_now() + 5);
	return add(db, r->id, row.n + 1);
}

static void
race(void *arg)
{
	struct race *r = arg;
	struct db *db = open_db(5000);

	r->rc = db_tx(db, write_skew, r);
	db_close(db);
}

static void
who_loses_a_race_runs_again(void **state)
{
	struct race r[3] = { { .id = 1 }, { .id = 2 }, { .id = 3 } };

	(void)state;
	have_read = 0;
	for (size_t i = 0; i < 3; i++)
		co_start(race, &r[i], NULL);
	loop_run();
	int runs = 0;
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(r[i].rc, OK);
		runs += r[i].runs;
	}
	assert_true(runs > 3);
	/* 1, then 1 + 1, then 1 + 2 + 1: as if one after the other. */
	assert_int_equal(ask(&q_sum, 0), 7);
}

static enum rc
lose_always(struct db *db, void *arg)
{
	struct arg args[] = { arg_text("40001") };

	++*(int *)arg;
	return db_run(db, a, &q_raise, args, NULL, NULL);
}

static void
races_end(void **state)
{
	int runs = 0;
	struct db *db = open_db(5000);

	(void)state;
	assert_int_equal(db_tx(db, lose_always, &runs), E_BUSY);
	assert_int_equal(runs, 4);
	db_close(db);
}

/* ---- waiting ---- */

struct job {
	const struct query *q;
	int64_t arg, value, took;
	int ms;
	enum rc rc;
	bool retry, done;
};

static void
job(void *arg)
{
	struct job *j = arg;
	struct one_int row = { 0 };
	struct arg args[] = { arg_int(a, j->arg) };
	int64_t from = co_now();

	struct db *db = db_open(pool, a, co_now() + j->ms, j->retry, "job");
	j->rc = db_run(db, a, j->q, args, &row, NULL);
	db_close(db);
	j->value = row.n;
	j->took = co_now() - from;
	j->done = true;
}

static void
a_slow_query_stalls_nobody(void **state)
{
	struct job slow = { .q = &q_sleep, .arg = 2000, .ms = 5000 };

	(void)state;
	co_start(job, &slow, NULL);
	for (int i = 0; i < 50; i++) {
		struct job quick = { .q = &q_pid, .ms = 5000 };
		co_start(job, &quick, NULL);
		while (!quick.done)
			loop_turn(100);
		assert_int_equal(quick.rc, OK);
	}
	assert_false(slow.done);
	loop_run();
	assert_int_equal(slow.rc, OK);
	assert_true(slow.took >= 1990);
}

static int order[64], norder;

static void
turn(void *arg)
{
	job(arg);
	order[norder++] = (int)((struct job *)arg)->arg;
}

static void
the_pool_is_bounded_and_fair(void **state)
{
	struct job j[40];

	(void)state;
	norder = 0;
	for (int i = 0; i < 40; i++) {
		j[i] = (struct job){ .q = &q_sleep, .arg = 20, .ms = 5000 };
		co_start(turn, &j[i], NULL);
	}
	loop_for(60);
	assert_true(ask(&q_backends, 0) <= 4);
	loop_run();
	for (int i = 0; i < 40; i++)
		assert_int_equal(j[i].rc, OK);
	/* Four at a time, 20 ms each: who came early has waited less than who came late. */
	assert_true(j[0].took < j[20].took && j[20].took < j[39].took);
	assert_int_equal(norder, 40);
}

static void
who_waits_for_a_turn_in_vain_is_told_in_time(void **state)
{
	struct job slow[4], late = { .q = &q_pid, .ms = 100 };

	(void)state;
	for (int i = 0; i < 4; i++) {
		slow[i] = (struct job){ .q = &q_sleep, .arg = 1500, .ms = 5000 };
		co_start(job, &slow[i], NULL);
	}
	until(&q_sleepers, 0, 4);
	co_start(job, &late, NULL);
	while (!late.done)
		loop_turn(100);
	assert_int_equal(late.rc, E_BUSY);
	assert_true(late.took >= 100);
	for (int i = 0; i < 4; i++)
		assert_false(slow[i].done);
	loop_run();
	for (int i = 0; i < 4; i++)
		assert_int_equal(slow[i].rc, OK);
	/* The queue is whole again. */
	struct job again = { .q = &q_pid, .ms = 1000 };
	co_start(job, &again, NULL);
	loop_run();
	assert_int_equal(again.rc, OK);
}

static void
sleepers_are_gone_soon(void)
{
	int64_t end = co_now() + 1900;		/* long before they wake up by themselves */

	while (ask(&q_sleepers, 0) > 0) {
		assert_true(co_now() < end);
		usleep(20000);
	}
}

static void
a_deadline_ends_request_and_query(void **state)
{
	struct job j = { .q = &q_sleep, .arg = 2900, .ms = 300 };

	(void)state;
	co_start(job, &j, NULL);
	loop_run();
	assert_int_equal(j.rc, E_BUSY);
	assert_true(j.took >= 300 && j.took < 900);
	sleepers_are_gone_soon();
	j = (struct job){ .q = &q_pid, .ms = 1000 };
	co_start(job, &j, NULL);
	loop_run();
	assert_int_equal(j.rc, OK);
}

static void
statement_timeout_is_busy(void **state)
{
	struct job j = { .q = &q_sleep, .arg = 5000, .ms = 10000 };

	(void)state;
	co_start(job, &j, NULL);
	loop_run();
	assert_int_equal(j.rc, E_BUSY);
	assert_true(j.took > 2900 && j.took < 4900);
}

static void
a_client_that_leaves_takes_its_query_along(void **state)
{
	struct job j = { .q = &q_sleep, .arg = 2900, .ms = 5000 };

	(void)state;
	struct co *co = co_start(job, &j, NULL);
	assert_non_null(co);
	until(&q_sleepers, 0, 1);
	co_cancel(co);
	assert_int_equal(j.rc, E_GONE);
	sleepers_are_gone_soon();
}

static void
who_leaves_the_queue_leaves_it_whole(void **state)
{
	struct job slow[4], queued[3];
	struct co *co[3];

	(void)state;
	for (int i = 0; i < 4; i++) {
		slow[i] = (struct job){ .q = &q_sleep, .arg = 1500, .ms = 5000 };
		co_start(job, &slow[i], NULL);
	}
	until(&q_sleepers, 0, 4);
	for (int i = 0; i < 3; i++) {
		queued[i] = (struct job){ .q = &q_pid, .ms = 5000 };
		co[i] = co_start(job, &queued[i], NULL);
	}
	co_cancel(co[1]);
	assert_int_equal(queued[1].rc, E_GONE);
	co_cancel(co[2]);
	loop_run();
	assert_int_equal(queued[0].rc, OK);
	for (int i = 0; i < 4; i++)
		assert_int_equal(slow[i].rc, OK);
}

struct lock { enum rc rc; };

static enum rc
lock_and_sleep(struct db *db, void *arg)
{
	struct arg set[] = { arg_int(a, 1), arg_int(a, 99) }, ms[] = { arg_int(a, 2900) };

	(void)arg;
	TRY(db_run(db, a, &q_set, set, NULL, NULL));
	return db_run(db, a, &q_sleep, ms, &(struct one_int){ 0 }, NULL);
}

static void
locker(void *arg)
{
	struct lock *l = arg;
	struct db *db = open_db(5000);

	l->rc = db_tx(db, lock_and_sleep, NULL);
	db_close(db);
}

static void
a_client_that_leaves_leaves_no_transaction(void **state)
{
	struct lock l = { OK };
	struct db *db = open_db(5000);
	struct arg set[] = { arg_int(a, 1), arg_int(a, 2) };

	(void)state;
	assert_int_equal(add(db, 1, 1), OK);
	struct co *co = co_start(locker, &l, NULL);
	assert_non_null(co);
	until(&q_sleepers, 0, 1);
	co_cancel(co);
	assert_int_equal(l.rc, E_GONE);
	/* The row is free again before lock_timeout, and before the other would have ended. */
	assert_int_equal(db_run(db, a, &q_set, set, NULL, NULL), OK);
	assert_int_equal(ask(&q_sum, 0), 2);
	db_close(db);
}

/* ---- connections that die ---- */

static void
a_connection_that_died_idle_is_replaced(void **state)
{
	struct job j = { .q = &q_pid, .ms = 5000 }, w = { .q = &q_sleep_write, .arg = 1, .ms = 5000 };

	(void)state;
	co_start(job, &j, NULL);
	loop_run();
	kill_backend(j.value);
	/* A statement that writes too, for nothing has been sent yet. */
	co_start(job, &w, NULL);
	loop_run();
	assert_int_equal(w.rc, OK);
}

static void
killed_while_running(bool retry, const struct query *q, enum rc rc)
{
	struct job j = { .q = q, .arg = 2000, .ms = 9000, .retry = retry };
	struct job p = { .q = &q_pid, .ms = 5000 };

	co_start(job, &p, NULL);
	loop_run();
	co_start(job, &j, NULL);
	until(&q_sleepers, 0, 1);
	kill_backend(p.value);
	loop_run();
	assert_int_equal(j.rc, rc);
}

static void
a_read_is_repeated_a_write_never(void **state)
{
	(void)state;
	killed_while_running(true, &q_sleep, OK);
	killed_while_running(false, &q_sleep, E_AWAY);
	killed_while_running(true, &q_sleep_write, E_AWAY);
}

/*
 * A read repeated on a fresh connection, for which another's is given up, finds that the server can't be reached any
 * more: it is told so, and the connection given up is not touched again. The server is reached through a link to the
 * folder of its socket, so that it can be taken away from new connections alone.
 */
static void
no_fresh_connection_for_a_repeated_read(void **state)
{
	struct job pid = { .q = &q_pid, .ms = 5000 }, lost = { .q = &q_sleep, .arg = 2000, .ms = 1500, .retry = true };
	struct job other = { .q = &q_sleep, .arg = 500, .ms = 5000 }, queued = { .q = &q_pid, .ms = 5000 };
	char folder[] = "/tmp/db_test.XXXXXX", link[40], through[600], host[400];

	(void)state;
	assert_int_equal(sscanf(strstr(conninfo, "host="), "host=%399s", host), 1);
	assert_non_null(mkdtemp(folder));
	snprintf(link, sizeof link, "%s/s", folder);
	assert_int_equal(symlink(host, link), 0);
	snprintf(through, sizeof through, "%s host=%s", conninfo, link);
	pool_free(pool);
	pool = pool_new(through, 2);

	co_start(job, &pid, NULL);
	loop_run();
	co_start(job, &lost, NULL);			/* on the connection pid had */
	co_start(job, &other, NULL);
	until(&q_sleepers, 0, 2);
	co_start(job, &queued, NULL);
	assert_int_equal(unlink(link), 0);
	kill_backend(pid.value);
	loop_run();		/* lost gives its place to queued, and waits until other is done with its connection */
	assert_int_equal(other.rc, OK);
	assert_int_equal(queued.rc, E_AWAY);
	assert_int_equal(lost.rc, E_AWAY);
	assert_int_equal(rmdir(folder), 0);
}

struct killed { int runs; enum rc rc; };

static enum rc
die_once(struct db *db, void *arg)
{
	struct killed *k = arg;
	struct one_int me;

	TRY(add(db, 7, 7));
	if (k->runs++ == 0) {
		TRY(db_run(db, a, &q_pid, NULL, &me, NULL));
		kill_backend(me.n);
	}
	return add(db, 8, 8);
}

static void
killed_tx(void *arg)
{
	struct killed *k = arg;
	struct db *db = open_db(5000);

	k->rc = db_tx(db, die_once, k);
	db_close(db);
}

static void
a_transaction_that_died_before_commit_runs_again(void **state)
{
	struct killed k = { 0 };

	(void)state;
	co_start(killed_tx, &k, NULL);
	loop_run();
	assert_int_equal(k.rc, OK);
	assert_int_equal(k.runs, 2);
	assert_int_equal(ask(&q_sum, 0), 15);
}

static void
nobody_is_there(void **state)
{
	struct pool *p = pool_new("host=/nonexistent dbname=x", 2);
	struct db *db = db_open(p, a, co_now() + 5000, true, NULL);
	int64_t from = co_now();

	(void)state;
	assert_int_equal(db_run(db, a, &q_pid, NULL, &(struct one_int){ 0 }, NULL), E_AWAY);
	assert_int_equal(db_tx(db, add_two, NULL), E_AWAY);
	assert_true(co_now() - from < 1500);	/* at once: the command line does not wait */
	assert_true(strlen(db_error(db)) > 0);
	db_close(db);
	pool_free(p);
}

static void
a_changed_schema_is_noticed(void **state)
{
	static const struct query star = { .name = "star", .sql = "SELECT * FROM public.probe_star",
	    .card = MANY, .ncol = 1, .rowsize = sizeof(struct one_int), .col = int_col };
	struct one_int *rows;
	size_t n;
	struct db *db = open_db(5000), *other = open_db(5000);

	(void)state;
	assert_int_equal(db_script(other, "DROP TABLE IF EXISTS public.probe_star;"
	    "CREATE TABLE public.probe_star AS SELECT 1::int AS n"), OK);
	assert_int_equal(db_run(db, a, &star, NULL, &rows, &n), OK);
	assert_int_equal(db_script(other, "DROP TABLE public.probe_star;"
	    "CREATE TABLE public.probe_star AS SELECT 2::bigint AS n"), OK);
	assert_int_equal(db_run(db, a, &star, NULL, &rows, &n), OK);
	assert_int_equal(rows[0].n, 2);
	db_close(db);
	db_close(other);
}

static void
a_script_says_where_it_failed(void **state)
{
	struct db *db = open_db(5000);

	(void)state;
	assert_int_equal(db_script(db, "SELECT 1;\n-- 说明\nSELECT nonsense;\n"), E_DB);
	assert_string_equal(db_error(db), "line 3: column \"nonsense\" does not exist");
	assert_int_equal(db_script(db, "BEGIN; INSERT INTO public.probe VALUES (1, 1)"), OK);
	db_close(db);
	assert_int_equal(ask(&q_sum, 0), 0);	/* what a script leaves open is not kept */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
		T(values_come_back_as_they_went), T(what_was_not_said_is_a_fault),
		T(rows_come_as_an_array), T(errors_mean_what_rc_h_says), T(rows_touched_are_counted),
		T(ten_thousand_queries_leak_nothing), T(a_transaction_is_all_or_nothing),
		T(who_loses_a_race_runs_again), T(races_end), T(a_slow_query_stalls_nobody),
		T(the_pool_is_bounded_and_fair), T(who_waits_for_a_turn_in_vain_is_told_in_time),
		T(a_deadline_ends_request_and_query), T(statement_timeout_is_busy),
		T(a_client_that_leaves_takes_its_query_along), T(who_leaves_the_queue_leaves_it_whole),
		T(a_client_that_leaves_leaves_no_transaction),
		T(a_connection_that_died_idle_is_replaced), T(a_read_is_repeated_a_write_never),
		T(no_fresh_connection_for_a_repeated_read),
		T(a_transaction_that_died_before_commit_runs_again), T(nobody_is_there),
		T(a_changed_schema_is_noticed), T(a_script_says_where_it_failed),
	};
	const char *db = getenv("MINGBIAO_TEST_DB");

	if (db == NULL) {
		printf("Bail out! MINGBIAO_TEST_DB is not set\n");
		return 1;
	}
	snprintf(conninfo, sizeof conninfo, "%s user=mingbiao_owner", db);
	co_loop_set(&loop);
	a = arena_new(1 << 12);
	pool = pool_new(conninfo, 1);
	struct db *d = open_db(5000);
	if (db_script(d, "DROP TABLE IF EXISTS public.probe;"
	    "CREATE TABLE public.probe (id bigint CONSTRAINT probe_once PRIMARY KEY,"
	    "    n bigint CONSTRAINT probe_positive CHECK (n >= 0));"
	    "CREATE OR REPLACE FUNCTION public.probe_raise(state text) RETURNS void LANGUAGE plpgsql"
	    "    AS $$ BEGIN RAISE EXCEPTION 'probe' USING ERRCODE = state; END $$") != OK) {
		printf("Bail out! %s\n", db_error(d));
		return 1;
	}
	db_close(d);
	pool_free(pool);
	arena_free(a);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
