#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"

/*
 * Units as written in Chinese standards, from the exact table assets/catalogue/units.csv (built
 * in). A unit has a kind (dimension and meaning: a mass fraction is not a volume fraction, a
 * temperature not a difference) and an exact factor num/den, offset for temperatures, to the base
 * of its kind (GB 3100-1993, GB 3101-1993, GB 3102-1993; sources of other factors stand in the table).
 *
 * What a text leaves open has a kind of its own and converts into nothing: "%" alone says of what
 * it is a part as little as "1" does, so both are "ratio" and neither is a mass fraction; "ppm" may
 * be by mass or by volume; "K" may be a temperature or a rise; a calorie is 4.184 or 4.186 8 J; "4 次/年"
 * is not "1 次/季". Where the quantity beside it settles the matter, unit_beside says so.
 */
struct unit;
struct dec;

/*
 * The unit of a text in any spelling ("mg/L", "毫克/升", "mg·L⁻¹", "毫克每升", "mg/升", "％", "K(温升)"); NULL:
 * unknown, never guessed. "" is the pure number. GB 3100-1993 6.1 to 6.5: products, quotients and negative powers
 * are ways to write one unit.
 */
const struct unit	*unit_find(struct arena *, const char *text);

/*
 * What a unit is beside the quantity it measures ("浑浊度", "水的总硬度", "温升"), from the table
 * assets/catalogue/unit_contexts.csv: 度 is a turbidity, a hardness, an angle or a kilowatt hour, ℃ a temperature or,
 * beside 温升, a difference. The same unit when the quantity says nothing, or more than one thing. NULL is fine for
 * either.
 */
const struct unit	*unit_beside(struct arena *, const struct unit *, const char *quantity);

/* Whether a unit is nothing without its quantity: 度, 分, D, kg/cm². Two of them may still be the same thing. */
bool		 unit_unstated(const struct unit *);

/* What such a unit can be, "度(浊度), 度(色度), …"; NULL when there is nothing to say. */
const char	*unit_meanings(struct arena *, const struct unit *);

/*
 * What an unknown text may have been meant as, "mg/kg" for "mg/kgg": units with a spelling that differs in case alone,
 * or else in one character more, less, other or changed places; at most three. A proposal for whoever typed it, never
 * taken. NULL: nothing is near, or too much.
 */
const char	*unit_near(struct arena *, const char *text);

const char	*unit_symbol(const struct unit *);	/* canonical spelling */
const char	*unit_kind(const struct unit *);	/* "mass-concentration", … */

/* The base of its kind: value × num / den + offset is in that. "1" is the whole, where a kind has parts alone (%RH). */
const char	*unit_base(const struct unit *);

/*
 * The factor to the base unit of its kind, as integers below 2⁵³: base = value × num / den, and an offset for
 * temperatures.
 */
void		 unit_factor(const struct unit *, int64_t *num, int64_t *den);

/* Whether values in both can be compared by conversion: same kind. */
bool		 unit_commensurable(const struct unit *, const struct unit *);

/*
 * Whether a tenth of a value is a value of a tenth the number: not of 20 ℃, pH 7, 60 dB or 60 HRC, whose scales do not
 * begin with nothing.
 */
bool		 unit_has_shares(const struct unit *);

/* A value in the unit as a value in its kind's base unit, and back; exact. */
const struct dec *unit_to_base(struct arena *, const struct unit *, const struct dec *);
const struct dec *unit_from_base(struct arena *, const struct unit *, const struct dec *);

/* A value in from as one in to; NULL when they are not commensurable. */
const struct dec *unit_convert(struct arena *, const struct dec *, const struct unit *from, const struct unit *to);

/* Walks the table, for tests and lists: the i-th unit, NULL behind the last. */
const struct unit *unit_at(size_t i);
