#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/csv.h"
#include "export/report.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* Any bytes: read to the end, or an error, never more than the columns, and nothing behind the bytes. */
static void
read_all(struct csv *c, size_t columns)
{
	const char **r, *detail;
	size_t line = 1;

	while ((r = csv_next(c)) != NULL) {
		for (size_t i = 0; i < columns; i++)
			if (strlen(r[i]) > CSV_FIELD_MAX || (!csv_has(c, i) && *r[i] != '\0'))
				abort();
		if (csv_line(c) < line)
			abort();
		line = csv_line(c);
	}
	if ((csv_fault(c, &detail) == CSV_GOOD) != (csv_error(c) == NULL))
		abort();
}

/* The length tells whether all columns must be there, or, as in people's tables, some and by other names. */
int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static const char *const column[] = { "a", "b", "c" };
	static const char *const optional[] = { "a|甲", "b|乙|丙", "c" };
	struct arena *a = arena_new(4096);
	char *exact = malloc(n == 0 ? 1 : n);	/* so that a byte too many is seen */

	if (exact == NULL)
		abort();
	if (n > 0)
		memcpy(exact, p, n);
	read_all(n % 2 == 0 ? csv_new(a, exact, n, column, 3) : csv_table(a, exact, n, optional, 3, 1), 3);
	size_t from, line;
	if (csv_report_from(exact, n, &from, &line) && (from > n || line > n + 1))
		abort();
	free(exact);
	arena_free(a);
	return 0;
}
