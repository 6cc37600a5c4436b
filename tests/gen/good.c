#include <stdio.h>
#include "view/view.h"

/* Stands for the asset table. */
void
html_asset(struct html *b, const char *name)
{
	html_lit(b, "/assets/", 8);
	html_text_s(b, name);
}

int
main(void)
{
	struct arena *a = arena_new(1 << 14);
	struct good v = { .text = "\n<a b=\"c\" d='e'>&/?", .url = "javascript:alert(1)", .n = 5,
	    .m = { "<i>safe</i>", 11 }, .yes = true };

	for (int lang = LANG_ZH; lang <= LANG_EN; lang++) {
		struct html *b = html_new(a, (enum lang)lang, 16);
		html_good(b, &v);
		fwrite(b->p, 1, b->n, stdout);
		v = (struct good){ .text = "x", .url = "/y?a=b&c", .n = 0, .m = { "", 0 } };
	}
	arena_free(a);
	return 0;
}
