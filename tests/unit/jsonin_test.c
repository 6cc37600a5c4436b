#include "core.h"
#include "base/jsonin.h"

enum { CAP = 4 };

static enum json_fault
read_it(const char *s, size_t n, struct json_pair *to, size_t *count)
{
	size_t at;
	char *exact = malloc(n == 0 ? 1 : n);	/* so that a byte too many is seen */

	assert_non_null(exact);
	memcpy(exact, s, n);
	enum json_fault f = json_pairs(a, exact, n, to, CAP, count, &at);
	assert_true(at <= n);
	free(exact);
	return f;
}

/* RFC 8259 2, 4, 6, 7. */
static void
objects_of_texts_are_read_as_they_are_written(void **state)
{
	static const char text[] = " {\"a\" : \"\\u00e9\\ud840\\udc00\\\"\\\\\\/\\b\\f\\n\\r\\t≥\" ,\t\"\":null,\r\n\"n\":-0.50e+07,\"z\":10.0} ";
	struct json_pair p[CAP];
	size_t n;

	(void)state;
	assert_int_equal(read_it(text, strlen(text), p, &n), JSON_GOOD);
	assert_int_equal(n, 4);
	assert_string_equal(p[0].key, "a");
	assert_string_equal(p[0].value, "é𠀀\"\\/\b\f\n\r\t≥");
	assert_string_equal(p[1].key, "");
	assert_null(p[1].value);
	assert_string_equal(p[2].value, "-0.50e+07");
	assert_string_equal(p[3].value, "10.0");
	assert_int_equal(read_it("{}", 2, p, &n), JSON_GOOD);
	assert_int_equal(n, 0);
}

static void
anything_else_is_refused(void **state)
{
	static const struct { const char *text; enum json_fault fault; } bad[] = {
		{ "", JSON_FORM }, { "{", JSON_FORM }, { "}", JSON_FORM }, { "[]", JSON_FORM }, { "null", JSON_FORM }, { "{}x", JSON_FORM },
		{ "{}{}", JSON_FORM }, { "{,}", JSON_FORM }, { "{\"a\":1,}", JSON_FORM }, { "{\"a\" 1}", JSON_FORM }, { "{\"a\":}", JSON_FORM },
		{ "{a:1}", JSON_FORM }, { "{'a':1}", JSON_FORM }, { "{\"a\":1 \"b\":2}", JSON_FORM }, { "{\"a\":01}", JSON_FORM },
		{ "{\"a\":-}", JSON_FORM }, { "{\"a\":.5}", JSON_FORM }, { "{\"a\":5.}", JSON_FORM }, { "{\"a\":1e}", JSON_FORM },
		{ "{\"a\":+1}", JSON_FORM }, { "{\"a\":0x1}", JSON_FORM }, { "{\"a\":NaN}", JSON_FORM }, { "{\"a\":Infinity}", JSON_FORM },
		{ "{\"a\":nul}", JSON_FORM }, { "{\"a\":nullx}", JSON_FORM }, { "{\"a\":\"", JSON_FORM }, { "{\"a\":\"\\", JSON_FORM },
		{ "{\"a\":\"\\\"}", JSON_FORM }, { "{\"a\":\"\\x\"}", JSON_FORM }, { "{\"a\":\"\\u12\"}", JSON_FORM },
		{ "{\"a\":\"\\u0000\"}", JSON_FORM }, { "{\"a\":\"\\ud800\"}", JSON_FORM }, { "{\"a\":\"\\ud800\\u0041\"}", JSON_FORM },
		{ "{\"a\":\"\\udc00\"}", JSON_FORM }, { "{\"a\":\"\t\"}", JSON_FORM }, { "{\"a\":\"\n\"}", JSON_FORM },
		{ "{\"a\":\"\xC0\xAF\"}", JSON_FORM }, { "{\"a\":\"\xED\xA0\x80\"}", JSON_FORM }, { "{\"a\":\"\xFF\"}", JSON_FORM },
		{ "\xEF\xBB\xBF{}", JSON_FORM }, { "{/**/}", JSON_FORM }, { "{\"a\":true}", JSON_TYPE }, { "{\"a\":false}", JSON_TYPE },
		{ "{\"a\":[]}", JSON_TYPE }, { "{\"a\":{}}", JSON_TYPE }, { "{\"a\":1,\"a\":1}", JSON_TWICE },
		{ "{\"a\":1,\"\\u0061\":1}", JSON_TWICE }, { "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1}", JSON_MANY },
	};
	struct json_pair p[CAP];
	size_t n;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		enum json_fault f = read_it(bad[i].text, strlen(bad[i].text), p, &n);
		if (f != bad[i].fault || n != 0)
			fail_msg("%s gave %d, not %d", bad[i].text, f, bad[i].fault);
	}
	/* a NUL is no end */
	assert_int_equal(read_it("{}\0", 3, p, &n), JSON_FORM);
	assert_int_equal(read_it("{\"a\":\"\0\"}", 9, p, &n), JSON_FORM);
}

/* What a text is cut to at any byte is refused, and read within its bounds. */
static void
a_text_cut_short_is_refused(void **state)
{
	static const char text[] = "{\"a\":\"\\ud840\\udc00\\n\",\"b\":-1.5e-3,\"c\":null}";
	struct json_pair p[CAP];
	size_t n;

	(void)state;
	for (size_t k = 0; k < strlen(text); k++)
		assert_int_not_equal(read_it(text, k, p, &n), JSON_GOOD);
	assert_int_equal(read_it(text, strlen(text), p, &n), JSON_GOOD);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(objects_of_texts_are_read_as_they_are_written),
		TEST(anything_else_is_refused),
		TEST(a_text_cut_short_is_refused),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
