#include <stdlib.h>
#include <string.h>
#include <openssl/crypto.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include "base/rnd.h"

void
rnd_bytes(void *p, size_t n)
{
	/* A guessable token would be worse than a process that ends. */
	if (n > INT32_MAX || RAND_bytes(p, (int)n) != 1)
		abort();
}

char *
rnd_public_id(struct arena *a)
{
	static const char digit[] = "0123456789abcdefghjkmnpqrstvwxyz";
	uint8_t r[12];
	char *id = arena_get(a, sizeof r + 1);

	rnd_bytes(r, sizeof r);
	for (size_t i = 0; i < sizeof r; i++)
		id[i] = digit[r[i] & 31];	/* 32 digits: no value is likelier than another */
	return id;
}

char *
rnd_to_hex(struct arena *a, const uint8_t *p, size_t n)
{
	static const char digit[] = "0123456789abcdef";
	char *hex = arena_get(a, 2 * n + 1);

	for (size_t i = 0; i < n; i++) {
		hex[2 * i] = digit[p[i] >> 4];
		hex[2 * i + 1] = digit[p[i] & 15];
	}
	return hex;
}

char *
rnd_hex(struct arena *a, size_t n)
{
	uint8_t *p = arena_get(a, n);

	rnd_bytes(p, n);
	char *hex = rnd_to_hex(a, p, n);
	OPENSSL_cleanse(p, n);
	return hex;
}

void
rnd_sha256(const void *p, size_t n, uint8_t out[32])
{
	SHA256(p, n, out);
}

bool
rnd_equal(const char *a, const char *b)
{
	size_t n = strlen(a);

	return strlen(b) == n && CRYPTO_memcmp(a, b, n) == 0;
}
