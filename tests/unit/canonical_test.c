/* The canonical record and the JSON it is written in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "app/canonical.h"
#include "base/json.h"

static void
writes_rfc_8785_escapes(void **state)
{
	struct arena *a = arena_new(4096);
	struct json *j = json_new(a);
	size_t n;

	(void)state;
	json_array(j);
	json_text(j, "\"\\\b\t\n\f\r\x01\x1f/\x7f 水𠮷😀");
	json_text(j, NULL);
	json_text(j, "");
	json_int(j, INT64_MIN);
	json_bool(j, true);
	json_object(j);
	json_end(j);
	json_end(j);
	const char *s = json_done(j, &n);
	assert_string_equal(s, "[\"\\\"\\\\\\b\\t\\n\\f\\r\\u0001\\u001f/\x7f 水𠮷😀\",null,\"\",\"-9223372036854775808\",true,{}]");
	assert_int_equal(n, strlen(s));
	arena_free(a);
}

static void
nests_with_commas_where_they_belong(void **state)
{
	struct arena *a = arena_new(4096);
	struct json *j = json_new(a);

	(void)state;
	json_object(j);
	json_key(j, "a");
	json_array(j);
	json_array(j);
	json_end(j);
	json_object(j);
	json_pair(j, "x", "1");
	json_pair(j, "y", "2");
	json_end(j);
	json_end(j);
	json_pair(j, "b", "3");
	json_end(j);
	assert_string_equal(json_done(j, NULL), "{\"a\":[[],{\"x\":\"1\",\"y\":\"2\"}],\"b\":\"3\"}");
	arena_free(a);
}

/* A filing with one of everything in it. */
static const char *
record(struct arena *a, size_t *n)
{
	static struct filed_standard standard[] = {
		{ .written = "Ｑ/TQDZ　004—2026", .title = "直流无刷减速电机", .own = true },
		{ .written = "GB/T 5171.1-2014", .title = "", .compare = true, .product = "小功率电动机", .class_grade = "" } };
	static struct filed_product product[] = { { "直流无刷减速电机", "天驱", "TQ-37", "12 V", "" } };
	static struct filed_indicator indicator[] = { { .functional = false, .name = "绝缘电阻", .requirement = "≥20.0",
	    .unit = "MΩ", .condition = "常温", .method = "7.4", .statement = "原因\n第二行" } };
	static struct filed_fewer fewer[] = { { 7, "不适用" } };
	static struct filing f = { .enterprise = 991, .account = 992, .title = "直流无刷减速电机", .pledge = "承诺", .signer = "沈知砚",
	    .signer_post = "总工", .standard = standard, .nstandard = 2, .product = product, .nproduct = 1,
	    .indicator = indicator, .nindicator = 1, .fewer = fewer, .nfewer = 1, .supply_on = "2026-12-01",
	    .request = "0123456789abcdef" };
	static struct cited cited[] = { { .number = "Q/TQDZ 004-2026", .title = "直流无刷减速电机", .system = "enterprise",
	    .mandate = "none", .status = "unknown" }, { .number = "GB/T 5171.1-2014", .title = "小功率电动机", .system = "national",
	    .mandate = "recommended", .status = "in-force", .edition = 3 } };
	static struct reference_row reference[] = { { 6, "GB/T 5171.1-2014", "recommended", { "绝缘电阻", "≥50", "MΩ", "", "",
	    "", "小功率电动机", "", "" }, true, "high" }, { 7, "GB/T 5171.1-2014", "recommended", { "噪声", "≤60", "dB(A)", "", "", "", "", "", "" },
	    false, "medium" } };
	static struct compared row[] = { { 0, 0, { .verdict = V_LOWER, .reason = R_SUPERSET } },
	    { -1, 1, { .verdict = V_MISSING, .reason = R_NOT_DECLARED } } };
	static const char *id[] = { "0123456789ab" };

	return canonical_record(a, &(struct published){ .f = &f, .id = "zzzzzzzzzzzz", .number = "Q/TQDZ 004-2026",
	    .serial = "440307-20261125-000001", .at = "2026-11-25T07:00:00.123Z", .n = 1, .enterprise = "eeeeeeeeeeee",
	    .name = "深圳市天驱电子有限公司", .uscc = NULL, .region = "440307", .region_name = "广东省 深圳市 龙岗区", .cited = cited,
	    .product = id, .reference = reference, .nreference = 2, .row = row, .nrow = 2 }, n);
}

static void
holds_all_that_is_published_and_nothing_else(void **state)
{
	struct arena *a = arena_new(4096);
	size_t n;
	const char *s = record(a, &n);

	(void)state;
	assert_int_equal(n, strlen(s));
	assert_string_equal(s, arena_fmt(a, "%s%s%s%s%s%s%s%s",
	    "{\"change\":{\"note\":\"\",\"reason\":\"first\"},\"demonstration\":false,\"effective_on\":null,"
	    "\"enterprise\":{\"id\":\"eeeeeeeeeeee\",\"name\":\"深圳市天驱电子有限公司\",\"region\":\"440307\","
	    "\"region_name\":\"广东省 深圳市 龙岗区\",\"uscc\":null},"
	    "\"evaluation\":{\"engine\":\"", compare_engine, "\",\"rows\":[{\"indicator\":\"1\",\"reason\":\"superset\","
	    "\"reference\":{\"class_grade\":\"\",\"condition\":\"\",\"confidence\":\"high\",\"edition\":\"GB/T 5171.1-2014\","
	    "\"indicator\":\"绝缘电阻\",\"mandate\":\"recommended\",\"method\":\"\",\"product\":\"小功率电动机\","
	    "\"requirement\":\"≥50\",\"unit\":\"MΩ\",\"verified\":true},\"verdict\":\"lower\"},",
	    "{\"indicator\":null,\"reason\":\"not-declared\",\"reference\":{\"class_grade\":\"\",\"condition\":\"\","
	    "\"confidence\":\"medium\",\"edition\":\"GB/T 5171.1-2014\",\"indicator\":\"噪声\",\"mandate\":\"recommended\","
	    "\"method\":\"\",\"product\":\"\",\"requirement\":\"≤60\",\"unit\":\"dB(A)\",\"verified\":false},"
	    "\"verdict\":\"missing\"}]},",
	    "\"fewer\":[{\"edition\":\"GB/T 5171.1-2014\",\"indicator\":\"噪声\",\"requirement\":\"≤60\",\"statement\":\"不适用\"}],"
	    "\"format\":\"mingbiao-declaration-1\",\"id\":\"zzzzzzzzzzzz\",",
	    "\"indicators\":[{\"class\":\"performance\",\"condition\":\"常温\",\"method\":\"7.4\",\"name\":\"绝缘电阻\","
	    "\"requirement\":\"≥20.0\",\"statement\":\"原因\\n第二行\",\"unit\":\"MΩ\"}],"
	    "\"number\":\"Q/TQDZ 004-2026\",\"pledge\":\"承诺\",",
	    "\"products\":[{\"brand\":\"天驱\",\"gtin\":\"\",\"id\":\"0123456789ab\",\"model\":\"TQ-37\",\"name\":\"直流无刷减速电机\","
	    "\"specification\":\"12 V\"}],\"published_at\":\"2026-11-25T07:00:00.123Z\",\"serial\":\"440307-20261125-000001\","
	    "\"signer\":{\"name\":\"沈知砚\",\"post\":\"总工\"},",
	    "\"standards\":[{\"class_grade\":\"\",\"compared\":false,\"mandate\":\"none\",\"number\":\"Q/TQDZ 004-2026\","
	    "\"own\":true,\"product\":\"\",\"status\":\"unknown\",\"system\":\"enterprise\",\"title\":\"直流无刷减速电机\","
	    "\"written\":\"Ｑ/TQDZ　004—2026\"},{\"class_grade\":\"\",\"compared\":true,\"mandate\":\"recommended\","
	    "\"number\":\"GB/T 5171.1-2014\",\"own\":false,\"product\":\"小功率电动机\",\"status\":\"in-force\",\"system\":\"national\","
	    "\"title\":\"小功率电动机\",\"written\":\"GB/T 5171.1-2014\"}],\"subject\":\"product\",\"supply_on\":\"2026-12-01\","
	    "\"title\":\"直流无刷减速电机\",\"version\":\"1\"}"));
	/* No account, no request id, no number of a row in the database. */
	assert_null(strstr(s, "992"));
	assert_null(strstr(s, "0123456789abcdef"));
	arena_free(a);
}

static void
is_the_same_every_time(void **state)
{
	struct arena *a = arena_new(4096);
	size_t n, m;
	const char *s = record(a, &n), *t = record(a, &m);

	(void)state;
	assert_int_equal(n, m);
	assert_memory_equal(s, t, n);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_rfc_8785_escapes),
		cmocka_unit_test(nests_with_commas_where_they_belong),
		cmocka_unit_test(holds_all_that_is_published_and_nothing_else),
		cmocka_unit_test(is_the_same_every_time),
	};
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
