#include <string.h>
#include "app/inclusion.h"
#include "base/dec.h"

enum { PRINT_MAX = 200 };	/* what a derivation shows of many values */

struct side
side_of(const struct limit *l)
{
	if (l->form == LIMIT_SET)
		return (struct side){ .value = l->value, .n = l->nitem };
	return (struct side){ .lo = l->lo, .hi = l->hi, .lo_open = l->lo_open, .hi_open = l->hi_open };
}

bool
side_has(const struct side *s, const struct dec *v)
{
	if (s->n > 0) {
		for (size_t i = 0; i < s->n; i++)
			if (dec_cmp(v, s->value[i]) == 0)
				return true;
		return false;
	}
	int lo = s->lo == NULL ? 1 : dec_cmp(v, s->lo), hi = s->hi == NULL ? -1 : dec_cmp(v, s->hi);
	return (lo > 0 || (lo == 0 && !s->lo_open)) && (hi < 0 || (hi == 0 && !s->hi_open));
}

bool
lower_within(const struct side *x, const struct side *y)
{
	if (y->lo == NULL)
		return true;
	if (x->lo == NULL)
		return false;
	int c = dec_cmp(x->lo, y->lo);
	return c > 0 || (c == 0 && (x->lo_open || !y->lo_open));
}

bool
upper_within(const struct side *x, const struct side *y)
{
	if (y->hi == NULL)
		return true;
	if (x->hi == NULL)
		return false;
	int c = dec_cmp(x->hi, y->hi);
	return c < 0 || (c == 0 && (x->hi_open || !y->hi_open));
}

bool
side_subset(const struct side *x, const struct side *y)
{
	if (x->n > 0) {
		for (size_t i = 0; i < x->n; i++)
			if (!side_has(y, x->value[i]))
				return false;
		return true;
	}
	if (y->n > 0)		/* a range has one value or endlessly many */
		return x->lo != NULL && x->hi != NULL && dec_cmp(x->lo, x->hi) == 0 && side_has(y, x->lo);
	return lower_within(x, y) && upper_within(x, y);
}

/* Whether all of x is under all of y. */
static bool
is_under(const struct side *x, const struct side *y)
{
	if (x->hi == NULL || y->lo == NULL)
		return false;
	int c = dec_cmp(x->hi, y->lo);
	return c < 0 || (c == 0 && (x->hi_open || y->lo_open));
}

bool
side_disjoint(const struct side *x, const struct side *y)
{
	const struct side *set = x->n > 0 ? x : y, *other = x->n > 0 ? y : x;

	if (set->n == 0)
		return is_under(x, y) || is_under(y, x);
	for (size_t i = 0; i < set->n; i++)
		if (side_has(other, set->value[i]))
			return false;
	return true;
}

/* Each value of s mapped; the ends keep whether they are open. */
static struct side
mapped(struct arena *a, const struct side *s, const struct dec *(*map)(struct arena *, const struct dec *,
    const void *),
    const void *by)
{
	struct side out = *s;

	if (s->lo != NULL)
		out.lo = map(a, s->lo, by);
	if (s->hi != NULL)
		out.hi = map(a, s->hi, by);
	if (s->n > 0) {
		const struct dec **v = arena_get(a, s->n * sizeof *v);
		for (size_t i = 0; i < s->n; i++)
			v[i] = map(a, s->value[i], by);
		out.value = v;
	}
	return out;
}

struct route { const struct unit *from, *to; };

static const struct dec *
convert(struct arena *a, const struct dec *v, const void *by)
{
	const struct route *r = by;

	return unit_convert(a, v, r->from, r->to);
}

struct side
side_convert(struct arena *a, const struct side *s, const struct unit *from, const struct unit *to)
{
	struct route r = { from, to };

	return mapped(a, s, convert, &r);
}

struct line { const struct dec *base, *step; };

static const struct dec *
on_line(struct arena *a, const struct dec *v, const void *by)
{
	const struct line *l = by;

	return dec_add(a, l->base, dec_mul(a, v, l->step));
}

struct side
side_scale(struct arena *a, const struct side *s, const struct dec *base, const struct dec *step)
{
	struct line l = { base, step };
	struct side m = mapped(a, s, on_line, &l), out = m;

	if (dec_sign(step) >= 0)
		return out;
	out.lo = m.hi;
	out.lo_open = m.hi_open;
	out.hi = m.lo;
	out.hi_open = m.lo_open;
	if (m.n > 0) {
		const struct dec **v = arena_get(a, m.n * sizeof *v);
		for (size_t i = 0; i < m.n; i++)
			v[i] = m.value[m.n - 1 - i];
		out.value = v;
	}
	return out;
}

/* 10^k, |k| at most 100. */
static const struct dec *
power(struct arena *a, int k)
{
	const struct dec *p = dec_ratio(a, 1, 1), *ten = k < 0 ? dec_ratio(a, 1, 10) : dec_ratio(a, 10, 1);

	for (int i = k < 0 ? -k : k; i > 0; i--)
		p = dec_mul(a, p, ten);
	return p;
}

/*
 * An end written to the place 10^k, moved by half a place: outwards when the value written is accepted, inwards when it
 * is not. Half itself goes to the even neighbour: that is the value written when its last digit is even.
 */
static const struct dec *
rounded_end(struct arena *a, const struct dec *v, bool *open, int place, bool lower)
{
	const struct dec *p = power(a, place), *half = dec_mul(a, p, dec_ratio(a, 1, 2));
	const char *steps = dec_print(a, dec_div(a, v, p));	/* a whole number */
	char last = steps[strlen(steps) - 1];
	bool even = (last - '0') % 2 == 0, outwards = !*open;

	*open = outwards ? !even : even;
	return lower == outwards ? dec_sub(a, v, half) : dec_add(a, v, half);
}

/* Whether v is a whole number of places, so that its last digit can be told. */
static bool
is_written_to(struct arena *a, const struct dec *v, int place)
{
	if (place == PLACE_NONE)
		return false;
	return strpbrk(dec_print(a, dec_div(a, v, power(a, place))), "./e") == NULL;
}

bool
side_round(struct arena *a, const struct limit *l, struct side *s)
{
	if (l->form != LIMIT_RANGE || (l->lo != NULL && !is_written_to(a, l->lo, l->lo_place)) ||
	    (l->hi != NULL && !is_written_to(a, l->hi, l->hi_place)))
		return false;
	*s = side_of(l);
	if (s->lo != NULL)
		s->lo = rounded_end(a, s->lo, &s->lo_open, l->lo_place, true);
	if (s->hi != NULL)
		s->hi = rounded_end(a, s->hi, &s->hi_open, l->hi_place, false);
	/* Nothing rounds between the ends: ">5" and "<6" written to ones. */
	return s->lo == NULL || s->hi == NULL || dec_cmp(s->lo, s->hi) < 0;
}

static const char *
with_unit(struct arena *a, const char *s, const char *unit)
{
	return *unit == '\0' ? s : arena_fmt(a, "%s %s", s, unit);
}

const char *
side_print(struct arena *a, const struct side *s, const char *unit)
{
	const char *out = "{";

	if (s->n == 0)
		return with_unit(a, arena_fmt(a, "%s%s,%s%s", s->lo == NULL || s->lo_open ? "(" : "[",
		    s->lo == NULL ? "-inf" : dec_print(a, s->lo), s->hi == NULL ? "+inf" : dec_print(a, s->hi),
		    s->hi == NULL || s->hi_open ? ")" : "]"), unit);
	for (size_t i = 0; i < s->n; i++) {
		bool enough = strlen(out) > PRINT_MAX;
		out = arena_fmt(a, "%s%s%s", out, i > 0 ? "," : "", enough ? "…" : dec_print(a, s->value[i]));
		if (enough)
			break;
	}
	return with_unit(a, arena_fmt(a, "%s}", out), unit);
}

const char *
lower_print(struct arena *a, const struct side *s, const char *unit)
{
	if (s->lo == NULL)
		return "-inf";
	return with_unit(a, arena_fmt(a, "%s%s", s->lo_open ? ">" : "≥", dec_print(a, s->lo)), unit);
}

const char *
upper_print(struct arena *a, const struct side *s, const char *unit)
{
	if (s->hi == NULL)
		return "+inf";
	return with_unit(a, arena_fmt(a, "%s%s", s->hi_open ? "<" : "≤", dec_print(a, s->hi)), unit);
}
