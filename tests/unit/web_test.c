#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "web/server.h"

static struct arena *a;

static int
setup(void **state)
{
	(void)state;
	a = arena_new(4096);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

/* ---- routes ---- */

static const struct route list[] = {
	{ ZONE_BOTH, M_GET, "/", OPEN, NULL },
	{ ZONE_BOTH, M_GET, "/d/:id", OPEN, NULL },
	{ ZONE_BOTH, M_GET, "/d/:id/:n", OPEN, NULL },
	{ ZONE_BOTH, M_GET, "/d/:id/report.csv", OPEN, NULL },
	{ ZONE_BOTH, M_GET, "/d/:id/:n.csv", OPEN, NULL },
	{ ZONE_DESK, M_GET, "/d/new", OPEN, NULL },
	{ ZONE_DESK, M_POST, "/d/new", OPEN, NULL },
};

static const char *
found(enum zone zone, enum method m, const char *path, const char *want0, const char *want1)
{
	const char *arg[4] = { NULL };
	unsigned allow;
	enum rc why;
	const struct route *r = route_find(list, sizeof list / sizeof *list, a, zone, m, path, arg, &why, &allow);

	if (r == NULL)
		return why == E_METHOD ? "405" : why == E_INPUT ? "400" : "404";
	if (want0 != NULL)
		assert_string_equal(arg[0], want0);
	if (want1 != NULL)
		assert_string_equal(arg[1], want1);
	return r->path;
}

static void
route_best_fits(void **state)
{
	(void)state;
	assert_string_equal(found(ZONE_PUBLIC, M_GET, "/", NULL, NULL), "/");
	assert_string_equal(found(ZONE_PUBLIC, M_GET, "/d/x", "x", NULL), "/d/:id");
	assert_string_equal(found(ZONE_DESK, M_GET, "/d/new", NULL, NULL), "/d/new");
	assert_string_equal(found(ZONE_PUBLIC, M_GET, "/d/new", "new", NULL), "/d/:id");
	assert_string_equal(found(ZONE_DESK, M_POST, "/d/new", NULL, NULL), "/d/new");
	assert_string_equal(found(ZONE_DESK, M_GET, "/d/x/2", "x", "2"), "/d/:id/:n");
	assert_string_equal(found(ZONE_DESK, M_GET, "/d/x/2.csv", "x", "2"), "/d/:id/:n.csv");
	assert_string_equal(found(ZONE_DESK, M_GET, "/d/x/report.csv", "x", NULL), "/d/:id/report.csv");
	assert_string_equal(found(ZONE_DESK, M_GET, "/d/x/.csv", "x", ".csv"), "/d/:id/:n");
	assert_string_equal(found(ZONE_DESK, M_GET, "/d/%E4%BC%81%2F1/2", "企/1", "2"), "/d/:id/:n");
}

static void
route_misses(void **state)
{
	static const char *const none[] = { "", "x", "/d", "/d/", "//", "/d//2", "/d/x/2/3", "/D/x",
	    "/1/2/3/4/5/6/7/8/9" };

	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		assert_string_equal(found(ZONE_DESK, M_GET, none[i], NULL, NULL), "404");
	assert_string_equal(found(ZONE_PUBLIC, M_POST, "/d/new", NULL, NULL), "405");
	assert_string_equal(found(ZONE_DESK, M_POST, "/", NULL, NULL), "405");
	assert_string_equal(found(ZONE_DESK, M_GET, "/d/%ff", NULL, NULL), "400");
	assert_string_equal(found(ZONE_DESK, M_GET, "/d/%0", NULL, NULL), "400");
}

static void
language_by_prefix(void **state)
{
	enum lang l;

	(void)state;
	assert_string_equal(route_language("/en/d/x", &l), "/d/x");
	assert_int_equal(l, LANG_EN);
	assert_string_equal(route_language("/en/", &l), "/");
	assert_string_equal(route_language("/english", &l), "/english");
	assert_int_equal(l, LANG_ZH);
	assert_null(route_language("/en", &l));
}

/* ---- forms ---- */

struct form { const char *name, *text, *free; enum msg e_name, e_text, e_free; };
static const struct input inputs[] = {
	INPUT(struct form, name, REQUIRED, 2, 4),
	INPUT(struct form, text, MULTILINE, 0, 10),
	INPUT(struct form, free, 0, 0, 0),
};

static bool
read_form(const char *body, struct form *f)
{
	struct pairs p;

	assert_true(pairs_parse(a, body, strlen(body), &p));
	return form_read(a, &p, inputs, 3, f);
}

static void
form_judges(void **state)
{
	static const struct { const char *body; enum msg name, text, freely; } t[] = {
		{ "name=ab", MSG_NONE, MSG_NONE, MSG_NONE },
		{ "", MSG_err_required, MSG_NONE, MSG_NONE },
		/* ideographic and zero-width space */
		{ "name=+%E3%80%80%E2%80%8B", MSG_err_required, MSG_NONE, MSG_NONE },
		{ "name=a", MSG_err_too_short, MSG_NONE, MSG_NONE },
		/* four code points */
		{ "name=%E4%BC%81%E4%B8%9A%E4%BA%A7%E5%93%81", MSG_NONE, MSG_NONE, MSG_NONE },
		{ "name=%F0%A0%AE%B7%F0%A0%AE%B7%F0%A0%AE%B7%F0%A0%AE%B7", MSG_NONE, MSG_NONE, MSG_NONE },
		{ "name=abcde", MSG_err_too_long, MSG_NONE, MSG_NONE },
		{ "name=++abcd++", MSG_NONE, MSG_NONE, MSG_NONE },
		{ "name=a%0Ab", MSG_err_control, MSG_NONE, MSG_NONE },
		{ "name=a%09b", MSG_NONE, MSG_NONE, MSG_NONE },
		{ "name=a%1Bb", MSG_err_control, MSG_NONE, MSG_NONE },
		{ "name=a%7Fb", MSG_err_control, MSG_NONE, MSG_NONE },
		{ "name=a%C2%85b", MSG_err_control, MSG_NONE, MSG_NONE },
		{ "name=%E2%89%A5%E2%80%AE01", MSG_err_control, MSG_NONE, MSG_NONE },		/* U+202E: reads "≥10" */
		{ "name=a%E2%81%A6b", MSG_err_control, MSG_NONE, MSG_NONE },
		{ "name=a%E2%80%A8b", MSG_err_control, MSG_NONE, MSG_NONE },
		{ "name=a%EF%BF%BEb", MSG_err_control, MSG_NONE, MSG_NONE },
		{ "name=5%E2%80%8Em", MSG_NONE, MSG_NONE, MSG_NONE },
		{ "name=ab&text=1%0D%0A2%093", MSG_NONE, MSG_NONE, MSG_NONE },
		{ "name=ab&text=12345678901", MSG_NONE, MSG_err_too_long, MSG_NONE },
		{ "name=ab&text=%07", MSG_NONE, MSG_err_control, MSG_NONE },
		{ "name=ab&free=%08", MSG_NONE, MSG_NONE, MSG_err_control },
	};
	struct form f;

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		bool good = read_form(t[i].body, &f);
		assert_int_equal(f.e_name, t[i].name);
		assert_int_equal(f.e_text, t[i].text);
		assert_int_equal(f.e_free, t[i].freely);
		assert_int_equal(good, t[i].name == MSG_NONE && t[i].text == MSG_NONE && t[i].freely == MSG_NONE);
	}
}

static void
form_keeps_what_was_typed(void **state)
{
	struct form f;

	(void)state;
	read_form("name=++a%0A&name=second", &f);
	assert_string_equal(f.name, "  a\n");
	assert_string_equal(f.text, "");
}

static void
pairs_print_and_parse(void **state)
{
	struct pairs p, again;
	static const char body[] = "a=1+2&csrf=secret&b=%E4%BC%81%0D%0A%26&do=save&c=&a=%25";

	(void)state;
	assert_true(pairs_parse(a, body, sizeof body - 1, &p));
	assert_int_equal(p.n, 6);
	const char *s = pairs_print(a, &p);
	assert_string_equal(s, "a=1%202&b=%E4%BC%81%0D%0A%26&c=&a=%25");
	assert_true(pairs_parse(a, s, strlen(s), &again));
	assert_int_equal(again.n, 4);
	assert_string_equal(pairs_value(&again, "a"), "1 2");
	assert_string_equal(pairs_value(&again, "b"), "企\r\n&");
	assert_string_equal(pairs_value(&again, "nothing"), "");
	assert_false(pairs_parse(a, "a=1&b=%FF", 9, &p));
	assert_int_equal(p.n, 0);
}

/* ---- cookies ---- */

static void
cookies_are_exact(void **state)
{
	static const struct { const char *header, *want; } t[] = {
		{ "s=1", "1" }, { "a=2; s=1", "1" }, { "a=2;s=1;b=3", "1" }, { "s=", "" },
		{ "s=a=b==", "a=b==" }, { " s=1 ; b", "1" },
		{ NULL, NULL }, { "", NULL }, { "S=1", NULL }, { "xs=1", NULL }, { "sx=1", NULL },
		{ "s", NULL }, { "a=s=1", NULL }, { "s=1; s=1", NULL }, { "s=1; a=2; s=2", NULL },
		{ "s=\"1\"", NULL }, { "s=1 2", NULL }, { "s=1,2", NULL },
		{ "s=1\\2", NULL }, { "s=1\x01", NULL }, { "s=\xE4\xBC\x81", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		const char *v = cookie_find(a, t[i].header, "s");
		if (t[i].want == NULL)
			assert_null(v);
		else
			assert_string_equal(v, t[i].want);
	}
}

/* ---- coding ---- */

static void
coding_is_packed(void **state)
{
	static char page[20000];
	const void *out;
	size_t n;

	(void)state;
	for (size_t i = 0; i < sizeof page; i++)
		page[i] = "企业标准 "[i % 13];
	assert_true(coding_pack(a, CODING_BR, page, sizeof page, &out, &n));
	assert_true(n < sizeof page / 10);
	assert_true(coding_pack(a, CODING_GZIP, page, sizeof page, &out, &n));
	assert_memory_equal(out, "\x1f\x8b", 2);
	assert_false(coding_pack(a, CODING_NONE, page, sizeof page, &out, &n));
	assert_false(coding_pack(a, CODING_BR, page, 100, &out, &n));	/* not worth it */
	for (size_t i = 0; i < sizeof page; i++)
		page[i] = (char)random();
	assert_false(coding_pack(a, CODING_GZIP, page, sizeof page, &out, &n));
}

/* ---- assets ---- */

/* Each {{asset name}} of the templates is there. */
static void
assets_of_templates(void **state)
{
	static char text[1 << 20];
	glob_t g;
	int seen = 0;

	(void)state;
	assert_int_equal(glob("src/view/*.html", 0, NULL, &g), 0);
	for (size_t i = 0; i < g.gl_pathc; i++) {
		FILE *f = fopen(g.gl_pathv[i], "r");
		assert_non_null(f);
		text[fread(text, 1, sizeof text - 1, f)] = '\0';
		fclose(f);
		for (const char *s = text; (s = strstr(s, "{{asset ")) != NULL; seen++) {
			s += 8;
			const char *name = arena_dup(a, s, strcspn(s, "}"));
			bool there = false;
			for (size_t k = 0; k < nassets; k++)
				there |= strcmp(assets[k].name, name) == 0;
			if (!there)
				fail_msg("%s: no asset %s", g.gl_pathv[i], name);
		}
	}
	globfree(&g);
	assert_true(seen > 0);
}

static void
assets_have_their_forms(void **state)
{
	(void)state;
	assert_true(nassets > 3);
	for (size_t i = 0; i < nassets; i++) {
		const struct asset *f = &assets[i];
		assert_non_null(f->body[CODING_NONE]);
		assert_true(f->size[CODING_NONE] > 0);
		for (int c = CODING_GZIP; c < CODING_MAX; c++)
			assert_true(f->body[c] == NULL || f->size[c] < f->size[CODING_NONE]);
		assert_true(f->fixed || strstr(f->path, f->etag) != NULL);
		struct html *b = html_new(a, LANG_ZH, 64);
		html_asset(b, f->name);
		assert_string_equal(arena_dup(a, b->p, b->n), f->path);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(route_best_fits, setup, teardown),
		cmocka_unit_test_setup_teardown(route_misses, setup, teardown),
		cmocka_unit_test_setup_teardown(language_by_prefix, setup, teardown),
		cmocka_unit_test_setup_teardown(form_judges, setup, teardown),
		cmocka_unit_test_setup_teardown(form_keeps_what_was_typed, setup, teardown),
		cmocka_unit_test_setup_teardown(pairs_print_and_parse, setup, teardown),
		cmocka_unit_test_setup_teardown(cookies_are_exact, setup, teardown),
		cmocka_unit_test_setup_teardown(coding_is_packed, setup, teardown),
		cmocka_unit_test_setup_teardown(assets_of_templates, setup, teardown),
		cmocka_unit_test_setup_teardown(assets_have_their_forms, setup, teardown),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
