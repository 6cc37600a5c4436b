#include <stdarg.h>
#include <string.h>
#include "app/derivation.h"
#include "base/text.h"

static const char *const names[PROOF_MAX] = {
	[PROOF_DECLARED_READ] = "declared-read", [PROOF_REFERENCE_READ] = "reference-read",
	[PROOF_DECLARED_NONE] = "declared-none", [PROOF_REFERENCE_NONE] = "reference-none",
	[PROOF_DECLARED_UNREAD] = "declared-unread", [PROOF_REFERENCE_UNREAD] = "reference-unread",
	[PROOF_NAME_SAME] = "name-same", [PROOF_NAME_LISTED] = "name-listed", [PROOF_NAME_ALIKE] = "name-alike",
	[PROOF_PRODUCT_DIFFERS] = "product-differs",
	[PROOF_GRADE_SAME] = "grade-same", [PROOF_GRADE_ANY] = "grade-any", [PROOF_GRADE_DIFFERS] = "grade-differs",
	[PROOF_BASIS_SAME] = "basis-same", [PROOF_BASIS_DIFFERS] = "basis-differs",
	[PROOF_CONDITION_SAME] = "condition-same", [PROOF_CONDITION_DIFFERS] = "condition-differs",
	[PROOF_METHOD_SAME] = "method-same", [PROOF_METHOD_EQUIVALENT] = "method-equivalent",
	[PROOF_METHOD_UNSAID] = "method-unsaid", [PROOF_METHOD_DIFFERS] = "method-differs",
	[PROOF_UNIT_SAME] = "unit-same", [PROOF_UNIT_UNKNOWN] = "unit-unknown", [PROOF_UNIT_UNLIKE] = "unit-unlike",
	[PROOF_UNIT_CASE] = "unit-case", [PROOF_UNIT_FACTOR] = "unit-factor", [PROOF_UNIT_SCALE] = "unit-scale",
	[PROOF_DECLARED_CONVERTED] = "declared-converted",
	[PROOF_NOMINAL] = "nominal", [PROOF_DECLARED_SCALED] = "declared-scaled",
	[PROOF_REFERENCE_SCALED] = "reference-scaled",
	[PROOF_FULL_VALUE] = "full-value", [PROOF_ROUNDED_VALUE] = "rounded-value",
	[PROOF_DECLARED_ROUNDED] = "declared-rounded", [PROOF_REFERENCE_ROUNDED] = "reference-rounded",
	[PROOF_LOWER_TIGHTER] = "lower-tighter", [PROOF_LOWER_SAME] = "lower-same",
	[PROOF_LOWER_LOOSER] = "lower-looser",
	[PROOF_UPPER_TIGHTER] = "upper-tighter", [PROOF_UPPER_SAME] = "upper-same",
	[PROOF_UPPER_LOOSER] = "upper-looser",
	[PROOF_APART] = "apart", [PROOF_ITEMS_COMMON] = "items-common", [PROOF_ITEMS_DECLARED] = "items-declared",
	[PROOF_REQUIRED_COMMON] = "required-common", [PROOF_REQUIRED_DECLARED] = "required-declared",
	[PROOF_REQUIRED_REFERENCE] = "required-reference", [PROOF_PLAN_UNSAID] = "plan-unsaid",
	[PROOF_UNIT_UNSAID] = "unit-unsaid",
	[PROOF_ITEMS_REFERENCE] = "items-reference", [PROOF_SCALE] = "scale", [PROOF_GRADES] = "grades",
	[PROOF_SCALE_UNKNOWN] = "scale-unknown",
	[PROOF_LOD_WITHIN] = "lod-within", [PROOF_LOD_BEYOND] = "lod-beyond", [PROOF_LOD_UNKNOWN] = "lod-unknown",
	[PROOF_PLAN_TIGHTER] = "plan-tighter", [PROOF_PLAN_SAME] = "plan-same", [PROOF_PLAN_LOOSER] = "plan-looser",
	[PROOF_PART] = "part", [PROOF_PART_VERDICT] = "part-verdict", [PROOF_PART_CHOSEN] = "part-chosen",
	[PROOF_PART_DECLARED] = "part-declared",
	[PROOF_PART_REFERENCE] = "part-reference", [PROOF_OPEN_END] = "open-end", [PROOF_USE_RANGE] = "use-range",
	[PROOF_NOTHING_ON_FILE] = "nothing-on-file", [PROOF_NOT_DECLARED] = "not-declared",
	[PROOF_ROWS_UNCLEAR] = "rows-unclear", [PROOF_NO_REFERENCE] = "no-reference",
	[PROOF_DECLARED_TWICE] = "declared-twice", [PROOF_CONCLUSION] = "conclusion",
};

const char *
proof_name(enum proof c)
{
	return names[c];
}

struct derivation *
derivation_new(struct arena *a)
{
	struct derivation *d = arena_get(a, sizeof *d);

	d->a = a;
	return d;
}

/* The next step to be filled; NULL: there are enough. */
static struct proof_step *
next_step(struct derivation *d, enum proof code)
{
	if (d->n == PROOF_STEPS)
		return NULL;
	d->step = arena_grow(d->a, d->step, d->n, &d->room, sizeof *d->step);
	d->step[d->n] = (struct proof_step){ .code = code };
	return &d->step[d->n++];
}

/* A copy that fits a line; what is too long ends, at a whole character, in "…". */
static const char *
argument(struct arena *a, const char *s)
{
	size_t n = strlen(s);
	bool cut = n > PROOF_ARG_MAX;

	if (cut)
		for (n = PROOF_ARG_MAX - strlen("…"); n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80; n--)
			;
	char *out = arena_get(a, n + sizeof "…");
	for (size_t i = 0; i < n; i++)
		out[i] = (unsigned char)s[i] < ' ' ? ' ' : s[i];
	if (cut)
		memcpy(out + n, "…", sizeof "…");
	return out;
}

void
derivation_add(struct derivation *d, enum proof code, ...)
{
	struct proof_step *s = d == NULL ? NULL : next_step(d, code);
	const char *arg;
	va_list ap;

	if (s == NULL)
		return;
	va_start(ap, code);
	for (size_t i = 0; i < PROOF_ARGS && (arg = va_arg(ap, const char *)) != NULL; i++)
		s->arg[i] = argument(d->a, arg);
	va_end(ap);
}

const char *
derivation_print(struct arena *a, const struct derivation *d)
{
	size_t len = 1;

	for (size_t i = 0; d != NULL && i < d->n; i++) {
		len += strlen(names[d->step[i].code]) + 1;
		for (size_t k = 0; k < PROOF_ARGS && d->step[i].arg[k] != NULL; k++)
			len += strlen(d->step[i].arg[k]) + 1;
	}
	char *out = arena_get(a, len), *to = out;
	for (size_t i = 0; d != NULL && i < d->n; i++) {
		to = stpcpy(to, names[d->step[i].code]);
		for (size_t k = 0; k < PROOF_ARGS && d->step[i].arg[k] != NULL; k++) {
			*to++ = '\t';
			to = stpcpy(to, d->step[i].arg[k]);
		}
		*to++ = '\n';
	}
	return out;
}

static bool
code_of(const char *name, enum proof *out)
{
	for (int i = 0; i < PROOF_MAX; i++)
		if (strcmp(names[i], name) == 0) {
			*out = (enum proof)i;
			return true;
		}
	return false;
}

struct derivation *
derivation_read(struct arena *a, const char *text)
{
	struct derivation *d = derivation_new(a);
	char *line = arena_str(a, text), *end;

	for (; *line != '\0'; line = end + 1) {
		enum proof code;
		struct proof_step *s;
		char *arg;
		size_t n = 0;

		if ((end = strchr(line, '\n')) == NULL)
			return NULL;
		*end = '\0';
		if ((arg = strchr(line, '\t')) != NULL)
			*arg++ = '\0';
		if (!code_of(line, &code) || (s = next_step(d, code)) == NULL)
			return NULL;
		for (char *tab; arg != NULL; arg = tab) {
			if (n == PROOF_ARGS)
				return NULL;
			if ((tab = strchr(arg, '\t')) != NULL)
				*tab++ = '\0';
			s->arg[n++] = arg;
		}
	}
	return d;
}
