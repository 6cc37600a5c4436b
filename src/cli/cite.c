#include "app/cite.h"
#include "cli/number.h"

static void
cite_line(struct line *l, const char *const *text, const char *const *option)
{
	struct citation *c;
	size_t n;

	(void)option;
	cite_find(l->a, text[0], &c, &n);
	for (size_t i = 0; i < n; i++) {
		line_text(l, "raw", c[i].number.raw);
		line_int(l, "start", (int64_t)c[i].start);
		line_int(l, "end", (int64_t)c[i].end);
		number_fields(l, &c[i].number);
		number_problem(l, &c[i].number);
		line_end(l);
	}
}

/*
 * mingbiao cite TEXT|-: every citation in free text, a line each, with the bytes of the text where it begins and
 * ends; none: no line. Exit 1 when one of them can't be read for certain.
 */
int
verb_cite(int argc, char **argv)
{
	static const struct task task = { .verb = "cite", .text = { "text" }, .one = cite_line,
	    .out = { "raw", "start", "end", NUMBER_KEYS } };

	return core_run(argc, argv, &task);
}
