#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include "unit/report_fixture.h"

static struct arena *a;
static xmlSchema *schema;

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

static int
read_schema(void **state)
{
	xmlSchemaParserCtxt *p = xmlSchemaNewParserCtxt("assets/xsd/report-1.xsd");

	(void)state;
	schema = xmlSchemaParse(p);
	xmlSchemaFreeParserCtxt(p);
	return schema == NULL ? -1 : 0;
}

static int
free_schema(void **state)
{
	(void)state;
	xmlSchemaFree(schema);
	xmlCleanupParser();
	return 0;
}

static struct html *
written(const struct report *r, enum lang l)
{
	struct html *b = html_new(a, l, 64);
	assert_int_equal(xml_report(b, r), OK);
	return b;
}

static void
quiet(void *ctx, const char *fmt, ...)
{
	(void)ctx;
	(void)fmt;
}

/* 0: valid; -1: not even well formed. */
static int
judged(const char *p, size_t n)
{
	xmlDoc *doc = xmlReadMemory(p, (int)n, "report.xml", NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	if (doc == NULL)
		return -1;
	xmlSchemaValidCtxt *v = xmlSchemaNewValidCtxt(schema);
	xmlSchemaSetValidErrors(v, quiet, quiet, NULL);
	int rc = xmlSchemaValidateDoc(v, doc);
	xmlSchemaFreeValidCtxt(v);
	xmlFreeDoc(doc);
	return rc;
}

static void
a_report_is_valid(void **state)
{
	(void)state;
	for (enum lang l = LANG_ZH; l < LANG_MAX; l++) {
		struct html *b = written(&fixture, l);
		assert_int_equal(judged(b->p, b->n), 0);
	}
}

static void
a_report_without_judgement_or_code_is_valid(void **state)
{
	struct report r = fixture;

	(void)state;
	r.engine = r.evaluated = r.uscc = r.region = "";
	r.nrow = r.nproduct = r.nstandard = 0;
	struct html *b = written(&r, LANG_ZH);
	assert_int_equal(judged(b->p, b->n), 0);
	html_lit(b, "", 1);
	assert_null(strstr(b->p, "<comparison"));
	assert_null(strstr(b->p, "uscc"));
}

/* What the schema is for: it says no to a report that says nothing, or something else. */
static void
the_schema_refuses_what_is_wrong(void **state)
{
	static const struct { const char *from, *to; } wrong[] = {
		{ "verdict=\"lower\"", "verdict=\"lowish\"" }, { "trust=\"clause-text\"", "trust=\"sure\"" },
		{ "2026-06-02T02:30:00Z", "2026-06-02" }, { "fde0174e\"", "FDE0174E\"" }, { "reason=\"superset\"", "because=\"superset\"" },
		{ "91370303164200000K", "91370303164200000I" }, { "role=\"own\"", "role=\"mine\"" },
		{ "text-comparison-not-a-product-test", "product-test" }, { "urn:mingbiao:report:1", "urn:mingbiao:report:2" },
		{ "no=\"3\"", "no=\"0\"" },
	};
	struct html *b = written(&fixture, LANG_ZH);

	(void)state;
	html_lit(b, "", 1);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		char *at = strstr(b->p, wrong[i].from);
		assert_non_null(at);
		char *s = arena_fmt(a, "%.*s%s%s", (int)(at - b->p), b->p, wrong[i].to, at + strlen(wrong[i].from));
		assert_int_not_equal(judged(s, strlen(s)), 0);
	}
}

/* Text comes back as it was; only what XML can't hold at all is replaced, and seen to be. */
static void
text_survives(void **state)
{
	struct html *b = written(&fixture, LANG_ZH);

	(void)state;
	html_lit(b, "", 1);
	assert_non_null(strstr(b->p, "&quot;引号&quot; &amp; &lt;b&gt;"));
	assert_non_null(strstr(b->p, "\xEF\xBF\xBD控制字符\xEF\xBF\xBD 𠮷 ]]&gt;"));
	assert_non_null(strstr(b->p, "=1+1"));		/* no spreadsheet reads XML: nothing is put in front */
	assert_non_null(strstr(b->p, "demonstration=\"true\""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
		T(a_report_is_valid), T(a_report_without_judgement_or_code_is_valid), T(the_schema_refuses_what_is_wrong), T(text_survives),
	};

	return cmocka_run_group_tests(tests, read_schema, free_schema);
}
