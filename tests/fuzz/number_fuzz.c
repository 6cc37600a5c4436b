#include "input.h"
#include "app/number.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(4096);
	struct number n, again;
	char *text;

	if (size > 2000)
		return 0;
	fields(a, data, size, &text, 1);
	if (number_parse(a, text, &n)) {
		HOLDS(n.system != SYS_UNKNOWN && n.canonical[0] != '\0');
		HOLDS(n.year == NULL || strlen(n.year) == 4);
		/* the official spelling is read back as itself, with nothing left over */
		HOLDS(number_parse(a, n.canonical, &again) && again.rest[0] == '\0');
		HOLDS(strcmp(again.canonical, n.canonical) == 0 && number_same(&n, &again));
		HOLDS(strcmp(again.undated, n.undated) == 0 && again.mandate == n.mandate);
	} else
		HOLDS(n.system == SYS_UNKNOWN && !number_same(&n, &n));
	const char *at = text;
	for (int i = 0; number_next(a, &at, &n); i++)
		HOLDS(i < 2000 && n.raw[0] != '\0');
	return 0;
}
