#include <string.h>
#include "app/number_grammar.h"
#include "base/text.h"
#include "app/number_table.h"

enum { PREFIXES = sizeof prefix_table / sizeof *prefix_table, PIECE = 60, LIST = 8 };

/* A tag of a search page, "<sacinfo>", "</em>": where it ends; p itself: it is none. */
static const char *
tag_end(const char *p)
{
	const char *q = p + 1;

	if (*p != '<')
		return p;
	while ((*q >= 'a' && *q <= 'z') || *q == '/')
		q++;
	return *q == '>' && q > p + 1 ? q + 1 : p;
}

/* s itself, in upper case. */
static char *
capitals(char *s)
{
	for (char *p = s; *p != '\0'; p++)
		if (*p >= 'a' && *p <= 'z')
			*p = (char)(*p - 'a' + 'A');
	return s;
}

struct folded
number_fold(struct arena *a, const char *text, bool offsets)
{
	size_t n = strlen(text);
	char *as = arena_get(a, n + 1), *to = as;
	uint32_t *from = offsets ? arena_get(a, (n + 1) * sizeof *from) : NULL;
	uint32_t *behind = offsets ? arena_get(a, (n + 1) * sizeof *behind) : NULL;

	for (const char *p = text; *p != '\0';) {
		const char *at = p, *end = tag_end(p);
		if (end > p) {
			p = end;
			continue;
		}
		char *began = to;
		uint32_t c = text_next(&p), f = text_fold_point(c);
		if (f == 0x30FC || f == 0x2500)		/* the two that word processors draw a dash with */
			f = '-';
		if (f == 0 || f == 0x7F || (f < ' ') || (f == ' ' && (to == as || to[-1] == ' ')))
			continue;
		if (f == c) {			/* as it came, a bad byte too */
			memcpy(to, at, (size_t)(p - at));
			to += p - at;
		} else
			to += text_put(to, f);
		for (; offsets && began < to; began++) {
			from[began - as] = (uint32_t)(at - text);
			behind[began - as] = (uint32_t)(p - text);
		}
	}
	while (to > as && to[-1] == ' ')
		to--;
	*to = '\0';
	return (struct folded){ as, capitals(arena_dup(a, as, (size_t)(to - as))), from, behind };
}

static void
spaces(struct reading *r)
{
	while (*r->p == ' ')
		r->p++;
}

static size_t
digits(const char *s)
{
	size_t n = 0;

	while (is_digit(s[n]))
		n++;
	return n;
}

static const char *
cut(struct reading *r, const char *from, const char *to)
{
	return arena_dup(r->a, from, (size_t)(to - from));
}

/* Takes a word if it stands here and no letter goes on behind it. */
static bool
word(struct reading *r, const char *w)
{
	size_t n = strlen(w);

	if (strncmp(r->p, w, n) != 0 || (is_upper(w[n - 1]) && is_upper(r->p[n])))
		return false;
	r->p += n;
	return true;
}

static bool
lit_at(const char *p, const char *w)
{
	return *p == *w && strncmp(p, w, strlen(w)) == 0;
}

/* Takes a literal. */
static bool
lit(struct reading *r, const char *w)
{
	if (!lit_at(r->p, w))
		return false;
	r->p += strlen(w);
	return true;
}

/* Adds to a list of at most LIST texts. False: it is full. */
static bool
append(struct reading *r, const char *const **list, size_t *n, const char *s)
{
	if (*n == LIST)
		return false;
	const char **to = arena_get(r->a, LIST * sizeof *to);

	for (size_t i = 0; i < *n; i++)
		to[i] = (*list)[i];
	to[(*n)++] = s;
	*list = to;
	return true;
}

/* A four-digit year 1949…2099 at s with no digit behind it. */
static bool
is_year4(const char *s)
{
	return digits(s) == 4 && ((s[0] == '1' && s[1] == '9' && s[2] >= '4' && !(s[2] == '4' && s[3] < '9')) ||
	    (s[0] == '2' && s[1] == '0'));
}

/* Two digits, 50…99: Chinese numbers have had four-digit years since 1995, so these are 19xx. */
static bool
is_year2(const char *s)
{
	return digits(s) == 2 && s[0] >= '5';
}

/*
 * The year behind a number: "-2016", " - 2016", ":2016", "-85". False: there is a dash, but no year one could be sure
 * of. No dash: true, year stays NULL.
 */
static bool
chinese_year(struct reading *r)
{
	const char *back = r->p;

	spaces(r);
	if (*r->p == '-' || *r->p == ':') {
		r->p++;
		for (int i = 0; i < 2 && *r->p == '-'; i++)	/* the Chinese double dash; "GB3096---93" */
			r->p++;
		spaces(r);
		if (is_year4(r->p)) {
			r->n->year = cut(r, r->p, r->p + 4);
			r->p += 4;
			return true;
		}
		if (is_year2(r->p)) {
			r->n->year = arena_fmt(r->a, "19%.2s", r->p);
			r->p += 2;
			return true;
		}
		/* "GB/T 3880-铝板", "GB/T 1804-m", "GB/T 197-6H", "GB 18401:…": a dash or colon of the sentence */
		if (!r->within || (is_digit(*r->p) && !is_upper(r->p[digits(r->p)])))
			return false;
	}
	r->p = back;
	return true;
}

/*
 * "19001", "5009.3", "15629.11" of at most most digits; letter: whether a revision letter may
 * follow ("9001C", "150.3A").
 */
static bool
number_and_part(struct reading *r, size_t most, bool letter)
{
	const char *from = r->p, *part;
	size_t n = digits(r->p);

	if (n == 0 || n > most || strspn(r->p, "0") == n)
		return false;
	r->p += n;
	if (letter && is_upper(*r->p) && !is_upper(r->p[1]) && !is_digit(r->p[1]))
		r->p++;
	r->n->number = cut(r, from, r->p);
	if (*r->p == '.' && is_digit(r->p[1])) {
		part = ++r->p;
		while (is_digit(*r->p) || (*r->p == '.' && is_digit(r->p[1])))
			r->p++;
		/* ("JB/T 8162.1B级" is of grade B) */
		if (letter && is_upper(*r->p) && !is_upper(r->p[1]) && !is_digit(r->p[1]) && !is_wide(r->p[1]))
			r->p++;
		if (r->p - part > 12)
			return false;
		r->n->part = cut(r, part, r->p);
	}
	return true;
}

/* Whether part y comes behind part x, as far as figures say it. */
static bool
rises(const char *x, const char *y)
{
	size_t n = digits(x), m = digits(y);

	return x[n] != '\0' || y[m] != '\0' || m > n || (m == n && strcmp(x, y) < 0);
}

/*
 * "~5750.13", "…GB/T 2441.9": parts of one number; "~20635": numbers in a row. False: a range that is not understood.
 */
static bool
range(struct reading *r)
{
	const char *back = r->p, *from;

	spaces(r);
	if (!lit(r, "~") && !lit(r, "…") && !lit(r, "...") && !lit(r, "至")) {
		r->p = back;
		return true;
	}
	bool words = r->p - back >= (ptrdiff_t)strlen("至") && strncmp(r->p - strlen("至"), "至", strlen("至")) == 0;
	lit(r, "~");
	lit(r, "…");
	spaces(r);
	if (words && r->within && !is_digit(*r->p) && !lit_at(r->p, r->n->prefix)) {	/* "GB 3095至今" */
		r->p = back;
		return true;
	}
	if (lit(r, r->n->prefix))
		spaces(r);
	from = r->p;
	r->p += digits(r->p);
	if (*r->n->part == '\0') {
		size_t n = (size_t)(r->p - from);
		if (n != strlen(r->n->number) || strncmp(r->n->number, from, n) >= 0 || *r->p == '.')
			return false;
		r->n->part_to = cut(r, from, r->p);
		return true;
	}
	if ((size_t)(r->p - from) != strlen(r->n->number) || strncmp(from, r->n->number, strlen(r->n->number)) != 0 ||
	    *r->p != '.' || !is_digit(r->p[1]))
		return false;
	from = ++r->p;
	while (is_digit(*r->p) || (*r->p == '.' && is_digit(r->p[1])))
		r->p++;
	if (r->p - from > 12)
		return false;
	r->n->part_to = cut(r, from, r->p);
	return rises(r->n->part, r->n->part_to);
}

/* "所有部分", "全部部分", "ALL PARTS": a citation of the whole, not of a part (GB/T 1.1-2020 9.5.4.3). */
static bool
all_parts(struct reading *r)
{
	static const char *const words[] = { "所有部分", "全部部分", "系列标准", "ALL PARTS" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (lit(r, words[i])) {
			r->n->edition_note = is_upper(words[i][0]) ? "all parts" : "所有部分";
			return true;
		}
	return false;
}

/* "(2018年版)", ",2001版", "2000版", "(2018年局部修订)": an edition with partial revisions; "(所有部分)". */
static void
edition_note(struct reading *r)
{
	const char *back = r->p, *year;
	bool bracket;

	spaces(r);
	bracket = lit(r, "(") || lit(r, "[");
	if (!bracket)
		lit(r, ",");
	spaces(r);
	if (bracket && all_parts(r)) {
		spaces(r);
		if (lit(r, ")") || lit(r, "]"))
			return;
		r->n->edition_note = "";
		goto none;
	}
	if (!is_year4(r->p))
		goto none;
	year = r->p;
	r->p += 4;
	if (lit(r, "年"))
		spaces(r);
	bool revised = lit(r, "局部修订");
	if (lit(r, "版"))
		lit(r, "本");
	else if (!revised && !(bracket && lit(r, " EDITION")))
		goto none;
	spaces(r);
	if (bracket && !lit(r, ")") && !lit(r, "]"))
		goto none;
	r->n->edition_note = arena_fmt(r->a, "%.4s年%s", year, revised ? "局部修订版" : "版");
	return;
none:
	r->p = back;
}

/* "XG1-2025", "XG 1-2025": the sheet's own number. */
static const char *
sheet(struct reading *r)
{
	const char *back = r->p;

	if (lit(r, "XG")) {
		spaces(r);
		size_t n = is_digit(*r->p) && *r->p != '0' ? digits(r->p) : 0;
		if (n >= 1 && n <= 2 && r->p[n] == '-' && is_year4(r->p + n + 1)) {
			const char *s = arena_fmt(r->a, "XG%.*s", (int)n + 5, r->p);
			r->p += n + 5;
			return s;
		}
	}
	r->p = back;
	return NULL;
}

/* "一" … "二十九", 0 if there is none. */
static int
chinese_numeral(struct reading *r)
{
	static const char *const numeral[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九" };
	int tens = 0, ones = 0;
	const char *back = r->p;

	if (lit(r, "二十"))
		tens = 20;
	else if (lit(r, "十"))
		tens = 10;
	for (int i = 0; ones == 0 && i < 9; i++)
		if (lit(r, numeral[i]))
			ones = i + 1;
	if (tens + ones == 0)
		r->p = back;
	return tens + ones;
}

/* Whether behind one number of a list more come, and then "号": "、2、3号". */
static bool
more_ordinals(const char *p)
{
	static const char *const between[] = { "、", ",", "和", "及" };
	bool more = false;

	for (size_t i = 0; i < sizeof between / sizeof *between; i++)
		if (lit_at(p, between[i]) && is_digit(p[strlen(between[i])])) {
			p += strlen(between[i]);
			p += digits(p) <= 2 ? digits(p) : 0;
			more = true;
			i = (size_t)-1;
		}
	return more && lit_at(p, "号");
}

/*
 * "第1号修改单", "第一号修改单", "2018年第1号修改单"; *whole: "第1号" alone is none yet, the word may come later, nor
 * is "第1" of "第1、2号修改单".
 */
static const char *
sheet_words(struct reading *r, bool *whole)
{
	const char *back = r->p, *year = "";
	int number = 0;

	if (is_year4(r->p) && lit_at(r->p + 4, "年")) {
		year = cut(r, r->p, r->p + 4 + strlen("年"));
		r->p += strlen(year);
	}
	bool ordinal = lit(r, "第");
	size_t n = digits(r->p);
	if (n >= 1 && n <= 2)
		number = n == 1 ? r->p[0] - '0' : (r->p[0] - '0') * 10 + r->p[1] - '0';
	r->p += n;
	if (n == 0 && ordinal)
		number = chinese_numeral(r);
	if (number > 0 && more_ordinals(r->p)) {
		*whole = false;
		return arena_fmt(r->a, "%s第%d号修改单", year, number);
	}
	if (number == 0 || !lit(r, "号")) {
		r->p = back;
		return NULL;
	}
	lit(r, "国家标准");
	*whole = lit(r, "修改单");
	if (*whole && *year == '\0' && is_year4(r->p)) {		/* "第1号修改单2016" */
		year = arena_fmt(r->a, "%.4s年", r->p);
		r->p += 4;
	}
	return arena_fmt(r->a, "%s第%d号修改单", year, number);
}

static bool
any(struct reading *r, const char *const *words)
{
	for (; *words != NULL; words++)
		if (lit(r, *words))
			return true;
	return false;
}

/* Between a number and its sheet, as announcements write: "GB 175-2007《通用硅酸盐水泥》国家标准第3号修改单". */
static void
title(struct reading *r)
{
	const char *p = r->p + strspn(r->p, " "), *close = lit_at(p, "》") ? p + strlen("》") : p;

	if (close > p && lit_at(close, "国家标准第"))		/* "《GB 175-2007》国家标准第3号修改单" */
		p = close;
	const char *end = lit_at(p, "《") ? strstr(p, "》") : NULL;

	if (end != NULL && end - p <= 150) {
		end += strlen("》");
		end += lit_at(end, "国家标准") ? strlen("国家标准") : 0;
		if (lit_at(end, "第"))
			r->p = end;
	} else if (lit_at(p, "国家标准第"))
		r->p = p + strlen("国家标准");
}

/*
 * "/XG1-2025", "/XG1-2009/XG2-2015", "第1号修改单", "《第1号修改单》", "(含第1号修改单)", "(含第1号、第2号修改单)",
 * "(XG1-2025)", "及第1号修改单", ")第1号修改单" (of a number in brackets). False: none here.
 */
static bool
amendments(struct reading *r)
{
	static const char *const before[] = { "修改单", "包括", "包含", "含", "以及", "及其", "及", "和", "按", "经",
	    "+", "/", ",", "-", ")", NULL };
	static const char *const between[] = { "、", ",", "和", "及", "/", "+", NULL };
	const char *back = r->p, *end = NULL, *s;
	const char *const *had = r->n->amendments;
	size_t nhad = r->n->namendments;
	bool bracket, whole = false;

	title(r);
	spaces(r);
	bracket = lit(r, "(") || lit(r, "[");
	while (any(r, before))
		spaces(r);
	bracket |= !bracket && lit(r, "(");		/* "及其修改单(XG1-2017)" */
	lit(r, "《");
	for (;;) {
		bool word = true;
		if ((s = sheet(r)) == NULL)
			s = sheet_words(r, &word);
		if (s == NULL || !append(r, &r->n->amendments, &r->n->namendments, s))
			break;
		whole = word;
		lit(r, "》");
		end = r->p;
		spaces(r);
		if (!any(r, between))
			break;
		spaces(r);
		lit(r, "《");
	}
	if (end != NULL)
		r->p = end;
	if (end != NULL && whole && (!bracket || lit(r, ")") || lit(r, "]")))
		return true;
	r->n->amendments = had;
	r->n->namendments = nhad;
	r->p = back;
	return false;
}

/* The table's entry for a prefix, NULL if there is none. */
static const struct prefix *
listed(const char *s, size_t n)
{
	size_t lo = 0, hi = PREFIXES;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int c = strncmp(s, prefix_table[mid].prefix, n);
		if (c == 0)
			c = prefix_table[mid].prefix[n] == '\0' ? 0 : -1;
		if (c == 0)
			return &prefix_table[mid];
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

static enum number_system
system_of(const char *name)
{
	for (enum number_system s = 0; s < SYS_MAX; s++)
		if (strcmp(number_system_name(s), name) == 0)
			return s;
	return SYS_UNKNOWN;
}

/* Optional "/T", "/Z": what the number says of its force. */
static void
force(struct reading *r, enum mandate plain)
{
	const char *back = r->p;

	r->n->mandate = plain;
	r->n->prefix = r->n->body;
	spaces(r);
	if (*r->p == '/') {
		r->p++;
		spaces(r);
		if ((*r->p == 'T' || *r->p == 'Z') && !is_upper(r->p[1])) {
			r->n->mandate = *r->p == 'T' ? RECOMMENDED : GUIDANCE;
			r->n->prefix = arena_fmt(r->a, "%s/%c", r->n->body, *r->p);
			r->p++;
			return;
		}
	}
	r->p = back;
}

/* Between prefix and number: spaces or one dash ("GB-14554-93"). */
static void
gap(struct reading *r)
{
	spaces(r);
	if (*r->p == '-') {
		r->p++;
		spaces(r);
	}
}

/*
 * "GSB 04-1736-2004", "DBJ/T 13-112-2009", "DG/TJ 08-502-2012": groups with dashes, the last may be
 * the year.
 */
static bool
grouped_number(struct reading *r)
{
	const char *from = r->p, *to;
	size_t n;

	if (is_upper(*r->p) && r->p[1] == ' ')		/* "GSB G 62001-90" */
		r->p += 2;
	n = digits(r->p);
	if (n == 0 || n > 8)
		return false;
	to = r->p += n;
	if (*r->p == '.' && is_digit(r->p[1]))
		to = r->p += 1 + digits(r->p + 1);
	if (strspn(from, "0.") >= (size_t)(to - from))
		return false;
	n = *r->p == '-' ? digits(r->p + 1) : 0;
	if (n > 0 && r->p[1 + n] == '-' && (is_year4(r->p + 2 + n) || is_year2(r->p + 2 + n))) {
		to = r->p += 1 + n;
	} else if (*r->p == '-' && !is_year4(r->p + 1) && !is_year2(r->p + 1) && digits(r->p + 1) > 0)
		to = r->p += 1 + digits(r->p + 1);
	r->n->number = cut(r, from, to);
	return true;
}

/* "D60", "F80/1", "T7001", "3650-01", or plain digits: JTG and TSG number within chapters. */
static bool
lettered_number(struct reading *r)
{
	const char *from = r->p;
	size_t n;

	if (is_upper(*r->p))
		r->p++;
	n = digits(r->p);
	if (n == 0 || n > 5)
		return false;
	r->p += n;
	if ((*r->p == '.' && is_digit(r->p[1])) || (*r->p == '/' && digits(r->p + 1) == 1))
		r->p += 1 + digits(r->p + 1);
	else if (*r->p == '-' && (n = digits(r->p + 1)) >= 1 && n <= 2 && r->p[1 + n] == '-' &&
	    (is_year4(r->p + 2 + n) || is_year2(r->p + 2 + n)))
		/* "JTG/T B02-01-2008", "JTS 257-2-2012": the year is the last */
		r->p += 1 + n;
	r->n->number = cut(r, from, r->p);
	return true;
}

static bool
one_of(const char *s, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(s, *list) == 0)
			return true;
	return false;
}

/* Behind JJG or JJF: "(交通)", "(京)", which belongs to the code. */
static const char *
branch(struct reading *r)
{
	const char *from = r->p, *p = from;

	spaces(r);
	if (*r->p == '(') {
		for (p = r->p + 1; is_wide(*p); p++)
			;
		if (*p == ')' && p - r->p >= 4 && p - r->p <= 13) {
			from = r->p;
			r->p = p + 1;
			return arena_fmt(r->a, "%s%.*s", r->n->body, (int)(r->p - from), from);
		}
	}
	r->p = from;
	return r->n->body;
}

/* The longest listed code that the text begins with, letters and a slash in "DG/TJ"; *len: as written. NULL: none. */
static const struct prefix *
code_at(const char *from, size_t *len)
{
	const struct prefix *found = NULL;

	for (size_t n = 2; *from != '\0' && n <= 6 && (is_upper(from[n - 1]) || from[n - 1] == '/'); n++) {
		const struct prefix *q = listed(from, n);
		if (q != NULL && !is_upper(from[n])) {
			found = q;
			*len = n;
		}
	}
	if (found == NULL && lit_at(from, "G B") && !is_upper(from[3])) {	/* "Ｇ Ｂ" in full width */
		*len = 3;
		return listed("GB", 2);
	}
	if (found == NULL && lit_at(from, "GBN") && !is_upper(from[3])) {
		*len = 3;
		return listed("GBn", 3);
	}
	return found;
}

/* What a code takes behind it into itself: "JJG(交通)", "GBW(E)", "DBJ50/T", "DGJ32/TJ". */
static const char *
code_extended(struct reading *r, const struct prefix *p)
{
	bool engineering = strcmp(p->prefix, "DBJ") == 0 || strcmp(p->prefix, "DGJ") == 0;

	if (r->n->system == SYS_METROLOGY)		/* of a department or a place: "JJG(交通) 123-2015" */
		return branch(r);
	if (strcmp(p->prefix, "GBW") == 0 && lit(r, "(E)"))		/* of the second class */
		return "GBW(E)";
	if (!engineering || digits(r->p) != 2 || r->p[2] != '/')
		return p->prefix;
	const char *place = r->p;
	r->p += 2;
	const char *kind = lit(r, "/TJ") ? "/TJ" : lit(r, "/J") ? "/J" : "";
	return arena_fmt(r->a, "%s%.2s%s", p->prefix, place, kind);
}

/*
 * Engineering standards of a place have two figures, "DBJ/T 15-98", "DG/TJ 08-2093": the second alone is no year for
 * certain.
 */
static bool
is_serial(const struct reading *r, const struct prefix *p)
{
	bool two = strchr(r->n->number, '-') != NULL || r->n->body != p->prefix;

	if (strcmp(p->prefix, "GSB") == 0)		/* "GSB 07-1985"; "GSB G 62001-90" has one figure */
		return !two && r->n->year != NULL && strlen(r->n->number) == 2;
	return !two && r->n->year != NULL && (r->p[-3] == '-' || lit_at(p->prefix, "DG"));
}

/* "HB 0-83-2005", "DB/T 29-20-2000": a series whose number has a dash. head: "0-", "29-". */
static bool
series(struct reading *r, const char *head)
{
	const char *p = r->p + strlen(head);
	size_t n = lit_at(r->p, head) ? digits(p) : 0;

	if (n == 0 || p[n] != '-' || (!is_year4(p + n + 1) && !is_year2(p + n + 1)))
		return false;
	r->n->number = cut(r, r->p, p + n);
	r->p += strlen(head) + n;
	return true;
}

/* National, industry, military, metrological, engineering numbers: a listed code of letters. */
static bool
chinese(struct reading *r)
{
	static const char *const grouped[] = { "GSB", "DBJ", "DBJT", "DG/TJ", "DGJ", NULL };
	static const char *const lettered[] = { "JTG", "JTJ", "JTS", "TSG", NULL };
	static const char *const revised[] = { "GJB", "HB", "QJ", "CB", "WJ", "EJ", "SJ", "JB", NULL };
	size_t len = 0;
	const struct prefix *p = code_at(r->p, &len);

	if (p == NULL)
		return false;
	const char *code = p->prefix;
	r->n->system = system_of(p->system);
	if (number_abroad(r->n) || (r->n->system == SYS_LOCAL && lit_at(code, "DB")))
		return false;
	/* "DB37-1234" is neither the earthquake service's "DB 37-…" nor Shandong's "DB37/…". */
	if (strcmp(code, "DB") == 0 && is_digit(r->p[len]))
		return false;
	r->p += len;
	r->n->body = code;
	r->n->body = code_extended(r, p);
	force(r, strcmp(p->plain, "mandatory") == 0 ? MANDATORY : MANDATE_NONE);
	if (strcmp(code, "GBZ") == 0 && r->n->mandate == GUIDANCE)	/* occupational health has no guidance */
		return false;
	gap(r);
	if (one_of(code, grouped))
		return grouped_number(r) && chinese_year(r) && !is_serial(r, p);
	if (one_of(code, lettered))
		return lettered_number(r) && chinese_year(r);
	if (strcmp(code, "HB") == 0 && series(r, "0-"))
		return chinese_year(r);
	if (strcmp(code, "DB") == 0 && series(r, "29-")) {	/* Tianjin's engineering standards: no earthquakes */
		r->n->system = SYS_ENGINEERING;
		return chinese_year(r);
	}
	return number_and_part(r, strcmp(code, "YBB") == 0 ? 8 : 6, one_of(code, revised)) && range(r) &&
	    (strcmp(code, "GB") != 0 || *r->n->number != '0') && chinese_year(r);
}

/*
 * "DB37/T 1234-2009", "DB37/2376-2013", "DBS37/ 001-2017", "DB4403/T 499.3-2024": the digits and
 * the slash make it local.
 */
static bool
local(struct reading *r)
{
	bool food;
	size_t n;

	if (!lit(r, "DB"))
		return false;
	food = lit(r, "S");
	spaces(r);
	n = digits(r->p);
	if (n != 2 && n != 4 && n != 6)
		return false;
	const char *code = arena_fmt(r->a, "DB%.2s", r->p);
	if (listed(code, 4) == NULL)
		return false;
	r->n->body = arena_fmt(r->a, "DB%s%.*s", food ? "S" : "", (int)n, r->p);
	r->n->system = SYS_LOCAL;
	r->p += n;
	if (!food && lit(r, "(J)")) {			/* Hebei's engineering standards, "DB13(J)/T 8359-2020" */
		r->n->body = arena_fmt(r->a, "%s(J)", r->n->body);
		r->n->system = SYS_ENGINEERING;
	}
	force(r, MANDATORY);
	if (food && r->n->mandate != MANDATORY)		/* food safety standards are (Food Safety Law, art. 25) */
		return false;
	if (r->n->mandate == MANDATORY) {
		spaces(r);
		if (*r->p != '/')
			return false;
		r->p++;
	}
	gap(r);
	return number_and_part(r, 6, false) && range(r) && chinese_year(r);
}

/* "T/CAS 290-2017", "T/CECA-G 0098-2021", "T/IAC CAMRA 47.2-2022", "T/CECS G:D60-01-2020". */
static bool
group(struct reading *r)
{
	const char *from;

	if (!lit(r, "T/"))
		return false;
	spaces(r);
	from = r->p;
	if (digits(from) == 2)			/* of a place: "T/31SCTA 001-2019" */
		r->p += 2;
	const char *name = r->p;
	while (is_upper(*r->p) || (*r->p == '-' && is_upper(r->p[1])) || (is_digit(*r->p) && is_upper(r->p[1])))
		r->p++;
	if (r->p - name < 2 || r->p - name > 20 || !is_upper(*name))
		return false;
	if (*r->p == ' ' && is_upper(r->p[1])) {	/* two associations' */
		const char *second = r->p + 1, *end = second;
		while (is_upper(*end))
			end++;
		if (end - second >= 2 && end - second <= 8 && *end == ' ' && is_digit(end[1]))
			r->p = end;
	}
	r->n->body = cut(r, from, r->p);
	r->n->prefix = arena_fmt(r->a, "T/%s", r->n->body);
	r->n->system = SYS_GROUP;
	if (lit(r, "/T") || lit(r, "/Z")) {
		r->n->mandate = r->p[-1] == 'T' ? RECOMMENDED : GUIDANCE;
		r->n->prefix = arena_fmt(r->a, "%s/%c", r->n->prefix, r->p[-1]);
	}
	spaces(r);
	if (lit_at(r->p, "G:") && is_upper(r->p[2])) {
		from = r->p;
		r->p += 2;
		if (!lettered_number(r))
			return false;
		r->n->number = cut(r, from, r->p);
		return chinese_year(r);
	}
	return number_and_part(r, 8, false) && range(r) && chinese_year(r);
}

/*
 * Behind Q/: one piece without spaces, of letters, digits, / - . & and Chinese, which comes first ("鲁ABC001"): behind
 * letters or digits it is the sentence's. A year, or an amendment sheet, ends it.
 */
static const char *
piece_end(const char *p)
{
	const char *from = p;
	bool latin = false;

	while (p - from <= PIECE) {
		const char *next = p;
		if (is_upper(*p) || is_digit(*p) || (*p != '\0' && strchr("/-.&", *p) != NULL)) {
			latin |= is_upper(*p);
			p++;
			if (p[-1] == '-' && p - from > 1 && (is_digit(p[-2]) || p[-2] == 'S') && is_year4(p) &&
			    p[4] != '-')
				return p + 4;
			continue;
		}
		uint32_t c = is_wide(*p) && !latin ? text_next(&next) : 0;
		if (c < 0x4E00 || c > 0x9FFF)
			break;
		p = next;
	}
	while (p > from && strchr("/-.&", p[-1]) != NULL)
		p--;
	return p;
}

/*
 * Where the number within "XAET0005S-2019" begins, given that it ends at end: digits with dots, S
 * for food. NULL: no digits there, or nothing before them.
 */
static const char *
number_start(const char *from, const char *end, const char **number_end)
{
	const char *p = end;

	*number_end = end;
	if (p > from && p[-1] == 'S')
		p--;
	if (p == from || !is_digit(p[-1]))
		return NULL;
	while (p > from && (is_digit(p[-1]) || (p[-1] == '.' && p - 1 > from && is_digit(p[-2]))))
		p--;
	return p > from && (is_upper(p[-1]) || is_wide(p[-1]) || p[-1] == '/' || p[-1] == '-') ? p : NULL;
}

static bool
has_letter(const char *from, const char *to)
{
	for (; from < to; from++)
		if (is_upper(*from) || is_wide(*from))
			return true;
	return false;
}

/* Code and number are apart: "ABC 001-2020", "ABC/J 01-2019", "ABC 0003 S-2019". end: of the code. */
static bool
spaced_enterprise(struct reading *r, const char *end)
{
	const char *from = r->p, *q = end;

	while (*q == ' ')
		q++;
	/* "ABC001 2020" is number 001 of 2020 or number 2020 of ABC001: it does not say. "ABC001 2020S" does. */
	if (is_digit(end[-1]) && is_year4(q) && q[4] != '-' && q[4] != 'S' && q[4] != '.' &&
	    !(q[4] == ' ' && q[5] == '-'))
		return false;
	r->n->body = cut(r, from, end);
	for (r->p = q; is_upper(*r->p); r->p++)
		;
	bool slip = r->p > q && strspn(q, "OIL") == (size_t)(r->p - q);		/* "ABC OO1-2023" */
	if (slip || !number_and_part(r, 8, false))
		return false;
	if (is_upper(*q))		/* "ABC J001-2020" */
		r->n->number = arena_fmt(r->a, "%.*s%s", (int)strcspn(q, "0123456789"), q, r->n->number);
	const char *food = r->p;
	while (*food == ' ')
		food++;
	if (*food == 'S' && !is_upper(food[1]) && !is_digit(food[1]) && *r->n->part == '\0' &&
	    (food == r->p || (food[1] == '-' && is_year4(food + 2)))) {
		r->p = food + 1;
		r->n->number = arena_fmt(r->a, "%sS", r->n->number);
	}
	return true;
}

/* Code and number in one piece: "BJLLHD002-2017", "XAET0005S-2019", "HLS0001S". */
static bool
joined_enterprise(struct reading *r, const char *end)
{
	const char *from = r->p, *number, *number_end, *dot, *whole = end;

	if (end - from > 5 && end[-5] == '-' && is_year4(end - 4))
		end -= 5;
	else if (end - from > 3 && end[-3] == '-' && is_year2(end - 2))
		end -= 3;
	number = number_start(from, end, &number_end);
	if (number == NULL || digits(number) > 8 || strspn(number, "0") == digits(number))
		return false;
	const char *code_end = number;
	while (code_end > from && (code_end[-1] == '-' || code_end[-1] == '/'))
		code_end--;
	/* "ABC001-23": a year of two digits, perhaps */
	if (code_end < number && is_digit(code_end[-1]) && end == whole && digits(number) == 2)
		return false;
	if (code_end == from || !has_letter(from, code_end) || code_end[-1] == '.' || code_end[-1] == '&')
		return false;
	/* "D002/2017" may be number 002 of 2017; "A1-2020/3" is number 1 of 2020 and something */
	if ((is_digit(code_end[-1]) && end == whole && is_year4(number)) ||
	    (code_end - from > 5 && code_end[-5] == '-' && is_year4(code_end - 4)))
		return false;
	/* "ABC0001S-2": a food number and something, not number 2 of ABC0001S. */
	if (code_end - from > 1 && code_end[-1] == 'S' && is_digit(code_end[-2]))
		return false;
	r->n->body = cut(r, from, code_end);
	dot = memchr(number, '.', (size_t)(number_end - number));
	if (dot != NULL && (number_end[-1] == 'S' || number_end - dot > 13))
		return false;
	r->n->number = cut(r, number, dot != NULL ? dot : number_end);
	if (dot != NULL)
		r->n->part = cut(r, dot + 1, number_end);
	r->p = end;
	return true;
}

/*
 * Before the enterprise's own code some bureaus want the region: "370102 ABC", "(GZ)ABC", "（粤）ABC". Gives it
 * with the space it was written with; "" for none.
 */
static const char *
region(struct reading *r)
{
	const char *from = r->p, *p = from;
	size_t n = digits(p);

	if ((n == 2 || n == 4 || n == 6) && p[n] == ' ' && (is_upper(p[n + 1]) || is_wide(p[n + 1]))) {
		r->p += n + 1;
		return arena_fmt(r->a, "%.*s ", (int)n, from);
	}
	if (*p != '(')
		return "";
	for (p++; is_upper(*p) || is_wide(*p); p++)
		;
	if (*p != ')' || p - from < 2 || p - from > 13)
		return "";
	r->p = p + 1;
	return cut(r, from, r->p);
}

/*
 * Where the code ends when it and the number are apart: "ABC 001", "SY BD 12" (a code in two words), "ABC J001" (a
 * letter with the number). NULL: they are not. *sure: the form says so by itself; otherwise only a year does.
 */
static const char *
code_end(const char *from, const char *end, bool *sure)
{
	const char *number_end, *q = end, *w;
	const char *dash = end - from > 5 && end[-5] == '-' && is_year4(end - 4) ? end - 5 : NULL;

	while (*q == ' ')
		q++;
	*sure = has_letter(from, end);
	if (q == end)
		return NULL;
	/* Digits behind a space are the number, unless it is complete before: "HLS0001S 2012", "ABC001-2020 2 级". */
	if (is_digit(*q))
		return (end[-1] == 'S' && number_start(from, end, &number_end) != NULL) ||
		    (dash != NULL && number_start(from, dash, &number_end) != NULL) ? NULL : end;
	for (w = q; is_upper(*w); w++)
		;
	if (w == q || w - q > 8 || is_digit(end[-1]))
		return NULL;
	*sure = false;
	if (*w == ' ' && is_digit(w[1]))
		return w;
	return w - q <= 3 && is_digit(*w) ? end : NULL;
}

/* Enterprise standards, order 83 art. 13: Q, enterprise code, number, year. The habits are many. */
static bool
enterprise(struct reading *r)
{
	const char *end, *apart, *where;
	bool sure;

	if (!lit(r, "Q/"))
		return false;
	spaces(r);
	where = region(r);
	end = piece_end(r->p);
	if (end == r->p || end - r->p > PIECE)
		return false;
	/* A code of digits alone may be a region whose code is missing: "370102 001-2016". */
	size_t figures = digits(r->p);
	if (r->p + figures == end && (figures == 2 || figures == 4 || figures == 6))
		return false;
	apart = code_end(r->p, end, &sure);
	if (!(apart != NULL ? spaced_enterprise(r, apart) : joined_enterprise(r, end)))
		return false;
	r->n->body = arena_fmt(r->a, "%s%s", where, r->n->body);
	r->n->system = SYS_ENTERPRISE;
	r->n->prefix = arena_fmt(r->a, "Q/%s", r->n->body);
	return chinese_year(r) && (sure || apart == NULL || r->n->year != NULL);
}

/*
 * Compares a listed foreign prefix with the text, spaces optional around its slashes; returns the
 * length matched.
 */
static size_t
foreign_prefix(const char *p, const char *prefix)
{
	const char *s = p;

	for (; *prefix != '\0'; prefix++) {
		if (*prefix == ' ') {
			if (*s != ' ' && *s != '-')
				return 0;
			s++;
			continue;
		}
		if (*prefix == '/') {
			while (*s == ' ')
				s++;
			if (*s++ != '/')
				return 0;
			while (*s == ' ')
				s++;
			continue;
		}
		if (*s++ != *prefix)
			return 0;
	}
	return (size_t)(s - p);
}

/* "/TS", " TR", "/PAS", "/GUIDE": kinds of deliverable and drafts of ISO, IEC and CEN. */
static void
deliverable(struct reading *r)
{
	static const char *const kinds[] = { "TS", "TR", "PAS", "GUIDE", "DIS", "FDIS", "CD", "HD", NULL };
	const char *back = r->p;

	spaces(r);
	if (*r->p == '/') {
		r->p++;
		spaces(r);
	} else if (r->p == back)
		return;
	char sep = *back == ' ' && back[1] != '/' ? ' ' : '/';
	for (int i = 0; kinds[i] != NULL; i++)
		if (word(r, kinds[i])) {
			r->n->prefix = arena_fmt(r->a, "%s%c%s", r->n->body, sep,
			    strcmp(kinds[i], "GUIDE") == 0 ? "Guide" : kinds[i]);
			return;
		}
	r->p = back;
}

/*
 * ":2015", "-1997", "-91" (GOST), ":--" (to come).
 */
static void
foreign_year(struct reading *r, bool gost)
{
	if (*r->p == ':') {
		const char *back = r->p++;
		spaces(r);
		if (is_year4(r->p)) {
			r->n->year = cut(r, r->p, r->p + 4);
			r->p += 4;
			if (lit_at(r->n->body, "DIN") && *r->p == '-' && digits(r->p + 1) == 2 && r->p[1] <= '1') {
				r->n->edition_note = cut(r, r->p, r->p + 3);	/* the month, DIN 820-2 */
				r->p += 3;
			}
		} else if (*r->p == '-') {
			while (*r->p == '-')
				r->p++;
		} else
			r->p = back;
	} else if (*r->p == '-' && is_year4(r->p + 1)) {
		r->n->year = cut(r, r->p + 1, r->p + 5);
		r->p += 5;
	} else if (*r->p == '-' && gost && is_year2(r->p + 1)) {
		r->n->year = arena_fmt(r->a, "19%.2s", r->p + 1);
		r->p += 3;
	}
}

/* "ED. 3", "ED4.1": an edition told by its number, kept as "Ed. 4.1". */
static bool
edition_number(struct reading *r)
{
	const char *back = r->p, *from;

	if (lit(r, "ED") && (lit(r, ".") || *r->p == ' ' || is_digit(*r->p))) {
		spaces(r);
		for (from = r->p; is_digit(*r->p) || (*r->p == '.' && r->p > from && is_digit(r->p[1])); r->p++)
			;
		if (r->p > from && r->p - from <= 5 && !is_upper(*r->p)) {
			r->n->edition_note = arena_fmt(r->a, "Ed. %.*s", (int)(r->p - from), from);
			return true;
		}
	}
	r->p = back;
	if (*r->p == 'V' && is_digit(r->p[1])) {		/* "V2.2.2" of ETSI */
		for (from = r->p++; is_digit(*r->p) || (*r->p == '.' && is_digit(r->p[1])); r->p++)
			;
		if (r->p - from <= 8 && !is_upper(*r->p) && memchr(from, '.', (size_t)(r->p - from)) != NULL) {
			r->n->edition_note = cut(r, from, r->p);
			return true;
		}
	}
	r->p = back;
	return false;
}

/*
 * "+A1:2018", "/AMD 1:2013", "+AC:2010", any number of them, each as "A1:2018", "Amd 1:2013"; and "(all parts)".
 */
static bool
foreign_amendments(struct reading *r)
{
	static const char *const kinds[] = { "AMENDMENT", "AMD", "CORRIGENDUM", "COR", "AC", "A" };
	static const char *const named[] = { "Amd ", "Amd ", "Cor ", "Cor ", "AC", "A" };
	const char *back, *had = r->n->edition_note;

	for (;;) {
		back = r->p;
		spaces(r);
		const char *sign = r->p;
		if (!lit(r, "+") && !lit(r, "/"))
			break;
		spaces(r);
		size_t k = 0, n;
		while (k < sizeof kinds / sizeof *kinds && !lit(r, kinds[k]))
			k++;
		if (k == sizeof kinds / sizeof *kinds)
			break;
		spaces(r);
		n = digits(r->p);
		const char *number = r->p;
		r->p += n;
		bool year = *r->p == ':' && is_year4(r->p + 1);
		if (n > 2 || (!year && (n == 0 || (*sign == '/' && named[k][1] == '\0'))) || is_upper(*r->p))
			break;
		if (!append(r, &r->n->amendments, &r->n->namendments, arena_fmt(r->a, "%s%.*s%.*s", named[k], (int)n,
		    number, year ? 5 : 0, r->p)))
			return false;
		r->p += year ? 5 : 0;
	}
	r->p = back;
	spaces(r);
	bool bracket = lit(r, "(");
	if ((edition_number(r) || (bracket && all_parts(r))) && (!bracket || lit(r, ")")))
		return true;
	r->n->edition_note = had;
	r->p = back;
	return true;
}

/* "JIS B 1180" and "ASTM D638", however they are typed. */
static const char *
letter_apart(struct reading *r, const char *number)
{
	bool apart = strcmp(r->n->body, "JIS") == 0 || strcmp(r->n->body, "KS") == 0;
	const char *rest = number + 1 + (number[1] == ' ');

	return is_upper(*number) && (number[1] == ' ' || is_digit(number[1])) ?
	    arena_fmt(r->a, "%c%s%s", *number, apart ? " " : "", rest) : number;
}

/* "CSA C22.2 No. 60950-1": numbers within a series of the Canadian Electrical Code, part II. */
static bool
within_c22(struct reading *r)
{
	const char *from = r->p;

	while (is_digit(*r->p) || ((*r->p == '-' || *r->p == '.') && is_digit(r->p[1]) && !is_year4(r->p + 1)))
		r->p++;
	r->n->number = arena_fmt(r->a, "C22.2 No. %.*s", (int)(r->p - from), from);
	return r->p > from && r->p - from <= 16;
}

/* The document's own number: "9001", "60335-1", "105-C06", "B 1180", "300 328", "802.11", "6D", "SA-240". */
static bool
foreign_number(struct reading *r)
{
	const char *from = r->p;
	int groups = 0;

	if (lit_at(r->p, "SA-") || lit_at(r->p, "SB-"))		/* ASME's materials, "SA-240" */
		r->p += 3;
	else if (is_upper(*r->p)) {
		r->p++;
		if (*r->p == ' ' || *r->p == '.')
			r->p++;
	}
	if (!is_digit(*r->p))
		return false;
	while (is_digit(*r->p) || (*r->p == '.' && is_digit(r->p[1])))
		r->p++;
	/* "300 328" of ETSI; "ISO 14 001" is a slip */
	bool etsi = strstr(r->n->body, "EN") != NULL || strstr(r->n->body, "ETSI") != NULL;
	while (etsi && *r->p == ' ' && digits(r->p + 1) == 3)
		r->p += 4;
	/* UL 94 has classes written onto it: "UL94V-0". */
	bool flame = strcmp(r->n->body, "UL") == 0 && r->p - from == 2 && lit_at(from, "94");
	size_t letters = strspn(r->p, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	/* "6D"; "5CT" and "802.11AX" of those who number so */
	bool ieee = strstr(r->n->body, "IEEE") != NULL, pairs = ieee || strncmp(r->n->body, "API", 3) == 0;
	const char *tail = r->p;
	if (letters <= (pairs ? 2 : 1) && !is_digit(r->p[letters]) && !flame)
		r->p += letters;
	while (*r->p == '-' && groups++ < 3) {
		size_t letter = is_upper(r->p[1]), n = digits(r->p + 1 + letter);
		if (n == 0 || (letter == 0 && is_year4(r->p + 1)) || (letter == 1 && (n > 3 || flame)))
			break;
		r->p += 1 + letter + n;
		if (is_upper(*r->p) && !is_upper(r->p[1]) && !is_digit(r->p[1]))
			r->p++;
	}
	if (lit_at(r->n->body, "CSA") && r->p - from == 5 && lit_at(from, "C22.2") &&
	    (lit(r, " NO. ") || lit(r, " NO.") || lit(r, " NO ")))
		return within_c22(r);
	/* UL's file on a maker is no standard */
	bool file = strcmp(r->n->body, "UL") == 0 && *from == 'E' && digits(from + 1) >= 5;
	if (r->p - from > 24 || (r->n->system == SYS_INTERNATIONAL && *from == '0') || file)
		return false;
	char *number = arena_dup(r->a, from, (size_t)(r->p - from));
	for (char *c = number + (tail - from); ieee && is_upper(*c); c++)
		*c = (char)(*c - 'A' + 'a');
	r->n->number = letter_apart(r, number);
	return true;
}

/* "D638", "D 638"; "A36/A36M", "E 8/E 8M" in both systems of units. */
static bool
astm_number(struct reading *r)
{
	const char *from = r->p, *figures;
	size_t n, letter = is_upper(*from);

	r->p += letter;
	if (letter)
		spaces(r);
	figures = r->p;
	n = digits(figures);
	if (n == 0 || n > 5 || *figures == '0')
		return false;
	r->p += n + (figures[n] == 'M' && !is_upper(figures[n + 1]) && !is_digit(figures[n + 1]));
	r->n->number = arena_fmt(r->a, "%.*s%.*s", (int)letter, from, (int)(r->p - figures), figures);
	const char *back = r->p;
	spaces(r);
	if (letter && back == figures + n && lit(r, "/")) {
		spaces(r);
		bool twin = *r->p == *from;
		r->p += twin;
		spaces(r);
		if (twin && strncmp(r->p, figures, n) == 0 && r->p[n] == 'M') {
			r->p += n + 1;
			r->n->number = arena_fmt(r->a, "%s/%sM", r->n->number, r->n->number);
			return true;
		}
	}
	r->p = back;
	return true;
}

/*
 * The century of ASTM's two digits (Form and Style for ASTM Standards: the year of the original adoption or of the last
 * revision); NULL where they do not say it. Until 2049 those from 50 on are 19xx. Up to 26 they are 20xx where the
 * number, its metric twin, an editorial change or a reapproval shows that there was no such edition in 19xx: numbers
 * that high were not yet given in 1926, and committees F and G not yet founded.
 */
static const char *
astm_century(const struct number *n, const char *two)
{
	static const struct { char letter; int number; } since_1926[] = {
		{ 'A', 200 }, { 'B', 100 }, { 'C', 100 }, { 'D', 300 }, { 'E', 20 }, { 'F', 1 }, { 'G', 1 },
	};
	bool late = strchr(n->number, 'M') != NULL || strpbrk(n->edition_note, "(e") != NULL;
	int figures = 0;

	if (*two >= '5')
		return "19";
	for (const char *p = n->number + is_upper(*n->number); is_digit(*p); p++)
		figures = figures * 10 + *p - '0';
	for (size_t i = 0; i < sizeof since_1926 / sizeof *since_1926; i++)
		late |= *n->number == since_1926[i].letter && figures >= since_1926[i].number;
	return late && (*two < '2' || (*two == '2' && two[1] <= '6')) ? "20" : NULL;
}

/* "E1", an editorial change; taken if nothing goes on behind it. */
static void
astm_editorial(struct reading *r)
{
	if (*r->p == 'E' && is_digit(r->p[1]) && !is_digit(r->p[2]) && !is_upper(r->p[2]))
		r->p += 2;
}

/*
 * "-22", "-2022", ":1981", and what stands behind: "22a", a second revision in the year; "13e1", an editorial change;
 * "(2021)", reapproved without change. False: a year one can't be sure of.
 */
static bool
astm_year(struct reading *r)
{
	const char *back = r->p, *year, *from;
	size_t n;

	spaces(r);
	if (*r->p != '-' && *r->p != ':') {
		r->p = back;
		return true;
	}
	while (*r->p == '-' || *r->p == ':')
		r->p++;
	spaces(r);
	year = r->p;
	n = digits(year);
	if (n == 0) {				/* a dash of the sentence */
		r->p = back;
		return r->within;
	}
	if (n != 2 && (n != 4 || (!lit_at(year, "19") && !lit_at(year, "20"))))
		return false;
	from = r->p += n;
	if (*r->p >= 'A' && *r->p <= 'D' && !is_upper(r->p[1]) && !is_digit(r->p[1]))
		r->p++;
	else if (*r->p >= 'A' && *r->p <= 'D' && r->p[1] == 'E' && is_digit(r->p[2]))
		r->p++;
	astm_editorial(r);
	if (*r->p == '(' && is_year4(r->p + 1) && r->p[5] == ')') {
		r->p += 6;
		astm_editorial(r);
	}
	char *note = arena_dup(r->a, from, (size_t)(r->p - from));
	for (char *c = note; *c != '\0'; c++)
		if (is_upper(*c))
			*c = (char)(*c - 'A' + 'a');
	r->n->edition_note = note;
	const char *century = n == 4 ? "" : astm_century(r->n, year);
	r->n->year = century == NULL ? NULL : arena_fmt(r->a, "%s%.*s", century, (int)n, year);
	return century != NULL;
}

/* "IS 1489 (Part 1)": parts as the Bureau of Indian Standards writes them. */
static void
indian_part(struct reading *r)
{
	const char *back = r->p;

	spaces(r);
	if (lit(r, "(PART ") && is_digit(*r->p) && digits(r->p) <= 3) {
		const char *from = r->p;
		r->p += digits(from);
		if (lit(r, ")")) {
			r->n->part = cut(r, from, r->p - 1);
			spaces(r);
			return;
		}
	}
	r->p = back;
}

/*
 * "60335-1", "60335-2-40", "105-C06": the part of a standard of ISO, IEC, CEN and who takes theirs over stands behind
 * the first dash (ISO/IEC Directives part 2, 5.2). In other numbers the dash is their own business.
 */
static void
part_behind_dash(struct reading *r)
{
	static const char *const take_over[] = { "EN", "ISO", "IEC", "CISPR" };
	const char *dash = strchr(r->n->number, '-');
	bool parts = r->n->system == SYS_INTERNATIONAL || r->n->system == SYS_REGIONAL;

	for (size_t i = 0; i < sizeof take_over / sizeof *take_over; i++)
		parts |= strstr(r->n->body, take_over[i]) != NULL;
	if (dash == NULL || !parts || strstr(r->n->body, "ASTM") != NULL)
		return;
	r->n->part = dash + 1;
	r->n->number = cut(r, r->n->number, dash);
}

/* International, regional and foreign numbers. */
static bool
foreign(struct reading *r)
{
	const struct prefix *best = NULL;
	size_t len = 0, i = 0;

	for (size_t hi = PREFIXES; i < hi;) {		/* the first that begins as the text does */
		size_t mid = (i + hi) / 2;
		if ((unsigned char)prefix_table[mid].prefix[0] < (unsigned char)*r->p)
			i = mid + 1;
		else
			hi = mid;
	}
	for (; i < PREFIXES && prefix_table[i].prefix[0] == *r->p; i++) {
		if (prefix_table[i].plain[0] != 'n')
			continue;
		size_t n = foreign_prefix(r->p, prefix_table[i].prefix);
		if (n <= len)
			continue;
		enum number_system s = system_of(prefix_table[i].system);
		if ((s == SYS_INTERNATIONAL || s == SYS_REGIONAL || s == SYS_FOREIGN) && !is_upper(r->p[n]) &&
		    !is_wide(r->p[n])) {
			best = &prefix_table[i];
			len = n;
		}
	}
	if (best == NULL)
		return false;
	bool gost = strncmp(best->prefix, "GOST", 4) == 0 || strncmp(best->prefix, "ГОСТ", strlen("ГОСТ")) == 0;
	r->p += len;
	r->n->body = r->n->prefix = best->prefix;
	r->n->system = system_of(best->system);
	if (strstr(best->prefix, "IEEE") != NULL) {
		const char *back = r->p;
		spaces(r);
		if (!word(r, "STD"))
			r->p = back;
		else
			lit(r, ".");
	}
	deliverable(r);
	gap(r);
	if (gost) {			/* its two digits behind the last dash are the year, not a part */
		const char *from = r->p;
		while (is_digit(*r->p) || (*r->p == '.' && is_digit(r->p[1])))
			r->p++;
		if (r->p == from)
			return false;
		r->n->number = cut(r, from, r->p);
	} else if (strcmp(best->prefix, "ASTM") == 0)
		return astm_number(r) && astm_year(r) && !is_digit(*r->p);
	else if (!foreign_number(r))
		return false;
	if (strcmp(best->prefix, "IS") == 0)
		indian_part(r);
	else
		part_behind_dash(r);
	foreign_year(r, gost);
	/* "ISO 2768-m": a dash of the sentence */
	if (is_digit(*r->p) || ((*r->p == '-' || *r->p == ':') && !(r->within && !is_digit(r->p[1]))))
		return false;
	return foreign_amendments(r);
}

const char *
number_spell(struct arena *a, struct number *n)
{
	bool abroad = number_abroad(n);
	bool dash = n->system == SYS_FOREIGN && (strncmp(n->body, "ASTM", 4) == 0 || strncmp(n->body, "ANSI", 4) == 0 ||
	    strncmp(n->body, "ASME", 4) == 0 || strncmp(n->body, "NSF", 3) == 0 || strncmp(n->body, "UL", 2) == 0 ||
	    strncmp(n->body, "IEEE", 4) == 0 || strncmp(n->body, "NFPA", 4) == 0);
	dash = dash || !abroad || strncmp(n->body, "GOST", 4) == 0 || strncmp(n->body, "ГОСТ", 4) == 0 ||
	    strncmp(n->body, "CXS", 3) == 0 || strncmp(n->body, "CXC", 3) == 0 || strncmp(n->body, "CODEX", 5) == 0;
	const char *sep = !dash || (n->system == SYS_ENGINEERING && strcmp(n->body, "CECS") == 0) ? ":" : "-";
	bool place = n->system == SYS_LOCAL || strstr(n->body, "(J)") != NULL;
	const char *join = place && n->mandate == MANDATORY ? "/" : " ";
	bool astm = abroad && strcmp(n->body, "ASTM") == 0;
	const char *part = *n->part == '\0' ? "" : arena_fmt(a, !abroad ? ".%s" : strcmp(n->body, "IS") == 0 ?
	    " (Part %s)" : "-%s", n->part);
	const char *to = *n->part_to == '\0' ? "" : arena_fmt(a, "~%s.%s", n->number, n->part_to);
	if (*n->part == '\0' && *n->part_to != '\0')
		to = arena_fmt(a, "~%s", n->part_to);
	const char *note = *n->edition_note == '\0' || astm || *n->edition_note == '-' ? n->edition_note :
	    arena_fmt(a, abroad ? " (%s)" : "（%s）", n->edition_note);
	const char *sheets = "";
	for (size_t i = 0; i < n->namendments; i++) {
		const char *s = n->amendments[i];
		bool slash = *s == 'X' || lit_at(s, "Amd") || lit_at(s, "Cor");
		sheets = arena_fmt(a, slash ? "%s/%s" : abroad ? "%s+%s" : "%s（%s）", sheets, s);
	}

	n->undated = arena_fmt(a, "%s%s%s%s%s", n->prefix, join, n->number, part, to);
	const char *year = n->year == NULL ? "" : n->year;
	const char *century = astm && *year != '\0' ? astm_century(n, year + 2) : NULL;
	if (century != NULL && strncmp(year, century, 2) == 0)
		year += 2;
	n->canonical = arena_fmt(a, "%s%s%s%s%s", n->undated, *year == '\0' ? "" : sep, year, abroad ? sheets : note,
	    abroad ? note : sheets);
	/* for search: letters gone, a dash or dot only between digits */
	const char *all = abroad && *n->part != '\0' ? arena_fmt(a, "%s-%s", n->number, n->part) : n->number;
	char *d = arena_get(a, strlen(all) + 1), *at = d;
	for (const char *p = all; *p != '\0'; p++)
		if (is_digit(*p) || ((*p == '.' || *p == '-') && at > d && is_digit(p[1])))
			*at++ = *p;
	*at = '\0';
	n->digits = abroad || *n->part == '\0' ? d :
	    arena_fmt(a, "%s.%.*s", d, (int)strspn(n->part, "0123456789."), n->part);
	return n->canonical;
}

/*
 * Whether the end of an undated number may as well be its year: "GB/T 19001.2016" behind a wrong sign, "Q/ABC 2020"
 * where the number is missing, "Q/ABC0012020" where the dash is lost.
 */
static bool
year_inside(const struct number *n)
{
	size_t len = strlen(n->number);
	bool own = n->system == SYS_ENTERPRISE && (len == 4 || len >= 7);

	if (*n->part != '\0')
		return is_year4(n->part);
	return (own || (n->system == SYS_GROUP && len >= 7)) && is_year4(n->number + len - 4);
}

bool
number_at(struct reading *r)
{
	static bool (*const grammar[])(struct reading *) = { enterprise, group, local, chinese, foreign };
	struct number empty = number_none(r->n->raw, "");
	const char *from = r->p;

	for (size_t i = 0; i < sizeof grammar / sizeof *grammar; i++) {
		*r->n = empty;
		r->p = from;
		if (!grammar[i](r))
			continue;
		if (r->n->year == NULL && year_inside(r->n))
			break;
		if (!number_abroad(r->n)) {
			edition_note(r);
			while (amendments(r))
				;
			if (*r->n->edition_note == '\0')
				edition_note(r);
		}
		return true;
	}
	*r->n = empty;
	r->p = from;
	return false;
}

/* Whether the figures that end at p, of a year perhaps, count or measure something: "2000小时", "2000 h", "2010.5". */
static bool
counts(struct arena *a, const char *p)
{
	static const char *const units[] = { "小时", "分", "秒", "天", "日", "次", "个", "只", "件", "批", "转", "周",
	    "米", "毫", "千", "克", "元", "万", "倍", "条", "页", "℃", "°", "μ", "Ω", "±", "×",
	    "~", "%", "-", "=", "*", "+", "_", "^", "<", ">" };
	struct number next = { .raw = "" };
	struct reading r = { .a = a, .p = p + strspn(p, " "), .n = &next, .within = true };

	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (lit_at(r.p, units[i]))
			return true;
	if (is_upper(*r.p))			/* a unit, unless the next number of a list begins */
		return r.p == p || !number_at(&r);
	return is_digit(*p) || (*p == '.' && is_digit(p[1]));
}

/* Whether a sentence or a piece of it ends here. */
static bool
stops(const char *p)
{
	static const char *const signs[] = { "、", "。", "》", "”", "’", "」", ",", ";", ")", "]", "\"", "'", "|" };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (lit_at(p, signs[i]))
			return true;
	return *p == '\0';
}

const char *
number_year_apart(struct arena *a, const struct number *n, const char *behind, const char **dated)
{
	const char *p = behind + strspn(behind, " "), *year, *end;
	char close = *p == '(' ? ')' : *p == '[' ? ']' : '\0';

	if (n->year != NULL || (p == behind && close == '\0'))
		return NULL;
	p += close != '\0';
	if (is_year4(p)) {
		year = arena_dup(a, p, 4);
		end = p + 4;
		if (close == '\0' && counts(a, end))
			return NULL;
	} else if (is_year2(p) && close == '\0' && stops(p + 2)) {
		year = arena_fmt(a, "19%.2s", p);
		end = p + 2;
	} else
		return NULL;
	if (close != '\0' && *end++ != close)
		return NULL;
	struct number with = { .raw = "" };
	struct reading r = { .a = a, .p = capitals(arena_fmt(a, "%s-%s", n->undated, year)), .n = &with };
	if (!number_at(&r) || *r.p != '\0')
		return NULL;
	*dated = number_spell(a, &with);
	return end;
}

size_t
number_dot_slip(const char *p)
{
	size_t n = lit_at(p, "·") ? strlen("·") : lit_at(p, "。") ? strlen("。") : 0, figures = digits(p + n);

	bool dated = p[n + figures] == '-' && is_digit(p[n + figures + 1]);

	return n > 0 && figures > 0 && (dated || lit_at(p, "·")) ? n : 0;
}

bool
number_amended(const char *p)
{
	static const char *const with[] = { "及其", "及", "和", "以及", "含", "包括", "包含", NULL };

	p += strspn(p, " ([");
	for (size_t i = 0; with[i] != NULL; i++)
		if (lit_at(p, with[i]) && lit_at(p + strlen(with[i]), "修改单"))
			return true;
	return false;
}

bool
number_is_model(const struct number *n, const char *from)
{
	if (n->year != NULL || (n->system != SYS_NATIONAL && n->system != SYS_INDUSTRY) || *n->part_to != '\0')
		return false;
	while (is_upper(*from))
		from++;
	return from[strspn(from, " ")] == '-';
}

/* "IDT", "等同采用", "EQV" …: the degree of adoption of GB/T 20000.2, "" for none. */
static const char *
degree(struct reading *r)
{
	static const struct { const char *word, *name; } degrees[] = {
		{ "IDT", "IDT" }, { "EQV", "EQV" }, { "MOD", "MOD" }, { "NEQ", "NEQ" },
		{ "等同采用", "IDT" }, { "等效采用", "EQV" }, { "修改采用", "MOD" }, { "非等效采用", "NEQ" },
		{ "等同", "IDT" }, { "等效", "EQV" }, { "修改", "MOD" }, { "非等效", "NEQ" },
	};

	for (size_t i = 0; i < sizeof degrees / sizeof *degrees; i++)
		if (!lit_at(r->p, "修改单") && lit(r, degrees[i].word)) {
			lit(r, "于");
			return degrees[i].name;
		}
	return "";
}

/* Two numbers of one document: one that is adopted, or the other association's of a joint standard. */
static bool
is_dual(const struct number *one, const struct number *two)
{
	if (number_abroad(two))
		return !number_abroad(one) ||
		    (two->system == SYS_INTERNATIONAL && one->system != SYS_INTERNATIONAL);
	return one->system == SYS_GROUP && two->system == SYS_GROUP && one->year != NULL && two->year != NULL &&
	    strcmp(one->year, two->year) == 0;
}

/* One more number, its degree before or behind it; NULL: none. open: in brackets, or joined by a sign. */
static const char *
one_more(struct reading *s, const struct number *first, bool open)
{
	const char *how, *end;

	spaces(s);
	how = degree(s);
	if (*how != '\0')
		lit(s, ":");
	spaces(s);
	if ((!open && *how == '\0') || !number_at(s) || !is_dual(first, s->n))
		return NULL;
	number_spell(s->a, s->n);
	if (*how != '\0')
		return arena_fmt(s->a, "%s, %s", s->n->canonical, how);
	end = s->p;
	spaces(s);
	lit(s, ",");
	spaces(s);
	how = degree(s);			/* "ISO 9001:2015, IDT" */
	if (*how == '\0') {
		s->p = end;
		return s->n->canonical;
	}
	return arena_fmt(s->a, "%s, %s", s->n->canonical, how);
}

void
number_second(struct reading *r)
{
	struct number two = { .raw = "" };
	struct reading s = { .a = r->a, .p = r->p, .n = &two, .within = true };
	const char *const *adopts = NULL, *text, *close;
	size_t n = 0;

	spaces(&s);
	bool bracket = lit(&s, "(") || lit(&s, "["), joined = !bracket && (lit(&s, "/") || lit(&s, "+"));
	do {
		text = one_more(&s, r->n, bracket || joined);
		if (text == NULL || !append(&s, &adopts, &n, text))
			return;
		close = s.p;
		spaces(&s);
	} while (bracket && (lit(&s, ",") || lit(&s, ";") || lit(&s, "、") || lit(&s, "+")));
	if (bracket && !lit(&s, ")") && !lit(&s, "]"))
		return;
	r->p = bracket ? s.p : close;
	r->n->adopts = adopts;
	r->n->nadopts = n;
}
