#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "app/scale.h"
#include "app/unit.h"

/*
 * A requirement as what it accepts. The kind says how it was written (domain.md 5.3), the form what a
 * comparison works on; several kinds share a form. The text as written is kept, digits and all.
 *
 * The grammar is closed: what is left over, or can be read in two ways, makes the whole text KIND_UNPARSED and
 * LIMIT_TEXT. So are
 *   - a bare number: tables carry the sign in the indicator's name, "15" may be at most, at least or exactly;
 *   - words with 、 between them: "有合格证、说明书" wants both; only "或" makes a choice of words, "、" one
 *     of quantities;
 *   - a choice of words with a negation: "无裂纹或划痕" accepts less the longer it gets;
 *   - "65±2%": 2 % of 65 or two points; "1~5×10^3"; a unit in the text that is not the one beside it;
 *   - a range upside down, an empty one.
 */
enum limit_kind {
	KIND_UNPARSED,
	KIND_ONE_SIDED_CLOSED, KIND_ONE_SIDED_OPEN, KIND_TWO_SIDED, KIND_NOMINAL, KIND_GRADED, KIND_TWO_KEY,
	KIND_STEPPED, KIND_FUNCTION, KIND_NOT_DETECTED, KIND_SAMPLING_PLAN, KIND_ORDINAL, KIND_ENUMERATION,
	KIND_QUALITATIVE, KIND_TEST, KIND_PERCENT_OF_MARKED, KIND_WINDOW, KIND_NONE, KIND_AS_AGREED, KIND_DUAL,
	KIND_AQL, KIND_TIME, KIND_REFERENCE_ONLY, KIND_MAX
};
enum limit_form {
	LIMIT_TEXT,		/* a person must judge; also kinds function and qualitative */
	LIMIT_NONE,		/* no requirement: not zero, and not absent */
	LIMIT_RANGE,		/* lo, hi */
	LIMIT_SET,		/* item; value where they are quantities */
	LIMIT_NOT_DETECTED,	/* lod, sample */
	LIMIT_PLAN,		/* plan */
	LIMIT_ORDINAL,		/* scale, from, to */
	LIMIT_TABLE,		/* part, each for its key: a grade, an age, a step of capacity */
	LIMIT_ALL,		/* part, all of them at once: "平均≥30 且单个≥25" */
	LIMIT_CITATION,		/* item: the standards whose requirement it is */
	LIMIT_AGREED,		/* what two parties agree; never comparable */
	LIMIT_TEST,		/* item: what must (not) happen; condition */
	LIMIT_FORMS
};
/* Why a text is not read, where that can be told; the writer can mend it. */
enum limit_slip {
	SLIP_NONE,
	SLIP_SWAPPED,		/* "20~10" */
	SLIP_C_ABOVE_N,		/* a plan of which more samples may fail than there are */
	SLIP_M_ABOVE_M,		/* … whose m is above M */
	SLIP_UNIT_TWICE,	/* the text's unit is not the column's */
	SLIP_DASH,		/* "水分-5": minus five, or a dash behind the name */
	SLIP_THOUSANDS,		/* "1,000" */
	SLIP_DECIMAL_COMMA,	/* "0,05" */
	SLIP_NO_VALUE,		/* "≤" */
	SLIP_PERCENT,		/* "65±2%" */
	SLIP_POWER,		/* "×10-6" */
	SLIP_NO_SIGN,		/* "15" */
	SLIP_UNIT_UNKNOWN,	/* "≥5 foo" */
	SLIP_SYMBOL,		/* "Rm≥470" of a hardness, "Ra≤3.2 MPa": the symbol is another quantity's */
	SLIP_NUMBERS,		/* "≤10 或 ≥20": several numbers, and not how they belong together */
	SLIP_MAX
};
struct dec;			/* an exact rational, in the arena (base/dec.h) */
enum { PLACE_NONE = -128 };

/* A quantity with its unit; v NULL: absent. */
struct limit_amount { const struct dec *v; const struct unit *unit; };

/*
 * ICMSF plans (GB 4789.1): of n samples at most c may exceed m, none M. Values in the limit's unit; M NULL: a
 * plan of two classes. "m=0/25 g" is not detected in sample.
 */
struct limit_plan { int n, c; const struct dec *m, *M; };

struct limit {
	const char	*raw, *raw_unit;
	enum limit_kind	 kind;
	enum limit_form	 form;
	const struct dec *lo, *hi;	/* LIMIT_RANGE, in unit; NULL: unbounded */
	bool		 lo_open, hi_open;
	/* Power of ten of the last digit written: "10.0" -1, "1.0×10^5" 4; PLACE_NONE: reckoned (GB/T 8170-2008 4). */
	signed char	 lo_place, hi_place;
	bool		 deviation;	/* LIMIT_RANGE of differences ("±2 ℃"): no offset of a scale applies */
	const char	*relative;	/* LIMIT_RANGE: of what the bounds are parts ("标称值"); NULL: of nothing */
	const char	**item;		/* LIMIT_SET, CITATION, TEST: normal forms, sorted, without doubles */
	const struct dec **value;	/* LIMIT_SET of quantities: in unit, ascending, nitem; NULL: words */
	size_t		 nitem;
	struct limit_amount lod, sample;	/* LIMIT_NOT_DETECTED, and sample of a plan */
	bool		 quantified;	/* … lod is of quantification (定量限), some three times as high */
	struct limit_plan plan;
	const struct scale *scale;	/* LIMIT_ORDINAL */
	struct rank	 from, to;	/* … the lowest and the highest grade accepted */
	bool		 bare;		/* … only a grade is named, at least, at most or just it? from is to */
	const struct limit_part *part;	/* LIMIT_TABLE, LIMIT_ALL */
	size_t		 npart;
	const struct unit *unit;	/* of lo, hi, value, m, M; NULL: unit text unknown */
	bool		 unit_given;	/* the text or the column beside it names a unit; "1" and 无量纲 do */
	/* Taken out of the text, where the grammar is sure of them; NULL: none there. */
	const char	*basis;		/* "以Pb计", "干基", "质量分数" */
	const char	*condition, *method, *grade;
	enum limit_slip	 slip;		/* KIND_UNPARSED */
	bool		 reference_only;	/* 参考项: shown, counts for nothing */
	const char	*normal;	/* exact: "[10,+inf)", "{A,B}", "(-inf,+inf)" for none; "" for LIMIT_TEXT */
};

/* One part of a table or conjunction: its keys in normal form, "优等品", "42.5R|28 d", "平均", and its limit. */
struct limit_part { const char *key; struct limit l; };

/*
 * Reads a requirement and the unit beside it (unit "" when the text carries it: "≥10 MΩ"). The indicator's
 * name, NULL where not known, only tells of which scale grades are ("≥4级" of 色牢度). Never fails: what it
 * does not understand is LIMIT_TEXT. At most 40 digits and |exponent| 60, longer is text. (GB/T 8170-2008 4
 * for the signs; 以上, 以下 and 以内 include the number they stand with, Civil Code art. 1259, unless 不含
 * is said.)
 */
void	 limit_parse(struct arena *, const char *indicator, const char *text, const char *unit, struct limit *out);

/* "one-sided-closed", … "unparsed"; "range", "set", … */
const char	*limit_kind_name(enum limit_kind);
const char	*limit_form_name(enum limit_form);

/* "swapped", "thousands", …; "none" */
const char	*limit_slip_name(enum limit_slip);
