#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "app/gauge.h"

enum { LEFT = GAUGE_EDGE, RIGHT = GAUGE_WIDTH - GAUGE_EDGE, FIRST = 316, LAST = 1084 };

static struct arena *a;

static int
setup(void **state)
{
	(void)state;
	a = arena_new(65536);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static struct gauge
placed(const char *declared, const char *dunit, const char *reference, const char *runit)
{
	struct limit d, r;
	struct gauge g;

	limit_parse(a, NULL, declared, dunit, &d);
	limit_parse(a, NULL, reference, runit, &r);
	gauge_place(a, &d, &r, &g);
	return g;
}

static void
bounds_stand_a_fifth_from_the_ends(void **state)
{
	struct gauge g = placed("≥20", "MΩ", "≥50", "MΩ");

	(void)state;
	assert_true(g.on);
	assert_int_equal(g.dec_lo, FIRST);
	assert_int_equal(g.ref_lo, LAST);
	assert_true(g.ref_hi_end && g.dec_hi_end && !g.ref_lo_end && !g.dec_lo_end);
	assert_int_equal(g.ref_hi, RIGHT);
	g = placed("≤0.75", "mA", "≤0.5", "mA");
	assert_int_equal(g.ref_lo, LEFT);
	assert_int_equal(g.ref_hi, FIRST);
	assert_int_equal(g.dec_hi, LAST);
}

static void
a_middle_bound_stands_in_proportion(void **state)
{
	struct gauge g = placed("-20~40", "℃", "-5~40", "℃");

	(void)state;
	assert_int_equal(g.dec_lo, FIRST);
	assert_int_equal(g.ref_lo, FIRST + (LAST - FIRST) / 4);	/* 15 of 60 */
	assert_int_equal(g.dec_hi, LAST);
	assert_int_equal(g.ref_hi, LAST);
}

static void
equal_bounds_stand_in_the_middle(void **state)
{
	struct gauge g = placed("≤80", "K", "≤80.0", "K");

	(void)state;
	assert_int_equal(g.dec_hi, GAUGE_WIDTH / 2);
	assert_int_equal(g.ref_hi, GAUGE_WIDTH / 2);
}

static void
digits_that_floating_point_loses_still_differ(void **state)
{
	struct gauge g = placed("≥10000000000000000000.1", "", "≥10000000000000000000.2", "");

	(void)state;
	assert_true(g.on);
	assert_int_equal(g.dec_lo, FIRST);
	assert_int_equal(g.ref_lo, LAST);
}

static void
units_of_one_kind_stand_on_one_scale(void **state)
{
	struct gauge g = placed("≤0.02", "A", "≤10", "mA");

	(void)state;
	assert_true(g.on);
	assert_int_equal(g.ref_hi, FIRST);
	assert_int_equal(g.dec_hi, LAST);
	g = placed("≤10", "mA", "≤0.01", "A");
	assert_int_equal(g.dec_hi, g.ref_hi);
	assert_false(placed("≥20", "mg/L", "≥20", "mg/kg").on);
	assert_false(placed("±5", "℃", "±5", "K(温差)").on);
}

/* Better stands at the right, whichever way the numbers of a scale go. */
static void
grades_stand_at_their_step(void **state)
{
	struct limit d, r;
	struct gauge g;

	(void)state;
	limit_parse(a, "色牢度", "≥3-4级", "", &d);
	limit_parse(a, "色牢度", "≥3级", "", &r);
	gauge_place(a, &d, &r, &g);
	assert_true(g.on);
	assert_int_equal(g.steps, 9);
	assert_int_equal(g.ref_lo, LEFT + (RIGHT - LEFT) * 4 / 8);
	assert_int_equal(g.dec_lo, LEFT + (RIGHT - LEFT) * 5 / 8);
	assert_true(g.ref_hi_end && g.dec_hi_end && !g.ref_lo_end && !g.dec_lo_end);
	limit_parse(a, "能效等级", "不低于1级", "", &d);
	limit_parse(a, "能效等级", "不低于3级", "", &r);
	gauge_place(a, &d, &r, &g);
	assert_true(g.on && g.dec_lo == RIGHT && g.ref_lo == LEFT + (RIGHT - LEFT) * 2 / 4);
	limit_parse(a, "防护等级", "≥IP54", "", &d);
	limit_parse(a, "防护等级", "≥IP44", "", &r);
	gauge_place(a, &d, &r, &g);
	assert_false(g.on);
}

static void
nothing_is_drawn_that_has_no_scale(void **state)
{
	(void)state;
	assert_false(placed("无裂纹", "", "无裂纹", "").on);
	assert_false(placed("≥20", "MΩ", "外观良好", "").on);
	assert_false(placed("≥20", "mg/L", "≥20", "MΩ").on);
	assert_false(placed("—", "", "—", "").on);
	assert_false(placed("", "", "≥1", "").on);
	assert_false(placed("±5", "%", "≤5", "%").on);		/* differences beside values */
	assert_true(placed("±5", "%", "±10", "%").on);
	assert_false(placed("≥标称值的90%", "", "≥90%", "").on);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
		T(bounds_stand_a_fifth_from_the_ends), T(a_middle_bound_stands_in_proportion), T(equal_bounds_stand_in_the_middle),
		T(digits_that_floating_point_loses_still_differ), T(units_of_one_kind_stand_on_one_scale),
		T(grades_stand_at_their_step), T(nothing_is_drawn_that_has_no_scale),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
