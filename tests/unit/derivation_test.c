#include "core.h"
#include "app/derivation.h"
#include "i18n/judgement.h"

/* What is stored is read back as the same steps, whatever stood in the texts. */
static void
derivation_is_read_back_as_printed(void **state)
{
	struct derivation *d = derivation_new(a);
	char *wide = arena_get(a, 1000);

	(void)state;
	memset(wide, 'x', 999);
	derivation_add(d, PROOF_DECLARED_READ, "≥5\tmm\nand more\r", "[5,+inf) mm", NULL);
	derivation_add(d, PROOF_CONDITION_DIFFERS, "", "热态", NULL);
	derivation_add(d, PROOF_FULL_VALUE, NULL);
	derivation_add(d, PROOF_DECLARED_UNREAD, wide, NULL);
	for (int i = 0; i < 100; i++)
		derivation_add(d, PROOF_PART, arena_fmt(a, "%d", i), NULL);
	const char *text = derivation_print(a, d);
	assert_true(strncmp(text, "declared-read\t≥5 mm and more \t[5,+inf) mm\ncondition-differs\t\t热态\nfull-value\n", 79) == 0);
	struct derivation *back = derivation_read(a, text);
	assert_non_null(back);
	assert_int_equal(back->n, d->n);
	for (size_t i = 0; i < d->n; i++) {
		assert_int_equal(back->step[i].code, d->step[i].code);
		for (size_t k = 0; k < PROOF_ARGS; k++)
			if (d->step[i].arg[k] == NULL)
				assert_null(back->step[i].arg[k]);
			else
				assert_string_equal(back->step[i].arg[k], d->step[i].arg[k]);
	}
	assert_string_equal(derivation_print(a, back), text);
	assert_true(strlen(d->step[3].arg[0]) <= PROOF_ARG_MAX);
}

static void
derivation_of_nobody_costs_nothing(void **state)
{
	size_t before = arena_used(a);

	(void)state;
	derivation_add(NULL, PROOF_PART, "x", NULL);
	assert_int_equal(arena_used(a), before);
	assert_string_equal(derivation_print(a, NULL), "");
	assert_string_equal(derivation_print(a, derivation_new(a)), "");
	assert_int_equal(derivation_read(a, "")->n, 0);
}

static void
derivation_of_another_kind_is_refused(void **state)
{
	static const char *const bad[] = { "x\n", "part\tx", "part\t1\t2\t3\t4\t5\n", "\n", "part\tx\n\n", "PART\tx\n",
	    "part \tx\n" };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (derivation_read(a, bad[i]) != NULL)
			fail_msg("read: %s", bad[i]);
}

static void
derivation_is_bounded(void **state)
{
	struct derivation *d = derivation_new(a);

	(void)state;
	for (int i = 0; i < 2 * PROOF_STEPS; i++)
		derivation_add(d, PROOF_FULL_VALUE, NULL);
	assert_int_equal(d->n, PROOF_STEPS);
	assert_non_null(derivation_read(a, derivation_print(a, d)));
	assert_null(derivation_read(a, arena_fmt(a, "%sfull-value\n", derivation_print(a, d))));
	char *han = arena_get(a, 1200);
	for (int i = 0; i < 300; i++)
		memcpy(han + 3 * i, "厚", 3);
	d = derivation_new(a);
	derivation_add(d, PROOF_PART, han, NULL);
	assert_int_equal(strlen(d->step[0].arg[0]) % 3, 0);	/* whole characters, "…" among them */
}

/* Every code has words in both languages; the arguments are in them. */
static void
derivation_has_words_for_every_step(void **state)
{
	static const char *const arg[] = { "α", "β", "γ", "δ" };

	(void)state;
	for (int c = 0; c < PROOF_MAX; c++)
		for (enum lang l = 0; l < LANG_MAX; l++) {
			const char *name = proof_name((enum proof)c), *s = step_words(a, l, name, arg, 4);
			if (strncmp(s, name, strlen(name)) == 0)
				fail_msg("%s has no words", name);
		}
	assert_string_equal(step_line_words(a, LANG_EN, "lower-tighter\t≥60 MΩ\t≥50 MΩ\n"),
	    "Lower end: declared ≥60 MΩ, standard ≥50 MΩ: the declaration is stricter.");
	assert_string_equal(step_line_words(a, LANG_ZH, "condition-differs\t\t热态"),
	    "条件对不上：声明“（未写明）”，标准“热态”。");
	assert_string_equal(step_line_words(a, LANG_ZH, "conclusion\tstricter\tsubset"),
	    "结论：严于。声明允许的范围更窄，全部在标准允许的范围之内。");
	assert_string_equal(step_line_words(a, LANG_EN, "of-tomorrow\tx\ty"), "of-tomorrow x y");
	assert_string_equal(step_line_words(a, LANG_EN, "part\t1\t2\t3\t4\t5\t6"), "part 1 2 3 4 5\t6");
}

/* No step shows a citizen the program's own names, in either language; what is cut or unknown stays. */
static void
derivation_words_are_those_of_people(void **state)
{
	static const struct { const char *set, *zh, *en; } sets[] = {
		{ "colour-fastness>=3-4 级", "色牢度 ≥3-4 级", "colour fastness ≥3-4" },
		{ "half-grade:3-4", "等级 3-4 级", "grade 3-4" },
		{ "star[2,4]", "星级 2～4 级", "star rating 2 to 4" },
		{ "star<=4", "星级 ≤4 级", "star rating ≤4" },
		{ "energy-efficiency>=2", "能效等级 2 级或更好", "energy efficiency grade 2 or better" },
		{ "ip>=IP54", "外壳防护等级 IP54或更好", "degree of protection IP54 or better" },
		{ "AQL 2.5", "AQL 2.5", "AQL 2.5" },
		{ "ND/25 g", "不得检出（25 g）", "not detected in 25 g" },
		{ "ND", "不得检出", "not detected" },
		{ "ND mg/kg", "不得检出（mg/kg）", "not detected (mg/kg)" },
		{ "ND(<0.01) mg/kg", "不得检出（检出限 0.01 mg/kg）", "not detected (limit of detection 0.01 mg/kg)" },
		{ "ND(LOQ<0.01)/25 g mg/kg", "不得检出（25 g，定量限 0.01 mg/kg）",
		    "not detected in 25 g (limit of quantification 0.01 mg/kg)" },
		{ "agreed", "供需双方协商", "as agreed by the parties" },
		{ "test{无击穿,无闪络}", "无击穿、无闪络", "无击穿, 无闪络" },
		{ "{12,24} V", "12 或 24 V", "12 or 24 V" },
		{ "n=5,c=2,m=100,M=1000 1", "n=5,c=2,m=100,M=1000", "n=5,c=2,m=100,M=1000" },
		{ "Δ[-5,5] ℃", "±5 ℃", "±5 ℃" },
		{ "Δ[-1,2] mm", "+2/−1 mm", "+2/−1 mm" },
		{ "Δ[-1,0] mm", "0/−1 mm", "0/−1 mm" },
		{ "Δ(-8,8) %", "偏差 >-8 且 <8 %", "deviation >-8 and <8 %" },
		{ "(-inf,5] %", "≤5 %", "≤5 %" }, { "(5,+inf)", ">5", ">5" }, { "[5,10] mm", "5～10 mm", "5 to 10 mm" },
		{ "[5,10) mm", "≥5 且 <10 mm", "≥5 and <10 mm" }, { "[5,5] mm", "=5 mm", "=5 mm" },
		{ "[95,+inf)*标称值 %", "≥95 %（标称值的比例）", "≥95 % of 标称值" },
		{ "{优等品:[46,+inf);合格品:ND/25 g}", "优等品 ≥46；合格品 不得检出（25 g）", "优等品: ≥46; 合格品: not detected in 25 g" },
		{ "all{42.5R|3 d:[17,+inf);42.5R|28 d:[42,+inf)} MPa", "42.5R、3 d ≥17 MPa，且 42.5R、28 d ≥42 MPa",
		    "42.5R, 3 d: ≥17 MPa, and 42.5R, 28 d: ≥42 MPa" },
		/* cut, or of another engine */
		{ "[5,…", "[5,…", "[5,…" }, { "{A,…", "{A,…", "{A,…" }, { "all{x}", "all{x}", "all{x}" }, { "ND(<", "ND(<", "ND(<" },
		{ "of-tomorrow>=1", "of-tomorrow>=1", "of-tomorrow>=1" }, { "star[", "star[", "star[" }, { "[", "[", "[" }, { "Δ", "Δ", "Δ" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
		const char *line = arena_fmt(a, "declared-read\tx\t%s", sets[i].set);
		assert_string_equal(step_line_words(a, LANG_ZH, line), arena_fmt(a, "声明“x”读作 %s。", sets[i].zh));
		assert_string_equal(step_line_words(a, LANG_EN, line), arena_fmt(a, "The declaration “x” reads %s.", sets[i].en));
	}
	assert_string_equal(step_line_words(a, LANG_ZH, "scale\tcolour-fastness\tGB/T 250-2008"), "按级别表“色牢度”（GB/T 250-2008）排高低。");
	assert_string_equal(step_line_words(a, LANG_EN, "grades\t3-4…5\t3…5"), "Grades accepted: declared 3-4 to 5, standard 3 to 5.");
	assert_string_equal(step_line_words(a, LANG_ZH, "plan-looser\tm\t100 1\t50 1"), "抽样方案 m：声明 100，标准 50，声明更宽。");
	assert_string_equal(step_line_words(a, LANG_EN, "plan-tighter\tg\t25 g\t10 g"),
	    "Of the sample: declared 25 g, standard 10 g: the declaration is stricter.");
	assert_string_equal(step_line_words(a, LANG_ZH, "part\t42.5R|28 d"), "分项“42.5R、28 d”：");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(derivation_is_read_back_as_printed),
		TEST(derivation_of_nobody_costs_nothing),
		TEST(derivation_of_another_kind_is_refused),
		TEST(derivation_is_bounded),
		TEST(derivation_has_words_for_every_step),
		TEST(derivation_words_are_those_of_people),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
