/* What is said in words: no limit, choices, not detected, sampling plans, agreements, tests, citations. */
#include <stdlib.h>
#include <string.h>
#include "app/cite.h"
#include "app/limit_read.h"
#include "base/dec.h"
#include "base/text.h"

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
items(struct reading *r, enum limit_form form, const char **item, const struct dec **value, size_t n)
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
	l->form = form;
	l->item = item;
	l->value = value;
	l->nitem = k;
	return true;
}

/* "—", "/", "无要求": a cell that sets no limit. Not "无": of a smell that means there is none. */
static bool
none(struct reading *r, const char *s)
{
	static const char *const ways[] = { "", "-", "--", "---", "/", "//", "无要求", "不要求", "不作要求",
	    "不做要求", "无规定", "不规定", "未规定", "不作规定", "不做规定", "无限制", "不限", "(-)" };

	if (!IS_ANY(s, ways))
		return false;
	r->out->form = LIMIT_NONE;
	return true;
}

/* ---- choices ---- */

/*
 * A word of an enumeration: letters, digits, Chinese, and -./ inside, in its normal form without
 * spaces. No negation (see limit.h), no sign of a larger grammar, nothing that orders or cites.
 */
static const char *
word(struct reading *r, const char *s)
{
	static const char *const no[] = { "无", "不", "非", "未", "没", "禁", "勿", "免", "除", "应", "须",
	    "符合", "按", "且", "和", "及", "与", "等", "以上", "以下", "以内", "级", "大于", "小于", "高于",
	    "低于", "超过", "至", "或", "约", "左右", "协商", "见", "其他", "其它", "任", "均", "合格", "优",
	    "良", "ND" };
	char *out = arena_get(r->a, strlen(s) + 1), *to = out;

	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		if (strstr(s, no[i]) != NULL)
			return NULL;
	for (const char *p = s; *p != '\0';) {
		const char *from = p;
		uint32_t c = text_next(&p);
		if (c == ' ')
			continue;
		if (!(c < 0x80 && is_digit((char)c)) && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
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
		const char *t = piece(r->a, from, p);
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
		if (!read_quantity(r, c->s[i], &q))
			return false;
		/* the last one's unit is everyone's, unless each names its own */
		if (i == c->n - 1)
			unit = q.unit;
		else if (q.unit != NULL && q.unit != unit)
			return false;
		value[i] = q.v;
	}
	return agree(r, unit) && items(r, LIMIT_SET, arena_get(r->a, c->n * sizeof(char *)), value, c->n);
}

/*
 * Whether words are built alike, so that nothing said once holds for all of them: in "白色或类白色粉末" both are
 * powder, in "铜或铝制" both what is made of it. They end in one character, have as many, or are letters and figures
 * alone.
 */
static bool
are_alike(const char *const *item, size_t n)
{
	bool ascii = true, as_many = true, one_end = true;
	const char *last = NULL;
	size_t many = 0;

	for (size_t i = 0; i < n; i++) {
		const char *p = item[i], *at = p;
		size_t letters = 0;
		for (; *p != '\0'; letters++) {
			at = p;
			ascii = text_next(&p) < 0x80 && ascii;
		}
		as_many = as_many && (i == 0 || letters == many);
		one_end = one_end && (i == 0 || strcmp(last, at) == 0);
		many = letters;
		last = at;
	}
	return ascii || as_many || one_end;
}

/* "白色或类白色", "A、B 或 C": a choice between words is said by 或. */
static bool
words(struct reading *r, const struct pieces *c)
{
	const char **item = arena_get(r->a, c->n * sizeof *item);

	struct citation *cited;
	size_t n;

	if (!c->or_last && !c->only_or)
		return false;
	for (size_t i = 0; i < c->n; i++) {
		item[i] = word(r, c->s[i]);
		/* "10年或5万公里": part number, part word; no choice one could compare */
		if (item[i] == NULL || is_digit(item[i][0]))
			return false;
		if (!may_cite(item[i]))
			continue;
		cite_find(r->a, c->s[i], &cited, &n);
		if (n > 0)		/* "GB 2762或GB 2763" */
			return false;
	}
	static const char *const leads[] = { "呈", "为", "是", "允许", "可", "宜", "颜色", "外观", "材质", "采用" };
	return AFTER_ANY(item[0], leads) == NULL && are_alike(item, c->n) && items(r, LIMIT_SET, item, NULL, c->n);
}

/* "{A,B}", the normal form and how catalogues write a choice. */
static bool
braces(struct reading *r, const char *s)
{
	struct pieces c;
	size_t n = strlen(s);

	if (*s != '{' || n < 3 || s[n - 1] != '}')
		return false;
	s = piece(r->a, s + 1, s + n - 1);
	if (!split(r, s, true, &c)) {
		c.s[0] = s;
		c.n = 1;
	}
	if (quantities(r, &c))
		return true;
	const char **item = arena_get(r->a, c.n * sizeof *item);
	for (size_t i = 0; i < c.n; i++)
		if ((item[i] = word(r, c.s[i])) == NULL || is_digit(item[i][0]))
			return false;
	return items(r, LIMIT_SET, item, NULL, c.n);
}

static bool
enumerated(struct reading *r, const char *s)
{
	struct pieces c;

	if (strstr(s, "、") == NULL && strstr(s, "或") == NULL && strchr(s, ',') == NULL)
		return false;
	if (!split(r, s, false, &c)) {
		/* "12 V, 24 V": a comma only between quantities that each name a unit: "1,300" is none */
		if (!split(r, s, true, &c))
			return false;
		for (size_t i = 0; i < c.n; i++) {
			struct quantity q;
			if (!read_quantity(r, c.s[i], &q) || q.unit == NULL)
				return false;
		}
	}
	return quantities(r, &c) || words(r, &c);
}

/* "=24 h/d", "=红色": exactly this; "=12 V 或 24 V": one of these. */
static bool
equals(struct reading *r, const char *s)
{
	struct limit *l = r->out;
	struct quantity q;
	const char *w;

	if ((s = after(s, "=")) == NULL)
		return false;
	s = past(s);
	if (read_quantity(r, s, &q)) {
		l->form = LIMIT_RANGE;
		l->lo = l->hi = q.v;
		l->lo_place = l->hi_place = q.place;
		return agree(r, q.unit);
	}
	if ((w = word(r, s)) == NULL || is_digit(w[0]))
		return enumerated(r, s);
	const char **item = arena_get(r->a, sizeof *item);
	item[0] = w;
	return items(r, LIMIT_SET, item, NULL, 1);
}

/* ---- not detected ---- */

/* "25 g", "100mL", "g": an amount of sample. Only what a sample is measured in. */
bool
read_sample(struct reading *r, const char *s, struct limit_amount *out)
{
	static const char *const kinds[] = { "mass", "volume", "area" };
	struct quantity q;

	s = past(s);
	if (!is_digit(*s))
		s = arena_fmt(r->a, "1 %s", s);
	if (!read_quantity(r, s, &q) || q.unit == NULL || dec_sign(q.v) <= 0 ||
	    !IS_ANY(unit_kind(q.unit), kinds))
		return false;
	*out = (struct limit_amount){ q.v, q.unit };
	return true;
}

/*
 * "<0.01 mg/kg", "检出限0.01", "LOD=0.01": the limit of detection; "定量限0.03", "LOQ": that of quantification, which
 * is another (GB/T 27417-2017).
 */
static bool
detection_limit(struct reading *r, const char *s)
{
	static const char *const name[] = { "检出限为", "检出限", "方法检出限", "定量限为", "定量限", "方法定量限",
	    "LOD", "LOQ" };
	static const char *const be[] = { "<", ":", "=", "为" };
	const char *t = AFTER_ANY(s, name), *p;
	struct quantity q;

	t = past(t == NULL ? s : t);
	p = AFTER_ANY(t, be);
	if (p == NULL && t == s)
		return false;
	if (p != NULL && t == s && *s != '<')
		return false;
	if (!read_quantity(r, p == NULL ? t : p, &q) || dec_sign(q.v) <= 0 || !agree(r, q.unit))
		return false;
	r->out->lod = (struct limit_amount){ q.v, q.unit };
	r->out->quantified = strncmp(s, "LOQ", 3) == 0 || after(s, "定量限") != NULL || after(s, "方法定量限") != NULL;
	return true;
}

/*
 * "不得检出", "ND", "未检出(<0.01)", "不得检出/25 g", "每100 mL不得检出", "0/25 g" (domain.md 5.3, 9). Whatever
 * stands in brackets is the limit of detection or the sample, or the text is not understood.
 */
static bool
not_detected(struct reading *r, const char *s)
{
	static const char *const not[] = { "不得检出", "不应检出", "不可检出", "不能检出", "未检出", "不检出",
	    "检不出", "无检出", "N.D.", "n.d.", "N.D", "ND" };
	struct limit *l = r->out;
	const char *p, *t = NULL;

	if ((p = after(s, "0")) != NULL && *past(p) == '/')
		t = read_sample(r, past(p) + 1, &l->sample) ? "" : NULL;
	else if ((t = AFTER_ANY(s, not)) == NULL) {
		/* "每25 g不得检出", "25 g样品中不得检出" */
		static const char *const in[] = { "样品中", "中", "内" };
		for (size_t i = 0; i < 8 && t == NULL; i++)
			if ((p = strstr(s, not[i])) != NULL && p > s)
				t = p + strlen(not[i]);
		if (t == NULL || *t != '\0')
			return false;
		const char *head = piece(r->a, s, p), *each = after(head, "每");
		if (each != NULL)
			head = each;
		bool within = false;
		for (size_t i = 0; i < sizeof in / sizeof *in && !within; i++)
			if ((within = ends_in(head, in[i])))
				head = piece(r->a, head, head + strlen(head) - strlen(in[i]));
		if ((each == NULL && !within && !is_digit(*head)) || !read_sample(r, head, &l->sample))
			return false;
	}
	if (t == NULL)
		return false;
	for (t = past(t); *t != '\0'; t = past(t)) {
		const char *close, *inner;
		if (*t == '/') {
			if (l->sample.v != NULL || !read_sample(r, t + 1, &l->sample))
				return false;
			break;
		}
		if (*t == ',') {
			if (l->lod.v != NULL || !detection_limit(r, past(t + 1)))
				return false;
			break;
		}
		if (*t != '(' || (close = strchr(t, ')')) == NULL)
			return false;
		inner = piece(r->a, t + 1, close);
		p = after(inner, "每");
		if (l->lod.v == NULL && detection_limit(r, inner)) {
			t = close + 1;
			continue;
		}
		if (p == NULL)
			p = *inner == '/' ? inner + 1 : inner;
		if (l->sample.v != NULL || !read_sample(r, p, &l->sample))
			return false;
		t = close + 1;
	}
	l->form = LIMIT_NOT_DETECTED;
	return true;
}

/* ---- sampling plans ---- */

static bool
count(const char *s, int *n)
{
	size_t k = strspn(s, "0123456789");

	if (k == 0 || k > 3 || s[k] != '\0')
		return false;
	*n = atoi(s);
	return true;
}

/*
 * "n=5,c=0,m=0/25g", "n=5, c=2, m=100, M=1000 CFU/g" (GB 4789.1-2016 3, GB 29921-2021). Each letter once.
 */
static bool
plan(struct reading *r, const char *s)
{
	struct limit *l = r->out;
	struct limit_plan *p = &l->plan;
	struct quantity q;
	bool seen[4] = { false };
	static const char letter[4] = "ncmM";

	if (*s != 'n' || *past(s + 1) != '=')
		return false;
	while (*s != '\0') {
		const char *which = memchr(letter, *s, sizeof letter), *to;
		size_t i = which == NULL ? 4 : (size_t)(which - letter);
		if (i == 4 || seen[i] || *past(s + 1) != '=')
			return false;
		seen[i] = true;
		s = past(past(s + 1) + 1);
		for (to = s; *to != '\0' && *to != ',' && *to != ';' && after(to, "、") == NULL; to++) {
			const char *next = past(to);
			if (next > to && memchr(letter, *next, sizeof letter) != NULL && *past(next + 1) == '=')
				break;
		}
		const char *v = piece(r->a, s, to);
		if (i < 2) {
			if (!count(v, i == 0 ? &p->n : &p->c))
				return false;
		} else if (i == 3 && (strcmp(v, "-") == 0 || strcmp(v, "/") == 0)) {
			p->M = NULL;
		} else if (i == 2 && after(v, "0/") != NULL && read_sample(r, v + 2, &l->sample)) {
			p->m = dec_ratio(r->a, 0, 1);
		} else {
			if (!read_quantity(r, v, &q) || dec_sign(q.v) < 0 || !agree(r, q.unit))
				return false;
			*(i == 2 ? &p->m : &p->M) = q.v;
		}
		const char *sep = after(to, "、");
		s = past(sep != NULL ? sep : *to == '\0' ? to : to + 1);
	}
	if (!seen[0] || !seen[1] || !seen[2] || p->n == 0 || p->m == NULL)
		return false;
	if (p->c > p->n || (p->M != NULL && dec_cmp(p->m, p->M) > 0)) {
		r->slip = p->c > p->n ? SLIP_C_ABOVE_N : SLIP_M_ABOVE_M;
		return false;
	}
	if (p->M != NULL && l->sample.v != NULL)
		return false;
	l->form = LIMIT_PLAN;
	return true;
}

/* ---- agreements, citations, tests ---- */

/* All of s is words of the list, one behind the other. */
static bool
only_of(const char *s, const char *const *list, size_t n)
{
	while (*s != '\0') {
		const char *p = after_any(s, list, n);
		if (p == NULL)
			return false;
		s = p;
	}
	return true;
}
#define ONLY_OF(s, list) only_of(s, list, sizeof list / sizeof *list)

static bool
agreed(struct reading *r, const char *s)
{
	static const char *const core[] = { "协商", "商定", "约定", "合同", "协议", "用户要求", "客户要求",
	    "需方要求", "顾客要求", "用户需求", "客户需求", "agreed" };
	static const char *const any[] = { "供需双方", "买卖双方", "双方", "供方", "需方", "用户", "客户",
	    "顾客", "订货", "供货", "采购", "技术", "合同书", "合同", "协议书", "协议", "协商", "商定", "约定",
	    "确定", "规定", "要求", "需求", "执行", "另行", "由", "按照", "按", "根据", "依据", "与", "和",
	    "或", "的", "经", "可", "应", "为准", "以", "在", "中", "agreed", ",", " " };
	bool found = false;

	for (size_t i = 0; i < sizeof core / sizeof *core && !found; i++)
		found = strstr(s, core[i]) != NULL;
	if (!found || !ONLY_OF(s, any))
		return false;
	r->out->form = LIMIT_AGREED;
	return true;
}

/* "应符合GB 2762的规定", "GB 2762": standards and the words that cite them, nothing else. */
static bool
citation(struct reading *r, const char *s)
{
	static const char *const before[] = { "应符合", "须符合", "符合", "应满足", "满足", "应执行", "执行",
	    "应按照", "应按", "按照", "按", "依据", "参照", "应达到", "达到", "遵守", "见", "同", " " };
	static const char *const between[] = { "、", ",", ";", "和", "及", "与", "以及", " " };
	static const char *const behind[] = { "的规定", "的要求", "规定", "要求", "的相关规定", "的有关规定",
	    "中的规定", "标准", "的", "执行", "及其修改单", " " };
	const char **item, *was = s;
	struct citation *c;
	size_t n;

	const char *first = s, *next;
	while ((next = AFTER_ANY(first, before)) != NULL)
		first = next;
	if (*first < 'A' || *first > 'Z' || !may_cite(s))	/* a code begins in Latin letters */
		return false;
	cite_find(r->a, s, &c, &n);
	if (n == 0 || n > ITEMS)
		return false;
	item = arena_get(r->a, n * sizeof *item);
	for (size_t i = 0; i < n; i++) {
		const char *lead = arena_dup(r->a, was, (size_t)(s + c[i].start - was));
		bool good = c[i].number.problem == NUMBER_GOOD || c[i].number.problem == NUMBER_CARRIED;
		if (!good || !(i == 0 ? ONLY_OF(lead, before) : ONLY_OF(lead, between)))
			return false;
		item[i] = c[i].number.canonical;
		was = s + c[i].end;
	}
	if (!ONLY_OF(was, behind))
		return false;
	return items(r, LIMIT_CITATION, item, NULL, n);
}

/* What a test must not bring about; each also with 现象 behind. */
static const char *const faults[] = { "击穿", "闪络", "飞弧", "渗漏", "泄漏", "泄露", "漏水", "漏气", "漏油",
    "渗水", "滴漏", "渗油", "破裂", "断裂", "裂纹", "开裂", "裂缝", "龟裂", "破损", "损坏", "变形", "永久变形",
    "有害变形", "明显变形", "脱落", "剥落", "起泡", "起皮", "起皱", "松动", "冒烟", "着火", "燃烧", "爆炸",
    "短路", "断路", "分层", "脱层", "生锈", "锈蚀", "腐蚀", "粉化", "变色", "异常", "卡滞", "折断", "穿透",
    "渗透", "熔融滴落" };

/* A fault at the start of s, the longest; *end behind it and behind 现象. */
static const char *
read_fault(struct arena *a, const char *s, const char **end)
{
	const char *best = NULL, *p;

	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
		if ((p = after(s, faults[i])) != NULL && (best == NULL || p > best))
			best = p;
	if (best == NULL)
		return NULL;
	const char *name = arena_dup(a, s, (size_t)(best - s));
	*end = (p = after(best, "现象")) != NULL ? p : best;
	return name;
}

/* "无击穿、闪络", "不渗漏", "不得有裂纹或变形", "通过", "阴性": outcomes alone. */
static bool
outcomes(struct reading *r, const char *s)
{
	static const char *const no[] = { "不得出现", "不应出现", "不得发生", "不应发生", "应不出现", "不得有",
	    "不应有", "应无", "应不", "不出现", "不发生", "不产生", "没有", "不得", "不应", "无", "不", "未" };
	static const char *const whole[] = { "通过", "阴性" };
	static const char *const and[] = { "、", ",", ";", "和", "及", "或", "且" };
	const char **item = arena_get(r->a, ITEMS * sizeof *item), *p, *end;
	size_t n = 0;
	bool first = true;

	s = squeezed(r->a, s);
	if ((p = after(s, "应为")) == NULL && (p = after(s, "应")) == NULL)
		p = s;
	if (IS_ANY(p, whole)) {
		item[0] = p;
		return items(r, LIMIT_TEST, item, NULL, 1);
	}
	while (*s != '\0') {
		const char *t = AFTER_ANY(s, no), *fault;
		if (t == NULL && first)
			return false;
		if (t == NULL)
			t = s;
		if ((fault = read_fault(r->a, t, &end)) == NULL || n == ITEMS)
			return false;
		item[n++] = arena_fmt(r->a, "无%s", fault);
		first = false;
		if (*end == '\0')
			break;
		if ((s = AFTER_ANY(end, and)) == NULL || *s == '\0')
			return false;
	}
	return n > 0 && items(r, LIMIT_TEST, item, NULL, n);
}

/* "1000 V AC/1 min", "AC 1500 V, 1 min": quantities a test is done with. */
static bool
is_exposure(struct reading *r, const char *s)
{
	const char *from = s;
	struct quantity q;

	for (const char *p = s;; p++) {
		if (*p != '\0' && *p != '/' && *p != ',' && after(p, "、") == NULL)
			continue;
		const char *t = piece(r->a, from, p), *x;
		if ((x = after(t, "AC")) != NULL || (x = after(t, "DC")) != NULL || (x = after(t, "施加")) != NULL)
			t = past(x);
		if (!read_quantity(r, t, &q) || q.unit == NULL)
			return false;
		if (*p == '\0')
			return true;
		from = after(p, "、") != NULL ? after(p, "、") : p + 1;
	}
}

/* A clause that tells what is done ("1.2倍额定电压空载运行2 min") and asks for nothing itself. */
static bool
is_procedure(const char *s)
{
	static const char *const done[] = { "运行", "试验", "浸泡", "放置", "保持", "施加", "加压", "煮沸",
	    "弯曲", "冲击", "跌落", "持续", "历时", "老化", "喷雾" };
	static const char *const asks[] = { "不", "无", "未", "应", "≥", "≤", "符合", "±" };

	for (size_t i = 0; i < sizeof asks / sizeof *asks; i++)
		if (strstr(s, asks[i]) != NULL)
			return false;
	if (has_sign(s))
		return false;
	for (size_t i = 0; i < sizeof done / sizeof *done; i++)
		if (strstr(s, done[i]) != NULL)
			return true;
	return false;
}

/* Outcomes, with what is done before them as the condition. */
static bool
test(struct reading *r, const char *s)
{
	static const char *const hints[] = { "无", "不", "未", "没有", "通过", "阴性" };
	size_t n = strlen(s);
	const char *t = after(s, "test{");

	if (t != NULL && s[n - 1] == '}') {		/* the normal form */
		t = piece(r->a, t, s + n - 1);
		return outcomes(r, t);
	}
	bool may = false;
	for (size_t i = 0; i < sizeof hints / sizeof *hints && !may; i++)
		may = strstr(s, hints[i]) != NULL;
	if (!may)
		return false;
	if (outcomes(r, s))
		return true;
	for (const char *p = s; *p != '\0'; p++) {
		const char *next = *p == ',' || *p == ';' || *p == ' ' || *p == ':' ? p + 1 : NULL;
		if (next == NULL)
			continue;
		const char *head = piece(r->a, s, p);
		if (*head == '\0' || !outcomes(r, past(next)))
			continue;
		if (!is_exposure(r, head) && !(*p != ' ' && is_procedure(head)))
			return false;
		r->inside = NULL;
		r->out->condition = head;
		return true;
	}
	return false;
}

bool
read_word(struct reading *r, const char *s, enum limit_kind *kind)
{
	static const struct {
		bool (*read)(struct reading *, const char *);
		enum limit_kind kind;		/* KIND_UNPARSED: by its form */
	} forms[] = {
		{ none, KIND_UNPARSED }, { braces, KIND_UNPARSED }, { equals, KIND_UNPARSED },
		{ enumerated, KIND_UNPARSED }, { not_detected, KIND_UNPARSED }, { plan, KIND_UNPARSED },
		{ agreed, KIND_UNPARSED }, { test, KIND_UNPARSED }, { citation, KIND_UNPARSED },
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

/* ---- what no set is made of, but known for what it is ---- */

/* "UN", "Ue", "a": a quantity's symbol: a letter and at most two letters or digits behind it; NULL: none. */
static const char *
read_variable(const char *s)
{
	const char *p = s;

	if (!((*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z')))
		return NULL;
	for (p++; p < s + 3 && ((*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z') || is_digit(*p)); p++)
		;
	return p;
}

/* Rated values that stand with a number alone: "0.8UN". */
static bool
is_rated(const char *s, size_t n)
{
	static const char *const rated[] = { "UN", "Un", "Ue", "U0", "IN", "In", "Ie", "PN", "Pn", "fN" };

	for (size_t i = 0; i < sizeof rated / sizeof *rated; i++)
		if (strlen(rated[i]) == n && memcmp(s, rated[i], n) == 0)
			return true;
	return false;
}

/* "%读数", "字", "%rdg", "dgt": what a part of an instrument's error is of; NULL: no such word. */
static const char *
read_part_named(const char *s)
{
	static const char *const of[] = { "读数", "示值", "满量程", "量程", "个字", "字", "reading", "rdg", "RDG", "RD",
	    "rd", "digits", "digit", "dgts", "dgt", "DGT", "FS", "F.S.", "F.S", "d" };
	const char *t = *s == '%' ? s + 1 : s, *end = AFTER_ANY(t, of);

	return end != NULL ? end : *s == '%' ? t : NULL;
}

/*
 * "1000+2UN", "500+2倍供电电压", "d=a", "±(0.5+0.1L)", "±(1%读数+2字)", "0.8UN": arithmetic with at least one
 * symbol and one operator, a symbol that is said to be another, or a part of a rated value. Recognised, never
 * evaluated.
 */
static bool
is_function(struct reading *r, const char *s)
{
	const struct sign *sign;
	const char *p = read_sign(s, &sign), *t;
	bool symbol = false, operator = false, errors;
	int depth = 0;

	p = squeezed(r->a, p == NULL ? s : p);
	if (*p == '=')
		p++;
	if ((t = after(p, "±")) != NULL)
		p = t;
	errors = t != NULL && *p == '(';		/* of parts: "1%读数", "2dgt" */
	if ((t = read_variable(p)) != NULL && *t == '=')	/* d=a */
		p = t + 1, operator = true;
	for (bool term = true; *p != '\0'; term = !term) {
		if (!term) {
			const char *times = after(p, "×");
			if (times == NULL && strchr("+-*", *p) == NULL)
				return false;
			operator = operator || *p != '-';	/* "B1-B" is a name */
			p = times != NULL ? times : p + 1;
			continue;
		}
		for (; *p == '('; p++)
			depth++;
		const char *from = p;
		while (is_digit(*p) || *p == '.')
			p++;
		if ((t = after(p, "倍")) != NULL && p > from) {
			while (((unsigned char)*t & 0x80) != 0)
				t++;
			p = t;
			symbol = true;
		} else if (errors && p > from && (t = read_part_named(p)) != NULL) {
			p = t;
			symbol = true;
		} else if ((t = read_variable(p)) != NULL) {
			operator = operator || (p > from && is_rated(p, (size_t)(t - p)));
			p = t;
			symbol = true;
		} else if (p == from)
			return false;
		for (; *p == ')' && depth > 0; p++)
			depth--;
		if (*p == '\0')
			return symbol && operator && depth == 0;
	}
	return false;
}

/* "4级", "一级", "B级": a grade, of what scale is not told. */
static bool
is_grade(struct reading *r, const char *s)
{
	static const char *const step[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "Ⅰ",
	    "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "甲", "乙", "丙", "特" };
	static const char *const behind[] = { "级", "级及以上", "级以上", "级及以下", "级以下", "级或以上",
	    "等", "类", "等品", "级品" };
	const struct sign *sign;
	const char *p = read_sign(s, &sign), *t;

	p = squeezed(r->a, p == NULL ? s : p);
	if (*p == '=')
		p++;
	const char *from = p;
	while (is_digit(*p) || *p == '-' || *p == '.' || (*p >= 'A' && *p <= 'E'))
		p++;
	if (p == from && (t = AFTER_ANY(p, step)) != NULL)
		p = t;
	if (p == from || p - from > 8)
		return false;
	return IS_ANY(p, behind) || (*p == '\0' && r->beside != NULL && counts_steps(r->beside));
}

/* Chinese words and stops, no number and nothing that compares: only a person can hold it against anything. */
static bool
is_plain_words(const char *s)
{
	static const char *const no[] = { "以上", "以下", "以内", "左右", "之间", "约", "~", "百分之", "倍",
	    "两位", "半" };
	size_t letters = 0;

	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		if (strstr(s, no[i]) != NULL)
			return false;
	if (has_sign(s))
		return false;
	for (const char *p = s; *p != '\0';) {
		uint32_t c = text_next(&p);
		if (c >= 0x4E00 && c <= 0x9FFF)
			letters++;
		else if (c != ' ' && c != ',' && c != ';' && c != 0x3001 && c != 0x3002)
			return false;
	}
	return letters > 0;
}

enum limit_kind
kind_of_text(struct reading *r, const char *s)
{
	if (is_grade(r, s))
		return KIND_ORDINAL;
	if (is_function(r, s))
		return KIND_FUNCTION;
	return is_plain_words(s) ? KIND_QUALITATIVE : KIND_UNPARSED;
}
