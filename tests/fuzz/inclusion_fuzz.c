#include "input.h"
#include "app/compare.h"

static enum verdict
mirrored(enum verdict v)
{
	return v == V_STRICTER ? V_LOWER : v == V_LOWER ? V_STRICTER : v == V_NEW ? V_MISSING :
	    v == V_MISSING ? V_NEW : v;
}

/* Two limits with their units, and a nominal value: the one against the other is the other against the one, mirrored. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(16384);
	char *f[5];

	fields(a, data, size, f, 5);
	struct terms t = { .rounded = size % 2 == 1, .nominal = f[4] };
	struct judgement j = { .converted = false }, k;
	limit_parse(a, NULL, f[0], f[1], &j.declared);
	limit_parse(a, NULL, f[2], f[3], &j.reference);
	k = (struct judgement){ .declared = j.reference, .reference = j.declared };
	compare_limits(a, NULL, &t, &j);
	compare_limits(a, NULL, &t, &k);
	/* a table is held against a plain limit in one way only */
	HOLDS(j.verdict == mirrored(k.verdict) || j.verdict == V_INCOMPARABLE || k.verdict == V_INCOMPARABLE ||
	    j.declared.form == LIMIT_TABLE || j.reference.form == LIMIT_TABLE);
	return 0;
}
