#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "app/table.h"
#include "base/rc.h"
#include "db/db.h"

/*
 * The catalogue: regions, industries, classifications, standards with their editions and limits, from the CSV files of
 * assets/catalogue (its README says what each column means). Facts with their source.
 */
struct catalogue_loaded {
	bool		 unchanged;	/* these very files were loaded last: nothing was done */
	size_t		 rows, changed;	/* rows in the files; rows added, changed or taken away */
	struct faults	 faults;	/* with E_INPUT; text ends every line with a line feed */
};

/*
 * Loads the files in one transaction, as the owner of the database. Only what differs is written; a second
 * time with the same files nothing is. Standards keep their public ids. A limit that
 * was corrected becomes a new row and the old one retires, since judgements point at it (decisions.md 4.9).
 * E_INPUT: faults in the files; E_CONFLICT or E_DB: the database refused (db_error). Nothing is changed then.
 */
enum rc	catalogue_import(struct db *, struct arena *, const struct file *, size_t nfile, struct catalogue_loaded *out);
