#include <string.h>
#include "app/migrate.h"
#include "base/rnd.h"
#include "db/migration.h"

/* One migration on its way into the database. */
struct step {
	struct arena		*a;
	const struct migration	*m;
	const char		*sha256;
	bool			 there, changed, failed;
};

static const char *
sha256_of(struct arena *a, const char *sql)
{
	uint8_t sum[32];

	rnd_sha256(sql, strlen(sql), sum);
	return rnd_to_hex(a, sum, sizeof sum);
}

/* Within a transaction. Another machine may have been here since the list was read. */
static enum rc
apply(struct db *db, void *arg)
{
	struct step *s = arg;
	struct q_migration_find row;

	s->there = s->changed = s->failed = false;
	TRY(q_migration_lock(db, s->a, NULL));
	enum rc rc = q_migration_find(db, s->a, s->m->number, &row);
	if (rc == OK) {
		s->there = true;
		s->changed = strcmp(row.sha256, s->sha256) != 0;
		return OK;
	}
	if (rc != E_NOTFOUND)
		return rc;
	rc = db_script(db, s->m->sql);
	if (rc != OK) {
		s->failed = true;
		return rc;
	}
	return q_migration_add(db, s->a, s->m->number, s->m->name, s->sha256, NULL);
}

/* Compares what is recorded with the list; false: out->end says why nothing may be run. */
static bool
agree(struct arena *a, const struct migration *m, size_t n, const struct q_migration_all *row,
    size_t nrow,
    struct migrated *out)
{
	for (size_t i = 0; i < nrow; i++) {
		size_t k = 0;
		while (k < n && m[k].number != row[i].number)
			k++;
		if (k == n)
			out->end = MIGRATE_NEWER;
		else if (strcmp(sha256_of(a, m[k].sql), row[i].sha256) != 0)
			out->end = MIGRATE_CHANGED;
		else
			continue;
		out->name = k == n ? row[i].name : m[k].name;
		return false;
	}
	return true;
}

static bool
recorded(const struct q_migration_all *row, size_t nrow, int number)
{
	for (size_t i = 0; i < nrow; i++)
		if (row[i].number == number)
			return true;
	return false;
}

enum rc
migrate_run(struct db *db, struct arena *a, const struct migration *m, size_t n,
    struct migrated *out)
{
	struct q_migration_all *row;
	size_t nrow;

	*out = (struct migrated){ .end = MIGRATE_DONE };
	out->applied = arena_get(a, (n + 1) * sizeof *out->applied);
	/* Machines that make the table at once collide in PostgreSQL's catalogue, in more than one way. */
	enum rc rc = q_migration_table(db, a, NULL);
	if (rc == E_CONFLICT || rc == E_DB)
		rc = q_migration_table(db, a, NULL);
	TRY(rc);
	TRY(q_migration_all(db, a, &row, &nrow));
	if (!agree(a, m, n, row, nrow, out))
		return OK;
	for (size_t i = 0; i < n; i++) {
		if (recorded(row, nrow, m[i].number)) {
			out->present++;
			continue;
		}
		struct step s = { .a = a, .m = &m[i], .sha256 = sha256_of(a, m[i].sql) };
		rc = db_tx(db, apply, &s);
		if (rc != OK && !s.failed)
			return rc;
		if (rc != OK || s.changed) {
			out->end = s.changed ? MIGRATE_CHANGED : MIGRATE_FAILED;
			out->name = m[i].name;
			out->why = arena_str(a, db_error(db));
			return OK;
		}
		if (s.there)
			out->present++;
		else
			out->applied[out->napplied++] = m[i].name;
	}
	return OK;
}
