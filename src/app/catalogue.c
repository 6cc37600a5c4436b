#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "app/catalogue.h"
#include "app/number.h"
#include "base/rnd.h"
#include "db/catalogue.h"

/* What an edition is called whose title no source gives. */
static const char untitled[] = "（来源未载题名）";
static const char industry_edition[] = "GB/T 4754-2017";

/* Columns by file; the first are the key, as many as table_once is told. */
enum { SOURCE_ID, SOURCE_KEY, SOURCE_LICENCE, SOURCE_GATHERED, SOURCE_N };
static const char *const source_column[] = { "id", "source", "licence", "gathered_on" };

enum { REGION_CODE, REGION_FROM, REGION_TO, REGION_NAME, REGION_LEVEL, REGION_PARENT,
	REGION_SOURCE, REGION_N };
static const char *const region_column[] = { "code", "valid_from", "valid_to", "name", "level",
	"parent_code", "source" };

enum { SUCCESSOR_OLD, SUCCESSOR_NEW, SUCCESSOR_SOURCE, SUCCESSOR_N };
static const char *const successor_column[] = { "old_code", "new_code", "source" };

enum { CLASS_CODE, CLASS_NAME, CLASS_LEVEL, CLASS_PARENT, CLASS_SOURCE, CLASS_N };
static const char *const class_column[] = { "code", "name", "level", "parent_code", "source" };

enum { INDUSTRY_CODE, INDUSTRY_NAME, INDUSTRY_LEVEL, INDUSTRY_PARENT, INDUSTRY_FULL,
	INDUSTRY_SOURCE, INDUSTRY_N };
static const char *const industry_column[] = { "code", "name", "level", "parent_code", "full_code",
	"source" };

enum { ICS_CODE, ICS_NAME, ICS_LEVEL, ICS_SOURCE, ICS_N };
static const char *const ics_column[] = { "code", "name_en", "level", "source" };

/* "plain": what a number without /T or /Z is; of use to number_parse alone. */
enum { PREFIX_PREFIX, PREFIX_SYSTEM, PREFIX_PLAIN, PREFIX_ZH, PREFIX_EN, PREFIX_SOURCE, PREFIX_N };
static const char *const prefix_column[] = { "prefix", "system", "plain", "name_zh", "name_en",
	"source" };

enum { EDITION_NUMBER, EDITION_TITLE, EDITION_TITLE_EN, EDITION_ISSUED, EDITION_EFFECTIVE,
	EDITION_WITHDRAWN, EDITION_WITHDRAWN_ON, EDITION_SEEN, EDITION_DEPARTMENT, EDITION_ICS, EDITION_CCS,
	EDITION_SOURCE, EDITION_N, EDITION_UNDATED = EDITION_N, EDITION_YEAR, EDITION_ALL };
static const char *const edition_column[] = { "number", "title", "title_en", "issued_on",
	"effective_on", "withdrawn", "withdrawn_on", "seen_in_force_on", "department", "ics", "ccs", "source",
	/* and for the database: */ "undated", "year" };

enum { STANDARD_UNDATED, STANDARD_DIGITS, STANDARD_SYSTEM, STANDARD_MANDATE, STANDARD_TITLE,
	STANDARD_TITLE_EN, STANDARD_ID, STANDARD_N };
static const char *const standard_column[] = { "undated", "digits", "system", "mandate", "title",
	"title_en", "public_id" };

enum { REPLACEMENT_OLD, REPLACEMENT_NEW, REPLACEMENT_RELATION, REPLACEMENT_SUSPECT,
	REPLACEMENT_SOURCE, REPLACEMENT_N };
static const char *const replacement_column[] = { "old_number", "new_number", "relation", "suspect",
	"source" };

enum { AMENDMENT_NUMBER, AMENDMENT_NAME, AMENDMENT_ISSUED, AMENDMENT_EFFECTIVE, AMENDMENT_SOURCE,
	AMENDMENT_N };
static const char *const amendment_column[] = { "number", "designation", "issued_on",
	"effective_on", "source" };

enum { ADOPTION_NUMBER, ADOPTION_FOREIGN, ADOPTION_DEGREE, ADOPTION_SOURCE, ADOPTION_N };
static const char *const adoption_column[] = { "number", "foreign_number", "degree", "source" };
enum { GENERAL_NUMBER, GENERAL_PRODUCT, GENERAL_SOURCE, GENERAL_N };
static const char *const general_column[] = { "number", "product", "source" };

enum { LIMIT_NUMBER, LIMIT_PRODUCT, LIMIT_CLASS, LIMIT_INDICATOR, LIMIT_CONDITION,
	LIMIT_REQUIREMENT, LIMIT_UNIT, LIMIT_METHOD, LIMIT_NOTE, LIMIT_SOURCE, LIMIT_CONFIDENCE,
	LIMIT_N, LIMIT_POSITION = LIMIT_N, LIMIT_ALL };
static const char *const limit_column[] = { "number", "product", "class_grade", "indicator",
	"condition", "requirement", "unit", "method", "note", "source", "confidence",
	/* and for the database: */ "position" };

static const char systems[] = "national industry local group enterprise international regional foreign "
	"military metrology occupational-health reference-material engineering unknown";

struct load {
	struct arena		*a;
	struct catalogue_loaded	*out;
	const char		*sha256;
	struct table		 source, region, successor, industry, ccs, ics, prefix, standard, edition,
				 replacement, amendment, adoption, general, limit, edition_read,
				 limit_read;
};

static bool
code(struct faults *f, const struct table *t, size_t i, size_t column)
{
	const char *s = t->row[i][column];

	if (strlen(s) == 6 && strspn(s, "0123456789") == 6 && *s != '0')
		return true;
	table_fault(f, t, i, "%s is no region code: \"%.40s\"", t->column[column], s);
	return false;
}

/* The short name of a source gives way to the source. */
static void
sources(struct load *l, const struct table *t, size_t column)
{
	for (size_t i = 0; i < t->n; i++) {
		size_t k = 0;
		while (k < l->source.n && strcmp(l->source.row[k][SOURCE_ID], t->row[i][column]) != 0)
			k++;
		if (k == l->source.n)
			table_fault(&l->out->faults, t, i, "no source is called \"%.60s\"",
			    t->row[i][column]);
		else
			t->row[i][column] = l->source.row[k][SOURCE_KEY];
	}
}

/* ---- checking ---- */

static void
check_sources(struct load *l)
{
	struct faults *f = &l->out->faults;

	table_once(f, &l->source, 1);
	for (size_t i = 0; i < l->source.n; i++) {
		table_given(f, &l->source, i, SOURCE_ID);
		table_given(f, &l->source, i, SOURCE_KEY);
		table_day(f, &l->source, i, SOURCE_GATHERED);
	}
}

static void
check_regions(struct load *l)
{
	struct faults *f = &l->out->faults;
	const struct table *t = &l->region;

	table_once(f, t, 2);
	for (size_t i = 0; i < t->n; i++) {
		const char **r = t->row[i];
		code(f, t, i, REGION_CODE);
		table_given(f, t, i, REGION_NAME);
		table_word(f, t, i, REGION_LEVEL, "province city county");
		if (*r[REGION_PARENT] != '\0')
			code(f, t, i, REGION_PARENT);
		if (table_day(f, t, i, REGION_FROM) && table_day(f, t, i, REGION_TO) &&
		    *r[REGION_TO] != '\0' && strcmp(r[REGION_FROM], r[REGION_TO]) >= 0)
			table_fault(f, t, i, "the code ends before it begins");
	}
	sources(l, t, REGION_SOURCE);
}

static void
check_successors(struct load *l)
{
	struct faults *f = &l->out->faults;

	table_once(f, &l->successor, 2);
	for (size_t i = 0; i < l->successor.n; i++) {
		const char **r = l->successor.row[i];
		if (code(f, &l->successor, i, SUCCESSOR_OLD) && code(f, &l->successor, i, SUCCESSOR_NEW) &&
		    strcmp(r[SUCCESSOR_OLD], r[SUCCESSOR_NEW]) == 0)
			table_fault(f, &l->successor, i, "a code can't follow itself");
	}
	sources(l, &l->successor, SUCCESSOR_SOURCE);
}

static void
check_class(struct load *l, const struct table *t, size_t name, size_t level, size_t source)
{
	struct faults *f = &l->out->faults;

	table_once(f, t, 1);
	for (size_t i = 0; i < t->n; i++) {
		table_given(f, t, i, 0);
		table_given(f, t, i, name);
		table_word(f, t, i, level, "1 2 3 4");
	}
	sources(l, t, source);
}

static void
check_prefixes(struct load *l)
{
	table_once(&l->out->faults, &l->prefix, 1);
	for (size_t i = 0; i < l->prefix.n; i++) {
		table_given(&l->out->faults, &l->prefix, i, PREFIX_PREFIX);
		table_word(&l->out->faults, &l->prefix, i, PREFIX_SYSTEM, systems);
		table_word(&l->out->faults, &l->prefix, i, PREFIX_PLAIN, "mandatory recommended guidance none");
	}
	sources(l, &l->prefix, PREFIX_SOURCE);
}

static int
by_number(const void *p, const void *q)
{
	const char *const *const *x = p, *const *const *y = q;

	return strcmp((*x)[EDITION_NUMBER], (*y)[EDITION_NUMBER]);
}

/* The row of the standard an edition is of; a new one where there is none yet. */
static void
standard_of(struct load *l, const char *undated, const struct number *n)
{
	struct table *s = &l->standard;

	for (size_t k = 0; k < s->n; k++)
		if (strcmp(s->row[k][STANDARD_UNDATED], undated) == 0)
			return;
	const char **t = s->row[s->n++];
	t[STANDARD_UNDATED] = undated;
	t[STANDARD_DIGITS] = n->digits == NULL ? "" : n->digits;
	t[STANDARD_SYSTEM] = number_system_name(n->system);
	t[STANDARD_MANDATE] = mandate_name(n->mandate);
	t[STANDARD_ID] = rnd_public_id(l->a);
	t[STANDARD_TITLE] = t[STANDARD_TITLE_EN] = "";
}

/* A standard is called what its newest edition with a title is. */
static void
name_standards(struct load *l)
{
	for (size_t k = 0; k < l->standard.n; k++) {
		const char **s = l->standard.row[k], *year = "";
		for (size_t i = 0; i < l->edition.n; i++) {
			const char **e = l->edition.row[i];
			if (strcmp(e[EDITION_UNDATED], s[STANDARD_UNDATED]) != 0 ||
			    *e[EDITION_TITLE] == '\0' || strcmp(e[EDITION_YEAR], year) < 0)
				continue;
			year = e[EDITION_YEAR];
			s[STANDARD_TITLE] = e[EDITION_TITLE];
			s[STANDARD_TITLE_EN] = e[EDITION_TITLE_EN];
		}
		if (*s[STANDARD_TITLE] == '\0')
			s[STANDARD_TITLE] = untitled;
	}
	for (size_t i = 0; i < l->edition.n; i++)
		if (*l->edition.row[i][EDITION_TITLE] == '\0')
			l->edition.row[i][EDITION_TITLE] = untitled;
}

/* Numbers in their one spelling; the editions end sorted by it, for edition(). */
static void
check_editions(struct load *l)
{
	struct faults *f = &l->out->faults;
	const struct table *read = &l->edition_read;
	struct table *e = &l->edition;

	table_derive(l->a, read, edition_column, EDITION_ALL, e);
	table_derive(l->a, read, standard_column, STANDARD_N, &l->standard);
	l->standard.n = 0;
	for (size_t i = 0; i < read->n; i++) {
		struct number n;
		const char **r = e->row[i];
		memcpy(r, read->row[i], EDITION_N * sizeof *r);
		table_given(f, e, i, EDITION_NUMBER);
		table_day(f, e, i, EDITION_SEEN);
		table_day(f, e, i, EDITION_WITHDRAWN_ON);
		if (*r[EDITION_WITHDRAWN] != '\0')
			table_word(f, e, i, EDITION_WITHDRAWN, "true");
		if (table_day(f, e, i, EDITION_ISSUED) && table_day(f, e, i, EDITION_EFFECTIVE) &&
		    *r[EDITION_EFFECTIVE] != '\0' && strcmp(r[EDITION_ISSUED], r[EDITION_EFFECTIVE]) > 0)
			table_fault(f, e, i, "in force before it was issued");
		/* What is no number of a known kind (中物协[2004]1号) stands as it is. */
		bool known = number_parse(l->a, r[EDITION_NUMBER], &n);
		r[EDITION_NUMBER] = n.canonical;
		r[EDITION_UNDATED] = known ? n.undated : n.canonical;
		r[EDITION_YEAR] = known && n.year != NULL ? n.year : "";
		standard_of(l, r[EDITION_UNDATED], &n);
	}
	sources(l, e, EDITION_SOURCE);
	table_once(f, e, 1);
	name_standards(l);
	qsort(e->row, e->n, sizeof *e->row, by_number);
}

/* A number in another file gives way to its one spelling, and must be an edition's. */
static void
edition(struct load *l, const struct table *t, size_t i, size_t column)
{
	struct number n;
	const char *edition_row[EDITION_ALL] = { NULL };
	const char *const *key = edition_row;

	number_parse(l->a, t->row[i][column], &n);
	t->row[i][column] = edition_row[EDITION_NUMBER] = n.canonical;
	if (l->edition.n == 0 ||
	    bsearch(&key, l->edition.row, l->edition.n, sizeof *l->edition.row, by_number) == NULL)
		table_fault(&l->out->faults, t, i, "editions.csv has no \"%.80s\"", n.canonical);
}

static void
check_replacements(struct load *l)
{
	struct faults *f = &l->out->faults;
	const struct table *t = &l->replacement;

	for (size_t i = 0; i < t->n; i++) {
		const char **r = t->row[i];
		edition(l, t, i, REPLACEMENT_OLD);
		edition(l, t, i, REPLACEMENT_NEW);
		if (strcmp(r[REPLACEMENT_OLD], r[REPLACEMENT_NEW]) == 0)
			table_fault(f, t, i, "an edition can't replace itself");
		if (*r[REPLACEMENT_SUSPECT] != '\0')
			table_word(f, t, i, REPLACEMENT_SUSPECT, "true");
	}
	table_once(f, t, 2);
	sources(l, t, REPLACEMENT_SOURCE);
}

static void
check_amendments(struct load *l)
{
	struct faults *f = &l->out->faults;
	const struct table *t = &l->amendment;

	for (size_t i = 0; i < t->n; i++) {
		edition(l, t, i, AMENDMENT_NUMBER);
		table_given(f, t, i, AMENDMENT_NAME);
		table_day(f, t, i, AMENDMENT_ISSUED);
		table_day(f, t, i, AMENDMENT_EFFECTIVE);
	}
	table_once(f, t, 2);
	sources(l, t, AMENDMENT_SOURCE);
}

static void
check_adoptions(struct load *l)
{
	struct faults *f = &l->out->faults;
	const struct table *t = &l->adoption;

	for (size_t i = 0; i < t->n; i++) {
		edition(l, t, i, ADOPTION_NUMBER);
		table_given(f, t, i, ADOPTION_FOREIGN);
		table_word(f, t, i, ADOPTION_DEGREE, "IDT MOD NEQ EQV");
	}
	table_once(f, t, 2);
	sources(l, t, ADOPTION_SOURCE);
}

static void
check_generals(struct load *l)
{
	struct faults *f = &l->out->faults;
	const struct table *t = &l->general;

	for (size_t i = 0; i < t->n; i++) {
		edition(l, t, i, GENERAL_NUMBER);
		table_given(f, t, i, GENERAL_PRODUCT);
	}
	table_once(f, t, 2);
	sources(l, t, GENERAL_SOURCE);
}

static void
check_limits(struct load *l)
{
	struct faults *f = &l->out->faults;
	const struct table *read = &l->limit_read;
	struct table *t = &l->limit;

	table_derive(l->a, read, limit_column, LIMIT_ALL, t);
	for (size_t i = 0; i < t->n; i++) {
		const char **r = t->row[i];
		memcpy(r, read->row[i], LIMIT_N * sizeof *r);
		r[LIMIT_POSITION] = arena_fmt(l->a, "%zu", i + 1);
		edition(l, t, i, LIMIT_NUMBER);
		table_given(f, t, i, LIMIT_INDICATOR);
		table_given(f, t, i, LIMIT_REQUIREMENT);
		table_word(f, t, i, LIMIT_CONFIDENCE, "high medium low");
	}
	table_once(f, t, LIMIT_UNIT + 1);
	sources(l, t, LIMIT_SOURCE);
}

static void
check_industries(struct load *l)
{
	check_class(l, &l->industry, INDUSTRY_NAME, INDUSTRY_LEVEL, INDUSTRY_SOURCE);
}

static void
check_ccs(struct load *l)
{
	check_class(l, &l->ccs, CLASS_NAME, CLASS_LEVEL, CLASS_SOURCE);
}

static void
check_ics(struct load *l)
{
	check_class(l, &l->ics, ICS_NAME, ICS_LEVEL, ICS_SOURCE);
}

/* The files in the order they are looked through: later ones point at earlier ones. */
static const struct {
	const char *name, *const *column;
	size_t ncolumn, table;
	void (*check)(struct load *);
} files[] = {
#define FILE_OF(name, column, n, table, check) { name, column, n, offsetof(struct load, table), check }
	FILE_OF("sources.csv", source_column, SOURCE_N, source, check_sources),
	FILE_OF("regions.csv", region_column, REGION_N, region, check_regions),
	FILE_OF("region_successors.csv", successor_column, SUCCESSOR_N, successor, check_successors),
	FILE_OF("industries.csv", industry_column, INDUSTRY_N, industry, check_industries),
	FILE_OF("ccs.csv", class_column, CLASS_N, ccs, check_ccs),
	FILE_OF("ics.csv", ics_column, ICS_N, ics, check_ics),
	FILE_OF("number_prefixes.csv", prefix_column, PREFIX_N, prefix, check_prefixes),
	FILE_OF("editions.csv", edition_column, EDITION_N, edition_read, check_editions),
	FILE_OF("replacements.csv", replacement_column, REPLACEMENT_N, replacement, check_replacements),
	FILE_OF("amendments.csv", amendment_column, AMENDMENT_N, amendment, check_amendments),
	FILE_OF("adoptions.csv", adoption_column, ADOPTION_N, adoption, check_adoptions),
	FILE_OF("general_products.csv", general_column, GENERAL_N, general, check_generals),
	FILE_OF("limits.csv", limit_column, LIMIT_N, limit_read, check_limits),
#undef FILE_OF
};
enum { NFILES = sizeof files / sizeof *files };

/* Reads and checks all files; how many rows there are. */
static size_t
check(struct load *l, const struct file *file, size_t nfile)
{
	size_t rows = 0;

	for (size_t k = 0; k < NFILES; k++) {
		struct table *t = (struct table *)(void *)((char *)l + files[k].table);
		table_read(&l->out->faults, file, nfile, files[k].name, files[k].column,
		    files[k].ncolumn, t);
		files[k].check(l);
		rows += t->n;
	}
	return rows;
}

/* ---- writing ---- */

static enum rc
put(struct load *l, enum rc (*query)(struct db *, struct arena *, const char *, size_t *),
    struct db *db, const struct table *t)
{
	size_t n = 0;

	TRY(query(db, l->a, table_json(l->a, t), &n));
	l->out->changed += n;
	return OK;
}

static enum rc
write_all(struct db *db, void *arg)
{
	struct load *l = arg;
	struct q_catalogue_last last;
	size_t n = 0;

	l->out->changed = 0;
	TRY(q_catalogue_lock(db, l->a, NULL));
	TRY(q_catalogue_last(db, l->a, &last));
	if ((l->out->unchanged = strcmp(last.sha256, l->sha256) == 0))
		return OK;
	TRY(put(l, q_catalogue_sources, db, &l->source));
	TRY(put(l, q_catalogue_regions, db, &l->region));
	TRY(put(l, q_catalogue_successors, db, &l->successor));
	TRY(q_catalogue_industries(db, l->a, table_json(l->a, &l->industry), industry_edition, &n));
	l->out->changed += n;
	TRY(put(l, q_catalogue_ccs, db, &l->ccs));
	TRY(put(l, q_catalogue_ics, db, &l->ics));
	TRY(put(l, q_catalogue_prefixes, db, &l->prefix));
	TRY(put(l, q_catalogue_standards, db, &l->standard));
	TRY(put(l, q_catalogue_editions, db, &l->edition));
	TRY(put(l, q_catalogue_replacements, db, &l->replacement));
	TRY(put(l, q_catalogue_amendments, db, &l->amendment));
	TRY(put(l, q_catalogue_adoptions, db, &l->adoption));
	TRY(put(l, q_catalogue_generals, db, &l->general));
	TRY(put(l, q_catalogue_limits_retire, db, &l->limit));
	TRY(q_catalogue_limits_add(db, l->a, table_json(l->a, &l->limit), "catalogue", &n));
	l->out->changed += n;
	return q_catalogue_loaded(db, l->a, l->sha256, NULL);
}

static int
by_name(const void *p, const void *q)
{
	const struct file *x = p, *y = q;

	return strcmp(x->name, y->name);
}

/* Of names and contents of the files, whatever their order. */
static const char *
fingerprint(struct arena *a, const struct file *given, size_t nfile)
{
	struct file *file = arena_get(a, (nfile + 1) * sizeof *file);
	const char *all = "";
	uint8_t sum[32];

	if (nfile > 0)
		memcpy(file, given, nfile * sizeof *file);
	qsort(file, nfile, sizeof *file, by_name);
	for (size_t i = 0; i < nfile; i++) {
		rnd_sha256(file[i].p, file[i].n, sum);
		all = arena_fmt(a, "%s%s %s\n", all, rnd_to_hex(a, sum, 32), file[i].name);
	}
	rnd_sha256(all, strlen(all), sum);
	return rnd_to_hex(a, sum, 32);
}

enum rc
catalogue_import(struct db *db, struct arena *a, const struct file *file, size_t nfile,
    struct catalogue_loaded *out)
{
	struct load l = { .a = a, .out = out, .sha256 = fingerprint(a, file, nfile) };
	struct q_catalogue_last last;

	*out = (struct catalogue_loaded){ .faults.a = a };
	TRY(q_catalogue_last(db, a, &last));
	if (strcmp(last.sha256, l.sha256) == 0) {
		out->unchanged = true;
		return OK;
	}
	out->rows = check(&l, file, nfile);
	if (out->faults.n > 0)
		return E_INPUT;
	return db_tx(db, write_all, &l);
}
