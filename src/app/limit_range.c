/* Intervals: one- and two-sided, nominal with deviations, parts of a marked value. */
#include <string.h>
#include "app/limit_read.h"
#include "base/dec.h"

/* An end of a range. */
struct bound { const struct dec *v; bool open; signed char place; };
static const struct bound unbounded = { .place = PLACE_NONE };

static struct bound
at(const struct quantity *q, bool open)
{
	return (struct bound){ q->v, open, q->place };
}

/* A bound that was reckoned from two, as finely as the finer. */
static struct bound
reckoned(const struct dec *v, signed char x, signed char y)
{
	return (struct bound){ v, false, x < y ? x : y };
}

static bool
range(struct reading *r, struct bound lo, struct bound hi)
{
	struct limit *l = r->out;

	if (lo.v != NULL && hi.v != NULL) {
		int c = dec_cmp(lo.v, hi.v);
		if (c > 0 || (c == 0 && (lo.open || hi.open))) {
			r->slip = SLIP_SWAPPED;
			return false;
		}
	}
	l->form = LIMIT_RANGE;
	l->lo = lo.v;
	l->hi = hi.v;
	l->lo_open = lo.open;
	l->hi_open = hi.open;
	l->lo_place = lo.place;
	l->hi_place = hi.place;
	return true;
}

/* A range of differences from something the text does not name. */
static bool
deviation(struct reading *r, struct bound lo, struct bound hi)
{
	if (!range(r, lo, hi))
		return false;
	r->out->deviation = true;
	return true;
}

/* [-v, v]. */
static bool
even(struct reading *r, const struct quantity *q, bool open)
{
	return deviation(r, (struct bound){ dec_neg(r->a, q->v), open, q->place }, at(q, open));
}

/* "≥10 MΩ", "不大于 5 %". */
static bool
one_sided(struct reading *r, const char *s)
{
	const struct sign *sign;
	struct quantity q;

	s = read_sign(s, &sign);
	if (s == NULL || !read_quantity(r, s, &q) || !agree(r, q.unit))
		return false;
	return sign->upper ? range(r, unbounded, at(&q, sign->open)) : range(r, at(&q, sign->open), unbounded);
}

/* What stands behind a number and bounds it. Civil Code art. 1259: 以上, 以下, 以内 include it, 不含 does not. */
static const struct sign suffixes[] = {
	{ "及以上", false, false }, { "或以上", false, false }, { "(含)以上", false, false },
	{ "(不含)以上", false, true }, { "以上(含)", false, false }, { "以上(不含)", false, true },
	{ "以上(含本数)", false, false }, { "以上(不含本数)", false, true },
	{ "以上", false, false },
	{ "及以下", true, false }, { "或以下", true, false }, { "(含)以下", true, false },
	{ "(不含)以下", true, true }, { "以下(含)", true, false }, { "以下(不含)", true, true },
	{ "以下(含本数)", true, false }, { "以下(不含本数)", true, true },
	{ "以下", true, false }, { "(含)以内", true, false }, { "(不含)以内", true, true },
	{ "以内(含)", true, false }, { "以内(不含)", true, true }, { "之内", true, false },
	{ "以内", true, false },
	{ "内", true, false },
};

/* A quantity with a word behind it that bounds it: "10 以上", "5 (不含) 以下". */
static const struct sign *
suffixed_quantity(struct reading *r, const char *s, struct quantity *q)
{
	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
		if (ends_in(s, suffixes[i].word) && strlen(s) > strlen(suffixes[i].word)) {
			const char *head = piece(r->a, s, s + strlen(s) - strlen(suffixes[i].word));
			return read_quantity(r, head, q) && agree(r, q->unit) ? &suffixes[i] : NULL;
		}
	return NULL;
}

/* "10 以上", "30 min 以内", "5 以上 10 以下": the latter has 以上 and 以下 between and behind. */
static bool
suffixed(struct reading *r, const char *s)
{
	const struct sign *first, *second;
	struct quantity x, y;
	const char *up;

	if (!ends_in(s, "上") && !ends_in(s, "下") && !ends_in(s, "内") && !ends_in(s, ")"))
		return false;
	first = suffixed_quantity(r, s, &x);
	if (first != NULL)
		return first->upper ? range(r, unbounded, at(&x, first->open)) :
		    range(r, at(&x, first->open), unbounded);
	if ((up = strstr(s, "以上")) == NULL)
		return false;
	up += strlen("以上");
	first = suffixed_quantity(r, piece(r->a, s, up), &x);
	up = past(up);
	if (*up == ',' || *up == ';')
		up = past(up + 1);
	second = first == NULL ? NULL : suffixed_quantity(r, up, &y);
	return second != NULL && second->upper && range(r, at(&x, first->open), at(&y, second->open));
}

/* Two signs: "≥5 且 ≤10", ">5, ≤10", "大于5小于10", "≥5~≤10". One must be a lower, one an upper bound. */
static bool
two_signs(struct reading *r, const char *s)
{
	static const char *const between[] = { "且", "并且", "同时", ",", ";", "~", "至", "" };
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
		const char *head = piece(r->a, left, p);
		for (size_t i = 0; i < sizeof between / sizeof *between && !joined; i++) {
			size_t n = strlen(head), w = strlen(between[i]);
			if (w > 0 && n > w && strcmp(head + n - w, between[i]) == 0) {
				head = piece(r->a, head, head + n - w);
				joined = true;
			}
		}
		if (!read_quantity(r, head, &x) || !read_quantity(r, right, &y))
			continue;
		if (!agree(r, x.unit) || !agree(r, y.unit))
			return false;
		return first->upper ? range(r, at(&y, second->open), at(&x, first->open)) :
		    range(r, at(&x, first->open), at(&y, second->open));
	}
	return false;
}

/* "6.5≤pH≤8.5": of the indicator that the row is about. */
static bool
around(struct reading *r, const char *s)
{
	const struct sign *first, *second;
	const char *p = s, *name, *right = NULL;
	struct quantity x, y;

	if (*r->indicator == '\0')
		return false;
	while (*p != '\0' && (right = read_sign(p, &first)) == NULL)
		p++;
	if (right == NULL || p == s || !read_quantity(r, piece(r->a, s, p), &x))
		return false;
	for (name = p = right; *p != '\0' && (right = read_sign(p, &second)) == NULL;)
		p++;
	if (*p == '\0' || right == NULL)
		return false;
	name = squeezed(r->a, piece(r->a, name, p));
	/* x < name < y: each sign is told of the other side */
	if (*name == '\0' || strncmp(r->indicator, name, strlen(name)) != 0 || !first->upper || !second->upper)
		return false;
	return read_quantity(r, right, &y) && agree(r, y.unit) && agree(r, x.unit) &&
	    (x.unit == NULL || x.unit == y.unit) && range(r, at(&x, first->open), at(&y, second->open));
}

/*
 * Both ends of "a~b" in one unit: "5 mm~1 m" is [5, 1000] mm. A unit at the first end alone is not
 * understood, one at the last end alone is that of both. A power of ten at one end alone leaves
 * open whether it belongs to both.
 */
static bool
ends(struct reading *r, const struct quantity *x, struct quantity *y)
{
	if (x->powered != y->powered && dec_sign(x->powered ? y->v : x->v) != 0)
		return false;
	/* "5%~95%RH": the last one says of what both are parts */
	bool finer = x->unit != NULL && y->unit != NULL && strcmp(unit_symbol(x->unit), "%") == 0 &&
	    unit_symbol(y->unit)[0] == '%';
	if (x->unit == NULL || finer)
		return agree(r, y->unit);
	if (y->unit == NULL || !agree(r, x->unit))
		return false;
	if (x->unit != y->unit) {
		y->v = unit_convert(r->a, y->v, y->unit, x->unit);
		y->place = PLACE_NONE;
	}
	return y->v != NULL;
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
 * "6~9", "-20~60 ℃", "5-10", "从6到9", "0.1 至 1.0", "6~9之间"; "＞24~36" leaves the first end open. More than
 * one way to cut it: not understood.
 */
static bool
two_sided(struct reading *r, const char *s)
{
	static const char *const marks[] = { "~", "-", "∼", "〜", "至", "到" };
	enum { TO_1 = 4, TO_2 = 5 };		/* 从 goes with these alone */
	const char *from = after(s, "从"), *found = NULL;
	struct quantity x, y, left = { 0 }, right = { 0 };
	bool lo_open = *s == '>' && s[1] != '=', hi_open = false, hi_was_open = false;

	if (from == NULL)
		from = after(s, "自");
	bool open = from != NULL;
	if (open)
		s = from;
	else if (lo_open)
		s = past(s + 1);
	if (ends_in(s, "之间"))
		s = piece(r->a, s, s + strlen(s) - strlen("之间"));
	/* Two signs, two exponents with theirs, units like mg·L-1 and the dash itself: no range has more. */
	size_t dashes = 0;
	for (const char *p = s; *p != '\0'; p++)
		dashes += *p == '-' || *p == '~';
	if (dashes > 8)
		return false;
	for (const char *p = s + 1; *s != '\0' && *p != '\0'; p++)
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
			const char *rest = *p == marks[i][0] ? after(p, marks[i]) : NULL;
			if (rest == NULL || (open && i != TO_1 && i != TO_2))
				continue;
			rest = past(rest);
			if ((hi_open = *rest == '<' && rest[1] != '=' && i == 0))
				rest++;
			if (!read_quantity(r, piece(r->a, s, p), &x) || !read_quantity(r, rest, &y))
				continue;
			if (found != NULL)
				return false;
			found = p;
			left = x;
			right = y;
			hi_was_open = hi_open;
		}
	return found != NULL && ends(r, &left, &right) && !is_date(r, &left, s) &&
	    range(r, at(&left, lo_open), at(&right, hi_was_open));
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
	return piece(r->a, s + 1, close);
}

/* "(20~25) ℃", "(1~5)×10^3": what stands behind the brackets holds for both ends (GB 3101-1993 3.2). */
static bool
bracketed(struct reading *r, const char *s)
{
	const char *close, *end;
	const struct dec *factor = NULL;
	const struct unit *unit;
	struct limit *l = r->out;
	bool powered;

	if (*s != '(' || (close = strchr(s, ')')) == NULL || !two_sided(r, piece(r->a, s + 1, close)) ||
	    r->inside != NULL)
		return false;
	const char *behind = past(close + 1);
	if (after(behind, "×") != NULL || *behind == '*' || *behind == 'x') {
		const char *power = arena_fmt(r->a, "1%s", behind);
		factor = dec_read(r->a, power, &end, &powered);
		if (factor == NULL || !powered)
			return false;
		signed char place = place_of(power, end, true);
		l->lo = dec_mul(r->a, l->lo, factor);
		l->hi = dec_mul(r->a, l->hi, factor);
		l->lo_place = (signed char)(l->lo_place + place);
		l->hi_place = (signed char)(l->hi_place + place);
		behind = past(end);
	}
	if (*behind == '\0')
		return factor != NULL;
	unit = unit_find(r->a, behind);
	return unit != NULL && !counts_steps(unit) && !is_digit(*behind) && agree(r, unit);
}

/* Whether a unit is a part of something, so that "±2 %" of it may be two points. */
static bool
is_part(const struct unit *u)
{
	const char *kind = unit_kind(u);

	return strstr(kind, "ratio") != NULL || strstr(kind, "fraction") != NULL ||
	    strcmp(kind, "relative-humidity") == 0 || strchr(unit_symbol(u), '%') != NULL;
}

/* x ± p % of x, in the unit that is x's or beside; it may neither count parts nor have none itself. */
static bool
share_of(struct reading *r, const struct quantity *x, const struct dec *percent)
{
	const struct unit *of = x->unit != NULL ? x->unit : r->beside;
	const struct dec *d = dec_mul(r->a, dec_mul(r->a, x->v, percent), dec_ratio(r->a, 1, 100));

	/* "65±2%" where the column says %, %RH or any fraction, or where nothing says what 65 is of. */
	if (of == NULL || is_part(of) || !unit_has_shares(of))
		return false;
	if (dec_sign(d) < 0)
		d = dec_neg(r->a, d);
	return agree(r, x->unit) && range(r, reckoned(dec_sub(r->a, x->v, d), PLACE_NONE, PLACE_NONE),
	    reckoned(dec_add(r->a, x->v, d), PLACE_NONE, PLACE_NONE));
}

/*
 * "100±5", "220 V±10 %" (of the nominal), "(23±2) ℃"; without a nominal a deviation: "±0.5 mm" is
 * [-0.5, 0.5].
 */
static bool
nominal(struct reading *r, const char *s)
{
	struct quantity x, y;
	const struct unit *outer, *percent;
	const char *inner, *mark;

	if (strstr(s, "±") == NULL || (inner = unbracket(r, s, &outer)) == NULL || (mark = strstr(inner, "±")) == NULL)
		return false;
	percent = unit_find(r->a, "%");
	if (!agree(r, outer) || !read_quantity(r, mark + strlen("±"), &y) || dec_sign(y.v) < 0 ||
	    (outer != NULL && y.unit != NULL && y.unit != percent))
		return false;
	if (mark == inner)
		return agree(r, y.unit) && even(r, &y, false);
	if (!read_quantity(r, piece(r->a, inner, mark), &x) || x.powered != y.powered ||
	    (outer != NULL && x.unit != NULL))
		return false;
	/* "50%±10%" is 40 % to 60 %, or 45 % to 55 %; "(50±10)%" is the form that says which (GB/T 1.1-2020 9.5). */
	if (x.unit == percent && y.unit == percent)
		return false;
	if (y.unit == percent && x.unit != percent) {
		if (outer != NULL)
			x.unit = outer;
		return share_of(r, &x, y.v);
	}
	if (x.unit != NULL && y.unit != NULL && x.unit != y.unit)
		return false;
	/* "50±2%FS": of the full scale, or both in its parts. */
	if (outer == NULL && x.unit == NULL && y.unit != NULL && strncmp(unit_kind(y.unit), "share-of-", 9) == 0)
		return false;
	if ((x.unit != NULL && y.unit == NULL) || !agree(r, x.unit) || !agree(r, y.unit))
		return false;
	return range(r, reckoned(dec_sub(r->a, x.v, y.v), x.place, y.place),
	    reckoned(dec_add(r->a, x.v, y.v), x.place, y.place));
}

/* "220×(1±10 %) V": the form GB/T 1.1-2020 9.5 gives for a share of the nominal. */
static bool
factor(struct reading *r, const char *s)
{
	const char *open = strstr(s, "(1±"), *close = open == NULL ? NULL : strchr(open, ')');
	struct quantity x, y;

	if (close == NULL)
		return false;
	const char *head = piece(r->a, s, open), *unit = past(close + 1);
	if (ends_in(head, "×"))
		head = piece(r->a, head, head + strlen(head) - strlen("×"));
	else if (ends_in(head, "*") || ends_in(head, "x"))
		head = piece(r->a, head, head + strlen(head) - 1);
	if (!read_quantity(r, head, &x) || !read_quantity(r, piece(r->a, open + strlen("(1±"), close), &y) ||
	    y.unit != unit_find(r->a, "%") || dec_sign(y.v) < 0)
		return false;
	if (*unit != '\0') {
		if (x.unit != NULL || (x.unit = unit_find(r->a, unit)) == NULL)
			return false;
	}
	return share_of(r, &x, y.v);
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

	if (strstr(s, "±") == NULL)
		return false;
	s = read_sign(s, &sign);
	if (s == NULL || !sign->upper || (s = after(s, "±")) == NULL || !read_quantity(r, s, &q) || dec_sign(q.v) < 0)
		return false;
	return agree(r, q.unit) && even(r, &q, sign->open);
}

/* A deviation with its sign, or 0 without one. */
static bool
signed_quantity(struct reading *r, const char *s, struct quantity *q)
{
	return read_quantity(r, s, q) && (*s == '+' || *s == '-' || dec_sign(q->v) == 0);
}

/*
 * "+2/-1", "10 +2/-1", "10 (+0.5, -0.2) mm", "-1/+2", "+0.5/0": deviations up and down (GB/T 8170-2008 4.2).
 * One is above and one below, or one is nought.
 */
static bool
uneven(struct reading *r, const char *s)
{
	struct quantity first, second, base = { .v = NULL };
	const char *sign = strpbrk(s, "+-"), *split, *unit = "", *head, *tail, *nought;
	const struct unit *u;

	if (sign == NULL)
		return false;
	/* "0/-0.5": the nought may come first */
	if ((nought = after(past(s), "0")) != NULL && (*past(nought) == '/' || *past(nought) == ','))
		sign = s;
	if ((split = strpbrk(sign + 1, "/,")) == NULL)
		return false;
	head = piece(r->a, s, sign);
	tail = past(split + 1);
	size_t n = strlen(head);
	if (n > 0 && head[n - 1] == '(') {
		const char *close = strchr(tail, ')');
		if (close == NULL || n == 1)	/* "(-2,0)" is an interval */
			return false;
		unit = past(close + 1);
		tail = piece(r->a, tail, close);
		head = piece(r->a, head, head + n - 1);
	}
	if (*head != '\0' && (!read_quantity(r, head, &base) || base.powered || !agree(r, base.unit)))
		return false;
	if (*unit != '\0' && ((u = unit_find(r->a, unit)) == NULL || !agree(r, u)))
		return false;
	if (!signed_quantity(r, piece(r->a, past(sign), split), &first) || !signed_quantity(r, tail, &second))
		return false;
	int a = dec_sign(first.v), b = dec_sign(second.v);
	/* Both nought, or both on one side, is a slip as likely as not. */
	if (a * b > 0 || (a == 0 && b == 0))
		return false;
	const struct quantity *up = a > 0 || b < 0 ? &first : &second, *down = up == &first ? &second : &first;
	/*
	 * "+2/-1 mm": the unit stands once, at the end; a nominal's per cent is left to a person.
	 */
	if (!agree(r, up->unit) || !agree(r, down->unit) || (base.v != NULL && r->inside == unit_find(r->a, "%")))
		return false;
	if (base.v == NULL)
		return deviation(r, at(down, false), at(up, false));
	return range(r, reckoned(dec_add(r->a, base.v, down->v), base.place, down->place),
	    reckoned(dec_add(r->a, base.v, up->v), base.place, up->place));
}

/* ---- parts of a marked value ---- */

/* The marked value named at the start of s: behind it, NULL: none. */
static const char *
read_marked(const char *s)
{
	static const char *const how[] = { "产品标签", "标签", "标称", "额定", "标示", "标明", "标注", "明示",
	    "公称", "名义", "设计", "初始", "原始" };
	static const char *const what[] = { "值", "量", "容量", "含量", "净含量", "电压", "电流", "功率",
	    "转速", "频率", "转矩", "扭矩", "载荷", "负荷", "载重量", "流量", "压力", "厚度", "宽度", "长度",
	    "直径", "质量", "强度", "光通量", "制冷量", "制热量", "输入功率", "消耗功率" };
	const char *p = AFTER_ANY(s, how), *q, *best = NULL;

	if (p == NULL)
		return NULL;
	if ((q = AFTER_ANY(p, how)) != NULL)		/* 标签明示值 */
		p = q;
	for (size_t i = 0; i < sizeof what / sizeof *what; i++)
		if ((q = after(p, what[i])) != NULL && (best == NULL || q > best))
			best = q;
	return best;
}

/* Whether all of s is a word that bounds what stands before it. */
static bool
bounds(const char *s)
{
	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
		if (strcmp(s, suffixes[i].word) == 0)
			return true;
	return false;
}

/* The text without the marked value it names at its start (behind a sign) or end, and without 的; NULL: none. */
static const char *
without_marked(struct reading *r, const char *s, const char **marked)
{
	static const char *const be[] = { "应为", "为", "应" };
	const struct sign *sign;
	const char *body = read_sign(s, &sign), *from, *to, *t;

	if (body == NULL && (body = AFTER_ANY(s, be)) == NULL)
		body = s;
	body = past(body);
	if ((to = read_marked(body)) != NULL) {		/* "≥标称值的90%" */
		*marked = piece(r->a, body, to);
		to = past(to);
		t = after(to, "的");
		if (t == NULL && read_sign(s, &sign) == NULL && read_sign(to, &sign) != NULL)
			return NULL;		/* "额定功率≥90%" may bound the rated power itself */
		t = past(t != NULL ? t : to);
		return arena_fmt(r->a, "%s%s", read_sign(s, &sign) == NULL ? "" : piece(r->a, s, body), t);
	}
	for (from = s; *from != '\0'; from++) {		/* "≥90%标称值", "0.9倍额定电压以上" */
		if ((to = read_marked(from)) == NULL || (*to != '\0' && !bounds(to)))
			continue;
		*marked = arena_dup(r->a, from, (size_t)(to - from));
		t = piece(r->a, s, from);
		if (ends_in(t, "的"))
			t = piece(r->a, t, t + strlen(t) - strlen("的"));
		return arena_fmt(r->a, "%s%s", t, to);
	}
	return NULL;
}

/* "≥标称值的90 %", "标示量的90.0%~110.0%", "额定电压±10%", "0.9倍额定电压以上". */
static bool
marked(struct reading *r, const char *s)
{
	const struct unit *percent, *times;
	struct limit *l = r->out;
	const struct dec *hundred = dec_ratio(r->a, 100, 1);
	const char *of, *t;

	const struct sign *sign;
	if ((t = read_sign(s, &sign)) != NULL && (of = read_marked(t)) != NULL && *of == '\0') {
		/* "≥标称值", "不小于额定容量" */
		struct bound whole = { hundred, sign->open, PLACE_NONE };
		r->inside = unit_find(r->a, "%");
		l->relative = t;
		return sign->upper ? range(r, unbounded, whole) : range(r, whole, unbounded);
	}
	if ((strchr(s, '%') == NULL && strstr(s, "倍") == NULL) || (t = without_marked(r, s, &of)) == NULL)
		return false;
	if (!one_sided(r, t) && !two_signs(r, t) && !suffixed(r, t) && !bounded_deviation(r, t) && !nominal(r, t) &&
	    !two_sided(r, t))
		return false;
	percent = unit_find(r->a, "%");
	times = unit_find(r->a, "倍");
	if (r->inside != percent && r->inside != times)
		return false;
	if (r->inside == times) {
		l->lo = l->lo == NULL ? NULL : dec_mul(r->a, l->lo, hundred);
		l->hi = l->hi == NULL ? NULL : dec_mul(r->a, l->hi, hundred);
		l->lo_place = l->lo_place == PLACE_NONE ? PLACE_NONE : (signed char)(l->lo_place + 2);
		l->hi_place = l->hi_place == PLACE_NONE ? PLACE_NONE : (signed char)(l->hi_place + 2);
	}
	/* "额定电压±10%" is of the value; "额定值的±10%" of a deviation, as is any ± behind 的. */
	if (l->deviation && strstr(s, "的") == NULL && after(t, "±") != NULL) {
		l->lo = dec_add(r->a, hundred, l->lo);
		l->hi = dec_add(r->a, hundred, l->hi);
		l->deviation = false;
	}
	l->relative = of;
	r->inside = percent;
	return true;
}

/* ---- normal forms ---- */

/* A number or, as conversions leave them, a fraction. */
static bool
normal_bound(struct reading *r, const char *s, struct bound *b)
{
	const char *slash = strchr(s, '/');
	const struct dec *n, *d;
	struct quantity q;

	if (slash == NULL) {
		if (!read_quantity(r, s, &q) || q.unit != NULL)
			return false;
		*b = at(&q, b->open);
		return true;
	}
	n = dec_of(r->a, arena_dup(r->a, s, (size_t)(slash - s)));
	d = dec_of(r->a, slash + 1);
	b->v = n != NULL && d != NULL ? dec_div(r->a, n, d) : NULL;
	return b->v != NULL;
}

/*
 * "[5,10)", "(-inf,0.05]": the normal form of GB/T 3102.11; "Δ[-8,8]" of a deviation, "[90,+inf)*标称值" of a
 * part.
 */
static bool
interval(struct reading *r, const char *s)
{
	const char *d = after(s, "Δ"), *star = strchr(s, '*'), *comma = strchr(s, ','), *of = NULL;
	struct bound lo = unbounded, hi = unbounded;

	if (d != NULL)
		s = d;
	if ((*s != '[' && *s != '(') || comma == NULL)
		return false;
	if (star != NULL) {
		of = read_marked(star + 1);
		if (of == NULL || *of != '\0')
			return false;
		of = star + 1;
		s = piece(r->a, s, star);
		comma = strchr(s, ',');
	}
	size_t n = strlen(s);
	if (n < 5 || (s[n - 1] != ']' && s[n - 1] != ')') || comma == NULL)
		return false;
	const char *l = piece(r->a, s + 1, comma), *h = piece(r->a, comma + 1, s + n - 1);
	lo.open = *s == '(';
	hi.open = s[n - 1] == ')';
	if (strcmp(l, "-inf") != 0 && !normal_bound(r, l, &lo))
		return false;
	if (strcmp(h, "+inf") != 0 && !normal_bound(r, h, &hi))
		return false;
	if ((lo.v == NULL && !lo.open) || (hi.v == NULL && !hi.open))
		return false;
	if (lo.v == NULL && hi.v == NULL) {
		r->out->form = LIMIT_NONE;
		return d == NULL && of == NULL;
	}
	lo.open = lo.open && lo.v != NULL;
	hi.open = hi.open && hi.v != NULL;
	if (!range(r, lo, hi))
		return false;
	r->out->deviation = d != NULL;
	r->out->relative = of;
	if (of != NULL)
		r->inside = unit_find(r->a, "%");
	return true;
}

bool
read_range(struct reading *r, const char *s, enum limit_kind *kind)
{
	static const struct {
		bool (*read)(struct reading *, const char *);
		enum limit_kind kind;		/* KIND_UNPARSED: by its ends */
	} forms[] = {
		{ interval, KIND_UNPARSED }, { one_sided, KIND_UNPARSED }, { two_signs, KIND_UNPARSED },
		{ suffixed, KIND_UNPARSED },
		{ bounded_deviation, KIND_NOMINAL }, { nominal, KIND_NOMINAL }, { factor, KIND_NOMINAL },
		{ uneven, KIND_NOMINAL }, { two_sided, KIND_UNPARSED }, { bracketed, KIND_UNPARSED },
		{ marked, KIND_PERCENT_OF_MARKED },
		{ around, KIND_UNPARSED },
	};

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		if (forms[i].read(r, s)) {
			*kind = forms[i].kind;
			return true;
		}
		wipe(r);
	}
	return false;
}
