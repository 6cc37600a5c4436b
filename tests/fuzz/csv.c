#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/csv.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* Any bytes: read to the end, or an error, never more than the columns, and nothing behind the bytes. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static const char *const column[] = { "a", "b", "c" };
	struct arena *a = arena_new(4096);
	char *exact = malloc(n == 0 ? 1 : n);	/* so that a byte too many is seen */
	const char **r;
	size_t line = 1;

	if (exact == NULL)
		abort();
	if (n > 0)
		memcpy(exact, p, n);
	struct csv *c = csv_new(a, exact, n, column, 3);
	while ((r = csv_next(c)) != NULL) {
		for (int i = 0; i < 3; i++)
			if (strlen(r[i]) > CSV_FIELD_MAX)
				abort();
		if (csv_line(c) < line)
			abort();
		line = csv_line(c);
	}
	free(exact);
	arena_free(a);
	return 0;
}
