#include "app/limit.h"
#include "cli/core.h"

static void
limit_line(struct line *l, const char *const *text, const char *const *option)
{
	static const char *const kind[] = { [LIMIT_NONE] = "none", [LIMIT_RANGE] = "range", [LIMIT_SET] = "set",
	    [LIMIT_TEXT] = "unparsed" };
	struct limit x;

	limit_parse(l->a, text[0], option[0] == NULL ? "" : option[0], &x);
	bool numbers = x.kind == LIMIT_RANGE || (x.kind == LIMIT_SET && x.value != NULL);
	line_text(l, "raw", x.raw);
	line_text(l, "kind", kind[x.kind]);
	line_text(l, "set", x.kind == LIMIT_TEXT ? NULL : x.normal);
	line_text(l, "unit", x.unit == NULL ? NULL : unit_symbol(x.unit));
	if (x.kind == LIMIT_TEXT)
		line_problem(l, "unparsed", MSG_cli_limit_text, NULL);
	else if (numbers && x.unit == NULL)
		line_problem(l, "unit-unknown", MSG_cli_unit_unknown, x.raw_unit);
	line_end(l);
}

/* mingbiao limit TEXT|- [--unit U]: a requirement as the set of values it accepts. Exit 1 when it is text. */
int
verb_limit(int argc, char **argv)
{
	static const struct task task = { .verb = "limit", .text = { "text" }, .option = { "unit" },
	    .out = { "raw", "kind", "set", "unit" }, .one = limit_line };

	return core_run(argc, argv, &task);
}
