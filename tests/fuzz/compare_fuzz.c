#include "input.h"
#include "app/compare.h"

static enum verdict
mirrored(enum verdict v)
{
	return v == V_STRICTER ? V_LOWER : v == V_LOWER ? V_STRICTER : v == V_NEW ? V_MISSING :
	    v == V_MISSING ? V_NEW : v;
}

/* Six cells of a declared row, six of a reference row. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(16384);
	struct judgement j, k;
	struct compared *c;
	char *f[12];
	size_t n;

	if (size > 4000)
		return 0;
	fields(a, data, size, f, 12);
	struct requirement d = { f[0], f[1], f[2], f[3], f[4], f[5], NULL, NULL };
	struct requirement r = { f[6], f[7], f[8], f[9], f[10], f[11], NULL, NULL };
	compare_requirement(a, &d, &r, NULL, &j);
	HOLDS(j.verdict < V_MAX && j.reason < R_MAX);
	if (j.verdict == V_STRICTER || j.verdict == V_LOWER || j.verdict == V_PARTLY)
		HOLDS(j.declared.form != LIMIT_TEXT && j.reference.form != LIMIT_TEXT);
	if (j.verdict == V_EQUAL)
		HOLDS(j.declared.form != LIMIT_TEXT &&
		    (j.declared.form != LIMIT_NONE || j.reference.form == LIMIT_NONE));
	k = j;
	k.declared = j.reference;
	k.reference = j.declared;
	compare_limits(a, NULL, NULL, &j);
	compare_limits(a, NULL, NULL, &k);
	HOLDS(j.verdict == mirrored(k.verdict));
	struct requirement ds[2] = { d, r }, rs[2] = { r, d };
	compare_table(a, ds, 2, rs, 2, NULL, &c, &n);
	HOLDS(n >= 2 && n <= 4 && c[0].declared == 0 && c[1].declared == 1);
	return 0;
}
