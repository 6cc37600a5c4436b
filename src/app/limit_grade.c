/* Grades of ordinal scales. */
#include <string.h>
#include "app/limit_read.h"

enum { GRADE_BYTES = 60 };

/* How the grade in a text is bounded. */
struct bounded { const struct sign *sign; bool exactly, or_better, or_worse; const char *token; };

static bool
accept(struct reading *r, const struct scale *s, struct rank from, struct rank to)
{
	r->out->form = LIMIT_ORDINAL;
	r->out->scale = s;
	r->out->from = from;
	r->out->to = to;
	return true;
}

static bool
at_least(struct reading *r, const struct scale *s, struct rank g, bool open)
{
	struct rank best = scale_best(s);

	if (open && (scale_is_product(s) || g.part[0] >= best.part[0]))
		return false;
	g.part[0] = (short)(g.part[0] + open);
	return accept(r, s, g, best);
}

static bool
at_most(struct reading *r, const struct scale *s, struct rank g, bool open)
{
	if (scale_is_product(s) || (open && g.part[0] == 0))
		return false;
	g.part[0] = (short)(g.part[0] - open);
	return accept(r, s, (struct rank){ { 0, 0 } }, g);
}

/* The grade as its scale understands the sign before it (scale.h: enum scale_sign). */
static bool
signed_grade(struct reading *r, const struct scale *s, struct rank g, const struct sign *sign)
{
	bool merit = strstr(sign->word, "低于") != NULL || strstr(sign->word, "高于") != NULL;
	/* ASCII, or of U+22xx and U+2Axx as ≥ is */
	bool symbol = (sign->word[0] & 0x80) == 0 || sign->word[0] == "≥"[0];

	switch (scale_sign(s)) {
	case SIGN_UP:
		return sign->upper ? at_most(r, s, g, sign->open) : at_least(r, s, g, sign->open);
	case SIGN_DOWN:		/* "≤2级" counts; "不低于2级" values; "≥2级" may do either */
		if (sign->upper && !merit)
			return at_least(r, s, g, sign->open);
		return !sign->upper && merit && at_least(r, s, g, sign->open);
	case SIGN_MERIT:
		return !sign->upper && (merit || symbol) && at_least(r, s, g, sign->open);
	default:
		return !sign->upper && merit && at_least(r, s, g, sign->open);
	}
}

static bool
grade_of(struct reading *r, const struct scale *s, struct rank g, const struct bounded *b)
{
	if (b->sign != NULL)
		return signed_grade(r, s, g, b->sign);
	if (b->or_better)
		return at_least(r, s, g, false);
	if (b->or_worse)
		return scale_sign(s) == SIGN_UP && at_most(r, s, g, false);
	if (!scale_is_value(s))
		return at_least(r, s, g, false);
	r->out->bare = !b->exactly;
	return accept(r, s, g, g);
}

/* A token without what may stand behind a grade of the scale. */
static const char *
stem(struct reading *r, const struct scale *s, const char *token)
{
	const char *x = scale_suffix(s);

	while (*x != '\0') {
		size_t n = strcspn(x, "|");
		size_t len = strlen(token);
		if (len > n && memcmp(token + len - n, x, n) == 0)
			return arena_dup(r->a, token, len - n);
		x += n + (x[n] == '|');
	}
	return token;
}

/* A grade of the scale; "B级(130℃)" and "130(B级)" name one twice, "B1级(B-s1,d0,t0)" once and more finely. */
static bool
find(struct reading *r, const struct scale *s, const char *token, struct rank *g)
{
	const char *open = strchr(token, '('), *close = open == NULL ? NULL : strchr(open, ')');
	struct rank again;

	if (open == NULL)
		return scale_find(s, stem(r, s, token), g);
	if (scale_is_product(s)) {
		const char *class = stem(r, s, arena_dup(r->a, token, (size_t)(open - token)));
		return scale_find(s, arena_fmt(r->a, "%s%s", class, open), g);
	}
	if (close == NULL || close[1] != '\0' || open == token)
		return false;
	const char *inner = arena_dup(r->a, open + 1, (size_t)(close - open - 1));
	if (ends_in(inner, "℃"))
		inner = arena_dup(r->a, inner, strlen(inner) - strlen("℃"));
	return scale_find(s, stem(r, s, arena_dup(r->a, token, (size_t)(open - token))), g) &&
	    scale_find(s, stem(r, s, inner), &again) && memcmp(g, &again, sizeof again) == 0;
}

/* Cuts w off the end of *s. */
static bool
cut(struct reading *r, const char **s, const char *w)
{
	size_t n = strlen(*s), k = strlen(w);

	if (n <= k || strcmp(*s + n - k, w) != 0)
		return false;
	*s = arena_dup(r->a, *s, n - k);
	return true;
}

/* "IP65和IP67": both at once, as "IP65/IP67" writes it. */
static const char *
both_at_once(struct reading *r, const char *token)
{
	static const char *const and[] = { "和", "及", "且", "与" };

	if (*token < 'A' || *token > 'Z')		/* no code */
		return token;
	for (const char *p = token, *t; *p != '\0'; p++)
		if ((*p & 0x80) != 0 && (t = AFTER_ANY(p, and)) != NULL)
			return both_at_once(r, arena_fmt(r->a, "%.*s/%s", (int)(p - token), token, t));
	return token;
}

static void
bounds_of(struct reading *r, const char *s, struct bounded *b)
{
	static const char *const better[] = { "及以上", "或以上", "(含)以上", "以上(含)", "及其以上", "以上" };
	static const char *const worse[] = { "及以下", "或以下", "(含)以下", "以下(含)", "以下" };
	const char *t;

	*b = (struct bounded){ .sign = NULL };
	t = read_sign(s, &b->sign);
	if (t == NULL) {
		b->sign = NULL;
		t = after(s, "=");
		b->exactly = t != NULL;
	}
	b->token = t == NULL ? s : t;
	bool behind = b->sign == NULL && !b->exactly;
	for (size_t i = 0; i < sizeof better / sizeof *better && behind && !b->or_better; i++)
		b->or_better = cut(r, &b->token, better[i]);
	for (size_t i = 0; i < sizeof worse / sizeof *worse && behind && !b->or_better && !b->or_worse; i++)
		b->or_worse = cut(r, &b->token, worse[i]);
	b->token = both_at_once(r, b->token);
	/* "B1级(B-s1,d0,t0)" */
	const char *level = strstr(b->token, "级(");
	if (level != NULL)
		b->token = arena_fmt(r->a, "%.*s%s", (int)(level - b->token), b->token, level + strlen("级"));
}

/* The text without the name of the scale it begins or ends with: "能效等级：2级" is "2级"; NULL: not there. */
static const char *
without_name(struct reading *r, const struct scale *s, const char *text)
{
	static const char *const level[] = { "等级", "级别", "性能等级", "性能" };
	static const char *const be[] = { ":", "应为", "应达到", "达到", "为", "应" };
	const char *at, *p;
	size_t n;

	if (!scale_spoken_of(s, text, &at, &n))
		return NULL;
	if (at > text) {		/* "2级能效", "2级能效及以上" */
		if (at[n] != '\0' && after(at + n, "及以上") == NULL && after(at + n, "以上") == NULL)
			return NULL;
		return arena_fmt(r->a, "%.*s%s", (int)(at - text), text, at + n);
	}
	at += n;
	if ((p = AFTER_ANY(at, level)) != NULL)
		at = p;
	const struct sign *sign;
	if (read_sign(at, &sign) == NULL && (p = AFTER_ANY(at, be)) != NULL)
		at = p;
	return at;
}

static bool
named_in_text(struct reading *r, const char *text)
{
	uint64_t all = scales_spoken_of(text);
	const struct scale *s;
	struct bounded b;
	struct rank g;

	for (size_t i = 0; all >> i != 0; i++) {
		const char *t = (all >> i & 1) == 0 ? NULL : without_name(r, s = scale_at(i), text);
		if (t == NULL)
			continue;
		bounds_of(r, t, &b);
		if (find(r, s, b.token, &g))
			return grade_of(r, s, g, &b);
	}
	return false;
}

/* "3-4" is a half grade where steps are counted: behind it stands 级, or in the column beside. */
static bool
by_itself(struct reading *r, const struct bounded *b)
{
	bool strong;
	const struct scale *s = scale_by_grade(b->token, &strong);
	struct rank g;

	if (s == NULL) {
		const char *t = b->token;
		if (!cut(r, &t, "级"))
			t = b->token;
		else
			s = scale_by_grade(t, &strong);
	}
	if (s == NULL || (!strong && *r->indicator != '\0') || !find(r, s, b->token, &g))
		return false;
	if (strcmp(scale_id(s), "half-grade") == 0 && !ends_in(b->token, "级") &&
	    (r->beside == NULL || !counts_steps(r->beside)))
		return false;
	return grade_of(r, s, g, b);
}

/*
 * Whether the indicator is the scale's grade and nothing more: 耐水色牢度, 能效等级, 色牢度(变色), 色牢度/耐干摩擦; not
 * 星级酒店数量, nor 准确度等级差.
 */
static bool
is_grade_itself(struct reading *r, const struct scale *s)
{
	static const char *const behind[] = { "等级", "级别", "性能等级", "级", "/级", ")/级", "(级)",
	    ")(级)" }, *const more[] = { "(", "/", "-", ",", ":",
	    "、", "耐", "变色", "沾色", "原样", "贴衬" };
	const char *at = r->indicator, *p;
	size_t n;

	while (scale_spoken_of(s, at, &p, &n)) {
		at = p + n;
		bool grades = ends_in(arena_dup(r->a, p, n), "级") || ends_in(arena_dup(r->a, p, n), "牢度") ||
		    ends_in(arena_dup(r->a, p, n), "AQL");
		if ((p = AFTER_ANY(at, behind)) != NULL) {
			grades = true;
			at = p;
		}
		if (grades && (*at == '\0' || AFTER_ANY(at, more) != NULL))
			return true;
	}
	return false;
}

static bool
named_by_indicator(struct reading *r, const struct bounded *b)
{
	const struct scale *s;
	struct rank g;

	/* "≥6" of 气密性能 may be a grade or a flow: a number alone is a grade where grades are what is counted. */
	bool alone = b->token[strspn(b->token, "0123456789.-")] == '\0' && r->beside == NULL;
	for (size_t i = 0; r->scales >> i != 0; i++)
		if ((r->scales >> i & 1) != 0 && (s = scale_at(i), !alone || is_grade_itself(r, s)) &&
		    find(r, s, b->token, &g))
			return grade_of(r, s, g, b);
	return false;
}

/* "AQL 2.5", "AQL≤2.5", "接收质量限(AQL)为2.5" (GB/T 2828.1-2012 5). */
static bool
aql(struct reading *r, const char *s)
{
	static const char *const name[] = { "接收质量限(AQL)", "接收质量限AQL", "AQL值", "AQL" };
	static const char *const be[] = { "=", ":", "为", "≤", "不大于", "不超过" };
	const char *t = AFTER_ANY(s, name), *p;
	const struct scale *scale;
	struct rank g;

	if (t == NULL || (scale = scale_of("aql")) == NULL)
		return false;
	if ((p = AFTER_ANY(t, be)) != NULL)
		t = p;
	return scale_find(scale, t, &g) && at_least(r, scale, g, false);
}

/* "colour-fastness>=3-4", "half-grade:3-4", "star[2,4]": the normal form; that of an AQL is "AQL 2.5". */
static bool
normal_grade(struct reading *r, const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-");
	const struct scale *scale;
	struct rank g, h;

	if (n == 0 || s[n] == '\0' || strchr("><:[", s[n]) == NULL ||
	    (scale = scale_of(arena_dup(r->a, s, n))) == NULL || strcmp(scale_id(scale), "aql") == 0)
		return false;
	s += n;
	if (s[0] == '>' && s[1] == '=')
		return scale_find(scale, s + 2, &g) && at_least(r, scale, g, false);
	if (s[0] == '<' && s[1] == '=')
		return scale_find(scale, s + 2, &g) && at_most(r, scale, g, false);
	if (s[0] == ':') {
		r->out->bare = true;
		return scale_is_value(scale) && scale_find(scale, s + 1, &g) && accept(r, scale, g, g);
	}
	const char *comma = strchr(s, ',');
	size_t len = strlen(s);
	if (s[0] != '[' || comma == NULL || s[len - 1] != ']' || scale_is_product(scale))
		return false;
	return scale_find(scale, piece(r->a, s + 1, comma), &g) &&
	    scale_find(scale, piece(r->a, comma + 1, s + len - 1), &h) && g.part[0] <= h.part[0] &&
	    accept(r, scale, g, h);
}

bool
expects_grade(struct reading *r, const char *s)
{
	if (r->beside != NULL && counts_steps(r->beside))
		return true;
	return !r->beside_given && r->scales != 0 && strlen(s) <= GRADE_BYTES;
}

bool
may_be_pencil(struct reading *r, const char *s)
{
	static const char *const inductance[] = { "电感", "自感", "互感", "感量" };
	struct bounded b;
	struct rank g;

	if (r->beside_given || !ends_in(s, "H"))
		return false;
	for (size_t i = 0; i < sizeof inductance / sizeof *inductance; i++)
		if (strstr(r->indicator, inductance[i]) != NULL)
			return false;
	bounds_of(r, squeezed(r->a, s), &b);
	return scale_find(scale_of("pencil-hardness"), b.token, &g);
}

bool
read_grade(struct reading *r, const char *s, enum limit_kind *kind)
{
	static const char *const lead[] = { "应达到", "应符合", "达到", "应为" };
	struct bounded b;
	const char *t, *p;

	if (strlen(s) > GRADE_BYTES || (r->beside_given && (r->beside == NULL || !counts_steps(r->beside))))
		return false;
	*kind = KIND_UNPARSED;
	t = squeezed(r->a, s);
	if ((p = AFTER_ANY(t, lead)) != NULL)
		t = p;
	if (normal_grade(r, t) || aql(r, t))
		return true;
	wipe(r);
	if (named_in_text(r, t))
		return true;
	wipe(r);
	bounds_of(r, t, &b);
	if (named_by_indicator(r, &b) || by_itself(r, &b))
		return true;
	wipe(r);
	return false;
}
