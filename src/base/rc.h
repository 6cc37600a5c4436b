#pragma once
/*
 * What can happen to a request, and the one place its HTTP status is said.
 * Functions that can fail return an enum rc; callers pass it up with TRY.
 */
#define RC_LIST(X) \
	X(OK,		200)	/* done, and answered */ \
	X(E_INPUT,	400)	/* the request is not well formed */ \
	X(E_LOGIN,	401)	/* nobody is signed in */ \
	X(E_DENIED,	403)	/* signed in, or forged, but not allowed */ \
	X(E_NOTFOUND,	404) \
	X(E_METHOD,	405)	/* the path is there, the method is not */ \
	X(E_CONFLICT,	409)	/* a named constraint said no: db_constraint() */ \
	X(E_TOOLARGE,	413) \
	X(E_MANY,	429)	/* throttled */ \
	X(E_GONE,	499)	/* the client left; nothing more is to be done */ \
	X(E_FAULT,	500)	/* our fault; the log says which */ \
	X(E_DB,		500)	/* the database refused something it should not have */ \
	X(E_AWAY,	503)	/* the database can't be reached */ \
	X(E_BUSY,	503)	/* it could, but not in time */
#define X(name, http) name,
enum rc { RC_LIST(X) RC_MAX };
#undef X

/* Evaluates an enum rc expression and returns it from the caller unless OK. */
#define TRY(e) do { enum rc rc_ = (e); if (rc_ != OK) return rc_; } while (0)
