#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "app/account.h"
#include "app/password.h"
#include "base/rnd.h"
#include "cli/cli.h"
#include "db/account.h"

/*
 * The password: the first line of standard input, or one made at random (120 bits) where that is a terminal or
 * empty; *made says which. NULL: one was given that will not do, which has been said.
 */
static const char *
password(struct arena *a, const char *login, bool *made)
{
	const char *context[] = { login, "mingbiao", NULL };
	char line[PASSWORD_BYTES + 3] = "";

	*made = isatty(STDIN_FILENO) || fgets(line, sizeof line, stdin) == NULL;
	line[strcspn(line, "\r\n")] = '\0';
	*made = *made || *line == '\0';
	if (*made)
		return arena_fmt(a, "%s-%s", rnd_public_id(a), rnd_public_id(a));
	if (password_judge(line, context) != PASSWORD_GOOD) {
		cli_fail(MSG_cli_user_password, NULL);
		return NULL;
	}
	return arena_str(a, line);
}

/* {"login":…} or, for one made here, {"login":…,"password":…}. */
static void
print(const char *login, const char *secret)
{
	printf("{\"login\":");
	cli_json(login);
	if (secret != NULL) {
		printf(",\"password\":");
		cli_json(secret);
	}
	printf("}\n");
}

static int
add(struct db *db, struct arena *a, const char *typed, const char *key)
{
	const char *login = account_login(a, typed), *secret;
	bool made;

	if (login == NULL)
		return cli_fail(MSG_cli_user_login, typed);
	if ((secret = password(a, login, &made)) == NULL)
		return CLI_FINDING;
	enum rc rc = account_add(db, a, login, secret, key);
	if (rc == E_CONFLICT)
		return cli_fail(*db_constraint(db) != '\0' ? MSG_cli_user_there : MSG_cli_user_enterprise,
		    *db_constraint(db) != '\0' ? login : key);
	if (rc != OK)
		return cli_fail(MSG_cli_db, db_error(db));
	print(login, made ? secret : NULL);
	return CLI_GOOD;
}

static int
passwd(struct db *db, struct arena *a, const char *typed)
{
	const char *login = account_login(a, typed), *secret;
	bool made;

	if (login == NULL)
		return cli_fail(MSG_cli_user_login, typed);
	if ((secret = password(a, login, &made)) == NULL)
		return CLI_FINDING;
	enum rc rc = account_set_password(db, a, login, secret);
	if (rc != OK)
		return rc == E_NOTFOUND ? cli_fail(MSG_cli_user_none, login) : cli_fail(MSG_cli_db, db_error(db));
	print(login, made ? secret : NULL);
	return CLI_GOOD;
}

/* One object a line: an account as often as it belongs to enterprises. */
static int
list(struct db *db, struct arena *a)
{
	struct q_account_all *row;
	size_t n;

	if (q_account_all(db, a, &row, &n) != OK)
		return cli_fail(MSG_cli_db, db_error(db));
	for (size_t i = 0; i < n; i++) {
		printf("{\"login\":");
		cli_json(row[i].login);
		printf(",\"created\":");
		cli_json(row[i].created);
		printf(",\"disabled\":%s,\"enterprise\":", row[i].disabled ? "true" : "false");
		cli_json(row[i].enterprise);
		printf(",\"uscc\":");
		cli_json(row[i].uscc);
		printf(",\"role\":");
		cli_json(row[i].role);
		printf("}\n");
	}
	return CLI_GOOD;
}

/*
 * mingbiao user add LOGIN [--enterprise CODE] | user passwd LOGIN | user list. CODE is the credit code or the
 * public id of an enterprise that is there. Exit 1 when it can't be done.
 */
int
verb_user(int argc, char **argv)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(1 << 16);
	const char *key = cli_option(&argc, argv, "--enterprise");
	struct pool *pool = cli_pool(a, &argc, argv);
	const char *act = argc > 1 ? argv[1] : "";
	bool takes_login = strcmp(act, "add") == 0 || strcmp(act, "passwd") == 0;

	if (pool == NULL || argc != (takes_login ? 3 : 2) || (!takes_login && strcmp(act, "list") != 0) ||
	    (key != NULL && strcmp(act, "add") != 0)) {
		pool_free(pool);
		return cli_usage("user");
	}
	struct db *db = db_open(pool, a, INT64_MAX, false, NULL);
	int code = *act == 'a' ? add(db, a, argv[2], key) : *act == 'p' ? passwd(db, a, argv[2]) : list(db, a);
	db_close(db);
	pool_free(pool);
	return code;
}
