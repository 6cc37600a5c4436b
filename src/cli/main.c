#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "base/log.h"
#include "cli/cli.h"

static const struct verb verbs[] = {
	{ "migrate", verb_migrate, MSG_cli_migrate, "migrate [--db CONNINFO]" },
	{ "import", verb_import, MSG_cli_import, "import catalogue|demo [DIR] [--db CONNINFO]" },
	{ "evaluate", verb_evaluate, MSG_cli_evaluate, "evaluate [--db CONNINFO]" },
	{ "user", verb_user, MSG_cli_user,
	    "user add LOGIN [--enterprise CODE] | passwd LOGIN | list [--db CONNINFO]" },
	{ "number", verb_number, MSG_cli_number, "number TEXT|- | --same A B [--lang zh|en]" },
	{ "cite", verb_cite, MSG_cli_cite, "cite TEXT|- [--lang zh|en]" },
	{ "uscc", verb_uscc, MSG_cli_uscc, "uscc TEXT|- [--lang zh|en]" },
	{ "unit", verb_unit, MSG_cli_unit, "unit TEXT|- | --convert VALUE FROM TO|- [--quantity NAME] [--lang zh|en]" },
	{ "limit", verb_limit, MSG_cli_limit, "limit TEXT|- [--unit U] [--lang zh|en]" },
	{ "compare", verb_compare, MSG_cli_compare, "compare DECLARED REFERENCE|- [--indicator NAME]\n"
	    "            [--unit-declared U] [--unit-reference U] [--condition-declared C] [--condition-reference C]\n"
	    "            [--method-declared M] [--method-reference M] [--grade-declared G] [--grade-reference G]\n"
	    "            [--basis-declared B] [--basis-reference B] [--nominal V] [--rounding full|rounded]\n"
	    "            [--lang zh|en]\n"
	    "        for example: mingbiao compare '≤0.05 mg/kg' '≤0.1 mg/kg' --indicator 铅\n"
	    "  mingbiao compare --table DECLARED.csv REFERENCE.csv [--rounding full|rounded] [--lang zh|en]\n"
	    "        columns: indicator, requirement (or comparator, value, value2), unit, condition, test_method,\n"
	    "        class_grade, product" },
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
	fprintf(to, "  mingbiao %s\n        %s\n", v->usage, msg(lang, v->what));
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

int
main(int argc, char **argv)
{
	if (argc >= 2)
		for (size_t i = 0; i < NVERB; i++)
			if (strcmp(argv[1], verbs[i].name) == 0)
				return verbs[i].run(argc - 1, argv + 1);
	if (argc == 2 && strcmp(argv[1], "--help") == 0) {
		for (size_t i = 0; i < NVERB; i++)
			say_verb(stdout, cli_lang(), &verbs[i]);
		printf("\n%s\n", msg(cli_lang(), MSG_cli_help));
		return CLI_GOOD;
	}
	if (argc >= 2)
		cli_fail(MSG_cli_no_verb, argv[1]);
	return cli_usage(NULL);
}
