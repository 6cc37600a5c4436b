#include "app/compare.h"
#include "cli/core.h"

static void
side(struct line *l, const char *key, const struct limit *x)
{
	line_text(l, key, x->kind == LIMIT_TEXT ? NULL : x->unit == NULL ? x->normal :
	    arena_fmt(l->a, "%s %s", x->normal, unit_symbol(x->unit)));
}

/*
 * mingbiao compare DECLARED REFERENCE [--unit-declared U] [--unit-reference U] [--indicator NAME]
 * [--condition-declared C] [--condition-reference C] [--method-declared M] [--method-reference M]
 * [--grade-declared G] [--grade-reference G]. Exit 1 unless the declared requirement is proved at least as strict.
 */
int
verb_compare(int argc, char **argv)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(1 << 16);
	struct requirement d = { .unit = cli_option(&argc, argv, "--unit-declared"),
	    .condition = cli_option(&argc, argv, "--condition-declared"),
	    .method = cli_option(&argc, argv, "--method-declared"),
	    .class_grade = cli_option(&argc, argv, "--grade-declared") };
	struct requirement r = { .unit = cli_option(&argc, argv, "--unit-reference"),
	    .condition = cli_option(&argc, argv, "--condition-reference"),
	    .method = cli_option(&argc, argv, "--method-reference"),
	    .class_grade = cli_option(&argc, argv, "--grade-reference") };
	struct judgement j;

	d.indicator = r.indicator = cli_option(&argc, argv, "--indicator");
	struct line l = { .a = a, .lang = core_lang(&argc, argv) };
	if (argc != 3)
		return cli_usage("compare");
	d.text = argv[1];
	r.text = argv[2];
	compare_requirement(a, &d, &r, &j);
	line_text(&l, "verdict", verdict_name(j.verdict));
	line_text(&l, "reason", reason_name(j.reason));
	side(&l, "declared", &j.declared);
	side(&l, "reference", &j.reference);
	line_bool(&l, "converted", j.converted);
	line_text(&l, "engine", compare_engine);
	line_end(&l, NULL, MSG_NONE, NULL);
	return j.verdict == V_STRICTER || j.verdict == V_EQUAL ? CLI_GOOD : CLI_FINDING;
}
