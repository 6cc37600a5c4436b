#include "input.h"
#include "app/limit.h"
#include "base/dec.h"

/* A text and the unit beside it. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(4096);
	struct limit l, again;
	char *f[2];

	if (size > 4000)
		return 0;
	fields(a, data, size, f, 2);
	limit_parse(a, NULL, f[0], f[1], &l);
	HOLDS(strcmp(l.raw, f[0]) == 0 && strcmp(l.raw_unit, f[1]) == 0);
	if (l.form == LIMIT_TEXT) {
		HOLDS(l.normal[0] == '\0' && l.lo == NULL && l.hi == NULL && l.nitem == 0);
		return 0;
	}
	HOLDS(l.normal[0] != '\0');
	if (l.form == LIMIT_RANGE) {
		HOLDS(l.lo != NULL || l.hi != NULL);
		HOLDS(l.lo == NULL || l.hi == NULL || dec_cmp(l.lo, l.hi) < (l.lo_open || l.hi_open ? 0 : 1));
	}
	/*
	 * The normal form is read back as itself, unless arithmetic made its numbers too long to be
	 * written.
	 */
	if (strlen(l.normal) < 80) {
		limit_parse(a, NULL, l.normal, l.unit == NULL ? "" : unit_symbol(l.unit), &again);
		HOLDS(again.form == l.form && strcmp(again.normal, l.normal) == 0);
	}
	return 0;
}
