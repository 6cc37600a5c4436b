#pragma once
#include <stdbool.h>
#include <stdint.h>
#include "app/uscc.h"
#include "base/arena.h"
#include "base/rc.h"
#include "db/db.h"

/*
 * Enterprises: registering one, and finding the region and industry somebody means.
 */
struct enterprise_contact { const char *person, *phone, *email, *address; };	/* "" or NULL: not said */

struct enterprise_new {
	struct uscc		 uscc;		/* parsed; problem is USCC_GOOD or USCC_CHECK */
	bool			 uscc_confirmed;	/* the registrant compared it with the licence */
	const char		*name, *region, *industry, *industry_edition;	/* the last three are codes */
	struct enterprise_contact shown;	/* stands on public pages; no person */
	struct enterprise_contact authority;	/* only the authority sees it */
	const char		*login, *password;	/* of the account to make; judged already */
	int64_t			 account;	/* or the account that is there already; 0: make one */
};

/*
 * Registers an enterprise with its account in one transaction: account, enterprise, first name and code, both
 * contacts, membership as admin, audit. *account is who may sign in now, *public_id names the enterprise.
 * E_CONFLICT: db_constraint says which: account_login_once, enterprise_uscc_once. E_BUSY: no room for hashing.
 */
enum rc	enterprise_register(struct db *, struct arena *, const struct enterprise_new *, const char *request,
	    int64_t *account, const char **public_id);

/* What somebody may mean by a text: code, words for people, and whether nothing finer lies within. */
struct meaning { const char *code, *edition, *text; bool leaf; };
struct meanings { const struct meaning *p; size_t n; };	/* n over MEANINGS_MAX: there are more */
enum { MEANINGS_MAX = 40 };

/*
 * Regions by what was typed: a code of GB/T 2260 (an old one finds what became of it), a name (淄川区, 淄川), a path
 * (山东省 淄博市 淄川区, with or without spaces). A single one that has regions within comes with them.
 */
enum rc	region_meanings(struct db *, struct arena *, const char *typed, struct meanings *);

/*
 * Industries of GB/T 4754 by code (C3071, 3071) or words of the name; a single one that is no class comes
 * with those within.
 */
enum rc	industry_meanings(struct db *, struct arena *, const char *typed, struct meanings *);

/* Who registered with a code, demonstrations left out: *name, or E_NOTFOUND. */
enum rc	enterprise_named(struct db *, struct arena *, const char *uscc, const char **name);

/* A region code in words, valid today or once: 山东省 莱芜市; *words is NULL for one that never was. */
enum rc	region_words(struct db *, struct arena *, const char *code, const char **words);
