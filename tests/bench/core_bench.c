/*
 * What the domain core does in a second on one core: numbers read, codes, units, limit texts,
 * verdicts on parsed limits, whole requirements from text to verdict. Prints one line each; no
 * target fails here.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "app/compare.h"
#include "app/cite.h"
#include "app/uscc.h"

enum { ROUNDS = 200, LINES = 1024 };
struct table { char *cell[LINES][16]; int n; };

static void
load(struct arena *a, const char *path, struct table *t)
{
	FILE *f = fopen(path, "r");
	char line[4096];

	if (f == NULL) {
		fprintf(stderr, "%s: not there; run from the top folder\n", path);
		exit(1);
	}
	while (t->n < LINES && fgets(line, sizeof line, f) != NULL) {
		char *p = line;
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#')
			continue;
		for (int i = 0; i < 16; i++) {
			size_t n = strcspn(p, "\t");
			t->cell[t->n][i] = arena_dup(a, p, n);
			p += n + (p[n] == '\t');
		}
		t->n++;
	}
	fclose(f);
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
say(const char *what, double began, long n)
{
	double s = now() - began;

	printf("%-42s %10.0f /s  %7.0f ns each\n", what, (double)n / s, s / (double)n * 1e9);
}

static void
bench_texts(struct arena *a, struct arena *work)
{
	struct table *t = arena_get(a, sizeof *t);
	long n = 0;
	double began;
	struct number number;
	struct uscc code;
	struct limit limit;

	load(a, "tests/data/number_cases.tsv", t);
	began = now();
	for (int k = 0; k < ROUNDS; k++, arena_reset(work))
		for (int i = 0; i < t->n; i++, n++)
			number_parse(work, t->cell[i][0], &number);
	say("standard numbers", began, n);

	struct citation *cited;
	size_t ncited;
	memset(t, 0, sizeof *t), n = 0;
	load(a, "tests/data/cite_cases.tsv", t);
	began = now();
	for (int k = 0; k < ROUNDS; k++, arena_reset(work))
		for (int i = 0; i < t->n; i++, n++)
			cite_find(work, t->cell[i][0], &cited, &ncited);
	say("sentences searched for citations", began, n);

	memset(t, 0, sizeof *t), n = 0;
	load(a, "tests/data/uscc_cases.tsv", t);
	began = now();
	for (int k = 0; k < ROUNDS; k++, arena_reset(work))
		for (int i = 0; i < t->n; i++, n++)
			uscc_parse(work, t->cell[i][0], &code);
	say("credit codes", began, n);

	memset(t, 0, sizeof *t), n = 0;
	load(a, "tests/data/unit_cases.tsv", t);
	began = now();
	for (int k = 0; k < ROUNDS; k++, arena_reset(work))
		for (int i = 0; i < t->n; i++, n++)
			unit_find(work, t->cell[i][0]);
	say("unit texts", began, n);

	static const char *const limits[][2] = { { "tests/data/limit_real.tsv", "limit texts of real standards" },
	    { "tests/data/limit_cases.tsv", "limit texts of every kind, odd ones too" } };
	for (size_t f = 0; f < 2; f++) {
		memset(t, 0, sizeof *t), n = 0;
		load(a, limits[f][0], t);
		began = now();
		for (int k = 0; k < ROUNDS; k++, arena_reset(work))
			for (int i = 0; i < t->n; i++, n++)
				limit_parse(work, t->cell[i][2], t->cell[i][0], t->cell[i][1], &limit);
		say(limits[f][1], began, n);
	}
}

static void
bench_verdicts(struct arena *a, struct arena *work)
{
	struct table *t = arena_get(a, sizeof *t);
	struct judgement *j;
	struct requirement *d, *r;
	long n = 0, other = 0;
	double began;

	load(a, "tests/data/compare_cases.tsv", t);
	j = arena_get(a, (size_t)t->n * sizeof *j);
	d = arena_get(a, (size_t)t->n * sizeof *d);
	r = arena_get(a, (size_t)t->n * sizeof *r);
	for (int i = 0; i < t->n; i++) {
		char **c = t->cell[i];
		d[i] = (struct requirement){ c[0], c[1], c[2], c[3], c[4], c[5], NULL, NULL, NULL };
		r[i] = (struct requirement){ c[0], c[6], c[7], c[8], c[9], c[10], NULL, NULL, NULL };
		limit_parse(a, NULL, c[1], c[2], &j[i].declared);
		limit_parse(a, NULL, c[6], c[7], &j[i].reference);
	}
	began = now();
	for (int k = 0; k < 20 * ROUNDS; k++, arena_reset(work))
		for (int i = 0; i < t->n; i++, n++)
			compare_limits(work, NULL, NULL, &j[i]);
	say("verdicts on parsed limits", began, n);
	began = now(), n = 0;
	for (int k = 0; k < ROUNDS; k++, arena_reset(work))
		for (int i = 0; i < t->n; i++, n++)
			compare_requirement(work, &d[i], &r[i], NULL, &j[i]);
	say("requirements, from texts to verdict", began, n);
	struct compared *c;
	size_t rows;
	began = now(), n = 0;
	for (int k = 0; k < ROUNDS / 10; k++, arena_reset(work)) {
		compare_table(work, d, (size_t)t->n, r, (size_t)t->n, NULL, &c, &rows);
		n += t->n;
		other += (long)rows;
	}
	say("rows of a table of that many rows", began, n);
}

int
main(void)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(1 << 20), *work = arena_new(1 << 20);

	bench_texts(a, work);
	bench_verdicts(a, work);
	return 0;
}
