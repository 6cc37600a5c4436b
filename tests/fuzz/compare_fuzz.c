#include "input.h"
#include "app/compare.h"

static enum verdict
mirrored(enum verdict v)
{
	return v == V_STRICTER ? V_LOWER : v == V_LOWER ? V_STRICTER : v == V_NEW ? V_MISSING :
	    v == V_MISSING ? V_NEW : v;
}

/* A derivation that was printed is read back as it was. */
static void
told(struct arena *a, const struct judgement *j)
{
	HOLDS(j->steps != NULL && j->steps->n > 0);
	HOLDS(j->steps->n == PROOF_STEPS || j->steps->step[j->steps->n - 1].code == PROOF_CONCLUSION);
	const char *text = derivation_print(a, j->steps);
	struct derivation *back = derivation_read(a, text);
	HOLDS(back != NULL && strcmp(derivation_print(a, back), text) == 0);
}

/* Seven cells of a declared row, seven of a reference row, a nominal value; the length tells the judgement. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(16384);
	struct judgement j, k;
	struct compared *c;
	char *f[15];
	size_t n;

	fields(a, data, size, f, 15);
	struct requirement d = { f[0], f[1], f[2], f[3], f[4], f[5], NULL, f[6], NULL };
	struct requirement r = { f[7], f[8], f[9], f[10], f[11], f[12], NULL, f[13], NULL };
	struct terms t = { .explain = true, .rounded = size % 2 == 1, .nominal = f[14] };
	compare_requirement(a, &d, &r, &t, &j);
	HOLDS(j.verdict < V_MAX && j.reason < R_MAX);
	told(a, &j);
	if (j.verdict <= V_CONFLICT)
		HOLDS(j.declared.form != LIMIT_TEXT && j.reference.form != LIMIT_TEXT &&
		    j.declared.form != LIMIT_AGREED && j.reference.form != LIMIT_AGREED);
	k = j;
	k.declared = j.reference;
	k.reference = j.declared;
	j.steps = k.steps = NULL;
	compare_limits(a, NULL, &t, &j);
	compare_limits(a, NULL, &t, &k);
	/* a table is held against a plain limit in one way only */
	HOLDS(j.verdict == mirrored(k.verdict) || j.verdict == V_INCOMPARABLE || k.verdict == V_INCOMPARABLE);
	struct requirement ds[2] = { d, r }, rs[2] = { r, d };
	compare_table(a, ds, 2, rs, 2, &t, &c, &n);
	HOLDS(n >= 2 && n <= 4 && c[0].declared == 0 && c[1].declared == 1);
	for (size_t i = 0; i < n; i++)
		told(a, &c[i].j);
	return 0;
}
