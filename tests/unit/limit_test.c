#include "core.h"
#include "random_limit.h"
#include "base/dec.h"
#include "base/text.h"

/* "basis=以Pb计;condition=20℃;reference": what was taken out of the text, in the order of the command line. */
static const char *
taken_out(const struct limit *l)
{
	const char *s = "";
	const char *const part[][2] = { { "basis", l->basis }, { "condition", l->condition }, { "method", l->method },
	    { "grade", l->grade } };

	for (size_t i = 0; i < 4; i++)
		if (part[i][1] != NULL)
			s = arena_fmt(a, "%s%s%s=%s", s, *s == '\0' ? "" : ";", part[i][0], part[i][1]);
	if (l->lod.v != NULL)
		s = arena_fmt(a, "%s%slod=%s %s", s, *s == '\0' ? "" : ";", dec_print(a, l->lod.v), unit_symbol(l->lod.unit));
	if (l->reference_only)
		s = arena_fmt(a, "%s%sreference", s, *s == '\0' ? "" : ";");
	return s;
}

/* text, unit beside, indicator | kind, normal form, unit, what was taken out */
static void
check_row(char **cell)
{
	struct limit l, again;

	limit_parse(a, cell[2], cell[0], cell[1], &l);
	const char *normal = l.form == LIMIT_TEXT ? "-" : l.normal, *unit = l.unit == NULL ? "-" : unit_symbol(l.unit);
	if (strcmp(limit_kind_name(l.kind), cell[3]) != 0 || strcmp(normal, cell[4]) != 0 ||
	    strcmp(unit, cell[5]) != 0 || strcmp(taken_out(&l), cell[6]) != 0)
		fail_msg("\"%s\" beside \"%s\" of \"%s\" is %s %s %s (%s), not %s %s %s (%s)", cell[0], cell[1],
		    cell[2], limit_kind_name(l.kind), normal, unit, taken_out(&l), cell[3], cell[4], cell[5], cell[6]);
	assert_string_equal(l.raw, cell[0]);
	assert_string_equal(l.raw_unit, cell[1]);
	if (l.form == LIMIT_TEXT) {
		assert_string_equal(l.normal, "");
		return;
	}
	limit_parse(a, cell[2], l.normal, l.unit_given && l.unit != NULL ? unit_symbol(l.unit) : cell[1], &again);
	if (again.form != l.form || strcmp(again.normal, l.normal) != 0)
		fail_msg("\"%s\" is %s, read again %s", cell[0], l.normal, again.normal);
}

/* GB/T 8170-2008 4, GB/T 1.1-2020, domain.md 5.3: all kinds, as people write them and as they must not be read. */
static void
limit_cases_of_every_kind(void **state)
{
	(void)state;
	assert_true(each_row("tests/data/limit_cases.tsv", check_row) >= 1000);
}

/* Every requirement text of the catalogue and of the enterprise standards at hand. */
static void
limit_real_requirements(void **state)
{
	(void)state;
	assert_true(each_row("tests/data/limit_real.tsv", check_row) >= 390);
}

/* GB/T 8170-2008 table 1. */
static void
limit_words_close_or_open_their_end(void **state)
{
	static const char *const closed_lower[] = { "≥", "≧", "⩾", ">=", "不小于", "不低于",
	    "不少于", "不得少于", "不得低于", "不应小于",
	    "至少", "最小", "最低", "最少", "不可低于", "须不小于", "大于等于", "大于或等于" };
	static const char *const closed_upper[] = { "≤", "≦", "⩽", "<=", "不大于", "不高于",
	    "不超过", "不得超过", "不得大于", "不得高于",
	    "不多于", "不得过", "至多", "最大", "最高", "最多", "应不大于", "小于等于", "小于或等于" };
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

/* Whoever wrote a text that is not read is told why, where that can be told; a text that is read has no slip. */
static void
limit_says_why_a_text_is_not_read(void **state)
{
	static const struct { const char *indicator, *text, *unit; enum limit_slip slip; } cases[] = {
		{ NULL, "20~10", "", SLIP_SWAPPED }, { NULL, "≥5 且 ≤3", "", SLIP_SWAPPED }, { NULL, ">5，<5", "", SLIP_SWAPPED },
		{ NULL, "n=5,c=6,m=100", "", SLIP_C_ABOVE_N }, { NULL, "n=5,c=2,m=100,M=10", "", SLIP_M_ABOVE_M },
		{ NULL, "≥5 mm", "kg", SLIP_UNIT_TWICE }, { "水分", "水分－5~10", "%", SLIP_DASH },
		{ NULL, "1,000", "", SLIP_THOUSANDS }, { NULL, "≥1,200 N", "", SLIP_THOUSANDS }, { NULL, "≤12，345.5", "mm", SLIP_THOUSANDS },
		{ NULL, "≤ 0,05 mg/kg", "", SLIP_DECIMAL_COMMA }, { NULL, "≤0,5", "%", SLIP_DECIMAL_COMMA },
		{ NULL, "≤", "", SLIP_NO_VALUE }, { NULL, "≥", "mg/L", SLIP_NO_VALUE }, { NULL, "≥ mg/L", "", SLIP_NO_VALUE },
		{ NULL, "65±2%", "", SLIP_PERCENT }, { NULL, "50%±10%", "", SLIP_PERCENT }, { NULL, "≤1.0×10-6", "", SLIP_POWER },
		{ NULL, "15", "", SLIP_NO_SIGN }, { NULL, "15 mm", "", SLIP_NO_SIGN }, { NULL, "15", "mm", SLIP_NO_SIGN },
		{ NULL, "≥5 foo", "", SLIP_UNIT_UNKNOWN }, { NULL, "≤10 或 ≥20", "", SLIP_NUMBERS }, { NULL, "≤3/25g", "", SLIP_NUMBERS },
		{ "硬度", "Rm≥470 MPa", "", SLIP_SYMBOL }, { NULL, "Rz≤3.2 MPa", "", SLIP_SYMBOL },
		{ "硬度", "HRC≥58", "HV", SLIP_SYMBOL }, { NULL, "Ra 3.2", "", SLIP_NO_SIGN },
		{ NULL, "约5", "", SLIP_NONE }, { NULL, "光滑", "", SLIP_NONE }, { NULL, "≥3级", "", SLIP_NONE },
		{ NULL, "≥5", "", SLIP_NONE }, { NULL, "12、24、36", "V", SLIP_NONE }, { "水分", "水分≤5", "%", SLIP_NONE },
	};
	struct limit l;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		limit_parse(a, cases[i].indicator, cases[i].text, cases[i].unit, &l);
		if (l.slip != cases[i].slip)
			fail_msg("%s: %s, not %s", cases[i].text, limit_slip_name(l.slip), limit_slip_name(cases[i].slip));
	}
	for (int i = 0; i < SLIP_MAX; i++)
		assert_non_null(limit_slip_name((enum limit_slip)i));
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

/* Civil Code art. 1259: 以上, 以下, 以内 include the number itself. */
static void
limit_civil_code_1259(void **state)
{
	struct limit l;
	static const char *const closed[] = { "10以上", "10及以上", "10（含）以上", "10以上（含本数）" };

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		limit_parse(a, NULL, closed[i], "", &l);
		assert_string_equal(l.normal, "[10,+inf)");
	}
	limit_parse(a, NULL, "10（不含）以上", "", &l);
	assert_string_equal(l.normal, "(10,+inf)");
	limit_parse(a, NULL, "10以内", "", &l);
	assert_string_equal(l.normal, "(-inf,10]");
}

/* GB/T 8170-2008 4.3.3: with rounded values compared, the digits written decide. */
static void
limit_place_of_the_last_digit_gbt8170(void **state)
{
	static const struct { const char *text; int lo, hi; } row[] = {
		{ "≥10", 0, PLACE_NONE }, { "≥10.0", -1, PLACE_NONE }, { "≤0.050 mg/L", PLACE_NONE, -3 },
		{ "≤1.0×10^5", PLACE_NONE, 4 }, { "≤1.50×10⁻³", PLACE_NONE, -5 }, { "≤10^3", PLACE_NONE, 3 },
		{ "≤2.5e3", PLACE_NONE, 2 }, { "≥1 300.5", -1, PLACE_NONE }, { "1.00~1.6", -2, -1 },
		{ "100±0.5", -1, -1 }, { "10.00±1", -2, -2 }, { "±0.50", -2, -2 }, { "10 +0.5/-0.25", -2, -1 },
		{ "5 mm~1 m", 0, PLACE_NONE }, { "220 V±10%", PLACE_NONE, PLACE_NONE }, { "0.90倍额定电压以上", 0, PLACE_NONE },
	};
	struct limit l;

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		limit_parse(a, NULL, row[i].text, "", &l);
		if (l.form != LIMIT_RANGE || (l.lo_place != row[i].lo && l.lo != NULL) ||
		    (l.hi_place != row[i].hi && l.hi != NULL))
			fail_msg("%s: %d %d", row[i].text, l.lo_place, l.hi_place);
	}
}

/* GB 4789.1-2016 3: n, c, m, M, each with what it is measured in. */
static void
limit_sampling_plan_gb4789_1(void **state)
{
	struct limit l;

	(void)state;
	limit_parse(a, NULL, "n=5, c=2, m=100, M=1000 CFU/g", "", &l);
	assert_int_equal(l.plan.n, 5);
	assert_int_equal(l.plan.c, 2);
	assert_int_equal(dec_cmp(l.plan.m, dec_ratio(a, 100, 1)), 0);
	assert_int_equal(dec_cmp(l.plan.M, dec_ratio(a, 1000, 1)), 0);
	assert_string_equal(unit_symbol(l.unit), "CFU/g");
	limit_parse(a, NULL, "n=5,c=0,m=0/25g", "", &l);
	assert_null(l.plan.M);
	assert_int_equal(dec_cmp(l.sample.v, dec_ratio(a, 25, 1)), 0);
	assert_string_equal(unit_symbol(l.sample.unit), "g");
}

/* domain.md 5.1: grade scales have an order of merit that the scale tells, not the digit. */
static void
limit_grades_are_of_a_scale(void **state)
{
	struct limit l;
	struct rank r;

	(void)state;
	limit_parse(a, "耐水色牢度", "≥3-4", "级", &l);
	assert_string_equal(scale_id(l.scale), "colour-fastness");
	assert_true(scale_find(l.scale, "3-4", &r));
	assert_memory_equal(&l.from, &r, sizeof r);
	assert_true(scale_find(l.scale, "5", &r));
	assert_memory_equal(&l.to, &r, sizeof r);
	assert_false(l.bare);
	limit_parse(a, "耐水色牢度", "3-4", "级", &l);
	assert_true(l.bare);
	limit_parse(a, "能效等级", "不低于2级", "", &l);	/* 1 is best */
	assert_true(scale_find(l.scale, "1", &r));
	assert_memory_equal(&l.to, &r, sizeof r);
	limit_parse(a, "能效等级", "≥2级", "", &l);		/* at least as good, or no better than */
	assert_int_equal(l.form, LIMIT_TEXT);
	assert_int_equal(l.kind, KIND_ORDINAL);
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

/* Every form: its normal form is read back as itself. */
static void
limit_every_form_printed_and_read_again(void **state)
{
	static const char *const units[] = { "mg/L", "%", "MPa", "" };
	bool seen[LIMIT_FORMS] = { false };
	struct limit x, y;
	enum limit_kind kind;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		const char *s = random_form(units[below(4)], &kind);
		limit_parse(a, NULL, s, "", &x);
		if (x.kind != kind || x.form == LIMIT_TEXT)
			fail_msg("\"%s\" is %s, not %s", s, limit_kind_name(x.kind), limit_kind_name(kind));
		limit_parse(a, NULL, x.normal, x.unit_given && x.unit != NULL ? unit_symbol(x.unit) : "", &y);
		if (y.form != x.form || strcmp(x.normal, y.normal) != 0 || (x.unit != y.unit && x.form != LIMIT_TEST))
			fail_msg("\"%s\" is %s, read again %s", s, x.normal, y.normal);
		seen[x.form] = true;
		if (i % 500 == 0)
			arena_reset(a);
	}
	for (int f = LIMIT_RANGE; f < LIMIT_FORMS; f++)
		if (!seen[f] && f != LIMIT_SET)
			fail_msg("no %s was made", limit_form_name((enum limit_form)f));
}

static void
limit_width_and_invisible_characters_change_nothing(void **state)
{
	static const char *const units[] = { "mg/L", "%", "MPa", "" };
	struct limit x, y;
	enum limit_kind kind;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		if (i % 500 == 0)
			arena_reset(a);
		const char *u = units[below(4)], *s = below(2) ? random_limit(u) : random_form(u, &kind), *t = disguise(s);
		limit_parse(a, NULL, s, "", &x);
		limit_parse(a, NULL, t, "", &y);
		if (x.form == LIMIT_TEXT || x.form != y.form || x.kind != y.kind || strcmp(x.normal, y.normal) != 0 ||
		    x.unit != y.unit || strcmp(taken_out(&x), taken_out(&y)) != 0)
			fail_msg("\"%s\" is %s, \"%s\" is %s", s, x.normal, t, y.normal);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(limit_cases_of_every_kind),
		TEST(limit_real_requirements),
		TEST(limit_civil_code_1259),
		TEST(limit_place_of_the_last_digit_gbt8170),
		TEST(limit_sampling_plan_gb4789_1),
		TEST(limit_grades_are_of_a_scale),
		TEST(limit_every_form_printed_and_read_again),
		TEST(limit_words_close_or_open_their_end),
		TEST(limit_says_why_a_text_is_not_read),
		TEST(limit_every_dash_makes_a_range_or_a_minus),
		TEST(limit_keeps_the_digits_as_written),
		TEST(limit_unit_beside_and_inside),
		TEST(limit_too_long_is_text),
		TEST(limit_printed_and_read_again_is_the_same),
		TEST(limit_width_and_invisible_characters_change_nothing),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
