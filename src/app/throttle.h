#pragma once
#include <stdint.h>
#include "base/arena.h"
#include "base/rc.h"
#include "db/db.h"

/*
 * Guessing passwords is made slow, in the database, so that all workers count together:
 *
 *   one login from one network	after each failure three times as long: 1 s, 3 s, 9 s … 15 min. Ten
 *				guesses in the first hour, four in each later one.
 *   one network		20 failures at once, one more every three seconds, whatever the login
 *   one login from anywhere	30 failures at once, one more every two minutes; not asked of a network
 *				from which the login's owner has signed in during the last 90 days
 *
 * So an attacker elsewhere never keeps the owner out of a network the owner uses, and from a new one
 * only while he spends hundreds of networks on it. An attempt counts before its password is looked at, and is given
 * back when it was right: many at once gain nothing. Logins nobody has are counted like others.
 */

/*
 * Asks for one attempt at a login from a network (web.h: req.remote). E_MANY: not yet; *wait are the
 * seconds until it makes sense to try again.
 */
enum rc	throttle_try(struct db *, struct arena *, const char *login, const char *net, int64_t *wait);

/* The attempt was right. */
enum rc	throttle_right(struct db *, struct arena *, const char *login, const char *net);

/* Asks for one registration from a network: ten at once, one more a minute. E_MANY as above. */
enum rc	throttle_register(struct db *, struct arena *, const char *net, int64_t *wait);
