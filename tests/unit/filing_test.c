/* The pure parts of filing: rows of forms, relation and value as one text, days and barcodes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "page/filed.h"
#include "page/rows.h"

static struct arena *a;

static int
setup(void **state)
{
	(void)state;
	a = arena_new(1 << 14);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static void
relation_and_value_become_one_text_and_come_apart_again(void **state)
{
	static const struct { const char *relation, *value, *text; } t[] = {
		{ "ge", "10.0", "≥10.0" }, { "le", "0.30", "≤0.30" }, { "gt", "3", ">3" }, { "lt", "3", "<3" }, { "eq", "380", "=380" },
		{ "pm", "10", "±10" }, { "range", "6.5~8.5", "6.5~8.5" }, { "text", "a~b", "a~b" }, { "text", "无裂纹、无剥落", "无裂纹、无剥落" },
		{ "text", "不大于 75", "不大于 75" }, { "ge", "１００", "≥１００" },
	};
	const char *relation, *value;

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		assert_string_equal(requirement_join(a, t[i].relation, t[i].value), t[i].text);
		requirement_split(a, t[i].text, &relation, &value);
		assert_string_equal(relation, t[i].relation);
		assert_string_equal(value, t[i].value);
	}
	/* Who writes the sign into the value has written it once, not twice. */
	assert_string_equal(requirement_join(a, "ge", "≥10"), "≥10");
	assert_string_equal(requirement_join(a, "ge", " ＞10 "), "＞10");
	assert_string_equal(requirement_join(a, "pm", "100±5"), "100±5");
	assert_string_equal(requirement_join(a, "le", "≯5"), "≯5");
	assert_string_equal(requirement_join(a, "range", "5 — 95"), "5 — 95");
	assert_string_equal(requirement_join(a, NULL, "5"), "5");
	assert_string_equal(requirement_join(a, "ge", NULL), "");
	assert_string_equal(requirement_join(a, "ge", " 　"), "");
	/* Whatever was published splits into what joins to the same text. */
	static const char *const published[] = { "≥", "≥≥5", "±100±5", "=", "≤ 5", "> -1", "5", "≥10\n≤20", "—", "𠮷" };
	for (size_t i = 0; i < sizeof published / sizeof *published; i++) {
		requirement_split(a, published[i], &relation, &value);
		assert_string_equal(requirement_join(a, relation, value), published[i]);
	}
}

static void
days_are_those_of_the_calendar_as_people_type_them(void **state)
{
	static const char *const good[][2] = { { "2026-11-25", "2026-11-25" }, { "2024-02-29", "2024-02-29" },
	    { "2000-02-29", "2000-02-29" }, { "1949-10-01", "1949-10-01" }, { "2026-1-1", "2026-01-01" },
	    { "2026/01/01", "2026-01-01" }, { " 2026.12.31 ", "2026-12-31" }, { "20261231", "2026-12-31" },
	    { "2026年12月1日", "2026-12-01" }, { "２０２６ 年 1 月 ２ 日", "2026-01-02" },
	    { "2026－01—02", "2026-01-02" } };
	static const char *const bad[] = { "", "2026-02-29", "1900-02-29", "2100-02-29", "2026-00-01", "2026-13-01",
	    "2026-04-31", "2026-01-00", "26-01-01", "９９９９-01-01", "1948-12-31", "2026-01-1x", "2026-01", "2026",
	    "2026-01-02-03", "202601", "2026010101", "12026-01-01", "明天", "2026-01-01 12:00" };

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		const char *day = day_read(a, good[i][0]);
		assert_non_null(day);
		assert_string_equal(day, good[i][1]);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_null(day_read(a, bad[i]));
	assert_null(day_read(a, NULL));
}

static void
barcodes_have_their_length_and_check_digit(void **state)
{
	static const struct { const char *typed, *digits; enum msg error; } t[] = {
		{ "6901234567892", "6901234567892", MSG_NONE }, { " 690 1234-567892 ", "6901234567892", MSG_NONE },
		{ "６９０１２３４５６７８９２", "6901234567892", MSG_NONE }, { "036000291452", "036000291452", MSG_NONE },
		{ "96385074", "96385074", MSG_NONE }, { "16901234567899", "16901234567899", MSG_NONE }, { "", "", MSG_NONE }, { "  ", "", MSG_NONE },
		{ "6901234567893", NULL, MSG_f_product_gtin_check }, { "123", NULL, MSG_f_product_gtin_form },
		{ "69012345678", NULL, MSG_f_product_gtin_form }, { "690123456789200", NULL, MSG_f_product_gtin_form },
		{ "690123456789X", NULL, MSG_f_product_gtin_form }, { "无", NULL, MSG_f_product_gtin_form },
	};

	(void)state;
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		const char *digits = "";
		assert_int_equal(gtin_read(a, t[i].typed, &digits), t[i].error);
		if (t[i].error == MSG_NONE)
			assert_string_equal(digits, t[i].digits);
	}
}

/* The pairs of a form, printed. */
static const char *
of(struct pairs p)
{
	return pairs_print(a, &p);
}

static struct pairs
form(const char *s)
{
	struct pairs p;

	assert_true(pairs_parse(a, s, strlen(s), &p));
	return p;
}

static void
rows_are_exchanged_and_cut_by_their_names_alone(void **state)
{
	struct pairs p = form("brand2=b&name1=%20x%0D%0A&other=1&name3=&name2=y&fewer12=z&name0=n&name1x=q");

	(void)state;
	assert_string_equal(of(rows_swap(a, &p, product_input, NPRODUCT, 1, 2)),
	    of(form("brand1=b&name2=%20x%0D%0A&other=1&name3=&name1=y&fewer12=z&name0=n&name1x=q")));
	assert_string_equal(of(rows_cut(a, &p, product_input, NPRODUCT, 2)),
	    of(form("name1=%20x%0D%0A&other=1&name2=&fewer12=z&name0=n&name1x=q")));
	assert_string_equal(of(rows_swap(a, &p, product_input, NPRODUCT, 3, 4)), of(p));
	assert_string_equal(of(rows_swap(a, &p, product_input, NPRODUCT, 1, 0)), of(p));
	assert_string_equal(of(rows_cut(a, &p, product_input, NPRODUCT, 9)), of(p));
	assert_string_equal(of(rows_cut(a, &p, product_input, NPRODUCT, 0)), of(p));
	assert_string_equal(of(rows_set(a, &p, "name", 4, "new")), arena_fmt(a, "%s&name4=new", of(p)));
	assert_string_equal(pairs_value(&(struct pairs){ rows_set(a, &p, "name", 2, "new").p, p.n }, "name2"), "new");
	assert_int_equal(p.n, 8);
}

static void
rows_are_read_whatever_their_order(void **state)
{
	struct product_row *row;
	struct pairs p = form("brand2=b&name1=x&name3=&gtin1=%EF%BC%91&name801=far&name9999=far&name01=n&name1=second");
	size_t n;

	(void)state;
	rows_read(a, &p, product_input, NPRODUCT, sizeof *row, &row, &n);
	assert_int_equal(n, 3);
	assert_string_equal(row[0].name, "x");
	assert_string_equal(row[0].gtin, "１");
	assert_string_equal(row[1].brand, "b");
	assert_int_equal(row[1].e_name, MSG_err_required);
	assert_true(rows_blank(product_input, NPRODUCT, &row[2]));
	assert_false(rows_blank(product_input, NPRODUCT, &row[1]));
	assert_true(rows_blank(product_input, NPRODUCT, &row[3]));	/* the spare one */
	p = form("");
	rows_read(a, &p, product_input, NPRODUCT, sizeof *row, &row, &n);
	assert_int_equal(n, 0);
}

static void
buttons_name_their_row(void **state)
{
	(void)state;
	assert_int_equal(rows_button("up3", "up"), 3);
	assert_int_equal(rows_button("fewer123456789", "fewer"), 123456789);
	static const char *const none[] = { "", "up", "up0", "up03", "up-1", "up3x", "down3", "up1234567890", "up３" };
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		assert_int_equal(rows_button(none[i], "up"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(relation_and_value_become_one_text_and_come_apart_again),
		cmocka_unit_test(days_are_those_of_the_calendar_as_people_type_them),
		cmocka_unit_test(barcodes_have_their_length_and_check_digit),
		cmocka_unit_test(rows_are_exchanged_and_cut_by_their_names_alone),
		cmocka_unit_test(rows_are_read_whatever_their_order),
		cmocka_unit_test(buttons_name_their_row),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, setup, teardown);
}
