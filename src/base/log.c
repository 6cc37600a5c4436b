#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "base/log.h"
#include "base/text.h"

size_t
log_escape(char *to, size_t cap, const char *s, size_t n)
{
	size_t len = 0;

	if (cap == 0)
		return 0;
	for (size_t i = 0; i < n;) {
		char e[8];
		size_t ne = 1, took = 1;
		unsigned char c = (unsigned char)s[i];
		if (c == '"' || c == '\\') {
			e[0] = '\\';
			e[1] = (char)c;
			ne = 2;
		} else if (c == '\n')
			memcpy(e, "\\n", ne = 2);
		else if (c < 0x20 || c == 0x7F)
			ne = (size_t)snprintf(e, sizeof e, "\\u%04x", c);
		else if (c < 0x80)
			e[0] = (char)c;
		else {
			/* JSON is UTF-8: what is not becomes U+FFFD, byte by byte. */
			took = 2;
			while (took <= 4 && i + took <= n && !text_valid(s + i, took))
				took++;
			if (took <= 4 && i + took <= n)
				memcpy(e, s + i, ne = took);
			else {
				memcpy(e, "\xEF\xBF\xBD", ne = 3);
				took = 1;
			}
		}
		if (len + ne + 1 > cap)
			break;
		memcpy(to + len, e, ne);
		len += ne;
		i += took;
	}
	to[len] = '\0';
	return len;
}

/*
 * UTC without gmtime: that reads the time zone's file when first called, for which a
 * sandboxed worker is killed. Civil date from days since 1970, Gregorian calendar.
 */
static void
utc(char to[25])
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	int64_t day = t.tv_sec / 86400, second = t.tv_sec % 86400;
	int64_t z = day + 719468;			/* days since 0000-03-01 */
	int64_t era = z / 146097, doe = z % 146097;	/* 400 years are 146,097 days */
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;
	int64_t month = mp < 10 ? mp + 3 : mp - 9;

	snprintf(to, 25, "%04u-%02u-%02uT%02u:%02u:%02u.%03uZ",
	    (unsigned)(yoe + era * 400 + (month <= 2)) % 10000u, (unsigned)month % 100u,
	    (unsigned)(doy - (153 * mp + 2) / 5 + 1) % 100u, (unsigned)(second / 3600) % 100u,
	    (unsigned)(second / 60 % 60) % 100u, (unsigned)(second % 60) % 100u,
	    (unsigned)(t.tv_nsec / 1000000) % 1000u);
}

void
log_event(enum log_level level, const char *event, const char *request, const char *fmt, ...)
{
	static const char *const name[] = { "info", "warn", "error" };
	char text[1024], line[2048], time[25];
	va_list ap;
	int saved = errno;

	utc(time);
	va_start(ap, fmt);
	int n = vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	size_t len = (size_t)snprintf(line, sizeof line,
	    "{\"time\":\"%s\",\"level\":\"%s\",\"event\":\"%.40s\"",
	    time, name[level], event);
	if (request != NULL) {
		len += (size_t)snprintf(line + len, sizeof line - len, ",\"request\":\"");
		len += log_escape(line + len, 64, request, strlen(request));
		line[len++] = '"';
	}
	len += (size_t)snprintf(line + len, sizeof line - len, ",\"text\":\"");
	len += log_escape(line + len, sizeof line - len - 4, text,
	    n < 0 ? 0 : (size_t)n < sizeof text ? (size_t)n : sizeof text - 1);
	memcpy(line + len, "\"}\n", 3);
	/* One write a line, so that the lines of several processes do not mix. */
	if (write(STDERR_FILENO, line, len + 3) < 0)
		errno = saved;			/* nowhere left to say it */
	errno = saved;
}
