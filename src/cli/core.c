#include <stdio.h>
#include <string.h>
#include "cli/core.h"

static void
key(struct line *l, const char *name)
{
	putchar(l->begun ? ',' : '{');
	l->begun = true;
	cli_json(name);
	putchar(':');
}

void
line_text(struct line *l, const char *name, const char *value)
{
	key(l, name);
	cli_json(value);
}

void
line_bool(struct line *l, const char *name, bool value)
{
	key(l, name);
	printf(value ? "true" : "false");
}

void
line_end(struct line *l, const char *code, enum msg text, const char *detail)
{
	key(l, "problems");
	putchar('[');
	if (code != NULL) {
		printf("{\"code\":");
		cli_json(code);
		printf(",\"message\":");
		cli_json(detail == NULL ? msg(l->lang, text) : arena_fmt(l->a, "%s%s%s", msg(l->lang, text),
		    l->lang == LANG_ZH ? "：" : ": ", detail));
		putchar('}');
		l->found = true;
	}
	printf("]}\n");
	l->begun = false;
}

enum lang
core_lang(int *argc, char **argv)
{
	const char *lang = cli_option(argc, argv, "--lang");

	return lang == NULL ? cli_lang() : strncmp(lang, "zh", 2) == 0 ? LANG_ZH : LANG_EN;
}

/* The arguments as one text: a shell has cut it at its spaces. */
static const char *
joined(struct arena *a, int argc, char **argv)
{
	const char *s = argv[1];

	for (int i = 2; i < argc; i++)
		s = arena_fmt(a, "%s %s", s, argv[i]);
	return s;
}

int
core_texts(int argc, char **argv, void (*one)(struct line *, const char *, const void *), const void *context)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(1 << 16);
	struct line l = { .a = a, .lang = core_lang(&argc, argv) };
	char buf[8192];

	if (argc < 2)
		return cli_usage(argv[0]);
	if (argc > 2 || strcmp(argv[1], "-") != 0) {
		one(&l, joined(a, argc, argv), context);
		return l.found ? CLI_FINDING : CLI_GOOD;
	}
	while (fgets(buf, sizeof buf, stdin) != NULL) {
		/* One line out for each line in: what is longer than any text of its kind is cut. */
		for (int c = 0; strchr(buf, '\n') == NULL && c != EOF && c != '\n';)
			c = getchar();
		buf[strcspn(buf, "\r\n")] = '\0';
		one(&l, arena_str(a, buf), context);
		arena_reset(a);
	}
	return l.found ? CLI_FINDING : CLI_GOOD;
}
