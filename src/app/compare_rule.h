#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "app/compare.h"

/*
 * What the rules of the comparison share. Each holds two limits of its forms against each other:
 *	compare_form.c		which rule it is
 *	compare_unit.c		whether values can be held against each other at all
 *	compare_range.c		ranges and sets of quantities, nominal values, rounding (sets themselves: inclusion.c)
 *	compare_word.c		words to choose from, tests, citations
 *	compare_grade.c		grades of a scale
 *	compare_sample.c	not detected, sampling plans
 *	compare_part.c		tables and conjunctions
 * and whole requirements are compared in compare.c, tables of them in compare_table.c. What an indicator's name says of
 * its numbers is in sense.c, what two rows must have in common in align.c and method.c.
 */

/* What a comparison of two limits knows beside them. */
struct task {
	struct arena		*a;
	const char		*indicator;	/* in normal form; NULL: not known */
	const struct terms	*terms;		/* never NULL */
	struct derivation	*steps;		/* NULL: nobody asked */
	bool			 converted;
};
struct outcome { enum verdict v; enum reason r; };
#define OUTCOME(verdict, reason) ((struct outcome){ verdict, reason })

/* The verdict from both inclusions; apart: nothing is accepted by both. */
struct outcome conclude(bool d_in_r, bool r_in_d, bool apart);

/* Whether s, which may be NULL, has one of n words in it. */
bool	 has_word(const char *s, const char *const *word, size_t n);
#define HAS_WORD(s, list) has_word(s, list, sizeof list / sizeof *list)

/* The symbol of the unit a limit was given with; "" for none. */
const char *limit_symbol(const struct limit *);

/* Whether a limit is a range or a set of quantities, not of words. */
bool	 is_quantity(const struct limit *);

/* Whether values of both can be held against each other; convert: after conversion. If not, *out says why. */
bool	 units_agree(struct task *, const struct limit *d, const struct limit *r, bool *convert, struct outcome *out);

/* Indicators whose numbers are steps of a scale, whatever the unit column says: "3-4" is one step there. */
bool	 names_grades(const char *indicator);

/* Whether a range lies evenly about 0: "-5~5" is how "±5" is written, too. */
struct side;
bool	 is_even_range(struct arena *, const struct side *);

/* One rule each, of a declared and a reference limit of its form; the last of any forms. */
struct outcome compare_quantities(struct task *, const struct limit *, const struct limit *);
struct outcome compare_words(struct task *, const struct limit *, const struct limit *);
struct outcome compare_tests(struct task *, const struct limit *, const struct limit *);
struct outcome compare_citations(struct task *, const struct limit *, const struct limit *);
struct outcome compare_grades(struct task *, const struct limit *, const struct limit *);
struct outcome compare_not_detected(struct task *, const struct limit *, const struct limit *);
struct outcome compare_detection(struct task *, const struct limit *not_detected, const struct limit *range);
struct outcome compare_plans(struct task *, const struct limit *, const struct limit *);
struct outcome compare_tables(struct task *, const struct limit *, const struct limit *);
struct outcome compare_conjunctions(struct task *, const struct limit *, const struct limit *);
struct outcome compare_forms(struct task *, const struct limit *, const struct limit *);

/* The same with what stands in the texts of both: grade, basis, condition and method must be one. */
struct outcome compare_with_notes(struct task *, const struct limit *, const struct limit *);
