#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include "base/arena.h"

static void
memory_is_zeroed_and_aligned(void **state)
{
	struct arena *a = arena_new(64);

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (size_t n = 0; n < 300; n++) {
			unsigned char *p = arena_get(a, n);
			assert_int_equal((uintptr_t)p % 16, 0);
			for (size_t i = 0; i < n; i++)
				assert_int_equal(p[i], 0);
			memset(p, 0xAB, n);
		}
		assert_int_equal(arena_used(a), 299 * 300 / 2);
		arena_reset(a);
		assert_int_equal(arena_used(a), 0);
	}
	arena_free(a);
	arena_free(NULL);
}

static void
a_piece_larger_than_a_block_fits(void **state)
{
	struct arena *a = arena_new(32);
	char *p = arena_get(a, 1 << 20), *q = arena_get(a, 16);

	(void)state;
	memset(p, 1, 1 << 20);
	memset(q, 2, 16);
	assert_int_equal(p[(1 << 20) - 1], 1);
	arena_reset(a);
	assert_non_null(arena_get(a, 8));
	arena_free(a);
}

static void
strings_are_copied(void **state)
{
	struct arena *a = arena_new(16);
	char s[] = "企业";

	(void)state;
	char *d = arena_dup(a, s, 3), *t = arena_str(a, s);
	s[0] = 'x';
	assert_string_equal(d, "企");
	assert_string_equal(t, "企业");
	assert_null(arena_str(a, NULL));
	assert_string_equal(arena_dup(a, NULL, 0), "");
	assert_string_equal(arena_fmt(a, "%s-%03d", "x", 7), "x-007");
	arena_free(a);
}

static void
too_much(void **state)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(16);

	(void)state;
	char *p = arena_fmt(a, "%*s", 100000, "");
	assert_int_equal(strlen(p), 100000);
}

static void
a_list_grows_and_keeps_what_is_in_it(void **state)
{
	struct arena *a = arena_new(64);
	size_t room = 0, *list = NULL;

	(void)state;
	for (size_t n = 0; n < 1000; n++) {
		list = arena_grow(a, list, n, &room, sizeof *list);
		assert_true(n < room);
		assert_int_equal(list[n], 0);
		list[n] = n;
	}
	for (size_t n = 0; n < 1000; n++)
		assert_int_equal(list[n], n);
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zeroed_and_aligned),
		cmocka_unit_test(a_piece_larger_than_a_block_fits),
		cmocka_unit_test(strings_are_copied),
		cmocka_unit_test(too_much),
		cmocka_unit_test(a_list_grows_and_keeps_what_is_in_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
