#include <string.h>
#include "app/align.h"
#include "app/compare_rule.h"
#include "app/inclusion.h"

/* Texts found in two limits that must be the same; NULL on both sides is. */
static bool
notes_agree(const char *x, const char *y, enum reason why, struct outcome *out)
{
	if (x == NULL ? y == NULL : y != NULL && strcmp(x, y) == 0)
		return true;
	*out = OUTCOME(x == NULL || y == NULL ? V_NEEDS_HUMAN : V_INCOMPARABLE, why);
	return false;
}

/* Two limits with all that stands in their texts. */
struct outcome
compare_with_notes(struct task *t, const struct limit *d, const struct limit *r)
{
	struct outcome o;

	if (d->form == LIMIT_NONE || r->form == LIMIT_NONE)
		return compare_forms(t, d, r);
	if (!notes_agree(d->grade, r->grade == NULL ? d->grade : r->grade, R_GRADE_UNCLEAR, &o) ||
	    !notes_agree(d->basis, r->basis, R_BASIS_DIFFERS, &o) ||
	    !notes_agree(d->condition, r->condition, R_CONDITION_DIFFERS, &o) ||
	    !notes_agree(d->method, r->method, R_METHOD_DIFFERS, &o))
		return o;
	return compare_forms(t, d, r);
}

/* What the parts' verdicts make together; any one not known leaves the whole open. */
struct tally { bool tighter, looser, partly, conflict, unclear, more, less; };

static void
count(struct tally *n, enum verdict v)
{
	n->tighter = n->tighter || v == V_STRICTER;
	n->looser = n->looser || v == V_LOWER;
	n->partly = n->partly || v == V_PARTLY;
	n->conflict = n->conflict || v == V_CONFLICT;
	n->unclear = n->unclear || v > V_CONFLICT;
}

static struct outcome
sum(const struct tally *n)
{
	if (n->conflict)		/* what fails in one part fails as a whole */
		return OUTCOME(V_CONFLICT, R_DISJOINT);
	if (n->unclear)
		return OUTCOME(V_NEEDS_HUMAN, R_PARTS);
	if (n->partly)
		return OUTCOME(V_PARTLY, R_OVERLAP);
	return conclude(!n->looser, !n->tighter, false);
}

static const struct limit *
part_of(const struct limit *l, const char *key)
{
	for (size_t i = 0; i < l->npart; i++)
		if (same_grade(l->part[i].key, key))
			return &l->part[i].l;
	return NULL;
}

static enum verdict
part(struct task *t, const char *key, const struct limit *d, const struct limit *r)
{
	derivation_add(t->steps, PROOF_PART, key, NULL);
	struct outcome o = compare_with_notes(t, d, r);
	derivation_add(t->steps, PROOF_PART_VERDICT, key, verdict_name(o.v), reason_name(o.r), NULL);
	return o.v;
}

/* A mean, which every single value being within a range keeps within it too. */
static bool
is_mean(const char *key)
{
	return strstr(key, "均") != NULL;
}

/* Whether two keys are of one grade: "优等品|平均", "优等品|单个". */
static bool
same_outer(const char *x, const char *y)
{
	const char *p = strrchr(x, '|'), *q = strrchr(y, '|');
	size_t n = p == NULL ? 0 : (size_t)(p - x);

	return (p == NULL) == (q == NULL) && (p == NULL || (n == (size_t)(q - y) && memcmp(x, y, n) == 0));
}

/*
 * Whether a mean asks nothing that the single values of whole do not ask already, or can't be told to. It does ask
 * more where its range is the narrower one ("mean at least 30, each at least 25").
 */
static bool
may_be_implied(const struct limit_part *p, const struct limit *whole)
{
	for (size_t i = 0; is_mean(p->key) && i < whole->npart; i++) {
		const struct limit *l = &whole->part[i].l;
		if (is_mean(whole->part[i].key) || !same_outer(whole->part[i].key, p->key) || l->form == LIMIT_NONE)
			continue;
		if (l->form != LIMIT_RANGE || p->l.form != LIMIT_RANGE || l->unit != p->l.unit)
			return true;
		struct side single = side_of(l), mean = side_of(&p->l);
		if (!side_subset(&mean, &single) || side_subset(&single, &mean))
			return true;
	}
	return false;
}

static bool
has_idle_mean(const struct limit *l)
{
	for (size_t i = 0; i < l->npart; i++)
		if (may_be_implied(&l->part[i], l))
			return true;
	return false;
}

/* How long a name is without the remarks in brackets behind it: "合格品(代号A)" is "合格品". */
static size_t
head_length(const char *name)
{
	const char *open = strchr(name, '(');

	return open == NULL || open == name ? strlen(name) : (size_t)(open - name);
}

static bool
heads_with(const char *name, const char *const *tail, size_t n)
{
	size_t len = head_length(name);

	for (size_t i = 0; i < n; i++) {
		size_t t = strlen(tail[i]);
		if (len >= t && memcmp(name + len - t, tail[i], t) == 0)
			return true;
	}
	return false;
}
#define HEADS_WITH(s, list) heads_with(s, list, sizeof list / sizeof *list)

/*
 * Whether a key names a grade or class ("优等品", "Ⅰ级"), so that a plain reference holds for it as for any other; an
 * age
 * ("28 d"), a state or a step of a size is a condition, and the reference does not say that it is under that.
 */
static bool
is_grade_key(const char *key)
{
	static const char *const tails[] = { "品", "级", "类", "等", "型", "档", "星", "牌号" };

	return strchr(key, '|') == NULL && strpbrk(key, "<>=~") == NULL && strstr(key, "≤") == NULL &&
	    strstr(key, "≥") == NULL && HEADS_WITH(key, tails);
}

/* Whether a part leaves open the same end as the whole, so that all parts together accept what the weakest does. */
static bool
opens_alike(const struct limit *part, const struct limit *whole)
{
	if (part->form == LIMIT_NOT_DETECTED)
		return whole->form == LIMIT_RANGE && whole->lo == NULL && whole->hi != NULL;
	if (part->form == LIMIT_RANGE && whole->form == LIMIT_RANGE)
		return (part->lo == NULL) == (whole->lo == NULL) && (part->hi == NULL) == (whole->hi == NULL) &&
		    (part->lo == NULL) != (part->hi == NULL);
	return part->form == LIMIT_ORDINAL && whole->form == LIMIT_ORDINAL && part->scale == whole->scale &&
	    !scale_is_product(part->scale) &&
	    scale_order(part->scale, part->to, scale_best(part->scale)) == ORDER_SAME &&
	    scale_order(part->scale, whole->to, scale_best(part->scale)) == ORDER_SAME;
}

/*
 * A table of grades beside one limit for all: what is sold under the weakest grade is promised no more than that, so
 * the verdict is of all grades together. One that is equal makes the whole equal, if no other is looser; that all are
 * stricter says so only where they are open to the same end.
 */
static struct outcome
table_beside_one(struct task *t, const struct limit *d, const struct limit *r)
{
	struct tally n = { 0 };
	bool equal = false, alike = true;

	for (size_t i = 0; i < d->npart; i++)
		if (!is_grade_key(d->part[i].key)) {
			derivation_add(t->steps, PROOF_CONDITION_DIFFERS, d->part[i].key, "", NULL);
			return OUTCOME(V_NEEDS_HUMAN, R_CONDITION_DIFFERS);
		}
	for (size_t i = 0; i < d->npart; i++) {
		enum verdict v = part(t, d->part[i].key, &d->part[i].l, r);
		count(&n, v);
		equal = equal || v == V_EQUAL;
		alike = alike && opens_alike(&d->part[i].l, r);
	}
	struct outcome o = sum(&n);
	/* all together accept what the loosest does */
	if (alike && n.looser && !n.unclear && !n.partly && !n.conflict)
		return OUTCOME(V_LOWER, R_SUPERSET);
	if (o.v != V_STRICTER)
		return o;
	return equal ? OUTCOME(V_EQUAL, R_SAME_SET) : alike ? o : OUTCOME(V_NEEDS_HUMAN, R_PARTS);
}

/* Keyed limits, key by key; a key that only one side has is for a person. */
struct outcome
compare_tables(struct task *t, const struct limit *d, const struct limit *r)
{
	struct tally n = { 0 };

	if (d->form != LIMIT_TABLE)
		return OUTCOME(V_INCOMPARABLE, R_GRADE_UNCLEAR);
	if (has_idle_mean(d) || (r->form == LIMIT_TABLE && has_idle_mean(r)))
		return OUTCOME(V_NEEDS_HUMAN, R_PARTS);
	if (r->form != LIMIT_TABLE)
		return table_beside_one(t, d, r);
	for (size_t i = 0; i < d->npart; i++) {
		const struct limit *other = part_of(r, d->part[i].key);
		if (other == NULL) {
			derivation_add(t->steps, PROOF_PART_DECLARED, d->part[i].key, NULL);
			n.unclear = true;
		} else
			count(&n, part(t, d->part[i].key, &d->part[i].l, other));
	}
	for (size_t i = 0; i < r->npart; i++)
		if (part_of(d, r->part[i].key) == NULL) {
			derivation_add(t->steps, PROOF_PART_REFERENCE, r->part[i].key, NULL);
			n.unclear = true;
		}
	return sum(&n);
}

/* Parts that only l has: it asks that much more. */
static void
only_in(struct task *t, const struct limit *l, const struct limit *other, bool declared, struct tally *n)
{
	for (size_t i = 0; i < l->npart; i++) {
		const struct limit_part *p = &l->part[i];
		if (part_of(other, p->key) != NULL || p->l.form == LIMIT_NONE)
			continue;
		derivation_add(t->steps, declared ? PROOF_PART_DECLARED : PROOF_PART_REFERENCE, p->key, NULL);
		if (p->l.form == LIMIT_TEXT || p->l.form == LIMIT_AGREED || may_be_implied(p, other))
			n->unclear = true;
		else if (declared)
			n->more = true;
		else
			n->less = true;
	}
}

/*
 * "Mean at least 30 and each at least 25": all parts at once, part by part. A side without a part leaves it open, so
 * the other asks more (domain.md 5.1). Where both have parts that the other lacks, two names may be of one thing.
 */
struct outcome
compare_conjunctions(struct task *t, const struct limit *d, const struct limit *r)
{
	struct tally n = { 0 };

	if (d->form != LIMIT_ALL || r->form != LIMIT_ALL || has_idle_mean(d) || has_idle_mean(r))
		return OUTCOME(V_NEEDS_HUMAN, R_PARTS);
	for (size_t i = 0; i < d->npart; i++) {
		const struct limit *other = part_of(r, d->part[i].key);
		if (other != NULL)
			count(&n, part(t, d->part[i].key, &d->part[i].l, other));
	}
	only_in(t, d, r, true, &n);
	only_in(t, r, d, false, &n);
	n.unclear = n.unclear || (n.more && n.less);
	n.tighter = n.tighter || n.more;
	n.looser = n.looser || n.less;
	return sum(&n);
}
