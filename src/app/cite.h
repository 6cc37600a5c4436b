#pragma once
#include "app/number.h"

/* Citations of standards in running text (GB/T 1.1-2020 9.5.4 has the forms; people have more). */

/*
 * One citation: text[start…end) in bytes of the text as given, before any folding. number.problem: GOOD; CARRIED;
 * or DOUBT and YEAR for what is plainly meant as a number and can't be read as one (number.system is unknown then).
 */
struct citation { size_t start, end; struct number number; };

/*
 * Finds every citation, in the order of the text, none overlapping another. What letters and digits happen to look
 * like one is left out: chemical symbols, units, hardness, models ("Hg 0.05", "65 dB", "HB 200", "CH4"). What may be a
 * standard is not: figures in a list ("GB 2760、2762"), ends of a range, a number with letters glued to it are DOUBT.
 */
void	 cite_find(struct arena *, const char *text, struct citation **out, size_t *n);
