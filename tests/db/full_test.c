/*
 * The disk runs full while declarations are published: who can't be served is told so, nothing of
 * theirs is left, reading goes on, and with room again publishing does too. The database lies on a
 * file system of 48 MB of its own (tmpfs, seen by this test and its server alone), the log of
 * transactions elsewhere: a server whose log can't be written ends itself, which is restart_test's
 * crash.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <fcntl.h>
#include <pwd.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>
#include "app/declaration.h"
#include "app/migrate.h"
#include "base/co.h"
#include "db/db.h"

struct one_int { int64_t n; };
static const struct col int_col[] = { { "n", TY_INT, false, offsetof(struct one_int, n) } };
#define COUNT(id, text) static const struct query q_##id = { .name = #id, .card = ONE, .ncol = 1, \
	.col = int_col, .rowsize = sizeof(struct one_int), .sql = text }
COUNT(declarations, "SELECT count(*) AS n FROM declaration");
COUNT(versions, "SELECT count(*) AS n FROM declaration_version");
/* Versions of which anything is missing, and anything without a version. */
COUNT(halves, "SELECT (SELECT count(*) FROM declaration_version v WHERE 30 <> (SELECT count(*) FROM indicator i "
    "WHERE i.version_id = v.id) OR NOT EXISTS (SELECT FROM outbox o WHERE o.version_id = v.id) "
    "OR NOT EXISTS (SELECT FROM cited_standard c WHERE c.version_id = v.id)) "
    "+ (SELECT count(*) FROM declaration d WHERE NOT EXISTS (SELECT FROM declaration_version v "
    "WHERE v.declaration_id = d.id)) AS n");
COUNT(enterprise, "SELECT id AS n FROM enterprise");
COUNT(account, "SELECT id AS n FROM account");

static const char fixture[] =
    "SET search_path = mingbiao, public;"
    "INSERT INTO source (key) VALUES ('full disk');"
    "INSERT INTO industry (code, edition, name, level, full_code, source_id)"
    "	SELECT '99', 'test', '试验', 2, 'X99', id FROM source;"
    "INSERT INTO enterprise (public_id, uscc, uscc_check_ok, org_check_ok, uscc_confirmed, name, region_code,"
    "	industry_code, industry_edition) VALUES"
    "	('test00000001', '91440300MA00000T1X', false, false, true, '试验公司', '440307', '99', 'test');"
    "INSERT INTO account (login, password_hash) VALUES ('test@full.example', '$argon2id$test');";

static char dir[512], disk[520], filler[560], socket_info[400];
static struct arena *a;
static struct pool *owner, *desk;

static int
cluster(const char *verb, const char *more)
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		if (freopen("/dev/null", "w", stdout) == NULL)
			_exit(127);
		execl("src/tools/cluster.sh", "cluster.sh", verb, dir, more, (char *)NULL);
		_exit(127);
	}
	return waitpid(pid, &status, 0) == pid ? status : -1;
}

/* A small file system at disk, in a mount namespace that ends with this process and its children. */
static bool
small_disk(void)
{
	const struct passwd *pw = getpwnam("mingbiao");

	if (mkdir(disk, 0755) == -1 && access(disk, F_OK) == -1)
		return false;
	if (unshare(CLONE_NEWNS) == -1 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == -1 ||
	    mount("tmpfs", disk, "tmpfs", 0, "size=48m") == -1)
		return false;
	return pw != NULL && chown(disk, pw->pw_uid, pw->pw_gid) == 0;
}

/* Takes all room but so many kilobytes; 0 takes none. */
static void
fill(long keep)
{
	static char block[4096];
	struct statvfs v;

	if (keep == 0) {
		assert_int_equal(unlink(filler), 0);
		return;
	}
	int fd = open(filler, O_WRONLY | O_CREAT, 0600);
	assert_true(fd >= 0);
	do {
		assert_int_equal(statvfs(disk, &v), 0);
		if ((long)(v.f_bfree * v.f_bsize / 1024) <= keep)
			break;
	} while (write(fd, block, sizeof block) == sizeof block);
	close(fd);
}

static int64_t
ask(const struct query *q)
{
	struct one_int row;
	struct db *db = db_open(owner, a, co_now() + 20000, true, NULL);

	assert_int_equal(db_run(db, a, q, NULL, &row, NULL), OK);
	db_close(db);
	return row.n;
}

static enum rc
publish(int number)
{
	char *large = arena_fmt(a, "%0390d", 7);
	struct filed_standard s = { arena_fmt(a, "Q/FULL %03d-2026", number), "试验", true, false, "", "" };
	struct filed_product p = { "试验", "", "", "", "" };
	struct filed_indicator i[30];
	struct receipt r;

	for (size_t k = 0; k < 30; k++)
		i[k] = (struct filed_indicator){ false, arena_fmt(a, "指标%zu", k), "≤1", "", "", "7.1", large };
	struct filing f = { .enterprise = ask(&q_enterprise), .account = ask(&q_account), .title = "试验",
	    .pledge = "承诺", .signer = "沈知砚", .signer_post = "总工", .request = "0123456789abcdef",
	    .standard = &s, .nstandard = 1, .product = &p, .nproduct = 1, .indicator = i, .nindicator = 30 };
	struct db *db = db_open(desk, a, co_now() + 20000, false, "test");
	enum rc rc = declaration_publish(db, a, &f, &r);
	if (rc != OK)
		printf("# %d: %s %s\n", number, db_error(db), db_constraint(db));
	db_close(db);
	return rc;
}

static void
a_full_disk_refuses_and_leaves_nothing_half(void **state)
{
	int published = 0, refused = 0, number = 0;

	(void)state;
	assert_int_equal(publish(number++), OK);
	published++;
	fill(600);
	/* Full: each that fails says 503, and the pages that are there already may take a few more. */
	while (refused < 5 && number < 1000) {
		enum rc rc = publish(number++);
		assert_true(rc == OK || rc == E_AWAY);
		published += rc == OK;
		refused += rc == E_AWAY;
	}
	assert_int_equal(refused, 5);
	assert_int_equal(ask(&q_declarations), published);
	assert_int_equal(ask(&q_versions), published);
	assert_int_equal(ask(&q_halves), 0);
	fill(0);
	for (int i = 0; i < 5; i++)
		assert_int_equal(publish(number++), OK);
	assert_int_equal(ask(&q_versions), published + 5);
	assert_int_equal(ask(&q_halves), 0);
	printf("# %d published until the disk was full, 5 refused, 5 more with room again\n", published);
}

/* The database full on the small disk, migrated, with an enterprise. */
static bool
make_database(void)
{
	struct migrated m;
	struct pool *p = pool_new(arena_fmt(a, "%s user=postgres", socket_info), 1);
	struct db *db = db_open(p, a, INT64_MAX, false, NULL);
	bool ok = db_script(db, arena_fmt(a, "CREATE TABLESPACE small LOCATION '%s'", disk)) == OK &&
	    db_script(db, "CREATE DATABASE full_disk OWNER mingbiao_owner TEMPLATE template0 TABLESPACE small") == OK;

	if (!ok)
		printf("# %s\n", db_error(db));
	db_close(db);
	pool_free(p);
	if (!ok)
		return false;
	owner = pool_new(arena_fmt(a, "%s user=mingbiao_owner dbname=full_disk", socket_info), 1);
	desk = pool_new(arena_fmt(a, "%s user=mingbiao_desk dbname=full_disk", socket_info), 1);
	db = db_open(owner, a, INT64_MAX, false, NULL);
	ok = migrate_run(db, a, migrations, nmigrations, &m) == OK && m.end == MIGRATE_DONE &&
	    db_script(db, fixture) == OK;
	if (!ok)
		printf("# %s\n", db_error(db));
	db_close(db);
	return ok;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_full_disk_refuses_and_leaves_nothing_half),
	};
	const char *build = getenv("MINGBIAO_BUILD");
	int failed = 1;

	snprintf(dir, sizeof dir, "%s/test-full", build != NULL ? build : "build");
	a = arena_new(1 << 20);
	char path[600], text[400] = "";
	if ((access(dir, F_OK) == 0 && cluster("remove", NULL) != 0) || cluster("create", "fast") != 0 ||
	    cluster("stop", NULL) != 0) {
		printf("Bail out! no cluster in %s\n", dir);
		return 1;
	}
	/* The real place of the folder, for the server sees it from elsewhere. */
	char *real = realpath(dir, NULL);
	if (real == NULL)
		return 1;
	snprintf(disk, sizeof disk, "%.500s/disk", real);
	free(real);
	snprintf(filler, sizeof filler, "%s/filler", disk);
	if (!small_disk()) {
		perror("a file system of its own");
		printf("Bail out! no mount of a small file system: run as root, with leave to mount\n");
		return 1;
	}
	snprintf(path, sizeof path, "%s/db", dir);
	FILE *f = NULL;
	if (cluster("start", NULL) == 0 && (f = fopen(path, "r")) != NULL && fgets(text, sizeof text, f) != NULL) {
		text[strcspn(text, "\n")] = '\0';
		snprintf(socket_info, sizeof socket_info, "%s", text);
		if (make_database())
			failed = cmocka_run_group_tests(tests, NULL, NULL);
		else
			printf("Bail out! no database on the small disk\n");
	}
	if (f != NULL)
		fclose(f);
	pool_free(owner);
	pool_free(desk);
	arena_free(a);
	return cluster("remove", NULL) != 0 || failed != 0;
}
