#pragma once
#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"
#include "cli/cli.h"

/*
 * What the verbs of the domain core share: texts and options in, one JSON object a line out.
 *
 * A verb says in a struct task what it takes and what it prints; core_run does the rest, so that all of them are
 * used alike:
 *   mingbiao VERB TEXT… [--option VALUE]…	one answer (a lone text may come in several arguments)
 *   mingbiao VERB - [--option VALUE]…		an answer for each line of standard input
 *   mingbiao VERB -- -				what stands behind "--" is text, "-" too
 * A line is a JSON object, {"text":"≥5","unit":"mg/L"}, whose keys are the verb's texts and options (a number is
 * taken as it is written, null is absent), or a plain line: the text, or the texts with tabs between them. It is an
 * object when it begins with "{" and then a quote or "}". Options of the command line hold for lines that have none
 * of their own. --lang zh|en (or "lang") chooses the language of messages. A line that can't be read at all is
 * answered too, with every key null and a problem.
 */
enum { TASK_TEXTS = 4, TASK_OPTIONS = 20, TASK_KEYS = 24, CORE_LINE = 1 << 16 };

struct line;
struct task {
	const char	*verb;			/* for its usage */
	const char	*text[TASK_TEXTS];	/* keys of its texts, in the order of its arguments */
	const char	*option[TASK_OPTIONS];	/* keys of its options: "unit_declared" is --unit-declared */
	const char	*out[TASK_KEYS];	/* keys of its answer, in order; "problems" comes behind them */

	/* Answers one line: every text is there, an option that is not is NULL. */
	void		(*one)(struct line *, const char *const *text, const char *const *option);
};

/* The answer to a line while it is written. */
struct line {
	struct arena		*a;		/* lives as long as the line */
	enum lang		 lang;
	const struct task	*task;
	bool			 found;		/* whether a line had a problem; also the verb's to set: exit code 1 */
	struct problem		*problem, **more;
	size_t			 key, depth;	/* the next of task->out; how many lists and objects are open */
	bool			 begun[8];	/* by depth: something stands there already */
	char			 close[8];	/* by depth: the bracket that ends it */
};

/*
 * A value: of the next key of task->out (another one is a mistake of the program and ends it); within an object of
 * any key; within a list the key is NULL. A text that is NULL is null.
 */
void	 line_text(struct line *, const char *key, const char *value);
void	 line_bool(struct line *, const char *key, bool);
void	 line_int(struct line *, const char *key, int64_t);

/* A list or an object, until line_close. */
void	 line_list(struct line *, const char *key);
void	 line_object(struct line *, const char *key);
void	 line_close(struct line *);

/* Notes a problem, to be printed by line_end. detail (may be NULL) stands behind the text. */
void	 line_problem(struct line *, const char *code, enum msg text, const char *detail);

/* Notes that a text is no unit, with those near it. */
void	 line_unit_unknown(struct line *, const char *code, const char *text);

/* The same with a message put together already. */
void	 line_words(struct line *, const char *code, const char *message);

/* "problems":[…] and the end of the line; what of task->out has not been printed is null before them. */
void	 line_end(struct line *);

/* Runs a verb on its arguments, argv[0] its name. Returns the exit code. */
int	 core_run(int argc, char **argv, const struct task *);

/* Takes "--name" (no value) out of argv; whether it was there. "--" and what is behind it are left alone. */
bool	 core_flag(int *argc, char **argv, const char *name);
