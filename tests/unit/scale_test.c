#include "core.h"
#include "app/scale.h"

static enum order
order(const char *id, const char *x, const char *y)
{
	const struct scale *s = scale_of(id);
	struct rank p, q;

	assert_non_null(s);
	if (!scale_find(s, x, &p) || !scale_find(s, y, &q))
		fail_msg("%s has no %s or no %s", id, x, y);
	return scale_order(s, p, q);
}

/* domain.md 5.1: the order of a scale is not the order of its letters and digits. */
static void
scale_orders_by_merit(void **state)
{
	static const char *const better[][3] = {
		{ "colour-fastness", "4", "3-4" }, { "colour-fastness", "3-4", "3" }, { "light-fastness", "7-8", "5" },
		{ "energy-efficiency", "1", "2" }, { "fire-reaction", "A1", "A2" }, { "fire-reaction", "A", "B1" },
		{ "fire-reaction", "B1", "B2" }, { "flammability-v", "V-0", "V-1" }, { "flammability-v", "V-1", "V-2" },
		{ "formaldehyde", "ENF", "E0" }, { "formaldehyde", "E0", "E1" }, { "thermal-class", "F", "B" },
		{ "concrete", "C100", "C30" }, { "cement", "42.5R", "42.5" }, { "cement", "52.5", "42.5R" },
		{ "pencil-hardness", "2H", "H" }, { "pencil-hardness", "HB", "B" }, { "cross-cut", "0", "1" },
		{ "aql", "0.65", "2.5" }, { "surface-water", "Ⅱ", "Ⅲ" }, { "star", "五星级", "三星级" }, { "ik", "IK10", "IK09" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof better / sizeof *better; i++) {
		assert_int_equal(order(better[i][0], better[i][1], better[i][2]), ORDER_ABOVE);
		assert_int_equal(order(better[i][0], better[i][2], better[i][1]), ORDER_BELOW);
	}
	assert_int_equal(order("fire-reaction", "B1", "C"), ORDER_SAME);	/* GB 8624-2012 4: B1 holds B and C */
	assert_int_equal(order("thermal-class", "130", "B"), ORDER_SAME);
}

/* GB/T 4208-2017 5 and 6: two digits, X not stated, 7 and 8 do not include 5 and 6. */
static void
scale_ip_is_a_partial_order(void **state)
{
	(void)state;
	assert_int_equal(order("ip", "IP65", "IP65"), ORDER_SAME);
	assert_int_equal(order("ip", "IP65", "IP54"), ORDER_ABOVE);
	assert_int_equal(order("ip", "IP65", "IP55"), ORDER_ABOVE);
	assert_int_equal(order("ip", "IP65", "IP56"), ORDER_BESIDE);
	assert_int_equal(order("ip", "IP56", "IP65"), ORDER_BESIDE);
	assert_int_equal(order("ip", "IP54", "IPX4"), ORDER_UNKNOWN);
	assert_int_equal(order("ip", "IPX5", "IPX4"), ORDER_ABOVE);
	assert_int_equal(order("ip", "IPX7", "IPX5"), ORDER_UNKNOWN);
	assert_int_equal(order("ip", "IPX8", "IPX7"), ORDER_ABOVE);
	assert_int_equal(order("ip", "IPX7", "IPX0"), ORDER_ABOVE);
	assert_int_equal(order("ip", "IP68", "IP57"), ORDER_ABOVE);
	/* IEC 60529:2013 6, GB/T 4208-2017 6: what is marked twice holds both */
	assert_int_equal(order("ip", "IP65/IP67", "IP65"), ORDER_ABOVE);
	assert_int_equal(order("ip", "IP67", "IP65/IP67"), ORDER_BELOW);
	assert_int_equal(order("ip", "IP65/IP67", "IP67/IP65"), ORDER_SAME);
	assert_int_equal(order("ip", "IP66/IP68", "IP65/IP67"), ORDER_ABOVE);
	assert_int_equal(order("ip", "IP65/IP68", "IP66/IP67"), ORDER_UNKNOWN);
	assert_int_equal(order("ip", "IP66/IP67", "IP66/IP67/IP69"), ORDER_BELOW);
	assert_int_equal(order("ip", "IPX5/IPX7", "IPX7"), ORDER_ABOVE);
	assert_int_equal(order("ip", "IPX5/IPX7", "IP65"), ORDER_UNKNOWN);
}

/* GB 8624-2012 6: the additional classes of smoke, droplets and toxicity, each of which may be better or worse. */
static void
scale_fire_classes_with_additional_ones_gb8624(void **state)
{
	struct rank r;
	const struct scale *s = scale_of("fire-reaction");

	(void)state;
	assert_int_equal(order("fire-reaction", "B1-s1,d0,t0", "B1"), ORDER_ABOVE);
	assert_int_equal(order("fire-reaction", "B1", "B1-s1,d0,t0"), ORDER_BELOW);
	assert_int_equal(order("fire-reaction", "B1-s3,d2,t2", "B1"), ORDER_SAME);
	assert_int_equal(order("fire-reaction", "B1(B-s1,d0,t0)", "B-s1,d0,t0"), ORDER_SAME);
	assert_int_equal(order("fire-reaction", "B1(C-s1,d0,t0)", "B1-s1,d0,t0"), ORDER_SAME);
	assert_int_equal(order("fire-reaction", "A2-s1,d0", "A2-s1,d0,t0"), ORDER_BELOW);
	assert_int_equal(order("fire-reaction", "B-s2,d0", "B-s1,d1"), ORDER_BESIDE);
	assert_int_equal(order("fire-reaction", "A2", "B-s1"), ORDER_BESIDE);
	assert_int_equal(order("fire-reaction", "A1", "B1"), ORDER_ABOVE);
	assert_int_equal(order("fire-reaction", "A1", "A2-s1,d0"), ORDER_UNKNOWN);
	assert_int_equal(order("fire-reaction", "A2-s1,d0", "A1"), ORDER_UNKNOWN);
	assert_false(scale_find(s, "A1-s1", &r));
	assert_false(scale_find(s, "B1(D-s1)", &r));
	assert_false(scale_find(s, "B1-", &r));
	assert_false(scale_find(s, "B1-s1,s1", &r));
}

/* Every grade is found by its names and printed by its first; ranks are a total order in each part. */
static void
scale_grades_are_found_and_printed(void **state)
{
	struct rank r, q;
	size_t n = 0;
	bool strong;

	(void)state;
	for (const struct scale *s; (s = scale_at(n)) != NULL; n++) {
		assert_ptr_equal(scale_of(scale_id(s)), s);
		assert_true(*scale_standard(s) != '\0');
		struct rank best = scale_best(s);
		for (short i = 0; i <= best.part[0]; i++)
			for (short k = 0; k <= best.part[1]; k++) {
				/* the best class has no additional ones */
				bool untold = i == best.part[0] && best.part[2] > 0;
				r = (struct rank){ { i, untold ? 0 : k, untold ? 0 : best.part[2], 0 } };
				const char *name = scale_grade(a, s, r);
				assert_non_null(name);
				assert_true(scale_find(s, name, &q));
				assert_memory_equal(&r, &q, sizeof r);
			}
		r.part[0] = (short)(best.part[0] + 1);
		assert_null(scale_grade(a, s, r));
	}
	assert_true(n >= 30);
	assert_string_equal(scale_id(scale_by_grade("IP6X", &strong)), "ip");
	assert_string_equal(scale_id(scale_by_grade("V-0", &strong)), "flammability-v");
	assert_true(strong);
	assert_string_equal(scale_id(scale_by_grade("C30", &strong)), "concrete");
	assert_false(strong);
	assert_null(scale_by_grade("IPXX", &strong));
	assert_null(scale_by_grade("IP691", &strong));
	assert_null(scale_by_grade("B1", &strong));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(scale_orders_by_merit),
		TEST(scale_ip_is_a_partial_order),
		TEST(scale_fire_classes_with_additional_ones_gb8624),
		TEST(scale_grades_are_found_and_printed),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
