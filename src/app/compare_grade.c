#include <string.h>
#include "app/compare_rule.h"
#include "app/scale.h"

static bool
at_or_above(const struct scale *s, struct rank x, struct rank y, bool *known)
{
	enum order o = scale_order(s, x, y);

	*known = *known && o != ORDER_UNKNOWN;
	return o == ORDER_SAME || o == ORDER_ABOVE;
}

/* Whether the grades from lo to hi are in y. The best grade as an upper end, and the worst as a lower one, is none. */
static bool
grades_within(const struct scale *s, struct rank lo, struct rank hi, const struct limit *y, bool *known)
{
	struct rank worst = { { 0 } };
	bool above = scale_order(s, y->from, worst) == ORDER_SAME || at_or_above(s, lo, y->from, known);
	bool below = scale_order(s, y->to, scale_best(s)) == ORDER_SAME || at_or_above(s, y->to, hi, known);

	return above && below;
}

static bool
is_one_grade(const struct scale *s, const struct limit *l)
{
	return scale_order(s, l->from, l->to) == ORDER_SAME;
}

/* Whether a grade is sure to be in both: one of the ends, or the least that is at or above both lower ends. */
static bool
share_grade(const struct scale *s, const struct limit *d, const struct limit *r)
{
	struct rank some[5] = { d->from, d->to, r->from, r->to, d->from };

	for (size_t i = 0; i < SCALE_PARTS; i++)
		if (r->from.part[i] > some[4].part[i])
			some[4].part[i] = r->from.part[i];
	for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
		bool known = true;
		if (grades_within(s, some[i], some[i], d, &known) && grades_within(s, some[i], some[i], r, &known) &&
		    known)
			return true;
	}
	return false;
}

static const char *
grades_print(struct arena *a, const struct limit *l)
{
	const char *from = scale_grade(a, l->scale, l->from), *to = scale_grade(a, l->scale, l->to);

	return arena_fmt(a, "%s…%s", from == NULL ? "?" : from, to == NULL ? "?" : to);
}

/*
 * Intervals of a scale, which may be a partial order (IP65 beside IP56): x lies within y when its lowest grade is at or
 * above y's and its highest at or below. A bare grade ("1级") may be meant as at least, at most or just this one: it
 * is judged only beside the same one.
 */
struct outcome
compare_grades(struct task *t, const struct limit *d, const struct limit *r)
{
	const struct scale *s = d->scale;
	bool known = true;

	if (s == NULL || s != r->scale) {
		derivation_add(t->steps, PROOF_SCALE_UNKNOWN, d->raw == NULL ? "" : d->raw, r->raw == NULL ? "" :
		    r->raw,
		    NULL);
		return OUTCOME(V_NEEDS_HUMAN, R_SCALE);
	}
	if (t->steps != NULL) {
		derivation_add(t->steps, PROOF_SCALE, scale_id(s), scale_standard(s), NULL);
		derivation_add(t->steps, PROOF_GRADES, grades_print(t->a, d), grades_print(t->a, r), NULL);
	}
	if (d->bare || r->bare) {
		if (d->bare && r->bare && scale_order(s, d->from, r->from) == ORDER_SAME)
			return OUTCOME(V_EQUAL, R_SAME_SET);
		return OUTCOME(V_NEEDS_HUMAN, R_SCALE);
	}
	bool d_in_r = grades_within(s, d->from, d->to, r, &known), r_in_d = grades_within(s, r->from, r->to, d, &known);
	if (!known)
		return OUTCOME(V_NEEDS_HUMAN, R_SCALE);
	if (d_in_r || r_in_d)
		return conclude(d_in_r, r_in_d, false);
	if (share_grade(s, d, r))
		return OUTCOME(V_PARTLY, R_OVERLAP);
	bool under = scale_order(s, d->to, r->from) == ORDER_BELOW || scale_order(s, r->to, d->from) == ORDER_BELOW;
	if (under || is_one_grade(s, d) || is_one_grade(s, r))
		return OUTCOME(V_CONFLICT, R_DISJOINT);
	return OUTCOME(V_NEEDS_HUMAN, R_SCALE);
}
