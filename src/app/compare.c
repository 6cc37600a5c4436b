#include <string.h>
#include <strings.h>
#include "app/align.h"
#include "app/compare.h"
#include "app/inclusion.h"
#include "app/sense.h"
#include "base/dec.h"
#include "base/text.h"

const char compare_engine[] = "mingbiao-core 3";

static const char *const verdicts[V_MAX] = {
	"stricter", "equal", "lower", "partly", "conflict", "missing", "new", "incomparable", "needs-human",
};
static const char *const reasons[R_MAX] = {
	"subset", "same-set", "superset", "overlap", "disjoint", "not-declared", "no-reference",
	"reference-sets-no-limit", "declared-unparsed", "reference-unparsed", "unit-unknown", "unit-kind",
	"condition-differs", "grade-unclear", "method-differs", "use-range", "open-end", "scale",
	"name-alike", "unit-case", "nothing-on-file", "basis-differs", "product-differs", "nominal-unknown",
	"lod-unclear", "as-agreed", "reference-only", "citation", "form-differs", "part-unclear", "digits-unknown",
	"declared-twice",
};

const char *
verdict_name(enum verdict v)
{
	return verdicts[v];
}

const char *
reason_name(enum reason r)
{
	return reasons[r];
}

bool
verdict_of(const char *name, enum verdict *out)
{
	for (int i = 0; i < V_MAX; i++)
		if (strcmp(verdicts[i], name) == 0) {
			*out = (enum verdict)i;
			return true;
		}
	return false;
}

bool
reason_of(const char *name, enum reason *out)
{
	for (int i = 0; i < R_MAX; i++)
		if (strcmp(reasons[i], name) == 0) {
			*out = (enum reason)i;
			return true;
		}
	return false;
}

/* What a comparison of two limits knows beside them. */
struct task {
	struct arena		*a;
	const char		*indicator;	/* in normal form; NULL: not known */
	const struct terms	*terms;		/* never NULL */
	struct derivation	*steps;		/* NULL: nobody asked */
	bool			 converted;
};
struct outcome { enum verdict v; enum reason r; };
#define OUTCOME(verdict, reason) ((struct outcome){ verdict, reason })

static struct outcome
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

static bool
ends_with(const char *s, const char *tail)
{
	size_t n = strlen(s), t = strlen(tail);

	return n >= t && strcmp(s + n - t, tail) == 0;
}

static bool
has_word(const char *s, const char *const *word, size_t n)
{
	for (size_t i = 0; s != NULL && i < n; i++)
		if (strstr(s, word[i]) != NULL)
			return true;
	return false;
}
#define HAS_WORD(s, list) has_word(s, list, sizeof list / sizeof *list)

/* ---- what names tell of the kind of number ---- */

/* Indicators whose numbers are steps of a scale, whatever the unit column says: "3-4" is one step there. */
static bool
counts_grades(const char *indicator)
{
	static const char *const words[] = { "牢度", "等级", "级别", "能效" };

	return indicator != NULL && (HAS_WORD(indicator, words) || ends_with(indicator, "级"));
}

/* Whether a number has a unit to be measured in, as no grade has: "声级 ≤55 dB(A)", "能效 ≥90 %". */
static bool
is_measured(const struct limit *l)
{
	return l->unit != NULL && l->unit_given && strcmp(unit_symbol(l->unit), "1") != 0 &&
	    strcmp(unit_kind(l->unit), "grade") != 0;
}

/* A difference of temperatures converts without the offset that a temperature has: left to a person. */
static bool
is_difference(const struct task *t, const struct limit *d, const struct limit *r)
{
	static const char *const words[] = { "温升", "温差", "温降", "偏差", "波动", "变化", "均匀", "允差", "误差" };

	return d->deviation || r->deviation || HAS_WORD(t->indicator, words);
}

/* ---- units ---- */

static const char *
symbol(const struct limit *l)
{
	return l->unit == NULL || !l->unit_given ? "" : unit_symbol(l->unit);
}

/* "1 GΩ = 1000 MΩ", or the line a temperature scale is on. */
static void
tell_conversion(const struct task *t, const struct unit *from, const struct unit *to)
{
	if (t->steps == NULL)
		return;
	const struct dec *zero = unit_convert(t->a, dec_ratio(t->a, 0, 1), from, to);
	const struct dec *one = unit_convert(t->a, dec_ratio(t->a, 1, 1), from, to);
	const char *factor = dec_print(t->a, dec_sub(t->a, one, zero));
	if (dec_sign(zero) == 0)
		derivation_add(t->steps, PROOF_UNIT_FACTOR, unit_symbol(from), factor, unit_symbol(to), NULL);
	else
		derivation_add(t->steps, PROOF_UNIT_SCALE, unit_symbol(from), factor, dec_print(t->a, zero),
		    unit_symbol(to), NULL);
}

/* Whether values of both can be held against each other; convert: after conversion. If not, *out says why. */
static bool
units_agree(struct task *t, const struct limit *d, const struct limit *r, bool *convert, struct outcome *out)
{
	*convert = false;
	if (d->unit == NULL || r->unit == NULL) {
		const char *raw = d->unit == NULL ? d->raw_unit : r->raw_unit;
		derivation_add(t->steps, PROOF_UNIT_UNKNOWN, raw == NULL ? "" : raw, NULL);
		*out = OUTCOME(V_INCOMPARABLE, R_UNIT_UNKNOWN);
		return false;
	}
	if (d->unit == r->unit) {
		if (t->steps != NULL && d->unit_given)
			derivation_add(t->steps, PROOF_UNIT_SAME, unit_symbol(d->unit), NULL);
		return true;
	}
	/* "≤5 %(m/m)" beside "≤5 %": of what the second is a part is not said */
	bool unsaid = *symbol(d) == '%' && *symbol(r) == '%' && (strcmp(unit_kind(d->unit), "ratio") == 0) !=
	    (strcmp(unit_kind(r->unit), "ratio") == 0);
	bool difference = strcmp(unit_kind(d->unit), "temperature") == 0 && unit_commensurable(d->unit, r->unit) &&
	    is_difference(t, d, r);
	if (!unit_commensurable(d->unit, r->unit) || d->unit_given != r->unit_given || difference) {
		if (d->unit_given != r->unit_given)
			derivation_add(t->steps, PROOF_UNIT_UNSAID, symbol(d->unit_given ? d : r), NULL);
		else
			derivation_add(t->steps, PROOF_UNIT_UNLIKE, symbol(d), symbol(r), NULL);
		*out = unsaid ? OUTCOME(V_NEEDS_HUMAN, R_BASIS_DIFFERS) :
		    OUTCOME(difference ? V_NEEDS_HUMAN : V_INCOMPARABLE, R_UNIT_KIND);
		return false;
	}
	if (strcasecmp(unit_symbol(d->unit), unit_symbol(r->unit)) == 0) {
		derivation_add(t->steps, PROOF_UNIT_CASE, symbol(d), symbol(r), NULL);
		*out = OUTCOME(V_NEEDS_HUMAN, R_UNIT_CASE);
		return false;
	}
	tell_conversion(t, d->unit, r->unit);
	t->converted = *convert = true;
	return true;
}

/* ---- ranges and sets of quantities ---- */

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
static bool
is_even(struct arena *a, const struct side *s)
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
	if (((d->deviation || is_even(t->a, &own_d)) && r_open) || ((r->deviation || is_even(t->a, &own_r)) && d_open))
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
		    .hi_open = l->hi_open, .value = l->value, .n = l->nitem }, symbol(l)),
		    side_print(t->a, s, symbol(other)), NULL);
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
		derivation_add(t->steps, PROOF_DECLARED_ROUNDED, side_print(t->a, &u, symbol(d)),
		    side_print(t->a, x, symbol(d)), NULL);
		derivation_add(t->steps, PROOF_REFERENCE_ROUNDED, side_print(t->a, &v, symbol(r)),
		    side_print(t->a, y, symbol(r)), NULL);
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
	if (s.lo == NULL || s.hi == NULL || is_even(t->a, &s))
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

	if (counts_grades(t->indicator) && !(is_measured(d) && is_measured(r)))
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
		const char *unit = declared ? symbol(r) : symbol(d);
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
			derivation_add(t->steps, PROOF_DECLARED_CONVERTED, side_print(t->a, &before, symbol(d)),
			    side_print(t->a, &x, symbol(r)), NULL);
	}
	tell_sides(t, &x, &y, symbol(r));
	o = hold(&x, &y);
	if (hangs_on_open_end(t, d, r, &u, &v, r->unit, hold(&u, &v))) {
		if (t->steps != NULL)
			derivation_add(t->steps, PROOF_OPEN_END, side_print(t->a, &u, symbol(r)),
			    side_print(t->a, &v, symbol(r)), NULL);
		o = OUTCOME(V_NEEDS_HUMAN, R_OPEN_END);
	}
	return o;
}

static struct outcome
quantities(struct task *t, const struct limit *d, const struct limit *r)
{
	struct outcome o = held_quantities(t, d, r);

	if (o.v == V_EQUAL || o.v > V_CONFLICT || !is_use_range(t->indicator, d, r))
		return o;
	derivation_add(t->steps, PROOF_USE_RANGE, t->indicator, NULL);
	return OUTCOME(V_NEEDS_HUMAN, R_USE_RANGE);
}

/* ---- words ---- */

/* A word that may be a step of a scale ("IP65", "V-0", "一级", "优等品", "A"): digits in it, or a single letter. */
static bool
is_step(const char *w)
{
	static const char *const tails[] = { "级", "等", "类", "档", "品", "型", "号", "星" };

	if (w[0] != '\0' && w[1] == '\0')
		return true;
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
		if (ends_with(w, tails[i]))
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
static struct outcome
words(struct task *t, const struct limit *d, const struct limit *r)
{
	size_t common = shared_items(t, d, r, accepted);
	bool d_in_r = common == d->nitem, r_in_d = common == r->nitem, grades = counts_grades(t->indicator);

	for (size_t i = 0; i < d->nitem; i++)
		grades = grades || is_step(d->item[i]);
	for (size_t i = 0; i < r->nitem; i++)
		grades = grades || is_step(r->item[i]);
	if (grades && common > 0 && !(d_in_r && r_in_d))
		return OUTCOME(V_NEEDS_HUMAN, R_SCALE);
	if (common > 0 && !d_in_r && !r_in_d)		/* "类白色", "类白色粉末": perhaps one thing in two spellings */
		return OUTCOME(V_NEEDS_HUMAN, R_PARTS);
	/* of what is offered ("回访方式") fewer choices are less */
	if (!(d_in_r && r_in_d) && t->indicator != NULL && (name_sense(t->indicator) == SENSE_SURROUNDINGS ||
	    name_sense(t->indicator) == SENSE_PLATE)) {
		derivation_add(t->steps, PROOF_USE_RANGE, t->indicator, NULL);
		return OUTCOME(V_NEEDS_HUMAN, R_USE_RANGE);
	}
	return conclude(d_in_r, r_in_d, common == 0);
}

/*
 * What must (not) happen: all of it, so the longer list asks more. Where each has what the other has not ("无变形",
 * "无有害变形"), how they stand to each other is not known.
 */
static struct outcome
tests(struct task *t, const struct limit *d, const struct limit *r)
{
	size_t common = shared_items(t, d, r, required);

	if (common < d->nitem && common < r->nitem)
		return OUTCOME(V_NEEDS_HUMAN, R_PARTS);
	return conclude(common == r->nitem, common == d->nitem, false);
}

/* A text that cites standards asks what they ask: the same standards ask the same, others must be read. */
static struct outcome
citations(struct task *t, const struct limit *d, const struct limit *r)
{
	size_t common = shared_items(t, d, r, required);

	if (d->nitem > 0 && common == d->nitem && common == r->nitem)
		return OUTCOME(V_EQUAL, R_SAME_SET);
	return OUTCOME(V_NEEDS_HUMAN, R_CITATION);
}

/* ---- grades of a scale ---- */

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
static struct outcome
grades(struct task *t, const struct limit *d, const struct limit *r)
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

/* ---- not detected, sampling plans ---- */

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
static struct outcome
not_detected(struct task *t, const struct limit *d, const struct limit *r)
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
static struct outcome
detection_in_range(struct task *t, const struct limit *nd, const struct limit *range)
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
		    upper_print(t->a, &s, symbol(range)), NULL);
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
static struct outcome
plans(struct task *t, const struct limit *d, const struct limit *r)
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

/* ---- tables and conjunctions ---- */

static struct outcome forms(struct task *, const struct limit *, const struct limit *);

/* Texts found in two limits that must be the same; NULL on both sides is. */
static bool
notes_agree(const char *x, const char *y, enum reason why, struct outcome *out)
{
	if (x == NULL ? y == NULL : y != NULL && strcmp(x, y) == 0)
		return true;
	*out = OUTCOME(x == NULL || y == NULL ? V_NEEDS_HUMAN : V_INCOMPARABLE, why);
	return false;
}

/* Two limits with all that stands in their texts. */
static struct outcome
with_notes(struct task *t, const struct limit *d, const struct limit *r)
{
	struct outcome o;

	if (d->form == LIMIT_NONE || r->form == LIMIT_NONE)
		return forms(t, d, r);
	if (!notes_agree(d->grade, r->grade == NULL ? d->grade : r->grade, R_GRADE_UNCLEAR, &o) ||
	    !notes_agree(d->basis, r->basis, R_BASIS_DIFFERS, &o) ||
	    !notes_agree(d->condition, r->condition, R_CONDITION_DIFFERS, &o) ||
	    !notes_agree(d->method, r->method, R_METHOD_DIFFERS, &o))
		return o;
	return forms(t, d, r);
}

/* What the parts' verdicts make together; any one not known leaves the whole open. */
struct tally { bool tighter, looser, partly, conflict, unclear, more, less; };

static void
count(struct tally *n, enum verdict v)
{
	n->tighter = n->tighter || v == V_STRICTER;
	n->looser = n->looser || v == V_LOWER;
	n->partly = n->partly || v == V_PARTLY;
	n->conflict = n->conflict || v == V_CONFLICT;
	n->unclear = n->unclear || v > V_CONFLICT;
}

static struct outcome
sum(const struct tally *n)
{
	if (n->conflict)		/* what fails in one part fails as a whole */
		return OUTCOME(V_CONFLICT, R_DISJOINT);
	if (n->unclear)
		return OUTCOME(V_NEEDS_HUMAN, R_PARTS);
	if (n->partly)
		return OUTCOME(V_PARTLY, R_OVERLAP);
	return conclude(!n->looser, !n->tighter, false);
}

static const struct limit *
part_of(const struct limit *l, const char *key)
{
	for (size_t i = 0; i < l->npart; i++)
		if (same_grade(l->part[i].key, key))
			return &l->part[i].l;
	return NULL;
}

static enum verdict
part(struct task *t, const char *key, const struct limit *d, const struct limit *r)
{
	derivation_add(t->steps, PROOF_PART, key, NULL);
	struct outcome o = with_notes(t, d, r);
	derivation_add(t->steps, PROOF_PART_VERDICT, key, verdict_name(o.v), reason_name(o.r), NULL);
	return o.v;
}

/* A mean, which every single value being within a range keeps within it too. */
static bool
is_mean(const char *key)
{
	return strstr(key, "均") != NULL;
}

/* Whether two keys are of one grade: "优等品|平均", "优等品|单个". */
static bool
same_outer(const char *x, const char *y)
{
	const char *p = strrchr(x, '|'), *q = strrchr(y, '|');
	size_t n = p == NULL ? 0 : (size_t)(p - x);

	return (p == NULL) == (q == NULL) && (p == NULL || (n == (size_t)(q - y) && memcmp(x, y, n) == 0));
}

/*
 * Whether a mean asks nothing that the single values of whole do not ask already, or can't be told to. It does ask
 * more where its range is the narrower one ("mean at least 30, each at least 25").
 */
static bool
may_be_implied(const struct limit_part *p, const struct limit *whole)
{
	for (size_t i = 0; is_mean(p->key) && i < whole->npart; i++) {
		const struct limit *l = &whole->part[i].l;
		if (is_mean(whole->part[i].key) || !same_outer(whole->part[i].key, p->key) || l->form == LIMIT_NONE)
			continue;
		if (l->form != LIMIT_RANGE || p->l.form != LIMIT_RANGE || l->unit != p->l.unit)
			return true;
		struct side single = side_of(l), mean = side_of(&p->l);
		if (!side_subset(&mean, &single) || side_subset(&single, &mean))
			return true;
	}
	return false;
}

static bool
has_idle_mean(const struct limit *l)
{
	for (size_t i = 0; i < l->npart; i++)
		if (may_be_implied(&l->part[i], l))
			return true;
	return false;
}

/* How long a name is without the remarks in brackets behind it: "合格品(代号A)" is "合格品". */
static size_t
head_length(const char *name)
{
	const char *open = strchr(name, '(');

	return open == NULL || open == name ? strlen(name) : (size_t)(open - name);
}

static bool
heads_with(const char *name, const char *const *tail, size_t n)
{
	size_t len = head_length(name);

	for (size_t i = 0; i < n; i++) {
		size_t t = strlen(tail[i]);
		if (len >= t && memcmp(name + len - t, tail[i], t) == 0)
			return true;
	}
	return false;
}
#define HEADS_WITH(s, list) heads_with(s, list, sizeof list / sizeof *list)

/*
 * Whether a key names a grade or class ("优等品", "Ⅰ级"), so that a plain reference holds for it as for any other; an
 * age
 * ("28 d"), a state or a step of a size is a condition, and the reference does not say that it is under that.
 */
static bool
is_grade_key(const char *key)
{
	static const char *const tails[] = { "品", "级", "类", "等", "型", "档", "星", "牌号" };

	return strchr(key, '|') == NULL && strpbrk(key, "<>=~") == NULL && strstr(key, "≤") == NULL &&
	    strstr(key, "≥") == NULL && HEADS_WITH(key, tails);
}

/* Whether a part leaves open the same end as the whole, so that all parts together accept what the weakest does. */
static bool
opens_alike(const struct limit *part, const struct limit *whole)
{
	if (part->form == LIMIT_NOT_DETECTED)
		return whole->form == LIMIT_RANGE && whole->lo == NULL && whole->hi != NULL;
	if (part->form == LIMIT_RANGE && whole->form == LIMIT_RANGE)
		return (part->lo == NULL) == (whole->lo == NULL) && (part->hi == NULL) == (whole->hi == NULL) &&
		    (part->lo == NULL) != (part->hi == NULL);
	return part->form == LIMIT_ORDINAL && whole->form == LIMIT_ORDINAL && part->scale == whole->scale &&
	    !scale_is_product(part->scale) &&
	    scale_order(part->scale, part->to, scale_best(part->scale)) == ORDER_SAME &&
	    scale_order(part->scale, whole->to, scale_best(part->scale)) == ORDER_SAME;
}

/*
 * A table of grades beside one limit for all: what is sold under the weakest grade is promised no more than that, so
 * the verdict is of all grades together. One that is equal makes the whole equal, if no other is looser; that all are
 * stricter says so only where they are open to the same end.
 */
static struct outcome
table_beside_one(struct task *t, const struct limit *d, const struct limit *r)
{
	struct tally n = { 0 };
	bool equal = false, alike = true;

	for (size_t i = 0; i < d->npart; i++)
		if (!is_grade_key(d->part[i].key)) {
			derivation_add(t->steps, PROOF_CONDITION_DIFFERS, d->part[i].key, "", NULL);
			return OUTCOME(V_NEEDS_HUMAN, R_CONDITION_DIFFERS);
		}
	for (size_t i = 0; i < d->npart; i++) {
		enum verdict v = part(t, d->part[i].key, &d->part[i].l, r);
		count(&n, v);
		equal = equal || v == V_EQUAL;
		alike = alike && opens_alike(&d->part[i].l, r);
	}
	struct outcome o = sum(&n);
	/* all together accept what the loosest does */
	if (alike && n.looser && !n.unclear && !n.partly && !n.conflict)
		return OUTCOME(V_LOWER, R_SUPERSET);
	if (o.v != V_STRICTER)
		return o;
	return equal ? OUTCOME(V_EQUAL, R_SAME_SET) : alike ? o : OUTCOME(V_NEEDS_HUMAN, R_PARTS);
}

/* Keyed limits, key by key; a key that only one side has is for a person. */
static struct outcome
tables(struct task *t, const struct limit *d, const struct limit *r)
{
	struct tally n = { 0 };

	if (d->form != LIMIT_TABLE)
		return OUTCOME(V_INCOMPARABLE, R_GRADE_UNCLEAR);
	if (has_idle_mean(d) || (r->form == LIMIT_TABLE && has_idle_mean(r)))
		return OUTCOME(V_NEEDS_HUMAN, R_PARTS);
	if (r->form != LIMIT_TABLE)
		return table_beside_one(t, d, r);
	for (size_t i = 0; i < d->npart; i++) {
		const struct limit *other = part_of(r, d->part[i].key);
		if (other == NULL) {
			derivation_add(t->steps, PROOF_PART_DECLARED, d->part[i].key, NULL);
			n.unclear = true;
		} else
			count(&n, part(t, d->part[i].key, &d->part[i].l, other));
	}
	for (size_t i = 0; i < r->npart; i++)
		if (part_of(d, r->part[i].key) == NULL) {
			derivation_add(t->steps, PROOF_PART_REFERENCE, r->part[i].key, NULL);
			n.unclear = true;
		}
	return sum(&n);
}

/* Parts that only l has: it asks that much more. */
static void
only_in(struct task *t, const struct limit *l, const struct limit *other, bool declared, struct tally *n)
{
	for (size_t i = 0; i < l->npart; i++) {
		const struct limit_part *p = &l->part[i];
		if (part_of(other, p->key) != NULL || p->l.form == LIMIT_NONE)
			continue;
		derivation_add(t->steps, declared ? PROOF_PART_DECLARED : PROOF_PART_REFERENCE, p->key, NULL);
		if (p->l.form == LIMIT_TEXT || p->l.form == LIMIT_AGREED || may_be_implied(p, other))
			n->unclear = true;
		else if (declared)
			n->more = true;
		else
			n->less = true;
	}
}

/*
 * "Mean at least 30 and each at least 25": all parts at once, part by part. A side without a part leaves it open, so
 * the other asks more (domain.md 5.1). Where both have parts that the other lacks, two names may be of one thing.
 */
static struct outcome
conjunctions(struct task *t, const struct limit *d, const struct limit *r)
{
	struct tally n = { 0 };

	if (d->form != LIMIT_ALL || r->form != LIMIT_ALL || has_idle_mean(d) || has_idle_mean(r))
		return OUTCOME(V_NEEDS_HUMAN, R_PARTS);
	for (size_t i = 0; i < d->npart; i++) {
		const struct limit *other = part_of(r, d->part[i].key);
		if (other != NULL)
			count(&n, part(t, d->part[i].key, &d->part[i].l, other));
	}
	only_in(t, d, r, true, &n);
	only_in(t, r, d, false, &n);
	n.unclear = n.unclear || (n.more && n.less);
	n.tighter = n.tighter || n.more;
	n.looser = n.looser || n.less;
	return sum(&n);
}

/* ---- all forms ---- */

static struct outcome
same_form(struct task *t, const struct limit *d, const struct limit *r)
{
	switch (d->form) {
	case LIMIT_NOT_DETECTED:
		return not_detected(t, d, r);
	case LIMIT_PLAN:
		return plans(t, d, r);
	case LIMIT_ORDINAL:
		return grades(t, d, r);
	case LIMIT_CITATION:
		return citations(t, d, r);
	case LIMIT_TEST:
		return tests(t, d, r);
	default:
		return OUTCOME(V_NEEDS_HUMAN, R_FORM);
	}
}

static bool
is_quantity(const struct limit *l)
{
	return l->form == LIMIT_RANGE || (l->form == LIMIT_SET && l->value != NULL);
}

static struct outcome
forms(struct task *t, const struct limit *d, const struct limit *r)
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
	if (d->form == LIMIT_TEXT || r->form == LIMIT_TEXT)
		return OUTCOME(V_NEEDS_HUMAN, d->form == LIMIT_TEXT ? R_DECLARED_UNPARSED : R_REFERENCE_UNPARSED);
	if (is_quantity(d) && is_quantity(r))
		return quantities(t, d, r);
	if (d->form == LIMIT_SET && r->form == LIMIT_SET && d->value == NULL && r->value == NULL)
		return words(t, d, r);
	if (d->form == LIMIT_TABLE || r->form == LIMIT_TABLE)
		return tables(t, d, r);
	if (d->form == LIMIT_ALL || r->form == LIMIT_ALL)
		return conjunctions(t, d, r);
	if (d->form == LIMIT_NOT_DETECTED && is_quantity(r))
		return detection_in_range(t, d, r);
	if (r->form == LIMIT_NOT_DETECTED && is_quantity(d))
		return mirrored(detection_in_range(t, r, d));
	if (d->form == r->form)
		return same_form(t, d, r);
	if (d->form == LIMIT_CITATION || r->form == LIMIT_CITATION)
		return OUTCOME(V_NEEDS_HUMAN, R_CITATION);
	if (d->form == LIMIT_ORDINAL || r->form == LIMIT_ORDINAL)
		return OUTCOME(V_NEEDS_HUMAN, R_SCALE);
	return OUTCOME(V_NEEDS_HUMAN, R_FORM);
}

static void
say(struct judgement *j, struct outcome o)
{
	j->verdict = o.v;
	j->reason = o.r;
}

static const struct terms plain_terms;

void
compare_limits(struct arena *a, const char *indicator, const struct terms *terms, struct judgement *j)
{
	struct task t = { a, indicator, terms == NULL ? &plain_terms : terms, j->steps, false };

	say(j, with_notes(&t, &j->declared, &j->reference));
	j->converted = t.converted;
}

/* ---- whole requirements ---- */

/* Forms whose figures have a unit. */
static bool
has_unit(const struct limit *l)
{
	return is_quantity(l) || l->form == LIMIT_NOT_DETECTED || l->form == LIMIT_PLAN || l->form == LIMIT_TABLE ||
	    l->form == LIMIT_ALL;
}

/*
 * Reads a requirement in the unit of its column, or, when that is empty, in the one behind its name ("甲醛(g/kg)").
 * Two that differ contradict each other: text, for a person.
 */
static void
read_limit(struct arena *a, const struct requirement *q, struct limit *l)
{
	static const char *const scale[] = { "ph", "colour-rendering" };	/* symbols, hardly units */

	limit_parse(a, q->indicator, q->text, q->unit, l);
	const char *behind = unit_behind(a, q->indicator);
	const struct unit *u = *behind == '\0' ? NULL : unit_find(a, behind);
	for (size_t i = 0; u != NULL && i < sizeof scale / sizeof *scale; i++)
		if (strcmp(unit_kind(u), scale[i]) == 0)
			u = NULL;
	if (u == NULL || !has_unit(l))
		return;
	const struct limit *one = l->npart > 0 ? &l->part[0].l : l;
	if (!one->unit_given)
		limit_parse(a, q->indicator, q->text, behind, l);
	else if (one->unit != u) {
		const char *raw = l->raw, *raw_unit = l->raw_unit;
		*l = (struct limit){ .raw = raw, .raw_unit = raw_unit, .normal = "" };
	}
}

static void
tell_read(const struct task *t, const struct limit *l, bool declared)
{
	const char *raw = l->raw == NULL ? "" : l->raw, *u = symbol(l);

	if (t->steps == NULL)
		return;
	if (l->form == LIMIT_TEXT)
		derivation_add(t->steps, declared ? PROOF_DECLARED_UNREAD : PROOF_REFERENCE_UNREAD, raw,
		    l->kind == KIND_ORDINAL && (t->indicator == NULL || *t->indicator == '\0') ? "scale" : NULL, NULL);
	else if (l->form == LIMIT_NONE)
		derivation_add(t->steps, declared ? PROOF_DECLARED_NONE : PROOF_REFERENCE_NONE, raw, NULL);
	else
		derivation_add(t->steps, declared ? PROOF_DECLARED_READ : PROOF_REFERENCE_READ, raw,
		    *u == '\0' ? l->normal : arena_fmt(t->a, "%s %s", l->normal, u), NULL);
}

static void
tell_name(struct task *t, const struct requirement *d, const struct requirement *r, const struct subject *x,
    const struct subject *y)
{
	if (t->steps == NULL || d->indicator == NULL || r->indicator == NULL || *x->key == '\0')
		return;
	if (strcmp(x->key, y->key) != 0)
		derivation_add(t->steps, PROOF_NAME_ALIKE, d->indicator, r->indicator, NULL);
	else if (strcmp(d->indicator, r->indicator) == 0)
		derivation_add(t->steps, PROOF_NAME_SAME, d->indicator, NULL);
	else
		derivation_add(t->steps, PROOF_NAME_LISTED, d->indicator, r->indicator, x->key, NULL);
}

static bool
same_product(struct task *t, const struct requirement *d, const struct requirement *r, const struct subject *x,
    const struct subject *y, struct outcome *out)
{
	enum fit fit = product_fit(x, y);

	if (fit == FIT)
		return true;
	derivation_add(t->steps, PROOF_PRODUCT_DIFFERS, d->product, r->product, NULL);
	*out = OUTCOME(fit == FIT_NOT ? V_INCOMPARABLE : V_NEEDS_HUMAN, R_PRODUCT_DIFFERS);
	return false;
}

static bool
same_class(struct task *t, const struct subject *x, const struct subject *y, struct outcome *out)
{
	if (grade_fit(x, y) == FIT) {
		if (*y->grade != '\0')
			derivation_add(t->steps, PROOF_GRADE_SAME, x->grade_text, y->grade_text, NULL);
		else if (*x->grade != '\0')
			derivation_add(t->steps, PROOF_GRADE_ANY, x->grade_text, NULL);
		return true;
	}
	derivation_add(t->steps, PROOF_GRADE_DIFFERS, x->grade_text, y->grade_text, NULL);
	*out = OUTCOME(V_INCOMPARABLE, R_GRADE_UNCLEAR);
	return false;
}

/* What must be the same of two, x and y: a step for it, or the reason why there is no comparison. */
static bool
same_matter(struct task *t, enum fit fit, const char *x, const char *y, enum proof same, enum proof differs,
    enum reason why, struct outcome *out)
{
	if (fit == FIT) {
		if (*x != '\0')
			derivation_add(t->steps, same, x, y, NULL);
		return true;
	}
	derivation_add(t->steps, differs, x, y, NULL);
	*out = OUTCOME(fit == FIT_NOT ? V_INCOMPARABLE : V_NEEDS_HUMAN, why);
	return false;
}

static bool
same_method(struct task *t, const struct subject *x, const struct subject *y, struct outcome *out)
{
	struct equivalence e;

	switch (method_fit(x, y, &e)) {
	case METHOD_NONE:
		return true;
	case METHOD_SAME:
		derivation_add(t->steps, PROOF_METHOD_SAME, x->method_text, y->method_text, NULL);
		return true;
	case METHOD_EQUIVALENT:
		derivation_add(t->steps, PROOF_METHOD_EQUIVALENT, e.declared, e.reference, e.source, NULL);
		return true;
	case METHOD_UNSAID:
		derivation_add(t->steps, PROOF_METHOD_UNSAID, *x->method_text == '\0' ? y->method_text :
		    x->method_text, NULL);
		return true;
	case METHOD_UNCLEAR:
		*out = OUTCOME(V_NEEDS_HUMAN, R_METHOD_DIFFERS);
		break;
	case METHOD_OTHER:
		*out = OUTCOME(V_INCOMPARABLE, R_METHOD_DIFFERS);
	}
	derivation_add(t->steps, PROOF_METHOD_DIFFERS, x->method_text, y->method_text, NULL);
	return false;
}

/* Adds a phrase, written as text, to a condition. False: there are too many. */
static bool
add_phrase(struct task *t, struct subject *s, const char *phrase, const char *text)
{
	struct phrases *c = &s->condition;
	size_t at = 0;

	while (at < c->n && strcmp(c->s[at], phrase) < 0)
		at++;
	if (at < c->n && strcmp(c->s[at], phrase) == 0)
		return true;
	if (c->n == PHRASES)
		return false;
	memmove(&c->s[at + 1], &c->s[at], (c->n - at) * sizeof *c->s);
	c->s[at] = phrase;
	c->n++;
	s->condition_text = *s->condition_text == '\0' ? text : arena_fmt(t->a, "%s，%s", s->condition_text, text);
	return true;
}

/* "28 d", "3天": an age, no grade ("42.5R"). */
static bool
is_age(struct arena *a, const char *piece)
{
	const char *s = text_trim(a, text_fold(a, piece)), *end;

	if (dec_read(a, s, &end, NULL) == NULL)
		return false;
	const struct unit *u = *(end = text_trim(a, end)) == '\0' ? NULL : unit_find(a, end);
	return u != NULL && strcmp(unit_kind(u), "time") == 0;
}

/*
 * Whether the part with this key is meant by a row: each piece of the key is its grade or one of its conditions. Then
 * of, what the parts are about, is narrowed to the key.
 */
static bool
is_meant(struct task *t, const char *key, const struct subject *by, struct subject *of, bool *by_condition)
{
	char *piece = arena_str(t->a, key), *next;

	for (; piece != NULL; piece = next) {
		if ((next = strchr(piece, '|')) != NULL)
			*next++ = '\0';
		const char *phrase = phrase_form(t->a, t->indicator, piece);
		bool found = false;
		if (*by->grade != '\0' && !is_age(t->a, piece) && same_grade(grade_form(t->a, piece), by->grade) &&
		    (*of->grade == '\0' || same_grade(of->grade, by->grade))) {
			of->grade = by->grade;
			of->grade_text = piece;
			continue;
		}
		for (size_t i = 0; i < by->condition.n && !found; i++)
			found = strcmp(by->condition.s[i], phrase) == 0;
		if (!found || !add_phrase(t, of, phrase, piece))
			return false;
		*by_condition = true;
	}
	return true;
}

/*
 * One side has parts of which the other's grade and condition choose one: it stands for the whole. False: the reference
 * asks for several conditions together (3 d and 28 d), and the declaration speaks of one of them only.
 */
static bool
choose(struct task *t, struct limit *l, struct subject *of, const struct subject *by, bool declared)
{
	const struct limit_part *p = NULL;
	const char *raw = l->raw;
	struct subject narrowed = *of;
	bool by_condition = false;

	for (size_t i = 0; i < l->npart; i++) {
		struct subject s = *of;
		bool condition = false;
		if (!is_meant(t, l->part[i].key, by, &s, &condition))
			continue;
		if (p != NULL)
			return true;
		p = &l->part[i];
		narrowed = s;
		by_condition = condition;
	}
	if (p == NULL)
		return true;
	if (by_condition && !declared && l->npart > 1) {
		for (size_t i = 0; i < l->npart; i++)
			if (&l->part[i] != p)
				derivation_add(t->steps, PROOF_PART_REFERENCE, l->part[i].key, NULL);
		return false;
	}
	derivation_add(t->steps, PROOF_PART_CHOSEN, p->key, NULL);
	*l = p->l;
	l->raw = raw;
	*of = narrowed;
	return true;
}

static bool
is_temperature(const struct unit *u)
{
	return strncmp(unit_kind(u), "temperature", strlen("temperature")) == 0;
}

/* Values on both sides of 0, and not evenly so as those of a deviation. */
static bool
spans_zero(struct arena *a, const struct limit *l)
{
	struct side s = side_of(l);

	return l->form == LIMIT_RANGE && !l->deviation && s.lo != NULL && s.hi != NULL && dec_sign(s.lo) < 0 &&
	    dec_sign(s.hi) > 0 && !is_even(a, &s);
}

/*
 * Two units become what they are beside the indicator: 75 K of a rise are 75 ℃ of one, 5 度 of a turbidity are no
 * NTU. The reference's indicator speaks for both, so that they can't come apart by how the name is written.
 */
static void
settle_units(const struct task *t, struct limit *d, struct limit *r)
{
	if (d->unit == NULL || r->unit == NULL || d->unit == r->unit)
		return;
	/* "-40~85 ℃" is hardly by how much a temperature changes, whatever the name ends in */
	if (is_temperature(d->unit) && strcmp(unit_kind(unit_beside(t->a, d->unit, t->indicator)), "temperature") != 0
	    &&
	    (spans_zero(t->a, d) || spans_zero(t->a, r)))
		return;
	const char *quantity = d->deviation && r->deviation && is_temperature(d->unit) ? "温差" : t->indicator;
	d->unit = unit_beside(t->a, d->unit, quantity);
	r->unit = unit_beside(t->a, r->unit, quantity);
}

/* Whether a method cites nothing but the standard that sets the scale, in its edition or in none. */
static bool
cites_scale(const struct method *m, const char *standard)
{
	for (size_t i = 0; i < m->n; i++) {
		size_t n = strlen(m->undated[i]);
		if (strcmp(m->canonical[i], standard) != 0 && (m->year[i] != NULL ||
		    strncmp(standard, m->undated[i], n) != 0 || (standard[n] != '-' && standard[n] != '\0')))
			return false;
	}
	return true;
}

/* Whether both sides may be taken to grade by one edition of one standard. */
static bool
one_grading(const struct limit *d, const struct limit *r, const struct method *x, const struct method *y)
{
	bool same = x->n == y->n;

	if (d->form != LIMIT_ORDINAL || r->form != LIMIT_ORDINAL || d->scale != r->scale || d->scale == NULL ||
	    !scale_is_redrawn(d->scale))
		return true;
	for (size_t i = 0; same && i < x->n; i++)
		same = strcmp(x->canonical[i], y->canonical[i]) == 0;
	return same || (cites_scale(x, scale_standard(d->scale)) && cites_scale(y, scale_standard(d->scale)));
}

static struct outcome
requirement(struct task *t, const struct row *dr, const struct row *rr, struct limit *dl, struct limit *rl)
{
	const struct requirement *d = dr->q, *r = rr->q;
	struct subject x = dr->s, y = rr->s;
	struct outcome o;

	t->indicator = y.key;
	settle_units(t, dl, rl);
	tell_name(t, d, r, &x, &y);
	tell_read(t, dl, true);
	tell_read(t, rl, false);
	/* A declared "冷态≥50；热态≥5" beside a row for 热态; the other way round the row leaves the rest open. */
	if (dl->npart == 0 && dl->form != LIMIT_NONE && rl->form == LIMIT_TABLE && !choose(t, rl, &y, &x, false))
		return OUTCOME(V_NEEDS_HUMAN, R_PARTS);
	if (dl->npart > 0 && rl->npart == 0)
		choose(t, dl, &x, &y, true);
	if (!same_product(t, d, r, &x, &y, &o) || !same_class(t, &x, &y, &o))
		return o;
	/* Where the reference sets no limit or the declaration none, under what condition does not matter. */
	if (dl->form == LIMIT_NONE || rl->form == LIMIT_NONE)
		return forms(t, dl, rl);
	if (!same_matter(t, basis_fit(&x, &y), x.basis_text, y.basis_text, PROOF_BASIS_SAME, PROOF_BASIS_DIFFERS,
	    R_BASIS_DIFFERS, &o) ||
	    !same_matter(t, condition_fit(&x, &y), x.condition_text, y.condition_text, PROOF_CONDITION_SAME,
	    PROOF_CONDITION_DIFFERS, R_CONDITION_DIFFERS, &o) || !same_method(t, &x, &y, &o))
		return o;
	if (!one_grading(dl, rl, &x.method, &y.method)) {
		derivation_add(t->steps, PROOF_SCALE, scale_id(dl->scale), scale_standard(dl->scale), NULL);
		if (t->steps != NULL)
			derivation_add(t->steps, PROOF_SCALE_UNKNOWN, arena_fmt(t->a, "%s %s", dl->raw, x.method_text),
			    arena_fmt(t->a, "%s %s", rl->raw, y.method_text), NULL);
		return OUTCOME(V_NEEDS_HUMAN, R_SCALE);
	}
	return forms(t, dl, rl);
}

void
row_read(struct arena *a, const struct requirement *q, struct row *out)
{
	out->q = q;
	read_limit(a, q, &out->l);
	subject_of(a, q, &out->l, &out->s);
}

void
row_compare(struct arena *a, const struct row *d, const struct row *r, const struct terms *terms, struct judgement *j)
{
	*j = (struct judgement){ .declared = d->l, .reference = r->l,
	    .steps = terms != NULL && terms->explain ? derivation_new(a) : NULL };
	struct task t = { a, NULL, terms == NULL ? &plain_terms : terms, j->steps, false };

	say(j, requirement(&t, d, r, &j->declared, &j->reference));
	j->converted = t.converted;
	derivation_add(j->steps, PROOF_CONCLUSION, verdict_name(j->verdict), reason_name(j->reason), NULL);
}

void
compare_requirement(struct arena *a, const struct requirement *d, const struct requirement *r,
    const struct terms *terms, struct judgement *j)
{
	struct row x, y;

	row_read(a, d, &x);
	row_read(a, r, &y);
	row_compare(a, &x, &y, terms, j);
}
