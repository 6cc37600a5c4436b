#include <stdlib.h>
#include <string.h>
#include "app/limit.h"
#include "base/dec.h"
#include "base/text.h"

enum { LONGEST = 200, ITEMS = 64, ITEM_BYTES = 48 };

/* What is known while a text is read. */
struct reading {
	struct arena		*a;
	const struct unit	*beside;	/* the unit in the column; NULL: none there, or unknown */
	bool			 beside_given;
	const struct unit	*inside;	/* the one unit met in the text so far */
	struct limit		*out;
};

/* A number with the unit behind it. */
struct quantity { const struct dec *v; const struct unit *unit; bool powered; };

static bool digit(char c) { return c >= '0' && c <= '9'; }

static const char *
trim(struct arena *a, const char *from, const char *to)
{
	while (from < to && *from == ' ')
		from++;
	while (to > from && to[-1] == ' ')
		to--;
	return arena_dup(a, from, (size_t)(to - from));
}

static const char *
past(const char *s)
{
	while (*s == ' ')
		s++;
	return s;
}

/* Behind w if s begins with it, else NULL. */
static const char *
after(const char *s, const char *w)
{
	size_t n = strlen(w);

	return strncmp(s, w, n) == 0 ? s + n : NULL;
}

/* All of s is one number and at most one unit. An unknown unit is not a quantity. */
static bool
quantity(struct reading *r, const char *s, struct quantity *q)
{
	const char *end;

	s = past(s);
	q->unit = NULL;
	q->v = dec_read(r->a, s, &end, &q->powered);
	if (q->v == NULL)
		return false;
	end = past(end);
	if (*end == '\0')
		return true;
	/* "1" as a unit would turn "5 1" into a quantity. */
	if (digit(*end))
		return false;
	q->unit = unit_find(r->a, end);
	return q->unit != NULL;
}

/* The unit of the quantities of one text must be one. False: two different ones. */
static bool
agree(struct reading *r, const struct unit *u)
{
	if (u == NULL || r->inside == u)
		return true;
	if (r->inside != NULL)
		return false;
	r->inside = u;
	return true;
}

static bool
range(struct reading *r, const struct dec *lo, bool lo_open, const struct dec *hi, bool hi_open)
{
	if (lo != NULL && hi != NULL) {
		int c = dec_cmp(lo, hi);
		if (c > 0 || (c == 0 && (lo_open || hi_open)))
			return false;
	}
	r->out->form = LIMIT_RANGE;
	r->out->lo = lo;
	r->out->hi = hi;
	r->out->lo_open = lo_open;
	r->out->hi_open = hi_open;
	return true;
}

/* A range of differences from something the text does not name. */
static bool
deviation(struct reading *r, const struct dec *lo, const struct dec *hi, bool open)
{
	r->out->deviation = true;
	return range(r, lo, open, hi, open);
}

/* One comparison: which side, and whether its end belongs to it. */
struct sign { const char *word; bool upper, open; };

/*
 * GB/T 8170-2008 table 1 and what tables write. Longer words first where one begins with another.
 */
static const struct sign signs[] = {
	{ ">=", false, false }, { "<=", true, false }, { "=>", false, false }, { "=<", true, false },
	{ "≥", false, false }, { "≧", false, false }, { "⩾", false, false }, { "≮", false, false },
	{ "≤", true, false }, { "≦", true, false }, { "⩽", true, false }, { "≯", true, false },
	{ ">", false, true }, { "<", true, true },
	{ "大于或等于", false, false }, { "大于等于", false, false }, { "高于或等于", false, false },
	{ "高于等于", false, false },
	{ "小于或等于", true, false }, { "小于等于", true, false }, { "低于或等于", true, false },
	{ "低于等于", true, false },
	{ "不得小于", false, false }, { "不得低于", false, false }, { "不得少于", false, false },
	{ "不应小于", false, false }, { "不应低于", false, false }, { "不应少于", false, false },
	{ "不能小于", false, false }, { "不能低于", false, false }, { "不能少于", false, false },
	{ "不小于", false, false }, { "不低于", false, false }, { "不少于", false, false },
	{ "不短于", false, false },
	{ "不得大于", true, false }, { "不得高于", true, false }, { "不得超过", true, false },
	{ "不得多于", true, false }, { "不得过", true, false },
	{ "不应大于", true, false }, { "不应高于", true, false }, { "不应超过", true, false },
	{ "不应多于", true, false },
	{ "不能大于", true, false }, { "不能高于", true, false }, { "不能超过", true, false },
	{ "不大于", true, false }, { "不高于", true, false }, { "不超过", true, false },
	{ "不多于", true, false },
	{ "不长于", true, false },
	{ "至少为", false, false }, { "至少", false, false }, { "至多为", true, false },
	{ "至多", true, false },
	{ "大于", false, true }, { "高于", false, true }, { "超过", false, true }, { "多于", false, true },
	{ "小于", true, true }, { "低于", true, true }, { "不足", true, true }, { "少于", true, true },
};

/*
 * Behind the sign at the start of s, NULL if none is there; "应" and "应当" may stand before a
 * word.
 */
static const char *
read_sign(const char *s, const struct sign **which)
{
	static const char *const must[] = { "应当", "应", "须", "必须", "" };

	for (size_t m = 0; m < sizeof must / sizeof *must; m++) {
		const char *t = after(s, must[m]);
		if (t == NULL)
			continue;
		for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
			const char *p = *t == signs[i].word[0] ? after(t, signs[i].word) : NULL;
			if (p != NULL) {
				*which = &signs[i];
				return past(p);
			}
		}
	}
	return NULL;
}

/* "≥10 MΩ", "不大于 5 %". */
static bool
one_sided(struct reading *r, const char *s)
{
	const struct sign *sign;
	struct quantity q;

	s = read_sign(s, &sign);
	if (s == NULL || !quantity(r, s, &q) || !agree(r, q.unit))
		return false;
	return sign->upper ? range(r, NULL, false, q.v, sign->open) : range(r, q.v, sign->open, NULL, false);
}

/* "10 以上", "30 min 以内", "5 (不含) 以下", "10 及以上". */
static bool
suffixed(struct reading *r, const char *s)
{
	static const struct sign ends[] = {
		{ "及以上", false, false }, { "或以上", false, false }, { "(含)以上", false, false },
		{ "(不含)以上", false, true }, { "以上(含)", false, false }, { "以上(不含)", false, true },
		{ "以上", false, false },
		{ "及以下", true, false }, { "或以下", true, false }, { "(含)以下", true, false },
		{ "(不含)以下", true, true }, { "以下(含)", true, false }, { "以下(不含)", true, true },
		{ "以下", true, false }, { "(含)以内", true, false }, { "之内", true, false },
		{ "以内", true, false },
		{ "内", true, false },
	};
	size_t n = strlen(s);

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t w = strlen(ends[i].word);
		struct quantity q;
		if (n <= w || strcmp(s + n - w, ends[i].word) != 0)
			continue;
		if (!quantity(r, trim(r->a, s, s + n - w), &q) || !agree(r, q.unit))
			return false;
		return ends[i].upper ? range(r, NULL, false, q.v, ends[i].open) :
		    range(r, q.v, ends[i].open, NULL, false);
	}
	return false;
}

/* Two signs: "≥5 且 ≤10", ">5, ≤10", "大于5小于10". One must be a lower, one an upper bound. */
static bool
two_signs(struct reading *r, const char *s)
{
	static const char *const between[] = { "且", "并且", "同时", ",", ";", "" };
	const struct sign *first, *second;
	const char *left = read_sign(s, &first);

	if (left == NULL)
		return false;
	for (const char *p = left; *p != '\0'; p++) {
		const char *right;
		struct quantity x, y;
		bool joined = false;
		if (((unsigned char)*p & 0xC0) == 0x80)		/* within a character */
			continue;
		right = read_sign(p, &second);
		if (right == NULL || first->upper == second->upper)
			continue;
		const char *head = trim(r->a, left, p);
		for (size_t i = 0; i < sizeof between / sizeof *between && !joined; i++) {
			size_t n = strlen(head), w = strlen(between[i]);
			if (n > w && strcmp(head + n - w, between[i]) == 0) {
				head = trim(r->a, head, head + n - w);
				joined = true;
			}
		}
		if (!quantity(r, head, &x) || !quantity(r, right, &y))
			continue;
		if (!agree(r, x.unit) || !agree(r, y.unit))
			return false;
		return first->upper ? range(r, y.v, second->open, x.v, first->open) :
		    range(r, x.v, first->open, y.v, second->open);
	}
	return false;
}

/*
 * Both ends of "a~b" in one unit: "5 mm~1 m" is [5, 1000] mm. A unit at the first end alone is not
 * understood, one at the last end alone is that of both. A power of ten at one end alone leaves
 * open whether it belongs to both.
 */
static bool
ends(struct reading *r, const struct quantity *x, const struct quantity *y, const struct dec **hi)
{
	*hi = y->v;
	if (x->powered != y->powered && dec_sign(x->powered ? y->v : x->v) != 0)
		return false;
	if (x->unit == NULL)
		return agree(r, y->unit);
	if (y->unit == NULL || !agree(r, x->unit))
		return false;
	if (x->unit != y->unit)
		*hi = unit_convert(r->a, y->v, y->unit, x->unit);
	return *hi != NULL;
}

/* "5-10月" may be May to October, "2020-2025年" years: "5~10个月" and "1~3年" are no dates. */
static bool
is_date(struct reading *r, const struct quantity *first, const char *s)
{
	const char *kind = r->inside == NULL ? "" : unit_kind(r->inside);

	if (strcmp(kind, "calendar") != 0)
		return false;
	return (strstr(s, "月") != NULL && strstr(s, "个月") == NULL) ||
	    dec_cmp(first->v, dec_ratio(r->a, 1000, 1)) > 0;
}

/*
 * "6~9", "-20~60 ℃", "5-10", "从6到9", "0.1 至 1.0". More than one way to cut it: not understood.
 */
static bool
two_sided(struct reading *r, const char *s)
{
	static const char *const marks[] = { "~", "-", "∼", "〜", "至", "到" };
	enum { TO_1 = 4, TO_2 = 5 };		/* 从 goes with these alone */
	const char *from = after(s, "从"), *found = NULL;
	struct quantity x, y, left = { 0 }, right = { 0 };
	const struct dec *hi;

	if (from == NULL)
		from = after(s, "自");
	bool open = from != NULL;
	if (from != NULL)
		s = from;
	/* Two signs, two exponents with theirs, units like mg·L-1 and the dash itself: no range has more. */
	size_t dashes = 0;
	for (const char *p = s; *p != '\0'; p++)
		dashes += *p == '-' || *p == '~';
	if (dashes > 8)
		return false;
	for (const char *p = s + 1; *s != '\0' && *p != '\0'; p++)
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
			const char *rest = after(p, marks[i]);
			if (rest == NULL || (open && i != TO_1 && i != TO_2))
				continue;
			if (!quantity(r, trim(r->a, s, p), &x) || !quantity(r, rest, &y))
				continue;
			if (found != NULL)
				return false;
			found = p;
			left = x;
			right = y;
		}
	return found != NULL && ends(r, &left, &right, &hi) && !is_date(r, &left, s) &&
	    range(r, left.v, false, hi, false);
}

/*
 * "(100±5) mm": the form GB/T 1.1 asks for. Gives the text without the brackets and the unit behind
 * them.
 */
static const char *
unbracket(struct reading *r, const char *s, const struct unit **unit)
{
	const char *close;

	*unit = NULL;
	if (*s != '(' || (close = strchr(s, ')')) == NULL)
		return s;
	const char *u = past(close + 1);
	if (*u != '\0' && (*unit = unit_find(r->a, u)) == NULL)
		return NULL;
	return trim(r->a, s + 1, close);
}

/* Whether a unit is a part of something, so that "±2 %" of it may be two points. */
static bool
is_part(const struct unit *u)
{
	const char *kind = unit_kind(u);

	return strstr(kind, "ratio") != NULL || strstr(kind, "fraction") != NULL ||
	    strcmp(kind, "relative-humidity") == 0 || strchr(unit_symbol(u), '%') != NULL;
}

/*
 * "100±5", "220 V±10 %" (of the nominal), "(23±2) ℃"; without a nominal a deviation: "±0.5 mm" is
 * [-0.5, 0.5].
 */
static bool
nominal(struct reading *r, const char *s)
{
	struct quantity x, y;
	const struct unit *outer, *percent = unit_find(r->a, "%");
	const char *inner = unbracket(r, s, &outer), *mark;

	if (inner == NULL || (mark = strstr(inner, "±")) == NULL || !agree(r, outer))
		return false;
	if (!quantity(r, mark + strlen("±"), &y) || dec_sign(y.v) < 0 || (outer != NULL && y.unit != NULL))
		return false;
	if (mark == inner)
		return agree(r, y.unit) && deviation(r, dec_neg(r->a, y.v), y.v, false);
	if (!quantity(r, trim(r->a, inner, mark), &x) || x.powered != y.powered || (outer != NULL && x.unit != NULL))
		return false;
	if (y.unit == percent && x.unit != percent) {
		/* "65±2%" where the column says %, %RH or any fraction, or where nothing says what 65 is of. */
		const struct unit *of = x.unit != NULL ? x.unit : r->beside;
		if (of == NULL || is_part(of))
			return false;
		/* A tenth of 20 ℃, of pH 7, of 60 dB depends on where the scale begins. */
		const char *kind = unit_kind(x.unit != NULL ? x.unit : r->beside);
		if (strcmp(kind, "temperature") == 0 || strncmp(kind, "level", 5) == 0 || strcmp(kind, "ph") == 0)
			return false;
		y.v = dec_mul(r->a, dec_mul(r->a, x.v, y.v), dec_ratio(r->a, 1, 100));
		if (dec_sign(y.v) < 0)
			y.v = dec_neg(r->a, y.v);
		if (!agree(r, x.unit))
			return false;
	} else {
		if (x.unit != NULL && y.unit != NULL && x.unit != y.unit)
			return false;
		if ((x.unit != NULL && y.unit == NULL) || !agree(r, x.unit) || !agree(r, y.unit))
			return false;
	}
	return range(r, dec_sub(r->a, x.v, y.v), false, dec_add(r->a, x.v, y.v), false);
}

/*
 * "≤±8 %": what texts print for a deviation of at most 8 either way; only upper bounds make sense
 * of it.
 */
static bool
bounded_deviation(struct reading *r, const char *s)
{
	const struct sign *sign;
	struct quantity q;

	s = read_sign(s, &sign);
	if (s == NULL || !sign->upper || (s = after(s, "±")) == NULL || !quantity(r, s, &q) || dec_sign(q.v) < 0)
		return false;
	return agree(r, q.unit) && deviation(r, dec_neg(r->a, q.v), q.v, sign->open);
}

/* "+2/-1", "10 +2/-1", "10 (+0.5, -0.2) mm", "-1/+2": deviations up and down. */
static bool
uneven(struct reading *r, const char *s)
{
	struct quantity up, down;
	const char *base = NULL, *p = strchr(s, '+'), *m = strchr(s, '-'), *unit = "";
	const struct dec *zero = dec_ratio(r->a, 0, 1), *x = zero, *t;

	if (p == NULL || m == NULL)
		return false;
	const char *first = p < m ? p : m, *second = p < m ? m : p;
	const char *head = trim(r->a, s, first);
	size_t n = strlen(head);
	if (n > 0 && head[n - 1] == '(') {
		const char *close = strchr(second, ')');
		if (close == NULL)
			return false;
		unit = past(close + 1);
		second = trim(r->a, second, close);
		head = trim(r->a, head, head + n - 1);
	}
	/* the first deviation ends with a slash or comma before the second's sign */
	const char *split = strchr(first, '/');
	if (split == NULL || split > (p < m ? m : p))
		split = strchr(first, ',');
	if (split == NULL || past(split + 1)[0] != second[0])
		return false;
	if (*head != '\0') {
		struct quantity b;
		if (!quantity(r, head, &b) || b.powered || !agree(r, b.unit))
			return false;
		base = head;
		x = b.v;
	}
	if (*unit != '\0') {
		const struct unit *u = unit_find(r->a, unit);
		if (u == NULL || !agree(r, u))
			return false;
	}
	if (!quantity(r, trim(r->a, first, split), p < m ? &up : &down) || !quantity(r, second, p < m ? &down : &up))
		return false;
	/*
	 * "+2/-1 mm": the unit stands once, at the end; a nominal's per cent is left to a person.
	 */
	if (!agree(r, up.unit) || !agree(r, down.unit) || (base != NULL && r->inside == unit_find(r->a, "%")))
		return false;
	if (base == NULL)
		return deviation(r, down.v, up.v, false);
	t = dec_add(r->a, x, down.v);
	return range(r, t, false, dec_add(r->a, x, up.v), false);
}

static int
by_value(const void *x, const void *y)
{
	const struct dec *const *a = x, *const *b = y;

	return dec_cmp(*a, *b);
}

static int
by_text(const void *x, const void *y)
{
	const char *const *a = x, *const *b = y;

	return strcmp(*a, *b);
}

/* Sorted and without doubles; items of quantities are their values printed. */
static bool
set(struct reading *r, const char **item, const struct dec **value, size_t n)
{
	struct limit *l = r->out;
	size_t k = 0;

	if (value != NULL) {
		qsort(value, n, sizeof *value, by_value);
		for (size_t i = 0; i < n; i++)
			if (k == 0 || dec_cmp(value[k - 1], value[i]) != 0)
				value[k++] = value[i];
		for (size_t i = 0; i < k; i++)
			item[i] = dec_print(r->a, value[i]);
	} else {
		qsort(item, n, sizeof *item, by_text);
		for (size_t i = 0; i < n; i++)
			if (k == 0 || strcmp(item[k - 1], item[i]) != 0)
				item[k++] = item[i];
	}
	l->form = LIMIT_SET;
	l->item = item;
	l->value = value;
	l->nitem = k;
	return true;
}

/*
 * A word of an enumeration: letters, digits, Chinese, and -./ inside, in its normal form without
 * spaces. No negation (see limit.h), no sign of a larger grammar, nothing that orders or cites.
 */
static const char *
word(struct reading *r, const char *s)
{
	static const char *const no[] = { "无", "不", "非", "未", "没", "禁", "勿", "免", "除",
	    "应", "须", "符合", "按",
	    "且", "和", "及", "与", "等", "以上", "以下", "以内", "级", "大于", "小于", "高于",
	    "低于", "超过", "至",
	    "或", "约", "左右", "协商", "见", "其他", "其它", "任", "均", "合格", "优", "良", "ND", NULL };
	char *out = arena_get(r->a, strlen(s) + 1), *to = out;

	for (int i = 0; no[i] != NULL; i++)
		if (strstr(s, no[i]) != NULL)
			return NULL;
	for (const char *p = s; *p != '\0';) {
		const char *from = p;
		uint32_t c = text_next(&p);
		if (c == ' ')
			continue;
		if (!(digit((char)c) && c < 0x80) && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
		    !(c >= 0x4E00 && c <= 0x9FFF) && !(c >= 0x20000 && c <= 0x3FFFF) &&
		    !((c == '-' || c == '.' || c == '/') && to > out))
			return NULL;
		memcpy(to, from, (size_t)(p - from));
		to += p - from;
	}
	return to == out || to - out > ITEM_BYTES ? NULL : out;
}

struct pieces { const char *s[ITEMS]; size_t n; bool or_last, only_or; };

/* Cuts at separators. False: too many, or an empty piece. */
static bool
split(struct reading *r, const char *s, bool comma, struct pieces *out)
{
	const char *from = s;
	bool was_or = false;

	out->n = 0;
	out->only_or = true;
	for (const char *p = s;; p++) {
		const char *next = after(p, "、");
		bool or_ = false;
		if (next == NULL && comma && *p == ',')
			next = p + 1;
		if (next == NULL && ((next = after(p, "或者")) != NULL || (next = after(p, "或")) != NULL))
			or_ = true;
		if (next == NULL && *p != '\0')
			continue;
		const char *t = trim(r->a, from, p);
		if (*t == '\0' || out->n == ITEMS)
			return false;
		out->s[out->n++] = t;
		if (*p == '\0') {
			out->or_last = was_or;
			return out->n > 1;
		}
		was_or = or_;
		out->only_or = out->only_or && or_;
		from = next;
		p = next - 1;
	}
}

/*
 * "12 V、24 V", "12、24 或 36", "1 台、2 台": quantities exclude each other, so any separator makes
 * a choice of them.
 */
static bool
quantities(struct reading *r, const struct pieces *c)
{
	const struct dec **value = arena_get(r->a, c->n * sizeof *value);
	const struct unit *unit = NULL;
	struct quantity q;

	for (size_t i = c->n; i-- > 0;) {
		if (!quantity(r, c->s[i], &q))
			return false;
		/* the last one's unit is everyone's, unless each names its own */
		if (i == c->n - 1)
			unit = q.unit;
		else if (q.unit != NULL && q.unit != unit)
			return false;
		value[i] = q.v;
	}
	return agree(r, unit) && set(r, arena_get(r->a, c->n * sizeof(char *)), value, c->n);
}

/* "白色或类白色", "A、B 或 C": a choice between words is said by 或. */
static bool
words(struct reading *r, const struct pieces *c)
{
	const char **item = arena_get(r->a, c->n * sizeof *item);

	if (!c->or_last && !c->only_or)
		return false;
	for (size_t i = 0; i < c->n; i++) {
		item[i] = word(r, c->s[i]);
		/* "10年或5万公里": part number, part word; no choice one could compare */
		if (item[i] == NULL || digit(item[i][0]))
			return false;
	}
	return set(r, item, NULL, c->n);
}

/* "{A,B}", the normal form and how catalogues write a choice. */
static bool
braces(struct reading *r, const char *s)
{
	struct pieces c;
	size_t n = strlen(s);

	if (*s != '{' || n < 3 || s[n - 1] != '}')
		return false;
	s = trim(r->a, s + 1, s + n - 1);
	if (!split(r, s, true, &c)) {
		c.s[0] = s;
		c.n = 1;
	}
	if (quantities(r, &c))
		return true;
	const char **item = arena_get(r->a, c.n * sizeof *item);
	for (size_t i = 0; i < c.n; i++)
		if ((item[i] = word(r, c.s[i])) == NULL || digit(item[i][0]))
			return false;
	return set(r, item, NULL, c.n);
}

static bool
enumerated(struct reading *r, const char *s)
{
	struct pieces c;

	if (!split(r, s, false, &c)) {
		/*
		 * "12 V, 24 V": a comma only between quantities that each name a unit: "1,300" is
		 * none
		 */
		if (!split(r, s, true, &c))
			return false;
		for (size_t i = 0; i < c.n; i++) {
			struct quantity q;
			if (!quantity(r, c.s[i], &q) || q.unit == NULL)
				return false;
		}
	}
	return quantities(r, &c) || words(r, &c);
}

/* "=24 h/d", "=IP40": exactly this; "=12 V 或 24 V": one of these. */
static bool
equals(struct reading *r, const char *s)
{
	struct quantity q;
	const char *w;

	if ((s = after(s, "=")) == NULL)
		return false;
	s = past(s);
	if (quantity(r, s, &q))
		return agree(r, q.unit) && range(r, q.v, false, q.v, false);
	if ((w = word(r, s)) == NULL || digit(w[0]))
		return enumerated(r, s);
	const char **item = arena_get(r->a, sizeof *item);
	item[0] = w;
	return set(r, item, NULL, 1);
}

/* A number or, as conversions leave them, a fraction. */
static const struct dec *
bound(struct reading *r, const char *s)
{
	const char *slash = strchr(s, '/');
	const struct dec *n, *d;

	if (slash == NULL)
		return dec_of(r->a, s);
	n = dec_of(r->a, arena_dup(r->a, s, (size_t)(slash - s)));
	d = dec_of(r->a, slash + 1);
	return n != NULL && d != NULL ? dec_div(r->a, n, d) : NULL;
}

/* "[5,10)", "(-inf,0.05]": the normal form of GB/T 3102.11. */
static bool
interval(struct reading *r, const char *s)
{
	size_t n = strlen(s);
	const char *comma = strchr(s, ',');
	const struct dec *lo = NULL, *hi = NULL;

	if (n < 5 || (*s != '[' && *s != '(') || (s[n - 1] != ']' && s[n - 1] != ')') || comma == NULL)
		return false;
	const char *l = trim(r->a, s + 1, comma), *h = trim(r->a, comma + 1, s + n - 1);
	bool lo_open = *s == '(', hi_open = s[n - 1] == ')';
	if (strcmp(l, "-inf") != 0 && (lo = bound(r, l)) == NULL)
		return false;
	if (strcmp(h, "+inf") != 0 && (hi = bound(r, h)) == NULL)
		return false;
	if ((lo == NULL && !lo_open) || (hi == NULL && !hi_open))
		return false;
	if (lo == NULL && hi == NULL) {
		r->out->form = LIMIT_NONE;
		return true;
	}
	return range(r, lo, lo != NULL && lo_open, hi, hi != NULL && hi_open);
}

/* "—", "/", "无要求": a cell that sets no limit. Not "无": of a smell that means there is none. */
static bool
none(const char *s)
{
	static const char *const ways[] = { "", "-", "--", "---", "/", "//", "无要求", "不要求",
	    "不作要求", "不做要求",
	    "无规定", "不规定", "未规定", "不作规定", "不做规定", "无限制", "不限", "(-)", NULL };

	for (int i = 0; ways[i] != NULL; i++)
		if (strcmp(s, ways[i]) == 0)
			return true;
	return false;
}

/* Tries one form with the slate wiped clean. */
static bool
try(struct reading *r, bool (*form)(struct reading *, const char *), const char *s)
{
	r->inside = NULL;
	r->out->deviation = false;
	return form(r, s);
}

/*
 * The unit of the set. False: the text's and the column's contradict each other, or it counts
 * grades.
 */
static bool
settle_unit(struct reading *r)
{
	struct limit *l = r->out;

	if (l->form == LIMIT_NONE || (l->form == LIMIT_SET && l->value == NULL))
		return true;
	if (r->inside != NULL && r->beside_given) {
		/* "12 V DC" beside "V" says more, it does not contradict. */
		bool finer = r->beside != NULL && strcmp(unit_kind(r->beside), "voltage") == 0 &&
		    strncmp(unit_kind(r->inside), "voltage-", 8) == 0;
		if (r->inside != r->beside && !finer)
			return false;
	}
	l->unit_given = r->inside != NULL || r->beside_given;
	l->unit = r->inside != NULL ? r->inside : r->beside_given ? r->beside : unit_find(r->a, "");
	return l->unit == NULL || strncmp(unit_kind(l->unit), "grade", 5) != 0;
}

static const char *
normal_form(struct arena *a, const struct limit *l)
{
	const char *s;

	switch (l->form) {
	case LIMIT_NONE:
		return "(-inf,+inf)";
	case LIMIT_RANGE:
		return arena_fmt(a, "%c%s,%s%c", l->lo == NULL || l->lo_open ? '(' : '[',
		    l->lo == NULL ? "-inf" : dec_print(a, l->lo), l->hi == NULL ? "+inf" : dec_print(a, l->hi),
		    l->hi == NULL || l->hi_open ? ')' : ']');
	case LIMIT_SET:
		s = l->item[0];
		for (size_t i = 1; i < l->nitem; i++)
			s = arena_fmt(a, "%s,%s", s, l->item[i]);
		return arena_fmt(a, "{%s}", s);
	default:
		return "";
	}
}

static const char *const kinds[KIND_MAX] = {
	"unparsed", "one-sided-closed", "one-sided-open", "two-sided", "nominal", "graded", "two-key", "stepped",
	"function", "not-detected", "sampling-plan", "ordinal", "enumeration", "qualitative", "test",
	"percent-of-marked", "window", "none", "as-agreed", "dual", "aql", "time", "reference-only",
};
static const char *const limit_forms[LIMIT_FORMS] = {
	"text", "none", "range", "set", "not-detected", "plan", "ordinal", "table", "all", "citation", "agreed", "test",
};

const char *
limit_kind_name(enum limit_kind k)
{
	return kinds[k];
}

const char *
limit_form_name(enum limit_form f)
{
	return limit_forms[f];
}

/* The kind of a form that is written in one way only, and of a range by its ends and unit. */
static enum limit_kind
kind_of(const struct limit *l)
{
	switch (l->form) {
	case LIMIT_NONE:
		return KIND_NONE;
	case LIMIT_SET:
		return KIND_ENUMERATION;
	case LIMIT_RANGE:
		if (l->unit != NULL && l->unit_given && strcmp(unit_kind(l->unit), "time") == 0)
			return KIND_TIME;
		if (l->lo != NULL && l->hi != NULL)
			return KIND_TWO_SIDED;
		return l->lo_open || l->hi_open ? KIND_ONE_SIDED_OPEN : KIND_ONE_SIDED_CLOSED;
	default:
		return KIND_UNPARSED;
	}
}

void
limit_parse(struct arena *a, const char *indicator, const char *text, const char *unit, struct limit *out)
{
	static const struct {
		bool (*read)(struct reading *, const char *);
		enum limit_kind kind;		/* KIND_UNPARSED: by what was read */
	} forms[] = {
		{ one_sided, 0 }, { two_signs, 0 }, { suffixed, 0 }, { bounded_deviation, KIND_NOMINAL },
		{ nominal, KIND_NOMINAL }, { uneven, KIND_NOMINAL }, { interval, 0 }, { braces, 0 }, { equals, 0 },
		{ two_sided, 0 }, { enumerated, 0 },
	};
	struct reading r = { .a = a, .out = out };
	const char *s, *u;

	(void)indicator;
	*out = (struct limit){ .raw = arena_str(a, text == NULL ? "" : text),
	    .raw_unit = arena_str(a, unit == NULL ? "" : unit), .lo_place = PLACE_NONE, .hi_place = PLACE_NONE,
	    .normal = "" };
	if (strlen(out->raw) > 4 * LONGEST)
		return;
	s = text_trim(a, text_fold(a, out->raw));
	if (strlen(s) > LONGEST)
		return;
	u = text_trim(a, text_fold(a, out->raw_unit));
	/* A dash in the unit's column is an empty cell. */
	r.beside_given = *u != '\0' && strcmp(u, "-") != 0 && strcmp(u, "--") != 0 && strcmp(u, "/") != 0 &&
	    strcmp(u, "无") != 0;
	r.beside = r.beside_given ? unit_find(a, u) : NULL;
	/* A full stop ends the sentence, not the number. */
	size_t n = strlen(s), stop = strlen("。");
	if (n > stop && strcmp(s + n - stop, "。") == 0)
		s = text_trim(a, arena_dup(a, s, n - stop));
	if (none(s))
		out->form = LIMIT_NONE;
	for (size_t i = 0; i < sizeof forms / sizeof *forms && out->form == LIMIT_TEXT; i++)
		if (try(&r, forms[i].read, s))
			out->kind = forms[i].kind;
	if (out->form != LIMIT_TEXT && !settle_unit(&r)) {
		*out = (struct limit){ .raw = out->raw, .raw_unit = out->raw_unit, .lo_place = PLACE_NONE,
		    .hi_place = PLACE_NONE, .normal = "" };
		return;
	}
	if (out->kind == KIND_UNPARSED)
		out->kind = kind_of(out);
	out->normal = normal_form(a, out);
}
