#include <string.h>
#include "app/gauge.h"
#include "app/scale.h"
#include "app/unit.h"
#include "base/dec.h"

enum { INNER = GAUGE_WIDTH - 2 * GAUGE_EDGE, MARGIN = INNER / 5, STEPS = INNER - 2 * MARGIN };

/* One unit for both: the same row of the unit table, or the same text of a unit nobody knows. */
static bool
same_unit(const struct limit *a, const struct limit *b)
{
	if (a->unit != NULL || b->unit != NULL)
		return a->unit == b->unit;
	return strcmp(a->raw_unit == NULL ? "" : a->raw_unit, b->raw_unit == NULL ? "" : b->raw_unit) == 0;
}

static bool
is_range(const struct limit *l)
{
	return l->form == LIMIT_RANGE && l->relative == NULL && (l->lo != NULL || l->hi != NULL);
}

/* The largest whole step that is not beyond v: by halving, so that only exact comparisons decide. */
static int
step_of(struct arena *a, const struct dec *v, const struct dec *min, const struct dec *span)
{
	const struct dec *over = dec_sub(a, v, min);
	int low = 0, high = STEPS;

	while (low < high) {
		int mid = (low + high + 1) / 2;
		if (dec_cmp(dec_mul(a, span, dec_ratio(a, mid, STEPS)), over) <= 0)
			low = mid;
		else
			high = mid - 1;
	}
	return low;
}

/* The declared bound in the reference's unit, exact. */
static const struct dec *
bound_in(struct arena *a, const struct dec *v, const struct limit *declared, const struct limit *reference)
{
	return v == NULL || declared->unit == reference->unit ? v :
	    unit_convert(a, v, declared->unit, reference->unit);
}

/* Whether declared bounds can stand beside the reference's. A difference takes no offset, so it is not converted. */
static bool
one_quantity(const struct limit *d, const struct limit *r)
{
	return same_unit(d, r) || (d->unit != NULL && r->unit != NULL && !d->deviation && !r->deviation &&
	    unit_commensurable(d->unit, r->unit));
}

/* Grades from worst to best, each at its step; an end of the scale bounds nothing. */
static void
place_grades(const struct limit *declared, const struct limit *reference, struct gauge *out)
{
	int best = scale_best(reference->scale).part[0];
	int at[4] = { reference->from.part[0], reference->to.part[0], declared->from.part[0], declared->to.part[0] };

	if (scale_is_product(reference->scale) || declared->bare || reference->bare || best < 1)
		return;
	*out = (struct gauge){ .on = true, .steps = best + 1, .ref_lo_end = at[0] == 0, .ref_hi_end = at[1] == best,
	    .dec_lo_end = at[2] == 0, .dec_hi_end = at[3] == best };
	int *const to[4] = { &out->ref_lo, &out->ref_hi, &out->dec_lo, &out->dec_hi };
	for (int i = 0; i < 4; i++)
		*to[i] = GAUGE_EDGE + INNER * at[i] / best;
}

void
gauge_place(struct arena *a, const struct limit *declared, const struct limit *reference, struct gauge *out)
{
	const struct dec *bound[4], *min = NULL, *max = NULL;
	int at[4];
	bool end[4];

	*out = (struct gauge){ 0 };
	if (declared->form == LIMIT_ORDINAL && reference->form == LIMIT_ORDINAL && declared->scale == reference->scale)
		place_grades(declared, reference, out);
	if (!is_range(declared) || !is_range(reference) || !one_quantity(declared, reference) ||
	    declared->deviation != reference->deviation)
		return;
	bound[0] = reference->lo;
	bound[1] = reference->hi;
	bound[2] = bound_in(a, declared->lo, declared, reference);
	bound[3] = bound_in(a, declared->hi, declared, reference);
	for (int i = 0; i < 4; i++) {
		if (bound[i] == NULL)
			continue;
		if (min == NULL || dec_cmp(bound[i], min) < 0)
			min = bound[i];
		if (max == NULL || dec_cmp(bound[i], max) > 0)
			max = bound[i];
	}
	const struct dec *span = dec_sub(a, max, min);
	for (int i = 0; i < 4; i++) {
		end[i] = bound[i] == NULL;
		if (end[i])
			at[i] = i % 2 == 0 ? GAUGE_EDGE : GAUGE_WIDTH - GAUGE_EDGE;
		else if (dec_sign(span) == 0)
			at[i] = GAUGE_WIDTH / 2;
		else
			at[i] = GAUGE_EDGE + MARGIN + step_of(a, bound[i], min, span);
	}
	*out = (struct gauge){ true, 0, at[0], at[1], at[2], at[3], end[0], end[1], end[2], end[3] };
}
