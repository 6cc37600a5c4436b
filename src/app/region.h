#pragma once
#include "base/arena.h"

/*
 * The name of a region code of GB/T 2260 with what it lies in: "山东省青岛市市南区". A code that is no longer used has
 * the last name it had, for credit codes keep it for ever (domain.md R-ID-2). "国家" for 100000, which GB 32100-2015
 * 4.2 has for offices of the state; NULL: not listed.
 */
const char	*region_name(struct arena *, const char *code);
