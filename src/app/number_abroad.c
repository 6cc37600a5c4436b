#include <string.h>
#include "app/number_read.h"
#include "app/number_table.h"
#include "base/text.h"

enum { PREFIXES = sizeof prefix_table / sizeof *prefix_table };

/* Numbers of international, regional and foreign standards. */

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
	if ((edition_number(r) || (bracket && number_all_parts(r))) && (!bracket || lit(r, ")")))
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
const char *
number_astm_century(const struct number *n, const char *two)
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
	const char *century = n == 4 ? "" : number_astm_century(r->n, year);
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
bool
number_foreign(struct reading *r)
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
		enum number_system s = number_system_of(prefix_table[i].system);
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
	r->n->system = number_system_of(best->system);
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
