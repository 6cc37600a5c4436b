#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "app/unit.h"

/*
 * A requirement as the set of values it accepts. First form: one-sided (≥ ≤ > < and the words for them),
 * two-sided (6~9, 从6到9), nominal ± (100±5, +2/−1), enumerated ({A、B}), a single value (=), no requirement (—).
 * Everything else is LIMIT_TEXT: a human must judge. The text as written is kept, digits and all.
 */
enum limit_kind { LIMIT_NONE, LIMIT_RANGE, LIMIT_SET, LIMIT_TEXT };
struct dec;			/* an exact rational, in the arena (base/dec.h) */
struct limit {
	const char	*raw, *raw_unit;
	enum limit_kind	 kind;
	const struct dec *lo, *hi;	/* LIMIT_RANGE, in unit; NULL: unbounded */
	bool		 lo_open, hi_open;
	const char	**item;		/* LIMIT_SET: normal forms, sorted, without doubles */
	size_t		 nitem;
	const struct unit *unit;	/* of lo and hi; NULL: unit text unknown */
	const char	*normal;	/* the set in exact normal form: "[10,+inf)", "{A,B}"; "" for text */
};

/*
 * Reads a requirement and the unit beside it (unit "" when the text carries it: "≥10 MΩ"). Never fails: what it
 * does not understand is LIMIT_TEXT. At most 40 digits and |exponent| 60, longer is text. (GB/T 8170-2008 4 for the signs.)
 */
void	 limit_parse(struct arena *, const char *text, const char *unit, struct limit *out);
