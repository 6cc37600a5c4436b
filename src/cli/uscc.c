#include "app/region.h"
#include "app/uscc.h"
#include "base/text.h"
#include "cli/core.h"

/* One more sentence behind others. */
static const char *
sentence(struct line *l, const char *before, const char *more)
{
	bool zh = l->lang == LANG_ZH;

	return arena_fmt(l->a, "%s%s%s", before, *before == '\0' ? "" : zh ? "。" : ". ", more);
}

/* What is wrong, where, and what was likely meant. */
static const char *
explained(struct line *l, const struct uscc *u, enum msg text)
{
	const char *s = "";
	const struct uscc_slip *slip = NULL;
	bool placed = u->problem == USCC_LETTER ||
	    (u->suggest != NULL && (u->problem == USCC_CHECK || u->problem == USCC_REGISTRAR));

	if (u->problem == USCC_LENGTH && *u->code != '\0')
		s = msg_fill(l->a, l->lang, MSG_uscc_characters, arena_fmt(l->a, "%zu", text_length(u->code)),
		    (char *)NULL);
	s = sentence(l, s, msg(l->lang, text));
	size_t n = placed ? uscc_slips(l->a, u, &slip) : 0;
	for (size_t i = 0; i < n; i++)
		s = sentence(l, s, msg_fill(l->a, l->lang, slip[i].likely != NULL ? MSG_uscc_slip : MSG_uscc_stray,
		    arena_fmt(l->a, "%d", slip[i].position), slip[i].typed, slip[i].likely, (char *)NULL));
	return u->suggest == NULL ? s :
	    sentence(l, s, msg_fill(l->a, l->lang, MSG_uscc_suggest, u->suggest, (char *)NULL));
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
		line_words(l, problem[u.problem].code, explained(l, &u, problem[u.problem].text));
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
