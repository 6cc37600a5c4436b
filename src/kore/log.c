/*
 * Defect: Kore logs with printf(3) and never flushes: into a pipe nothing comes for 4 KB, and each
 * child repeats what the parent had not written yet. Its lines go the way of the program's own log.
 * Test: tests/kore/workers.py (log).
 */
#include <stdarg.h>
#include <stdio.h>
#include "base/log.h"
#include "kore/mend.h"

void	__wrap_kore_log(int, const char *, ...) __attribute__((format(printf, 2, 3)));

void
__wrap_kore_log(int priority, const char *fmt, ...)
{
	char line[1024];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof line, fmt, ap);
	va_end(ap);
	log_event(priority <= LOG_ERR ? LOG_LEVEL_ERROR : priority == LOG_WARNING ? LOG_LEVEL_WARN :
	    LOG_LEVEL_INFO, "kore", NULL, "%s", line);
}
