#pragma once
#include <stddef.h>
#include "base/arena.h"
#include "base/rc.h"
#include "db/db.h"

/*
 * The schema's way forward. Migrations are numbered SQL files, packed into the program, each run
 * in one transaction and recorded with the SHA-256 of its text. There is no way back.
 */
struct migration { int number; const char *name, *sql; };
extern const struct migration migrations[];	/* made by migrationgen from migrations/ */
extern const size_t nmigrations;

enum migrate_end {
	MIGRATE_DONE,		/* the database is at the last migration */
	MIGRATE_CHANGED,	/* a file is not what was run here: landed files stay as they are */
	MIGRATE_NEWER,		/* the database has a migration this program does not know */
	MIGRATE_FAILED		/* one failed; nothing of it is left, those before it stay */
};
struct migrated {
	enum migrate_end	 end;
	size_t			 present;	/* were there already */
	const char		**applied;	/* names of those run now, in the arena */
	size_t			 napplied;
	const char		*name;		/* the migration end speaks of, else NULL */
	const char		*why;		/* MIGRATE_FAILED: what PostgreSQL said */
};

/*
 * Brings the database to the last of n migrations (ascending by number). Safe to call again and
 * from two machines at once. Connect as the owner, without statement_timeout and lock_timeout.
 * OK: *out tells how it ended; anything else: the database can't be worked with at all, see
 * db_error.
 */
enum rc	migrate_run(struct db *, struct arena *, const struct migration *, size_t n,
	    struct migrated *out);
