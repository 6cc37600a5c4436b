/*
 * Migrations on databases of their own: from nothing, again, by several at once, with a file that was
 * changed, with one that fails, with a program that is too old.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>
#include "app/migrate.h"

static char admin[512], conninfo[640], name[64];
static struct arena *a;

static void
as_admin(const char *verb, const char *more)
{
	struct pool *p = pool_new(admin, 1);
	struct db *db = db_open(p, a, INT64_MAX, false, NULL);

	assert_int_equal(db_script(db, arena_fmt(a, "%s DATABASE %s %s", verb, name, more)), OK);
	db_close(db);
	pool_free(p);
}

static int
setup(void **state)
{
	(void)state;
	a = arena_new(1 << 16);
	as_admin("CREATE", "OWNER mingbiao_owner");
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	as_admin("DROP", "WITH (FORCE)");
	arena_free(a);
	return 0;
}

static struct migrated
run(const struct migration *m, size_t n)
{
	struct pool *p = pool_new(conninfo, 1);
	struct db *db = db_open(p, a, INT64_MAX, false, NULL);
	struct migrated out;

	assert_int_equal(migrate_run(db, a, m, n, &out), OK);
	db_close(db);
	pool_free(p);
	return out;
}

/* Whether a statement works, which says what is there. */
static bool
works(const char *sql)
{
	struct pool *p = pool_new(conninfo, 1);
	struct db *db = db_open(p, a, INT64_MAX, false, NULL);
	bool ok = db_script(db, sql) == OK;

	db_close(db);
	pool_free(p);
	return ok;
}

static void
ours_run_once(void **state)
{
	(void)state;
	struct migrated m = run(migrations, nmigrations);
	assert_int_equal(m.end, MIGRATE_DONE);
	assert_int_equal(m.present, 0);
	assert_int_equal(m.napplied, nmigrations);
	for (size_t i = 0; i < nmigrations; i++)
		assert_string_equal(m.applied[i], migrations[i].name);
	m = run(migrations, nmigrations);
	assert_int_equal(m.end, MIGRATE_DONE);
	assert_int_equal(m.present, nmigrations);
	assert_int_equal(m.napplied, 0);
}

/* In a process of its own; its exit code is how many migrations it ran. */
static void
machine(int start)
{
	char byte;

	if (read(start, &byte, 1) != 0)		/* all begin when the other end is closed */
		_exit(100);
	struct pool *p = pool_new(conninfo, 1);
	struct db *db = db_open(p, a, INT64_MAX, false, NULL);
	struct migrated m;
	enum rc rc = migrate_run(db, a, migrations, nmigrations, &m);
	_exit(rc != OK || m.end != MIGRATE_DONE || m.present + m.napplied != nmigrations ? 100 : (int)m.napplied);
}

static void
several_at_once_do_it_once(void **state)
{
	enum { MACHINES = 4 };
	int fd[2], sum = 0;

	(void)state;
	assert_int_equal(pipe(fd), 0);
	for (int i = 0; i < MACHINES; i++)
		if (fork() == 0) {
			close(fd[1]);
			machine(fd[0]);
		}
	close(fd[0]);
	close(fd[1]);
	for (int i = 0; i < MACHINES; i++) {
		int status;
		assert_true(wait(&status) > 0);
		assert_true(WIFEXITED(status));
		assert_int_not_equal(WEXITSTATUS(status), 100);
		sum += WEXITSTATUS(status);
	}
	assert_int_equal(sum, nmigrations);
}

static const struct migration three[] = {
	{ 1, "0001-one.sql", "CREATE TABLE public.one (n int);" },
	{ 2, "0002-two.sql", "CREATE TABLE public.two (n int);\nINSERT INTO public.two VALUES (1), (2);" },
	{ 3, "0003-three.sql", "CREATE TABLE public.three (n int);" },
};

static void
a_changed_file_is_refused(void **state)
{
	struct migration m[3];

	(void)state;
	memcpy(m, three, sizeof m);
	assert_int_equal(run(m, 2).end, MIGRATE_DONE);
	m[0].sql = "CREATE TABLE public.one (n bigint);";
	struct migrated out = run(m, 3);
	assert_int_equal(out.end, MIGRATE_CHANGED);
	assert_string_equal(out.name, "0001-one.sql");
	assert_int_equal(out.napplied, 0);
	assert_false(works("SELECT FROM public.three"));
	assert_int_equal(run(three, 3).end, MIGRATE_DONE);
	assert_true(works("SELECT FROM public.three"));
}

static void
a_failure_leaves_nothing(void **state)
{
	struct migration m[3];

	(void)state;
	memcpy(m, three, sizeof m);
	m[1].sql = "CREATE TABLE public.two (n int);\n\nINSERT INTO public.two VALUES ('x');";
	struct migrated out = run(m, 3);
	assert_int_equal(out.end, MIGRATE_FAILED);
	assert_string_equal(out.name, "0002-two.sql");
	assert_non_null(strstr(out.why, "line 3: invalid input syntax for type integer"));
	assert_int_equal(out.napplied, 1);
	assert_true(works("SELECT FROM public.one"));
	assert_false(works("SELECT FROM public.two"));
	assert_false(works("SELECT FROM public.three"));
	/* Mended, for it has never run here. */
	out = run(three, 3);
	assert_int_equal(out.end, MIGRATE_DONE);
	assert_int_equal(out.present, 1);
	assert_int_equal(out.napplied, 2);
}

static void
an_old_program_keeps_its_hands_off(void **state)
{
	(void)state;
	assert_int_equal(run(three, 3).end, MIGRATE_DONE);
	struct migrated out = run(three, 2);
	assert_int_equal(out.end, MIGRATE_NEWER);
	assert_string_equal(out.name, "0003-three.sql");
}

static void
a_long_migration_is_not_cut_off(void **state)
{
	static const struct migration m[] = { { 1, "0001-long.sql", "SELECT pg_sleep(3.5)" } };

	(void)state;
	assert_int_equal(run(m, 1).end, MIGRATE_DONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
		T(ours_run_once), T(several_at_once_do_it_once), T(a_changed_file_is_refused),
		T(a_failure_leaves_nothing), T(an_old_program_keeps_its_hands_off),
		T(a_long_migration_is_not_cut_off),
	};
	const char *db = getenv("MINGBIAO_TEST_DB");

	if (db == NULL) {
		printf("Bail out! MINGBIAO_TEST_DB is not set\n");
		return 1;
	}
	snprintf(name, sizeof name, "migrate_%d", (int)getpid());
	snprintf(admin, sizeof admin, "%s user=postgres", db);
	snprintf(conninfo, sizeof conninfo, "%s user=mingbiao_owner dbname=%s "
	    "options='-c statement_timeout=0 -c lock_timeout=0'", db, name);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
