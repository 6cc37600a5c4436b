#include <stdbool.h>
#include <string.h>
#include "i18n/set.h"
#include "i18n/scale_names.h"

static const char *
after(const char *s, const char *w)
{
	size_t n = strlen(w);

	return strncmp(s, w, n) == 0 ? s + n : NULL;
}

static const struct scale_name *
scale_named(const char *id, size_t n)
{
	for (size_t i = 0; i < sizeof scale_names / sizeof *scale_names; i++)
		if (strlen(scale_names[i].id) == n && memcmp(scale_names[i].id, id, n) == 0)
			return &scale_names[i];
	return NULL;
}

const char *
scale_words(enum lang l, const char *id)
{
	const struct scale_name *s = scale_named(id, strlen(id));

	return s == NULL ? id : l == LANG_ZH ? s->zh : s->en;
}

static const char *
two(struct arena *a, enum lang l, enum msg m, const char *x, const char *y)
{
	return msg_fill(a, l, m, x, y, (char *)NULL);
}

/* The value with its unit; unit "" is none. */
static const char *
with(struct arena *a, const char *value, const char *unit)
{
	return *unit == '\0' ? value : arena_fmt(a, "%s %s", value, unit);
}

/* The unit behind the form: " mg/kg"; "1" is none. NULL: something else stands there. */
static const char *
unit_behind(const char *s)
{
	if (*s == '\0' || strcmp(s, " 1") == 0)
		return "";
	return *s == ' ' && s[1] != '\0' ? s + 1 : NULL;
}

/* "(-inf,5] %", "Δ[-5,5] ℃", "[95,+inf)*标称值 %". */
static const char *
interval(struct arena *a, enum lang l, const char *set)
{
	const char *s = after(set, "Δ"), *of = NULL, *comma, *close, *unit, *out;
	bool deviation = s != NULL;

	if (s == NULL)
		s = set;
	if (*s != '[' && *s != '(')		/* "Δ", cut */
		return set;
	close = s + 1 + strcspn(s + 1, "])");
	if ((comma = strchr(s, ',')) == NULL || comma > close || *close == '\0')
		return set;
	const char *lo = arena_dup(a, s + 1, (size_t)(comma - s - 1)), *hi = arena_dup(a, comma + 1,
	    (size_t)(close - comma - 1)), *rest = close + 1;
	if (*rest == '*') {
		size_t n = strcspn(rest + 1, " ");
		of = arena_dup(a, rest + 1, n);
		rest += 1 + n;
	}
	if ((unit = unit_behind(rest)) == NULL)
		return set;
	bool lower = strcmp(lo, "-inf") != 0, upper = strcmp(hi, "+inf") != 0, lo_open = *s == '(', hi_open = *close == ')';
	if (!lower && !upper)
		return set;
	const char *from = arena_fmt(a, "%s%s", lo_open ? ">" : "≥", lo), *to = arena_fmt(a, "%s%s", hi_open ? "<" : "≤", hi);
	if (deviation && lower && upper && !lo_open && !hi_open && *lo == '-') {
		if (strcmp(lo + 1, hi) == 0)
			out = with(a, arena_fmt(a, "±%s", hi), unit);
		else
			out = with(a, arena_fmt(a, "%s%s/−%s", strcmp(hi, "0") == 0 || *hi == '-' ? "" : "+", hi,
			    lo + 1), unit);
		deviation = false;
	} else if (!upper)
		out = with(a, from, unit);
	else if (!lower)
		out = with(a, to, unit);
	else if (lo_open || hi_open)
		out = with(a, two(a, l, MSG_set_both, from, to), unit);
	else if (strcmp(lo, hi) == 0)
		out = with(a, arena_fmt(a, "=%s", lo), unit);
	else
		out = with(a, two(a, l, MSG_set_from_to, lo, hi), unit);
	if (deviation)
		out = msg_fill(a, l, MSG_set_deviation, out, (char *)NULL);
	return of == NULL ? out : two(a, l, MSG_set_share, out, of);
}

/* "{12,24} V", "test{无击穿,无闪络}": what stands in the braces. */
static const char *
listed(struct arena *a, enum lang l, const char *set, const char *s, enum msg between)
{
	const char *close = strrchr(s, '}'), *unit = close == NULL ? NULL : unit_behind(close + 1), *out = NULL;

	if (unit == NULL)
		return set;
	char *item = arena_dup(a, s, (size_t)(close - s)), *next;
	for (; item != NULL; item = next) {
		if ((next = strchr(item, ',')) != NULL)
			*next++ = '\0';
		out = out == NULL ? item : two(a, l, between, out, item);
	}
	return with(a, out, unit);
}

/* "{优等品:[46,+inf);合格品:[45,+inf)} %", "all{平均:[30,+inf);单个:[25,+inf)}". */
static const char *
parts(struct arena *a, enum lang l, const char *set, const char *s, enum msg between)
{
	const char *close = strrchr(s, '}'), *unit = close == NULL ? NULL : unit_behind(close + 1), *out = NULL;

	if (unit == NULL)
		return set;
	char *part = arena_dup(a, s, (size_t)(close - s)), *next;
	for (; part != NULL; part = next) {
		if ((next = strchr(part, ';')) != NULL)
			*next++ = '\0';
		char *colon = strchr(part, ':');
		if (colon == NULL)
			return set;
		*colon = '\0';
		const char *one = two(a, l, MSG_set_part, set_key(a, l, part), set_words(a, l, with(a, colon + 1, unit)));
		out = out == NULL ? one : two(a, l, between, out, one);
	}
	return out;
}

/* "ND", "ND(<0.01)/25 g mg/kg", "ND(LOQ<0.03) mg/kg". */
static const char *
not_detected(struct arena *a, enum lang l, const char *set, const char *s)
{
	const char *limit = "", *sample = "", *p;
	enum msg which = MSG_set_lod;

	if ((p = after(s, "(LOQ<")) != NULL)
		which = MSG_set_loq;
	if (p != NULL || (p = after(s, "(<")) != NULL) {
		size_t n = strcspn(p, ")");
		if (p[n] == '\0')
			return set;
		limit = arena_dup(a, p, n);
		s = p + n + 1;
	}
	if (*s == '/') {
		size_t n = strcspn(s + 1, " ");
		n += s[n + 1] == ' ' ? 1 + strcspn(s + n + 2, " ") : 0;
		sample = arena_dup(a, s + 1, n);
		s += 1 + n;
	}
	const char *unit = unit_behind(s);
	if (unit == NULL)
		return set;
	if (*limit != '\0')
		limit = arena_fmt(a, "%s %s", msg(l, which), with(a, limit, unit));
	else if (*unit != '\0')
		limit = unit;
	if (*sample == '\0')
		return *limit == '\0' ? msg(l, MSG_set_not_detected) :
		    msg_fill(a, l, MSG_set_not_detected_by, limit, (char *)NULL);
	return *limit == '\0' ? msg_fill(a, l, MSG_set_not_detected_in, sample, (char *)NULL) :
	    two(a, l, MSG_set_not_detected_in_by, sample, limit);
}

/* "colour-fastness>=3-4 级", "ip>=IP54", "half-grade:3-4", "star[2,4]". */
static const char *
grades(struct arena *a, enum lang l, const char *set)
{
	size_t n = strspn(set, "abcdefghijklmnopqrstuvwxyz0123456789-");
	const struct scale_name *scale = scale_named(set, n);
	const char *s = set + n, *p, *comma, *close;

	if (scale == NULL)
		return set;
	const char *name = l == LANG_ZH ? scale->zh : scale->en, *level = l == LANG_ZH ? scale->suffix : "";
#define GRADE(from, to) with(a, arena_dup(a, from, (size_t)((to) - (from))), level)
	if ((p = after(s, ">=")) != NULL)
		return two(a, l, scale->up ? MSG_set_grade_least : MSG_set_grade_better, name,
		    GRADE(p, p + strcspn(p, " ")));
	if ((p = after(s, "<=")) != NULL)
		return two(a, l, scale->up ? MSG_set_grade_most : MSG_set_grade_worse, name, GRADE(p, p + strcspn(p, " ")));
	if (*s == ':')
		return two(a, l, MSG_set_grade, name, GRADE(s + 1, s + strcspn(s, " ")));
	if (*s != '[' || (comma = strchr(s, ',')) == NULL || (close = strchr(comma, ']')) == NULL)
		return set;
	return two(a, l, MSG_set_grade, name, two(a, l, MSG_set_from_to, arena_dup(a, s + 1, (size_t)(comma - s - 1)),
	    GRADE(comma + 1, close)));
#undef GRADE
}

const char *
grades_words(struct arena *a, enum lang l, const char *s)
{
	const char *dots = strstr(s, "…");

	return dots == NULL ? s : two(a, l, MSG_set_from_to, arena_dup(a, s, (size_t)(dots - s)), dots + strlen("…"));
}

const char *
set_key(struct arena *a, enum lang l, const char *key)
{
	const char *bar = strchr(key, '|');

	return bar == NULL ? key : two(a, l, MSG_set_and, arena_dup(a, key, (size_t)(bar - key)), bar + 1);
}

const char *
set_words(struct arena *a, enum lang l, const char *set)
{
	const char *p;

	if (*set == '[' || *set == '(' || after(set, "Δ") != NULL)
		return interval(a, l, set);
	if ((p = after(set, "all{")) != NULL)
		return parts(a, l, set, p, MSG_set_also);
	if ((p = after(set, "test{")) != NULL)
		return listed(a, l, set, p, MSG_set_and);
	if (*set == '{')
		return strchr(set, ':') != NULL ? parts(a, l, set, set + 1, MSG_set_parts) :
		    listed(a, l, set, set + 1, MSG_set_or);
	if ((p = after(set, "ND")) != NULL)
		return not_detected(a, l, set, p);
	if (strcmp(set, "agreed") == 0)
		return msg(l, MSG_set_agreed);
	if ((after(set, "n=") != NULL || strspn(set, "0123456789./") > 0) && strlen(set) > 2 && strcmp(set + strlen(set) - 2, " 1") == 0)
		return arena_dup(a, set, strlen(set) - 2);
	return grades(a, l, set);
}
