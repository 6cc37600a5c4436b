#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

/*
 * Ordinal scales as data (assets/catalogue/scales.csv, built in): the grades of a scale in order of merit,
 * each scale with the standard that sets it. A scale is a total order, or, as the IP code of GB/T 4208, the
 * product of several, in which two grades may stand beside each other.
 */
struct scale;
enum { SCALE_PARTS = 2, RANK_X = -1 };

/* A grade's place: larger is better. A part that the code leaves out ("IPX4") is RANK_X; unused parts are 0. */
struct rank { short part[SCALE_PARTS]; };

enum order {
	ORDER_SAME, ORDER_BELOW, ORDER_ABOVE,
	ORDER_BESIDE,		/* neither meets all that the other does: IP65 and IP56, IPX7 and IPX5 */
	ORDER_UNKNOWN		/* a digit beside an X: what was not stated may be met or not */
};

const char		*scale_id(const struct scale *);	/* "colour-fastness", "ip", … */
const char		*scale_standard(const struct scale *);	/* "GB/T 250-2008" */
struct rank		 scale_best(const struct scale *);
struct rank		 scale_worst(const struct scale *);

/* How x stands to y: ORDER_ABOVE when whatever is x meets all that y asks, and more. */
enum order		 scale_order(const struct scale *, struct rank x, struct rank y);

/* The grade's name as the standard writes it; NULL where the scale has none there. */
const char		*scale_grade(struct arena *, const struct scale *, struct rank);
