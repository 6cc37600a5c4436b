#pragma once
/* What the readers of one requirement share; for limit*.c alone. */
#include "app/limit.h"

enum { LONGEST = 200, ITEMS = 64, ITEM_BYTES = 48, PARTS = 16 };

/* What is known while a text is read. */
struct reading {
	struct arena		*a;
	const char		*indicator;	/* folded, without spaces; "": not known */
	uint64_t		 scales;	/* the indicator speaks of (scale.h) */
	const struct unit	*beside;	/* the unit in the column; NULL: none there, or unknown */
	bool			 beside_given;
	const struct unit	*inside;	/* the one unit met in the text so far */
	struct limit		*out;		/* written by a reader that succeeds */
	enum limit_slip		 slip;		/* met by a reader that knew the form */
};

/* A number with the unit behind it, NULL when there is none, and the place of its last digit. */
struct quantity { const struct dec *v; const struct unit *unit; bool powered; signed char place; };

/* One comparison: which side, and whether its end belongs to it. */
struct sign { const char *word; bool upper, open; };

/* A copy of [from, to) without spaces at its ends. */
const char	*piece(struct arena *, const char *from, const char *to);

/* Behind the spaces at the start of s. */
const char	*past(const char *s);

/* Behind w if s begins with it, else NULL. */
const char	*after(const char *s, const char *w);

/* Behind the first of n words that s begins with, NULL: none. The longer of two stands first in the list. */
const char	*after_any(const char *s, const char *const *words, size_t n);
#define AFTER_ANY(s, words) after_any(s, words, sizeof words / sizeof *words)

/* Whether all of s is one of n words. */
bool		 is_any(const char *s, const char *const *words, size_t n);
#define IS_ANY(s, words) is_any(s, words, sizeof words / sizeof *words)

/* Whether s ends with w. */
bool		 ends_in(const char *s, const char *w);

/* A copy without any space. */
char		*squeezed(struct arena *, const char *s);

/* One of 0 to 9. */
bool		 is_digit(char c);

/* False: no standard is cited in s, which is quickly told. */
bool		 may_cite(const char *s);

/* What a reader left behind that did not succeed. */
void		 wipe(struct reading *);

/* Whether a unit counts the steps of some scale (级). */
bool		 counts_steps(const struct unit *);

/* All of s is one number and at most one unit that counts no grades. An unknown unit is not a quantity. */
bool		 read_quantity(struct reading *, const char *s, struct quantity *);

/* The power of ten of the last digit that stands in [s, end): of "1.50×10^3" 1. */
signed char	 place_of(const char *s, const char *end, bool powered);

/* The unit of the quantities of one text must be one. False: two different ones. */
bool		 agree(struct reading *, const struct unit *);

/* Behind the sign at the start of s, NULL if none is there; "应" and the like may stand before a word. */
const char	*read_sign(const char *s, const struct sign **which);

/* Whether a word or symbol that compares stands anywhere in s. */
bool		 has_sign(const char *s);

/*
 * The readers: each takes all of s or nothing, and tells the kind where the form does not (KIND_UNPARSED else).
 * limit_range.c: intervals, deviations, parts of a marked value; also the choice of quantities.
 */
bool		 read_range(struct reading *, const char *s, enum limit_kind *);

/* limit_grade.c: a grade of an ordinal scale, AQL. Kind ordinal with LIMIT_TEXT: a grade of no scale known. */
bool		 read_grade(struct reading *, const char *s, enum limit_kind *);

/* Whether a grade is meant before anything else: the column counts grades, or the indicator names a scale. */
bool		 expects_grade(struct reading *, const char *s);

/* "≥2H" is a pencil's hardness or an inductance: which, only the indicator or the column tells. */
bool		 may_be_pencil(struct reading *, const char *s);

/* limit_word.c: choices, not detected, plans, agreements, tests, citations. */
bool		 read_word(struct reading *, const char *s, enum limit_kind *);

/* limit_word.c: "25 g", "100mL", "g" (one of it): an amount of sample, in what samples are measured in. */
bool		 read_sample(struct reading *, const char *s, struct limit_amount *);

/* limit_word.c: what is no limit a machine can hold but known for what it is: functions, plain words. */
enum limit_kind	 kind_of_text(struct reading *, const char *s);

/*
 * The symbol of a quantity that stands before a limit or behind its sign: a unit its values are in, "" for any, NULL
 * for no symbol; whether it is that unit itself, as HRC is; the symbol, where the indicator's name says less.
 */
struct symbol_taken { const char *unit; bool is_unit; const char *basis; };

/* limit_symbol.c: takes it out of *s. */
bool		 take_symbol(struct reading *, const char **s, struct symbol_taken *);

/* limit_slip.c: why the whole text is not read. */
enum limit_slip	 slip_of(struct reading *, const char *s);

/* limit_part.c: tables and conjunctions. */
bool		 read_parts(struct reading *, const char *s, enum limit_kind *);

/* limit_part.c: the same in normal form, "{优等品:[46,+inf);合格品:[45,+inf)}". */
bool		 read_normal_parts(struct reading *, const char *s, enum limit_kind *);

/* limit_part.c: the grade at the start of s ("优等品", "A类", "Ⅱ型"), in normal form; *end behind it. NULL: none. */
const char	*read_grade_name(struct arena *, const char *s, const char **end);

/* limit.c: any form but parts, and its unit settled; what the sub-limits of a table are read with. */
bool		 read_simple(struct reading *, const char *s);

/* limit.c: the normal form of what was read. */
const char	*normal_form(struct arena *, const struct limit *);
