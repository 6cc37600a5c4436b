#include "input.h"
#include "app/account.h"
#include "app/password.h"
#include "base/text.h"

/* A password with what stands beside it in the form, and a login: any bytes a form lets through. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	__attribute__((cleanup(arena_cleanup))) struct arena *a = arena_new(4096);
	char *line[4];

	if (!text_valid((const char *)data, size))
		return 0;
	fields(a, data, size, line, 4);
	const char *context[] = { line[1], line[2], NULL }, *none[] = { NULL };
	enum password_fault fault = password_judge(line[0], context), alone = password_judge(line[0], none);
	size_t n = text_length(line[0]);

	HOLDS((fault == PASSWORD_EMPTY) == (n == 0));
	HOLDS((fault == PASSWORD_LONG) == (n > PASSWORD_MAX));
	HOLDS((fault == PASSWORD_SHORT) == (n > 0 && n < PASSWORD_MIN));
	/* Knowing more of somebody makes no password better. */
	HOLDS(alone == fault || (alone == PASSWORD_GOOD && fault == PASSWORD_CONTEXT));

	const char *login = account_login(a, line[3]);
	if (login != NULL) {
		HOLDS(strlen(login) <= 254 && strchr(login, '@') == strrchr(login, '@'));
		const char *again = account_login(a, login);
		HOLDS(again != NULL && strcmp(again, login) == 0);
	}
	return 0;
}
