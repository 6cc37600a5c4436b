#include "input.h"
#include "proof.h"

enum { ROWS = 8, CELLS = 8 };

/*
 * Rows of a table, a cell a line, the declared ones before a line of one "="; each row has eight cells. All rows of
 * either side stand in the judgements once, and each judgement can be told.
 */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(16384);
	char *f[2 * ROWS * CELLS];
	struct requirement row[2][ROWS];
	size_t n[2] = { 0 }, at = 0, cells = 1, m;
	struct compared *c;
	struct terms t = { .explain = true, .rounded = size % 2 == 1 };

	for (size_t i = 0; i < size; i++)
		cells += data[i] == '\n';
	cells = cells > 2 * ROWS * CELLS ? 2 * ROWS * CELLS : cells;
	fields(a, data, size, f, 2 * ROWS * CELLS);
	for (int side = 0; side < 2; side++) {
		while (at < cells && n[side] < ROWS && strcmp(f[at], "=") != 0) {
			const char *x[CELLS] = { "", "", "", "", "", "", "", "" };
			for (size_t i = 0; i < CELLS && at < cells && strcmp(f[at], "=") != 0; i++)
				x[i] = f[at++];
			row[side][n[side]++] = (struct requirement){ x[0], x[1], x[2], x[3], x[4], x[5], x[6], NULL, x[7] };
		}
		at += at < cells && strcmp(f[at], "=") == 0;
	}
	compare_table(a, row[0], n[0], row[1], n[1], &t, &c, &m);
	HOLDS(m >= n[0] && m <= n[0] + n[1]);
	for (size_t i = 0; i < m; i++) {
		HOLDS(i < n[0] ? c[i].declared == (int)i : c[i].declared == -1 && c[i].reference >= 0);
		HOLDS(c[i].reference < (int)n[1]);
		told(a, &c[i].j);
	}
	return 0;
}
