#include "core.h"
#include "app/number.h"

static void
check_row(char **cell)
{
	struct number n;
	bool known = number_parse(a, cell[0], &n);

	if (known != (strcmp(cell[1], "-") != 0) || (known && strcmp(n.canonical, cell[1]) != 0))
		fail_msg("\"%s\" is \"%s\", not \"%s\"", cell[0], known ? n.canonical : "unknown", cell[1]);
	assert_string_equal(number_system_name(n.system), known ? cell[2] : "unknown");
	assert_string_equal(mandate_name(n.mandate), known ? cell[3] : "none");
	if (strcmp(n.rest, cell[4]) != 0)
		fail_msg("\"%s\" leaves \"%s\", not \"%s\"", cell[0], n.rest, cell[4]);
	assert_string_equal(n.raw, cell[0]);
	/* parse(print(x)) = x, and nothing is left over then */
	if (known) {
		struct number again;
		assert_true(number_parse(a, n.canonical, &again));
		assert_string_equal(again.canonical, n.canonical);
		assert_string_equal(again.rest, "");
		assert_true(number_same(&n, &again));
		assert_true(number_parse(a, n.undated, &again));
		assert_string_equal(again.undated, n.undated);
	}
}

/*
 * domain.md 3.6: canonical forms, the odd list, and numbers as pages, labels and registers print
 * them.
 */
static void
number_cases_of_the_wild(void **state)
{
	(void)state;
	assert_true(each_row("tests/data/number_cases.tsv", check_row) >= 130);
}

static void
number_slash_and_letter_are_never_supplied(void **state)
{
	static const char *const unlike[][2] = {
		{ "GB 18401-2010", "GB/T 18401-2010" }, { "GBZ 2.1", "GB/Z 2.1" }, { "DB/T 12-2000",
		"DB12/T 12-2000" },
		{ "GB 2760", "GB 2760-2014" }, { "GB 50016-2014", "GB 50016-2014(2018年版)" },
		{ "GB 9744-2024", "GB 9744-2024/XG1-2025" }, { "Q/ABC 001-2020", "Q/ABC 001S-2020" },
		{ "Q/ABC 001-2020", "Q/ABD 001-2020" }, { "GB/T 5750.1-2023", "GB/T 5750.1~5750.13-2023" },
		{ "Q/ABC 01-2020", "Q/ABC 001-2020" }, { "T/CAS 1-2020", "Q/CAS 1-2020" },
	};
	struct number x, y;

	(void)state;
	for (size_t i = 0; i < sizeof unlike / sizeof *unlike; i++) {
		assert_true(number_parse(a, unlike[i][0], &x));
		assert_true(number_parse(a, unlike[i][1], &y));
		if (number_same(&x, &y))
			fail_msg("%s passes for %s", unlike[i][0], unlike[i][1]);
	}
	assert_false(number_parse(a, "GBT 18401-2010", &x));
	assert_false(number_parse(a, "GB T 18401-2010", &x));
	assert_false(number_parse(a, "DB37-1234-2009", &x));
}

static void
number_years_are_read_not_guessed(void **state)
{
	static const char *const none[] = { "GB 1234-07", "GB 1234-00", "GB 1234-49", "GB 1234-207",
	    "GB 1234-20201",
	    "GB 1234-1897", "GB 1234-2107", "GB 159792002", "GB 1234-", "GB 1234-20",
	    "Q/ABC001 2020", "GB 1234 5678" };
	struct number n;

	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (number_parse(a, none[i], &n))
			fail_msg("%s was read as %s", none[i], n.canonical);
	assert_true(number_parse(a, "GB 5749-85", &n));
	assert_string_equal(n.year, "1985");
	assert_true(number_parse(a, "GB 2760", &n));
	assert_null(n.year);
	assert_true(number_parse(a, "ASTM D638-22", &n));	/* 1922 or 2022: the number does not say */
	assert_null(n.year);
}

static void
number_is_taken_apart(void **state)
{
	struct number n;

	(void)state;
	assert_true(number_parse(a, "GB/T 5750.1~5750.13-2023", &n));
	assert_string_equal(n.number, "5750");
	assert_string_equal(n.part, "1");
	assert_string_equal(n.part_to, "13");
	assert_string_equal(n.undated, "GB/T 5750.1~5750.13");
	assert_string_equal(n.prefix, "GB/T");
	assert_string_equal(n.body, "GB");
	assert_true(number_parse(a, "GB 50016-2014（2018年版）", &n));
	assert_string_equal(n.edition_note, "2018年版");
	assert_string_equal(n.undated, "GB 50016");
	assert_true(number_parse(a, "GB 24315-2009第1号修改单", &n));
	assert_string_equal(n.amendment, "第1号修改单");
	assert_true(number_parse(a, "GB/T 19001-2016/ISO 9001:2015", &n));
	assert_string_equal(n.adopts, "ISO 9001:2015");
	assert_true(number_parse(a, "GB/T 9535-1998 idt IEC 61215:1993", &n));
	assert_string_equal(n.adopts, "IEC 61215:1993");
	assert_true(number_parse(a, "GB/T 19001-2016（ISO 9001:2015，IDT）", &n));
	assert_string_equal(n.adopts, "ISO 9001:2015");
	assert_string_equal(n.rest, "");
	assert_true(number_parse(a, "T/CSTE 0172-2021 + T/CECA-G 0098-2021", &n));
	assert_string_equal(n.adopts, "T/CECA-G 0098-2021");
	assert_true(number_parse(a, "GJB 9001C-2017", &n));
	assert_string_equal(n.number, "9001C");
	assert_string_equal(n.digits, "9001");
	assert_true(number_parse(a, "Q/370102 ABC 001-2016", &n));
	assert_string_equal(n.body, "370102 ABC");
	struct number m;
	assert_true(number_parse(a, "Q/370102ABC 001-2016", &m));
	assert_true(number_same(&n, &m));
	assert_true(number_parse(a, "IEC 60335-2-24:2020", &n));
	assert_string_equal(n.digits, "60335-2-24");
}

/* A list is no number: the second would be lost. */
static void
number_two_in_one_text_are_none(void **state)
{
	static const char *const lists[] = { "GB 18401-2010、FZ/T 73020-2012",
	    "GB 18401-2010，GB 31701-2015",
	    "GB 18401-2010和GB 31701-2015", "GB 18401-2010;GB 31701-2015", "GB 5009.3~GB/T 5009.12",
	    "GB/T 2423.1-2423.4", "GB/T 150.1~151.4-2011" };
	struct number n;

	(void)state;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (number_parse(a, lists[i], &n))
			fail_msg("%s was read as %s and \"%s\"", lists[i], n.canonical, n.rest);
}

static void
number_next_finds_them_in_text(void **state)
{
	const char *at = "按GB/T 5171.1-2014 13.2、GB/T 7345和（GB-14554-93）规定的方法，见7.2；ＨＪ503－2009";
	static const char *const want[] = { "GB/T 5171.1-2014", "GB/T 7345", "GB 14554-1993",
	    "HJ 503-2009" };
	struct number n;

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		assert_true(number_next(a, &at, &n));
		assert_string_equal(n.canonical, want[i]);
	}
	assert_false(number_next(a, &at, &n));
	at = "500 V DC 兆欧表";
	assert_false(number_next(a, &at, &n));
	at = "";
	assert_false(number_next(a, &at, &n));
}

static void
number_width_and_invisible_characters_change_nothing(void **state)
{
	static const char *const some[] = { "GB/T 19001-2016", "Q/XAET 0005S-2019",
	    "DB37/T 1234-2009", "T/CECA-G 0098-2021",
	    "ISO/IEC 17025:2017", "GB 9744-2024/XG1-2025", "GBJ 16-1987（2001年版）", "JTG D60-2015" };
	struct number x, y;

	(void)state;
	for (int i = 0; i < 4000; i++) {
		const char *plain = some[below(8)], *odd = disguise(plain);
		assert_true(number_parse(a, plain, &x));
		if (!number_parse(a, odd, &y) || !number_same(&x, &y))
			fail_msg("\"%s\" became \"%s\"", odd, y.canonical);
	}
}

/* Every dash Unicode has for the purpose, and the two that word processors draw with. */
static void
number_every_dash_is_a_dash(void **state)
{
	static const char *const dash[] = { "-", "‐", "‑", "‒", "–", "—", "―", "−", "－",
	    "﹣", "──", "——" };
	struct number n;

	(void)state;
	for (size_t i = 0; i < sizeof dash / sizeof *dash; i++) {
		const char *s = arena_fmt(a, "GB/T 1.1%s2020", dash[i]);
		if (!number_parse(a, s, &n) || strcmp(n.canonical, "GB/T 1.1-2020") != 0)
			fail_msg("%s is %s", s, n.canonical);
	}
}

static void
number_names_are_stable(void **state)
{
	(void)state;
	assert_string_equal(number_system_name(SYS_OCCUPATIONAL_HEALTH), "occupational-health");
	assert_string_equal(number_system_name(SYS_REFERENCE_MATERIAL), "reference-material");
	assert_string_equal(mandate_name(GUIDANCE), "guidance");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(number_cases_of_the_wild),
		TEST(number_slash_and_letter_are_never_supplied),
		TEST(number_years_are_read_not_guessed),
		TEST(number_is_taken_apart),
		TEST(number_two_in_one_text_are_none),
		TEST(number_next_finds_them_in_text),
		TEST(number_width_and_invisible_characters_change_nothing),
		TEST(number_every_dash_is_a_dash),
		TEST(number_names_are_stable),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
