#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/rc.h"
#include "db/db.h"

/*
 * A draft: what an enterprise has typed of a declaration, step by step, as the forms sent it. Private, and the
 * only rows of filing that change. A step's form is urlencoded text (web.h pairs_print).
 */
struct draft_form { const char *step, *form; };

/*
 * Opens a draft of the enterprise, filled with the forms given (n may be 0); declaration: it shall become a new
 * version of that one, 0 for a first declaration. *public_id is the draft's address. E_NOTFOUND: the
 * declaration is not the enterprise's.
 */
enum rc	draft_open(struct db *, struct arena *, int64_t enterprise, int64_t account, int64_t declaration,
	    const struct draft_form *, size_t n, const char **public_id);

/*
 * Saves one step as the account typed it, complete or not. revision is the draft's when the editor opened it.
 * E_CONFLICT: somebody has saved since, or the draft is published; nothing is written.
 */
enum rc	draft_save(struct db *, struct arena *, int64_t draft, int64_t revision, int64_t account, const char *step,
	    const char *form, bool complete);

/* Throws a draft away. E_NOTFOUND: there is none, it is another's, or it is published. */
enum rc	draft_remove(struct db *, struct arena *, int64_t draft, int64_t enterprise);
