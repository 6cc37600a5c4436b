#include <string.h>
#include "app/cite.h"
#include "app/number_grammar.h"
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

static bool
is_abroad(const struct number *n)
{
	return n->system == SYS_INTERNATIONAL || n->system == SYS_REGIONAL || n->system == SYS_FOREIGN;
}

static bool
one_of(const char *s, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(s, *list) == 0)
			return true;
	return false;
}

/* How the letters of a code are written. */
enum letter_case { ALL_UPPER, ALL_LOWER, MIXED };

static enum letter_case
written(const char *as, const char *to)
{
	bool lower = false, capital = false;

	for (; as < to && !is_digit(*as); as++) {
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
	static const char *const trusted[] = { "HJ", "YY", "WS", "AQ", "GA", "SN", "GB", NULL };
	static const char *const also_else[] = { "IS", "AS", "NZS", "KS", "NF", "BS", "NF EN", NULL };
	bool dated = n->year != NULL, slash = strchr(n->prefix, '/') != NULL;
	size_t figures = strspn(n->number, "0123456789");

	if (is_abroad(n)) {
		if (letters != ALL_UPPER && !(letters == ALL_LOWER && dated && strlen(n->body) > 2))
			return NO_CITATION;
		if (strcmp(n->body, "AISI") == 0 || (strcmp(n->body, "SAE") == 0 && figures > 0))
			return dated ? CITATION : NO_CITATION;		/* grades of steel and of oil */
		return dated || !one_of(n->body, also_else) || figures >= 3 ? CITATION : NO_CITATION;
	}
	if (letters == MIXED && strcmp(n->body, "GBn") != 0 && !(dated && slash))
		return NO_CITATION;
	if (letters == ALL_LOWER && !dated && !(slash && n->mandate != MANDATE_NONE && n->system != SYS_GROUP))
		return NO_CITATION;
	if (dated || slash)
		return CITATION;
	if (n->system != SYS_INDUSTRY)
		return strcmp(n->body, "GB") == 0 && figures < 3 && *n->part == '\0' ? NO_CITATION : CITATION;
	if (one_of(n->body, trusted))
		return figures >= 2 || *n->part != '\0' ? CITATION : NO_CITATION;
	return figures >= 4 || (figures >= 3 && *n->part != '\0') ? DOUBTFUL : NO_CITATION;
}

/* Notes f.as[from…to) as a citation. */
static struct citation *
note(struct search *s, const char *from, const char *to, const struct number *n)
{
	if (s->n == s->room) {
		size_t room = s->room == 0 ? 8 : 2 * s->room;
		struct citation *list = arena_get(s->a, room * sizeof *list);
		if (s->n > 0)
			memcpy(list, s->list, s->n * sizeof *list);
		s->list = list;
		s->room = room;
	}
	while (to > from && to[-1] == ' ')
		to--;
	struct citation *c = &s->list[s->n++];
	c->start = s->f.from[from - s->f.up];
	c->end = s->f.to[to - 1 - s->f.up];
	c->number = *n;
	s->done = to;
	return c;
}

/* A number that is not read, with what it may have been meant as. */
static void
note_doubt(struct search *s, const char *from, const char *to, const struct number *d)
{
	struct number n = number_none("", arena_dup(s->a, s->f.as + (from - s->f.up), (size_t)(to - from)));

	n.problem = d->problem;
	n.readings = d->readings;
	n.nreadings = d->nreadings;
	note(s, from, to, &n);
}

/* "GB/T 2423.1、2423.2": further parts of the number before, its code not written again. */
static void
carried(struct search *s, struct number last)
{
	static const char *const between[] = { "、", ",", "和", "及", "与", "或", "/", ";", "以及", NULL };

	while (*last.part != '\0' && !is_abroad(&last) && last.system != SYS_ENTERPRISE) {
		const char *p = s->done, *from, *to;
		size_t n = strlen(last.number), i = 0;
		struct number next = { .raw = "" };

		p += strspn(p, " ");
		while (between[i] != NULL && strncmp(p, between[i], strlen(between[i])) != 0)
			i++;
		if (between[i] == NULL)
			return;
		from = p + strlen(between[i]);
		from += strspn(from, " ");
		if (strncmp(from, last.number, n) != 0 || from[n] != '.' || !is_digit(from[n + 1]))
			return;
		for (to = from + n; is_digit(*to) || (*to == '.' && is_digit(to[1])); to++)
			;
		/* the year and whatever else belongs to it is read as behind a number with its code */
		const char *tail = to + strspn(to, " -:~0123456789.()[]年版");
		char *text = arena_fmt(s->a, "%s %.*s", last.prefix, (int)(tail - from), from);
		struct reading r = { .a = s->a, .p = text, .n = &next, .within = true };
		if (!number_at(&r) || r.p - text <= (ptrdiff_t)strlen(last.prefix) + 1)
			return;
		to = from + (r.p - text) - strlen(last.prefix) - 1;
		next.problem = NUMBER_CARRIED;
		note(s, from, to, &next);
		last = next;
	}
}

/* A text that is plainly meant as several numbers, and what they may be. */
static void
note_several(struct search *s, const char *from, const char *to, const char *const *readings, size_t n)
{
	struct number d = { .problem = NUMBER_DOUBT, .readings = readings, .nreadings = n };

	note_doubt(s, from, to, &d);
}

enum { SEVERAL = 12 };

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
		if (len > 2 || p[1 + len] == '.')
			return false;
		part[k++] = arena_dup(s->a, p + 1, len);
		p += 1 + len;
	}
	if (k == 1)
		return false;
	p = year_behind(s, p, &year);
	const char **readings = arena_get(s->a, k * sizeof *readings);
	for (size_t i = 0; i < k; i++)
		readings[i] = arena_fmt(s->a, "%s %s.%s%s", n->prefix, n->number, part[i], year);
	note_several(s, from, p, readings, k);
	return true;
}

/* "GB/T 5750.4~13": a range that the grammar does not take. False: there is none here. */
static bool
range_unread(struct search *s, const char *from)
{
	static const char word[] = "至";
	const char *to = from, *part, *year;
	size_t len;

	while (to - from <= 40 && (is_upper(*to) || is_digit(*to) || (*to != '\0' && strchr("/. ", *to) != NULL)))
		to++;
	size_t sign = *to == '~' ? 1 : strncmp(to, word, strlen(word)) == 0 ? strlen(word) : 0;
	part = to + sign;
	part += strspn(part, " ");
	len = strspn(part, "0123456789");
	if (sign == 0 || len == 0 || to - from > 40)
		return false;
	struct number n = { .raw = "" };
	struct reading r = { .a = s->a, .p = arena_dup(s->a, from, (size_t)(to - from)), .n = &n };
	if (!number_at(&r) || *r.p != '\0' || *n.part == '\0' || is_abroad(&n) ||
	    sense(&n, written(s->f.as + (from - s->f.up), s->f.as + (to - s->f.up))) != CITATION)
		return false;
	const char *end = year_behind(s, part + len, &year);
	const char *ends[] = { arena_fmt(s->a, "%s%s", n.canonical, year),
	    arena_fmt(s->a, "%s %s.%.*s%s", n.prefix, n.number, (int)len, part, year) };
	note_several(s, from, end, memcpy(arena_get(s->a, sizeof ends), ends, sizeof ends), 2);
	return true;
}

/*
 * "GB 2760、2762、2763": further numbers, their code not written again. Whether it is the same, and with /T or without,
 * is not decided; nor is a quantity taken for one.
 */
static void
bare_numbers(struct search *s, const struct number *last)
{
	static const char *const between[] = { "、", "和", "及", "与", "以及", NULL };
	static const char *const behind[] = { "、", "和", "及", "与", "的", "等", "标准", "规定", "要求", "。", ";",
	    ",", ")", NULL };
	size_t n = strlen(last->number);

	if (n < 3 || strspn(last->number, "0123456789") != n || is_abroad(last) || last->system == SYS_ENTERPRISE)
		return;
	for (;;) {
		const char *p = s->done + strspn(s->done, " "), *from, *to, *year;
		size_t i = 0, k = 0;
		while (between[i] != NULL && strncmp(p, between[i], strlen(between[i])) != 0)
			i++;
		if (between[i] == NULL)
			return;
		from = p + strlen(between[i]);
		from += strspn(from, " ");
		to = from + strspn(from, "0123456789");
		bool year_like = n == 4 && (strncmp(from, "19", 2) == 0 || strncmp(from, "20", 2) == 0);
		if ((size_t)(to - from) != n || *from == '0' || year_like)
			return;
		if (*to == '.' && is_digit(to[1]))
			to += 1 + strspn(to + 1, "0123456789");
		const char *end = year_behind(s, to, &year);
		while (behind[k] != NULL && strncmp(end, behind[k], strlen(behind[k])) != 0)
			k++;
		if (*end != '\0' && behind[k] == NULL)
			return;
		const char *one[] = { arena_fmt(s->a, "%s %.*s%s", last->prefix, (int)(to - from), from, year) };
		note_several(s, from, end, memcpy(arena_get(s->a, sizeof one), one, sizeof one), 1);
	}
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
		else if (*p == ' ' && p > from && p[-1] != ' ' && (is_digit(p[1]) || p == from + 2 || p == from + 3))
			p++;
		else if (*p == '.' && !is_digit(p[1]))
			break;
		else if (*p != '\0' && strchr("/.-~\\_", *p) != NULL)
			p++;
		else if (strncmp(p, one, strlen(one)) == 0 && p > from && is_digit(p[-1]) && is_digit(p[strlen(one)]))
			p += strlen(one);
		else
			break;
	}
	return end;
}

/* What is plainly meant as a number and can't be read as one: "GBT 19001-2016", "GB 1234-07". */
static bool
doubtful(struct search *s, const char *p)
{
	const char *end = token_end(p);
	char *up = arena_dup(s->a, p, (size_t)(end - p));
	struct number n = number_none("", up);

	if (strcspn(up, "0123456789") > 12 || strpbrk(up, "0123456789") == NULL ||
	    written(s->f.as + (p - s->f.up), s->f.as + (end - s->f.up)) == MIXED)
		return false;
	number_doubt(s->a, up, &n);
	/* A slip is believed where a year, or a letter of force, says that a number was meant. */
	bool meant = n.problem == NUMBER_YEAR;
	for (size_t i = 0; i < n.nreadings && n.problem == NUMBER_DOUBT; i++)
		meant |= strchr(n.readings[i], '-') != NULL || strstr(n.readings[i], "/T ") != NULL ||
		    strncmp(n.readings[i], "Q/", 2) == 0;
	if (!meant)
		return false;
	note_doubt(s, p, end, &n);
	return true;
}

/* "GB 6675.1-2014~GB 6675.4-2014": the two ends of a range are not all of it. */
static void
join_ranges(struct search *s)
{
	static const char *const signs[] = { "~", "至", "...", "…" };
	size_t k = 0;

	for (size_t i = 0; i < s->n; i++) {
		struct citation *one = &s->list[k > 0 ? k - 1 : 0], *two = &s->list[i];
		bool range = false;
		if (k > 0 && one->number.problem == NUMBER_GOOD && two->number.problem == NUMBER_GOOD &&
		    *one->number.part != '\0' && *two->number.part != '\0' &&
		    strcmp(one->number.prefix, two->number.prefix) == 0 &&
		    strcmp(one->number.number, two->number.number) == 0) {
			char *gap = text_fold(s->a, arena_dup(s->a, s->text + one->end, two->start - one->end));
			for (size_t m = 0; m < sizeof signs / sizeof *signs; m++)
				range = range || strcmp(text_trim(s->a, gap), signs[m]) == 0;
		}
		if (!range) {
			s->list[k++] = *two;
			continue;
		}
		const char *ends[] = { one->number.canonical, two->number.canonical };
		one->end = two->end;
		one->number = number_none("", number_fold(s->a, arena_dup(s->a, s->text + one->start, one->end -
		    one->start), false).as);
		one->number.problem = NUMBER_DOUBT;
		one->number.readings = memcpy(arena_get(s->a, sizeof ends), ends, sizeof ends);
		one->number.nreadings = 2;
	}
	s->n = k;
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
	if (is_upper(before) || is_digit(before) || strchr("/_@\\", before) != NULL)
		return before == '/' && p - 1 == s->done;
	return true;
}

/* Whether what stands behind an undated number seems to belong to it: letters, figures, a year behind a slip. */
static bool
goes_on(const char *p)
{
	static const char one[] = "一";

	return is_upper(*p) || is_digit(*p) || (*p == '_' && is_digit(p[1])) ||
	    (strncmp(p, one, strlen(one)) == 0 && is_digit(p[strlen(one)]));
}

/* "16 GB 512 MB": gigabytes. */
static bool
is_memory(const struct search *s, const char *p, const struct number *n)
{
	static const char *const sizes[] = { "128", "256", "512", "1024", "2048", "4096", NULL };

	return strcmp(n->prefix, "GB") == 0 && n->year == NULL && *n->part == '\0' && one_of(n->number, sizes) &&
	    p - s->f.up >= 2 && p[-1] == ' ' && is_digit(p[-2]);
}

void
cite_find(struct arena *a, const char *text, struct citation **out, size_t *n)
{
	struct search s = { .a = a, .text = text, .f = number_fold(a, text, true) };

	s.done = NULL;
	for (const char *p = s.f.up; *p != '\0';) {
		struct number number = { .raw = "" };
		struct reading r = { .a = a, .p = p, .n = &number, .within = true };
		enum sense is = NO_CITATION;

		if (!may_begin(&s, p)) {
			p++;
			continue;
		}
		if (number_at(&r)) {
			is = sense(&number, written(s.f.as + (p - s.f.up), s.f.as + (r.p - s.f.up)));
			if (is != NO_CITATION && is_memory(&s, p, &number))
				is = NO_CITATION;
			/* "Q/YPHW 0003S1", "GB 18401B类": letters go on where no year has ended the number */
			bool more = number.year == NULL && !is_abroad(&number) && goes_on(r.p);
			if (is != NO_CITATION && parts_by_slash(&s, p, r.p, &number))
				is = DOUBTFUL;
			else if (is != NO_CITATION && more && doubtful(&s, p))
				is = DOUBTFUL;
			else if (is == DOUBTFUL || (is == CITATION && (more || number_is_model(&number, p)))) {
				const char *one[] = { number.canonical };
				is = DOUBTFUL;
				number.problem = NUMBER_DOUBT;
				number.readings = memcpy(arena_get(a, sizeof one), one, sizeof one);
				number.nreadings = 1;
				note_doubt(&s, p, r.p, &number);
			} else if (is == CITATION) {
				number_second(&r);
				number.raw = "";
				note(&s, p, r.p, &number);
				carried(&s, number);
				bare_numbers(&s, &number);
			}
		} else if (range_unread(&s, p) || doubtful(&s, p))
			is = DOUBTFUL;
		p = is == NO_CITATION ? p + 1 : s.done;
	}
	join_ranges(&s);
	for (size_t i = 0; i < s.n; i++)
		s.list[i].number.raw = arena_dup(a, text + s.list[i].start, s.list[i].end - s.list[i].start);
	*out = s.list;
	*n = s.n;
}
