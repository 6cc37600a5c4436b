#include <inttypes.h>
#include "app/unit.h"
#include "base/dec.h"
#include "cli/core.h"

static void
unit_line(struct line *l, const char *const *text, const char *const *option)
{
	const struct unit *u = unit_find(l->a, text[0]);
	int64_t num = 0, den = 0;

	(void)option;
	if (u != NULL)
		unit_factor(u, &num, &den);
	line_text(l, "raw", text[0]);
	line_text(l, "canonical", u == NULL ? NULL : unit_symbol(u));
	line_text(l, "kind", u == NULL ? NULL : unit_kind(u));
	line_text(l, "factor_num", u == NULL ? NULL : arena_fmt(l->a, "%" PRId64, num));
	line_text(l, "factor_den", u == NULL ? NULL : arena_fmt(l->a, "%" PRId64, den));
	line_text(l, "offset", u == NULL ? NULL : dec_print(l->a, unit_to_base(l->a, u, dec_ratio(l->a, 0, 1))));
	if (u == NULL)
		line_problem(l, "unknown", MSG_cli_unit_unknown, NULL);
	line_end(l);
}

static void
convert_line(struct line *l, const char *const *text, const char *const *option)
{
	const struct dec *v = dec_of(l->a, text[0]), *result = NULL;
	const struct unit *from = unit_find(l->a, text[1]), *to = unit_find(l->a, text[2]);

	(void)option;
	if (v != NULL && from != NULL && to != NULL)
		result = unit_convert(l->a, v, from, to);
	line_text(l, "raw", text[0]);
	line_text(l, "from", from == NULL ? NULL : unit_symbol(from));
	line_text(l, "to", to == NULL ? NULL : unit_symbol(to));
	line_text(l, "value", result == NULL ? NULL : dec_print(l->a, result));
	if (v == NULL)
		line_problem(l, "no-number", MSG_cli_no_number, NULL);
	if (from == NULL)
		line_problem(l, "unknown", MSG_cli_unit_unknown, text[1]);
	if (to == NULL)
		line_problem(l, "unknown", MSG_cli_unit_unknown, text[2]);
	if (v != NULL && from != NULL && to != NULL && result == NULL)
		line_problem(l, "kind", MSG_reason_unit_kind, NULL);
	line_end(l);
}

/* mingbiao unit TEXT|-, unit --convert VALUE FROM TO|-: exact, or a problem. */
int
verb_unit(int argc, char **argv)
{
	static const struct task unit = { .verb = "unit", .text = { "text" }, .one = unit_line,
	    .out = { "raw", "canonical", "kind", "factor_num", "factor_den", "offset" } };
	static const struct task convert = { .verb = "unit", .text = { "value", "from", "to" }, .one = convert_line,
	    .out = { "raw", "from", "to", "value" } };
	bool converts = core_flag(&argc, argv, "--convert");

	return core_run(argc, argv, converts ? &convert : &unit);
}
