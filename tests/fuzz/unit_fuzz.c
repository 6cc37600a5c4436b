#include "input.h"
#include "app/unit.h"
#include "base/dec.h"

/* A unit, a value, a second unit, a quantity. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(4096);
	char *f[4];

	fields(a, data, size, f, 4);
	const struct unit *u = unit_find(a, f[0]), *w = unit_find(a, f[2]);
	const struct dec *v = dec_of(a, f[1]);
	if (u != NULL)
		HOLDS(unit_find(a, unit_symbol(u)) == u);
	const struct unit *beside = unit_beside(a, u, f[3]);
	HOLDS((beside == NULL) == (u == NULL) && (u == NULL || unit_find(a, unit_symbol(beside)) == beside));
	HOLDS(unit_beside(a, beside, f[3]) == beside);
	if (v != NULL)
		HOLDS(dec_of(a, dec_print(a, v)) != NULL && dec_cmp(dec_of(a, dec_print(a, v)), v) == 0);
	if (u != NULL && w != NULL && v != NULL) {
		const struct dec *there = unit_convert(a, v, u, w);
		HOLDS((there != NULL) == unit_commensurable(u, w));
		HOLDS(there == NULL || dec_cmp(unit_convert(a, there, w, u), v) == 0);
	}
	return 0;
}
