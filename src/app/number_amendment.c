#include <string.h>
#include "app/number_read.h"
#include "base/text.h"

/* What stands behind a Chinese number: the edition with partial revisions, and sheets of amendment. */

/* "所有部分", "全部部分", "ALL PARTS": a citation of the whole, not of a part (GB/T 1.1-2020 9.5.4.3). */
bool
number_all_parts(struct reading *r)
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
void
number_edition_note(struct reading *r)
{
	const char *back = r->p, *year;
	bool bracket;

	spaces(r);
	bracket = lit(r, "(") || lit(r, "[");
	if (!bracket)
		lit(r, ",");
	spaces(r);
	if (bracket && number_all_parts(r)) {
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
bool
number_amendments(struct reading *r)
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
