/*
 * Tables ("优等品≥46.0/合格品≥45.0", "3 d≥17.0;28 d≥42.5", "≤24 V:≥300") and conjunctions ("平均≥30,单个≥25").
 */
#include <stdlib.h>
#include <string.h>
#include "app/limit_read.h"
#include "base/dec.h"

/* What a key of a part may be. */
enum key_kind { KEY_NO, KEY_GRADE, KEY_CLASS, KEY_AGE, KEY_COMPONENT, KEY_PLACE, KEY_STEP, KEY_ASPECT };

/* The parts of one text while they are found. */
struct found {
	const char	*outer[PARTS], *key[PARTS], *text[PARTS];
	enum key_kind	 outer_kind[PARTS], kind[PARTS];
	size_t		 n;
};

const char *
read_grade_name(struct arena *a, const char *s, const char **end)
{
	static const char *const names[] = { "优等品", "一等品", "二等品", "三等品", "合格品", "特等品",
	    "优级品", "一级品", "二级品", "三级品", "优质品", "优级纯", "分析纯", "化学纯", "特级", "优级",
	    "一级", "二级", "三级", "四级", "五级", "甲级", "乙级", "丙级", "一类", "二类", "三类", "一型",
	    "二型" };
	static const char *const ranks[] = { "Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "III", "II", "IV", "I", "V", "A", "B",
	    "C", "D", "E", "1", "2", "3", "4", "5" };
	static const char *const kinds[] = { "级", "类", "型", "等" };
	const char *p = (*s & 0x80) == 0 ? NULL : AFTER_ANY(s, names);

	if (p == NULL && (p = AFTER_ANY(s, ranks)) != NULL)
		p = AFTER_ANY(p, kinds);
	if (p == NULL)
		return NULL;
	*end = p;
	/* "II类" and "Ⅱ类" are one */
	static const char *const roman[][2] = { { "III", "Ⅲ" }, { "II", "Ⅱ" }, { "IV", "Ⅳ" }, { "I", "Ⅰ" },
	    { "V", "Ⅴ" } };
	for (size_t i = 0; i < sizeof roman / sizeof *roman; i++) {
		const char *t = after(s, roman[i][0]);
		if (t != NULL)
			return arena_fmt(a, "%s%.*s", roman[i][1], (int)(p - t), t);
	}
	return arena_dup(a, s, (size_t)(p - s));
}

/* "平均" and "平均值" are one, and "初凝" and "初凝时间". */
static const char *
read_component(struct arena *a, const char *s, const char **end, enum key_kind *kind)
{
	static const char *const names[] = { "平均", "单个最小值", "单个最大值", "单个", "单块最小值",
	    "单块最大值", "单块", "单件", "单值", "最小值", "最大值", "任一", "任意", "个别", "每个", "初始",
	    "初期", "老化前", "老化后", "浸水前", "浸水后", "冻融前", "冻融后", "试验前", "试验后", "纵向",
	    "横向", "经向", "纬向", "径向", "轴向", "正面", "反面", "干态", "湿态", "常温", "室温", "冷态",
	    "热态", "空载", "负载", "夏季", "冬季", "昼间", "夜间", "变色", "沾色", "干摩擦", "湿摩擦", "初凝",
	    "终凝" };
	static const char *const places[] = { "出厂水", "管网末梢水", "末梢水" };
	const char *p, *v;

	if ((*s & 0x80) == 0)		/* all begin in Chinese */
		return NULL;
	p = AFTER_ANY(s, names);
	*kind = KEY_COMPONENT;
	if (p == NULL && (p = AFTER_ANY(s, places)) != NULL)
		*kind = KEY_PLACE;
	if (p == NULL)
		return NULL;
	const char *name = arena_dup(a, s, (size_t)(p - s));
	if (!ends_in(name, "值") && (v = after(p, ends_in(name, "凝") ? "时间" : "值")) != NULL)
		p = v;
	*end = p;
	return name;
}

/* "3d", "28 天": an age in days or hours. */
static const char *
read_age(struct reading *r, const char *s, const char **end)
{
	const char *p = s, *u;
	static const char *const days[] = { "d", "天" }, *const hours[] = { "h", "小时" };

	while (is_digit(*p))
		p++;
	if (p == s || p - s > 4)
		return NULL;
	const char *number = arena_dup(r->a, s, (size_t)(p - s));
	if ((u = AFTER_ANY(past(p), days)) != NULL)
		number = arena_fmt(r->a, "%s d", number);
	else if ((u = AFTER_ANY(past(p), hours)) != NULL)
		number = arena_fmt(r->a, "%s h", number);
	if (u == NULL || (*u >= 'a' && *u <= 'z') || (*u >= 'A' && *u <= 'Z'))
		return NULL;
	*end = u;
	return number;
}

/* "42.5R", "42.5级", "C30": a strength class (GB 175, GB/T 50107), only as the key of ages. */
static const char *
read_class(struct reading *r, const char *s, const char **end)
{
	static const char *const scales[] = { "cement", "concrete" };
	size_t n = strspn(s, "0123456789.CR");
	struct rank g;

	if (n == 0 || n > 8)
		return NULL;
	const char *name = arena_dup(r->a, s, n), *level = after(s + n, "级");
	for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
		if (scale_find(scale_of(scales[i]), name, &g)) {
			*end = level != NULL ? level : s + n;
			return name;
		}
	return NULL;
}

static const char *
read_key(struct reading *r, const char *s, const char **end, enum key_kind *kind)
{
	const char *k;

	if ((k = read_grade_name(r->a, s, end)) != NULL)
		*kind = KEY_GRADE;
	else if ((k = read_component(r->a, s, end, kind)) != NULL)
		;
	else if ((k = read_age(r, s, end)) != NULL)
		*kind = KEY_AGE;
	else if ((k = read_class(r, s, end)) != NULL)
		*kind = KEY_CLASS;
	return k;
}

/* Behind the separators at the start of s; s itself where there is none. */
static const char *
past_separators(const char *s)
{
	static const char *const between[] = { ";", ",", "/", "、", "且", "并且", "同时", "和", " ", "。" };
	const char *p;

	while ((p = AFTER_ANY(s, between)) != NULL)
		s = p;
	return s;
}

static bool
add(struct found *f, const char *outer, enum key_kind outer_kind, const char *key, enum key_kind kind,
    const char *text)
{
	if (f->n == PARTS || *text == '\0')
		return false;
	f->outer[f->n] = outer;
	f->outer_kind[f->n] = outer_kind;
	f->key[f->n] = key;
	f->kind[f->n] = kind;
	f->text[f->n++] = text;
	return true;
}

/* A component that is told apart even where it stands alone: the mean says nothing of each. */
static bool
stands_alone(const char *key)
{
	static const char *const names[] = { "平均", "单个最小值", "单个最大值", "单个", "单块最小值",
	    "单块最大值", "单块", "单件", "单值", "最小值", "最大值", "任一", "每个", "纵向", "横向", "经向",
	    "纬向", "径向", "轴向" };

	return IS_ANY(key, names);
}

/* Each part begins with its key: "42.5R: 3 d≥22.0, 28 d≥42.5; 52.5: …". */
static bool
keys_before(struct reading *r, const char *s, struct found *f)
{
	const char *outer = NULL, *end, *at;
	enum key_kind outer_kind = KEY_NO, kind, next;

	for (f->n = 0; *s != '\0';) {
		const char *key = read_key(r, s, &end, &kind), *inner;
		if (key == NULL)
			return false;
		at = past(end);
		if (*at == ':')
			at = past(at + 1);
		/* a class or grade right before an age or component holds for those that follow */
		if ((kind == KEY_CLASS || kind == KEY_GRADE) && (inner = read_key(r, at, &end, &next)) != NULL) {
			if (next == KEY_CLASS || next == KEY_GRADE)
				return false;
			outer = key;
			outer_kind = kind;
			s = at;
			continue;
		}
		if (kind == KEY_CLASS)		/* "42.5≥…" compares numbers */
			return false;
		if (kind == KEY_GRADE)
			outer = NULL, outer_kind = KEY_NO;
		const char *to = at;
		for (; *to != '\0'; to++) {
			const char *t = past_separators(to);
			if (t > to && read_key(r, t, &end, &next) != NULL)
				break;
		}
		if (!add(f, outer, outer_kind, key, kind, piece(r->a, at, to)))
			return false;
		s = past_separators(to);
	}
	return f->n > 1 || (f->n == 1 && f->outer[0] == NULL && stands_alone(f->key[0]));
}

/* Each part ends with its key in brackets: "≥30(平均),≥25(单个)". */
static bool
keys_behind(struct reading *r, const char *s, struct found *f)
{
	for (f->n = 0; *s != '\0';) {
		const char *open = strchr(s, '('), *close = open == NULL ? NULL : strchr(open, ')'), *end, *key;
		enum key_kind kind;
		if (close == NULL || (key = read_key(r, past(open + 1), &end, &kind)) == NULL || past(end) != close ||
		    kind == KEY_CLASS || kind == KEY_AGE)
			return false;
		if (!add(f, NULL, KEY_NO, key, kind, piece(r->a, s, open)))
			return false;
		s = past_separators(close + 1);
		if (*s != '\0' && s == close + 1)
			return false;
	}
	return f->n > 1;
}

/* A step in normal form, "CADR(150,300] m³/h", and what it is made of. */
struct step { const char *name; const struct unit *unit; struct limit l; };

/* "≤24 V", ">24~36 V", "CADR≤150", "150<CADR≤300 m³/h". */
static bool
read_step(struct reading *r, const char *s, struct step *out)
{
	struct limit *l = &out->l;
	struct reading sub = { .a = r->a, .indicator = "", .out = l };
	enum limit_kind kind;
	const struct sign *sign, *second;
	const char *p, *name, *right;

	*out = (struct step){ .name = "" };
	if (ends_in(s, "时"))
		s = piece(r->a, s, s + strlen(s) - strlen("时"));
	for (p = s; *p != '\0' && (right = read_sign(p, &sign)) == NULL; p++)
		;
	name = squeezed(r->a, piece(r->a, s, p));
	if (*p != '\0' && p > s && !is_digit(*name) && *name != '-') {		/* CADR≤150 */
		out->name = name;
		s = p;
	} else if (*p != '\0' && p > s) {					/* 150<CADR≤300 */
		const char *q = right;
		while (*q != '\0' && read_sign(q, &second) == NULL)
			q++;
		name = squeezed(r->a, piece(r->a, right, q));
		if (*q != '\0' && *name != '\0' && !is_digit(*name) && sign->upper && second->upper) {
			sub.indicator = out->name = name;
		}
	}
	if (!read_range(&sub, s, &kind) || l->form != LIMIT_RANGE || l->deviation || l->relative != NULL)
		return false;
	out->unit = sub.inside;
	return strpbrk(out->name, ":;{}[]()|,") == NULL && strlen(out->name) <= ITEM_BYTES;
}

static const char *
step_key(struct reading *r, const struct step *s)
{
	return arena_fmt(r->a, "%s%s%s%s", s->name, normal_form(r->a, &s->l), s->unit == NULL ? "" : " ",
	    s->unit == NULL ? "" : unit_symbol(s->unit));
}

/* Whether two steps have a value in common, or are not of one parameter in one unit. */
static bool
steps_clash(const struct step *x, const struct step *y)
{
	const struct limit *p = &x->l, *q = &y->l;

	if (strcmp(x->name, y->name) != 0 || x->unit != y->unit)
		return true;
	int c = p->lo == NULL || q->hi == NULL ? -1 : dec_cmp(p->lo, q->hi);
	int d = q->lo == NULL || p->hi == NULL ? -1 : dec_cmp(q->lo, p->hi);
	return (c < 0 || (c == 0 && !p->lo_open && !q->hi_open)) && (d < 0 || (d == 0 && !q->lo_open && !p->hi_open));
}

/* "≤24 V:≥300;>24~36 V:≥500": a parameter's steps. The unit may stand at the last of them alone. */
static bool
steps(struct reading *r, const char *s, struct found *f)
{
	struct step *step = arena_get(r->a, PARTS * sizeof *step);
	const char *cut = strchr(s, ';') != NULL ? ";" : ",";

	for (f->n = 0; *s != '\0';) {
		size_t n = strcspn(s, cut);
		const char *one = piece(r->a, s, s + n), *colon = strchr(one, ':');
		if (colon == NULL || f->n == PARTS || !read_step(r, piece(r->a, one, colon), &step[f->n]))
			return false;
		for (size_t i = 0; i < f->n; i++)
			if (steps_clash(&step[i], &step[f->n]))
				return false;
		if (!add(f, NULL, KEY_NO, "", KEY_STEP, past(colon + 1)))
			return false;
		s += n + (s[n] != '\0');
	}
	for (size_t i = 0; i < f->n; i++)
		f->key[i] = step_key(r, &step[i]);
	return f->n > 1;
}

/* What a number and the outcome of a test that go together are called. */
static const char *const aspects[] = { "数值", "试验" };

/* "≥10 MPa且无裂纹", "无裂纹,且≥10": a number and a test's outcome, both to be met. */
static bool
number_and_outcome(struct reading *r, const char *s, struct found *f)
{
	static const char *const and[] = { "且", "并且", "并", "同时" };
	const char *p, *end = NULL;

	f->n = 0;
	if (strstr(s, "且") == NULL && strstr(s, "并") == NULL && strstr(s, "同时") == NULL)
		return false;
	for (p = s; *p != '\0' && (end = AFTER_ANY(p, and)) == NULL; p++)
		;
	if (end == NULL)
		return false;
	while (p > s && (p[-1] == ' ' || p[-1] == ','))
		p--;
	const char *first = piece(r->a, s, p), *second = past(end);
	if (*first == '\0' || has_sign(first) == has_sign(second))
		return false;
	return add(f, NULL, KEY_NO, aspects[!has_sign(first)], KEY_ASPECT, first) &&
	    add(f, NULL, KEY_NO, aspects[!has_sign(second)], KEY_ASPECT, second);
}

/* ---- putting parts together ---- */

static int
by_key(const void *x, const void *y)
{
	const struct limit_part *a = x, *b = y;

	return strcmp(a->key, b->key);
}

/* Forms that a part may have; of two aspects one is a number, the other what comes of a test. */
static bool
is_part_form(const struct limit *l, const char *key, enum key_kind kind)
{
	enum limit_form f = l->form;

	if (kind == KEY_ASPECT)
		return f == (strcmp(key, aspects[0]) == 0 ? LIMIT_RANGE : LIMIT_TEST) && l->condition == NULL;
	return f == LIMIT_NONE || f == LIMIT_RANGE || f == LIMIT_SET || f == LIMIT_NOT_DETECTED || f == LIMIT_ORDINAL;
}

static bool
has_unit(const struct limit *l)
{
	return l->form == LIMIT_RANGE || (l->form == LIMIT_SET && l->value != NULL);
}

static enum limit_kind
kind_of_keys(const struct found *f)
{
	enum key_kind k = f->kind[0];

	for (size_t i = 0; i < f->n; i++)
		if (f->kind[i] != k || f->outer_kind[i] != f->outer_kind[0])
			return KIND_UNPARSED;
	switch (k) {
	case KEY_GRADE:
		return KIND_GRADED;
	case KEY_AGE:
		return KIND_TWO_KEY;
	case KEY_STEP:
		return KIND_STEPPED;
	case KEY_COMPONENT:
		return f->outer[0] != NULL ? KIND_TWO_KEY : KIND_DUAL;
	case KEY_ASPECT:
		return f->n == 2 ? KIND_DUAL : KIND_UNPARSED;
	case KEY_PLACE:
		return f->outer[0] != NULL ? KIND_UNPARSED : KIND_WINDOW;
	default:
		return KIND_UNPARSED;
	}
}

/* The parts' limits, in one unit: that of the column or of the last part, which holds for those without. */
static bool
build(struct reading *r, const struct found *f, enum limit_kind *kind)
{
	struct limit_part *part = arena_get(r->a, f->n * sizeof *part);
	struct limit *l = r->out;
	struct reading sub = *r;
	const struct unit *unit = unit_find(r->a, "");
	bool given = false, first = true;

	*kind = kind_of_keys(f);
	if (*kind == KIND_UNPARSED)
		return false;
	for (size_t i = f->n; i-- > 0;) {
		part[i].key = f->outer[i] == NULL ? f->key[i] : arena_fmt(r->a, "%s|%s", f->outer[i], f->key[i]);
		sub.out = &part[i].l;
		sub.inside = NULL;
		*sub.out = (struct limit){ .raw = f->text[i], .raw_unit = r->out->raw_unit, .lo_place = PLACE_NONE,
		    .hi_place = PLACE_NONE, .normal = "" };
		if (!read_simple(&sub, f->text[i]) || !is_part_form(sub.out, f->key[i], f->kind[i]))
			return false;
		if (!has_unit(sub.out))
			continue;
		if (!first && (unit != sub.out->unit || given != sub.out->unit_given))
			return false;
		first = false;
		unit = sub.out->unit;
		given = sub.out->unit_given;
		if (!sub.beside_given && given) {
			sub.beside = unit;
			sub.beside_given = true;
		}
	}
	qsort(part, f->n, sizeof *part, by_key);
	for (size_t i = 1; i < f->n; i++)
		if (strcmp(part[i - 1].key, part[i].key) == 0)
			return false;
	l->form = *kind == KIND_DUAL || *kind == KIND_WINDOW ? LIMIT_ALL : LIMIT_TABLE;
	l->part = part;
	l->npart = f->n;
	l->unit = unit;
	l->unit_given = given;
	return true;
}

bool
read_parts(struct reading *r, const char *s, enum limit_kind *kind)
{
	struct found f;

	if (keys_before(r, s, &f) && build(r, &f, kind))
		return true;
	wipe(r);
	if (strchr(s, '(') != NULL && keys_behind(r, s, &f) && build(r, &f, kind))
		return true;
	wipe(r);
	if (number_and_outcome(r, s, &f) && build(r, &f, kind))
		return true;
	wipe(r);
	if (strchr(s, ':') != NULL && steps(r, s, &f) && build(r, &f, kind))
		return true;
	wipe(r);
	return false;
}

/* ---- the normal form ---- */

/* "优等品", "42.5R|28 d", "CADR(150,300] m³/h": a key as it is printed, all of s. */
static bool
normal_key(struct reading *r, const char *s, struct found *f, struct step *step)
{
	size_t i = f->n;
	const char *bar = strchr(s, '|'), *end, *open = strpbrk(s, "[(");
	enum key_kind *kind = &f->kind[i];

	f->outer[i] = NULL;
	f->outer_kind[i] = KEY_NO;
	if (open != NULL) {
		struct reading sub = { .a = r->a, .indicator = "", .out = &step[i].l };
		enum limit_kind k;
		size_t n = strcspn(open + 1, "])");
		const char *unit = open[n + 1] == '\0' ? NULL : past(open + n + 2);
		step[i].name = squeezed(r->a, piece(r->a, s, open));
		if (unit == NULL || !read_range(&sub, piece(r->a, open, open + n + 2), &k) ||
		    step[i].l.form != LIMIT_RANGE)
			return false;
		if (*unit != '\0' && (step[i].unit = unit_find(r->a, unit)) == NULL)
			return false;
		for (size_t e = 0; e < i; e++)
			if (f->kind[e] == KEY_STEP && steps_clash(&step[e], &step[i]))
				return false;
		*kind = KEY_STEP;
		f->key[i] = step_key(r, &step[i]);
		return strcmp(f->key[i], s) == 0;
	}
	if (bar != NULL) {
		f->outer[i] = read_key(r, s, &end, &f->outer_kind[i]);
		if (f->outer[i] == NULL || end != bar ||
		    (f->outer_kind[i] != KEY_GRADE && f->outer_kind[i] != KEY_CLASS))
			return false;
		s = bar + 1;
	}
	if (IS_ANY(s, aspects)) {
		f->key[i] = s;
		*kind = KEY_ASPECT;
		return bar == NULL;
	}
	f->key[i] = read_key(r, s, &end, kind);
	return f->key[i] != NULL && *end == '\0' && *kind != KEY_CLASS && (bar == NULL || *kind != KEY_GRADE);
}

bool
read_normal_parts(struct reading *r, const char *s, enum limit_kind *kind)
{
	const char *all = after(s, "all{"), *body = all != NULL ? all : after(s, "{");
	struct found f = { .n = 0 };
	struct step *step;
	size_t len = strlen(s);

	if (body == NULL || s[len - 1] != '}' || strchr(body, ':') == NULL)
		return false;
	const char *stop = s + len - 1;
	step = arena_get(r->a, PARTS * sizeof *step);
	while (body < stop) {
		const char *to = body, *colon;
		int depth = 0;
		for (; to < stop && (*to != ';' || depth > 0); to++)
			depth += *to == '{' ? 1 : *to == '}' ? -1 : 0;
		const char *one = piece(r->a, body, to);
		if ((colon = strchr(one, ':')) == NULL || f.n == PARTS ||
		    !normal_key(r, piece(r->a, one, colon), &f, step))
			return false;
		f.text[f.n++] = past(colon + 1);
		body = to + 1;
	}
	if (f.n == 0 || (f.n == 1 && !stands_alone(f.key[0])) || !build(r, &f, kind))
		return false;
	return (all != NULL) == (r->out->form == LIMIT_ALL);
}
