#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "app/limit.h"

/*
 * Declared requirement against reference requirement: set inclusion (decisions.md 4.2). STRICTER and EQUAL are
 * said only when proved; what is not understood is NEEDS_HUMAN. GB/T 8170-2008, full-value judgement.
 */
enum verdict { V_STRICTER, V_EQUAL, V_LOWER, V_PARTLY, V_MISSING, V_NEW, V_INCOMPARABLE, V_NEEDS_HUMAN, V_MAX };

/* Why, as a fixed key: the page says it in words (i18n judge.h: reason_<name>). */
enum reason {
	R_SUBSET,		/* everything declared lies within the reference, and the reference accepts more */
	R_SAME_SET,
	R_SUPERSET,
	R_OVERLAP,
	R_DISJOINT,		/* nothing accepted by both: verdict needs-human */
	R_NOT_DECLARED,		/* missing */
	R_NO_REFERENCE,		/* new */
	R_REFERENCE_SETS_NO_LIMIT, /* reference says "—": new */
	R_DECLARED_UNPARSED, R_REFERENCE_UNPARSED,
	R_UNIT_UNKNOWN, R_UNIT_KIND,
	R_CONDITION_DIFFERS, R_GRADE_UNCLEAR, R_METHOD_DIFFERS,
	R_MAX
};

/* One requirement with all it depends on; texts as written, NULL or "" where absent. */
struct requirement {
	const char *indicator, *text, *unit, *condition, *method, *class_grade, *product;
};
struct judgement {
	enum verdict	 verdict;
	enum reason	 reason;
	struct limit	 declared, reference;	/* parsed; reference zeroed for V_NEW, declared for V_MISSING */
	bool		 converted;		/* units differed and were converted exactly */
};

/* One against one. */
void		 compare_requirement(struct arena *, const struct requirement *declared,
		    const struct requirement *reference, struct judgement *out);

/*
 * A whole table. Rows are aligned by indicator_key; where several reference rows share a key, by condition and grade too (both
 * normalised); a declared row that fits none by them while the key is there is INCOMPARABLE with R_CONDITION_DIFFERS or R_GRADE_UNCLEAR.
 * out gets one row a declared indicator in order (declared ≥ 0, reference index or -1), then one MISSING row for each
 * reference row nothing declared (declared -1). The caller has chosen the reference rows (product, class, grade, edition).
 */
struct compared { int declared, reference; struct judgement j; };
void		 compare_table(struct arena *, const struct requirement *declared, size_t nd,
		    const struct requirement *reference, size_t nr, struct compared **out, size_t *n);

/* The normal form two names of one indicator share: folded, brackets' remarks that are units dropped, listed synonyms mapped. Never similarity. */
const char	*indicator_key(struct arena *, const char *name);

/* "stricter", "equal", "lower", "partly", "missing", "new", "incomparable", "needs-human"; reasons "subset", … for database and export. */
const char	*verdict_name(enum verdict);
const char	*reason_name(enum reason);
bool		 verdict_of(const char *name, enum verdict *out);
bool		 reason_of(const char *name, enum reason *out);

/* "The engine's name and version": changes whenever a verdict could. Stored with every evaluation. */
extern const char	 compare_engine[];
