#include <string.h>
#include "app/align.h"
#include "app/compare_rule.h"
#include "app/inclusion.h"
#include "base/dec.h"
#include "base/text.h"

const char compare_engine[] = "mingbiao-core 3";

static const char *const verdicts[V_MAX] = {
	"stricter", "equal", "lower", "partly", "conflict", "missing", "new", "incomparable", "needs-human",
};
static const char *const reasons[R_MAX] = {
	"subset", "same-set", "superset", "overlap", "disjoint", "not-declared", "no-reference",
	"reference-sets-no-limit", "declared-unparsed", "reference-unparsed", "unit-unknown", "unit-kind",
	"condition-differs", "grade-unclear", "method-differs", "use-range", "open-end", "scale",
	"name-alike", "unit-case", "nothing-on-file", "basis-differs", "product-differs", "nominal-unknown",
	"lod-unclear", "as-agreed", "reference-only", "citation", "form-differs", "part-unclear", "digits-unknown",
	"declared-twice",
};

const char *
verdict_name(enum verdict v)
{
	return verdicts[v];
}

const char *
reason_name(enum reason r)
{
	return reasons[r];
}

bool
verdict_of(const char *name, enum verdict *out)
{
	for (int i = 0; i < V_MAX; i++)
		if (strcmp(verdicts[i], name) == 0) {
			*out = (enum verdict)i;
			return true;
		}
	return false;
}

bool
reason_of(const char *name, enum reason *out)
{
	for (int i = 0; i < R_MAX; i++)
		if (strcmp(reasons[i], name) == 0) {
			*out = (enum reason)i;
			return true;
		}
	return false;
}

/* ---- two limits alone ---- */

static void
say(struct judgement *j, struct outcome o)
{
	j->verdict = o.v;
	j->reason = o.r;
}

static const struct terms plain_terms;

void
compare_limits(struct arena *a, const char *indicator, const struct terms *terms, struct judgement *j)
{
	struct task t = { a, indicator, terms == NULL ? &plain_terms : terms, j->steps, false };

	say(j, compare_with_notes(&t, &j->declared, &j->reference));
	j->converted = t.converted;
}

/* ---- whole requirements ---- */

/* Forms whose figures have a unit. */
static bool
has_unit(const struct limit *l)
{
	return is_quantity(l) || l->form == LIMIT_NOT_DETECTED || l->form == LIMIT_PLAN || l->form == LIMIT_TABLE ||
	    l->form == LIMIT_ALL;
}

/*
 * Reads a requirement in the unit of its column, or, when that is empty, in the one behind its name ("甲醛(g/kg)").
 * Two that differ contradict each other: text, for a person.
 */
static void
read_limit(struct arena *a, const struct requirement *q, struct limit *l)
{
	static const char *const scale[] = { "ph", "colour-rendering" };	/* symbols, hardly units */

	limit_parse(a, q->indicator, q->text, q->unit, l);
	const char *behind = unit_behind(a, q->indicator);
	const struct unit *u = *behind == '\0' ? NULL : unit_find(a, behind);
	for (size_t i = 0; u != NULL && i < sizeof scale / sizeof *scale; i++)
		if (strcmp(unit_kind(u), scale[i]) == 0)
			u = NULL;
	if (u == NULL || !has_unit(l))
		return;
	const struct limit *one = l->npart > 0 ? &l->part[0].l : l;
	if (!one->unit_given)
		limit_parse(a, q->indicator, q->text, behind, l);
	else if (one->unit != u) {
		const char *raw = l->raw, *raw_unit = l->raw_unit;
		*l = (struct limit){ .raw = raw, .raw_unit = raw_unit, .normal = "" };
	}
}

static void
tell_read(const struct task *t, const struct limit *l, bool declared)
{
	const char *raw = l->raw == NULL ? "" : l->raw, *u = limit_symbol(l);

	if (t->steps == NULL)
		return;
	if (l->form == LIMIT_TEXT)
		derivation_add(t->steps, declared ? PROOF_DECLARED_UNREAD : PROOF_REFERENCE_UNREAD, raw,
		    l->kind == KIND_ORDINAL && (t->indicator == NULL || *t->indicator == '\0') ? "scale" :
		    l->slip != SLIP_NONE ? limit_slip_name(l->slip) : NULL, NULL);
	else if (l->form == LIMIT_NONE)
		derivation_add(t->steps, declared ? PROOF_DECLARED_NONE : PROOF_REFERENCE_NONE, raw, NULL);
	else
		derivation_add(t->steps, declared ? PROOF_DECLARED_READ : PROOF_REFERENCE_READ, raw,
		    *u == '\0' ? l->normal : arena_fmt(t->a, "%s %s", l->normal, u), NULL);
}

static void
tell_name(struct task *t, const struct requirement *d, const struct requirement *r, const struct subject *x,
    const struct subject *y)
{
	if (t->steps == NULL || d->indicator == NULL || r->indicator == NULL || *x->key == '\0')
		return;
	if (strcmp(x->key, y->key) != 0)
		derivation_add(t->steps, PROOF_NAME_ALIKE, d->indicator, r->indicator, NULL);
	else if (strcmp(d->indicator, r->indicator) == 0)
		derivation_add(t->steps, PROOF_NAME_SAME, d->indicator, NULL);
	else
		derivation_add(t->steps, PROOF_NAME_LISTED, d->indicator, r->indicator, x->key, NULL);
}

static bool
same_product(struct task *t, const struct requirement *d, const struct requirement *r, const struct subject *x,
    const struct subject *y, struct outcome *out)
{
	enum fit fit = product_fit(x, y);

	if (fit == FIT)
		return true;
	derivation_add(t->steps, PROOF_PRODUCT_DIFFERS, d->product, r->product, NULL);
	*out = OUTCOME(fit == FIT_NOT ? V_INCOMPARABLE : V_NEEDS_HUMAN, R_PRODUCT_DIFFERS);
	return false;
}

static bool
same_class(struct task *t, const struct subject *x, const struct subject *y, struct outcome *out)
{
	if (grade_fit(x, y) == FIT) {
		if (*y->grade != '\0')
			derivation_add(t->steps, PROOF_GRADE_SAME, x->grade_text, y->grade_text, NULL);
		else if (*x->grade != '\0')
			derivation_add(t->steps, PROOF_GRADE_ANY, x->grade_text, NULL);
		return true;
	}
	derivation_add(t->steps, PROOF_GRADE_DIFFERS, x->grade_text, y->grade_text, NULL);
	*out = OUTCOME(V_INCOMPARABLE, R_GRADE_UNCLEAR);
	return false;
}

/* What must be the same of two, x and y: a step for it, or the reason why there is no comparison. */
static bool
same_matter(struct task *t, enum fit fit, const char *x, const char *y, enum proof same, enum proof differs,
    enum reason why, struct outcome *out)
{
	if (fit == FIT) {
		if (*x != '\0')
			derivation_add(t->steps, same, x, y, NULL);
		return true;
	}
	derivation_add(t->steps, differs, x, y, NULL);
	*out = OUTCOME(fit == FIT_NOT ? V_INCOMPARABLE : V_NEEDS_HUMAN, why);
	return false;
}

static bool
same_method(struct task *t, const struct subject *x, const struct subject *y, struct outcome *out)
{
	struct equivalence e;

	switch (method_fit(x, y, &e)) {
	case METHOD_NONE:
		return true;
	case METHOD_SAME:
		derivation_add(t->steps, PROOF_METHOD_SAME, x->method_text, y->method_text, NULL);
		return true;
	case METHOD_EQUIVALENT:
		derivation_add(t->steps, PROOF_METHOD_EQUIVALENT, e.declared, e.reference, e.source, NULL);
		return true;
	case METHOD_UNSAID:
		derivation_add(t->steps, PROOF_METHOD_UNSAID, *x->method_text == '\0' ? y->method_text :
		    x->method_text, NULL);
		return true;
	case METHOD_UNCLEAR:
		*out = OUTCOME(V_NEEDS_HUMAN, R_METHOD_DIFFERS);
		break;
	case METHOD_OTHER:
		*out = OUTCOME(V_INCOMPARABLE, R_METHOD_DIFFERS);
	}
	derivation_add(t->steps, PROOF_METHOD_DIFFERS, x->method_text, y->method_text, NULL);
	return false;
}

/* Adds a phrase, written as text, to a condition. False: there are too many. */
static bool
add_phrase(struct task *t, struct subject *s, const char *phrase, const char *text)
{
	struct phrases *c = &s->condition;
	size_t at = 0;

	while (at < c->n && strcmp(c->s[at], phrase) < 0)
		at++;
	if (at < c->n && strcmp(c->s[at], phrase) == 0)
		return true;
	if (c->n == PHRASES)
		return false;
	memmove(&c->s[at + 1], &c->s[at], (c->n - at) * sizeof *c->s);
	c->s[at] = phrase;
	c->n++;
	s->condition_text = *s->condition_text == '\0' ? text : arena_fmt(t->a, "%s，%s", s->condition_text, text);
	return true;
}

/* "28 d", "3天": an age, no grade ("42.5R"). */
static bool
is_age(struct arena *a, const char *piece)
{
	const char *s = text_trim(a, text_fold(a, piece)), *end;

	if (dec_read(a, s, &end, NULL) == NULL)
		return false;
	const struct unit *u = *(end = text_trim(a, end)) == '\0' ? NULL : unit_find(a, end);
	return u != NULL && strcmp(unit_kind(u), "time") == 0;
}

/*
 * Whether the part with this key is meant by a row: each piece of the key is its grade or one of its conditions. Then
 * of, what the parts are about, is narrowed to the key.
 */
static bool
is_meant(struct task *t, const char *key, const struct subject *by, struct subject *of, bool *by_condition)
{
	char *piece = arena_str(t->a, key), *next;

	for (; piece != NULL; piece = next) {
		if ((next = strchr(piece, '|')) != NULL)
			*next++ = '\0';
		const char *phrase = phrase_form(t->a, t->indicator, piece);
		bool found = false;
		if (*by->grade != '\0' && !is_age(t->a, piece) && same_grade(grade_form(t->a, piece), by->grade) &&
		    (*of->grade == '\0' || same_grade(of->grade, by->grade))) {
			of->grade = by->grade;
			of->grade_text = piece;
			continue;
		}
		for (size_t i = 0; i < by->condition.n && !found; i++)
			found = strcmp(by->condition.s[i], phrase) == 0;
		if (!found || !add_phrase(t, of, phrase, piece))
			return false;
		*by_condition = true;
	}
	return true;
}

/*
 * One side has parts of which the other's grade and condition choose one: it stands for the whole. False: the reference
 * asks for several conditions together (3 d and 28 d), and the declaration speaks of one of them only.
 */
static bool
choose(struct task *t, struct limit *l, struct subject *of, const struct subject *by, bool declared)
{
	const struct limit_part *p = NULL;
	const char *raw = l->raw;
	struct subject narrowed = *of;
	bool by_condition = false;

	for (size_t i = 0; i < l->npart; i++) {
		struct subject s = *of;
		bool condition = false;
		if (!is_meant(t, l->part[i].key, by, &s, &condition))
			continue;
		if (p != NULL)
			return true;
		p = &l->part[i];
		narrowed = s;
		by_condition = condition;
	}
	if (p == NULL)
		return true;
	if (by_condition && !declared && l->npart > 1) {
		for (size_t i = 0; i < l->npart; i++)
			if (&l->part[i] != p)
				derivation_add(t->steps, PROOF_PART_REFERENCE, l->part[i].key, NULL);
		return false;
	}
	derivation_add(t->steps, PROOF_PART_CHOSEN, p->key, NULL);
	*l = p->l;
	l->raw = raw;
	*of = narrowed;
	return true;
}

static bool
is_temperature(const struct unit *u)
{
	return strncmp(unit_kind(u), "temperature", strlen("temperature")) == 0;
}

/* Values on both sides of 0, and not evenly so as those of a deviation. */
static bool
spans_zero(struct arena *a, const struct limit *l)
{
	struct side s = side_of(l);

	return l->form == LIMIT_RANGE && !l->deviation && s.lo != NULL && s.hi != NULL && dec_sign(s.lo) < 0 &&
	    dec_sign(s.hi) > 0 && !is_even_range(a, &s);
}

/*
 * Two units become what they are beside the indicator: 75 K of a rise are 75 ℃ of one, 5 度 of a turbidity are no
 * NTU. The reference's indicator speaks for both, so that they can't come apart by how the name is written.
 */
static void
settle_units(const struct task *t, struct limit *d, struct limit *r)
{
	if (d->unit == NULL || r->unit == NULL || d->unit == r->unit)
		return;
	/* "-40~85 ℃" is hardly by how much a temperature changes, whatever the name ends in */
	if (is_temperature(d->unit) && strcmp(unit_kind(unit_beside(t->a, d->unit, t->indicator)), "temperature") != 0
	    &&
	    (spans_zero(t->a, d) || spans_zero(t->a, r)))
		return;
	const char *quantity = d->deviation && r->deviation && is_temperature(d->unit) ? "温差" : t->indicator;
	d->unit = unit_beside(t->a, d->unit, quantity);
	r->unit = unit_beside(t->a, r->unit, quantity);
}

/* Whether a method cites nothing but the standard that sets the scale, in its edition or in none. */
static bool
cites_scale(const struct method *m, const char *standard)
{
	for (size_t i = 0; i < m->n; i++) {
		size_t n = strlen(m->undated[i]);
		if (strcmp(m->canonical[i], standard) != 0 && (m->year[i] != NULL ||
		    strncmp(standard, m->undated[i], n) != 0 || (standard[n] != '-' && standard[n] != '\0')))
			return false;
	}
	return true;
}

/* Whether both sides may be taken to grade by one edition of one standard. */
static bool
one_grading(const struct limit *d, const struct limit *r, const struct method *x, const struct method *y)
{
	bool same = x->n == y->n;

	if (d->form != LIMIT_ORDINAL || r->form != LIMIT_ORDINAL || d->scale != r->scale || d->scale == NULL ||
	    !scale_is_redrawn(d->scale))
		return true;
	for (size_t i = 0; same && i < x->n; i++)
		same = strcmp(x->canonical[i], y->canonical[i]) == 0;
	return same || (cites_scale(x, scale_standard(d->scale)) && cites_scale(y, scale_standard(d->scale)));
}

static struct outcome
requirement(struct task *t, const struct row *dr, const struct row *rr, struct limit *dl, struct limit *rl)
{
	const struct requirement *d = dr->q, *r = rr->q;
	struct subject x = dr->s, y = rr->s;
	struct outcome o;

	t->indicator = y.key;
	settle_units(t, dl, rl);
	tell_name(t, d, r, &x, &y);
	tell_read(t, dl, true);
	tell_read(t, rl, false);
	/* Two tables, of which one side's own grade chooses a part: then that grade chooses the other's, too. */
	if (dl->form == LIMIT_TABLE && rl->form == LIMIT_TABLE && *x.grade != '\0')
		choose(t, dl, &x, &dr->s, true);
	else if (dl->form == LIMIT_TABLE && rl->form == LIMIT_TABLE && *y.grade != '\0')
		choose(t, rl, &y, &rr->s, true);
	/* A declared "冷态≥50；热态≥5" beside a row for 热态; the other way round the row leaves the rest open. */
	if (dl->npart == 0 && dl->form != LIMIT_NONE && rl->form == LIMIT_TABLE && !choose(t, rl, &y, &x, false))
		return OUTCOME(V_NEEDS_HUMAN, R_PARTS);
	if (dl->npart > 0 && rl->npart == 0)
		choose(t, dl, &x, &y, true);
	if (!same_product(t, d, r, &x, &y, &o) || !same_class(t, &x, &y, &o))
		return o;
	/* Where the reference sets no limit or the declaration none, under what condition does not matter. */
	if (dl->form == LIMIT_NONE || rl->form == LIMIT_NONE)
		return compare_forms(t, dl, rl);
	if (!same_matter(t, basis_fit(&x, &y), x.basis_text, y.basis_text, PROOF_BASIS_SAME, PROOF_BASIS_DIFFERS,
	    R_BASIS_DIFFERS, &o) ||
	    !same_matter(t, condition_fit(&x, &y), x.condition_text, y.condition_text, PROOF_CONDITION_SAME,
	    PROOF_CONDITION_DIFFERS, R_CONDITION_DIFFERS, &o) || !same_method(t, &x, &y, &o))
		return o;
	if (!one_grading(dl, rl, &x.method, &y.method)) {
		derivation_add(t->steps, PROOF_SCALE, scale_id(dl->scale), scale_standard(dl->scale), NULL);
		if (t->steps != NULL)
			derivation_add(t->steps, PROOF_SCALE_UNKNOWN, arena_fmt(t->a, "%s %s", dl->raw, x.method_text),
			    arena_fmt(t->a, "%s %s", rl->raw, y.method_text), NULL);
		return OUTCOME(V_NEEDS_HUMAN, R_SCALE);
	}
	return compare_forms(t, dl, rl);
}

void
row_read(struct arena *a, const struct requirement *q, struct row *out)
{
	out->q = q;
	read_limit(a, q, &out->l);
	subject_of(a, q, &out->l, &out->s);
}

void
row_compare(struct arena *a, const struct row *d, const struct row *r, const struct terms *terms, struct judgement *j)
{
	*j = (struct judgement){ .declared = d->l, .reference = r->l,
	    .steps = terms != NULL && terms->explain ? derivation_new(a) : NULL };
	struct task t = { a, NULL, terms == NULL ? &plain_terms : terms, j->steps, false };

	say(j, requirement(&t, d, r, &j->declared, &j->reference));
	j->converted = t.converted;
	derivation_add(j->steps, PROOF_CONCLUSION, verdict_name(j->verdict), reason_name(j->reason), NULL);
}

void
compare_requirement(struct arena *a, const struct requirement *d, const struct requirement *r,
    const struct terms *terms, struct judgement *j)
{
	struct row x, y;

	row_read(a, d, &x);
	row_read(a, r, &y);
	row_compare(a, &x, &y, terms, j);
}
