#include <stdio.h>
#include <string.h>
#include "app/canonical.h"
#include "app/declaration.h"
#include "app/evaluation.h"
#include "app/number.h"
#include "base/co.h"
#include "base/html.h"
#include "base/json.h"
#include "base/rnd.h"
#include "base/text.h"
#include "db/declaration.h"
#include "db/evaluation.h"

static const char *
or_empty(const char *s)
{
	return s == NULL ? "" : s;
}

/* ---- judging ---- */

static const char *
wanted_json(struct arena *a, const struct filing *f)
{
	struct json *j = json_new(a);

	json_array(j);
	for (size_t i = 0; i < f->nstandard; i++) {
		struct number n;

		if (!f->standard[i].compare)
			continue;
		number_parse(a, f->standard[i].written, &n);
		json_object(j);
		json_pair(j, "class_grade", or_empty(f->standard[i].class_grade));
		json_pair(j, "number", n.canonical);
		json_key(j, "position");
		json_int(j, (int64_t)i);
		json_pair(j, "product", or_empty(f->standard[i].product));
		json_end(j);
	}
	json_end(j);
	return json_done(j, NULL);
}

/* What is declared, as the comparison with one standard sees it: in the class chosen for that standard. */
static struct requirement *
declared_rows(struct arena *a, const struct filing *f, const struct filed_standard *s)
{
	struct requirement *d = arena_get(a, (f->nindicator + 1) * sizeof *d);

	for (size_t i = 0; i < f->nindicator; i++) {
		const struct filed_indicator *x = &f->indicator[i];
		d[i] = (struct requirement){ .indicator = x->name, .text = x->requirement, .unit = or_empty(x->unit),
		    .condition = or_empty(x->condition), .method = or_empty(x->method),
		    .class_grade = s == NULL ? "" : or_empty(s->class_grade), .product = s == NULL ? "" :
		    or_empty(s->product) };
	}
	return d;
}

/* One standard's rows [from, to) of the reference, compared. */
struct part { struct compared *row; size_t n; };

static struct part
compare_part(struct arena *a, const struct filing *f, const struct filed_standard *s,
    const struct reference_row *reference, size_t from, size_t to)
{
	struct requirement *r = arena_get(a, (to - from + 1) * sizeof *r), *d = declared_rows(a, f, s);
	struct part p = { 0 };
	/* As long as nothing is declared, a row without a name says which product and class the goods are of. */
	bool empty = f->nindicator == 0 && s != NULL;

	if (empty)
		d[0] = (struct requirement){ .indicator = "", .text = "", .product = or_empty(s->product),
		    .class_grade = or_empty(s->class_grade) };
	for (size_t i = from; i < to; i++)
		r[i - from] = reference[i].r;
	compare_table(a, d, f->nindicator + empty, r, to - from, &(struct terms){ .explain = true }, &p.row, &p.n);
	p.row += empty;
	p.n -= empty;
	for (size_t i = 0; i < p.n; i++)
		if (p.row[i].reference >= 0)
			p.row[i].reference += (int)from;
	return p;
}

/*
 * A declaration may be held against several standards, and each indicator must stand against every one that
 * limits it: the standards are compared one by one. An indicator is new only when none of them knows it.
 */
static void
merge_parts(struct arena *a, const struct part *part, size_t npart, size_t nindicator, struct compared **out,
    size_t *n)
{
	size_t all = 0;

	for (size_t p = 0; p < npart; p++)
		all += part[p].n;
	*out = arena_get(a, (all + 1) * sizeof **out);
	*n = 0;
	for (size_t i = 0; i < nindicator; i++) {
		const struct compared *unknown = &part[0].row[i];
		size_t before = *n;

		for (size_t p = 0; p < npart; p++) {
			const struct compared *c = &part[p].row[i];
			if (c->j.verdict != V_NEW)
				(*out)[(*n)++] = *c;
			else if (c->reference >= 0)
				unknown = c;
		}
		if (*n == before)
			(*out)[(*n)++] = *unknown;
	}
	for (size_t p = 0; p < npart; p++)
		for (size_t i = nindicator; i < part[p].n; i++)
			(*out)[(*n)++] = part[p].row[i];
}

/*
 * A standard to be compared with of which the catalogue has no limit: then nobody can say what is new. NULL: there is
 * none.
 */
static const char *
blind(const struct filing *f, const struct q_evaluation_references *row, size_t n)
{
	for (size_t i = 0; i < f->nstandard; i++) {
		bool known = !f->standard[i].compare;

		for (size_t k = 0; k < n && !known; k++)
			known = (size_t)row[k].standard == i;
		if (!known)
			return f->standard[i].written;
	}
	return NULL;
}

/* What seemed new is for a person: the step that says why, of two arguments or (y NULL) one. */
static void
undecide(struct judgement *j, enum reason why, enum proof step, const char *x, const char *y)
{
	j->verdict = V_NEEDS_HUMAN;
	j->reason = why;
	if (j->steps->n > 0)
		j->steps->n--;		/* the conclusion that it is new */
	derivation_add(j->steps, step, x, y, (char *)NULL);
	derivation_add(j->steps, PROOF_CONCLUSION, verdict_name(j->verdict), reason_name(j->reason), (char *)NULL);
}

/*
 * What seemed new may be limited by a standard for another product, or another class of this one ("130（B级）" beside
 * "2极"): then the standard does know it, and which row holds for the goods is a person's to say.
 */
static void
undecide_others(struct arena *a, const struct filing *f, const struct q_evaluation_others *other, size_t n,
    struct compared *c)
{
	const char *key = indicator_key(a, f->indicator[c->declared].name);

	for (size_t i = 0; i < n; i++) {
		const struct filed_standard *s = &f->standard[other[i].standard];
		const char *product = or_empty(s->product);
		if (strcmp(indicator_key(a, other[i].indicator), key) != 0)
			continue;
		if (*product != '\0' && *other[i].product != '\0' && strcmp(product, other[i].product) != 0)
			undecide(&c->j, R_PRODUCT_DIFFERS, PROOF_PRODUCT_DIFFERS, product, other[i].product);
		else
			undecide(&c->j, R_GRADE_UNCLEAR, PROOF_GRADE_DIFFERS, or_empty(s->class_grade),
			    other[i].class_grade);
		return;
	}
}

enum rc
declaration_judge(struct db *db, struct arena *a, const struct filing *f,
    struct reference_row **reference, size_t *nreference, struct compared **out, size_t *n)
{
	struct q_evaluation_references *row;
	struct q_evaluation_others *other;
	size_t nother;
	struct part *part = arena_get(a, (f->nstandard + 1) * sizeof *part);
	size_t npart = 0, from = 0;

	TRY(q_evaluation_references(db, a, wanted_json(a, f), &row, nreference));
	TRY(q_evaluation_others(db, a, wanted_json(a, f), &other, &nother));
	*reference = arena_get(a, (*nreference + 1) * sizeof **reference);
	for (size_t i = 0; i < *nreference; i++)
		(*reference)[i] = (struct reference_row){ .id = row[i].id, .edition_number = row[i].edition_number,
		    .mandate = row[i].mandate, .verified = row[i].verified, .confidence = row[i].confidence,
		    .r = { row[i].indicator, row[i].requirement, row[i].unit, row[i].condition, row[i].method,
		    row[i].class_grade, row[i].product, "", row[i].edition_number } };
	for (size_t i = 1; i <= *nreference; i++) {
		if (i < *nreference && row[i].standard == row[from].standard)
			continue;
		part[npart++] = compare_part(a, f, &f->standard[row[from].standard], *reference, from, i);
		from = i;
	}
	if (npart == 0)
		part[npart++] = compare_part(a, f, NULL, *reference, 0, 0);
	merge_parts(a, part, npart, f->nindicator, out, n);
	const char *unknown = blind(f, row, *nreference);
	for (size_t i = 0; i < *n && unknown != NULL; i++)
		if ((*out)[i].j.reason == R_NO_REFERENCE)
			undecide(&(*out)[i].j, R_NOTHING_ON_FILE, PROOF_NOTHING_ON_FILE, unknown, NULL);
	for (size_t i = 0; i < *n; i++)
		if ((*out)[i].j.reason == R_NO_REFERENCE)
			undecide_others(a, f, other, nother, &(*out)[i]);
	return OK;
}

/* ---- what is settled on the day ---- */

/* The cited standards as the register says them: parsed, and with what the catalogue knows today. */
static enum rc
settle_cited(struct db *db, struct arena *a, const struct filing *f, struct cited **out)
{
	struct number *num = arena_get(a, (f->nstandard + 1) * sizeof *num);
	struct json *j = json_new(a);
	struct q_evaluation_editions *e;
	size_t ne;

	json_array(j);
	for (size_t i = 0; i < f->nstandard; i++) {
		number_parse(a, f->standard[i].written, &num[i]);
		json_text(j, num[i].canonical);
	}
	json_end(j);
	TRY(q_evaluation_editions(db, a, json_done(j, NULL), &e, &ne));
	*out = arena_get(a, (f->nstandard + 1) * sizeof **out);
	for (size_t i = 0; i < f->nstandard; i++) {
		struct cited *c = &(*out)[i];

		*c = (struct cited){ num[i].canonical, or_empty(num[i].undated), or_empty(num[i].digits),
		    or_empty(f->standard[i].title), number_system_name(num[i].system), mandate_name(num[i].mandate),
		    "unknown", 0 };
		for (size_t k = 0; k < ne; k++)
			if (strcmp(e[k].number, c->number) == 0) {
				c->edition = e[k].edition;
				c->system = e[k].system;
				c->mandate = e[k].mandate;
				c->status = e[k].status;
				if (*c->title == '\0')
					c->title = e[k].title;
			}
	}
	return OK;
}

/* The standard a declaration is known by: the enterprise's own, or the first it executes. */
static size_t
main_standard(const struct filing *f)
{
	for (size_t i = 0; i < f->nstandard; i++)
		if (f->standard[i].own)
			return i;
	return 0;
}

/* ---- the rows ---- */

static const char *
standards_json(struct arena *a, const struct published *p)
{
	struct json *j = json_new(a);

	json_array(j);
	for (size_t i = 0; i < p->f->nstandard; i++) {
		const struct filed_standard *x = &p->f->standard[i];
		const struct cited *c = &p->cited[i];

		json_object(j);
		json_pair(j, "class_grade", or_empty(x->class_grade));
		json_key(j, "compared");
		json_bool(j, x->compare);
		json_key(j, "edition");
		if (c->edition == 0)
			json_text(j, NULL);
		else
			json_int(j, c->edition);
		json_pair(j, "mandate", c->mandate);
		json_pair(j, "number", c->number);
		json_key(j, "own");
		json_bool(j, x->own);
		json_key(j, "position");
		json_int(j, (int64_t)i + 1);
		json_pair(j, "product", or_empty(x->product));
		json_pair(j, "status", c->status);
		json_pair(j, "system", c->system);
		json_pair(j, "title", c->title);
		json_pair(j, "written", x->written);
		json_end(j);
	}
	json_end(j);
	return json_done(j, NULL);
}

static const char *
products_json(struct arena *a, const struct published *p)
{
	struct json *j = json_new(a);

	json_array(j);
	for (size_t i = 0; i < p->f->nproduct; i++) {
		const struct filed_product *x = &p->f->product[i];

		json_object(j);
		json_pair(j, "brand", or_empty(x->brand));
		json_pair(j, "gtin", or_empty(x->gtin));
		json_pair(j, "id", p->product[i]);
		json_pair(j, "model", or_empty(x->model));
		json_pair(j, "name", x->name);
		json_key(j, "position");
		json_int(j, (int64_t)i + 1);
		json_pair(j, "specification", or_empty(x->specification));
		json_end(j);
	}
	json_end(j);
	return json_done(j, NULL);
}

static const char *
indicators_json(struct arena *a, const struct filing *f)
{
	struct json *j = json_new(a);

	json_array(j);
	for (size_t i = 0; i < f->nindicator; i++) {
		const struct filed_indicator *x = &f->indicator[i];
		struct limit l;

		limit_parse(a, x->name, x->requirement, or_empty(x->unit), &l);
		json_object(j);
		json_pair(j, "class", x->functional ? "functional" : "performance");
		json_pair(j, "condition", or_empty(x->condition));
		json_pair(j, "kind", limit_kind_name(l.kind));
		json_pair(j, "method", or_empty(x->method));
		json_pair(j, "name", x->name);
		json_pair(j, "normal", l.normal);
		json_key(j, "position");
		json_int(j, (int64_t)i + 1);
		json_pair(j, "requirement", x->requirement);
		json_pair(j, "statement", or_empty(x->statement));
		json_pair(j, "unit", or_empty(x->unit));
		json_end(j);
	}
	json_end(j);
	return json_done(j, NULL);
}

static const char *
fewer_json(struct arena *a, const struct filing *f)
{
	struct json *j = json_new(a);

	json_array(j);
	for (size_t i = 0; i < f->nfewer; i++) {
		json_object(j);
		json_key(j, "reference");
		json_int(j, f->fewer[i].reference_limit);
		json_pair(j, "statement", or_empty(f->fewer[i].statement));
		json_end(j);
	}
	json_end(j);
	return json_done(j, NULL);
}

static void
search_add(struct html *b, struct arena *a, const char *s)
{
	if (s == NULL || *s == '\0')
		return;
	const char *t = text_fold(a, s);
	html_lit(b, t, strlen(t));
	html_lit(b, "\n", 1);
}

/* The same without its spaces: "gb/t5171.1-2014" is typed as often as the official spelling. */
static const char *
unspaced(struct arena *a, const char *s)
{
	char *to = arena_str(a, s), *at = to;

	for (; *s != '\0'; s++)
		if (*s != ' ')
			*at++ = *s;
	*at = '\0';
	return to;
}

/* What simple search looks through, one thing a line; lower case is made by the database, as it is for the question. */
static const char *
search_text(struct arena *a, const struct published *p)
{
	struct html *b = html_new(a, LANG_ZH, 512);

	search_add(b, a, p->f->title);
	search_add(b, a, p->name);
	search_add(b, a, p->uscc);
	for (size_t i = 0; i < p->f->nstandard; i++) {
		search_add(b, a, p->f->standard[i].written);
		search_add(b, a, p->cited[i].number);
		search_add(b, a, unspaced(a, p->cited[i].number));
		search_add(b, a, p->cited[i].digits);
		search_add(b, a, p->cited[i].title);
	}
	for (size_t i = 0; i < p->f->nproduct; i++) {
		search_add(b, a, p->f->product[i].name);
		search_add(b, a, p->f->product[i].brand);
		search_add(b, a, p->f->product[i].model);
		search_add(b, a, p->f->product[i].gtin);
	}
	html_lit(b, "", 1);
	return b->p;
}

/* ---- publishing ---- */

struct publish {
	struct arena		*a;
	const struct filing	*f;
	struct receipt		*out;
	struct published	 p;
	int64_t			 declaration;
};

/* The declaration: a new one, or the next version of one that is this enterprise's and of this number. */
static enum rc
declaration_open(struct db *db, struct publish *x)
{
	const struct filing *f = x->f;

	if (f->declaration != 0) {
		struct q_declaration_next next;

		TRY(q_declaration_next(db, x->a, f->declaration, f->enterprise, &next));
		if (strcmp(next.number, x->p.number) != 0)
			return E_INPUT;		/* another number is another declaration */
		x->declaration = f->declaration;
		x->p.id = next.public_id;
		x->p.n = next.n;
		x->p.demonstration = next.demonstration;
		return OK;
	}
	struct q_declaration_add added;
	x->p.id = rnd_public_id(x->a);
	x->p.n = 1;
	x->p.demonstration = f->demonstration;
	TRY(q_declaration_add(db, x->a, x->p.id, f->enterprise, x->p.number, x->p.region, f->demonstration, &added));
	x->declaration = added.id;
	return OK;
}

static enum rc
version_add(struct db *db, struct publish *x, const struct q_declaration_author *e, int64_t *version)
{
	const struct filing *f = x->f;
	const struct published *p = &x->p;
	struct q_declaration_version_add added;
	uint8_t sha[32];
	size_t len;
	const char *record = canonical_record(x->a, p, &len);

	rnd_sha256(record, len, sha);
	x->out->sha256 = rnd_to_hex(x->a, sha, sizeof sha);
	TRY(q_declaration_version_add(db, x->a, x->declaration, p->n, p->region, p->serial, e->at,
	    f->account == 0 ? NULL : &f->account, f->change_reason == NULL ? "first" : f->change_reason,
	    or_empty(f->change_note), f->service ? "service" : "product", f->title, p->name, p->uscc, f->supply_on,
	    f->effective_on, f->pledge, f->signer, or_empty(f->signer_post),
	    (struct bytes){ (const uint8_t *)record, len }, (struct bytes){ sha, sizeof sha }, search_text(x->a, p),
	    &added));
	*version = added.id;
	return OK;
}

/* Sent twice: the receipt of the first time is the answer. */
static enum rc
published_already(struct db *db, struct arena *a, int64_t version, struct receipt *out)
{
	struct q_declaration_receipt r;

	TRY(q_declaration_receipt(db, a, version, &r));
	*out = (struct receipt){ r.public_id, r.serial, r.at, r.sha256, version, (int)r.n };
	return OK;
}

static enum rc
publish_in(struct db *db, void *arg)
{
	struct publish *x = arg;
	const struct filing *f = x->f;
	struct published *p = &x->p;
	struct q_declaration_author e;
	struct reference_row *reference;
	struct compared *row;
	struct cited *cited;
	int64_t version;
	size_t touched;

	if (f->draft != 0) {
		struct q_declaration_draft_lock held;
		TRY(q_declaration_draft_lock(db, x->a, f->draft, f->enterprise, &held));
		if (held.version != 0)
			return published_already(db, x->a, held.version, x->out);
	}
	TRY(q_declaration_author(db, x->a, f->enterprise, &e));
	TRY(settle_cited(db, x->a, f, &cited));
	TRY(declaration_judge(db, x->a, f, &reference, &p->nreference, &row, &p->nrow));
	*p = (struct published){ .f = f, .number = cited[main_standard(f)].number, .at = e.at,
	    .enterprise = e.public_id,
	    .name = e.name, .uscc = e.uscc, .region = e.region_code, .region_name = e.region_name, .cited = cited,
	    .reference = reference, .nreference = p->nreference, .row = row, .nrow = p->nrow,
	    .serial = arena_fmt(x->a, "%s-%s-%06lld", e.region_code, e.day, (long long)e.sequence) };
	p->product = arena_get(x->a, (f->nproduct + 1) * sizeof *p->product);
	for (size_t i = 0; i < f->nproduct; i++)
		p->product[i] = rnd_public_id(x->a);

	TRY(declaration_open(db, x));
	TRY(version_add(db, x, &e, &version));
	TRY(q_declaration_rows_add(db, x->a, version, p->region, standards_json(x->a, p), products_json(x->a, p),
	    indicators_json(x->a, f), fewer_json(x->a, f), &touched));
	TRY(evaluation_add_rows(db, x->a, version, p->region, e.at, reference, row, p->nrow));
	TRY(q_declaration_announce(db, x->a, version, p->region, f->account == 0 ? NULL : &f->account, f->enterprise,
	    p->id, or_empty(f->request), p->serial, &touched));
	if (f->draft != 0)
		TRY(q_declaration_draft_done(db, x->a, f->draft, version, &touched));
	x->out->public_id = p->id;
	x->out->serial = p->serial;
	x->out->published_at = e.at;
	x->out->version = version;
	x->out->n = (int)p->n;
	return OK;
}

/*
 * Publications only ever add rows, yet two at once may look to PostgreSQL as if each had read what the other
 * wrote (they add to the same pages of the same indexes), and one must begin again. db_tx does that a few times
 * at once; after a moment's rest, different for each, the crowd is gone. The request's deadline ends it in any
 * case.
 */
enum { RESTS = 8, REST_MS = 8 };

enum rc
declaration_publish(struct db *db, struct arena *a, const struct filing *f, struct receipt *out)
{
	struct publish x = { .a = a, .f = f, .out = out };
	enum rc rc = E_INPUT;
	uint8_t dice;

	if (f->nstandard == 0)
		return E_INPUT;
	for (int i = 0; i <= RESTS; i++) {
		rc = db_tx(db, publish_in, &x);
		if (rc != E_BUSY || i == RESTS)
			break;
		rnd_bytes(&dice, sizeof dice);
		rc = co_wait(-1, 0, co_now() + 1 + dice % (REST_MS << (i < 4 ? i : 4)));
		if (rc == E_GONE)
			return rc;
	}
	return rc;
}
