#include <stdarg.h>
#include <string.h>
#include "i18n/msg.h"

#define X(key, zh, en) { zh, en },
static const char *const text[MSG_MAX][LANG_MAX] = { { "", "" }, MSG_LIST(X) };
#undef X

const char *
msg(enum lang l, enum msg m)
{
	return text[m][l];
}

const char *
msg_fill(struct arena *a, enum lang l, enum msg m, ...)
{
	const char *arg[9] = { NULL };
	size_t len = strlen(text[m][l]) + 1, n = 0;
	va_list ap;

	va_start(ap, m);
	while (n < 9 && (arg[n] = va_arg(ap, const char *)) != NULL)
		n++;
	va_end(ap);
	for (size_t i = 0; i < n; i++)
		len += 4 * strlen(arg[i]);		/* a key may name one four times */

	char *out = arena_get(a, len), *to = out;
	for (const char *s = text[m][l]; *s != '\0';) {
		if (s[0] != '{' || s[1] < '1' || s[1] > '9' || s[2] != '}') {
			*to++ = *s++;
			continue;
		}
		const char *v = arg[s[1] - '1'];
		if (v != NULL && (size_t)(to - out) + strlen(v) < len)
			to = stpcpy(to, v);
		s += 3;
	}
	return out;
}
