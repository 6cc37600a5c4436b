#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"

/* Fills p with n bytes nobody can guess (OpenSSL's generator); ends the process if there are none. */
void	 rnd_bytes(void *p, size_t n);

/*
 * A new opaque public id: 12 characters of 0-9 a-z without i l o u (60 bits), as in
 * /d/<id>. It says nothing of order, number or owner; a collision is the database's
 * unique constraint's to find.
 */
char	*rnd_public_id(struct arena *);

/* n random bytes as 2n lower-case hexadecimal digits. */
char	*rnd_hex(struct arena *, size_t n);

/* SHA-256 of n bytes into out[32]. */
void	 rnd_sha256(const void *p, size_t n, uint8_t out[32]);

/* n bytes as lower-case hexadecimal digits. */
char	*rnd_to_hex(struct arena *, const uint8_t *p, size_t n);

/* Whether two strings are equal, in time that depends on their lengths alone. */
bool	 rnd_equal(const char *a, const char *b);
