#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "app/table.h"

enum { KEY, DAY, WORD, N };
static const char *const column[] = { "key", "day", "word" };

static int
setup(void **state)
{
	*state = arena_new(4096);
	return 0;
}

static int
teardown(void **state)
{
	arena_free(*state);
	return 0;
}

static struct table
read_text(struct arena *a, struct faults *f, const char *text)
{
	const struct file file[] = { { "other.csv", "x", 1 }, { "t.csv", text, strlen(text) } };
	struct table t;

	*f = (struct faults){ .a = a };
	table_read(f, file, 2, "t.csv", column, N, &t);
	return t;
}

static void
rows_and_lines(void **state)
{
	struct faults f;
	char text[9000] = "word,key,day\n";

	struct table t = read_text(*state, &f, "word,key,day\nred,1,\n\n\"a\nb\",2,2024-02-29\n");
	assert_int_equal(f.n, 0);
	assert_int_equal(t.n, 2);
	assert_string_equal(t.row[1][WORD], "a\nb");
	assert_int_equal(t.line[0], 2);
	assert_int_equal(t.line[1], 4);
	for (int i = 0; i < 1000; i++)
		strcat(text, "r,k,\n");
	t = read_text(*state, &f, text);
	assert_int_equal(t.n, 1000);
	assert_int_equal(t.line[999], 1001);
	assert_string_equal(t.row[0][KEY], "k");
}

static void
a_bad_file_is_empty(void **state)
{
	struct faults f;
	struct table t = read_text(*state, &f, "word,key,day\nred,1,\nred,2\n");

	assert_int_equal(t.n, 0);
	assert_int_equal(f.n, 1);
	assert_string_equal(f.text, "t.csv:3: fewer fields than columns\n");
	f = (struct faults){ .a = *state };
	table_read(&f, NULL, 0, "t.csv", column, N, &t);
	assert_string_equal(f.text, "t.csv:1: the file is missing\n");
}

static void
days_and_words(void **state)
{
	static const struct { const char *day; bool good; } days[] = {
		{ "", true }, { "2024-02-29", true }, { "2000-02-29", true }, { "2023-12-31", true },
		{ "2023-02-29", false }, { "1900-02-29", false }, { "2023-13-01", false }, { "2023-04-31", false },
		{ "2023-00-10", false }, { "2023-01-00", false }, { "2023-1-1", false }, { "2023/01/01", false },
		{ "2023-01-01 ", false }, { "０２３-01-01", false }, { "-infinity", false }, { "1899-12-31", false },
	};
	struct faults f;
	struct table t = read_text(*state, &f, "key,day,word\n1,,\n");

	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		t.row[0][DAY] = days[i].day;
		assert_int_equal(table_day(&f, &t, 0, DAY), days[i].good);
	}
	static const struct { const char *word; bool good; } words[] = {
		{ "red", true }, { "dark red", false }, { "redder", true }, { "", false }, { "re", false },
		{ "ed", false }, { "dark", true }, { "red redder", false }, { "Red", false }, { "redd", false },
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		t.row[0][WORD] = words[i].word;
		assert_int_equal(table_word(&f, &t, 0, WORD, "dark red redder"), words[i].good);
	}
	assert_false(table_given(&f, &t, 0, DAY) && *t.row[0][DAY] == '\0');
}

static void
doubles(void **state)
{
	struct faults f;
	struct table t = read_text(*state, &f, "key,day,word\nab,c,1\na,bc,2\nab,c,3\nab,d,4\nab,c,5\n");

	table_once(&f, &t, 2);
	assert_int_equal(f.n, 2);
	assert_string_equal(f.text, "t.csv:4: the same as line 2\nt.csv:6: the same as line 4\n");
}

static void
json_and_derived(void **state)
{
	static const char *const more[] = { "word", "made" };
	struct faults f;
	struct table t = read_text(*state, &f, "word,key,day\n\"a\"\"b\",1,\n末,2,x\n"), d;

	assert_string_equal(table_json(*state, &t),
	    "[{\"day\":\"\",\"key\":\"1\",\"word\":\"a\\\"b\"},{\"day\":\"x\",\"key\":\"2\",\"word\":\"末\"}]");
	table_derive(*state, &t, more, 2, &d);
	assert_int_equal(d.n, 2);
	assert_null(d.row[1][1]);
	d.row[0][0] = d.row[0][1] = d.row[1][0] = d.row[1][1] = "y";
	table_fault(&f, &d, 1, "of %s", "a derived row");
	assert_string_equal(f.text, "t.csv:3: of a derived row\n");
}

static void
only_the_first_faults_are_told(void **state)
{
	struct faults f;
	struct table t = read_text(*state, &f, "key,day,word\n1,,\n");
	size_t lines = 0;

	for (int i = 0; i < 10000; i++)
		table_fault(&f, &t, 0, "fault %d", i);
	assert_int_equal(f.n, 10000);
	for (const char *p = f.text; (p = strchr(p, '\n')) != NULL; p++)
		lines++;
	assert_int_equal(lines, FAULTS_TOLD);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(rows_and_lines), T(a_bad_file_is_empty), T(days_and_words), T(doubles), T(json_and_derived),
		T(only_the_first_faults_are_told),
	};
#undef T

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
