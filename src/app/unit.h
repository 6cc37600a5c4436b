#pragma once
#include <stdbool.h>
#include "base/arena.h"

/*
 * Units as written in Chinese standards, from the exact table assets/catalogue/units.csv (built in). A unit has a kind
 * (dimension and meaning: a mass fraction is not a volume fraction, a temperature not a difference) and an
 * exact factor num/den, offset for temperatures, to the base of its kind.
 */
struct unit;

/* The unit of a text in any spelling ("mg/L", "毫克/升", "mg·L⁻¹", "％"); NULL: unknown, never guessed. "" is the pure number. */
const struct unit	*unit_find(struct arena *, const char *text);

const char	*unit_symbol(const struct unit *);	/* canonical spelling */
const char	*unit_kind(const struct unit *);	/* "mass-concentration", … */
bool		 unit_commensurable(const struct unit *, const struct unit *);
