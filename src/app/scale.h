#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"

/*
 * Ordinal scales as data (assets/catalogue/scales.csv, built in): the grades of a scale in order of merit,
 * each scale with the standard that sets it. A scale is a total order, or, as the IP code of GB/T 4208, the
 * product of two.
 */
struct scale;
enum { SCALE_PARTS = 2, RANK_X = -1 };

/*
 * A grade's place: larger is better, 0 is the worst. A part that the code leaves out ("IPX4") is RANK_X; unused
 * parts are 0.
 */
struct rank { short part[SCALE_PARTS]; };

enum order {
	ORDER_SAME, ORDER_BELOW, ORDER_ABOVE,
	ORDER_BESIDE,		/* neither meets all that the other does: IP65 and IP56 */
	ORDER_UNKNOWN		/* a digit beside an X; IPX7 beside IPX5, which it need not meet (GB/T 4208-2017 6) */
};

const char		*scale_id(const struct scale *);	/* "colour-fastness", "ip", … */
const char		*scale_standard(const struct scale *);	/* the standard that sets it: "GB/T 250-2008" */
bool			 scale_is_product(const struct scale *);	/* grades have two parts */
struct rank		 scale_best(const struct scale *);	/* of a product: the last of each part */

/* How x stands to y: ORDER_ABOVE when whatever is x meets all that y asks, and more. */
enum order		 scale_order(const struct scale *, struct rank x, struct rank y);

/* The grade's name as the standard writes it ("3-4", "IP6X"); NULL where the scale has none there. */
const char		*scale_grade(struct arena *, const struct scale *, struct rank);

/* The grade of a name, without spaces ("3-4", "B1", "IPX4"). False: the scale has none of that name. */
bool			 scale_find(const struct scale *, const char *name, struct rank *out);

/* The scale of an id; NULL: there is none. */
const struct scale	*scale_of(const char *id);

/* Walks the table; NULL behind the last. */
const struct scale	*scale_at(size_t i);

/*
 * The scale whose grade names itself ("V-0", "IP65"). Weak names ("E1级", "C30", "3-4级") may be other things
 * too: they are taken only where *strong may be false. NULL: none.
 */
const struct scale	*scale_by_grade(const char *name, bool *strong);

/* The scales that a text speaks of, an indicator's name or a requirement: bit i for scale_at(i). */
uint64_t		 scales_spoken_of(const char *text);

/* Whether a text speaks of the scale; *at and *len: where, by the first of its words that is there (may be NULL). */
bool			 scale_spoken_of(const struct scale *, const char *text, const char **at, size_t *len);

/*
 * What ≥ and ≤ in front of a grade mean: as the numbers stand, which grow with merit (up) or fall (down); as merit
 * (B1, IP65), where only ≥ and > are understood; nothing sure, so only words of merit (不低于) are (words).
 */
enum scale_sign { SIGN_UP, SIGN_DOWN, SIGN_MERIT, SIGN_WORDS };
enum scale_sign		 scale_sign(const struct scale *);

/* A grade alone is a value that was reached, not a class that includes all better ones. */
bool			 scale_is_value(const struct scale *);

const char		*scale_suffix(const struct scale *);	/* what may stand behind a grade: "级", "类", "" */
