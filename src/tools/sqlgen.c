/*
 * sqlgen: turns named queries into typed C.
 *
 *	sqlgen h enterprise.sql		the header, on standard output
 *	sqlgen c enterprise.sql		the functions
 *	sqlgen list a.sql b.sql ...	the table of all files, for tests/sql
 *
 * A file is plain SQL, each query under a line that says its C side:
 *
 *	-- role: mingbiao_public
 *
 *	-- What it finds, and anything the caller must know.
 *	-- name(param type, param type?) one|many|exec: column type,
 *	--     column type?
 *	SELECT ...
 *
 * Types, the same for parameters and columns; with ? the value may be NULL:
 *	int	int64_t			int?	const int64_t *, NULL is NULL
 *	bool	bool			bool?	const bool *, NULL is NULL
 *	text	const char *		text?	the same, NULL is NULL
 *	bytes	struct bytes		bytes?	the same, p == NULL is NULL
 * one: exactly one row into *row, E_NOTFOUND without; many: an array; exec: the number
 * of rows touched. The role is who runs the file's queries (tests/sql prepares them so).
 * The line of a query goes on while it ends with a comma, a colon or an open bracket.
 *
 * What is said here is held against the migrated database by tests/sql; what needs no
 * database to be seen wrong (a parameter said but not used, a name C can't have) is refused here.
 */
#include <ctype.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A prepared statement's name is cut at 63 bytes by PostgreSQL without a word. */
enum { NAME_MAX_BYTES = 60, FIELD_MAX = 200 };

enum ty { TY_INT, TY_BOOL, TY_TEXT, TY_BYTES };
static const struct {
	const char	*name, *enumerator;
	const char	*plain, *nullable;	/* how C declares it */
	const char	*arg, *arg_null;	/* how C hands it to db_run */
} type[] = {
	[TY_INT] = { "int", "TY_INT", "int64_t ", "const int64_t *",
	    "arg_int(a, %s)", "arg_int_null(a, %s)" },
	[TY_BOOL] = { "bool", "TY_BOOL", "bool ", "const bool *",
	    "arg_bool(%s)", "arg_bool_null(%s)" },
	[TY_TEXT] = { "text", "TY_TEXT", "const char *", "const char *",
	    "arg_text(%s)", "arg_text(%s)" },
	[TY_BYTES] = { "bytes", "TY_BYTES", "struct bytes ", "struct bytes ",
	    "arg_bytes(a, %s)", "arg_bytes(a, %s)" },
};
enum { NTYPE = sizeof type / sizeof *type };

struct buf { char *p; size_t n, cap; };
struct field { char *name; enum ty ty; bool null; };
struct fields { struct field *p; size_t n; };
struct query {
	char		*name, *card;
	struct fields	 param, col;
	struct buf	 sql, comment;
	int		 line;
};

static const char *file;
static int line;

static _Noreturn void die(const char *, ...) __attribute__((format(printf, 1, 2)));
static _Noreturn void
die(const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "%s:%d: ", file, line);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(1);
}

static void *
get(void *old, size_t n)
{
	void *p = realloc(old, n);

	if (p == NULL)
		die("out of memory");
	return p;
}

static void
put(struct buf *b, const char *s, size_t n)
{
	if (b->cap < b->n + n + 1)
		b->p = get(b->p, b->cap = (b->n + n + 1) * 2);
	memcpy(b->p + b->n, s, n);
	b->p[b->n += n] = '\0';
}

static char *
copy(const char *s, size_t n)
{
	char *p = get(NULL, n + 1);

	memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

static void
skip(const char **s)
{
	while (isspace((unsigned char)**s))
		++*s;
}

static bool
name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/* Names a generated function or struct could not bear. */
static bool
taken(const char *name, bool param)
{
	static const char *const keyword[] = { "auto", "bool", "break", "case", "char", "const",
	    "continue", "default", "do", "double", "else", "enum", "extern", "false", "float",
	    "for", "goto", "if", "inline", "int", "long", "register", "restrict", "return",
	    "short", "signed", "sizeof", "static", "struct", "switch", "true", "typedef", "union",
	    "unsigned", "void", "volatile", "while", "asm", "typeof" };
	static const char *const ours[] = { "a", "db", "row", "rows", "n", "args" };

	for (size_t i = 0; i < sizeof keyword / sizeof *keyword; i++)
		if (strcmp(name, keyword[i]) == 0)
			return true;
	for (size_t i = 0; param && i < sizeof ours / sizeof *ours; i++)
		if (strcmp(name, ours[i]) == 0)
			return true;
	return false;
}

static char *
word(const char **s, const char *what)
{
	skip(s);
	const char *from = *s;
	while (name_char(**s))
		++*s;
	if (*s == from)
		die("want %s, found \"%.20s\"", what, from);
	if (*s - from > NAME_MAX_BYTES)
		die("%s is longer than %d bytes: %.20s...", what, NAME_MAX_BYTES, from);
	return copy(from, (size_t)(*s - from));
}

/* "name type, name type?" up to the character end. */
static struct fields
fields(const char **s, char end, bool param)
{
	struct fields f = { 0 };
	const char *what = param ? "a parameter" : "a column";

	skip(s);
	if (**s == end)
		return f;
	for (;;) {
		if (f.n == FIELD_MAX)
			die("more than %d of %s", FIELD_MAX, what);
		struct field one = { .name = word(s, what) };
		if (isdigit((unsigned char)one.name[0]) || taken(one.name, param))
			die("%s can't be called %s in C", what, one.name);
		for (size_t i = 0; i < f.n; i++)
			if (strcmp(f.p[i].name, one.name) == 0)
				die("%s is there twice: %s", what, one.name);
		char *ty = word(s, "a type");
		size_t i = 0;
		while (i < NTYPE && strcmp(type[i].name, ty) != 0)
			i++;
		if (i == NTYPE)
			die("a type is int, bool, text or bytes, not %s", ty);
		free(ty);
		one.ty = (enum ty)i;
		if ((one.null = **s == '?'))
			++*s;
		f.p = get(f.p, (f.n + 1) * sizeof *f.p);
		f.p[f.n++] = one;
		skip(s);
		if (**s == end)
			return f;
		if (**s != ',')
			die("want a comma after %s, found \"%.20s\"", one.name, *s);
		++*s;
	}
}

static struct query
query_parse(const char *s)
{
	struct query q = { .line = line };

	q.name = word(&s, "a name");
	s++;					/* the caller has seen the bracket */
	q.param = fields(&s, ')', true);
	s++;
	q.card = word(&s, "one, many or exec");
	if (strcmp(q.card, "one") != 0 && strcmp(q.card, "many") != 0 &&
	    strcmp(q.card, "exec") != 0)
		die("want one, many or exec, not %s", q.card);
	skip(&s);
	if (*s == ':')
		s++;
	else if (q.card[0] != 'e')
		die("want \": columns\" after %s", q.card);
	q.col = fields(&s, '\0', false);
	if (q.card[0] == 'e' && q.col.n > 0)
		die("exec returns no columns");
	if (q.card[0] != 'e' && q.col.n == 0)
		die("%s wants columns", q.card);
	return q;
}

/* Whether the text of a query's line is whole, or goes on in the next line. */
static bool
whole(const char *s)
{
	size_t n = strlen(s);
	bool exec = false;

	while (n > 0 && isspace((unsigned char)s[n - 1]))
		n--;
	const char *close = strchr(s, ')');
	if (close == NULL)
		return false;
	for (close++; isspace((unsigned char)*close); close++)
		;
	exec = strncmp(close, "exec", 4) == 0;
	return n > 0 && s[n - 1] != ',' && s[n - 1] != ')' && (s[n - 1] != ':' || exec);
}

/*
 * The next token of SQL that is neither comment nor string: a word (in upper case, cut to
 * cap), a parameter ("$1") or a single character. False at the end.
 */
static bool
token(const char **s, char *to, size_t cap)
{
	size_t n = 0;

	for (;;) {
		skip(s);
		char c = **s;
		if (c == '\0')
			return false;
		if (c == '-' && (*s)[1] == '-')
			*s += strcspn(*s, "\n");
		else if (c == '/' && (*s)[1] == '*') {
			const char *end = strstr(*s, "*/");
			*s = end != NULL ? end + 2 : *s + strlen(*s);
		} else if (c == '\'' || c == '"') {
			const char *end = strchr(*s + 1, c);
			if (end == NULL)
				die("a string is not closed: %.20s", *s);
			*s = end + 1;
		} else
			break;
	}
	to[n++] = (char)toupper((unsigned char)*(*s)++);
	if (to[0] == '$' || to[0] == '_' || isalnum((unsigned char)to[0]))
		while (**s == '_' || isalnum((unsigned char)**s)) {
			if (n + 1 < cap)
				to[n++] = (char)toupper((unsigned char)**s);
			++*s;
		}
	to[n] = '\0';
	return true;
}

/* Whether a query changes anything or locks rows: such a one is never repeated on its own. */
static bool
writes(const char *sql)
{
	static const char *const verb[] = { "INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE",
	    "COPY", "CALL", "SHARE", "NEXTVAL", "SETVAL", "LOCK", "NOTIFY" };
	char t[32];
	bool first = true;

	while (token(&sql, t, sizeof t)) {
		if (first && strcmp(t, "SELECT") != 0 && strcmp(t, "WITH") != 0 &&
		    strcmp(t, "VALUES") != 0 &&
		    strcmp(t, "(") != 0)
			return true;
		first = false;
		for (size_t i = 0; i < sizeof verb / sizeof *verb; i++)
			if (strcmp(t, verb[i]) == 0)
				return true;
	}
	return false;
}

static void
query_check(const struct query *q)
{
	bool used[FIELD_MAX + 1] = { false };
	const char *s = q->sql.p;
	char t[32];
	bool ended = false;
	int at = line;

	line = q->line;			/* what is wrong is told of the query's own line */
	if (q->sql.n == 0)
		die("%s has no SQL", q->name);
	while (token(&s, t, sizeof t)) {
		if (ended)
			die("%s: one query is one statement, there is more behind its semicolon",
			    q->name);
		ended = strcmp(t, ";") == 0;
		if (t[0] != '$')
			continue;
		unsigned long no = strtoul(t + 1, NULL, 10);
		if (no == 0 || no > q->param.n)
			die("%s uses %s, but %zu parameters are said", q->name, t, q->param.n);
		used[no] = true;
	}
	for (size_t i = 0; i < q->param.n; i++)
		if (!used[i + 1])
			die("%s never uses $%zu, its parameter %s", q->name, i + 1,
			    q->param.p[i].name);
	line = at;
}

static void
prototype(const struct query *q)
{
	printf("q_%s(struct db *db, struct arena *a", q->name);
	for (size_t i = 0; i < q->param.n; i++)
		printf(", %s%s", q->param.p[i].null ? type[q->param.p[i].ty].nullable :
		    type[q->param.p[i].ty].plain, q->param.p[i].name);
	if (q->card[0] == 'o')
		printf(", struct q_%s *row)", q->name);
	else if (q->card[0] == 'm')
		printf(", struct q_%s **rows, size_t *n)", q->name);
	else
		printf(", size_t *n)");
}

static void
emit_h(const struct query *q)
{
	putchar('\n');
	if (q->comment.n > 0)
		printf("/*\n%s */\n", q->comment.p);
	if (q->col.n > 0) {
		printf("struct q_%s {\n", q->name);
		for (size_t i = 0; i < q->col.n; i++)
			printf("\t%s%s;\n", q->col.p[i].null ? type[q->col.p[i].ty].nullable :
			    type[q->col.p[i].ty].plain, q->col.p[i].name);
		printf("};\n");
	}
	printf("enum rc ");
	prototype(q);
	printf(";\n");
}

static void
emit_c(const struct query *q)
{
	if (q->col.n > 0) {
		printf("\nstatic const struct col col_%s[] = {\n", q->name);
		for (size_t i = 0; i < q->col.n; i++)
			printf("\t{ \"%s\", %s, %s, offsetof(struct q_%s, %s) },\n",
			    q->col.p[i].name, type[q->col.p[i].ty].enumerator,
			    q->col.p[i].null ? "true" : "false", q->name, q->col.p[i].name);
		printf("};\n");
	}
	if (q->param.n > 0) {
		printf("\nstatic const struct param param_%s[] = {\n", q->name);
		for (size_t i = 0; i < q->param.n; i++)
			printf("\t{ \"%s\", %s, %s },\n", q->param.p[i].name,
			    type[q->param.p[i].ty].enumerator,
			    q->param.p[i].null ? "true" : "false");
		printf("};\n");
	}
	printf("\nstatic const struct query query_%s = {\n\t.name = \"%s\",\n\t.sql = \"", q->name,
	    q->name);
	for (const char *s = q->sql.p; *s != '\0'; s++)
		if (*s == '\n')
			printf(s[1] == '\0' ? "" : "\\n\"\n\t    \"");
		else if (*s == '\t')
			printf("\\t");
		else
			printf(*s == '"' || *s == '\\' ? "\\%c" : "%c", *s);
	printf("\",\n\t.card = %s, .nparam = %zu, .ncol = %zu, .write = %s,\n",
	    q->card[0] == 'o' ? "ONE" : q->card[0] == 'm' ? "MANY" : "EXEC", q->param.n, q->col.n,
	    writes(q->sql.p) ? "true" : "false");
	if (q->col.n > 0)
		printf("\t.rowsize = sizeof(struct q_%s), .col = col_%s,\n", q->name, q->name);
	if (q->param.n > 0)
		printf("\t.param = param_%s,\n", q->name);
	printf("};\n\nenum rc\n");
	prototype(q);
	printf("\n{\n");
	if (q->param.n > 0) {
		printf("\tconst struct arg args[] = {\n");
		for (size_t i = 0; i < q->param.n; i++) {
			const struct field *f = &q->param.p[i];
			const char *fmt = f->null ? type[f->ty].arg_null : type[f->ty].arg;
			const char *at = strstr(fmt, "%s");
			printf("\t\t%.*s%s%s,\n", (int)(at - fmt), fmt, f->name, at + 2);
		}
		printf("\t};\n");
	}
	printf("\treturn db_run(db, a, &query_%s, %s, %s, %s);\n}\n", q->name,
	    q->param.n > 0 ? "args" : "NULL",
	    q->card[0] == 'o' ? "row" : q->card[0] == 'm' ? "rows" : "NULL",
	    q->card[0] == 'o' ? "NULL" : "n");
}

/* "src/db/enterprise.sql" is called enterprise. */
static char *
noun(const char *path)
{
	const char *base = strrchr(path, '/') != NULL ? strrchr(path, '/') + 1 : path;
	size_t n = strcspn(base, ".");

	for (size_t i = 0; i < n; i++)
		if (!name_char(base[i])) {
			file = path;
			line = 1;
			die("a file's name is made of a-z, 0-9 and _");
		}
	return copy(base, n);
}

static char *role;
static struct query *queries;
static size_t nqueries;

static void
comment_line(struct buf *b, const char *s)
{
	if (strstr(s, "*/") != NULL)
		die("a comment can't hold */, it goes into C");
	put(b, " *", 2);
	put(b, s, strlen(s));
	put(b, "\n", 1);
}

static void
query_begin(const char *text, struct buf *comment)
{
	if (nqueries > 0)
		query_check(&queries[nqueries - 1]);
	struct query q = query_parse(text);
	for (size_t i = 0; i < nqueries; i++)
		if (strcmp(queries[i].name, q.name) == 0)
			die("%s is there twice, see line %d", q.name, queries[i].line);
	q.comment = *comment;
	*comment = (struct buf){ 0 };
	queries = get(queries, (nqueries + 1) * sizeof *queries);
	queries[nqueries++] = q;
}

static bool
is_head(const char *s)
{
	if (strncmp(s, "-- ", 3) != 0 || !islower((unsigned char)s[3]))
		return false;
	for (s += 3; name_char(*s); s++)
		;
	return *s == '(';
}

static void
read_file(FILE *f)
{
	struct buf head = { 0 }, comment = { 0 };
	char *s = NULL;
	size_t cap = 0;
	int first = 0;

	for (ssize_t n; (n = getline(&s, &cap, f)) >= 0;) {
		line++;
		if (strlen(s) != (size_t)n)
			die("a NUL byte");
		while (n > 0 && isspace((unsigned char)s[n - 1]))
			s[--n] = '\0';
		if (head.n > 0 || is_head(s)) {
			if (strncmp(s, "--", 2) != 0)
				die("the line of a query goes on (it ended with a comma, a colon "
				    "or an open bracket), but this is not a -- line");
			if (head.n == 0)
				first = line;
			put(&head, s + 2, (size_t)n - 2);
			put(&head, " ", 1);
			if (whole(head.p)) {
				int last = line;
				line = first;
				query_begin(head.p, &comment);
				line = last;
				head.n = 0;
			}
		} else if (strncmp(s, "-- role:", 8) == 0) {
			const char *p = s + 8;
			if (nqueries > 0 || role != NULL)
				die("the role is said once, before the first query");
			role = word(&p, "a role");
			if (*p != '\0')
				die("want one role, found \"%.20s\"", p);
		} else if (strncmp(s, "--", 2) == 0)
			comment_line(&comment, s + 2);
		else if (*s == '\0')
			comment.n = 0;		/* a comment stands right above its query */
		else {
			comment.n = 0;
			if (nqueries == 0)
				die("SQL before the first query's name");
			put(&queries[nqueries - 1].sql, s, (size_t)n);
			put(&queries[nqueries - 1].sql, "\n", 1);
		}
	}
	if (ferror(f))
		die("can't be read");
	if (head.n > 0)
		die("the file ends within the line of a query");
	free(s);
	if (nqueries > 0)
		query_check(&queries[nqueries - 1]);
}

static void
list(char **path, int n)
{
	printf("/* made by sqlgen */\n#include <stddef.h>\n#include \"db/db.h\"\n\n");
	for (int i = 0; i < n; i++)
		printf("extern const struct query_file queries_%s;\n", noun(path[i]));
	printf("extern const struct query_file *const query_files[];\n"
	    "const struct query_file *const query_files[] = {\n");
	for (int i = 0; i < n; i++)
		printf("\t&queries_%s,\n", noun(path[i]));
	printf("\tNULL\n};\n");
}

int
main(int argc, char **argv)
{
	if (argc >= 2 && strcmp(argv[1], "list") == 0) {
		list(argv + 2, argc - 2);
		return 0;
	}
	if (argc != 3 || (strcmp(argv[1], "h") != 0 && strcmp(argv[1], "c") != 0)) {
		fprintf(stderr, "usage: sqlgen h|c x.sql, or sqlgen list x.sql ...\n");
		return 2;
	}
	FILE *f = fopen(file = argv[2], "r");
	if (f == NULL) {
		perror(file);
		return 1;
	}
	read_file(f);
	fclose(f);

	char *name = noun(file);
	if (argv[1][0] == 'h') {
		printf("/* made by sqlgen from %s */\n#pragma once\n#include \"db/db.h\"\n", file);
		for (size_t i = 0; i < nqueries; i++)
			emit_h(&queries[i]);
		return 0;
	}
	printf("/* made by sqlgen from %s */\n#include <stddef.h>\n#include \"db/%s.h\"\n", file,
	    name);
	for (size_t i = 0; i < nqueries; i++)
		emit_c(&queries[i]);
	printf("\nstatic const struct query *const query[] = {\n");
	for (size_t i = 0; i < nqueries; i++)
		printf("\t&query_%s,\n", queries[i].name);
	printf("\tNULL\n};\nextern const struct query_file queries_%s;\n"
	    "const struct query_file queries_%s = { \"%s\", %s%s%s, query };\n", name, name, name,
	    role != NULL ? "\"" : "", role != NULL ? role : "NULL", role != NULL ? "\"" : "");
	return 0;
}
