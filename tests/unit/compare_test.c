#include "core.h"
#include "random_limit.h"
#include "app/compare.h"
#include "base/dec.h"

static int wrong;

/* decl, unit, condition, method, grade | the same of the reference | verdict, reason | number of its standard */
static void
check_row(char **c)
{
	struct requirement d = { .indicator = c[0], .text = c[1], .unit = c[2], .condition = c[3], .method = c[4],
	    .class_grade = c[5] };
	struct requirement r = { .indicator = c[0], .text = c[6], .unit = c[7], .condition = c[8], .method = c[9],
	    .class_grade = c[10], .standard = c[13] };
	struct judgement j;
	char *bar = strchr(c[0], '|');		/* "declared name|reference's name" */

	if (bar != NULL) {
		*bar = '\0';
		r.indicator = bar + 1;
	}

	compare_requirement(a, &d, &r, NULL, &j);
	if (strcmp(verdict_name(j.verdict), c[11]) != 0 || strcmp(reason_name(j.reason), c[12]) != 0)
		print_error("%s: %s %s (%s; %s; %s) against %s %s (%s; %s; %s) is %s/%s, not %s/%s\n", c[0], c[1],
		    c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10], verdict_name(j.verdict), reason_name(j.reason),
		    c[11], c[12]), wrong++;
}

/* domain.md 5.1 and its corollaries; real enterprise standards against the standards they cite. */
static void
compare_cases(void **state)
{
	(void)state;
	assert_true(each_row("tests/data/compare_cases.tsv", check_row) >= 240);
	assert_int_equal(wrong, 0);
}

static void
judge(const char *d, const char *du, const char *r, const char *ru, struct judgement *j)
{
	*j = (struct judgement){ .converted = false };
	limit_parse(a, NULL, d, du, &j->declared);
	limit_parse(a, NULL, r, ru, &j->reference);
	compare_limits(a, NULL, NULL, j);
}

/*
 * Membership by hand, in quarters: the ends of random limits are halves, so quarters tell every two
 * of them apart.
 */
static bool
accepts(const struct limit *l, int quarters)
{
	const struct dec *v = dec_ratio(a, quarters, 4);

	if (l->form == LIMIT_SET) {
		for (size_t i = 0; i < l->nitem; i++)
			if (dec_cmp(l->value[i], v) == 0)
				return true;
		return false;
	}
	if (l->lo != NULL && (l->lo_open ? dec_cmp(v, l->lo) <= 0 : dec_cmp(v, l->lo) < 0))
		return false;
	return l->hi == NULL || (l->hi_open ? dec_cmp(v, l->hi) < 0 : dec_cmp(v, l->hi) <= 0);
}

/* domain.md 5.1: the verdict is what inclusion says, value by value. */
static void
compare_verdict_is_inclusion(void **state)
{
	static const char *const unit[] = { "", "mm" };
	int people = 0, n = 20000;

	(void)state;
	for (int i = 0; i < n; i++) {
		struct judgement j;
		const char *u = unit[below(2)], *d = random_limit(u), *r = random_limit(u);
		bool d_only = false, r_only = false, both = false;
		if (i % 500 == 0)
			arena_reset(a), d = random_limit(u), r = random_limit(u);
		judge(d, "", r, "", &j);
		for (int q = -80; q <= 80; q++) {
			bool in_d = accepts(&j.declared, q), in_r = accepts(&j.reference, q);
			d_only = d_only || (in_d && !in_r);
			r_only = r_only || (in_r && !in_d);
			both = both || (in_d && in_r);
		}
		enum verdict want = !d_only && !r_only ? V_EQUAL : !d_only ? V_STRICTER : !r_only ? V_LOWER :
		    both ? V_PARTLY : V_CONFLICT;
		/*
		 * an open end that may be meant otherwise goes to a person; it never makes another
		 * verdict
		 */
		if (j.verdict == V_NEEDS_HUMAN && want != V_NEEDS_HUMAN)
			people++;
		else if (j.verdict != want)
			fail_msg("%s against %s: %s, not %s", d, r, verdict_name(j.verdict), verdict_name(want));
	}
	assert_true(people < n / 3);
}

static void
compare_is_reflexive(void **state)
{
	(void)state;
	for (int i = 0; i < 5000; i++) {
		struct judgement j;
		const char *s = random_limit("mg/L");
		judge(s, "", s, "mg/L", &j);
		if (j.verdict != V_EQUAL || j.reason != R_SAME_SET || j.converted)
			fail_msg("%s against itself: %s", s, verdict_name(j.verdict));
	}
}

static enum verdict
mirrored(enum verdict v)
{
	return v == V_STRICTER ? V_LOWER : v == V_LOWER ? V_STRICTER : v == V_NEW ? V_MISSING :
	    v == V_MISSING ? V_NEW : v;
}

/* stricter one way is lower the other way; new is missing; all else is the same. */
static void
compare_is_antisymmetric(void **state)
{
	static const char *const odd[] = { "—", "不得检出", "≥5 %", "≥5 mg/kg", "≥5", "{A,B}",
	    "A或C", "=A", "IP65或IP66", "=IP65", "白色或红色",
	    "白色、红色或黑色", "0~5%", "≤5%", "±5%", "90~100%", "≥90%", "≤0.05", "≤40 ℃",
	    "≤104 ℉", "±2 ℃", "±3.6 ℉", "≤40 K" };

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct judgement j, k;
		const char *x = below(2) ? odd[below(23)] : random_limit("%");
		const char *y = below(2) ? odd[below(23)] : random_limit("%");
		judge(x, "", y, "", &j);
		judge(y, "", x, "", &k);
		if (j.verdict != mirrored(k.verdict))
			fail_msg("%s against %s: %s; the other way: %s", x, y, verdict_name(j.verdict),
			    verdict_name(k.verdict));
	}
}

static bool
at_least(enum verdict v)
{
	return v == V_STRICTER || v == V_EQUAL;
}

static void
compare_is_transitive(void **state)
{
	int chains = 0;

	(void)state;
	for (int i = 0; i < 60000; i++) {
		struct judgement j, k, l;
		if (i % 200 == 0)
			arena_reset(a);
		const char *x = random_limit("%"), *y = random_limit("%"), *z = random_limit("%");
		judge(x, "", y, "", &j);
		judge(y, "", z, "", &k);
		if (!at_least(j.verdict) || !at_least(k.verdict))
			continue;
		chains++;
		judge(x, "", z, "", &l);
		if (!at_least(l.verdict) && l.verdict != V_NEEDS_HUMAN)
			fail_msg("%s, %s, %s: %s", x, y, z, verdict_name(l.verdict));
		if ((j.verdict == V_STRICTER || k.verdict == V_STRICTER) && l.verdict == V_EQUAL)
			fail_msg("%s, %s, %s: stricter and yet equal", x, y, z);
	}
	assert_true(chains > 500);
}

/* Requirements of every form, many of them near each other. */
static const char *const forms[] = {
	"≥5 mm", ">5 mm", "≥5.0 mm", "≤5 mm", "<5 mm", "5~10 mm", "5.0~10.0 mm", "6~9 mm", "7±1 mm", "7±2 mm",
	    "{6,7} mm",
	"{6,7,8} mm", "=7 mm", "≥0.5 cm", "0.5~1 cm", "±2 mm", "±3 mm", "0~5 mm", "—", "/", "≤5 %", "0~5 %", "≥90 %",
	"90~100 %", "≥标称值的90%", "≥标称值的95%", "标示量的90%~110%", "标示量的95%~105%", "额定电压±10%",
	    "≥额定电压的90%",
	"不得检出", "不得检出/25 g", "不得检出/10 g", "未检出（<0.01 mg/kg）", "未检出（<0.02 mg/kg）",
	    "未检出（<10 μg/kg）",
	"≤0.05 mg/kg", "≤0.005 mg/kg", "<0.01 mg/kg", "≤0.01 mg/kg", "≥0.3 mg/kg", "≤50 μg/kg", "≥0 mg/kg",
	"n=5,c=2,m=100,M=1000 CFU/g", "n=5,c=1,m=100,M=1000 CFU/g", "n=5,c=0,m=100 CFU/g", "n=5,c=2,m=100 CFU/g",
	"n=5,c=2,m=10,M=10000 CFU/g", "n=3,c=0,m=100,M=1000 CFU/g", "n=5,c=0,m=0/25 g", "n=10,c=0,m=0/25 g",
	"n=5,c=0,m=0/10 g", "n=5,c=2,m=100,M=1000 CFU/mL", "≥3-4级", "3-4级", "≥4-5级", "能效1级", "能效2级",
	    "能效3级", "IP65",
	"IP54", "IP56", "IP67", "IPX4", "IP6X", "IP66", "V-0", "V-1", "不低于B1级", "防火A2", "E0级", "ENF", "C30",
	    "C40",
	"AQL 1.0", "AQL 2.5", "三星级", "三星级及以上", "五星级", "优等品≥46/合格品≥45", "优等品≥47/合格品≥45",
	"优等品≥46/合格品≥44", "优等品≥45/合格品≥46", "优等品≥46", "≥44", "≥46", "3 d≥17；28 d≥42.5",
	    "3 d≥18；28 d≥42.5",
	"平均≥30，单个≥25", "平均≥30，单个≥26", "平均≥32，单个≥24", "平均≥30", "平均≥25，单个≥25",
	    "平均≥20，单个≥25", "单个≥35",
	"纵向≥20，横向≥15", "纵向≥20", "横向≥20", "纵向≥21，横向≥15", "无击穿", "无击穿、闪络",
	    "1000 V，1 min，无击穿",
	"无渗漏、无变形", "无渗漏、无有害变形", "通过", "阴性", "GB 2762-2022", "符合GB 2762-2022", "GB 2762",
	"应符合GB 2762-2022和GB 2763-2021的规定", "供需双方协商", "参考项", "≥5（参考）", "白色或红色",
	    "白色、红色或黑色",
	"无明显划痕", "约5", "≤10（干基）", "≤12（干基）", "≤10（湿基）", "≤80 K（电阻法）", "≤75 K（电阻法）",
	    "≤80 K",
};
enum { FORMS = sizeof forms / sizeof *forms };
static struct judgement said[FORMS][FORMS];

static void
judge_all(void)
{
	for (size_t i = 0; i < FORMS; i++)
		for (size_t k = 0; k < FORMS; k++) {
			struct requirement d = { .text = forms[i] }, r = { .text = forms[k] };
			compare_requirement(a, &d, &r, NULL, &said[i][k]);
		}
}

/* Everything is equal to itself, but for what nobody can compare. */
static void
compare_forms_are_reflexive(void **state)
{
	size_t equal = 0;

	(void)state;
	judge_all();
	for (size_t i = 0; i < FORMS; i++) {
		const struct judgement *j = &said[i][i];
		enum limit_form f = j->declared.form;
		bool never = f == LIMIT_TEXT || f == LIMIT_AGREED || j->declared.reference_only;
		/* a mean that the single values imply is not judged, nor are grades by a name that may mean another */
		if (j->verdict != V_EQUAL && !never && j->reason != R_PARTS)
			fail_msg("%s against itself: %s/%s", forms[i], verdict_name(j->verdict), reason_name(j->reason));
		equal += j->verdict == V_EQUAL;
	}
	assert_true(equal > FORMS * 8 / 10);
}

/* verdict(x,y) = stricter just when verdict(y,x) = lower, for every two forms. */
static void
compare_forms_are_antisymmetric(void **state)
{
	int sure = 0;

	(void)state;
	judge_all();
	for (size_t i = 0; i < FORMS; i++)
		for (size_t k = 0; k < FORMS; k++) {
			enum verdict v = said[i][k].verdict, w = said[k][i].verdict;
			/* a part that the other side's grade chooses, and a grade that only one side names, are told one way */
			if (v != mirrored(w) && !(v == V_INCOMPARABLE || w == V_INCOMPARABLE))
				fail_msg("%s against %s: %s; the other way: %s", forms[i], forms[k], verdict_name(v), verdict_name(w));
			sure += v == V_STRICTER;
		}
	assert_true(sure > 50);
}

/* What is at least as strict as what is at least as strict is so itself, or nobody is sure; never the contrary. */
static void
compare_forms_are_transitive(void **state)
{
	int chains = 0;

	(void)state;
	judge_all();
	for (size_t i = 0; i < FORMS; i++)
		for (size_t k = 0; k < FORMS; k++)
			for (size_t m = 0; m < FORMS && at_least(said[i][k].verdict); m++) {
				enum verdict v = said[i][m].verdict;
				/* a row for one grade is held against that part of a table alone */
				if (!at_least(said[k][m].verdict) || said[i][i].declared.grade != NULL ||
				    said[k][k].declared.grade != NULL || said[m][m].declared.grade != NULL)
					continue;
				chains++;
				if (v == V_LOWER || v == V_PARTLY || v == V_CONFLICT || v == V_MISSING || (v == V_EQUAL &&
				    (said[i][k].verdict == V_STRICTER || said[k][m].verdict == V_STRICTER)))
					fail_msg("%s, %s, %s: %s", forms[i], forms[k], forms[m], verdict_name(v));
			}
	assert_true(chains > 500);
}

/* Full-width characters, zero-width ones, no-break spaces and other dashes are spellings, not other requirements. */
static void
compare_spellings_change_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < FORMS; i++) {
		struct requirement d = { .text = forms[i] }, e = d, r = { .text = forms[(i + 1) % FORMS] };
		struct judgement j, k;
		char *s = arena_get(a, 8 * strlen(forms[i]) + 8), *to = s;
		for (const char *p = forms[i]; *p != '\0'; p++) {
			if (*p > ' ' && *p < 0x7f) {	/* U+FF01 … */
				*to++ = (char)0xEF;
				*to++ = (char)(0xBC + (*p - 0x20) / 0x40);
				*to++ = (char)(0x80 + (*p - 0x20) % 0x40);
				to = stpcpy(to, "\xE2\x80\x8B");
			} else if (*p == ' ')
				to = stpcpy(to, "\xC2\xA0");
			else
				*to++ = *p;
		}
		e.text = s;
		compare_requirement(a, &d, &r, NULL, &j);
		compare_requirement(a, &e, &r, NULL, &k);
		if (j.verdict != k.verdict || j.reason != k.reason)
			fail_msg("%s, spelt %s: %s, %s", forms[i], s, verdict_name(j.verdict), verdict_name(k.verdict));
		compare_requirement(a, &e, &d, NULL, &j);
		compare_requirement(a, &d, &d, NULL, &k);
		if (j.verdict != k.verdict)
			fail_msg("%s, spelt %s, against itself: %s", forms[i], s, verdict_name(j.verdict));
	}
}

/* The derivation of one comparison, line by line. */
static void
steps(const struct requirement *d, const struct requirement *r, bool rounded, const char *nominal, const char *want)
{
	struct terms t = { .explain = true, .rounded = rounded, .nominal = nominal };
	struct judgement j;

	compare_requirement(a, d, r, &t, &j);
	assert_string_equal(derivation_print(a, j.steps), want);
}

/* Names, conditions, methods, conversion with its factor, each end, the conclusion: in the order they are done. */
static void
compare_derivation_can_be_done_over_by_hand(void **state)
{
	(void)state;
	steps(&(struct requirement){ .indicator = "甲醛含量", .text = "≤0.02", .unit = "g/kg", .condition = "室温",
	    .method = "7.2", .class_grade = "A类" },
	    &(struct requirement){ .indicator = "甲醛", .text = "≤20.0", .unit = "mg/kg", .condition = "常温",
	    .method = "GB/T 2912.1-2009", .class_grade = "A类（婴幼儿纺织产品）" }, false, NULL,
	    "name-listed\t甲醛含量\t甲醛\t甲醛\ndeclared-read\t≤0.02\t(-inf,0.02] g/kg\n"
	    "reference-read\t≤20.0\t(-inf,20] mg/kg\ngrade-same\tA类\tA类（婴幼儿纺织产品）\n"
	    "condition-same\t室温\t常温\nmethod-unsaid\t7.2\nunit-factor\tg/kg\t1000\tmg/kg\nfull-value\n"
	    "declared-converted\t(-inf,0.02] g/kg\t(-inf,20] mg/kg\nupper-same\t≤20 mg/kg\t≤20 mg/kg\n"
	    "conclusion\tequal\tsame-set\n");
	steps(&(struct requirement){ .text = "≥23 ℉" }, &(struct requirement){ .text = "≥-5 ℃" }, false, NULL,
	    "declared-read\t≥23 ℉\t[23,+inf) ℉\nreference-read\t≥-5 ℃\t[-5,+inf) ℃\nunit-scale\t℉\t5/9\t-160/9\t℃\n"
	    "full-value\ndeclared-converted\t[23,+inf) ℉\t[-5,+inf) ℃\nlower-same\t≥-5 ℃\t≥-5 ℃\n"
	    "conclusion\tequal\tsame-set\n");
}

/* GB/T 8170-2008 4.3.3: what each limit accepts before rounding is shown. */
static void
compare_derivation_of_rounded_values(void **state)
{
	(void)state;
	steps(&(struct requirement){ .text = "≥10.0 mm" }, &(struct requirement){ .text = "≥9 mm" }, true, NULL,
	    "declared-read\t≥10.0 mm\t[10,+inf) mm\nreference-read\t≥9 mm\t[9,+inf) mm\nunit-same\tmm\nrounded-value\n"
	    "declared-rounded\t[10,+inf) mm\t[9.95,+inf) mm\nreference-rounded\t[9,+inf) mm\t(8.5,+inf) mm\n"
	    "lower-tighter\t≥9.95 mm\t>8.5 mm\nconclusion\tstricter\tsubset\n");
}

static void
compare_derivation_of_parts_and_nominal_values(void **state)
{
	(void)state;
	steps(&(struct requirement){ .text = "平均≥30 N" }, &(struct requirement){ .text = "平均≥30，单个≥25", .unit = "N" },
	    false, NULL, "declared-read\t平均≥30 N\tall{平均:[30,+inf)} N\n"
	    "reference-read\t平均≥30，单个≥25\tall{单个:[25,+inf);平均:[30,+inf)} N\npart\t平均\nunit-same\tN\nfull-value\n"
	    "lower-same\t≥30 N\t≥30 N\npart-verdict\t平均\tequal\tsame-set\npart-reference\t单个\n"
	    "conclusion\tlower\tsuperset\n");
	steps(&(struct requirement){ .text = "±4%" }, &(struct requirement){ .text = "225~250 mm" }, false, "240 mm",
	    "declared-read\t±4%\tΔ[-4,4] %\nreference-read\t225~250 mm\t[225,250] mm\nnominal\t240 mm\n"
	    "declared-scaled\t[-4,4] %\t[230.4,249.6] mm\nlower-tighter\t≥230.4 mm\t≥225 mm\n"
	    "upper-tighter\t≤249.6 mm\t≤250 mm\nconclusion\tstricter\tsubset\n");
}

/* Tests are asked for, not accepted; what only one side says is told, what neither says is not. */
static void
compare_derivation_of_what_one_side_says(void **state)
{
	(void)state;
	steps(&(struct requirement){ .text = "无击穿、闪络" }, &(struct requirement){ .text = "无击穿" }, false, NULL,
	    "declared-read\t无击穿、闪络\ttest{无击穿,无闪络}\nreference-read\t无击穿\ttest{无击穿}\n"
	    "required-common\t无击穿\nrequired-declared\t无闪络\nconclusion\tstricter\tsubset\n");
	steps(&(struct requirement){ .text = "不得检出/25 g" }, &(struct requirement){ .text = "不得检出" }, false, NULL,
	    "declared-read\t不得检出/25 g\tND/25 g\nreference-read\t不得检出\tND\nplan-unsaid\tg\t25 g\t\n"
	    "conclusion\tneeds-human\tlod-unclear\n");
	steps(&(struct requirement){ .text = "≤5 %" }, &(struct requirement){ .text = "≤5" }, false, NULL,
	    "declared-read\t≤5 %\t(-inf,5] %\nreference-read\t≤5\t(-inf,5]\nunit-unsaid\t%\n"
	    "conclusion\tincomparable\tunit-kind\n");
	steps(&(struct requirement){ .text = "n=4,c=1,m=100", .unit = "CFU/g" }, &(struct requirement){ .text =
	    "n=5,c=2,m=100", .unit = "CFU/g" }, false, NULL,
	    "declared-read\tn=4,c=1,m=100\tn=4,c=1,m=100 CFU/g\nreference-read\tn=5,c=2,m=100\tn=5,c=2,m=100 CFU/g\n"
	    "plan-tighter\tn, c\t4, 1\t5, 2\nplan-same\tm\t100 CFU/g\t100 CFU/g\nconclusion\tstricter\tsubset\n");
}

/* An equivalence of methods tells its source; methods that are not listed say so (domain.md 5.1). */
/* A bare number beside a share of the nominal value is in the nominal value's unit, if it has one. */
static void
compare_shares_of_a_bare_nominal_value(void **state)
{
	static const char *const cases[][3] = { { "±5%", "±0.5", "equal" }, { "±4%", "±0.5", "stricter" },
	    { "±5%", "9.5~10.5", "equal" }, { "9~11", "±5%", "lower" }, { "±0.5", "±5%", "equal" },
	    { "±5%", "9.5%~10.5%", "needs-human" } };
	struct terms t = { .nominal = "10" };
	struct judgement j;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct requirement d = { .text = cases[i][0] }, r = { .text = cases[i][1] };
		compare_requirement(a, &d, &r, &t, &j);
		assert_string_equal(verdict_name(j.verdict), cases[i][2]);
	}
}

static void
compare_derivation_of_methods(void **state)
{
	struct requirement d = { .text = "≥5 h", .method = "GB/T 2423.2-2001" }, r = { .text = "≥4 h",
	    .method = "IEC 60068-2-2:1974" };

	(void)state;
	steps(&d, &r, false, NULL, "declared-read\t≥5 h\t[5,+inf) h\nreference-read\t≥4 h\t[4,+inf) h\n"
	    "method-equivalent\tGB/T 2423.2-2001\tIEC 60068-2-2:1974\t"
	    "GB/T 21418-2008 第2章：GB/T 2423.2-2001 等同采用（IDT）IEC 60068-2-2:1974\nunit-same\th\nfull-value\n"
	    "lower-tighter\t≥5 h\t≥4 h\nconclusion\tstricter\tsubset\n");
	r.method = "GB/T 2423.3-2006";
	steps(&d, &r, false, NULL, "declared-read\t≥5 h\t[5,+inf) h\nreference-read\t≥4 h\t[4,+inf) h\n"
	    "method-differs\tGB/T 2423.2-2001\tGB/T 2423.3-2006\nconclusion\tincomparable\tmethod-differs\n");
}

/* Every step of a table's rows has words; rows nothing was matched with tell why. */
static void
compare_derivation_of_a_table(void **state)
{
	static const struct requirement d[] = { { .indicator = "屈服点σs", .text = "≥235", .unit = "MPa" },
		{ .indicator = "铬", .text = "≤1", .unit = "%" } };
	static const struct requirement r[] = { { .indicator = "屈服强度", .text = "≥235", .unit = "MPa" },
		{ .indicator = "碳", .text = "≤0.2", .unit = "%" } };
	struct terms t = { .explain = true };
	struct compared *c;
	size_t n;

	(void)state;
	compare_table(a, d, 2, r, 2, &t, &c, &n);
	assert_int_equal(n, 4);
	assert_string_equal(derivation_print(a, c[0].j.steps),
	    "name-alike\t屈服点σs\t屈服强度\nconclusion\tneeds-human\tname-alike\n");
	assert_string_equal(derivation_print(a, c[1].j.steps), "no-reference\t铬\nconclusion\tnew\tno-reference\n");
	assert_string_equal(derivation_print(a, c[2].j.steps), "name-alike\t屈服点σs\t屈服强度\nconclusion\tneeds-human\tname-alike\n");
	assert_string_equal(derivation_print(a, c[3].j.steps), "not-declared\t碳\nconclusion\tmissing\tnot-declared\n");
}

/* A derivation that nobody asked for costs nothing: no memory beyond what the conversion takes. */
static void
compare_without_derivation_allocates_nothing(void **state)
{
	struct judgement j = { .steps = NULL };

	(void)state;
	limit_parse(a, NULL, "≥5.5", "mm", &j.declared);
	limit_parse(a, NULL, "5~10", "mm", &j.reference);
	size_t before = arena_used(a);
	compare_limits(a, NULL, NULL, &j);
	assert_int_equal(arena_used(a), before);
	assert_int_equal(j.verdict, V_PARTLY);
}

/* The same limits in another unit of their kind give the same verdict, to the last digit. */
static void
compare_units_change_nothing(void **state)
{
	static const struct { const char *unit, *other; int64_t num, den; } pair[] = {
		{ "mg/L", "μg/L", 1000, 1 }, { "MPa", "kPa", 1000, 1 }, { "min", "h", 1, 60 },
		{ "mm", "in", 5, 127 },
		{ "g/cm³", "kg/m³", 1000, 1 }, { "%", "‰", 10, 1 }, { "kW·h/24h", "W", 125, 3 },
		{ "亩", "m²", 2000, 3 },
	};

	(void)state;
	for (int i = 0; i < 20000; i++) {
		size_t p = below(8);
		struct judgement j, k;
		if (i % 500 == 0)
			arena_reset(a);
		judge(random_limit(""), pair[p].unit, random_limit(""), pair[p].unit, &j);
		k = j;
		/* the declared one, converted by other means than the engine's */
		struct limit *l = &k.declared;
		const struct dec *f = dec_ratio(a, pair[p].num, pair[p].den);
		l->unit = unit_find(a, pair[p].other);
		assert_non_null(l->unit);
		l->lo = l->lo == NULL ? NULL : dec_mul(a, l->lo, f);
		l->hi = l->hi == NULL ? NULL : dec_mul(a, l->hi, f);
		const struct dec **v = arena_get(a, (l->nitem + 1) * sizeof *v);
		for (size_t m = 0; l->value != NULL && m < l->nitem; m++)
			v[m] = dec_mul(a, l->value[m], f);
		if (l->value != NULL)
			l->value = v;
		compare_limits(a, NULL, NULL, &k);
		if (j.verdict != k.verdict || j.reason != k.reason || !k.converted)
			fail_msg("%s against %s in %s and %s: %s, %s", j.declared.raw, j.reference.raw, pair[p].unit,
			    pair[p].other,
			    verdict_name(j.verdict), verdict_name(k.verdict));
	}
}

/*
 * Names that are one by folding, by a unit that has a column of its own, by the list; and names
 * that are not.
 */
static void
compare_indicator_keys(void **state)
{
	static const char *const same[][2] = {
		{ "甲醛含量", "甲 醛" }, { "pH值", "ＰＨ" }, { "水分（%）", "水分" },
		{ "抗压强度/MPa", "抗压强度" }, { "二氧化硫 SO2", "二氧化硫（SO2）" },
		{ "绕组温升(K)", "绕组温升" }, { "额定电流（A）", "额定电流" }, { "氨氮（以N计）",
		"氨氮" }, { "颗粒物（粒径小于等于10μm）", "可吸入颗粒物 PM10" },
		{ "铅(Pb)/(mg/kg)", "铅" }, { "水分/% ≤", "水分" }, { "抗压强度（MPa）≥",
		"抗压强度" }, { "水分/％", "水分" }, { "绝\xE2\x80\x8B缘电阻", "绝缘电阻" },
		{ "酸价（KOH）（mg/g）", "酸价" },
		{ "CO₂", "CO2" }, { "SO₂", "二氧化硫" }, { "NOₓ", "NOx" }, { "PM₂.₅", "PM2.5" }, { "co", "CO" },
		{ "钴（CO）", "钴(Co)" },
	};
	static const char *const apart[][2] = {
		{ "总酸（以乙酸计）", "总酸" }, { "总砷", "无机砷" }, { "堵转转矩/额定转矩", "堵转转矩" },
		{ "维生素(A)", "维生素(K)" }, { "C/N", "C" },
		{ "绝缘电阻", "绝缘电阻率" }, { "苯", "甲苯" }, { "氨", "氨氮" }, { "钾(K)", "钾" },
		{ "屈服强度", "抗拉强度" }, { "", "甲醛" },
		{ "甲醛(A)", "甲醛" }, { "硫(S)", "硫" },
		{ "CO", "Co" }, { "HF", "Hf" }, { "CS", "Cs" }, { "NO", "No" }, { "SN", "Sn" }, { "指标²", "指标2" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (strcmp(indicator_key(a, same[i][0]), indicator_key(a, same[i][1])) != 0)
			fail_msg("%s is %s, %s is %s", same[i][0], indicator_key(a, same[i][0]), same[i][1],
			    indicator_key(a, same[i][1]));
	for (size_t i = 0; i < sizeof apart / sizeof *apart; i++)
		if (strcmp(indicator_key(a, apart[i][0]), indicator_key(a, apart[i][1])) == 0)
			fail_msg("%s passes for %s", apart[i][0], apart[i][1]);
}

static void
check_synonym(char *line)
{
	char *name = line, *canonical;

	if (*line == '"') {
		name = line + 1;
		canonical = strchr(name, '"');
		*canonical = '\0';
		canonical += 2;
	} else {
		canonical = strchr(line, ',');
		*canonical++ = '\0';
	}
	canonical[strcspn(canonical, ",")] = '\0';
	char *bar = strchr(name, '|');		/* "GB 3097|cod": in that standard alone */
	name = bar != NULL ? bar + 1 : name;
	if (bar != NULL) {
		assert_string_not_equal(indicator_key(a, name), canonical);
		return;
	}
	const char *key = indicator_key(a, name);
	if (strcmp(key, canonical) != 0)
		fail_msg("%s is %s, not %s: its name in the list is not in normal form", name, key, canonical);
	assert_string_equal(indicator_key(a, canonical), canonical);	/* one step, no chains */
}

static void
compare_synonyms_of_the_catalogue_are_in_normal_form(void **state)
{
	FILE *f = fopen("assets/catalogue/indicator_synonyms.csv", "r");
	char line[1024];
	int n = 0;

	(void)state;
	assert_non_null(f);
	assert_non_null(fgets(line, sizeof line, f));
	for (; fgets(line, sizeof line, f) != NULL; n++)
		check_synonym(line);
	fclose(f);
	assert_true(n >= 70);
}

static void
expect(const struct compared *c, int declared, int reference, enum verdict v, enum reason r)
{
	if (c->declared != declared || c->reference != reference || c->j.verdict != v || c->j.reason != r)
		fail_msg("row %d/%d %s/%s, not %d/%d %s/%s", c->declared, c->reference, verdict_name(c->j.verdict),
		    reason_name(c->j.reason), declared, reference, verdict_name(v), reason_name(r));
}

/*
 * Q/TQDZ 004-2026, table 1, against what GB/T 5171.1-2014 says of class 130 (B): the declared text
 * as printed.
 */
static void
compare_table_of_a_real_motor_standard(void **state)
{
	static const struct requirement d[] = {
		{ .indicator = "绝缘电阻", .text = "≥20", .unit = "MΩ", .condition = "常温，500 V兆欧表",
		    .method = "7.4" },
		{ .indicator = "额定电压允许偏差", .text = "±10", .unit = "%", .method = "7.2" },
		{ .indicator = "绕组温升", .text = "≤80", .unit = "K", .condition = "额定负载2 h，电阻法",
		    .method = "7.3", .class_grade = "B级" },
		{ .indicator = "耐电压", .text = "1000 V AC/1 min 无击穿、闪络", .method = "7.5" },
		{ .indicator = "海拔", .text = "≤1000", .unit = "m", .method = "GB/T 755-2008" },
	};
	static const struct requirement r[] = {
		{ .indicator = "绝缘电阻", .text = "≥50", .unit = "MΩ", .condition = "常态",
		    .method = "GB/T 5171.1-2014 13.2（兆欧表：UN≤36V用250V；36<UN≤500V用500V）" },
		{ .indicator = "绝缘电阻", .text = "≥5", .unit = "MΩ", .condition = "热态", .method = "13.2" },
		{ .indicator = "绕组温升", .text = "≤80", .unit = "K", .condition = "电阻法",
		    .class_grade = "130（B级）", .method = "11.3" },
		{ .indicator = "绕组温升", .text = "≤70", .unit = "K", .condition = "热电偶法",
		    .class_grade = "130（B级）", .method = "11.3" },
		{ .indicator = "海拔", .text = "≤1000", .unit = "m" },
		{ .indicator = "跳闸电流", .text = "≤10", .unit = "mA", .condition = "耐电压试验" },
		{ .indicator = "备注", .text = "—" },
	};
	struct compared *c;
	size_t n;

	(void)state;
	compare_table(a, d, 5, r, 7, NULL, &c, &n);
	assert_int_equal(n, 9);
	expect(&c[0], 0, 0, V_NEEDS_HUMAN, R_METHOD_DIFFERS);	/* at 12 V and 24 V the standard measures with 250 V */
	expect(&c[1], 1, -1, V_NEW, R_NO_REFERENCE);
	expect(&c[2], 2, -1, V_INCOMPARABLE, R_CONDITION_DIFFERS);	/* "额定负载2 h" is not in the standard */
	expect(&c[3], 3, -1, V_NEW, R_NO_REFERENCE);
	expect(&c[4], 4, 4, V_EQUAL, R_SAME_SET);
	expect(&c[5], -1, 1, V_MISSING, R_NOT_DECLARED);		/* the hot state is not declared */
	expect(&c[6], -1, 2, V_NEEDS_HUMAN, R_CONDITION_DIFFERS);	/* declared, but one cannot say for which row */
	expect(&c[7], -1, 3, V_NEEDS_HUMAN, R_CONDITION_DIFFERS);
	expect(&c[8], -1, 5, V_MISSING, R_NOT_DECLARED);
}

/* Q/YYJD 001-2024: cold and hot insulation resistance, each against its own row. */
static void
compare_table_rows_by_condition(void **state)
{
	static const struct requirement d[] = {
		{ .indicator = "绝缘电阻", .text = "≥10", .unit = "MΩ", .condition = "冷态",
		    .method = "500 V DC 兆欧表" },
		{ .indicator = "绝缘电阻", .text = "≥2", .unit = "MΩ", .condition = "热态",
		    .method = "500 V DC 兆欧表" },
	};
	static const struct requirement r[] = {
		{ .indicator = "绝缘电阻", .text = "≥5", .unit = "MΩ", .condition = "热态", .method = "13.2" },
		{ .indicator = "绝缘电阻", .text = "≥50", .unit = "MΩ", .condition = "常态",
		    .method = "GB/T 5171.1-2014 13.2" },
	};
	struct compared *c;
	size_t n;

	(void)state;
	compare_table(a, d, 2, r, 2, NULL, &c, &n);
	assert_int_equal(n, 2);
	expect(&c[0], 0, 1, V_LOWER, R_SUPERSET);
	expect(&c[1], 1, 0, V_LOWER, R_SUPERSET);
}

/* domain.md 5.3 kind 5: which grade is declared decides the column; undeclared it is unclear. */
static void
compare_table_rows_by_grade(void **state)
{
	static const struct requirement r[] = {
		{ .indicator = "总氮（TN）", .text = "≥46.0", .unit = "%", .class_grade = "优等品" },
		{ .indicator = "总氮", .text = "≥45.0", .unit = "%", .class_grade = "合格品" },
	};
	struct requirement d[] = { { .indicator = "总氮", .text = "≥45.5", .unit = "%" } };
	struct compared *c;
	size_t n;

	(void)state;
	compare_table(a, d, 1, r, 2, NULL, &c, &n);
	assert_int_equal(n, 3);
	expect(&c[0], 0, -1, V_INCOMPARABLE, R_GRADE_UNCLEAR);
	expect(&c[1], -1, 0, V_NEEDS_HUMAN, R_GRADE_UNCLEAR);
	d[0].class_grade = "优等品";
	compare_table(a, d, 1, r, 2, NULL, &c, &n);
	expect(&c[0], 0, 0, V_LOWER, R_SUPERSET);
	assert_int_equal(n, 1);				/* not this product's grade: nothing is missing */
	d[0].class_grade = "合格品（农用）";
	compare_table(a, d, 1, r, 2, NULL, &c, &n);
	expect(&c[0], 0, 1, V_STRICTER, R_SUBSET);
	compare_table(a, d, 0, r, 2, NULL, &c, &n);
	assert_int_equal(n, 2);
	expect(&c[0], -1, 0, V_MISSING, R_NOT_DECLARED);
	compare_table(a, d, 1, r, 0, NULL, &c, &n);
	assert_int_equal(n, 1);
	expect(&c[0], 0, -1, V_NEW, R_NO_REFERENCE);
	compare_table(a, NULL, 0, NULL, 0, NULL, &c, &n);
	assert_int_equal(n, 0);
}

/* One of two methods is declared, one of two voltages applies: the other row is no omission. A state is. */
static void
compare_table_alternatives_are_not_missing(void **state)
{
	static const struct requirement r[] = {
		{ .indicator = "绕组温升", .text = "≤80", .unit = "K", .condition = "电阻法" },
		{ .indicator = "绕组温升", .text = "≤70", .unit = "K", .condition = "热电偶法" },
		{ .indicator = "试验电压", .text = "≥1500", .unit = "V", .condition = "额定电压≥100V" },
		{ .indicator = "试验电压", .text = "≥500", .unit = "V", .condition = "额定电压<100V" },
		{ .indicator = "噪声", .text = "≤55", .unit = "dB(A)", .condition = "昼间" },
		{ .indicator = "噪声", .text = "≤45", .unit = "dB(A)", .condition = "夜间" },
	};
	static const struct requirement d[] = {
		{ .indicator = "绕组温升", .text = "≤75", .unit = "K", .condition = "电阻法" },
		{ .indicator = "试验电压", .text = "≥1500", .unit = "V", .condition = "额定电压≥100 V" },
		{ .indicator = "噪声", .text = "≤55", .unit = "dB(A)", .condition = "昼间" },
	};
	struct compared *c;
	size_t n;

	(void)state;
	compare_table(a, d, 3, r, 6, NULL, &c, &n);
	assert_int_equal(n, 6);
	expect(&c[0], 0, 0, V_STRICTER, R_SUBSET);
	expect(&c[1], 1, 2, V_EQUAL, R_SAME_SET);
	expect(&c[2], 2, 4, V_EQUAL, R_SAME_SET);
	expect(&c[3], -1, 1, V_NEEDS_HUMAN, R_CONDITION_DIFFERS);
	expect(&c[4], -1, 3, V_NEEDS_HUMAN, R_CONDITION_DIFFERS);
	expect(&c[5], -1, 5, V_MISSING, R_NOT_DECLARED);
}

/* Words that tell goods apart: whether the row applies is not known (GB 18401 puts a product in one class). */
static void
compare_table_other_conditions_are_not_missing(void **state)
{
	static const char *const apart[][2] = { { "直接接触皮肤", "非直接接触皮肤" }, { "室内用", "室外用" },
	    { "糙米", "小麦粉" }, { "三相", "单相" }, { "成人奶粉", "婴幼儿奶粉" }, { "电阻法", "热电偶法" },
	    { "冷态", "冷态，三相" }, { "冷态", "夜间" }, { "", "单相" } };
	static const char *const one[][2] = { { "冷态", "热态" }, { "夜间", "昼间" }, { "常态", "恒定湿热试验后" },
	    { "", "老化后" }, { "三相，冷态", "三相，热态" }, { "24h平均", "年平均" } };
	struct compared *c;
	size_t n;

	(void)state;
	for (size_t i = 0; i < sizeof apart / sizeof *apart + sizeof one / sizeof *one; i++) {
		bool other = i < sizeof apart / sizeof *apart;
		const char *const *pair = other ? apart[i] : one[i - sizeof apart / sizeof *apart];
		struct requirement d = { .indicator = "甲醛", .text = "≤70", .condition = pair[0] };
		struct requirement r[] = { { .indicator = "甲醛", .text = "≤75", .condition = pair[0] },
		    { .indicator = "甲醛", .text = "≤300", .condition = pair[1] } };
		compare_table(a, &d, 1, r, 2, NULL, &c, &n);
		assert_int_equal(n, 2);
		expect(&c[0], 0, 0, V_STRICTER, R_SUBSET);
		expect(&c[1], -1, 1, other ? V_NEEDS_HUMAN : V_MISSING, other ? R_CONDITION_DIFFERS : R_NOT_DECLARED);
	}
}

/* A row of a product or a class that nothing declared is of may not apply at all. */
static void
compare_table_other_products_are_not_missing(void **state)
{
	struct requirement d = { .indicator = "蛋白质", .text = "≥20", .unit = "%", .product = "成人奶粉" };
	struct requirement r[] = { { .indicator = "蛋白质", .text = "≥18", .unit = "%" },
	    { .indicator = "灰分", .text = "≤5", .unit = "%", .product = "婴幼儿奶粉" },
	    { .indicator = "水分", .text = "≤5", .unit = "%" } };
	struct compared *c;
	size_t n;

	(void)state;
	compare_table(a, &d, 1, r, 3, NULL, &c, &n);
	assert_int_equal(n, 3);
	expect(&c[1], -1, 1, V_NEEDS_HUMAN, R_PRODUCT_DIFFERS);
	expect(&c[2], -1, 2, V_MISSING, R_NOT_DECLARED);
	d.product = "";
	d.class_grade = "B类";
	r[1].product = "";
	r[1].class_grade = "A类";
	compare_table(a, &d, 1, r, 3, NULL, &c, &n);
	expect(&c[1], -1, 1, V_NEEDS_HUMAN, R_GRADE_UNCLEAR);
	expect(&c[2], -1, 2, V_MISSING, R_NOT_DECLARED);
	r[2].class_grade = "B类、C类";
	compare_table(a, &d, 1, r, 3, NULL, &c, &n);
	assert_int_equal(n, 2);
	expect(&c[1], -1, 2, V_MISSING, R_NOT_DECLARED);	/* B类 is among them */
	r[2].class_grade = "AB类、C类";
	compare_table(a, &d, 1, r, 3, NULL, &c, &n);
	expect(&c[2], -1, 2, V_NEEDS_HUMAN, R_GRADE_UNCLEAR);
	/* nothing says of which class it is: missing is what every class asks */
	d.class_grade = "";
	r[2].class_grade = "B类";
	compare_table(a, &d, 1, r, 3, NULL, &c, &n);
	expect(&c[1], -1, 1, V_NEEDS_HUMAN, R_GRADE_UNCLEAR);
	r[1].indicator = r[2].indicator;
	compare_table(a, &d, 1, r, 3, NULL, &c, &n);
	expect(&c[1], -1, 1, V_MISSING, R_NOT_DECLARED);
	expect(&c[2], -1, 2, V_MISSING, R_NOT_DECLARED);
}

/* A row that stands in the reference twice is one row. */
static void
compare_table_rows_said_twice_are_one(void **state)
{
	static const struct requirement r[] = { { .indicator = "铅", .text = "≤0.2", .unit = "mg/kg" },
	    { .indicator = "铅", .text = "≤0.2", .unit = "mg/kg", .condition = "" },
	    { .indicator = "镉", .text = "≤0.1", .unit = "mg/kg" }, { .indicator = "镉", .text = "≤0.1", .unit = "mg/kg" } };
	static const struct requirement d = { .indicator = "铅", .text = "≤0.1", .unit = "mg/kg" };
	struct compared *c;
	size_t n;

	(void)state;
	compare_table(a, &d, 1, r, 4, NULL, &c, &n);
	assert_int_equal(n, 2);
	expect(&c[0], 0, 0, V_STRICTER, R_SUBSET);
	expect(&c[1], -1, 2, V_MISSING, R_NOT_DECLARED);
}

/* Names alike but for a bracket or symbol: neither new nor missing before a person has looked. */
/* The class chosen is the goods' own, whatever its remark says of whom it is for. */
static void
compare_table_class_with_a_remark_applies(void **state)
{
	static const char grade[] = "A类（婴幼儿纺织产品）";
	const struct requirement d = { .indicator = "甲醛含量", .text = "≤20", .unit = "mg/kg", .class_grade = grade };
	const struct requirement r[] = { { .indicator = "甲醛含量", .text = "≤20", .unit = "mg/kg", .class_grade = grade },
	    { .indicator = "pH值", .text = "4.0~7.5", .class_grade = grade },
	    { .indicator = "异味", .text = "无", .class_grade = "B类（直接接触皮肤的纺织产品）" } };
	struct compared *c;
	size_t n;

	(void)state;
	compare_table(a, &d, 1, r, 3, NULL, &c, &n);
	assert_int_equal(n, 2);
	expect(&c[0], 0, 0, V_EQUAL, R_SAME_SET);
	expect(&c[1], -1, 1, V_MISSING, R_NOT_DECLARED);
}

/* One item in two rows: twice the same is one, two that differ are for a person. */
static void
compare_table_declared_twice(void **state)
{
	struct requirement d[] = { { .indicator = "甲醛含量", .text = "≤30", .unit = "mg/kg" },
	    { .indicator = "甲醛", .text = "≤20", .unit = "mg/kg" } };
	const struct requirement r = { .indicator = "甲醛含量", .text = "≤20", .unit = "mg/kg" };
	struct terms t = { .explain = true };
	struct compared *c;
	size_t n;

	(void)state;
	compare_table(a, d, 2, &r, 1, &t, &c, &n);
	assert_int_equal(n, 2);
	expect(&c[0], 0, 0, V_NEEDS_HUMAN, R_TWICE);
	expect(&c[1], 1, 0, V_NEEDS_HUMAN, R_TWICE);
	assert_string_equal(derivation_print(a, c[0].j.steps), "declared-twice\t甲醛含量\t≤30 mg/kg\t甲醛\t≤20 mg/kg\n"
	    "conclusion\tneeds-human\tdeclared-twice\n");
	d[0].text = "≤0.02";		/* the same, written otherwise */
	d[0].unit = "g/kg";
	compare_table(a, d, 2, &r, 1, NULL, &c, &n);
	expect(&c[0], 0, 0, V_EQUAL, R_SAME_SET);
	expect(&c[1], 1, 0, V_EQUAL, R_SAME_SET);
	d[0].text = "≤20";		/* the same digits of another unit */
	compare_table(a, d, 2, &r, 1, NULL, &c, &n);
	expect(&c[0], 0, 0, V_NEEDS_HUMAN, R_TWICE);
	d[0].class_grade = "A类";	/* of one class, and of all */
	compare_table(a, d, 2, &r, 1, NULL, &c, &n);
	expect(&c[0], 0, 0, V_LOWER, R_SUPERSET);
	expect(&c[1], 1, 0, V_EQUAL, R_SAME_SET);
}

/* In GB 3097 the oxygen demand is by permanganate, elsewhere by dichromate. */
static void
compare_table_names_of_one_standard(void **state)
{
	const struct requirement d = { .indicator = "COD", .text = "≤2", .unit = "mg/L" };
	struct requirement r = { .indicator = "化学需氧量（COD）", .text = "≤3", .unit = "mg/L", .standard = "GB 18918-2002" };
	struct compared *c;
	size_t n;

	(void)state;
	compare_table(a, &d, 1, &r, 1, NULL, &c, &n);
	expect(&c[0], 0, 0, V_STRICTER, R_SUBSET);
	r.standard = "GB 3097-1997";
	compare_table(a, &d, 1, &r, 1, NULL, &c, &n);
	expect(&c[0], 0, -1, V_NEEDS_HUMAN, R_NAME_ALIKE);
	expect(&c[1], -1, 0, V_NEEDS_HUMAN, R_NAME_ALIKE);
}

static void
compare_table_alike_names_are_asked_about(void **state)
{
	static const struct requirement r[] = {
		{ .indicator = "断裂强力（经向）", .text = "≥450", .unit = "N" },
		{ .indicator = "屈服强度 ReL", .text = "≥345", .unit = "MPa" },
		{ .indicator = "无机砷", .text = "≤0.1", .unit = "mg/kg" },
	};
	static const struct requirement d[] = {
		{ .indicator = "断裂强力", .text = "≥500", .unit = "N" },
		{ .indicator = "屈服强度（上）", .text = "≥345", .unit = "MPa" },
		{ .indicator = "总砷", .text = "≤0.1", .unit = "mg/kg" },
	};
	struct compared *c;
	size_t n;

	(void)state;
	compare_table(a, d, 3, r, 3, NULL, &c, &n);
	assert_int_equal(n, 6);
	expect(&c[0], 0, -1, V_NEEDS_HUMAN, R_NAME_ALIKE);
	expect(&c[1], 1, -1, V_NEEDS_HUMAN, R_NAME_ALIKE);
	expect(&c[2], 2, -1, V_NEEDS_HUMAN, R_NAME_ALIKE);	/* all of it is no more than that: the inorganic too */
	expect(&c[3], -1, 0, V_NEEDS_HUMAN, R_NAME_ALIKE);
	expect(&c[4], -1, 1, V_NEEDS_HUMAN, R_NAME_ALIKE);
	expect(&c[5], -1, 2, V_NEEDS_HUMAN, R_NAME_ALIKE);
}

/* A bracket of the declared product may make it another of those the reference knows. */
static void
compare_table_products_in_brackets(void **state)
{
	static const struct requirement r[] = {
		{ .indicator = "铅", .text = "≤0.5", .unit = "mg/kg", .product = "奶粉" },
		{ .indicator = "铅", .text = "≤0.15", .unit = "mg/kg", .product = "婴幼儿奶粉" },
	};
	static const struct requirement d[] = {
		{ .indicator = "铅", .text = "≤0.3", .unit = "mg/kg", .product = "奶粉（婴幼儿）" } };
	struct compared *c;
	size_t n;

	(void)state;
	compare_table(a, d, 1, r, 2, NULL, &c, &n);
	assert_int_equal(n, 3);
	for (size_t i = 0; i < n; i++)
		expect(&c[i], i == 0 ? 0 : -1, i == 0 ? -1 : (int)i - 1, V_NEEDS_HUMAN, R_PRODUCT_DIFFERS);
	compare_table(a, d, 1, r, 1, NULL, &c, &n);
	assert_int_equal(n, 1);
	expect(&c[0], 0, 0, V_STRICTER, R_SUBSET);
}

/* Who binds himself to a standard has declared what it asks. */
static void
compare_table_declared_by_citation(void **state)
{
	static const struct requirement r[] = {
		{ .indicator = "色度", .text = "≤5", .unit = "度", .standard = "GB 5749-2022" },
		{ .indicator = "浑浊度", .text = "≤1", .unit = "NTU", .standard = "GB/T 1234-2020" },
	};
	static const struct requirement d[] = { { .indicator = "技术要求", .text = "应符合GB 5749的规定" } };
	struct compared *c;
	size_t n;

	(void)state;
	compare_table(a, d, 1, r, 2, NULL, &c, &n);
	assert_int_equal(n, 3);
	expect(&c[1], -1, 0, V_NEEDS_HUMAN, R_CITATION);
	expect(&c[2], -1, 1, V_MISSING, R_NOT_DECLARED);
}

/* Two reference rows nothing tells apart: neither is chosen. */
static void
compare_table_doubled_reference_is_unclear(void **state)
{
	static const struct requirement r[] = {
		{ .indicator = "水分", .text = "≤15.0", .unit = "%" },
		{ .indicator = "水分", .text = "≤40.0", .unit = "%" } };
	static const struct requirement d[] = { { .indicator = "水分", .text = "≤20.0", .unit = "%" } };
	struct compared *c;
	size_t n;

	(void)state;
	compare_table(a, d, 1, r, 2, NULL, &c, &n);
	assert_int_equal(n, 3);
	expect(&c[0], 0, -1, V_INCOMPARABLE, R_GRADE_UNCLEAR);
}

/* A basis behind a name is compared as one; a remark that only explains is listed; another is for a person. */
static void
compare_table_remarks_are_not_ignored(void **state)
{
	static const struct requirement r[] = {
		{ .indicator = "水分（湿基）", .text = "≤15", .unit = "%" },
		{ .indicator = "铅", .text = "≤0.1", .unit = "mg/kg" },
		{ .indicator = "总酸（以乙酸计）", .text = "≥3.5", .unit = "g/100mL" },
		{ .indicator = "锌（可溶性）", .text = "≤1", .unit = "mg/kg" } };
	static const struct requirement d[] = {
		{ .indicator = "水分(干基)", .text = "≤12", .unit = "%" },
		{ .indicator = "铅（以Pb计）", .text = "≤0.05", .unit = "mg/kg" },
		{ .indicator = "总酸", .text = "≥4", .unit = "g/100mL" },
		{ .indicator = "锌（以Zn计）", .text = "≤0.05", .unit = "mg/kg" } };
	struct compared *c;
	size_t n;

	(void)state;
	compare_table(a, d, 4, r, 4, NULL, &c, &n);
	assert_int_equal(n, 5);
	expect(&c[0], 0, 0, V_INCOMPARABLE, R_BASIS_DIFFERS);
	expect(&c[1], 1, 1, V_STRICTER, R_SUBSET);
	expect(&c[2], 2, 2, V_NEEDS_HUMAN, R_BASIS_DIFFERS);
	expect(&c[3], 3, -1, V_NEEDS_HUMAN, R_NAME_ALIKE);
	expect(&c[4], -1, 3, V_NEEDS_HUMAN, R_NAME_ALIKE);
}

/* One row for several, the same name with a word more, an older name: proposed to a person, neither new nor missing. */
static void
compare_table_likely_names_are_proposed(void **state)
{
	static const char *const pair[][2] = { { "铅、镉、汞总量", "镉" }, { "重金属（铅、镉）", "铅" }, { "总铅",
	    "铅" },
		{ "游离甲醛", "甲醛" }, { "甲醛释放量", "甲醛" }, { "冲击吸收功", "冲击吸收能量" }, { "伸长率",
		    "断后伸长率" }, { "拉伸强度", "抗拉强度" }, { "噪音", "噪声" }, { "防水等级", "防护等级" },
		{ "CO", "Co" }, { "铅锌合计", "铅" }, { "抗拉强度", "抗压强度" }, { "水分的质量分数", "水分" },
		{ "运动粘度", "运动黏度" }, { "三氧化硫", "SO3" }, { "Rm", "抗拉强度" }, { "Cl⁻", "氯离子" }, { "断裂伸长率",
		    "断后伸长率" }, { "菌落总数", "细菌总数" }, { "六价铬", "铬（Ⅵ）" }, { "重金属（以Pb计）", "铅" }, { "致病菌",
		    "沙门氏菌" }, { "外形尺寸（长×宽×高）", "长度" }, { "4.2.1 砷", "砷" }, { "铅 镉 汞", "镉" } };
	static const char *const apart[][2] = { { "甲苯", "苯" }, { "氯化物", "氟化物" }, { "二氧化硫", "一氧化碳" },
		{ "最大长度", "最大质量" } };
	struct compared *c;
	size_t n;

	(void)state;
	for (size_t i = 0; i < sizeof pair / sizeof *pair; i++)
		for (int way = 0; way < 2; way++) {
			struct requirement d = { .indicator = pair[i][way], .text = "≤5", .unit = "mg/kg" };
			struct requirement r = { .indicator = pair[i][1 - way], .text = "≤5", .unit = "mg/kg" };
			compare_table(a, &d, 1, &r, 1, NULL, &c, &n);
			assert_int_equal(n, 2);
			expect(&c[0], 0, -1, V_NEEDS_HUMAN, R_NAME_ALIKE);
			expect(&c[1], -1, 0, V_NEEDS_HUMAN, R_NAME_ALIKE);
		}
	for (size_t i = 0; i < sizeof apart / sizeof *apart; i++) {
		struct requirement d = { .indicator = apart[i][0], .text = "≤5", .unit = "mg/kg" };
		struct requirement r[] = { { .indicator = apart[i][1], .text = "≤5", .unit = "mg/kg" } };
		compare_table(a, &d, 1, r, 1, NULL, &c, &n);
		expect(&c[0], 0, -1, V_NEW, R_NO_REFERENCE);
		expect(&c[1], -1, 0, V_MISSING, R_NOT_DECLARED);
	}
	/* of two kinds of quantity no word makes one */
	struct requirement ohm = { .indicator = "绝缘电阻率", .text = "≥5", .unit = "Ω·m" },
	    of[] = { { .indicator = "接触电阻", .text = "≤5", .unit = "Ω" } };
	compare_table(a, &ohm, 1, of, 1, NULL, &c, &n);
	expect(&c[0], 0, -1, V_NEW, R_NO_REFERENCE);
	expect(&c[1], -1, 0, V_MISSING, R_NOT_DECLARED);
	/* a row that another declared row was matched with is not proposed again */
	struct requirement d[] = { { .indicator = "铅、镉总量", .text = "≤5", .unit = "mg/kg" },
	    { .indicator = "铅", .text = "≤5", .unit = "mg/kg" } };
	compare_table(a, d, 2, &d[1], 1, NULL, &c, &n);
	assert_int_equal(n, 2);
	expect(&c[0], 0, -1, V_NEW, R_NO_REFERENCE);
	expect(&c[1], 1, 0, V_EQUAL, R_SAME_SET);
}

/* "Fewer" is judged against the rows that apply: those of the product and class that is declared. */
static void
compare_table_rows_of_other_classes_do_not_apply(void **state)
{
	static const struct requirement r[] = {
		{ .indicator = "总氮", .text = "≥46.0", .unit = "%", .class_grade = "优等品", .product = "尿素" },
		{ .indicator = "水分", .text = "≤0.5", .unit = "%", .class_grade = "优等品", .product = "尿素" },
		{ .indicator = "总氮", .text = "≥45.0", .unit = "%", .class_grade = "合格品", .product = "尿素" },
		{ .indicator = "总氮", .text = "≥25.0", .unit = "%", .class_grade = "优等品", .product = "氯化铵" },
		{ .indicator = "钠盐", .text = "≤0.8", .unit = "%", .product = "氯化铵" },
		{ .indicator = "外观", .text = "白色或黄色", .product = "尿素" } };
	struct requirement d[] = {
		{ .indicator = "总氮", .text = "≥46.4", .unit = "%", .class_grade = "优等品", .product = "尿素" } };
	struct compared *c;
	size_t n;

	(void)state;
	compare_table(a, d, 1, r, 6, NULL, &c, &n);
	assert_int_equal(n, 3);
	expect(&c[0], 0, 0, V_STRICTER, R_SUBSET);
	expect(&c[1], -1, 1, V_MISSING, R_NOT_DECLARED);
	expect(&c[2], -1, 5, V_MISSING, R_NOT_DECLARED);
	d[0].class_grade = NULL;		/* a class is not said: all classes of the product may be meant */
	compare_table(a, d, 1, r, 6, NULL, &c, &n);
	assert_int_equal(n, 5);
	expect(&c[0], 0, -1, V_INCOMPARABLE, R_GRADE_UNCLEAR);
	d[0].product = "复合肥料";		/* the reference does not know it: nothing can be told apart */
	compare_table(a, d, 1, r, 6, NULL, &c, &n);
	assert_int_equal(n, 7);
	expect(&c[0], 0, -1, V_INCOMPARABLE, R_PRODUCT_DIFFERS);
}

/*
 * Rows without a name are nobody's. A name met more often than any table has it costs no more than
 * its rows.
 */
static void
compare_table_odd_names(void **state)
{
	struct requirement none = { .indicator = " ", .text = "≥5", .unit = "%" };
	struct requirement *many = arena_get(a, 600 * sizeof *many);
	struct compared *c;
	size_t n;

	(void)state;
	compare_table(a, &none, 1, &none, 1, NULL, &c, &n);
	assert_int_equal(n, 2);
	expect(&c[0], 0, -1, V_NEW, R_NO_REFERENCE);
	expect(&c[1], -1, 0, V_MISSING, R_NOT_DECLARED);
	for (int i = 0; i < 600; i++)
		many[i] = (struct requirement){ .indicator = "水分", .text = "≥5", .unit = "%",
		    .condition = arena_fmt(a, "%d h", i) };
	size_t before = arena_used(a);
	compare_table(a, many, 600, many, 600, NULL, &c, &n);
	assert_int_equal(n, 600);
	for (int i = 0; i < 600; i++)
		expect(&c[i], i, i, V_EQUAL, R_SAME_SET);
	assert_true(arena_used(a) - before < 16u << 20);
}

static void
compare_names_go_there_and_back(void **state)
{
	enum verdict v;
	enum reason r;

	(void)state;
	for (int i = 0; i < V_MAX; i++) {
		assert_true(verdict_of(verdict_name((enum verdict)i), &v));
		assert_int_equal(v, i);
	}
	for (int i = 0; i < R_MAX; i++) {
		assert_true(reason_of(reason_name((enum reason)i), &r));
		assert_int_equal(r, i);
	}
	assert_false(verdict_of("better", &v));
	assert_false(reason_of("", &r));
	assert_string_equal(verdict_name(V_NEEDS_HUMAN), "needs-human");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(compare_cases),
		TEST(compare_verdict_is_inclusion),
		TEST(compare_is_reflexive),
		TEST(compare_is_antisymmetric),
		TEST(compare_is_transitive),
		TEST(compare_forms_are_reflexive),
		TEST(compare_forms_are_antisymmetric),
		TEST(compare_forms_are_transitive),
		TEST(compare_spellings_change_nothing),
		TEST(compare_derivation_can_be_done_over_by_hand),
		TEST(compare_derivation_of_rounded_values),
		TEST(compare_derivation_of_parts_and_nominal_values),
		TEST(compare_derivation_of_what_one_side_says),
		TEST(compare_shares_of_a_bare_nominal_value),
		TEST(compare_derivation_of_methods),
		TEST(compare_derivation_of_a_table),
		TEST(compare_without_derivation_allocates_nothing),
		TEST(compare_units_change_nothing),
		TEST(compare_indicator_keys),
		TEST(compare_synonyms_of_the_catalogue_are_in_normal_form),
		TEST(compare_table_of_a_real_motor_standard),
		TEST(compare_table_rows_by_condition),
		TEST(compare_table_rows_by_grade),
		TEST(compare_table_alternatives_are_not_missing),
		TEST(compare_table_other_conditions_are_not_missing),
		TEST(compare_table_other_products_are_not_missing),
		TEST(compare_table_rows_said_twice_are_one),
		TEST(compare_table_class_with_a_remark_applies),
		TEST(compare_table_declared_twice),
		TEST(compare_table_products_in_brackets),
		TEST(compare_table_declared_by_citation),
		TEST(compare_table_names_of_one_standard),
		TEST(compare_table_alike_names_are_asked_about),
		TEST(compare_table_doubled_reference_is_unclear),
		TEST(compare_table_remarks_are_not_ignored),
		TEST(compare_table_likely_names_are_proposed),
		TEST(compare_table_rows_of_other_classes_do_not_apply),
		TEST(compare_table_odd_names),
		TEST(compare_names_go_there_and_back),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
