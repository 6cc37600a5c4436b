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
		T(digits_that_floating_point_loses_still_differ), T(nothing_is_drawn_that_has_no_scale),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
