#include <ctype.h>
#include <string.h>
#include "app/account.h"
#include "app/password.h"
#include "app/session.h"
#include "app/throttle.h"
#include "base/log.h"
#include "base/text.h"
#include "db/account.h"
#include "db/enterprise.h"

enum { LOGIN_MAX = 254 };

const char *
account_login(struct arena *a, const char *typed)
{
	char *s = text_trim(a, text_fold(a, typed));
	const char *at = strchr(s, '@');

	if (at == NULL || at == s || at[1] == '\0' || strchr(at + 1, '@') != NULL || strlen(s) > LOGIN_MAX)
		return NULL;
	for (char *p = s; *p != '\0'; p++) {
		if (*p <= ' ' || *p > '~' || strchr("<>()[],;:\\\"", *p) != NULL)
			return NULL;
		*p = (char)tolower((unsigned char)*p);
	}
	return s;
}

/* The password of an account was right: attempts are forgiven, and the hash is as strong as today's. */
static enum rc
welcome(struct db *db, struct arena *a, int64_t account, const char *login, const char *stored,
    const char *password, bool old, const struct origin *o)
{
	const char *hash;

	TRY(throttle_right(db, a, login, o->net));
	if (!old)
		return OK;
	enum rc rc = password_hash(a, password, &hash);
	return rc == OK ? q_account_rehash(db, a, account, stored, hash, NULL) : rc == E_BUSY ? OK : rc;
}

enum rc
account_sign_in(struct db *db, struct arena *a, const char *login, const char *password,
    const struct origin *o, const char **token, int64_t *wait)
{
	struct q_account_by_login row = { 0 };
	bool fits, old;

	TRY(throttle_try(db, a, login, o->net, wait));
	enum rc rc = q_account_by_login(db, a, login, &row);
	if (rc != OK && rc != E_NOTFOUND)
		return rc;
	TRY(password_verify(rc == OK ? row.password_hash : NULL, password, &fits, &old));
	if (!fits || row.disabled) {
		log_event(LOG_LEVEL_WARN, "sign-in-refused", o->request, "account %lld", (long long)row.id);
		return E_LOGIN;
	}
	TRY(welcome(db, a, row.id, login, row.password_hash, password, old, o));
	return session_open(db, a, row.id, o->request, token);
}

enum rc
account_change_password(struct db *db, struct arena *a, int64_t account, const char *present,
    const char *password, const struct origin *o, const char **token, int64_t *wait)
{
	struct q_account_by_id row;
	const char *hash;
	bool fits, old;

	TRY(q_account_by_id(db, a, account, &row));
	TRY(throttle_try(db, a, row.login, o->net, wait));
	TRY(password_verify(row.password_hash, present, &fits, &old));
	if (!fits)
		return E_LOGIN;
	TRY(throttle_right(db, a, row.login, o->net));
	TRY(password_hash(a, password, &hash));
	TRY(q_account_password_set(db, a, account, hash, o->request, NULL));
	return session_open(db, a, account, o->request, token);
}

/* ---- by an operator ---- */

struct adding { struct arena *a; const char *login, *hash, *key; };

static enum rc
add(struct db *db, void *arg)
{
	const struct adding *x = arg;
	struct q_account_add made;
	struct q_enterprise_by_key e;

	TRY(q_account_add(db, x->a, x->login, x->hash, "", &made));
	if (x->key == NULL)
		return OK;
	enum rc rc = q_enterprise_by_key(db, x->a, x->key, &e);
	if (rc != OK)
		return rc == E_NOTFOUND ? E_CONFLICT : rc;
	TRY(q_enterprise_member_add(db, x->a, made.id, e.id, "admin", NULL));
	return q_enterprise_audit(db, x->a, made.id, e.id, e.region, "membership.add", e.public_id, "", NULL);
}

enum rc
account_add(struct db *db, struct arena *a, const char *login, const char *password, const char *key)
{
	struct adding x = { .a = a, .login = login, .key = key };

	TRY(password_hash(a, password, &x.hash));
	return db_tx(db, add, &x);
}

enum rc
account_set_password(struct db *db, struct arena *a, const char *login, const char *password)
{
	struct q_account_by_login row;
	const char *hash;

	TRY(q_account_by_login(db, a, login, &row));
	TRY(password_hash(a, password, &hash));
	return q_account_password_set(db, a, row.id, hash, "", NULL);
}
