#pragma once
#include <stddef.h>
#include "base/arena.h"

/*
 * Reads one JSON object of texts (RFC 8259), such as {"text":"≥5","unit":"mg/L","method":null}. There is no more to
 * it, because no more is wanted: a number is given as it is written, since "10.0" is not "10" (GB/T 8170) and no
 * library hands on the digits; true, false, lists and objects are refused where a text belongs. Strict otherwise:
 * the bytes must be UTF-8, strings without raw control characters, \u0000 and lone surrogates, a key stands once.
 */
struct json_pair { const char *key, *value; };	/* value NULL: null */

enum json_fault {
	JSON_GOOD,
	JSON_FORM,		/* not JSON, or more than one object */
	JSON_TYPE,		/* a list, an object, true or false as a value */
	JSON_TWICE,		/* a key for the second time */
	JSON_MANY,		/* more keys than there is room for */
};

/*
 * Reads the n bytes at s into to[cap], *count of them, in their order. After a fault *count is 0 and *at is the
 * byte, from 0, where reading stopped. at may be NULL.
 */
enum json_fault	 json_pairs(struct arena *, const char *s, size_t n, struct json_pair *to, size_t cap, size_t *count,
		    size_t *at);
