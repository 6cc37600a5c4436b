#pragma once
#include "export/report.h"

/* A report with everything hostile in it: formulas, markup, quotes, line ends, characters XML can't hold. */
static const struct report_standard fixture_standard[] = {
	{ "Q/CS 001-2026", "=自己的标准", "enterprise", "none", "", "", "own", "", "", "由企业维护" },
	{ "GB/T 5171.1-2014", "小功率电动机 <第1部分>", "national", "recommended", "in-force", "superseded", "reference", "小功率电动机",
	    "130（B级）", "已被代替" },
};
static const struct report_product fixture_product[] = {
	{ "\"引号\" & <b>", "", "+SUM(A1)", "", "6901234567892" },
};
static const char *fixture_step[] = { "=1+1", "上限：声明 ≥20 <MΩ>，标准 ≥50 MΩ" };
static const struct report_row fixture_row[] = {
	{ .no = 1, .class = "functional", .indicator = "＝HYPERLINK(\"http://x\")", .condition = "", .declared = "=1+1",
	    .declared_unit = "", .method = "@方法", .ref_number = "", .ref_mandate = "",
	    .ref_mandate_words = "", .ref_product = "", .ref_class_grade = "",
	    .ref_indicator = "", .ref_condition = "", .ref_requirement = "", .ref_unit = "", .ref_method = "", .ref_clause = "",
	    .ref_page = "", .ref_source = "", .ref_trust = "", .ref_trust_words = "", .verdict = "new", .verdict_word = "新增",
	    .reason = "no-reference", .reason_words = "没有这一项", .statement = "" },
	{ .no = 2, .class = "performance", .indicator = "绝缘电阻", .condition = "常温\n两行", .declared = "≥20", .declared_unit = "MΩ",
	    .method = "7.4", .has_reference = true, .ref_number = "GB/T 5171.1-2014", .ref_mandate = "recommended",
	    .ref_mandate_words = "推荐性",
	    .ref_product = "小功率电动机", .ref_class_grade = "", .ref_indicator = "绝缘电阻", .ref_condition = "", .ref_requirement = "≥50",
	    .ref_unit = "MΩ", .ref_method = "", .ref_clause = "14.2", .ref_page = "", .ref_source = "test", .ref_trust = "clause-text",
	    .ref_trust_words = "录自条文", .verdict = "lower", .verdict_word = "低于", .reason = "superset", .reason_words = "更宽",
	    .step = fixture_step, .nstep = 2, .statement = "\x01控制字符\xEF\xBF\xBF 𠮷 ]]>" },
	{ .no = 3, .class = "", .indicator = "振动", .condition = "", .declared = "", .declared_unit = "", .method = "", .has_reference = true,
	    .ref_number = "GB/T 5171.1-2014", .ref_mandate = "recommended", .ref_mandate_words = "推荐性", .ref_product = "",
	    .ref_class_grade = "", .ref_indicator = "振动",
	    .ref_condition = "", .ref_requirement = "-15~40", .ref_unit = "mm/s", .ref_method = "", .ref_clause = "", .ref_page = "",
	    .ref_source = "test", .ref_trust = "unverified", .ref_trust_words = "未核对", .verdict = "missing", .verdict_word = "缺项",
	    .reason = "not-declared", .reason_words = "没有声明", .statement = "" },
};
static const struct report fixture = {
	.permalink = "https://localhost:8443/d/cccccccccc01/2", .record = "https://localhost:8443/d/cccccccccc01/2/record.json",
	.number = "Q/CS 001-2026", .title = "=电机", .subject = "product", .version = 2, .serial = "370300-20260602-000002",
	.published = "2026-06-02T02:30:00Z", .sha256 = "2b11f87133a9eb24dcfa840857af5ff35b50aed1e2ba942bd2fabc94fde0174e",
	.enterprise = "测试电机有限公司", .uscc = "91370303164200000K", .region = "山东省 淄博市", .engine = "test 1",
	.evaluated = "2026-06-02T02:30:00Z", .demonstration = true,
	.standard = fixture_standard, .nstandard = 2, .product = fixture_product, .nproduct = 1, .row = fixture_row, .nrow = 3,
	.count = { { "stricter", "严于", 0 }, { "equal", "等同", 0 }, { "partly", "部分", 0 }, { "lower", "低于", 1 },
		{ "conflict", "冲突", 0 },		{ "missing", "缺项", 1 }, { "new", "新增", 1 }, { "incomparable", "不可比", 0 }, { "needs-human", "待判定", 0 } },
};
