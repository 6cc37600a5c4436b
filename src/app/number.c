#include <string.h>
#include "app/cite.h"
#include "app/number_grammar.h"
#include "base/text.h"

enum { LONGEST = 400, READINGS = 8 };

const char *
number_system_name(enum number_system s)
{
	static const char *const names[SYS_MAX] = {
		"unknown", "national", "industry", "local", "group", "enterprise", "international", "regional",
		"foreign", "military", "metrology", "occupational-health", "reference-material", "engineering",
	};

	return names[s];
}

const char *
mandate_name(enum mandate m)
{
	static const char *const names[MANDATE_MAX] = { "none", "mandatory", "recommended", "guidance" };

	return names[m];
}

const char *
number_problem_name(enum number_problem p)
{
	static const char *const names[] = {
		[NUMBER_GOOD] = NULL, [NUMBER_REST] = "rest", [NUMBER_ALSO] = "also", [NUMBER_CARRIED] = "code-carried",
		[NUMBER_EMPTY] = "empty", [NUMBER_UNKNOWN] = "unknown", [NUMBER_DOUBT] = "ambiguous",
		[NUMBER_YEAR] = "year", [NUMBER_SEVERAL] = "several", [NUMBER_BEFORE] = "text-before",
		[NUMBER_FILING] = "filing-number", [NUMBER_ATLAS] = "atlas", [NUMBER_CODE] = "code-unknown",
	};

	return names[p];
}

/* ---- what a text that is no number may have been meant as ---- */

/* Puts with in the place of the n bytes at p. */
static const char *
put(struct arena *a, const char *s, const char *p, size_t n, const char *with)
{
	return arena_fmt(a, "%.*s%s%s", (int)(p - s), s, with, p + n);
}

static size_t
letters(const char *s)
{
	size_t n = 0;

	while (is_upper(s[n]))
		n++;
	return n;
}

/* "GBT 1", "GB T 1", "GB-T1", "GB\T 1", "DB37T 1", "TCAS 1-2020", "QABC 1-2020": the slash that was lost. */
static const char *
slash(struct arena *a, const char *s)
{
	size_t n = letters(s), m;

	if (n == 0)
		return NULL;
	if (strncmp(s, "DB", 2) == 0 && n <= 3)
		n += strspn(s + n, "0123456789");
	m = n + strspn(s + n, " -_.\\|");
	if (n == 3 && s[n] == ' ' && strncmp(s, "ISO IEC", strlen("ISO IEC")) == 0)
		return put(a, s, s + n, 1, "/");
	if (m > n && (s[m] == 'T' || s[m] == 'Z') && !is_upper(s[m + 1]))
		return put(a, s, s + n, m - n, "/");
	if (s[n] == '\\' || s[n] == '|')
		return put(a, s, s + n, 1, "/");
	if (is_digit(s[n - 1]) && (s[n] == 'T' || s[n] == 'Z') && !is_upper(s[n + 1]))
		return put(a, s, s + n, 0, "/");
	if (n >= 3 && (s[n - 1] == 'T' || s[n - 1] == 'Z'))
		return put(a, s, s + n - 1, 0, "/");
	/* Associations' and enterprises' codes are any letters: "TCL 65" is a television. */
	m = strlen(s);
	if (m < 6 || s[m - 5] != '-' || strspn(s + m - 4, "0123456789") != 4)
		return NULL;
	if (n >= 3 && (*s == 'T' || *s == 'Q'))
		return put(a, s, s + 1, 0, "/");
	if (n == 1 && (*s == 'T' || *s == 'Q') && s[1] == ' ' && is_upper(s[2]))
		return put(a, s, s + 1, 1, "/");
	return NULL;
}

/* "DB37-1234-2009": mandatory, or its T is lost too. */
static const char *
local_slash(struct arena *a, const char *s)
{
	size_t n = strncmp(s, "DB", 2) == 0 ? 2 + strspn(s + 2, "0123456789") : 0;

	return (n == 4 || n == 6) && (s[n] == '-' || s[n] == ' ') ? put(a, s, s + n, 1, "/") : NULL;
}

static const char *
local_slash_t(struct arena *a, const char *s)
{
	size_t n = strncmp(s, "DB", 2) == 0 ? 2 + strspn(s + 2, "0123456789") : 0;

	return (n == 4 || n == 6) && (s[n] == '-' || s[n] == ' ') ? put(a, s, s + n, 1, "/T ") : NULL;
}

/* "GB 159792002", "GB/T 1.12020", "Q/ABC001 2020", "GB 1_2020", "GB 1一2020": the dash before the year. */
static const char *
dash(struct arena *a, const char *s)
{
	size_t n = strlen(s), figures = 0;
	static const char *const as[] = { "一", "·", "_", " ", "/", "=", ".", "~" };

	while (figures < n && is_digit(s[n - 1 - figures]))
		figures++;
	bool year = figures >= 4 && (strncmp(s + n - 4, "19", 2) == 0 || strncmp(s + n - 4, "20", 2) == 0);
	if (year && figures > 4 && figures <= 10)
		return put(a, s, s + n - 4, 0, "-");
	for (size_t i = 0; figures == 4 && i < sizeof as / sizeof *as; i++) {
		size_t len = strlen(as[i]);
		if (n >= 4 + len + 2 && strncmp(s + n - 4 - len, as[i], len) == 0 &&
		    (is_digit(s[n - 5 - len]) || s[n - 5 - len] == 'S'))
			return put(a, s, s + n - 4 - len, len, "-");
	}
	return NULL;
}

/* "Q/SYSM 00 1-2020", "GB/T 190 01-2016": the spaces that came in between digits. */
static const char *
together(struct arena *a, const char *s)
{
	char *out = arena_get(a, strlen(s) + 1), *to = out;
	const char *from = s;

	for (; *s != '\0'; s++)
		if (*s != ' ')
			*to++ = *s;
	return to - out == s - from ? NULL : out;
}

/* "Q/YPHW 0003S1": what stands behind the S of a food standard. */
static const char *
food(struct arena *a, const char *s)
{
	size_t n = strlen(s);

	while (n > 0 && is_digit(s[n - 1]))
		n--;
	return n > 3 && s[n] != '\0' && s[n - 1] == 'S' && is_digit(s[n - 2]) && strncmp(s, "Q/", 2) == 0 ?
	    arena_dup(a, s, n) : NULL;
}

/* "Q/ABC_001-2020", "Q/ABC·001-2020", "T/ABC-001-2020", "TSG_R0005-2011": a sign between code and number. */
static const char *
sign(struct arena *a, const char *s)
{
	const char *p = strchr(s, '_');

	if (p != NULL && p > s && is_upper(p[-1]))
		return put(a, s, p, 1, " ");
	if (strncmp(s, "T/", 2) == 0) {
		p = s + 2 + letters(s + 2);
		return *p != '\0' && strchr("-/_", *p) != NULL ? put(a, s, p, 1, " ") : NULL;
	}
	if (strncmp(s, "Q/", 2) != 0)
		return NULL;
	p = strstr(s, "·");
	if (p != NULL)
		return put(a, s, p, strlen("·"), " ");
	p = strchr(s, '_');
	return p != NULL ? put(a, s, p, 1, " ") : NULL;
}

/* "GB/T 2423.1-2423.4": a range written with a dash. */
static const char *
range_dash(struct arena *a, const char *s)
{
	const char *p = strchr(s, '-'), *from = p, *q;

	while (from != NULL && from > s && (is_digit(from[-1]) || from[-1] == '.'))
		from--;
	if (p == NULL || from == p || (q = memchr(from, '.', (size_t)(p - from))) == NULL)
		return NULL;
	return strncmp(p + 1, from, (size_t)(q - from) + 1) == 0 ? put(a, s, p, 1, "~") : NULL;
}

/* "GB/T 19OO1-2016", "GB/T l9001": O for 0, I and L for 1 beside digits. */
static const char *
figures(struct arena *a, const char *s)
{
	char *out = arena_str(a, s);
	bool changed = false;

	if (strncmp(s, "IS0", strlen("IS0")) == 0)		/* and 0 for the O of ISO */
		return put(a, s, s + 2, 1, "O");
	for (size_t i = 1; *out != '\0' && out[i] != '\0'; i++) {
		char to = out[i] == 'O' ? '0' : out[i] == 'I' || out[i] == 'L' ? '1' : '\0';
		const char *end = out + i + strspn(out + i, "OIL");
		char before = out[i - 1];
		if (to != '\0' && (is_digit(before) || ((before == ' ' || before == '-') && is_digit(*end)) ||
		    (before == '-' && *end == ':'))) {
			out[i] = to;
			changed = true;
		}
	}
	return changed ? out : NULL;
}

/* "GBZ/Z 1-2010", "DBS61/T 1-2020": a letter of force that there is not; "GB 007": zeros before a number. */
static const char *
no_such(struct arena *a, const char *s)
{
	size_t n = strncmp(s, "DBS", strlen("DBS")) == 0 ? strlen("DBS") + strspn(s + strlen("DBS"), "0123456789") : 0;

	if (n > strlen("DBS") && s[n] == '/' && (s[n + 1] == 'T' || s[n + 1] == 'Z'))
		return put(a, s, s + n + 1, 1, "");
	if (strncmp(s, "GBZ/Z", strlen("GBZ/Z")) == 0)
		return put(a, s, s + strlen("GBZ/"), 1, "T");
	n = letters(s);
	n += strspn(s + n, "/TZ ");
	size_t zeros = strspn(s + n, "0");
	return zeros > 0 && strncmp(s, "GB", 2) == 0 ? put(a, s, s + n, zeros, "") : NULL;
}

/* "GBZ/Z 1-2010" may also be guidance of the nation. */
static const char *
no_health(struct arena *a, const char *s)
{
	return strncmp(s, "GBZ/Z", strlen("GBZ/Z")) == 0 ? put(a, s, s + 2, 1, "") : NULL;
}

/* "GB/T 17626·2-2018": a dot of Chinese text before the part. */
static const char *
point(struct arena *a, const char *s)
{
	for (const char *p = s; *p != '\0'; p++)
		if (p > s && is_digit(p[-1]) && number_dot_slip(p) > 0)
			return put(a, s, p, number_dot_slip(p), ".");
	return NULL;
}

/* "ASTM E8-22": the century that ASTM's two digits do not say. */
static const char *
century(struct arena *a, const char *s, const char *two)
{
	const char *p = strncmp(s, "ASTM", strlen("ASTM")) == 0 ? strchr(s, '-') : NULL;

	return p != NULL && strspn(p + 1, "0123456789") == 2 ? put(a, s, p + 1, 0, two) : NULL;
}

static const char *
century_19(struct arena *a, const char *s)
{
	return century(a, s, "19");
}

static const char *
century_20(struct arena *a, const char *s)
{
	return century(a, s, "20");
}

/* Letters of other alphabets that look like Latin ones: "GВ/Т 1" with Cyrillic ones. */
static const char *
alphabet(struct arena *a, const char *s)
{
	return text_latin(a, s);
}

/* The canonical form of a text that is a number and nothing else; NULL: it is not. */
static const char *
reads(struct arena *a, const char *up)
{
	struct number n = { .raw = "" };
	struct reading r = { .a = a, .p = up, .n = &n };

	if (!number_at(&r))
		return NULL;
	number_second(&r);
	return *r.p == '\0' || (is_wide(*r.p) && number_ends_well(&n, r.p)) ? number_spell(a, &n) : NULL;
}

static void
reading_add(struct arena *a, struct number *n, const char *s)
{
	for (size_t i = 0; i < n->nreadings; i++)
		if (strcmp(n->readings[i], s) == 0)
			return;
	if (n->nreadings == READINGS)
		return;
	const char **to = arena_get(a, READINGS * sizeof *to);
	for (size_t i = 0; i < n->nreadings; i++)
		to[i] = n->readings[i];
	to[n->nreadings++] = s;
	n->readings = to;
}

/* "QB64/0384S-2020", "Q/610000-10035S-2019", "Q31/0116000205C002", "451120S-2021": the bureau's own number. */
static bool
filing(const char *s)
{
	static const char label[] = "备案号";
	size_t n;

	if (strncmp(s, label, strlen(label)) == 0)
		return true;
	n = strspn(s, "0123456789");
	if (n >= 6 && s[n] == 'S' && (s[n + 1] == '\0' || s[n + 1] == '-'))
		return true;
	if (*s++ != 'Q')
		return false;
	if (*s == '/') {
		n = strspn(s + 1, "0123456789");
		s += 1 + n;
		return n == 6 && *s == '-' && (n = strspn(s + 1, "0123456789")) >= 4 && n <= 6 && s[1 + n] == 'S';
	}
	s += *s == 'B';
	n = strspn(s, "0123456789");
	if ((n != 2 && n != 4 && n != 6) || s[n] != '/')
		return false;
	s += n + 1;
	n = strspn(s, "0123456789");
	return n >= 4 && (s[n] == 'S' || s[n] == 'C' || s[n] == '-');
}

/* "01S201", "16G101-1", "05SJ917-1", "L13J1": design atlases, listed among standards and none of them. */
static bool
atlas(const char *s)
{
	size_t place = is_upper(*s) && strspn(s + 1, "0123456789") == 2, n;

	s += place;
	if (strspn(s, "0123456789") != 2 || (n = letters(s + 2)) == 0 || n > 3 || strncmp(s + 2, "CFR", 3) == 0)
		return false;
	s += 2 + n;
	n = strspn(s, "0123456789");
	if (place ? n < 1 || n > 3 : n != 3)
		return false;
	s += n;
	if (*s == '-')
		s += 1 + strspn(s + 1, "0123456789");
	return *s == '\0' || *s == ' ' || is_wide(*s) || *s == '(';
}

/* A number, a dash, and figures that are no year: "GB 1234-07", "GB 1234-201", "GB 1234-". */
static bool
year_unsure(struct arena *a, const char *up)
{
	const char *p = strrchr(up, '-');

	return p != NULL && p > up && p[1 + strspn(p + 1, " 0123456789")] == '\0' &&
	    reads(a, arena_dup(a, up, (size_t)(p - up))) != NULL;
}

/* A number of the usual form behind a code that no list of codes has: "XX/T 123-2020". */
static bool
unlisted(struct arena *a, const char *s)
{
	const char *from = s;
	size_t code = letters(s), n;

	s += code;
	if (*s == '/' && (s[1] == 'T' || s[1] == 'Z'))
		s += 2;
	s += *s == ' ';
	n = strspn(s, "0123456789.");
	return code >= 2 && code <= 5 && n > 0 && n < 10 && is_digit(*s) && s[n] == '-' &&
	    strspn(s + n + 1, "0123456789") == 4 && reads(a, arena_fmt(a, "%.*s 1000-2000", (int)code, from)) == NULL;
}

/* The numbers that a text becomes by mending one slip, or two. */
static void
mended(struct arena *a, const char *up, struct number *n)
{
	static const char *(*const mend[])(struct arena *, const char *) = {
		slash, figures, alphabet, local_slash, local_slash_t, dash, together, food, sign, range_dash,
		century_19, century_20, no_such, no_health, point
	};
	enum { MENDS = sizeof mend / sizeof *mend, FIRST = 3 };

	if (reads(a, up) != NULL)		/* nothing is wrong with it */
		return;
	for (size_t i = 0; i < MENDS; i++) {
		const char *one = mend[i](a, up), *s = one == NULL ? NULL : reads(a, one);
		/* "GBT190012016" has two slips, the first of letters */
		for (size_t k = 0; k < MENDS && i < FIRST && one != NULL && s == NULL; k++) {
			const char *two = k == i ? NULL : mend[k](a, one);
			s = two == NULL ? NULL : reads(a, two);
		}
		if (s != NULL)
			reading_add(a, n, s);
	}
}

void
number_doubt(struct arena *a, const char *up, struct number *n)
{
	size_t head = strcspn(up, "0123456789");

	n->problem = NUMBER_UNKNOWN;
	if (filing(up)) {
		n->problem = NUMBER_FILING;
		return;
	}
	if (atlas(up)) {
		n->problem = NUMBER_ATLAS;
		return;
	}
	mended(a, up, n);
	/* "GBT 19001-2016质量管理体系": what is behind the figures is left aside. */
	while (up[head] != '\0' && !is_wide(up[head]) && up[head] != '(')
		head++;
	if (n->nreadings == 0 && up[head] != '\0')
		mended(a, arena_dup(a, up, head), n);
	/* "Q/370102 001-2016": a code of digits, or a region whose code is missing */
	size_t place = strncmp(up, "Q/", 2) == 0 ? strspn(up + 2, "0123456789") : 0;
	bool regional = (place == 2 || place == 4 || place == 6) && up[2 + place] == ' ' && is_digit(up[3 + place]);
	/* "Q/ABC 2020": number 2020, or a number is missing before the year */
	const char *last = strrchr(up, ' ');
	bool bare = strncmp(up, "Q/", 2) == 0 && place == 0 && last != NULL && strlen(last) == 5 &&
	    (strncmp(last, " 19", 3) == 0 || strncmp(last, " 20", 3) == 0) && strspn(last + 1, "0123456789") == 4;
	if (n->nreadings > 0 || regional || bare)
		n->problem = NUMBER_DOUBT;
	else if (year_unsure(a, up))
		n->problem = NUMBER_YEAR;
	else if (unlisted(a, up))
		n->problem = NUMBER_CODE;
}

/* ---- reading ---- */

bool
number_ends_well(const struct number *n, const char *behind)
{
	static const char *const more[] = { "、", "和", "及", "与", "或", "…", "至", "～", NULL };
	const char *p = behind;
	bool dated = n->year != NULL, apart;

	/* "GB/T 3836-2010A": a letter behind the year is handed back, not understood. */
	if (dated && is_upper(*p) && !is_upper(p[1]) && !is_digit(p[1]))
		return true;
	if (!dated && number_dot_slip(p) > 0)
		return false;
	if (strcmp(n->prefix, "UL") == 0 && strcmp(n->number, "94") == 0)		/* with its class, "UL94V-0" */
		return true;
	while (*p == ' ')
		p++;
	apart = p > behind;
	for (int i = 0; more[i] != NULL; i++)
		if (strncmp(p, more[i], strlen(more[i])) == 0)
			return false;
	if (!dated && strncmp(p, "一", strlen("一")) == 0 && is_digit(p[strlen("一")]))	/* "GB/T 1.1一2020" */
		return false;
	/* a title, "第3条", "中18.4", "(一级)", "[所有部分]" */
	if (*p == '\0' || is_wide(*p) || strchr("()[]", *p) != NULL)
		return true;
	/*
	 * "GB 26753-2011 4.2条"; but "GB 1234 5678", "Q/SYSM 00 1-2020": might belong to an undated
	 * number.
	 */
	return dated && apart && (is_digit(*p) || is_upper(*p));
}

struct number
number_none(const char *raw, const char *text)
{
	return (struct number){ .raw = raw, .canonical = text, .undated = text, .digits = "", .prefix = "", .body = "",
	    .number = "", .part = "", .part_to = "", .edition_note = "", .rest = "" };
}

/* What is found in a text that does not begin with one number and end with it. */
static void
look_within(struct arena *a, const char *as, struct number *n)
{
	struct citation *c;
	size_t count, first = 0;

	cite_find(a, as, &c, &count);
	for (size_t i = 0; i < count; i++)
		if (c[i].number.system != SYS_UNKNOWN) {
			if (n->nreadings == 0)
				first = c[i].start;
			reading_add(a, n, c[i].number.canonical);
		}
	if (n->nreadings == 0 && count == 1) {		/* "JB/T 8162.1B级", "标准GBT 1-2000" */
		n->problem = c[0].number.problem;
		n->readings = c[0].number.readings;
		n->nreadings = c[0].number.nreadings;
	} else if (n->nreadings > 0)
		n->problem = n->nreadings > 1 ? NUMBER_SEVERAL : first > 0 ? NUMBER_BEFORE : NUMBER_DOUBT;
}

/* Whether the text behind a number is a number again: a list without signs. */
static bool
goes_on(struct arena *a, const char *up)
{
	struct number n = { .raw = "" };
	struct reading r = { .a = a, .p = up + strspn(up, " ,;"), .n = &n, .within = true };

	return number_at(&r);
}

/* The signs that end a sentence, if nothing else is there. */
static size_t
only_stops(const char *p)
{
	static const char *const stops[] = { " ", ".", ",", ";", ":", "。", "、" };
	const char *from = p;

	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
		if (strncmp(p, stops[i], strlen(stops[i])) == 0) {
			p += strlen(stops[i]);
			i = (size_t)-1;
		}
	return *p == '\0' ? (size_t)(p - from) : 0;
}

bool
number_parse(struct arena *a, const char *text, struct number *n)
{
	const char *raw = arena_str(a, text == NULL ? "" : text);
	struct folded f = number_fold(a, raw, false);
	struct reading r = { .a = a, .p = f.up, .n = n };
	struct citation *c;
	size_t count;

	*n = number_none(raw, f.as);
	if (strlen(f.up) <= LONGEST && number_at(&r)) {
		const char *may = number_spell(a, n);
		if (number_is_model(n, f.up) || number_amended(r.p) || number_year_apart(a, n, r.p, &may) != NULL) {
			*n = number_none(raw, f.as);
			n->problem = NUMBER_DOUBT;
			reading_add(a, n, may);
			return false;
		}
		number_second(&r);
		r.p += only_stops(r.p);
		if (number_ends_well(n, r.p) && !goes_on(a, r.p)) {
			n->rest = text_trim(a, f.as + (r.p - f.up));
			if (*n->rest == '\0')
				return true;
			cite_find(a, n->rest, &c, &count);
			n->problem = count > 0 ? NUMBER_ALSO : NUMBER_REST;
			return true;
		}
	}
	*n = number_none(raw, f.as);
	n->problem = *f.up == '\0' ? NUMBER_EMPTY : NUMBER_UNKNOWN;
	if (*f.up == '\0' || strlen(f.up) > LONGEST)
		return false;
	number_doubt(a, f.up, n);
	if (n->problem == NUMBER_UNKNOWN)
		look_within(a, f.as, n);
	return false;
}

/* Whether two texts are alike but for spaces: "Q/370102 ABC" is "Q/370102ABC". */
static bool
alike(const char *p, const char *q)
{
	for (;; p++, q++) {
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

/* The code of an interstate standard in Latin letters (GOST 1.5), of any other as it is. */
static const char *
latin(const char *prefix)
{
	return strcmp(prefix, "ГОСТ") == 0 ? "GOST" : strcmp(prefix, "ГОСТ Р") == 0 ? "GOST R" : prefix;
}

bool
number_same(const struct number *x, const struct number *y)
{
	if (x->system == SYS_UNKNOWN || x->system != y->system || x->mandate != y->mandate ||
	    (x->year == NULL) != (y->year == NULL) || x->namendments != y->namendments)
		return false;
	for (size_t i = 0; i < x->namendments; i++)
		if (strcmp(x->amendments[i], y->amendments[i]) != 0)
			return false;
	return alike(latin(x->prefix), latin(y->prefix)) && strcmp(x->number, y->number) == 0 &&
	    strcmp(x->part, y->part) == 0 && strcmp(x->part_to, y->part_to) == 0 &&
	    strcmp(x->edition_note, y->edition_note) == 0 && (x->year == NULL || strcmp(x->year, y->year) == 0);
}
