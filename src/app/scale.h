#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"

/*
 * Ordinal scales as data (assets/catalogue/scales.csv, built in): the grades of a scale in order of merit,
 * each scale with the standard that sets it. A scale is a total order or the product of several: the two digits of the
 * IP code (GB/T 4208), a class with its additional classes of smoke, droplets and toxicity (GB 8624: "B1-s1,d0,t0").
 */
struct scale;
enum { SCALE_PARTS = 4, RANK_X = -1 };

/*
 * A grade's place: larger is better, 0 is the worst. A digit that a code leaves out ("IPX4") is RANK_X; an additional
 * class that is not said, as the worst of them, asks nothing and is 0, as are unused parts. What is marked twice
 * ("IP65/IP67") holds both: such a part is no place of its own, only scale_order tells how it stands.
 */
struct rank { short part[SCALE_PARTS]; };

enum order {
	ORDER_SAME, ORDER_BELOW, ORDER_ABOVE,
	ORDER_BESIDE,		/* neither meets all that the other does: IP65 and IP56 */
	/*
	 * A digit beside an X; IPX7 beside IPX5, which it need not meet (GB/T 4208-2017 6); A1, which has no additional
	 * classes, beside A2-s1 (GB 8624-2012 6.2).
	 */
	ORDER_UNKNOWN
};

const char		*scale_id(const struct scale *);	/* "colour-fastness", "ip", … */
const char		*scale_standard(const struct scale *);	/* the standard that sets it: "GB/T 250-2008" */
bool			 scale_is_product(const struct scale *);	/* grades have several parts */

/*
 * Whether each edition of the standard, or each product's own, draws the grades anew, so that two of them are one only
 * where one edition grades both: energy efficiency, air tightness (GB/T 7106-2008 against GB/T 31433-2015), GB 8624.
 */
bool			 scale_is_redrawn(const struct scale *);
struct rank		 scale_best(const struct scale *);	/* of a product: the last of each part */

/* How x stands to y: ORDER_ABOVE when whatever is x meets all that y asks, and more. */
enum order		 scale_order(const struct scale *, struct rank x, struct rank y);

/* The grade's name as the standard writes it ("3-4", "IP6X"); NULL where the scale has none there. */
const char		*scale_grade(struct arena *, const struct scale *, struct rank);

/*
 * The grade of a name, without spaces ("3-4", "B1", "IPX4", "IP65/IP67", "B1(B-s1,d0,t0)"). False: the scale has none
 * of that name. Marked twice are only digits of which neither includes the other (IEC 60529:2013 6): "IP54/IP65" may be
 * a choice.
 */
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
