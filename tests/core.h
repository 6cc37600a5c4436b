#pragma once
/*
 * What the tests of the domain core share: an arena a test, tables from tests/data, random limits
 * and spellings.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/arena.h"

static struct arena *a;

static int
arena_up(void **state)
{
	(void)state;
	a = arena_new(1 << 16);
	return 0;
}

static int
arena_down(void **state)
{
	(void)state;
	arena_free(a);
	a = NULL;
	return 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, arena_up, arena_down)

/*
 * Calls row for every line of a tab-separated file under tests/data that is neither empty nor
 * begins with '#'. Cells behind the last are "". Returns how many.
 */
static inline int
each_row(const char *path, void (*row)(char **cell))
{
	FILE *f = fopen(path, "r");
	char line[4096];
	int n = 0;

	if (f == NULL)
		fail_msg("%s is not there (the tests stand in the top folder)", path);
	while (fgets(line, sizeof line, f) != NULL) {
		char *cell[16], *p = line;
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '\0' || line[0] == '#')
			continue;
		for (int i = 0; i < 16; i++) {
			cell[i] = p;
			p += strcspn(p, "\t");
			if (*p == '\t')
				*p++ = '\0';
		}
		row(cell);
		n++;
	}
	fclose(f);
	return n;
}

/* xorshift64*, seeded alike in every run: a failure can be repeated. */
static uint64_t seed = 0x9E3779B97F4A7C15u;

static inline uint32_t
below(uint32_t n)
{
	seed ^= seed >> 12;
	seed ^= seed << 25;
	seed ^= seed >> 27;
	return (uint32_t)((seed * 0x2545F4914F6CDD1Du) >> 33) % n;
}

/*
 * The same text as people paste it: full-width ASCII here and there, zero-width characters and BOMs
 * between.
 */
static inline const char *
disguise(const char *s)
{
	char *out = arena_get(a, strlen(s) * 8 + 8), *to = out;

	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;
		if (c < 0x80 && below(5) == 0) {
			static const char *const unseen[] = { "\xE2\x80\x8B", "\xEF\xBB\xBF",
			    "\xE2\x81\xA0", "\xC2\xAD" };
			const char *z = unseen[below(4)];
			memcpy(to, z, strlen(z));
			to += strlen(z);
		}
		if (c > ' ' && c < 0x7F && below(2) == 0) {
			unsigned u = c - '!' + 0xFF01u;
			*to++ = (char)(0xE0 | u >> 12);
			*to++ = (char)(0x80 | (u >> 6 & 0x3F));
			*to++ = (char)(0x80 | (u & 0x3F));
		} else
			*to++ = (char)c;
	}
	*to = '\0';
	return out;
}
