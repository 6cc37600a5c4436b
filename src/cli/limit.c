#include "app/limit.h"
#include "base/dec.h"
#include "base/text.h"
#include "cli/core.h"
#include "i18n/judgement.h"

/* A value with its unit, as texts write it; NULL where there is none. */
static const char *
amount(struct arena *a, const struct limit_amount *q)
{
	if (q->v == NULL)
		return NULL;
	return q->unit == NULL ? dec_print(a, q->v) : arena_fmt(a, "%s %s", dec_print(a, q->v), unit_symbol(q->unit));
}

static void
limit_line(struct line *l, const char *const *text, const char *const *option)
{
	struct limit x;

	limit_parse(l->a, option[1], text[0], option[0] == NULL ? "" : option[0], &x);
	bool numbers = x.form == LIMIT_RANGE || (x.form == LIMIT_SET && x.value != NULL);
	line_text(l, "raw", x.raw);
	line_text(l, "kind", limit_kind_name(x.kind));
	line_text(l, "set", x.form == LIMIT_TEXT ? NULL : x.normal);
	line_text(l, "unit", x.unit == NULL ? NULL : unit_symbol(x.unit));
	line_text(l, "basis", x.basis);
	line_text(l, "condition", x.condition);
	line_text(l, "method", x.method);
	line_text(l, "grade", x.grade);
	line_text(l, "lod", amount(l->a, &x.lod));
	line_bool(l, "reference_only", x.reference_only);
	if (x.form == LIMIT_TEXT && x.kind == KIND_ORDINAL)
		line_problem(l, "scale-unknown", MSG_cli_limit_scale, NULL);
	else if (x.form == LIMIT_TEXT && x.kind != KIND_UNPARSED)
		line_problem(l, "needs-human", MSG_cli_limit_words, NULL);
	else if (x.form == LIMIT_TEXT)
		line_problem(l, "unparsed", slip_word(limit_slip_name(x.slip)), NULL);
	else if (numbers && x.unit == NULL)
		line_unit_unknown(l, "unit-unknown", x.raw_unit);
	if (*text_trim(l->a, text[0]) == '\0')
		line_problem(l, "empty", MSG_cli_limit_empty, NULL);
	line_end(l);
}

/*
 * mingbiao limit TEXT|- [--unit U] [--indicator NAME]: a requirement as the set of values it accepts. Exit 1 when it
 * is text.
 */
int
verb_limit(int argc, char **argv)
{
	static const struct task task = { .verb = "limit", .text = { "text" }, .option = { "unit", "indicator" },
	    .out = { "raw", "kind", "set", "unit", "basis", "condition", "method", "grade", "lod", "reference_only" },
	    .one = limit_line };

	return core_run(argc, argv, &task);
}
