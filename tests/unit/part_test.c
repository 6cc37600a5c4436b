#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "app/compare.h"
#include "app/number.h"
#include "base/qr.h"
#include "view/view.h"

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
shown(struct html *b)
{
	html_lit(b, "", 1);
	return b->p;
}

/* The core's names and the pages' words are two lists: none may miss what the other has. */
static void
every_verdict_and_reason_has_words(void **state)
{
	(void)state;
	for (int v = 0; v < V_MAX; v++) {
		const char *name = verdict_name((enum verdict)v);
		assert_true(v == V_NEEDS_HUMAN || verdict_word(name) != MSG_verdict_needs_human);
	}
	for (int r = 0; r < R_MAX; r++)
		assert_true(reason_word(reason_name((enum reason)r)) != MSG_reason_other);
	for (int s = SYS_NATIONAL; s < SYS_MAX; s++)
		assert_true(system_word(number_system_name((enum number_system)s)) != MSG_system_unknown);
	for (int m = MANDATORY; m < MANDATE_MAX; m++)
		assert_true(mandate_word(mandate_name((enum mandate)m)) != MSG_NONE);
}

/* What is not understood is never passed as good. */
static void
an_unknown_verdict_needs_a_person(void **state)
{
	(void)state;
	assert_int_equal(verdict_word("better"), MSG_verdict_needs_human);
	assert_int_equal(verdict_word(NULL), MSG_verdict_needs_human);
	assert_string_equal(verdict_class(""), "nh");
	assert_int_equal(status_word("gone"), MSG_status_unknown);
	assert_int_equal(reason_word("because"), MSG_reason_other);
}

static void
texts_are_filled(void **state)
{
	(void)state;
	assert_string_equal(msg_fill(a, LANG_ZH, MSG_step_of, "4", "6", (char *)NULL), "第 4 步，共 6 步");
	assert_string_equal(msg_fill(a, LANG_EN, MSG_step_of, "4", "6", (char *)NULL), "Step 4 of 6");
	assert_string_equal(msg_fill(a, LANG_EN, MSG_step_of, "{2}", "{1}", (char *)NULL), "Step {2} of {1}");
	assert_string_equal(msg_fill(a, LANG_ZH, MSG_step_of, (char *)NULL), "第  步，共  步");
}

static void
numbers_have_groups(void **state)
{
	struct html *b = html_new(a, LANG_ZH, 64);

	(void)state;
	assert_string_equal(count_text(b, 0), "0");
	assert_string_equal(count_text(b, 999), "999");
	assert_string_equal(count_text(b, 239936), "239,936");
	assert_string_equal(count_text(b, -1000), "-1,000");
	assert_string_equal(count_text(b, INT64_MIN), "-9,223,372,036,854,775,808");
	assert_string_equal(percent_text(b, 1, 3), "33.3");
	assert_string_equal(percent_text(b, 0, 0), "0");
	assert_string_equal(hash_text(b, "0123456789abcdef0"), "01234567 89abcdef 0");
}

static void
a_unit_is_said_once(void **state)
{
	struct html *b = html_new(a, LANG_ZH, 64);

	(void)state;
	assert_string_equal(with_unit(b, "≥50", "MΩ"), "≥50 MΩ");
	assert_string_equal(with_unit(b, "≥50 MΩ", "MΩ"), "≥50 MΩ");
	assert_string_equal(with_unit(b, "≥50", ""), "≥50");
	assert_string_equal(with_unit(b, NULL, "MΩ"), "—");
}

static void
a_field_binds_hint_and_error(void **state)
{
	struct html *b = html_new(a, LANG_ZH, 64);
	const struct field f = { "name", MSG_report_name, "<a&\"b>", MSG_err_required, .hint = MSG_search_hint, .maxlength = 120 };

	(void)state;
	html_field(b, &f);
	const char *s = shown(b);
	assert_non_null(strstr(s, "<label for=\"name\">"));
	assert_non_null(strstr(s, "id=\"name\" name=\"name\" value=\"&lt;a&amp;&quot;b&gt;\""));
	assert_non_null(strstr(s, "aria-invalid=\"true\""));
	assert_non_null(strstr(s, "aria-describedby=\"name-hint name-error\""));
	assert_non_null(strstr(s, "id=\"name-hint\""));
	assert_non_null(strstr(s, "id=\"name-error\""));
	assert_non_null(strstr(s, "maxlength=\"120\""));
}

static void
a_good_field_says_nothing_more(void **state)
{
	struct html *b = html_new(a, LANG_EN, 64);
	const struct field f = { "note", MSG_why_note, "two\nlines", MSG_NONE, .rows = 3, .optional = true };

	(void)state;
	html_field(b, &f);
	const char *s = shown(b);
	assert_non_null(strstr(s, "<textarea"));
	assert_non_null(strstr(s, "two\nlines</textarea>"));
	assert_non_null(strstr(s, "(optional)"));
	assert_null(strstr(s, "aria-invalid"));
	assert_null(strstr(s, "aria-describedby"));
	assert_null(strstr(s, "maxlength"));
}

static void
the_pager_is_bounded_and_keeps_the_query(void **state)
{
	struct html *b = html_new(a, LANG_ZH, 64);
	const struct pager one = { "/search?", 1, 1 }, many = { "/search?q=a%26b&", 5, 11 };

	(void)state;
	html_pager(b, &one);
	assert_int_equal(b->n, 0);
	html_pager(b, &many);
	const char *s = shown(b);
	assert_non_null(strstr(s, "href=\"/search?q=a%26b&amp;page=6\""));
	assert_non_null(strstr(s, "<b aria-current=\"page\">5</b>"));
	assert_non_null(strstr(s, "page=11\""));
	assert_null(strstr(s, "page=12\""));
	assert_null(strstr(s, "page=0\""));
}

/* A declaration may have thousands of rows; its strip stays small. */
static void
the_strip_is_bounded(void **state)
{
	struct html *b = html_new(a, LANG_ZH, 64);
	const struct tally t = { .stricter = 100000, .missing = 5 };
	size_t cells = 0;

	(void)state;
	html_strip(b, &t);
	for (const char *s = shown(b); (s = strstr(s, "<rect")) != NULL; s++)
		cells++;
	assert_int_equal(cells, STRIP_MAX);
}

static void
errors_say_what_to_do(void **state)
{
	static const int status[] = { 400, 401, 403, 404, 405, 408, 409, 413, 414, 422, 429, 431, 500, 502, 503, 504 };

	(void)state;
	for (size_t i = 0; i < sizeof status / sizeof *status; i++)
		for (enum lang l = LANG_ZH; l < LANG_MAX; l++) {
			struct html *b = html_new(a, l, 64);
			const struct error_page v = { .f = { .desk_root = "https://localhost:8444", .other = "/en/x", .resize = "/x?size=l",
			    .public_root = "https://localhost:8443", .public_url = "https://localhost:8443" }, .status = status[i],
			    .request_id = "0123456789abcdef" };
			html_error_page(b, &v);
			const char *s = shown(b);
			assert_non_null(strstr(s, "0123456789abcdef"));
			assert_non_null(strstr(s, "noindex"));
			assert_non_null(strstr(s, msg(l, error_advice(status[i]))));
		}
}

static void
a_qr_code_is_a_path(void **state)
{
	struct qr q;
	char *long_text = arena_get(a, 1200);

	(void)state;
	assert_true(qr_draw(a, "https://localhost:8443/d/cccccccccc01", &q));
	assert_int_equal(q.side, 29);				/* version 3 */
	assert_int_equal(strncmp(q.path, "M0 0h7v1h-7z", 12), 0);	/* the corner's finder */
	assert_int_equal(strspn(q.path, "Mhvz- 0123456789"), strlen(q.path));
	memset(long_text, 'x', 1001);
	assert_false(qr_draw(a, long_text, &q));
	assert_null(q.path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#undef T
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
		T(every_verdict_and_reason_has_words), T(an_unknown_verdict_needs_a_person), T(texts_are_filled), T(numbers_have_groups),
		T(a_unit_is_said_once), T(a_field_binds_hint_and_error), T(a_good_field_says_nothing_more),
		T(the_pager_is_bounded_and_keeps_the_query), T(the_strip_is_bounded), T(errors_say_what_to_do), T(a_qr_code_is_a_path),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
