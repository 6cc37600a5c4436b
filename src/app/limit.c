#include <stdarg.h>
#include <string.h>
#include "app/cite.h"
#include "app/limit_read.h"
#include "base/dec.h"
#include "base/text.h"

/* ---- pieces of text ---- */

bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

const char *
piece(struct arena *a, const char *from, const char *to)
{
	while (from < to && *from == ' ')
		from++;
	while (to > from && to[-1] == ' ')
		to--;
	return arena_dup(a, from, (size_t)(to - from));
}

const char *
past(const char *s)
{
	while (*s == ' ')
		s++;
	return s;
}

const char *
after(const char *s, const char *w)
{
	for (; *w != '\0'; s++, w++)
		if (*s != *w)
			return NULL;
	return s;
}

const char *
after_any(const char *s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *p = after(s, words[i]);
		if (p != NULL)
			return p;
	}
	return NULL;
}

bool
is_any(const char *s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(s, words[i]) == 0)
			return true;
	return false;
}

bool
ends_in(const char *s, const char *w)
{
	size_t n = strlen(s), k = strlen(w);

	return n >= k && memcmp(s + n - k, w, k) == 0;
}

char *
squeezed(struct arena *a, const char *s)
{
	char *out = arena_get(a, strlen(s) + 1), *to = out;

	for (; *s != '\0'; s++)
		if (*s != ' ')
			*to++ = *s;
	*to = '\0';
	return out;
}

bool
may_cite(const char *s)
{
	return strpbrk(s, "0123456789") != NULL && strpbrk(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != NULL;
}

/* ---- quantities and signs ---- */

bool
counts_steps(const struct unit *u)
{
	return strncmp(unit_kind(u), "grade", 5) == 0;
}

signed char
place_of(const char *s, const char *end, bool powered)
{
	static const char *const sup[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
	int place = 0, exp = 0, sign = 1;
	bool point = false;

	if (*s == '+' || *s == '-')
		s++;
	for (; s < end && (is_digit(*s) || *s == '.' || (*s == ' ' && is_digit(s[1]))); s++) {
		if (powered && s[0] == '1' && s[1] == '0' && !is_digit(s[2]) && s[2] != '.' && s[2] != ' ')
			break;			/* "10^5" alone */
		if (*s == '.')
			point = true;
		else if (point && is_digit(*s))
			place--;
	}
	if (!powered)
		return (signed char)place;
	while (s < end && !(s[0] == '1' && s[1] == '0') && *s != 'e' && *s != 'E')
		s++;
	for (s += *s == '1' ? 2 : 1; s < end; s++) {
		const char *p = AFTER_ANY(s, sup);
		if (is_digit(*s))
			exp = exp * 10 + (*s - '0');
		else if (*s == '-' || after(s, "⁻") != NULL)
			sign = -1;
		else if (p != NULL) {
			for (int d = 0; d < 10; d++)
				if (after(s, sup[d]) != NULL)
					exp = exp * 10 + d;
			s = p - 1;
		}
	}
	return (signed char)(place + sign * exp);
}

bool
read_quantity(struct reading *r, const char *s, struct quantity *q)
{
	const char *end;

	s = past(s);
	q->unit = NULL;
	if (!is_digit(*s) && *s != '-' && *s != '+')
		return false;
	q->v = dec_read(r->a, s, &end, &q->powered);
	if (q->v == NULL)
		return false;
	q->place = place_of(s, end, q->powered);
	end = past(end);
	if (*end == '\0')
		return true;
	/* "1" as a unit would turn "5 1" into a quantity. */
	if (is_digit(*end))
		return false;
	q->unit = unit_find(r->a, end);
	return q->unit != NULL && !counts_steps(q->unit);
}

bool
agree(struct reading *r, const struct unit *u)
{
	if (u == NULL || r->inside == u)
		return true;
	if (r->inside != NULL)
		return false;
	r->inside = u;
	return true;
}

/*
 * GB/T 8170-2008 table 1 and what tables write. Longer words first where one begins with another.
 */
static const struct sign signs[] = {
	{ ">=", false, false }, { "<=", true, false }, { "=>", false, false }, { "=<", true, false },
	{ "≥", false, false }, { "≧", false, false }, { "⩾", false, false }, { "≮", false, false },
	{ "≤", true, false }, { "≦", true, false }, { "⩽", true, false }, { "≯", true, false },
	{ ">", false, true }, { "<", true, true },
	{ "大于或等于", false, false }, { "大于等于", false, false }, { "高于或等于", false, false },
	{ "高于等于", false, false }, { "等于或大于", false, false },
	{ "小于或等于", true, false }, { "小于等于", true, false }, { "低于或等于", true, false },
	{ "低于等于", true, false }, { "等于或小于", true, false },
	{ "不得小于", false, false }, { "不得低于", false, false }, { "不得少于", false, false },
	{ "不应小于", false, false }, { "不应低于", false, false }, { "不应少于", false, false },
	{ "不能小于", false, false }, { "不能低于", false, false }, { "不能少于", false, false },
	{ "不可小于", false, false }, { "不可低于", false, false }, { "不可少于", false, false },
	{ "不小于", false, false }, { "不低于", false, false }, { "不少于", false, false },
	{ "不短于", false, false }, { "不薄于", false, false }, { "不轻于", false, false },
	{ "不窄于", false, false }, { "不早于", false, false }, { "不得早于", false, false },
	{ "不应早于", false, false },
	{ "不得大于", true, false }, { "不得高于", true, false }, { "不得超过", true, false },
	{ "不得多于", true, false }, { "不得长于", true, false }, { "不得过", true, false },
	{ "不应大于", true, false }, { "不应高于", true, false }, { "不应超过", true, false },
	{ "不应多于", true, false }, { "不应超出", true, false },
	{ "不能大于", true, false }, { "不能高于", true, false }, { "不能超过", true, false },
	{ "不可大于", true, false }, { "不可高于", true, false }, { "不可超过", true, false },
	{ "不大于", true, false }, { "不高于", true, false }, { "不超过", true, false },
	{ "不多于", true, false }, { "不重于", true, false }, { "不厚于", true, false }, { "不宽于", true, false },
	{ "不长于", true, false }, { "不迟于", true, false }, { "不晚于", true, false },
	{ "不得迟于", true, false }, { "不应迟于", true, false }, { "不得晚于", true, false },
	{ "不应晚于", true, false },
	{ "至少应为", false, false }, { "至少为", false, false }, { "至少", false, false },
	{ "最少为", false, false }, { "最少", false, false }, { "最小为", false, false }, { "最小", false, false },
	{ "最低为", false, false }, { "最低", false, false },
	{ "至多为", true, false }, { "至多", true, false }, { "最多为", true, false }, { "最多", true, false },
	{ "最大为", true, false }, { "最大", true, false }, { "最高为", true, false }, { "最高", true, false },
	{ "大于", false, true }, { "高于", false, true }, { "超过", false, true }, { "多于", false, true },
	{ "小于", true, true }, { "低于", true, true }, { "不足", true, true }, { "少于", true, true },
};

/* Whether a sign, or a word that may stand before one, can begin here: told by its first character alone. */
static bool
may_begin_sign(const char *s)
{
	static const char first[][4] = { "不", "大", "小", "高", "低", "至", "最", "超", "多", "少", "等", "应", "须",
	    "必" };
	unsigned char c = (unsigned char)*s;

	if (c < 0x80)
		return c == '<' || c == '>' || c == '=';
	if (c < 0xE4)
		return c == 0xE2;		/* ≤ ≥ ⩽ ⩾ … */
	for (size_t i = 0; i < sizeof first / sizeof *first; i++)
		if (s[0] == first[i][0] && s[1] == first[i][1] && s[2] == first[i][2])
			return true;
	return false;
}

const char *
read_sign(const char *s, const struct sign **which)
{
	static const char *const must[] = { "应当", "应", "须", "必须" };
	const char *p;

	if (!may_begin_sign(s))
		return NULL;
	if ((unsigned char)*s > 0xE2 && (p = AFTER_ANY(s, must)) != NULL)
		s = past(p);
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (*s == signs[i].word[0] && (p = after(s, signs[i].word)) != NULL) {
			*which = &signs[i];
			return past(p);
		}
	return NULL;
}

bool
has_sign(const char *s)
{
	const struct sign *sign;

	for (; *s != '\0'; s++)
		if (read_sign(s, &sign) != NULL)
			return true;
	return false;
}

/* ---- remarks: what a text says beside its set ---- */

enum { KINDS = 8 };

/* What was taken out of a text so far. */
struct remarks {
	const char *basis, *condition, *method, *grade;
	const char *fraction;		/* "质量分数" and the like: a kind of per cent, or else a basis */
	const char *state;		/* of a gas: another kind of unit ("mg/m³(标准状态)"), or else a basis */
	struct symbol_taken symbol;
	bool reference;
	const char *kind[KINDS];	/* of units, of the quantities among the conditions */
	size_t nkind;
};

static void
note(struct arena *a, const char **to, const char *s)
{
	if (*to == NULL || strcmp(*to, s) == 0)
		*to = s;
	else
		*to = arena_fmt(a, "%s,%s", *to, s);
}

/* "以Pb计", "按干基计", "干基", "质量分数": of what a part is told. */
static bool
basis(struct reading *r, const char *s, struct remarks *m)
{
	static const char *const whole[] = { "干基", "湿基", "绝干", "绝干基", "收到基", "空气干燥基", "干燥基",
	    "风干基", "质量比", "体积比", "干物质", "干重", "湿重", "鲜重" };
	static const char *const by[] = { "以", "按" }, *const fraction[] = { "质量分数", "体积分数",
	    "摩尔分数" };
	/* Of a gas: at 0 ℃ and 101.325 kPa (GB 16297-1996 3.1), at 25 ℃ (GB 3095-2012 3.14, amended). */
	static const char *const states[][2] = { { "标准状态", "标准状态" }, { "标准状况", "标准状态" },
	    { "标况", "标准状态" }, { "标态", "标准状态" }, { "标准状态下", "标准状态" }, { "参比状态", "参比状态" },
	    { "参比状态下", "参比状态" } };
	/* "按月统计", "以压力计测量": 计 belongs to another word */
	static const char *const other[] = { "统计", "累计", "合计", "总计", "共计", "估计", "设计", "预计",
	    "温度计", "湿度计", "密度计", "光度计", "粘度计", "硬度计", "浊度计", "酸度计", "压力计", "测力计",
	    "流量计" };
	const char *t, *x;

	if (ends_in(s, "计算"))
		s = piece(r->a, s, s + strlen(s) - strlen("算"));
	t = AFTER_ANY(s, by);

	if (strcmp(s, "φ") == 0)		/* GB/T 3102.8-1993 8-15, 8-16 */
		s = "体积分数";
	else if (strcmp(s, "ω") == 0 || strcmp(s, "w") == 0)
		s = "质量分数";
	if (IS_ANY(s, fraction)) {
		bool first = m->fraction == NULL;
		m->fraction = s;
		return first;
	}
	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		if (strcmp(s, states[i][0]) == 0) {
			bool first = m->state == NULL;
			m->state = states[i][1];
			return first;
		}
	if (IS_ANY(s, whole))
		x = s;
	else if (ends_in(s, "计") && strlen(s) > strlen("计")) {
		for (size_t i = 0; i < sizeof other / sizeof *other; i++)
			if (ends_in(s, other[i]))
				return false;
		const char *body = t != NULL ? t : s;
		x = piece(r->a, body, body + strlen(body) - strlen("计"));
		if (!IS_ANY(x, whole)) {
			/* one substance or formula: no stops, no number in front, no sign */
			if (t == NULL || *x == '\0' || strlen(x) > ITEM_BYTES || is_digit(*x) || has_sign(x) ||
			    strpbrk(x, ",;:/%~=") != NULL || strstr(x, "、") != NULL || strstr(x, "或") != NULL ||
			    strstr(x, "不") != NULL)
				return false;
			x = arena_fmt(r->a, "以%s计", x);
		}
	} else
		return false;
	note(r->a, &m->basis, x);
	return true;
}

/* Units that say under what a value is measured, hardly ever what it is. */
static bool
is_ambient(const struct unit *u, bool bracket)
{
	static const char *const kinds[] = { "temperature", "relative-humidity", "frequency", "time",
	    "pressure", "voltage", "voltage-ac", "voltage-dc" };

	return is_any(unit_kind(u), kinds, bracket ? sizeof kinds / sizeof *kinds : 3);
}

/* "20 ℃", "(23±2)℃", "50 Hz", "电压220 V": a quantity or range; name is the parameter's, if told. */
static bool
measured(struct reading *r, const char *s, bool bracket, struct remarks *m)
{
	static const char *const names[] = { "环境温度", "温度", "频率", "电压", "接触时间", "时间", "相对湿度",
	    "湿度", "压力", "载荷", "负荷", "负载", "距离", "转速", "流量", "厚度", "速度", "风速", "水温" };
	struct limit l = { .normal = "" };
	struct reading sub = { .a = r->a, .indicator = "", .out = &l };
	enum limit_kind kind;
	struct quantity q;
	const char *t = AFTER_ANY(s, names), *p;

	p = t == NULL ? s : past(t);
	if (t != NULL && (*p == '=' || *p == ':'))
		p = past(p + 1);
	if (read_quantity(&sub, p, &q))
		sub.inside = q.unit;
	else if ((t == NULL && has_sign(p)) || !read_range(&sub, p, &kind) || l.form != LIMIT_RANGE)
		return false;
	if (sub.inside == NULL || (t == NULL && !is_ambient(sub.inside, bracket)) || m->nkind == KINDS)
		return false;
	/* two temperatures are two conditions, not one */
	if (is_any(unit_kind(sub.inside), m->kind, m->nkind))
		return false;
	m->kind[m->nkind++] = unit_kind(sub.inside);
	return true;
}

/* "接触时间30 min", "接触1 h后", "老化后": what was done before, told as done. */
static bool
done_before(const char *s)
{
	static const char *const done[] = { "接触", "老化", "浸水", "浸泡", "冻融", "加热", "存放", "贮存",
	    "放置", "消毒", "沸煮", "煮沸", "与水接触" };
	const char *t = AFTER_ANY(s, done);

	if (t == NULL || strpbrk(s, ",;:") != NULL || strlen(s) > ITEM_BYTES || has_sign(s))
		return false;
	return ends_in(s, "后") || after(s, "接触时间") != NULL;
}

/*
 * A state of the product or its surroundings, or a quantity that is one. What may be the name of a quantity too
 * ("额定电压") is a state only where the text says it is: in brackets, or with 时 or 下 behind.
 */
static bool
condition(struct reading *r, const char *s, bool said, struct remarks *m)
{
	static const char *const states[] = { "常温", "室温", "冷态", "热态", "湿态", "干态", "空载", "满载",
	    "静态", "动态", "夜间", "昼间", "夏季", "冬季", "避光", "密闭", "无凝露", "非凝露", "不结露",
	    "出厂时", "连续运行" };
	static const char *const names[] = { "纵向", "横向", "经向", "纬向", "负载", "额定负载", "额定电压",
	    "额定工况", "待机", "待机状态" };
	bool tool = (ends_in(s, "兆欧表") || ends_in(s, "摇表") || ends_in(s, "绝缘电阻测试仪")) && !has_sign(s) &&
	    strlen(s) <= ITEM_BYTES;

	if (!IS_ANY(s, states) && !(said && IS_ANY(s, names)) && !tool && !done_before(s) && !measured(r, s, said, m))
		return false;
	note(r->a, &m->condition, squeezed(r->a, s));
	return true;
}

/* "电阻法", "按GB/T 228.1测定", "GB/T 5009.3测定": a method, not merely a standard: that may be the source. */
static bool
method(struct reading *r, const char *s, struct remarks *m)
{
	static const char *const not[] = { "办法", "做法", "合法", "用法", "说法", "算法", "想法", "语法",
	    "违法", "依法" };
	static const char *const before[] = { "按照", "按", "依据", "采用", "执行", " " };
	static const char *const behind[] = { "规定的方法", "的方法", "方法", "的规定", "规定", "进行", "测定",
	    "测试", "试验", "检验", "检测", " " };
	const char *p;
	struct citation *c;
	size_t n;

	for (size_t i = 0; i < sizeof not / sizeof *not; i++)
		if (strstr(s, not[i]) != NULL)
			return false;
	if (ends_in(s, "法") && strlen(s) > strlen("法") && strlen(s) <= ITEM_BYTES && !has_sign(s) &&
	    strpbrk(s, ",;:") == NULL && strstr(s, "不") == NULL && strstr(s, "无") == NULL &&
	    !is_digit(*s) && strpbrk(s, "0123456789") == NULL) {
		note(r->a, &m->method, squeezed(r->a, s));
		return true;
	}
	if (!may_cite(s))
		return false;
	cite_find(r->a, s, &c, &n);
	if (n != 1 || c->number.problem != NUMBER_GOOD)
		return false;
	const char *lead = arena_dup(r->a, s, c->start), *at = s + c->end;
	bool by = *lead != '\0', done = false;
	while ((p = AFTER_ANY(lead, before)) != NULL)
		lead = p;
	while ((p = AFTER_ANY(at, behind)) != NULL) {
		done = true;
		at = p;
	}
	if (*lead != '\0' || *at != '\0' || (!by && !done))
		return false;
	note(r->a, &m->method, c->number.canonical);
	return true;
}

static bool
reference_mark(const char *s)
{
	static const char *const marks[] = { "参考", "参考项", "参考值", "参考指标", "参考项目", "仅供参考",
	    "供参考" };

	return IS_ANY(s, marks);
}

/* One remark, or several with stops between: each must be known. */
static bool
remark(struct reading *r, const char *s, bool bracket, struct remarks *m)
{
	const char *from = s, *end, *g;
	struct remarks was = *m;

	for (const char *p = s;; p++) {
		const char *next = *p == ',' || *p == ';' ? p + 1 : after(p, "、");
		if (*p != '\0' && next == NULL)
			continue;
		const char *t = piece(r->a, from, p);
		bool known = basis(r, t, m) || condition(r, t, bracket, m) || method(r, t, m);
		if (!known && reference_mark(t))
			known = m->reference = true;
		g = known || !bracket || m->grade != NULL ? NULL : read_grade_name(r->a, t, &end);
		if (g != NULL && *end == '\0') {
			m->grade = g;
			known = true;
		}
		if (!known) {
			*m = was;
			return false;
		}
		if (*p == '\0')
			return true;
		from = next;
		p = next - 1;
	}
}

/*
 * "≥10(以Pb计)", "(20℃)≥10", "≤(干基)5": a bracket behind all, before all or right behind the sign. Within, it may
 * be said of one end alone: "≥5(常温)且≤10(热态)".
 */
static bool
take_bracket(struct reading *r, const char **s, struct remarks *m)
{
	const char *open = strrchr(*s, '('), *close = open == NULL ? NULL : strchr(open, ')');

	const struct sign *sign;

	if (close == NULL || (*past(close + 1) != '\0' && open != *s && read_sign(*s, &sign) != open))
		return false;
	if (remark(r, piece(r->a, open + 1, close), true, m)) {
		const char *rest = arena_fmt(r->a, "%.*s%s", (int)(open - *s), *s, close + 1);
		*s = piece(r->a, rest, rest + strlen(rest));
		return true;
	}
	return false;
}

/* "≥50 MΩ,常温": the last remark behind a stop. */
static bool
take_tail(struct reading *r, const char **s, struct remarks *m)
{
	for (const char *p = *s + strlen(*s); p-- > *s + 1;)
		if (*p == ',' || *p == ';') {
			if (!remark(r, past(p + 1), false, m))
				return false;
			*s = piece(r->a, *s, p);
			return true;
		}
	return false;
}

/* "以Pb计≤0.5", "20℃时≥10", "冷态≥20", "28d≥42.5", "优等品:≥46.0", "参考值≥5": what stands before the sign. */
static bool
take_head(struct reading *r, const char **s, struct remarks *m)
{
	static const char *const when[] = { "条件下", "时", "下" };
	const struct sign *sign;
	const char *p = *s, *end, *g;
	bool said = false;

	if ((g = read_grade_name(r->a, p, &end)) != NULL && m->grade == NULL) {
		end = past(end);
		if (*end == ':' || read_sign(end, &sign) != NULL) {
			m->grade = g;
			*s = past(*end == ':' ? end + 1 : end);
			return true;
		}
	}
	while (*p != '\0' && *p != ':' && read_sign(p, &sign) == NULL)
		p++;
	if (*p == '\0' || p == *s)
		return false;
	const char *head = piece(r->a, *s, p), *at = after(head, "在");
	size_t n = strlen(head);
	if (n > 0 && (head[n - 1] == ',' || head[n - 1] == ';'))
		head = piece(r->a, head, head + n - 1);
	if (at != NULL)
		head = piece(r->a, head + strlen("在"), head + strlen(head));
	for (size_t i = 0; i < sizeof when / sizeof *when && !said; i++)
		if ((said = ends_in(head, when[i])))
			head = piece(r->a, head, head + strlen(head) - strlen(when[i]));
	const char *days = head + strspn(head, "0123456789 ");
	bool age = days > head && (strcmp(days, "d") == 0 || strcmp(days, "天") == 0);
	/* a name of what is measured may be another indicator's: "电压≥10" */
	struct remarks was = *m;
	if (!remark(r, head, said || age, m))
		return false;
	if (!said && !age && m->nkind > was.nkind) {
		*m = was;
		return false;
	}
	*s = past(*p == ':' ? p + 1 : p);
	return true;
}

/* "甲醛含量≤20 mg/kg", "pH值:6~9": the row's own name, said again in the text. */
static bool
take_name(struct reading *r, const char **s)
{
	const char *p = *s, *q = r->indicator;

	if (*q == '\0')
		return false;
	for (; *q != '\0'; p++)
		if (*p == *q)
			q++;
		else if (*p != ' ')
			return false;
	p = past(p);
	/* The dash of "水分-5~10" stands between the two, or is a minus. */
	if (*p == '-' && *past(p + 1) != '\0') {
		if (is_digit(*past(p + 1)))
			r->slip = SLIP_DASH;
		return false;
	}
	if (*p == ':')
		p = past(p + 1);
	if (*p == '\0')
		return false;
	*s = arena_str(r->a, p);
	return true;
}

/* "按GB/T 2828.1-2012,一般检验水平Ⅱ,AQL 2.5": the scheme and level that an AQL stands with. */
static bool
take_scheme(struct reading *r, const char **s, struct remarks *m)
{
	static const char *const level[] = { "一般检验水平", "特殊检验水平", "检验水平" };
	static const char *const which[] = { "Ⅰ", "Ⅱ", "Ⅲ", "I", "II", "III", "S-1", "S-2", "S-3", "S-4" };
	const char *p = strstr(*s, "AQL"), *from = *s, *by, *t;
	struct remarks was = *m;
	struct citation *c;
	size_t n;

	if (p == NULL || p == *s)
		return false;
	while (from < p) {
		const char *to = from + strcspn(from, ",;");
		const char *one = piece(r->a, from, to < p ? to : p);
		if ((t = AFTER_ANY(one, level)) != NULL && IS_ANY(t, which))
			note(r->a, &m->condition, one);
		else if (*one != '\0') {
			by = after(one, "按");
			cite_find(r->a, by != NULL ? by : one, &c, &n);
			if (n != 1 || c->number.problem != NUMBER_GOOD || c->start != 0 ||
			    c->end != strlen(by != NULL ? by : one)) {
				*m = was;
				return false;
			}
			note(r->a, &m->method, c->number.canonical);
		}
		from = to < p ? past(to + 1) : p;
	}
	*s = arena_str(r->a, p);
	return true;
}

/* "参考项", "参考值:≥5". */
static bool
take_reference(struct reading *r, const char **s, struct remarks *m)
{
	static const char *const lead[] = { "参考项目", "参考指标", "参考项", "参考值", "仅供参考" };
	const char *t = AFTER_ANY(*s, lead);

	if (t == NULL && strcmp(*s, "参考") == 0)
		t = *s + strlen(*s);
	if (t == NULL || m->reference)
		return false;
	t = past(t);
	m->reference = true;
	*s = arena_str(r->a, past(*t == ':' || *t == ',' ? t + 1 : t));
	return true;
}

/* ---- the whole ---- */

void
wipe(struct reading *r)
{
	struct limit *l = r->out;

	r->inside = NULL;
	if (l->form == LIMIT_TEXT && l->sample.v == NULL && l->lod.v == NULL && l->condition == NULL && !l->bare &&
	    l->plan.n == 0)
		return;
	*l = (struct limit){ .raw = l->raw, .raw_unit = l->raw_unit, .lo_place = PLACE_NONE, .hi_place = PLACE_NONE,
	    .normal = "" };
}

/*
 * The unit of the set. False: the text's and the column's contradict each other.
 */
static bool
settle_unit(struct reading *r)
{
	struct limit *l = r->out;
	const char *slash;

	switch (l->form) {
	case LIMIT_RANGE:
		if (l->relative != NULL) {	/* the column tells the unit of what the bounds are parts of */
			l->unit = r->inside;
			l->unit_given = true;
			return true;
		}
		break;
	case LIMIT_SET:
		if (l->value == NULL)
			return true;
		break;
	case LIMIT_NOT_DETECTED:
		/* "/25 g", "MPN/100 mL": the column tells the sample */
		slash = strchr(r->beside != NULL ? unit_symbol(r->beside) : text_fold(r->a, l->raw_unit), '/');
		if (l->sample.v == NULL && slash != NULL && is_digit(*past(slash + 1)))
			read_sample(r, slash + 1, &l->sample);
		if (r->beside_given && r->beside == NULL && l->sample.v != NULL && *l->raw_unit == '/')
			r->beside_given = false;
		break;
	case LIMIT_ORDINAL:
		l->unit = r->beside;
		l->unit_given = r->beside_given;
		return true;
	case LIMIT_PLAN:
		break;
	default:
		return true;
	}
	if (r->inside != NULL && r->beside_given) {
		/* "12 V DC" beside "V" says more, it does not contradict. */
		bool finer = r->beside != NULL && strcmp(unit_kind(r->beside), "voltage") == 0 &&
		    strncmp(unit_kind(r->inside), "voltage-", 8) == 0;
		if (r->inside != r->beside && !finer)
			return false;
	}
	l->unit_given = r->inside != NULL || r->beside_given;
	l->unit = r->inside != NULL ? r->inside : r->beside_given ? r->beside : unit_find(r->a, "");
	if (l->lod.v != NULL)
		l->lod.unit = l->unit;
	return l->unit == NULL || !counts_steps(l->unit);
}

/* The kind of a form that is written in one way only, and of a range by its ends and unit. */
static enum limit_kind
kind_of(const struct limit *l)
{
	static const char *const times[] = { "time", "calendar", "working-day" };

	switch (l->form) {
	case LIMIT_NONE:
		return KIND_NONE;
	case LIMIT_SET:
		return KIND_ENUMERATION;
	case LIMIT_NOT_DETECTED:
		return KIND_NOT_DETECTED;
	case LIMIT_PLAN:
		return KIND_SAMPLING_PLAN;
	case LIMIT_ORDINAL:
		return strcmp(scale_id(l->scale), "aql") == 0 ? KIND_AQL : KIND_ORDINAL;
	case LIMIT_CITATION:
		return KIND_QUALITATIVE;
	case LIMIT_AGREED:
		return KIND_AS_AGREED;
	case LIMIT_TEST:
		return KIND_TEST;
	case LIMIT_RANGE:
		if (l->relative != NULL)
			return KIND_PERCENT_OF_MARKED;
		if (l->deviation)
			return KIND_NOMINAL;
		if (l->unit != NULL && l->unit_given && IS_ANY(unit_kind(l->unit), times))
			return KIND_TIME;
		if (l->lo != NULL && l->hi != NULL)
			return KIND_TWO_SIDED;
		return l->lo_open || l->hi_open ? KIND_ONE_SIDED_OPEN : KIND_ONE_SIDED_CLOSED;
	default:
		return KIND_UNPARSED;
	}
}

bool
read_simple(struct reading *r, const char *s)
{
	enum limit_kind kind = KIND_UNPARSED;
	bool grade = expects_grade(r, s);

	if (may_be_pencil(r, s) && (kind = KIND_UNPARSED, !grade || !read_grade(r, s, &kind)))
		return false;
	if (!(grade && read_grade(r, s, &kind)) && !read_range(r, s, &kind) && (grade || !read_grade(r, s, &kind)) &&
	    !read_word(r, s, &kind))
		return false;
	if (!settle_unit(r)) {
		r->slip = r->inside != NULL && r->beside_given ? SLIP_UNIT_TWICE : SLIP_NONE;
		wipe(r);
		return false;
	}
	r->out->kind = kind != KIND_UNPARSED ? kind : kind_of(r->out);
	r->out->normal = normal_form(r->a, r->out);
	return true;
}

/* Any form, simple or of parts. */
static bool
read_any(struct reading *r, const char *s)
{
	enum limit_kind kind = KIND_UNPARSED;

	if (read_simple(r, s))
		return true;
	if (!read_parts(r, s, &kind) && !read_normal_parts(r, s, &kind)) {
		wipe(r);
		return false;
	}
	r->out->kind = kind;
	r->out->normal = normal_form(r->a, r->out);
	return true;
}

/* The unit of a gas in a state, "mg/m³(标准状态)"; NULL: the table has none. */
static const struct unit *
in_state(struct arena *a, const struct unit *u, const char *state)
{
	return unit_find(a, arena_fmt(a, "%s(%s)", unit_symbol(u), state));
}

/* Whether the symbol's quantity is measured in what was read; if it is a unit itself, that is the unit. */
static bool
symbol_fits(struct arena *a, const struct symbol_taken *x, struct limit *l)
{
	const struct unit *u = unit_find(a, x->unit);

	if (l->form != LIMIT_RANGE && (l->form != LIMIT_SET || l->value == NULL))
		return false;
	if (x->is_unit && !l->unit_given) {
		l->unit = u;
		l->unit_given = true;
	}
	return *x->unit == '\0' || !l->unit_given || (l->unit != NULL && unit_commensurable(l->unit, u));
}

/* Whether the remarks can be said of what was read; then they are. */
static bool
remarks_fit(struct arena *a, const struct remarks *m, struct limit *l, enum limit_slip *slip)
{
	bool parts = l->form == LIMIT_TABLE || l->form == LIMIT_ALL;

	/* behind a list, a condition may be the last part's alone */
	if (parts && (m->condition != NULL || m->method != NULL || m->grade != NULL))
		return false;
	/* "B级(155 ℃)" contradicts GB/T 11021, "≥50 mm (2 in)" says one thing twice */
	if (l->form == LIMIT_ORDINAL && m->nkind > 0 && strcmp(scale_id(l->scale), "thermal-class") == 0)
		return false;
	if (m->symbol.unit != NULL && !symbol_fits(a, &m->symbol, l)) {
		*slip = SLIP_SYMBOL;
		return false;
	}
	for (size_t i = 0; i < m->nkind; i++)
		if (l->unit != NULL && strcmp(unit_kind(l->unit), m->kind[i]) == 0)
			return false;
	bool said = m->basis != NULL || m->state != NULL || m->fraction != NULL || m->condition != NULL ||
	    m->method != NULL || m->grade != NULL;
	if (l->form == LIMIT_NONE && said)
		return false;
	if (l->condition != NULL && m->condition != NULL)
		return false;
	l->basis = m->basis;
	if (m->symbol.basis != NULL)
		note(a, &l->basis, m->symbol.basis);
	if (m->fraction != NULL) {
		if (l->unit == unit_find(a, "%") && l->unit_given)
			l->unit = unit_find(a, arena_fmt(a, "%%(%s)", m->fraction));
		else
			note(a, &l->basis, m->fraction);
	}
	if (m->state != NULL) {
		const struct unit *u = l->unit == NULL || !l->unit_given ? NULL : in_state(a, l->unit, m->state);
		if (u != NULL)
			l->unit = u;
		else
			note(a, &l->basis, m->state);
	}
	l->condition = l->condition != NULL ? l->condition : m->condition;
	l->method = m->method;
	l->grade = m->grade;
	l->reference_only = m->reference;
	if (m->condition != NULL && strstr(m->condition, "接触") != NULL && l->form == LIMIT_RANGE)
		l->kind = KIND_WINDOW;
	if (m->reference)
		l->kind = KIND_REFERENCE_ONLY;
	return true;
}

/* A text with what can surely be taken out of it taken out, one remark after the other, until the rest is a form. */
static bool
read_remarked(struct reading *r, const char *s)
{
	struct remarks m = { .basis = NULL };

	for (int i = 0; i < 5; i++) {
		if ((i == 0 || *s != '\0' || m.reference) && read_any(r, s)) {
			if (remarks_fit(r->a, &m, r->out, &r->slip))
				return true;
			wipe(r);
			return false;
		}
		if (!take_symbol(r, &s, &m.symbol) && !take_name(r, &s) && !take_bracket(r, &s, &m) &&
		    !take_reference(r, &s, &m) && !take_head(r, &s, &m) && !take_tail(r, &s, &m) &&
		    !take_scheme(r, &s, &m))
			return false;
	}
	return false;
}

/* The unit column, which may hold a basis too: "mg/kg(以Pb计)". */
static void
read_unit(struct reading *r, const char *u, struct remarks *m)
{
	/* A dash in the unit's column is an empty cell. */
	r->beside_given = *u != '\0' && strcmp(u, "-") != 0 && strcmp(u, "--") != 0 && strcmp(u, "/") != 0 &&
	    strcmp(u, "无") != 0;
	r->beside = r->beside_given ? unit_find(r->a, u) : NULL;
	const char *open = strrchr(u, '(');
	if (!r->beside_given || r->beside != NULL || open == NULL || open == u || !ends_in(u, ")"))
		return;
	const struct unit *bare = unit_find(r->a, piece(r->a, u, open));
	bool known = bare != NULL;
	for (const char *from = open + 1, *to; known && *from != '\0'; from = to + 1) {
		to = from + strcspn(from, ",)");
		known = basis(r, piece(r->a, from, to), m);
	}
	if (!known) {
		*m = (struct remarks){ .basis = NULL };
		return;
	}
	r->beside = m->state == NULL ? NULL : in_state(r->a, bare, m->state);
	if (m->state != NULL && r->beside == NULL)
		note(r->a, &m->basis, m->state);
	if (m->fraction != NULL)
		note(r->a, &m->basis, m->fraction);
	r->beside = r->beside != NULL ? r->beside : bare;
}

/* The strings, one behind the other; the last is NULL. Ranges are most of what is read: printf takes longer. */
static const char * __attribute__((sentinel))
strung(struct arena *a, const char *first, ...)
{
	size_t n = 0;
	va_list ap;
	char *out, *to;

	va_start(ap, first);
	for (const char *s = first; s != NULL; s = va_arg(ap, const char *))
		n += strlen(s);
	va_end(ap);
	out = to = arena_get(a, n + 1);
	va_start(ap, first);
	for (const char *s = first; s != NULL; s = va_arg(ap, const char *))
		to = stpcpy(to, s);
	va_end(ap);
	return out;
}

static const char *
range_form(struct arena *a, const struct limit *l)
{
	return strung(a, l->deviation ? "Δ" : "", l->lo == NULL || l->lo_open ? "(" : "[",
	    l->lo == NULL ? "-inf" : dec_print(a, l->lo), ",", l->hi == NULL ? "+inf" : dec_print(a, l->hi),
	    l->hi == NULL || l->hi_open ? ")" : "]", l->relative == NULL ? "" : "*",
	    l->relative == NULL ? "" : l->relative, NULL);
}

static const char *
ordinal_form(struct arena *a, const struct limit *l)
{
	const struct scale *scale = l->scale;
	const char *id = scale_id(scale), *from = scale_grade(a, scale, l->from), *to = scale_grade(a, scale, l->to);
	struct rank best = scale_best(scale);

	if (strcmp(id, "aql") == 0)		/* as it is written: "aql>=2.5" would read as a number compared */
		return arena_fmt(a, "AQL %s", from);
	if (l->bare)
		return arena_fmt(a, "%s:%s", id, from);
	if (memcmp(&l->to, &best, sizeof best) == 0)
		return arena_fmt(a, "%s>=%s", id, from);
	if (l->from.part[0] == 0)
		return arena_fmt(a, "%s<=%s", id, to);
	return arena_fmt(a, "%s[%s,%s]", id, from, to);
}

static const char *
joined(struct arena *a, const char *open, const char *const *item, size_t n, const char *comma, const char *close)
{
	const char *s = arena_fmt(a, "%s%s", open, item[0]);

	for (size_t i = 1; i < n; i++)
		s = arena_fmt(a, "%s%s%s", s, comma, item[i]);
	return arena_fmt(a, "%s%s", s, close);
}

static const char *
sample_form(struct arena *a, const struct limit *l)
{
	const struct limit_amount *q = &l->sample;

	return q->v == NULL ? "" : arena_fmt(a, "/%s %s", dec_print(a, q->v), unit_symbol(q->unit));
}

const char *
normal_form(struct arena *a, const struct limit *l)
{
	const char *s = "";

	switch (l->form) {
	case LIMIT_NONE:
		return "(-inf,+inf)";
	case LIMIT_RANGE:
		return range_form(a, l);
	case LIMIT_SET:
		return joined(a, "{", l->item, l->nitem, ",", "}");
	case LIMIT_NOT_DETECTED:
		if (l->lod.v != NULL)
			s = arena_fmt(a, "(%s<%s)", l->quantified ? "LOQ" : "", dec_print(a, l->lod.v));
		return arena_fmt(a, "ND%s%s", s, sample_form(a, l));
	case LIMIT_PLAN:
		s = l->plan.M == NULL ? "" : arena_fmt(a, ",M=%s", dec_print(a, l->plan.M));
		return arena_fmt(a, "n=%d,c=%d,m=%s%s%s", l->plan.n, l->plan.c, dec_print(a, l->plan.m),
		    sample_form(a, l), s);
	case LIMIT_ORDINAL:
		return ordinal_form(a, l);
	case LIMIT_TABLE:
	case LIMIT_ALL:
		for (size_t i = 0; i < l->npart; i++)
			s = arena_fmt(a, "%s%s%s:%s", s, i == 0 ? "" : ";", l->part[i].key, l->part[i].l.normal);
		return arena_fmt(a, "%s{%s}", l->form == LIMIT_ALL ? "all" : "", s);
	case LIMIT_CITATION:
		return joined(a, "", l->item, l->nitem, "、", "");
	case LIMIT_AGREED:
		return "agreed";
	case LIMIT_TEST:
		return joined(a, "test{", l->item, l->nitem, ",", "}");
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
	"text", "none", "range", "set", "not-detected", "plan", "ordinal", "table", "all", "citation", "agreed",
	    "test",
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

void
limit_parse(struct arena *a, const char *indicator, const char *text, const char *unit, struct limit *out)
{
	struct reading r = { .a = a, .out = out };
	struct remarks m = { .basis = NULL };
	const char *s;

	*out = (struct limit){ .raw = arena_str(a, text == NULL ? "" : text),
	    .raw_unit = arena_str(a, unit == NULL ? "" : unit), .lo_place = PLACE_NONE, .hi_place = PLACE_NONE,
	    .normal = "" };
	if (strlen(out->raw) > 4 * LONGEST)
		return;
	s = text_trim(a, text_fold(a, out->raw));
	if (strlen(s) > LONGEST)
		return;
	r.indicator = indicator == NULL || *indicator == '\0' || strlen(indicator) > LONGEST ? "" :
	    squeezed(a, text_fold(a, indicator));
	r.scales = scales_spoken_of(r.indicator);
	if (*out->raw_unit != '\0')
		read_unit(&r, text_trim(a, text_fold(a, out->raw_unit)), &m);
	/* A full stop ends the sentence, not the number. */
	if (ends_in(s, "。") && strlen(s) > strlen("。"))
		s = piece(a, s, s + strlen(s) - strlen("。"));
	if (!read_remarked(&r, s)) {
		out->kind = kind_of_text(&r, s);
		if (out->kind == KIND_UNPARSED)
			out->slip = slip_of(&r, s);
		return;
	}
	if (m.basis != NULL)
		out->basis = out->basis == NULL ? m.basis : arena_fmt(a, "%s,%s", out->basis, m.basis);
}
