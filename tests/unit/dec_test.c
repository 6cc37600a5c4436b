#include "core.h"
#include "base/dec.h"

/* GB/T 8170-2008 4.1: digits as written; libraries.md 8: what is no number here. */
static void
dec_reads_what_standards_write(void **state)
{
	static const struct { const char *text, *value; } good[] = {
		{ "0", "0" }, { "-0", "0" }, { "0.10", "0.1" }, { "10.0", "10" },
		{ "+5", "5" }, { "−5", "-5" },
		{ "１２．５", "12.5" }, { "1 300", "1300" }, { "1\xE2\x80\x89""300", "1300" },
		{ "12 345 678", "12345678" },
		{ "0.123 45", "0.12345" }, { "0.123 456 7", "0.1234567" }, { "2×10^6", "2000000" },
		{ "2×10⁶", "2000000" },
		{ "2x10^6", "2000000" }, { "2 × 10^6", "2000000" }, { "10^3", "1000" }, { "10⁻³",
		"0.001" },
		{ "1.5e3", "1500" }, { "1.5E-3", "0.0015" }, { "5·10^2", "500" },
		{ "1e60", "1e60" }, { "9999999999999999999999999999999999999999",
		"9999999999999999999999999999999999999999" },
		{ "0.0000000001", "0.0000000001" }, { "-0.000000000000000000000000000000000000001",
		    "-0.000000000000000000000000000000000000001" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		const struct dec *d = dec_of(a, good[i].text);
		if (d == NULL)
			fail_msg("\"%s\" was not read", good[i].text);
		assert_string_equal(dec_print(a, d), good[i].value);
	}
}

static void
dec_refuses_what_is_doubtful_or_too_large(void **state)
{
	static const char *const bad[] = {
		"", " ", ".5", "5.", "0x10", "007", "00.5", "0X1", "1,5", "1,300", "1.2.3", "--5", "+-5", "5 ",
		"x", "1e", "5e100", "1e61",
		"1e-61", "10^61", "12 34", "1 30", "1300 000", "0 500",
		"99999999999999999999999999999999999999990",
		"1 000 000 000 000 000 000 000 000 000 000 000 000 000 000", "5×106", "5×", "½",
		"1/2", "٣", "五", "1.5.e3", "1e5.5",
		"1_000", "1'000", "inf", "nan", "-", "+", "10^", "10⁻", "1e5e5", "5×10^3^2",
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (dec_of(a, bad[i]) != NULL && strcmp(bad[i], "5 ") != 0)
			fail_msg("\"%s\" was read as %s", bad[i], dec_print(a, dec_of(a, bad[i])));
}

/* decisions.md 4.3: exact, where binary floating point is not. */
static void
dec_is_exact(void **state)
{
	const struct dec *x = dec_of(a, "0.1"), *y = dec_of(a, "0.2"), *sum = dec_add(a, x, y);
	const struct dec *third = dec_ratio(a, 1, 3);

	(void)state;
	assert_int_equal(dec_cmp(sum, dec_of(a, "0.3")), 0);
	assert_int_equal(dec_cmp(dec_mul(a, third, dec_ratio(a, 3, 1)), dec_ratio(a, 1, 1)), 0);
	assert_string_equal(dec_print(a, third), "1/3");
	assert_string_equal(dec_print(a, dec_neg(a, third)), "-1/3");
	assert_string_equal(dec_print(a, dec_div(a, dec_of(a, "1"), dec_of(a, "8"))), "0.125");
	assert_null(dec_div(a, x, dec_of(a, "0")));
	/* 1e16+1 and 1e16 are one number in binary64 */
	assert_int_equal(dec_cmp(dec_of(a, "10000000000000001"), dec_of(a, "10000000000000000")), 1);
	assert_int_equal(dec_cmp(dec_of(a, "1e60"), dec_of(a, "-1e60")), 1);
	assert_int_equal(dec_cmp(dec_of(a, "-1e60"), dec_of(a, "-1e59")), -1);
	assert_int_equal(dec_cmp(dec_of(a, "1e-60"), dec_of(a, "0")), 1);
	/* a value too large for one limb against its neighbour */
	assert_int_equal(dec_cmp(dec_of(a, "123456789012345678901234567890.1"),
	    dec_of(a, "123456789012345678901234567890.10")), 0);
}

static const char *
random_number(void)
{
	char s[64];
	size_t n = 0, whole = 1 + below(20), part = below(15);

	if (below(3) == 0)
		s[n++] = '-';
	for (size_t i = 0; i < whole; i++)
		s[n++] = (char)('0' + below(10));
	if (part > 0) {
		s[n++] = '.';
		for (size_t i = 0; i < part; i++)
			s[n++] = (char)('0' + below(10));
	}
	if (below(4) == 0)
		n += (size_t)sprintf(s + n, "e%d", (int)below(40) - 20);
	s[n] = '\0';
	return arena_dup(a, s, n);
}

static void
dec_printed_and_read_again_is_the_same(void **state)
{
	(void)state;
	for (int i = 0; i < 20000; i++) {
		const char *s = random_number();
		const struct dec *d = dec_of(a, s), *again = d == NULL ? NULL : dec_of(a, dec_print(a, d));
		if (d != NULL && (again == NULL || dec_cmp(d, again) != 0))
			fail_msg("%s printed as %s", s, dec_print(a, d));
	}
}

static void
dec_arithmetic_agrees_with_itself(void **state)
{
	(void)state;
	for (int i = 0; i < 20000; i++) {
		const struct dec *x = dec_of(a, random_number()), *y = dec_of(a, random_number());
		if (x == NULL || y == NULL)
			continue;
		assert_int_equal(dec_cmp(x, y), -dec_cmp(y, x));
		assert_int_equal(dec_cmp(x, y), dec_sign(dec_sub(a, x, y)));
		assert_int_equal(dec_cmp(dec_sub(a, dec_add(a, x, y), y), x), 0);
		if (dec_sign(y) != 0)
			assert_int_equal(dec_cmp(dec_div(a, dec_mul(a, x, y), y), x), 0);
		assert_int_equal(dec_cmp(dec_neg(a, dec_neg(a, x)), x), 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(dec_reads_what_standards_write),
		TEST(dec_refuses_what_is_doubtful_or_too_large),
		TEST(dec_is_exact),
		TEST(dec_printed_and_read_again_is_the_same),
		TEST(dec_arithmetic_agrees_with_itself),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
