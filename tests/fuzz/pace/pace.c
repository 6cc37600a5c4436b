/*
 * The pace of a fuzz target: no input costs more than 1 ms of CPU for each KB of it, over what the empty one costs. Built
 * as the product is, without sanitizers. Takes the place of the fuzzer's main() and hands the target what is made to be
 * slow: one word over and over, one word over and over behind another, brackets nested, the same growing by what is
 * parted, each input of the corpus (the folders named as arguments) over and over, and 128 KB of each word, which is over
 * the bounds of most parsers and must be refused as fast. Time is the CPU's, so a busy machine does not count; what is
 * over is measured again, and the least counts.
 *	pace [-times=N] [CORPUS…]	N: how often the target reads its input
 */
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);
int	LLVMFuzzerInitialize(int *, char ***) __attribute__((weak));

enum { KB = 1024, SMALL = 2 * KB, LARGE = 16 * KB, HUGE = 128 * KB, BUDGET = 1000000, TRIES = 15, SEEDS = 4096 };

/* What parsers stop at: digits, signs, words, separators, escapes, bad UTF-8, beginnings without an end. */
static const char *const word[] = {
	" ", "0", "9", "a", "A", "-", "+", "/", "·", ".", ",", ";", ":", "(", ")", "[", "]", "{", "}", "<", ">", "=", "&", "%", "#", "\"",
	"'", "\\", "\n", "\r\n", "\t", "\xFF", "\xE4", "\xF0\x9F", "\xE2\x80\x8B", "　", "Ａ", "—", "～", "±", "≥", "≤", "∞", "、", "；", "，", "。",
	"（", "）", "Ⅷ", "½", "²", "⁻", "10^", "1 000 ", "1.", "e5", "×10", "1~", "1-", "1/", "≥1", "≥1且", "1±", "(1,", "A,", "A、", "一", "第",
	"不", "不小于", "不得检出", "以上", "以下含", "且", "或", "至", "优等品", "n=5,c=0,", "mg/L", "mg·", "L⁻¹", "K(", "度(", "每", "以Pb计",
	"GB", "GB/T ", "GB/T 1.1-2020 ", "GB 1", "Q/A 1", "《", "》", "第1号修改单", "/XG1-2025", "DB37/T ", "ISO/IEC ", "91370000",
	"%41", "%E4", "a=b&", "a=b; ", "__Host-session=", "a,b,c\n", "\"\"", "\"a\"\"", "{\"a\":", "\"a\":1,", "\\u0041", "[[", "--b\r\n",
	"Content-Disposition: form-data; name=\"a\"\r\n\r\n", "A: b\r\n", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "gzip;q=0.5,", "br, ", "/d/", "../", "%2F",
};
enum { WORDS = sizeof word / sizeof *word };

static char buf[HUGE + KB];
static struct { char *p; size_t n; } seed[SEEDS];
static size_t seeds, tried;
static long nothing;			/* ns of the empty input: what a target does beside reading */
static long slowest;			/* ns for each KB, over and above that */
static char which[200];			/* the slowest input in words */
static int failed;
static long budget = BUDGET;		/* ns for each KB */

static long
cpu(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return t.tv_sec * 1000000000L + t.tv_nsec;
}

/* The least CPU of one run, in ns, as soon as that is enough. */
static long
least(size_t n, long enough)
{
	long best = -1;
	uint8_t *exact = malloc(n == 0 ? 1 : n);

	if (exact == NULL)
		abort();
	memcpy(exact, buf, n);
	for (int i = 0; i < TRIES && (best < 0 || best > enough); i++) {
		long began = cpu();
		LLVMFuzzerTestOneInput(exact, n);
		long took = cpu() - began;
		best = best < 0 || took < best ? took : best;
	}
	free(exact);
	return best;
}

/* An input in words, for people. */
static void
describe(char *to, size_t cap, long kb, const char *how, const char *x, const char *y)
{
	size_t n = (size_t)snprintf(to, cap, "%ld KB of %s", kb, how);

	for (int i = 0; i < 2; i++) {
		n += (size_t)snprintf(to + n, cap - n, "%s\"", i == 0 ? " " : " and ");
		for (const char *s = i == 0 ? x : y; *s != '\0' && n + 16 < cap; s++)
			n += (size_t)snprintf(to + n, cap - n, (unsigned char)*s < 0x20 || *s == '"' ? "\\x%02x" : "%c",
			    (unsigned char)*s);
		n += (size_t)snprintf(to + n, cap - n, "\"");
		if (*y == '\0')
			break;
	}
}

/* The n bytes of buf, made of x and y (or a file): within 1 ms for each KB begun? */
static void
run(size_t n, const char *how, const char *x, const char *y)
{
	long kb = n == 0 ? 1 : (long)((n + KB - 1) / KB), took = least(n, nothing + kb * budget) - nothing;

	tried++;
	if (took / kb > slowest) {
		slowest = took / kb;
		describe(which, sizeof which, kb, how, x, y);
	}
	if (took > kb * budget) {
		char what[200];
		describe(what, sizeof what, kb, how, x, y);
		printf("# %ld us for %s\n", took / 1000, what);
		failed++;
	}
}

/* Fills buf from at to end with whole pieces of n bytes; returns how far. */
static size_t
fill(size_t at, size_t end, const char *p, size_t n)
{
	for (; n > 0 && at + n <= end; at += n)
		memcpy(buf + at, p, n);
	return at;
}

static void
words(void)
{
	static const size_t size[] = { 200, SMALL, LARGE, HUGE };

	for (size_t i = 0; i < WORDS; i++)
		for (size_t k = 0; k < sizeof size / sizeof *size; k++)
			run(fill(0, size[k], word[i], strlen(word[i])), "words", word[i], "");
}

/* One word and then another: in one field, in two as targets cut at newlines, or in turn; a third of the pairs each. */
static void
pairs(void)
{
	char both[128];

	for (size_t i = 0; i < WORDS; i++)
		for (size_t k = 0; k < WORDS; k++) {
			size_t half = fill(0, KB / 2, word[i], strlen(word[i]));
			if ((i + k) % 3 == 0)
				run(fill(half, KB, word[k], strlen(word[k])), "words, then words", word[i], word[k]);
			if ((i + k) % 3 == 1) {
				buf[half] = '\n';
				run(fill(half + 1, KB, word[k], strlen(word[k])), "a line of words, then words", word[i], word[k]);
			}
			if (i < k && (i + k) % 3 == 2)
				run(fill(0, SMALL, both, (size_t)(stpcpy(stpcpy(both, word[i]), word[k]) - both)), "words in turn", word[i],
				    word[k]);
		}
}

/* A valid beginning and then one thing without end. */
static void
beginnings(void)
{
	static const char *const begin[] = { "multipart/form-data; boundary=b\n--b\r\n", "multipart/form-data; boundary=b\n", "a,b,c\n\"", "{\"a\":\"", "{",
	    "≥", "GB/T 1.1-2020 ", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n", "GET /", "GET / HTTP/1.1\r\nHost: a\r\n", "a=" };
	static const size_t size[] = { SMALL, LARGE };

	for (size_t b = 0; b < sizeof begin / sizeof *begin; b++)
		for (size_t i = 0; i < WORDS; i++)
			for (size_t k = 0; k < 2; k++) {
				size_t n = (size_t)(stpcpy(buf, begin[b]) - buf);
				run(fill(n, size[k], word[i], strlen(word[i])), "a beginning, then words", begin[b], word[i]);
			}
}

static void
nested(void)
{
	static const char *const bracket[][2] = { { "(", ")" }, { "（", "）" }, { "[", "]" }, { "{\"a\":", "}" }, { "《", "》" }, { "\"", "\"" },
	    { "(1", ")" }, { "(≥1且", ")" }, { "(a/", ")" } };
	static const size_t size[] = { SMALL, LARGE };

	for (size_t i = 0; i < sizeof bracket / sizeof *bracket; i++)
		for (size_t k = 0; k < 2; k++) {
			size_t n = fill(0, size[k] / 2, bracket[i][0], strlen(bracket[i][0]));
			run(fill(n, size[k], bracket[i][1], strlen(bracket[i][1])), "nested", bracket[i][0], bracket[i][1]);
		}
}

/* Keys, names and numbers that differ each from the last. */
static void
growing(void)
{
	static const char *const form[][2] = { { "k", "=v&" }, { "k", "=v; " }, { "\"k", "\":1," }, { "", "," }, { "", "、" }, { "A", "、" },
	    { "≥", "且" }, { "", "~" }, { "GB ", "-2020 " }, { "H", ": v\r\n" }, { "/", "" },
	    { "--b\r\nContent-Disposition: form-data; name=\"k", "\"\r\n\r\nv\r\n" } };

	for (size_t i = 0; i < sizeof form / sizeof *form; i++)
		for (int begun = 0; begun < 2; begun++) {
			size_t n = begun ? (size_t)(stpcpy(buf, form[i][0][0] == '"' ? "{" : "multipart/form-data; boundary=b\n") - buf) : 0;
			for (int k = 0; n + KB < LARGE; k++)
				n += (size_t)snprintf(buf + n, KB, "%s%d%s", form[i][0], k, form[i][1]);
			run(n, "counted up", form[i][0], form[i][1]);
		}
}

static void
load(const char *path)
{
	DIR *d = opendir(path);
	struct dirent *e;

	while (d != NULL && (e = readdir(d)) != NULL) {
		char name[4096];
		FILE *f;
		if (e->d_name[0] == '.' || seeds == SEEDS || snprintf(name, sizeof name, "%s/%s", path, e->d_name) >= (int)sizeof name ||
		    (f = fopen(name, "r")) == NULL)
			continue;
		seed[seeds].n = fread(buf, 1, HUGE, f);
		seed[seeds].p = malloc(seed[seeds].n + 1);
		if (seed[seeds].p == NULL)
			abort();
		memcpy(seed[seeds].p, buf, seed[seeds].n);
		seeds++;
		fclose(f);
	}
	if (d != NULL)
		closedir(d);
}

static void
corpus(void)
{
	for (size_t i = 0; i < seeds; i++) {
		char name[32];
		snprintf(name, sizeof name, "%zu", i);
		memcpy(buf, seed[i].p, seed[i].n);
		run(seed[i].n, "corpus, once, input", name, "");
		run(fill(0, SMALL, seed[i].p, seed[i].n), "corpus, again and again, input", name, "");
		/* the first of its lines alone, over and over: fields are lines */
		size_t line = strnlen(seed[i].p, seed[i].n);
		char *nl = memchr(seed[i].p, '\n', line);
		if (nl != NULL && nl > seed[i].p)
			run(fill(0, LARGE, seed[i].p, (size_t)(nl - seed[i].p)), "corpus, first line, input", name, "");
	}
}

int
main(int argc, char **argv)
{
	if (LLVMFuzzerInitialize != NULL)
		LLVMFuzzerInitialize(&argc, &argv);
	setvbuf(stdout, NULL, _IOLBF, 0);
	for (int i = 1; i < argc; i++) {
		if (strncmp(argv[i], "-times=", strlen("-times=")) == 0)
			budget = BUDGET * strtol(argv[i] + strlen("-times="), NULL, 10);
		else
			load(argv[i]);
	}
	nothing = least(0, 0);
	words();
	pairs();
	beginnings();
	nested();
	growing();
	corpus();
	printf("1..1\n%s 1 - no input is slower than 1 ms per KB (%zu inputs; the slowest, %ld us per KB: %s)\n", failed ? "not ok" : "ok", tried,
	    slowest / 1000, which);
	return failed != 0;
}
