#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/jsonin.h"
#include "base/log.h"
#include "base/text.h"
#include "app/unit.h"
#include "cli/core.h"

struct problem { const char *code, *message; struct problem *next; };

/* A string as JSON; bytes that are no UTF-8 as U+FFFD. */
static void
quoted(struct line *l, const char *s)
{
	size_t n = strlen(s), cap = 6 * n + 1;		/* the longest escape of a byte is \u0001 */
	char *to = arena_get(l->a, cap);

	log_escape(to, cap, s, n);
	printf("\"%s\"", to);
}

/* What stands before a value: a comma, the key, the brace of a line that begins. */
static void
before(struct line *l, const char *name)
{
	if (l->depth == 0) {
		if (name == NULL || l->task->out[l->key] == NULL || strcmp(l->task->out[l->key], name) != 0)
			abort();
		l->key++;
	}
	if (l->begun[l->depth])
		putchar(',');
	else if (l->depth == 0)
		putchar('{');
	l->begun[l->depth] = true;
	if (name != NULL) {
		quoted(l, name);
		putchar(':');
	}
}

void
line_text(struct line *l, const char *name, const char *value)
{
	before(l, name);
	if (value == NULL)
		printf("null");
	else
		quoted(l, value);
}

void
line_bool(struct line *l, const char *name, bool value)
{
	before(l, name);
	printf(value ? "true" : "false");
}

void
line_int(struct line *l, const char *name, int64_t value)
{
	before(l, name);
	printf("%" PRId64, value);
}

static void
inner(struct line *l, const char *name, char open)
{
	before(l, name);
	putchar(open);
	if (++l->depth == sizeof l->begun)
		abort();
	l->begun[l->depth] = false;
	l->close[l->depth] = open == '[' ? ']' : '}';
}

void
line_list(struct line *l, const char *name)
{
	inner(l, name, '[');
}

void
line_object(struct line *l, const char *name)
{
	inner(l, name, '{');
}

void
line_close(struct line *l)
{
	if (l->depth == 0)
		abort();
	putchar(l->close[l->depth--]);
}

void
line_words(struct line *l, const char *code, const char *message)
{
	struct problem *p = arena_get(l->a, sizeof *p);

	p->code = code;
	p->message = message;
	*l->more = p;
	l->more = &p->next;
	l->found = true;
}

void
line_unit_unknown(struct line *l, const char *code, const char *text)
{
	const char *near = unit_near(l->a, text);

	line_problem(l, code, near == NULL ? MSG_cli_unit_unknown : MSG_cli_unit_near,
	    near == NULL ? text : arena_fmt(l->a, "%s → %s", text, near));
}

void
line_problem(struct line *l, const char *code, enum msg text, const char *detail)
{
	line_words(l, code, detail == NULL ? msg(l->lang, text) : arena_fmt(l->a, "%s%s%s", msg(l->lang, text),
	    l->lang == LANG_ZH ? "：" : ": ", detail));
}

/* A new line, in the language and with the findings so far. */
static void
line_begin(struct line *l)
{
	l->problem = NULL;
	l->more = &l->problem;
	l->key = l->depth = 0;
	l->begun[0] = false;
}

void
line_end(struct line *l)
{
	while (l->task->out[l->key] != NULL)
		line_text(l, l->task->out[l->key], NULL);
	printf(",\"problems\":[");
	for (const struct problem *p = l->problem; p != NULL; p = p->next) {
		printf("{\"code\":");
		quoted(l, p->code);
		printf(",\"message\":");
		quoted(l, p->message);
		printf(p->next == NULL ? "}" : "},");
	}
	printf("]}\n");
	line_begin(l);
}

/* The values of a line, in the order of task->text and task->option. */
struct given { const char *text[TASK_TEXTS], *option[TASK_OPTIONS]; };

/* Where the value of a key belongs; NULL: the verb takes none of that name. */
static const char **
place(const struct task *t, struct given *g, const char *key)
{
	for (size_t i = 0; i < TASK_TEXTS && t->text[i] != NULL; i++)
		if (strcmp(t->text[i], key) == 0)
			return &g->text[i];
	for (size_t i = 0; i < TASK_OPTIONS && t->option[i] != NULL; i++)
		if (strcmp(t->option[i], key) == 0)
			return &g->option[i];
	return NULL;
}

static bool
language(const char *s, enum lang *to)
{
	bool zh = strcmp(s, "zh") == 0;

	*to = zh ? LANG_ZH : LANG_EN;
	return zh || strcmp(s, "en") == 0;
}

/* Answers a line that can't be read: with itself, if the verb has a "raw". */
static void
unreadable(struct line *l, const char *raw, const char *code, enum msg text, const char *detail)
{
	if (strcmp(l->task->out[0], "raw") == 0)
		line_text(l, "raw", raw);
	line_problem(l, code, text, detail);
	line_end(l);
}

/* The keys that a verb takes: "declared, reference, unit_declared, …, lang". */
static const char *
keys(struct arena *a, const struct task *t)
{
	const char *s = "";

	for (size_t i = 0; i < TASK_TEXTS && t->text[i] != NULL; i++)
		s = arena_fmt(a, "%s%s, ", s, t->text[i]);
	for (size_t i = 0; i < TASK_OPTIONS && t->option[i] != NULL; i++)
		s = arena_fmt(a, "%s%s, ", s, t->option[i]);
	return arena_fmt(a, "%slang", s);
}

/* Answers a line with a fault in which the verb's keys are told. */
static void
wrong_keys(struct line *l, const char *raw, const char *code, enum msg text, const char *key)
{
	if (strcmp(l->task->out[0], "raw") == 0)
		line_text(l, "raw", raw);
	line_words(l, code, msg_fill(l->a, l->lang, text, key, keys(l->a, l->task), (char *)NULL));
	line_end(l);
}

static bool
is_object(const char *s)
{
	s += strspn(s, " \t");
	if (*s++ != '{')
		return false;
	s += strspn(s, " \t");
	return *s == '"' || *s == '}';
}

static void
answer(struct line *l, const char *raw, const struct given *g)
{
	for (size_t i = 0; i < TASK_TEXTS && l->task->text[i] != NULL; i++)
		if (g->text[i] == NULL) {
			/* what begins as JSON and is none is no text with its tabs forgotten */
			char first = raw == NULL ? '\0' : raw[strspn(raw, " \t")];
			if (first == '[' || (first == '{' && !is_object(raw)))
				unreadable(l, raw, "json", MSG_cli_json_form, "1");
			else
				wrong_keys(l, raw, "absent", MSG_cli_absent_line, l->task->text[i]);
			return;
		}
	l->task->one(l, g->text, g->option);
}

static void
object_line(struct line *l, const char *s, size_t n, const struct given *defaults)
{
	static const struct { const char *code; enum msg text; } fault[] = {
		[JSON_FORM] = { "json", MSG_cli_json_form }, [JSON_TYPE] = { "json-type", MSG_cli_json_type },
		[JSON_TWICE] = { "json-twice", MSG_cli_json_twice },
	};
	struct json_pair pair[TASK_TEXTS + TASK_OPTIONS + 1];
	struct given g = *defaults;
	size_t count, at;
	enum lang lang = l->lang;

	enum json_fault f = json_pairs(l->a, s, n, pair, sizeof pair / sizeof *pair, &count, &at);
	if (f == JSON_MANY) {
		wrong_keys(l, s, "json-key", MSG_cli_json_key, "…");
		return;
	}
	if (f != JSON_GOOD) {
		unreadable(l, s, fault[f].code, fault[f].text, arena_fmt(l->a, "%zu", at + 1));
		return;
	}
	for (size_t i = 0; i < count; i++) {
		const char **to = place(l->task, &g, pair[i].key);
		if (to != NULL && pair[i].value != NULL)
			*to = pair[i].value;
		else if (to == NULL && (strcmp(pair[i].key, "lang") != 0 ||
		    (pair[i].value != NULL && !language(pair[i].value, &l->lang)))) {
			l->lang = lang;
			wrong_keys(l, s, "json-key", MSG_cli_json_key, pair[i].key);
			return;
		}
	}
	answer(l, s, &g);
	l->lang = lang;
}

/* The text, or the texts with tabs between. */
static void
plain_line(struct line *l, char *s, const struct given *defaults)
{
	struct given g = *defaults;
	const char *raw = arena_str(l->a, s);
	size_t i = 0;

	for (; l->task->text[i + 1] != NULL; i++) {
		g.text[i] = s;
		s += strcspn(s, "\t");
		if (*s == '\0')
			break;
		*s++ = '\0';
	}
	if (l->task->text[i + 1] == NULL)
		g.text[i] = s;
	answer(l, raw, &g);
}

/* One line of standard input without its end. False: there is none. *whole: it had room, and no NUL within. */
static bool
read_line(char *buf, size_t *n, bool *whole)
{
	int c;

	*n = 0;
	*whole = true;
	while ((c = getchar()) != EOF && c != '\n') {
		*whole &= *n < CORE_LINE && c != '\0';
		if (*n < CORE_LINE)
			buf[(*n)++] = (char)(c == '\0' ? ' ' : c);
	}
	if (*n > 0 && buf[*n - 1] == '\r')
		--*n;
	buf[*n] = '\0';
	return c != EOF || *n > 0;
}

static void
lines(struct line *l, const struct given *defaults)
{
	static const char bom[] = "\xEF\xBB\xBF";
	static char buf[CORE_LINE + 1];
	size_t n;
	bool whole;

	for (bool first = true; read_line(buf, &n, &whole); first = false) {
		char *s = buf + (first && strncmp(buf, bom, strlen(bom)) == 0 ? strlen(bom) : 0);
		line_begin(l);
		if (!whole)
			unreadable(l, NULL, "line", MSG_cli_line, NULL);
		else if (!text_valid(s, strlen(s)))
			unreadable(l, s, "utf-8", MSG_cli_utf8, NULL);
		else if (is_object(s))
			object_line(l, s, strlen(s), defaults);
		else
			plain_line(l, s, defaults);
		arena_reset(l->a);
	}
}

/* Whether an argument is the option of a key: "--unit-declared" or "--unit-declared=…" and "unit_declared". */
static bool
is_option(const char *arg, const char *key, size_t *n)
{
	if (strncmp(arg, "--", 2) != 0)
		return false;
	for (*n = 2; *key != '\0'; key++, ++*n)
		if (arg[*n] != (*key == '_' ? '-' : *key))
			return false;
	return arg[*n] == '\0' || arg[*n] == '=';
}

static const char *
option_key(const struct task *t, const char *arg, size_t *n)
{
	for (size_t i = 0; i < TASK_OPTIONS && t->option[i] != NULL; i++)
		if (is_option(arg, t->option[i], n))
			return t->option[i];
	return is_option(arg, "lang", n) ? "lang" : NULL;
}

/* Says on standard error what is wrong with the arguments. False, always. */
static bool
misused(enum lang lang, enum msg text, const char *arg)
{
	fprintf(stderr, "mingbiao: %s%s%s\n", msg(lang, text), lang == LANG_ZH ? "：" : ": ", arg);
	return false;
}

/*
 * Takes the options out of the arguments; what is left are texts, *argc of them from argv[1] on. *stream: a lone "-"
 * that is no text. False: misuse.
 */
static bool
options(int *argc, char **argv, const struct task *t, struct given *g, enum lang *lang, bool *stream)
{
	int to = 1, i = 1;

	for (; i < *argc && strcmp(argv[i], "--") != 0; i++) {
		size_t n;
		const char *key = option_key(t, argv[i], &n);
		if (key == NULL) {
			if (strncmp(argv[i], "--", 2) == 0 && argv[i][2] >= 'a' && argv[i][2] <= 'z')
				return misused(*lang, MSG_cli_no_option, argv[i]);
			argv[to++] = argv[i];
			continue;
		}
		const char *value = argv[i][n] == '=' ? argv[i] + n + 1 : i + 1 < *argc ? argv[++i] : NULL;
		if (value == NULL)
			return misused(*lang, MSG_cli_no_value, argv[*argc - 1]);
		const char **p = place(t, g, key);
		if (p != NULL)
			*p = value;
		else if (!language(value, lang))
			return misused(*lang, MSG_cli_no_lang, value);
	}
	*stream = i == *argc && to == 2 && strcmp(argv[1], "-") == 0;
	for (i++; i < *argc; i++)
		argv[to++] = argv[i];
	*argc = to;
	return true;
}

/* The arguments as the texts: a lone one has been cut at its spaces by the shell. */
static bool
texts(struct arena *a, enum lang lang, int argc, char **argv, const struct task *t, struct given *g)
{
	int n = 0;

	while (n < TASK_TEXTS && t->text[n] != NULL)
		n++;
	if (argc - 1 < n)
		return misused(lang, MSG_cli_absent, t->text[argc - 1]);
	if (n > 1 && argc - 1 > n)
		return misused(lang, MSG_cli_too_many, argv[n + 1]);
	for (int i = 0; i < n; i++)
		g->text[i] = argv[1 + i];
	for (int i = 2; n == 1 && i < argc; i++)
		g->text[0] = arena_fmt(a, "%s %s", g->text[0], argv[i]);
	return true;
}

/* Whether all of it is UTF-8. */
static bool
valid(const struct given *g)
{
	bool good = true;

	for (size_t i = 0; i < TASK_TEXTS; i++)
		good &= g->text[i] == NULL || text_valid(g->text[i], strlen(g->text[i]));
	for (size_t i = 0; i < TASK_OPTIONS; i++)
		good &= g->option[i] == NULL || text_valid(g->option[i], strlen(g->option[i]));
	return good;
}

int
core_run(int argc, char **argv, const struct task *t)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(1 << 16);
	struct line l = { .a = a, .lang = cli_lang(), .task = t };
	struct given g = { .text = { NULL } };
	bool stream;

	if (!options(&argc, argv, t, &g, &l.lang, &stream) || (!stream && !texts(a, l.lang, argc, argv, t, &g))) {
		cli_usage_in(l.lang, t->verb);
		fprintf(stderr, "        %s%s%s\n", msg(l.lang, MSG_cli_keys), l.lang == LANG_ZH ? "：" : ": ",
		    keys(a, t));
		return CLI_USAGE;
	}
	line_begin(&l);
	if (stream)
		lines(&l, &g);
	else if (!valid(&g))
		unreadable(&l, g.text[0], "utf-8", MSG_cli_utf8, NULL);
	else
		answer(&l, g.text[0], &g);
	if (fflush(stdout) != 0)
		return cli_fail(MSG_cli_output, NULL);
	return l.found ? CLI_FINDING : CLI_GOOD;
}

bool
core_flag(int *argc, char **argv, const char *name)
{
	int to = 1;
	bool there = false;

	for (int i = 1; i < *argc; i++) {
		if (strcmp(argv[i], "--") == 0) {
			while (i < *argc)
				argv[to++] = argv[i++];
			break;
		}
		if (strcmp(argv[i], name) == 0)
			there = true;
		else
			argv[to++] = argv[i];
	}
	argv[*argc = to] = NULL;
	return there;
}
