#include <string.h>
#include "page/page.h"
#include "view/view.h"
#include "web/web.h"

/* All that the page compares, read once for every version. */
struct past {
	struct req	*q;
	struct q_pub_declaration_indicators *ind; size_t nind;
	struct q_pub_declaration_lines *line; size_t nline;
	struct version_change *out;
	size_t		 cap;
};

static void
change_add(struct past *p, const char *what, const char *before, const char *after)
{
	struct version_change *c = p->out;

	if (before != NULL && *before == '\0')
		before = NULL;
	if (after != NULL && *after == '\0')
		after = NULL;
	if (before == after || (before != NULL && after != NULL && strcmp(before, after) == 0))
		return;
	if (c->nchange == p->cap) {
		struct change *old = c->change;
		p->cap = p->cap * 2 + 16;
		c->change = arena_get(p->q->a, p->cap * sizeof *c->change);
		if (c->nchange > 0)
			memcpy(c->change, old, c->nchange * sizeof *old);
	}
	c->change[c->nchange++] = (struct change){ what, before, after };
}

static void
fields_compare(struct past *p, const struct q_pub_declaration_versions *x, const struct q_pub_declaration_versions *y)
{
	enum lang l = p->q->lang;

	change_add(p, msg(l, MSG_diff_title), x->title, y->title);
	change_add(p, msg(l, MSG_diff_enterprise), x->enterprise_name, y->enterprise_name);
	change_add(p, msg(l, MSG_diff_uscc), x->uscc, y->uscc);
	change_add(p, msg(l, MSG_diff_supply), x->supply_on, y->supply_on);
	change_add(p, msg(l, MSG_diff_effective), x->effective_on, y->effective_on);
	change_add(p, msg(l, MSG_diff_pledge), x->pledge, y->pledge);
}

static bool
line_in(const struct past *p, int64_t version, const struct q_pub_declaration_lines *x)
{
	for (size_t i = 0; i < p->nline; i++)
		if (p->line[i].version_id == version && strcmp(p->line[i].kind, x->kind) == 0 &&
		    strcmp(p->line[i].line, x->line) == 0)
			return true;
	return false;
}

/* Products, standards and reasons are there or not: a line of one version that the other lacks. */
static void
lines_compare(struct past *p, int64_t x, int64_t y)
{
	for (size_t i = 0; i < p->nline; i++) {
		const struct q_pub_declaration_lines *l = &p->line[i];
		const char *what = msg(p->q->lang, strcmp(l->kind, "product") == 0 ? MSG_diff_product :
		    strcmp(l->kind, "fewer") == 0 ? MSG_diff_fewer : MSG_diff_standard);

		if (l->version_id == x && !line_in(p, y, l))
			change_add(p, what, l->line, NULL);
		if (l->version_id == y && !line_in(p, x, l))
			change_add(p, what, NULL, l->line);
	}
}

/* A version's indicator by name and condition, the k-th of those that share both. */
static const struct q_pub_declaration_indicators *
indicator_find(const struct past *p, int64_t version, const struct q_pub_declaration_indicators *x)
{
	size_t k = 0;

	for (const struct q_pub_declaration_indicators *i = x; i-- > p->ind && i->version_id == x->version_id;)
		k += strcmp(i->name, x->name) == 0 && strcmp(i->condition, x->condition) == 0;
	for (size_t i = 0; i < p->nind; i++)
		if (p->ind[i].version_id == version && strcmp(p->ind[i].name, x->name) == 0 &&
		    strcmp(p->ind[i].condition, x->condition) == 0 && k-- == 0)
			return &p->ind[i];
	return NULL;
}

/* An indicator in one line, as it is compared and shown. */
static const char *
indicator_line(struct past *p, const struct q_pub_declaration_indicators *i)
{
	struct html b = { .a = p->q->a, .lang = p->q->lang };

	return arena_fmt(p->q->a, "%s%s%s%s%s%s%s", with_unit(&b, i->requirement, i->unit),
	    *i->condition ? " · " : "", i->condition, *i->method ? " · " : "", i->method,
	    *i->statement ? " · " : "", i->statement);
}

/* What tells an indicator from others of its name. */
static const char *
indicator_name(struct past *p, const struct q_pub_declaration_indicators *i)
{
	return *i->condition == '\0' ? i->name : arena_fmt(p->q->a, p->q->lang == LANG_ZH ? "%s（%s）" : "%s (%s)",
	    i->name, i->condition);
}

/* An indicator that both versions have: only what differs in it. */
static void
parts_compare(struct past *p, const struct q_pub_declaration_indicators *x,
    const struct q_pub_declaration_indicators *y)
{
	struct html b = { .a = p->q->a, .lang = p->q->lang };
	enum lang l = p->q->lang;
	const char *name = indicator_name(p, y);

	change_add(p, TF(&b, MSG_diff_requirement, name), with_unit(&b, x->requirement, x->unit),
	    with_unit(&b, y->requirement, y->unit));
	change_add(p, TF(&b, MSG_diff_method, name), x->method, y->method);
	change_add(p, TF(&b, MSG_diff_statement, name), x->statement, y->statement);
	if (strcmp(x->class, y->class) != 0)
		change_add(p, TF(&b, MSG_diff_class, name),
		    msg(l, strcmp(x->class, "functional") == 0 ? MSG_group_functional : MSG_group_performance),
		    msg(l, strcmp(y->class, "functional") == 0 ? MSG_group_functional : MSG_group_performance));
}

static void
indicators_compare(struct past *p, int64_t x, int64_t y)
{
	for (size_t i = 0; i < p->nind; i++) {
		const struct q_pub_declaration_indicators *at = &p->ind[i], *old;
		const char *what = msg_fill(p->q->a, p->q->lang, MSG_diff_indicator, at->name, (char *)NULL);

		if (at->version_id == y && (old = indicator_find(p, x, at)) != NULL)
			parts_compare(p, old, at);
		else if (at->version_id == y)
			change_add(p, what, NULL, indicator_line(p, at));
		else if (at->version_id == x && indicator_find(p, y, at) == NULL)
			change_add(p, what, indicator_line(p, at), NULL);
	}
}

enum rc
page_versions_show(struct req *q)
{
	struct versions v = { .id = q->arg[0] };
	struct q_pub_declaration_versions *ver;
	struct past p = { .q = q };

	TRY(q_pub_declaration_versions(q->db, q->a, q->arg[0], &ver, &v.n));
	if (v.n == 0)
		return E_NOTFOUND;
	TRY(q_pub_declaration_indicators(q->db, q->a, q->arg[0], &p.ind, &p.nind));
	TRY(q_pub_declaration_lines(q->db, q->a, q->arg[0], &p.line, &p.nline));
	v.newest = &ver[0];
	v.v = arena_get(q->a, v.n * sizeof *v.v);
	for (size_t i = 0; i < v.n; i++) {
		v.v[i].v = &ver[i];
		if (i + 1 == v.n)
			break;
		v.v[i].before = &ver[i + 1];
		p.out = &v.v[i];
		p.cap = 0;
		fields_compare(&p, &ver[i + 1], &ver[i]);
		lines_compare(&p, ver[i + 1].version_id, ver[i].version_id);
		indicators_compare(&p, ver[i + 1].version_id, ver[i].version_id);
	}
	v.f = page_frame(q, arena_fmt(q->a, "%s: %s", msg(q->lang, MSG_before_after), v.newest->title), SEC_SEARCH);

	struct html *b = page_open(q);
	html_versions(b, &v);
	return reply_page(q, 200, b);
}
