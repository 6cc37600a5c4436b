#include <string.h>
#include "web/server.h"

enum { PIECES = 8 };

/* How well a route's piece fits a path's: literal, ":x.csv", ":x", not at all. */
enum fit { FIT_NO, FIT_ANY, FIT_SUFFIX, FIT_LITERAL };

static enum fit
fits(const char *pattern, size_t n, const char *piece, size_t len)
{
	if (pattern[0] != ':')
		return n == len && memcmp(pattern, piece, n) == 0 ? FIT_LITERAL : FIT_NO;
	const char *dot = memchr(pattern, '.', n);
	if (dot == NULL)
		return len > 0 ? FIT_ANY : FIT_NO;
	size_t suffix = n - (size_t)(dot - pattern);
	return len > suffix && memcmp(piece + len - suffix, dot, suffix) == 0 ? FIT_SUFFIX : FIT_NO;
}

struct piece { const char *p; size_t n; };

/* Pieces between slashes; "/" is one empty piece. 0: too many, or no path. */
static size_t
cut(const char *path, struct piece out[PIECES])
{
	size_t n = 0;

	if (*path != '/')
		return 0;
	do {
		path++;
		if (n == PIECES)
			return 0;
		out[n].p = path;
		out[n].n = strcspn(path, "/");
		path += out[n].n;
		n++;
	} while (*path == '/');
	return n;
}

/* Pieces further left decide first: one digit of base 4 each. */
static unsigned
score(const char *pattern, const struct piece *pc, size_t npc)
{
	struct piece pat[PIECES];
	unsigned s = 0;

	if (cut(pattern, pat) != npc)
		return 0;
	for (size_t i = 0; i < npc; i++) {
		enum fit f = fits(pat[i].p, pat[i].n, pc[i].p, pc[i].n);
		if (f == FIT_NO)
			return 0;
		s = s * 4 + f;
	}
	return s;
}

static bool
args(struct arena *a, const char *pattern, const struct piece *pc, size_t npc, const char *arg[4])
{
	struct piece pat[PIECES];
	size_t n = 0;

	cut(pattern, pat);
	for (size_t i = 0; i < npc; i++) {
		if (pat[i].p[0] != ':' || n == 4)
			continue;
		const char *dot = memchr(pat[i].p, '.', pat[i].n);
		size_t len = pc[i].n - (dot == NULL ? 0 : pat[i].n - (size_t)(dot - pat[i].p));
		if ((arg[n++] = url_decode(a, pc[i].p, len, false, NULL)) == NULL)
			return false;
	}
	return true;
}

const struct route *
route_find(const struct route *list, size_t n, struct arena *a, enum zone zone, enum method method,
    const char *path, const char *arg[4], enum rc *why, unsigned *allow)
{
	const struct route *best = NULL;
	struct piece pc[PIECES];
	size_t npc = cut(path, pc);
	unsigned top = 0;

	*allow = 0;
	*why = E_NOTFOUND;
	for (size_t i = 0; i < n && npc > 0; i++) {
		unsigned s = (list[i].zone & zone) == 0 ? 0 : score(list[i].path, pc, npc);
		if (s == 0 || s < top)
			continue;
		if (s > top) {
			top = s;
			best = NULL;
			*allow = 0;
		}
		*allow |= list[i].method;
		if (list[i].method == method)
			best = &list[i];
	}
	if (best == NULL) {
		*why = *allow != 0 ? E_METHOD : E_NOTFOUND;
		return NULL;
	}
	*why = args(a, best->path, pc, npc, arg) ? OK : E_INPUT;
	return *why == OK ? best : NULL;
}

const char *
route_language(const char *path, enum lang *lang)
{
	*lang = LANG_ZH;
	if (strncmp(path, "/en", 3) != 0 || (path[3] != '/' && path[3] != '\0'))
		return path;
	*lang = LANG_EN;
	return path[3] == '/' ? path + 3 : NULL;
}
