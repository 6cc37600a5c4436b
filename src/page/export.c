#include <stdlib.h>
#include <string.h>
#include "base/qr.h"
#include "export/report.h"
#include "page/page.h"
#include "view/view.h"
#include "web/web.h"

static const char *
or_empty(const char *s)
{
	return s == NULL ? "" : s;
}

static const char *
role_of(const struct q_pub_declaration_standards *s)
{
	return s->own ? "own" : s->compared ? "reference" : "cited";
}

static void
standards_fill(struct req *q, const struct declaration *v, struct report *r)
{
	struct report_standard *to = arena_get(q->a, (v->nstandards + 1) * sizeof *to);

	r->standard = to;
	r->nstandard = v->nstandards;
	for (size_t i = 0; i < v->nstandards; i++) {
		const struct q_pub_declaration_standards *s = &v->standards[i];
		*to++ = (struct report_standard){ s->number, s->title, s->system, s->mandate,
		    s->own ? "" : s->status_then, or_empty(s->status_now), role_of(s), s->product, s->class_grade,
		    msg(q->lang, s->own ? MSG_status_own : s->status_now == NULL ? MSG_status_not_listed :
		    status_word(s->status_now)) };
	}
}

static void
products_fill(struct req *q, const struct declaration *v, struct report *r)
{
	struct report_product *to = arena_get(q->a, (v->nproducts + 1) * sizeof *to);

	r->product = to;
	r->nproduct = v->nproducts;
	for (size_t i = 0; i < v->nproducts; i++) {
		const struct q_pub_declaration_products *p = &v->products[i];
		*to++ = (struct report_product){ p->name, p->brand, p->model, p->specification, p->gtin };
	}
}

static const char *
trust_of(const struct q_pub_declaration_rows *x)
{
	return *x->ref_verified ? "verified" : strcmp(x->ref_confidence, "high") == 0 ? "clause-text" : "unverified";
}

static struct report_row
row_of(struct req *q, const struct line *l, int64_t no)
{
	const struct q_pub_declaration_rows *x = l->r;
	bool missing = x->class == NULL, ref = x->ref_id != NULL;

	struct report_row to = {
		.no = no, .class = or_empty(x->class),
		.indicator = or_empty(missing ? x->ref_indicator : x->name),
		.condition = or_empty(x->condition), .declared = or_empty(x->requirement),
		.declared_unit = or_empty(x->unit),
		.method = or_empty(x->method), .has_reference = ref,
		.ref_number = or_empty(x->ref_number), .ref_mandate = or_empty(x->ref_mandate),
		.ref_mandate_words = ref ? msg(q->lang, mandate_word(or_empty(x->ref_mandate))) : "",
		.ref_product = or_empty(x->ref_product), .ref_class_grade = or_empty(x->ref_class_grade),
		.ref_indicator = or_empty(x->ref_indicator), .ref_condition = or_empty(x->ref_condition),
		.ref_requirement = or_empty(x->ref_requirement), .ref_unit = or_empty(x->ref_unit),
		.ref_method = or_empty(x->ref_method), .ref_clause = or_empty(x->ref_clause),
		.ref_page = or_empty(x->ref_page),
		.ref_source = or_empty(x->ref_source), .ref_trust = ref ? trust_of(x) : "",
		.ref_trust_words = ref ? msg(q->lang, limit_meaning(*x->ref_verified, x->ref_confidence)) : "",
		.verdict = x->verdict, .verdict_word = msg(q->lang, verdict_word(x->verdict)),
		.reason = x->reason, .reason_words = msg(q->lang, reason_word(x->reason)),
		.statement = or_empty(missing ? x->fewer : x->statement),
	};
	to.step = derivation_words(q->a, q->lang, x->derivation, &to.nstep);
	return to;
}

static void
rows_fill(struct req *q, const struct declaration *v, struct report *r)
{
	struct report_row *to = arena_get(q->a, (v->nlines + 1) * sizeof *to);
	struct tally_cell cell[VERDICTS];

	r->row = to;
	r->nrow = v->nlines;
	for (size_t i = 0; i < v->nlines; i++)
		to[i] = row_of(q, &v->lines[i], (int64_t)i + 1);
	tally_cells(&v->t, cell);
	for (size_t i = 0; i < VERDICTS; i++)
		r->count[i] = (struct report_count){ cell[i].verdict, msg(q->lang, verdict_word(cell[i].verdict)),
		    cell[i].n };
}

static enum rc
report_read(struct req *q, struct report *r)
{
	struct declaration v = { 0 };

	TRY(declaration_read(q, &v));
	*r = (struct report){
		.permalink = arena_fmt(q->a, "%s/%lld", v.permalink, (long long)v.d.n),
		.record = arena_fmt(q->a, "%s/%lld/record.json", v.permalink, (long long)v.d.n),
		.number = v.d.number, .title = v.d.title, .subject = v.d.subject, .version = v.d.n,
		.serial = v.d.serial,
		.published = v.d.published_utc, .sha256 = v.d.sha256, .enterprise = v.d.enterprise_name,
		.uscc = or_empty(v.d.uscc), .region = v.d.region, .demonstration = v.d.demonstration,
		.engine = v.ev != NULL ? v.ev->engine : "", .evaluated = v.ev != NULL ? v.ev->at_utc : "",
	};
	standards_fill(q, &v, r);
	products_fill(q, &v, r);
	rows_fill(q, &v, r);
	return OK;
}

/* The download's name: the declared number with what file systems refuse left out. */
static const char *
file_name(struct req *q, const struct report *r, const char *suffix)
{
	char *name = arena_str(q->a, msg_fill(q->a, q->lang, MSG_report_file, r->number,
	    arena_fmt(q->a, "%lld", (long long)r->version), (char *)NULL));

	for (char *s = name; *s != '\0'; s++)
		if (strchr("/\\:*?\"<>| ", *s) != NULL)
			*s = '_';
	return arena_fmt(q->a, "%s.%s", name, suffix);
}

enum rc
export_declaration_csv(struct req *q)
{
	struct report r;

	TRY(report_read(q, &r));
	struct html *b = page_open(q);
	csv_report(b, &r);
	return reply_file(q, "text/csv; charset=utf-8", file_name(q, &r, "csv"), b);
}

enum rc
export_declaration_xml(struct req *q)
{
	struct report r;

	TRY(report_read(q, &r));
	struct html *b = page_open(q);
	TRY(xml_report(b, &r));
	return reply_file(q, "application/xml; charset=utf-8", file_name(q, &r, "xml"), b);
}

/* Apart from the page: drawing it costs as much as writing half of the page, and it never changes. */
enum rc
export_declaration_qr(struct req *q)
{
	struct q_pub_declaration d;
	struct qr qr;

	TRY(q_pub_declaration(q->db, q->a, q->arg[0], NULL, &d));
	struct html *b = page_open(q);
	if (!qr_draw(q->a, declaration_permalink(q, d.public_id), &qr))
		return E_FAULT;
	html_qr(b, &qr);
	return reply_file(q, "image/svg+xml", arena_fmt(q->a, "%s.svg", d.public_id), b);
}

enum rc
export_declaration_record(struct req *q)
{
	struct q_pub_declaration_record row;
	char *end;
	long n = strtol(q->arg[1], &end, 10);

	if (*end != '\0' || n < 1 || strlen(q->arg[1]) > 9)
		return E_NOTFOUND;
	TRY(q_pub_declaration_record(q->db, q->a, q->arg[0], n, &row));
	struct html *b = page_open(q);
	html_lit(b, (const char *)row.record.p, row.record.n);
	return reply_file(q, "application/json", arena_fmt(q->a, "%s-%ld-record.json", q->arg[0], n), b);
}
