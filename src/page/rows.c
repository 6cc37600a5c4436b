#include <string.h>
#include "page/rows.h"

/* The row a field's name ends in, and which input of the table it is; 0 when it is none. */
static size_t
row_of(const char *name, const struct input *in, size_t n, size_t *which)
{
	size_t len = strcspn(name, "0123456789"), row = 0;

	if (name[len] < '1' || name[len] > '9' || strlen(name + len) > 4)
		return 0;
	for (const char *p = name + len; *p != '\0'; p++) {
		if (*p < '0' || *p > '9')
			return 0;
		row = row * 10 + (size_t)(*p - '0');
	}
	if (row > ROWS_MAX)
		return 0;
	for (size_t i = 0; i < n; i++)
		if (strncmp(in[i].name, name, len) == 0 && in[i].name[len] == '\0') {
			*which = i;
			return row;
		}
	return 0;
}

static size_t
rows_count(const struct pairs *p, const struct input *in, size_t n)
{
	size_t most = 0, which;

	for (size_t i = 0; i < p->n; i++) {
		size_t row = row_of(p->p[i].name, in, n, &which);
		if (row > most)
			most = row;
	}
	return most;
}

void
rows_read(struct arena *a, const struct pairs *p, const struct input *in, size_t n, size_t rowsize, void *rows,
    size_t *nrows)
{
	size_t count = rows_count(p, in, n), which;
	struct pair *cell = arena_get(a, (count * n + 1) * sizeof *cell);
	struct pairs *of = arena_get(a, (count + 1) * sizeof *of);
	char *row = arena_get(a, (count + 1) * rowsize);

	for (size_t i = 0; i < p->n; i++) {
		size_t r = row_of(p->p[i].name, in, n, &which);
		if (r == 0 || of[r - 1].n == n)
			continue;
		of[r - 1].p = &cell[(r - 1) * n];
		of[r - 1].p[of[r - 1].n++] = (struct pair){ in[which].name, p->p[i].value, p->p[i].n };
	}
	for (size_t r = 0; r < count; r++)
		form_read(a, &of[r], in, n, row + r * rowsize);
	*(void **)rows = row;
	*nrows = count;
}

bool
rows_blank(const struct input *in, size_t n, const void *row)
{
	for (size_t i = 0; i < n; i++) {
		const char *v = *(const char *const *)(const void *)((const char *)row + in[i].off);
		if (!(in[i].flags & CHOICE) && v != NULL && v[strspn(v, " \t\r\n")] != '\0')
			return false;
	}
	return true;
}

static struct pairs
copy_of(struct arena *a, const struct pairs *p, size_t more)
{
	struct pairs out = { arena_get(a, (p->n + more + 1) * sizeof *out.p), p->n };

	if (p->n > 0)
		memcpy(out.p, p->p, p->n * sizeof *out.p);
	return out;
}

static const char *
field_name(struct arena *a, const char *name, size_t row)
{
	return row == 0 ? name : arena_fmt(a, "%s%zu", name, row);
}

struct pairs
rows_swap(struct arena *a, const struct pairs *p, const struct input *in, size_t n, size_t one, size_t other)
{
	struct pairs out = copy_of(a, p, 0);
	size_t count = rows_count(p, in, n), which;

	if (one < 1 || other < 1 || one > count || other > count)
		return out;
	for (size_t i = 0; i < out.n; i++) {
		size_t row = row_of(p->p[i].name, in, n, &which);
		if (row == one || row == other)
			out.p[i].name = field_name(a, in[which].name, row == one ? other : one);
	}
	return out;
}

struct pairs
rows_cut(struct arena *a, const struct pairs *p, const struct input *in, size_t n, size_t row)
{
	struct pairs out = copy_of(a, p, 0);
	size_t kept = 0, which;

	for (size_t i = 0; i < p->n; i++) {
		size_t r = row_of(p->p[i].name, in, n, &which);
		if (r == row && row != 0)
			continue;
		out.p[kept] = p->p[i];
		if (r > row && row != 0)
			out.p[kept].name = field_name(a, in[which].name, r - 1);
		kept++;
	}
	out.n = kept;
	return out;
}

struct pairs
rows_set(struct arena *a, const struct pairs *p, const char *name, size_t row, const char *value)
{
	struct pairs out = copy_of(a, p, 1);
	const char *field = field_name(a, name, row);
	struct pair set = { field, value, strlen(value) };

	for (size_t i = 0; i < out.n; i++)
		if (strcmp(out.p[i].name, field) == 0) {
			out.p[i] = set;
			return out;
		}
	out.p[out.n++] = set;
	return out;
}

size_t
rows_button(const char *value, const char *verb)
{
	size_t len = strlen(verb), row = 0;

	if (strncmp(value, verb, len) != 0 || value[len] < '1' || value[len] > '9' || strlen(value + len) > 9)
		return 0;
	for (const char *p = value + len; *p != '\0'; p++) {
		if (*p < '0' || *p > '9')
			return 0;
		row = row * 10 + (size_t)(*p - '0');
	}
	return row;
}

struct pairs
pairs_without(struct arena *a, const struct pairs *p, const char *const *name, size_t n)
{
	struct pairs out = copy_of(a, p, 0);
	size_t kept = 0;

	for (size_t i = 0; i < p->n; i++) {
		size_t k = 0;
		while (k < n && strcmp(p->p[i].name, name[k]) != 0)
			k++;
		if (k == n)
			out.p[kept++] = p->p[i];
	}
	out.n = kept;
	return out;
}
