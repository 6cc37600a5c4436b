#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "app/password.h"
#include "app/password_words.h"
#include "base/arena.h"
#include "base/co.h"
#include "base/kdf.h"

static const char *const context[] = { "shen.zhiyan@chengyao.example", "淄博澄窑建筑陶瓷有限公司",
	"91370302MA00000X00", NULL };

static void
judges(void **state)
{
	static const struct { const char *password; enum password_fault fault; } t[] = {
		{ "", PASSWORD_EMPTY },
		{ "aB3$x", PASSWORD_SHORT },
		{ "k7Gq-9fWz2!LmP", PASSWORD_SHORT },		/* 14 */
		{ "k7Gq-9fWz2!LmPe", PASSWORD_GOOD },		/* 15 */
		{ "窑火照亮四月的雨夜和旧信纸", PASSWORD_SHORT },	/* 13 characters, 39 bytes */
		{ "窑火照亮四月的雨夜和旧信纸上的字", PASSWORD_GOOD },
		{ "ｋ７Ｇｑ－９ｆＷｚ２！ＬｍＰｅ", PASSWORD_GOOD },
		{ "velvet tram 41 moss harbour", PASSWORD_GOOD },
		{ "blauer Hirsch ruht", PASSWORD_GOOD },
		/* what guessers try first */
		{ "passwordpassword", PASSWORD_COMMON },
		{ "Password1234567!", PASSWORD_COMMON },
		{ "123456789012345", PASSWORD_COMMON },
		{ "qwertyuiopasdfgh", PASSWORD_COMMON },
		{ "QWERTYUIOPASDFGH", PASSWORD_COMMON },
		{ "1qaz2wsx3edc4rfv", PASSWORD_COMMON },
		{ "aaaaaaaaaaaaaaaa", PASSWORD_COMMON },
		{ "abcabcabcabcabcabc", PASSWORD_COMMON },
		{ "woaini1314520123", PASSWORD_COMMON },
		{ "zhangwei19900101", PASSWORD_COMMON },
		{ "1380538123419900101", PASSWORD_COMMON },	/* a telephone and a birthday */
		{ "ｐａｓｓｗｏｒｄ１２３４５６７８", PASSWORD_COMMON },
		{ "质量标准声明公开企业标准有限公司我爱你", PASSWORD_GOOD },
		{ "我爱你我爱你我爱你我爱你我爱你", PASSWORD_COMMON },
		{ "correcthorsebatterystaple", PASSWORD_GOOD },
		/* what guessers of this account try */
		{ "淄博澄窑建筑陶瓷有限公司2026", PASSWORD_CONTEXT },
		{ "淄博澄窑建筑陶瓷有限公司", PASSWORD_SHORT },
		{ "91370302ma00000x00", PASSWORD_CONTEXT },
		{ "shen.zhiyan@chengyao", PASSWORD_CONTEXT },
		{ "Chengyao-shen.zhiyan", PASSWORD_CONTEXT },
	};
	char longest[PASSWORD_MAX * 4 + 8] = "";

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++)
		if (password_judge(t[i].password, context) != t[i].fault)
			fail_msg("%s: %d", t[i].password, password_judge(t[i].password, context));
	for (int i = 0; i < PASSWORD_MAX; i++)
		strcat(longest, i % 3 == 0 ? "𠮷" : i % 5 == 0 ? "窑" : i % 7 == 0 ? "q" : i % 2 ? "Ж" : "8");
	assert_int_equal(password_judge(longest, context), PASSWORD_GOOD);
	strcat(longest, "x");
	assert_int_equal(password_judge(longest, context), PASSWORD_LONG);
}

static void
words_are_sorted(void **state)
{
	size_t n = sizeof words / sizeof *words;

	(void)state;
	assert_true(n > 3000);
	for (size_t i = 0; i < n; i++) {
		assert_true(strlen(words[i]) >= 3 && strlen(words[i]) <= 24);
		assert_true(i == 0 || strcmp(words[i - 1], words[i]) < 0);
	}
}

static void
hashes(void **state)
{
	struct arena *a = arena_new(4096);
	const char *one, *two;
	bool fits, old;

	(void)state;
	assert_int_equal(password_hash(a, "velvet tram 41 moss", &one), OK);
	assert_int_equal(password_hash(a, "velvet tram 41 moss", &two), OK);
	assert_string_not_equal(one, two);
	assert_int_equal(strncmp(one, "$argon2id$v=19$m=19456,t=2,p=1$", 31), 0);
	assert_int_equal(password_verify(one, "velvet tram 41 moss", &fits, &old), OK);
	assert_true(fits && !old);
	assert_int_equal(password_verify(one, "Velvet tram 41 moss", &fits, &old), OK);
	assert_false(fits);
	/* Typed with the input method in full width: the same password. */
	assert_int_equal(password_verify(one, "ｖｅｌｖｅｔ　ｔｒａｍ　４１　ｍｏｓｓ", &fits, &old), OK);
	assert_true(fits);
	/* Weaker parameters still fit, and are told. */
	assert_int_equal(password_verify("$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$"
	    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x", &fits, &old), OK);
	assert_false(fits);
	assert_true(kdf_is_old("$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$"
	    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
	arena_free(a);
}

static int64_t
micros(const char *hash)
{
	bool fits, old;
	int64_t from = co_now();

	for (int i = 0; i < 4; i++) {
		assert_int_equal(password_verify(hash, "some password or other", &fits, &old), OK);
		assert_false(fits);
	}
	return co_now() - from;
}

/* Not a measure of speed: the unknown login is compared with a real hash, not turned away at the door. */
static void
nobody_takes_as_long(void **state)
{
	struct arena *a = arena_new(4096);
	const char *real;
	bool fits, old;

	(void)state;
	assert_int_equal(password_hash(a, "velvet tram 41 moss", &real), OK);
	int64_t known = micros(real), unknown = micros(NULL);
	assert_true(unknown * 4 >= known && known * 4 >= unknown);
	/* A password too long to be one takes the same way. */
	char *huge = arena_get(a, 5000);
	memset(huge, 'x', 4999);
	assert_int_equal(password_verify(real, huge, &fits, &old), OK);
	assert_false(fits);
	assert_int_equal(password_hash(a, huge, &real), E_INPUT);
	/* A hash that is none fits nothing. */
	assert_int_equal(password_verify("$argon2id$nonsense", "", &fits, &old), OK);
	assert_false(fits);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(judges),
		cmocka_unit_test(words_are_sorted),
		cmocka_unit_test(hashes),
		cmocka_unit_test(nobody_takes_as_long),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
