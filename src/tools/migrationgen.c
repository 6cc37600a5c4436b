/*
 * migrationgen: packs all of migrations into C, so that the installed program needs no folder.
 * Usage: migrationgen 0001-roles.sql 0002-… > migrations.c
 *
 * Files are called NNNN-words.sql, numbered from 1 without gaps. Each is run in one transaction
 * by src/app/migrate.c, so it may not begin or end one itself.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *
base(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(base(*(char *const *)a), base(*(char *const *)b));
}

static void
check_name(const char *path, int number)
{
	const char *s = base(path);
	char want[16];
	size_t n = strlen(s);

	snprintf(want, sizeof want, "%04d-", number);
	if (strncmp(s, want, 5) != 0) {
		fprintf(stderr, "%s:1: the next migration must be called %swords.sql\n", path,
		    want);
		exit(1);
	}
	if (strspn(s + 5, "abcdefghijklmnopqrstuvwxyz0123456789-") != n - 5 - 4 ||
	    strcmp(s + n - 4, ".sql") != 0) {
		fprintf(stderr, "%s:1: a migration's name is made of a-z, 0-9 and -\n", path);
		exit(1);
	}
}

/* A line that is nothing but a transaction's word; BEGIN without semicolon belongs to PL/pgSQL. */
static void
check_line(const char *path, int line, const char *s)
{
	static const char *const word[] = { "BEGIN", "COMMIT", "ROLLBACK", "START TRANSACTION",
	    "END", "ABORT" };

	for (size_t i = 0; i < sizeof word / sizeof *word; i++) {
		size_t n = strlen(word[i]);
		if (strncasecmp(s, word[i], n) == 0 && s[n + strspn(s + n, " \t")] == ';') {
			fprintf(stderr, "%s:%d: each migration is one transaction already\n", path,
			    line);
			exit(1);
		}
	}
}

static void
pack(const char *path)
{
	FILE *f = fopen(path, "r");
	char *s = NULL;
	size_t cap = 0;
	int line = 0;

	if (f == NULL) {
		perror(path);
		exit(1);
	}
	printf("\t{ %d, \"%s\", \"\"\n", atoi(base(path)), base(path));
	for (ssize_t n; (n = getline(&s, &cap, f)) >= 0;) {
		line++;
		if (strlen(s) != (size_t)n) {
			fprintf(stderr, "%s:%d: a NUL byte\n", path, line);
			exit(1);
		}
		check_line(path, line, s);
		printf("\t    \"");
		for (const char *p = s; *p != '\0'; p++) {
			if (*p == '"' || *p == '\\')
				printf("\\%c", *p);
			else if (*p == '\n')
				printf("\\n");
			else if (iscntrl((unsigned char)*p))
				printf("\\%03o", (unsigned char)*p);
			else
				putchar(*p);
		}
		printf("\"\n");
	}
	printf("\t},\n");
	free(s);
	fclose(f);
}

int
main(int argc, char **argv)
{
	qsort(argv + 1, (size_t)argc - 1, sizeof *argv, by_name);
	printf("/* made by migrationgen */\n#include <stddef.h>\n#include \"app/migrate.h\"\n\n"
	    "const struct migration migrations[] = {\n");
	for (int i = 1; i < argc; i++) {
		check_name(argv[i], i);
		pack(argv[i]);
	}
	printf("};\nconst size_t nmigrations = %d;\n", argc - 1);
	return 0;
}
