#pragma once
/* What the templates of these tests show. */
#include <stdbool.h>
#include <stddef.h>
#include "base/html.h"
#include "i18n/msg.h"
struct twice { double x; };
struct good {
	const char *text, *url;
	long long n;
	struct safe m;
	bool yes, no;
};
void html_good(struct html *, const struct good *);
void html_head(struct html *, const char *title);
void html_foot(struct html *);
void html_x(struct html *, ...);
