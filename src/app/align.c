#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "app/align.h"
#include "app/cite.h"
#include "base/dec.h"
#include "base/text.h"

struct synonym { const char *name, *canonical; };
#include "app/condition_table.h"
#include "app/indicator_table.h"
#include "app/likely_table.h"
struct equivalent { const char *name, *canonical, *source; };
#include "app/method_table.h"

static bool
ends_with(const char *s, const char *tail)
{
	size_t n = strlen(s), t = strlen(tail);

	return n >= t && strcmp(s + n - t, tail) == 0;
}

/* Whether s begins with one of n words: behind it, NULL if not. */
static const char *
past_word(const char *s, const char *const *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strncmp(s, word[i], strlen(word[i])) == 0)
			return s + strlen(word[i]);
	return NULL;
}
#define PAST_WORD(s, list) past_word(s, list, sizeof list / sizeof *list)

/*
 * Symbols of elements that are the formula of something else in capitals: Co and CO, Hf and HF. Where such a one is all
 * there is, its case says which; beside a name ("钴(CO)") the name does.
 */
static bool
case_tells(const char *s)
{
	static const char *const symbols[] = { "Co", "Cs", "Hf", "Ho", "No", "Os", "Po", "Sc", "Sn" };
	static const char by[] = "以", end[] = "计";

	if (strncmp(s, by, strlen(by)) == 0)
		s += strlen(by);
	for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
		if (strncmp(s, symbols[i], 2) == 0 && (s[2] == '\0' || strcmp(s + 2, end) == 0))
			return true;
	return false;
}

/* What a subscript stands for: "CO₂" is typed "CO2" as often; 0: s begins with none. */
static char
subscript(const char *s)
{
	static const char *const letters[] = { "ₐa", "ₑe", "ₒo", "ₓx", "ₕh", "ₖk", "ₗl", "ₘm", "ₙn", "ₚp",
	    "ₛs", "ₜt", "ᵢi", "ᵣr", "ᵤu", "ᵥv" };

	if ((unsigned char)*s != 0xE2 && (unsigned char)*s != 0xE1)
		return '\0';
	unsigned char last = strncmp(s, "\xE2\x82", 2) == 0 ? (unsigned char)s[2] : 0;
	if (last >= 0x80 && last <= 0x89)
		return (char)('0' + (last - 0x80));
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (strncmp(s, letters[i], 3) == 0)
			return letters[i][3];
	return '\0';
}

/* Folded, without spaces, subscripts and Roman numerals as plain letters, its case kept. */
static char *
tight_form(struct arena *a, const char *s)
{
	static const char *const roman[] = { "I", "II", "III", "IV", "V", "VI", "VII" };
	char *f = text_fold(a, s == NULL ? "" : s), *to = f, c;

	for (const char *p = f; *p != '\0'; p++)
		if ((c = subscript(p)) != '\0') {
			*to++ = c;
			p += 2;
		} else if (strncmp(p, "\xE2\x85", 2) == 0 && (unsigned char)p[2] >= 0xA0 && (unsigned char)p[2] <= 0xA6)
		    {
			to = stpcpy(to, roman[(unsigned char)p[2] - 0xA0]);	/* Ⅰ to Ⅶ: three bytes at most */
			p += 2;
		} else if (*p != ' ')
			*to++ = *p;
	*to = '\0';
	return f;
}

char *
plain_form(struct arena *a, const char *s)
{
	char *f = tight_form(a, s);

	if (case_tells(f))
		return f;
	for (char *p = f; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
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
	static const char marks[] = ",/";		/* "铅,mg/kg" before "水分/%" */
	for (const char *m = marks; *m != '\0'; m++) {
		char *mark = strchr(s, *m);
		if (mark == NULL || mark == s)
			continue;
		*mark = '\0';
		if (remark_is_unit(a, s, mark + 1))
			return mark + 1;
		*mark = *m;
	}
	return "";
}

/* Tables write "水分/% ≤" over a column of numbers. */
static void
drop_sign(char *s)
{
	static const char *const signs[] = { "≤", "≥", "≧", "≦", "⩽", "⩾", "<", ">", "=", ":",
	    ";", "," };
	size_t n = strlen(s);

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t len = strlen(signs[i]);
		if (n >= len && memcmp(s + n - len, signs[i], len) == 0) {
			s[n -= len] = '\0';
			i = (size_t)-1;		/* from the first again: "≤:" */
		}
	}
}

/* A listed synonym: one that holds in this standard alone ("GB 3097|cod") before that of any. */
static const char *
name_listed(struct arena *a, const char *standard, const char *name)
{
	const char *own = *standard == '\0' ? NULL : SYNONYM(indicator_table, arena_fmt(a, "%s|%s", standard, name));

	return own != NULL ? own : SYNONYM(indicator_table, name);
}

/* The normal form of a name, and the unit that stands behind it there ("" for none). standard: it stands in; or "". */
static const char *
name_key(struct arena *a, const char *standard, const char *name, const char **unit)
{
	char *s = text_fold(a, name == NULL ? "" : name), *to = s;

	for (const char *p = s; *p != '\0'; p++)	/* the unit's case matters until it is dropped */
		if (*p != ' ')
			*to++ = *p;
	*to = '\0';
	drop_sign(s);
	*unit = "";
	const char *canonical = name_listed(a, standard, plain_form(a, s));	/* "酸碱度(pH)": no unit there */
	if (canonical != NULL)
		return canonical;
	*unit = drop_unit(a, s);
	s = plain_form(a, s);
	canonical = name_listed(a, standard, s);
	return canonical != NULL ? canonical : s;
}

const char *
indicator_key(struct arena *a, const char *name)
{
	const char *unit;

	return name_key(a, "", name, &unit);
}

const char *
unit_behind(struct arena *a, const char *indicator)
{
	const char *unit;

	name_key(a, "", indicator, &unit);
	return unit;
}

/* "以Pb计", "干基", "标准状态": of what the quantity is reckoned. */
static bool
is_basis(const char *remark)
{
	static const char *const words[] = { "干基", "湿基", "干燥基", "干重", "湿重", "收到基", "空气干燥基",
	    "干燥无灰基", "标准状态", "标态", "质量分数", "体积分数", "以干基计", "以湿基计" };

	if ((strncmp(remark, "以", strlen("以")) == 0 || strncmp(remark, "按", strlen("按")) == 0) &&
	    ends_with(remark, "计"))
		return true;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(remark, words[i]) == 0)
			return true;
	return false;
}

/* Cuts a basis in brackets off the end of a key; returns it, "" for none. */
static const char *
cut_basis(struct arena *a, const char **key)
{
	size_t n = strlen(*key);
	const char *open = strrchr(*key, '(');

	if (n < 3 || (*key)[n - 1] != ')' || open == NULL || open == *key)
		return "";
	const char *remark = arena_dup(a, open + 1, (size_t)(*key + n - 1 - open - 1));
	if (!is_basis(remark))
		return "";
	*key = arena_dup(a, *key, (size_t)(open - *key));
	return remark;
}

/* ---- what must be the same before limits can be compared ---- */

static int
by_text(const void *x, const void *y)
{
	const char *const *a = x, *const *b = y;

	return strcmp(*a, *b);
}

/* Cuts a word off one end of a phrase; false: it stands at neither. */
static bool
cut_word(char *s, const char *word)
{
	size_t n = strlen(s), w = strlen(word);

	if (n <= w)
		return false;
	if (strncasecmp(s + n - w, word, w) == 0)
		s[n - w] = '\0';
	else if (strncasecmp(s, word, w) == 0)
		memmove(s, s + w, n - w + 1);
	else
		return false;
	return true;
}

/*
 * A phrase that is a quantity, as a value in the base of its kind: "60min" is "1h", "(25±2)℃" is "25℃±2℃",
 * "DC500V" is "0.5kV DC". In its own case, for mPa and MPa are two. NULL: it is none.
 */
static const char *
quantity_form(struct arena *a, const char *phrase)
{
	static const char *const current[][2] = { { "直流", "dc" }, { "交流", "ac" }, { "DC", "dc" },
	    { "AC", "ac" } };
	static const char *const signs[] = { "±", "~", "≤", "≥", "<", ">", "以下", "以上", "以内", "小于", "大于",
	    "不超过", "低于", "高于" };
	struct limit l;
	const char *end, *of = "";
	char *s = arena_str(a, phrase);
	bool range = false;

	for (size_t i = 0; i < sizeof current / sizeof *current && *of == '\0'; i++)
		if (cut_word(s, current[i][0]))
			of = current[i][1];
	const struct dec *v = dec_read(a, s, &end, NULL);
	if (v != NULL && *end != '\0') {
		const struct unit *u = unit_find(a, end);
		if (u != NULL)
			return arena_fmt(a, "%s %s%s", dec_print(a, unit_to_base(a, u, v)), unit_base(u), of);
	}
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		range = range || strstr(s, signs[i]) != NULL;
	if (!range)
		return NULL;
	limit_parse(a, NULL, s, "", &l);
	if (l.form != LIMIT_RANGE || l.unit == NULL || !l.unit_given || l.relative != NULL || l.deviation ||
	    l.basis != NULL || l.condition != NULL || l.method != NULL || l.grade != NULL)
		return NULL;
	return arena_fmt(a, "%s%s~%s%s %s%s", l.lo_open ? ">" : "", l.lo == NULL ? "" :
	    dec_print(a, unit_to_base(a, l.unit, l.lo)), l.hi_open ? "<" : "", l.hi == NULL ? "" :
	    dec_print(a, unit_to_base(a, l.unit, l.hi)), unit_base(l.unit), of);
}

/* A listed synonym, of this indicator before that of any. */
static const char *
phrase_key(struct arena *a, const char *indicator, const char *s)
{
	const char *plain = plain_form(a, s), *c = SYNONYM(condition_table, arena_fmt(a, "%s|%s", indicator, plain));

	if (c == NULL)
		c = SYNONYM(condition_table, plain);
	if (c == NULL)
		c = quantity_form(a, s);
	return c != NULL ? c : plain;
}

/* What an insulation resistance is measured with: told as a condition by some, as a method by others. */
static bool
names_tool(const char *s)
{
	static const char *const tools[] = { "兆欧表", "摇表", "绝缘电阻测试仪" };

	for (size_t i = 0; s != NULL && i < sizeof tools / sizeof *tools; i++)
		if (strstr(s, tools[i]) != NULL)
			return true;
	return false;
}

static bool
is_instrument(const char *s)
{
	return s != NULL && (ends_with(s, "兆欧表") || ends_with(s, "摇表") || ends_with(s, "绝缘电阻测试仪"));
}

/* "190℃/2.16kg" with a comma, as others write it; "1L/min" stays. */
static const char *
two_quantities(struct arena *a, char *s)
{
	char *slash = strchr(s, '/');

	if (slash == NULL || strchr(slash + 1, '/') != NULL)
		return s;
	*slash = '\0';
	bool both = quantity_form(a, s) != NULL && quantity_form(a, slash + 1) != NULL;
	*slash = both ? ',' : '/';
	return s;
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
	const char *s = two_quantities(a, tight_form(a, condition)), *from = s;

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
			bool tool = is_instrument(t);
			struct phrases *to = tool ? instruments : out;
			if (to->n == PHRASES) {
				out->s[0] = s;
				out->n = 1;
				instruments->n = 0;
				return;
			}
			to->s[to->n++] = tool ? plain_form(a, t) : phrase_key(a, indicator, t);
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

bool
same_phrases(const struct phrases *x, const struct phrases *y)
{
	if (x->n != y->n)
		return false;
	for (size_t i = 0; i < x->n; i++)
		if (strcmp(x->s[i], y->s[i]) != 0)
			return false;
	return true;
}

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
	/* "4.2.1砷": its number in the table */
	size_t number = strspn(s, "0123456789.");
	if ((unsigned char)s[number] >= 0xE3)
		s += number + (strncmp(s + number, "、", strlen("、")) == 0 ? strlen("、") : 0);
	/* "屈服点σs": up to the last Chinese character */
	char *end = s;
	for (const char *p = s; *p != '\0';)
		if (text_next(&p) >= 0x2E80)
			end = s + (p - s);
	if (end > s)
		*end = '\0';
	return s;
}

/* Spellings of one word: 粘度 became 黏度 in the standards about 2008. Of one length each. */
static void
fold_spelling(char *s)
{
	static const char *const spelt[][2] = { { "粘", "黏" }, { "水份", "水分" }, { "泄露", "泄漏" },
	    { "外型", "外形" }, { "其它", "其他" } };

	for (size_t i = 0; i < sizeof spelt / sizeof *spelt; i++)
		for (char *p = s; (p = strstr(p, spelt[i][0])) != NULL; p += strlen(spelt[i][0]))
			memcpy(p, spelt[i][1], strlen(spelt[i][1]));
}

/*
 * What likely matches are found by: the bare name without words that only say how the amount is told (GB/T 20001.10
 * heads its tables "水分的质量分数"), a listed likely name mapped.
 */
static const char *
likely_name(struct arena *a, const char *key)
{
	static const char *const more[] = { "的质量分数", "质量分数", "的体积分数", "体积分数", "的质量浓度",
	    "质量浓度", "的含量", "含量", "释放量", "残留量", "总量", "浓度", "限量", "限值", "值" };
	char *bare = arena_str(a, bare_name(a, key));

	fold_spelling(bare);
	if (strncmp(bare, "总", strlen("总")) == 0 && bare[strlen("总")] != '\0')
		bare += strlen("总");
	for (size_t i = 0; i < sizeof more / sizeof *more; i++)
		if (ends_with(bare, more[i]) && strlen(bare) > strlen(more[i])) {
			bare[strlen(bare) - strlen(more[i])] = '\0';
			break;
		}
	return SYNONYM(likely_table, bare) != NULL ? SYNONYM(likely_table, bare) : bare;
}

enum { CHARACTER = 3 };		/* bytes of a Chinese character */

/* Whether s begins with two Chinese characters that are a word: not a piece of a chemical name, nor one of any name. */
static bool
is_word(const char *s)
{
	static const char *const none[] = { "氧化", "化物", "一氧", "二氧", "三氧", "五氧", "酸盐", "酸钠", "酸钾",
	    "酸钙", "酸镁", "甲基", "乙基", "最大", "最小", "最高", "最低", "平均", "额定", "试验", "要求", "指标",
	    "项目", "含量" };

	return (unsigned char)s[0] >= 0xE3 && (unsigned char)s[1] != '\0' && (unsigned char)s[CHARACTER] >= 0xE3 &&
	    PAST_WORD(s, none) == NULL;
}

/* The words of a name, as bits that two names with a word in common share. */
static uint64_t
words_of(const char *bare)
{
	uint64_t bits = 0;

	for (const char *p = bare; *p != '\0'; text_next(&p))
		if (is_word(p)) {
			uint32_t h = 0;
			for (int i = 0; i < 2 * CHARACTER; i++)
				h = h * 31 + (unsigned char)p[i];
			bits |= UINT64_C(1) << (h * UINT32_C(2654435761) >> 26);
		}
	return bits;
}

static bool
share_a_word(const char *x, const char *y)
{
	char word[2 * CHARACTER + 1] = "";

	for (const char *p = x; *p != '\0'; text_next(&p))
		if (is_word(p)) {
			memcpy(word, p, sizeof word - 1);
			if (strstr(y, word) != NULL)
				return true;
		}
	return false;
}

static uint64_t
elements_of(const char *bare)
{
	static const char elements[] = "铅镉汞砷铬镍铜锌锰铁铝锡锑硒钡钴钒钼银铍铊硼氟氯氮磷硫钾钠钙镁硅碳";
	uint64_t bits = 0;

	for (const char *p = bare; *p != '\0'; text_next(&p))
		for (size_t i = 0; (unsigned char)*p >= 0xE3 && elements[i] != '\0'; i += CHARACTER)
			if (strncmp(p, elements + i, CHARACTER) == 0)
				bits |= UINT64_C(1) << i / CHARACTER;
	return bits;
}

/* Names of a group, and what belongs to it: a declaration may tell the one and a standard the other. */
static const struct { const char *group, *member[12]; } groups[] = {
	{ "致病菌", { "沙门", "葡萄球菌", "志贺", "李斯特", "副溶血", "埃希", "链球菌", "阪崎" } },
	{ "感官", { "色泽", "气味", "滋味", "组织", "性状", "状态", "外观", "杂质" } },
	{ "尺寸", { "长度", "宽度", "高度", "厚度", "直径", "外径", "内径", "壁厚" } },
	{ "重金属", { "铅", "镉", "汞", "砷", "铬" } },
	{ "污染物", { "铅", "镉", "汞", "砷", "铬", "锡", "镍", "黄曲霉", "苯并", "亚硝酸" } },
	{ "微生物", { "菌", "沙门" } },
	{ "农药", { "敌敌畏", "乐果", "马拉硫磷", "六六六", "滴滴涕", "氯氰菊酯", "毒死蜱", "多菌灵" } },
	{ "化学成分", { "碳", "硅", "锰", "磷", "硫", "铬", "镍", "铜" } },
	{ "力学性能", { "强度", "伸长率", "冲击", "硬度", "屈服" } },
};

static void
groups_of(struct subject *s)
{
	s->groups = s->members = 0;
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
		if (strstr(s->bare, groups[i].group) != NULL)
			s->groups |= 1u << i;
		for (size_t k = 0; k < sizeof groups->member / sizeof *groups->member && groups[i].member[k] != NULL;
		    k++)
			if (strstr(s->bare, groups[i].member[k]) != NULL)
				s->members |= 1u << i;
	}
}

/* What stands in the column and what stands in the text, as one; "" for neither, or where only a dash stands. */
static const char *
together(struct arena *a, const char *column, const char *text)
{
	const char *c = text_trim(a, column == NULL ? "" : column), *f = text_fold(a, c);

	if (strcmp(f, "-") == 0 || strcmp(f, "/") == 0)
		c = "";
	if (text == NULL || *text == '\0')
		return c;
	return *c == '\0' ? text : arena_fmt(a, "%s，%s", c, text);
}

const char *
grade_form(struct arena *a, const char *grade)
{
	static const struct { const char *name; char digit; } numeral[] = { { "一", '1' }, { "二", '2' }, { "三", '3' },
	    { "四", '4' }, { "五", '5' }, { "六", '6' }, { "iii", '3' }, { "ii", '2' }, { "iv", '4' }, { "vi", '6' },
	    { "i", '1' }, { "v", '5' }, { "Ⅰ", '1' }, { "Ⅱ", '2' }, { "Ⅲ", '3' },
	    { "Ⅳ", '4' }, { "Ⅴ", '5' }, { "Ⅵ", '6' } };
	static const char *const counted[] = { "级", "类", "等" };
	const char *s = plain_form(a, grade), *cased = tight_form(a, grade), *unit;

	/* "0.5MPa" is no "0.5mPa" */
	if (dec_read(a, cased, &unit, NULL) != NULL && strlen(unit) > 1 && unit_find(a, unit) != NULL)
		return cased;
	if (strcmp(s, "优等") == 0 || strcmp(s, "合格") == 0)
		return arena_fmt(a, "%s品", s);
	for (size_t i = 0; i < sizeof numeral / sizeof *numeral; i++) {
		size_t n = strlen(numeral[i].name);
		for (size_t k = 0; k < sizeof counted / sizeof *counted && strncmp(s, numeral[i].name, n) == 0; k++)
			if (strncmp(s + n, counted[k], strlen(counted[k])) == 0)
				return arena_fmt(a, "%c%s", numeral[i].digit, s + n);
	}
	return s;
}

static const char *
grade_key(struct arena *a, const char *column, const char *text)
{
	const char *c = grade_form(a, column), *t = grade_form(a, text);

	if (strcmp(c, "-") == 0 || strcmp(c, "/") == 0)
		c = "";
	if (*t == '\0' || (*c != '\0' && same_grade(c, t)))
		return c;
	return *c == '\0' ? t : arena_fmt(a, "%s,%s", c, t);	/* two that differ: equal to nothing else */
}

const char *
phrase_form(struct arena *a, const char *indicator, const char *phrase)
{
	return phrase_key(a, indicator == NULL ? "" : indicator, tight_form(a, phrase));
}

enum fit
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
bool
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

enum fit
product_fit(const struct subject *d, const struct subject *r)
{
	size_t n = strlen(d->product);

	if (*r->product == '\0' || n == 0 || strcmp(d->product, r->product) == 0)
		return FIT;
	if (!same_grade(d->product, r->product))
		return FIT_NOT;
	/*
	 * "铁观音" may be, and may not be, the reference's "铁观音(清香型)", and "奶粉(婴幼儿)" its 奶粉 beside
	 * 婴幼儿奶粉
	 */
	return d->open_product || (strncmp(r->product, d->product, n) == 0 && r->product[n] == '(') ? FIT_UNSAID : FIT;
}

enum fit
basis_fit(const struct subject *d, const struct subject *r)
{
	if (strcmp(d->basis, r->basis) == 0)
		return FIT;
	return *d->basis == '\0' || *r->basis == '\0' ? FIT_UNSAID : FIT_NOT;
}

bool
is_listed(const char *list, const char *grade)
{
	static const char cut[] = "、";
	size_t n = strlen(grade);

	if (n == 0 || strstr(list, cut) == NULL)
		return false;
	for (const char *p = list;; p += strlen(cut)) {
		const char *end = strstr(p, cut);
		if (strncmp(p, grade, n) == 0 && (end == NULL ? p[n] == '\0' : p + n == end))
			return true;
		if ((p = end) == NULL)
			return false;
	}
}

enum fit
grade_fit(const struct subject *d, const struct subject *r)
{
	if (*r->grade == '\0' || same_grade(d->grade, r->grade) || is_listed(r->grade, d->grade))
		return FIT;
	return *d->grade == '\0' ? FIT_UNSAID : FIT_NOT;
}

/* The digit that s begins with as a Chinese numeral, '\0' for none; *end: behind it. */
static char
numeral(const char *s, const char **end)
{
	static const char *const numerals[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九" };

	for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
		if ((*end = past_word(s, &numerals[i], 1)) != NULL)
			return (char)('1' + i);
	return '\0';
}

/*
 * Whether a number that ends before s counts or measures something ("48h", "3级", "4N", "2017版"): no place in a text.
 */
static bool
is_amount(const char *s)
{
	static const char *const of[] = { "级", "号", "型", "种", "次", "倍", "度", "小时", "分", "天", "日", "月",
	    "年", "版", "部", "类", "组", "个", "片", "件", "层", "档", "等", "秒", "周", "℃", "Ω", "μ", "°", "±", "×",
	    "Ⅰ" };

	while (*s == ' ')
		s++;
	return (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') || (*s != '\0' && strchr("0123456789%~-+*/^.=<>#",
	    *s) != NULL) || PAST_WORD(s, of) != NULL;
}

/*
 * The place behind a cited number, in normal form: "13.2" of "13.2", "第13.2条" and "中13.2", "1法" of "第一法",
 * "附录a.1";
 * "" for none. s is folded and moves behind the place.
 */
static const char *
place_of(struct arena *a, const char **s)
{
	static const char *const skip[] = { " ", "(", "中", "的", "第" }, *const parts[] = { "章", "条", "节", "款",
	    "项" };
	static const char annex[] = "附录", way[] = "法", title[] = "《";
	const char *from = *s, *to, *next, *end;
	char digit;

	for (;;)
		if ((next = PAST_WORD(from, skip)) != NULL)
			from = next;
		else if ((next = past_word(from, (const char *const[]){ title }, 1)) != NULL &&
		    (end = strstr(next, "》")) != NULL)
			from = end + strlen("》");
		else
			break;
	if (strncmp(from, annex, strlen(annex)) == 0) {
		for (to = from + strlen(annex); *to == ' '; to++)
			;
		size_t n = strspn(to, "0123456789.ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
		*s = to + n;
		return plain_form(a, arena_dup(a, from, (size_t)(to + n - from)));
	}
	if ((digit = numeral(from, &to)) != '\0')
		from = arena_fmt(a, "%c%s", digit, to);
	for (to = from; (*to >= '0' && *to <= '9') || (*to == '.' && to > from && to[1] >= '0' && to[1] <= '9'); to++)
		;
	if (to == from)
		return "";
	const char *number = arena_dup(a, from, (size_t)(to - from));
	while (*to == ' ')
		to++;
	if (strncmp(to, way, strlen(way)) == 0) {
		*s = to + strlen(way);
		return arena_fmt(a, "%s%s", number, way);
	}
	if ((next = PAST_WORD(to, parts)) == NULL && (digit != '\0' || is_amount(to)))
		return "";
	*s = next != NULL ? next : to;
	return number;
}

/* Text without what stands in brackets or 《》 and without spaces, folded, in lower case. */
static char *
without_remarks(struct arena *a, const char *text)
{
	char *s = plain_form(a, text), *to = s;
	int depth = 0;

	for (const char *p = s; *p != '\0';) {
		const char *from = p;
		uint32_t c = text_next(&p);
		if (c == '(' || c == '[' || c == 0x300A)
			depth++;
		if (depth == 0) {
			memmove(to, from, (size_t)(p - from));
			to += p - from;
		}
		if ((c == ')' || c == ']' || c == 0x300B) && depth > 0)
			depth--;
	}
	*to = '\0';
	return s;
}

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/*
 * What stands beside a method's citations and places, folded text, as far as it says something: without titles in 《》,
 * the words that only lead to a citation, and signs, but for those between two letters or digits ("2.5mm", "A(1)").
 * Its case is kept: "5mPa" is no "5MPa".
 */
static const char *
words_left(struct arena *a, const char *s)
{
	static const char *const plain[] = { "按照", "按", "依据", "依照", "根据", "规定", "执行", "进行", "测定",
	    "检测", "检验", "试验", "测试", "方法", "标准", "要求", "采用", "见", "的", " ", ",", ";", ":", "、", "。",
	    "(", ")", "[", "]", "\"", "'", "." };
	static const char subject[] = "的测定";		/* of a title, see is_title */
	char *out = arena_get(a, strlen(s) + 2), *to = out;
	bool cut = false;

	while (*s != '\0') {
		if (strncmp(s, subject, strlen(subject)) == 0) {
			to = mempcpy(to, s, strlen(subject));
			s += strlen(subject);
			continue;
		}
		const char *next, *end = strncmp(s, "《", strlen("《")) == 0 ? strstr(s, "》") : NULL;
		if (end != NULL || ((next = PAST_WORD(s, plain)) != NULL && (*s != '.' || !is_alnum(s[1])))) {
			s = end != NULL ? end + strlen("》") : next;
			cut = true;
			continue;
		}
		if (cut && to > out && is_alnum(to[-1]) && is_alnum(*s))
			*to++ = ' ';
		cut = false;
		*to++ = *s++;
	}
	*to = '\0';
	for (to = out; *to != '\0' && strchr("/+&~-", *to) != NULL; to++)
		;
	return *to == '\0' ? "" : out;
}

/* Whether words beside a citation may turn its meaning round, or choose within it in a way that nobody can see here. */
static bool
turns(struct arena *a, const char *words)
{
	static const char *const turn[] = { "不采用", "不按", "不执行", "不使用", "不依", "不引用", "不适用", "不用",
	    "不符合", "未采用", "未按", "未执行", "除", "以外", "代替", "替代", "而非", "并非", "参照", "参考",
	    "(部分)", "部分采用", "部分执行", "部分适用", "部分条款", "部分内容", "企业", "内控", "自定", "自行",
	    "修改", "等级", "严酷", "级", "方法a", "方法b", "方法c", "方法1", "方法2", "方法3", "a法", "b法", "c法",
	    "或" };
	const char *s = plain_form(a, words);

	for (size_t i = 0; i < sizeof turn / sizeof *turn; i++)
		if (strstr(s, turn[i]) != NULL)
			return true;
	return false;
}

/* Without the words and signs at its end that lead on to another citation. */
static char *
without_link(struct arena *a, const char *s)
{
	static const char *const links[] = { "或者", "或", "和", "及", "与", "、", "/", ",", ";", " ", "(" };
	char *out = arena_str(a, s);

	for (size_t i = 0; i < sizeof links / sizeof *links; i++)
		if (ends_with(out, links[i])) {
			out[strlen(out) - strlen(links[i])] = '\0';
			i = (size_t)-1;
		}
	return out;
}

/* Whether one of the methods cited is followed, not all: "A或B", and "A/B" that are no two numbers of one standard. */
static bool
offers_choice(struct arena *a, const char *text, const struct citation *cited, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		if (cited[i].start < cited[i - 1].end)
			continue;
		const char *between = text_trim(a, text_fold(a, arena_dup(a, text + cited[i - 1].end,
		    cited[i].start - cited[i - 1].end)));
		if (strcmp(between, "/") == 0)
			return true;
	}
	return text != NULL && strstr(text, "或") != NULL;
}

/* "企业内控方法", "供方自检": whose method is followed, and not which. */
static bool
is_own_method(const char *words)
{
	static const char *const own[] = { "企业", "内控", "自检", "自定", "自行", "自编", "厂内" };

	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (strstr(words, own[i]) != NULL)
			return true;
	return false;
}

/* An annex that a declaration leads to sets a method of its own; a clause may well only cite the standard's. */
static bool
is_annex(const char *clause)
{
	return strncmp(clause, "附录", strlen("附录")) == 0;
}

/* The place in a text of nothing but places: "13.2" of "本标准第13.2条", "附录a"; "" for none. */
static const char *
clause_of(struct arena *a, const char *s)
{
	const char *annex = strstr(s, "附录");
	if (annex != NULL)
		return annex;
	const char *from = s + strcspn(s, "0123456789");
	size_t n = strspn(from, "0123456789.");

	while (n > 0 && from[n - 1] == '.')
		n--;
	return arena_dup(a, from, n);
}

/*
 * The standards a method cites; words: the text in normal form where it cites none and is no
 * clause.
 */
static void
method_of(struct arena *a, const char *text, struct method *m)
{
	struct citation *cited;
	size_t n;

	m->n = 0;
	m->words = m->turn = m->more = m->clause = "";
	m->tool = names_tool(text);
	text = text == NULL ? "" : text;
	cite_find(a, text, &cited, &n);
	const char *beside = n == 0 ? "" : without_link(a, text_fold(a, arena_dup(a, text, cited[0].start)));
	for (size_t i = 0; i < n; i++) {
		const struct number *x = &cited[i].number;
		size_t from = cited[i].end, to = i + 1 < n ? cited[i + 1].start : strlen(text);
		const char *behind = to <= from ? "" : text_fold(a, arena_dup(a, text + from, to - from));
		if (i + 1 < n)
			behind = without_link(a, behind);
		const char *place = place_of(a, &behind);
		beside = arena_fmt(a, "%s%s%s", beside, *beside == '\0' || *behind == '\0' ? "" : ";", behind);
		if (x->system == SYS_UNKNOWN || m->n == CITED)
			continue;
		m->undated[m->n] = x->undated;
		m->canonical[m->n] = x->canonical;
		m->year[m->n] = x->year;
		m->also[m->n] = x->nadopts == 1 ? x->adopts[0] : "";
		m->place[m->n++] = place;
	}
	m->either = offers_choice(a, text, cited, n);
	if (m->n > 0) {
		m->more = words_left(a, beside);
		m->turn = turns(a, beside) ? beside : "";
	}
	if (m->n > 0 || is_instrument(text))
		return;
	/* "7.2", "第5.3条", "附录A", "本标准6.2.4", "见7.3": places in the declarer's own text */
	const char *s = plain_form(a, text), *where = without_remarks(a, text);
	static const char *const place[] = { "第", "条", "章", "款", "项", "附录", "见", "按", "本标准", "本文件",
	    "本技术要求", "表", "规定", "的", "进行", "试验", "检验", "方法", "、", "和", "至" };
	m->clause = clause_of(a, where);
	for (const char *p = where; *p != '\0';) {
		size_t len = 0;
		if ((*p >= '0' && *p <= '9') || (*p != '\0' && strchr(".-~,;()/", *p) != NULL) ||
		    (*p >= 'a' && *p <= 'z' && (p == where || !(p[-1] >= 'a' && p[-1] <= 'z')) &&
		    !(p[1] >= 'a' && p[1] <= 'z')))
			len = 1;
		for (size_t i = 0; i < sizeof place / sizeof *place && len == 0; i++)
			if (strncmp(p, place[i], strlen(place[i])) == 0)
				len = strlen(place[i]);
		if (len == 0) {
			m->words = s;
			m->clause = "";
			m->turn = is_own_method(s) ? s : "";
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

/* Whether a place lies within another: "3.1" in "3". */
static bool
is_within(const char *place, const char *whole)
{
	size_t n = strlen(whole);

	return n > 0 && strncmp(place, whole, n) == 0 && place[n] == '.';
}

/*
 * Whether two places in one standard leave open if they are the same method: the reference chooses one ("第二法") and
 * the declaration does not, one is a part of the other, or one is named as a method and the other as a clause.
 */
static bool
leaves_open(const char *declared, const char *reference)
{
	bool way = ends_with(reference, "法");

	if (*declared == '\0')
		return way;
	return *reference != '\0' && (is_within(declared, reference) || is_within(reference, declared) ||
	    ends_with(declared, "法") != way);
}

/* Words that only name a standard's subject ("食品中铅的"): its title without 《》. */
static bool
is_title(const char *words)
{
	return ends_with(words, "的测定");
}

/* Words that choose one method of a standard: "石墨炉法", not "第二法" behind a first one. */
static bool
is_choice(const struct method *m)
{
	static const char way[] = "法";
	const char *first = strstr(m->more, way);

	for (size_t i = 0; i < m->n; i++)
		if (ends_with(m->place[i], way))
			return false;
	return first != NULL && first[strlen(way)] == '\0';
}

/*
 * Whether what stands beside the citations of two methods leaves them the same: nothing, or the same; the declaration
 * may choose one method of a standard ("石墨炉法") where the reference does not, and a reference may say what stands in
 * the clause that both cite. All else may be another test ("NSS 24h" beside "NSS 48h").
 */
static bool
same_words_beside(const struct method *x, const struct method *y)
{
	if (strcmp(x->more, y->more) == 0)
		return true;
	if (*y->more == '\0')
		return *x->turn == '\0' && (is_title(x->more) || is_choice(x));
	return *x->more == '\0' && *y->turn == '\0' && (is_title(y->more) || (x->n == 1 && y->n == 1 &&
	    *x->place[0] != '\0' && strcmp(x->place[0], y->place[0]) == 0));
}

/* The row of a number in the table of equivalent methods; NULL: none. */
static const struct equivalent *
equivalent_of(const char *canonical)
{
	size_t lo = 0, hi = sizeof method_table / sizeof *method_table;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int c = strcmp(canonical, method_table[mid].name);
		if (c == 0)
			return &method_table[mid];
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

/* Whether the i-th method of x and the k-th of y are listed as one: what both lead to, and by which source. */
static bool
listed_as_one(const struct method *x, size_t i, const struct method *y, size_t k, struct equivalence *out)
{
	const struct equivalent *p = equivalent_of(x->canonical[i]), *q = equivalent_of(y->canonical[k]);
	const char *left = p == NULL ? x->canonical[i] : p->canonical, *right = q == NULL ? y->canonical[k] :
	    q->canonical;

	if ((p == NULL && q == NULL) || strcmp(left, right) != 0)
		return false;
	*out = (struct equivalence){ x->canonical[i], y->canonical[k], p != NULL ? p->source : q->source };
	return true;
}

/*
 * Whether a number's second one ("ISO 6892-1" of "GB/T 228.1/ISO 6892-1", given where the standard is identical: GB/T
 * 20000.2) is the i-th method of y, of whatever edition where one of them does not say.
 */
static bool
carries(const char *also, const struct method *y, size_t i)
{
	size_t n = strlen(y->undated[i]);

	if (*also == '\0' || strchr(also, ',') != NULL)
		return false;
	return strcmp(also, y->canonical[i]) == 0 || strcmp(also, y->undated[i]) == 0 ||
	    (y->year[i] == NULL && strncmp(also, y->undated[i], n) == 0 && (also[n] == ':' || also[n] == '-') &&
	    strspn(also + n + 1, "0123456789") == 4 && also[n + 5] == '\0');
}

/* How the i-th method of x and the k-th of y agree: METHOD_SAME, METHOD_EQUIVALENT or METHOD_OTHER. */
static enum method_fit
agree(const struct method *x, size_t i, const struct method *y, size_t k, struct equivalence *out)
{
	if (!same_or_unsaid(x->place[i], y->place[k]) && !leaves_open(x->place[i], y->place[k]))
		return METHOD_OTHER;
	if (strcmp(x->undated[i], y->undated[k]) == 0 && same_or_unsaid(x->year[i], y->year[k]))
		/* of one year, and not one: amended on one side ("/XG1-2012") */
		return x->year[i] != NULL && y->year[k] != NULL && strcmp(x->canonical[i], y->canonical[k]) != 0 ?
		    METHOD_OTHER : METHOD_SAME;
	if (carries(x->also[i], y, k) || carries(y->also[k], x, i))
		return METHOD_SAME;
	return listed_as_one(x, i, y, k, out) ? METHOD_EQUIVALENT : METHOD_OTHER;
}

/*
 * Two lists of cited standards: one when all that one of them cites is in the other ("GB/T 6284 或 GB 5009.3" beside
 * "GB 5009.3"). Where each has what the other has not, they may share no more than the sampling.
 */
static enum method_fit
cited_fit(const struct method *x, const struct method *y, struct equivalence *out)
{
	bool in_x[CITED] = { false }, in_y[CITED] = { false }, same = false, equivalent = false, open = false;
	size_t nx = 0, ny = 0;

	for (size_t i = 0; i < x->n; i++)
		for (size_t k = 0; k < y->n; k++) {
			enum method_fit f = agree(x, i, y, k, out);
			if (f == METHOD_OTHER)
				continue;
			in_y[i] = in_x[k] = true;
			open = open || leaves_open(x->place[i], y->place[k]);
			same = same || f == METHOD_SAME;
			equivalent = equivalent || f == METHOD_EQUIVALENT;
		}
	for (size_t i = 0; i < CITED; i++) {
		nx += in_y[i];
		ny += in_x[i];
	}
	if (nx == 0)
		return METHOD_OTHER;
	if ((nx < x->n && ny < y->n) || (x->either && nx < x->n) || open)
		return METHOD_UNCLEAR;
	return equivalent && !same ? METHOD_EQUIVALENT : METHOD_SAME;
}

/*
 * Whether a declared method may be the clause y of the standard (""; not known) it is held against: it names none, or
 * that standard and no other clause of it.
 */
static bool
follows_clause(const struct method *x, const struct method *y, const char *standard)
{
	for (size_t i = 0; i < x->n; i++)
		if ((*standard != '\0' && strcmp(x->undated[i], standard) != 0) ||
		    !same_or_unsaid(x->place[i], y->clause))
			return false;
	return *x->words == '\0';
}

enum method_fit
method_fit(const struct subject *d, const struct subject *r, struct equivalence *out)
{
	const struct method *x = &d->method, *y = &r->method;

	if (*d->method_text == '\0' && *r->method_text == '\0')
		return METHOD_NONE;
	/* "500 V兆欧表" declared, and the reference says in a remark which one is for which voltage */
	if (d->instruments.n > 0 && r->instruments.n == 0 && y->tool)
		return METHOD_UNCLEAR;
	if (x->n > 0 && y->n > 0) {
		enum method_fit f = cited_fit(x, y, out);
		return f != METHOD_OTHER && !same_words_beside(x, y) ? METHOD_UNCLEAR : f;
	}
	if (*x->turn != '\0' || *y->turn != '\0' || is_annex(x->clause))
		return METHOD_UNCLEAR;
	if (*x->words != '\0' && *y->words != '\0')
		return strcmp(x->words, y->words) == 0 ? METHOD_SAME : METHOD_OTHER;
	if ((*x->words != '\0' && y->n > 0) || (*y->words != '\0' && x->n > 0))
		return METHOD_UNCLEAR;
	return *y->clause == '\0' || follows_clause(x, y, r->standard) ? METHOD_UNSAID : METHOD_UNCLEAR;
}

/* Whether long is short with something in front ("断后伸长率", "伸长率"), and short long enough to tell something. */
static bool
is_tail(const char *whole, const char *tail)
{
	return text_length(tail) >= 2 && ends_with(whole, tail);
}

/* Whether a name stands by itself in a list or a remark of another: "铅" in "铅、镉总量", "重金属(铅,镉)". */
static bool
is_piece(const char *whole, const char *name)
{
	static const char *const cuts[] = { "、", "和", "及", "与", "或", "(", ")", "[", "]", ",", ";", "/", "+" };
	size_t n = strlen(name);

	for (const char *p = whole; (p = strstr(p, name)) != NULL; text_next(&p)) {
		bool begins = p == whole;
		for (size_t i = 0; i < sizeof cuts / sizeof *cuts && !begins; i++) {
			size_t len = strlen(cuts[i]);
			begins = (size_t)(p - whole) >= len && memcmp(p - len, cuts[i], len) == 0;
		}
		if (begins && (p[n] == '\0' || PAST_WORD(p + n, cuts) != NULL ||
		    strncmp(p + n, "总", strlen("总")) == 0))
			return true;
	}
	return false;
}

bool
names_alike(const struct subject *x, const struct subject *y)
{
	const char *p = x->bare, *q = y->bare;

	if (*p == '\0' || *q == '\0')
		return false;
	if (strcasecmp(p, q) == 0 || strcmp(x->reckoned, q) == 0 || strcmp(y->reckoned, p) == 0)	/* "Co" and "CO"
	    too */
		return true;
	if ((x->groups & y->members) != 0 || (x->members & y->groups) != 0)
		return true;
	bool one_kind = *x->kind == '\0' || *y->kind == '\0' || strcmp(x->kind, y->kind) == 0;
	if (one_kind && ((x->elements & y->elements) != 0 || ((x->words & y->words) != 0 && share_a_word(p, q))))
		return true;
	if (strstr(x->key, q) == NULL && strstr(y->key, p) == NULL && strstr(p, q) == NULL && strstr(q, p) == NULL)
		return false;		/* most names, at little cost */
	return is_tail(p, q) || is_tail(q, p) || is_piece(x->key, q) || is_piece(y->key, p);
}

/* The number of a standard without its year; "" where it can't be told. */
static const char *
standard_of(struct arena *a, const char *text)
{
	struct number n;

	if (text == NULL || *text == '\0')
		return "";
	number_parse(a, text, &n);
	return n.system == SYS_UNKNOWN ? "" : n.undated;
}

/* What a basis reckons as, by its listed name: 铅 of "以Pb计"; "" for none. */
static const char *
reckoned_of(struct arena *a, const char *basis)
{
	static const char by[] = "以", end[] = "计";
	char *s = plain_form(a, basis);
	size_t n = strlen(s);

	if (n <= strlen(by) + strlen(end) || strncmp(s, by, strlen(by)) != 0 || !ends_with(s, end))
		return "";
	s[n - strlen(end)] = '\0';
	s += strlen(by);
	const char *name = SYNONYM(indicator_table, s);
	return name != NULL ? name : s;
}

void
subject_of(struct arena *a, const struct requirement *q, const struct limit *l, struct subject *s)
{
	const char *unit, *basis, *canonical;

	s->standard = standard_of(a, q->standard);
	s->key = name_key(a, s->standard, q->indicator, &unit);
	basis = cut_basis(a, &s->key);
	if (*basis != '\0')		/* "屈服强度rel(…)": the list may know the name without its basis */
		s->key = SYNONYM(indicator_table, s->key) != NULL ? SYNONYM(indicator_table, s->key) : s->key;
	s->bare = likely_name(a, s->key);
	s->words = words_of(s->bare);
	s->elements = elements_of(s->bare);
	groups_of(s);
	s->kind = l == NULL || l->unit == NULL || !l->unit_given ? "" : unit_kind(l->unit);
	s->open_product = false;
	if (q->basis != NULL && *q->basis != '\0')
		basis = q->basis;
	else if (*basis == '\0' && l != NULL && l->basis != NULL)
		basis = l->basis;
	s->basis = phrase_key(a, s->key, tight_form(a, basis));
	s->basis_text = basis;
	/* "铅" reckoned as Pb is lead: the list has the name with that basis as the name alone. */
	canonical = SYNONYM(indicator_table, arena_fmt(a, "%s(%s)", s->key, s->basis));
	if (canonical != NULL && strcmp(canonical, s->key) == 0)
		s->basis = s->basis_text = "";
	s->reckoned = reckoned_of(a, s->basis_text);
	s->product = tight_form(a, q->product);		/* "M10" and "m10" may be two */
	s->grade = grade_key(a, q->class_grade, l == NULL ? NULL : l->grade);
	s->grade_text = together(a, q->class_grade, l == NULL ? NULL : l->grade);
	s->condition_text = together(a, q->condition, l == NULL ? NULL : l->condition);
	s->method_text = together(a, q->method, l == NULL ? NULL : l->method);
	phrases_of(a, s->key, s->condition_text, &s->condition, &s->instruments);
	method_of(a, s->method_text, &s->method);
}
