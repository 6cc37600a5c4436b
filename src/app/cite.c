#include <string.h>
#include "app/cite.h"
#include "app/number_read.h"
#include "base/text.h"

/* A text while it is searched. */
struct search {
	struct arena	*a;
	const char	*text;
	struct folded	 f;
	const char	*done;		/* behind the last citation */
	struct citation	*list;
	size_t		 n, room;
};

/* How the letters of a code are written: of what stands before the figures in f.up[from…to). */
enum letter_case { ALL_UPPER, ALL_LOWER, MIXED };

static enum letter_case
written(const struct search *s, const char *from, const char *to)
{
	bool lower = false, capital = false;

	for (const char *as = s->f.as + (from - s->f.up); from < to && !is_digit(*as); as++, from++) {
		if (strchr("lI", *as) != NULL && is_digit(as[1]))		/* typed for the 1 of the figures */
			break;
		lower |= *as >= 'a' && *as <= 'z';
		capital |= is_upper(*as);
	}
	return lower && capital ? MIXED : lower ? ALL_LOWER : ALL_UPPER;
}

enum sense { NO_CITATION, DOUBTFUL, CITATION };

/*
 * What a number that the grammar takes is likely to be in a sentence. Without a year and without /T or /Z a code of
 * two letters and some digits may as well be a symbol, a unit, a hardness or a model.
 */
static enum sense
sense(const struct number *n, enum letter_case letters)
{
	/* Mandatory numbers of these are cited undated every day, and their letters mean nothing else before digits. */
	static const char *const trusted[] = { "HJ", "YY", "WS", "AQ", "GA", "SN", "GB", "TSG", NULL };
	static const char *const also_else[] = { "IS", "AS", "NZS", "KS", "NF", "BS", "NF EN", NULL };
	bool dated = n->year != NULL, slash = strchr(n->prefix, '/') != NULL;
	size_t figures = strspn(n->number + is_upper(*n->number), "0123456789");

	if (number_abroad(n)) {
		if (letters != ALL_UPPER && !(letters == ALL_LOWER && dated && strlen(n->body) > 2))
			return NO_CITATION;
		if (strcmp(n->body, "AISI") == 0 || (strcmp(n->body, "SAE") == 0 && is_digit(*n->number)))
			return dated ? CITATION : NO_CITATION;		/* grades of steel and of oil */
		if (strcmp(n->body, "IEC") == 0 && figures < 3 && !dated)	/* all have been given others since */
			return DOUBTFUL;
		bool sure = dated || figures >= 3 || strchr(n->number, '-') != NULL;
		return sure || !one_of(n->body, also_else) ? CITATION : NO_CITATION;
	}
	if (letters == MIXED && strcmp(n->body, "GBn") != 0 && !(slash && (dated || n->system == SYS_NATIONAL)))
		return NO_CITATION;
	if (letters == ALL_LOWER && !dated && !(slash && n->mandate != MANDATE_NONE && n->system != SYS_GROUP))
		return NO_CITATION;
	if (dated || slash)
		return CITATION;
	if (n->system != SYS_INDUSTRY)
		return strcmp(n->body, "GB") == 0 && figures < 3 && *n->part == '\0' ? DOUBTFUL : CITATION;
	if (one_of(n->body, trusted))
		return figures >= 2 || *n->part != '\0' ? CITATION : NO_CITATION;
	return figures >= 4 || (figures >= 3 && *n->part != '\0') ? DOUBTFUL : NO_CITATION;
}

/* Notes f.as[from…to) as a citation. */
static struct citation *
note(struct search *s, const char *from, const char *to, const struct number *n)
{
	s->list = arena_grow(s->a, s->list, s->n, &s->room, sizeof *s->list);
	while (to > from && to[-1] == ' ')
		to--;
	struct citation *c = &s->list[s->n++];
	c->start = s->f.from[from - s->f.up];
	c->end = s->f.to[to - 1 - s->f.up];
	c->number = *n;
	s->done = to;
	return c;
}

/* What is meant as a number, or several, and not decided, with what may have been meant. */
static void
note_doubt(struct search *s, const char *from, const char *to, enum number_problem problem, const char *const *readings,
    size_t n)
{
	struct number d = number_none("", arena_dup(s->a, s->f.as + (from - s->f.up), (size_t)(to - from)));

	d.problem = problem;
	const char **copy = arena_get(s->a, (n + 1) * sizeof *copy);
	for (size_t i = 0; i < n; i++)
		copy[i] = readings[i];
	d.readings = copy;
	d.nreadings = n;
	note(s, from, to, &d);
}

/* The official spelling of a text that is one number and nothing else; NULL: it is none. */
static const char *
spelled(struct search *s, const char *text)
{
	struct number n = { .raw = "" };
	struct reading r = { .a = s->a, .p = text, .n = &n };

	return number_at(&r) && *r.p == '\0' ? number_spell(s->a, &n) : NULL;
}

/* A number with the code of another: "GB/T 2423.2" of "GB/T 2423.1" and 2423.2. NULL: that is none. */
static const char *
with_code_of(struct search *s, const struct number *n, const char *figures)
{
	return spelled(s, arena_fmt(s->a, "%.*s%s", (int)strlen(n->prefix) + 1, n->undated, figures));
}

/* Behind p, "-2014" or ":2014": its end, and *year; p: there is none. */
static const char *
year_behind(struct search *s, const char *p, const char **year)
{
	*year = "";
	if ((*p != '-' && *p != ':') || strspn(p + 1, "0123456789") != 4)
		return p;
	*year = arena_fmt(s->a, "-%.4s", p + 1);
	return p + 5;
}

/* The length of the first of the words that p begins with; 0: of none. */
static size_t
begins(const char *p, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strncmp(p, *words, strlen(*words)) == 0)
			return strlen(*words);
	return 0;
}

/* "GB/T 2423.1、2423.2": a further part of the number before, its code not written again. from: behind the 、 */
static bool
part_carried(struct search *s, struct number *last, const char *from)
{
	size_t n = strlen(last->number);
	struct number next = { .raw = "" };
	const char *to;

	if (*last->part == '\0' || number_abroad(last) || last->system == SYS_ENTERPRISE ||
	    strncmp(from, last->number, n) != 0 || from[n] != '.' || !is_digit(from[n + 1]))
		return false;
	for (to = from + n; is_digit(*to) || (*to == '.' && is_digit(to[1])); to++)
		;
	/* the year and whatever else belongs to it is read as behind a number with its code */
	const char *tail = to + strspn(to, " -:~0123456789.()[]年版");
	size_t code = strlen(last->prefix) + 1;
	char *text = arena_fmt(s->a, "%.*s%.*s", (int)code, last->undated, (int)(tail - from), from);
	struct reading r = { .a = s->a, .p = text, .n = &next, .within = true };
	if (!number_at(&r) || r.p - text <= (ptrdiff_t)code)
		return false;
	number_spell(s->a, &next);
	next.problem = NUMBER_CARRIED;
	note(s, from, from + (r.p - text) - code, &next);
	*last = next;
	return true;
}

/* Whether figures in a list can be a number there, and are no quantity, clause or item: what stands behind says so. */
static bool
item_ends(const char *p, bool small)
{
	static const char *const behind[] = { "、", "和", "及", "与", "或", "以及", "的", "等", "标准", "规定", "要求",
	    "中", "。", ";", ",", "/", ")", "《", "两项", "三项", NULL };
	size_t sign;

	p += *p == ' ' && is_wide(p[1]);
	sign = begins(p, behind);
	/* "1、GB 5009.3、2、GB 5009.4": the 2 counts the items */
	return *p == '\0' || (sign > 0 && !(small && is_upper(p[sign + strspn(p + sign, " ")])));
}

/*
 * A number with the code of another from abroad, and its tail told anew, as many parts of it as are told: "60068-2-6"
 * of "60068-2-1" and 6, "60335-2-1" of "60335-1" and 2-1. NULL: that is none.
 */
static const char *
with_tail(struct search *s, const struct number *of, const char *tail)
{
	const char *whole = of->undated + strlen(of->prefix) + 1;
	size_t told = 1, n = strlen(whole);

	for (const char *p = tail; *p != '\0'; p++)
		told += *p == '-' && is_digit(p[1]) && strspn(p + 1, "0123456789") != 4;
	while (told > 0 && n > 0)
		told -= whole[--n] == '-';
	n = told > 0 ? strcspn(whole, "-") : n;
	return with_code_of(s, of, arena_fmt(s->a, "%.*s-%s", (int)n, whole, tail));
}

/* A part told by its figures alone, with a year perhaps, of the number that of is a part of. NULL: that is none. */
static const char *
with_part(struct search *s, const struct number *of, const char *part)
{
	if (number_abroad(of))
		return *of->part == '\0' ? NULL : with_tail(s, of, part);
	/* "GB/T 17626,2-2018" has a comma for the dot */
	return *of->part == '\0' && (of->year != NULL || strchr(part, '-') == NULL) ? NULL :
	    with_code_of(s, of, arena_fmt(s->a, "%s.%s", of->number, part));
}

/* Figures in a list, without a code. */
struct bare {
	const char	*from, *end;		/* as they stand, with sign and year */
	const char	*text;			/* without the sign before them */
	char		 sign;			/* '.' or, abroad, '-' before a part, ASTM's letter; NUL: none */
	size_t		 figures;		/* how many come first */
	bool		 more;			/* a part behind them, or a year */
};

static struct bare
bare_at(struct search *s, const struct number *last, const char *from)
{
	bool letter = is_upper(*from) && strcmp(last->body, "ASTM") == 0, dash = *from == '-' && number_abroad(last);
	struct bare b = { .from = from, .sign = letter || dash || *from == '.' ? *from : '\0' };
	const char *to, *year;

	from += b.sign != '\0' && !letter;
	b.figures = strspn(from + letter, "0123456789");
	to = from + letter + b.figures;
	while ((*to == '.' || (b.sign == '-' && *to == '-')) && is_digit(to[1]))
		to += 1 + strspn(to + 1, "0123456789");
	to += last->system == SYS_ENTERPRISE && *to == 'S';
	b.end = year_behind(s, to, &year);
	b.more = b.end > from + b.figures;
	b.text = arena_fmt(s->a, "%.*s%s", (int)(to - from), from, year);
	return b;
}

/*
 * "GB 2760、2762", "GB/T 17626.4、5", "GB 2763、2021": figures behind a number that may be one with the same code, a
 * part of it, or the year of another edition. Which, and with /T or without, is not decided; nor is a quantity taken
 * for one. from: behind the 、
 */
static bool
bare_figures(struct search *s, const struct number *last, const char *from)
{
	static const char *const edition[] = { "年版", "版", NULL };
	struct bare b = bare_at(s, last, from);
	size_t n = strspn(last->number, "0123456789"), k = 0;
	bool year = b.figures == 4 && b.sign == '\0' && !b.more &&
	    (strncmp(b.text, "19", 2) == 0 || strncmp(b.text, "20", 2) == 0);
	size_t version = year ? begins(b.end, edition) : 0;
	const char *may[2];

	if (b.figures == 0 || (n == 0 && !is_upper(b.sign)) ||
	    (version == 0 && !item_ends(b.end, b.figures < 3 && b.sign == '\0')))
		return false;
	if (is_upper(b.sign))
		may[k] = with_code_of(s, last, b.text);
	else if (b.sign == '-')
		may[k] = with_tail(s, last, b.text);
	else if (b.sign == '.' || (b.figures < 3 && strchr(b.text, '.') == NULL))
		may[k] = with_part(s, last, b.text);
	else
		may[k] = year ? spelled(s, arena_fmt(s->a, "%s-%s", last->undated, b.text)) : NULL;
	k += may[k] != NULL;
	/* as long as the one before, or at least no quantity or clause of few digits */
	if (version == 0 && b.sign == '\0' && b.figures >= 3 && (b.figures == n || (b.figures > 3 && n > 3)) &&
	    (*b.text != '0' || *last->number == '0')) {
		may[k] = with_code_of(s, last, b.text);
		k += may[k] != NULL;
	}
	if (k > 0)
		note_doubt(s, b.from, b.end + version, NUMBER_DOUBT, may, k);
	return k > 0;
}

/* What goes on behind a citation without a code of its own. */
static void
listed_on(struct search *s, struct number last)
{
	static const char *const between[] = { "、", ",", ";", "/", "和", "及", "与", "或", "以及", NULL };

	for (;;) {
		const char *p = s->done + strspn(s->done, " ");
		size_t sign = begins(p, between);
		if (sign == 0)
			return;
		p += sign;
		p += strspn(p, " ");
		if (!part_carried(s, &last, p) && !bare_figures(s, &last, p))
			return;
	}
}

enum { SEVERAL = 12 };

/*
 * "GB 6675.1/2/3/4-2014": parts told by their figures alone, with the year of all behind the last. None of them is
 * taken: an undated GB 6675.1 is another citation. to: behind the first. False: no such list.
 */
static bool
parts_by_slash(struct search *s, const char *from, const char *to, const struct number *n)
{
	const char *part[SEVERAL] = { n->part }, *year, *p = to;
	size_t k = 1;

	if (*n->part == '\0' || n->year != NULL || *n->part_to != '\0' || *p != '/')
		return false;
	while (k < SEVERAL && *p == '/' && is_digit(p[1])) {
		size_t len = strspn(p + 1, "0123456789");
		if (len > 2 || p[1 + len] == '.' || is_upper(p[1 + len]))	/* "ISO 179-1/1eA", a specimen */
			return false;
		part[k++] = arena_dup(s->a, p + 1, len);
		p += 1 + len;
	}
	if (k == 1)
		return false;
	p = year_behind(s, p, &year);
	for (size_t i = 0; i < k; i++)
		part[i] = with_part(s, n, arena_fmt(s->a, "%s%s", part[i], year));
	for (size_t i = 0; i < k; i++)
		if (part[i] == NULL)
			return false;
	note_doubt(s, from, p, NUMBER_DOUBT, part, k);
	return true;
}

/* The signs of a range. */
static const char *const through[] = { "~", "至", "到", "...", "…", NULL };

/* Its other end, told by figures alone: "13" of "GB/T 5750.4~13", "C10" of "ISO 105-C06~C10". NULL: that is none. */
static const char *
other_end(struct search *s, const struct number *n, const char *figures, const char *year)
{
	figures = arena_fmt(s->a, "%s%s", figures, year);
	return *n->part != '\0' && strchr(figures, '.') == NULL ? with_part(s, n, figures) :
	    with_code_of(s, n, figures);
}

/*
 * The range of parts, or of numbers, from one to another, where the grammar knows such a range: "GB/T 5750.4~5750.13".
 * NULL: it does not, or they are not of one year.
 */
static const char *
whole_range(struct search *s, const struct number *one, const struct number *two)
{
	bool years = one->year == NULL || (two->year != NULL && strcmp(one->year, two->year) == 0);

	if (!years || strcmp(one->prefix, two->prefix) != 0 || (*one->part == '\0') != (*two->part == '\0') ||
	    number_abroad(one))
		return NULL;
	return spelled(s, arena_fmt(s->a, "%s~%s%s%s", one->undated, two->undated + strlen(two->prefix) + 1,
	    two->year == NULL ? "" : "-", two->year == NULL ? "" : two->year));
}

/*
 * "GB/T 5750.4~13", "Q/ABC 001~003-2020", "GB 6675.1-2014~GB 6675.4-2014", "GB/T 20592-GB/T 20635": a range that the
 * grammar does not take, from the number n that ends at to: its two ends are not all of it. False: there is none here.
 */
static bool
range_behind(struct search *s, const char *from, const char *to, const struct number *n)
{
	struct number last = { .raw = "" };
	struct reading r = { .a = s->a, .p = to + strspn(to, " "), .n = &last, .within = true };
	size_t sign = begins(r.p, through);
	bool dash = *r.p == '-';
	const char *year, *item, *end, *may[2];
	size_t k = 0;

	if (sign == 0 && !dash)
		return false;
	r.p += dash ? 1 : sign;
	r.p += strspn(r.p, dash ? " " : "~…. ");
	item = r.p;
	if (is_upper(*item) && number_at(&r)) {
		if (dash && strcmp(last.prefix, n->prefix) != 0)
			return false;
		number_spell(s->a, &last);
		may[k] = whole_range(s, n, &last);
		k += may[k] != NULL;
		if (k == 0) {
			may[k++] = n->canonical;
			may[k++] = last.canonical;
		}
		end = r.p;
	} else {
		end = item + (is_upper(*item) && is_digit(item[1]));
		if (dash || !is_digit(*end))
			return false;
		while (is_digit(*end) || (*end == '.' && is_digit(end[1])))
			end++;
		const char *figures = arena_dup(s->a, item, (size_t)(end - item));
		end = year_behind(s, end, &year);
		const char *one = n->year != NULL ? n->canonical :
		    spelled(s, arena_fmt(s->a, "%s%s", n->undated, year));
		const char *two = other_end(s, n, figures, year);
		struct number as = { .raw = "" };
		r = (struct reading){ .a = s->a, .p = two, .n = &as };
		may[k] = two != NULL && number_at(&r) && number_spell(s->a, &as) ? whole_range(s, n, &as) : NULL;
		k += may[k] != NULL;
		for (int i = 0; i < 2 && (k == 0 || may[0] == one); i++)
			if ((may[k] = i == 0 ? one : two) != NULL)
				k++;
	}
	note_doubt(s, from, end, NUMBER_DOUBT, may, k);
	return true;
}

/* The same where the grammar takes nothing, because of what stands behind the sign. */
static bool
range_unread(struct search *s, const char *from)
{
	const char *to = from;

	while (to - from <= 40 && (is_upper(*to) || is_digit(*to) || (*to != '\0' && strchr("/. -", *to) != NULL)))
		to++;
	while (to > from && (to[-1] == '.' || to[-1] == ' '))
		to--;
	if (to - from > 40 || begins(to + strspn(to, " "), through) == 0)
		return false;
	struct number n = { .raw = "" };
	struct reading r = { .a = s->a, .p = arena_dup(s->a, from, (size_t)(to - from)), .n = &n };
	if (!number_at(&r) || *r.p != '\0' || sense(&n, written(s, from, to)) != CITATION)
		return false;
	number_spell(s->a, &n);
	return range_behind(s, from, to, &n);
}

/* Letters typed for figures, glued to figures or before a year: "l4295", "2O19", "l:2014". */
static bool
is_slip(const char *p)
{
	size_t n = strspn(p, "0123456789OIL");

	return !is_upper(p[n]) && strcspn(p, "OIL") < n &&
	    (strcspn(p, "0123456789") < n || (p[n] == ':' && is_digit(p[n + 1])));
}

/*
 * Whether what stands behind a number is glued to it, so that it may not have ended there: letters and figures, a year
 * behind a slip or with one. "GB 18401-2010A类", "GB 2762-2017GB 2760-2014", "UL94V-0" and "GB/T 197-6H" have ended.
 */
static bool
goes_on(struct search *s, const struct number *n, const char *p)
{
	static const char one[] = "一";
	struct number next = { .raw = "" };
	struct reading r = { .a = s->a, .p = p, .n = &next, .within = true };

	if (n->year != NULL)
		return is_digit(*p) || (*p == '-' && is_digit(p[1])) || strncmp(p, "/XG", strlen("/XG")) == 0 ||
		    (is_upper(*p) && (is_upper(p[1]) || is_digit(p[1])) && !number_at(&r));
	if (strcmp(n->prefix, "UL") == 0 && strcmp(n->number, "94") == 0)
		return is_digit(*p);
	if (*p == '/' && (p[1] == 'T' || p[1] == 'Z') && !is_upper(p[2]))
		return true;
	if (*p == '-' && (p[1] == '\0' || p[1] == '('))
		return true;
	p += *p == ' ' && strncmp(p + 1, one, strlen(one)) == 0;
	return number_dot_slip(p) > 0 || is_upper(*p) || is_digit(*p) || (*p == '_' && is_digit(p[1])) ||
	    ((*p == '-' || *p == ':') && is_slip(p + 1)) ||
	    (strncmp(p, one, strlen(one)) == 0 && is_digit(p[strlen(one)]));
}

/* Letters and figures that belong together as a number's do, from p on. */
static const char *
token_end(const char *p)
{
	static const char one[] = "一";			/* typed for a dash */
	const char *from = p, *end = p;

	while (p - from < 40) {
		if (is_upper(*p) || is_digit(*p))
			end = ++p;
		else if (*p == ' ' && p > from && p[-1] != ' ' && (is_digit(p[1]) || is_slip(p + 1) ||
		    (is_upper(p[1]) && (is_digit(p[2]) || (p[2] == '-' && is_digit(p[3])))) ||
		    (*from == 'Q' && p[1] == 'S' && !is_upper(p[2])) || p == from + 2 || p == from + 3))
			p++;
		else if ((*p == ' ' && p[1] == '.' && is_digit(p[2])) || (*p == '.' && p[1] == ' ' && is_digit(p[2]) &&
		    p[2 + strspn(p + 2, "0123456789")] == '-'))	/* "17626 .2", "17626. 2-2018" */
			p += 2;
		else if ((*p == '.' || *p == ':') && !is_digit(p[1]))
			break;
		else if (*p != '\0' && strchr("/.-~\\_:", *p) != NULL)
			p++;
		else if (strncmp(p, one, strlen(one)) == 0 && p > from && is_digit(p[-1]) && is_digit(p[strlen(one)]))
			p += strlen(one);
		else if (p > from && is_digit(p[-1]) && number_dot_slip(p) > 0)
			p += number_dot_slip(p);
		else
			break;
	}
	return end;
}

/*
 * What is plainly meant as a number and can't be read as one: "GBT 19001-2016", "GB 1234-07". apart: some of it can,
 * and a blank stands before the rest, which may be a clause or a quantity unless all together has a year.
 */
static bool
doubtful(struct search *s, const char *p, bool apart)
{
	const char *end = token_end(p);
	char *up = arena_dup(s->a, p, (size_t)(end - p));
	struct number n = number_none("", up);

	if (strcspn(up, "0123456789") > 12 || strpbrk(up, "0123456789") == NULL ||
	    written(s, p, end) == MIXED)
		return false;
	number_doubt(s->a, up, &n);
	/* A slip is believed where a year, or a letter of force, says that a number was meant. */
	bool meant = n.problem == NUMBER_YEAR && !apart;
	for (size_t i = 0; i < n.nreadings && n.problem == NUMBER_DOUBT; i++)
		meant |= strpbrk(n.readings[i], "-~:") != NULL || (!apart && strstr(n.readings[i], "/T ") != NULL) ||
		    strncmp(n.readings[i], "Q/", 2) == 0;
	if (!meant)
		return false;
	note_doubt(s, p, end, n.problem, n.readings, n.nreadings);
	return true;
}

/* Whether a number may begin at p: no letter, digit or sign that would belong to it stands before. */
static bool
may_begin(const struct search *s, const char *p)
{
	if (!is_upper(*p) && strncmp(p, "Г", strlen("Г")) != 0)
		return false;
	if (p == s->f.up || p == s->done)
		return true;
	char before = p[-1];
	if (before == '.')			/* "3.GB/T 1", but "www.gb18401.com" */
		return p - s->f.up >= 2 && is_digit(p[-2]);
	if (before == '/')			/* "国标/GB 4806.7", "RED/EN 18031" */
		return p - 1 == s->done ||
		    (p - s->f.up >= 2 && (is_wide(p[-2]) || (is_upper(p[-2]) && is_upper(p[1]))));
	if (is_upper(before) || is_digit(before) || strchr("_@\\", before) != NULL)
		return false;
	return true;
}

/* "16 GB 512 MB", "16 GB 2条": gigabytes; "60245 IEC 53": a cable of IEC 60245. "8 GB 2666" may be either. */
static bool
is_counted(const struct search *s, const char *p, const struct number *n)
{
	static const char *const sizes[] = { "128", "256", "512", "1024", "2048", "4096", NULL };

	bool short_one = strlen(n->number) < 3;

	return n->year == NULL && *n->part == '\0' && p - s->f.up >= 2 && p[-1] == ' ' && is_digit(p[-2]) &&
	    ((strcmp(n->prefix, "GB") == 0 && (short_one || one_of(n->number, sizes))) ||
	    (strcmp(n->prefix, "IEC") == 0 && short_one));
}

/* "8 GB 2666", "AS923", "GA94": a number as likely as a size, a band of radio, a model. */
static bool
is_else(const struct search *s, const char *p, const struct number *n)
{
	static const char *const short_codes[] = { "AS", "GA", "IS", "KS", "BS", NULL };
	bool behind_figure = p - s->f.up >= 2 && p[-1] == ' ' && is_digit(p[-2]);
	bool glued = one_of(n->prefix, short_codes) && is_digit(p[2]) && strlen(n->number) < 4;

	return n->year == NULL && *n->part == '\0' && ((strcmp(n->prefix, "GB") == 0 && behind_figure) || glued);
}

/* "2022版GB 2762", "2016年版的 GB 5009.3": the edition said in front of an undated number; NULL: none is. */
static const char *
edition_before(struct search *s, const char *p, const struct number *n)
{
	static const char *const words[] = { "年版的", "年版", "版的", "版" };

	while (p > s->f.up && p[-1] == ' ')
		p--;
	for (size_t i = 0; n->year == NULL && i < sizeof words / sizeof *words; i++) {
		size_t len = strlen(words[i]);
		const char *year = p - len - 4;
		if ((size_t)(p - s->f.up) >= len + 4 && memcmp(p - len, words[i], len) == 0 && is_year4(year) &&
		    (year == s->f.up || !is_digit(year[-1])))
			return arena_fmt(s->a, "%s%s%.4s", n->canonical, number_abroad(n) ? ":" : "-", year);
	}
	return NULL;
}

/*
 * Notes the number that the grammar took from p on, or what is doubtful in it. False: it is more likely no citation.
 */
static bool
take(struct search *s, const char *p, struct reading *r)
{
	struct number *n = r->n;
	enum sense is = sense(n, written(s, p, r->p));
	const char *dated, *end;

	if (is == NO_CITATION || is_counted(s, p, n))
		return false;
	number_spell(s->a, n);
	if ((end = number_year_apart(s->a, n, r->p, &dated)) != NULL) {
		note_doubt(s, p, end, NUMBER_DOUBT, &dated, 1);
		return true;
	}
	if ((dated = edition_before(s, p, n)) != NULL) {
		note_doubt(s, p, r->p, NUMBER_DOUBT, &dated, 1);
		return true;
	}
	bool more = goes_on(s, n, r->p);	/* "Q/YPHW 0003S1", "GB 18401B类", "API 5CT", "HJ 828-2O17" */
	/* "GB/T 190 01-2016", "GJB 9001 C-2017": what is apart may belong to it */
	bool apart = n->year == NULL && (*r->p == ' ' || *r->p == '.') && strspn(r->p + 1, "0123456789") != 4 &&
	    token_end(p) > r->p;
	if (parts_by_slash(s, p, r->p, n) || ((more || apart) && doubtful(s, p, !more)) || range_behind(s, p, r->p, n))
		return true;
	if (is == DOUBTFUL || more || is_else(s, p, n) || number_is_model(n, p) || number_amended(r->p))
		note_doubt(s, p, r->p, NUMBER_DOUBT, &n->canonical, 1);
	else {
		number_second(r);
		n->raw = "";
		note(s, p, r->p, n);
		listed_on(s, *n);
	}
	return true;
}

void
cite_find(struct arena *a, const char *text, struct citation **out, size_t *n)
{
	struct search s = { .a = a, .text = text, .f = number_fold(a, text, true) };

	s.done = NULL;
	for (const char *p = s.f.up; *p != '\0';) {
		struct number number = { .raw = "" };
		struct reading r = { .a = a, .p = p, .n = &number, .within = true };

		if (may_begin(&s, p) &&
		    (number_at(&r) ? take(&s, p, &r) : range_unread(&s, p) || doubtful(&s, p, false)))
			p = s.done;
		else
			p++;
	}
	for (size_t i = 0; i < s.n; i++)
		s.list[i].number.raw = arena_dup(a, text + s.list[i].start, s.list[i].end - s.list[i].start);
	*out = s.list;
	*n = s.n;
}
