#include <stdint.h>
#include <stdio.h>
#include "app/migrate.h"
#include "cli/cli.h"

static void
print(const struct migrated *m)
{
	printf("{\"present\":%zu,\"applied\":[", m->present);
	for (size_t i = 0; i < m->napplied; i++) {
		printf(i > 0 ? "," : "");
		cli_json(m->applied[i]);
	}
	printf("]}\n");
}

/* mingbiao migrate: brings the database's schema to the present. Exit 1 when it may not. */
int
verb_migrate(int argc, char **argv)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(1 << 16);
	struct migrated m;
	int code = CLI_GOOD;

	struct pool *pool = cli_pool(a, &argc, argv);
	if (pool == NULL || argc > 1) {
		pool_free(pool);
		return cli_usage("migrate");
	}
	struct db *db = db_open(pool, a, INT64_MAX, false, NULL);
	enum rc rc = migrate_run(db, a, migrations, nmigrations, &m);
	if (rc != OK) {
		code = cli_fail(MSG_cli_db, db_error(db));
	} else {
		print(&m);
		if (m.end == MIGRATE_CHANGED)
			code = cli_fail(MSG_cli_migrate_changed, m.name);
		else if (m.end == MIGRATE_NEWER)
			code = cli_fail(MSG_cli_migrate_newer, m.name);
		else if (m.end == MIGRATE_FAILED)
			code = cli_fail(MSG_cli_migrate_failed,
			    arena_fmt(a, "%s: %s", m.name, m.why));
	}
	db_close(db);
	pool_free(pool);
	return code;
}
