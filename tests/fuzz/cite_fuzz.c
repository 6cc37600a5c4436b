#include "input.h"
#include "app/cite.h"
#include "base/text.h"

/* Whether at is where a character begins, or the end. */
static bool
boundary(const char *text, size_t at)
{
	return ((unsigned char)text[at] & 0xC0) != 0x80;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(1 << 16);
	struct citation *c;
	struct number again;
	char *text;
	size_t n, behind = 0;

	fields(a, data, size, &text, 1);
	size_t length = strlen(text);
	bool valid = text_valid(text, length);
	cite_find(a, text, &c, &n);
	for (size_t i = 0; i < n; i++) {
		const struct number *x = &c[i].number;
		/* within the text, one behind the other, and the very bytes of it */
		HOLDS(c[i].start >= behind && c[i].start < c[i].end && c[i].end <= length);
		HOLDS(strlen(x->raw) == c[i].end - c[i].start && memcmp(text + c[i].start, x->raw, strlen(x->raw)) == 0);
		HOLDS(!valid || (boundary(text, c[i].start) && boundary(text, c[i].end)));
		behind = c[i].end;
		if (x->system == SYS_UNKNOWN) {
			HOLDS(x->problem == NUMBER_DOUBT || x->problem == NUMBER_YEAR);
			continue;
		}
		HOLDS(x->problem == NUMBER_GOOD || x->problem == NUMBER_CARRIED);
		/* its official spelling is read back as itself: of one an input, so that time is cite_find's and not this check's */
		if (i != size % n)
			continue;
		HOLDS(number_parse(a, x->canonical, &again) && number_same(x, &again));
		HOLDS(strcmp(again.canonical, x->canonical) == 0 && again.problem == NUMBER_GOOD);
	}
	return 0;
}
