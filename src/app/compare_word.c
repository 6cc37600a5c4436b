#include <string.h>
#include "app/compare_rule.h"
#include "app/sense.h"
#include "base/text.h"

/* Indicators whose numbers are steps of a scale, whatever the unit column says: "3-4" is one step there. */
bool
names_grades(const char *indicator)
{
	static const char *const words[] = { "牢度", "等级", "级别", "能效" };

	return indicator != NULL && (HAS_WORD(indicator, words) || text_ends(indicator, "级"));
}

/* A word that may be a step of a scale ("IP65", "V-0", "一级", "优等品", "A"): digits in it, or a single letter. */
static bool
is_step(const char *w)
{
	static const char *const tails[] = { "级", "等", "类", "档", "品", "型", "号", "星" };

	if (w[0] != '\0' && w[1] == '\0')
		return true;
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
		if (text_ends(w, tails[i]))
			return true;
	for (; *w != '\0'; w++)
		if ((*w >= '0' && *w <= '9') || strncmp(w, "Ⅰ", 2) == 0)
			return true;
	return false;
}

static void
tell_items(const struct task *t, const char *const *x, size_t nx, const char *const *y, size_t ny, bool common,
    enum proof code)
{
	const char *out = "";
	size_t k = 0;

	for (size_t i = 0; t->steps != NULL && i < nx && strlen(out) < PROOF_ARG_MAX; i++) {
		while (k < ny && strcmp(y[k], x[i]) < 0)
			k++;
		if ((k < ny && strcmp(y[k], x[i]) == 0) == common)
			out = arena_fmt(t->a, "%s%s%s", out, *out == '\0' ? "" : "、", x[i]);
	}
	if (*out != '\0')
		derivation_add(t->steps, code, out, NULL);
}

/* What is told of items: of words one is to be had, of tests and standards all are to be met. */
static const enum proof accepted[] = { PROOF_ITEMS_COMMON, PROOF_ITEMS_DECLARED, PROOF_ITEMS_REFERENCE };
static const enum proof required[] = { PROOF_REQUIRED_COMMON, PROOF_REQUIRED_DECLARED, PROOF_REQUIRED_REFERENCE };

/* How many items two sorted lists share. */
static size_t
shared_items(const struct task *t, const struct limit *d, const struct limit *r, const enum proof code[3])
{
	const char *const *x = (const char *const *)d->item, *const *y = (const char *const *)r->item;
	size_t i = 0, k = 0, common = 0;

	while (i < d->nitem && k < r->nitem) {
		int c = strcmp(x[i], y[k]);
		common += c == 0;
		i += c <= 0;
		k += c >= 0;
	}
	tell_items(t, x, d->nitem, y, r->nitem, true, code[0]);
	tell_items(t, x, d->nitem, y, r->nitem, false, code[1]);
	tell_items(t, y, r->nitem, x, d->nitem, false, code[2]);
	return common;
}

/*
 * Enumerated words: one of them is to be had. Where they may be steps of a scale, only the very same ones say
 * something: "V-1" is a part of "V-0 或 V-1", and no stricter.
 */
struct outcome
compare_words(struct task *t, const struct limit *d, const struct limit *r)
{
	size_t common = shared_items(t, d, r, accepted);
	bool d_in_r = common == d->nitem, r_in_d = common == r->nitem, grades = names_grades(t->indicator);

	for (size_t i = 0; i < d->nitem; i++)
		grades = grades || is_step(d->item[i]);
	for (size_t i = 0; i < r->nitem; i++)
		grades = grades || is_step(r->item[i]);
	if (grades && common > 0 && !(d_in_r && r_in_d))
		return OUTCOME(V_NEEDS_HUMAN, R_SCALE);
	if (common > 0 && !d_in_r && !r_in_d)		/* "类白色", "类白色粉末": perhaps one thing in two spellings */
		return OUTCOME(V_NEEDS_HUMAN, R_PARTS);
	/* of what is offered ("回访", "支付方式") fewer choices are less */
	if (d_in_r != r_in_d && t->indicator != NULL && *t->indicator != '\0' &&
	    name_sense(t->a, t->indicator) != SENSE_PROPERTY && name_sense(t->a, t->indicator) != SENSE_QUALITY) {
		derivation_add(t->steps, PROOF_USE_RANGE, t->indicator, NULL);
		return OUTCOME(V_NEEDS_HUMAN, R_USE_RANGE);
	}
	return conclude(d_in_r, r_in_d, common == 0);
}

/*
 * What must (not) happen: all of it, so the longer list asks more. Where each has what the other has not ("无变形",
 * "无有害变形"), how they stand to each other is not known.
 */
struct outcome
compare_tests(struct task *t, const struct limit *d, const struct limit *r)
{
	size_t common = shared_items(t, d, r, required);

	if (common < d->nitem && common < r->nitem)
		return OUTCOME(V_NEEDS_HUMAN, R_PARTS);
	return conclude(common == r->nitem, common == d->nitem, false);
}

/* A text that cites standards asks what they ask: the same standards ask the same, others must be read. */
struct outcome
compare_citations(struct task *t, const struct limit *d, const struct limit *r)
{
	size_t common = shared_items(t, d, r, required);

	if (d->nitem > 0 && common == d->nitem && common == r->nitem)
		return OUTCOME(V_EQUAL, R_SAME_SET);
	return OUTCOME(V_NEEDS_HUMAN, R_CITATION);
}
