#include <stddef.h>
#include <string.h>
#include "page/deed.h"

const char *
deed_opening(struct arena *a, enum lang l, const char *enterprise, const char *number, const char *title)
{
	const char *standard = *number == '\0' ? "" : msg_fill(a, l, MSG_f_deed_standard, number, title, (char *)NULL);

	return msg_fill(a, l, MSG_f_deed_opening, enterprise, standard, (char *)NULL);
}

const char *
deed_reading(enum lang l, const char *line)
{
	static const enum msg part[] = { MSG_f_deed_title, MSG_f_deed_1, MSG_f_deed_2_product, MSG_f_deed_2_service,
	    MSG_f_deed_3_product, MSG_f_deed_3_service, MSG_f_deed_4 };

	for (size_t i = 0; i < sizeof part / sizeof *part; i++)
		if (strcmp(line, msg(LANG_ZH, part[i])) == 0)
			return msg(l, part[i]);
	return NULL;
}
