#include "app/uscc.h"
#include "cli/core.h"

static void
uscc_line(struct line *l, const char *const *text, const char *const *option)
{
	static const struct { const char *code; enum msg text; } problem[] = {
		[USCC_GOOD] = { NULL, MSG_NONE },
		[USCC_EMPTY] = { "empty", MSG_uscc_length_bad },
		[USCC_LENGTH] = { "length", MSG_uscc_length_bad },
		[USCC_LETTER] = { "letter", MSG_uscc_letter_bad },
		[USCC_REGISTRAR] = { "registrar", MSG_uscc_registrar_bad },
		[USCC_CHECK] = { "check", MSG_uscc_check_warn },
	};
	struct uscc u;
	bool form = uscc_parse(l->a, text[0], &u);

	(void)option;
	line_text(l, "raw", u.raw);
	line_text(l, "code", u.code == NULL || *u.code == '\0' ? NULL : u.code);
	line_text(l, "form", form ? "ok" : "bad");
	line_text(l, "check", !form ? "none" : u.check_ok ? "valid" : "invalid");
	line_text(l, "org_check", !form ? "none" : u.org_check_ok ? "valid" : "invalid");
	line_text(l, "registrar", form ? arena_fmt(l->a, "%c", u.registrar) : NULL);
	line_text(l, "category", form ? arena_fmt(l->a, "%c", u.category) : NULL);
	line_text(l, "region", form ? u.region : NULL);
	line_text(l, "suggest", u.suggest);
	if (problem[u.problem].code != NULL)
		line_problem(l, problem[u.problem].code, problem[u.problem].text, u.suggest == NULL ? NULL :
		    msg_fill(l->a, l->lang, MSG_uscc_suggest, u.suggest, (char *)NULL));
	line_end(l);
}

/* mingbiao uscc TEXT|-: a unified social credit code checked. Exit 1 when anything is wrong with it. */
int
verb_uscc(int argc, char **argv)
{
	static const struct task task = { .verb = "uscc", .text = { "text" }, .one = uscc_line,
	    .out = { "raw", "code", "form", "check", "org_check", "registrar", "category", "region", "suggest" } };

	return core_run(argc, argv, &task);
}
