#include <string.h>
#include "app/align.h"
#include "app/cite.h"
#include "app/method.h"
#include "base/text.h"

struct equivalent { const char *name, *canonical, *source; };
#include "app/method_table.h"

/* What an insulation resistance is measured with: told as a condition by some, as a method by others. */
bool
method_has_tool(const char *s)
{
	static const char *const tools[] = { "兆欧表", "摇表", "绝缘电阻测试仪" };

	for (size_t i = 0; s != NULL && i < sizeof tools / sizeof *tools; i++)
		if (strstr(s, tools[i]) != NULL)
			return true;
	return false;
}

bool
method_is_tool(const char *s)
{
	return s != NULL && (text_ends(s, "兆欧表") || text_ends(s, "摇表") || text_ends(s, "绝缘电阻测试仪"));
}

/* The digit that s begins with as a Chinese numeral, '\0' for none; *end: behind it. */
static char
numeral(const char *s, const char **end)
{
	static const char *const numerals[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九" };

	for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
		if ((*end = text_past(s, &numerals[i], 1)) != NULL)
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
	    *s) != NULL) || TEXT_PAST(s, of) != NULL;
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
		if ((next = TEXT_PAST(from, skip)) != NULL)
			from = next;
		else if ((next = text_past(from, (const char *const[]){ title }, 1)) != NULL &&
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
	if ((next = TEXT_PAST(to, parts)) == NULL && (digit != '\0' || is_amount(to)))
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
		if (end != NULL || ((next = TEXT_PAST(s, plain)) != NULL && (*s != '.' || !is_alnum(s[1])))) {
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
		if (text_ends(out, links[i])) {
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
void
method_of(struct arena *a, const char *text, struct method *m)
{
	struct citation *cited;
	size_t n;

	m->n = 0;
	m->words = m->turn = m->more = m->clause = "";
	m->tool = method_has_tool(text);
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
	if (m->n > 0 || method_is_tool(text))
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
	bool way = text_ends(reference, "法");

	if (*declared == '\0')
		return way;
	return *reference != '\0' && (is_within(declared, reference) || is_within(reference, declared) ||
	    text_ends(declared, "法") != way);
}

/* Words that only name a standard's subject ("食品中铅的"): its title without 《》. */
static bool
is_title(const char *words)
{
	return text_ends(words, "的测定");
}

/* Words that choose one method of a standard: "石墨炉法", not "第二法" behind a first one. */
static bool
is_choice(const struct method *m)
{
	static const char way[] = "法";
	const char *first = strstr(m->more, way);

	for (size_t i = 0; i < m->n; i++)
		if (text_ends(m->place[i], way))
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
