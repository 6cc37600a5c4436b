#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "app/unit.h"

/*
 * A requirement as the set of values it accepts. First form: one-sided (≥ ≤ > < and the words for
 * them), two-sided (6~9, 从6到9), nominal ± (100±5, +2/−1), enumerated ({A、B}), a single value
 * (=), no requirement (—). Everything else is LIMIT_TEXT: a human must judge. The text as written
 * is kept, digits and all.
 *
 * The grammar is closed: what is left over, or can be read in two ways, makes the whole text
 * LIMIT_TEXT. So are
 *   - a bare number: tables carry the sign in the indicator's name, "15" may be at most, at least
 *     or exactly;
 *   - grades ("≥3-4 级": a half step, not a range), not detected, sampling plans, citations,
 *     conditions;
 *   - words with 、 between them: "有合格证、说明书" wants both; only "或" makes a choice of words,
 *     "、" one of quantities;
 *   - words with a negation: "无裂纹或划痕" accepts less the longer it gets;
 *   - "65±2%": 2 % of 65 or two points; "1~5×10^3"; a unit in the text that is not the one beside
 *     it;
 *   - a range upside down, an empty one.
 */
enum limit_kind { LIMIT_NONE, LIMIT_RANGE, LIMIT_SET, LIMIT_TEXT };
struct dec;			/* an exact rational, in the arena (base/dec.h) */
struct limit {
	const char	*raw, *raw_unit;
	enum limit_kind	 kind;
	const struct dec *lo, *hi;	/* LIMIT_RANGE, in unit; NULL: unbounded */
	bool		 lo_open, hi_open;
	bool		 deviation;	/* LIMIT_RANGE of differences ("±2 ℃"): no offset of a scale applies */
	const char	**item;		/* LIMIT_SET: normal forms, sorted, without doubles */
	const struct dec **value;	/* LIMIT_SET of quantities: in unit, ascending, nitem; NULL: words */
	size_t		 nitem;
	const struct unit *unit;	/* of lo, hi and value; NULL: unit text unknown */
	bool		 unit_given;	/* the text or the column beside it names a unit; "1" and 无量纲 do */
	const char	*normal;	/* exact: "[10,+inf)", "{A,B}", "(-inf,+inf)" for none; "" for text */
};

/*
 * Reads a requirement and the unit beside it (unit "" when the text carries it: "≥10 MΩ"). Never
 * fails: what it does not understand is LIMIT_TEXT. At most 40 digits and |exponent| 60, longer is
 * text. (GB/T 8170-2008 4 for the signs; 以上, 以下 and 以内 include the number they stand with,
 * Civil Code art. 1259, unless 不含 is said.)
 */
void	 limit_parse(struct arena *, const char *text, const char *unit, struct limit *out);
