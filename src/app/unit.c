#include <stdint.h>
#include <string.h>
#include "app/unit.h"
#include "app/unit_key.h"
#include "base/dec.h"
#include "base/text.h"

struct unit {
	const char	*symbol, *kind;
	int64_t		 num, den;		/* to the base: value*num/den + offset */
	int64_t		 offset_num, offset_den;
};
#include "app/unit_table.h"

enum { UNITS = sizeof unit_table / sizeof *unit_table, SPELLINGS = sizeof spelling_table / sizeof *spelling_table };

const struct unit *
unit_find(struct arena *a, const char *text)
{
	char key[96];
	size_t lo = 0, hi = SPELLINGS;
	const char *t = text_trim(a, text_fold(a, text == NULL ? "" : text));

	if (*t == '\0')
		t = "1";
	if (strlen(t) > 64)
		return NULL;
	unit_key(key, sizeof key, t);
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		int c = strcmp(key, spelling_table[mid].key);
		if (c == 0)
			return &unit_table[spelling_table[mid].unit];
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

const char *
unit_symbol(const struct unit *u)
{
	return u->symbol;
}

const char *
unit_kind(const struct unit *u)
{
	return u->kind;
}

void
unit_factor(const struct unit *u, int64_t *num, int64_t *den)
{
	*num = u->num;
	*den = u->den;
}

bool
unit_commensurable(const struct unit *x, const struct unit *y)
{
	return x == y || strcmp(x->kind, y->kind) == 0;
}

const struct dec *
unit_to_base(struct arena *a, const struct unit *u, const struct dec *v)
{
	if (u->num != u->den)
		v = dec_mul(a, v, dec_ratio(a, u->num, u->den));
	return u->offset_num == 0 ? v : dec_add(a, v, dec_ratio(a, u->offset_num, u->offset_den));
}

const struct dec *
unit_from_base(struct arena *a, const struct unit *u, const struct dec *v)
{
	if (u->offset_num != 0)
		v = dec_sub(a, v, dec_ratio(a, u->offset_num, u->offset_den));
	return u->num == u->den ? v : dec_mul(a, v, dec_ratio(a, u->den, u->num));
}

const struct dec *
unit_convert(struct arena *a, const struct dec *v, const struct unit *from, const struct unit *to)
{
	if (from == to)
		return v;
	if (!unit_commensurable(from, to))
		return NULL;
	return unit_from_base(a, to, unit_to_base(a, from, v));
}

const struct unit *
unit_at(size_t i)
{
	return i < UNITS ? &unit_table[i] : NULL;
}
