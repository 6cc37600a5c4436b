#include <string.h>
#include "app/align.h"
#include "app/compare.h"

/* What became of a reference row. idle: of a product or class not declared at all, so that it can't be missed. */
struct fate { bool taken, doubtful, idle; enum reason why; };

/* The reference rows that may be meant by a declared one, narrowed step by step. */
struct candidates { const struct row *row; int *at; size_t n; };

static bool
same_key(const struct subject *d, const struct subject *r)
{
	return strcmp(d->key, r->key) == 0;
}

static bool
fits_product(const struct subject *d, const struct subject *r)
{
	return product_fit(d, r) == FIT;
}

static bool
fits_grade(const struct subject *d, const struct subject *r)
{
	return grade_fit(d, r) == FIT;
}

static bool
fits_basis(const struct subject *d, const struct subject *r)
{
	return basis_fit(d, r) == FIT;
}

static bool
fits_condition(const struct subject *d, const struct subject *r)
{
	return condition_fit(d, r) == FIT;
}

static bool
names_grade(const struct subject *d, const struct subject *r)
{
	return *d->grade != '\0' && *r->grade != '\0';
}

static bool
names_product(const struct subject *d, const struct subject *r)
{
	return *d->product != '\0' && *r->product != '\0';
}

static bool
names_method(const struct subject *d, const struct subject *r)
{
	struct equivalence e;
	enum method_fit fit = method_fit(d, r, &e);

	return fit == METHOD_SAME || fit == METHOD_EQUIVALENT;
}

/* Keeps those of which test holds; when there are none, false and all stay. */
static bool
narrow(struct candidates *c, const struct subject *d, bool (*test)(const struct subject *, const struct subject *))
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		if (test(d, &c->row[c->at[i]].s)) {
			int kept = c->at[i];
			c->at[i] = c->at[n];
			c->at[n++] = kept;
		}
	if (n == 0)
		return false;
	c->n = n;
	return true;
}

/*
 * The reference row for a declared one. What it must agree in narrows the rows of its name; a single row that does not
 * agree is still the one meant, and the comparison says in what it differs. -1: none or several are left; *why says
 * what stood between them, R_NO_REFERENCE when no row has the name.
 */
static int
match(const struct subject *d, struct candidates *c, enum reason *why)
{
	static const struct { bool (*test)(const struct subject *, const struct subject *); enum reason why; } must[] =
	    {
		{ fits_product, R_PRODUCT_DIFFERS }, { fits_grade, R_GRADE_UNCLEAR }, { fits_basis, R_BASIS_DIFFERS },
		{ fits_condition, R_CONDITION_DIFFERS },
	};

	*why = R_NO_REFERENCE;
	if (*d->key == '\0' || !narrow(c, d, same_key))
		return -1;
	for (size_t i = 0; i < sizeof must / sizeof *must; i++)
		if (!narrow(c, d, must[i].test) && c->n > 1) {
			*why = must[i].why;
			return -1;
		}
	/* Of several that fit, the one that names the grade, the product, the method is meant. */
	narrow(c, d, names_grade);
	narrow(c, d, names_product);
	if (c->n > 1)
		narrow(c, d, names_method);
	*why = R_GRADE_UNCLEAR;
	return c->n == 1 ? c->at[0] : -1;
}

/*
 * No reference row was matched: new, or incomparable; then the rows of its name are doubtful, not
 * missing. Whether a remark in the name only explains it or means another thing, a person must say.
 */
static void
unmatched(const struct row *d, enum reason why, const struct row *row, struct fate *fate, size_t nr,
    struct judgement *j)
{
	const struct subject *s = &d->s;
	const char *kin = NULL;

	for (size_t i = 0; i < nr; i++)
		if (why == R_NO_REFERENCE ? !fate[i].taken && names_alike(s, &row[i].s) :
		    strcmp(row[i].s.key, s->key) == 0) {
			fate[i].doubtful = true;
			fate[i].why = why == R_NO_REFERENCE ? R_NAME_ALIKE : why;
			kin = row[i].q->indicator;
		}
	j->verdict = why != R_NO_REFERENCE ? V_INCOMPARABLE : kin != NULL ? V_NEEDS_HUMAN : V_NEW;
	j->reason = why == R_NO_REFERENCE && kin != NULL ? R_NAME_ALIKE : why;
	const char *name = d->q->indicator == NULL ? "" : d->q->indicator;
	if (j->verdict == V_NEEDS_HUMAN)
		derivation_add(j->steps, PROOF_NAME_ALIKE, name, kin == NULL ? "" : kin, NULL);
	else if (j->verdict == V_NEW)
		derivation_add(j->steps, PROOF_NO_REFERENCE, name, NULL);
	else
		derivation_add(j->steps, PROOF_ROWS_UNCLEAR, name, s->grade_text, s->condition_text, NULL);
}

/* A state every product can be put in ("热态", "夜间"), told without numbers and not a choice of method. */
static bool
is_state(const struct phrases *condition)
{
	for (size_t i = 0; i < condition->n; i++) {
		const char *s = condition->s[i];
		size_t n = strlen(s);
		if (strpbrk(s, "0123456789<>=~") != NULL || strstr(s, "≤") != NULL || strstr(s, "≥") != NULL ||
		    (n >= strlen("法") && strcmp(s + n - strlen("法"), "法") == 0))
			return false;
	}
	return condition->n > 0;
}

/* Told for some products only ("标明含硝态氮的产品"): whether the row applies is not known. */
static bool
is_for_some(const char *condition)
{
	static const char *const words[] = { "产品", "标明", "标识", "标注", "含有", "仅", "适用", "当", "如", "若" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strstr(condition, words[i]) != NULL)
			return true;
	return false;
}

/* What no declared row was matched with: missing, where it is sure that it was to be declared. */
static void
undeclared(const struct row *row, const struct fate *fate, size_t nr, size_t at, struct judgement *j)
{
	const char *name = row[at].q->indicator;
	bool other_condition = false, other_grade = false;

	for (size_t i = 0; i < nr; i++)
		if (fate[i].taken && *row[at].s.key != '\0' && strcmp(row[i].s.key, row[at].s.key) == 0) {
			if (strcmp(row[i].s.grade, row[at].s.grade) == 0)
				other_condition = true;
			else
				other_grade = true;
		}
	j->verdict = V_NEEDS_HUMAN;
	if (fate[at].doubtful)
		j->reason = fate[at].why;
	else if (is_for_some(row[at].s.condition_text) || is_for_some(row[at].s.grade))
		j->reason = R_CONDITION_DIFFERS;
	else if (other_condition && !is_state(&row[at].s.condition))
		j->reason = R_CONDITION_DIFFERS;
	else if (other_grade && !other_condition)
		j->reason = R_GRADE_UNCLEAR;
	else if (row[at].l.form == LIMIT_AGREED)
		j->reason = R_AGREED;
	else {
		j->verdict = V_MISSING;
		j->reason = R_NOT_DECLARED;
	}
	derivation_add(j->steps, PROOF_NOT_DECLARED, name == NULL ? "" : name, NULL);
}

/* ---- which rows of the reference apply at all ---- */

enum { SCOPES = 64 };
struct scope { const char *product, *grade; };

/*
 * The products and classes that are declared, each once. 0 when a row names none, or there are too many: then every
 * row of the reference may apply.
 */
static size_t
scopes_of(const struct row *d, size_t nd, bool graded, struct scope *out)
{
	size_t n = 0, k;

	for (size_t i = 0; i < nd; i++) {
		const char *product = d[i].s.product, *grade = d[i].s.grade;
		if (*product == '\0' || (graded && *grade == '\0'))
			return 0;
		for (k = 0; k < n; k++)
			if (strcmp(out[k].product, product) == 0 && (!graded || strcmp(out[k].grade, grade) == 0))
				break;
		if (k < n)
			continue;
		if (n == SCOPES)
			return 0;
		out[n++] = (struct scope){ product, grade };
	}
	return n;
}

/* Whether a reference row is of one of the scopes; a row that names none is of all. */
static bool
in_scope(const struct subject *r, const struct scope *s, size_t n, bool graded)
{
	if (*r->product == '\0' || (graded && *r->grade == '\0'))
		return true;
	for (size_t i = 0; i < n; i++)
		if (same_grade(s[i].product, r->product) && (!graded || same_grade(s[i].grade, r->grade)))
			return true;
	return false;
}

/*
 * "Fewer" is judged against the rows that apply (order 83 of SAMR art. 14). Where all that is declared names its
 * product, or product and class, and the reference knows that very product or class, its other rows are of other ones.
 */
static void
find_idle(const struct row *d, size_t nd, const struct row *row, struct fate *fate, size_t nr, bool graded)
{
	struct scope scope[SCOPES];
	size_t n = scopes_of(d, nd, graded, scope), known = 0;

	for (size_t i = 0; n > 0 && i < nr; i++)
		known += *row[i].s.product != '\0' && (!graded || *row[i].s.grade != '\0') &&
		    in_scope(&row[i].s, scope, n, graded);
	for (size_t i = 0; known > 0 && i < nr; i++)
		fate[i].idle = fate[i].idle || !in_scope(&row[i].s, scope, n, graded);
}

static struct derivation *
steps_for(struct arena *a, const struct terms *t)
{
	return t != NULL && t->explain ? derivation_new(a) : NULL;
}

static void
end_steps(struct judgement *j)
{
	derivation_add(j->steps, PROOF_CONCLUSION, verdict_name(j->verdict), reason_name(j->reason), NULL);
}

void
compare_table(struct arena *a, const struct requirement *d, size_t nd, const struct requirement *r, size_t nr,
    const struct terms *t, struct compared **out, size_t *n)
{
	struct row *declared = arena_get(a, (nd + 1) * sizeof *declared), *row = arena_get(a, (nr + 1) * sizeof *row);
	struct fate *fate = arena_get(a, (nr + 1) * sizeof *fate);
	struct compared *c = *out = arena_get(a, (nd + nr + 1) * sizeof *c);
	struct candidates some = { row, arena_get(a, (nr + 1) * sizeof *some.at), 0 };
	enum reason *why = arena_get(a, (nd + 1) * sizeof *why);
	size_t k = 0;

	for (size_t i = 0; i < nr; i++)
		row_read(a, &r[i], &row[i]);
	for (size_t i = 0; i < nd; i++) {
		row_read(a, &d[i], &declared[i]);
		for (some.n = 0; some.n < nr; some.n++)
			some.at[some.n] = (int)some.n;
		c[i].declared = (int)i;
		c[i].reference = match(&declared[i].s, &some, &why[i]);
		if (c[i].reference >= 0)
			fate[c[i].reference].taken = true;
	}
	for (; k < nd; k++) {
		if (c[k].reference >= 0) {
			row_compare(a, &declared[k], &row[c[k].reference], t, &c[k].j);
			continue;
		}
		c[k].j = (struct judgement){ .declared = declared[k].l, .steps = steps_for(a, t) };
		unmatched(&declared[k], why[k], row, fate, nr, &c[k].j);
		end_steps(&c[k].j);
	}
	find_idle(declared, nd, row, fate, nr, false);
	find_idle(declared, nd, row, fate, nr, true);
	for (size_t i = 0; i < nr; i++) {
		/* what sets no limit can't be missed */
		if (fate[i].taken || fate[i].idle || row[i].l.form == LIMIT_NONE || row[i].l.reference_only)
			continue;
		struct judgement j = { .reference = row[i].l, .steps = steps_for(a, t) };
		undeclared(row, fate, nr, i, &j);
		end_steps(&j);
		c[k++] = (struct compared){ .declared = -1, .reference = (int)i, .j = j };
	}
	*n = k;
}
