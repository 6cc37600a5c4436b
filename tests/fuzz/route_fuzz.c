/*
 * Any path: a route that is found fits it, its pieces are text; Accept-Encoding and the rest as
 * well.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "web/server.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static const struct route list[] = {
	{ ZONE_BOTH, M_GET, "/", OPEN, NULL },
	{ ZONE_BOTH, M_GET, "/d/:id", OPEN, NULL },
	{ ZONE_BOTH, M_POST, "/d/:id", OPEN, NULL },
	{ ZONE_BOTH, M_GET, "/d/:id/:n", OPEN, NULL },
	{ ZONE_BOTH, M_GET, "/d/:id/:n.csv", OPEN, NULL },
	{ ZONE_BOTH, M_GET, "/d/new/:n", OPEN, NULL },
	{ ZONE_DESK, M_GET, "/:a/:b/:c/:d/:e/:f", OPEN, NULL },
};

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena *a = arena_new(4096);
	const char *s = arena_dup(a, (const char *)p, n);
	const char *arg[4] = { NULL };
	unsigned allow;
	enum lang lang;
	enum rc why;

	const char *path = route_language(s, &lang);
	if (path != NULL) {
		const struct route *r = route_find(list, 7, a, ZONE_DESK, M_GET, path, arg, &why, &allow);
		if ((r != NULL) != (why == OK) || (r != NULL && (allow & M_GET) == 0))
			abort();
		for (int i = 0; i < 4; i++) {
			if (arg[i] != NULL && !text_valid(arg[i], strlen(arg[i])))
				abort();
		}
	}
	enum coding c = coding_choose(s, 1 << CODING_BR | 1 << CODING_GZIP);
	if (c >= CODING_MAX)
		abort();
	arena_free(a);
	return 0;
}
