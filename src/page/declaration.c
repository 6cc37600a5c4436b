#include <stdlib.h>
#include <string.h>
#include "app/number.h"
#include "page/deed.h"
#include "page/filed.h"
#include "page/page.h"
#include "view/view.h"
#include "web/web.h"

/* The version of the URL: NULL for the newest; false when it is no number of one. */
static bool
version_asked(struct req *q, const int64_t **out)
{
	int64_t *n = arena_get(q->a, sizeof *n);
	char *end;

	*out = NULL;
	if (q->arg[1] == NULL)
		return true;
	*n = strtoll(q->arg[1], &end, 10);
	*out = n;
	return *end == '\0' && q->arg[1][0] >= '1' && q->arg[1][0] <= '9' && strlen(q->arg[1]) < 10;
}

/* The pledge by lines, empty ones and its title left out; our own deed ends with who signed and when. */
static void
deed_split(struct req *q, struct declaration *v)
{
	char *text = arena_str(q->a, v->d.pledge), *rest;
	const char *signer = msg(LANG_ZH, MSG_f_deed_signer);
	size_t cap = 1;

	for (const char *s = text; *s != '\0'; s++)
		cap += *s == '\n';
	v->deed = arena_get(q->a, cap * sizeof *v->deed);
	for (const char *l = strtok_r(text, "\r\n", &rest); l != NULL; l = strtok_r(NULL, "\r\n", &rest))
		if (v->ndeed > 0 || strcmp(l, msg(LANG_ZH, MSG_f_deed_title)) != 0)
			v->deed[v->ndeed++] = l;
	if (v->ndeed > 3 && strncmp(v->deed[v->ndeed - 2], signer, strlen(signer)) == 0)
		v->nby = 3;
}

/* What of the pledge is our own deed, for who reads no Chinese. */
static void
deed_gloss(struct req *q, struct declaration *v)
{
	const struct q_pub_declaration_standards *own = v->nstandards > 0 ? &v->standards[0] : NULL;

	v->gloss = arena_get(q->a, (v->ndeed + 1) * sizeof *v->gloss);
	for (size_t i = v->nstandards; i-- > 0;)
		if (v->standards[i].own)
			own = &v->standards[i];
	for (size_t i = 0; q->lang != LANG_ZH && i + v->nby < v->ndeed; i++) {
		const char *line = deed_reading(q->lang, v->deed[i]);
		if (line == NULL && own != NULL && strcmp(v->deed[i], deed_opening(q->a, LANG_ZH, v->d.enterprise_name,
		    own->number, own->title)) == 0)
			line = deed_opening(q->a, q->lang, v->d.enterprise_name, own->number, own->title);
		if (line != NULL)
			v->gloss[v->ngloss++] = line;
	}
}

/* In which of the table's groups a row stands: functional, performance, what the standard alone has. */
static int
group_of(const struct q_pub_declaration_rows *r)
{
	return r->class == NULL ? 2 : strcmp(r->class, "functional") == 0 ? 0 : 1;
}

/* One row with its number and scale. */
static void
line_add(struct req *q, struct declaration *v, const struct q_pub_declaration_rows *r)
{
	struct line *l = &v->lines[v->nlines];
	struct limit declared, reference;

	l->r = r;
	l->group = v->nlines == 0 || group_of(l[-1].r) != group_of(r);
	v->nlines++;
	l->no = r->class != NULL ? v->nlines : 0;
	v->nmissing += strcmp(r->verdict, "missing") == 0;
	v->nunsaid += strcmp(r->verdict, "missing") == 0 && (r->fewer == NULL || *r->fewer == '\0');
	v->nlower += strcmp(r->verdict, "lower") == 0 || strcmp(r->verdict, "partly") == 0;
	/* What can't be compared is drawn on no common scale. */
	if (r->class == NULL || r->ref_id == NULL || strcmp(r->verdict, "needs-human") == 0 ||
	    strcmp(r->verdict, "incomparable") == 0)
		return;
	limit_parse(q->a, r->name, r->requirement, r->unit, &declared);
	limit_parse(q->a, r->ref_indicator, r->ref_requirement, r->ref_unit, &reference);
	gauge_place(q->a, &declared, &reference, &l->g);
}

/*
 * What the signer was told the page would say (page/filing.c, findings): texts no machine is sure of, and an indicator
 * declared twice. An indicator has a line for each standard it is held against; it counts once.
 */
static void
lines_doubt(struct req *q, struct declaration *v)
{
	const char **item = arena_get(q->a, (v->nlines + 1) * sizeof *item);

	for (size_t i = 0; i < v->nlines; i++) {
		struct line *l = &v->lines[i];
		bool again = false;

		item[i] = "";
		if (l->r->class == NULL)
			continue;
		item[i] = indicator_item(q->a, l->r->name, l->r->condition);
		l->unread = requirement_unread(q->a, l->r->name, l->r->requirement, l->r->unit) != MSG_NONE;
		for (size_t k = 0; k < i; k++)
			if (strcmp(item[k], item[i]) == 0) {
				bool same = *v->lines[k].r->declared == *l->r->declared;
				again |= same;
				if (l->twin == 0 && !same)
					l->twin = v->lines[k].no;
			}
		v->nunread += l->unread && !again;
		v->ntwin += l->twin != 0 && !again;
	}
}

/* The rows by groups; within one as they were declared. */
static void
lines_make(struct req *q, struct declaration *v, const struct q_pub_declaration_rows *r, size_t n)
{
	v->lines = arena_get(q->a, (n + 1) * sizeof *v->lines);
	for (int group = 0; group < 3; group++)
		for (size_t i = 0; i < n; i++)
			if (group_of(&r[i]) == group)
				line_add(q, v, &r[i]);
}

/* The latest judgement of the version and its rows; a version that nobody judged has none. */
static enum rc
judgement_read(struct req *q, struct declaration *v)
{
	struct q_pub_declaration_evaluation *ev;
	struct q_pub_declaration_rows *r;
	size_t n;

	TRY(q_pub_declaration_evaluation(q->db, q->a, v->d.version_id, &ev, &n));
	if (n == 0)
		return OK;
	v->ev = ev;
	v->t = (struct tally){ ev->stricter, ev->equal, ev->lower, ev->partly, ev->conflict, ev->missing,
	    ev->added, ev->incomparable, ev->needs_human };
	TRY(q_pub_declaration_rows(q->db, q->a, v->d.version_id, ev->id, &r, &n));
	lines_make(q, v, r, n);
	lines_doubt(q, v);
	return OK;
}

/* What the cover says of the declared number: its kind, and the letters before the number. */
static void
cover_make(struct req *q, struct declaration *v)
{
	struct number n;

	v->system = number_parse(q->a, v->d.number, &n) ? number_system_name(n.system) : "unknown";
	v->letters = arena_fmt(q->a, "%.*s", (int)strcspn(v->d.number, "/ 0123456789"), v->d.number);
	for (size_t i = 0; i < v->nstandards; i++)
		v->stale |= is_stale(v->standards[i].status_now);
}

const char *
declaration_permalink(struct req *q, const char *public_id)
{
	return arena_fmt(q->a, "%s/d/%s", q->public_url, public_id);
}

enum rc
declaration_read(struct req *q, struct declaration *v)
{
	const int64_t *n;

	if (!version_asked(q, &n))
		return E_NOTFOUND;
	TRY(q_pub_declaration(q->db, q->a, q->arg[0], n, &v->d));
	TRY(q_pub_declaration_standards(q->db, q->a, v->d.version_id, &v->standards, &v->nstandards));
	TRY(q_pub_declaration_products(q->db, q->a, v->d.version_id, &v->products, &v->nproducts));
	TRY(judgement_read(q, v));
	cover_make(q, v);
	v->permalink = declaration_permalink(q, v->d.public_id);
	return OK;
}

enum rc
page_declaration_show(struct req *q)
{
	struct declaration v = { 0 };

	TRY(declaration_read(q, &v));
	TRY(q_pub_declaration_versions(q->db, q->a, q->arg[0], &v.versions, &v.nversions));
	v.f = page_frame(q, arena_fmt(q->a, "%s %s", v.d.title, v.d.number), SEC_SEARCH);
	deed_split(q, &v);
	deed_gloss(q, &v);

	struct html *b = page_open(q);
	html_declaration(b, &v);
	return reply_page(q, 200, b);
}
