#include <string.h>
#include "base/csv.h"
#include "base/text.h"

struct csv {
	struct arena	*a;
	const char	*p, *end;
	size_t		 line, began;		/* where we are; where the last record began */
	enum csv_fault	 fault;
	const char	*detail;		/* the column the fault is about */
	size_t		 ncolumn, nfield;	/* columns that are known; those the header has */
	bool		 have[CSV_COLUMN_MAX];
	size_t		 place[CSV_COLUMN_MAX];	/* of the i-th field of a record, among the columns wanted */
};

static bool
fail(struct csv *c, enum csv_fault what)
{
	c->fault = what;
	c->began = c->line;
	return false;
}

static bool
control(char ch, bool quoted)
{
	unsigned char u = (unsigned char)ch;

	return (u < 0x20 && !(quoted && (u == '\n' || u == '\r' || u == '\t'))) || u == 0x7f;
}

/* A field in quotes; p stands behind the first. */
static bool
quoted(struct csv *c, const char **out)
{
	const char *from = c->p;
	size_t n = 0;

	for (const char *q = from;; q++, n++) {
		if (q == c->end)
			return fail(c, CSV_OPEN_QUOTE);
		if (*q == '"' && (q + 1 == c->end || q[1] != '"'))
			break;
		if (control(*q, true))
			return fail(c, CSV_CONTROL);
		q += *q == '"';
		c->line += *q == '\n';
	}
	if (n > CSV_FIELD_MAX)
		return fail(c, CSV_LONG);
	char *to = arena_get(c->a, n + 1);
	for (size_t i = 0; i < n; i++) {
		to[i] = *c->p;
		c->p += *c->p == '"' ? 2 : 1;
	}
	c->p++;
	*out = to;
	if (c->p < c->end && *c->p != ',' && *c->p != '\n' && *c->p != '\r')
		return fail(c, CSV_BEHIND_QUOTE);
	return true;
}

static bool
bare(struct csv *c, const char **out)
{
	const char *q = c->p;

	for (; q < c->end && *q != ',' && *q != '\n' && *q != '\r'; q++) {
		if (*q == '"')
			return fail(c, CSV_STRAY_QUOTE);
		if (control(*q, false))
			return fail(c, CSV_CONTROL);
	}
	if ((size_t)(q - c->p) > CSV_FIELD_MAX)
		return fail(c, CSV_LONG);
	*out = arena_dup(c->a, c->p, (size_t)(q - c->p));
	c->p = q;
	return true;
}

/* Behind a record: its line's end, if the text goes on. */
static bool
line_end(struct csv *c)
{
	if (c->p < c->end && *c->p == '\r') {
		if (c->p + 1 == c->end || c->p[1] != '\n')
			return fail(c, CSV_RETURN);
		c->p++;
	}
	if (c->p < c->end) {
		c->p++;
		c->line++;
	}
	return true;
}

/* The fields of one record, at most max of them; *n how many. False: an error, or no record is left. */
static bool
record(struct csv *c, const char **field, size_t max, size_t *n)
{
	while (c->p < c->end && (*c->p == '\n' || *c->p == '\r'))
		if (!line_end(c))
			return false;
	if (c->p == c->end)
		return false;
	c->began = c->line;
	for (*n = 0;;) {
		if (*n == max)
			return fail(c, CSV_MORE);
		bool in_quotes = c->p < c->end && *c->p == '"';
		c->p += in_quotes;
		if (!(in_quotes ? quoted : bare)(c, &field[*n]))
			return false;
		++*n;
		if (c->p == c->end || *c->p != ',')
			return line_end(c);
		c->p++;
	}
}

/* Whether a name is one of those a column has, "unit|单位". */
static bool
is_name(const char *names, const char *name)
{
	size_t n = strlen(name);

	for (const char *p = names;; p++) {
		size_t len = strcspn(p, "|");
		if (n > 0 && len == n && memcmp(p, name, n) == 0)
			return true;
		p += len;
		if (*p == '\0')
			return false;
	}
}

static void
header(struct csv *c, const char *const *column, size_t needed)
{
	const char *field[CSV_COLUMN_MAX];
	size_t n;

	if (!record(c, field, CSV_COLUMN_MAX, &n)) {
		if (c->fault == CSV_GOOD)
			fail(c, CSV_EMPTY);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		size_t k = 0;
		while (k < c->ncolumn && !is_name(column[k], field[i]))
			k++;
		if (k == c->ncolumn || c->have[k]) {
			c->fault = k == c->ncolumn ? CSV_UNKNOWN : CSV_TWICE;
			c->detail = field[i];
			return;
		}
		c->have[k] = true;
		c->place[i] = k;
	}
	c->nfield = n;
	for (size_t k = 0; k < needed; k++)
		if (!c->have[k]) {
			c->fault = CSV_ABSENT;
			c->detail = arena_dup(c->a, column[k], strcspn(column[k], "|"));
			return;
		}
}

struct csv *
csv_new(struct arena *a, const char *p, size_t n, const char *const *column, size_t ncolumn)
{
	return csv_table(a, p, n, column, ncolumn, ncolumn);
}

struct csv *
csv_table(struct arena *a, const char *p, size_t n, const char *const *column, size_t ncolumn, size_t needed)
{
	struct csv *c = arena_get(a, sizeof *c);

	*c = (struct csv){ .a = a, .p = p, .end = p + n, .line = 1, .began = 1, .ncolumn = ncolumn, .detail = "" };
	if (n > CSV_BYTES_MAX) {
		fail(c, CSV_LARGE);
		return c;
	}
	if (!text_valid(p, n)) {
		/* The line of the first bad byte: the first line that is not UTF-8 by itself. */
		for (const char *q = p, *nl; (nl = memchr(q, '\n', (size_t)(c->end - q))) != NULL &&
		    text_valid(q, (size_t)(nl - q)); q = nl + 1)
			c->line++;
		fail(c, CSV_UTF8);
		return c;
	}
	if (n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0)
		c->p += 3;
	header(c, column, needed);
	return c;
}

const char **
csv_next(struct csv *c)
{
	const char *field[CSV_COLUMN_MAX];
	size_t n;

	if (c->fault != CSV_GOOD || !record(c, field, c->nfield, &n))
		return NULL;
	if (n != c->nfield) {
		c->fault = CSV_FEWER;
		return NULL;
	}
	const char **row = arena_get(c->a, c->ncolumn * sizeof *row);
	for (size_t i = 0; i < c->ncolumn; i++)
		row[i] = "";
	for (size_t i = 0; i < n; i++)
		row[c->place[i]] = field[i];
	return row;
}

size_t
csv_line(const struct csv *c)
{
	return c->began;
}

const char *
csv_error(const struct csv *c)
{
	static const char *const words[CSV_FAULTS] = {
		[CSV_LARGE] = "the file is too large", [CSV_UTF8] = "not UTF-8", [CSV_EMPTY] = "no header",
		[CSV_UNKNOWN] = "no column is called \"\"", [CSV_TWICE] = "the column \"\" is there twice",
		[CSV_ABSENT] = "the column \"\" is missing", [CSV_OPEN_QUOTE] = "a quote is not closed",
		[CSV_BEHIND_QUOTE] = "something stands behind a closing quote",
		[CSV_STRAY_QUOTE] = "a quote within a field that does not begin with one",
		[CSV_CONTROL] = "a control character", [CSV_LONG] = "a field is too long",
		[CSV_RETURN] = "a carriage return without a line feed", [CSV_MORE] = "more fields than columns",
		[CSV_FEWER] = "fewer fields than columns",
	};

	if (c->fault != CSV_UNKNOWN && c->fault != CSV_TWICE && c->fault != CSV_ABSENT)
		return words[c->fault];
	const char *column = strchr(words[c->fault], '"');
	return arena_fmt(c->a, "%.*s\"%.60s\"%s", (int)(column - words[c->fault]), words[c->fault], c->detail,
	    strrchr(column, '"') + 1);
}

enum csv_fault
csv_fault(const struct csv *c, const char **detail)
{
	*detail = c->detail;
	return c->fault;
}

bool
csv_has(const struct csv *c, size_t column)
{
	return c->have[column];
}
