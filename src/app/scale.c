#include <string.h>
#include "app/scale.h"

struct scale {
	const char *id, *standard, *context, *suffix;
	enum scale_sign sign;
	bool value;
	unsigned short from, to;		/* of grade_table */
};
#include "app/scale_table.h"

enum { SCALES = sizeof scale_table / sizeof *scale_table, TOKENS = sizeof token_table / sizeof *token_table,
    CONTEXTS = sizeof context_table / sizeof *context_table };
static const char product_prefix[] = "IP";	/* the one product there is */

const char *
scale_id(const struct scale *s)
{
	return s->id;
}

const char *
scale_standard(const struct scale *s)
{
	return s->standard;
}

bool
scale_is_product(const struct scale *s)
{
	return grade_table[s->to - 1].part > 0;
}

struct rank
scale_best(const struct scale *s)
{
	struct rank r = { { 0, 0 } };

	for (unsigned i = s->from; i < s->to; i++)
		r.part[grade_table[i].part] = grade_table[i].rank;
	return r;
}

/* The first row of a part's rank is how the standard writes it. NULL: there is none. */
static const struct grade *
row_of(const struct scale *s, int part, short rank)
{
	for (unsigned i = s->from; i < s->to; i++)
		if (grade_table[i].part == part && grade_table[i].rank == rank)
			return &grade_table[i];
	return NULL;
}

static enum order
part_order(const struct scale *s, int part, short x, short y)
{
	if (x == y)
		return ORDER_SAME;
	if (x == RANK_X || y == RANK_X)
		return ORDER_UNKNOWN;
	/* Chains have no order but to the 0 that asks nothing. */
	const struct grade *p = row_of(s, part, x), *q = row_of(s, part, y);
	if (x != 0 && y != 0 && (p == NULL || q == NULL || p->chain != q->chain))
		return ORDER_UNKNOWN;
	return x < y ? ORDER_BELOW : ORDER_ABOVE;
}

enum order
scale_order(const struct scale *s, struct rank x, struct rank y)
{
	enum order o = part_order(s, 0, x.part[0], y.part[0]), p;

	if (!scale_is_product(s))
		return o;
	p = part_order(s, 1, x.part[1], y.part[1]);
	if (o == ORDER_UNKNOWN || p == ORDER_UNKNOWN)
		return ORDER_UNKNOWN;
	if (o == ORDER_SAME || o == p)
		return p;
	return p == ORDER_SAME ? o : ORDER_BESIDE;
}

const char *
scale_grade(struct arena *a, const struct scale *s, struct rank r)
{
	const struct grade *p = row_of(s, 0, r.part[0]), *q;

	if (!scale_is_product(s))
		return p == NULL ? NULL : p->name;
	q = row_of(s, 1, r.part[1]);
	if ((p == NULL && r.part[0] != RANK_X) || (q == NULL && r.part[1] != RANK_X))
		return NULL;
	return arena_fmt(a, "%s%s%s", product_prefix, p == NULL ? "X" : p->name, q == NULL ? "X" : q->name);
}

static bool
part_find(const struct scale *s, int part, const char *name, size_t n, short *rank)
{
	if (part < SCALE_PARTS && n == 1 && *name == 'X' && scale_is_product(s)) {
		*rank = RANK_X;
		return true;
	}
	for (unsigned i = s->from; i < s->to; i++)
		if (grade_table[i].part == part && strlen(grade_table[i].name) == n &&
		    memcmp(grade_table[i].name, name, n) == 0) {
			*rank = grade_table[i].rank;
			return true;
		}
	return false;
}

bool
scale_find(const struct scale *s, const char *name, struct rank *out)
{
	size_t p = strlen(product_prefix);

	*out = (struct rank){ { 0, 0 } };
	if (!scale_is_product(s))
		return part_find(s, 0, name, strlen(name), &out->part[0]);
	return strlen(name) == p + 2 && memcmp(name, product_prefix, p) == 0 &&
	    part_find(s, 0, name + p, 1, &out->part[0]) && part_find(s, 1, name + p + 1, 1, &out->part[1]) &&
	    (out->part[0] != RANK_X || out->part[1] != RANK_X);
}

const struct scale *
scale_of(const char *id)
{
	for (size_t i = 0; i < SCALES; i++)
		if (strcmp(scale_table[i].id, id) == 0)
			return &scale_table[i];
	return NULL;
}

const struct scale *
scale_at(size_t i)
{
	return i < SCALES ? &scale_table[i] : NULL;
}

const struct scale *
scale_by_grade(const char *name, bool *strong)
{
	size_t lo = 0, hi = TOKENS;
	struct rank r;

	*strong = true;
	if (strncmp(name, product_prefix, strlen(product_prefix)) == 0)
		for (size_t i = 0; i < SCALES; i++)
			if (scale_is_product(&scale_table[i]) && scale_find(&scale_table[i], name, &r))
				return &scale_table[i];
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int c = strcmp(name, token_table[mid].text);
		if (c == 0) {
			*strong = token_table[mid].strong;
			return &scale_table[token_table[mid].scale];
		}
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

/* Whether a word of a context begins with the character at u. */
static bool
may_begin_context(const unsigned char *u)
{
	if (*u < 0x80)
		return strchr(context_ascii, *u) != NULL;
	if (*u < 0xE0 || u[1] == '\0' || u[2] == '\0')
		return false;
	unsigned k = (u[1] & 63u) << 6 | (u[2] & 63u);
	return (context_bits[k / 8] >> k % 8 & 1) != 0;
}

uint64_t
scales_spoken_of(const char *text)
{
	uint64_t all = 0;

	for (; *text != '\0'; text++) {
		if (!may_begin_context((const unsigned char *)text))
			continue;
		for (size_t i = 0; i < CONTEXTS; i++)
			if (strncmp(text, context_table[i].word, context_table[i].len) == 0)
				all |= (uint64_t)1 << context_table[i].scale;
	}
	return all;
}

bool
scale_spoken_of(const struct scale *s, const char *text, const char **at, size_t *len)
{
	for (const char *w = s->context; *w != '\0';) {
		size_t n = strcspn(w, "|");
		const char *p = memmem(text, strlen(text), w, n);
		if (p != NULL) {
			if (at != NULL)
				*at = p;
			if (len != NULL)
				*len = n;
			return true;
		}
		w += n + (w[n] == '|');
	}
	return false;
}

enum scale_sign
scale_sign(const struct scale *s)
{
	return s->sign;
}

bool
scale_is_value(const struct scale *s)
{
	return s->value;
}

const char *
scale_suffix(const struct scale *s)
{
	return s->suffix;
}
