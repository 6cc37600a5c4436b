#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>
#include "base/log.h"
#include "base/rnd.h"
#include "base/text.h"

static void
escapes(const char *in, size_t n, size_t cap, const char *out)
{
	char to[256];

	memset(to, 'z', sizeof to);
	size_t len = log_escape(to, cap, in, n);
	assert_int_equal(len, strlen(out));
	assert_string_equal(to, out);
	assert_int_equal(to[cap], 'z');		/* nothing behind the end was touched */
}

static void
any_bytes_become_json(void **state)
{
	(void)state;
	escapes("plain", 5, 64, "plain");
	escapes("a\"b\\c\nd\te\x01", 10, 64, "a\\\"b\\\\c\\nd\\u0009e\\u0001");
	escapes("企业\x7F", 7, 64, "企业\\u007f");
	escapes("a\0b", 3, 64, "a\\u0000b");
	escapes("\xFFx\xE4\xBC", 4, 64, "\xEF\xBF\xBDx\xEF\xBF\xBD\xEF\xBF\xBD");
	/* Cut between characters and escapes, never within one. */
	escapes("企业", 6, 6, "企");
	escapes("a\nb", 3, 3, "a");
	escapes("abc", 3, 1, "");
}

/* What a call writes to standard error. */
static char *
logged(const char *request, const char *text)
{
	static char line[8192];
	int fd[2], old = dup(2);

	assert_int_equal(pipe(fd), 0);
	dup2(fd[1], 2);
	log_event(LOG_LEVEL_WARN, "test-event", request, "%s", text);
	dup2(old, 2);
	close(old);
	close(fd[1]);
	ssize_t n = read(fd[0], line, sizeof line - 1);
	close(fd[0]);
	assert_true(n > 0);
	line[n] = '\0';
	return line;
}

static void
a_line_says_when_and_what(void **state)
{
	char now[32];
	time_t t = time(NULL);
	struct tm tm;

	(void)state;
	char *line = logged("0123456789abcdef", "a \"quoted\"\nthing");
	strftime(now, sizeof now, "{\"time\":\"%Y-%m-%dT%H:", gmtime_r(&t, &tm));
	assert_memory_equal(line, now, strlen(now));
	assert_string_equal(strstr(line, "Z\","), "Z\",\"level\":\"warn\",\"event\":\"test-event\","
	    "\"request\":\"0123456789abcdef\",\"text\":\"a \\\"quoted\\\"\\nthing\"}\n");
	line = logged(NULL, "x");
	assert_string_equal(strstr(line, "\"event\""), "\"event\":\"test-event\",\"text\":\"x\"}\n");
}

static void
a_long_text_is_cut_and_still_a_line(void **state)
{
	char text[6001];

	(void)state;
	memset(text, '\\', 6000);
	text[6000] = '\0';
	char *line = logged("r", text);
	size_t n = strlen(line);
	assert_true(n < 2100);
	assert_string_equal(line + n - 3, "\"}\n");
	assert_true(text_valid(line, n));
}

static void
ids_are_well_formed_and_differ(void **state)
{
	struct arena *a = arena_new(1 << 16);
	bool seen[128] = { false };
	char *last = NULL;

	(void)state;
	for (int i = 0; i < 2000; i++) {
		char *id = rnd_public_id(a);
		assert_int_equal(strlen(id), 12);
		assert_int_equal(strspn(id, "0123456789abcdefghjkmnpqrstvwxyz"), 12);
		for (const char *s = id; *s != '\0'; s++)
			seen[(unsigned char)*s] = true;
		assert_true(last == NULL || strcmp(id, last) != 0);
		last = id;
	}
	for (const char *s = "0123456789abcdefghjkmnpqrstvwxyz"; *s != '\0'; s++)
		assert_true(seen[(unsigned char)*s]);
	assert_int_equal(strlen(rnd_hex(a, 32)), 64);
	assert_string_not_equal(rnd_hex(a, 16), rnd_hex(a, 16));
	arena_free(a);
}

static void
hashes_and_comparison(void **state)
{
	struct arena *a = arena_new(1024);
	uint8_t sum[32];

	(void)state;
	rnd_sha256("abc", 3, sum);	/* FIPS 180-2, appendix B.1 */
	assert_string_equal(rnd_to_hex(a, sum, 32),
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	assert_true(rnd_equal("", ""));
	assert_true(rnd_equal("abc", "abc"));
	assert_false(rnd_equal("abc", "abd"));
	assert_false(rnd_equal("abc", "abcd"));
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_bytes_become_json),
		cmocka_unit_test(a_line_says_when_and_what),
		cmocka_unit_test(a_long_text_is_cut_and_still_a_line),
		cmocka_unit_test(ids_are_well_formed_and_differ),
		cmocka_unit_test(hashes_and_comparison),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
