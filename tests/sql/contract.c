/*
 * Holds every query of src/db against the migrated schema, as the role its file names: it
 * prepares, has the parameters and columns that were said, of the types that were said, under
 * the names that were said; and it plans, which checks every privilege it needs.
 * A file without a role is for both zones and tried as both. TAP.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <libpq-fe.h>
#include "db/db.h"

extern const struct query_file *const query_files[];

/* OIDs of pg_type that never change. */
enum { T_BOOL = 16, T_BYTEA = 17, T_INT8 = 20, T_INT2 = 21, T_INT4 = 23, T_FLOAT4 = 700, T_FLOAT8 = 701 };

static int number, bad;
static char why[4096];

static bool wrong(const char *, ...) __attribute__((format(printf, 1, 2)));
static bool
wrong(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(why, sizeof why, fmt, ap);
	va_end(ap);
	return false;
}

static PGconn *
connect_as(const char *role)
{
	char conninfo[1024];

	snprintf(conninfo, sizeof conninfo, "%s user=%s", getenv("MINGBIAO_TEST_DB"), role);
	PGconn *pg = PQconnectdb(conninfo);
	if (PQstatus(pg) != CONNECTION_OK) {
		printf("Bail out! %s: %s\n", role, PQerrorMessage(pg));
		exit(1);
	}
	PQclear(PQexec(pg, "SET search_path = mingbiao, pub, public"));
	/* What the planner does for the thousandth call, and whether an index could be used at all. */
	PQclear(PQexec(pg, "SET plan_cache_mode = force_generic_plan"));
	PQclear(PQexec(pg, "SET enable_seqscan = off"));
	return pg;
}

/* A domain's parameter is known by the domain's own type. */
static Oid
base_type(PGconn *pg, Oid t)
{
	char sql[200];

	snprintf(sql, sizeof sql, "WITH RECURSIVE d AS (SELECT oid, typbasetype FROM pg_type WHERE oid = %u UNION ALL "
	    "SELECT t.oid, t.typbasetype FROM pg_type t JOIN d ON t.oid = d.typbasetype) "
	    "SELECT oid FROM d WHERE typbasetype = 0", t);
	PGresult *r = PQexec(pg, sql);
	if (PQresultStatus(r) == PGRES_TUPLES_OK && PQntuples(r) == 1)
		t = (Oid)strtoul(PQgetvalue(r, 0, 0), NULL, 10);
	PQclear(r);
	return t;
}

static const char *
type_name(PGconn *pg, Oid t)
{
	static char name[80];
	char sql[80];

	snprintf(sql, sizeof sql, "SELECT format_type(%u, NULL)", t);
	PGresult *r = PQexec(pg, sql);
	snprintf(name, sizeof name, "%s", PQresultStatus(r) == PGRES_TUPLES_OK ? PQgetvalue(r, 0, 0) : "?");
	PQclear(r);
	return name;
}

static bool
fits(PGconn *pg, enum ty ty, Oid t)
{
	t = base_type(pg, t);
	switch (ty) {
	case TY_INT:	return t == T_INT8 || t == T_INT4 || t == T_INT2;
	case TY_BOOL:	return t == T_BOOL;
	case TY_BYTES:	return t == T_BYTEA;
	case TY_TEXT:	/* every other type has a text form; binary floating point is not used here */
		return t != T_INT8 && t != T_INT4 && t != T_INT2 && t != T_BOOL && t != T_BYTEA && t != T_FLOAT4 &&
		    t != T_FLOAT8;
	}
	return false;
}

static const char *
said(enum ty ty)
{
	return (const char *const[]){ "int", "bool", "text", "bytes" }[ty];
}

static bool
described(PGconn *pg, const struct query *q, PGresult *d)
{
	if ((size_t)PQnparams(d) != q->nparam)
		return wrong("%zu parameters said, %d used", q->nparam, PQnparams(d));
	for (size_t i = 0; i < q->nparam; i++)
		if (!fits(pg, q->param[i].ty, PQparamtype(d, (int)i)))
			return wrong("parameter %s is said to be %s and is %s", q->param[i].name, said(q->param[i].ty),
			    type_name(pg, PQparamtype(d, (int)i)));
	if (q->card != EXEC && (size_t)PQnfields(d) != q->ncol)
		return wrong("%zu columns said, %d come", q->ncol, PQnfields(d));
	for (size_t i = 0; i < q->ncol; i++) {
		if (strcmp(PQfname(d, (int)i), q->col[i].name) != 0)
			return wrong("column %zu is said to be %s and is %s", i + 1, q->col[i].name, PQfname(d, (int)i));
		if (!fits(pg, q->col[i].ty, PQftype(d, (int)i)))
			return wrong("column %s is said to be %s and is %s", q->col[i].name, said(q->col[i].ty),
			    type_name(pg, PQftype(d, (int)i)));
	}
	return true;
}

/* Only these have a plan; LOCK or CREATE have none. */
static bool
has_plan(const char *sql)
{
	static const char *const word[] = { "SELECT", "WITH", "INSERT", "UPDATE", "DELETE", "VALUES" };

	for (size_t i = 0; i < sizeof word / sizeof *word; i++)
		if (strncasecmp(sql + strspn(sql, " \t\n("), word[i], strlen(word[i])) == 0)
			return true;
	return false;
}

static bool
plans(PGconn *pg, const struct query *q)
{
	char sql[2048];

	if (!has_plan(q->sql))
		return true;
	int n = snprintf(sql, sizeof sql, "EXPLAIN EXECUTE %s", q->name);
	for (size_t i = 0; i < q->nparam; i++)
		n += snprintf(sql + n, sizeof sql - (size_t)n, "%sNULL", i == 0 ? "(" : ", ");
	if (q->nparam > 0)
		snprintf(sql + n, sizeof sql - (size_t)n, ")");
	PGresult *r = PQexec(pg, sql);
	bool ok = PQresultStatus(r) == PGRES_TUPLES_OK;
	if (!ok)
		wrong("%s", PQerrorMessage(pg));
	for (int i = 0; ok && i < PQntuples(r); i++) {
		const char *scan = strstr(PQgetvalue(r, i, 0), "Seq Scan on ");
		if (scan != NULL && strstr(q->sql, "/*scan*/") == NULL)
			printf("# %s reads all of %.*s: no index serves it\n", q->name, (int)strcspn(scan + 12, " "), scan + 12);
	}
	PQclear(r);
	return ok;
}

static void
check(PGconn *pg, const char *role, const struct query_file *f, const struct query *q)
{
	*why = '\0';
	PGresult *r = PQprepare(pg, q->name, q->sql, (int)q->nparam, NULL);
	if (PQresultStatus(r) != PGRES_COMMAND_OK)
		wrong("%s", PQerrorMessage(pg));
	else {
		PGresult *d = PQdescribePrepared(pg, q->name);
		if (described(pg, q, d))
			plans(pg, q);
		PQclear(d);
	}
	PQclear(r);
	printf("%sok %d - %s.sql %s as %s\n", *why != '\0' ? "not " : "", ++number, f->name, q->name, role);
	bad += *why != '\0';
	for (char *line = strtok(why, "\n"); line != NULL; line = strtok(NULL, "\n"))
		printf("# %s\n", line);
}

int
main(void)
{
	static const char *const zones[] = { "mingbiao_public", "mingbiao_desk", NULL };

	if (getenv("MINGBIAO_TEST_DB") == NULL) {
		printf("Bail out! MINGBIAO_TEST_DB is not set\n");
		return 1;
	}
	for (const struct query_file *const *f = query_files; *f != NULL; f++)
		for (const char *const *role = (*f)->role != NULL ? (const char *const[]){ (*f)->role, NULL } : zones;
		    *role != NULL; role++) {
			PGconn *pg = connect_as(*role);
			for (const struct query *const *q = (*f)->query; *q != NULL; q++)
				check(pg, *role, *f, *q);
			PQfinish(pg);
		}
	printf("1..%d\n", number);
	return bad != 0;
}
