/*
 * Accounts against a real server: what throttling lets through from where, sessions, and a registration that is whole or
 * not there. Time passes by moving rows back, never by waiting.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "app/account.h"
#include "app/enterprise.h"
#include "app/password.h"
#include "app/session.h"
#include "app/throttle.h"
#include "base/co.h"
#include "base/rnd.h"
#include "db/account.h"
#include "db/loop.h"

static const char password[] = "velvet tram 41 moss harbour";
static struct pool *pool;
static struct arena *a;
static struct db *db;

/* ---- statements of the test's own ---- */

struct one_int { int64_t n; };
static const struct col int_col[] = { { "n", TY_INT, false, offsetof(struct one_int, n) } };
static const struct param params[] = { { "s", TY_TEXT, false }, { "t", TY_TEXT, false } };
#define STATEMENT(id, text, np) \
	static const struct query id = { .name = #id, .sql = text, .card = EXEC, .nparam = np, .param = params, \
	    .write = true }
#define COUNT(id, text) \
	static const struct query id = { .name = #id, .sql = text, .card = ONE, .ncol = 1, \
	    .rowsize = sizeof(struct one_int), .col = int_col, .param = params, .nparam = 1 }
STATEMENT(clear, "DELETE FROM throttle", 0);
STATEMENT(later, "UPDATE throttle SET next_at = next_at - $1::interval, touched_at = touched_at - $1::interval", 1);
STATEMENT(idle, "UPDATE session SET seen_at = seen_at - $1::interval WHERE token_sha256 = sha256($2::bytea)", 2);
STATEMENT(older, "UPDATE session SET created_at = created_at - $1::interval WHERE token_sha256 = sha256($2::bytea)",
    2);
STATEMENT(disable, "UPDATE account SET disabled_at = now() WHERE login = $1", 1);
STATEMENT(weaken, "UPDATE account SET password_hash = $2 WHERE login = $1", 2);
COUNT(sessions, "SELECT count(*) AS n FROM session s JOIN account a ON a.id = s.account_id WHERE a.login = $1");
COUNT(enterprises, "SELECT count(*) AS n FROM enterprise WHERE name = $1");
COUNT(accounts, "SELECT count(*) AS n FROM account WHERE login = $1");
COUNT(rows, "SELECT count(*) AS n FROM throttle WHERE starts_with(key, $1)");

static void
run(const struct query *q, const char *s, const char *t)
{
	const struct arg args[] = { arg_text(s), arg_text(t) };

	assert_int_equal(db_run(db, a, q, args, NULL, NULL), OK);
}

static int64_t
number(const struct query *q, const char *s)
{
	const struct arg args[] = { arg_text(s) };
	struct one_int row = { -1 };

	assert_int_equal(db_run(db, a, q, args, &row, NULL), OK);
	return row.n;
}

static int
setup(void **state)
{
	(void)state;
	a = arena_new(1 << 16);
	db = db_open(pool, a, INT64_MAX, false, NULL);
	run(&clear, NULL, NULL);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	db_close(db);
	arena_free(a);
	return 0;
}

static const char *
new_login(void)
{
	return arena_fmt(a, "%s@example.cn", rnd_public_id(a));
}

/* Whether an attempt gets through; in *wait the seconds told when not. */
static bool
tries(const char *login, const char *net, int64_t *wait)
{
	enum rc rc = throttle_try(db, a, login, net, wait);

	assert_true(rc == OK || rc == E_MANY);
	return rc == OK;
}

/* ---- throttling ---- */

static void
waits_grow_threefold(void **state)
{
	static const int want[] = { 1, 3, 9, 27, 81, 243, 729, 900, 900 };
	int64_t wait = 0;

	(void)state;
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		assert_true(tries("x@y.cn", "192.0.2.0/24", &wait));
		/* A second or two may pass by themselves on a busy machine. */
		if (want[i] > 3) {
			assert_false(tries("x@y.cn", "192.0.2.0/24", &wait));
			assert_true(wait <= want[i] && wait > want[i] - 5);
		}
		run(&later, arena_fmt(a, "%d s", want[i]), NULL);
	}
	/* A day of rest, and it begins anew. */
	run(&later, "25 h", NULL);
	for (size_t i = 0; i < 3; i++) {
		assert_true(tries("x@y.cn", "192.0.2.0/24", &wait));
		run(&later, "9 s", NULL);
	}
}

/* A thousand attempts in an hour from one /24: about ten are looked at, and the owner elsewhere feels nothing. */
static void
an_attack_from_one_network(void **state)
{
	const char *login = new_login();
	int looked = 0, owner = 0, owner_tries = 0;
	int64_t wait;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		looked += tries(login, "198.51.100.0/24", &wait);
		if (i % 50 == 49) {
			owner_tries++;
			owner += tries(login, "192.0.2.0/24", &wait);
			assert_int_equal(throttle_right(db, a, login, "192.0.2.0/24"), OK);
		}
		run(&later, "3.6 s", NULL);
	}
	print_message("# %d of 1000 guesses were looked at\n", looked);
	assert_true(looked <= 11);
	assert_int_equal(owner, owner_tries);
}

/* From 200 networks: an account gives way slowly whoever asks, a network its owner has used never closes. */
static void
an_attack_from_many_networks(void **state)
{
	const char *login = new_login();
	int looked = 0, owner = 0;
	int64_t wait;

	(void)state;
	assert_true(tries(login, "192.0.2.0/24", &wait));
	assert_int_equal(throttle_right(db, a, login, "192.0.2.0/24"), OK);
	for (int i = 0; i < 200; i++) {
		looked += tries(login, arena_fmt(a, "10.0.%d.0/24", i), &wait);
		if (i % 20 == 0) {
			owner += tries(login, "192.0.2.0/24", &wait);
			assert_int_equal(throttle_right(db, a, login, "192.0.2.0/24"), OK);
		}
		run(&later, "18 s", NULL);
	}
	print_message("# %d of 200 guesses in an hour were looked at\n", looked);
	assert_true(looked <= 61);
	assert_int_equal(owner, 10);
	/* The owner from a new network waits two minutes at most for the next place. */
	if (!tries(login, "203.0.113.0/24", &wait))
		assert_true(wait <= 120);
}

static void
a_network_has_its_bucket(void **state)
{
	int64_t wait;
	int through = 0;

	(void)state;
	for (int i = 0; i < 60; i++)
		through += tries(new_login(), "192.0.2.0/24", &wait);
	assert_true(through >= 20 && through <= 23);	/* one more every three seconds */
	assert_true(wait >= 1 && wait <= 3);
	assert_true(tries(new_login(), "192.0.3.0/24", &wait));
	run(&later, "60 s", NULL);
	for (int i = 0; i < 60; i++)
		through += tries(new_login(), "192.0.2.0/24", &wait);
	assert_true(through >= 40 && through <= 46);
	/* What was right is given back: a whole office may sign in. */
	run(&clear, NULL, NULL);
	for (int i = 0; i < 60; i++) {
		const char *login = new_login();
		assert_true(tries(login, "192.0.2.0/24", &wait));
		assert_int_equal(throttle_right(db, a, login, "192.0.2.0/24"), OK);
	}
}

static void
registrations_have_their_bucket(void **state)
{
	int64_t wait = 0;
	int through = 0;

	(void)state;
	for (int i = 0; i < 15; i++)
		through += throttle_register(db, a, "192.0.2.0/24", &wait) == OK;
	assert_int_equal(through, 10);
	assert_true(wait >= 58 && wait <= 60);
	assert_int_equal(throttle_register(db, a, "192.0.3.0/24", &wait), OK);
}

struct racer { const char *login; enum rc rc; };

static void
race(void *arg)
{
	struct racer *r = arg;
	struct arena *own = arena_new(4096);
	struct db *d = db_open(pool, own, co_now() + 20000, false, NULL);
	int64_t wait;

	r->rc = throttle_try(d, own, r->login, "192.0.2.0/24", &wait);
	db_close(d);
	arena_free(own);
}

/* Twenty at the same instant: one gets through (or two, where an instant lasts a second). */
static void
many_at_once_gain_nothing(void **state)
{
	struct racer r[20];
	const char *login = new_login();
	int through = 0;

	(void)state;
	for (int i = 0; i < 20; i++) {
		r[i] = (struct racer){ login, OK };
		co_start(race, &r[i], NULL);
	}
	loop_run();
	for (int i = 0; i < 20; i++) {
		assert_true(r[i].rc == OK || r[i].rc == E_MANY);
		through += r[i].rc == OK;
	}
	assert_true(through == 1 || through == 2);
}

static void
what_means_nothing_is_swept(void **state)
{
	int64_t wait;

	(void)state;
	for (int i = 0; i < 20; i++)
		assert_true(tries(new_login(), arena_fmt(a, "10.0.%d.0/24", i), &wait));
	assert_true(number(&rows, "step:") == 20);
	run(&later, "91 days", NULL);
	for (int i = 0; i < 6; i++) {
		const char *login = new_login();
		assert_true(tries(login, "192.0.2.0/24", &wait));
		assert_int_equal(throttle_right(db, a, login, "192.0.2.0/24"), OK);
	}
	assert_true(number(&rows, "step:") <= 6);
}

/* ---- accounts and sessions ---- */

static const char *
sign_in(const char *login, const char *pw, enum rc want)
{
	const struct origin o = { "192.0.2.0/24", "0123456789abcdef" };
	const char *token = NULL;
	int64_t wait;

	run(&clear, NULL, NULL);
	assert_int_equal(account_sign_in(db, a, login, pw, &o, &token, &wait), want);
	return token;
}

static void
signs_in(void **state)
{
	const char *login = new_login();
	struct session s;

	(void)state;
	assert_int_equal(account_add(db, a, login, password, NULL), OK);
	assert_int_equal(account_add(db, a, login, password, NULL), E_CONFLICT);
	assert_string_equal(db_constraint(db), "account_login_once");
	sign_in(login, "wrong", E_LOGIN);
	sign_in("nobody@example.cn", password, E_LOGIN);
	const char *token = sign_in(login, password, OK);
	assert_int_equal(session_find(db, a, token, &s), OK);
	assert_string_equal(s.login, login);
	assert_int_equal(s.enterprise, 0);
	assert_int_equal(strlen(s.csrf), 32);
	assert_int_equal(account_set_password(db, a, login, "another velvet tram 41"), OK);
	assert_int_equal(session_find(db, a, token, &s), E_NOTFOUND);
	sign_in(login, password, E_LOGIN);
	token = sign_in(login, "another velvet tram 41", OK);
	run(&disable, login, NULL);
	assert_int_equal(session_find(db, a, token, &s), E_NOTFOUND);
	sign_in(login, "another velvet tram 41", E_LOGIN);
	assert_int_equal(account_set_password(db, a, "nobody@example.cn", password), E_NOTFOUND);
}

static void
sessions_end_by_time(void **state)
{
	const char *login = new_login();
	struct session s;

	(void)state;
	assert_int_equal(account_add(db, a, login, password, NULL), OK);
	const char *one = sign_in(login, password, OK), *two = sign_in(login, password, OK);
	run(&idle, "29 min 50 s", one);
	assert_int_equal(session_find(db, a, one, &s), OK);	/* and was seen now */
	run(&idle, "29 min 50 s", one);
	assert_int_equal(session_find(db, a, one, &s), OK);
	run(&idle, "30 min", one);
	assert_int_equal(session_find(db, a, one, &s), E_NOTFOUND);
	run(&older, "11 h 59 min", two);
	assert_int_equal(session_find(db, a, two, &s), OK);
	run(&older, "1 min", two);
	assert_int_equal(session_find(db, a, two, &s), E_NOTFOUND);
	/* The next sign-in sweeps what has ended. */
	sign_in(login, password, OK);
	assert_int_equal(number(&sessions, login), 1);
	static const char *const odd[] = { "", "x", "00", "ZZ" };
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
		assert_int_equal(session_find(db, a, odd[i], &s), E_NOTFOUND);
}

static void
a_weak_hash_is_made_anew(void **state)
{
	/* libsodium's argon2id of "velvet tram 41 moss harbour" with 8 MiB and one pass */
	static const char weak[] = "$argon2id$v=19$m=8192,t=1,p=1$Q91NHJZaGJFQgTqTMu7tUw"
	    "$UYpIeLPNypbAuFXYmuI997pYb0KEoxpx2U59dR8sxFQ";
	const char *login = new_login();
	struct q_account_by_login row;

	(void)state;
	assert_int_equal(account_add(db, a, login, password, NULL), OK);
	run(&weaken, login, weak);
	sign_in(login, password, OK);
	assert_int_equal(q_account_by_login(db, a, login, &row), OK);
	assert_int_equal(strncmp(row.password_hash, "$argon2id$v=19$m=19456,t=2,", 27), 0);
	sign_in(login, password, OK);
}

/* ---- registering ---- */

static struct enterprise_new
enterprise(const char *code, const char *name, const char *login)
{
	struct enterprise_new e = { .name = name, .region = "370302", .industry = "3071",
	    .industry_edition = "GB/T 4754-2017", .shown = { NULL, "0533-1234567", "", "" },
	    .authority = { "王某", "13800000000", NULL, NULL }, .login = login, .password = password };

	assert_true(uscc_parse(a, code, &e.uscc));
	return e;
}

/* A right code nobody has: eight random digits behind a registrar, a category and a region. */
static const char *
new_code(void)
{
	uint64_t x;
	char *code = arena_get(a, 19);

	rnd_bytes(&x, sizeof x);
	snprintf(code, 17, "91370302%08u", (unsigned)(x % 100000000));
	code[16] = uscc_org_check_digit(code + 8);
	code[17] = uscc_check_digit(code);
	return code;
}

static void
registers_whole_or_not_at_all(void **state)
{
	const char *login = new_login(), *code = new_code(), *name = arena_fmt(a, "公司%s", rnd_public_id(a)), *id;
	struct enterprise_new e = enterprise(code, name, login);
	struct session s;
	int64_t account;

	(void)state;
	assert_int_equal(enterprise_register(db, a, &e, "req", &account, &id), OK);
	assert_int_equal(strlen(id), 12);
	const char *token = sign_in(login, password, OK);
	assert_int_equal(session_find(db, a, token, &s), OK);
	assert_string_equal(s.enterprise_name, name);
	assert_int_equal(s.account, account);

	/* The code again, by somebody new: the account is not made either. */
	const char *other = new_login();
	e = enterprise(code, "另一家", other);
	assert_int_equal(enterprise_register(db, a, &e, "req", &account, &id), E_CONFLICT);
	assert_string_equal(db_constraint(db), "enterprise_uscc_once");
	assert_int_equal(number(&accounts, other), 0);

	/* The login again: nor the enterprise. */
	const char *third = arena_fmt(a, "第三家%s", rnd_public_id(a));
	e = enterprise(new_code(), third, login);
	assert_int_equal(enterprise_register(db, a, &e, "req", &account, &id), E_CONFLICT);
	assert_string_equal(db_constraint(db), "account_login_once");
	assert_int_equal(number(&enterprises, third), 0);

	/* Something the database knows better than the form: all or nothing, too. */
	const char *late = new_login();
	e = enterprise(new_code(), third, late);
	e.authority.phone = "12345678901234567890123456789012345678901";
	assert_int_equal(enterprise_register(db, a, &e, "req", &account, &id), E_CONFLICT);
	assert_string_equal(db_constraint(db), "contact_phone_length");
	assert_int_equal(number(&accounts, late), 0);
	assert_int_equal(number(&enterprises, third), 0);
}

static void
an_account_of_an_operator_gets_its_enterprise(void **state)
{
	const char *login = new_login(), *code = new_code(), *id, *name;
	struct enterprise_new e = enterprise(code, "后来的公司", NULL);
	struct q_account_by_login row;
	struct session s;
	int64_t account;

	(void)state;
	assert_int_equal(account_add(db, a, login, password, "no such code"), E_CONFLICT);
	assert_string_equal(db_constraint(db), "");
	assert_int_equal(number(&accounts, login), 0);
	assert_int_equal(account_add(db, a, login, password, NULL), OK);
	assert_int_equal(q_account_by_login(db, a, login, &row), OK);
	e.account = row.id;
	assert_int_equal(enterprise_register(db, a, &e, "req", &account, &id), OK);
	assert_int_equal(account, row.id);
	assert_int_equal(enterprise_named(db, a, code, &name), OK);
	assert_string_equal(name, "后来的公司");
	const char *colleague = new_login(), *another = new_login();
	assert_int_equal(account_add(db, a, colleague, password, code), OK);
	assert_int_equal(account_add(db, a, another, password, id), OK);
	assert_int_equal(session_find(db, a, sign_in(colleague, password, OK), &s), OK);
	assert_string_equal(s.enterprise_name, "后来的公司");
}

static void
places_and_industries_are_found(void **state)
{
	static const struct { const char *typed; size_t n; const char *code; } place[] = {
		{ "370302", 1, "370302" }, { "３７０３０２", 1, "370302" }, { "淄川", 1, "370302" },
		{ "山东省 淄博市 淄川区", 1, "370302" }, { "淄博市淄川区", 1, "370302" }, { "鼓楼区", 4, "320106" },
		{ "371202", 1, "370116" }, { "999999", 0, NULL }, { "火星", 0, NULL }, { "", 0, NULL }, { "%", 0, NULL },
	}, trade[] = {
		{ "C3071", 1, "3071" }, { "c3071", 1, "3071" }, { "3071", 1, "3071" }, { "建筑陶瓷", 1, "3071" },
		{ "C3071 建筑陶瓷制品制造", 1, "3071" }, { "没有", 0, NULL }, { "", 0, NULL }, { "_", 0, NULL },
	};
	struct meanings m;

	(void)state;
	for (size_t i = 0; i < sizeof place / sizeof *place; i++) {
		assert_int_equal(region_meanings(db, a, place[i].typed, &m), OK);
		if (m.n != place[i].n || (m.n > 0 && strcmp(m.p[0].code, place[i].code) != 0))
			fail_msg("%s: %zu %s", place[i].typed, m.n, m.n > 0 ? m.p[0].code : "");
	}
	for (size_t i = 0; i < sizeof trade / sizeof *trade; i++) {
		assert_int_equal(industry_meanings(db, a, trade[i].typed, &m), OK);
		if (m.n != trade[i].n || (m.n > 0 && strcmp(m.p[0].code, trade[i].code) != 0))
			fail_msg("%s: %zu %s", trade[i].typed, m.n, m.n > 0 ? m.p[0].code : "");
	}
	/* What is too wide comes with what lies within, itself first. */
	assert_int_equal(region_meanings(db, a, "淄博", &m), OK);
	assert_true(m.n > 5 && strcmp(m.p[0].code, "370300") == 0);
	assert_int_equal(industry_meanings(db, a, "C", &m), OK);
	assert_true(m.n > 30 && m.n <= MEANINGS_MAX && strcmp(m.p[0].code, "C") == 0);
	assert_int_equal(industry_meanings(db, a, "制造", &m), OK);
	assert_true(m.n > MEANINGS_MAX);
	const char *words;
	assert_int_equal(region_words(db, a, "371202", &words), OK);
	assert_non_null(strstr(words, "莱城区"));
	assert_int_equal(region_words(db, a, "999999", &words), OK);
	assert_null(words);
}

static void
logins_are_folded(void **state)
{
	static const struct { const char *typed, *login; } t[] = {
		{ "a@b.cn", "a@b.cn" }, { " A.B+c@Example.CN\t", "a.b+c@example.cn" }, { "ａ＠ｂ．ｃｎ", "a@b.cn" },
		{ "", NULL }, { "a", NULL }, { "@b", NULL }, { "a@", NULL }, { "a@b@c", NULL }, { "a b@c.cn", NULL },
		{ "甲@b.cn", NULL }, { "<a@b.cn>", NULL }, { "a@b.cn\nx", NULL }, { "a,b@c.cn", NULL },
	};
	char big[400];

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		const char *got = account_login(a, t[i].typed);
		if (t[i].login == NULL ? got != NULL : got == NULL || strcmp(got, t[i].login) != 0)
			fail_msg("%s: %s", t[i].typed, got != NULL ? got : "NULL");
	}
	memset(big, 'x', sizeof big);
	memcpy(big + 255 - 5, "@b.cn", 6);
	assert_null(account_login(a, big));
	assert_non_null(account_login(a, big + 1));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
		TEST(waits_grow_threefold),
		TEST(an_attack_from_one_network),
		TEST(an_attack_from_many_networks),
		TEST(a_network_has_its_bucket),
		TEST(registrations_have_their_bucket),
		TEST(many_at_once_gain_nothing),
		TEST(what_means_nothing_is_swept),
		TEST(signs_in),
		TEST(sessions_end_by_time),
		TEST(a_weak_hash_is_made_anew),
		TEST(registers_whole_or_not_at_all),
		TEST(an_account_of_an_operator_gets_its_enterprise),
		TEST(places_and_industries_are_found),
		TEST(logins_are_folded),
	};
	const char *conninfo = getenv("MINGBIAO_TEST_DB");

	if (conninfo == NULL) {
		fprintf(stderr, "MINGBIAO_TEST_DB is not set: tests/run.py sets it\n");
		return 1;
	}
	char text[1024];
	snprintf(text, sizeof text, "%s user=mingbiao_desk", conninfo);
	co_loop_set(&loop);
	pool = pool_new(text, 8);
	cmocka_set_message_output(CM_OUTPUT_TAP);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	pool_free(pool);
	return failed;
}
