/*
 * The database over asynchronous libpq. Whatever would block waits through co_wait, so one
 * piece of code serves coroutines of a worker and the command line alike.
 *
 * A query whose request gives up (deadline, or its client left) is ended by dropping its
 * connection: the server looks every client_connection_check_interval (here 200 ms) whether its
 * client is still there and ends the query if not. Measured (tests/bench/pool.sh, two busy cores):
 * the event loop stalls 0.05 ms and the query lives 150 ms more; with PQcancel, which connects and
 * waits for the server to fork, the loop would stall 7 ms, and a cancel that comes late can hit the
 * next query of a connection that was kept. The price is a new connection, 5 to 20 ms of waiting
 * for one later request.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <libpq-fe.h>
#include "base/co.h"
#include "base/log.h"
#include "db/db.h"

enum {
	RACES = 3,		/* db_tx runs again at most so often */
	GRACE = 2000,		/* ms after the first failed connect in which requests still wait */
	AGAIN = 50,		/* ms between two attempts then */
};

/* What every session of ours is set to; the conninfo's own options come behind and win. */
static const char options[] =
    "-c search_path=mingbiao,pub,public"
    " -c plan_cache_mode=force_generic_plan"
    " -c statement_timeout=3s"
    " -c lock_timeout=2s"
    " -c idle_in_transaction_session_timeout=10s"
    " -c client_connection_check_interval=200ms"
    " -c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=iso_8601"
    " -c client_min_messages=warning -c jit=off";

struct conn {
	struct conn	*next;		/* in the pool's list of idle ones */
	PGconn		*pg;
	const struct query **ready;	/* hash table of the statements prepared here */
	size_t		 nready, cap;
	bool		 dead;		/* lost, or in a state nobody knows: never used again */
};

/* Who waits for a connection; on the stack of its coroutine. */
struct waiter {
	struct waiter	*next;
	struct co	*co;
	struct conn	*conn;		/* given by whoever had one */
	bool		 may_open;	/* or: a place in the pool became free */
};

struct pool {
	char		*conninfo, *options;
	size_t		 max, n;	/* connections there may be; that are or are being opened */
	struct conn	*idle;		/* last used first: a small load keeps few warm */
	struct waiter	*first, **last;
	int64_t		 down;		/* when connecting began to fail; 0: it works */
};

struct db {
	struct pool	*pool;
	struct arena	*a;
	int64_t		 deadline;
	bool		 retry;
	const char	*request;
	struct conn	*conn;		/* kept for a transaction */
	bool		 tx, raced, gone;
	char		 state[6];	/* SQLSTATE of the last failure */
	const char	*constraint, *error;
};

/* ---- connections ---- */

static void *
get(size_t n)
{
	void *p = calloc(1, n);

	if (p == NULL)
		abort();
	return p;
}

static char *
copy(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(get(n), s, n);
}

static void
notice(void *arg, const PGresult *r)
{
	const char *state = PQresultErrorField(r, PG_DIAG_SQLSTATE);

	(void)arg;
	log_event(LOG_LEVEL_WARN, "db-notice", NULL, "SQLSTATE %s", state != NULL ? state : "?");
}

struct pool *
pool_new(const char *conninfo, size_t max)
{
	struct pool *p = get(sizeof *p);
	const char *own = "";

	p->conninfo = copy(conninfo);
	p->max = max > 0 ? max : 1;
	p->last = &p->first;
	PQconninfoOption *o = PQconninfoParse(conninfo, NULL);
	for (PQconninfoOption *i = o; i != NULL && i->keyword != NULL; i++)
		if (strcmp(i->keyword, "options") == 0 && i->val != NULL)
			own = i->val;
	p->options = get(sizeof options + strlen(own) + 1);
	snprintf(p->options, sizeof options + strlen(own) + 1, "%s %s", options, own);
	PQconninfoFree(o);
	return p;
}

static void
conn_free(struct conn *c)
{
	if (c == NULL)
		return;
	PQfinish(c->pg);
	free(c->ready);
	free(c);
}

void
pool_free(struct pool *p)
{
	if (p == NULL)
		return;
	for (struct conn *c = p->idle, *n; c != NULL; c = n) {
		n = c->next;
		conn_free(c);
	}
	free(p->conninfo);
	free(p->options);
	free(p);
}

/* Keeps the text of what went wrong, a line. */
static void
say(struct db *db, const char *text)
{
	size_t n = strlen(text);

	while (n > 0 && (text[n - 1] == '\n' || text[n - 1] == ' '))
		n--;
	db->error = arena_dup(db->a, text, n);
}

/* One attempt to connect. *out is set when it returns OK. */
static enum rc
attempt(struct db *db, struct conn **out)
{
	const char *const key[] = { "dbname", "options", "fallback_application_name",
	    "client_encoding", NULL };
	const char *const val[] = { db->pool->conninfo, db->pool->options, "mingbiao", "UTF8",
	    NULL };
	PGconn *pg = PQconnectStartParams(key, val, 1);
	PostgresPollingStatusType st = PGRES_POLLING_WRITING;
	enum rc rc = OK;

	if (pg == NULL)
		abort();
	if (PQstatus(pg) == CONNECTION_BAD)
		st = PGRES_POLLING_FAILED;
	while (st != PGRES_POLLING_OK && st != PGRES_POLLING_FAILED && rc == OK) {
		rc = co_wait(PQsocket(pg), st == PGRES_POLLING_READING ? CO_READ : CO_WRITE,
		    db->deadline);
		if (rc == OK)
			st = PQconnectPoll(pg);
	}
	if (rc == OK && st == PGRES_POLLING_FAILED) {
		say(db, PQerrorMessage(pg));
		rc = E_AWAY;
	}
	if (rc == OK && PQsetnonblocking(pg, 1) != 0)
		rc = E_AWAY;
	if (rc != OK) {
		PQfinish(pg);
		return rc;
	}
	PQsetNoticeReceiver(pg, notice, NULL);
	struct conn *c = get(sizeof *c);
	c->pg = pg;
	*out = c;
	return OK;
}

/*
 * A new connection. While the server has been away only for a moment (a restart) a request
 * in a coroutine waits for it; later, and on the command line, it is told at once.
 */
static enum rc
connect_new(struct db *db, struct conn **out)
{
	struct pool *p = db->pool;

	for (;;) {
		enum rc rc = attempt(db, out);
		if (rc == OK && p->down != 0) {
			log_event(LOG_LEVEL_INFO, "db-back", db->request,
			    "connected again after %" PRId64 " ms",
			    co_now() - p->down);
			p->down = 0;
		}
		if (rc != E_AWAY)
			return rc;
		if (p->down == 0) {
			p->down = co_now();
			log_event(LOG_LEVEL_ERROR, "db-away", db->request, "%s", db->error);
		}
		if (co_self() == NULL || co_now() - p->down > GRACE ||
		    co_now() + AGAIN >= db->deadline)
			return E_AWAY;
		if ((rc = co_wait(-1, 0, co_now() + AGAIN)) == E_GONE)
			return rc;
	}
}

/*
 * Whether an idle connection can be used: the server says nothing when all is well, so anything
 * to be read is its good-bye (or a change of settings, for which a new connection is as good).
 */
static bool
alive(const struct conn *c)
{
	char byte;

	return PQstatus(c->pg) == CONNECTION_OK && PQtransactionStatus(c->pg) == PQTRANS_IDLE &&
	    recv(PQsocket(c->pg), &byte, 1, MSG_PEEK | MSG_DONTWAIT) == -1 &&
	    (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
}

/* Passes a connection, or the place of one that is no more (c == NULL), on to who waits longest. */
static void
pass_on(struct pool *p, struct conn *c)
{
	struct waiter *w = p->first;

	if (w == NULL) {
		if (c != NULL) {
			c->next = p->idle;
			p->idle = c;
		} else
			p->n--;
		return;
	}
	if ((p->first = w->next) == NULL)
		p->last = &p->first;
	w->conn = c;
	w->may_open = c == NULL;
	co_resume(w->co);
}

/* Gives a connection back. */
static void
conn_put(struct pool *p, struct conn *c)
{
	if (c->dead || !alive(c) || p->n > p->max) {
		/* opened outside of a coroutine, where nobody can wait */
		bool over = p->n > p->max;
		conn_free(c);
		if (over)
			p->n--;
		else
			pass_on(p, NULL);
	} else
		pass_on(p, c);
}

static enum rc
wait_turn(struct db *db, struct waiter *w)
{
	struct pool *p = db->pool;

	w->co = co_self();
	*p->last = w;
	p->last = &w->next;
	enum rc rc = co_wait(-1, 0, db->deadline);
	if (w->conn != NULL || w->may_open) {
		if (rc == OK)
			return OK;
		pass_on(p, w->conn);	/* the turn came too late */
		return rc;
	}
	for (struct waiter **i = &p->first; *i != NULL; i = &(*i)->next)
		if (*i == w) {
			*i = w->next;
			break;
		}
	for (p->last = &p->first; *p->last != NULL; p->last = &(*p->last)->next)
		;
	return rc == OK ? E_BUSY : rc;
}

/*
 * A connection for this request. fresh: one that is opened now; where one was lost the others of its age are about
 * to be, and a statement is repeated only once.
 */
static enum rc
conn_get(struct db *db, bool fresh, struct conn **out)
{
	struct pool *p = db->pool;

	while (p->idle != NULL) {
		struct conn *c = p->idle;
		p->idle = c->next;
		if (!fresh && alive(c)) {
			*out = c;
			return OK;
		}
		conn_free(c);
		p->n--;
	}
	if (p->n >= p->max && co_self() != NULL) {
		struct waiter w = { 0 };
		TRY(wait_turn(db, &w));
		if (w.conn != NULL && !fresh) {
			*out = w.conn;
			return OK;
		}
		conn_free(w.conn);	/* and not left in *out, should no new one be had */
	} else
		p->n++;
	enum rc rc = connect_new(db, out);
	if (rc != OK)
		pass_on(p, NULL);
	return rc;
}

struct db *
db_open(struct pool *p, struct arena *a, int64_t deadline, bool retry, const char *request)
{
	struct db *db = arena_get(a, sizeof *db);

	db->pool = p;
	db->a = a;
	db->deadline = deadline;
	db->retry = retry;
	db->request = request;
	db->constraint = db->error = "";
	return db;
}

/* The end of a statement or transaction: nothing is kept. */
static void
release(struct db *db)
{
	struct conn *c = db->conn;

	if (c == NULL)
		return;
	db->conn = NULL;
	conn_put(db->pool, c);
}

void
db_close(struct db *db)
{
	if (db == NULL)
		return;
	if (db->conn != NULL && db->tx)
		db->conn->dead = true;	/* the server rolls back when the connection goes */
	db->tx = false;
	release(db);
}

/* ---- one statement ---- */

static void cleanup_res(PGresult **r) { PQclear(*r); }
#define RESULT __attribute__((cleanup(cleanup_res))) PGresult *

/* Sends what is to be sent and reads until a result is complete. E_AWAY: the connection is lost. */
static enum rc
settle(struct db *db)
{
	PGconn *pg = db->conn->pg;

	for (;;) {
		int unsent = PQflush(pg);
		if (unsent == 0 && PQisBusy(pg) == 0)
			return OK;
		enum rc rc = unsent < 0 ? E_AWAY :
		    co_wait(PQsocket(pg), CO_READ | (unsent ? CO_WRITE : 0), db->deadline);
		if (rc == OK && PQconsumeInput(pg) == 0)
			rc = E_AWAY;
		if (rc != OK) {
			/* Lost, or its query is still running: nobody may use it again. */
			if (rc == E_AWAY)
				say(db, PQerrorMessage(pg));
			db->conn->dead = true;
			db->gone |= rc == E_GONE;
			return rc;
		}
	}
}

static bool
begins(const char *state, const char *class)
{
	return strncmp(state, class, strlen(class)) == 0;
}

static const char *
field(const PGresult *r, int which)
{
	const char *v = PQresultErrorField(r, which);

	return v != NULL ? v : "";
}

/* What a failed result means. The log gets no message of the server's that could hold values. */
static enum rc
failed(struct db *db, const char *what, const PGresult *r)
{
	const char *state = field(r, PG_DIAG_SQLSTATE);
	const char *constraint = field(r, PG_DIAG_CONSTRAINT_NAME);

	snprintf(db->state, sizeof db->state, "%s", *state != '\0' ? state : "08006");
	say(db, *field(r, PG_DIAG_MESSAGE_PRIMARY) != '\0' ? field(r, PG_DIAG_MESSAGE_PRIMARY) :
	    PQerrorMessage(db->conn->pg));
	state = db->state;
	if (PQstatus(db->conn->pg) != CONNECTION_OK ||
	    strcmp(field(r, PG_DIAG_SEVERITY_NONLOCALIZED), "FATAL") == 0)
		db->conn->dead = true;
	if (begins(state, "08") || db->conn->dead) {
		db->conn->dead = true;
		return E_AWAY;
	}
	if (begins(state, "23") && *constraint != '\0') {
		db->constraint = arena_str(db->a, constraint);
		return E_CONFLICT;
	}
	if (begins(state, "40")) {		/* lost a race; within db_tx it is run again */
		db->raced = true;
		return E_BUSY;
	}
	bool plain = begins(state, "42") || begins(state, "53") || begins(state, "57") ||
	    begins(state, "58");
	log_event(LOG_LEVEL_ERROR, "db-error", db->request, "%s: SQLSTATE %s %s%s%s", what, state,
	    field(r, PG_DIAG_TABLE_NAME), *field(r, PG_DIAG_COLUMN_NAME) != '\0' ? "." : "",
	    plain ? db->error : field(r, PG_DIAG_COLUMN_NAME));
	if (strcmp(state, "57014") == 0 || strcmp(state, "55P03") == 0)
		return E_BUSY;			/* statement_timeout, lock_timeout */
	if (begins(state, "53") || begins(state, "57") || begins(state, "58") ||
	    strcmp(state, "25006") == 0)
		/* disk full, out of memory, shutting down, a read-only replica */
		return E_AWAY;
	return E_DB;
}

/*
 * The answer to what was sent: the last result, or the first that failed. *out is the
 * caller's to clear, also when the return is not OK.
 */
static enum rc
answer(struct db *db, const char *what, PGresult **out)
{
	enum rc rc = OK;

	for (;;) {
		TRY(settle(db));
		PGresult *r = PQgetResult(db->conn->pg);
		if (r == NULL)
			break;
		ExecStatusType st = PQresultStatus(r);
		if (st == PGRES_COPY_IN || st == PGRES_COPY_OUT || st == PGRES_COPY_BOTH) {
			PQclear(r);
			db->conn->dead = true;
			say(db, "COPY is not spoken here");
			return E_FAULT;
		}
		if (rc == OK && st != PGRES_TUPLES_OK && st != PGRES_COMMAND_OK &&
		    st != PGRES_EMPTY_QUERY) {
			rc = failed(db, what, r);
			if (db->conn->dead) {
				PQclear(r);
				return rc;
			}
		}
		if (rc != OK && *out != NULL && PQresultStatus(*out) == PGRES_FATAL_ERROR) {
			PQclear(r);
			continue;
		}
		PQclear(*out);
		*out = r;
	}
	return rc;
}

static enum rc
not_sent(struct db *db)
{
	say(db, PQerrorMessage(db->conn->pg));
	db->conn->dead = true;
	return E_AWAY;
}

/* The place of q in the table of prepared statements, or the free one where it belongs. */
static const struct query **
slot(struct conn *c, const struct query *q)
{
	size_t at = ((uintptr_t)q >> 4) & (c->cap - 1);

	while (c->ready[at] != NULL && c->ready[at] != q)
		at = (at + 1) & (c->cap - 1);
	return &c->ready[at];
}

static enum rc
prepare(struct db *db, const struct query *q)
{
	struct conn *c = db->conn;

	if (c->nready * 2 >= c->cap) {
		struct conn old = *c;
		c->cap = old.cap > 0 ? old.cap * 2 : 64;
		c->ready = get(c->cap * sizeof *c->ready);
		for (size_t i = 0; i < old.cap; i++)
			if (old.ready[i] != NULL)
				*slot(c, old.ready[i]) = old.ready[i];
		free(old.ready);
	}
	if (*slot(c, q) == q)
		return OK;
	RESULT r = NULL;
	if (PQsendPrepare(c->pg, q->name, q->sql, (int)q->nparam, NULL) == 0)
		return not_sent(db);
	TRY(answer(db, q->name, &r));
	*slot(c, q) = q;
	c->nready++;
	return OK;
}

enum { PARAM_MAX = 200 };

static enum rc
fault(struct db *db, const struct query *q, const char *why, const char *name)
{
	say(db, why);
	log_event(LOG_LEVEL_ERROR, "db-fault", db->request, "%s: %s: %s", q->name, name, why);
	return E_FAULT;
}

static enum rc
execute(struct db *db, const struct query *q, const struct arg *args, PGresult **out)
{
	const char *val[PARAM_MAX];
	int len[PARAM_MAX], binary[PARAM_MAX];

	for (size_t i = 0; i < q->nparam; i++) {
		val[i] = args[i].p;
		len[i] = (int)args[i].n;
		binary[i] = q->param[i].ty == TY_BYTES;
	}
	if (PQsendQueryPrepared(db->conn->pg, q->name, (int)q->nparam, val, len, binary, 0) == 0)
		return not_sent(db);
	return answer(db, q->name, out);
}

static int
nibble(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* bytea's text form: \x and hexadecimal digits. */
static bool
unhex(struct arena *a, const char *v, size_t n, struct bytes *out)
{
	if (n < 2 || n % 2 != 0 || v[0] != '\\' || v[1] != 'x')
		return false;
	uint8_t *p = arena_get(a, n / 2);
	for (size_t i = 2; i < n; i += 2) {
		int hi = nibble(v[i]), lo = nibble(v[i + 1]);
		if (hi < 0 || lo < 0)
			return false;
		p[i / 2 - 1] = (uint8_t)(hi << 4 | lo);
	}
	*out = (struct bytes){ p, n / 2 - 1 };
	return true;
}

/* One value into its place in the row; false: it is not of the type said. */
static bool
take(struct arena *a, const char *v, size_t n, const struct col *c, char *to)
{
	void *at = to + c->off;
	char *end;

	switch (c->ty) {
	case TY_INT:
		errno = 0;
		int64_t i = strtoll(v, &end, 10);
		if (*end != '\0' || end == v || errno != 0)
			return false;
		if (c->null)
			*(const int64_t **)at = memcpy(arena_get(a, sizeof i), &i, sizeof i);
		else
			*(int64_t *)at = i;
		return true;
	case TY_BOOL:
		if (n != 1 || (*v != 't' && *v != 'f'))
			return false;
		bool b = *v == 't';
		if (c->null)
			*(const bool **)at = memcpy(arena_get(a, sizeof b), &b, sizeof b);
		else
			*(bool *)at = b;
		return true;
	case TY_TEXT:
		*(const char **)at = arena_dup(a, v, n);
		return true;
	case TY_BYTES:
		return unhex(a, v, n, at);
	}
	return false;
}

static enum rc
collect(struct db *db, struct arena *a, const struct query *q, PGresult *r, void *rows,
    size_t *nrows)
{
	if (q->card == EXEC) {
		if (nrows != NULL)
			*nrows = strtoull(PQcmdTuples(r), NULL, 10);
		return OK;
	}
	size_t n = (size_t)PQntuples(r);
	if ((size_t)PQnfields(r) != q->ncol)
		return fault(db, q, "another number of columns came than was said", q->name);
	if (q->card == ONE && n == 0)
		return E_NOTFOUND;
	if (q->card == ONE && n > 1)
		return fault(db, q, "one row was said, more came", q->name);
	char *out = q->card == ONE ? memset(rows, 0, q->rowsize) :
	    arena_get(a, (n > 0 ? n : 1) * q->rowsize);
	for (size_t row = 0; row < n; row++)
		for (size_t i = 0; i < q->ncol; i++) {
			if (PQgetisnull(r, (int)row, (int)i)) {
				if (!q->col[i].null)
					return fault(db, q, "a NULL came where none was said",
					    q->col[i].name);
				continue;
			}
			if (!take(a, PQgetvalue(r, (int)row, (int)i),
			    (size_t)PQgetlength(r, (int)row, (int)i), &q->col[i], out +
			    row * q->rowsize))
				return fault(db, q, "a value came that is not of the type said",
				    q->col[i].name);
		}
	if (q->card == MANY) {
		*(void **)rows = out;
		*nrows = n;
	}
	return OK;
}

/* The statement on the connection the request holds. *ran: it may have been executed. */
static enum rc
once(struct db *db, struct arena *a, const struct query *q, const struct arg *args, void *rows,
    size_t *nrows, bool *ran)
{
	RESULT r = NULL;

	*ran = false;
	TRY(prepare(db, q));
	*ran = true;
	enum rc rc = execute(db, q, args, &r);
	/* A plan made for a schema that has changed, or a statement the server has forgotten. */
	if (rc != OK && (strcmp(db->state, "0A000") == 0 || strcmp(db->state, "26000") == 0)) {
		db->conn->dead = true;
		*ran = false;
		return E_AWAY;
	}
	TRY(rc);
	return collect(db, a, q, r, rows, nrows);
}

/*
 * Before each statement: what the last one said is forgotten. Not OK: nobody waits for the
 * answer any more.
 */
static enum rc
begin(struct db *db)
{
	db->state[0] = '\0';
	db->constraint = db->error = "";
	if (db->gone)
		return E_GONE;
	return co_now() < db->deadline ? OK : E_BUSY;
}

enum rc
db_run(struct db *db, struct arena *a, const struct query *q, const struct arg *args, void *rows,
    size_t *nrows)
{
	bool ran;

	TRY(begin(db));
	if (q->nparam > PARAM_MAX)
		return fault(db, q, "too many parameters", q->name);
	for (size_t i = 0; i < q->nparam; i++)
		if (args[i].p == NULL && !q->param[i].null)
			return fault(db, q, "NULL given where none was said", q->param[i].name);
	if (db->tx && (db->conn == NULL || db->conn->dead))
		return E_AWAY;
	if (db->tx)
		return once(db, a, q, args, rows, nrows, &ran);
	for (bool again = false;; again = true) {
		TRY(conn_get(db, again, &db->conn));
		enum rc rc = once(db, a, q, args, rows, nrows, &ran);
		bool lost = rc == E_AWAY && db->conn->dead;
		release(db);
		if (!lost || again || (ran && (q->write || !db->retry)))
			return rc;
		log_event(LOG_LEVEL_WARN, "db-again", db->request, "%s: lost its connection",
		    q->name);
		TRY(begin(db));
	}
}

/* ---- transactions ---- */

static enum rc
word(struct db *db, const char *sql, bool *done)
{
	RESULT r = NULL;

	if (PQsendQuery(db->conn->pg, sql) == 0)
		return not_sent(db);
	TRY(answer(db, sql, &r));
	if (done != NULL)
		*done = r != NULL && strcmp(PQcmdStatus(r), sql) == 0;
	return OK;
}

/* One run. *again: it is certain that nothing was done, and another run may do better. */
static enum rc
tx_once(struct db *db, enum rc (*fn)(struct db *, void *), void *arg, bool *again)
{
	bool done = false;
	enum rc rc = word(db, "BEGIN ISOLATION LEVEL SERIALIZABLE", NULL);

	*again = false;
	if (rc != OK) {
		*again = rc == E_AWAY;
		return rc;
	}
	rc = fn(db, arg);
	if (db->conn->dead) {
		/* Before COMMIT was sent, so the server has rolled back or will. */
		*again = rc == E_AWAY;
		return rc != OK ? rc : E_AWAY;
	}
	if (rc == OK && PQtransactionStatus(db->conn->pg) == PQTRANS_INERROR) {
		/* A failure that fn swallowed: COMMIT would roll back and look like success. */
		if (!db->raced)
			log_event(LOG_LEVEL_ERROR, "db-fault", db->request,
			    "a transaction ignored SQLSTATE %s", db->state);
		rc = E_FAULT;
	}
	if (rc == OK) {
		rc = word(db, "COMMIT", &done);
		if (rc == OK && done)
			return OK;
		if (rc == OK)
			rc = E_FAULT;
	}
	if (db->conn->dead) {
		log_event(LOG_LEVEL_ERROR, "db-commit", db->request,
		    "no answer to COMMIT: done or not, the rows say");
		return rc;
	}
	*again = db->raced;
	/* What fn said last, and not ROLLBACK's answer, is what the caller wants to know. */
	struct db before = *db;
	if (PQtransactionStatus(db->conn->pg) != PQTRANS_IDLE && word(db, "ROLLBACK", NULL) != OK)
		db->conn->dead = true;
	memcpy(db->state, before.state, sizeof db->state);
	db->constraint = before.constraint;
	db->error = before.error;
	return rc;
}

enum rc
db_tx(struct db *db, enum rc (*fn)(struct db *, void *), void *arg)
{
	enum rc rc = E_BUSY;

	if (db->tx) {
		log_event(LOG_LEVEL_ERROR, "db-fault", db->request,
		    "a transaction within a transaction");
		return E_FAULT;
	}
	for (int i = 0; i <= RACES; i++) {
		bool again;
		TRY(begin(db));
		TRY(conn_get(db, false, &db->conn));
		db->raced = false;
		db->tx = true;
		rc = tx_once(db, fn, arg, &again);
		db->tx = false;
		release(db);
		if (!again)
			return rc;
		if (db->raced) {
			rc = E_BUSY;
			/* Who lost a race steps aside for a moment, each for another one. */
			int64_t ms = 1 + (int64_t)((uintptr_t)db >> 4 & 3) * (i + 1);
			if (co_wait(-1, 0, co_now() + ms) == E_GONE)
				return E_GONE;
		}
	}
	return rc;
}

const char *
db_constraint(const struct db *db)
{
	return db->constraint;
}

const char *
db_error(const struct db *db)
{
	return db->error;
}

enum rc
db_script(struct db *db, const char *sql)
{
	RESULT r = NULL;
	bool own = !db->tx;
	enum rc rc;

	TRY(begin(db));
	if (own)
		TRY(conn_get(db, false, &db->conn));
	if (db->conn == NULL || db->conn->dead)
		return E_AWAY;
	rc = PQsendQuery(db->conn->pg, sql) == 0 ? not_sent(db) : answer(db, "script", &r);
	if (rc != OK && r != NULL && *field(r, PG_DIAG_STATEMENT_POSITION) != '\0') {
		/* The position counts characters, and continuation bytes are none. */
		long at = strtol(field(r, PG_DIAG_STATEMENT_POSITION), NULL, 10), line = 1;
		for (const char *s = sql; *s != '\0' && at > 1; s++) {
			line += *s == '\n';
			at -= (s[1] & 0xC0) != 0x80;
		}
		db->error = arena_fmt(db->a, "line %ld: %s", line, db->error);
	}
	if (own) {
		/* A script may have left a transaction open or settings changed. */
		db->conn->dead = true;
		release(db);
	}
	return rc;
}

/* ---- arguments ---- */

struct arg
arg_int(struct arena *a, int64_t v)
{
	char *p = arena_get(a, 24);

	return (struct arg){ p, (size_t)snprintf(p, 24, "%" PRId64, v) };
}

struct arg
arg_int_null(struct arena *a, const int64_t *v)
{
	return v != NULL ? arg_int(a, *v) : (struct arg){ 0 };
}

struct arg
arg_bool(bool v)
{
	return (struct arg){ v ? "t" : "f", 1 };
}

struct arg
arg_bool_null(const bool *v)
{
	return v != NULL ? arg_bool(*v) : (struct arg){ 0 };
}

struct arg
arg_text(const char *v)
{
	return (struct arg){ v, v != NULL ? strlen(v) : 0 };
}

struct arg
arg_bytes(struct arena *a, struct bytes v)
{
	return (struct arg){ v.p != NULL ? arena_dup(a, (const char *)v.p, v.n) : NULL, v.n };
}
