#include "input.h"
#include "proof.h"

/*
 * Seven cells of a declared row, seven of a reference row, a nominal value, the reference's standard; the length tells
 * the judgement.
 */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(16384);
	struct judgement j;
	char *f[16];

	fields(a, data, size, f, 16);
	struct requirement d = { f[0], f[1], f[2], f[3], f[4], f[5], NULL, f[6], NULL };
	struct requirement r = { f[7], f[8], f[9], f[10], f[11], f[12], NULL, f[13], f[15] };
	struct terms t = { .explain = true, .rounded = size % 2 == 1, .nominal = f[14] };
	compare_requirement(a, &d, &r, &t, &j);
	HOLDS(j.verdict < V_MAX && j.reason < R_MAX);
	told(a, &j);
	/* two texts in words are equal at most, and only of the same words */
	bool words = j.declared.form == LIMIT_TEXT && j.reference.form == LIMIT_TEXT;
	if (words && j.verdict <= V_CONFLICT)
		HOLDS(j.verdict == V_EQUAL);
	else if (j.verdict <= V_CONFLICT)
		HOLDS(j.declared.form != LIMIT_TEXT && j.reference.form != LIMIT_TEXT &&
		    j.declared.form != LIMIT_AGREED && j.reference.form != LIMIT_AGREED);
	return 0;
}
