#pragma once
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"

/*
 * The buffer a page is built in, and the only escapers. The functions are what
 * generated templates call: text reaches a page only through one of them, chosen
 * by htmlgen from the place the value stands in.
 */
enum lang { LANG_ZH, LANG_EN, LANG_MAX };
struct html { struct arena *a; char *p; size_t n, cap; enum lang lang; };

/* Markup known to be safe: a type of its own, so it can't be mixed up with text. */
struct safe { const char *p; size_t n; };

/* An empty buffer with room for cap bytes to begin with. */
struct html	*html_new(struct arena *, enum lang, size_t cap);

void	html_lit(struct html *, const char *, size_t);	/* the template's own bytes, export writers */
void	html_text_s(struct html *, const char *);	/* & < > " ' escaped; NULL prints nothing */
void	html_text_i(struct html *, int64_t);
void	html_text_safe(struct html *, struct safe);
void	html_url_s(struct html *, const char *);	/* a whole URL: https://, http://, /x, ?x, #x; else "#" */
void	html_part_s(struct html *, const char *);	/* one piece of a URL, percent-encoded */
void	html_part_i(struct html *, int64_t);
void	html_root(struct html *);			/* {{/}}: "/" or "/en/", by the page's language */
void	html_asset(struct html *, const char *name);	/* {{asset app.css}}: its fingerprinted path */

#define html_text(b, x) _Generic((x), \
	char *: html_text_s, const char *: html_text_s, struct safe: html_text_safe, \
	int: html_text_i, unsigned: html_text_i, long: html_text_i, unsigned long: html_text_i, \
	long long: html_text_i)(b, x)
#define html_attr(b, x) _Generic((x), \
	char *: html_text_s, const char *: html_text_s, \
	int: html_text_i, unsigned: html_text_i, long: html_text_i, unsigned long: html_text_i, \
	long long: html_text_i)(b, x)
#define html_url(b, x)  _Generic((x), char *: html_url_s, const char *: html_url_s)(b, x)
#define html_part(b, x) _Generic((x), char *: html_part_s, const char *: html_part_s, \
	int: html_part_i, unsigned: html_part_i, long: html_part_i, unsigned long: html_part_i, \
	long long: html_part_i)(b, x)
