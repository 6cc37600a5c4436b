#include "core.h"
#include "app/region.h"
#include "app/uscc.h"

static const char *const problem_name[] = { "good", "empty", "length", "letter", "registrar", "check", "registration",
    "tax", "organisation", "person" };

static void
check_row(char **cell)
{
	struct uscc u;

	uscc_parse(a, cell[0], &u);
	if (strcmp(problem_name[u.problem], cell[1]) != 0)
		fail_msg("\"%s\": %s, not %s", cell[0], problem_name[u.problem], cell[1]);
	if (strcmp(u.suggest == NULL ? "" : u.suggest, cell[2]) != 0)
		fail_msg("\"%s\": suggests %s, not %s", cell[0], u.suggest, cell[2]);
	/* what was computed apart from this program */
	assert_int_equal(u.problem == USCC_GOOD, strcmp(cell[3], "valid") == 0);
}

/* Codes of a real register, as typed there, and of issue threads. */
static void
uscc_cases_of_real_registers(void **state)
{
	(void)state;
	assert_true(each_row("tests/data/uscc_cases.tsv", check_row) >= 100);
}

static void
uscc_gb32100_check_digit(void **state)
{
	(void)state;
	assert_int_equal(uscc_check_digit("91330000740545604"), 'A');
	assert_int_equal(uscc_check_digit("91350100M0001TGQX"), '1');	/* printed: M. A lawful early code. */
	assert_int_equal(uscc_check_digit("91350211M0000XUF4"), 'R');
	assert_int_equal(uscc_check_digit("91350203M0001FUE2"), 'J');
	/* a sum divisible by 31 gives 0, not an index behind the alphabet */
	assert_int_equal(uscc_check_digit("00000000000000000"), '0');
	assert_int_equal(uscc_check_digit("9133000074054560O"), '\0');
}

static void
uscc_gb11714_check_digit(void **state)
{
	(void)state;
	assert_int_equal(uscc_org_check_digit("M0001TGQ"), 'X');
	assert_int_equal(uscc_org_check_digit("M0000XUF"), '4');
	assert_int_equal(uscc_org_check_digit("M0001FUE"), '2');
	assert_int_equal(uscc_org_check_digit("00000000"), '0');	/* 11 is 0 */
	assert_int_equal(uscc_org_check_digit("0000000-"), '\0');
}

static void
uscc_is_taken_apart(void **state)
{
	struct uscc u;

	(void)state;
	assert_true(uscc_parse(a, " 9137 0202 ma3a bcd1 5h ", &u));
	assert_int_equal(u.problem, USCC_GOOD);
	assert_string_equal(u.code, "91370202MA3ABCD15H");
	assert_string_equal(u.region, "370202");
	assert_int_equal(u.registrar, '9');
	assert_int_equal(u.category, '1');
	assert_true(u.check_ok && u.org_check_ok);
	assert_true(uscc_parse(a, "９１３７０２０２ＭＡ３ＡＢＣＤ１５Ｈ", &u));
	assert_string_equal(u.code, "91370202MA3ABCD15H");
	assert_true(uscc_parse(a, "91370202\xE2\x80\x8BMA3ABCD15H\xC2\xA0", &u));
	assert_string_equal(u.code, "91370202MA3ABCD15H");
}

/* decisions.md 4.6: pilot regions issued codes before the standard was out. */
static void
uscc_lawful_early_codes_warn_and_pass(void **state)
{
	static const char *const early[] = { "91350100M0001TGQXM", "91350211M0000XUF46",
	    "91350203M0001FUE2P" };
	struct uscc u;

	(void)state;
	for (int i = 0; i < 3; i++) {
		assert_true(uscc_parse(a, early[i], &u));
		assert_int_equal(u.problem, USCC_CHECK);
		assert_false(u.check_ok);
		assert_true(u.org_check_ok);
		assert_null(u.suggest);		/* nothing better is pretended to be known */
		assert_string_equal(u.code, early[i]);
	}
}

static void
uscc_slips_are_named_with_the_right_code(void **state)
{
	static const struct { const char *typed; enum uscc_problem problem; const char *suggest; } slips[] = {
		{ "91640300MA75WONY35", USCC_LETTER, "91640300MA75W0NY35" },	/* O for 0 */
		{ "9I370202MA3ABCD15H", USCC_LETTER, "91370202MA3ABCD15H" },	/* I for 1 */
		{ "91370202MA3ABCD1SH", USCC_LETTER, "91370202MA3ABCD15H" },	/* S for 5 */
		{ "9137O2O2MA3ABCD15H", USCC_LETTER, "91370202MA3ABCD15H" },	/* twice */
		{ "9137D202MA3ABCD15H", USCC_LETTER, "91370202MA3ABCD15H" },	/* D for 0 in the region */
		{ "9L370202MA3ABCD15H", USCC_REGISTRAR, "91370202MA3ABCD15H" },	/* l for 1 */
		{ "91370202MA3ABDC15H", USCC_CHECK, "91370202MA3ABCD15H" },	/* swapped neighbours */
		{ "91370202MA3A8CD15H", USCC_CHECK, "91370202MA3ABCD15H" },	/* 8 for B */
		{ "916400005541616821(01）", USCC_LENGTH, "916400005541616821" },
		{ "统一社会信用代码：91370202MA3ABCD15H", USCC_LENGTH, "91370202MA3ABCD15H" },
		{ "91370202-MA3ABCD15-H。", USCC_LENGTH, NULL },
		{ "91370202-MA3ABCD15-H", USCC_LENGTH, "91370202MA3ABCD15H" },
		{ "(91370202MA3ABCD15H)", USCC_LENGTH, "91370202MA3ABCD15H" },
		{ "91370202MA3ABCDI5H。", USCC_LENGTH, "91370202MA3ABCD15H" },	/* I for 1, too */
		{ "91370202MA3ABCD15H、91330000740545604A", USCC_LENGTH, NULL },	/* two */
		{ "91370202MA3ABCD15HH", USCC_LENGTH, NULL },			/* any of 19 may be too much */
		{ "91640300MA75W!NY35", USCC_LETTER, NULL },
		{ "9164030OMA75W!NY35", USCC_LETTER, NULL },
		{ "91640300MA75宁0NY35", USCC_LETTER, NULL },
		{ "91370203MA3ABCD15H", USCC_CHECK, NULL },			/* a wrong region could be any */
	};
	struct uscc u;

	(void)state;
	for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
		bool form = uscc_parse(a, slips[i].typed, &u);
		assert_int_equal(form, slips[i].problem == USCC_CHECK);
		if (u.problem != slips[i].problem || (u.suggest == NULL) != (slips[i].suggest == NULL) ||
		    (u.suggest != NULL && strcmp(u.suggest, slips[i].suggest) != 0))
			fail_msg("%s: %s, suggests %s", slips[i].typed, problem_name[u.problem], u.suggest);
	}
}

/*
 * GB 32100-2015 table 1: a number shaped like a code is not one of a registering department that
 * does not exist.
 */
static void
uscc_registrar_and_category_of_table_1(void **state)
{
	static const char *const bad[] = { "370202198001011234", "B1370202MA3ABCD15H", "97370202MA3ABCD15H",
	    "01370202MA3ABCD15H" };
	struct uscc u;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_false(uscc_parse(a, bad[i], &u));
		assert_int_equal(u.problem, USCC_REGISTRAR);
	}
	assert_false(uscc_parse(a, "", &u));
	assert_int_equal(u.problem, USCC_EMPTY);
	assert_false(uscc_parse(a, NULL, &u));
	assert_int_equal(u.problem, USCC_EMPTY);
	assert_false(uscc_parse(a, "\xE2\x80\x8B", &u));
	assert_int_equal(u.problem, USCC_EMPTY);
}

/* domain.md 3.1: the identifiers of before October 2015 are still met, and are told apart. */
static void
uscc_older_identifiers_are_recognised(void **state)
{
	static const struct { const char *typed; enum uscc_problem problem; bool check, org; } older[] = {
		{ "MA3ABCD15", USCC_ORGANISATION, false, true },	/* GB 11714 */
		{ "ma3abcd1-5", USCC_ORGANISATION, false, true },
		{ "MA3ABCD1-6", USCC_ORGANISATION, false, false },
		{ "110108000000016", USCC_REGISTRATION, true, false },	/* GS 15-2006, ISO/IEC 7064 MOD 11,10 */
		{ "440301103448669", USCC_REGISTRATION, true, false },
		{ "440301103448667", USCC_REGISTRATION, false, false },
		{ "370202MA3ABCD15", USCC_TAX, false, true },		/* the region before an organisation code */
		{ "370202MA3ABCD16", USCC_LENGTH, false, false },
		{ "37020201", USCC_LENGTH, false, false },
	};
	struct uscc u;

	(void)state;
	for (size_t i = 0; i < sizeof older / sizeof *older; i++) {
		assert_false(uscc_parse(a, older[i].typed, &u));
		if (u.problem != older[i].problem || u.check_ok != older[i].check || u.org_check_ok != older[i].org)
			fail_msg("%s: %s, check %d, organisation %d", older[i].typed, problem_name[u.problem], u.check_ok,
			    u.org_check_ok);
	}
}

/* GB 11643: an identity number is never taken for a code, though one in 31 passes its check digit; made up here. */
static void
uscc_identity_numbers_are_turned_away(void **state)
{
	static const int weight[17] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
	struct uscc u;
	int turned = 0;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		char s[19];
		int sum = 0;
		snprintf(s, sizeof s, "%02u%02u%02u19%02u%02u%02u%03u", 11 + below(55), 1 + below(20), 1 + below(30), 50 + below(50),
		    1 + below(12), 1 + below(28), below(1000));
		for (int k = 0; k < 17; k++)
			sum += (s[k] - '0') * weight[k];
		s[17] = "10X98765432"[sum % 11];
		s[18] = '\0';
		bool form = uscc_parse(a, s, &u);
		/* one that is right in every respect of GB 32100 can't be told apart */
		if (form)
			assert_true(u.check_ok && u.org_check_ok);
		else {
			assert_int_equal(u.problem, USCC_PERSON);
			assert_string_equal(u.code, "");
			turned++;
		}
	}
	assert_true(turned > 2900);
}

static const char *
slips_of(const char *typed)
{
	struct uscc u;

	const struct uscc_slip *slip;
	const char *s = "";

	uscc_parse(a, typed, &u);
	size_t n = uscc_slips(a, &u, &slip);
	for (size_t i = 0; i < n; i++)
		s = arena_fmt(a, "%s%s%d %s%s%s", s, i > 0 ? ", " : "", slip[i].position, slip[i].typed,
		    slip[i].likely != NULL ? "→" : "", slip[i].likely != NULL ? slip[i].likely : "");
	return s;
}

static void
uscc_slips_are_told_by_place(void **state)
{
	struct uscc u;

	(void)state;
	assert_string_equal(slips_of("91640300MA75WONY35"), "14 O→0");
	assert_string_equal(slips_of("9I37O202MA3ABCD15H"), "2 I→1, 5 O→0");
	assert_string_equal(slips_of("91370202MA3ABDC15H"), "14 D→C, 15 C→D");
	assert_string_equal(slips_of("91640300MA75W!NY35"), "14 !");
	assert_string_equal(slips_of("9137О202MA3ABCD15H"), "5 О→0");	/* the typed O is Cyrillic */
	assert_string_equal(slips_of("91370202MA3ABCD15H"), "");
	assert_string_equal(slips_of(""), "");
	uscc_parse(a, "９１３７０２０２ＭＡ３ＡＢＣＤ１５Ｈ", &u);
	assert_true(u.full_width && u.problem == USCC_GOOD);
	uscc_parse(a, "91370202MA3ABCD15H（）", &u);
	assert_false(u.full_width);
}

/* GB/T 2260 with what a code lies in; abolished ones keep the last name they had (domain.md R-ID-2). */
static void
region_names_are_whole_and_outlive_the_code(void **state)
{
	static const char *const regions[][2] = {
		{ "370202", "山东省青岛市市南区" }, { "370200", "山东省青岛市" }, { "370000", "山东省" },
		{ "371202", "山东省莱芜市莱城区" }, { "370116", "山东省济南市莱芜区" }, { "370176", "山东省济南市济南高新技术产业开发区" },
		{ "110101", "北京市东城区" }, { "429004", "湖北省仙桃市" }, { "640303", "宁夏回族自治区吴忠市红寺堡区" },
		{ "100000", "国家" }, { "641200", NULL }, { "999999", NULL }, { "", NULL }, { "3702020", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof regions / sizeof *regions; i++) {
		const char *name = region_name(a, regions[i][0]);
		if ((name == NULL) != (regions[i][1] == NULL) || (name != NULL && strcmp(name, regions[i][1]) != 0))
			fail_msg("%s is %s", regions[i][0], name);
	}
}

/* GB 32100's weights are powers of 3 mod 31: every single wrong character is found. */
static void
uscc_every_single_slip_is_found(void **state)
{
	static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY", good[] = "91370202MA3ABCD15H";
	struct uscc u;

	(void)state;
	for (int i = 0; i < 18; i++)
		for (int k = 0; k < 31; k++) {
			char s[19];
			memcpy(s, good, sizeof s);
			s[i] = alphabet[k];
			bool same = s[i] == good[i];
			uscc_parse(a, s, &u);
			if ((u.problem == USCC_GOOD) != same)
				fail_msg("%s: %s", s, problem_name[u.problem]);
		}
}

static void
uscc_width_and_invisible_characters_change_nothing(void **state)
{
	struct uscc u;

	(void)state;
	for (int i = 0; i < 2000; i++) {
		const char *s = disguise("91330000740545604A");
		uscc_parse(a, s, &u);
		if (u.problem != USCC_GOOD || strcmp(u.code, "91330000740545604A") != 0)
			fail_msg("%s: %s %s", s, problem_name[u.problem], u.code);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(uscc_cases_of_real_registers),
		TEST(uscc_gb32100_check_digit),
		TEST(uscc_gb11714_check_digit),
		TEST(uscc_is_taken_apart),
		TEST(uscc_lawful_early_codes_warn_and_pass),
		TEST(uscc_slips_are_named_with_the_right_code),
		TEST(uscc_registrar_and_category_of_table_1),
		TEST(uscc_older_identifiers_are_recognised),
		TEST(uscc_identity_numbers_are_turned_away),
		TEST(uscc_slips_are_told_by_place),
		TEST(region_names_are_whole_and_outlive_the_code),
		TEST(uscc_every_single_slip_is_found),
		TEST(uscc_width_and_invisible_characters_change_nothing),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
