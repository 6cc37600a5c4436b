#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/html.h"

static struct arena *a;
static struct html *b;

static int
setup(void **state)
{
	(void)state;
	a = arena_new(4096);
	b = html_new(a, LANG_ZH, 4);
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
said(void)
{
	const char *s = arena_dup(a, b->p, b->n);

	b->n = 0;
	return s;
}

static void
text_is_escaped(void **state)
{
	(void)state;
	html_text(b, "a<b>&\"'企业");
	assert_string_equal(said(), "a&lt;b&gt;&amp;&quot;&#39;企业");
	html_text(b, (const char *)NULL);
	html_text(b, "");
	assert_string_equal(said(), "");
	html_text(b, INT64_MIN);
	html_text(b, 7u);
	html_text(b, (size_t)8);
	assert_string_equal(said(), "-922337203685477580878");
	html_text(b, ((struct safe){ "<b>x</b>", 8 }));
	assert_string_equal(said(), "<b>x</b>");
	html_attr(b, "\" onclick=\"x");
	assert_string_equal(said(), "&quot; onclick=&quot;x");
}

static void
only_harmless_urls_pass(void **state)
{
	static const char *const good[] = { "/", "/d/x", "?q=1", "#top", "https://a.example/", "http://a.example" };
	static const char *const bad[] = { "//evil", "/\\evil", "javascript:x", "JavaScript:x", " javascript:x",
	    "data:text/html,x", "\tjavascript:x", "vbscript:x", "x", "", "https:/x", "\\\\evil", "mailto:x",
	    "ftp://x" };

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		html_url(b, good[i]);
		assert_string_equal(said(), good[i]);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		html_url(b, bad[i]);
		assert_string_equal(said(), "#");
	}
	html_url(b, (const char *)NULL);
	assert_string_equal(said(), "#");
	html_url(b, "/x?a=1&b=\"2\"");
	assert_string_equal(said(), "/x?a=1&amp;b=&quot;2&quot;");
}

static void
pieces_are_percent_encoded(void **state)
{
	(void)state;
	html_part(b, "GB/T 1.1-2020?&#%\"<企");
	assert_string_equal(said(), "GB%2FT%201.1-2020%3F%26%23%25%22%3C%E4%BC%81");
	html_part(b, (const char *)NULL);
	assert_string_equal(said(), "");
	html_part(b, -5);
	assert_string_equal(said(), "-5");
	html_part(b, "../..");
	assert_string_equal(said(), "..%2F..");
}

static void
the_root_follows_the_language(void **state)
{
	(void)state;
	html_root(b);
	assert_string_equal(said(), "/");
	b->lang = LANG_EN;
	html_root(b);
	assert_string_equal(said(), "/en/");
}

static void
the_buffer_grows(void **state)
{
	(void)state;
	for (int i = 0; i < 20000; i++)
		html_lit(b, "0123456789", 10);
	assert_int_equal(b->n, 200000);
	for (size_t i = 0; i < b->n; i++)
		assert_int_equal(b->p[i], '0' + (int)(i % 10));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
		T(text_is_escaped), T(only_harmless_urls_pass), T(pieces_are_percent_encoded),
		T(the_root_follows_the_language), T(the_buffer_grows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
