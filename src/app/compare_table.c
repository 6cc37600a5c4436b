#include <string.h>
#include "app/align.h"
#include "app/compare.h"
#include "app/sense.h"

/*
 * What became of a reference row. idle: of a product or class not declared at all, so that it can't be missed, or one
 * that stands there twice. named: its very name is declared, if only for another class or condition. by: the declared
 * row that may be meant for it; NULL: none.
 */
struct fate { bool taken, idle, named; const struct row *by; enum reason why; };

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
 * Whether a declared row may be meant for a reference row of its name that it does not fit: not where another grade
 * than its own is named there, which is declared in rows of that grade.
 */
static bool
may_be_meant(const struct subject *s, const struct subject *r, const struct row *declared, size_t nd)
{
	if (strcmp(r->key, s->key) != 0)
		return false;
	if (!names_grade(s, r) || grade_fit(s, r) == FIT)
		return true;
	for (size_t i = 0; i < nd; i++)
		if (names_grade(&declared[i].s, r) && grade_fit(&declared[i].s, r) == FIT)
			return false;
	return true;
}

/*
 * No reference row was matched: new, or incomparable; then the rows of its name are doubtful, not
 * missing. Whether a remark in the name only explains it or means another thing, a person must say.
 */
static void
unmatched(const struct row *d, const struct row *declared, size_t nd, enum reason why, const struct row *row,
    struct fate *fate, size_t nr, struct judgement *j)
{
	const struct subject *s = &d->s;
	const char *kin = NULL;
	bool open = false;

	for (size_t i = 0; i < nr; i++) {
		if (kin != NULL && fate[i].by != NULL)		/* nothing more to learn: tables may be long */
			continue;
		if (why == R_NO_REFERENCE ? !fate[i].taken && !fate[i].named && names_alike(s, &row[i].s) :
		    may_be_meant(s, &row[i].s, declared, nd)) {
			fate[i].by = d;
			fate[i].why = why == R_NO_REFERENCE ? R_NAME_ALIKE : why;
			kin = kin == NULL ? row[i].q->indicator : kin;
			open = open || product_fit(s, &row[i].s) == FIT_UNSAID;
		}
	}
	open = open && why == R_PRODUCT_DIFFERS;
	j->verdict = open ? V_NEEDS_HUMAN : why != R_NO_REFERENCE ? V_INCOMPARABLE : kin != NULL ? V_NEEDS_HUMAN :
	    V_NEW;
	j->reason = why == R_NO_REFERENCE && kin != NULL ? R_NAME_ALIKE : why;
	const char *name = d->q->indicator == NULL ? "" : d->q->indicator;
	if (j->reason == R_NAME_ALIKE)
		derivation_add(j->steps, PROOF_NAME_ALIKE, name, kin == NULL ? "" : kin, NULL);
	else if (j->verdict == V_NEW)
		derivation_add(j->steps, PROOF_NO_REFERENCE, name, NULL);
	else
		derivation_add(j->steps, PROOF_ROWS_UNCLEAR, name, s->grade_text, s->condition_text, NULL);
}

/*
 * States one and the same product goes through, or is measured in, each list of one kind. Only of these is it sure
 * that a limit for another of the list applies to the product too. All else that a condition may name tells products
 * apart as well as not ("直接接触皮肤", "室内用", "三相"), or is a choice ("电阻法").
 */
static const char *const states[][12] = {
	{ "冷态", "热态", "实际冷态", "常态", "湿热态", "绝缘电阻:未受热", "热状态", "冷状态" },
	{ "高温", "低温", "常温", "极限高温", "极限低温", "高温下", "低温下" },
	{ "干态", "湿态", "干燥状态", "湿润状态", "饱水", "饱水状态" },
	{ "昼间", "夜间" },
	{ "空载", "负载", "满载", "额定负载", "半载", "空载时", "负载时" },
	{ "静态", "动态" },
	{ "初始", "初始值", "最终", "出厂时", "到期" },
	{ "纵向", "横向" },
	{ "经向", "纬向" },
	{ "24小时平均", "1小时平均", "8小时平均", "日最大8小时平均", "年平均", "季平均", "月平均" },
};

/* What is measured once more behind or before a treatment that every piece may go through. */
static bool
is_treated(const char *s)
{
	static const char *const ends[] = { "试验后", "试验以后", "老化后", "浸水后", "浸泡后", "水洗后", "洗涤后",
	    "洗后", "贮存后", "储存后", "存放后", "冷冻后", "老化前", "浸水前", "水洗前", "洗涤前" };
	size_t n = strlen(s);

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t len = strlen(ends[i]);
		if (n >= len && strcmp(s + n - len, ends[i]) == 0)
			return true;
	}
	return false;
}

enum { NO_STATE = -1, TREATED = sizeof states / sizeof *states };

static int
state_of(const char *s)
{
	for (int k = 0; k < TREATED; k++)
		for (size_t i = 0; i < sizeof *states / sizeof **states && states[k][i] != NULL; i++)
			if (strcmp(states[k][i], s) == 0)
				return k;
	return is_treated(s) ? TREATED : NO_STATE;
}

static bool
has_phrase(const struct phrases *c, const char *s)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->s[i], s) == 0)
			return true;
	return false;
}

/*
 * Whether the goods that are in the condition done are in the condition c too, at another time: c differs from it in a
 * state alone. A treatment has no counterpart that must be named ("湿热试验后" beside "常态").
 */
static bool
is_other_state(const struct phrases *c, const struct phrases *done)
{
	int kind = NO_STATE;
	bool more = false;

	for (size_t i = 0; i < c->n; i++) {
		if (has_phrase(done, c->s[i]))
			continue;
		int k = state_of(c->s[i]);
		if (k == NO_STATE || (more && k != kind))
			return false;
		kind = k;
		more = true;
	}
	for (size_t i = 0; more && i < done->n; i++)
		if (!has_phrase(c, done->s[i])) {
			int k = state_of(done->s[i]);
			if (k == NO_STATE || (k != kind && k != TREATED && kind != TREATED))
				return false;
		}
	return more;
}

/*
 * The first declared row left over that asks what a cited standard asks, where the reference row may be of that very
 * standard: "污染物限量 应符合GB 2762的规定"; NULL: none.
 */
static const struct row *
declared_by_citation(const struct row *d, const struct compared *c, size_t nd, const struct subject *r)
{
	size_t n = strlen(r->standard);

	for (size_t i = 0; i < nd; i++)
		for (size_t k = 0; d[i].l.form == LIMIT_CITATION && c[i].reference < 0 && k < d[i].l.nitem; k++) {
			const char *cited = d[i].l.item[k];
			if (n == 0 || (strncmp(cited, r->standard, n) == 0 && (cited[n] == '\0' || cited[n] == '-' ||
			    cited[n] == ':')))
				return &d[i];
		}
	return NULL;
}

/* Told for some products only ("标明含硝态氮的产品"): whether the row applies is not known. */
static bool
is_for_some(const char *condition)
{
	static const char *const words[] = { "产品", "标明", "标识", "标注", "含有", "仅", "适用", "当", "如", "若" };

	/* a remark behind a class explains it: "A类(婴幼儿纺织产品)" */
	const char *open = strchr(condition, '(');
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *at = strstr(condition, words[i]);
		if (at != NULL && (open == NULL || open == condition || at < open))
			return true;
	}
	return false;
}

enum { SCOPES = 64 };		/* products and classes told apart, at most */

static const char *
grade_of(const struct subject *s)
{
	return s->grade;
}

static const char *
product_of(const struct subject *s)
{
	return s->product;
}

/*
 * Whether the row at applies whichever of several classes, or products, the goods are of: the reference asks it of each
 * that it names beside the row's own product.
 */
static bool
asked_of_all(const struct row *row, size_t nr, size_t at, const char *(*of)(const struct subject *))
{
	const char *seen[SCOPES];
	bool asked[SCOPES] = { false };
	size_t n = 0, k;

	for (size_t i = 0; i < nr; i++) {
		const char *x = of(&row[i].s);
		if (*x == '\0' || (of != product_of && product_fit(&row[at].s, &row[i].s) != FIT))
			continue;
		for (k = 0; k < n && !same_grade(seen[k], x); k++)
			;
		if (k == SCOPES)
			return false;
		if (k == n)
			seen[n++] = x;
		asked[k] = asked[k] || strcmp(row[i].s.key, row[at].s.key) == 0;
	}
	for (k = 0; k < n; k++)
		if (!asked[k])
			return false;
	return true;
}

/* Whether a declared row is of this product or class; *named: whether any names one. */
static bool
is_declared(const struct row *d, size_t nd, const char *here, const char *(*of)(const struct subject *), bool *named)
{
	*named = false;
	for (size_t i = 0; i < nd && *here != '\0'; i++) {
		const char *x = of(&d[i].s);
		if (*x != '\0' && (same_grade(x, here) || is_listed(here, x)))
			return true;
		*named = *named || *x != '\0';
	}
	return false;
}

/* Whether a row named by its product or class is of one that is declared, or applies whatever is. */
static bool
is_of_declared(const struct row *d, size_t nd, const struct row *row, size_t nr, size_t at,
    const char *(*of)(const struct subject *))
{
	const char *here = of(&row[at].s);
	bool named;

	return is_declared(d, nd, here, of, &named) || *here == '\0' || (!named && asked_of_all(row, nr, at, of));
}

/*
 * What no declared row was matched with: missing, where it is sure that it was to be declared. Of a product, a class or
 * a condition that the goods may not be of, a person must say whether it applies.
 */
static void
undeclared(struct arena *a, const struct row *d, const struct compared *c, size_t nd, const struct row *row,
    const struct fate *fate, size_t nr, size_t at, struct judgement *j)
{
	const struct subject *s = &row[at].s;
	const char *name = row[at].q->indicator;
	const char *declared_grade = NULL;
	const struct row *cited = NULL;
	bool other_condition = false, other_state = false, other_grade = false, named;

	for (size_t i = 0; i < nr; i++)
		if (fate[i].taken && *s->key != '\0' && strcmp(row[i].s.key, s->key) == 0) {
			if (strcmp(row[i].s.grade, s->grade) != 0) {
				other_grade = true;
				declared_grade = row[i].s.grade_text;
			} else {
				other_condition = true;
				other_state = other_state || is_other_state(&s->condition, &row[i].s.condition);
			}
		}
	j->verdict = V_NEEDS_HUMAN;
	if (fate[at].by != NULL)
		j->reason = fate[at].why;
	else if (!is_of_declared(d, nd, row, nr, at, product_of))
		j->reason = R_PRODUCT_DIFFERS;
	else if (!is_of_declared(d, nd, row, nr, at, grade_of))
		j->reason = R_GRADE_UNCLEAR;
	else if (is_for_some(s->condition_text) || (is_for_some(s->grade) && !is_declared(d, nd, s->grade, grade_of,
	    &named)))
		j->reason = R_CONDITION_DIFFERS;
	else if (other_condition && !other_state)
		j->reason = R_CONDITION_DIFFERS;
	else if (other_grade && !other_condition)
		j->reason = R_GRADE_UNCLEAR;
	else if (row[at].l.form == LIMIT_AGREED)
		j->reason = R_AGREED;
	else if (name_sense(a, s->key) == SENSE_SURROUNDINGS)	/* "海拔": told for the tests */
		j->reason = R_USE_RANGE;
	else if ((cited = declared_by_citation(d, c, nd, s)) != NULL)
		j->reason = R_CITATION;
	else {
		j->verdict = V_MISSING;
		j->reason = R_NOT_DECLARED;
	}
	const struct row *by = fate[at].by;
	if (by != NULL && fate[at].why == R_NAME_ALIKE)
		derivation_add(j->steps, PROOF_NAME_ALIKE, by->q->indicator, name, NULL);
	else if (by != NULL)
		derivation_add(j->steps, PROOF_ROWS_UNCLEAR, name, by->s.grade_text, by->s.condition_text, NULL);
	else if (j->reason == R_GRADE_UNCLEAR && declared_grade != NULL)
		derivation_add(j->steps, PROOF_GRADE_DIFFERS, declared_grade, s->grade_text, NULL);
	else if (j->reason == R_USE_RANGE)
		derivation_add(j->steps, PROOF_USE_RANGE, s->key, NULL);
	else if (cited != NULL)
		derivation_add(j->steps, PROOF_DECLARED_READ, cited->q->text, cited->l.normal, NULL);
	else
		derivation_add(j->steps, PROOF_NOT_DECLARED, name == NULL ? "" : name, NULL);
}

/* ---- which rows of the reference apply at all ---- */

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
		if (d[i].s.open_product)
			return 0;
		if (graded ? *grade == '\0' : *product == '\0')
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

/* Whether a reference row is of one of the scopes; a row that names none is of all, and so is a class of no product. */
static bool
in_scope(const struct subject *r, const struct scope *s, size_t n, bool graded)
{
	if (graded ? *r->grade == '\0' : *r->product == '\0')
		return true;
	for (size_t i = 0; i < n; i++)		/* "B类、C类" has a word to say of a B类 too */
		if ((*r->product == '\0' || *s[i].product == '\0' || same_grade(s[i].product, r->product)) &&
		    (!graded || same_grade(s[i].grade, r->grade) || is_listed(r->grade, s[i].grade)))
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
		known += *(graded ? row[i].s.grade : row[i].s.product) != '\0' &&
		    in_scope(&row[i].s, scope, n, graded);
	for (size_t i = 0; known > 0 && i < nr; i++)
		fate[i].idle = fate[i].idle || !in_scope(&row[i].s, scope, n, graded);
}

/*
 * Whether a declared product in brackets, "奶粉(婴幼儿)", may be another of the reference's products than the one
 * before the bracket: it knows several, and not this very one.
 */
static bool
has_open_product(const struct subject *d, const struct row *row, size_t nr)
{
	const char *one = NULL;
	bool several = false;

	for (size_t i = 0; i < nr && strchr(d->product, '(') != NULL; i++) {
		const char *x = row[i].s.product;
		if (strcmp(x, d->product) == 0)
			return false;
		several = several || (one != NULL && *x != '\0' && strcmp(x, one) != 0);
		one = *x != '\0' ? x : one;
	}
	return several;
}

static bool
same_text(const char *x, const char *y)
{
	return strcmp(x == NULL ? "" : x, y == NULL ? "" : y) == 0;
}

/* Whether an earlier row says the very same: it stands in for both. */
static bool
is_double(const struct requirement *r, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (same_text(r[k].indicator, r[i].indicator) && same_text(r[k].text, r[i].text) &&
		    same_text(r[k].condition, r[i].condition) && same_text(r[k].unit, r[i].unit) &&
		    same_text(r[k].method, r[i].method) && same_text(r[k].class_grade, r[i].class_grade) &&
		    same_text(r[k].product, r[i].product) && same_text(r[k].basis, r[i].basis))
			return true;
	return false;
}

/* Whether two declared rows are about the same thing in every respect. */
static bool
is_one_matter(const struct subject *x, const struct subject *y)
{
	return strcmp(x->key, y->key) == 0 && strcmp(x->product, y->product) == 0 && strcmp(x->grade, y->grade) == 0 &&
	    strcmp(x->basis, y->basis) == 0 && same_phrases(&x->condition, &y->condition) &&
	    strcmp(x->method_text, y->method_text) == 0;
}

/*
 * The first declared row matched with the same reference row and about the same thing as the i-th, but for what it
 * asks; NULL: none. Two such rows would be judged by halves otherwise: one lower, the other equal.
 */
static const struct row *
contradiction(struct arena *a, const struct row *d, const struct compared *c, size_t nd, size_t i)
{
	for (size_t k = 0; k < nd; k++) {
		if (k == i || c[k].reference != c[i].reference || !is_one_matter(&d[i].s, &d[k].s) ||
		    (same_text(d[i].q->text, d[k].q->text) && same_text(d[i].q->unit, d[k].q->unit)))
			continue;
		struct judgement j = { .declared = d[i].l, .reference = d[k].l };
		compare_limits(a, d[i].s.key, NULL, &j);
		if (j.verdict != V_EQUAL)
			return &d[k];
	}
	return NULL;
}

static struct derivation *
steps_for(struct arena *a, const struct terms *t)
{
	return t != NULL && t->explain ? derivation_new(a) : NULL;
}

static const char *
with_unit(struct arena *a, const struct requirement *q)
{
	return q->unit == NULL || *q->unit == '\0' ? q->text : arena_fmt(a, "%s %s", q->text, q->unit);
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

	for (size_t i = 0; i < nr; i++) {
		row_read(a, &r[i], &row[i]);
		fate[i].idle = is_double(r, i);
	}
	for (size_t i = 0; i < nd; i++) {
		row_read(a, &d[i], &declared[i]);
		declared[i].s.open_product = has_open_product(&declared[i].s, row, nr);
		some.n = 0;
		for (size_t x = 0; x < nr; x++)
			if (!fate[x].idle)
				some.at[some.n++] = (int)x;
		c[i].declared = (int)i;
		c[i].reference = match(&declared[i].s, &some, &why[i]);
		if (c[i].reference >= 0)
			fate[c[i].reference].taken = true;
	}
	for (size_t x = 0; x < nr; x++)
		for (size_t i = 0; i < nd && !fate[x].named; i++)
			fate[x].named = same_key(&declared[i].s, &row[x].s);
	for (; k < nd; k++) {
		const struct row *other = c[k].reference < 0 ? NULL : contradiction(a, declared, c, nd, k);
		if (other != NULL) {
			c[k].j = (struct judgement){ .verdict = V_NEEDS_HUMAN, .reason = R_TWICE,
			    .declared = declared[k].l, .reference = row[c[k].reference].l, .steps = steps_for(a, t) };
			derivation_add(c[k].j.steps, PROOF_DECLARED_TWICE, declared[k].q->indicator,
			    with_unit(a, declared[k].q), other->q->indicator, with_unit(a, other->q), NULL);
			end_steps(&c[k].j);
			continue;
		}
		if (c[k].reference >= 0) {
			row_compare(a, &declared[k], &row[c[k].reference], t, &c[k].j);
			continue;
		}
		c[k].j = (struct judgement){ .declared = declared[k].l, .steps = steps_for(a, t) };
		unmatched(&declared[k], declared, nd, why[k], row, fate, nr, &c[k].j);
		end_steps(&c[k].j);
	}
	find_idle(declared, nd, row, fate, nr, false);
	find_idle(declared, nd, row, fate, nr, true);
	for (size_t i = 0; i < nr; i++) {
		/* what sets no limit can't be missed */
		if (fate[i].taken || fate[i].idle || row[i].l.form == LIMIT_NONE || row[i].l.reference_only)
			continue;
		struct judgement j = { .reference = row[i].l, .steps = steps_for(a, t) };
		undeclared(a, declared, c, nd, row, fate, nr, i, &j);
		end_steps(&j);
		c[k++] = (struct compared){ .declared = -1, .reference = (int)i, .j = j };
	}
	*n = k;
}
