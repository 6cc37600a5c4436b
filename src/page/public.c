#include <stdlib.h>
#include <string.h>
#include "app/question.h"
#include "page/page.h"
#include "view/view.h"
#include "web/web.h"

enum { PAGE_ROWS = 20, PAGES_MAX = 50, STANDARD_ROWS = 30 };

/* ?page=, between 1 and the last page that is shown. */
static int64_t
page_asked(struct req *q)
{
	long n = strtol(query_value(q, "page"), NULL, 10);
	return n < 1 ? 1 : n > PAGES_MAX + 1 ? PAGES_MAX + 1 : n;
}

/* The pager for total rows; its links keep the rest of the query. */
static struct pager
pager_of(struct req *q, int64_t page, int64_t total, int rows)
{
	static const char *const kept[] = { "q", "subject", "region", "system", "size" };
	struct html *b = html_new(q->a, q->lang, 64);
	int64_t pages = (total + rows - 1) / rows;

	html_root(b);
	html_lit(b, q->path + 1, strlen(q->path + 1));
	html_lit(b, "?", 1);
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		const char *v = query_value(q, kept[i]);
		if (*v == '\0')
			continue;
		html_lit(b, kept[i], strlen(kept[i]));
		html_lit(b, "=", 1);
		html_part_s(b, v);
		html_lit(b, "&", 1);
	}
	html_lit(b, "", 1);
	return (struct pager){ b->p, page, pages > PAGES_MAX ? PAGES_MAX : pages };
}

/* One page of declarations that answer the question, within an enterprise or under a standard (0: any). */
static enum rc
hits_read(struct req *q, const struct question *ask, const char *region, const char *subject, int64_t enterprise,
    int64_t standard, int rows, struct hits *out)
{
	struct q_pub_hits *p;
	int64_t page = page_asked(q);

	/* Behind the last page nothing is looked for. */
	int64_t skip = page > PAGES_MAX ? INT32_MAX : (page - 1) * rows;
	TRY(q_pub_hits(q->db, q->a, ask->pattern[0], ask->pattern[1], ask->pattern[2], ask->pattern[3], region,
	    subject, enterprise, standard, rows, skip, &p, &out->n));
	out->p = p;
	out->total = out->n > 0 ? p[0].total : 0;
	out->pager = pager_of(q, page, out->total, rows);
	return OK;
}

enum rc
page_home_show(struct req *q)
{
	struct home v = { .f = page_frame(q, NULL, SEC_HOME) };

	TRY(q_pub_totals(q->db, q->a, &v.t));
	TRY(q_pub_newest(q->db, q->a, 6, &v.fresh, &v.nfresh));

	struct html *b = page_open(q);
	html_home(b, &v);
	return reply_page(q, 200, b);
}

enum rc
page_about_show(struct req *q)
{
	struct about v = { .f = page_frame(q, msg(q->lang, MSG_nav_method), SEC_METHOD) };

	TRY(q_pub_totals(q->db, q->a, &v.t));
	struct html *b = page_open(q);
	html_about(b, &v);
	return reply_page(q, 200, b);
}

enum rc
page_search_show(struct req *q)
{
	struct search v = { .q = query_value(q, "q"), .region = query_value(q, "region"),
	    .subject = query_value(q, "subject") };
	struct question ask;

	if (strspn(v.region, "0123456789") != strlen(v.region) || strlen(v.region) > 6)
		v.region = "";
	if (strcmp(v.subject, "product") != 0 && strcmp(v.subject, "service") != 0)
		v.subject = "";
	question_read(q->a, v.q, &ask);
	v.f = page_frame(q, *v.q == '\0' ? msg(q->lang, MSG_results_all) :
	    msg_fill(q->a, q->lang, MSG_results_of, v.q, (char *)NULL), SEC_SEARCH);
	v.too_many = ask.more;
	v.too_far = page_asked(q) > PAGES_MAX;
	TRY(hits_read(q, &ask, v.region, v.subject, 0, 0, PAGE_ROWS, &v.hits));
	TRY(q_pub_search_regions(q->db, q->a, ask.pattern[0], ask.pattern[1], ask.pattern[2], ask.pattern[3], v.subject,
	    v.region, &v.regions, &v.nregions));
	if (ask.n > 0)
		TRY(q_pub_search_standards(q->db, q->a, ask.standard[0], ask.standard[1], ask.standard[2],
		    ask.standard[3], ask.digits, &v.standards, &v.nstandards));

	struct html *b = page_open(q);
	html_search(b, &v);
	return reply_page(q, 200, b);
}

enum rc
page_enterprise_show(struct req *q)
{
	struct enterprise v = { 0 };
	struct question all;

	question_read(q->a, "", &all);
	TRY(q_pub_enterprise(q->db, q->a, q->arg[0], &v.e));
	v.f = page_frame(q, v.e.name, SEC_SEARCH);
	TRY(q_pub_enterprise_names(q->db, q->a, v.e.enterprise, &v.names, &v.nnames));
	TRY(hits_read(q, &all, "", "", v.e.enterprise, 0, PAGE_ROWS, &v.hits));

	struct html *b = page_open(q);
	html_enterprise(b, &v);
	return reply_page(q, 200, b);
}

enum rc
page_standards_show(struct req *q)
{
	struct standards v = { .f = page_frame(q, msg(q->lang, MSG_nav_standards), SEC_STANDARDS),
	    .q = query_value(q, "q"), .system = query_value(q, "system") };
	int64_t page = page_asked(q);
	struct question ask;

	question_read(q->a, v.q, &ask);
	TRY(q_pub_standard_systems(q->db, q->a, &v.systems, &v.nsystems));
	TRY(q_pub_standards(q->db, q->a, ask.standard[0], ask.standard[1], ask.standard[2], ask.standard[3], ask.digits,
	    v.system, STANDARD_ROWS, (page - 1) * STANDARD_ROWS, &v.p, &v.n));
	v.total = v.n > 0 ? v.p[0].total : 0;
	v.pager = pager_of(q, page, v.total, STANDARD_ROWS);

	struct html *b = page_open(q);
	html_standards(b, &v);
	return reply_page(q, 200, b);
}

enum rc
page_standard_show(struct req *q)
{
	struct standard v = { 0 };
	struct question all;

	question_read(q->a, "", &all);
	TRY(q_pub_standard(q->db, q->a, q->arg[0], &v.s));
	v.f = page_frame(q, arena_fmt(q->a, "%s %s", v.s.undated, v.s.title), SEC_STANDARDS);
	TRY(q_pub_standard_editions(q->db, q->a, v.s.standard, &v.editions, &v.neditions));
	TRY(q_pub_standard_replacements(q->db, q->a, v.s.standard, &v.replacements, &v.nreplacements));
	TRY(q_pub_standard_amendments(q->db, q->a, v.s.standard, &v.amendments, &v.namendments));
	TRY(q_pub_standard_adoptions(q->db, q->a, v.s.standard, &v.adoptions, &v.nadoptions));
	TRY(q_pub_standard_limits(q->db, q->a, v.s.standard, &v.limits, &v.nlimits));
	TRY(hits_read(q, &all, "", "", 0, v.s.standard, PAGE_ROWS, &v.hits));

	struct html *b = page_open(q);
	html_standard(b, &v);
	return reply_page(q, 200, b);
}
