#include <string.h>
#include <strings.h>
#include "app/compare_rule.h"
#include "base/dec.h"

const char *
limit_symbol(const struct limit *l)
{
	return l->unit == NULL || !l->unit_given ? "" : unit_symbol(l->unit);
}

/* A difference of temperatures converts without the offset that a temperature has: left to a person. */
static bool
is_difference(const struct task *t, const struct limit *d, const struct limit *r)
{
	static const char *const words[] = { "温升", "温差", "温降", "偏差", "波动", "变化", "均匀", "允差", "误差" };

	return d->deviation || r->deviation || HAS_WORD(t->indicator, words);
}

/* "1 GΩ = 1000 MΩ", or the line a temperature scale is on. */
static void
tell_conversion(const struct task *t, const struct unit *from, const struct unit *to)
{
	if (t->steps == NULL)
		return;
	const struct dec *zero = unit_convert(t->a, dec_ratio(t->a, 0, 1), from, to);
	const struct dec *one = unit_convert(t->a, dec_ratio(t->a, 1, 1), from, to);
	const char *factor = dec_print(t->a, dec_sub(t->a, one, zero));
	if (dec_sign(zero) == 0)
		derivation_add(t->steps, PROOF_UNIT_FACTOR, unit_symbol(from), factor, unit_symbol(to), NULL);
	else
		derivation_add(t->steps, PROOF_UNIT_SCALE, unit_symbol(from), factor, dec_print(t->a, zero),
		    unit_symbol(to), NULL);
}

/* Whether values of both can be held against each other; convert: after conversion. If not, *out says why. */
bool
units_agree(struct task *t, const struct limit *d, const struct limit *r, bool *convert, struct outcome *out)
{
	*convert = false;
	if (d->unit == NULL || r->unit == NULL) {
		const char *raw = d->unit == NULL ? d->raw_unit : r->raw_unit;
		derivation_add(t->steps, PROOF_UNIT_UNKNOWN, raw == NULL ? "" : raw, NULL);
		*out = OUTCOME(V_INCOMPARABLE, R_UNIT_UNKNOWN);
		return false;
	}
	if (d->unit == r->unit) {
		if (t->steps != NULL && d->unit_given)
			derivation_add(t->steps, PROOF_UNIT_SAME, unit_symbol(d->unit), NULL);
		return true;
	}
	/* "≤5 %(m/m)" beside "≤5 %": of what the second is a part is not said */
	bool unsaid = *limit_symbol(d) == '%' && *limit_symbol(r) == '%' &&
	    (strcmp(unit_kind(d->unit), "ratio") == 0) != (strcmp(unit_kind(r->unit), "ratio") == 0);
	bool difference = strcmp(unit_kind(d->unit), "temperature") == 0 && unit_commensurable(d->unit, r->unit) &&
	    is_difference(t, d, r);
	if (!unit_commensurable(d->unit, r->unit) || d->unit_given != r->unit_given || difference) {
		if (d->unit_given != r->unit_given)
			derivation_add(t->steps, PROOF_UNIT_UNSAID, limit_symbol(d->unit_given ? d : r), NULL);
		else
			derivation_add(t->steps, PROOF_UNIT_UNLIKE, limit_symbol(d), limit_symbol(r), NULL);
		*out = unsaid ? OUTCOME(V_NEEDS_HUMAN, R_BASIS_DIFFERS) :
		    OUTCOME(difference ? V_NEEDS_HUMAN : V_INCOMPARABLE, R_UNIT_KIND);
		return false;
	}
	if (strcasecmp(unit_symbol(d->unit), unit_symbol(r->unit)) == 0) {
		derivation_add(t->steps, PROOF_UNIT_CASE, limit_symbol(d), limit_symbol(r), NULL);
		*out = OUTCOME(V_NEEDS_HUMAN, R_UNIT_CASE);
		return false;
	}
	tell_conversion(t, d->unit, r->unit);
	t->converted = *convert = true;
	return true;
}
