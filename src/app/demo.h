#pragma once
#include <stddef.h>
#include "app/table.h"
#include "base/rc.h"
#include "db/db.h"

/*
 * The demonstration register: real enterprise standards and real limits from public sources
 * (assets/demo, its README says which), published under the names of the enterprises they are of
 * and marked as a demonstration on every page. No enterprise has declared them here, and none signs.
 */
struct demo_loaded {
	size_t		 enterprises, declarations;	/* added now */
	size_t		 present;			/* declarations that were there already */
	struct faults	 faults;			/* with E_INPUT */
};

/*
 * Loads the files after the catalogue, as the owner of the database. Every file is looked through before
 * anything is written; each declaration is then published by itself, and one that is there is left alone: a
 * load that was cut off goes on where it ended. E_INPUT: faults in the files, nothing was written.
 */
enum rc	demo_import(struct db *, struct arena *, const struct file *, size_t nfile,
	    struct demo_loaded *out);
