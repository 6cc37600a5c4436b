#include <string.h>
#include "app/unit.h"
#include "base/dec.h"
#include "base/text.h"
#include "cli/core.h"

/* The unit of a text beside its quantity, which may be NULL; what is wrong with it is noted. */
static const struct unit *
unit_of(struct line *l, const char *text, const char *quantity)
{
	const struct unit *u = unit_beside(l->a, unit_find(l->a, text), quantity);

	if (u == NULL)
		line_unit_unknown(l, "unknown", text);
	else if (unit_unstated(u))
		line_problem(l, "ambiguous", MSG_cli_unit_ambiguous, unit_meanings(l->a, u));
	return u;
}

static void
unit_line(struct line *l, const char *const *text, const char *const *option)
{
	bool empty = *text_trim(l->a, text[0]) == '\0';
	const struct unit *u = empty ? NULL : unit_of(l, text[0], option[0]);
	int64_t num, den;

	if (empty)
		line_problem(l, "empty", MSG_number_empty, NULL);
	line_text(l, "raw", text[0]);
	line_text(l, "canonical", u == NULL ? NULL : unit_symbol(u));
	line_text(l, "kind", u == NULL ? NULL : unit_kind(u));
	if (u != NULL && !unit_unstated(u)) {
		unit_factor(u, &num, &den);
		line_int(l, "factor_num", num);
		line_int(l, "factor_den", den);
		line_text(l, "offset", dec_print(l->a, unit_to_base(l->a, u, dec_ratio(l->a, 0, 1))));
		line_text(l, "base", unit_base(u));
	}
	line_end(l);
}

/*
 * What K is beside the unit it is converted from or to, as long as no quantity is named: a temperature beside ℃, a
 * difference beside ℃(温差).
 */
static const struct unit *
kelvin(struct arena *a, const struct unit *u, const struct unit *other)
{
	if (u == NULL || other == NULL || strcmp(unit_kind(u), "temperature-or-difference") != 0)
		return u;
	return unit_beside(a, u, strcmp(unit_kind(other), "temperature") == 0 ? "温度" :
	    strcmp(unit_kind(other), "temperature-difference") == 0 ? "温差" :
	    strcmp(unit_kind(other), "colour-temperature") == 0 ? "色温" : "");
}

/* A value as it may be given, and as conversions print it: a number, or a fraction of two ("-160/9"). */
static const struct dec *
value_of(struct arena *a, const char *text)
{
	const char *solidus = strchr(text, '/');

	if (solidus == NULL)
		return dec_of(a, text);
	const struct dec *over = dec_of(a, arena_dup(a, text, (size_t)(solidus - text)));
	const struct dec *under = dec_of(a, solidus + 1);
	return over == NULL || under == NULL ? NULL : dec_div(a, over, under);
}

static void
convert_line(struct line *l, const char *const *text, const char *const *option)
{
	const struct dec *v = value_of(l->a, text[0]), *result = NULL;

	if (v == NULL)
		line_problem(l, "no-number", MSG_cli_no_number, text[0]);
	const struct unit *x = unit_of(l, text[1], option[0]), *y = unit_of(l, text[2], option[0]);
	const struct unit *from = kelvin(l->a, x, y), *to = kelvin(l->a, y, x);
	bool good = from != NULL && to != NULL && !unit_unstated(from) && !unit_unstated(to);
	if (v != NULL && good)
		result = unit_convert(l->a, v, from, to);
	if (good && !unit_commensurable(from, to))
		line_problem(l, "kind", MSG_cli_unit_kind, arena_fmt(l->a, "%s, %s", unit_symbol(from),
		    unit_symbol(to)));
	line_text(l, "raw", text[0]);
	line_text(l, "from", from == NULL ? NULL : unit_symbol(from));
	line_text(l, "to", to == NULL ? NULL : unit_symbol(to));
	line_text(l, "kind", good && unit_commensurable(from, to) ? unit_kind(from) : NULL);
	line_text(l, "value", result == NULL ? NULL : dec_print(l->a, result));
	line_end(l);
}

/* mingbiao unit TEXT|-, unit --convert VALUE FROM TO|-: exact, or a problem. */
int
verb_unit(int argc, char **argv)
{
	static const struct task unit = { .verb = "unit", .text = { "text" }, .option = { "quantity" },
	    .one = unit_line, .out = { "raw", "canonical", "kind", "factor_num", "factor_den", "offset", "base" } };
	static const struct task convert = { .verb = "unit", .text = { "value", "from", "to" },
	    .option = { "quantity" }, .one = convert_line, .out = { "raw", "from", "to", "kind", "value" } };
	bool converts = core_flag(&argc, argv, "--convert");

	return core_run(argc, argv, converts ? &convert : &unit);
}
