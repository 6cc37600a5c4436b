#include "i18n/msg.h"

#define X(key, zh, en) { zh, en },
static const char *const text[MSG_MAX][LANG_MAX] = { { "", "" }, MSG_LIST(X) };
#undef X

const char *
msg(enum lang l, enum msg m)
{
	return text[m][l];
}
