#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "base/log.h"
#include "kore/mend.h"
#include "web/server.h"

/*
 * The access log: one JSON object a line. No address, no query, no cookie, no name (decisions.md
 * 4.8). Each worker appends whole lines from a buffer of its own; written when full, each second
 * and at the end. The file is opened by the parent, before privileges are dropped, to append: it
 * may be copied and truncated while the server runs.
 */
enum { BUFFER = 64 * 1024, LINE = 4096 };

static int	fd = -1;
static char	buffer[BUFFER];
static size_t	used;

void
access_open(const char *file)
{
	fd = file == NULL ? STDOUT_FILENO : open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
	if (fd == -1)
		fatalx("%s: %s", file, errno_s);
}

void
access_flush(void)
{
	size_t done = 0;

	while (done < used) {
		ssize_t n = write(fd, buffer + done, used - done);
		if (n == -1 && errno == EINTR)
			continue;
		if (n <= 0)
			break;		/* a full disk costs log lines, no answers */
		done += (size_t)n;
	}
	used = 0;
}

void
access_log(const char *id, const char *method, const char *path, int status, size_t bytes, int64_t us)
{
	char esc[LINE / 2];
	struct timespec ts;
	struct tm tm;

	if (used > BUFFER - LINE)
		access_flush();
	clock_gettime(CLOCK_REALTIME, &ts);
	gmtime_r(&ts.tv_sec, &tm);
	log_escape(esc, sizeof esc, path, strlen(path));
	int n = snprintf(buffer + used, LINE, "{\"time\":\"%04d-%02d-%02dT%02d:%02d:%02d.%03ldZ\","
	    "\"request\":\"%s\",\"zone\":\"%s\",\"method\":\"%s\",\"path\":\"%s\",\"status\":%d,"
	    "\"bytes\":%zu,\"us\":%" PRId64 "}\n", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday,
	    tm.tm_hour, tm.tm_min, tm.tm_sec, ts.tv_nsec / 1000000, id,
	    opt.zone == ZONE_PUBLIC ? "public" : "desk", method, esc, status, bytes, us);
	if (n > 0 && n < LINE)
		used += (size_t)n;
}
