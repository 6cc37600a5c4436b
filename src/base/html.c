#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "base/html.h"

struct html *
html_new(struct arena *a, enum lang lang, size_t cap)
{
	struct html *b = arena_get(a, sizeof *b);

	b->a = a;
	b->lang = lang;
	b->cap = cap;
	b->p = arena_get(a, cap);
	return b;
}

void
html_lit(struct html *b, const char *s, size_t n)
{
	if (b->cap - b->n < n) {
		size_t cap = (b->cap + n) * 2;
		char *p = arena_get(b->a, cap);
		memcpy(p, b->p, b->n);
		b->p = p;
		b->cap = cap;
	}
	memcpy(b->p + b->n, s, n);
	b->n += n;
}

void
html_text_s(struct html *b, const char *s)
{
	if (s == NULL)
		return;
	const char *from = s;
	for (; *s != '\0'; s++) {
		const char *e;
		switch (*s) {
		case '&': e = "&amp;"; break;
		case '<': e = "&lt;"; break;
		case '>': e = "&gt;"; break;
		case '"': e = "&quot;"; break;
		case '\'': e = "&#39;"; break;
		default: continue;
		}
		html_lit(b, from, (size_t)(s - from));
		html_lit(b, e, strlen(e));
		from = s + 1;
	}
	html_lit(b, from, (size_t)(s - from));
}

void
html_text_i(struct html *b, int64_t v)
{
	char t[24];
	int n = snprintf(t, sizeof t, "%" PRId64, v);

	html_lit(b, t, (size_t)n);
}

void
html_text_safe(struct html *b, struct safe v)
{
	html_lit(b, v.p, v.n);
}

void
html_url_s(struct html *b, const char *s)
{
	/* "//host" and "/\host" lead to another site, "javascript:" and "data:" to worse. */
	if (s == NULL || !((*s == '/' && s[1] != '/' && s[1] != '\\') || *s == '?' || *s == '#' ||
	    strncmp(s, "https://", 8) == 0 || strncmp(s, "http://", 7) == 0))
		s = "#";
	html_text_s(b, s);
}

void
html_part_s(struct html *b, const char *s)
{
	static const char hex[] = "0123456789ABCDEF";

	for (; s != NULL && *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;
		if ((unsigned)(c | 32) - 'a' < 26 || (unsigned)c - '0' < 10 || strchr("-._~", c) != NULL)
			html_lit(b, s, 1);
		else
			html_lit(b, (char[]){ '%', hex[c >> 4], hex[c & 15] }, 3);
	}
}

void
html_part_i(struct html *b, int64_t v)
{
	html_text_i(b, v);
}

void
html_root(struct html *b)
{
	if (b->lang == LANG_EN)
		html_lit(b, "/en/", 4);
	else
		html_lit(b, "/", 1);
}
