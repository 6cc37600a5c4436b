#pragma once
#include "base/arena.h"
#include "base/rc.h"
#include "db/db.h"

/*
 * Sessions of the desk: an unguessable token in the browser's cookie, its SHA-256 in the
 * database. Idle for 30 minutes or 12 hours old: gone (security.md 7.3).
 */
struct session {
	int64_t		 id, account, enterprise;	/* enterprise 0: none yet */
	const char	*login, *enterprise_name, *csrf;
};

/* The session of a cookie's token, marked as seen now. E_NOTFOUND: none, idle too long, too old, account disabled. */
enum rc	session_find(struct db *, struct arena *, const char *token, struct session *out);

/*
 * Opens a session for an account; *token is the cookie's value (64 hex digits) and stands nowhere else. With
 * audit row.
 */
enum rc	session_open(struct db *, struct arena *, int64_t account, const char *request, const char **token);

/* Ends one session, or all of the account (all true: "sign out everywhere"). With audit row. */
enum rc	session_end(struct db *, struct arena *, const struct session *, bool all, const char *request);
