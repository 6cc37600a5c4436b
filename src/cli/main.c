#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "base/log.h"
#include "cli/cli.h"

static const struct verb verbs[] = {
	{ "migrate", verb_migrate, MSG_cli_migrate, MSG_usage_migrate },
	{ "import", verb_import, MSG_cli_import, MSG_usage_import },
	{ "evaluate", verb_evaluate, MSG_cli_evaluate, MSG_usage_evaluate },
	{ "user", verb_user, MSG_cli_user, MSG_usage_user },
	{ "number", verb_number, MSG_cli_number, MSG_usage_number },
	{ "cite", verb_cite, MSG_cli_cite, MSG_usage_cite },
	{ "uscc", verb_uscc, MSG_cli_uscc, MSG_usage_uscc },
	{ "unit", verb_unit, MSG_cli_unit, MSG_usage_unit },
	{ "limit", verb_limit, MSG_cli_limit, MSG_usage_limit },
	{ "compare", verb_compare, MSG_cli_compare, MSG_usage_compare },
};
enum { NVERB = sizeof verbs / sizeof *verbs };

enum lang
cli_lang(void)
{
	static const char *const name[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
		const char *v = getenv(name[i]);
		if (v != NULL && *v != '\0')
			return strncmp(v, "zh", 2) == 0 ? LANG_ZH : LANG_EN;
	}
	return LANG_EN;
}

int
cli_fail(enum msg text, const char *detail)
{
	fprintf(stderr, "mingbiao: %s%s%s\n", msg(cli_lang(), text), detail != NULL ? ": " : "",
	    detail != NULL ? detail : "");
	return CLI_FINDING;
}

static void
say_verb(FILE *to, enum lang lang, const struct verb *v)
{
	fprintf(to, "  mingbiao %s\n        %s\n", msg(lang, v->usage), msg(lang, v->what));
}

int
cli_usage_in(enum lang lang, const char *verb)
{
	for (size_t i = 0; i < NVERB; i++)
		if (verb == NULL || strcmp(verbs[i].name, verb) == 0)
			say_verb(stderr, lang, &verbs[i]);
	return CLI_USAGE;
}

int
cli_usage(const char *verb)
{
	return cli_usage_in(cli_lang(), verb);
}

const char *
cli_option(int *argc, char **argv, const char *name)
{
	const char *value = NULL;
	size_t n = strlen(name);
	int to = 1;

	for (int i = 1; i < *argc; i++) {
		if (strcmp(argv[i], name) == 0)
			value = i + 1 < *argc ? argv[++i] : NULL;
		else if (strncmp(argv[i], name, n) == 0 && argv[i][n] == '=')
			value = argv[i] + n + 1;
		else
			argv[to++] = argv[i];
	}
	argv[*argc = to] = NULL;
	return value;
}

struct pool *
cli_pool(struct arena *a, int *argc, char **argv)
{
	const char *conninfo = cli_option(argc, argv, "--db");

	if (conninfo == NULL)
		conninfo = getenv("MINGBIAO_DB");
	if (conninfo == NULL || *conninfo == '\0') {
		cli_fail(MSG_cli_no_db, NULL);
		return NULL;
	}
	return pool_new(arena_fmt(a, "%s options='-c statement_timeout=0 -c lock_timeout=0"
	    " -c idle_in_transaction_session_timeout=0'", conninfo), 1);
}

void
cli_json(const char *s)
{
	if (s == NULL) {
		printf("null");
		return;
	}
	size_t n = strlen(s);
	struct arena *a = arena_new(6 * n + 64);	/* the longest escape of a byte is \u0001 */
	char *to = arena_get(a, 6 * n + 1);
	log_escape(to, 6 * n + 1, s, n);
	printf("\"%s\"", to);
	arena_free(a);
}

const char *
cli_file(struct arena *a, const char *path, size_t max, const char **p, size_t *n)
{
	FILE *f = fopen(path, "rb");
	struct stat st;

	if (f == NULL)
		return strerror(errno);
	if (fstat(fileno(f), &st) != 0 || !S_ISREG(st.st_mode) || (size_t)st.st_size > max) {
		fclose(f);
		return strerror(EFBIG);
	}
	char *buf = arena_get(a, (size_t)st.st_size + 1);
	*n = fread(buf, 1, (size_t)st.st_size, f);
	bool whole = *n == (size_t)st.st_size && !ferror(f);
	fclose(f);
	*p = buf;
	return whole ? NULL : strerror(EIO);
}

/* "--help", alone or behind a verb, is answered on standard output. verb NULL: of all. */
static int
help(const struct verb *verb, int argc, char **argv)
{
	const char *name = cli_option(&argc, argv, "--lang");
	enum lang lang = cli_lang();

	if (name != NULL && (strcmp(name, "zh") == 0 || strcmp(name, "en") == 0))
		lang = strcmp(name, "zh") == 0 ? LANG_ZH : LANG_EN;
	for (size_t i = 0; i < NVERB; i++)
		if (verb == NULL || verb == &verbs[i])
			say_verb(stdout, lang, &verbs[i]);
	printf("\n%s\n", msg(lang, MSG_cli_help));
	return fflush(stdout) != 0 ? cli_fail(MSG_cli_output, NULL) : CLI_GOOD;
}

int
main(int argc, char **argv)
{
	if (argc >= 2)
		for (size_t i = 0; i < NVERB; i++)
			if (strcmp(argv[1], verbs[i].name) == 0)
				return argc >= 3 && strcmp(argv[2], "--help") == 0 ? help(&verbs[i], argc, argv) :
				    verbs[i].run(argc - 1, argv + 1);
	if (argc >= 2 && strcmp(argv[1], "--help") == 0)
		return help(NULL, argc, argv);
	if (argc >= 2)
		cli_fail(MSG_cli_no_verb, argv[1]);
	return cli_usage(NULL);
}
