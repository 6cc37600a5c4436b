#include <string.h>
#include "base/csv.h"
#include "base/text.h"

struct csv {
	struct arena	*a;
	const char	*p, *end;
	size_t		 line, began;		/* where we are; where the last record began */
	const char	*error;
	size_t		 ncolumn;
	size_t		 place[CSV_COLUMN_MAX];	/* of the i-th field of a record, among the columns wanted */
};

static bool
fail(struct csv *c, const char *what)
{
	c->error = what;
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
			return fail(c, "a quote is not closed");
		if (*q == '"' && (q + 1 == c->end || q[1] != '"'))
			break;
		if (control(*q, true))
			return fail(c, "a control character");
		q += *q == '"';
		c->line += *q == '\n';
	}
	if (n > CSV_FIELD_MAX)
		return fail(c, "a field is too long");
	char *to = arena_get(c->a, n + 1);
	for (size_t i = 0; i < n; i++) {
		to[i] = *c->p;
		c->p += *c->p == '"' ? 2 : 1;
	}
	c->p++;
	*out = to;
	if (c->p < c->end && *c->p != ',' && *c->p != '\n' && *c->p != '\r')
		return fail(c, "something stands behind a closing quote");
	return true;
}

static bool
bare(struct csv *c, const char **out)
{
	const char *q = c->p;

	for (; q < c->end && *q != ',' && *q != '\n' && *q != '\r'; q++) {
		if (*q == '"')
			return fail(c, "a quote within a field that does not begin with one");
		if (control(*q, false))
			return fail(c, "a control character");
	}
	if ((size_t)(q - c->p) > CSV_FIELD_MAX)
		return fail(c, "a field is too long");
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
			return fail(c, "a carriage return without a line feed");
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
			return fail(c, "more fields than columns");
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

static void
header(struct csv *c, const char *const *column)
{
	const char *field[CSV_COLUMN_MAX];
	bool have[CSV_COLUMN_MAX] = { false };
	size_t n;

	if (!record(c, field, CSV_COLUMN_MAX, &n)) {
		if (c->error == NULL)
			fail(c, "no header");
		return;
	}
	for (size_t i = 0; i < n; i++) {
		size_t k = 0;
		while (k < c->ncolumn && strcmp(column[k], field[i]) != 0)
			k++;
		if (k == c->ncolumn || have[k]) {
			c->error = arena_fmt(c->a, k == c->ncolumn ? "no column is called \"%.60s\"" :
			    "the column \"%.60s\" is there twice", field[i]);
			return;
		}
		have[k] = true;
		c->place[i] = k;
	}
	for (size_t k = 0; k < c->ncolumn; k++)
		if (!have[k]) {
			c->error = arena_fmt(c->a, "the column \"%s\" is missing", column[k]);
			return;
		}
}

struct csv *
csv_new(struct arena *a, const char *p, size_t n, const char *const *column, size_t ncolumn)
{
	struct csv *c = arena_get(a, sizeof *c);

	*c = (struct csv){ .a = a, .p = p, .end = p + n, .line = 1, .began = 1, .ncolumn = ncolumn };
	if (n > CSV_BYTES_MAX) {
		fail(c, "the file is too large");
		return c;
	}
	if (!text_valid(p, n)) {
		/* The line of the first bad byte: the first line that is not UTF-8 by itself. */
		for (const char *q = p, *nl; (nl = memchr(q, '\n', (size_t)(c->end - q))) != NULL &&
		    text_valid(q, (size_t)(nl - q)); q = nl + 1)
			c->line++;
		fail(c, "not UTF-8");
		return c;
	}
	if (n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0)
		c->p += 3;
	header(c, column);
	return c;
}

const char **
csv_next(struct csv *c)
{
	const char *field[CSV_COLUMN_MAX];
	size_t n;

	if (c->error != NULL || !record(c, field, c->ncolumn, &n))
		return NULL;
	if (n != c->ncolumn) {
		c->error = "fewer fields than columns";
		return NULL;
	}
	const char **row = arena_get(c->a, c->ncolumn * sizeof *row);
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
	return c->error;
}
