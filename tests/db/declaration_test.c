/*
 * Publishing against a real database: all rows or none, races, sending twice, new versions, what typed text
 * survives, and what happens when the catalogue says nothing.
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
#include "app/declaration.h"
#include "app/draft.h"
#include "base/co.h"
#include "base/rnd.h"
#include "db/db.h"

struct one { int64_t n; const char *s; };
static const struct col one_col[] = { { "n", TY_INT, false, offsetof(struct one, n) },
    { "s", TY_TEXT, true, offsetof(struct one, s) } };
static const struct param one_param[] = { { "v", TY_INT, false } };

static struct arena *a;
static struct pool *owner, *desk;
static struct db *db;
static int64_t enterprise, account;

static struct pool *
pool_as(const char *role)
{
	return pool_new(arena_fmt(a, "%s user=%s", getenv("MINGBIAO_TEST_DB"), role), 4);
}

/* One row "n, s" of an SQL text with one number in it, as the owner. */
static struct one
ask(const char *sql, int64_t v)
{
	struct query *q = arena_get(a, sizeof *q);	/* a connection knows its queries by their address */
	struct one row = { 0 };
	struct db *d = db_open(owner, a, co_now() + 10000, false, NULL);
	struct arg arg = arg_int(a, v);

	*q = (struct query){ .name = arena_fmt(a, "t%s", rnd_hex(a, 8)), .sql = sql, .card = ONE, .nparam = 1, .ncol = 2,
	    .rowsize = sizeof(struct one), .param = one_param, .col = one_col };
	assert_int_equal(db_run(d, a, q, &arg, &row, NULL), OK);
	db_close(d);
	return row;
}

static int64_t
rows(const char *table)
{
	return ask(arena_fmt(a, "SELECT count(*) + 0 * $1::bigint AS n, NULL::text AS s FROM mingbiao.%s", table), 0).n;
}

static const char fixture[] =
    "SET search_path = mingbiao, public;"
    "INSERT INTO source (key) VALUES ('publishing test');"
    "INSERT INTO industry (code, edition, name, level, full_code, source_id)"
    "	SELECT '99', 'test', '试验', 2, 'X99', id FROM source WHERE key = 'publishing test';"
    "INSERT INTO enterprise (public_id, uscc, uscc_check_ok, org_check_ok, uscc_confirmed, name, region_code,"
    "	industry_code, industry_edition) VALUES"
    "	('test00000001', '91440300MA00000T1X', false, false, true, '深圳市试验电机有限公司', '440307', '99', 'test'),"
    "	('test00000002', '91440300MA00000T2X', false, false, true, '第二家有限公司', '440307', '99', 'test');"
    "INSERT INTO account (login, password_hash) VALUES ('test@publishing.example', '$argon2id$test');"
    "INSERT INTO standard (public_id, undated, digits, system, mandate, title) VALUES"
    "	('test00000011', 'GB/T 99901', '99901', 'national', 'recommended', '试验电机'),"
    "	('test00000012', 'GB 99902', '99902', 'national', 'mandatory', '试验电机安全');"
    "INSERT INTO edition (standard_id, number, year, title, issued_on, effective_on, source_id)"
    "	SELECT s.id, s.undated || '-2014', '2014', s.title, '2014-01-01', '2014-07-01', o.id"
    "	FROM standard s, source o WHERE s.undated IN ('GB/T 99901', 'GB 99902') AND o.key = 'publishing test';"
    "INSERT INTO reference_limit (edition_id, position, product, class_grade, indicator, requirement, unit, source_id,"
    "	confidence, entered_by)"
    "	SELECT e.id, l.position, l.product, l.class, l.indicator, l.requirement, l.unit, o.id, 'high', 'test'"
    "	FROM source o, (VALUES"
    "		('GB/T 99901-2014', 1, '电机', '', '绝缘电阻', '≥50', 'MΩ'),"
    "		('GB/T 99901-2014', 2, '电机', '', '温升', '≤80', 'K'),"
    "		('GB/T 99901-2014', 3, '电机', '', '效率', '≥60', '%'),"
    "		('GB/T 99901-2014', 4, '水泵', '', '扬程', '≥8', 'm'),"
    "		('GB 99902-2014', 1, '', '', '绝缘电阻', '≥20', 'MΩ'),"
    "		('GB 99902-2014', 2, '', '', '泄漏电流', '≤0.5', 'mA')) AS l(number, position, product, class, indicator,"
    "		requirement, unit)"
    "	JOIN edition e ON e.number = l.number WHERE o.key = 'publishing test';";

static int
setup(void **state)
{
	(void)state;
	a = arena_new(1 << 16);
	owner = pool_as("mingbiao_owner");
	desk = pool_as("mingbiao_desk");
	struct db *d = db_open(owner, a, co_now() + 10000, false, NULL);
	if (db_script(d, fixture) != OK) {
		fprintf(stderr, "%s\n", db_error(d));
		return 1;
	}
	db_close(d);
	enterprise = ask("SELECT id + 0 * $1::bigint AS n, NULL::text AS s FROM mingbiao.enterprise WHERE public_id = 'test00000001'",
	    0).n;
	account = ask("SELECT id + 0 * $1::bigint AS n, NULL::text AS s FROM mingbiao.account "
	    "WHERE login = 'test@publishing.example'", 0).n;
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	pool_free(desk);
	pool_free(owner);
	arena_free(a);
	return 0;
}

static int
each(void **state)
{
	(void)state;
	db = db_open(desk, a, co_now() + 60000, false, "test");
	return 0;
}

static int
each_end(void **state)
{
	(void)state;
	db_close(db);
	return 0;
}

/* A motor against the recommended and the mandatory standard. */
static struct filing
motor(const char *number)
{
	struct filed_standard *s = arena_get(a, 3 * sizeof *s);
	struct filed_product *p = arena_get(a, 2 * sizeof *p);
	struct filed_indicator *i = arena_get(a, 4 * sizeof *i);

	s[0] = (struct filed_standard){ number, "试验电机", true, false, "", "" };
	s[1] = (struct filed_standard){ "gb／t　99901—2014", "", false, true, "电机", "" };
	s[2] = (struct filed_standard){ "GB99902-2014", "试验电机安全", false, true, "", "" };
	p[0] = (struct filed_product){ "试验电机𠮷", "牌子", "TQ-37", "12 V\n24 V", "6901234567892" };
	p[1] = (struct filed_product){ "第二种", "", "", "", "" };
	i[0] = (struct filed_indicator){ false, "绝缘电阻", "≥２０.0", "兆欧", "", "7.4 😀", "因为\n如此" };
	i[1] = (struct filed_indicator){ false, "温升", "≤75", "K", "", "7.3", "" };
	i[2] = (struct filed_indicator){ true, "颜色", "白色或类白色", "", "常温", "目测", "" };
	i[3] = (struct filed_indicator){ false, "耐电压", "1000 V AC/1 min 无击穿、闪络", "", "", "7.5", "" };
	return (struct filing){ .enterprise = enterprise, .account = account, .title = "试验电机", .pledge = "承诺\n书",
	    .signer = "沈知砚", .signer_post = "总工", .request = "0123456789abcdef", .supply_on = "2026-12-01",
	    .standard = s, .nstandard = 3, .product = p, .nproduct = 2, .indicator = i, .nindicator = 4 };
}

static void
writes_everything_at_once(void **state)
{
	struct filing f = motor("Q/SYDJ 001-2026");
	struct receipt r = { 0 };
	struct one v;

	(void)state;
	f.fewer = arena_get(a, sizeof *f.fewer);
	f.fewer[0] = (struct filed_fewer){ ask("SELECT l.id + 0 * $1::bigint AS n, NULL::text AS s FROM mingbiao.reference_limit l "
	    "JOIN mingbiao.edition e ON e.id = l.edition_id WHERE e.number = 'GB/T 99901-2014' AND l.position = 3", 0).n, "另行约定" };
	f.nfewer = 1;
	assert_int_equal(declaration_publish(db, a, &f, &r), OK);
	assert_int_equal(r.n, 1);
	assert_int_equal(strlen(r.public_id), 12);
	assert_int_equal(strlen(r.sha256), 64);
	assert_int_equal(strncmp(r.serial, "440307-", 7), 0);
	assert_int_equal(strlen(r.serial), strlen("440307-20261125-000001"));
	v = ask("SELECT count(*) AS n, string_agg(number || '|' || system || '|' || mandate || '|' || status || '|' || title, ';' "
	    "ORDER BY position) AS s FROM mingbiao.cited_standard WHERE version_id = $1", r.version);
	assert_string_equal(v.s, "Q/SYDJ 001-2026|enterprise|none|unknown|试验电机;"
	    "GB/T 99901-2014|national|recommended|in-force|试验电机;GB 99902-2014|national|mandatory|in-force|试验电机安全");
	v = ask("SELECT count(*) AS n, string_agg(name || '|' || specification || '|' || gtin, ';' ORDER BY position) AS s "
	    "FROM mingbiao.product WHERE version_id = $1", r.version);
	assert_string_equal(v.s, "试验电机𠮷|12 V\n24 V|6901234567892;第二种||");
	v = ask("SELECT count(*) AS n, string_agg(class || '|' || requirement || '|' || kind || '|' || normal || '|' || method || '|' "
	    "|| statement, ';' ORDER BY position) AS s FROM mingbiao.indicator WHERE version_id = $1 AND position <= 2", r.version);
	assert_string_equal(v.s, "performance|≥２０.0|one-sided-closed|[20,+inf)|7.4 😀|因为\n如此;performance|≤75|one-sided-closed|(-inf,75]|7.3|");
	v = ask("SELECT count(*) AS n, string_agg(coalesce(r.indicator_position::text, '-') || ' ' || coalesce(l.indicator, '-') || ' ' "
	    "|| r.verdict, ';' ORDER BY r.position) AS s FROM mingbiao.evaluation e JOIN mingbiao.evaluation_row r "
	    "ON r.evaluation_id = e.id LEFT JOIN mingbiao.reference_limit l ON l.id = r.reference_limit_id WHERE e.version_id = $1",
	    r.version);
	/* Against both standards: 20 MΩ is lower than the recommended 50, equal to the mandatory 20. */
	assert_string_equal(v.s, "1 绝缘电阻 lower;1 绝缘电阻 equal;2 温升 stricter;3 - new;4 - new;- 效率 missing;- 泄漏电流 missing");
	v = ask("SELECT below_mandatory AS n, concat_ws(' ', stricter, equal, lower, partly, missing, new, incomparable, needs_human) "
	    "AS s FROM mingbiao.evaluation WHERE version_id = $1", r.version);
	assert_int_equal(v.n, 0);
	assert_string_equal(v.s, "1 1 1 0 2 2 0 0");
	assert_int_equal(ask("SELECT count(*) AS n, NULL::text AS s FROM mingbiao.fewer_statement WHERE version_id = $1 "
	    "AND statement = '另行约定'", r.version).n, 1);
	assert_int_equal(ask("SELECT count(*) AS n, NULL::text AS s FROM mingbiao.outbox WHERE version_id = $1", r.version).n, 1);
	v = ask("SELECT count(*) AS n, string_agg(request_id || ' ' || detail, '') AS s FROM mingbiao.audit a WHERE action = "
	    "'declaration.publish' AND object = (SELECT d.public_id FROM mingbiao.declaration d JOIN mingbiao.declaration_version v "
	    "ON v.declaration_id = d.id WHERE v.id = $1)", r.version);
	assert_int_equal(v.n, 1);
	assert_string_equal(v.s, arena_fmt(a, "0123456789abcdef %s", r.serial));
	/* The receipt's hash is the record's, which is valid JSON of this version and holds nothing of the account. */
	v = ask("SELECT (record_sha256 = sha256(record))::int + (convert_from(record, 'UTF8')::json->>'serial' = serial)::int AS n, "
	    "encode(record_sha256, 'hex') AS s FROM mingbiao.declaration_version WHERE id = $1", r.version);
	assert_int_equal(v.n, 2);
	assert_string_equal(v.s, r.sha256);
	v = ask("SELECT position('publishing.example' in convert_from(record, 'UTF8')) AS n, search AS s "
	    "FROM mingbiao.declaration_version WHERE id = $1", r.version);
	assert_int_equal(v.n, 0);
	assert_non_null(strstr(v.s, "q/sydj001-2026"));
	assert_non_null(strstr(v.s, "gb/t 99901-2014"));
	assert_non_null(strstr(v.s, "99901"));
	assert_non_null(strstr(v.s, "91440300ma00000t1x"));
	assert_non_null(strstr(v.s, "tq-37"));
	assert_non_null(strstr(v.s, "6901234567892"));
}

static void
writes_nothing_when_anything_is_refused(void **state)
{
	static const char *const table[] = { "declaration", "declaration_version", "cited_standard", "product", "indicator",
	    "evaluation", "evaluation_row", "outbox" };
	enum { N = sizeof table / sizeof *table };
	struct filing f = motor("Q/SYDJ 002-2026");
	struct receipt r = { 0 };
	int64_t before[N];

	(void)state;
	for (size_t i = 0; i < N; i++)
		before[i] = rows(table[i]);
	f.indicator[3].method = " ";		/* refused by typed_not_blank, after most rows are in */
	assert_int_equal(declaration_publish(db, a, &f, &r), E_CONFLICT);
	assert_string_equal(db_constraint(db), "typed_not_blank");
	f = motor("Q/SYDJ 002-2026");
	f.product[1].gtin = "12";
	assert_int_equal(declaration_publish(db, a, &f, &r), E_CONFLICT);
	assert_string_equal(db_constraint(db), "product_gtin_form");
	f = motor("Q/SYDJ 002-2026");
	f.nstandard = 0;
	assert_int_equal(declaration_publish(db, a, &f, &r), E_INPUT);
	f = motor("Q/SYDJ 002-2026");
	f.enterprise = 1 << 30;
	assert_int_equal(declaration_publish(db, a, &f, &r), E_NOTFOUND);
	for (size_t i = 0; i < N; i++)
		assert_int_equal(rows(table[i]), before[i]);
}

static void
the_same_number_twice_is_a_conflict_unless_another_enterprise_has_it(void **state)
{
	struct filing f = motor("Q/SYDJ 003-2026");
	struct receipt r;

	(void)state;
	assert_int_equal(declaration_publish(db, a, &f, &r), OK);
	f = motor("Ｑ／ＳＹＤＪ　003－2026");
	assert_int_equal(declaration_publish(db, a, &f, &r), E_CONFLICT);
	assert_string_equal(db_constraint(db), "declaration_once");
	f.enterprise = ask("SELECT id + 0 * $1::bigint AS n, NULL::text AS s FROM mingbiao.enterprise "
	    "WHERE public_id = 'test00000002'", 0).n;
	assert_int_equal(declaration_publish(db, a, &f, &r), OK);
}

static void
a_change_is_a_version_that_leaves_the_first_as_it_was(void **state)
{
	struct filing f = motor("Q/SYDJ 004-2026");
	struct receipt first, second;
	struct one v;

	(void)state;
	assert_int_equal(declaration_publish(db, a, &f, &first), OK);
	f.declaration = ask("SELECT declaration_id AS n, NULL::text AS s FROM mingbiao.declaration_version WHERE id = $1",
	    first.version).n;
	f.change_reason = "self-check";
	f.change_note = "绝缘电阻提高到 60 MΩ";
	f.indicator[0].requirement = "≥60";
	assert_int_equal(declaration_publish(db, a, &f, &second), OK);
	assert_int_equal(second.n, 2);
	assert_string_equal(second.public_id, first.public_id);
	assert_string_not_equal(second.sha256, first.sha256);
	v = ask("SELECT count(*) AS n, string_agg(i.requirement || ' ' || v.change_reason, ';' ORDER BY v.n) AS s "
	    "FROM mingbiao.declaration_version v JOIN mingbiao.indicator i ON i.version_id = v.id AND i.position = 1 "
	    "WHERE v.declaration_id = $1", f.declaration);
	assert_string_equal(v.s, "≥２０.0 first;≥60 self-check");
	/* Another number is another declaration; another's declaration is not to be found. */
	f.standard[0].written = "Q/SYDJ 004-2027";
	assert_int_equal(declaration_publish(db, a, &f, &second), E_INPUT);
	f.standard[0].written = "Q/SYDJ 004-2026";
	f.enterprise = ask("SELECT id + 0 * $1::bigint AS n, NULL::text AS s FROM mingbiao.enterprise "
	    "WHERE public_id = 'test00000002'", 0).n;
	assert_int_equal(declaration_publish(db, a, &f, &second), E_NOTFOUND);
}

static int64_t
new_draft(const char **public_id)
{
	assert_int_equal(draft_open(db, a, enterprise, account, 0, NULL, 0, public_id), OK);
	return ask("SELECT max(id) + 0 * $1::bigint AS n, NULL::text AS s FROM mingbiao.draft", 0).n;
}

static void
a_draft_sent_twice_gets_the_first_receipt(void **state)
{
	struct filing f = motor("Q/SYDJ 005-2026");
	struct receipt first, again;
	const char *id;

	(void)state;
	f.draft = new_draft(&id);
	assert_int_equal(declaration_publish(db, a, &f, &first), OK);
	assert_int_equal(declaration_publish(db, a, &f, &again), OK);
	assert_string_equal(again.serial, first.serial);
	assert_string_equal(again.sha256, first.sha256);
	assert_string_equal(again.public_id, first.public_id);
	assert_string_equal(again.published_at, first.published_at);
	assert_int_equal(again.version, first.version);
	/* It is closed: nobody saves into it, nobody throws it away. */
	assert_int_equal(draft_save(db, a, f.draft, 1, account, "products", "name1=x", true), E_CONFLICT);
	assert_int_equal(draft_remove(db, a, f.draft, enterprise), E_NOTFOUND);
}

static void
a_draft_is_saved_on_the_revision_its_editor_saw(void **state)
{
	const char *id;
	int64_t draft;

	(void)state;
	draft = new_draft(&id);
	assert_int_equal(draft_save(db, a, draft, 0, account, "products", "name1=%F0%A0%AE%B7%0D%0A", false), OK);
	assert_int_equal(draft_save(db, a, draft, 0, account, "products", "name1=other", false), E_CONFLICT);
	assert_string_equal(db_constraint(db), "");
	assert_string_equal(ask("SELECT count(*) AS n, max(form) AS s FROM mingbiao.draft_step WHERE draft_id = $1", draft).s,
	    "name1=%F0%A0%AE%B7%0D%0A");
	assert_int_equal(draft_save(db, a, draft, 1, account, "products", "name1=other", true), OK);
	assert_int_equal(ask("SELECT revision AS n, NULL::text AS s FROM mingbiao.draft WHERE id = $1", draft).n, 2);
	char *big = arena_get(a, 2097154);
	memset(big, 'a', 2097153);
	assert_int_equal(draft_save(db, a, draft, 2, account, "products", big, true), E_CONFLICT);
	assert_string_equal(db_constraint(db), "draft_step_size");
	assert_int_equal(draft_remove(db, a, draft, enterprise + 1), E_NOTFOUND);
	assert_int_equal(draft_remove(db, a, draft, enterprise), OK);
}

static void
without_a_compared_standard_everything_is_new(void **state)
{
	struct filing f = motor("Q/SYDJ 006-2026");
	struct receipt r;

	(void)state;
	f.standard[1].compare = f.standard[2].compare = false;
	assert_int_equal(declaration_publish(db, a, &f, &r), OK);
	assert_string_equal(ask("SELECT 0 AS n, concat_ws(' ', stricter, equal, lower, partly, missing, new, incomparable, needs_human) "
	    "AS s FROM mingbiao.evaluation WHERE version_id = $1", r.version).s, "0 0 0 0 0 4 0 0");
	/* Number and title alone are a declaration, where the standard is not the enterprise's own (law art. 27). */
	f = motor("GB 99902-2014");
	f.standard[0].own = false;
	f.nstandard = 1;
	f.nindicator = 0;
	assert_int_equal(declaration_publish(db, a, &f, &r), OK);
}

static void
below_a_mandatory_standard_is_counted_and_published(void **state)
{
	struct filing f = motor("Q/SYDJ 007-2026");
	struct receipt r;

	(void)state;
	f.indicator[0].requirement = "≥2";
	assert_int_equal(declaration_publish(db, a, &f, &r), OK);
	assert_int_equal(ask("SELECT below_mandatory AS n, NULL::text AS s FROM mingbiao.evaluation WHERE version_id = $1",
	    r.version).n, 1);
}

/* ---- many at once: each child has connections of its own ---- */

enum { CHILDREN = 8 };

/* Runs fn in children; *ok of them ended with 0, *conflict with 1. */
static void
in_children(int (*fn)(int child), int *ok, int *conflict)
{
	pid_t pid[CHILDREN];

	*ok = *conflict = 0;
	fflush(stdout);
	for (int i = 0; i < CHILDREN; i++)
		if ((pid[i] = fork()) == 0) {
			a = arena_new(1 << 16);
			desk = pool_as("mingbiao_desk");
			db = db_open(desk, a, co_now() + 60000, false, "child");
			int rc = fn(i);
			db_close(db);
			pool_free(desk);
			_exit(rc);
		}
	for (int i = 0; i < CHILDREN; i++) {
		int status;
		assert_int_equal(waitpid(pid[i], &status, 0), pid[i]);
		assert_true(WIFEXITED(status));
		*ok += WEXITSTATUS(status) == 0;
		*conflict += WEXITSTATUS(status) == 1;
	}
}

static int
publish_one_number(int child)
{
	struct filing f = motor("Q/SYDJ 008-2026");
	struct receipt r;

	(void)child;
	enum rc rc = declaration_publish(db, a, &f, &r);
	return rc == OK ? 0 : rc == E_CONFLICT && strcmp(db_constraint(db), "declaration_once") == 0 ? 1 : 2;
}

static void
of_two_that_race_one_publishes(void **state)
{
	int ok, conflict;

	(void)state;
	in_children(publish_one_number, &ok, &conflict);
	assert_int_equal(ok, 1);
	assert_int_equal(conflict, CHILDREN - 1);
	assert_int_equal(ask("SELECT count(*) + 0 * $1::bigint AS n, NULL::text AS s FROM mingbiao.declaration_version v "
	    "JOIN mingbiao.declaration d ON d.id = v.declaration_id WHERE d.number = 'Q/SYDJ 008-2026'", 0).n, 1);
}

static int64_t raced_draft;

static int
publish_one_draft(int child)
{
	struct filing f = motor("Q/SYDJ 009-2026");
	struct receipt r;

	(void)child;
	f.draft = raced_draft;
	enum rc rc = declaration_publish(db, a, &f, &r);
	return rc == OK && r.n == 1 && strlen(r.sha256) == 64 ? 0 : 2;
}

static void
a_draft_sent_by_many_at_once_is_published_once(void **state)
{
	int ok, conflict;
	const char *id;

	(void)state;
	raced_draft = new_draft(&id);
	in_children(publish_one_draft, &ok, &conflict);
	assert_int_equal(ok, CHILDREN);
	assert_int_equal(ask("SELECT count(*) + 0 * $1::bigint AS n, NULL::text AS s FROM mingbiao.declaration_version v "
	    "JOIN mingbiao.declaration d ON d.id = v.declaration_id WHERE d.number = 'Q/SYDJ 009-2026'", 0).n, 1);
}

static int
publish_many(int child)
{
	for (int i = 0; i < 25; i++) {
		struct filing f = motor(arena_fmt(a, "Q/SYDJ %d%03d-2026", child + 1, 100 + i));
		struct receipt r;
		if (declaration_publish(db, a, &f, &r) != OK)
			return 2;
	}
	return 0;
}

static void
many_different_ones_at_once_are_all_published(void **state)
{
	int ok, conflict;
	int64_t before = rows("declaration_version");

	(void)state;
	in_children(publish_many, &ok, &conflict);
	assert_int_equal(ok, CHILDREN);
	assert_int_equal(rows("declaration_version"), before + CHILDREN * 25);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(f) cmocka_unit_test_setup_teardown(f, each, each_end)
		TEST(writes_everything_at_once),
		TEST(writes_nothing_when_anything_is_refused),
		TEST(the_same_number_twice_is_a_conflict_unless_another_enterprise_has_it),
		TEST(a_change_is_a_version_that_leaves_the_first_as_it_was),
		TEST(a_draft_sent_twice_gets_the_first_receipt),
		TEST(a_draft_is_saved_on_the_revision_its_editor_saw),
		TEST(without_a_compared_standard_everything_is_new),
		TEST(below_a_mandatory_standard_is_counted_and_published),
		TEST(of_two_that_race_one_publishes),
		TEST(a_draft_sent_by_many_at_once_is_published_once),
		TEST(many_different_ones_at_once_are_all_published),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
