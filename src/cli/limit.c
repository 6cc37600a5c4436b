#include "app/limit.h"
#include "cli/core.h"

static void
limit_line(struct line *l, const char *text, const void *unit)
{
	static const char *const kind[] = { [LIMIT_NONE] = "none", [LIMIT_RANGE] = "range", [LIMIT_SET] = "set",
	    [LIMIT_TEXT] = "unparsed" };
	struct limit x;

	limit_parse(l->a, text, unit, &x);
	bool numbers = x.kind == LIMIT_RANGE || (x.kind == LIMIT_SET && x.value != NULL);
	line_text(l, "raw", x.raw);
	line_text(l, "kind", kind[x.kind]);
	line_text(l, "set", x.kind == LIMIT_TEXT ? NULL : x.normal);
	line_text(l, "unit", x.unit == NULL ? NULL : unit_symbol(x.unit));
	if (x.kind == LIMIT_TEXT)
		line_end(l, "unparsed", MSG_cli_limit_text, NULL);
	else
		line_end(l, numbers && x.unit == NULL ? "unit-unknown" : NULL, MSG_cli_unit_unknown, x.raw_unit);
}

/* mingbiao limit TEXT|- [--unit U]: a requirement as the set of values it accepts. Exit 1 when it is text. */
int
verb_limit(int argc, char **argv)
{
	const char *unit = cli_option(&argc, argv, "--unit");

	return core_texts(argc, argv, limit_line, unit == NULL ? "" : unit);
}
