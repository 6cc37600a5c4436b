#pragma once
#include "app/compare.h"

/* A derivation that was printed is read back as it was. */
static inline void
told(struct arena *a, const struct judgement *j)
{
	HOLDS(j->steps != NULL && j->steps->n > 0);
	HOLDS(j->steps->n == PROOF_STEPS || j->steps->step[j->steps->n - 1].code == PROOF_CONCLUSION);
	const char *text = derivation_print(a, j->steps);
	struct derivation *back = derivation_read(a, text);
	HOLDS(back != NULL && strcmp(derivation_print(a, back), text) == 0);
}
