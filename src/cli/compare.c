#include "app/compare.h"
#include "cli/core.h"
#include "i18n/judgement.h"

static void
side(struct line *l, const char *key, const struct limit *x)
{
	line_text(l, key, x->form == LIMIT_TEXT ? NULL : x->unit == NULL ? x->normal :
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
answer(struct line *l, const struct judgement *j)
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

static void
compare_line(struct line *l, const char *const *text, const char *const *option)
{
	struct requirement d = { .indicator = option[0], .text = text[0], .unit = option[1], .condition = option[3],
	    .method = option[5], .class_grade = option[7] };
	struct requirement r = { .indicator = option[0], .text = text[1], .unit = option[2], .condition = option[4],
	    .method = option[6], .class_grade = option[8] };
	struct terms t = { .explain = true };
	struct judgement j;

	compare_requirement(l->a, &d, &r, &t, &j);
	answer(l, &j);
}

/*
 * mingbiao compare DECLARED REFERENCE, with what is known beside each. A problem, and exit 1, where the declaration is
 * not proved at least as strict; what the reference says nothing of is none.
 */
int
verb_compare(int argc, char **argv)
{
	static const struct task task = { .verb = "compare", .text = { "declared", "reference" },
	    .option = { "indicator", "unit_declared", "unit_reference", "condition_declared", "condition_reference",
	    "method_declared", "method_reference", "grade_declared", "grade_reference" },
	    .out = { "verdict", "reason", "steps", "declared", "reference" }, .one = compare_line };

	return core_run(argc, argv, &task);
}
