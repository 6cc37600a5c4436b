#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"

/*
 * Units as written in Chinese standards, from the exact table assets/catalogue/units.csv (built
 * in). A unit has a kind (dimension and meaning: a mass fraction is not a volume fraction, a
 * temperature not a difference) and an exact factor num/den, offset for temperatures, to the base
 * of its kind.
 *
 * What a text leaves open has a kind of its own and converts into nothing: "%" alone says of what
 * it is a part as little as "1" does, so both are "ratio" and neither is a mass fraction; "ppm" may
 * be by mass or by volume; "K" may be a temperature or a rise; "度", "分" and "匹" are several
 * things; a calorie is 4.184 or 4.186 8 J; "4 次/年" is not "1 次/季".
 */
struct unit;
struct dec;

/*
 * The unit of a text in any spelling ("mg/L", "毫克/升", "mg·L⁻¹", "％"); NULL: unknown, never
 * guessed. "" is the pure number.
 */
const struct unit	*unit_find(struct arena *, const char *text);

const char	*unit_symbol(const struct unit *);	/* canonical spelling */
const char	*unit_kind(const struct unit *);	/* "mass-concentration", … */

/* The factor to the base unit of its kind, as integers: base = value × num / den, and an offset for temperatures. */
void		 unit_factor(const struct unit *, int64_t *num, int64_t *den);

/* Whether values in both can be compared by conversion: same kind. */
bool		 unit_commensurable(const struct unit *, const struct unit *);

/* A value in the unit as a value in its kind's base unit, and back; exact. */
const struct dec *unit_to_base(struct arena *, const struct unit *, const struct dec *);
const struct dec *unit_from_base(struct arena *, const struct unit *, const struct dec *);

/* A value in from as one in to; NULL when they are not commensurable. */
const struct dec *unit_convert(struct arena *, const struct dec *, const struct unit *from, const struct unit *to);

/* Walks the table, for tests and lists: the i-th unit, NULL behind the last. */
const struct unit *unit_at(size_t i);
