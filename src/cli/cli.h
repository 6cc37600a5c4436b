#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "db/db.h"
#include "i18n/msg.h"

/*
 * build/mingbiao VERB …: one file a verb, registered in main.c. Results are JSON on standard
 * output, texts for people go to standard error in the language of the locale.
 */
/* exit codes; FINDING: also whatever failed */
enum { CLI_GOOD = 0, CLI_FINDING = 1, CLI_USAGE = 2 };

/* A verb: argv[0] is its name; returns an exit code. */
struct verb {
	const char	*name;
	int		(*run)(int argc, char **argv);
	enum msg	 what;		/* says what it does */
	enum msg	 usage;		/* what stands behind "mingbiao", with an example where one helps */
};

/* The verbs, each in a file of its name; see main.c for what they take. */
int	verb_migrate(int argc, char **argv);
int	verb_import(int argc, char **argv);
int	verb_evaluate(int argc, char **argv);
int	verb_user(int argc, char **argv);
int	verb_number(int argc, char **argv);
int	verb_cite(int argc, char **argv);
int	verb_uscc(int argc, char **argv);
int	verb_unit(int argc, char **argv);
int	verb_limit(int argc, char **argv);
int	verb_compare(int argc, char **argv);

/*
 * Takes "--name value" or "--name=value" out of argv (a later one wins); NULL: not there, or no
 * value behind it.
 */
const char	*cli_option(int *argc, char **argv, const char *name);

/*
 * The pool of a command, to the database of --db CONNINFO (taken out of argv) or else
 * MINGBIAO_DB, with neither statement nor lock timeout. NULL: none was named, which has been
 * said; then return CLI_USAGE.
 */
struct pool	*cli_pool(struct arena *, int *argc, char **argv);

/*
 * The language of texts for people: Chinese when LC_ALL, LC_MESSAGES or LANG (the first that is
 * set) begins with zh.
 */
enum lang	 cli_lang(void);

/* "mingbiao: text: detail" on standard error; detail may be NULL. Returns CLI_FINDING. */
int		 cli_fail(enum msg text, const char *detail);

/* Says how the verb is used, on standard error, in the language of the locale or that named. Returns CLI_USAGE. */
int		 cli_usage(const char *verb);
int		 cli_usage_in(enum lang, const char *verb);

/* A whole file of at most max bytes in the arena. NULL: *p and *n are it; else what is wrong, as the system says it. */
const char	*cli_file(struct arena *, const char *path, size_t max, const char **p, size_t *n);

/* Writes a string as JSON, quotes included, on standard output; NULL is null. */
void		 cli_json(const char *);
