/*
 * The exact numbers, to be asked from outside: lines "op a b" in, the answer out ("-" where there is none).
 * add sub mul div cmp neg sign: on decimals or fractions n/d, printed; read: a text as it is read.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/arena.h"
#include "base/dec.h"

/* A decimal, or a quotient of two. */
static const struct dec *
value(struct arena *a, const char *s)
{
	const char *solidus = strchr(s, '/');

	if (solidus == NULL)
		return dec_of(a, s);
	const struct dec *n = dec_of(a, arena_dup(a, s, (size_t)(solidus - s))), *d = dec_of(a, solidus + 1);
	return n == NULL || d == NULL ? NULL : dec_div(a, n, d);
}

static const struct dec *
apply(struct arena *a, const char *op, const struct dec *x, const struct dec *y)
{
	switch (op[0]) {
	case 'a': return dec_add(a, x, y);
	case 's': return dec_sub(a, x, y);
	case 'm': return dec_mul(a, x, y);
	case 'd': return dec_div(a, x, y);
	case 'n': return dec_neg(a, x);
	case 'c': return dec_ratio(a, dec_cmp(x, y), 1);
	case 'g': return dec_ratio(a, dec_sign(x), 1);
	default: return x;
	}
}

int
main(void)
{
	struct arena *a = arena_new(1 << 16);
	char line[4096];

	while (fgets(line, sizeof line, stdin) != NULL) {
		char *save, *op = strtok_r(line, "\t\n", &save), *first = strtok_r(NULL, "\t\n", &save);
		char *second = strtok_r(NULL, "\t\n", &save);
		const struct dec *x = first == NULL ? NULL : value(a, first), *y = second == NULL ? x : value(a, second);
		const struct dec *r = op == NULL || x == NULL || y == NULL ? NULL : apply(a, op, x, y);
		puts(r == NULL ? "-" : dec_print(a, r));
		arena_reset(a);
	}
	arena_free(a);
	return 0;
}
