#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

/*
 * What somebody typed into a search field, public or at the desk, as patterns for simple search: words apart, all of
 * them wanted, parted by blanks and by the marks that titles are written with in two widths; a standard number in any
 * spelling is one word in its official one ("gb/t5171.1" → "GB/T 5171.1"), a credit code one without spaces.
 */
enum { QUESTION_TERMS = 4 };
struct question {
	const char	*pattern[QUESTION_TERMS];	/* of LIKE, "%" for none; wildcards typed are escaped */
	const char	*standard[QUESTION_TERMS];	/* for the catalogue, whose standards bear no year */
	size_t		 n;				/* how many are not "%" */
	const char	*digits;		/* the bare number when it is one standard number, else "" */
	bool		 more;				/* words were left out */
};

/* Never fails; "" asks for everything. */
void	 question_read(struct arena *, const char *text, struct question *out);
