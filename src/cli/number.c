#include "cli/number.h"

static const char *
absent(const char *s)
{
	return s == NULL || *s == '\0' ? NULL : s;
}

static void
texts(struct line *l, const char *key, const char *const *list, size_t n)
{
	line_list(l, key);
	for (size_t i = 0; i < n; i++)
		line_text(l, NULL, list[i]);
	line_close(l);
}

void
number_fields(struct line *l, const struct number *n)
{
	line_text(l, "canonical", n->system == SYS_UNKNOWN ? NULL : n->canonical);
	line_text(l, "system", number_system_name(n->system));
	line_text(l, "mandate", mandate_name(n->mandate));
	line_text(l, "prefix", absent(n->prefix));
	line_text(l, "body", absent(n->body));
	line_text(l, "number", absent(n->number));
	line_text(l, "part", absent(n->part));
	line_text(l, "part_to", absent(n->part_to));
	line_text(l, "year", n->year);
	line_text(l, "edition_note", absent(n->edition_note));
	texts(l, "amendments", n->amendments, n->namendments);
	texts(l, "adopts", n->adopts, n->nadopts);
}

void
number_problem(struct line *l, const struct number *n)
{
	static const enum msg text[] = {
		[NUMBER_REST] = MSG_number_rest, [NUMBER_ALSO] = MSG_number_also, [NUMBER_CARRIED] = MSG_number_carried,
		[NUMBER_EMPTY] = MSG_number_empty, [NUMBER_UNKNOWN] = MSG_number_unknown,
		[NUMBER_DOUBT] = MSG_number_doubt, [NUMBER_YEAR] = MSG_number_year,
		[NUMBER_SEVERAL] = MSG_number_several, [NUMBER_BEFORE] = MSG_number_before,
		[NUMBER_FILING] = MSG_number_filing, [NUMBER_ATLAS] = MSG_number_atlas, [NUMBER_CODE] = MSG_number_code,
	};
	const char *detail = absent(n->rest);

	if (n->problem == NUMBER_GOOD)
		return;
	for (size_t i = 0; i < n->nreadings; i++)
		detail = detail == NULL ? n->readings[i] :
		    arena_fmt(l->a, l->lang == LANG_ZH ? "%s、%s" : "%s, %s", detail, n->readings[i]);
	line_problem(l, number_problem_name(n->problem), n->problem == NUMBER_DOUBT && detail == NULL ?
	    MSG_number_unsure : text[n->problem], detail);
}

static void
number_line(struct line *l, const char *const *text, const char *const *option)
{
	struct number n;

	(void)option;
	number_parse(l->a, text[0], &n);
	line_text(l, "raw", n.raw);
	number_fields(l, &n);
	number_problem(l, &n);
	line_end(l);
}

static void
same_line(struct line *l, const char *const *text, const char *const *option)
{
	struct number n[2];
	bool known = true;

	(void)option;
	for (int i = 0; i < 2; i++) {
		number_parse(l->a, text[i], &n[i]);
		known &= n[i].system != SYS_UNKNOWN;
		number_problem(l, &n[i]);
	}
	bool same = number_same(&n[0], &n[1]);
	/* What can't be read is neither the same nor another. */
	if (known)
		line_bool(l, "same", same);
	else
		line_text(l, "same", NULL);
	line_text(l, "a", n[0].system == SYS_UNKNOWN ? NULL : n[0].canonical);
	line_text(l, "b", n[1].system == SYS_UNKNOWN ? NULL : n[1].canonical);
	line_end(l);
	l->found |= !same;
}

/*
 * mingbiao number TEXT|-: a standard number taken apart; exit 1 when it is none or not alone. number --same A B:
 * whether both name the same standard in the same edition; exit 1 when they don't.
 */
int
verb_number(int argc, char **argv)
{
	static const struct task number = { .verb = "number", .text = { "text" }, .one = number_line,
	    .out = { "raw", NUMBER_KEYS } };
	static const struct task same = { .verb = "number", .text = { "a", "b" }, .one = same_line,
	    .out = { "same", "a", "b" } };

	return core_run(argc, argv, core_flag(&argc, argv, "--same") ? &same : &number);
}
