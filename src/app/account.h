#pragma once
#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/rc.h"
#include "db/db.h"

/*
 * Accounts: a person's login (an e-mail address) and password. Nothing here tells whether a login exists:
 * an unknown one, a wrong password and a disabled account are answered alike and take as long.
 */

/* Where a request comes from: the network prefix throttling counts by, and the request id for the audit. */
struct origin { const char *net, *request; };

/* A login as it is kept: no spaces around, full width folded, lower case; NULL when it is no e-mail address. */
const char	*account_login(struct arena *, const char *typed);

/*
 * Signs in: *token opens the new session (session.h). E_LOGIN: login and password don't fit. E_MANY:
 * too many attempts, *wait seconds to wait. E_BUSY: too many are being hashed.
 */
enum rc	account_sign_in(struct db *, struct arena *, const char *login, const char *password,
	    const struct origin *, const char **token, int64_t *wait);

/*
 * A new password for somebody signed in, who says the present one again. All sessions end; *token opens a new one.
 * password: already judged (password.h). E_LOGIN, E_MANY, E_BUSY as for signing in.
 */
enum rc	account_change_password(struct db *, struct arena *, int64_t account, const char *present,
	    const char *password, const struct origin *, const char **token, int64_t *wait);

/*
 * An account made by an operator; key: code or public id of an enterprise it belongs to, or NULL. E_CONFLICT: the
 * login is there already (account_login_once) or the enterprise is unknown (db_constraint is "").
 */
enum rc	account_add(struct db *, struct arena *, const char *login, const char *password, const char *key);

/* A password set by an operator; all sessions of the account end. E_NOTFOUND: no such login. */
enum rc	account_set_password(struct db *, struct arena *, const char *login, const char *password);
