#include "app/region.h"
#include "app/uscc.h"
#include "base/text.h"
#include "cli/core.h"

/* Names the slips and the code that was likely meant. */
static const char *
detail(struct line *l, const struct uscc *u)
{
	const char *slips = u->problem == USCC_LETTER || u->problem == USCC_CHECK || u->problem == USCC_REGISTRAR ?
	    uscc_slips(l->a, u) : "";

	if (u->problem == USCC_LENGTH && u->suggest == NULL && *u->code != '\0')
		return msg_fill(l->a, l->lang, MSG_uscc_characters, arena_fmt(l->a, "%zu", text_length(u->code)),
		    (char *)NULL);
	if (u->suggest == NULL)
		return *slips == '\0' || u->problem != USCC_LETTER ? NULL : slips;
	return arena_fmt(l->a, "%s%s%s", slips, *slips == '\0' ? "" :
	    l->lang == LANG_ZH ? "；" : "; ", msg_fill(l->a, l->lang, MSG_uscc_suggest, u->suggest, (char *)NULL));
}

static void
uscc_line(struct line *l, const char *const *text, const char *const *option)
{
	static const struct { const char *code; enum msg text; } problem[] = {
		[USCC_GOOD] = { NULL, MSG_NONE },
		[USCC_EMPTY] = { "empty", MSG_number_empty },
		[USCC_LENGTH] = { "length", MSG_uscc_length_bad },
		[USCC_LETTER] = { "letter", MSG_uscc_letter_bad },
		[USCC_REGISTRAR] = { "registrar", MSG_uscc_registrar_bad },
		[USCC_CHECK] = { "check", MSG_uscc_check_fails },
		[USCC_REGISTRATION] = { "registration-number", MSG_uscc_registration },
		[USCC_TAX] = { "tax-number", MSG_uscc_tax },
		[USCC_ORGANISATION] = { "organisation-code", MSG_uscc_organisation },
		[USCC_PERSON] = { "identity-number", MSG_uscc_person },
	};
	struct uscc u;
	bool form = uscc_parse(l->a, text[0], &u);
	bool org = form || u.problem == USCC_ORGANISATION || u.problem == USCC_TAX;

	(void)option;
	line_text(l, "raw", u.raw);
	line_text(l, "code", *u.code == '\0' ? NULL : u.code);
	line_text(l, "form", form ? "ok" : "bad");
	line_text(l, "check", !form ? "none" : u.check_ok ? "valid" : "invalid");
	line_text(l, "org_check", !org ? "none" : u.org_check_ok ? "valid" : "invalid");
	line_text(l, "registrar", form ? arena_fmt(l->a, "%c", u.registrar) : NULL);
	line_text(l, "category", form ? arena_fmt(l->a, "%c", u.category) : NULL);
	line_text(l, "region", form ? u.region : NULL);
	line_text(l, "region_name", form ? region_name(l->a, u.region) : NULL);
	if (u.problem != USCC_GOOD)
		line_problem(l, problem[u.problem].code, problem[u.problem].text, detail(l, &u));
	if (u.problem == USCC_REGISTRATION && !u.check_ok)
		line_problem(l, "check", MSG_uscc_registration_check, NULL);
	if (u.problem == USCC_ORGANISATION && !u.org_check_ok)
		line_problem(l, "check", MSG_uscc_organisation_check, NULL);
	if (u.full_width)
		line_problem(l, "full-width", MSG_uscc_full_width, *u.code == '\0' ? NULL : u.code);
	line_end(l);
}

/* mingbiao uscc TEXT|-: a unified social credit code checked. Exit 1 when anything is wrong with it. */
int
verb_uscc(int argc, char **argv)
{
	static const struct task task = { .verb = "uscc", .text = { "text" }, .one = uscc_line,
	    .out = { "raw", "code", "form", "check", "org_check", "registrar", "category", "region", "region_name" } };

	return core_run(argc, argv, &task);
}
