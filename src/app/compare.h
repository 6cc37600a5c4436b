#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "app/derivation.h"
#include "app/limit.h"

/*
 * Declared requirement against reference requirement: set inclusion (decisions.md 4.2). STRICTER
 * and EQUAL are said only when proved, and so is LOWER: what is not understood is NEEDS_HUMAN. GB/T
 * 8170-2008, full-value judgement.
 *
 * Two limits are compared only when they are about the same thing:
 *   - Conditions are sets of phrases (split at ，、；), each in its normal form, listed synonyms
 *     mapped. Both given and different: INCOMPARABLE. Only one given: NEEDS_HUMAN, for a limit
 *     under any condition and one under a certain condition are different promises and the text
 *     does not say which was meant. A measuring instrument among them ("500 V兆欧表") belongs to
 *     the method: it counts when both name one.
 *   - Grades: both given and different, or the reference's given and the declared absent:
 *     INCOMPARABLE. A reference without a grade holds for every grade and model.
 *   - Methods: both cite standards, and no cited standard is the same (or the same one in different
 *     editions): INCOMPARABLE. A clause number ("7.2") points into the declarer's own text, which
 *     names the method there: it says neither same nor other, and counts as not given; a clause of the
 *     reference is its method. Not given means that of the standard executed. Two methods in words that
 *     differ: INCOMPARABLE.
 *   - Units: of one kind, or INCOMPARABLE. A number without any unit is not a number with one, "%"
 *     included: 0.5 beside 0.5 % is a slip more often than a promise 100 times weaker. A unit
 *     behind the name ("甲醛(g/kg)", "水分/%") is the column's when that is empty; when it is not,
 *     and another, NEEDS_HUMAN.
 *   - What a product can be used under, works over, measures, stands or is made in (环境温度, 输入电压, 测量范围,
 *     承重 ≤5 kg, 额定功率) is no limit on it, and neither may be a range of a name that says nothing of the kind
 *     (测力 0~10 N): only equal ones are judged, of others NEEDS_HUMAN (app/sense.h).
 *   - A deviation ("±5 ℃") beside values ("-10~60 ℃") says nothing without the nominal value: NEEDS_HUMAN.
 */
enum verdict {
	V_STRICTER, V_EQUAL, V_LOWER, V_PARTLY,
	V_CONFLICT,		/* no value is accepted by both: always for a person */
	V_MISSING, V_NEW, V_INCOMPARABLE, V_NEEDS_HUMAN, V_MAX
};

/* Why, as a fixed key: the page says it in words (i18n judge.h: reason_<name>). */
enum reason {
	R_SUBSET,		/* everything declared lies within the reference, and the reference accepts more */
	R_SAME_SET,
	R_SUPERSET,
	R_OVERLAP,
	R_DISJOINT,		/* nothing accepted by both: verdict conflict */
	R_NOT_DECLARED,		/* missing; also a declared "—" where the reference sets a limit */
	R_NO_REFERENCE,		/* new */
	R_REFERENCE_SETS_NO_LIMIT, /* reference says "—": new */
	R_DECLARED_UNPARSED, R_REFERENCE_UNPARSED,
	R_UNIT_UNKNOWN, R_UNIT_KIND,
	R_CONDITION_DIFFERS, R_GRADE_UNCLEAR, R_METHOD_DIFFERS,
	R_USE_RANGE,		/* a range of use or of capability, or what may be one: wider may ask more */
	R_OPEN_END,		/* the verdict hangs on an end one side leaves open: "≤5 %" beside "0~5 %" */
	R_SCALE,		/* steps of a scale, whose order is not known here */
	R_NAME_ALIKE,		/* the names differ in a bracket or symbol only: perhaps one indicator, perhaps two */
	R_UNIT_CASE,		/* units that differ in the case of letters alone (mΩ, MΩ): a slip as likely as not */
	R_NOTHING_ON_FILE,	/* the standard chosen has no limits in the catalogue: what it asks is not known */
	R_BASIS_DIFFERS,	/* "以Pb计", "干基" */
	R_PRODUCT_DIFFERS,
	R_NOMINAL,		/* a share of a nominal value that is not known */
	R_LOD,			/* "not detected" without a limit of detection, or one that does not match */
	R_AGREED,		/* "供需双方协商": no limit at all that could be compared */
	R_REFERENCE_ONLY,	/* 参考项 */
	R_CITATION,		/* the text cites a standard that must be read */
	R_FORM,			/* a sampling plan beside a range, … */
	R_PARTS,		/* one part of several is not decided */
	R_DIGITS,		/* rounded-value judgement without the digits written */
	R_TWICE,		/* the declaration has the indicator in two rows that ask different things */
	R_MAX
};

/* One requirement with all it depends on; texts as written, NULL or "" where absent. */
struct requirement {
	const char *indicator, *text, *unit, *condition, *method, *class_grade, *product, *basis;
	const char *standard;		/* number of the standard the requirement stands in */
};
struct judgement {
	enum verdict	 verdict;
	enum reason	 reason;
	struct limit	 declared, reference;	/* parsed; reference zeroed for V_NEW, declared for V_MISSING */
	bool		 converted;		/* units differed and were converted exactly */
	struct derivation *steps;		/* how the verdict was reached; NULL: not asked for */
};

/* How two limits are held against each other. NULL for one: full values, no nominal value, no derivation. */
struct terms {
	bool		 explain;	/* fill judgement.steps */
	bool		 rounded;	/* rounded-value judgement (修约值比较法): where a standard says so */
	const char	*nominal;	/* the product's nominal value, "240 mm"; a bare number in the limits' unit */
};

/*
 * One against one. The indicator's name matters only in that some (色牢度, …等级) count grades,
 * which are no plain numbers, some (环境温度, 海拔) are or may be ranges of use, and in the unit behind it.
 */
void		 compare_requirement(struct arena *, const struct requirement *declared,
		    const struct requirement *reference, const struct terms *, struct judgement *out);

/*
 * The inclusion alone, of two parsed limits; indicator may be NULL. Allocates only to convert, and to add to steps
 * where there are some.
 */
void		 compare_limits(struct arena *, const char *indicator, const struct terms *, struct judgement *);

/*
 * A whole table. Rows are aligned by indicator_key; where several reference rows share a key, by
 * condition and grade too (both normalised); a declared row that fits none by them while the key is
 * there is INCOMPARABLE with R_CONDITION_DIFFERS or R_GRADE_UNCLEAR.
 * out gets one row a declared indicator in order (declared ≥ 0, reference index or -1), then a row for
 * each reference row nothing declared (declared -1): MISSING where the indicator is declared nowhere, or
 * only for another state that the same goods pass through (cold, not hot; 昼间, not 夜间). NEEDS_HUMAN where
 * one can't say that the row applied: its indicator was declared in a row that fits no reference, or for
 * another grade or any other condition (电阻法, 额定电压＜100 V, 三相), or the row is of a product or class
 * that nothing declared is of. Rows of the reference that say the very same are one. A declared and a reference
 * row left over whose names may mean one indicator (铅, 铅(以Pb计); SO3, 三氧化硫; app/align.h) are neither new nor
 * missing: both NEEDS_HUMAN with R_NAME_ALIKE; so is a row of a standard that a declared row left over binds itself to
 * ("应符合GB 5749的规定"), with R_CITATION. Declared rows of one indicator, product, class, basis, condition and
 * method that differ (甲醛含量 ≤30 and 甲醛 ≤20) contradict each other, or are one requirement told in two:
 * NEEDS_HUMAN with R_TWICE. The caller has chosen the reference rows (product, class,
 * grade, edition).
 */
struct compared { int declared, reference; struct judgement j; };
void		 compare_table(struct arena *, const struct requirement *declared, size_t nd,
		    const struct requirement *reference, size_t nr, const struct terms *, struct compared **out,
		    size_t *n);

/*
 * The normal form two names of one indicator share: folded, brackets' remarks that are units
 * dropped, listed synonyms mapped. Never similarity.
 */
const char	*indicator_key(struct arena *, const char *name);

/*
 * "stricter", "equal", "lower", "partly", "conflict", "missing", "new", "incomparable", "needs-human"; reasons
 * "subset", … for database and export.
 */
const char	*verdict_name(enum verdict);
const char	*reason_name(enum reason);
bool		 verdict_of(const char *name, enum verdict *out);
bool		 reason_of(const char *name, enum reason *out);

/*
 * "The engine's name and version": changes whenever a verdict could. Stored with every evaluation.
 */
extern const char	 compare_engine[];
