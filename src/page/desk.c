#include <string.h>
#include "page/filed.h"
#include "page/page.h"

/* What a draft is called, by the forms of it that say so. */
static const char *
name_of(struct req *q, int64_t draft, const struct q_draft_names *row, size_t n)
{
	struct desk_draft x = { .d = { .number = "" } };

	for (size_t i = 0; i < n; i++)
		if (row[i].draft == draft)
			pairs_parse(q->a, row[i].form, strlen(row[i].form),
			    &x.form[strcmp(row[i].step, "products") == 0 ? STEP_PRODUCTS : STEP_STANDARDS]);
	desk_draft_read(q, &x, false);
	return x.name;
}

static enum rc
load(struct req *q, struct desk_home *v)
{
	struct q_draft_list *d;
	struct q_draft_names *name;
	size_t n;
	int64_t own = q->user->enterprise;

	TRY(q_draft_list(q->db, q->a, own, &d, &v->ndraft));
	TRY(q_draft_names(q->db, q->a, own, &name, &n));
	TRY(q_draft_declarations(q->db, q->a, own, &v->declaration, &v->ndeclaration));
	v->draft = arena_get(q->a, (v->ndraft + 1) * sizeof *v->draft);
	for (size_t i = 0; i < v->ndraft; i++)
		v->draft[i] = (struct desk_draft_row){ d[i].public_id, name_of(q, d[i].id, name, n), d[i].number,
		    d[i].saved_at,
		    d[i].saved_by, d[i].done };
	return OK;
}

enum rc
page_desk_home(struct req *q)
{
	struct desk_home v = { .f = page_frame(q, msg(q->lang, MSG_f_desk_title), SEC_DECLARATIONS), .csrf = q->csrf,
	    .member = q->user->enterprise != 0, .enterprise = q->user->enterprise_name };

	if (strcmp(query_value(q, "removed"), "1") == 0)
		v.notice = msg(q->lang, MSG_f_desk_removed);
	else if (strcmp(query_value(q, "registered"), "1") == 0)
		v.notice = msg(q->lang, MSG_registered_now);
	if (v.member)
		TRY(load(q, &v));
	struct html *b = page_open(q);
	html_desk_home(b, &v);
	return reply_page(q, 200, b);
}
