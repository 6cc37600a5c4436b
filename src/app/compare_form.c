#include <string.h>
#include "app/compare_rule.h"
#include "base/text.h"

struct outcome
conclude(bool d_in_r, bool r_in_d, bool apart)
{
	if (d_in_r && r_in_d)
		return OUTCOME(V_EQUAL, R_SAME_SET);
	if (d_in_r)
		return OUTCOME(V_STRICTER, R_SUBSET);
	if (r_in_d)
		return OUTCOME(V_LOWER, R_SUPERSET);
	return apart ? OUTCOME(V_CONFLICT, R_DISJOINT) : OUTCOME(V_PARTLY, R_OVERLAP);
}

bool
has_word(const char *s, const char *const *word, size_t n)
{
	for (size_t i = 0; s != NULL && i < n; i++)
		if (strstr(s, word[i]) != NULL)
			return true;
	return false;
}

/* The other way round: what the reference is to the declaration. */
static struct outcome
mirrored(struct outcome o)
{
	if (o.v == V_STRICTER)
		return OUTCOME(V_LOWER, R_SUPERSET);
	if (o.v == V_LOWER)
		return OUTCOME(V_STRICTER, R_SUBSET);
	return o;
}

static struct outcome
same_form(struct task *t, const struct limit *d, const struct limit *r)
{
	switch (d->form) {
	case LIMIT_NOT_DETECTED:
		return compare_not_detected(t, d, r);
	case LIMIT_PLAN:
		return compare_plans(t, d, r);
	case LIMIT_ORDINAL:
		return compare_grades(t, d, r);
	case LIMIT_CITATION:
		return compare_citations(t, d, r);
	case LIMIT_TEST:
		return compare_tests(t, d, r);
	default:
		return OUTCOME(V_NEEDS_HUMAN, R_FORM);
	}
}

/*
 * Whether two texts that no machine reads are the same plain words ("禁用", "无"): they ask the same then, whatever it
 * is. Not where they hold a number or lead elsewhere, to another text or to what somebody agrees or thinks fit.
 */
static bool
same_plain_words(struct task *t, const struct limit *d, const struct limit *r)
{
	static const char *const leads[] = { "按", "见", "依", "照", "供需", "双方", "协商", "商定", "协议", "约定",
	    "合同", "规定", "符合", "图", "样", "标准", "要求", "同", "参", "由", "或", "等", "适", "合理", "附录",
	    "表", "注", "本", "该", "企业", "级", "类", "型" };

	if (d->slip != SLIP_NONE || r->slip != SLIP_NONE || d->raw == NULL || r->raw == NULL ||
	    d->kind == KIND_ORDINAL || r->kind == KIND_ORDINAL)
		return false;
	const char *s = text_trim(t->a, text_fold(t->a, d->raw));
	for (const char *p = s; *p != '\0'; p++)
		if ((unsigned char)*p < 0x80)
			return false;
	return *s != '\0' && strcmp(s, text_trim(t->a, text_fold(t->a, r->raw))) == 0 && !HAS_WORD(s, leads);
}

bool
is_quantity(const struct limit *l)
{
	return l->form == LIMIT_RANGE || (l->form == LIMIT_SET && l->value != NULL);
}

struct outcome
compare_forms(struct task *t, const struct limit *d, const struct limit *r)
{
	if (d->form == LIMIT_AGREED || r->form == LIMIT_AGREED)
		return OUTCOME(V_INCOMPARABLE, R_AGREED);
	if (d->reference_only || r->reference_only)
		return OUTCOME(V_INCOMPARABLE, R_REFERENCE_ONLY);
	if (d->form == LIMIT_NONE && r->form == LIMIT_NONE)
		return OUTCOME(V_EQUAL, R_SAME_SET);
	if (r->form == LIMIT_NONE)
		return OUTCOME(V_NEW, R_REFERENCE_SETS_NO_LIMIT);
	if (d->form == LIMIT_NONE)
		return OUTCOME(V_MISSING, R_NOT_DECLARED);
	if (d->form == LIMIT_TEXT && r->form == LIMIT_TEXT && same_plain_words(t, d, r)) {
		derivation_add(t->steps, PROOF_REQUIRED_COMMON, d->raw, NULL);
		return OUTCOME(V_EQUAL, R_SAME_SET);
	}
	if (d->form == LIMIT_TEXT || r->form == LIMIT_TEXT)
		return OUTCOME(V_NEEDS_HUMAN, d->form == LIMIT_TEXT ? R_DECLARED_UNPARSED : R_REFERENCE_UNPARSED);
	if (is_quantity(d) && is_quantity(r))
		return compare_quantities(t, d, r);
	if (d->form == LIMIT_SET && r->form == LIMIT_SET && d->value == NULL && r->value == NULL)
		return compare_words(t, d, r);
	if (d->form == LIMIT_TABLE || r->form == LIMIT_TABLE)
		return compare_tables(t, d, r);
	if (d->form == LIMIT_ALL || r->form == LIMIT_ALL)
		return compare_conjunctions(t, d, r);
	if (d->form == LIMIT_NOT_DETECTED && is_quantity(r))
		return compare_detection(t, d, r);
	if (r->form == LIMIT_NOT_DETECTED && is_quantity(d))
		return mirrored(compare_detection(t, r, d));
	if (d->form == r->form)
		return same_form(t, d, r);
	if (d->form == LIMIT_CITATION || r->form == LIMIT_CITATION)
		return OUTCOME(V_NEEDS_HUMAN, R_CITATION);
	if (d->form == LIMIT_ORDINAL || r->form == LIMIT_ORDINAL)
		return OUTCOME(V_NEEDS_HUMAN, R_SCALE);
	return OUTCOME(V_NEEDS_HUMAN, R_FORM);
}
