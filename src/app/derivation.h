#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

/*
 * How a verdict was reached, step by step, so that a person can do it over on paper: what each text was read as,
 * what had to be the same and was or was not, how units were converted, and each end held against the other. A
 * step is a fixed code and a few arguments, never a sentence: it is stored once and told in any language
 * (i18n/judgement.h). (Order 83 of SAMR art. 14 asks for the statement; domain.md 5.1 for its proof.)
 */
enum proof {
	PROOF_DECLARED_READ,		/* text, set with its unit */
	PROOF_REFERENCE_READ,
	PROOF_DECLARED_NONE,		/* text: it asks for nothing ("—") */
	PROOF_REFERENCE_NONE,
	PROOF_DECLARED_UNREAD,		/* text: not known to the grammar; "scale": a grade of an unsaid scale */
	PROOF_REFERENCE_UNREAD,
	PROOF_NAME_SAME,			/* name */
	PROOF_NAME_LISTED,		/* declared name, reference's name, the one both are listed under */
	PROOF_NAME_ALIKE,		/* declared name, reference's name */
	PROOF_PRODUCT_DIFFERS,		/* declared product, reference's product */
	PROOF_GRADE_SAME,		/* declared grade, reference's grade */
	PROOF_GRADE_ANY,			/* declared grade: the reference holds for all */
	PROOF_GRADE_DIFFERS,		/* declared grade ("" for none), reference's grade */
	PROOF_BASIS_SAME,		/* basis ("以Pb计", "干基") */
	PROOF_BASIS_DIFFERS,		/* declared basis ("" for none), reference's basis */
	PROOF_CONDITION_SAME,		/* declared condition, reference's condition */
	PROOF_CONDITION_DIFFERS,		/* the same; "" for none */
	PROOF_METHOD_SAME,		/* declared method, reference's method */
	PROOF_METHOD_EQUIVALENT,		/* declared number, reference's number, source of the equivalence */
	PROOF_METHOD_UNSAID,		/* the method that one side names */
	PROOF_METHOD_DIFFERS,		/* declared method, reference's method */
	PROOF_UNIT_SAME,			/* unit */
	PROOF_UNIT_UNKNOWN,		/* text */
	PROOF_UNIT_UNLIKE,		/* declared unit, reference's unit */
	PROOF_UNIT_UNSAID,		/* the unit that one side names */
	PROOF_UNIT_CASE,			/* declared unit, reference's unit */
	PROOF_UNIT_FACTOR,		/* one of this unit, this many, of that unit */
	PROOF_UNIT_SCALE,		/* a value in this unit, times, plus, is one in that unit */
	PROOF_DECLARED_CONVERTED,	/* set before, set after */
	PROOF_NOMINAL,			/* nominal value both are ratios of */
	PROOF_DECLARED_SCALED,		/* set of ratios, set of values */
	PROOF_REFERENCE_SCALED,
	PROOF_FULL_VALUE,		/* GB/T 8170-2008 4.3.2 */
	PROOF_ROUNDED_VALUE,		/* GB/T 8170-2008 4.3.3 */
	PROOF_DECLARED_ROUNDED,		/* set as written, set of the measured values that round into it */
	PROOF_REFERENCE_ROUNDED,
	PROOF_LOWER_TIGHTER,		/* declared end, reference's end */
	PROOF_LOWER_SAME,
	PROOF_LOWER_LOOSER,
	PROOF_UPPER_TIGHTER,
	PROOF_UPPER_SAME,
	PROOF_UPPER_LOOSER,
	PROOF_APART,			/* declared set, reference's set: nothing in common */
	PROOF_ITEMS_COMMON,		/* what both accept */
	PROOF_ITEMS_DECLARED,		/* what only the declaration accepts */
	PROOF_ITEMS_REFERENCE,		/* what only the reference accepts */
	PROOF_REQUIRED_COMMON,		/* tests or standards that both ask for */
	PROOF_REQUIRED_DECLARED,	/* … that only the declaration asks for */
	PROOF_REQUIRED_REFERENCE,
	PROOF_SCALE,			/* name of the scale, the standard that sets it */
	PROOF_GRADES,			/* grades the declaration accepts, lowest to highest, and the reference */
	PROOF_SCALE_UNKNOWN,		/* declared step, reference's step */
	PROOF_LOD_WITHIN,		/* declared "not detected" with its LOD, upper end of the reference */
	PROOF_LOD_BEYOND,
	PROOF_LOD_UNKNOWN,		/* the side's text without an LOD */
	PROOF_PLAN_TIGHTER,		/* n, c, m or M; declared value, reference's value */
	PROOF_PLAN_SAME,
	PROOF_PLAN_LOOSER,
	PROOF_PLAN_UNSAID,		/* the same; "" for the side that does not say it */
	PROOF_PART,			/* name of the part of which the next steps are */
	PROOF_PART_CHOSEN,		/* name of the part that the other side's grade or condition chooses */
	PROOF_PART_VERDICT,		/* name of the part, verdict, reason */
	PROOF_PART_DECLARED,		/* name of a part that only the declaration has */
	PROOF_PART_REFERENCE,
	PROOF_OPEN_END,			/* declared set, reference's set: the verdict hangs on an end not written */
	PROOF_USE_RANGE,			/* indicator */
	PROOF_NOTHING_ON_FILE,		/* number of the standard */
	PROOF_NOT_DECLARED,		/* the reference's indicator */
	PROOF_ROWS_UNCLEAR,		/* indicator, declared grade, declared condition: no row or several fit */
	PROOF_NO_REFERENCE,		/* the declared indicator */
	PROOF_DECLARED_TWICE,		/* name, requirement of this row; of the other one */
	PROOF_CONCLUSION,		/* verdict, reason */
	PROOF_MAX
};
enum { PROOF_ARGS = 4, PROOF_ARG_MAX = 240, PROOF_STEPS = 400 };
struct proof_step { enum proof code; const char *arg[PROOF_ARGS]; };	/* arguments not used are NULL */
struct derivation { struct arena *a; struct proof_step *step; size_t n, room; };

/* An empty one, to be filled. */
struct derivation *derivation_new(struct arena *);

/*
 * Adds a step; arguments up to a NULL, at most PROOF_ARGS. They are copied without line breaks and tabs, and cut at
 * PROOF_ARG_MAX bytes. NULL for the derivation: nobody asked, nothing is done. Beyond PROOF_STEPS nothing is added.
 */
void		 derivation_add(struct derivation *, enum proof, ...) __attribute__((sentinel));

/* "declared-read", …: for storage. */
const char	*proof_name(enum proof);

/* One step a line, each ended by LF: code and arguments with a tab before each argument. "" for none. */
const char	*derivation_print(struct arena *, const struct derivation *);

/*
 * Reads back what derivation_print wrote: the same steps. NULL: the text is none of its kind (a code not known here,
 * too many arguments or steps), perhaps written by a newer engine.
 */
struct derivation *derivation_read(struct arena *, const char *text);
