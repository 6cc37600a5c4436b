#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/text.h"

static struct arena *a;

static int
setup(void **state)
{
	(void)state;
	a = arena_new(4096);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static void
only_utf8_is_valid(void **state)
{
	static const char *const good[] = { "", "plain", "企业", "𠮷", "\xF4\x8F\xBF\xBF", "\x7F", "\xC2\x80",
	    "\xEF\xBF\xBD", "\xED\x9F\xBF", "\xEE\x80\x80" };
	static const struct { const char *s; size_t n; } bad[] = {
		{ "a\0b", 3 },			/* NUL */
		{ "\xC0\x80", 2 }, { "\xC1\xBF", 2 }, { "\xE0\x80\xAF", 3 }, { "\xF0\x80\x80\xAF", 4 },
		{ "\xE0\x9F\xBF", 3 }, { "\xF0\x8F\xBF\xBF", 4 },	/* overlong */
		{ "\xED\xA0\x80", 3 }, { "\xED\xBF\xBF", 3 },		/* surrogates */
		{ "\xF4\x90\x80\x80", 4 }, { "\xF5\x80\x80\x80", 4 },	/* beyond U+10FFFF */
		{ "\x80", 1 }, { "\xBF", 1 }, { "\xFE", 1 }, { "\xFF", 1 },
		{ "\xE4\xBC", 2 }, { "\xE4", 1 }, { "\xF0\xA0\xAE", 3 },	/* cut off */
		{ "\xE4\xBC" "a", 3 }, { "\xC3(", 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_true(text_valid(good[i], strlen(good[i])));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(text_valid(bad[i].s, bad[i].n));
}

/* Every code point goes out and comes in again; surrogates never. */
static void
every_code_point_makes_the_round(void **state)
{
	(void)state;
	for (uint32_t c = 1; c <= 0x10FFFF; c++) {
		char s[5] = "";
		const char *p = s;
		if (c == 0xD800)
			c = 0xE000;
		size_t n = text_put(s, c);
		assert_true(text_valid(s, n));
		assert_int_equal(text_next(&p), c);
		assert_ptr_equal(p, s + n);
	}
}

static void
bad_bytes_are_read_one_by_one(void **state)
{
	const char *s = "\xE4\xBC" "a\xFF";

	(void)state;
	assert_int_equal(text_next(&s), 0xFFFD);
	assert_int_equal(text_next(&s), 0xFFFD);
	assert_int_equal(text_next(&s), 'a');
	assert_int_equal(text_next(&s), 0xFFFD);
	assert_int_equal(*s, '\0');
	/* A sequence cut by the string's end does not lead behind it. */
	assert_int_equal(text_length("\xF0\xA0"), 2);
}

static void
length_counts_characters(void **state)
{
	(void)state;
	assert_int_equal(text_length(""), 0);
	assert_int_equal(text_length("企业a"), 3);
	assert_int_equal(text_length("𠮷"), 1);
	assert_int_equal(text_length("e\u0301"), 2);
}

#define TRIM(in, out) assert_string_equal(text_trim(a, in), out)
#define FOLD(in, out) assert_string_equal(text_fold(a, in), out)

static void
trims_what_one_cannot_see(void **state)
{
	(void)state;
	TRIM("", "");
	TRIM("  \t\r\n", "");
	TRIM("  a b  ", "a b");
	TRIM("\u3000企业 名称\u3000\xC2\xA0", "企业 名称");
	TRIM("\uFEFF\u200Bx\u200D\u2060", "x");
	TRIM("\u3000\u200B\u3000", "");
	TRIM("\xFF x \xFF", "\xFF x \xFF");
	TRIM("\u2028x\u2029\xC2\x85", "x");
}

static void
folds_what_people_type(void **state)
{
	(void)state;
	FOLD("", "");
	FOLD("ＧＢ／Ｔ　１９００１－２０１６", "GB/T 19001-2016");
	FOLD("GB/T 1–2—3‑4‒5―6−7﹣8﹘9", "GB/T 1-2-3-4-5-6-7-8-9");
	FOLD("≥１０．０％", "≥10.0%");
	FOLD("１０～２０", "10~20");
	FOLD("10〜20", "10~20");
	FOLD("（Ａ）【Ｂ】〔Ｃ〕", "(A)[B][C]");
	FOLD("1⁄2 1∕2", "1/2 1/2");
	FOLD("a\u00A0b\u3000c\td\ne\u2009f", "a b c d e f");
	FOLD("a\u200Bb\u200Cc\u200Dd\uFEFFe\u00ADf\uFE0Fg\u2060h", "abcdefgh");
	/* Kept: they mean something of their own. */
	FOLD("10⁻³ ½ ℃ µ Ω 毫克/升 《标准》", "10⁻³ ½ ℃ µ Ω 毫克/升 《标准》");
	FOLD("𠮷\xFF企", "𠮷\xFF企");
	FOLD("～！＠＃＄％＾＆＊＿＋｛｝｜：“”＜＞？", "~!@#$%^&*_+{}|:“”<>?");
}

/* Folding twice is folding once, and never makes a text longer: callers count on both. */
static void
folding_is_settled_and_never_longer(void **state)
{
	(void)state;
	for (uint32_t c = 1; c <= 0x10FFFF; c++) {
		char s[8] = "";
		if (c == 0xD800)
			c = 0xE000;
		text_put(s, c);
		char *once = text_fold(a, s);
		assert_true(strlen(once) <= strlen(s));
		assert_string_equal(text_fold(a, once), once);
		if (c % 4096 == 0)
			arena_reset(a);
	}
}

static void
letters_that_look_latin_are_made_latin(void **state)
{
	(void)state;
	assert_string_equal(text_latin(a, "GВ/Т 19О01"), "GB/T 19O01");	/* Cyrillic В, Т, О */
	assert_string_equal(text_latin(a, "ΑΒΕ"), "ABE");			/* Greek */
	assert_null(text_latin(a, "GB/T 19001 标准"));
	assert_null(text_latin(a, "ГЖД"));					/* like nothing Latin */
	assert_null(text_latin(a, ""));
	assert_int_equal(text_fold_point(0xFF21), 'A');
	assert_int_equal(text_fold_point(0x200B), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
		T(only_utf8_is_valid), T(every_code_point_makes_the_round), T(bad_bytes_are_read_one_by_one),
		T(length_counts_characters), T(trims_what_one_cannot_see), T(folds_what_people_type),
		T(folding_is_settled_and_never_longer), T(letters_that_look_latin_are_made_latin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
