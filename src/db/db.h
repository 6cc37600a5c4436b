#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/rc.h"

/*
 * The only user of libpq. A pool belongs to a process (a worker, a command); a
 * struct db to one request: it borrows a connection for each statement, or keeps
 * one for the length of a transaction. Waiting goes through co_wait, so within a
 * coroutine a slow query stalls nobody.
 */
enum ty { TY_INT, TY_BOOL, TY_TEXT, TY_BYTES };
enum card { ONE, MANY, EXEC };
struct bytes { const uint8_t *p; size_t n; };		/* bytea */
/* A nullable int or bool column is a pointer (NULL is NULL); text and bytes are so already. */
struct col { const char *name; enum ty ty; bool null; size_t off; };
struct param { const char *name; enum ty ty; bool null; };
struct query {
	const char *name, *sql;
	enum card card;
	size_t nparam, ncol, rowsize;
	const struct param *param;
	const struct col *col;
	bool write;			/* not a plain SELECT: never repeated on its own */
};
/* The queries of one .sql file of src/db; role: who runs them, NULL: anybody. */
struct query_file { const char *name, *role; const struct query *const *query; };

/* A parameter's value; SQL's NULL is said by p == NULL. */
struct arg { const char *p; size_t n; };

struct pool;
struct db;

/*
 * A pool of at most max connections to conninfo (libpq's keyword form), opened when
 * needed, prepared statements on each. Ends the process only for lack of memory.
 */
struct pool	*pool_new(const char *conninfo, size_t max);
void		 pool_free(struct pool *);

/*
 * The database as one request sees it. deadline: co_now() milliseconds after which
 * every call returns E_BUSY. retry: whether a query that met a dead connection may be
 * run once more on another (true for GET and HEAD: nothing is changed); one that had
 * not been sent yet, or was BEGIN to COMMIT of a db_tx, is run again in any case.
 * request: the request id for log lines; may be NULL. Nothing is opened or waited for
 * here. The struct lives in the arena; db_close gives its connection back and must be
 * called. Within a coroutine a server that has been away for less than 2 s is waited for.
 */
struct db	*db_open(struct pool *, struct arena *, int64_t deadline, bool retry,
		    const char *request);
void		 db_close(struct db *);

/*
 * Runs a query (made by sqlgen; call its q_<name> instead). ONE: *rows is the row
 * struct, E_NOTFOUND when there is none. MANY: *rows becomes an array in the arena,
 * *nrows its length. EXEC: *nrows the number of rows touched (nrows may be NULL).
 * E_CONFLICT: a constraint said no, db_constraint tells which. E_BUSY: the deadline, a statement or
 * lock timeout, a lost race. E_AWAY: no connection, or the server can't (disk full, shutting
 * down, read-only replica). E_GONE: the client left. E_FAULT: what came, or a parameter, is not
 * what the query says (a NULL, a second row). E_DB: anything else. The last two, and what the
 * server can't, are logged with the request id and without values.
 */
enum rc		 db_run(struct db *, struct arena *, const struct query *,
		    const struct arg *args, void *rows, size_t *nrows);

/*
 * Runs fn in one SERIALIZABLE transaction on one connection and commits when it returns
 * OK, else rolls back and returns fn's answer. When PostgreSQL says it lost a race fn is run
 * again, up to three times: it must touch nothing but the database and its own results. E_BUSY
 * when all were lost.
 */
enum rc		 db_tx(struct db *, enum rc (*fn)(struct db *, void *), void *arg);

/* The name of the constraint behind the last E_CONFLICT, "" otherwise. */
const char	*db_constraint(const struct db *);

/*
 * Runs several statements at once without parameters (migrations, COPY-free scripts). For
 * src/app/migrate.c.
 */
enum rc		 db_script(struct db *, const char *sql);

/* The text of the database's last error, for the command line; "" if none. */
const char	*db_error(const struct db *);

/* Arguments for db_run, used by generated code. */
struct arg	 arg_int(struct arena *, int64_t);
struct arg	 arg_int_null(struct arena *, const int64_t *);	/* NULL is NULL */
struct arg	 arg_bool(bool);
struct arg	 arg_bool_null(const bool *);			/* NULL is NULL */
struct arg	 arg_text(const char *);			/* NULL is NULL */
struct arg	 arg_bytes(struct arena *, struct bytes);	/* p == NULL is NULL */
