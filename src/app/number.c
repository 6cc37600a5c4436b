#include <stdint.h>
#include <string.h>
#include "app/number.h"
#include "base/text.h"
#include "app/number_table.h"

enum { PREFIXES = sizeof prefix_table / sizeof *prefix_table, LONGEST = 400, PIECE = 60 };

static const char *const systems[SYS_MAX] = {
	"unknown", "national", "industry", "local", "group", "enterprise", "international",
	"regional", "foreign",
	"military", "metrology", "occupational-health", "reference-material", "engineering",
};
static const char *const mandates[MANDATE_MAX] = { "none", "mandatory", "recommended", "guidance" };

const char *
number_system_name(enum number_system s)
{
	return systems[s];
}

const char *
mandate_name(enum mandate m)
{
	return mandates[m];
}

/*
 * A grammar read from left to right over folded text in upper case, single spaces. as is the same
 * text, byte for byte as long, in the case it was written in: what is handed back verbatim is cut
 * from there.
 */
struct reading {
	struct arena	*a;
	const char	*p, *start, *as;
	struct number	*n;
};

static bool digit(char c) { return c >= '0' && c <= '9'; }
static bool upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool wide(char c) { return ((unsigned char)c & 0x80) != 0; }

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

	while (digit(s[n]))
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

	if (strncmp(r->p, w, n) != 0 || (upper(w[n - 1]) && upper(r->p[n])))
		return false;
	r->p += n;
	return true;
}

/* Takes a literal. */
static bool
lit(struct reading *r, const char *w)
{
	size_t n = strlen(w);

	if (strncmp(r->p, w, n) != 0)
		return false;
	r->p += n;
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
 * The year behind a number: "-2016", " - 2016", "-85", and " 2016" where the text ends with it.
 * False: there is a dash, but no year one could be sure of. No dash: true, year stays NULL.
 */
static bool
chinese_year(struct reading *r, bool colon)
{
	const char *back = r->p;

	spaces(r);
	if (*r->p == '-' || (colon && *r->p == ':')) {
		r->p++;
		if (*r->p == '-')		/* the Chinese double dash */
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
		return false;
	}
	if (r->p > back && is_year4(r->p) && r->p[4] == '\0') {
		r->n->year = cut(r, r->p, r->p + 4);
		r->p += 4;
		return true;
	}
	r->p = back;
	return true;
}

/*
 * "19001", "5009.3", "15629.11" of at most most digits; letter: whether a revision letter may
 * follow ("9001C").
 */
static bool
number_and_part(struct reading *r, size_t most, bool letter)
{
	const char *from = r->p, *part;
	size_t n = digits(r->p);

	if (n == 0 || n > most)
		return false;
	r->p += n;
	if (letter && upper(*r->p) && !upper(r->p[1]) && !digit(r->p[1]))
		r->p++;
	r->n->number = cut(r, from, r->p);
	if (*r->p == '.' && digit(r->p[1])) {
		part = ++r->p;
		while (digit(*r->p) || (*r->p == '.' && digit(r->p[1])))
			r->p++;
		if (r->p - part > 12)
			return false;
		r->n->part = cut(r, part, r->p);
	}
	return true;
}

/*
 * "~5750.13", "…GB/T 2441.9": the number must be the same one. False: a range that is not
 * understood.
 */
static bool
part_range(struct reading *r)
{
	const char *back = r->p, *number = r->n->number;

	spaces(r);
	if (!lit(r, "~") && !lit(r, "…") && !lit(r, "...") && !lit(r, "至")) {
		r->p = back;
		return true;
	}
	lit(r, "…");
	spaces(r);
	if (lit(r, r->n->prefix))
		spaces(r);
	if (*r->n->part == '\0' || !lit(r, number) || !lit(r, ".") || !digit(*r->p))
		return false;
	back = r->p;
	r->p += digits(r->p);
	r->n->part_to = cut(r, back, r->p);
	return true;
}

/* "(2018年版)", ",2001版", "(2000版)": an edition with partial revisions. */
static void
edition_note(struct reading *r)
{
	const char *back = r->p;
	bool bracket;

	spaces(r);
	bracket = lit(r, "(");
	if (!bracket && !lit(r, ","))
		goto none;
	spaces(r);
	if (!is_year4(r->p))
		goto none;
	const char *year = r->p;
	r->p += 4;
	bool named = lit(r, "年");
	if (!lit(r, "版") || (bracket && (spaces(r), !lit(r, ")"))))
		goto none;
	r->n->edition_note = arena_fmt(r->a, "%.4s%s版", year, named ? "年" : "");
	return;
none:
	r->p = back;
}

/* "/XG1-2025", "第1号修改单", "《第1号修改单》", "(含第1号修改单)". */
static void
amendment(struct reading *r)
{
	const char *back = r->p, *from;
	bool bracket;

	if (lit(r, "/XG")) {
		size_t n = digits(r->p);
		if (n >= 1 && n <= 2 && r->p[n] == '-' && is_year4(r->p + n + 1)) {
			r->n->amendment = arena_fmt(r->a, "XG%.*s", (int)n + 5, r->p);
			r->p += n + 5;
			return;
		}
		goto none;
	}
	spaces(r);
	bracket = lit(r, "(");
	if (!lit(r, "含"))
		lit(r, "及");
	lit(r, "《");
	from = r->p;
	if (!lit(r, "第"))
		goto none;
	r->p += digits(r->p);
	if (r->p == from + strlen("第") || !lit(r, "号修改单"))
		goto none;
	r->n->amendment = cut(r, from, r->p);
	lit(r, "》");
	if (bracket && !lit(r, ")")) {
		r->n->amendment = "";
		goto none;
	}
	return;
none:
	r->p = back;
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
	for (int i = 0; i < SYS_MAX; i++)
		if (strcmp(systems[i], name) == 0)
			return (enum number_system)i;
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
		if ((*r->p == 'T' || *r->p == 'Z') && !upper(r->p[1])) {
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

	if (upper(*r->p) && r->p[1] == ' ')		/* "GSB G 62001-90" */
		r->p += 2;
	n = digits(r->p);
	if (n == 0 || n > 8)
		return false;
	to = r->p += n;
	if (*r->p == '.' && digit(r->p[1]))
		to = r->p += 1 + digits(r->p + 1);
	if (*r->p == '-' && digits(r->p + 1) > 0 && r->p[1 + digits(r->p + 1)] == '-') {
		n = digits(r->p + 1);
		to = r->p += 1 + n;
	} else if (*r->p == '-' && !is_year4(r->p + 1) && !is_year2(r->p + 1) && digits(r->p + 1) > 0)
		to = r->p += 1 + digits(r->p + 1);
	r->n->number = cut(r, from, to);
	return true;
}

/* "D60", "F40", "T7001", or plain digits: JTG and TSG number within chapters. */
static bool
lettered_number(struct reading *r)
{
	const char *from = r->p;
	size_t n;

	if (upper(*r->p))
		r->p++;
	n = digits(r->p);
	if (n == 0 || n > 5)
		return false;
	r->p += n;
	if (*r->p == '.' && digit(r->p[1]))
		r->p += 1 + digits(r->p + 1);
	else if (upper(*from) && *r->p == '-' && digits(r->p + 1) == 2 && !is_year2(r->p + 1))
		/* "JTG/T B02-01-2008" */
		r->p += 3;
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

/* National, industry, military, metrological, engineering numbers: a listed code of letters. */
static bool
chinese(struct reading *r)
{
	static const char *const grouped[] = { "GSB", "DBJ", "DBJT", "DG/TJ", "DGJ", NULL };
	static const char *const lettered[] = { "JTG", "JTJ", "JTS", "TSG", NULL };
	static const char *const revised[] = { "GJB", "HB", "QJ", "CB", "WJ", "EJ", "SJ", "JB", NULL };
	static const char *const coloned[] = { "CECS", NULL };
	const char *from = r->p;
	size_t n = 0;
	const struct prefix *p = NULL;
	enum number_system system;

	/* The longest listed code: letters, with a slash in "DG/TJ" and "NB/SH". */
	for (size_t len = 2; *from != '\0' && len <= 6 && (upper(from[len - 1]) || from[len - 1] == '/'); len++) {
		const struct prefix *q = listed(from, len);
		if (q != NULL && !upper(from[len]))
			p = q, n = len;
	}
	if (p == NULL && strncmp(from, "G B", 3) == 0 && !upper(from[3]))	/* "Ｇ Ｂ" in full width */
		p = listed("GB", 2), n = 3;
	if (p == NULL && strncmp(from, "GBN", 3) == 0 && !upper(from[3]))
		p = listed("GBn", 3), n = 3;
	if (p == NULL)
		return false;
	system = system_of(p->system);
	if (system == SYS_INTERNATIONAL || system == SYS_REGIONAL || system == SYS_FOREIGN || system == SYS_LOCAL)
		return false;
	/* "DB37-1234" is neither the earthquake service's "DB 37-…" nor Shandong's "DB37/…". */
	if (strcmp(p->prefix, "DB") == 0 && digit(from[n]))
		return false;
	r->p += n;
	r->n->body = p->prefix;
	r->n->system = system;
	force(r, strcmp(p->plain, "mandatory") == 0 ? MANDATORY : MANDATE_NONE);
	gap(r);
	if (one_of(p->prefix, grouped)) {
		if (!grouped_number(r))
			return false;
	} else if (one_of(p->prefix, lettered)) {
		if (!lettered_number(r))
			return false;
	} else if (!number_and_part(r, 6, one_of(p->prefix, revised)) || !part_range(r))
		return false;
	return chinese_year(r, one_of(p->prefix, coloned));
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
	if (n != 2 && n != 4)
		return false;
	const char *code = arena_fmt(r->a, "DB%.2s", r->p);
	if (listed(code, 4) == NULL)
		return false;
	r->n->body = arena_fmt(r->a, "DB%s%.*s", food ? "S" : "", (int)n, r->p);
	r->n->system = SYS_LOCAL;
	r->p += n;
	force(r, MANDATORY);
	if (r->n->mandate == MANDATORY) {
		spaces(r);
		if (*r->p != '/')
			return false;
		r->p++;
	}
	gap(r);
	return number_and_part(r, 6, false) && part_range(r) && chinese_year(r, false);
}

/* "T/CAS 290-2017", "T/CECA-G 0098-2021". */
static bool
group(struct reading *r)
{
	const char *from;

	if (!lit(r, "T/"))
		return false;
	spaces(r);
	from = r->p;
	while (upper(*r->p) || (*r->p == '-' && upper(r->p[1])) || (digit(*r->p) && upper(r->p[1])))
		r->p++;
	if (r->p - from < 2 || r->p - from > 20 || !upper(*from))
		return false;
	r->n->body = cut(r, from, r->p);
	r->n->prefix = arena_fmt(r->a, "T/%s", r->n->body);
	r->n->system = SYS_GROUP;
	if (lit(r, "/T") || lit(r, "/Z")) {
		r->n->mandate = r->p[-1] == 'T' ? RECOMMENDED : GUIDANCE;
		r->n->prefix = arena_fmt(r->a, "%s/%c", r->n->prefix, r->p[-1]);
	}
	spaces(r);
	return number_and_part(r, 6, false) && part_range(r) && chinese_year(r, false);
}

/* Behind Q/: one piece without spaces, of letters, digits, Chinese, / - . & */
static const char *
piece_end(const char *p)
{
	for (const char *from = p; p - from <= PIECE;) {
		const char *next = p;
		if (upper(*p) || digit(*p) || (*p != '\0' && strchr("/-.&", *p) != NULL)) {
			p++;
			continue;
		}
		uint32_t c = wide(*p) ? text_next(&next) : 0;
		if (c < 0x4E00 || c > 0x9FFF)
			break;
		p = next;
	}
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
	if (p == from || !digit(p[-1]))
		return NULL;
	while (p > from && (digit(p[-1]) || (p[-1] == '.' && p - 1 > from && digit(p[-2]))))
		p--;
	return p > from && (upper(p[-1]) || wide(p[-1]) || p[-1] == '/' || p[-1] == '-') ? p : NULL;
}

static bool
has_letter(const char *from, const char *to)
{
	for (; from < to; from++)
		if (upper(*from) || wide(*from))
			return true;
	return false;
}

/* Code and number are apart: "ABC 001-2020", "ABC/J 01-2019". end: of the first piece. */
static bool
spaced_enterprise(struct reading *r, const char *end)
{
	const char *from = r->p, *q = end;

	while (*q == ' ')
		q++;
	if (!has_letter(from, end))
		return false;
	if (end[-1] == '-' || end[-1] == '.' || end[-1] == '/' || end[-1] == '&')
		return false;
	/* "ABC001 2020" is number 001 of 2020 or number 2020 of ABC001: it does not say. "ABC001 2020S" does. */
	if (digit(end[-1]) && is_year4(q) && q[4] != '-' && q[4] != 'S' && !(q[4] == ' ' && q[5] == '-'))
		return false;
	r->n->body = cut(r, from, end);
	r->p = q;
	if (!number_and_part(r, 8, false))
		return false;
	if (*r->p == 'S' && !upper(r->p[1]) && !digit(r->p[1]) && *r->n->part == '\0') {
		r->p++;
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
	if (number == NULL || digits(number) > 8)
		return false;
	const char *code_end = number;
	while (code_end > from && (code_end[-1] == '-' || code_end[-1] == '/'))
		code_end--;
	if (code_end == from || !has_letter(from, code_end) || code_end[-1] == '.' || code_end[-1] == '&')
		return false;
	/* "D002/2017" may be number 002 of 2017; "A1-2020/3" is number 1 of 2020 and something */
	if ((digit(code_end[-1]) && end == whole && is_year4(number)) ||
	    (code_end - from > 5 && code_end[-5] == '-' && is_year4(code_end - 4)))
		return false;
	/* "ABC0001S-2": a food number and something, not number 2 of ABC0001S. */
	if (code_end - from > 1 && code_end[-1] == 'S' && digit(code_end[-2]))
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

	if ((n == 2 || n == 4 || n == 6) && p[n] == ' ' && (upper(p[n + 1]) || wide(p[n + 1]))) {
		r->p += n + 1;
		return arena_fmt(r->a, "%.*s ", (int)n, from);
	}
	if (*p != '(')
		return "";
	for (p++; upper(*p) || wide(*p); p++)
		;
	if (*p != ')' || p - from < 2 || p - from > 13)
		return "";
	r->p = p + 1;
	return cut(r, from, r->p);
}

/* Enterprise standards, order 83 art. 13: Q, enterprise code, number, year. The habits are many. */
static bool
enterprise(struct reading *r)
{
	const char *end, *q, *where, *number_end;

	if (!lit(r, "Q/"))
		return false;
	spaces(r);
	where = region(r);
	end = piece_end(r->p);
	if (end == r->p || end - r->p > PIECE)
		return false;
	for (q = end; *q == ' '; q++)
		;
	bool inside = end[-1] == 'S' && number_start(r->p, end, &number_end) != NULL;
	const char *dash = end - r->p > 5 && end[-5] == '-' && is_year4(end - 4) ? end - 5 : NULL;
	/* Digits behind a space are the number, unless it is complete before: "HLS0001S 2012", "ABC001-2020 2 级". */
	bool apart = q > end && digit(*q) && !inside &&
	    !(dash != NULL && number_start(r->p, dash, &number_end) != NULL);
	if (!(apart ? spaced_enterprise(r, end) : joined_enterprise(r, end)))
		return false;
	r->n->body = arena_fmt(r->a, "%s%s", where, r->n->body);
	r->n->system = SYS_ENTERPRISE;
	r->n->prefix = arena_fmt(r->a, "Q/%s", r->n->body);
	return chinese_year(r, false);
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
			r->n->prefix = arena_fmt(r->a, "%s%c%s", r->n->body, sep, kinds[i]);
			return;
		}
	r->p = back;
}

/*
 * ":2015", "-1997", "-91" (GOST), "-22" (ASTM: kept in the number, for its century is not said),
 * ":--" (to come).
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

/* "+A1:2018", "/AMD 1:2013", "+AC:2010", any number of them; ASTM's "(2021)". */
static void
foreign_amendments(struct reading *r)
{
	const char *from = r->p;

	for (;;) {
		const char *back = r->p;
		if (!lit(r, "+") && !lit(r, "/"))
			break;
		if (!lit(r, "AMD") && !lit(r, "AC") && !lit(r, "COR") && !lit(r, "A")) {
			r->p = back;
			break;
		}
		spaces(r);
		r->p += digits(r->p);
		if (*r->p == ':' && is_year4(r->p + 1))
			r->p += 5;
		else if (!digit(r->p[-1])) {
			r->p = back;
			break;
		}
	}
	if (r->p > from)
		r->n->amendment = cut(r, from + 1, r->p);
	if (*r->p == '(' && is_year4(r->p + 1) && r->p[5] == ')') {
		r->n->edition_note = cut(r, r->p + 1, r->p + 5);
		r->p += 6;
	}
}

/*
 * The document's own number: "9001", "60335-1", "D638", "B 1180", "300 328", "12.2.003", "802.11",
 * "6D".
 */
static bool
foreign_number(struct reading *r, bool astm)
{
	const char *from = r->p;
	int groups = 0;

	if (upper(*r->p)) {
		r->p++;
		if (*r->p == ' ' || *r->p == '.')
			r->p++;
	}
	if (!digit(*r->p))
		return false;
	while (digit(*r->p) || (*r->p == '.' && digit(r->p[1])))
		r->p++;
	while (*r->p == ' ' && digits(r->p + 1) == 3)		/* "300 328" of ETSI */
		r->p += 4;
	while (upper(*r->p) && !upper(r->p[1]) && !digit(r->p[1]))
		r->p++;
	while (*r->p == '-' && digit(r->p[1]) && !is_year4(r->p + 1) && groups++ < 3) {
		size_t n = digits(r->p + 1);
		if (astm && n == 2) {
			r->p += 3;
			break;
		}
		r->p += 1 + n;
		if (upper(*r->p) && !upper(r->p[1]))
			r->p++;
	}
	if (r->p - from > 24)
		return false;
	r->n->number = cut(r, from, r->p);
	return true;
}

/* International, regional and foreign numbers. */
static bool
foreign(struct reading *r)
{
	const struct prefix *best = NULL;
	size_t len = 0;

	for (size_t i = 0; i < PREFIXES; i++) {
		if (prefix_table[i].prefix[0] != *r->p || prefix_table[i].plain[0] != 'n')
			continue;
		enum number_system s = system_of(prefix_table[i].system);
		if (s != SYS_INTERNATIONAL && s != SYS_REGIONAL && s != SYS_FOREIGN)
			continue;
		size_t n = foreign_prefix(r->p, prefix_table[i].prefix);
		if (n > len && !upper(r->p[n]) && !wide(r->p[n])) {
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
	deliverable(r);
	gap(r);
	if (gost) {			/* its two digits behind the last dash are the year, not a part */
		const char *from = r->p;
		while (digit(*r->p) || (*r->p == '.' && digit(r->p[1])))
			r->p++;
		if (r->p == from)
			return false;
		r->n->number = cut(r, from, r->p);
	} else if (!foreign_number(r, strcmp(best->prefix, "ASTM") == 0 || strcmp(best->prefix, "ANSI") == 0))
		return false;
	foreign_year(r, gost);
	if (digit(*r->p) || *r->p == '-' || *r->p == ':')
		return false;
	foreign_amendments(r);
	return true;
}

/* The canonical spelling, with and without the year. */
static void
compose(struct reading *r)
{
	struct number *n = r->n;
	bool abroad = n->system == SYS_INTERNATIONAL || n->system == SYS_REGIONAL || n->system == SYS_FOREIGN;
	bool dash = n->system == SYS_FOREIGN && (strncmp(n->body, "ASTM", 4) == 0 || strncmp(n->body, "ANSI", 4) == 0 ||
	    strncmp(n->body, "ASME", 4) == 0 || strncmp(n->body, "NSF", 3) == 0 || strncmp(n->body, "UL", 2) == 0);
	dash = dash || !abroad || strncmp(n->body, "GOST", 4) == 0 || strncmp(n->body, "ГОСТ", 4) == 0 ||
	    strncmp(n->body, "CXS", 3) == 0 || strncmp(n->body, "CXC", 3) == 0 || strncmp(n->body, "CODEX", 5) == 0;
	const char *sep = !dash || (n->system == SYS_ENGINEERING && strcmp(n->body, "CECS") == 0) ? ":" : "-";
	const char *join = n->system == SYS_LOCAL && n->mandate == MANDATORY ? "/" : " ";
	const char *part = *n->part == '\0' ? "" : arena_fmt(r->a, ".%s", n->part);
	const char *to = *n->part_to == '\0' ? "" : arena_fmt(r->a, "~%s.%s", n->number, n->part_to);
	const char *note = *n->edition_note == '\0' ? "" : abroad ? arena_fmt(r->a, "(%s)", n->edition_note) :
	    arena_fmt(r->a, "（%s）", n->edition_note);
	const char *sheet = *n->amendment == '\0' ? "" : abroad ? arena_fmt(r->a, "+%s", n->amendment) :
	    n->amendment[0] == 'X' ? arena_fmt(r->a, "/%s", n->amendment) : arena_fmt(r->a, "（%s）", n->amendment);

	n->undated = arena_fmt(r->a, "%s%s%s%s%s", n->prefix, join, n->number, part, to);
	n->canonical = arena_fmt(r->a, "%s%s%s%s%s", n->undated, n->year != NULL ? sep : "",
	    n->year != NULL ? n->year : "", note, sheet);
	/* for search: letters gone, a dash or dot only between digits */
	char *d = arena_get(r->a, strlen(n->number) + strlen(n->part) + 2), *at = d;
	for (const char *p = n->number; *p != '\0'; p++)
		if (digit(*p) || ((*p == '.' || *p == '-') && at > d && digit(p[1])))
			*at++ = *p;
	*at = '\0';
	n->digits = *n->part == '\0' ? d : arena_fmt(r->a, "%s.%s", d, n->part);
}

/* The number at r->p, by the first system whose grammar takes it. */
static bool
at(struct reading *r)
{
	static bool (*const grammar[])(struct reading *) = { enterprise, group, local, chinese, foreign };
	struct number empty = { .raw = r->n->raw, .digits = "", .prefix = "", .body = "", .number = "", .part = "",
	    .part_to = "", .edition_note = "", .amendment = "", .adopts = "", .rest = "" };
	const char *from = r->p;

	for (size_t i = 0; i < sizeof grammar / sizeof *grammar; i++) {
		*r->n = empty;
		r->p = from;
		if (!grammar[i](r))
			continue;
		if (r->n->system < SYS_INTERNATIONAL || r->n->system > SYS_FOREIGN) {
			edition_note(r);
			amendment(r);
			if (*r->n->edition_note == '\0')
				edition_note(r);
		}
		compose(r);
		return true;
	}
	*r->n = empty;
	r->p = from;
	return false;
}

/* "/ISO 9001:2015", " idt IEC 61215:1993", "(ISO 9001:2015,IDT)", " + T/CECA-G 0098-2021". */
static void
second(struct reading *r)
{
	static const char *const degrees[] = { "IDT", "EQV", "MOD", "NEQ", NULL };
	struct number two = { .raw = "" };
	struct reading s = *r;
	bool bracket, said;

	s.n = &two;
	spaces(&s);
	bracket = lit(&s, "(");
	said = lit(&s, "/") || lit(&s, "+") || bracket;
	spaces(&s);
	for (int i = 0; degrees[i] != NULL; i++)
		if (word(&s, degrees[i]))
			said = true;
	spaces(&s);
	if (!said || !at(&s))
		return;
	if (bracket) {
		if (lit(&s, ","))
			spaces(&s);
		for (int i = 0; degrees[i] != NULL; i++)
			word(&s, degrees[i]);
		if (!lit(&s, ")"))
			return;
	}
	r->n->adopts = two.canonical;
	r->p = s.p;
}

/*
 * Folded, tags of search pages dropped, control characters gone, dashes that text_fold leaves alone
 * made dashes, single spaces; as[] in the case given, up[] in upper case.
 */
static void
clean(struct arena *a, const char *text, char **as, char **up)
{
	char *s = text_trim(a, text_fold(a, text)), *to = s;

	for (const char *p = s; *p != '\0'; p++) {
		if (*p == '<') {
			const char *q = p + 1;
			while ((*q >= 'a' && *q <= 'z') || *q == '/')
				q++;
			if (*q == '>' && q > p + 1) {
				p = q;
				continue;
			}
		}
		if (strncmp(p, "ー", 3) == 0 || strncmp(p, "─", 3) == 0) {
			*to++ = '-';
			p += 2;
		} else if ((unsigned char)*p < ' ' || *p == 0x7F ||
		    (*p == ' ' && (to == s || to[-1] == ' ')))
			;
		else
			*to++ = *p;
	}
	while (to > s && to[-1] == ' ')
		to--;
	*to = '\0';
	*as = s;
	*up = arena_str(a, s);
	for (char *p = *up; *p != '\0'; p++)
		if (*p >= 'a' && *p <= 'z')
			*p = (char)(*p - 'a' + 'A');
}

/* Whether what stands behind a number leaves no doubt that the number ended there. */
static bool
ends_well(const struct reading *r)
{
	static const char *const more[] = { "、", "和", "及", "与", "或", "…", "至", "～", NULL };
	const char *p = r->p;
	bool dated = r->n->year != NULL, apart;

	/* "GB/T 3836-2010A": a letter behind the year is handed back, not understood. */
	if (dated && upper(*p) && !upper(p[1]) && !digit(p[1]))
		return true;
	while (*p == ' ')
		p++;
	apart = p > r->p;
	for (int i = 0; more[i] != NULL; i++)
		if (strncmp(p, more[i], strlen(more[i])) == 0)
			return false;
	/* a title, "第3条", "中18.4", "(一级)", "[所有部分]" */
	if (*p == '\0' || wide(*p) || *p == '(' || *p == '[')
		return true;
	/*
	 * "GB 26753-2011 4.2条"; but "GB 1234 5678", "Q/SYSM 00 1-2020": might belong to an undated
	 * number.
	 */
	return dated && apart && (digit(*p) || upper(*p));
}

bool
number_parse(struct arena *a, const char *text, struct number *n)
{
	char *as, *up;
	struct reading r = { .a = a, .n = n };

	n->raw = arena_str(a, text == NULL ? "" : text);
	clean(a, n->raw, &as, &up);
	r.p = r.start = up;
	r.as = as;
	if (strlen(up) <= LONGEST && at(&r)) {
		second(&r);
		if (ends_well(&r)) {
			n->rest = text_trim(a, as + (r.p - up));
			return true;
		}
	}
	*n = (struct number){ .raw = n->raw, .canonical = as, .undated = as, .digits = "", .prefix = "", .body = "",
	    .number = "", .part = "", .part_to = "", .edition_note = "", .amendment = "", .adopts = "", .rest = "" };
	return false;
}

bool
number_next(struct arena *a, const char **text, struct number *n)
{
	char *as, *up;
	struct reading r = { .a = a, .n = n };

	clean(a, *text, &as, &up);
	r.start = up;
	r.as = as;
	for (const char *p = up; *p != '\0'; p++) {
		/* Numbers begin with a letter that no letter or digit stands before. */
		if (!upper(*p) && strncmp(p, "ГОСТ", strlen("Г")) != 0)
			continue;
		if (p > up && (upper(p[-1]) || digit(p[-1]) || p[-1] == '/'))
			continue;
		n->raw = "";
		r.p = p;
		if (!at(&r))
			continue;
		n->raw = arena_dup(a, as + (p - up), (size_t)(r.p - p));
		*text = as + (r.p - up);
		return true;
	}
	*text = as + strlen(as);
	return false;
}

bool
number_same(const struct number *x, const struct number *y)
{
	const char *p = x->canonical, *q = y->canonical;

	if (x->system == SYS_UNKNOWN || x->system != y->system)
		return false;
	for (;; p++, q++) {		/* "Q/370102 ABC 001" is "Q/370102ABC 001" */
		while (*p == ' ')
			p++;
		while (*q == ' ')
			q++;
		if (*p != *q)
			return false;
		if (*p == '\0')
			return true;
	}
}
