#include <string.h>
#include <unistd.h>
#include "app/compare.h"
#include "base/csv.h"
#include "base/dec.h"
#include "base/text.h"
#include "cli/core.h"
#include "export/report.h"
#include "i18n/judgement.h"

static void
side(struct line *l, const char *key, const struct limit *x)
{
	line_text(l, key, x->form == LIMIT_TEXT ? NULL : x->unit == NULL || !x->unit_given ? x->normal :
	    arena_fmt(l->a, "%s %s", x->normal, unit_symbol(x->unit)));
}

/* "steps":[{"code":"lower-tighter","args":["≥60 MΩ","≥50 MΩ"],"text":"…"},…] */
static void
steps(struct line *l, const struct derivation *d)
{
	line_list(l, "steps");
	for (size_t i = 0; i < d->n; i++) {
		const struct proof_step *s = &d->step[i];
		size_t n = 0;

		line_object(l, NULL);
		line_text(l, "code", proof_name(s->code));
		line_list(l, "args");
		for (; n < PROOF_ARGS && s->arg[n] != NULL; n++)
			line_text(l, NULL, s->arg[n]);
		line_close(l);
		line_text(l, "text", step_words(l->a, l->lang, proof_name(s->code), s->arg, n));
		line_close(l);
	}
	line_close(l);
}

static void
judgement(struct line *l, const struct judgement *j)
{
	line_text(l, "verdict", verdict_name(j->verdict));
	line_text(l, "reason", reason_name(j->reason));
	steps(l, j->steps);
	side(l, "declared", &j->declared);
	side(l, "reference", &j->reference);
	if (j->verdict != V_STRICTER && j->verdict != V_EQUAL && j->verdict != V_NEW)
		line_problem(l, verdict_name(j->verdict), reason_word(reason_name(j->reason)), NULL);
	line_end(l);
}

/* A number, with a unit or without. */
static bool
is_nominal(struct arena *a, const char *text)
{
	const char *end;

	if (dec_read(a, text_trim(a, text_fold(a, text)), &end, NULL) == NULL)
		return false;
	end = text_trim(a, end);
	return *end == '\0' || unit_find(a, end) != NULL;
}

/* The terms of --nominal and --rounding. False: the answer has been given. */
static bool
terms_of(struct line *l, const char *nominal, const char *rounding, struct terms *t)
{
	*t = (struct terms){ .explain = true, .nominal = nominal,
	    .rounded = rounding != NULL && strcmp(rounding, "rounded") == 0 };
	bool good = nominal == NULL || is_nominal(l->a, nominal);
	if (!good)
		line_problem(l, "nominal", MSG_cli_compare_nominal, nominal);
	else if (rounding == NULL || t->rounded || strcmp(rounding, "full") == 0)
		return true;
	else
		line_problem(l, "rounding", MSG_cli_compare_rounding, rounding);
	line_end(l);
	return false;
}

enum { INDICATOR, UNIT_D, UNIT_R, CONDITION_D, CONDITION_R, METHOD_D, METHOD_R, GRADE_D, GRADE_R, BASIS_D, BASIS_R,
    NOMINAL, ROUNDING };

static void
compare_line(struct line *l, const char *const *text, const char *const *o)
{
	struct requirement d = { .indicator = o[INDICATOR], .text = text[0], .unit = o[UNIT_D], .condition =
	    o[CONDITION_D],
	    .method = o[METHOD_D], .class_grade = o[GRADE_D], .basis = o[BASIS_D] };
	struct requirement r = { .indicator = o[INDICATOR], .text = text[1], .unit = o[UNIT_R], .condition =
	    o[CONDITION_R],
	    .method = o[METHOD_R], .class_grade = o[GRADE_R], .basis = o[BASIS_R] };
	struct terms t;
	struct judgement j;

	if (!terms_of(l, o[NOMINAL], o[ROUNDING], &t))
		return;
	compare_requirement(l->a, &d, &r, &t, &j);
	judgement(l, &j);
}

/* ---- whole tables ---- */

enum { NAME, REQUIREMENT, COMPARATOR, VALUE, VALUE2, UNIT, CONDITION, TEST_METHOD, CLASS_GRADE, PRODUCT, STANDARD_NO,
    STANDARD_TITLE, SOURCE, NOTE, CONFIDENCE, COLUMNS };
static const char *const column[COLUMNS] = { "indicator|指标|指标名称|项目", "requirement|要求|限值|指标要求|技术要求",
    "comparator|关系|比较符", "value|值|数值", "value2|值2|上限", "unit|单位|计量单位", "condition|条件|试验条件",
    "test_method|method|检验方法|试验方法", "class_grade|等级|类别|等级或类别", "product|产品|产品名称",
    "standard_no|number|标准号", "standard_title|标准名称", "source|来源", "note|备注", "confidence" };

/* What stands between the numbers of a row, in the words of those who fill tables. */
enum comparator { SIGN, RANGE, TOLERANCE, NOT_DETECTED, WORDS, UNKNOWN };

static enum comparator
comparator_of(const char *s)
{
	static const struct { const char *word; enum comparator is; } known[] = {
		{ "", WORDS }, { "text", WORDS }, { "文字", WORDS }, { "≤", SIGN }, { "≥", SIGN }, { "<", SIGN },
		{ ">", SIGN }, { "=", SIGN }, { "range", RANGE }, { "范围", RANGE }, { "区间", RANGE }, { "~", RANGE },
		{ "±", TOLERANCE }, { "not_detected", NOT_DETECTED }, { "不得检出", NOT_DETECTED },
		{ "未检出", NOT_DETECTED },
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(s, known[i].word) == 0)
			return known[i].is;
	return UNKNOWN;
}

/*
 * A requirement as a reader of the standard sees it, from the columns that hold its pieces. Whatever has been written
 * in one stands in it: what does not belong together is text that no machine reads.
 */
static const char *
requirement_text(struct arena *a, const char **c)
{
	enum comparator by = comparator_of(c[COMPARATOR]);
	const char *v = c[VALUE], *v2 = c[VALUE2];

	if (*c[REQUIREMENT] != '\0')
		return *c[COMPARATOR] == '\0' && *v == '\0' && *v2 == '\0' ? c[REQUIREMENT] :
		    arena_fmt(a, "%s | %s %s %s", c[REQUIREMENT], c[COMPARATOR], v, v2);
	if (by == RANGE)
		return arena_fmt(a, "%s~%s", v, v2);
	if (by == TOLERANCE)
		return *v2 == '\0' ? arena_fmt(a, "±%s", v) : arena_fmt(a, "%s±%s", v, v2);
	if (*v2 == '\0' && by == SIGN)
		return arena_fmt(a, "%s%s", c[COMPARATOR], v);
	if (*v2 == '\0' && by == NOT_DETECTED && dec_of(a, v) != NULL)
		return arena_fmt(a, "未检出(<%s)", v);
	if (*v2 == '\0' && by == NOT_DETECTED)
		return *v == '\0' ? "不得检出" : v;
	if (*v2 == '\0' && by == WORDS)		/* a unit of nothing: a limit has been forgotten, not left out */
		return *v == '\0' ? c[UNIT] : v;
	return arena_fmt(a, "%s %s %s", c[COMPARATOR], v, v2);
}

/* odd: the comparator of a row that is none, NULL for the others. */
struct sheet { struct requirement *row; const char **odd; size_t *line; size_t n; };

/* Room for one more row. */
static void
make_room(struct arena *a, struct sheet *s, size_t *room)
{
	struct sheet old = *s;

	if (s->n < *room)
		return;
	*room = *room == 0 ? 256 : 2 * *room;
	s->row = arena_get(a, *room * sizeof *s->row);
	s->odd = arena_get(a, *room * sizeof *s->odd);
	s->line = arena_get(a, *room * sizeof *s->line);
	if (old.n > 0) {
		memcpy(s->row, old.row, old.n * sizeof *old.row);
		memcpy(s->odd, old.odd, old.n * sizeof *old.odd);
		memcpy(s->line, old.line, old.n * sizeof *old.line);
	}
}

/* All names that columns have: "indicator|指标|…, requirement|…". */
static const char *
columns_known(struct line *l)
{
	const char *s = "";

	for (size_t i = 0; i < COLUMNS; i++)
		s = arena_fmt(l->a, "%s%s%s", s, i == 0 ? "" : l->lang == LANG_ZH ? "，" : ", ", column[i]);
	return s;
}

/* What is wrong with a file, in words; NULL: nothing. */
static const char *
fault_of(struct line *l, const struct csv *csv)
{
	static const enum msg words[CSV_FAULTS] = {
		[CSV_LARGE] = MSG_csv_large, [CSV_UTF8] = MSG_csv_utf8, [CSV_EMPTY] = MSG_csv_empty,
		[CSV_UNKNOWN] = MSG_csv_unknown, [CSV_TWICE] = MSG_csv_twice, [CSV_ABSENT] = MSG_csv_absent,
		[CSV_OPEN_QUOTE] = MSG_csv_open_quote, [CSV_BEHIND_QUOTE] = MSG_csv_behind_quote,
		[CSV_STRAY_QUOTE] = MSG_csv_stray_quote, [CSV_CONTROL] = MSG_csv_control, [CSV_LONG] = MSG_csv_long,
		[CSV_RETURN] = MSG_csv_return, [CSV_MORE] = MSG_csv_more, [CSV_FEWER] = MSG_csv_fewer,
	};
	const char *detail;
	enum csv_fault f = csv_fault(csv, &detail);

	if (f == CSV_GOOD && !csv_has(csv, REQUIREMENT) && !csv_has(csv, VALUE)) {
		f = CSV_ABSENT;
		detail = "requirement";
	}
	if (f == CSV_GOOD)
		return NULL;
	return arena_fmt(l->a, "%zu: %s", csv_line(csv), msg_fill(l->a, l->lang, words[f], detail, columns_known(l),
	    (char *)NULL));
}

/*
 * The declared rows of a report that this site hands out. It tells each once for every standard it was held against,
 * and behind them what is missing; the class is told of the standards only.
 */
static const char *
read_report(struct line *l, const char *p, size_t n, size_t from, size_t line, struct sheet *out)
{
	const char *const *name = csv_report_columns(l->a);
	struct csv *csv = csv_table(l->a, p + from, n - from, name, REPORT_COLUMNS, REPORT_METHOD + 1);
	const char **c, *last = "", *detail;
	size_t room = 0;

	while ((c = csv_next(csv)) != NULL) {
		const char *no = csv_plain(c[REPORT_NO]);
		if (*c[REPORT_DECLARED] == '\0' || strcmp(no, last) == 0)
			continue;
		last = no;
		make_room(l->a, out, &room);
		out->line[out->n] = csv_line(csv) + line - 1;
		out->odd[out->n] = NULL;
		out->row[out->n++] = (struct requirement){ .indicator = csv_plain(c[REPORT_INDICATOR]),
		    .text = csv_plain(c[REPORT_DECLARED]), .unit = csv_plain(c[REPORT_UNIT]),
		    .condition = csv_plain(c[REPORT_CONDITION]), .method = csv_plain(c[REPORT_METHOD]) };
	}
	return csv_fault(csv, &detail) == CSV_GOOD ? NULL : arena_fmt(l->a, "%zu: %s", csv_line(csv) + line - 1,
	    msg(l->lang, MSG_csv_report_broken));
}

/* False: the file can't be read, which has been answered. */
static bool
read_sheet(struct line *l, const char *path, bool declared, struct sheet *out)
{
	const char *p, **c, *wrong;
	size_t n, from, line, room = 0;

	*out = (struct sheet){ 0 };
	if (access(path, F_OK) != 0)
		wrong = msg(l->lang, MSG_csv_no_file);
	else if ((wrong = cli_file(l->a, path, CSV_BYTES_MAX, &p, &n)) != NULL)
		;
	else if (csv_report_from(p, n, &from, &line))
		wrong = declared ? read_report(l, p, n, from, line, out) : msg(l->lang, MSG_csv_report_reference);
	else {
		struct csv *csv = csv_table(l->a, p, n, column, COLUMNS, NAME + 1);
		while ((c = csv_next(csv)) != NULL) {
			make_room(l->a, out, &room);
			out->line[out->n] = csv_line(csv);
			out->odd[out->n] = comparator_of(c[COMPARATOR]) == UNKNOWN ? c[COMPARATOR] : NULL;
			out->row[out->n++] = (struct requirement){ .indicator = c[NAME],
			    .text = requirement_text(l->a, c), .unit = c[UNIT], .condition = c[CONDITION],
			    .method = c[TEST_METHOD], .class_grade = c[CLASS_GRADE], .product = c[PRODUCT],
			    .standard = c[STANDARD_NO] };
		}
		wrong = fault_of(l, csv);
	}
	if (wrong == NULL)
		return true;
	line_problem(l, "file", MSG_cli_compare_file, arena_fmt(l->a, "%s: %s", path, wrong));
	line_end(l);
	return false;
}

/* Notes a comparator that is none. */
static void
note_odd(struct line *l, const struct sheet *s, int row)
{
	if (row >= 0 && s->odd[row] != NULL)
		line_problem(l, "comparator", MSG_cli_compare_comparator, s->odd[row]);
}

static const char *
line_no(struct arena *a, const struct sheet *s, int row)
{
	return row < 0 ? NULL : arena_fmt(a, "%zu", s->line[row]);
}

static void
table_lines(struct line *l, const char *const *text, const char *const *o)
{
	struct sheet d, r;
	struct compared *c;
	struct terms t;
	size_t n;

	if (!terms_of(l, NULL, o[0], &t) || !read_sheet(l, text[0], true, &d) ||
	    !read_sheet(l, text[1], false, &r))
		return;
	compare_table(l->a, d.row, d.n, r.row, r.n, &t, &c, &n);
	for (size_t i = 0; i < n; i++) {
		const struct requirement *x = c[i].declared < 0 ? NULL : &d.row[c[i].declared];
		const struct requirement *y = c[i].reference < 0 ? NULL : &r.row[c[i].reference], *any = x != NULL ?
		    x : y;

		line_text(l, "line_declared", line_no(l->a, &d, c[i].declared));
		line_text(l, "line_reference", line_no(l->a, &r, c[i].reference));
		line_text(l, "indicator_declared", x == NULL ? NULL : x->indicator);
		line_text(l, "indicator_reference", y == NULL ? NULL : y->indicator);
		line_text(l, "product", any->product);
		line_text(l, "class_grade", any->class_grade);
		line_text(l, "condition", any->condition);
		note_odd(l, &d, c[i].declared);
		note_odd(l, &r, c[i].reference);
		judgement(l, &c[i].j);
	}
}

/*
 * mingbiao compare DECLARED REFERENCE, with what is known beside each; --table: of two CSV files, a line for each row.
 * A problem, and exit 1, where the declaration is not proved at least as strict; what the reference says nothing of is
 * none.
 */
int
verb_compare(int argc, char **argv)
{
	static const struct task one = { .verb = "compare", .text = { "declared", "reference" },
	    .option = { [INDICATOR] = "indicator", [UNIT_D] = "unit_declared", [UNIT_R] = "unit_reference",
	    [CONDITION_D] = "condition_declared", [CONDITION_R] = "condition_reference", [METHOD_D] = "method_declared",
	    [METHOD_R] = "method_reference", [GRADE_D] = "grade_declared", [GRADE_R] = "grade_reference",
	    [BASIS_D] = "basis_declared", [BASIS_R] = "basis_reference", [NOMINAL] = "nominal", [ROUNDING] =
	    "rounding" },
	    .out = { "verdict", "reason", "steps", "declared", "reference" }, .one = compare_line };
	static const struct task table = { .verb = "compare", .text = { "declared", "reference" }, .option =
	    { "rounding" },
	    .out = { "line_declared", "line_reference", "indicator_declared", "indicator_reference", "product",
	    "class_grade", "condition", "verdict", "reason", "steps", "declared", "reference" }, .one = table_lines };
	bool whole = core_flag(&argc, argv, "--table");

	return core_run(argc, argv, whole ? &table : &one);
}
