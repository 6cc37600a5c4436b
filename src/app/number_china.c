#include <string.h>
#include "app/number_read.h"
#include "app/number_table.h"
#include "base/text.h"

enum { PREFIXES = sizeof prefix_table / sizeof *prefix_table, PIECE = 60 };

/* Numbers of national, industry, local, group and enterprise standards. */

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
bool
number_chinese(struct reading *r)
{
	static const char *const grouped[] = { "GSB", "DBJ", "DBJT", "DG/TJ", "DGJ", NULL };
	static const char *const lettered[] = { "JTG", "JTJ", "JTS", "TSG", NULL };
	static const char *const revised[] = { "GJB", "HB", "QJ", "CB", "WJ", "EJ", "SJ", "JB", NULL };
	size_t len = 0;
	const struct prefix *p = code_at(r->p, &len);

	if (p == NULL)
		return false;
	const char *code = p->prefix;
	r->n->system = number_system_of(p->system);
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
bool
number_local(struct reading *r)
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
bool
number_group(struct reading *r)
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
bool
number_enterprise(struct reading *r)
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
