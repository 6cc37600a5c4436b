#pragma once
#include <stdbool.h>
#include "base/arena.h"

/*
 * The unified social credit code, GB 32100-2015, and the organisation code in it, GB 11714-1997.
 * Some lawful early codes fail the check digit: that is a warning, not a refusal (decisions.md 4.6).
 */
enum uscc_problem {
	USCC_GOOD,
	USCC_EMPTY,
	USCC_LENGTH,		/* not 18 characters */
	USCC_LETTER,		/* a character outside the alphabet; suggest holds the likely right code (O→0, I→1) */
	USCC_REGISTRAR,		/* first character not a registering department of GB 32100 table 1 */
	USCC_CHECK,		/* well formed, but the check digit fails: warn and ask to confirm */
};
struct uscc {
	const char		*raw;
	const char		*code;		/* folded: upper case, no spaces, no zero-width; "" when far off */
	const char		*suggest;	/* a likely right code, or NULL */
	char			 registrar, category;
	const char		*region;	/* six digits */
	bool			 check_ok, org_check_ok;
	enum uscc_problem	 problem;
};

/* Reads a code as people type it (lower case, full width, spaces, O for 0). True unless the form is bad: problem says why. */
bool	 uscc_parse(struct arena *, const char *text, struct uscc *out);
