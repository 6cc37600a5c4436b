#include "core.h"
#include "app/cite.h"
#include "base/text.h"

/* A list with | between. */
static const char *
joined(const char *const *list, size_t n)
{
	const char *s = "";

	for (size_t i = 0; i < n; i++)
		s = arena_fmt(a, i == 0 ? "%s%s" : "%s|%s", s, list[i]);
	return s;
}

static void
expect(const char *raw, const char *what, const char *got, const char *want)
{
	if (strcmp(got, want) != 0)
		fail_msg("\"%s\": %s \"%s\", not \"%s\"", raw, what, got, want);
}

static const char *
problem(const struct number *n)
{
	return number_problem_name(n->problem) == NULL ? "" : number_problem_name(n->problem);
}

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
	expect(cell[0], "problem", problem(&n), cell[5]);
	expect(cell[0], "edition note", n.edition_note, cell[6]);
	expect(cell[0], "amendments", joined(n.amendments, n.namendments), cell[7]);
	expect(cell[0], "adopts", joined(n.adopts, n.nadopts), cell[8]);
	expect(cell[0], "may have meant", joined(n.readings, n.nreadings), cell[9]);
	/* parse(print(x)) = x, and nothing is left over then */
	if (known) {
		struct number again;
		assert_true(number_parse(a, n.canonical, &again));
		assert_string_equal(again.canonical, n.canonical);
		assert_string_equal(again.rest, "");
		assert_true(number_same(&n, &again));
		assert_int_equal(again.problem, NUMBER_GOOD);
		assert_string_equal(again.prefix, n.prefix);
		assert_string_equal(again.body, n.body);
		assert_string_equal(again.digits, n.digits);
		/* (some forms are sure with a year alone: "Q/SY BD 12-2019", "JTG 3650-01-2022") */
		if (number_parse(a, n.undated, &again))
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
	assert_true(each_row("tests/data/number_cases.tsv", check_row) >= 280);
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
	    "Q/ABC001 2020", "GB 1234 5678", "GB/T 19001 2016", "GB 18401(2010)", "Q/HLS0001S 2012", "GB 5749 85",
	    "ISO 9001 2015" };
	struct number n;

	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (number_parse(a, none[i], &n))
			fail_msg("%s was read as %s", none[i], n.canonical);
	assert_true(number_parse(a, "GB 5749-85", &n));
	assert_string_equal(n.year, "1985");
	assert_true(number_parse(a, "GB 2760", &n));
	assert_null(n.year);
	assert_true(number_parse(a, "ASTM D638-22", &n));	/* no D638 was there in 1922 */
	assert_string_equal(n.year, "2022");
	assert_false(number_parse(a, "ASTM D56-21", &n));	/* there are two: of 1921 and of 2021 */
	assert_int_equal(n.nreadings, 2);
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
	assert_string_equal(joined(n.amendments, n.namendments), "第1号修改单");
	assert_true(number_parse(a, "GB/T 19001-2016/ISO 9001:2015", &n));
	assert_string_equal(joined(n.adopts, n.nadopts), "ISO 9001:2015");
	assert_true(number_parse(a, "GB/T 9535-1998 idt IEC 61215:1993", &n));
	assert_string_equal(joined(n.adopts, n.nadopts), "IEC 61215:1993, IDT");
	assert_true(number_parse(a, "GB/T 19001-2016（ISO 9001:2015，IDT）", &n));
	assert_string_equal(joined(n.adopts, n.nadopts), "ISO 9001:2015, IDT");
	assert_string_equal(n.rest, "");
	assert_true(number_parse(a, "T/CSTE 0172-2021 + T/CECA-G 0098-2021", &n));
	assert_string_equal(joined(n.adopts, n.nadopts), "T/CECA-G 0098-2021");
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

/* What was found in a text, as tests/data/cite_cases.tsv has it: "3-19 GB/T 5171.1-2014". */
static const char *
found(const struct citation *c)
{
	const struct number *n = &c->number;
	bool known = n->system != SYS_UNKNOWN;

	return arena_fmt(a, "%zu-%zu %s%s%s%s%s", c->start, c->end, known ? n->canonical : "?",
	    n->nadopts > 0 ? " = " : "", joined(n->adopts, n->nadopts), n->problem == NUMBER_GOOD ? "" : " !",
	    arena_fmt(a, n->nreadings > 0 ? "%s %s" : "%s", problem(n), joined(n->readings, n->nreadings)));
}

static void
check_cited(char **cell)
{
	struct citation *c;
	size_t n, want = 0;

	cite_find(a, cell[0], &c, &n);
	while (want < 15 && *cell[1 + want] != '\0')
		want++;
	for (size_t i = 0; i < n && i < want; i++) {
		expect(cell[0], "cites", found(&c[i]), cell[1 + i]);
		/* the offsets are of the text as given */
		assert_true(c[i].start < c[i].end && c[i].end <= strlen(cell[0]));
		assert_string_equal(arena_dup(a, cell[0] + c[i].start, c[i].end - c[i].start), c[i].number.raw);
	}
	if (n != want)
		fail_msg("\"%s\": %zu citations, not %zu", cell[0], n, want);
}

/*
 * Sentences of permits, labels, method columns and enterprise standards, each result read by a person; and texts in
 * which letters and figures are no citation.
 */
static void
cite_sentences_of_the_wild(void **state)
{
	(void)state;
	assert_true(each_row("tests/data/cite_cases.tsv", check_cited) >= 240);
}

/* Zero-width characters and full width change what is found in nothing but the offsets. */
static void
disguise_cited(char **cell)
{
	struct citation *c, *d;
	size_t n, m;
	const char *odd = disguise(cell[0]);

	cite_find(a, cell[0], &c, &n);
	cite_find(a, odd, &d, &m);
	if (n != m)
		fail_msg("\"%s\": %zu citations, but %zu in \"%s\"", cell[0], n, m, odd);
	for (size_t i = 0; i < n; i++) {
		expect(odd, "cites", d[i].number.canonical, c[i].number.canonical);
		assert_true(d[i].end <= strlen(odd) && d[i].start < d[i].end && (i == 0 || d[i - 1].end <= d[i].start));
		assert_int_equal(d[i].number.problem, c[i].number.problem);
	}
}

static void
cite_width_and_invisible_characters_change_nothing(void **state)
{
	(void)state;
	for (int i = 0; i < 5; i++)
		each_row("tests/data/cite_cases.tsv", disguise_cited);
}

/* As other programs write a number: no spaces, no /T behind GB, GBZ, and "-" before every year. */
static const char *
squeezed(const char *s, bool keep)
{
	char *out = arena_str(a, s), *to = out;

	for (; *s != '\0'; s++)
		if (!keep && strncmp(s, "/T", 2) == 0)
			s++;
		else if (*s != ' ')
			*to++ = *s == ':' ? '-' : *s;
	*to = '\0';
	return out;
}

/* The cases that other programs' tests and issue threads have, with what they expect and why this one differs. */
static void
check_public(char **cell)
{
	struct number n;
	bool known = number_parse(a, cell[0], &n);

	expect(cell[0], "is", known ? n.canonical : "-", cell[3]);
	expect(cell[0], "problem", problem(&n), cell[4]);
	if (*cell[1] != '\0')
		expect(cell[0], "is of", squeezed(n.undated, false), cell[1]);
	if (*cell[2] != '\0' && *cell[5] == '\0')
		expect(cell[0], "is", squeezed(n.canonical, strstr(cell[2], "/T") != NULL), squeezed(cell[2], true));
}

static void
number_cases_of_other_programs(void **state)
{
	(void)state;
	assert_int_equal(each_row("tests/data/standard_number_cases.tsv", check_public), 29);
}

/* R-NUM-1: equality on the parsed form, in any spelling. */
static void
number_same_in_any_spelling(void **state)
{
	static const char *const alike[][2] = {
		{ "gb/t19001—2016", "ＧＢ／Ｔ １９００１：２０１６" }, { "GB 5749-85", "GB 5749-1985" },
		{ "GBJ 16-87，2001版", "GBJ16-87(2001年版)" }, { "GB 24315-2009第1号修改单", "GB 24315-2009（含第一号修改单）" },
		{ "GB9744-2024 XG1-2025", "GB 9744-2024/XG1-2025" }, { "DB 37/ 2376-2013", "DB37/2376-2013" },
		{ "GB/T 5750.1～GB/T 5750.13-2023", "GB/T 5750.1~5750.13-2023" }, { "ISO 9001-2015", "ISO 9001:2015" },
		{ "GB/T 19001-2016/ISO 9001:2015", "GB/T 19001-2016" }, { "Q/ABC001-2020", "Q/ABC 001—2020" },
		{ "ASTM D638-22", "ASTM D 638:2022" }, { "ASTM C204:1981", "ASTM C204-81" },
		{ "GOST 15150-69", "ГОСТ 15150-1969" }, { "IEEE 1547:2018", "IEEE Std 1547-2018" },
		{ "ASTM E 8/E 8M-21", "ASTM E8/E8M-2021" },
		{ "Q/370102ABC 001-2016", "Q/370102 ABC001-2016" }, { "EN 71-1:2014/A1:2018", "EN 71-1:2014+A1:2018" },
	};
	struct number x, y;

	(void)state;
	for (size_t i = 0; i < sizeof alike / sizeof *alike; i++) {
		number_parse(a, alike[i][0], &x);
		number_parse(a, alike[i][1], &y);
		if (!number_same(&x, &y))
			fail_msg("%s (%s) is not %s (%s)", alike[i][0], x.canonical, alike[i][1], y.canonical);
	}
}

/* The names of all problems, which the command line prints. */
static void
number_problems_have_names(void **state)
{
	(void)state;
	assert_null(number_problem_name(NUMBER_GOOD));
	for (enum number_problem p = NUMBER_GOOD + 1; p <= NUMBER_CODE; p++)
		for (enum number_problem q = NUMBER_GOOD + 1; q < p; q++)
			assert_string_not_equal(number_problem_name(p), number_problem_name(q));
}

/* A long text takes time in proportion to its length: nothing is read again for every citation found. */
static void
cite_finds_all_of_a_long_text(void **state)
{
	enum { TIMES = 4000 };
	static const char one[] = "按GB/T 2423.1—2008、2423.2和Q/ABC 001-2020，";
	char *text = arena_get(a, TIMES * sizeof one);
	struct citation *c;
	size_t n;

	(void)state;
	for (int i = 0; i < TIMES; i++)
		memcpy(text + (size_t)i * (sizeof one - 1), one, sizeof one);
	cite_find(a, text, &c, &n);
	assert_int_equal(n, 3 * TIMES);
	assert_int_equal(c[n - 1].end, TIMES * (sizeof one - 1) - strlen("，"));
	cite_find(a, "", &c, &n);
	assert_int_equal(n, 0);
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

/* Every case of the table, disguised, is read as it is plain. (A tag of a search page is a tag in ASCII alone.) */
static void
disguise_row(char **cell)
{
	struct number x, y;
	const char *odd = disguise(cell[0]);

	if (strchr(cell[0], '<') != NULL)
		return;
	number_parse(a, cell[0], &x);
	number_parse(a, odd, &y);
	expect(odd, "is", y.canonical, x.canonical);
	expect(odd, "problem", problem(&y), problem(&x));
	expect(odd, "may have meant", joined(y.readings, y.nreadings), joined(x.readings, x.nreadings));
	assert_string_equal(y.raw, odd);
}

static void
number_cases_in_any_width(void **state)
{
	(void)state;
	for (int i = 0; i < 5; i++)
		each_row("tests/data/number_cases.tsv", disguise_row);
}

/* A number put together at random from what the official forms allow, as it is printed. */
static const char *
random_canonical(void)
{
	static const char *const codes[] = { "GB ", "GB/T ", "GB/Z ", "GBZ ", "GBZ/T ", "HG/T ", "YY ", "HJ ", "NB/SH/T ", "GJB ",
	    "DB37/T ", "DB37/", "DB4403/T ", "DBS37/", "T/CAS ", "T/CECA-G ", "Q/ABC ", "Q/370102 ABC ", "Q/鲁ABC ", "Q/SH3040 ",
	    "JJG ", "JJF(京) ", "JGJ/T ", "CJJ " };
	static const char *const abroad[] = { "ISO ", "ISO/IEC ", "IEC ", "EN ", "EN ISO ", "BS EN ", "DIN EN ISO ", "CISPR " };
	bool foreign = below(4) == 0;
	const char *s = foreign ? abroad[below(8)] : codes[below(24)], *part = "";
	unsigned number = 1 + below(99998), year = 1950 + below(100);

	if (below(2) == 0)
		part = arena_fmt(a, foreign ? "-%u" : ".%u", 1 + below(40));
	s = arena_fmt(a, "%s%u%s", s, number, part);
	if (!foreign && *part != '\0' && below(4) == 0)
		s = arena_fmt(a, "%s~%u.%u", s, number, 41 + below(40));
	if (below(5) == 0)
		return s;
	s = arena_fmt(a, foreign ? "%s:%u" : "%s-%u", s, year);
	switch (below(6)) {
	case 0:
		return foreign ? arena_fmt(a, "%s+A1:%u", s, year) : arena_fmt(a, "%s/XG1-%u/XG2-%u", s, year, year);
	case 1:
		return foreign ? arena_fmt(a, "%s/Amd 1:%u", s, year) : arena_fmt(a, "%s（第%u号修改单）", s, 1 + below(30));
	case 2:
		return foreign ? arena_fmt(a, "%s (all parts)", s) : arena_fmt(a, "%s（%u年版）", s, year);
	default:
		return s;
	}
}

/* parse(print(x)) = x, and what is printed is found whole in a sentence. */
static void
number_printed_is_read_back(void **state)
{
	struct number n;
	struct citation *c;
	size_t count;

	(void)state;
	for (int i = 0; i < 20000; i++, arena_reset(a)) {
		const char *s = random_canonical();
		if (!number_parse(a, s, &n) || n.problem != NUMBER_GOOD) {
			/* what may hold its year is said to be ambiguous, and nothing else is */
			if (n.problem != NUMBER_DOUBT || n.year != NULL || strncmp(s, "Q/", 2) != 0)
				fail_msg("%s is %s, %s", s, n.canonical, problem(&n));
			continue;
		}
		expect(s, "is", n.canonical, s);
		const char *text = arena_fmt(a, "本产品按%s的规定。", s);
		cite_find(a, text, &c, &count);
		if (count == 0 && n.year == NULL)		/* "YY 7": too little to be sure of */
			continue;
		assert_int_equal(count, 1);
		expect(text, "cites", c[0].number.canonical, s);
		assert_int_equal(c[0].start, strlen("本产品按"));
		assert_int_equal(c[0].end, strlen("本产品按") + strlen(s));
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
		TEST(cite_sentences_of_the_wild),
		TEST(cite_width_and_invisible_characters_change_nothing),
		TEST(cite_finds_all_of_a_long_text),
		TEST(number_cases_of_other_programs),
		TEST(number_same_in_any_spelling),
		TEST(number_problems_have_names),
		TEST(number_width_and_invisible_characters_change_nothing),
		TEST(number_cases_in_any_width),
		TEST(number_printed_is_read_back),
		TEST(number_every_dash_is_a_dash),
		TEST(number_names_are_stable),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
