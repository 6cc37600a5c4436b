#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/csv.h"
#include "unit/report_fixture.h"

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

static const char *
cell(const char *text)
{
	struct html *b = html_new(a, LANG_ZH, 64);
	csv_cell(b, text, "");
	html_lit(b, "", 1);
	return b->p;
}

static void
formulas_are_defused(void **state)
{
	static const char *const run[] = { "=1+1", "+1", "-20~60", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A",
	    "−20", " =1", "  ＝1", "\xC2\xA0=1", "\xE3\x80\x80=1", "\xEF\xBB\xBF=1", "\xE2\x80\x8B=1", "=cmd|' /C calc'!A0" };

	(void)state;
	for (size_t i = 0; i < sizeof run / sizeof *run; i++)
		assert_int_equal(strncmp(cell(run[i]), "\"'", 2), 0);
}

static void
other_text_stays_as_it_is(void **state)
{
	static const char *const plain[] = { "≥10.0", "2~400", "Q/CS 001-2026", "a=b", "15 - 40", " 空格在前", "", "’" };

	(void)state;
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		assert_string_equal(cell(plain[i]), arena_fmt(a, "\"%s\"", plain[i]));
	assert_string_equal(cell(NULL), "\"\"");
	assert_string_equal(cell("a\"b\"\"c"), "\"a\"\"b\"\"\"\"c\"");
	assert_string_equal(cell("two\r\nlines"), "\"two\r\nlines\"");
}

/* Cells of a line, quotes obeyed; moves *s behind its CRLF. -1: the line does not end in CRLF. */
static int
cells(const char **s)
{
	int n = 1;

	for (bool in = false; **s != '\0'; (*s)++) {
		if (**s == '"')
			in = !in;
		else if (!in && **s == ',')
			n++;
		else if (!in && strncmp(*s, "\r\n", 2) == 0) {
			*s += 2;
			return n;
		} else if (!in && (**s == '\r' || **s == '\n'))
			return -1;
	}
	return -1;
}

static void
a_report_is_rectangular(void **state)
{
	(void)state;
	for (enum lang l = LANG_ZH; l < LANG_MAX; l++) {
		struct html *b = html_new(a, l, 64);
		int lines = 0;

		csv_report(b, &fixture);
		html_lit(b, "", 1);
		assert_int_equal(memcmp(b->p, "\xEF\xBB\xBF", 3), 0);
		for (const char *s = b->p + 3; *s != '\0'; lines++)
			assert_int_equal(cells(&s), 25);
		/* title, demonstration, 13 of the head, 2 standards, 1 product, 9 counts, empty, names, 3 rows */
		assert_int_equal(lines, 32);
		assert_non_null(strstr(b->p, fixture.permalink));
		assert_non_null(strstr(b->p, fixture.sha256));
		assert_non_null(strstr(b->p, "\"1. =1+1 2. 上限：声明 ≥20 <MΩ>，标准 ≥50 MΩ\""));
		assert_non_null(strstr(b->p, "\"'=1+1\""));
		assert_non_null(strstr(b->p, "\"'-15~40\""));
		assert_null(strstr(b->p, "\"=1+1\""));
	}
}

/* What was handed out is found again, in either language, and each declared cell is as it was. */
static void
a_report_is_read_back(void **state)
{
	(void)state;
	for (enum lang l = LANG_ZH; l < LANG_MAX; l++) {
		struct html *b = html_new(a, l, 64);
		struct csv *c;
		const char **r;
		size_t from, line;

		struct report clean = fixture;
		struct report_row row[3];
		memcpy(row, fixture_row, sizeof row);
		row[1].statement = "";		/* without the control character */
		clean.row = row;
		csv_report(b, &clean);
		assert_true(csv_report_from(b->p, b->n, &from, &line));
		assert_int_equal(line, 29);
		c = csv_table(a, b->p + from, b->n - from, csv_report_columns(a), REPORT_COLUMNS, REPORT_COLUMNS);
		for (size_t i = 0; i < 3; i++) {
			assert_non_null(r = csv_next(c));
			assert_string_equal(csv_plain(r[REPORT_INDICATOR]), fixture_row[i].indicator);
			assert_string_equal(csv_plain(r[REPORT_CONDITION]), fixture_row[i].condition);
			assert_string_equal(csv_plain(r[REPORT_DECLARED]), fixture_row[i].declared);
			assert_string_equal(csv_plain(r[REPORT_UNIT]), fixture_row[i].declared_unit);
			assert_string_equal(csv_plain(r[REPORT_METHOD]), fixture_row[i].method);
		}
		assert_null(csv_next(c));
		assert_null(csv_error(c));
		assert_false(csv_report_from(b->p + from, b->n - from, &from, &line));
	}
	assert_string_equal(csv_plain("'a"), "'a");
	assert_string_equal(csv_plain("''=1"), "''=1");
	assert_string_equal(csv_plain(""), "");
}

/* The same report gives the same bytes: it can be compared, signed, cached. */
static void
a_report_is_reproducible(void **state)
{
	struct html *x = html_new(a, LANG_ZH, 64), *y = html_new(a, LANG_ZH, 1 << 16);

	(void)state;
	csv_report(x, &fixture);
	csv_report(y, &fixture);
	assert_int_equal(x->n, y->n);
	assert_memory_equal(x->p, y->p, x->n);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
		T(formulas_are_defused), T(other_text_stays_as_it_is), T(a_report_is_rectangular), T(a_report_is_reproducible),
		T(a_report_is_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
