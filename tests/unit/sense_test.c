#include "core.h"
#include "app/compare.h"
#include "app/sense.h"

static int wrong;

static enum sense
sense_called(const char *name)
{
	static const char *const names[] = { "open", "setting", "property", "capability", "plate", "surroundings", "quality" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0)
			return (enum sense)i;
	fail_msg("%s is no sense", name);
	return SENSE_OPEN;
}

static void
check_row(char **c)
{
	const char *key = indicator_key(a, c[0]);
	struct limit l;

	limit_parse(a, c[0], c[2], c[1], &l);
	bool person = is_use_range(a, key, &l, &l);
	if (name_sense(a, key) != sense_called(c[3]) || person != (strcmp(c[4], "person") == 0))
		print_error("%s %s %s: sense %d, %s\n", c[0], c[2], c[1], (int)name_sense(a, key), person ? "person" : "judged"), wrong++;
}

/* All names of the catalogue's limits and of real declarations, then names that are alike and mean otherwise. */
static void
sense_cases(void **state)
{
	(void)state;
	assert_true(each_row("tests/data/sense_cases.tsv", check_row) >= 600);
	assert_int_equal(wrong, 0);
}

/* Contents and hardness are a product's own, voltages and lengths may be of what it works over. */
static void
sense_kinds_are_kinds(void **state)
{
	static const char *const symbols[] = { "mg/kg", "mg/L", "%", "pH", "HRC", "CFU/g", "NTU", "mPa·s", "g/m²", "dB(A)" };
	static const char *const others[] = { "mm", "V", "A", "W", "Hz", "℃", "MPa", "N", "N·m", "kg", "m/s", "L/min", "°", "%RH",
	    "lx", "s", "倍", "dB" };

	(void)state;
	for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
		assert_true(is_quality_kind(unit_kind(unit_find(a, symbols[i]))));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_false(is_quality_kind(unit_kind(unit_find(a, others[i]))));
}

/* Without a name the limits alone are asked about. */
static void
sense_without_a_name(void **state)
{
	struct limit d, r;

	(void)state;
	limit_parse(a, NULL, "0~10", "N", &d);
	limit_parse(a, NULL, "0~5", "N", &r);
	assert_false(is_use_range(a, NULL, &d, &r));
	assert_false(is_use_range(a, "", &d, &r));
	assert_true(is_use_range(a, "测力", &d, &r));
	assert_int_equal(name_sense(a, ""), SENSE_OPEN);
	assert_int_equal(name_sense(a, "("), SENSE_OPEN);
	assert_int_equal(name_sense(a, "\xFF\xFE" "长度"), SENSE_PROPERTY);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(sense_cases),
		TEST(sense_kinds_are_kinds),
		TEST(sense_without_a_name),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
