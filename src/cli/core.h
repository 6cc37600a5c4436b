#pragma once
#include <stdbool.h>
#include "base/arena.h"
#include "cli/cli.h"

/* What the verbs of the domain core share: texts in, one JSON object a line out. */

/* The object of a line while it is written, and whether anything was found wrong with it. */
struct line { struct arena *a; enum lang lang; bool begun, found; };

/* "{" and the first key, or "," and the next; value NULL is null. */
void	 line_text(struct line *, const char *key, const char *value);
void	 line_bool(struct line *, const char *key, bool);

/* "problems":[…] and the end of the line. Code NULL: none. detail may be NULL. */
void	 line_end(struct line *, const char *code, enum msg text, const char *detail);

/*
 * Calls one for the arguments joined by spaces, or, when the only one is "-", for each line of
 * standard input. --lang zh|en is taken out of argv. Returns the exit code: CLI_FINDING when any line had a
 * problem, CLI_USAGE when there is no text.
 */
int	 core_texts(int argc, char **argv, void (*one)(struct line *, const char *text, const void *context),
	    const void *context);

/* The language of --lang, taken out of argv, or of the locale. */
enum lang core_lang(int *argc, char **argv);
