#include <string.h>
#include "view/filing.h"

const char *
step_name(enum step s)
{
	static const char *const name[STEPS] = { "enterprise", "products", "standards", "indicators", "preview",
	    "pledge" };

	return name[s];
}

enum msg
step_title(enum step s, bool service)
{
	static const enum msg title[STEPS] = { MSG_f_step_enterprise, MSG_f_step_products, MSG_f_step_standards,
	    MSG_f_step_indicators, MSG_f_step_preview, MSG_f_step_pledge };

	return s == STEP_PRODUCTS && service ? MSG_f_step_services : title[s];
}

enum msg
step_heading(enum step s, bool service)
{
	static const enum msg heading[STEPS] = { MSG_f_heading_enterprise, MSG_f_heading_products,
	    MSG_f_heading_standards,
	    MSG_f_heading_indicators, MSG_f_heading_preview, MSG_f_heading_pledge };

	if (service && s == STEP_PRODUCTS)
		return MSG_f_heading_services;
	return service && s == STEP_INDICATORS ? MSG_f_heading_service_indicators : heading[s];
}

enum msg
state_word(enum step_state s)
{
	static const enum msg word[] = { [STEP_NEW] = MSG_f_state_new, [STEP_OPEN] = MSG_f_state_open,
	    [STEP_DONE] = MSG_f_state_done, [STEP_WRONG] = MSG_f_state_wrong };

	return word[s];
}

const char *
state_class(enum step_state s)
{
	return s == STEP_DONE ? "d" : s == STEP_WRONG ? "t" : "";
}

const char *
row_field(struct html *b, const char *name, size_t row)
{
	return arena_fmt(b->a, "%s%zu", name, row);
}


const struct relation relation_list[8] = {
	{ "ge", "≥", MSG_NONE }, { "le", "≤", MSG_NONE }, { "gt", ">", MSG_NONE }, { "lt", "<", MSG_NONE },
	{ "eq", "=", MSG_NONE }, { "pm", "±", MSG_NONE }, { "range", NULL, MSG_f_indicator_range },
	{ "text", NULL, MSG_f_indicator_text },
};

const char *
relation_or_first(const char *relation)
{
	return relation == NULL || *relation == '\0' ? relation_list[0].value : relation;
}

bool
is_chosen(const char *typed, const char *option)
{
	return strcmp(typed == NULL ? "" : typed, option) == 0;
}

const char *
cell_notes(struct html *b, const struct cell *c)
{
	const char *id = row_field(b, c->name, c->row);

	if (c->error == MSG_NONE)
		return c->notes ? arena_fmt(b->a, "w-%s", id) : "";
	return c->notes ? arena_fmt(b->a, "e-%s w-%s", id, id) : arena_fmt(b->a, "e-%s", id);
}

bool
has_reference(const struct indicator_row *r)
{
	for (size_t i = 0; i < r->nagainst; i++)
		if (*r->against[i].requirement != '\0' || r->against[i].explain)
			return true;
	return false;
}

bool
cell_long(const struct cell *c)
{
	return c->fits > 0 && c->value != NULL && (strlen(c->value) > c->fits || strchr(c->value, '\n') != NULL);
}

const char *
cell_class(struct html *b, const char *class, enum msg error)
{
	return error == MSG_NONE ? class : arena_fmt(b->a, "%s has-err", class);
}

int64_t
remark_count(const struct draft_page *p)
{
	int64_t n = 0;

	for (size_t i = 0; i < p->nremark; i++)
		n += (int64_t)p->remark[i].n;
	return n;
}

enum step
task_next(const struct draft_page *p)
{
	for (enum step s = 0; s < STEPS; s++)
		if (p->state[s] != STEP_DONE)
			return s;
	return STEP_PLEDGE;
}

int64_t
filed_count(const struct filing_preview *v)
{
	int64_t n = 0;

	for (size_t i = 0; i < v->nindicator; i++)
		n += v->indicator[i].filed != SIZE_MAX;
	return n;
}

const char *
desk_public(struct html *b, const struct frame *f, const char *public_id)
{
	return arena_fmt(b->a, "%s/d/%s", f->public_root, public_id);
}
