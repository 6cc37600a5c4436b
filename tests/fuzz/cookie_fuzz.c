/*
 * Any Cookie field: a value that is found stands there, whole, behind its name, and nowhere twice.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "web/server.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena *a = arena_new(4096);
	char *s = malloc(n + 1);

	if (s == NULL)
		abort();
	if (n > 0)
		memcpy(s, p, n);
	s[n] = '\0';
	const char *v = cookie_find(a, s, "__Host-session");
	if (v != NULL) {
		const char *want = arena_fmt(a, "__Host-session=%s", v);
		if (strstr(s, want) == NULL || strpbrk(v, " ;,\"\\\t\r\n") != NULL)
			abort();
		if (cookie_find(a, arena_fmt(a, "%s; %s", s, want), "__Host-session") != NULL)
			abort();
	}
	free(s);
	arena_free(a);
	return 0;
}
