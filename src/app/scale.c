#include <string.h>
#include "app/scale.h"

struct scale {
	const char *id, *standard, *context, *suffix, *code;
	enum scale_sign sign;
	bool value, redrawn;
	unsigned short from, to;		/* of grade_table */
};
#include "app/scale_table.h"

enum { SCALES = sizeof scale_table / sizeof *scale_table, TOKENS = sizeof token_table / sizeof *token_table,
    CONTEXTS = sizeof context_table / sizeof *context_table };
/* What holds several digits of a code at once has their ranks in groups of bits: the lowest plain, others + 1. */
enum { HELD_BITS = 4, HELD_MASK = (1 << HELD_BITS) - 1, HELD = 3 };

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

bool
scale_is_redrawn(const struct scale *s)
{
	return s->redrawn;
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

/* The ranks that a digit of a code holds at once; how many. */
static int
held(short part, short rank[HELD])
{
	int n = 0;

	rank[n++] = part & HELD_MASK;
	for (int rest = part >> HELD_BITS; rest > 0 && n < HELD; rest >>= HELD_BITS)
		rank[n++] = (short)((rest & HELD_MASK) - 1);
	return n;
}

/* Whether what has the digit x meets all that y asks. Chains have no order but to the 0 that asks nothing. */
static bool
meets(const struct scale *s, int part, short x, short y)
{
	short have[HELD], ask[HELD];
	int n = held(x, have), k = held(y, ask);

	for (int i = 0; i < k; i++) {
		const struct grade *q = row_of(s, part, ask[i]), *p;
		bool met = ask[i] == 0;
		for (int j = 0; j < n && !met; j++)
			met = have[j] >= ask[i] && q != NULL && (p = row_of(s, part, have[j])) != NULL &&
			    p->chain == q->chain;
		if (!met)
			return false;
	}
	return true;
}

static enum order
part_order(const struct scale *s, int part, short x, short y)
{
	if (x == y)
		return ORDER_SAME;
	if (*s->code == '\0')
		return x < y ? ORDER_BELOW : ORDER_ABOVE;
	if (x == RANK_X || y == RANK_X)
		return ORDER_UNKNOWN;
	return meets(s, part, x, y) ? ORDER_ABOVE : meets(s, part, y, x) ? ORDER_BELOW : ORDER_UNKNOWN;
}

/* Whether x is the best class, of which no additional ones are told, and y asks for one. */
static bool
is_untold(const struct scale *s, struct rank x, struct rank y)
{
	bool asks = false;

	for (int i = 1; i < SCALE_PARTS; i++) {
		if (x.part[i] != 0)
			return false;
		asks = asks || y.part[i] != 0;
	}
	return asks && *s->code == '\0' && x.part[0] == scale_best(s).part[0];
}

enum order
scale_order(const struct scale *s, struct rank x, struct rank y)
{
	enum order all = part_order(s, 0, x.part[0], y.part[0]);

	if (!scale_is_product(s))
		return all;
	if (is_untold(s, x, y) || is_untold(s, y, x))
		return ORDER_UNKNOWN;
	for (int i = 1; i < SCALE_PARTS; i++) {
		enum order o = part_order(s, i, x.part[i], y.part[i]);
		if (o == ORDER_UNKNOWN || all == ORDER_UNKNOWN)
			all = ORDER_UNKNOWN;
		else if (all == ORDER_SAME)
			all = o;
		else if (o != ORDER_SAME && o != all)
			all = ORDER_BESIDE;
	}
	return all;
}

/* "IP65", "IPX4", "IP65/IP67": each code with one of the digits that are held at once. */
static const char *
print_code(struct arena *a, const struct scale *s, struct rank r)
{
	short first[HELD], second[HELD];
	int n = held(r.part[0], first), k = held(r.part[1], second);
	const char *out = NULL;

	for (int i = 0; i < k; i++) {
		const struct grade *p = row_of(s, 0, first[0]), *q = row_of(s, 1, second[i]);
		if (n > 1 || (p == NULL && r.part[0] != RANK_X) || (q == NULL && r.part[1] != RANK_X))
			return NULL;
		out = arena_fmt(a, "%s%s%s%s%s", out == NULL ? "" : out, out == NULL ? "" : "/", s->code,
		    p == NULL || r.part[0] == RANK_X ? "X" : p->name, q == NULL || r.part[1] == RANK_X ? "X" : q->name);
	}
	return out;
}

const char *
scale_grade(struct arena *a, const struct scale *s, struct rank r)
{
	const struct grade *p = row_of(s, 0, r.part[0]);
	const char *out;

	if (*s->code != '\0')
		return print_code(a, s, r);
	if (p == NULL)
		return NULL;
	out = p->name;
	for (int i = 1; i < SCALE_PARTS; i++)
		if (r.part[i] != 0) {
			const struct grade *q = row_of(s, i, r.part[i]);
			if (q == NULL)
				return NULL;
			out = arena_fmt(a, "%s%s%s", out, out == p->name ? "-" : ",", q->name);
		}
	return out;
}

static bool
part_find(const struct scale *s, int part, const char *name, size_t n, short *rank)
{
	if (*s->code != '\0' && n == 1 && *name == 'X') {
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

/* "IP65", "IP65/IP67", "IP65/67": one code or several with the same first digit. */
static bool
find_code(const struct scale *s, const char *name, struct rank *out)
{
	size_t p = strlen(s->code);
	struct rank one = { { 0 } };
	short held_rank[HELD];
	int n = 0;

	for (; n < HELD; n++, name += *name == '/') {
		bool coded = strncmp(name, s->code, p) == 0;
		if (!coded && n == 0)
			return false;
		name += coded ? p : 0;
		if (!part_find(s, 0, name, *name != '\0', &one.part[0]) ||
		    !part_find(s, 1, name + 1, name[1] != '\0', &one.part[1]))
			return false;
		name += 2;
		if (n == 0)
			*out = one;
		/* neither includes the other, and both are told */
		for (int i = 0; i < n; i++)
			if (one.part[0] != out->part[0] || one.part[1] < 1 || held_rank[i] < 1 ||
			    part_order(s, 1, one.part[1], held_rank[i]) != ORDER_UNKNOWN)
				return false;
		held_rank[n] = one.part[1];
		if (*name == '\0') {
			n++;
			break;
		}
		if (*name != '/')
			return false;
	}
	if (*name != '\0' || (out->part[0] == RANK_X && out->part[1] == RANK_X))
		return false;
	for (int i = 1; i < n; i++)		/* by rank, so that one set has one form */
		for (int k = i; k > 0 && held_rank[k] < held_rank[k - 1]; k--) {
			short swap = held_rank[k];
			held_rank[k] = held_rank[k - 1];
			held_rank[k - 1] = swap;
		}
	if (n > 1)
		out->part[1] = held_rank[0];
	for (int i = 1; i < n; i++)
		out->part[1] = (short)(out->part[1] | (held_rank[i] + 1) << HELD_BITS * i);
	return true;
}

/* The additional classes from "-" on, "-s1,d0,t0": each at most once, in their order. */
static bool
find_additional(const struct scale *s, const char *more, struct rank *out)
{
	int part = 0;

	for (size_t n; *more != '\0'; more += n) {
		if (*more != (part == 0 ? '-' : ','))
			return false;
		n = strcspn(++more, ",");
		do
			part++;
		while (part < SCALE_PARTS && !part_find(s, part, more, n, &out->part[part]));
		if (part == SCALE_PARTS)
			return false;
	}
	return out->part[0] < scale_best(s).part[0] || part == 0;
}

bool
scale_find(const struct scale *s, const char *name, struct rank *out)
{
	*out = (struct rank){ { 0 } };
	if (*s->code != '\0')
		return find_code(s, name, out);
	if (part_find(s, 0, name, strlen(name), &out->part[0]))
		return true;
	/* "B1-s1,d0,t0", "B1(B-s1,d0,t0)" */
	const char *more = strchr(name, '-'), *open = strchr(name, '(');
	char class[16], rest[32];
	if (!scale_is_product(s) || more == NULL)
		return false;
	bool inside = open != NULL && open < more;
	size_t n = (size_t)(more - name), len = strlen(more);
	if (n + 2 > sizeof class || len + 1 > sizeof rest || (inside && more[len - 1] != ')'))
		return false;
	memcpy(class, name, n);
	class[n] = ')';
	memcpy(rest, more, len + 1);
	rest[len - inside] = '\0';
	return part_find(s, 0, class, n + inside, &out->part[0]) && find_additional(s, rest, out);
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
	for (size_t i = 0; i < SCALES; i++)
		if (scale_is_product(&scale_table[i]) && (*scale_table[i].code != '\0' || strchr(name, '-') != NULL) &&
		    scale_find(&scale_table[i], name, &r))
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
