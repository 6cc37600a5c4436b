/*
 * Texts and escapers over any bytes: nothing runs over, what comes out is well formed, and no
 * input leaves the place it was put in.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/html.h"
#include "base/log.h"
#include "base/text.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
must(bool ok)
{
	if (!ok)
		abort();
}

static const char *
said(struct html *b)
{
	html_lit(b, "", 1);
	return b->p;
}

static void
escapers(struct arena *a, const char *s)
{
	struct html *b = html_new(a, LANG_ZH, 8);

	html_text(b, s);
	must(strpbrk(said(b), "<>\"'") == NULL);
	b->n = 0;
	html_url(b, s);
	const char *url = said(b);
	must(strpbrk(url, "<>\"'") == NULL);
	must(*url == '?' || *url == '#' || (*url == '/' && url[1] != '/' && url[1] != '\\') ||
	    strncmp(url, "http://", 7) == 0 || strncmp(url, "https://", 8) == 0);
	b->n = 0;
	html_part(b, s);
	must(strpbrk(said(b), "<>\"'/?#&: \\") == NULL);
}

static void
texts(struct arena *a, const char *s, bool valid)
{
	char *folded = text_fold(a, s), *trimmed = text_trim(a, s);

	must(strlen(folded) <= strlen(s) && strlen(trimmed) <= strlen(s));
	must(text_length(s) <= strlen(s));
	if (!valid)
		return;		/* bad bytes that lose a character between them may become a good one */
	must(strcmp(text_fold(a, folded), folded) == 0);
	must(strcmp(text_trim(a, trimmed), trimmed) == 0);
	must(text_valid(folded, strlen(folded)) && text_valid(trimmed, strlen(trimmed)));
}

static void
json(const uint8_t *data, size_t n)
{
	char to[300];
	size_t cap = n > 0 ? data[0] + 1u : 1;
	size_t len = log_escape(to, cap, (const char *)data, n);

	must(len < cap && to[len] == '\0' && strlen(to) == len && text_valid(to, len));
	for (size_t i = 0; i < len; i++) {
		must((unsigned char)to[i] >= 0x20 && to[i] != '"');
		if (to[i] == '\\')
			must(to[i + 1] != '\0' && strchr("\\\"nu", to[++i]) != NULL);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = arena_new(1 << 12);
	char *s = arena_dup(a, (const char *)data, n);

	json(data, n);
	escapers(a, s);
	texts(a, s, text_valid(s, strlen(s)));
	arena_free(a);
	return 0;
}
