#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"
#include "app/compare.h"

/*
 * What two requirements must have in common before their limits can be held against each other: the indicator, the
 * product, the class or grade, the basis ("以Pb计", "干基"), the condition and the method. Names are one only when
 * they are the same in normal form or listed as one (indicator_synonyms.csv, condition_synonyms.csv and
 * method_equivalents.csv in assets/catalogue), never by likeness.
 */
enum { PHRASES = 16, CITED = 8 };

/* A condition as a sorted set of phrases in normal form. */
struct phrases { const char *s[PHRASES]; size_t n; };

/*
 * The standards that a method cites (also: the number of the standard it is identical to, "ISO 6892-1" of "GB/T
 * 228.1/ISO 6892-1"); either: one of them is followed, "GB/T 6284 或 GB 5009.3", not all; words: its text in normal
 * form where it cites none and is no clause number; clause: the number of a clause of its own text where it is one
 * ("本标准 13.2"); more: what stands beside the citations ("石墨炉法", "NSS 48h"); turn: the same where that may turn
 * their meaning ("不采用", "等级2"); tool: whether it speaks of a megohmmeter, by remark or otherwise.
 */
struct method { const char *undated[CITED], *year[CITED], *place[CITED], *canonical[CITED], *also[CITED]; size_t n;
    bool either, tool; const char *words, *clause, *turn, *more; };

/* What a row is about, in normal form; "" for what it does not say. Worked out once a row. */
struct subject {
	const char	*key;		/* the indicator's name without unit and basis */
	const char	*bare;		/* key without remarks and symbols: what likely matches are found by */
	const char	*reckoned;	/* the name of what the basis names: 铅 of "以Pb计"; "" for none */
	uint64_t	 words;		/* one of 64 bits for each two Chinese characters in a row of bare */
	uint64_t	 elements;	/* the chemical elements in bare, as bits of a list */
	unsigned	 groups, members; /* the groups of indicators that bare names, and that it belongs to, as bits
	    */
	const char	*kind;		/* of its quantities; "" for words, or without a unit */
	bool		 open_product;	/* its product's bracket may make it another of those that the reference knows
	    */
	const char	*product, *grade, *basis;
	const char	*standard;	/* the number of the standard the row is of, without its year */
	struct phrases	 condition, instruments;
	struct method	 method;
	/* as written, for people */
	const char	*condition_text, *method_text, *grade_text, *basis_text;
};

/* Whether two sets of phrases are one. */
bool	 same_phrases(const struct phrases *, const struct phrases *);

/*
 * Fills s for a row whose requirement has been read as l (NULL: it has not): what stands in the text ("干基", "25 ℃
 * 时") counts as if it stood in the columns.
 */
void	 subject_of(struct arena *, const struct requirement *, const struct limit *l, struct subject *s);

/* A requirement that has been read: once, however often it is held against others. */
struct row { const struct requirement *q; struct limit l; struct subject s; };
void	 row_read(struct arena *, const struct requirement *, struct row *out);

/* compare_requirement of two that have been read. */
void	 row_compare(struct arena *, const struct row *declared, const struct row *reference, const struct terms *,
	    struct judgement *out);

/* FIT: the same, or said by neither. FIT_UNSAID: one says it, the other does not. FIT_NOT: another. */
enum fit { FIT, FIT_UNSAID, FIT_NOT };
enum fit condition_fit(const struct subject *declared, const struct subject *reference);
enum fit basis_fit(const struct subject *declared, const struct subject *reference);

/* A reference without a grade, or a product, is for all of them. "A类(婴幼儿)" is "A类": brackets explain or rename. */
enum fit grade_fit(const struct subject *declared, const struct subject *reference);
enum fit product_fit(const struct subject *declared, const struct subject *reference);

/* The normal form of a grade: "一级", "Ⅰ级" and "1级" are one, and so are "优等" and "优等品". */
const char *grade_form(struct arena *, const char *grade);

/* Whether two grades in normal form are one; whether one is among a list of them ("b类" of "b类、c类"). */
bool	 same_grade(const char *, const char *);
bool	 is_listed(const char *list, const char *grade);

/*
 * How two methods agree. A clause number ("7.2") points into the declarer's own text and says neither same nor other;
 * no method means that of the standard executed. A clause of the reference ("本标准 13.2") is its method: who cites
 * that standard follows it, another clause or method is not known to be the same. Of several methods the declaration
 * leaves open, each must be the reference's. Words beside a cited number ("NSS 48h", "试样厚度2mm") must be the same.
 * An annex of the declarer's own sets a method of its own.
 */
enum method_fit { METHOD_NONE, METHOD_SAME, METHOD_EQUIVALENT, METHOD_UNSAID, METHOD_UNCLEAR, METHOD_OTHER };
struct equivalence { const char *declared, *reference, *source; };
enum method_fit method_fit(const struct subject *declared, const struct subject *reference, struct equivalence *);

/*
 * Folded, without spaces, subscripts as plain letters, in lower case but for "Co" and its like, which are nothing else
 * but that ("CO" is another substance); the same of a condition's phrase, a listed synonym mapped.
 */
char	*plain_form(struct arena *, const char *);
const char *phrase_form(struct arena *, const char *indicator, const char *phrase);

/* The unit that stands behind an indicator's name ("甲醛(g/kg)", "水分/%"), "" for none. */
const char *unit_behind(struct arena *, const char *indicator);

/*
 * Whether two names may mean one indicator: alike but for remarks, symbols or a listed likely name, or of one kind of
 * quantity (or one in words) and with a word in common, two Chinese characters or an element; or one names a group that
 * the other belongs to ("致病菌"). To be proposed to a person, never taken.
 */
bool	 names_alike(const struct subject *, const struct subject *);
