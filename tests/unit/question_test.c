#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "app/question.h"

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
check(const char *text, size_t n, const char *first, const char *second, const char *digits)
{
	struct question q;

	question_read(a, text, &q);
	assert_int_equal(q.n, n);
	assert_string_equal(q.pattern[0], first);
	assert_string_equal(q.pattern[1], second);
	assert_string_equal(q.digits, digits);
}

static void
nothing_asks_for_everything(void **state)
{
	(void)state;
	check("", 0, "%", "%", "");
	check(" \t　 ", 0, "%", "%", "");
}

static void
a_number_in_any_spelling_is_one_word(void **state)
{
	(void)state;
	check("GB/T 5171.1-2014", 1, "%GB/T 5171.1-2014%", "%", "5171.1");
	check("gb/t5171.1", 1, "%GB/T 5171.1%", "%", "5171.1");
	check("ＧＢ／Ｔ　５１７１．１—2014", 1, "%GB/T 5171.1-2014%", "%", "5171.1");
	check("Q/TQDZ 004-2026", 1, "%Q/TQDZ 004-2026%", "%", "004");
}

/* GBT is read as GB/T to look, never to conclude: what is looked for is the number behind the letters. */
static void
a_lost_slash_looks_for_the_digits(void **state)
{
	(void)state;
	check("GBT 5171.1", 1, "%5171.1%", "%", "5171.1");
	check("gbt5171.1-2014", 1, "%5171.1-2014%", "%", "5171.1");
	check("GB-T 5171.1", 1, "%5171.1%", "%", "5171.1");
	check("GB T 5171.1", 1, "%5171.1%", "%", "5171.1");
	check("GB 159792002", 1, "%15979-2002%", "%", "15979");
	check("TCL 65", 2, "%TCL%", "%65%", "");
	check("TCL-65", 1, "%TCL-65%", "%", "");
	check("TQ-42", 1, "%TQ-42%", "%", "");
	check("WiFi6", 1, "%WiFi6%", "%", "");
}

static void
bare_digits_are_left_alone(void **state)
{
	(void)state;
	check("5171", 1, "%5171%", "%", "5171");
	check("5171.1", 1, "%5171.1%", "%", "5171.1");
	check("5171.1-2014", 1, "%5171.1-2014%", "%", "5171.1");
	check("5171 电机", 2, "%5171%", "%电机%", "");
}

static void
standards_are_looked_for_without_the_year(void **state)
{
	static const struct { const char *text, *first, *second; } row[] = {
		{ "GB/T 5171.1-2014", "%GB/T 5171.1%", "%" }, { "GBT 5171.1-2014", "%5171.1%", "%" },
		{ "5171.1-2014", "%5171.1%", "%" }, { "电动机 GB/T 5171.1-2014", "%电动机%", "%GB/T 5171.1%" },
		{ "电动机 通用技术", "%电动机%", "%通用技术%" },
	};
	struct question q;

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		question_read(a, row[i].text, &q);
		assert_string_equal(q.standard[0], row[i].first);
		assert_string_equal(q.standard[1], row[i].second);
	}
}

/* A colon and brackets are written in two widths; titles are found by either. */
static void
marks_in_two_widths_part_words(void **state)
{
	(void)state;
	check("第1部分：通用", 2, "%第1部分%", "%通用%", "");
	check("条件(测试)", 2, "%条件%", "%测试%", "");
	check("（）", 0, "%", "%", "");
}

static void
words_are_all_wanted(void **state)
{
	(void)state;
	check("电机 深圳", 2, "%电机%", "%深圳%", "");
	check("GB/T 5171.1 电机", 2, "%GB/T 5171.1%", "%电机%", "");
	check("电机　GB/T 5171.1", 2, "%电机%", "%GB/T 5171.1%", "");
}

static void
a_credit_code_is_one_word(void **state)
{
	(void)state;
	check("91370303 1642 0000 0K", 1, "%91370303164200000K%", "%", "");
}

static void
wildcards_are_only_letters(void **state)
{
	(void)state;
	check("100%", 1, "%100\\%%", "%", "");
	check("a_b\\c", 1, "%a\\_b\\\\c%", "%", "");
}

static void
a_fifth_word_is_left_out_and_said(void **state)
{
	struct question q;

	(void)state;
	question_read(a, "甲 乙 丙 丁 戊", &q);
	assert_int_equal(q.n, 4);
	assert_true(q.more);
	assert_string_equal(q.pattern[3], "%丁%");
	question_read(a, "甲 乙 丙 丁", &q);
	assert_false(q.more);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
		T(nothing_asks_for_everything), T(a_number_in_any_spelling_is_one_word), T(bare_digits_are_left_alone), T(standards_are_looked_for_without_the_year), T(marks_in_two_widths_part_words), T(a_lost_slash_looks_for_the_digits),
		T(words_are_all_wanted), T(a_credit_code_is_one_word), T(wildcards_are_only_letters), T(a_fifth_word_is_left_out_and_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
