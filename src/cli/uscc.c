#include "app/uscc.h"
#include "cli/core.h"

static void
uscc_line(struct line *l, const char *text, const void *context)
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
	bool form = uscc_parse(l->a, text, &u);

	(void)context;
	line_text(l, "raw", u.raw);
	line_text(l, "code", u.code == NULL || *u.code == '\0' ? NULL : u.code);
	line_text(l, "form", form ? "ok" : "bad");
	line_text(l, "check", !form ? "none" : u.check_ok ? "valid" : "invalid");
	line_text(l, "org_check", !form ? "none" : u.org_check_ok ? "valid" : "invalid");
	line_text(l, "registrar", form ? arena_fmt(l->a, "%c", u.registrar) : NULL);
	line_text(l, "category", form ? arena_fmt(l->a, "%c", u.category) : NULL);
	line_text(l, "region", form ? u.region : NULL);
	line_text(l, "suggest", u.suggest);
	line_end(l, problem[u.problem].code, problem[u.problem].text, u.suggest == NULL ? NULL :
	    msg_fill(l->a, l->lang, MSG_uscc_suggest, u.suggest, (char *)NULL));
}

/* mingbiao uscc TEXT|-: a unified social credit code checked. Exit 1 when anything is wrong with it. */
int
verb_uscc(int argc, char **argv)
{
	return core_texts(argc, argv, uscc_line, NULL);
}
