#include <stdlib.h>
#include <string.h>
#include "app/declaration.h"
#include "app/demo.h"
#include "app/number.h"
#include "app/uscc.h"
#include "base/rnd.h"
#include "db/demo.h"

static const char industry_edition[] = "GB/T 4754-2017";
static const char pledge[] = "演示数据：本条由公开资料整理，用于演示本登记系统。"
    "企业没有在本系统作出声明，也没有签署承诺。资料来源：%s。";
static const char signer[] = "演示（无人签署）";

enum { WHO_NAME, WHO_USCC, WHO_REGION, WHO_INDUSTRY, WHO_SOURCE, WHO_N };
static const char *const who_column[] = { "name", "uscc", "region_code", "industry_code", "source" };
enum { WHAT_KEY, WHAT_WHO, WHAT_SUBJECT, WHAT_TITLE, WHAT_SOURCE, WHAT_N };
static const char *const what_column[] = { "key", "enterprise", "subject", "title", "source" };
enum { STD_OF, STD_WRITTEN, STD_TITLE, STD_OWN, STD_COMPARE, STD_PRODUCT, STD_CLASS, STD_N };
static const char *const std_column[] = { "declaration", "written", "title", "own", "compare",
	"product", "class_grade" };
enum { PRD_OF, PRD_NAME, PRD_MODEL, PRD_SPEC, PRD_N };
static const char *const prd_column[] = { "declaration", "name", "model", "specification" };
enum { IND_OF, IND_CLASS, IND_NAME, IND_TEXT, IND_UNIT, IND_CONDITION, IND_METHOD, IND_STATEMENT, IND_N };
static const char *const ind_column[] = { "declaration", "class", "name", "requirement", "unit",
	"condition", "method", "statement" };

struct demo {
	struct arena	*a;
	struct faults	*faults;
	struct table	 who, what, std, prd, ind;
	int64_t		*enterprise;	/* ids, by row of who */
};

/* The row of a table whose first column is key; its number of rows when there is none. */
static size_t
find(const struct table *t, const char *key)
{
	size_t i = 0;

	while (i < t->n && strcmp(t->row[i][0], key) != 0)
		i++;
	return i;
}

/* Rows of t that belong to a declaration, from the i-th on; t->n when there are no more. */
static size_t
next_of(const struct table *t, const char *declaration, size_t i)
{
	while (i < t->n && strcmp(t->row[i][0], declaration) != 0)
		i++;
	return i;
}

static size_t
count_of(const struct table *t, const char *declaration)
{
	size_t n = 0;

	for (size_t i = next_of(t, declaration, 0); i < t->n; i = next_of(t, declaration, i + 1))
		n++;
	return n;
}

/* ---- checking ---- */

static void
check_enterprises(struct demo *d)
{
	struct uscc u;

	table_once(d->faults, &d->who, 1);
	for (size_t i = 0; i < d->who.n; i++) {
		const char **r = d->who.row[i];
		table_given(d->faults, &d->who, i, WHO_NAME);
		table_given(d->faults, &d->who, i, WHO_REGION);
		table_given(d->faults, &d->who, i, WHO_INDUSTRY);
		table_given(d->faults, &d->who, i, WHO_SOURCE);
		if (*r[WHO_USCC] != '\0' && (!uscc_parse(d->a, r[WHO_USCC], &u) || !u.check_ok))
			table_fault(d->faults, &d->who, i, "not a credit code: \"%.40s\"", r[WHO_USCC]);
	}
}

/* Rows below a declaration must have one, and none of these columns may be empty. */
static void
check_below(struct demo *d, const struct table *t, size_t must, size_t must_too)
{
	for (size_t i = 0; i < t->n; i++) {
		table_given(d->faults, t, i, must);
		table_given(d->faults, t, i, must_too);
		if (find(&d->what, t->row[i][0]) == d->what.n)
			table_fault(d->faults, t, i, "no declaration is called \"%.60s\"", t->row[i][0]);
	}
}

static void
check_declarations(struct demo *d)
{
	table_once(d->faults, &d->what, 1);
	for (size_t i = 0; i < d->what.n; i++) {
		const char **r = d->what.row[i];
		table_word(d->faults, &d->what, i, WHAT_SUBJECT, "product service");
		table_given(d->faults, &d->what, i, WHAT_TITLE);
		table_given(d->faults, &d->what, i, WHAT_SOURCE);
		if (find(&d->who, r[WHAT_WHO]) == d->who.n)
			table_fault(d->faults, &d->what, i, "no enterprise is called \"%.120s\"", r[WHAT_WHO]);
		if (count_of(&d->std, r[WHAT_KEY]) == 0 || count_of(&d->ind, r[WHAT_KEY]) == 0)
			table_fault(d->faults, &d->what, i, "no standard, or no indicator");
	}
	check_below(d, &d->std, STD_WRITTEN, STD_WRITTEN);
	for (size_t i = 0; i < d->std.n; i++)
		for (size_t c = STD_OWN; c <= STD_COMPARE; c++)
			if (*d->std.row[i][c] != '\0')
				table_word(d->faults, &d->std, i, c, "true");
	check_below(d, &d->prd, PRD_NAME, PRD_NAME);
	check_below(d, &d->ind, IND_NAME, IND_TEXT);
	for (size_t i = 0; i < d->ind.n; i++) {
		table_given(d->faults, &d->ind, i, IND_METHOD);
		table_word(d->faults, &d->ind, i, IND_CLASS, "functional performance");
	}
}

/* ---- writing ---- */

static enum rc
add_enterprises(struct db *db, struct demo *d, struct demo_loaded *out)
{
	struct q_demo_enterprises *known;
	size_t n;

	TRY(q_demo_enterprises(db, d->a, &known, &n));
	d->enterprise = arena_get(d->a, (d->who.n + 1) * sizeof *d->enterprise);
	for (size_t i = 0; i < d->who.n; i++) {
		const char **r = d->who.row[i];
		struct q_demo_enterprise_add added;
		struct uscc u = { 0 };
		for (size_t k = 0; k < n; k++)
			if (strcmp(known[k].name, r[WHO_NAME]) == 0)
				d->enterprise[i] = known[k].id;
		if (d->enterprise[i] != 0)
			continue;
		if (*r[WHO_USCC] != '\0')
			uscc_parse(d->a, r[WHO_USCC], &u);
		TRY(q_demo_enterprise_add(db, d->a, rnd_public_id(d->a), u.code, u.check_ok, u.org_check_ok,
		    r[WHO_NAME], r[WHO_REGION], r[WHO_INDUSTRY], industry_edition, &added));
		d->enterprise[i] = added.id;
		out->enterprises++;
	}
	return OK;
}

/* A declaration as the form would file it. */
static struct filing
file(struct demo *d, const char **r)
{
	const char *key = r[WHAT_KEY];
	struct filing f = { .enterprise = d->enterprise[find(&d->who, r[WHAT_WHO])], .demonstration = true,
	    .service = strcmp(r[WHAT_SUBJECT], "service") == 0, .title = r[WHAT_TITLE], .signer = signer,
	    .pledge = arena_fmt(d->a, pledge, r[WHAT_SOURCE]), .request = "import" };

	f.standard = arena_get(d->a, (count_of(&d->std, key) + 1) * sizeof *f.standard);
	for (size_t i = next_of(&d->std, key, 0); i < d->std.n; i = next_of(&d->std, key, i + 1)) {
		const char **s = d->std.row[i];
		f.standard[f.nstandard++] = (struct filed_standard){ s[STD_WRITTEN], s[STD_TITLE],
		    *s[STD_OWN] != '\0', *s[STD_COMPARE] != '\0', s[STD_PRODUCT], s[STD_CLASS] };
	}
	f.product = arena_get(d->a, (count_of(&d->prd, key) + 1) * sizeof *f.product);
	for (size_t i = next_of(&d->prd, key, 0); i < d->prd.n; i = next_of(&d->prd, key, i + 1)) {
		const char **s = d->prd.row[i];
		f.product[f.nproduct++] = (struct filed_product){ .name = s[PRD_NAME], .model = s[PRD_MODEL],
		    .specification = s[PRD_SPEC] };
	}
	f.indicator = arena_get(d->a, (count_of(&d->ind, key) + 1) * sizeof *f.indicator);
	for (size_t i = next_of(&d->ind, key, 0); i < d->ind.n; i = next_of(&d->ind, key, i + 1)) {
		const char **s = d->ind.row[i];
		f.indicator[f.nindicator++] = (struct filed_indicator){
		    strcmp(s[IND_CLASS], "functional") == 0, s[IND_NAME], s[IND_TEXT], s[IND_UNIT],
		    s[IND_CONDITION], s[IND_METHOD], s[IND_STATEMENT] };
	}
	return f;
}

/* Whether its enterprise declares its number already: the own standard's, or the first one's. */
static bool
declared(struct arena *a, const struct filing *f, const struct q_demo_declared *known, size_t n)
{
	struct number number;
	size_t own = 0;

	for (size_t i = f->nstandard; i-- > 0;)
		if (f->standard[i].own)
			own = i;
	number_parse(a, f->standard[own].written, &number);
	for (size_t i = 0; i < n; i++)
		if (known[i].enterprise == f->enterprise && strcmp(known[i].number, number.canonical) == 0)
			return true;
	return false;
}

enum rc
demo_import(struct db *db, struct arena *a, const struct file *files, size_t nfile,
    struct demo_loaded *out)
{
	struct demo d = { .a = a, .faults = &out->faults };
	struct q_demo_declared *known;
	struct receipt receipt;
	size_t n;

	*out = (struct demo_loaded){ .faults.a = a };
	table_read(d.faults, files, nfile, "enterprises.csv", who_column, WHO_N, &d.who);
	table_read(d.faults, files, nfile, "declarations.csv", what_column, WHAT_N, &d.what);
	table_read(d.faults, files, nfile, "standards.csv", std_column, STD_N, &d.std);
	table_read(d.faults, files, nfile, "products.csv", prd_column, PRD_N, &d.prd);
	table_read(d.faults, files, nfile, "indicators.csv", ind_column, IND_N, &d.ind);
	check_enterprises(&d);
	check_declarations(&d);
	if (out->faults.n > 0)
		return E_INPUT;
	TRY(add_enterprises(db, &d, out));
	TRY(q_demo_declared(db, a, &known, &n));
	for (size_t i = 0; i < d.what.n; i++) {
		const struct filing f = file(&d, d.what.row[i]);
		if (declared(a, &f, known, n)) {
			out->present++;
			continue;
		}
		TRY(declaration_publish(db, a, &f, &receipt));
		out->declarations++;
	}
	return OK;
}
