#pragma once
/* The fuzzer's bytes as strings: what a form or a file would hand to the domain core. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/arena.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Stops the fuzzer at a broken promise. */
#define HOLDS(x) do { if (!(x)) abort(); } while (0)

/* Cuts data at its newlines into at most n strings; those not there are "". */
static inline void
fields(struct arena *a, const uint8_t *data, size_t size, char **out, size_t n)
{
	char *p = arena_dup(a, (const char *)data, size), *end = p + size;

	for (size_t i = 0; i < n; i++) {
		char *nl = p < end ? memchr(p, '\n', (size_t)(end - p)) : NULL;
		out[i] = p;
		if (nl != NULL)
			*nl = '\0';
		p = nl != NULL ? nl + 1 : end;
	}
}
