#pragma once
#include <stddef.h>

/*
 * The program's log: one JSON object a line on standard error, UTC time first.
 * No secret and nothing personal goes in: no names, addresses, bodies, queries.
 */
enum log_level { LOG_LEVEL_INFO, LOG_LEVEL_WARN, LOG_LEVEL_ERROR };

/*
 * Writes {"time":…,"level":…,"event":event,"request":id,"text":…}. event is a
 * short fixed word ("db-connect"); request may be NULL.
 */
void	log_event(enum log_level, const char *event, const char *request, const char *fmt, ...)
	    __attribute__((format(printf, 4, 5)));

/* Escapes n bytes at s for a JSON string into to[cap]; cuts what does not fit, always ends with NUL. */
size_t	log_escape(char *to, size_t cap, const char *s, size_t n);
