#include <string.h>
#include "app/compare_rule.h"
#include "app/inclusion.h"
#include "app/sense.h"
#include "base/dec.h"
#include "base/text.h"

/* Whether a number has a unit to be measured in, as no grade has: "声级 ≤55 dB(A)", "能效 ≥90 %". */
static bool
is_measured(const struct limit *l)
{
	return l->unit != NULL && l->unit_given && strcmp(unit_symbol(l->unit), "1") != 0 &&
	    strcmp(unit_kind(l->unit), "grade") != 0;
}

static void
tell_ends(const struct task *t, const struct side *x, const struct side *y, const char *unit)
{
	bool in = lower_within(x, y), out = lower_within(y, x);

	if (x->lo != NULL || y->lo != NULL)
		derivation_add(t->steps, in && out ? PROOF_LOWER_SAME : in ? PROOF_LOWER_TIGHTER : PROOF_LOWER_LOOSER,
		    lower_print(t->a, x, unit), lower_print(t->a, y, unit), NULL);
	in = upper_within(x, y), out = upper_within(y, x);
	if (x->hi != NULL || y->hi != NULL)
		derivation_add(t->steps, in && out ? PROOF_UPPER_SAME : in ? PROOF_UPPER_TIGHTER : PROOF_UPPER_LOOSER,
		    upper_print(t->a, x, unit), upper_print(t->a, y, unit), NULL);
}

/* Of the single values of x, those within y, or those without. */
static void
tell_values(const struct task *t, const struct side *x, const struct side *y, bool within, enum proof code,
    const char *unit)
{
	const struct dec **v = arena_get(t->a, (x->n + 1) * sizeof *v);
	struct side some = { .value = v };

	for (size_t i = 0; i < x->n; i++)
		if (side_has(y, x->value[i]) == within)
			v[some.n++] = x->value[i];
	if (some.n > 0)
		derivation_add(t->steps, code, side_print(t->a, &some, unit), NULL);
}

static void
tell_sides(const struct task *t, const struct side *x, const struct side *y, const char *unit)
{
	if (t->steps == NULL)
		return;
	if (x->n == 0 && y->n == 0)
		tell_ends(t, x, y, unit);
	else if (x->n > 0) {
		tell_values(t, x, y, true, PROOF_ITEMS_COMMON, unit);
		tell_values(t, x, y, false, PROOF_ITEMS_DECLARED, unit);
	} else
		tell_values(t, y, x, true, PROOF_ITEMS_COMMON, unit);
	if (y->n > 0)
		tell_values(t, y, x, false, PROOF_ITEMS_REFERENCE, unit);
	else if (x->n > 0 && !side_subset(y, x))
		derivation_add(t->steps, PROOF_ITEMS_REFERENCE, side_print(t->a, y, unit), NULL);
	if (side_disjoint(x, y))
		derivation_add(t->steps, PROOF_APART, side_print(t->a, x, unit), side_print(t->a, y, unit), NULL);
}

static struct outcome
hold(const struct side *x, const struct side *y)
{
	return conclude(side_subset(x, y), side_subset(y, x), side_disjoint(x, y));
}

/* "-5~5" is how "±5" is written, too. */
bool
is_even_range(struct arena *a, const struct side *s)
{
	return s->lo != NULL && s->hi != NULL && dec_sign(s->lo) < 0 && dec_cmp(dec_neg(a, s->lo), s->hi) == 0;
}

static bool
is_share(const struct unit *u)
{
	const char *kind = unit_kind(u);

	return strcmp(kind, "ratio") == 0 || strstr(kind, "fraction") != NULL || strcmp(kind, "relative-humidity") == 0;
}

/*
 * "0~5 %" and "≤5 %" may be one promise or two, for few quantities can be negative and the text
 * does not say; so with "90~100 %" and "≥90 %", and with "±5 %" beside "≤5 %", which of a
 * deviation mostly means either way. Where the verdict hangs on it, a person decides: the limit
 * that leaves an end open is the one not understood. x and y are the sets as written; o what was concluded of them.
 */
static bool
hangs_on_open_end(const struct task *t, const struct limit *d, const struct limit *r, const struct side *x,
    const struct side *y, const struct unit *unit, struct outcome o)
{
	bool d_open = x->lo == NULL || x->hi == NULL, r_open = y->lo == NULL || y->hi == NULL;
	struct side u = *x, v = *y;

	if (x->n > 0 || y->n > 0 || ((x->lo == NULL) == (y->lo == NULL) && (x->hi == NULL) == (y->hi == NULL)))
		return false;
	/* as they were written: -5~5 ℃ is no deviation in ℉ */
	struct side own_d = side_of(d), own_r = side_of(r);
	if (((d->deviation || is_even_range(t->a, &own_d)) && r_open) ||
	    ((r->deviation || is_even_range(t->a, &own_r)) && d_open))
		return true;
	if (o.v == V_CONFLICT)		/* what is apart stays so when an end is closed */
		return false;
	/* 0 as it was written: 0 ℃ is 32 ℉ */
	if (u.lo != NULL && v.lo == NULL && dec_sign(d->lo) == 0)
		u.lo = NULL;
	else if (v.lo != NULL && u.lo == NULL && dec_sign(r->lo) == 0)
		v.lo = NULL;
	if ((u.hi == NULL) != (v.hi == NULL) && is_share(unit)) {
		const struct dec *whole = unit_from_base(t->a, unit, dec_ratio(t->a, 1, 1));
		if (u.hi != NULL && dec_cmp(u.hi, whole) == 0)
			u.hi = NULL;
		else if (v.hi != NULL && dec_cmp(v.hi, whole) == 0)
			v.hi = NULL;
	}
	return hold(&u, &v).v != o.v;
}

/* A limit in per cent or the like; a number without any unit is none. */
static bool
is_in_shares(const struct limit *l)
{
	return l->unit_given && is_share(l->unit);
}

/* A nominal value given as "240" or "240 mm"; the unit of a bare one is that of what it is to be held against. */
static bool
nominal_of(struct task *t, const struct limit *beside, const struct dec **value, const struct unit **unit)
{
	const char *s = t->terms->nominal == NULL ? "" : text_trim(t->a, text_fold(t->a, t->terms->nominal)), *end;

	if ((*value = dec_read(t->a, s, &end, NULL)) == NULL)
		return false;
	end = text_trim(t->a, end);
	/* 100 beside "≤5 %" is no 100 % */
	*unit = *end != '\0' ? unit_find(t->a, end) : is_in_shares(beside) ? NULL : beside->unit;
	return *unit != NULL;
}

/*
 * Shares of a nominal value ("标称值的90 %") or deviations from it ("±2 %") as values, in the unit of the other side.
 * False: no nominal value, or not one of that kind.
 */
static bool
at_nominal(struct task *t, const struct limit *l, const struct limit *other, bool declared, struct side *s)
{
	const struct dec *nominal, *zero = dec_ratio(t->a, 0, 1), *one = dec_ratio(t->a, 1, 1);
	const struct unit *unit;
	struct side own = side_of(l);

	if (l->unit == NULL || other->unit == NULL || !nominal_of(t, other, &nominal, &unit) ||
	    !unit_commensurable(unit, other->unit))
		return false;
	if (strcmp(unit_kind(other->unit), "temperature") == 0 && l->unit != other->unit)
		return false;		/* a difference on another scale */
	if (is_share(l->unit) && !unit_has_shares(other->unit))
		return false;		/* 2 % of 20 ℃, of 50 dB is nothing */
	nominal = unit_convert(t->a, nominal, unit, other->unit);
	if (is_share(l->unit)) {		/* a share in per cent: of 1 */
		const struct dec *whole = dec_div(t->a, nominal, unit_from_base(t->a, l->unit, one));
		*s = side_scale(t->a, &own, l->deviation && !other->deviation ? nominal : zero, whole);
	} else if (l->deviation && unit_commensurable(l->unit, other->unit)) {
		own = side_convert(t->a, &own, l->unit, other->unit);
		*s = side_scale(t->a, &own, nominal, one);
	} else
		return false;
	if (t->steps != NULL) {
		derivation_add(t->steps, PROOF_NOMINAL, t->terms->nominal, NULL);
		derivation_add(t->steps, declared ? PROOF_DECLARED_SCALED : PROOF_REFERENCE_SCALED,
		    side_print(t->a, &(struct side){ .lo = l->lo, .hi = l->hi, .lo_open = l->lo_open,
		    .hi_open = l->hi_open, .value = l->value, .n = l->nitem }, limit_symbol(l)),
		    side_print(t->a, s, limit_symbol(other)), NULL);
	}
	return true;
}

/* The sides under rounded-value judgement, each in its own unit. */
static bool
rounded(struct task *t, const struct limit *d, const struct limit *r, struct side *x, struct side *y)
{
	derivation_add(t->steps, PROOF_ROUNDED_VALUE, NULL);
	if (!side_round(t->a, d, x) || !side_round(t->a, r, y))
		return false;
	if (t->steps != NULL) {
		struct side u = side_of(d), v = side_of(r);
		derivation_add(t->steps, PROOF_DECLARED_ROUNDED, side_print(t->a, &u, limit_symbol(d)),
		    side_print(t->a, x, limit_symbol(d)), NULL);
		derivation_add(t->steps, PROOF_REFERENCE_ROUNDED, side_print(t->a, &v, limit_symbol(r)),
		    side_print(t->a, y, limit_symbol(r)), NULL);
	}
	return true;
}

/*
 * Whether one of two is a share of, or a deviation from, a nominal value, and the other a plain quantity; *which is the
 * one. Without a nominal value deviations are not asked about: the other may be a deviation as well, written otherwise.
 */
static bool
wants_nominal(struct task *t, const struct limit *d, const struct limit *r, const struct limit **which)
{
	*which = d->relative != NULL ? d : r;
	if ((d->relative != NULL) != (r->relative != NULL))
		return true;
	if (t->terms->nominal == NULL || d->unit == NULL || r->unit == NULL || (!d->deviation && !r->deviation))
		return false;
	if (d->deviation && r->deviation) {	/* "±2 %" beside "±2 mm" */
		*which = is_in_shares(d) ? d : r;
		return is_in_shares(d) != is_in_shares(r);
	}
	*which = d->deviation ? d : r;
	return !is_in_shares(d->deviation ? r : d);
}

/*
 * Whether what is no "±x" may be held against one. "98~102 mm" beside "±2 mm" is a size beside a deviation from one
 * that is not told; "-5~+5 mm" is a deviation, by its signs, by lying evenly about 0, or by the indicator's name. An
 * end left open is looked at as such.
 */
static bool
may_deviate(const struct task *t, const struct limit *l)
{
	static const char *const words[] = { "偏差", "误差", "公差", "允差", "变化", "波动" };
	struct side s = side_of(l);

	if (l->form != LIMIT_RANGE)
		return false;
	if (s.lo == NULL || s.hi == NULL || is_even_range(t->a, &s))
		return true;
	return dec_sign(s.lo) <= 0 && dec_sign(s.hi) >= 0 && (HAS_WORD(t->indicator, words) || (l->raw != NULL &&
	    (strchr(l->raw, '+') != NULL || strstr(l->raw, "＋") != NULL)));
}

static struct outcome
held_quantities(struct task *t, const struct limit *d, const struct limit *r)
{
	struct side x = side_of(d), y = side_of(r), u, v;
	struct outcome o;
	bool convert = false;

	if (names_grades(t->indicator) && !(is_measured(d) && is_measured(r)))
		return OUTCOME(V_NEEDS_HUMAN, R_SCALE);
	if (d->relative != NULL && r->relative != NULL && strcmp(d->relative, r->relative) != 0)
		return OUTCOME(V_NEEDS_HUMAN, R_NOMINAL);
	const struct limit *which;
	if (wants_nominal(t, d, r, &which)) {
		bool declared = which == d;
		if (!at_nominal(t, declared ? d : r, declared ? r : d, declared, declared ? &x : &y))
			return OUTCOME(V_NEEDS_HUMAN, R_NOMINAL);
		if (t->terms->rounded)
			return OUTCOME(V_NEEDS_HUMAN, R_DIGITS);
		const char *unit = declared ? limit_symbol(r) : limit_symbol(d);
		tell_sides(t, &x, &y, unit);
		return hold(&x, &y);
	}
	if (!units_agree(t, d, r, &convert, &o))
		return o;
	if (d->relative == NULL && d->deviation != r->deviation && !may_deviate(t, d->deviation ? r : d))
		return OUTCOME(V_NEEDS_HUMAN, R_NOMINAL);
	if (d->relative != NULL && d->deviation != r->deviation) {	/* "额定值的±10 %" is 90 % to 110 % of it */
		const struct limit *l = d->deviation ? d : r;
		const struct dec *one = dec_ratio(t->a, 1, 1), *whole = unit_from_base(t->a, l->unit, one);
		*(d->deviation ? &x : &y) = side_scale(t->a, d->deviation ? &x : &y, whole, one);
		if (t->terms->rounded)
			return OUTCOME(V_NEEDS_HUMAN, R_DIGITS);
	}
	u = x, v = y;
	if (t->terms->rounded && !rounded(t, d, r, &x, &y))
		return OUTCOME(V_NEEDS_HUMAN, R_DIGITS);
	if (!t->terms->rounded)
		derivation_add(t->steps, PROOF_FULL_VALUE, NULL);
	if (convert) {
		struct side before = x;
		x = side_convert(t->a, &x, d->unit, r->unit);
		u = side_convert(t->a, &u, d->unit, r->unit);
		if (t->steps != NULL)
			derivation_add(t->steps, PROOF_DECLARED_CONVERTED, side_print(t->a, &before, limit_symbol(d)),
			    side_print(t->a, &x, limit_symbol(r)), NULL);
	}
	tell_sides(t, &x, &y, limit_symbol(r));
	o = hold(&x, &y);
	if (hangs_on_open_end(t, d, r, &u, &v, r->unit, hold(&u, &v))) {
		if (t->steps != NULL)
			derivation_add(t->steps, PROOF_OPEN_END, side_print(t->a, &u, limit_symbol(r)),
			    side_print(t->a, &v, limit_symbol(r)), NULL);
		o = OUTCOME(V_NEEDS_HUMAN, R_OPEN_END);
	}
	return o;
}

/*
 * "≤-5 %" of a change of size, "≤-0.06 MPa" of a vacuum: at most that much of it is as likely meant as values below,
 * and the two are each other's opposite.
 */
static bool
may_be_amount(const struct task *t, const struct limit *l)
{
	bool share = l->unit != NULL && strcmp(unit_kind(l->unit), "ratio") == 0;

	return l->form == LIMIT_RANGE && l->lo == NULL && l->hi != NULL && dec_sign(l->hi) < 0 && (share ||
	    (t->indicator != NULL && strstr(t->indicator, "真空") != NULL));
}

struct outcome
compare_quantities(struct task *t, const struct limit *d, const struct limit *r)
{
	struct outcome o = held_quantities(t, d, r);

	if (o.v != V_EQUAL && o.v <= V_CONFLICT && (may_be_amount(t, d) || may_be_amount(t, r))) {
		derivation_add(t->steps, PROOF_OPEN_END, d->raw == NULL ? "" : d->raw, r->raw == NULL ? "" : r->raw,
		    NULL);
		return OUTCOME(V_NEEDS_HUMAN, R_OPEN_END);
	}
	if (o.v == V_EQUAL || o.v > V_CONFLICT || !is_use_range(t->a, t->indicator, d, r))
		return o;
	derivation_add(t->steps, PROOF_USE_RANGE, t->indicator, NULL);
	return OUTCOME(V_NEEDS_HUMAN, R_USE_RANGE);
}
