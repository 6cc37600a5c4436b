/*
 * tablegen: a CSV of assets/catalogue becomes a sorted C table, so that the domain core has its
 * data built in.
 *	tablegen units units.csv unit_contexts.csv > app/unit_table.h
 *	tablegen prefixes number_prefixes.csv > app/number_table.h
 *	tablegen regions regions.csv > app/region_table.h
 *	tablegen scales scales.csv > app/scale_table.h
 *	tablegen scale-names scales.csv > i18n/scale_names.h
 *	tablegen symbols quantity_symbols.csv > app/symbol_table.h
 *	tablegen synonyms name file.csv > app/<name>_table.h
 *	tablegen senses indicator_senses.csv > app/sense_table.h
 * Anything doubtful (a spelling two rows claim, a factor that is no integer) stops the build with
 * its line.
 */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "../app/unit_key.h"

enum { COLS = 14, ROWS = 8192, KEYS = 16384 };
static char *cell[ROWS][COLS];
static int line_of[ROWS];
static size_t rows;
static const char *file;

static void __attribute__((format(printf, 2, 3), noreturn))
die(int line, const char *fmt, ...)
{
	__builtin_va_list ap;

	fprintf(stderr, "%s:%d: ", file, line);
	__builtin_va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	__builtin_va_end(ap);
	fputc('\n', stderr);
	exit(1);
}

/* One record; cells are cut out of buf in place. Returns how many, 0 at the end of file. */
static int
record(char **at, int *line, char **out)
{
	char *p = *at;
	int n = 0;

	if (*p == '\0')
		return 0;
	for (;;) {
		char *to = p, *start = p;
		if (n == COLS)
			die(*line, "more than %d columns", COLS);
		if (*p == '"') {
			for (p++; *p != '\0' && !(*p == '"' && p[1] != '"'); p++) {
				if (*p == '"')
					p++;
				if (*p == '\n')
					die(*line, "a line break inside quotes");
				*to++ = *p;
			}
			if (*p++ == '\0')
				die(*line, "a quote is not closed");
		} else {
			while (*p != '\0' && *p != ',' && *p != '\n')
				*to++ = *p++;
		}
		char c = *p;
		if (c != ',' && c != '\n' && c != '\0')
			die(*line, "text behind a closing quote");
		*to = '\0';
		out[n++] = start;
		if (c != '\0')
			p++;
		if (c != ',')
			break;
	}
	*at = p;
	return n;
}

static void
load(const char *path, int cols)
{
	enum { ROOM = 1 << 20 };
	FILE *f = fopen(path, "r");
	size_t n;
	int line = 1, k;
	char *buf = malloc(ROOM), *at = buf, *head[COLS];

	file = path;
	if (f == NULL || buf == NULL || (n = fread(buf, 1, ROOM, f)) == ROOM)
		die(0, "%s", f == NULL || buf == NULL ? strerror(errno) : "larger than 1 MiB");
	fclose(f);
	buf[n] = '\0';
	record(&at, &line, head);
	while (line++, (k = record(&at, &line, cell[rows])) > 0) {
		if (k != cols)
			die(line, "%d columns where %d belong", k, cols);
		line_of[rows] = line;
		if (++rows == ROWS)
			die(line, "more than %d rows", ROWS);
	}
}

static void
literal(const char *s)
{
	putchar('"');
	for (; *s != '\0'; s++) {
		if (*s == '"' || *s == '\\')
			putchar('\\');
		putchar(*s);
	}
	putchar('"');
}

static void
integer(size_t row, int col)
{
	char *end;
	long long v;

	errno = 0;
	v = strtoll(cell[row][col], &end, 10);
	if (errno != 0 || end == cell[row][col] || *end != '\0')
		die(line_of[row], "\"%s\" is no integer of 64 bits", cell[row][col]);
	if ((col == 4 || col == 5 || col == 7) && v <= 0)
		die(line_of[row], "\"%s\" must be positive", cell[row][col]);
	/* JSON hands it on, and its readers have 53 bits. */
	if (v > 1LL << 53)
		die(line_of[row], "\"%s\" is above 2^53", cell[row][col]);
	printf(", %lld", v);
}

struct key { char *text; size_t row; };
static struct key key[KEYS];
static size_t keys;

static int
by_text(const void *a, const void *b)
{
	return strcmp(((const struct key *)a)->text, ((const struct key *)b)->text);
}

static void
add_key(const char *text, size_t row)
{
	char k[128];

	unit_key(k, sizeof k, text);
	if (k[0] == '\0')
		return;
	if (keys == KEYS)
		die(line_of[row], "too many spellings");
	key[keys].text = strdup(k);
	key[keys++].row = row;
}

static long long
number(size_t row, int col)
{
	return strtoll(cell[row][col], NULL, 10);
}

/*
 * The base of a row's kind: the first unit with factor 1 and no offset. A kind of nothing but parts (%RH, ppm) has
 * the whole, "1".
 */
static const char *
base_of(size_t row, size_t n)
{
	bool parts = true;

	for (size_t i = 0; i < n; i++) {
		if (strcmp(cell[i][3], cell[row][3]) != 0)
			continue;
		if (number(i, 4) == number(i, 5) && number(i, 6) == 0)
			return cell[i][0];
		parts &= strchr(cell[i][0], '%') != NULL || strncmp(cell[i][0], "pp", 2) == 0;
	}
	if (!parts)
		die(line_of[row], "the kind %s has no unit with the factor 1", cell[row][3]);
	return "1";
}

static int
by_key(const void *text, const void *k)
{
	return strcmp(text, ((const struct key *)k)->text);
}

/* The unit a text means. */
static size_t
unit_of(size_t row, int col)
{
	char k[128];

	unit_key(k, sizeof k, cell[row][col]);
	const struct key *found = bsearch(k, key, keys, sizeof *key, by_key);
	if (found == NULL)
		die(line_of[row], "\"%s\" is no unit of the table", cell[row][col]);
	return found->row;
}

/* A word as unit_beside compares it: without spaces, in lower case. */
static void
fold_word(char *s)
{
	char *to = s;

	for (; *s != '\0'; s++)
		if (*s != ' ')
			*to++ = (char)(*s >= 'A' && *s <= 'Z' ? *s + ('a' - 'A') : *s);
	*to = '\0';
}

/* Contexts with the longest word first, so that one within another is known when it comes. */
static int
by_length(const void *x, const void *y)
{
	const char *a = cell[*(const size_t *)x][1], *b = cell[*(const size_t *)y][1];
	size_t na = strlen(a), nb = strlen(b);

	return na != nb ? (na < nb) - (na > nb) : strcmp(a, b);
}

/* The rows from first on: unit, word ("=" before it: at the end of the quantity), what the unit means beside it. */
static void
contexts(size_t first)
{
	static size_t order[ROWS];
	size_t n = rows - first;

	for (size_t i = 0; i < n; i++) {
		order[i] = first + i;
		fold_word(cell[first + i][1]);
	}
	qsort(order, n, sizeof *order, by_length);
	printf("static const struct context context_table[] = {\n");
	for (size_t i = 0; i < n; i++) {
		const char *word = cell[order[i]][1];
		bool last = word[0] == '=';
		size_t u = unit_of(order[i], 0), means = unit_of(order[i], 2);
		if (word[last] == '\0')
			die(line_of[order[i]], "no word");
		if (i > 0 && strcmp(cell[order[i - 1]][1], word) == 0 && unit_of(order[i - 1], 0) == u)
			die(line_of[order[i]], "\"%s\" is in line %d too", word, line_of[order[i - 1]]);
		printf("\t{ ");
		literal(word + last);
		printf(", %s, %zu, %zu },\n", last ? "true" : "false", u, means);
	}
	printf("};\n");
}

/* The sorted keys with their units, and where a search by hash finds them: one more than the place, 0 for none. */
static void
spellings(void)
{
	static size_t slot[UNIT_SLOTS];
	size_t n = 0;

	printf("};\nstatic const struct spelling { const char *key; unsigned short unit; } spelling_table[] = {\n");
	for (size_t i = 0; i < keys; i++) {
		if (i > 0 && strcmp(key[i].text, key[i - 1].text) == 0) {
			if (key[i].row != key[i - 1].row)
				die(line_of[key[i].row], "\"%s\" is claimed by line %d too", key[i].text,
				    line_of[key[i - 1].row]);
			continue;
		}
		printf("\t{ ");
		literal(key[i].text);
		printf(", %zu },\n", key[i].row);
		unsigned at = unit_slot(key[i].text);
		while (slot[at] != 0)
			at = (at + 1) % UNIT_SLOTS;
		slot[at] = ++n;
		if (n > UNIT_SLOTS * 3 / 4)
			die(line_of[key[i].row], "more spellings than the hash table holds well");
	}
	printf("};\nstatic const unsigned short slot_table[UNIT_SLOTS] = {");
	for (size_t i = 0; i < UNIT_SLOTS; i++)
		printf("%s%zu,", i % 16 == 0 ? "\n\t" : " ", slot[i]);
	printf("\n};\n");
}

static void
units(const char *path)
{
	size_t n = rows;

	printf("/* Made from assets/catalogue/units.csv and unit_contexts.csv by tablegen. */\n"
	    "static const struct unit unit_table[] = {\n");
	for (size_t i = 0; i < n; i++) {
		printf("\t{ ");
		literal(cell[i][0]);
		printf(", ");
		literal(cell[i][3]);
		for (int c = 4; c < 8; c++)
			integer(i, c);
		printf(", ");
		literal(base_of(i, n));
		printf(" },\n");
		add_key(cell[i][0], i);
		for (int c = 1; c < 3; c++)
			for (char *p = strtok(cell[i][c], "|"); p != NULL; p = strtok(NULL, "|"))
				add_key(p, i);
	}
	qsort(key, keys, sizeof *key, by_text);
	spellings();
	load(path, 4);
	contexts(n);
}

/* Rows sorted by their first column, which must be unique; the columns before last as strings. */
static void
sorted(int cols)
{
	for (size_t i = 0; i < rows; i++) {
		key[keys].text = cell[i][0];
		key[keys++].row = i;
		if (cell[i][0][0] == '\0')
			die(line_of[i], "an empty name");
	}
	qsort(key, keys, sizeof *key, by_text);
	for (size_t i = 0; i < keys; i++) {
		if (i > 0 && strcmp(key[i].text, key[i - 1].text) == 0)
			die(line_of[key[i].row], "\"%s\" is in line %d too", key[i].text, line_of[key[i - 1].row]);
		printf("\t{ ");
		for (int c = 0; c < cols; c++) {
			if (c > 0)
				printf(", ");
			literal(cell[key[i].row][c]);
		}
		printf(" },\n");
	}
	printf("};\n");
}

/* Of the names a code has had the newest, sorted by code. */
static void
regions(void)
{
	printf("/* Made from assets/catalogue/regions.csv by tablegen. */\n"
	    "static const struct region { const char *code, *name; } region_table[] = {\n");
	for (size_t i = 0; i < rows; i++) {
		if (strlen(cell[i][0]) != 6 || strspn(cell[i][0], "0123456789") != 6)
			die(line_of[i], "\"%s\" is no code of six digits", cell[i][0]);
		key[keys].text = cell[i][0];
		key[keys++].row = i;
	}
	qsort(key, keys, sizeof *key, by_text);
	for (size_t i = 0, newest; i < keys; i++) {
		for (newest = i; i + 1 < keys && strcmp(key[i + 1].text, key[i].text) == 0; i++)
			if (strcmp(cell[key[i + 1].row][4], cell[key[newest].row][4]) > 0)
				newest = i + 1;
		printf("\t{ ");
		literal(key[newest].text);
		printf(", ");
		literal(cell[key[newest].row][1]);
		printf(" },\n");
	}
	printf("};\n");
}

/* Tokens that name a scale by themselves: strong ones always, weak ones where nothing else is known. */
static void
token_keys(size_t row, int col)
{
	for (char *p = strtok(cell[row][col], "|"); p != NULL; p = strtok(NULL, "|")) {
		if (keys == KEYS)
			die(line_of[row], "too many tokens");
		key[keys].text = p;
		key[keys++].row = row * 2 + (col == 6);
	}
}

/* The grades of a row, worst first: parts of a product between ";", chains without order between "/". */
static size_t
grades(size_t row)
{
	size_t n = 0;
	int part = 0, chain = 0, rank = 0;
	char *p = cell[row][8];

	while (*p != '\0') {
		char *end = p + strcspn(p, "=|/;"), c = *end;
		*end = '\0';
		if (*p == '\0')
			die(line_of[row], "an empty grade");
		printf("\t{ ");
		literal(p);
		printf(", %d, %d, %d },\n", part, rank, chain);
		n++;
		if (c == '\0')
			break;
		rank += c != '=';
		chain += c == '/';
		if (c == ';')
			part++, rank = chain = 0;
		p = end + 1;
	}
	return n;
}

/*
 * The words that speak of a scale, and which characters they begin with: one bit a character of three bytes (its last
 * twelve bits), and the ASCII letters. A text without any of them speaks of no scale.
 */
static void
scale_contexts(void)
{
	unsigned char bits[512] = { 0 };
	char ascii[256];
	size_t n = 0;

	if (rows > 63)
		die(line_of[63], "more than 63 scales");
	printf("static const struct { const char *word; unsigned char len, scale; } context_table[] = {\n");
	for (size_t i = 0; i < rows; i++)
		for (const char *p = cell[i][2]; *p != '\0';) {
			const unsigned char *u = (const unsigned char *)p;
			unsigned k = (u[0] & 0x80u) == 0 ? 0 : (u[1] & 63u) << 6 | (u[2] & 63u);
			if ((u[0] & 0x80) == 0 && n < sizeof ascii - 1)
				ascii[n++] = *p;
			else
				bits[k / 8] |= (unsigned char)(1 << k % 8);
			size_t len = strcspn(p, "|");
			printf("\t{ \"%.*s\", %zu, %zu },\n", (int)len, p, len, i);
			p += len;
			p += *p == '|';
		}
	ascii[n] = '\0';
	printf("};\nstatic const char context_ascii[] = \"%s\";\n"
	    "static const unsigned char context_bits[512] = {", ascii);
	for (size_t i = 0; i < sizeof bits; i++)
		printf("%s%u,", i % 16 == 0 ? "\n\t" : " ", bits[i]);
	printf("\n};\n");
}

static void
scales(void)
{
	size_t first[ROWS + 1] = { 0 };

	printf("/* Made from assets/catalogue/scales.csv by tablegen. */\n"
	    "static const struct grade { const char *name; short part, rank, chain; } grade_table[] = {\n");
	for (size_t i = 0; i < rows; i++)
		first[i + 1] = first[i] + grades(i);
	printf("};\nstatic const struct scale scale_table[] = {\n");
	for (size_t i = 0; i < rows; i++) {
		printf("\t{ ");
		for (int c = 0; c < 4; c++) {
			literal(cell[i][c]);
			printf(", ");
		}
		static const char *const sign[][2] = { { "up", "SIGN_UP" }, { "down", "SIGN_DOWN" },
		    { "merit", "SIGN_MERIT" }, { "words", "SIGN_WORDS" } };
		size_t k = 0;
		while (k < 4 && strcmp(cell[i][4], sign[k][0]) != 0)
			k++;
		bool value = strcmp(cell[i][5], "value") == 0;
		if (k == 4 || (!value && strcmp(cell[i][5], "class") != 0))
			die(line_of[i], "a sign or kind of grade that is none");
		literal(cell[i][12]);
		printf(", %s, %s, %s, %zu, %zu },\n", sign[k][1], value ? "true" : "false",
		    *cell[i][13] != '\0' ? "true" : "false", first[i], first[i + 1]);
		token_keys(i, 6);
		token_keys(i, 7);
	}
	printf("};\n");
	scale_contexts();
	qsort(key, keys, sizeof *key, by_text);
	printf("static const struct token { const char *text; unsigned short scale; bool strong; } "
	    "token_table[] = {\n");
	for (size_t i = 0; i < keys; i++) {
		if (i > 0 && strcmp(key[i].text, key[i - 1].text) == 0)
			die(line_of[key[i].row / 2], "\"%s\" is claimed twice", key[i].text);
		printf("\t{ ");
		literal(key[i].text);
		printf(", %zu, %s },\n", key[i].row / 2, key[i].row % 2 == 1 ? "true" : "false");
	}
	printf("};\n");
}

/* What a scale is called, and how its grades are bounded in words: names alone, for those who tell a step. */
static void
scale_names(void)
{
	static const int told[] = { 0, 10, 11, 3 };

	printf("/* Made from assets/catalogue/scales.csv by tablegen. */\n"
	    "static const struct scale_name { const char *id, *zh, *en, *suffix; bool up; } scale_names[] = {\n");
	for (size_t i = 0; i < rows; i++) {
		printf("\t{ ");
		for (size_t c = 0; c < sizeof told / sizeof *told; c++) {
			if (*cell[i][told[c]] == '\0' && told[c] != 3)
				die(line_of[i], "a scale without a name");
			/* of "星级|星|级" the last, which stands behind every grade */
			const char *last = told[c] == 3 ? strrchr(cell[i][3], '|') : NULL;
			literal(last != NULL ? last + 1 : cell[i][told[c]]);
			printf(", ");
		}
		printf("%s },\n", strcmp(cell[i][4], "up") == 0 ? "true" : "false");
	}
	printf("};\n");
}

/* The place of a name in a list of upper case enumerators, or the end of the build. */
static const char *
enumerator(size_t row, int col, const char *const (*known)[2], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(cell[row][col], known[i][0]) == 0)
			return known[i][1];
	die(line_of[row], "\"%s\" is none of its column", cell[row][col]);
}

static int
by_text_and_place(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	int by = strcmp(x->text, y->text);

	return by != 0 ? by : strcmp(cell[x->row][1], cell[y->row][1]);
}

/* The rows that are of kinds of quantity, or those that are not, sorted in key; a word may stand in several places. */
static void
sense_keys(bool kinds)
{
	keys = 0;
	for (size_t i = 0; i < rows; i++) {
		if ((strcmp(cell[i][1], "kind") == 0) != kinds)
			continue;
		if (cell[i][0][0] == '\0')
			die(line_of[i], "an empty word");
		key[keys].text = cell[i][0];
		key[keys++].row = i;
	}
	qsort(key, keys, sizeof *key, by_text_and_place);
	for (size_t i = 1; i < keys; i++)
		if (by_text_and_place(&key[i], &key[i - 1]) == 0)
			die(line_of[key[i].row], "\"%s\" is in line %d too", key[i].text, line_of[key[i - 1].row]);
}

/*
 * Words and what they say of a name, sorted; within: where the longest other word stands that the word begins with, so
 * that all words a text begins with are found from the last of them. Then the kinds that are qualities.
 */
static void
senses(void)
{
	static const char *const place[][2] = { { "end", "AT_END" }, { "any", "ANYWHERE" }, { "start", "AT_START" },
	    { "size", "AT_SIZE" }, { "work", "WORKING" } };
	static const char *const sense[][2] = { { "quality", "SENSE_QUALITY" }, { "property", "SENSE_PROPERTY" },
	    { "open", "SENSE_OPEN" }, { "surroundings", "SENSE_SURROUNDINGS" }, { "plate", "SENSE_PLATE" },
	    { "capability", "SENSE_CAPABILITY" }, { "setting", "SENSE_SETTING" } };

	printf("/* Made from assets/catalogue/indicator_senses.csv by tablegen. */\n"
	    "static const struct word { const char *text; enum place place; enum sense sense; short within; } "
	    "word_table[] = {\n");
	sense_keys(false);
	for (size_t i = 0; i < keys; i++) {
		long within = (long)i - 1;
		while (within >= 0 && strncmp(key[within].text, key[i].text, strlen(key[within].text)) != 0)
			within--;
		printf("\t{ ");
		literal(key[i].text);
		printf(", %s, %s, %ld },\n", enumerator(key[i].row, 1, place, 5),
		    enumerator(key[i].row, 2, sense, 7), within);
	}
	printf("};\nstatic const char *const quality_kind[] = {\n");
	sense_keys(true);
	for (size_t i = 0; i < keys; i++) {
		enumerator(key[i].row, 2, sense, 1);
		printf("\t");
		literal(key[i].text);
		printf(",\n");
	}
	printf("};\n");
}

int
main(int argc, char **argv)
{
	if (argc == 4 && strcmp(argv[1], "units") == 0) {
		load(argv[2], 9);
		units(argv[3]);
	} else if (argc == 3 && strcmp(argv[1], "prefixes") == 0) {
		load(argv[2], 6);
		printf("/* Made from assets/catalogue/number_prefixes.csv by tablegen. */\n"
		    "static const struct prefix { const char *prefix, *system, *plain; } prefix_table[] = {\n");
		sorted(3);
	} else if (argc == 3 && strcmp(argv[1], "regions") == 0) {
		load(argv[2], 7);
		regions();
	} else if (argc == 3 && strcmp(argv[1], "scales") == 0) {
		load(argv[2], 14);
		scales();
	} else if (argc == 3 && strcmp(argv[1], "scale-names") == 0) {
		load(argv[2], 14);
		scale_names();
	} else if (argc == 3 && strcmp(argv[1], "senses") == 0) {
		load(argv[2], 4);
		senses();
	} else if (argc == 3 && strcmp(argv[1], "symbols") == 0) {
		load(argv[2], 5);
		printf("/* Made from assets/catalogue/quantity_symbols.csv by tablegen. */\n"
		    "static const struct symbol symbol_table[] = {\n");
		sorted(4);
	} else if (argc == 4 && strcmp(argv[1], "synonyms") == 0) {
		load(argv[3], 3);
		printf("/* Made from assets/catalogue by tablegen. */\n"
		    "static const struct synonym %s_table[] = {\n", argv[2]);
		sorted(2);
	} else if (argc == 4 && strcmp(argv[1], "equivalents") == 0) {
		load(argv[3], 3);
		printf("/* Made from assets/catalogue by tablegen. */\n"
		    "static const struct equivalent %s_table[] = {\n", argv[2]);
		sorted(3);
	} else {
		fprintf(stderr, "usage: tablegen units UNITS CONTEXTS | prefixes|regions|scales|scale-names|senses|"
		    "symbols FILE | synonyms|equivalents NAME FILE\n");
		return 2;
	}
	return fflush(stdout) == 0 ? 0 : 1;
}
