#include <string.h>
#include "page/page.h"
#include "view/view.h"
#include "web/web.h"

/* A page's path in a language: the prefix belongs to the URL alone, "/" in English is "/en/". */
static const char *
in_language(struct arena *a, const char *origin, enum lang l, const char *target)
{
	return arena_fmt(a, "%s%s%s", origin, l == LANG_EN ? "/en" : "", target);
}

/* The target with size=l taken out of its query, or put in. */
static const char *
resized(struct arena *a, const char *target, bool big)
{
	const char *mark = strchr(target, '?');
	char *out = arena_dup(a, target, mark != NULL ? (size_t)(mark - target) : strlen(target));
	const char *sep = "?";

	for (const char *p = mark != NULL ? mark + 1 : ""; *p != '\0'; p += *p == '&') {
		size_t n = strcspn(p, "&");
		if (n > 0 && strncmp(p, "size=", 5) != 0) {
			out = arena_fmt(a, "%s%s%.*s", out, sep, (int)n, p);
			sep = "&";
		}
		p += n;
	}
	return big ? arena_fmt(a, "%s%ssize=l", out, sep) : out;
}

struct frame
page_frame(struct req *q, const char *title, enum section section)
{
	bool big = strcmp(query_value(q, "size"), "l") == 0;
	struct frame f = {
		.title = title, .section = section, .big = big,
		.desk = q->zone == ZONE_DESK, .hidden = q->zone == ZONE_DESK,
		.csrf = q->csrf, .public_url = q->public_url, .desk_url = q->desk_url,
		.public_root = in_language(q->a, q->public_url, q->lang, ""),
		.desk_root = in_language(q->a, q->desk_url, q->lang, ""),
		.other = in_language(q->a, "", q->lang == LANG_ZH ? LANG_EN : LANG_ZH, q->target),
		.resize = in_language(q->a, "", q->lang, resized(q->a, q->target, !big)),
	};

	if (q->user != NULL)
		f.user = q->user->enterprise_name != NULL ? q->user->enterprise_name : q->user->login;
	if (!f.desk) {
		f.zh_url = in_language(q->a, q->public_url, LANG_ZH, resized(q->a, q->target, false));
		f.en_url = in_language(q->a, q->public_url, LANG_EN, resized(q->a, q->target, false));
	}
	return f;
}
