/* The words and figures that src/view/part.html asks for. */
#include <stdio.h>
#include <string.h>
#include "view/view.h"

const char *
field_class(struct html *b, const struct field *f, const char *base)
{
	return arena_fmt(b->a, "%s%s%s%s", base, f->width != NULL ? " " : "", f->width != NULL ? f->width : "",
	    f->error != MSG_NONE ? " has-err" : "");
}

const char *
field_notes_ids(struct html *b, const struct field *f)
{
	if (f->hint == MSG_NONE)
		return arena_fmt(b->a, "%s-error", f->name);
	if (f->error == MSG_NONE)
		return arena_fmt(b->a, "%s-hint", f->name);
	return arena_fmt(b->a, "%s-hint %s-error", f->name, f->name);
}

bool
field_chosen(const struct field *f, const char *value)
{
	return f->value != NULL && strcmp(f->value, value) == 0;
}

static bool
same_group(const struct choice *x, const struct choice *y)
{
	return strcmp(x->group == NULL ? "" : x->group, y->group == NULL ? "" : y->group) == 0;
}

size_t
options_group(const struct choice *c, size_t n, size_t from)
{
	size_t to = from + 1;

	while (to < n && same_group(&c[from], &c[to]))
		to++;
	return to;
}

/* A stable name of the database beside its text; the list ends with the text for all others. */
struct word { const char *name; enum msg m; };
static enum msg
word(const struct word *w, const char *name)
{
	while (w->name != NULL && (name == NULL || strcmp(w->name, name) != 0))
		w++;
	return w->m;
}

static const struct { const char *verdict, *class; } verdicts[VERDICTS] = {
	{ "stricter", "hi" }, { "equal", "eq" }, { "partly", "pt" }, { "lower", "lo" }, { "conflict", "cf" },
	{ "missing", "na" },
	{ "new", "nw" }, { "incomparable", "nc" }, { "needs-human", "nh" },
};

static size_t
verdict_at(const char *name)
{
	for (size_t i = 0; i < VERDICTS; i++)
		if (name != NULL && strcmp(verdicts[i].verdict, name) == 0)
			return i;
	return VERDICTS - 1;	/* what is not understood is never passed as good */
}

const char *
verdict_class(const char *verdict)
{
	return verdicts[verdict_at(verdict)].class;
}

enum msg
status_word(const char *edition_status)
{
	static const struct word w[] = {
		{ "in-force", MSG_status_in_force }, { "not-yet", MSG_status_not_yet },
		{ "superseded", MSG_status_superseded }, { "withdrawn", MSG_status_withdrawn },
		{ NULL, MSG_status_unknown },
	};
	return word(w, edition_status);
}

enum msg
system_word(const char *system)
{
	static const struct word w[] = {
		{ "national", MSG_system_national }, { "industry", MSG_system_industry },
		{ "local", MSG_system_local }, { "group", MSG_system_group },
		{ "enterprise", MSG_system_enterprise }, { "international", MSG_system_international },
		{ "regional", MSG_system_regional }, { "foreign", MSG_system_foreign },
		{ "military", MSG_system_military }, { "metrology", MSG_system_metrology },
		{ "occupational-health", MSG_system_occupational_health },
		{ "reference-material", MSG_system_reference_material },
		{ "engineering", MSG_system_engineering },
		{ NULL, MSG_system_unknown },
	};
	return word(w, system);
}

enum msg
mandate_word(const char *mandate)
{
	static const struct word w[] = {
		{ "mandatory", MSG_mandate_mandatory }, { "recommended", MSG_mandate_recommended },
		{ "guidance", MSG_mandate_guidance },
		{ NULL, MSG_NONE },
	};
	return word(w, mandate);
}

enum msg
change_word(const char *change_reason)
{
	static const struct word w[] = {
		{ "first", MSG_change_first }, { "typo", MSG_change_typo },
		{ "amendment-sheet", MSG_change_amendment_sheet }, { "revision", MSG_change_revision },
		{ "citation-update", MSG_change_citation_update }, { "renamed", MSG_change_renamed },
		{ "authority", MSG_change_authority }, { "self-check", MSG_change_self_check },
		{ NULL, MSG_NONE },
	};
	return word(w, change_reason);
}

enum msg
error_title(int status)
{
	switch (status) {
	case 400: return MSG_error_400;
	case 403: return MSG_error_403;
	case 404: return MSG_error_404;
	case 405: return MSG_error_405;
	case 413: return MSG_error_413;
	case 429: return MSG_error_429;
	case 503: return MSG_error_503;
	}
	return status >= 500 ? MSG_error_500 : MSG_error_400;
}

enum msg
error_advice(int status)
{
	switch (error_title(status)) {
	case MSG_error_403: return MSG_error_403_do;
	case MSG_error_404: return MSG_error_404_do;
	case MSG_error_405: return MSG_error_405_do;
	case MSG_error_413: return MSG_error_413_do;
	case MSG_error_429: return MSG_error_429_do;
	case MSG_error_500: return MSG_error_500_do;
	case MSG_error_503: return MSG_error_503_do;
	default: return MSG_error_400_do;
	}
}

int64_t
tally_sum(const struct tally *t)
{
	return t->stricter + t->equal + t->lower + t->partly + t->conflict + t->missing + t->new +
	    t->incomparable + t->needs_human;
}

void
tally_cells(const struct tally *t, struct tally_cell out[VERDICTS])
{
	const int64_t n[VERDICTS] = { t->stricter, t->equal, t->partly, t->lower, t->conflict, t->missing, t->new,
	    t->incomparable, t->needs_human };

	for (size_t i = 0; i < VERDICTS; i++)
		out[i] = (struct tally_cell){ verdicts[i].verdict, verdicts[i].class, n[i],
		    strcmp(verdicts[i].verdict, "missing") == 0 || strcmp(verdicts[i].verdict, "needs-human") == 0 };
}

int64_t
strip_width(const struct tally *t, int step, int width)
{
	int64_t n = tally_sum(t);

	if (n > STRIP_MAX)
		n = STRIP_MAX;
	return n > 0 ? n * step - step + width : width;
}

int64_t
strip_wide(const struct tally *t)
{
	int64_t w = strip_width(t, 10, 8);

	return w < 158 ? 158 : w;
}

const char *
count_text(struct html *b, int64_t n)
{
	char digit[24], *out = arena_get(b->a, 32), *to = out;
	int len = snprintf(digit, sizeof digit, "%lld", (long long)n);

	for (int i = 0; i < len; i++) {
		if (i > 0 && (len - i) % 3 == 0 && digit[i - 1] != '-')
			*to++ = ',';
		*to++ = digit[i];
	}
	return out;
}

const char *
pager_url(struct html *b, const struct pager *p, int64_t page)
{
	return arena_fmt(b->a, "%spage=%lld", p->base, (long long)page);
}

const char *
error_text(struct html *b, enum msg error, size_t most)
{
	if (error != MSG_err_too_long || most == 0)
		return T(b, error);
	return TF(b, MSG_filing_too_long, count_text(b, (int64_t)most));
}
