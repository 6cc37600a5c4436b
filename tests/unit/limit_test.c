#include "core.h"
#include "random_limit.h"
#include "base/dec.h"
#include "base/text.h"

static void
check_row(char **cell)
{
	struct limit l;

	limit_parse(a, NULL, cell[0], cell[1], &l);
	const char *got = l.form == LIMIT_TEXT ? "text" : l.normal;
	if (strcmp(got, cell[2]) != 0)
		fail_msg("\"%s\" beside \"%s\" is %s, not %s", cell[0], cell[1], got, cell[2]);
	if (l.form != LIMIT_TEXT && l.form != LIMIT_NONE)
		assert_string_equal(l.unit == NULL ? "" : unit_symbol(l.unit), cell[3]);
	assert_string_equal(l.raw, cell[0]);
	assert_string_equal(l.raw_unit, cell[1]);
}

/* GB/T 8170-2008 4, GB/T 1.1-2020, domain.md 5.3: as standards, registers and people write it. */
static void
limit_cases_of_the_wild(void **state)
{
	(void)state;
	assert_true(each_row("tests/data/limit_cases.tsv", check_row) >= 200);
}

/* GB/T 8170-2008 table 1. */
static void
limit_words_close_or_open_their_end(void **state)
{
	static const char *const closed_lower[] = { "≥", "≧", "⩾", ">=", "不小于", "不低于",
	    "不少于", "不得少于", "不得低于", "不应小于",
	    "至少", "大于等于", "大于或等于" };
	static const char *const closed_upper[] = { "≤", "≦", "⩽", "<=", "不大于", "不高于",
	    "不超过", "不得超过", "不得大于", "不得高于",
	    "不多于", "不得过", "至多", "小于等于", "小于或等于" };
	static const char *const open_lower[] = { ">", "＞", "大于", "高于", "超过", "多于" };
	static const char *const open_upper[] = { "<", "＜", "小于", "低于", "不足", "少于" };
	struct limit l;

	(void)state;
#define EACH(list, form) \
	for (size_t i = 0; i < sizeof list / sizeof *list; i++) { \
		limit_parse(a, NULL, arena_fmt(a, "%s 5.0 %%", list[i]), "", &l); \
		if (strcmp(l.normal, form) != 0) \
			fail_msg("%s: %s", list[i], l.normal); \
	}
	EACH(closed_lower, "[5,+inf)");
	EACH(closed_upper, "(-inf,5]");
	EACH(open_lower, "(5,+inf)");
	EACH(open_upper, "(-inf,5)");
#undef EACH
}

static void
limit_every_dash_makes_a_range_or_a_minus(void **state)
{
	static const char *const dash[] = { "-", "‐", "‑", "‒", "–", "—", "―", "−", "－",
	    "﹣", "~", "～", "〜", "∼" };
	struct limit l;

	(void)state;
	for (size_t i = 0; i < sizeof dash / sizeof *dash; i++) {
		limit_parse(a, NULL, arena_fmt(a, "4.0%s7.5", dash[i]), "", &l);
		assert_string_equal(l.normal, "[4,7.5]");
		if (i < 10) {
			limit_parse(a, NULL, arena_fmt(a, "%s40%s%s20", dash[i], dash[(i * 7) % 14],
			    dash[(i + 3) % 10]), "℃", &l);
			assert_string_equal(l.normal, "[-40,-20]");
			limit_parse(a, NULL, dash[i], "", &l);
			assert_int_equal(l.form, LIMIT_NONE);
		}
	}
}

/* Decisions 4.3: ≥10 and ≥10.0 are one set; the digits are kept beside it. */
static void
limit_keeps_the_digits_as_written(void **state)
{
	struct limit x, y;

	(void)state;
	limit_parse(a, NULL, "≥10", "%", &x);
	limit_parse(a, NULL, "≥10.0", "%", &y);
	assert_string_equal(x.normal, y.normal);
	assert_string_equal(y.raw, "≥10.0");
	assert_int_equal(dec_cmp(x.lo, y.lo), 0);
}

static void
limit_unit_beside_and_inside(void **state)
{
	struct limit l;

	(void)state;
	limit_parse(a, NULL, "≥10", "", &l);
	assert_false(l.unit_given);
	limit_parse(a, NULL, "≥10", "无量纲", &l);
	assert_true(l.unit_given);
	limit_parse(a, NULL, "≥10", "—", &l);
	assert_false(l.unit_given);
	limit_parse(a, NULL, "≥10", "弗隆", &l);
	assert_int_equal(l.form, LIMIT_RANGE);
	assert_null(l.unit);
	assert_true(l.unit_given);
	limit_parse(a, NULL, "≥10 弗隆", "", &l);
	assert_int_equal(l.form, LIMIT_TEXT);
	limit_parse(a, NULL, "12 V DC、24 V DC", "V", &l);	/* says more, contradicts nothing */
	assert_string_equal(unit_symbol(l.unit), "V DC");
	limit_parse(a, NULL, "≥10 kV", "V", &l);
	assert_int_equal(l.form, LIMIT_TEXT);
}

/* domain.md 5.3 kinds 5, 9, 10, 11, 13, 14, 18: not the first form's. */
static void
limit_what_the_first_form_leaves_to_a_person(void **state)
{
	static const char *const text[] = { "不得检出", "不得检出/25 g", "ND", "未检出(<0.01)",
	    "≥3-4级", "4-5级", "能效2级", "n=5,c=0,m=0/25g",
	    "无明显划痕", "应符合GB 2762的规定", "不击穿", "供需双方协商", "≥标称值的90%",
	    "AQL 2.5", "B1", "1000+2UN", "≤10%（质量分数，干基）",
	    "优等品≥46.0", "平均≥30，单个≥25", "5", "5 %", "10/20", "5 左右", "1:1", "II", "二",
	    "≥二", "ⅠA", "𠮷", "😀≥5", "≥5😀", "" };
	struct limit l;

	(void)state;
	for (size_t i = 0; *text[i] != '\0'; i++) {
		limit_parse(a, NULL, text[i], "", &l);
		if (l.form != LIMIT_TEXT)
			fail_msg("\"%s\" was read as %s", text[i], l.normal);
		assert_string_equal(l.normal, "");
	}
	limit_parse(a, NULL, "≥4", "级", &l);
	assert_int_equal(l.form, LIMIT_TEXT);
	limit_parse(a, NULL, "4-5", "级", &l);
	assert_int_equal(l.form, LIMIT_TEXT);
}

static void
limit_too_long_is_text(void **state)
{
	char *s = arena_get(a, 100000);
	struct limit l;

	(void)state;
	memset(s, '9', 99999);
	limit_parse(a, NULL, s, "", &l);
	assert_int_equal(l.form, LIMIT_TEXT);
	limit_parse(a, NULL, arena_fmt(a, "≥5 %s", s), s, &l);
	assert_int_equal(l.form, LIMIT_TEXT);
	for (int i = 0; i < 65; i++)
		memcpy(s + 3 * i, "1、", 4);
	limit_parse(a, NULL, s, "", &l);
	assert_int_equal(l.form, LIMIT_TEXT);
	limit_parse(a, NULL, NULL, NULL, &l);
	assert_int_equal(l.form, LIMIT_NONE);
}

static void
limit_printed_and_read_again_is_the_same(void **state)
{
	struct limit x, y;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		const char *s = random_limit("");
		limit_parse(a, NULL, s, "mm", &x);
		if (x.form == LIMIT_TEXT)
			fail_msg("\"%s\" is text", s);
		limit_parse(a, NULL, x.normal, "mm", &y);
		if (y.form != x.form || strcmp(x.normal, y.normal) != 0)
			fail_msg("\"%s\" is %s, read again %s", s, x.normal, y.normal);
	}
}

static void
limit_width_and_invisible_characters_change_nothing(void **state)
{
	static const char *const units[] = { "mg/L", "%", "V", "" };
	struct limit x, y;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		const char *s = random_limit(units[below(4)]), *t = disguise(s);
		limit_parse(a, NULL, s, "", &x);
		limit_parse(a, NULL, t, "", &y);
		if (x.form == LIMIT_TEXT || x.form != y.form || strcmp(x.normal, y.normal) != 0 || x.unit != y.unit)
			fail_msg("\"%s\" is %s, \"%s\" is %s", s, x.normal, t, y.normal);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(limit_cases_of_the_wild),
		TEST(limit_words_close_or_open_their_end),
		TEST(limit_every_dash_makes_a_range_or_a_minus),
		TEST(limit_keeps_the_digits_as_written),
		TEST(limit_unit_beside_and_inside),
		TEST(limit_what_the_first_form_leaves_to_a_person),
		TEST(limit_too_long_is_text),
		TEST(limit_printed_and_read_again_is_the_same),
		TEST(limit_width_and_invisible_characters_change_nothing),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
