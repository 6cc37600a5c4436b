#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "app/unit.h"
#include "base/dec.h"
#include "cli/core.h"

static void
unit_line(struct line *l, const char *text, const void *context)
{
	const struct unit *u = unit_find(l->a, text);
	int64_t num = 0, den = 0;

	(void)context;
	if (u != NULL)
		unit_factor(u, &num, &den);
	line_text(l, "raw", text);
	line_text(l, "canonical", u == NULL ? NULL : unit_symbol(u));
	line_text(l, "kind", u == NULL ? NULL : unit_kind(u));
	line_text(l, "factor_num", u == NULL ? NULL : arena_fmt(l->a, "%" PRId64, num));
	line_text(l, "factor_den", u == NULL ? NULL : arena_fmt(l->a, "%" PRId64, den));
	line_text(l, "offset", u == NULL ? NULL : dec_print(l->a, unit_to_base(l->a, u, dec_ratio(l->a, 0, 1))));
	line_end(l, u == NULL ? "unknown" : NULL, MSG_cli_unit_unknown, NULL);
}

/* unit --convert VALUE FROM TO */
static int
convert(int argc, char **argv, const char *value)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(1 << 12);
	struct line l = { .a = a, .lang = core_lang(&argc, argv) };

	if (argc != 3)
		return cli_usage("unit");
	const struct dec *v = dec_of(a, value), *result = NULL;
	const struct unit *from = unit_find(a, argv[1]), *to = unit_find(a, argv[2]);
	if (v != NULL && from != NULL && to != NULL)
		result = unit_convert(a, v, from, to);
	line_text(&l, "raw", value);
	line_text(&l, "from", from == NULL ? NULL : unit_symbol(from));
	line_text(&l, "to", to == NULL ? NULL : unit_symbol(to));
	line_text(&l, "value", result == NULL ? NULL : dec_print(a, result));
	if (v == NULL)
		line_end(&l, "no-number", MSG_cli_no_number, NULL);
	else if (from == NULL || to == NULL)
		line_end(&l, "unknown", MSG_cli_unit_unknown, from == NULL ? argv[1] : argv[2]);
	else
		line_end(&l, result == NULL ? "kind" : NULL, MSG_reason_unit_kind, NULL);
	return l.found ? CLI_FINDING : CLI_GOOD;
}

/* mingbiao unit TEXT|-, unit --convert VALUE FROM TO: exact, or a problem. */
int
verb_unit(int argc, char **argv)
{
	const char *value = cli_option(&argc, argv, "--convert");

	return value != NULL ? convert(argc, argv, value) : core_texts(argc, argv, unit_line, NULL);
}
