#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/csv.h"

static const char *const abc[] = { "a", "b", "c" };

static struct csv *
open_text(struct arena *a, const char *text)
{
	return csv_new(a, text, strlen(text), abc, 3);
}

static void
row_is(struct csv *c, size_t line, const char *a, const char *b, const char *d)
{
	const char **r = csv_next(c);

	assert_null(csv_error(c));
	assert_non_null(r);
	assert_string_equal(r[0], a);
	assert_string_equal(r[1], b);
	assert_string_equal(r[2], d);
	assert_int_equal(csv_line(c), line);
}

static void
fails(const char *text, size_t line, const char *why)
{
	struct arena *a = arena_new(4096);
	struct csv *c = open_text(a, text);

	while (csv_next(c) != NULL)
		;
	assert_non_null(csv_error(c));
	if (strstr(csv_error(c), why) == NULL)
		fail_msg("\"%s\" says \"%s\", not \"%s\"", text, csv_error(c), why);
	assert_int_equal(csv_line(c), line);
	assert_null(csv_next(c));
	arena_free(a);
}

static void
reads_what_the_rfc_says(void **state)
{
	struct arena *a = arena_new(4096);

	(void)state;
	struct csv *c = open_text(a, "\xEF\xBB\xBF" "b,a,c\r\n1,2,3\r\n\"x,y\",\"he said \"\"no\"\"\",\"two\r\nlines\"\r\n\r\n,,\r\n末,\"\",end");
	row_is(c, 2, "2", "1", "3");
	row_is(c, 3, "he said \"no\"", "x,y", "two\r\nlines");
	row_is(c, 6, "", "", "");
	row_is(c, 7, "", "末", "end");
	assert_null(csv_next(c));
	assert_null(csv_error(c));
	c = open_text(a, "a,b,c\n");
	assert_null(csv_next(c));
	assert_null(csv_error(c));
	arena_free(a);
}

static void
refuses_what_it_does_not(void **state)
{
	(void)state;
	fails("", 1, "no header");
	fails("a,b\n", 1, "\"c\" is missing");
	fails("a,b,c,d\n", 1, "no column is called \"d\"");
	fails("a,b,c,a\n", 1, "twice");
	fails("a,b,c\n1,2\n", 2, "fewer fields");
	fails("a,b,c\n1,2,3,4\n", 2, "more fields");
	fails("a,b,c\n1,\"2,3\n\n", 4, "not closed");
	fails("a,b,c\n1,\"2\"x,3\n", 2, "behind a closing quote");
	fails("a,b,c\n1,2\"x,3\n", 2, "a quote within");
	fails("a,b,c\r\n1,2\r,3\n", 2, "carriage return");
	fails("a,b,c\n1,2\x01,3\n", 2, "control");
	fails("a,b,c\n1,\"\x7f\",3\n", 2, "control");
	fails("a,b,c\n1,2,3\n1,\xff,3\n", 3, "UTF-8");
	fails("a,b,c\n1,2,\xed\xa0\x80\n", 2, "UTF-8");
}

static void
refuses_what_is_too_long(void **state)
{
	struct arena *a = arena_new(4096);
	char *text = arena_get(a, CSV_FIELD_MAX + 32);

	(void)state;
	memcpy(text, "a,b,c\n1,2,", 10);
	memset(text + 10, 'x', CSV_FIELD_MAX);
	struct csv *c = open_text(a, text);
	const char **r = csv_next(c);
	assert_non_null(r);
	assert_int_equal(strlen(r[2]), CSV_FIELD_MAX);
	text[10 + CSV_FIELD_MAX] = 'x';
	fails(text, 2, "too long");
	c = csv_new(a, text, (size_t)CSV_BYTES_MAX + 1, abc, 3);
	assert_string_equal(csv_error(c), "the file is too large");
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_the_rfc_says),
		cmocka_unit_test(refuses_what_it_does_not),
		cmocka_unit_test(refuses_what_is_too_long),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
