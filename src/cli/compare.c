#include "app/compare.h"
#include "cli/core.h"

static void
side(struct line *l, const char *key, const struct limit *x)
{
	line_text(l, key, x->form == LIMIT_TEXT ? NULL : x->unit == NULL ? x->normal :
	    arena_fmt(l->a, "%s %s", x->normal, unit_symbol(x->unit)));
}

static void
compare_line(struct line *l, const char *const *text, const char *const *option)
{
	struct requirement d = { .indicator = option[0], .text = text[0], .unit = option[1], .condition = option[3],
	    .method = option[5], .class_grade = option[7] };
	struct requirement r = { .indicator = option[0], .text = text[1], .unit = option[2], .condition = option[4],
	    .method = option[6], .class_grade = option[8] };
	struct judgement j;

	compare_requirement(l->a, &d, &r, &j);
	line_text(l, "verdict", verdict_name(j.verdict));
	line_text(l, "reason", reason_name(j.reason));
	side(l, "declared", &j.declared);
	side(l, "reference", &j.reference);
	line_bool(l, "converted", j.converted);
	line_text(l, "engine", compare_engine);
	line_end(l);
	l->found |= j.verdict != V_STRICTER && j.verdict != V_EQUAL;
}

/*
 * mingbiao compare DECLARED REFERENCE, with what is known beside each. Exit 1 unless the declared requirement is
 * proved at least as strict.
 */
int
verb_compare(int argc, char **argv)
{
	static const struct task task = { .verb = "compare", .text = { "declared", "reference" },
	    .option = { "indicator", "unit_declared", "unit_reference", "condition_declared", "condition_reference",
	    "method_declared", "method_reference", "grade_declared", "grade_reference" },
	    .out = { "verdict", "reason", "declared", "reference", "converted", "engine" }, .one = compare_line };

	return core_run(argc, argv, &task);
}
