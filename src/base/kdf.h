#pragma once
#include <stdbool.h>

/*
 * Argon2id, RFC 9106, through libsodium: the one thing a stored password is made with.
 * 19 MiB and two passes are OWASP's floor; one call is 15 to 40 ms of a core, so
 * within a worker they go through base/job.h. Passwords are NUL-terminated UTF-8.
 */
enum { KDF_MEMORY = 19456 * 1024, KDF_PASSES = 2, KDF_TEXT = 128 };

/* Writes "$argon2id$v=19$m=…$salt$hash" and a NUL; false when there is no memory for it. */
bool	kdf_hash(const char *password, char out[KDF_TEXT]);

/* Whether the password is the one that text was made of; a text that is no such hash fits nothing. */
bool	kdf_verify(const char *text, const char *password);

/* Whether text was made with other parameters than today's, so should be made anew. */
bool	kdf_is_old(const char *text);
