#pragma once
#include <stdbool.h>
#include "base/arena.h"

/*
 * The unified social credit code, GB 32100-2015, and the organisation code in it, GB 11714-1997.
 * Some lawful early codes fail the check digit: that is a warning, not a refusal (decisions.md
 * 4.6).
 */
enum uscc_problem {
	USCC_GOOD,
	USCC_EMPTY,
	USCC_LENGTH,		/* not 18 characters; suggest: the one code within other text */
	USCC_LETTER,		/* a character outside the alphabet; suggest: the right code (O→0, I→1) */
	USCC_REGISTRAR,		/* the first two are no registering department and category of table 1 */
	USCC_CHECK,		/* well formed, but a check digit fails: warn and ask to confirm */
	USCC_REGISTRATION,	/* a registration number of 15 digits, as licences had before October 2015 */
	USCC_TAX,		/* a tax number of 15: six digits of the region, nine of the organisation code */
	USCC_ORGANISATION,	/* an organisation code of 9 (GB 11714): characters 9 to 17 of the credit code */
	USCC_PERSON,		/* a person's identity number (GB 11643), which is nobody else's business */
};
struct uscc {
	const char		*raw;
	const char		*code;		/* folded: upper case, no spaces, no zero-width; "" when far off */
	const char		*suggest;	/* a likely right code (both its check digits are), or NULL */
	char			 registrar, category;	/* as in the code; NUL while the form is bad */
	const char		*region;	/* six digits; "" while the form is bad */
	/* of digits 18 and 17; of a REGISTRATION its own (GS 15-2006), of an ORGANISATION and a TAX the latter */
	bool			 check_ok, org_check_ok;
	bool			 full_width;	/* typed in full-width characters, at least in part */
	enum uscc_problem	 problem;
};

/*
 * Reads a code as people type it: lower case, full width, spaces, zero-width characters. True
 * unless the form is bad: problem says why. A code whose form is good and whose check digit fails
 * is true with USCC_CHECK; check_ok is GB 32100's digit 18, org_check_ok GB 11714's digit 17.
 * Nothing is corrected silently: O for 0 is USCC_LETTER with a suggestion.
 */
bool	 uscc_parse(struct arena *, const char *text, struct uscc *out);

/*
 * The check characters of GB 32100-2015 4.5 (over 17) and GB 11714-1997 (over the 8 at
 * organisation); NUL outside the alphabet.
 */
char	 uscc_check_digit(const char *first17);
char	 uscc_org_check_digit(const char *first8);

/*
 * What was wrong where (GB 32100-2015 counts positions from 1): the characters that differ from the likely code, or,
 * where there is none, those that can't stand where they do; likely is NULL then. Returns how many.
 */
struct uscc_slip { int position; const char *typed, *likely; };
size_t	 uscc_slips(struct arena *, const struct uscc *, const struct uscc_slip **out);
