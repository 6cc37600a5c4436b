#include <string.h>
#include "app/draft.h"
#include "base/text.h"
#include "db/declaration.h"
#include "page/filed.h"
#include "page/page.h"

/* A draft as a whole: begun, looked at, thrown away, published. */

enum rc
post_draft(struct req *q)
{
	const char *id;

	TRY(draft_open(q->db, q->a, q->user->enterprise, q->user->account, 0, NULL, 0, &id));
	return reply_see(q, "/drafts/%s", id);
}

enum rc
page_draft(struct req *q)
{
	struct desk_draft x;

	TRY(desk_draft_load(q, q->arg[0], &x));
	if (x.d.version != 0)
		return reply_see(q, "/drafts/%s/receipt", x.d.public_id);
	struct draft_tasks v = { .p = { .id = x.d.public_id, .csrf = q->csrf, .name = x.name,
	    .saved_at = x.d.saved_at,
	    .number = x.d.number, .base = x.d.base, .revision = x.d.revision, .service = x.service,
	    .ready = x.ready } };
	memcpy(v.p.state, x.state, sizeof v.p.state);
	v.p.f = page_frame(q, msg(q->lang, MSG_filing_tasks_title), SEC_DECLARATIONS);
	struct html *b = page_open(q);
	html_draft_tasks(b, &v);
	return reply_page(q, 200, b);
}

enum rc
post_draft_remove(struct req *q)
{
	struct q_draft_find d;

	if (strcmp(form_value(q, "do"), "remove") != 0)
		return E_INPUT;
	TRY(q_draft_find(q->db, q->a, q->arg[0], q->user->enterprise, &d));
	TRY(draft_remove(q->db, q->a, d.id, q->user->enterprise));
	return reply_see(q, "/?removed=1");
}

enum rc
page_draft_receipt(struct req *q)
{
	struct q_draft_find d;
	struct q_declaration_receipt r;
	struct q_draft_receipt_name name;

	TRY(q_draft_find(q->db, q->a, q->arg[0], q->user->enterprise, &d));
	if (d.version == 0)
		return E_NOTFOUND;
	TRY(q_declaration_receipt(q->db, q->a, d.version, &r));
	TRY(q_draft_receipt_name(q->db, q->a, d.version, &name));
	struct draft_receipt v = { .serial = r.serial, .at = r.at, .shown = name.shown, .sha256 = r.sha256,
	    .version = r.n,
	    .name = arena_fmt(q->a, "%s %s", name.number, name.title) };
	v.f = page_frame(q, msg(q->lang, MSG_f_receipt_title), SEC_DECLARATIONS);
	v.url = arena_fmt(q->a, "%s/d/%s", v.f.public_root, r.public_id);
	v.record_url = arena_fmt(q->a, "%s/d/%s/%lld/record.json", v.f.public_root, r.public_id, (long long)r.n);
	struct html *b = page_open(q);
	html_draft_receipt(b, &v);
	return reply_page(q, 200, b);
}

/* ---- a change begins with what is published ---- */

struct form { struct req *q; struct pairs p; size_t cap; };

static void
add(struct form *f, const char *name, size_t row, const char *value)
{
	struct arena *a = f->q->a;

	if (f->p.n == f->cap) {
		f->cap = f->cap * 2 + 32;
		struct pair *more = arena_get(a, f->cap * sizeof *more);
		if (f->p.n > 0)
			memcpy(more, f->p.p, f->p.n * sizeof *more);
		f->p.p = more;
	}
	f->p.p[f->p.n++] = (struct pair){ row == 0 ? name : arena_fmt(a, "%s%zu", name, row), value, strlen(value) };
}

static enum rc
products_form(struct req *q, int64_t version, struct form *f)
{
	struct q_draft_base_products *r;
	size_t n;

	TRY(q_draft_base_products(q->db, q->a, version, &r, &n));
	for (size_t i = 0; i < n; i++) {
		add(f, "name", i + 1, r[i].name);
		add(f, "brand", i + 1, r[i].brand);
		add(f, "model", i + 1, r[i].model);
		add(f, "specification", i + 1, r[i].specification);
		add(f, "gtin", i + 1, r[i].gtin);
	}
	return OK;
}

static enum rc
standards_form(struct req *q, int64_t version, struct form *f)
{
	struct q_draft_base_standards *r;
	size_t n;

	TRY(q_draft_base_standards(q->db, q->a, version, &r, &n));
	for (size_t i = 0; i < n; i++) {
		add(f, "written", i + 1, r[i].written);
		add(f, "title", i + 1, r[i].title);
		if (r[i].own)
			add(f, "own", i + 1, "1");
		if (r[i].compared)
			add(f, "compare", i + 1, "1");
		add(f, "product", i + 1, r[i].product);
		add(f, "class_grade", i + 1, r[i].class_grade);
	}
	return OK;
}

static enum rc
indicators_form(struct req *q, int64_t version, struct form *f)
{
	struct q_draft_base_indicators *r;
	struct q_draft_base_fewer *fewer;
	size_t n, nfewer;

	TRY(q_draft_base_indicators(q->db, q->a, version, &r, &n));
	TRY(q_draft_base_fewer(q->db, q->a, version, &fewer, &nfewer));
	for (size_t i = 0; i < n; i++) {
		const char *relation, *value;

		requirement_split(q->a, r[i].requirement, &relation, &value);
		add(f, "kind", i + 1, r[i].class);
		add(f, "name", i + 1, r[i].name);
		add(f, "relation", i + 1, relation);
		add(f, "value", i + 1, value);
		add(f, "unit", i + 1, r[i].unit);
		add(f, "condition", i + 1, r[i].condition);
		add(f, "method", i + 1, r[i].method);
		add(f, "statement", i + 1, r[i].statement);
	}
	for (size_t i = 0; i < nfewer; i++)
		add(f, arena_fmt(q->a, "fewer%lld", (long long)fewer[i].reference_limit), 0, fewer[i].statement);
	return OK;
}

enum rc
post_declaration_change(struct req *q)
{
	struct q_draft_base base;
	struct form e = { .q = q }, p = { .q = q }, s = { .q = q }, i = { .q = q };
	const char *id;

	TRY(q_draft_base(q->db, q->a, q->arg[0], q->user->enterprise, &base));
	add(&e, "subject", 0, base.subject);
	add(&e, "supply_on", 0, base.supply_on);
	add(&e, "effective_on", 0, base.effective_on);
	TRY(products_form(q, base.version, &p));
	TRY(standards_form(q, base.version, &s));
	TRY(indicators_form(q, base.version, &i));
	const struct draft_form form[] = { { "enterprise", pairs_print(q->a, &e.p) }, { "products",
	    pairs_print(q->a, &p.p) },
	    { "standards", pairs_print(q->a, &s.p) }, { "indicators", pairs_print(q->a, &i.p) } };
	TRY(draft_open(q->db, q->a, q->user->enterprise, q->user->account, base.declaration, form, 4, &id));
	return reply_see(q, "/drafts/%s/enterprise", id);
}
