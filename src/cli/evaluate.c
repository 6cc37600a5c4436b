#include <stdint.h>
#include <stdio.h>
#include "app/evaluation.h"
#include "cli/cli.h"

/* mingbiao evaluate: judges anew what an earlier engine has judged. */
int
verb_evaluate(int argc, char **argv)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(1 << 16);
	size_t judged = 0;

	struct pool *pool = cli_pool(a, &argc, argv);
	if (pool == NULL || argc > 1) {
		pool_free(pool);
		return cli_usage("evaluate");
	}
	struct db *db = db_open(pool, a, INT64_MAX, false, NULL);
	enum rc rc = evaluation_renew(db, a, &judged);
	printf("{\"engine\":");
	cli_json(compare_engine);
	printf(",\"judged\":%zu}\n", judged);
	int code = rc == OK ? CLI_GOOD : cli_fail(MSG_cli_db, db_error(db));
	db_close(db);
	pool_free(pool);
	return code;
}
