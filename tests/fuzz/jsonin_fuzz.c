#include "input.h"
#include "base/json.h"
#include "base/jsonin.h"
#include "base/text.h"

/* Any bytes as one JSON object of texts: what is read is text, and what it says can be written and read again. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(4096);
	struct json_pair p[8], q[8];
	size_t n, m, at, len;

	enum json_fault f = json_pairs(a, (const char *)data, size, p, 8, &n, &at);
	HOLDS(at <= size && n <= 8 && (f == JSON_GOOD || n == 0));
	for (size_t i = 0; i < n; i++) {
		HOLDS(text_valid(p[i].key, strlen(p[i].key)));
		HOLDS(p[i].value == NULL || text_valid(p[i].value, strlen(p[i].value)));
		struct json *j = json_new(a);
		json_object(j);
		json_pair(j, "k", p[i].value);
		json_end(j);
		const char *s = json_done(j, &len);
		HOLDS(json_pairs(a, s, len, q, 8, &m, NULL) == JSON_GOOD && m == 1 && (q[0].value == NULL) == (p[i].value == NULL));
		HOLDS(p[i].value == NULL || strcmp(q[0].value, p[i].value) == 0);
	}
	return 0;
}
