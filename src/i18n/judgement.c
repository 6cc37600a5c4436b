#include <stdbool.h>
#include <string.h>
#include "i18n/judgement.h"
#include "i18n/set.h"

/* Stable names are told by their keys: "same-set" is reason_same_set. */
struct key { const char *key; enum msg m; };
#define X(key, zh, en) { #key, MSG_##key },
static const struct key verdicts[] = { MSG_VERDICTS(X) { NULL, MSG_verdict_needs_human } };
static const struct key meanings[] = { MSG_MEANINGS(X) { NULL, MSG_meaning_needs_human } };
static const struct key reasons[] = { MSG_REASONS(X) { NULL, MSG_reason_other } };
static const struct key slips[] = { MSG_SLIPS(X) { NULL, MSG_slip_other } };
static const struct key steps[] = { MSG_STEPS(X) { NULL, MSG_NONE } };
#undef X

/* Whether key is front and name, with '_' for each '-'. */
static bool
is_key(const char *key, const char *front, const char *name)
{
	size_t n = strlen(front);

	if (strncmp(key, front, n) != 0)
		return false;
	for (key += n; *key != '\0' && *key == (*name == '-' ? '_' : *name); key++)
		name++;
	return *key == '\0' && *name == '\0';
}

static enum msg
find(const struct key *k, const char *front, const char *name)
{
	while (k->key != NULL && (name == NULL || !is_key(k->key, front, name)))
		k++;
	return k->m;
}

enum msg
verdict_word(const char *verdict)
{
	return find(verdicts, "verdict_", verdict);
}

enum msg
verdict_meaning(const char *verdict)
{
	return find(meanings, "meaning_", verdict);
}

enum msg
reason_word(const char *reason)
{
	return find(reasons, "reason_", reason);
}

enum { ARGS = 4 };

/* A set's "-inf" as readers write it. */
static const char *
endless(struct arena *a, const char *s)
{
	char *out = arena_get(a, 2 * strlen(s) + 1), *to = out;

	while (*s != '\0') {
		if (strncmp(s, "-inf", 4) == 0 || strncmp(s, "+inf", 4) == 0) {
			to = stpcpy(to, *s == '-' ? "−∞" : "+∞");
			s += 4;
		} else
			*to++ = *s++;
	}
	return out;
}

enum msg
slip_word(const char *slip)
{
	return find(slips, "slip_", slip);
}

/* Which argument of a step is what. */
enum means { A_SET = 1, A_GRADES, A_SCALE, A_PART, A_COMPONENT };
static const struct { const char *code; enum means is[ARGS]; } means[] = {
	{ "declared-read", { 0, A_SET } }, { "reference-read", { 0, A_SET } },
	{ "declared-converted", { A_SET, A_SET } }, { "declared-scaled", { A_SET, A_SET } },
	{ "reference-scaled", { A_SET, A_SET } }, { "declared-rounded", { A_SET, A_SET } },
	{ "reference-rounded", { A_SET, A_SET } }, { "apart", { A_SET, A_SET } }, { "open-end", { A_SET, A_SET } },
	{ "items-common", { A_SET } }, { "items-declared", { A_SET } }, { "items-reference", { A_SET } },
	{ "scale", { A_SCALE } }, { "grades", { A_GRADES, A_GRADES } }, { "part", { A_PART } }, { "part-chosen", { A_PART } }, { "part-verdict", { A_PART } },
	{ "part-declared", { A_PART } }, { "part-reference", { A_PART } },
	{ "plan-tighter", { A_COMPONENT, A_SET, A_SET } }, { "plan-same", { A_COMPONENT, A_SET, A_SET } },
	{ "plan-looser", { A_COMPONENT, A_SET, A_SET } }, { "plan-unsaid", { A_COMPONENT, A_SET, A_SET } },
};

/* What is compared of two that are not detected, or of two sampling plans. */
static const char *
component(struct arena *a, enum lang l, const char *s)
{
	if (strcmp(s, "LOD") == 0)
		return msg(l, MSG_set_lod);
	return strcmp(s, "g") == 0 ? msg(l, MSG_set_sample) : msg_fill(a, l, MSG_set_plan, s, (char *)NULL);
}

/* An argument as people write it: "energy-efficiency" is 能效等级. */
static const char *
argument(struct arena *a, enum lang l, const char *code, size_t i, const char *s)
{
	enum means is = 0;

	for (size_t k = 0; k < sizeof means / sizeof *means; k++)
		if (strcmp(means[k].code, code) == 0)
			is = means[k].is[i];
	switch (is) {
	case A_SET:
		return set_words(a, l, s);
	case A_GRADES:
		return grades_words(a, l, s);
	case A_SCALE:
		return scale_words(l, s);
	case A_PART:
		return set_key(a, l, s);
	case A_COMPONENT:
		return component(a, l, s);
	}
	return s;
}

const char *
step_words(struct arena *a, enum lang l, const char *code, const char *const *arg, size_t n)
{
	/* "declared-unread ≥3级 scale": why it is not read. */
	bool scale = n == 2 && strcmp(arg[1], "scale") == 0;
	enum msg m = find(steps, "step_", scale ? arena_fmt(a, "%s-scale", code) : code);

	if (m == MSG_NONE)
		m = find(steps, "step_", code);
	const char *v[ARGS] = { NULL };
	bool conclusion = strcmp(code, "conclusion") == 0, part = strcmp(code, "part-verdict") == 0;

	if (m == MSG_NONE || n > ARGS) {
		const char *out = code;
		for (size_t i = 0; i < n; i++)
			out = arena_fmt(a, "%s %s", out, arg[i]);
		return out;
	}
	for (size_t i = 0; i < n; i++)
		v[i] = *arg[i] == '\0' ? msg(l, MSG_step_blank) : endless(a, argument(a, l, code, i, arg[i]));
	/* "declared-unread 7~5 swapped": what is wrong with it */
	if (n == 2 && !scale && (m == MSG_step_declared_unread || m == MSG_step_reference_unread)) {
		m = m == MSG_step_declared_unread ? MSG_step_declared_unread_slip : MSG_step_reference_unread_slip;
		v[1] = msg(l, slip_word(arg[1]));
	}
	if (conclusion && n == 2) {
		v[0] = msg(l, verdict_word(arg[0]));
		v[1] = msg(l, reason_word(arg[1]));
	} else if (part && n > 1)
		v[1] = msg(l, verdict_word(arg[1]));
	return msg_fill(a, l, m, v[0], v[1], v[2], v[3], (char *)NULL);
}

const char *
step_line_words(struct arena *a, enum lang l, const char *line)
{
	char *at = arena_dup(a, line, strcspn(line, "\n")), *code = at;
	const char *arg[ARGS + 1];
	size_t n = 0;

	while (n <= ARGS && (at = strchr(at, '\t')) != NULL) {
		*at++ = '\0';
		arg[n++] = at;
	}
	return step_words(a, l, code, arg, n);
}

const char **
derivation_words(struct arena *a, enum lang l, const char *derivation, size_t *n)
{
	size_t lines = 0;

	for (const char *s = derivation; *s != '\0'; s++)
		lines += *s == '\n';
	const char **out = arena_get(a, (lines + 1) * sizeof *out);
	*n = 0;
	for (const char *s = derivation, *end; (end = strchr(s, '\n')) != NULL; s = end + 1)
		if (strncmp(s, "conclusion\t", 11) != 0)
			out[(*n)++] = step_line_words(a, l, arena_fmt(a, "%.*s", (int)(end - s), s));
	return out;
}
