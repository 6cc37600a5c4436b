#include <string.h>
#include "app/throttle.h"
#include "base/rnd.h"
#include "db/throttle.h"

enum { NET_EVERY = 3, NET_BURST = 20, LOGIN_EVERY = 120, LOGIN_BURST = 30, REGISTER_EVERY = 60, REGISTER_BURST = 10 };

/* Rows are named by a hash: neither logins nor addresses stand in this table. */
static const char *
key(struct arena *a, const char *kind, const char *net, const char *login)
{
	const char *text = arena_fmt(a, "mingbiao %s\n%s\n%s", kind, net != NULL ? net : "", login);
	uint8_t hash[32];

	rnd_sha256(text, strlen(text), hash);
	return arena_fmt(a, "%s:%s", kind, rnd_to_hex(a, hash, sizeof hash));
}

/* E_MANY with the time to wait, from a row that said no. */
static enum rc
refuse(struct db *db, struct arena *a, const char *k, int64_t slack, int64_t *wait)
{
	struct q_throttle_wait w;
	enum rc rc = q_throttle_wait(db, a, k, slack, &w);

	if (rc != OK && rc != E_NOTFOUND)
		return rc;
	*wait = rc == OK ? w.seconds : 1;
	return E_MANY;
}

static enum rc
fill(struct db *db, struct arena *a, const char *k, int64_t every, int64_t burst, int64_t *wait)
{
	struct q_throttle_fill row;
	enum rc rc = q_throttle_fill(db, a, k, every, burst, &row);

	return rc == E_NOTFOUND ? refuse(db, a, k, every * (burst - 1), wait) : rc;
}

enum rc
throttle_try(struct db *db, struct arena *a, const char *login, const char *net, int64_t *wait)
{
	const char *step = key(a, "step", net, login);
	struct q_throttle_known known;
	struct q_throttle_step row;

	/* The network first, the login last: what is refused for one cause weighs on no wider one. */
	TRY(fill(db, a, key(a, "net", net, ""), NET_EVERY, NET_BURST, wait));
	enum rc rc = q_throttle_step(db, a, step, &row);
	if (rc == E_NOTFOUND)
		return refuse(db, a, step, 0, wait);
	TRY(rc);
	TRY(q_throttle_known(db, a, key(a, "known", net, login), &known));
	return known.known ? OK : fill(db, a, key(a, "login", "", login), LOGIN_EVERY, LOGIN_BURST, wait);
}

enum rc
throttle_right(struct db *db, struct arena *a, const char *login, const char *net)
{
	TRY(q_throttle_forgive(db, a, key(a, "step", net, login), key(a, "net", net, ""), NET_EVERY,
	    key(a, "login", "", login), LOGIN_EVERY, key(a, "known", net, login), NULL));
	return q_throttle_sweep(db, a, NULL);
}

enum rc
throttle_register(struct db *db, struct arena *a, const char *net, int64_t *wait)
{
	return fill(db, a, key(a, "register", net, ""), REGISTER_EVERY, REGISTER_BURST, wait);
}
