#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "app/draft.h"
#include "app/evaluation.h"
#include "app/number.h"
#include "app/question.h"
#include "base/text.h"
#include "page/deed.h"
#include "page/filed.h"
#include "page/page.h"
#include "page/rows.h"

/* The steps of a draft: one form each, saved at every press of a button, whatever stands in it. */

static bool
step_of_arg(const struct req *q, enum step *step)
{
	for (*step = 0; *step < STEPS; (*step)++)
		if (strcmp(q->arg[1], step_name(*step)) == 0)
			return true;
	return false;
}

static bool
set(const char *s)
{
	return s != NULL && *s != '\0';
}

/* The day of signing where the register's readers are. */
static struct tm
today(void)
{
	time_t t = time(NULL) + 8 * 3600;
	struct tm tm;

	gmtime_r(&t, &tm);
	return tm;
}

/* ---- pages ---- */

static struct draft_page
page_of(struct req *q, const struct desk_draft *x, enum step step)
{
	struct draft_page p = { .id = x->d.public_id, .csrf = q->csrf, .name = x->name, .saved_at = x->d.saved_at,
	    .number = x->d.number, .base = x->d.base, .revision = x->d.revision, .step = step, .service = x->service,
	    .ready = x->ready };

	memcpy(p.state, x->state, sizeof p.state);
	p.f = page_frame(q, msg(q->lang, step_heading(step, x->service)), SEC_DECLARATIONS);
	desk_draft_problems(q, x, step, &p.problem, &p.nproblem);
	p.f.wrong = p.nproblem > 0;
	if (p.nproblem == 0 && step < STEP_PREVIEW && x->saved[step] && !x->good[step])
		desk_draft_lacking(q, x, step, &p.todo, &p.ntodo);
	for (enum step s = 0; s < STEP_PREVIEW; s++) {
		struct lacking *l = &p.remark[p.nremark];
		if (s == step || step >= STEP_PREVIEW)
			desk_draft_remarks(q, x, l->step = s, &l->p, &l->n);
		p.nremark += l->n > 0;
	}
	return p;
}

static enum rc
show_enterprise(struct req *q, struct desk_draft *x, int status)
{
	struct filing_enterprise v = { .p = page_of(q, x, STEP_ENTERPRISE), .e = x->e };

	TRY(q_draft_enterprise(q->db, q->a, q->user->enterprise, &v.own));
	struct html *b = page_open(q);
	html_filing_enterprise(b, &v);
	return reply_page(q, status, b);
}

static enum rc
show_products(struct req *q, struct desk_draft *x, int status)
{
	struct filing_products v = { page_of(q, x, STEP_PRODUCTS), x->product, x->nproduct };
	struct html *b = page_open(q);

	html_filing_products(b, &v);
	return reply_page(q, status, b);
}

/* What the catalogue has for a question: by the same rule as the public catalogue. */
static enum rc
look_up(struct req *q, const char *text, struct filing_standards *v)
{
	struct question ask;

	question_read(q->a, text, &ask);
	if (ask.n == 0)
		return OK;
	return q_draft_catalogue(q->db, q->a, ask.standard[0], ask.standard[1], ask.standard[2], ask.standard[3],
	    ask.digits, ask.pattern[0], &v->found, &v->nfound);
}

static enum rc
show_standards(struct req *q, struct desk_draft *x, int status)
{
	const char *question = query_value(q, "q");

	TRY(desk_draft_cite(q, x));
	struct filing_standards v = { .p = page_of(q, x, STEP_STANDARDS), .row = x->standard, .nrow = x->nstandard };
	if (set(question)) {
		v.q = question;
		TRY(look_up(q, question, &v));
	}
	struct html *b = page_open(q);
	html_filing_standards(b, &v);
	return reply_page(q, status, b);
}

/* Whether a missing limit is one a firm can take as it stands: not one of several classes nobody has chosen among. */
static bool
takeable(const struct desk_draft *x, const struct compared *c)
{
	const struct reference_row *r = c->reference < 0 ? NULL : &x->reference[c->reference];

	if (c->declared >= 0 || r == NULL)
		return false;
	for (size_t i = 0; i < x->nstandard; i++) {
		const struct standard_row *s = &x->standard[i];
		if (!s->blank && set(s->compare) && strcmp(s->canonical, r->edition_number) == 0)
			return (!set(r->r.class_grade) || set(s->class_grade)) &&
			    (!set(r->r.product) || set(s->product) || s->nproducts <= 2);
	}
	return true;
}

/* Reasons for limits that are missing no more stay in the form: the next key may make them missing again. */
static void
kept_reasons(struct req *q, const struct desk_draft *x, struct filing_indicators *v)
{
	const struct pairs *p = &x->form[STEP_INDICATORS];

	v->kept = arena_get(q->a, (p->n + 1) * sizeof *v->kept);
	for (size_t i = 0; i < p->n; i++) {
		size_t k = 0;
		if (rows_button(p->p[i].name, "fewer") == 0 || *p->p[i].value == '\0')
			continue;
		while (k < x->nmissing && strcmp(x->missing[k].field, p->p[i].name) != 0)
			k++;
		if (k == x->nmissing)
			v->kept[v->nkept++] = (struct problem){ p->p[i].name, p->p[i].value };
	}
}

/* The compared standards that have limits left to take over. */
static void
sources(struct req *q, const struct desk_draft *x, struct filing_indicators *v)
{
	struct choice *c = arena_get(q->a, (x->nverdict + 1) * sizeof *c);
	size_t *n = arena_get(q->a, (x->nverdict + 1) * sizeof *n), k;

	for (size_t i = 0; i < x->nverdict; i++) {
		if (!takeable(x, &x->verdict[i])) {
			v->by_class |= x->verdict[i].declared < 0;
			continue;
		}
		const char *edition = x->reference[x->verdict[i].reference].edition_number;
		for (k = 0; k < v->nsource && strcmp(c[k].value, edition) != 0; k++)
			;
		if (k == v->nsource)
			c[v->nsource++].value = edition;
		n[k]++;
	}
	for (k = 0; k < v->nsource; k++)
		c[k].text = TQ(q, MSG_f_indicator_import_of, c[k].value, arena_fmt(q->a, "%zu", n[k]));
	v->source = c;
}

static enum rc
show_indicators(struct req *q, struct desk_draft *x, int status)
{
	struct filing_indicators v = { 0 };

	TRY(desk_draft_judge(q, x));
	v = (struct filing_indicators){ .p = page_of(q, x, STEP_INDICATORS), .row = x->indicator,
	    .nrow = x->nindicator,
	    .missing = x->missing, .nmissing = x->nmissing, .tally = x->tally };
	sources(q, x, &v);
	kept_reasons(q, x, &v);
	struct html *b = page_open(q);
	html_filing_indicators(b, &v);
	return reply_page(q, status, b);
}

/* The findings the public page will state: they warn, and hold nothing back (decisions 4.1). */
static void
findings(struct req *q, const struct desk_draft *x, struct filing_preview *v)
{
	struct problem *w = arena_get(q->a, (x->nstandard + 5) * sizeof *w);
	struct evaluation e;
	int64_t lower = x->tally.lower + x->tally.partly, twins = 0;

	for (size_t i = 0; i < x->nindicator; i++)
		twins += x->indicator[i].twin != 0;
	const struct { int64_t n; enum msg text; } count[] = { { x->tally.missing, MSG_f_finding_missing },
	    { (int64_t)x->nunread, MSG_f_finding_unread }, { twins, MSG_f_finding_twins } };

	evaluation_count(x->reference, x->verdict, x->nverdict, &e);
	v->below_mandatory = e.below_mandatory;
	if (x->d.overtaken)
		w[v->nwarning++].text = TQ(q, MSG_f_finding_overtaken, arena_fmt(q->a, "%lld", (long long)x->d.base));
	if (lower > 0)
		w[v->nwarning++].text = TQ(q, e.below_mandatory > 0 ? MSG_f_finding_mandatory : MSG_f_finding_lower,
		    arena_fmt(q->a, "%lld", (long long)lower), arena_fmt(q->a, "%lld", (long long)e.below_mandatory));
	for (size_t i = 0; i < sizeof count / sizeof *count; i++)
		if (count[i].n > 0)
			w[v->nwarning++].text = TQ(q, count[i].text,
			    arena_fmt(q->a, "%lld", (long long)count[i].n));
	for (size_t i = 0; i < x->nstandard; i++)
		if (x->standard[i].ended)
			w[v->nwarning++].text = TQ(q, MSG_f_finding_ended, x->standard[i].canonical,
			    msg(q->lang, x->standard[i].status));
	v->warning = w;
}

static enum rc
preview_of(struct req *q, struct desk_draft *x, enum step step, struct filing_preview *v)
{
	TRY(desk_draft_judge(q, x));
	*v = (struct filing_preview){ .p = page_of(q, x, step), .e = x->e,
	    .product = x->product, .nproduct = x->nproduct,
	    .standard = x->standard, .nstandard = x->nstandard, .indicator = x->indicator,
	    .nindicator = x->nindicator,
	    .missing = x->missing, .nmissing = x->nmissing, .tally = x->tally,
	    .reason = x->d.declaration != 0 ? change_word(x->e.reason == NULL ? "" : x->e.reason) : MSG_NONE };
	if (day_read(q->a, x->e.supply_on) != NULL)
		v->e.supply_on = day_read(q->a, x->e.supply_on);
	if (day_read(q->a, x->e.effective_on) != NULL)
		v->e.effective_on = day_read(q->a, x->e.effective_on);
	findings(q, x, v);
	return q_draft_enterprise(q->db, q->a, q->user->enterprise, &v->own);
}

/* What is not complete: a list of links to the steps takes the place of the summary. */
static void
lacking(struct req *q, const struct desk_draft *x, struct draft_page *p)
{
	for (enum step s = 0; s < STEP_PREVIEW; s++)
		if (!x->good[s]) {
			struct lacking *l = &p->lacking[p->nlacking++];
			l->step = s;
			desk_draft_lacking(q, x, s, &l->p, &l->n);
		}
	if (p->nlacking > 0)
		p->nproblem = 0;
	p->f.wrong = p->nlacking + p->nproblem > 0;
}

static enum rc
show_preview(struct req *q, struct desk_draft *x, int status)
{
	struct filing_preview v;

	TRY(preview_of(q, x, STEP_PREVIEW, &v));
	lacking(q, x, &v.p);		/* also before anybody wants to sign */
	v.p.f.wrong &= status != 200;
	struct html *b = page_open(q);
	html_filing_preview(b, &v);
	return reply_page(q, status, b);
}

/* The deed in a language. What is signed and published is the Chinese one. */
static struct deed
deed_of(struct req *q, const struct desk_draft *x, const struct filing *f, const char *enterprise, enum lang l)
{
	struct tm t = today();
	const struct filed_standard *own = f->nstandard > 0 ? &f->standard[0] : NULL;
	struct number n = { .canonical = "" };

	for (size_t i = f->nstandard; i-- > 0;)
		if (f->standard[i].own)
			own = &f->standard[i];
	if (own != NULL)
		number_parse(q->a, own->written, &n);
	return (struct deed){ .title = msg(l, MSG_f_deed_title),
	    .opening = deed_opening(q->a, l, enterprise, n.canonical, own != NULL ? own->title : ""),
	    .clause = { msg(l, MSG_f_deed_1), msg(l, x->service ? MSG_f_deed_2_service : MSG_f_deed_2_product),
	    msg(l, x->service ? MSG_f_deed_3_service : MSG_f_deed_3_product), msg(l, MSG_f_deed_4) }, .nclause = 4,
	    .enterprise = enterprise,
	    .signer = set(x->pledge.signer) ? text_trim(q->a, x->pledge.signer) : "",
	    .day = arena_fmt(q->a, "%d 年 %d 月 %d 日", t.tm_year + 1900, t.tm_mon + 1, t.tm_mday) };
}

static enum rc
show_pledge(struct req *q, struct desk_draft *x, int status)
{
	struct filing_pledge v = { .form = x->pledge };
	struct deed deed, gloss;
	struct problem overtaken;

	TRY(preview_of(q, x, STEP_PLEDGE, &v.v));
	if (status == 409) {
		overtaken = (struct problem){ "signer", TQ(q, MSG_f_finding_overtaken,
		    arena_fmt(q->a, "%lld", (long long)x->d.base)) };
		v.v.p.problem = &overtaken;
		v.v.p.nproblem = 1;
		v.v.p.f.wrong = true;
	} else if (status != 200)
		lacking(q, x, &v.v.p);
	struct filing f = desk_draft_filing(q, x);
	deed = deed_of(q, x, &f, v.v.own.name, LANG_ZH);
	v.deed = &deed;
	if (q->lang != LANG_ZH) {
		gloss = deed_of(q, x, &f, v.v.own.name, q->lang);
		v.gloss = &gloss;
	}
	struct html *b = page_open(q);
	html_filing_pledge(b, &v);
	return reply_page(q, status, b);
}

static enum rc
show(struct req *q, struct desk_draft *x, enum step step, int status)
{
	static enum rc (*const page[STEPS])(struct req *, struct desk_draft *, int) = { show_enterprise,
	    show_products,
	    show_standards, show_indicators, show_preview, show_pledge };

	return page[step](q, x, status);
}

enum rc
page_filing_step(struct req *q)
{
	struct desk_draft x;
	enum step step;

	if (!step_of_arg(q, &step))
		return E_NOTFOUND;
	TRY(desk_draft_load(q, q->arg[0], &x));
	if (x.d.version != 0)
		return reply_see(q, "/drafts/%s/receipt", x.d.public_id);
	return show(q, &x, step, 200);
}

/* ---- what buttons do ---- */

struct press { const char *verb, *anchor; size_t row; };	/* anchor: the field that has the attention next */

static const struct { enum step step; const struct input *in; size_t n; } table_of[STEPS] = {
	[STEP_PRODUCTS] = { STEP_PRODUCTS, product_input, NPRODUCT },
	[STEP_STANDARDS] = { STEP_STANDARDS, standard_input, NSTANDARD },
	[STEP_INDICATORS] = { STEP_INDICATORS, indicator_input, NINDICATOR },
};

static size_t
rows_of(const struct desk_draft *x, enum step step)
{
	return step == STEP_PRODUCTS ? x->nproduct : step == STEP_STANDARDS ? x->nstandard : x->nindicator;
}

/* Rows moved, cut and added, on what was typed. */
static void
press_row(struct req *q, struct desk_draft *x, enum step step, struct press *b)
{
	const struct input *in = table_of[step].in;
	size_t n = table_of[step].n, row, rows = rows_of(x, step);
	struct pairs *p = &x->form[step];
	const char *first = step == STEP_STANDARDS ? "written" : "name";

	if (in == NULL)
		return;
	if ((row = rows_button(b->verb, "up")) > 0) {
		*p = rows_swap(q->a, p, in, n, row, row - 1);
		b->row = row > 1 ? row - 1 : 1;
	} else if ((row = rows_button(b->verb, "down")) > 0) {
		*p = rows_swap(q->a, p, in, n, row, row + 1);
		b->row = row < rows ? row + 1 : row;
	} else if ((row = rows_button(b->verb, "cut")) > 0) {
		*p = rows_cut(q->a, p, in, n, row);
		b->row = row > 1 ? row - 1 : 1;
	} else if (strcmp(b->verb, "add") == 0 && rows < ROWS_MAX) {
		*p = rows_set(q->a, p, first, rows + 1, "");
		b->row = rows + 1;
	}
	if (b->row != 0)
		b->anchor = arena_fmt(q->a, "%s%zu", first, b->row);
}

/* Rows that hold nothing make room for those that are taken over. */
static void
cut_blank(struct req *q, struct desk_draft *x, enum step step)
{
	for (size_t i = rows_of(x, step); i-- > 0;)
		if (step == STEP_STANDARDS ? x->standard[i].blank : x->indicator[i].blank)
			x->form[step] = rows_cut(q->a, &x->form[step], table_of[step].in, table_of[step].n, i + 1);
	desk_draft_read(q, x, false);
}

/* The first row that is free: 1 while the only one there is holds nothing. */
static size_t
free_row(const struct desk_draft *x, enum step step)
{
	size_t n = rows_of(x, step);

	return n == 1 && (step == STEP_STANDARDS ? x->standard[0].blank : x->indicator[0].blank) ? 1 : n + 1;
}

/* What the catalogue has under a row's number: a title where none was typed, the comparison where it has limits. */
static enum rc
take_known(struct req *q, struct desk_draft *x, size_t row)
{
	struct pairs *p = &x->form[STEP_STANDARDS];
	struct q_draft_edition e;

	desk_draft_read(q, x, false);
	TRY(desk_draft_cite(q, x));
	const struct standard_row *r = &x->standard[row - 1];
	if (!r->known)
		return OK;
	TRY(q_draft_edition(q->db, q->a, r->edition, &e));
	if (!set(r->title))
		*p = rows_set(q->a, p, "title", row, e.title);
	if (e.limits > 0 && !set(r->own))
		*p = rows_set(q->a, p, "compare", row, "1");
	return OK;
}

/* A standard of the catalogue, compared with where it has limits. */
static enum rc
take_standard(struct req *q, struct desk_draft *x, int64_t id, struct press *b)
{
	struct pairs *p = &x->form[STEP_STANDARDS];
	struct q_draft_edition e;

	TRY(q_draft_edition(q->db, q->a, id, &e));
	cut_blank(q, x, STEP_STANDARDS);
	for (size_t i = 0; i < x->nstandard; i++)
		if (!x->standard[i].blank && strcmp(x->standard[i].canonical, e.number) == 0) {
			b->anchor = arena_fmt(q->a, "written%zu", i + 1);	/* it is there already */
			return take_known(q, x, i + 1);
		}
	size_t row = free_row(x, STEP_STANDARDS);
	*p = rows_set(q->a, p, "written", row, e.number);
	*p = rows_set(q->a, p, "title", row, e.title);
	if (e.limits > 0)
		*p = rows_set(q->a, p, "compare", row, "1");
	b->anchor = arena_fmt(q->a, "written%zu", row);
	return OK;
}

/* A title becomes the catalogue's, an enterprise standard the enterprise's own: buttons beside the row. */
static enum rc
settle_row(struct req *q, struct desk_draft *x, const char *verb, struct press *b)
{
	size_t title = rows_button(verb, "title"), own = rows_button(verb, "own");
	struct pairs *p = &x->form[STEP_STANDARDS];

	TRY(desk_draft_cite(q, x));
	if (title >= 1 && title <= x->nstandard && *x->standard[title - 1].listed != '\0') {
		*p = rows_set(q->a, p, "title", title, x->standard[title - 1].listed);
		b->anchor = arena_fmt(q->a, "title%zu", title);
	}
	if (own >= 1 && own <= x->nstandard) {
		*p = rows_set(q->a, p, "own", own, "1");
		b->anchor = arena_fmt(q->a, "own%zu", own);
	}
	return OK;
}

/* Titles nobody typed, of standards the catalogue knows; not while somebody types and the page saves by itself. */
static enum rc
fill_titles(struct req *q, struct desk_draft *x)
{
	desk_draft_read(q, x, false);
	TRY(desk_draft_cite(q, x));
	for (size_t i = 0; i < x->nstandard; i++)
		if (!set(x->standard[i].title) && *x->standard[i].listed != '\0')
			x->form[STEP_STANDARDS] = rows_set(q->a, &x->form[STEP_STANDARDS], "title", i + 1,
			    x->standard[i].listed);
	return OK;
}

/* A number with a slip becomes the one it may have been meant as: "use3.0" is the first reading of row 3. */
static enum rc
take_reading(struct req *q, struct desk_draft *x, const char *which, struct press *b)
{
	char *end;
	size_t row = strtoul(which, &end, 10), k = *end == '.' ? strtoul(end + 1, &end, 10) : SIZE_MAX;

	if (*end != '\0' || row < 1 || row > x->nstandard || k >= x->standard[row - 1].nlikely)
		return OK;
	x->form[STEP_STANDARDS] = rows_set(q->a, &x->form[STEP_STANDARDS], "written", row,
	    x->standard[row - 1].likely[k]);
	b->anchor = arena_fmt(q->a, "written%zu", row);
	return take_known(q, x, row);
}

/* The limits nobody has declared yet become rows, for the enterprise to change: never the verdict, only the typing. */
static enum rc
take_limits(struct req *q, struct desk_draft *x, struct press *b)
{
	static const char *const name[] = { "name", "relation", "value", "unit", "condition", "method" };
	enum { N = sizeof name / sizeof *name };
	const char *source = form_value(q, "source");

	cut_blank(q, x, STEP_INDICATORS);
	TRY(desk_draft_judge(q, x));
	size_t row = free_row(x, STEP_INDICATORS);
	struct pairs *p = &x->form[STEP_INDICATORS];
	struct pair *all = arena_get(q->a, (p->n + x->nverdict * N + 1) * sizeof *all);

	if (p->n > 0)
		memcpy(all, p->p, p->n * sizeof *all);
	p->p = all;
	b->anchor = arena_fmt(q->a, "name%zu", row);
	for (size_t i = 0; i < x->nverdict && row <= ROWS_MAX; i++) {
		const struct reference_row *r = x->verdict[i].reference < 0 ? NULL :
		    &x->reference[x->verdict[i].reference];

		if (!takeable(x, &x->verdict[i]) || strcmp(r->edition_number, source) != 0)
			continue;
		const char *value[N] = { r->r.indicator, NULL, NULL, r->r.unit, r->r.condition, r->r.method };
		requirement_split(q->a, r->r.text, &value[1], &value[2]);
		for (size_t k = 0; k < N; k++)
			p->p[p->n++] = (struct pair){ arena_fmt(q->a, "%s%zu", name[k], row), value[k],
			    strlen(value[k]) };
		row++;
	}
	return OK;
}

static enum rc
press(struct req *q, struct desk_draft *x, enum step step, struct press *b)
{
	size_t id;

	if (step == STEP_STANDARDS && (id = rows_button(b->verb, "take")) > 0)
		return take_standard(q, x, (int64_t)id, b);
	if (step == STEP_STANDARDS && strncmp(b->verb, "use", 3) == 0)
		return take_reading(q, x, b->verb + 3, b);
	if (step == STEP_STANDARDS && (rows_button(b->verb, "title") > 0 || rows_button(b->verb, "own") > 0))
		return settle_row(q, x, b->verb, b);
	if (step == STEP_INDICATORS && strcmp(b->verb, "import") == 0)
		return take_limits(q, x, b);
	press_row(q, x, step, b);
	return step == STEP_STANDARDS && strcmp(b->verb, "check") != 0 ? fill_titles(q, x) : OK;
}

/* ---- saving ---- */

/* Somebody saved in between: nothing is written, nothing typed is lost, both are shown. */
static enum rc
show_conflict(struct req *q, const struct desk_draft *x, enum step step)
{
	struct desk_draft now;

	TRY(desk_draft_load(q, x->d.public_id, &now));
	if (now.d.version != 0)
		return reply_see(q, "/drafts/%s/receipt", now.d.public_id);
	struct typed *t = arena_get(q->a, (x->form[step].n + 1) * sizeof *t);
	for (size_t i = 0; i < x->form[step].n; i++)
		t[i] = (struct typed){ x->form[step].p[i].name, field_label(q, step, x->form[step].p[i].name),
		    x->form[step].p[i].value };
	struct draft_conflict v = { .p = page_of(q, &now, step), .by = now.d.saved_by, .typed = t,
	    .ntyped = x->form[step].n };
	v.p.problem = NULL;
	v.p.nproblem = 0;
	v.p.f.wrong = false;
	v.p.f.title = msg(q->lang, MSG_f_conflict_title);
	struct html *b = page_open(q);
	html_draft_conflict(b, &v);
	return reply_page(q, 409, b);
}

/* The draft as published, with all that has been said about it. */
static enum rc
publish(struct req *q, struct desk_draft *x)
{
	struct q_draft_enterprise own;
	struct receipt r;

	TRY(q_draft_enterprise(q->db, q->a, q->user->enterprise, &own));
	TRY(desk_draft_judge(q, x));
	struct filing f = desk_draft_filing(q, x);
	struct deed d = deed_of(q, x, &f, own.name, LANG_ZH);
	f.signer = text_trim(q->a, x->pledge.signer);
	f.signer_post = text_trim(q->a, x->pledge.signer_post);
	f.demonstration = own.demonstration;
	f.pledge = arena_fmt(q->a, "%s\n%s\n%s\n%s\n%s\n%s\n%s\n%s：%s\n%s", d.title, d.opening, d.clause[0],
	    d.clause[1], d.clause[2],
	    d.clause[3], d.enterprise, msg(LANG_ZH, MSG_f_deed_signer), f.signer, d.day);
	/* A reason for being lower stays in the draft, but is not said of a row that is lower no more. */
	for (size_t i = 0; i < x->nindicator; i++)
		if (x->indicator[i].filed != SIZE_MAX && !x->indicator[i].lower)
			f.indicator[x->indicator[i].filed].statement = "";
	f.nfewer = 0;
	for (size_t i = 0; i < x->nmissing; i++) {
		const char *why = text_trim(q->a, x->missing[i].statement);
		if (*why != '\0')
			f.fewer[f.nfewer++] = (struct filed_fewer){ x->missing[i].id, why };
	}
	return declaration_publish(q->db, q->a, &f, &r);
}

static enum rc
sign(struct req *q, struct desk_draft *x)
{
	if (!x->ready || !x->good[STEP_PLEDGE])
		return show(q, x, STEP_PLEDGE, 422);
	/* What is signed replaces the version that was the newest when the deed was shown, and no other. */
	const char *seen = form_value(q, "seen");
	if (*seen != '\0' && strtoll(seen, NULL, 10) != x->d.base)
		return show(q, x, STEP_PLEDGE, 409);
	/* A class the standard does not have would leave nothing to be compared with, and nothing to be missing. */
	TRY(desk_draft_cite(q, x));
	if (!desk_draft_scoped(x))
		return show(q, x, STEP_STANDARDS, 422);
	enum rc rc = publish(q, x);
	if (rc == E_CONFLICT && strcmp(db_constraint(q->db), "declaration_once") == 0) {
		/* The number is published already: said where it was typed. */
		desk_draft_main(x)->e_written = MSG_f_standard_taken;
		return show(q, x, STEP_STANDARDS, 422);
	}
	if (rc != OK)
		return rc;
	return reply_see(q, "/drafts/%s/receipt", x->d.public_id);
}

/* Where a press leads once all is saved. */
static enum rc
go_on(struct req *q, struct desk_draft *x, enum step step, const struct press *b)
{
	const char *id = x->d.public_id, *question = form_value(q, "q");

	if (step == STEP_PLEDGE && strcmp(b->verb, "sign") == 0)
		return sign(q, x);
	if (strcmp(b->verb, "next") == 0) {
		if (step == STEP_PREVIEW)
			TRY(desk_draft_cite(q, x));
		if (step != STEP_PREVIEW ? !x->good[step] : !x->ready)
			return show(q, x, step, 422);
		if (step == STEP_STANDARDS) {
			TRY(desk_draft_cite(q, x));
			if (!desk_draft_scoped(x))
				return show(q, x, step, 422);
		}
		return reply_see(q, "/drafts/%s/%s", id, step_name(step < STEP_PLEDGE ? step + 1 : step));
	}
	if (strcmp(b->verb, "save") == 0)
		return reply_see(q, "/drafts/%s", id);
	/* Enter in the catalogue's field presses the form's first button, and looks for what it asks all the same. */
	if (step == STEP_STANDARDS && (strcmp(b->verb, "find") == 0 ||
	    (strcmp(b->verb, "check") == 0 && *question != '\0'))) {
		struct html *part = html_new(q->a, q->lang, 256);
		html_part_s(part, question);
		html_lit(part, "", 1);
		return reply_see(q, "/drafts/%s/standards?q=%s#found", id, part->p);
	}
	return reply_see(q, "/drafts/%s/%s%s%s", id, step_name(step), b->anchor != NULL ? "#" : "",
	    b->anchor != NULL ? b->anchor : "");
}

enum rc
post_filing_step(struct req *q)
{
	static const char *const not_typed[] = { "csrf", "do", "rev", "q", "source", "seen" };
	struct desk_draft x;
	struct press b = { .verb = form_value(q, "do") };
	enum step step;

	if (!step_of_arg(q, &step))
		return E_NOTFOUND;
	TRY(desk_draft_load(q, q->arg[0], &x));
	if (x.d.version != 0)
		return reply_see(q, "/drafts/%s/receipt", x.d.public_id);
	x.form[step] = pairs_without(q->a, &q->form, not_typed, sizeof not_typed / sizeof *not_typed);
	x.saved[step] = true;
	desk_draft_read(q, &x, false);
	TRY(press(q, &x, step, &b));
	desk_draft_read(q, &x, strcmp(b.verb, "next") == 0 || strcmp(b.verb, "sign") == 0);

	long long seen = strtoll(form_value(q, "rev"), NULL, 10);
	enum rc rc = draft_save(q->db, q->a, x.d.id, seen < 0 || seen > INT32_MAX ? -1 : seen, q->user->account,
	    step_name(step), pairs_print(q->a, &x.form[step]), x.good[step]);
	if (rc == E_CONFLICT)
		return *db_constraint(q->db) != '\0' ? E_TOOLARGE : show_conflict(q, &x, step);
	if (rc != OK)
		return rc;
	x.d.revision++;
	x.was_good[step] = x.good[step];
	return go_on(q, &x, step, &b);
}
