#include "input.h"
#include "app/region.h"
#include "app/uscc.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(4096);
	struct uscc u, again;
	const struct uscc_slip *slip;
	char *text;

	fields(a, data, size, &text, 1);
	if (uscc_parse(a, text, &u)) {
		HOLDS(strlen(u.code) == 18 && strlen(u.region) == 6);
		HOLDS((u.problem == USCC_GOOD) == (u.check_ok && u.org_check_ok));
		HOLDS(uscc_parse(a, u.code, &again) && again.problem == u.problem && strcmp(again.code, u.code) == 0);
		const char *name = region_name(a, u.region);
		HOLDS(name == NULL || *name != '\0');
	} else
		HOLDS(u.problem != USCC_GOOD && u.problem != USCC_CHECK);
	if (u.suggest != NULL) {
		HOLDS(uscc_parse(a, u.suggest, &again) && again.problem == USCC_GOOD);
		/* it differs from what was typed in what is told */
		HOLDS(u.problem == USCC_LENGTH || uscc_slips(a, &u, &slip) > 0);
	} else
		uscc_slips(a, &u, &slip);
	HOLDS(strcmp(u.raw, text) == 0);
	return 0;
}
