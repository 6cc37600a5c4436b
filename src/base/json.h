#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"

/*
 * Writes JSON the one canonical way (RFC 8785): no white space, keys sorted, the shortest escapes, UTF-8 as it
 * is. Numbers never leave as JSON numbers: they are strings, as typed. Keys are ASCII and given in order; one out of
 * order, or an end too many, is a mistake of the program and ends it.
 */
struct json;

/* An empty text; the value that comes first is the whole document. */
struct json	*json_new(struct arena *);

void		 json_object(struct json *);	/* { … until json_end */
void		 json_array(struct json *);	/* [ … until json_end */
void		 json_end(struct json *);

/* The name of the next value, within an object. */
void		 json_key(struct json *, const char *key);

/* Values: valid UTF-8 (NULL is null), a whole number as a string, true or false. */
void		 json_text(struct json *, const char *);
void		 json_int(struct json *, int64_t);
void		 json_bool(struct json *, bool);

/* Key and value at once. */
void		 json_pair(struct json *, const char *key, const char *value);

/* The document, NUL behind its *n bytes (n may be NULL); every object and array must be ended. */
const char	*json_done(struct json *, size_t *n);
