#include "input.h"
#include "app/number.h"

static bool
same_list(const char *const *x, size_t n, const char *const *y, size_t m)
{
	if (n != m)
		return false;
	for (size_t i = 0; i < n; i++)
		if (strcmp(x[i], y[i]) != 0)
			return false;
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(4096);
	struct number n, again;
	char *text;

	fields(a, data, size, &text, 1);
	if (number_parse(a, text, &n)) {
		HOLDS(n.system != SYS_UNKNOWN && n.canonical[0] != '\0');
		HOLDS(n.year == NULL || strlen(n.year) == 4);
		HOLDS(n.problem <= NUMBER_ALSO && (n.problem == NUMBER_GOOD) == (n.rest[0] == '\0'));
		/* the official spelling is read back as itself, with nothing left over */
		HOLDS(number_parse(a, n.canonical, &again) && again.problem == NUMBER_GOOD);
		HOLDS(strcmp(again.canonical, n.canonical) == 0 && number_same(&n, &again));
		HOLDS(strcmp(again.undated, n.undated) == 0 && again.mandate == n.mandate);
		HOLDS(strcmp(again.number, n.number) == 0 && strcmp(again.digits, n.digits) == 0);
		HOLDS(same_list(n.amendments, n.namendments, again.amendments, again.namendments));
	} else {
		HOLDS(n.system == SYS_UNKNOWN && !number_same(&n, &n) && n.problem >= NUMBER_EMPTY);
		/* what may have been meant is a number itself */
		for (size_t i = 0; i < n.nreadings; i++)
			HOLDS(number_parse(a, n.readings[i], &again) && strcmp(again.canonical, n.readings[i]) == 0);
	}
	HOLDS(strcmp(n.raw, text) == 0);
	return 0;
}
