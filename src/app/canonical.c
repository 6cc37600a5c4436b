#include "app/canonical.h"
#include "base/json.h"

static const char *
or_empty(const char *s)
{
	return s == NULL ? "" : s;
}

static void
enterprise(struct json *j, const struct published *p)
{
	json_key(j, "enterprise");
	json_object(j);
	json_pair(j, "id", p->enterprise);
	json_pair(j, "name", p->name);
	json_pair(j, "region", p->region);
	json_pair(j, "region_name", or_empty(p->region_name));
	json_pair(j, "uscc", p->uscc);
	json_end(j);
}

static void
reference(struct json *j, const struct reference_row *r)
{
	json_object(j);
	json_pair(j, "class_grade", or_empty(r->r.class_grade));
	json_pair(j, "condition", or_empty(r->r.condition));
	json_pair(j, "confidence", r->confidence);
	json_pair(j, "edition", r->edition_number);
	json_pair(j, "indicator", r->r.indicator);
	json_pair(j, "mandate", r->mandate);
	json_pair(j, "method", or_empty(r->r.method));
	json_pair(j, "product", or_empty(r->r.product));
	json_pair(j, "requirement", r->r.text);
	json_pair(j, "unit", or_empty(r->r.unit));
	json_key(j, "verified");
	json_bool(j, r->verified);
	json_end(j);
}

/* The verdicts of the day; indicator counts from 1 in "indicators". */
static void
evaluation(struct json *j, const struct published *p)
{
	json_key(j, "evaluation");
	json_object(j);
	json_pair(j, "engine", compare_engine);
	json_key(j, "rows");
	json_array(j);
	for (size_t i = 0; i < p->nrow; i++) {
		const struct compared *c = &p->row[i];

		json_object(j);
		json_key(j, "indicator");
		if (c->declared < 0)
			json_text(j, NULL);
		else
			json_int(j, c->declared + 1);
		json_pair(j, "reason", reason_name(c->j.reason));
		json_key(j, "reference");
		if (c->reference < 0)
			json_text(j, NULL);
		else
			reference(j, &p->reference[c->reference]);
		json_pair(j, "verdict", verdict_name(c->j.verdict));
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

/* What is not declared though the reference has it, and why (order 83 art. 14). */
static void
fewer(struct json *j, const struct published *p)
{
	json_key(j, "fewer");
	json_array(j);
	for (size_t i = 0; i < p->f->nfewer; i++)
		for (size_t r = 0; r < p->nreference; r++) {
			if (p->reference[r].id != p->f->fewer[i].reference_limit)
				continue;
			json_object(j);
			json_pair(j, "edition", p->reference[r].edition_number);
			json_pair(j, "indicator", p->reference[r].r.indicator);
			json_pair(j, "requirement", p->reference[r].r.text);
			json_pair(j, "statement", or_empty(p->f->fewer[i].statement));
			json_end(j);
			break;
		}
	json_end(j);
}

static void
indicators(struct json *j, const struct filing *f)
{
	json_key(j, "indicators");
	json_array(j);
	for (size_t i = 0; i < f->nindicator; i++) {
		const struct filed_indicator *x = &f->indicator[i];

		json_object(j);
		json_pair(j, "class", x->functional ? "functional" : "performance");
		json_pair(j, "condition", or_empty(x->condition));
		json_pair(j, "method", or_empty(x->method));
		json_pair(j, "name", x->name);
		json_pair(j, "requirement", x->requirement);
		json_pair(j, "statement", or_empty(x->statement));
		json_pair(j, "unit", or_empty(x->unit));
		json_end(j);
	}
	json_end(j);
}

static void
products(struct json *j, const struct published *p)
{
	json_key(j, "products");
	json_array(j);
	for (size_t i = 0; i < p->f->nproduct; i++) {
		const struct filed_product *x = &p->f->product[i];

		json_object(j);
		json_pair(j, "brand", or_empty(x->brand));
		json_pair(j, "gtin", or_empty(x->gtin));
		json_pair(j, "id", p->product[i]);
		json_pair(j, "model", or_empty(x->model));
		json_pair(j, "name", x->name);
		json_pair(j, "specification", or_empty(x->specification));
		json_end(j);
	}
	json_end(j);
}

static void
standards(struct json *j, const struct published *p)
{
	json_key(j, "standards");
	json_array(j);
	for (size_t i = 0; i < p->f->nstandard; i++) {
		const struct filed_standard *x = &p->f->standard[i];
		const struct cited *c = &p->cited[i];

		json_object(j);
		json_pair(j, "class_grade", or_empty(x->class_grade));
		json_key(j, "compared");
		json_bool(j, x->compare);
		json_pair(j, "mandate", c->mandate);
		json_pair(j, "number", c->number);
		json_key(j, "own");
		json_bool(j, x->own);
		json_pair(j, "product", or_empty(x->product));
		json_pair(j, "status", c->status);
		json_pair(j, "system", c->system);
		json_pair(j, "title", c->title);
		json_pair(j, "written", x->written);
		json_end(j);
	}
	json_end(j);
}

const char *
canonical_record(struct arena *a, const struct published *p, size_t *len)
{
	const struct filing *f = p->f;
	struct json *j = json_new(a);

	json_object(j);
	json_key(j, "change");
	json_object(j);
	json_pair(j, "note", or_empty(f->change_note));
	json_pair(j, "reason", f->change_reason == NULL ? "first" : f->change_reason);
	json_end(j);
	json_key(j, "demonstration");
	json_bool(j, p->demonstration);
	json_pair(j, "effective_on", f->effective_on);
	enterprise(j, p);
	evaluation(j, p);
	fewer(j, p);
	json_pair(j, "format", "mingbiao-declaration-1");
	json_pair(j, "id", p->id);
	indicators(j, f);
	json_pair(j, "number", p->number);
	json_pair(j, "pledge", f->pledge);
	products(j, p);
	json_pair(j, "published_at", p->at);
	json_pair(j, "serial", p->serial);
	json_key(j, "signer");
	json_object(j);
	json_pair(j, "name", f->signer);
	json_pair(j, "post", or_empty(f->signer_post));
	json_end(j);
	standards(j, p);
	json_pair(j, "subject", f->service ? "service" : "product");
	json_pair(j, "supply_on", f->supply_on);
	json_pair(j, "title", f->title);
	json_key(j, "version");
	json_int(j, p->n);
	json_end(j);
	return json_done(j, len);
}
