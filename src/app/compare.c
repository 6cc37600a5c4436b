#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "app/compare.h"
#include "app/number.h"
#include "base/dec.h"
#include "base/text.h"

struct synonym { const char *name, *canonical; };
#include "app/condition_table.h"
#include "app/indicator_table.h"

const char compare_engine[] = "mingbiao-core 2";

static const char *const verdicts[V_MAX] = {
	"stricter", "equal", "lower", "partly", "conflict", "missing", "new", "incomparable", "needs-human",
};
static const char *const reasons[R_MAX] = {
	"subset", "same-set", "superset", "overlap", "disjoint", "not-declared", "no-reference",
	"reference-sets-no-limit", "declared-unparsed", "reference-unparsed", "unit-unknown", "unit-kind",
	"condition-differs", "grade-unclear", "method-differs", "use-range", "open-end", "scale",
	"name-alike", "unit-case", "nothing-on-file",
};

const char *
verdict_name(enum verdict v)
{
	return verdicts[v];
}

const char *
reason_name(enum reason r)
{
	return reasons[r];
}

bool
verdict_of(const char *name, enum verdict *out)
{
	for (int i = 0; i < V_MAX; i++)
		if (strcmp(verdicts[i], name) == 0) {
			*out = (enum verdict)i;
			return true;
		}
	return false;
}

bool
reason_of(const char *name, enum reason *out)
{
	for (int i = 0; i < R_MAX; i++)
		if (strcmp(reasons[i], name) == 0) {
			*out = (enum reason)i;
			return true;
		}
	return false;
}

/* ---- names in normal form ---- */

static bool
ends_with(const char *s, const char *tail)
{
	size_t n = strlen(s), t = strlen(tail);

	return n >= t && strcmp(s + n - t, tail) == 0;
}

/* Folded, no spaces, ASCII in lower case. */
static char *
plain(struct arena *a, const char *s)
{
	char *f = text_fold(a, s == NULL ? "" : s), *to = f;

	for (const char *p = f; *p != '\0'; p++)
		if (*p != ' ')
			*to++ = *p >= 'A' && *p <= 'Z' ? (char)(*p - 'A' + 'a') : *p;
	*to = '\0';
	return f;
}

static const char *
synonym(const struct synonym *t, size_t n, const char *name)
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int c = strcmp(name, t[mid].name);
		if (c == 0)
			return t[mid].canonical;
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}
#define SYNONYM(table, name) synonym(table, sizeof table / sizeof *table, name)

/*
 * Whether a remark behind a name is its unit. One letter may as well be an element, a class or a
 * symbol ("钾(K)", "甲醛(A)", "维生素(A)", "C/N"): it is a unit only behind the quantity measured
 * in it.
 */
static bool
remark_is_unit(struct arena *a, const char *name, const char *unit)
{
	static const struct { char letter; const char *quantity; } one[] = {
		{ 'A', "流" }, { 'K', "温升" }, { 'V', "压" }, { 'W', "功率" }, { 'W', "功耗" },
		{ 'W', "量" },
		{ 'N', "力" }, { 'J', "功" }, { 'J', "能" }, { 'h', "时间" }, { 'h', "寿命" },
		{ 's', "时间" },
		{ 'd', "时间" }, { 'm', "长" }, { 'm', "高" }, { 'g', "重" }, { 'g', "质量" },
		{ 'a', "寿命" },
		{ 'm', "宽" }, { 't', "重" }, { 'L', "容" },
	};
	const struct unit *u = unit_find(a, unit);

	if (u == NULL || *unit == '\0')
		return false;
	if (strcmp(unit, "min") == 0)		/* or minimum */
		return strstr(name, "时") != NULL || strstr(name, "周期") != NULL;
	if (unit[1] != '\0' || unit[0] == '%')
		return true;
	for (size_t i = 0; i < sizeof one / sizeof *one; i++)
		if (one[i].letter == unit[0] && strstr(name, one[i].quantity) != NULL)
			return true;
	return false;
}

/*
 * Cuts "(mg/L)" and "/MPa" off the end: the unit has a column of its own. "(以Pb计)" and
 * "/额定转矩" stay. Returns the unit cut off, "" for none.
 */
static const char *
drop_unit(struct arena *a, char *s)
{
	size_t n = strlen(s);
	char *open = NULL;
	int depth = 0;

	if (n > 2 && s[n - 1] == ')')
		for (char *p = s + n; p-- > s && open == NULL;) {
			depth += *p == ')' ? 1 : *p == '(' ? -1 : 0;
			if (depth == 0)
				open = p;
		}
	if (open != NULL && open > s) {
		const char *unit = arena_dup(a, open + 1, (size_t)(s + n - 1 - open - 1));
		*open = '\0';
		if (!remark_is_unit(a, s, unit))
			*open = '(';
		else if (open[-1] == '/')		/* "铅/(mg/kg)" */
			open[-1] = '\0';
		return *open == '(' ? "" : unit;
	}
	char *slash = strchr(s, '/');
	if (slash != NULL && slash > s) {
		*slash = '\0';
		if (remark_is_unit(a, s, slash + 1))
			return slash + 1;
		*slash = '/';
	}
	return "";
}

/* Tables write "水分/% ≤" over a column of numbers. */
static void
drop_sign(char *s)
{
	static const char *const signs[] = { "≤", "≥", "≧", "≦", "⩽", "⩾", "<", ">", "=", ":",
	    ";", "," };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (ends_with(s, signs[i])) {
			s[strlen(s) - strlen(signs[i])] = '\0';
			i = (size_t)-1;		/* from the first again: "≤:" */
		}
}

/* The key of a name, and the unit that stands behind it there ("" for none). */
static const char *
key_of(struct arena *a, const char *name, const char **unit)
{
	char *s = text_fold(a, name == NULL ? "" : name), *to = s;

	for (const char *p = s; *p != '\0'; p++)	/* the unit's case matters until it is dropped */
		if (*p != ' ')
			*to++ = *p;
	*to = '\0';
	drop_sign(s);
	*unit = "";
	const char *canonical = SYNONYM(indicator_table, plain(a, s));	/* "酸碱度(pH)": no unit there */
	if (canonical != NULL)
		return canonical;
	*unit = drop_unit(a, s);
	s = plain(a, s);
	canonical = SYNONYM(indicator_table, s);
	return canonical != NULL ? canonical : s;
}

const char *
indicator_key(struct arena *a, const char *name)
{
	const char *unit;

	return key_of(a, name, &unit);
}

/* ---- what must be the same before limits can be compared ---- */

enum { PHRASES = 16 };
struct phrases { const char *s[PHRASES]; size_t n; };

static int
by_text(const void *x, const void *y)
{
	const char *const *a = x, *const *b = y;

	return strcmp(*a, *b);
}

/* A listed synonym, of this indicator before that of any. */
static const char *
phrase_key(struct arena *a, const char *indicator, const char *s)
{
	const char *c = SYNONYM(condition_table, arena_fmt(a, "%s|%s", indicator, s));

	if (c == NULL)
		c = SYNONYM(condition_table, s);
	return c != NULL ? c : s;
}

/*
 * A condition as a sorted set of phrases without doubles; instruments apart. More than PHRASES: one
 * phrase of all, which is equal to nothing but itself.
 */
static void
phrases_of(struct arena *a, const char *indicator, const char *condition, struct phrases *out,
    struct phrases *instruments)
{
	static const char *const cuts[] = { ",", ";", "、" };
	const char *s = plain(a, condition), *from = s;

	out->n = instruments->n = 0;
	if (strcmp(s, "-") == 0 || strcmp(s, "/") == 0)
		return;
	for (const char *p = s;; p++) {
		size_t len = *p == '\0' ? 0 : SIZE_MAX;
		for (size_t i = 0; i < sizeof cuts / sizeof *cuts && len == SIZE_MAX; i++)
			if (strncmp(p, cuts[i], strlen(cuts[i])) == 0)
				len = strlen(cuts[i]);
		if (len == SIZE_MAX)
			continue;
		if (p > from) {
			const char *t = arena_dup(a, from, (size_t)(p - from));
			bool tool = ends_with(t, "兆欧表") || ends_with(t, "摇表") || ends_with(t, "绝缘电阻测试仪");
			struct phrases *to = tool ? instruments : out;
			if (to->n == PHRASES) {
				out->s[0] = s;
				out->n = 1;
				instruments->n = 0;
				return;
			}
			to->s[to->n++] = tool ? t : phrase_key(a, indicator, t);
		}
		if (len == 0)
			break;
		p += len - 1;
		from = p + 1;
	}
	size_t k = 0;
	qsort(out->s, out->n, sizeof *out->s, by_text);
	for (size_t i = 0; i < out->n; i++)
		if (k == 0 || strcmp(out->s[k - 1], out->s[i]) != 0)
			out->s[k++] = out->s[i];
	out->n = k;
	qsort(instruments->s, instruments->n, sizeof *instruments->s, by_text);
}

static bool
same_phrases(const struct phrases *x, const struct phrases *y)
{
	if (x->n != y->n)
		return false;
	for (size_t i = 0; i < x->n; i++)
		if (strcmp(x->s[i], y->s[i]) != 0)
			return false;
	return true;
}

enum fit { FIT, FIT_UNSAID, FIT_NOT };

/* A key without its brackets and without a symbol behind a Chinese name: "铅(以pb计)" is "铅". */
static const char *
bare_name(struct arena *a, const char *key)
{
	char *s = arena_str(a, key), *to = s;
	int depth = 0;

	for (const char *p = key; *p != '\0'; p++) {
		if (*p == '(' || *p == '[')
			depth++;
		else if ((*p == ')' || *p == ']') && depth > 0)
			depth--;
		else if (depth == 0)
			*to++ = *p;
	}
	*to = '\0';
	if (((unsigned char)s[0] & 0x80) != 0)
		while (to > s && ((unsigned char)to[-1] & 0x80) == 0)
			*--to = '\0';
	return s;
}

/* What a row is about, in normal form; worked out once a row. */
struct subject { const char *key, *bare, *grade; struct phrases condition, instruments; };

static void
subject_of(struct arena *a, const struct requirement *q, const char *key, struct subject *s)
{
	s->key = key;
	s->bare = bare_name(a, key);
	s->grade = plain(a, q->class_grade);
	if (strcmp(s->grade, "-") == 0 || strcmp(s->grade, "/") == 0)
		s->grade = "";
	phrases_of(a, key, q->condition, &s->condition, &s->instruments);
}

/* FIT: same conditions (or none on both sides). FIT_UNSAID: one side names some, the other none. */
static enum fit
condition_fit(const struct subject *d, const struct subject *r)
{
	if (d->instruments.n > 0 && r->instruments.n > 0 && !same_phrases(&d->instruments, &r->instruments))
		return FIT_NOT;
	if (same_phrases(&d->condition, &r->condition))
		return FIT;
	return d->condition.n == 0 || r->condition.n == 0 ? FIT_UNSAID : FIT_NOT;
}

/*
 * "A类(婴幼儿纺织产品)" is "A类", "130(B级)" is "130" and "B级": a bracket explains or renames. Two
 * brackets that differ do not match.
 */
static bool
same_grade(const char *x, const char *y)
{
	if (strcmp(x, y) == 0)
		return true;
	const char *bx = strchr(x, '('), *by = strchr(y, '(');
	if ((bx == NULL) == (by == NULL))
		return false;
	const char *full = bx != NULL ? x : y, *open = bx != NULL ? bx : by, *bare = bx != NULL ? y : x;
	size_t head = (size_t)(open - full), n = strlen(bare);
	if (!ends_with(full, ")") || head == 0 || n == 0)
		return false;
	return (n == head && memcmp(bare, full, n) == 0) ||
	    (n == strlen(open) - 2 && memcmp(bare, open + 1, n) == 0);
}

/* A reference without a grade is for all of them. */
static enum fit
grade_fit(const struct subject *d, const struct subject *r)
{
	if (*r->grade == '\0' || same_grade(d->grade, r->grade))
		return FIT;
	return *d->grade == '\0' ? FIT_UNSAID : FIT_NOT;
}

enum { CITED = 8 };
struct method { const char *undated[CITED], *year[CITED], *place[CITED]; size_t n; const char *words; };

/*
 * "13.2", "第13.2条", "中18.4", "第一法" behind a cited number: the place in it, in normal form; ""
 * for none.
 */
static const char *
place_of(struct arena *a, const char *s)
{
	static const char *const skip[] = { " ", "中", "第", "的", "章", "条" };
	const char *from, *to;
	bool found = true;

	while (found) {
		found = false;
		for (size_t i = 0; i < sizeof skip / sizeof *skip; i++)
			if (strncmp(s, skip[i], strlen(skip[i])) == 0) {
				s += strlen(skip[i]);
				found = true;
			}
	}
	for (from = to = s; (*to >= '0' && *to <= '9') || (*to == '.' && to > from); to++)
		;
	if (to == from) {		/* "一法" */
		static const char *const numerals[] = { "一", "二", "三", "四", "五", "六", "七",
		    "八", "九", "十" };
		for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
			if (strncmp(from, numerals[i], strlen(numerals[i])) == 0)
				to = from + strlen(numerals[i]);
		if (to == from || strncmp(to, "法", strlen("法")) != 0)
			return "";
	}
	return arena_dup(a, from, (size_t)(to - from));
}

/*
 * The standards a method cites; words: the text in normal form where it cites none and is no
 * clause.
 */
static void
method_of(struct arena *a, const char *text, struct method *m)
{
	const char *at = text == NULL ? "" : text;
	struct number n;

	m->n = 0;
	m->words = "";
	while (m->n < CITED && number_next(a, &at, &n)) {
		m->undated[m->n] = n.undated;
		m->year[m->n] = n.year;
		m->place[m->n++] = place_of(a, at);
	}
	if (m->n > 0)
		return;
	/* "7.2", "第5.3条", "附录A", "本标准6.2.4", "见7.3": places in the declarer's own text */
	const char *s = plain(a, text);
	static const char *const place[] = { "第", "条", "章", "款", "项", "附录", "见", "按",
	    "本标准", "本文件", "本技术要求",
	    "表", "规定", "的", "进行", "试验", "检验", "方法", "、", "和", "至" };
	for (const char *p = s; *p != '\0';) {
		size_t len = 0;
		if ((*p >= '0' && *p <= '9') || (*p != '\0' && strchr(".-~,;()/", *p) != NULL) ||
		    (*p >= 'a' && *p <= 'z' && (p == s || !(p[-1] >= 'a' && p[-1] <= 'z')) &&
		    !(p[1] >= 'a' && p[1] <= 'z')))
			len = 1;
		for (size_t i = 0; i < sizeof place / sizeof *place && len == 0; i++)
			if (strncmp(p, place[i], strlen(place[i])) == 0)
				len = strlen(place[i]);
		if (len == 0) {
			m->words = s;
			return;
		}
		p += len;
	}
}

static bool
same_or_unsaid(const char *x, const char *y)
{
	return x == NULL || y == NULL || *x == '\0' || *y == '\0' || strcmp(x, y) == 0;
}

static bool
methods_differ(struct arena *a, const struct requirement *d, const struct requirement *r)
{
	struct method x, y;

	if (d->method == NULL || r->method == NULL || *d->method == '\0' || *r->method == '\0')
		return false;
	method_of(a, d->method, &x);
	method_of(a, r->method, &y);
	if (x.n > 0 && y.n > 0) {
		for (size_t i = 0; i < x.n; i++)
			for (size_t j = 0; j < y.n; j++)
				if (strcmp(x.undated[i], y.undated[j]) == 0 &&
				    same_or_unsaid(x.year[i], y.year[j]) && same_or_unsaid(x.place[i], y.place[j]))
					return false;
		return true;
	}
	return *x.words != '\0' && *y.words != '\0' && strcmp(x.words, y.words) != 0;
}

/* ---- inclusion ---- */

/* The four bounds or two sets in units that can be compared number by number. */
struct side {
	const struct dec *lo, *hi;
	bool lo_open, hi_open;
	const struct dec *const *value;
	size_t n;			/* of value; 0: the range */
};

static void
side_of(struct arena *a, const struct limit *l, bool convert, struct side *s)
{
	*s = (struct side){ .lo = l->lo, .hi = l->hi, .lo_open = l->lo_open, .hi_open = l->hi_open };
	if (l->form == LIMIT_SET) {
		s->value = l->value;
		s->n = l->nitem;
	}
	if (!convert)
		return;
	if (s->lo != NULL)
		s->lo = unit_to_base(a, l->unit, s->lo);
	if (s->hi != NULL)
		s->hi = unit_to_base(a, l->unit, s->hi);
	if (s->n > 0) {
		const struct dec **v = arena_get(a, s->n * sizeof *v);
		for (size_t i = 0; i < s->n; i++)
			v[i] = unit_to_base(a, l->unit, l->value[i]);
		s->value = v;
	}
}

static bool
within(const struct dec *v, const struct side *s)
{
	if (s->n > 0) {
		for (size_t i = 0; i < s->n; i++)
			if (dec_cmp(v, s->value[i]) == 0)
				return true;
		return false;
	}
	int lo = s->lo == NULL ? 1 : dec_cmp(v, s->lo), hi = s->hi == NULL ? -1 : dec_cmp(v, s->hi);
	return (lo > 0 || (lo == 0 && !s->lo_open)) && (hi < 0 || (hi == 0 && !s->hi_open));
}

/* Whether x's lower end is at or above y's, and its upper end at or below. */
static bool
lower_end_within(const struct side *x, const struct side *y)
{
	if (y->lo == NULL)
		return true;
	if (x->lo == NULL)
		return false;
	int c = dec_cmp(x->lo, y->lo);
	return c > 0 || (c == 0 && (x->lo_open || !y->lo_open));
}

static bool
upper_end_within(const struct side *x, const struct side *y)
{
	if (y->hi == NULL)
		return true;
	if (x->hi == NULL)
		return false;
	int c = dec_cmp(x->hi, y->hi);
	return c < 0 || (c == 0 && (x->hi_open || !y->hi_open));
}

static bool
subset(const struct side *x, const struct side *y)
{
	if (x->n > 0) {
		for (size_t i = 0; i < x->n; i++)
			if (!within(x->value[i], y))
				return false;
		return true;
	}
	if (y->n > 0)		/* a range has one value or endlessly many */
		return x->lo != NULL && x->hi != NULL && dec_cmp(x->lo, x->hi) == 0 && within(x->lo, y);
	return lower_end_within(x, y) && upper_end_within(x, y);
}

static bool
disjoint(const struct side *x, const struct side *y)
{
	if (x->n > 0 || y->n > 0) {
		const struct side *set = x->n > 0 ? x : y, *other = x->n > 0 ? y : x;
		for (size_t i = 0; i < set->n; i++)
			if (within(set->value[i], other))
				return false;
		return true;
	}
	if (x->lo != NULL && y->hi != NULL) {
		int c = dec_cmp(x->lo, y->hi);
		if (c > 0 || (c == 0 && (x->lo_open || y->hi_open)))
			return true;
	}
	if (y->lo != NULL && x->hi != NULL) {
		int c = dec_cmp(y->lo, x->hi);
		if (c > 0 || (c == 0 && (y->lo_open || x->hi_open)))
			return true;
	}
	return false;
}

static void
say(struct judgement *j, enum verdict v, enum reason r)
{
	j->verdict = v;
	j->reason = r;
}

static void
conclude(struct judgement *j, bool d_in_r, bool r_in_d, bool apart)
{
	if (d_in_r && r_in_d)
		say(j, V_EQUAL, R_SAME_SET);
	else if (d_in_r)
		say(j, V_STRICTER, R_SUBSET);
	else if (r_in_d)
		say(j, V_LOWER, R_SUPERSET);
	else if (apart)
		say(j, V_CONFLICT, R_DISJOINT);
	else
		say(j, V_PARTLY, R_OVERLAP);
}

/*
 * A word that may be a step of a scale ("IP65", "V-0", "B1", "A"): digits in it, or a single
 * letter.
 */
static bool
is_step(const char *w)
{
	if (w[0] != '\0' && w[1] == '\0')
		return true;
	for (; *w != '\0'; w++)
		if ((*w >= '0' && *w <= '9') || strncmp(w, "Ⅰ", 2) == 0)
			return true;
	return false;
}

/*
 * Enumerated words: both sorted. Where they may be steps of a scale, only the very same ones say
 * something: "V-1" is a part of "V-0 或 V-1", and no stricter.
 */
static void
compare_words(struct judgement *j, bool grades)
{
	const struct limit *d = &j->declared, *r = &j->reference;
	size_t i = 0, k = 0, common = 0;

	while (i < d->nitem && k < r->nitem) {
		int c = strcmp(d->item[i], r->item[k]);
		if (c == 0)
			common++;
		i += c <= 0;
		k += c >= 0;
	}
	for (i = 0; i < d->nitem; i++)
		grades = grades || is_step(d->item[i]);
	for (i = 0; i < r->nitem; i++)
		grades = grades || is_step(r->item[i]);
	bool d_in_r = common == d->nitem, r_in_d = common == r->nitem;
	if (grades && common > 0 && !(d_in_r && r_in_d))
		say(j, V_NEEDS_HUMAN, R_SCALE);
	else
		conclude(j, d_in_r, r_in_d, common == 0);
}

/* The two sides as they stand. */
static void
compare_sides(struct judgement *j, const struct side *x, const struct side *y)
{
	conclude(j, subset(x, y), subset(y, x), disjoint(x, y));
}

/* "-5~5" is how "±5" is written, too. */
static bool
is_even(struct arena *a, const struct side *s)
{
	return s->lo != NULL && s->hi != NULL && dec_sign(s->lo) < 0 && dec_cmp(dec_neg(a, s->lo), s->hi) == 0;
}

/*
 * "0~5 %" and "≤5 %" may be one promise or two, for few quantities can be negative and the text
 * does not say; so with "90~100 %" and "≥90 %", and with "±5 %" beside "≤5 %", which of a
 * deviation mostly means either way. Where the verdict hangs on it, a person decides: the limit
 * that leaves an end open is the one not understood.
 */
static void
weigh_open_ends(struct arena *a, struct judgement *j, const struct side *x, const struct side *y, bool percent)
{
	const struct dec *zero = dec_ratio(a, 0, 1), *whole = dec_ratio(a, 1, 1);
	bool d_open = x->lo == NULL || x->hi == NULL, r_open = y->lo == NULL || y->hi == NULL;
	struct side u = *x, v = *y;
	enum verdict as_written = j->verdict;

	if (x->n > 0 || y->n > 0)
		return;
	bool deviation = ((j->declared.deviation || is_even(a, x)) && r_open) ||
	    ((j->reference.deviation || is_even(a, y)) && d_open);
	if (!deviation) {
		if (u.lo != NULL && v.lo == NULL && dec_cmp(u.lo, zero) == 0)
			u.lo = NULL;
		else if (v.lo != NULL && u.lo == NULL && dec_cmp(v.lo, zero) == 0)
			v.lo = NULL;
		if (percent && u.hi != NULL && v.hi == NULL && dec_cmp(u.hi, whole) == 0)
			u.hi = NULL;
		else if (percent && v.hi != NULL && u.hi == NULL && dec_cmp(v.hi, whole) == 0)
			v.hi = NULL;
		compare_sides(j, &u, &v);
		if (j->verdict == as_written) {
			compare_sides(j, x, y);
			return;
		}
	}
	say(j, V_NEEDS_HUMAN, R_OPEN_END);
}

/*
 * Indicators whose numbers are steps of a scale, whatever the unit column says: "3-4" is one step
 * there.
 */
static bool
counts_grades(const char *indicator)
{
	return indicator != NULL && (strstr(indicator, "牢度") != NULL || strstr(indicator, "等级") != NULL ||
	    strstr(indicator, "级别") != NULL || strstr(indicator, "能效") != NULL || ends_with(indicator, "级"));
}

/*
 * Conditions a product must bear: the set is not of values it may have but of surroundings it must work in,
 * and a wider one asks more. Which of the two a name means is not always sure, so only equal ones are judged.
 */
static bool
is_use_range(const char *indicator)
{
	static const char *const words[] = { "环境温度", "环境空气", "环境湿度", "工作温度",
	    "使用温度", "运行温度", "贮存温度", "储存温度", "存储温度", "运输温度", "温度范围",
	    "相对湿度", "海拔", "气压", "大气压", "电压偏差", "电压允许偏差", "频率偏差",
	    "频率允许偏差", "电压范围", "频率范围", "转速范围", "工作范围", "使用范围", "测量范围",
	    "量程", "适用", "使用条件", "环境条件", "工作条件", "工作压力", "工作电压", "电源" };

	for (size_t i = 0; indicator != NULL && i < sizeof words / sizeof *words; i++)
		if (strstr(indicator, words[i]) != NULL)
			return true;
	return false;
}

/*
 * A difference of temperatures converts without the offset that a temperature has: left to a
 * person.
 */
static bool
is_difference(const char *indicator, const struct judgement *j)
{
	static const char *const words[] = { "温升", "温差", "温降", "偏差", "波动", "变化", "均匀",
	    "允差", "误差" };

	if (j->declared.deviation || j->reference.deviation)
		return true;
	for (size_t i = 0; indicator != NULL && i < sizeof words / sizeof *words; i++)
		if (strstr(indicator, words[i]) != NULL)
			return true;
	return false;
}

/* A range or a set, and nothing said beside it that would have to be the same on both sides. */
static bool
is_plain(const struct limit *l)
{
	return (l->form == LIMIT_RANGE || l->form == LIMIT_SET) && l->relative == NULL && l->basis == NULL &&
	    l->condition == NULL && l->method == NULL && l->grade == NULL && !l->reference_only;
}

static const char *
shown_set(struct arena *a, const struct limit *l)
{
	const char *u = l->unit == NULL ? l->raw_unit : unit_symbol(l->unit);

	return u == NULL || *u == '\0' || !l->unit_given ? l->normal : arena_fmt(a, "%s %s", l->normal, u);
}

static void
tell_read(struct arena *a, struct judgement *j)
{
	const struct limit *side[] = { &j->declared, &j->reference };

	for (int i = 0; j->steps != NULL && i < 2; i++) {
		const char *raw = side[i]->raw == NULL ? "" : side[i]->raw;
		if (side[i]->form == LIMIT_TEXT)
			derivation_add(j->steps, i == 0 ? PROOF_DECLARED_UNREAD : PROOF_REFERENCE_UNREAD, raw, NULL);
		else if (side[i]->form == LIMIT_NONE)
			derivation_add(j->steps, i == 0 ? PROOF_DECLARED_NONE : PROOF_REFERENCE_NONE, raw, NULL);
		else
			derivation_add(j->steps, i == 0 ? PROOF_DECLARED_READ : PROOF_REFERENCE_READ, raw,
			    shown_set(a, side[i]), NULL);
	}
}

/* "≥5 MΩ", ">5 MΩ"; "-inf" for an end that is not there. */
static const char *
shown_end(struct arena *a, const struct dec *v, bool open, bool lower, const struct limit *l)
{
	static const char *const sign[2][2] = { { "≤", "<" }, { "≥", ">" } };

	if (v == NULL)
		return lower ? "-inf" : "+inf";
	return arena_fmt(a, "%s%s%s%s", sign[lower][open], dec_print(a, v), l->unit_given ? " " : "",
	    l->unit_given && l->unit != NULL ? unit_symbol(l->unit) : "");
}

/* Each end of two ranges in the reference's unit. */
static void
tell_ends(struct arena *a, struct judgement *j)
{
	const struct limit *d = &j->declared, *r = &j->reference;
	struct side x, y;

	if (j->steps == NULL || d->form != LIMIT_RANGE || r->form != LIMIT_RANGE)
		return;
	side_of(a, d, false, &x);
	side_of(a, r, false, &y);
	if (j->converted && x.lo != NULL)
		x.lo = unit_convert(a, x.lo, d->unit, r->unit);
	if (j->converted && x.hi != NULL)
		x.hi = unit_convert(a, x.hi, d->unit, r->unit);
	bool lo_in = lower_end_within(&x, &y), lo_out = lower_end_within(&y, &x);
	bool hi_in = upper_end_within(&x, &y), hi_out = upper_end_within(&y, &x);
	if (x.lo != NULL || y.lo != NULL)
		derivation_add(j->steps, lo_in && lo_out ? PROOF_LOWER_SAME : lo_in ? PROOF_LOWER_TIGHTER :
		    PROOF_LOWER_LOOSER, shown_end(a, x.lo, x.lo_open, true, r),
		    shown_end(a, y.lo, y.lo_open, true, r), NULL);
	if (x.hi != NULL || y.hi != NULL)
		derivation_add(j->steps, hi_in && hi_out ? PROOF_UPPER_SAME : hi_in ? PROOF_UPPER_TIGHTER :
		    PROOF_UPPER_LOOSER, shown_end(a, x.hi, x.hi_open, false, r),
		    shown_end(a, y.hi, y.hi_open, false, r), NULL);
}

void
compare_limits(struct arena *a, const char *indicator, struct judgement *j)
{
	const struct limit *d = &j->declared, *r = &j->reference;
	struct side x, y;

	j->converted = false;
	tell_read(a, j);
	if (d->form == LIMIT_NONE && r->form == LIMIT_NONE) {
		say(j, V_EQUAL, R_SAME_SET);
		return;
	}
	if (r->form == LIMIT_NONE) {
		say(j, V_NEW, R_REFERENCE_SETS_NO_LIMIT);
		return;
	}
	if (d->form == LIMIT_NONE) {
		say(j, V_MISSING, R_NOT_DECLARED);
		return;
	}
	bool dw = d->form == LIMIT_SET && d->value == NULL, rw = r->form == LIMIT_SET && r->value == NULL;
	if (!is_plain(d) || !is_plain(r) || dw != rw) {
		say(j, V_NEEDS_HUMAN, is_plain(d) ? R_REFERENCE_UNPARSED : R_DECLARED_UNPARSED);
		return;
	}
	if (counts_grades(indicator) && !dw) {
		say(j, V_NEEDS_HUMAN, R_SCALE);
		return;
	}
	if (dw) {
		compare_words(j, counts_grades(indicator));
		return;
	}
	if (d->unit == NULL || r->unit == NULL) {
		say(j, V_INCOMPARABLE, R_UNIT_UNKNOWN);
		return;
	}
	if (d->unit != r->unit) {
		if (!unit_commensurable(d->unit, r->unit) || d->unit_given != r->unit_given ||
		    (strcmp(unit_kind(d->unit), "temperature") == 0 && is_difference(indicator, j))) {
			say(j, V_INCOMPARABLE, R_UNIT_KIND);
			return;
		}
		if (strcasecmp(unit_symbol(d->unit), unit_symbol(r->unit)) == 0) {
			say(j, V_NEEDS_HUMAN, R_UNIT_CASE);
			return;
		}
		j->converted = true;
	}
	bool percent = strcmp(unit_kind(d->unit), "ratio") == 0 || strstr(unit_kind(d->unit), "fraction") != NULL ||
	    strcmp(unit_kind(d->unit), "relative-humidity") == 0;
	side_of(a, d, j->converted || percent, &x);	/* per cent to the whole */
	side_of(a, r, j->converted || percent, &y);
	tell_ends(a, j);
	compare_sides(j, &x, &y);
	weigh_open_ends(a, j, &x, &y, percent);
	if (is_use_range(indicator) && j->verdict != V_EQUAL)
		say(j, V_NEEDS_HUMAN, R_USE_RANGE);
}

/*
 * Reads a requirement in the unit of its column, or, when that is empty, in the one behind its name ("甲醛(g/kg)").
 * Two that differ contradict each other: text, for a person.
 */
static void
read_limit(struct arena *a, const struct requirement *q, struct limit *l)
{
	static const char *const scale[] = { "ph", "colour-rendering" };	/* symbols, hardly units */
	const char *behind;

	limit_parse(a, q->indicator, q->text, q->unit, l);
	key_of(a, q->indicator, &behind);
	const struct unit *u = *behind == '\0' ? NULL : unit_find(a, behind);
	for (size_t i = 0; u != NULL && i < sizeof scale / sizeof *scale; i++)
		if (strcmp(unit_kind(u), scale[i]) == 0)
			u = NULL;
	if (u == NULL || l->form == LIMIT_TEXT || l->form == LIMIT_NONE || (l->form == LIMIT_SET && l->value == NULL))
		return;
	if (!l->unit_given)
		limit_parse(a, q->indicator, q->text, behind, l);
	else if (l->unit != u) {
		const char *raw = l->raw, *raw_unit = l->raw_unit;
		*l = (struct limit){ .raw = raw, .raw_unit = raw_unit, .normal = "" };
	}
}

static void
judge_requirement(struct arena *a, const struct requirement *d, const struct requirement *r, struct judgement *j)
{
	const char *indicator = indicator_key(a, r->indicator);

	read_limit(a, d, &j->declared);
	read_limit(a, r, &j->reference);
	struct subject x, y;
	subject_of(a, d, indicator, &x);
	subject_of(a, r, indicator, &y);
	if (grade_fit(&x, &y) != FIT) {
		say(j, V_INCOMPARABLE, R_GRADE_UNCLEAR);
		return;
	}
	/*
	 * Where the reference sets no limit or the declaration none, under what condition does not
	 * matter.
	 */
	if (j->reference.form == LIMIT_NONE || j->declared.form == LIMIT_NONE) {
		compare_limits(a, indicator, j);
		return;
	}
	enum fit fit = condition_fit(&x, &y);
	if (fit != FIT) {
		say(j, fit == FIT_NOT ? V_INCOMPARABLE : V_NEEDS_HUMAN, R_CONDITION_DIFFERS);
		return;
	}
	if (methods_differ(a, d, r)) {
		say(j, V_INCOMPARABLE, R_METHOD_DIFFERS);
		return;
	}
	compare_limits(a, indicator, j);
}

static void
conclusion(struct judgement *j)
{
	derivation_add(j->steps, PROOF_CONCLUSION, verdict_name(j->verdict), reason_name(j->reason), NULL);
}

void
compare_requirement(struct arena *a, const struct requirement *d, const struct requirement *r, const struct terms *t,
    struct judgement *j)
{
	*j = (struct judgement){ .steps = t != NULL && t->explain ? derivation_new(a) : NULL };
	judge_requirement(a, d, r, j);
	conclusion(j);
}

/* ---- tables ---- */

struct row { struct subject s; bool taken, doubtful; enum reason why; };

/*
 * The reference row for a declared one among those of its key. -1: none fits; *why then says what
 * stood between them, or R_NO_REFERENCE when no row has the key.
 */
static int
match(const struct subject *d, const struct row *row, size_t nr, enum reason *why)
{
	int only = -1, exact = -1;
	size_t same = 0, fits = 0;
	bool grade_fits = false;

	for (size_t i = 0; i < nr && *d->key != '\0'; i++) {
		if (strcmp(row[i].s.key, d->key) != 0)
			continue;
		same++;
		only = (int)i;
		bool grade = grade_fit(d, &row[i].s) == FIT;
		grade_fits = grade_fits || grade;
		if (!grade || condition_fit(d, &row[i].s) != FIT)
			continue;
		/* Two rows that fit: the one that names the grade is meant. */
		bool graded = *row[i].s.grade != '\0', was = exact >= 0 && *row[exact].s.grade != '\0';
		if (exact >= 0 && graded != was) {
			if (graded) {
				exact = (int)i;
				fits = 1;
			}
			continue;
		}
		fits++;
		exact = (int)i;
	}
	if (fits == 1)
		return exact;
	if (same == 1)
		return only;
	*why = same == 0 ? R_NO_REFERENCE : fits > 1 || !grade_fits ? R_GRADE_UNCLEAR : R_CONDITION_DIFFERS;
	return -1;
}

/*
 * No reference row was matched: new, or incomparable; then the rows of its name are doubtful, not
 * missing. Whether a remark in the name only explains it or means another thing, a person must say.
 */
static void
unmatched(struct arena *a, const struct requirement *d, const char *key, enum reason why, struct row *row, size_t nr,
    struct judgement *j)
{
	const char *bare = bare_name(a, key);
	bool kin = false;

	limit_parse(a, d->indicator, d->text, d->unit, &j->declared);
	for (size_t i = 0; i < nr && why == R_NO_REFERENCE; i++)
		if (*bare != '\0' && strcmp(row[i].s.bare, bare) == 0) {
			kin = row[i].doubtful = true;
			row[i].why = R_NAME_ALIKE;
		}
	if (kin) {
		say(j, V_NEEDS_HUMAN, R_NAME_ALIKE);
		return;
	}
	say(j, why == R_NO_REFERENCE ? V_NEW : V_INCOMPARABLE, why);
	for (size_t i = 0; i < nr && why != R_NO_REFERENCE; i++)
		if (strcmp(row[i].s.key, key) == 0) {
			row[i].doubtful = true;
			row[i].why = why;
		}
}

/* A state every product can be put in ("热态", "夜间"), told without numbers and not a choice of method. */
static bool
is_state(const struct phrases *condition)
{
	for (size_t i = 0; i < condition->n; i++) {
		const char *s = condition->s[i];
		if (strpbrk(s, "0123456789<>=~") != NULL || strstr(s, "≤") != NULL || strstr(s, "≥") != NULL ||
		    ends_with(s, "法"))
			return false;
	}
	return condition->n > 0;
}

/* What no declared row was matched with: missing, where it is sure that it was to be declared. */
static void
undeclared(const struct row *row, size_t nr, size_t at, struct judgement *j)
{
	bool other_condition = false, other_grade = false;

	for (size_t i = 0; i < nr; i++)
		if (row[i].taken && *row[at].s.key != '\0' && strcmp(row[i].s.key, row[at].s.key) == 0) {
			if (strcmp(row[i].s.grade, row[at].s.grade) == 0)
				other_condition = true;
			else
				other_grade = true;
		}
	if (row[at].doubtful)
		say(j, V_NEEDS_HUMAN, row[at].why);
	else if (other_condition && !is_state(&row[at].s.condition))
		say(j, V_NEEDS_HUMAN, R_CONDITION_DIFFERS);
	else if (other_grade && !other_condition)
		say(j, V_NEEDS_HUMAN, R_GRADE_UNCLEAR);
	else
		say(j, V_MISSING, R_NOT_DECLARED);
}

void
compare_table(struct arena *a, const struct requirement *d, size_t nd, const struct requirement *r, size_t nr,
    const struct terms *t, struct compared **out, size_t *n)
{
	struct row *row = arena_get(a, (nr + 1) * sizeof *row);
	struct compared *c = *out = arena_get(a, (nd + nr + 1) * sizeof *c);
	size_t k = 0;

	for (size_t i = 0; i < nr; i++)
		subject_of(a, &r[i], indicator_key(a, r[i].indicator), &row[i].s);
	for (size_t i = 0; i < nd; i++, k++) {
		enum reason why = R_NO_REFERENCE;
		struct subject s;
		subject_of(a, &d[i], indicator_key(a, d[i].indicator), &s);
		c[k].declared = (int)i;
		c[k].reference = match(&s, row, nr, &why);
		if (c[k].reference < 0) {
			c[k].j.steps = t != NULL && t->explain ? derivation_new(a) : NULL;
			unmatched(a, &d[i], s.key, why, row, nr, &c[k].j);
			conclusion(&c[k].j);
			continue;
		}
		row[c[k].reference].taken = true;
		compare_requirement(a, &d[i], &r[c[k].reference], t, &c[k].j);
	}
	for (size_t i = 0; i < nr; i++) {
		struct judgement j = { .steps = t != NULL && t->explain ? derivation_new(a) : NULL };
		if (row[i].taken)
			continue;
		limit_parse(a, r[i].indicator, r[i].text, r[i].unit, &j.reference);
		if (j.reference.form == LIMIT_NONE)	/* what sets no limit can't be missed */
			continue;
		undeclared(row, nr, i, &j);
		conclusion(&j);
		c[k++] = (struct compared){ .declared = -1, .reference = (int)i, .j = j };
	}
	*n = k;
}
