#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "app/table.h"
#include "base/csv.h"
#include "base/json.h"

static void
fault(struct faults *f, const char *file, size_t line, const char *fmt, va_list ap)
{
	if (++f->n > FAULTS_TOLD)
		return;
	const char *what = arena_vfmt(f->a, fmt, ap);
	f->text = arena_fmt(f->a, "%s%s:%zu: %s\n", f->text == NULL ? "" : f->text, file, line, what);
}

void
table_fault(struct faults *f, const struct table *t, size_t i, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fault(f, t->file, i < t->n ? t->line[i] : i - t->n + 1, fmt, ap);
	va_end(ap);
}

void
table_read(struct faults *f, const struct file *files, size_t nfile, const char *name, const char *const *column,
    size_t ncolumn, struct table *t)
{
	size_t k = 0, cap = 0;
	const char **row;

	*t = (struct table){ .file = name, .column = column, .ncolumn = ncolumn };
	while (k < nfile && strcmp(files[k].name, name) != 0)
		k++;
	if (k == nfile) {
		table_fault(f, t, 0, "the file is missing");
		return;
	}
	struct csv *c = csv_new(f->a, files[k].p, files[k].n, column, ncolumn);
	while ((row = csv_next(c)) != NULL) {
		if (t->n == cap) {
			const char ***was = t->row;
			const size_t *lines = t->line;
			cap = cap == 0 ? 256 : 2 * cap;
			t->row = arena_get(f->a, cap * sizeof *t->row);
			t->line = arena_get(f->a, cap * sizeof *t->line);
			if (t->n > 0) {
				memcpy(t->row, was, t->n * sizeof *t->row);
				memcpy(t->line, lines, t->n * sizeof *t->line);
			}
		}
		t->row[t->n] = row;
		t->line[t->n++] = csv_line(c);
	}
	if (csv_error(c) != NULL) {
		t->n = 0;
		table_fault(f, t, csv_line(c) - 1, "%s", csv_error(c));
	}
}

void
table_derive(struct arena *a, const struct table *t, const char *const *column, size_t ncolumn, struct table *to)
{
	*to = (struct table){ .file = t->file, .column = column, .ncolumn = ncolumn, .n = t->n, .line = t->line };
	to->row = arena_get(a, (t->n + 1) * sizeof *to->row);
	for (size_t i = 0; i < t->n; i++)
		to->row[i] = arena_get(a, ncolumn * sizeof **to->row);
}

struct keyed { const char *key; size_t i; };

static int
by_key(const void *p, const void *q)
{
	const struct keyed *x = p, *y = q;
	int d = strcmp(x->key, y->key);

	return d != 0 ? d : x->i < y->i ? -1 : 1;
}

/* The first k fields with a control character between, which no field holds. */
static const char *
joined(struct arena *a, const char **row, size_t k)
{
	size_t n = 0;

	for (size_t c = 0; c < k; c++)
		n += strlen(row[c]) + 1;
	char *to = arena_get(a, n + 1), *p = to;
	for (size_t c = 0; c < k; c++) {
		p = stpcpy(p, row[c]);
		*p++ = '\x1f';
	}
	return to;
}

void
table_once(struct faults *f, const struct table *t, size_t k)
{
	struct keyed *x = arena_get(f->a, (t->n + 1) * sizeof *x);

	for (size_t i = 0; i < t->n; i++)
		x[i] = (struct keyed){ joined(f->a, t->row[i], k), i };
	qsort(x, t->n, sizeof *x, by_key);
	for (size_t i = 1; i < t->n; i++)
		if (strcmp(x[i - 1].key, x[i].key) == 0)
			table_fault(f, t, x[i].i, "the same as line %zu", t->line[x[i - 1].i]);
}

bool
table_given(struct faults *f, const struct table *t, size_t i, size_t column)
{
	if (t->row[i][column][0] != '\0')
		return true;
	table_fault(f, t, i, "%s is empty", t->column[column]);
	return false;
}

static int
digits(const char *s, int n)
{
	int v = 0;

	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		v = 10 * v + s[i] - '0';
	}
	return v;
}

bool
table_day(struct faults *f, const struct table *t, size_t i, size_t column)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	const char *s = t->row[i][column];

	if (*s == '\0')
		return true;
	if (strlen(s) == 10 && s[4] == '-' && s[7] == '-') {
		int y = digits(s, 4), m = digits(s + 5, 2), d = digits(s + 8, 2);
		bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
		if (y >= 1900 && m >= 1 && m <= 12 && d >= 1 && d <= days[m - 1] + (m == 2 && leap))
			return true;
	}
	table_fault(f, t, i, "%s is no day: \"%.40s\"", t->column[column], s);
	return false;
}

bool
table_word(struct faults *f, const struct table *t, size_t i, size_t column, const char *list)
{
	const char *s = t->row[i][column];
	size_t n = strlen(s);

	for (const char *p = list; n > 0 && strchr(s, ' ') == NULL && (p = strstr(p, s)) != NULL; p++)
		if ((p == list || p[-1] == ' ') && (p[n] == ' ' || p[n] == '\0'))
			return true;
	table_fault(f, t, i, "%s is none of %s: \"%.40s\"", t->column[column], list, s);
	return false;
}

const char *
table_json(struct arena *a, const struct table *t)
{
	size_t order[CSV_COLUMN_MAX];
	struct json *j = json_new(a);

	/* The writer wants keys sorted. */
	for (size_t c = 0; c < t->ncolumn; c++) {
		size_t k = c;
		for (; k > 0 && strcmp(t->column[c], t->column[order[k - 1]]) < 0; k--)
			order[k] = order[k - 1];
		order[k] = c;
	}
	json_array(j);
	for (size_t i = 0; i < t->n; i++) {
		json_object(j);
		for (size_t c = 0; c < t->ncolumn; c++)
			json_pair(j, t->column[order[c]], t->row[i][order[c]]);
		json_end(j);
	}
	json_end(j);
	return json_done(j, NULL);
}
