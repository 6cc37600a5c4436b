#include <string.h>
#include "app/compare.h"
#include "base/csv.h"
#include "base/dec.h"
#include "cli/core.h"
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

/* The terms of --nominal and --rounding. False: the answer has been given. */
static bool
terms_of(struct line *l, const char *nominal, const char *rounding, struct terms *t)
{
	*t = (struct terms){ .explain = true, .nominal = nominal,
	    .rounded = rounding != NULL && strcmp(rounding, "rounded") == 0 };
	if (rounding == NULL || t->rounded || strcmp(rounding, "full") == 0)
		return true;
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

enum { STANDARD_NO, STANDARD_TITLE, PRODUCT, CLASS_GRADE, NAME, COMPARATOR, VALUE, VALUE2, UNIT, CONDITION, TEST_METHOD,
    SOURCE, NOTE, CONFIDENCE, COLUMNS };
static const char *const column[COLUMNS] = { "standard_no", "standard_title", "product", "class_grade", "indicator",
    "comparator", "value", "value2", "unit", "condition", "test_method", "source", "note", "confidence" };

/* A requirement as a reader of the standard sees it, from the columns that hold its pieces. */
static const char *
requirement_text(struct arena *a, const char **c)
{
	static const char *const sign[] = { "≤", "≥", "<", ">", "=" };

	for (size_t i = 0; i < sizeof sign / sizeof *sign; i++)
		if (strcmp(c[COMPARATOR], sign[i]) == 0)
			return arena_fmt(a, "%s%s", sign[i], c[VALUE]);
	if (strcmp(c[COMPARATOR], "range") == 0)
		return arena_fmt(a, "%s~%s", c[VALUE], c[VALUE2]);
	if (strcmp(c[COMPARATOR], "±") == 0)
		return *c[VALUE2] == '\0' ? arena_fmt(a, "±%s", c[VALUE]) : arena_fmt(a, "%s±%s", c[VALUE], c[VALUE2]);
	if (strcmp(c[COMPARATOR], "not_detected") == 0 && dec_of(a, c[VALUE]) != NULL)
		return arena_fmt(a, "未检出(<%s)", c[VALUE]);
	if (strcmp(c[COMPARATOR], "not_detected") == 0 || strcmp(c[COMPARATOR], "text") == 0 || *c[COMPARATOR] == '\0')
		return c[VALUE];
	return arena_fmt(a, "%s %s %s", c[COMPARATOR], c[VALUE], c[VALUE2]);	/* no comparator known: text */
}

struct sheet { struct requirement *row; size_t *line; size_t n; };

/* False: the file can't be read, which has been answered. */
static bool
read_sheet(struct line *l, const char *path, struct sheet *out)
{
	const char *p, **c, *wrong;
	size_t n, room = 0;

	*out = (struct sheet){ 0 };
	if ((wrong = cli_file(l->a, path, CSV_BYTES_MAX, &p, &n)) == NULL) {
		struct csv *csv = csv_new(l->a, p, n, column, COLUMNS);
		while ((c = csv_next(csv)) != NULL) {
			if (out->n == room) {
				struct sheet old = *out;
				room = room == 0 ? 256 : 2 * room;
				out->row = arena_get(l->a, room * sizeof *out->row);
				out->line = arena_get(l->a, room * sizeof *out->line);
				if (old.n > 0) {
					memcpy(out->row, old.row, old.n * sizeof *old.row);
					memcpy(out->line, old.line, old.n * sizeof *old.line);
				}
			}
			out->line[out->n] = csv_line(csv);
			out->row[out->n++] = (struct requirement){ .indicator = c[NAME],
			    .text = requirement_text(l->a, c), .unit = c[UNIT], .condition = c[CONDITION],
			    .method = c[TEST_METHOD], .class_grade = c[CLASS_GRADE], .product = c[PRODUCT] };
		}
		if (csv_error(csv) != NULL)
			wrong = arena_fmt(l->a, "%zu: %s", csv_line(csv), csv_error(csv));
	}
	if (wrong == NULL)
		return true;
	line_problem(l, "file", MSG_cli_compare_file, arena_fmt(l->a, "%s: %s", path, wrong));
	line_end(l);
	return false;
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

	if (!terms_of(l, NULL, o[0], &t) || !read_sheet(l, text[0], &d) || !read_sheet(l, text[1], &r))
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
