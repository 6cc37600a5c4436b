/* The first line is the Content-Type, the rest a body: read or refused, never beyond its end. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "web/server.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	const uint8_t *eol = memchr(p, '\n', n);
	struct arena *a = arena_new(4096);
	struct pairs form;
	struct upload *up;
	size_t nup;

	if (eol == NULL) {
		arena_free(a);
		return 0;
	}
	const char *type = arena_dup(a, (const char *)p, (size_t)(eol - p));
	size_t len = n - (size_t)(eol - p) - 1;
	uint8_t *body = malloc(len == 0 ? 1 : len);	/* so that a byte too many is seen */
	if (body == NULL)
		abort();
	memcpy(body, eol + 1, len);
	bool ok = multipart_parse(a, type, body, len, &form, &up, &nup);
	if (!ok && (form.n != 0 || nup != 0))
		abort();
	for (size_t i = 0; i < form.n; i++) {
		if (strlen(form.p[i].value) != form.p[i].n || !text_valid(form.p[i].value, form.p[i].n) ||
		    !text_valid(form.p[i].name, strlen(form.p[i].name)))
			abort();
	}
	for (size_t i = 0; i < nup; i++) {
		if (up[i].p < body || up[i].p + up[i].n > body + len ||
		    !text_valid(up[i].filename, strlen(up[i].filename)))
			abort();
	}
	free(body);
	arena_free(a);
	return 0;
}
