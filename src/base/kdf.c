#include <stdlib.h>
#include <string.h>
#include <sodium.h>
#include "base/kdf.h"

_Static_assert(KDF_TEXT == crypto_pwhash_argon2id_STRBYTES, "the text's room is libsodium's");

/* Safe to call again, and from several threads. */
static void
begin(void)
{
	if (sodium_init() == -1)
		abort();
}

bool
kdf_hash(const char *password, char out[KDF_TEXT])
{
	begin();
	return crypto_pwhash_argon2id_str(out, password, strlen(password), KDF_PASSES, KDF_MEMORY) == 0;
}

bool
kdf_verify(const char *text, const char *password)
{
	begin();
	return crypto_pwhash_argon2id_str_verify(text, password, strlen(password)) == 0;
}

bool
kdf_is_old(const char *text)
{
	begin();
	return crypto_pwhash_argon2id_str_needs_rehash(text, KDF_PASSES, KDF_MEMORY) != 0;
}
