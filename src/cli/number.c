#include "app/number.h"
#include "cli/core.h"

static const char *
absent(const char *s)
{
	return s == NULL || *s == '\0' ? NULL : s;
}

static void
number_line(struct line *l, const char *text, const void *context)
{
	struct number n;
	bool known = number_parse(l->a, text, &n);

	(void)context;
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
		line_end(l, "unknown", MSG_cli_number_unknown, NULL);
	else if (*n.rest != '\0')
		line_end(l, "rest", MSG_cli_number_rest, n.rest);
	else
		line_end(l, NULL, MSG_NONE, NULL);
}

/* mingbiao number TEXT|-: a standard number taken apart. Exit 1 when it is none or not alone. */
int
verb_number(int argc, char **argv)
{
	return core_texts(argc, argv, number_line, NULL);
}
