#include <string.h>
#include "web/server.h"

/*
 * Cookies as RFC 6265 4.2.1 has them: name=value, "; " between. Names are compared whole and with
 * their case; of a name that is there twice none is believed (somebody has put it there).
 */

/* cookie-octet (4.1.1): printable ASCII without space, quote, comma, semicolon, backslash. */
static bool
is_octet(char c)
{
	return c > 0x20 && c < 0x7F && strchr("\",;\\", c) == NULL;
}

const char *
cookie_find(struct arena *a, const char *s, const char *name)
{
	size_t n = strlen(name);
	const char *found = NULL;

	for (size_t len; s != NULL && *s != '\0'; s += len + (s[len] == ';')) {
		s += strspn(s, " ");
		len = strcspn(s, ";");
		if (len <= n || s[n] != '=' || memcmp(s, name, n) != 0)
			continue;
		if (found != NULL)
			return NULL;
		size_t end = len;
		while (end > n + 1 && s[end - 1] == ' ')
			end--;
		for (size_t i = n + 1; i < end; i++) {
			if (!is_octet(s[i]))
				return NULL;
		}
		found = arena_dup(a, s + n + 1, end - n - 1);
	}
	return found;
}
