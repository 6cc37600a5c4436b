#include "app/number.h"
#include "cli/core.h"

static const char *
absent(const char *s)
{
	return s == NULL || *s == '\0' ? NULL : s;
}

static void
number_line(struct line *l, const char *const *text, const char *const *option)
{
	struct number n;
	bool known = number_parse(l->a, text[0], &n);

	(void)option;
	line_text(l, "raw", n.raw);
	line_text(l, "canonical", known ? n.canonical : NULL);
	line_text(l, "system", number_system_name(n.system));
	line_text(l, "mandate", mandate_name(n.mandate));
	line_text(l, "prefix", absent(n.prefix));
	line_text(l, "body", absent(n.body));
	line_text(l, "number", absent(n.number));
	line_text(l, "part", absent(n.part));
	line_text(l, "part_to", absent(n.part_to));
	line_text(l, "year", n.year);
	line_text(l, "edition_note", absent(n.edition_note));
	line_text(l, "amendment", absent(n.amendment));
	line_text(l, "adopts", absent(n.adopts));
	if (!known)
		line_problem(l, "unknown", MSG_cli_number_unknown, NULL);
	else if (*n.rest != '\0')
		line_problem(l, "rest", MSG_cli_number_rest, n.rest);
	line_end(l);
}

/* mingbiao number TEXT|-: a standard number taken apart. Exit 1 when it is none or not alone. */
int
verb_number(int argc, char **argv)
{
	static const struct task task = { .verb = "number", .text = { "text" }, .one = number_line,
	    .out = { "raw", "canonical", "system", "mandate", "prefix", "body", "number", "part", "part_to", "year",
	    "edition_note", "amendment", "adopts" } };

	return core_run(argc, argv, &task);
}
