#include <string.h>
#include "app/session.h"
#include "base/rnd.h"
#include "db/session.h"

enum { TOKEN_BYTES = 32, CSRF_BYTES = 16 };

/* Only the hash of a token is kept: who reads the database can't sign in with what stands there. */
static struct bytes
token_hash(struct arena *a, const char *token)
{
	uint8_t *hash = arena_get(a, 32);

	rnd_sha256(token, strlen(token), hash);
	return (struct bytes){ hash, 32 };
}

static bool
token_well_formed(const char *token)
{
	return strlen(token) == 2 * TOKEN_BYTES && strspn(token, "0123456789abcdef") == 2 * TOKEN_BYTES;
}

enum rc
session_find(struct db *db, struct arena *a, const char *token, struct session *out)
{
	struct q_session_by_token row;

	if (!token_well_formed(token))
		return E_NOTFOUND;
	TRY(q_session_by_token(db, a, token_hash(a, token), &row));
	*out = (struct session){ .id = row.id, .account = row.account, .login = row.login, .csrf = row.csrf,
	    .enterprise = row.enterprise != NULL ? *row.enterprise : 0, .enterprise_name = row.enterprise_name };
	return row.stale ? q_session_seen(db, a, row.id, NULL) : OK;
}

enum rc
session_open(struct db *db, struct arena *a, int64_t account, const char *request, const char **token)
{
	const char *t = rnd_hex(a, TOKEN_BYTES);

	TRY(q_session_add(db, a, token_hash(a, t), rnd_hex(a, CSRF_BYTES), account, request, NULL));
	*token = t;
	return OK;
}

enum rc
session_end(struct db *db, struct arena *a, const struct session *s, bool all, const char *request)
{
	return q_session_remove(db, a, all ? 0 : s->id, s->account, request, NULL);
}
