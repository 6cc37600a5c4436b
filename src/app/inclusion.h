#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "app/limit.h"
#include "base/arena.h"

/*
 * Sets of quantities and the inclusion of one in another: an interval with open or closed ends, or some single
 * values. Exact, and without regard to units: whoever compares has converted before. (domain.md 5.1.)
 */
struct side {
	const struct dec *lo, *hi;		/* NULL: unbounded */
	bool		 lo_open, hi_open;
	const struct dec *const *value;		/* ascending */
	size_t		 n;			/* of value; 0: the interval */
};

/* What a limit of form LIMIT_RANGE, or LIMIT_SET of quantities, accepts, in its own unit. */
struct side	 side_of(const struct limit *);

/* Whether x's lower end is at or above y's, and its upper end at or below. */
bool		 lower_within(const struct side *x, const struct side *y);
bool		 upper_within(const struct side *x, const struct side *y);

/* Whether all of x is in y; whether nothing is in both. */
bool		 side_subset(const struct side *x, const struct side *y);
bool		 side_disjoint(const struct side *x, const struct side *y);
bool		 side_has(const struct side *, const struct dec *);

/* The same set in another unit of its kind. */
struct side	 side_convert(struct arena *, const struct side *, const struct unit *from, const struct unit *to);

/* base + v × step for each v: shares of a nominal value (base 0),
    deviations from it. A negative step turns it round. */
struct side	 side_scale(struct arena *, const struct side *, const struct dec *base, const struct dec *step);

/*
 * The measured values that, rounded to the digits written, are in the limit's range (GB/T 8170-2008 4.3.3; half to
 * even, 3.2): ">=10" takes 9.5 and what is above, ">=10.0" 9.95, ">=9" what is above 8.5, for 8.5 becomes 8. False: the
 * digits of an end are not known, or the limit is none of a range.
 */
bool		 side_round(struct arena *, const struct limit *, struct side *);

/* "[10,+inf)", "{12,24}", with the unit's symbol behind; "≥10 mm", ">10 mm", "-inf" for an end. unit may be "". */
const char	*side_print(struct arena *, const struct side *, const char *unit);
const char	*lower_print(struct arena *, const struct side *, const char *unit);
const char	*upper_print(struct arena *, const struct side *, const char *unit);
