/* Any body as a form: read or refused; what is read and written out again is the same form. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "web/web.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

struct form { const char *a, *b; enum msg e_a, e_b; };
static const struct input inputs[] = {
	INPUT(struct form, a, REQUIRED, 2, 10),
	INPUT(struct form, b, MULTILINE, 0, 20),
};

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena *a = arena_new(4096);
	char *exact = malloc(n == 0 ? 1 : n);	/* so that a byte too many is seen */
	struct pairs one, two;
	struct form form;

	if (exact == NULL)
		abort();
	if (n > 0)
		memcpy(exact, p, n);
	if (pairs_parse(a, exact, n, &one)) {
		for (size_t i = 0; i < one.n; i++) {
			if (strlen(one.p[i].value) != one.p[i].n || !text_valid(one.p[i].value, one.p[i].n))
				abort();
		}
		const char *s = pairs_print(a, &one);
		if (!pairs_parse(a, s, strlen(s), &two) || strcmp(pairs_print(a, &two), s) != 0)
			abort();
		bool good = form_read(a, &one, inputs, 2, &form);
		if (good != (form.e_a == MSG_NONE && form.e_b == MSG_NONE) || form.a == NULL || form.b == NULL)
			abort();
	} else if (one.n != 0)
		abort();
	free(exact);
	arena_free(a);
	return 0;
}
