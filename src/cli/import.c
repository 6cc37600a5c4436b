#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "app/catalogue.h"
#include "app/demo.h"
#include "base/csv.h"
#include "cli/cli.h"

enum { FILES_MAX = 64 };

static bool
read_file(struct arena *a, const char *dir, const char *name, struct file *out)
{
	const char *path = arena_fmt(a, "%s/%s", dir, name), *p, *wrong;
	size_t n;

	if ((wrong = cli_file(a, path, CSV_BYTES_MAX, &p, &n)) != NULL) {
		cli_fail(MSG_cli_import_file, arena_fmt(a, "%s: %s", path, wrong));
		return false;
	}
	*out = (struct file){ arena_str(a, name), p, n };
	return true;
}

/* Every *.csv of a folder. False: it can't be read, which has been said. */
static bool
read_folder(struct arena *a, const char *dir, struct file *file, size_t *n)
{
	struct dirent *e;
	bool good = true;
	DIR *d = opendir(dir);

	*n = 0;
	if (d == NULL) {
		cli_fail(MSG_cli_import_file, arena_fmt(a, "%s: %s", dir, strerror(errno)));
		return false;
	}
	while (good && (e = readdir(d)) != NULL) {
		size_t len = strlen(e->d_name);
		if (len <= 4 || strcmp(e->d_name + len - 4, ".csv") != 0 || *e->d_name == '.')
			continue;
		if (*n == FILES_MAX) {
			cli_fail(MSG_cli_import_file, arena_fmt(a, "%s: %s", dir, strerror(EFBIG)));
			good = false;
		} else
			good = read_file(a, dir, e->d_name, &file[(*n)++]);
	}
	closedir(d);
	return good;
}

static int
end(struct db *db, enum rc rc, const struct faults *faults)
{
	if (rc == OK)
		return CLI_GOOD;
	if (rc == E_INPUT && faults->text != NULL) {
		fputs(faults->text, stderr);
		return cli_fail(MSG_cli_import_faults, arena_fmt(faults->a, "%zu", faults->n));
	}
	return cli_fail(MSG_cli_db, db_error(db));
}

static int
import_catalogue(struct db *db, struct arena *a, const struct file *file, size_t n)
{
	struct catalogue_loaded c;
	enum rc rc = catalogue_import(db, a, file, n, &c);

	if (rc == OK)
		printf("{\"changed\":%zu,\"rows\":%zu,\"unchanged\":%s}\n", c.changed, c.rows,
		    c.unchanged ? "true" : "false");
	return end(db, rc, &c.faults);
}

static int
import_demo(struct db *db, struct arena *a, const struct file *file, size_t n)
{
	struct demo_loaded d;
	enum rc rc = demo_import(db, a, file, n, &d);

	if (rc == OK)
		printf("{\"declarations\":%zu,\"enterprises\":%zu,\"present\":%zu}\n", d.declarations,
		    d.enterprises, d.present);
	return end(db, rc, &d.faults);
}

/* mingbiao import catalogue|demo [DIR]: exit 1 when the files have faults or the database fails. */
int
verb_import(int argc, char **argv)
{
	static const struct {
		const char *name, *dir;
		int (*run)(struct db *, struct arena *, const struct file *, size_t);
	} what[] = {
		{ "catalogue", "assets/catalogue", import_catalogue },
		{ "demo", "assets/demo", import_demo },
	};
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(1 << 20);
	struct file file[FILES_MAX];
	size_t n, k = 0;
	int code = CLI_FINDING;

	struct pool *pool = cli_pool(a, &argc, argv);
	while (argc >= 2 && k < 2 && strcmp(argv[1], what[k].name) != 0)
		k++;
	if (pool == NULL || argc < 2 || argc > 3 || k == 2) {
		pool_free(pool);
		return cli_usage("import");
	}
	struct db *db = db_open(pool, a, INT64_MAX, false, NULL);
	if (read_folder(a, argc == 3 ? argv[2] : what[k].dir, file, &n))
		code = what[k].run(db, a, file, n);
	db_close(db);
	pool_free(pool);
	return code;
}
