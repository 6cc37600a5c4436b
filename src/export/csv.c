#include <stdio.h>
#include <string.h>
#include "base/text.h"
#include "export/report.h"
#include "i18n/msg.h"

enum { COLUMNS = REPORT_COLUMNS };

/*
 * Whether a spreadsheet may take the text for a formula: it begins with = + - @, plain or full width, or with white
 * space that hides one of them or splits the line.
 */
static bool
looks_run(const char *s)
{
	static const char *const start[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "−" };

	for (;;) {
		for (size_t i = 0; i < sizeof start / sizeof *start; i++)
			if (strncmp(s, start[i], strlen(start[i])) == 0)
				return true;
		const char *at = s;
		uint32_t c = *s == '\0' ? 0 : text_next(&at);
		if (c != ' ' && c != 0xA0 && c != 0x3000 && c != 0xFEFF && !(c >= 0x2000 && c <= 0x200F))
			return false;
		s = at;
	}
}

/* Long numbers too get the mark: a spreadsheet would round an 18-digit code to 15. */
static bool
wants_mark(const char *s)
{
	return looks_run(s) || (strlen(s) > 11 && strspn(s, "0123456789") == strlen(s));
}

const char *
csv_plain(const char *cell)
{
	return *cell == '\'' && wants_mark(cell + 1) ? cell + 1 : cell;
}

void
csv_cell(struct html *b, const char *text, const char *after)
{
	const char *s = text == NULL ? "" : text;

	html_lit(b, "\"", 1);
	if (wants_mark(s))
		html_lit(b, "'", 1);
	while (*s != '\0') {
		size_t n = strcspn(s, "\"");
		html_lit(b, s, n);
		s += n;
		if (*s == '"') {
			html_lit(b, "\"\"", 2);
			s++;
		}
	}
	html_lit(b, "\"", 1);
	html_lit(b, after, strlen(after));
}

/* A line of the head: name, value, and empty cells up to the table's width. */
static void
pair(struct html *b, const char *name, const char *value)
{
	csv_cell(b, name, ",");
	csv_cell(b, value, "");
	for (int i = 2; i < COLUMNS; i++)
		html_lit(b, ",", 1);
	html_lit(b, "\r\n", 2);
}

static const char *
num(struct html *b, int64_t n)
{
	return arena_fmt(b->a, "%lld", (long long)n);
}

/* Those of n texts that say something, in one cell. */
static const char *
joined(struct html *b, size_t n, const char *const text[])
{
	const char *all = "";

	for (size_t i = 0; i < n; i++)
		if (*text[i] != '\0')
			all = arena_fmt(b->a, "%s%s%s", all, *all != '\0' ? " | " : "", text[i]);
	return all;
}

static enum msg
role_word(const char *role)
{
	if (strcmp(role, "own") == 0)
		return MSG_role_own;
	return strcmp(role, "reference") == 0 ? MSG_role_compared : MSG_role_cited;
}

static void
head(struct html *b, const struct report *r)
{
	pair(b, T(b, MSG_report_title), T(b, MSG_report_limits));
	if (r->demonstration)
		pair(b, T(b, MSG_demonstration), T(b, MSG_demonstration_note));
	pair(b, T(b, MSG_report_number), r->number);
	pair(b, T(b, MSG_report_name), r->title);
	pair(b, T(b, MSG_report_enterprise), r->enterprise);
	pair(b, T(b, MSG_uscc), r->uscc);
	pair(b, T(b, MSG_region), r->region);
	pair(b, T(b, MSG_report_version), num(b, r->version));
	pair(b, T(b, MSG_serial), r->serial);
	pair(b, T(b, MSG_report_published), r->published);
	pair(b, T(b, MSG_permalink), r->permalink);
	pair(b, T(b, MSG_report_record), r->record);
	pair(b, T(b, MSG_report_sha256), r->sha256);
	pair(b, T(b, MSG_report_engine), r->engine);
	pair(b, T(b, MSG_report_evaluated), r->evaluated);
	for (size_t i = 0; i < r->nstandard; i++) {
		const struct report_standard *s = &r->standard[i];
		pair(b, T(b, role_word(s->role)), joined(b, 5, (const char *const []){ s->number, s->title, s->product,
		    s->class_grade, s->status_words }));
	}
	for (size_t i = 0; i < r->nproduct; i++) {
		const struct report_product *p = &r->product[i];
		pair(b, T(b, MSG_diff_product), joined(b, 5, (const char *const []){ p->name, p->brand, p->model,
		    p->specification, p->gtin }));
	}
	for (size_t i = 0; i < sizeof r->count / sizeof *r->count; i++)
		pair(b, r->count[i].word, num(b, r->count[i].n));
	for (int i = 1; i < COLUMNS; i++)
		html_lit(b, ",", 1);
	html_lit(b, "\r\n", 2);
}

static const enum msg column[COLUMNS] = {
	MSG_col_no, MSG_report_class, MSG_col_indicator, MSG_why_condition, MSG_col_declared, MSG_report_unit,
	MSG_col_method, MSG_report_ref, MSG_report_mandate, MSG_report_ref_product, MSG_report_ref_class, MSG_why_item,
	MSG_report_ref_condition, MSG_col_reference, MSG_report_ref_unit, MSG_why_method, MSG_why_clause,
	MSG_report_page, MSG_why_trust, MSG_why_source, MSG_col_verdict, MSG_report_verdict_name, MSG_report_basis,
	MSG_why_steps, MSG_report_statement,
};

const char *const *
csv_report_columns(struct arena *a)
{
	const char **name = arena_get(a, COLUMNS * sizeof *name);

	for (int i = 0; i < COLUMNS; i++)
		name[i] = arena_fmt(a, "%s|%s", msg(LANG_ZH, column[i]), msg(LANG_EN, column[i]));
	return name;
}

/* Whether the n bytes at p begin with this cell, in quotes or, once a spreadsheet has saved it, without. */
static bool
begins_with(const char *p, size_t n, const char *cell)
{
	size_t len = strlen(cell);

	if (n > 0 && *p == '"')
		p++, n--;
	return n > len && memcmp(p, cell, len) == 0 && (p[len] == '"' || p[len] == ',');
}

bool
csv_report_from(const char *p, size_t n, size_t *from, size_t *line)
{
	size_t i = n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	bool quoted = false, empty = false;		/* the line so far: commas alone */

	if (!begins_with(p + i, n - i, msg(LANG_ZH, MSG_report_title)) &&
	    !begins_with(p + i, n - i, msg(LANG_EN, MSG_report_title)))
		return false;
	for (*line = 1; i < n; i++) {
		if (p[i] == '"')
			quoted = !quoted;
		if (p[i] == '\n' && !quoted) {
			++*line;
			if (empty) {
				*from = i + 1;
				return true;
			}
			empty = true;
		} else if (p[i] == '\n')
			++*line;
		else if (p[i] != ',' && p[i] != '\r')
			empty = false;
	}
	return false;
}

/* "1. …" and so on, in one cell. */
static const char *
steps(struct html *b, const struct report_row *r)
{
	const char *out = "";

	for (size_t i = 0; i < r->nstep; i++)
		out = arena_fmt(b->a, "%s%s%zu. %s", out, i == 0 ? "" : " ", i + 1, r->step[i]);
	return out;
}

static void
row(struct html *b, const struct report_row *r)
{
	const char *cell[COLUMNS] = {
		num(b, r->no),
		*r->class == '\0' ? "" : T(b, strcmp(r->class, "functional") == 0 ? MSG_group_functional :
		    MSG_group_performance),
		r->indicator, r->condition, r->declared, r->declared_unit, r->method,
		r->ref_number, r->ref_mandate_words, r->ref_product, r->ref_class_grade, r->ref_indicator,
		r->ref_condition,
		r->ref_requirement, r->ref_unit, r->ref_method, r->ref_clause, r->ref_page, r->ref_trust_words,
		r->ref_source, r->verdict_word, r->verdict, r->reason_words, steps(b, r),
		r->statement,
	};

	for (int i = 0; i < COLUMNS; i++)
		csv_cell(b, cell[i], i + 1 < COLUMNS ? "," : "\r\n");
}

void
csv_report(struct html *b, const struct report *r)
{
	html_lit(b, "\xef\xbb\xbf", 3);		/* Excel reads UTF-8 only with this */
	head(b, r);
	for (int i = 0; i < COLUMNS; i++)
		csv_cell(b, T(b, column[i]), i + 1 < COLUMNS ? "," : "\r\n");
	for (size_t i = 0; i < r->nrow; i++)
		row(b, &r->row[i]);
}
