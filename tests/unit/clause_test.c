#include "core.h"
#include "app/compare.h"
#include "app/inclusion.h"
#include "app/number.h"
#include "base/dec.h"

/* The rules of judgement by the law or clause they come from, one test a clause; their cases are in tests/data. */

static void
is(const char *indicator, const char *declared, const char *reference, enum verdict v, const struct terms *t)
{
	struct requirement d = { .indicator = indicator, .text = declared }, r = { .indicator = indicator,
	    .text = reference };
	struct judgement j;

	compare_requirement(a, &d, &r, t, &j);
	if (j.verdict != v)
		fail_msg("%s: %s against %s is %s (%s), not %s", indicator, declared, reference, verdict_name(j.verdict),
		    reason_name(j.reason), verdict_name(v));
}

static void
reads(const char *text, const char *normal)
{
	struct limit l;

	limit_parse(a, NULL, text, "", &l);
	if (l.normal == NULL || strcmp(l.normal, normal) != 0)
		fail_msg("%s is read as %s, not %s", text, l.normal, normal);
}

/* ---- what is told ---- */

/* An enterprise's requirement must not be below a mandatory one: an accepted value more is enough. */
static void
standardization_law_21_any_value_more_is_lower(void **state)
{
	(void)state;
	is("甲醛", "≤75.01 mg/kg", "≤75 mg/kg", V_LOWER, NULL);
	is("甲醛", "<75 mg/kg", "≤75 mg/kg", V_STRICTER, NULL);
	is("pH值", "4.0~9.0", "4.0~8.5", V_LOWER, NULL);
	is("pH值", "3.5~8.0", "4.0~8.5", V_PARTLY, NULL);
}

/* Fewer indicators than the standard, and lower ones, must be stated: each row of the standard is answered for. */
static void
order_83_14_what_is_not_declared_is_missing(void **state)
{
	struct requirement d = { .indicator = "甲醛", .text = "≤20 mg/kg" };
	struct requirement r[] = { { .indicator = "甲醛含量", .text = "≤75 mg/kg" }, { .indicator = "pH值", .text = "4.0~8.5" },
	    { .indicator = "异味", .text = "—" } };
	struct compared *c;
	size_t n;

	(void)state;
	compare_table(a, &d, 1, r, 3, NULL, &c, &n);
	assert_int_equal(n, 2);				/* a dash asks for nothing that could be missing */
	assert_int_equal(c[0].j.verdict, V_STRICTER);
	assert_int_equal(c[1].reference, 1);
	assert_int_equal(c[1].j.verdict, V_MISSING);
}

/* ---- numbers ---- */

static void
gbt8170_2008_4_3_2_full_values_unless_said_otherwise(void **state)
{
	(void)state;
	is("水分", "≤5 %", "≤5.0 %", V_EQUAL, NULL);
	is("水分", "≤5.04 %", "≤5.0 %", V_LOWER, NULL);
}

static void
gbt8170_2008_4_3_3_rounded_values_count_the_digits_written(void **state)
{
	struct terms rounded = { .rounded = true };

	(void)state;
	is("水分", "≤5.0 %", "≤5 %", V_STRICTER, &rounded);
	is("水分", "≤5 %", "≤5.0 %", V_LOWER, &rounded);
	is("水分", "≤5.0 %", "≤5.0 %", V_EQUAL, &rounded);
}

static void
gbt8170_2008_3_2_half_goes_to_the_even_digit(void **state)
{
	static const struct { const char *limit, *takes; } c[] = {
		{ "≥10", "[9.5,+inf)" }, { "≥9", "(8.5,+inf)" }, { "≤10", "(-inf,10.5]" }, { "≤9", "(-inf,9.5)" },
		{ "≥10.0", "[9.95,+inf)" }, { "≥-9", "(-9.5,+inf)" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
		struct limit l;
		struct side s;
		limit_parse(a, NULL, c[i].limit, "", &l);
		assert_true(side_round(a, &l, &s));
		assert_string_equal(side_print(a, &s, ""), c[i].takes);
	}
}

/* "±2 %" behind a number without brackets may be of the number or of its percentage: it is not read. */
static void
gb3101_1993_a_tolerance_in_percent_stands_in_brackets(void **state)
{
	struct limit l;

	(void)state;
	reads("(65±2)%", "[63,67]");
	limit_parse(a, NULL, "65±2%", "", &l);
	assert_int_equal(l.form, LIMIT_TEXT);
	limit_parse(a, NULL, "65%±2%", "", &l);
	assert_int_equal(l.form, LIMIT_TEXT);
}

/* ---- units ---- */

static void
gb3100_1993_prefixes_are_powers_of_ten_and_their_case_counts(void **state)
{
	(void)state;
	is("绝缘电阻", "≥1 GΩ", "≥1000 MΩ", V_EQUAL, NULL);
	is("绝缘电阻", "≥50 mΩ", "≥50 MΩ", V_NEEDS_HUMAN, NULL);
	is("铅", "≤100 μg/L", "≤0.1 mg/L", V_EQUAL, NULL);
}

static void
gb3102_4_1993_a_difference_of_temperatures_has_no_zero(void **state)
{
	(void)state;
	is("熔点", "≤20 ℃", "≤293.15 K", V_EQUAL, NULL);
	is("温升", "≤80 ℃", "≤80 K", V_EQUAL, NULL);
}

static void
gb3102_8_1993_shares_of_mass_and_of_volume_are_not_one(void **state)
{
	(void)state;
	is("乙醇", "≤5 %(m/m)", "≤5 %(V/V)", V_INCOMPARABLE, NULL);
	is("铅", "≤1 mg/kg", "≤1 mg/L", V_INCOMPARABLE, NULL);
}

/* ---- kinds of requirement ---- */

static void
gb4789_1_2016_3_a_plan_accepts_less_with_fewer_over_m(void **state)
{
	(void)state;
	is("菌落总数", "n=5,c=1,m=100,M=1000", "n=5,c=2,m=100,M=1000", V_STRICTER, NULL);
	is("菌落总数", "n=5,c=2,m=100,M=1000", "n=5,c=2,m=100,M=1000", V_EQUAL, NULL);
	is("菌落总数", "n=5,c=2,m=1000,M=10000", "n=5,c=2,m=100,M=1000", V_LOWER, NULL);
}

static void
gbt2828_1_2012_5_a_smaller_aql_accepts_less(void **state)
{
	(void)state;
	is("外观", "AQL 1.0", "AQL 2.5", V_STRICTER, NULL);
	is("外观", "AQL 4.0", "AQL 2.5", V_LOWER, NULL);
}

static void
gbt250_2008_3_4_is_half_a_grade_and_no_range(void **state)
{
	(void)state;
	is("耐摩擦色牢度", "≥3-4 级", "≥3 级", V_STRICTER, NULL);
	is("耐摩擦色牢度", "≥3-4 级", "≥4 级", V_LOWER, NULL);
	is("耐摩擦色牢度", "≥3-4 级", "≥3-4 级", V_EQUAL, NULL);
}

static void
gbt4208_2017_6_codes_are_ordered_digit_by_digit(void **state)
{
	(void)state;
	is("外壳防护等级", "IP65", "IP54", V_STRICTER, NULL);
	is("外壳防护等级", "IP65", "IP56", V_PARTLY, NULL);
	is("外壳防护等级", "IPX7", "IPX5", V_NEEDS_HUMAN, NULL);	/* immersion does not include jets */
	is("外壳防护等级", "IP65/IP67", "IP65", V_STRICTER, NULL);
}

static void
gb8624_2012_a_is_above_b1(void **state)
{
	(void)state;
	is("燃烧性能等级", "A 级", "B1 级", V_STRICTER, NULL);
	is("燃烧性能等级", "B2 级", "B1 级", V_LOWER, NULL);
}

static void
gb12021_grade_1_is_the_best(void **state)
{
	(void)state;
	is("能效等级", "1级", "2级", V_STRICTER, NULL);
	is("能效等级", "3级", "2级", V_LOWER, NULL);
}

/* Both ages bind together: one left out is a promise not made. */
static void
gb175_2007_table_3_strength_at_each_age_binds(void **state)
{
	(void)state;
	is("抗压强度", "3d≥17.0MPa，28d≥42.5MPa", "3d≥17.0MPa，28d≥42.5MPa", V_EQUAL, NULL);
	is("抗压强度", "3d≥22.0MPa，28d≥42.5MPa", "3d≥17.0MPa，28d≥42.5MPa", V_STRICTER, NULL);
	is("抗压强度", "28d≥52.5MPa", "3d≥17.0MPa，28d≥42.5MPa", V_NEEDS_HUMAN, NULL);
}

static void
gbt27417_2017_not_detected_says_no_more_than_its_detection_limit(void **state)
{
	(void)state;
	is("铅", "不得检出（检出限0.01 mg/kg）", "≤0.05 mg/kg", V_STRICTER, NULL);
	is("铅", "不得检出（检出限0.1 mg/kg）", "≤0.05 mg/kg", V_NEEDS_HUMAN, NULL);
	is("铅", "不得检出", "≤0.05 mg/kg", V_NEEDS_HUMAN, NULL);
}

/* ---- numbers of standards ---- */

static const char *
canonical(const char *text)
{
	struct number n;

	return number_parse(a, text, &n) ? n.canonical : "";
}

/* A citation without a year is of the newest edition, one with a year of that alone: they are not one. */
static void
gbt1_1_2020_9_5_4_a_year_is_never_supplied(void **state)
{
	(void)state;
	assert_string_equal(canonical("GB/T 19001"), "GB/T 19001");
	assert_string_equal(canonical("GB/T19001—2016"), "GB/T 19001-2016");
	assert_string_equal(canonical("GB/T 19001 2016"), "");
	assert_string_equal(canonical("GB 5749-85"), "GB 5749-1985");
}

static void
standardization_law_2_mandatory_is_what_has_no_t(void **state)
{
	struct number n;

	(void)state;
	assert_true(number_parse(a, "GB 18401-2010", &n));
	assert_int_equal(n.mandate, MANDATORY);
	assert_true(number_parse(a, "GB/T 18401-2010", &n));
	assert_int_equal(n.mandate, RECOMMENDED);
	assert_false(number_parse(a, "GBT 18401-2010", &n));	/* a slip, and which one is not said */
}

static void
gbt20000_2_an_identical_standard_bears_both_numbers(void **state)
{
	struct number n;

	(void)state;
	assert_true(number_parse(a, "GB/T 19001-2016/ISO 9001:2015", &n));
	assert_string_equal(n.canonical, "GB/T 19001-2016");
	assert_int_equal(n.nadopts, 1);
	assert_string_equal(n.adopts[0], "ISO 9001:2015");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(standardization_law_21_any_value_more_is_lower), TEST(order_83_14_what_is_not_declared_is_missing),
		TEST(gbt8170_2008_4_3_2_full_values_unless_said_otherwise),
		TEST(gbt8170_2008_4_3_3_rounded_values_count_the_digits_written),
		TEST(gbt8170_2008_3_2_half_goes_to_the_even_digit),
		TEST(gb3101_1993_a_tolerance_in_percent_stands_in_brackets),
		TEST(gb3100_1993_prefixes_are_powers_of_ten_and_their_case_counts),
		TEST(gb3102_4_1993_a_difference_of_temperatures_has_no_zero),
		TEST(gb3102_8_1993_shares_of_mass_and_of_volume_are_not_one),
		TEST(gb4789_1_2016_3_a_plan_accepts_less_with_fewer_over_m),
		TEST(gbt2828_1_2012_5_a_smaller_aql_accepts_less), TEST(gbt250_2008_3_4_is_half_a_grade_and_no_range),
		TEST(gbt4208_2017_6_codes_are_ordered_digit_by_digit), TEST(gb8624_2012_a_is_above_b1),
		TEST(gb12021_grade_1_is_the_best), TEST(gb175_2007_table_3_strength_at_each_age_binds),
		TEST(gbt27417_2017_not_detected_says_no_more_than_its_detection_limit),
		TEST(gbt1_1_2020_9_5_4_a_year_is_never_supplied), TEST(standardization_law_2_mandatory_is_what_has_no_t),
		TEST(gbt20000_2_an_identical_standard_bears_both_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
