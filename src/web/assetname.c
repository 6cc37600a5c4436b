#include <string.h>
#include "web/server.h"

/* Apart from asset.c, so that templates can be rendered where there is no server. */
void
html_asset(struct html *b, const char *name)
{
	for (size_t i = 0; i < nassets; i++) {
		if (strcmp(assets[i].name, name) == 0) {
			html_lit(b, assets[i].path, strlen(assets[i].path));
			return;
		}
	}
	/*
	 * Templates name assets in literals: tests/unit/asset_test.c finds one that is not there.
	 */
	html_lit(b, "/a/", 3);
	html_lit(b, name, strlen(name));
}
