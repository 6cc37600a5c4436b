#pragma once
#include <stdbool.h>
#include "base/arena.h"
#include "base/rc.h"

/*
 * Passwords: which are good enough, and their hashes (Argon2id, base/kdf.h), made beside the event
 * loop. Full-width letters, digits and signs count as the ASCII ones, since an input method
 * switches between them unseen; else every character counts as typed, spaces too.
 */
enum password_fault {
	PASSWORD_GOOD,
	PASSWORD_EMPTY,
	PASSWORD_SHORT,		/* under PASSWORD_MIN characters: NIST SP 800-63B where there is no second factor */
	PASSWORD_LONG,		/* over PASSWORD_MAX characters */
	PASSWORD_COMMON,	/* made of a few common words, runs of keys or digits, dates, repeats */
	PASSWORD_CONTEXT,	/* made of the login, the enterprise's name or code */
};
enum { PASSWORD_MIN = 15, PASSWORD_MAX = 128, PASSWORD_BYTES = 4 * PASSWORD_MAX };

/*
 * What is wrong with a new password. Nothing is demanded of its make-up (no "one digit, one
 * capital"): it is refused when at most four of the pieces guessers try first make it up whole. context: what
 * guessers of this account try besides, ended by NULL.
 */
enum password_fault	password_judge(const char *password, const char *const *context);

/* The hash to store, in the arena. E_BUSY: too many wait (job.h). E_INPUT: over PASSWORD_MAX. */
enum rc	password_hash(struct arena *, const char *password, const char **hash);

/*
 * Compares a password with a stored hash; NULL for a login that nobody has, which takes just as
 * long and fits nothing. *old: it fits, but should be hashed anew with today's parameters. E_BUSY as above.
 */
enum rc	password_verify(const char *hash, const char *password, bool *fits, bool *old);
