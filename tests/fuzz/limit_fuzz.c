#include "input.h"
#include "app/limit.h"
#include "base/dec.h"

/* A text, the unit beside it, the indicator. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(4096);
	struct limit l, again;
	char *f[3];

	fields(a, data, size, f, 3);
	limit_parse(a, f[2], f[0], f[1], &l);
	HOLDS(strcmp(l.raw, f[0]) == 0 && strcmp(l.raw_unit, f[1]) == 0);
	HOLDS(l.kind < KIND_MAX && l.form < LIMIT_FORMS);
	if (l.form == LIMIT_TEXT) {
		HOLDS(l.normal[0] == '\0' && l.lo == NULL && l.hi == NULL && l.nitem == 0 && l.npart == 0);
		HOLDS(l.basis == NULL && l.condition == NULL && l.method == NULL && l.grade == NULL && !l.reference_only);
		HOLDS(l.kind == KIND_UNPARSED || l.kind == KIND_QUALITATIVE || l.kind == KIND_FUNCTION ||
		    l.kind == KIND_ORDINAL);
		return 0;
	}
	HOLDS(l.normal[0] != '\0' && l.kind != KIND_UNPARSED);
	if (l.form == LIMIT_RANGE) {
		HOLDS(l.lo != NULL || l.hi != NULL);
		HOLDS(l.lo == NULL || l.hi == NULL || dec_cmp(l.lo, l.hi) < (l.lo_open || l.hi_open ? 0 : 1));
	}
	if (l.form == LIMIT_ORDINAL) {
		enum order o = scale_order(l.scale, l.from, l.to);
		HOLDS(o == ORDER_BELOW || o == ORDER_SAME || scale_is_product(l.scale));
	}
	for (size_t i = 0; i < l.npart; i++)
		HOLDS(l.part[i].l.form != LIMIT_TEXT && l.part[i].l.normal[0] != '\0' &&
		    (i == 0 || strcmp(l.part[i - 1].key, l.part[i].key) < 0));
	/*
	 * The normal form is read back as itself, unless arithmetic made its numbers too long to be
	 * written.
	 */
	if (strlen(l.normal) < 80) {
		limit_parse(a, f[2], l.normal, l.unit == NULL || !l.unit_given ? f[1] : unit_symbol(l.unit), &again);
		HOLDS(again.form == l.form && strcmp(again.normal, l.normal) == 0);
	}
	return 0;
}
