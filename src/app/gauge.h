#pragma once
#include <stdbool.h>
#include "app/limit.h"
#include "base/arena.h"

/*
 * Where the bounds of two requirements stand on one scale, for drawing: whole tenths of a pixel, worked out from
 * exact values, never through floating point.
 */
enum { GAUGE_WIDTH = 1400, GAUGE_EDGE = 60 };	/* the scale runs from EDGE to WIDTH - EDGE */
struct gauge {
	bool	on;		/* both are ranges of one quantity or grades of one scale: there is something to draw */
	int	steps;		/* of grades: how many the scale has, worst at the left, best at the right; else 0 */
	int	ref_lo, ref_hi, dec_lo, dec_hi;	/* an unbounded side stands at the scale's end */
	bool	ref_lo_end, ref_hi_end, dec_lo_end, dec_hi_end;	/* that side is unbounded */
};

/*
 * Fills out; out->on is false when one of the two is no range, or a part of a marked value, when their units
 * can't be converted, when one is of deviations and the other of values, or when nothing bounds them. The outermost
 * bounds stand a fifth of the scale from its ends. Grades stand at their place in the scale, and are not drawn
 * when they have two parts (IP65) or when only one is named, which may be the least or just it.
 */
void	gauge_place(struct arena *, const struct limit *declared, const struct limit *reference, struct gauge *out);
