#include <string.h>
#include "app/compare_rule.h"
#include "app/inclusion.h"
#include "base/dec.h"

/* How a component of the declaration stands to the reference's. */
enum hold { SAME, TIGHTER, LOOSER, UNKNOWN, UNLIKE };

static enum hold
held(int c, bool smaller_is_tighter)
{
	return c == 0 ? SAME : (c < 0) == smaller_is_tighter ? TIGHTER : LOOSER;
}

/* Two amounts; absent on both sides is the same, on one is unknown. */
static enum hold
amounts(struct arena *a, const struct limit_amount *x, const struct limit_amount *y, bool smaller_is_tighter)
{
	if (x->v == NULL && y->v == NULL)
		return SAME;
	if (x->v == NULL || y->v == NULL)
		return UNKNOWN;
	if (x->unit == y->unit)
		return held(dec_cmp(x->v, y->v), smaller_is_tighter);
	if (x->unit == NULL || y->unit == NULL || !unit_commensurable(x->unit, y->unit))
		return UNLIKE;
	return held(dec_cmp(unit_convert(a, x->v, x->unit, y->unit), y->v), smaller_is_tighter);
}

static const char *
amount_print(struct arena *a, const struct limit_amount *x)
{
	if (x->v == NULL)
		return "";
	return x->unit == NULL ? dec_print(a, x->v) : arena_fmt(a, "%s %s", dec_print(a, x->v), unit_symbol(x->unit));
}

static void
tell_component(const struct task *t, const char *name, enum hold h, const char *d, const char *r)
{
	enum proof code = h == TIGHTER ? PROOF_PLAN_TIGHTER : h == LOOSER ? PROOF_PLAN_LOOSER : PROOF_PLAN_SAME;

	if (h <= LOOSER && (*d != '\0' || *r != '\0'))	/* what neither names is no step */
		derivation_add(t->steps, code, name, d, r, NULL);
	else if ((*d == '\0') != (*r == '\0'))
		derivation_add(t->steps, PROOF_PLAN_UNSAID, name, d, r, NULL);
}

/* The components of a requirement, together. */
static struct outcome
together(const enum hold *h, size_t n, enum reason unclear)
{
	bool tighter = false, looser = false, unknown = false;

	for (size_t i = 0; i < n; i++) {
		if (h[i] == UNLIKE)
			return OUTCOME(V_INCOMPARABLE, R_UNIT_KIND);
		tighter = tighter || h[i] == TIGHTER;
		looser = looser || h[i] == LOOSER;
		unknown = unknown || h[i] == UNKNOWN;
	}
	if (unknown)
		return OUTCOME(V_NEEDS_HUMAN, unclear);
	return conclude(!looser, !tighter, false);
}

/*
 * "Not detected" twice: of the same method the smaller limit of detection asks more, and so does the larger sample, for
 * what is absent from 25 g is absent from every 10 g of them. One better and the other worse is for a person.
 */
struct outcome
compare_not_detected(struct task *t, const struct limit *d, const struct limit *r)
{
	enum hold h[] = { amounts(t->a, &d->lod, &r->lod, true), amounts(t->a, &d->sample, &r->sample, false) };

	if (d->unit_given && r->unit_given && d->unit != r->unit) {	/* per g, per mL */
		struct outcome o;
		bool convert;
		if (!units_agree(t, d, r, &convert, &o))
			return o;
	}
	if (d->unit_given != r->unit_given)
		return OUTCOME(V_NEEDS_HUMAN, R_LOD);
	if (d->lod.v != NULL && r->lod.v != NULL && d->quantified != r->quantified)
		h[0] = UNKNOWN;		/* of quantification beside of detection */
	if (t->steps != NULL) {
		tell_component(t, "LOD", h[0], amount_print(t->a, &d->lod), amount_print(t->a, &r->lod));
		tell_component(t, "g", h[1], amount_print(t->a, &d->sample), amount_print(t->a, &r->sample));
	}
	struct outcome o = together(h, 2, R_LOD);
	return o.v == V_PARTLY ? OUTCOME(V_NEEDS_HUMAN, R_LOD) : o;
}

/*
 * Not detected, that is below the limit of detection, beside a range: stricter when all of that is allowed. A limit of
 * detection above the limit proves nothing (domain.md 5.6).
 */
struct outcome
compare_detection(struct task *t, const struct limit *nd, const struct limit *range)
{
	const char *raw = nd->raw == NULL ? "" : nd->raw;
	struct side s = side_of(range);
	struct outcome o;
	bool convert;
	struct limit lod = { .unit = nd->lod.unit, .unit_given = nd->unit_given, .raw_unit = nd->raw_unit };

	if (range->form != LIMIT_RANGE || range->relative != NULL || range->deviation)
		return OUTCOME(V_NEEDS_HUMAN, R_FORM);
	if (nd->lod.v == NULL) {
		derivation_add(t->steps, PROOF_LOD_UNKNOWN, raw, NULL);
		return OUTCOME(V_NEEDS_HUMAN, R_LOD);
	}
	if (!units_agree(t, &lod, range, &convert, &o))
		return o;
	const struct dec *v = convert ? unit_convert(t->a, nd->lod.v, lod.unit, range->unit) : nd->lod.v;
	if (s.lo != NULL && dec_sign(s.lo) > 0)		/* at least something, beside less than what is detected */
		return dec_cmp(s.lo, v) >= 0 ? OUTCOME(V_CONFLICT, R_DISJOINT) : OUTCOME(V_NEEDS_HUMAN, R_LOD);
	if (s.hi == NULL || (s.lo != NULL && dec_sign(s.lo) == 0 && s.lo_open))
		return OUTCOME(V_NEEDS_HUMAN, R_LOD);
	int c = dec_cmp(v, s.hi);
	bool within = c < 0 || (c == 0 && !s.hi_open);
	if (t->steps != NULL)
		derivation_add(t->steps, within ? PROOF_LOD_WITHIN : PROOF_LOD_BEYOND, raw,
		    upper_print(t->a, &s, limit_symbol(range)), NULL);
	return within ? OUTCOME(V_STRICTER, R_SUBSET) : OUTCOME(V_NEEDS_HUMAN, R_LOD);
}

/* "Of n samples at most c may exceed v": a plan is one of these for m, and, with a ceiling, one with c = 0 for M. */
struct at_most { int n, c; const struct dec *v; };

static size_t
at_most_of(struct arena *a, const struct limit *l, const struct unit *unit, struct at_most out[2])
{
	bool convert = l->unit != unit;
	size_t k = 0;

	out[k++] = (struct at_most){ l->plan.n, l->plan.c,
	    convert ? unit_convert(a, l->plan.m, l->unit, unit) : l->plan.m };
	if (l->plan.M != NULL)
		out[k++] = (struct at_most){ l->plan.n, 0,
		    convert ? unit_convert(a, l->plan.M, l->unit, unit) : l->plan.M };
	return k;
}

/*
 * Whether what passes x is sure to pass y, the smaller of the two sets of samples being drawn from the larger. Let X
 * and Y be how many of them exceed x's and y's value.
 *   x.v ≤ y.v: what exceeds y.v exceeds x.v. With no fewer samples in x, Y ≤ X ≤ x.c. With fewer, each of the
 *   y.n - x.n that x does not look at may exceed as well: Y ≤ X + (y.n - x.n) ≤ x.c + (y.n - x.n). Both bounds are
 *   reached, so y is passed for certain just when the bound is at most y.c.
 *   x.v > y.v: all samples may lie between the two, and pass x: only a y that all may exceed is passed for certain.
 * Two such conditions together imply no more than each alone: the samples that reach the bound of the one exceed the
 * values of the other in as few places.
 */
static bool
implies(const struct at_most *x, const struct at_most *y)
{
	int unseen = y->n > x->n ? y->n - x->n : 0;

	return y->c >= y->n || (dec_cmp(x->v, y->v) <= 0 && x->c + unseen <= y->c);
}

static bool
implies_all(const struct at_most *x, size_t nx, const struct at_most *y, size_t ny)
{
	for (size_t i = 0; i < ny; i++) {
		bool found = false;
		for (size_t k = 0; k < nx; k++)
			found = found || implies(&x[k], &y[i]);
		if (!found)
			return false;
	}
	return true;
}

/* n and c, by themselves, of plans for one value. */
static enum hold
counts(const struct limit *d, const struct limit *r)
{
	const struct dec *v = d->plan.m;
	struct at_most x = { d->plan.n, d->plan.c, v }, y = { r->plan.n, r->plan.c, v };
	bool in = implies(&x, &y), out = implies(&y, &x);

	return in && out ? SAME : in ? TIGHTER : out ? LOOSER : UNKNOWN;
}

static void
tell_plans(struct task *t, const struct limit *d, const struct limit *r, enum hold sample)
{
	struct limit_amount m[2] = { { d->plan.m, d->unit }, { r->plan.m, r->unit } };
	struct limit_amount top[2] = { { d->plan.M, d->unit }, { r->plan.M, r->unit } };

	if (t->steps == NULL)
		return;
	if (d->plan.n == r->plan.n) {
		tell_component(t, "n", SAME, arena_fmt(t->a, "%d", d->plan.n), arena_fmt(t->a, "%d", r->plan.n));
		tell_component(t, "c", held(d->plan.c - r->plan.c, true), arena_fmt(t->a, "%d", d->plan.c),
		    arena_fmt(t->a, "%d", r->plan.c));
	} else		/* neither says anything without the other */
		tell_component(t, "n, c", counts(d, r), arena_fmt(t->a, "%d, %d", d->plan.n, d->plan.c),
		    arena_fmt(t->a, "%d, %d", r->plan.n, r->plan.c));
	tell_component(t, "m", amounts(t->a, &m[0], &m[1], true), amount_print(t->a, &m[0]), amount_print(t->a, &m[1]));
	if (top[0].v != NULL || top[1].v != NULL)	/* "" of one side: it has no ceiling */
		tell_component(t, "M", top[0].v == NULL ? LOOSER : top[1].v == NULL ? TIGHTER :
		    amounts(t->a, &top[0], &top[1], true), amount_print(t->a, &top[0]), amount_print(t->a, &top[1]));
	tell_component(t, "g", sample, amount_print(t->a, &d->sample), amount_print(t->a, &r->sample));
}

/*
 * Sampling plans (ICMSF; GB 4789.1): whoever is sure to pass the one when passing the other. Where neither includes the
 * other and the numbers of samples differ, which lots pass is a matter of probability, for a person.
 */
struct outcome
compare_plans(struct task *t, const struct limit *d, const struct limit *r)
{
	struct at_most x[2], y[2];
	struct outcome o;
	bool convert, zero = dec_sign(d->plan.m) == 0 && dec_sign(r->plan.m) == 0;
	enum hold sample = amounts(t->a, &d->sample, &r->sample, false);

	if (d->unit != r->unit && !units_agree(t, d, r, &convert, &o))
		return o;
	size_t nx = at_most_of(t->a, d, r->unit, x), ny = at_most_of(t->a, r, r->unit, y);
	bool d_in_r = implies_all(x, nx, y, ny), r_in_d = implies_all(y, ny, x, nx);
	tell_plans(t, d, r, sample);
	if (sample == UNLIKE)
		return OUTCOME(V_INCOMPARABLE, R_UNIT_KIND);
	/* a larger sample finds more only where nothing is to be found */
	if (sample == UNKNOWN || (!zero && sample != SAME) || (!d_in_r && !r_in_d && d->plan.n != r->plan.n))
		return OUTCOME(V_NEEDS_HUMAN, R_PARTS);
	return conclude(d_in_r && sample != LOOSER, r_in_d && sample != TIGHTER, false);
}
