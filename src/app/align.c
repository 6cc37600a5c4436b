#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "app/align.h"
#include "app/method.h"
#include "app/number.h"
#include "base/dec.h"
#include "base/text.h"

struct synonym { const char *name, *canonical; };
#include "app/condition_table.h"
#include "app/indicator_table.h"
#include "app/likely_table.h"

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
	    text_ends(remark, "计"))
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
			bool tool = method_is_tool(t);
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
		if (text_ends(bare, more[i]) && strlen(bare) > strlen(more[i])) {
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

	/* names may be cut anywhere, so that a character need not be whole */
	return strnlen(s, 2 * CHARACTER) == 2 * CHARACTER && (unsigned char)s[0] >= 0xE3 &&
	    (unsigned char)s[0] <= 0xEF && (unsigned char)s[CHARACTER] >= 0xE3 &&
	    (unsigned char)s[CHARACTER] <= 0xEF && TEXT_PAST(s, none) == NULL;
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
	if (!text_ends(full, ")") || head == 0 || n == 0)
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

/* Whether long is short with something in front ("断后伸长率", "伸长率"), and short long enough to tell something. */
static bool
is_tail(const char *whole, const char *tail)
{
	return text_length(tail) >= 2 && text_ends(whole, tail);
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
		if (begins && (p[n] == '\0' || TEXT_PAST(p + n, cuts) != NULL ||
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

	if (n <= strlen(by) + strlen(end) || strncmp(s, by, strlen(by)) != 0 || !text_ends(s, end))
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
