#include <string.h>
#include <strings.h>
#include "base/text.h"
#include "web/server.h"

/*
 * multipart/form-data (RFC 7578, RFC 2046 5.1): the whole body is in memory, at most BODY_MAX bytes
 * of it. Strict where it matters: every part has its delimiter, its headers and a name.
 */
enum { HEADER_MAX = 2048 };

struct cursor { const char *p, *end; };

/*
 * The value of a parameter (boundary, name, filename) behind the ';' of a header; false: malformed.
 */
static bool
parameter(struct arena *a, const char *s, const char *end, const char *name, const char **out)
{
	size_t n = strlen(name);

	*out = NULL;
	while (s < end && (s = memchr(s, ';', (size_t)(end - s))) != NULL) {
		s++;
		while (s < end && (*s == ' ' || *s == '\t'))
			s++;
		const char *key = s;
		while (s < end && *s != '=' && *s != ';')
			s++;
		if (s == end || *s == ';')
			continue;
		bool ours = (size_t)(s - key) == n && strncasecmp(key, name, n) == 0;
		char *v = arena_get(a, (size_t)(end - s) + 1);
		size_t len = 0;
		s++;
		if (s < end && *s == '"') {
			/*
			 * Browsers write a quote as %22; others as \". A backslash before anything
			 * else stays.
			 */
			for (s++; s < end && *s != '"'; s++) {
				if (*s == '\\' && s + 1 < end && s[1] == '"')
					s++;
				v[len++] = *s;
			}
			if (s == end)
				return false;
			s++;
		} else {
			while (s < end && *s != ';' && *s != ' ')
				v[len++] = *s++;
		}
		if (!ours)
			continue;
		if (*out != NULL || !text_valid(v, len))
			return false;
		*out = v;
	}
	return true;
}

/*
 * Moves behind the next delimiter line; content gets what stood before it. last: it was the closing
 * one.
 */
static bool
to_delimiter(struct cursor *c, const char *delimiter, size_t n, struct cursor *content, bool *last)
{
	const char *d = c->p;

	while ((d = memmem(d, (size_t)(c->end - d), delimiter, n)) != NULL) {
		const char *behind = d + n;
		*last = c->end - behind >= 2 && memcmp(behind, "--", 2) == 0;
		if (*last)
			behind += 2;
		while (behind < c->end && (*behind == ' ' || *behind == '\t'))
			behind++;
		bool line = c->end - behind >= 2 && memcmp(behind, "\r\n", 2) == 0;
		if (line || (*last && behind == c->end)) {
			*content = (struct cursor){ c->p, d };
			c->p = line ? behind + 2 : behind;
			return true;
		}
		d++;
	}
	return false;
}

struct part { const char *name, *filename, *type; struct cursor body; };

static bool
part_header(struct arena *a, const char *line, const char *eol, struct part *part)
{
	static const char disposition[] = "content-disposition:", type[] = "content-type:";
	size_t n = (size_t)(eol - line);

	if (n >= sizeof disposition - 1 && strncasecmp(line, disposition, sizeof disposition - 1) == 0) {
		line += sizeof disposition - 1;
		line += strspn(line, " \t");
		if (part->name != NULL || eol - line < 9 || strncasecmp(line, "form-data", 9) != 0)
			return false;
		return parameter(a, line, eol, "name", &part->name) && part->name != NULL &&
		    parameter(a, line, eol, "filename", &part->filename);
	}
	if (n >= sizeof type - 1 && strncasecmp(line, type, sizeof type - 1) == 0) {
		line += sizeof type - 1;
		while (line < eol && (*line == ' ' || *line == '\t'))
			line++;
		part->type = arena_dup(a, line, (size_t)(eol - line));
		return text_valid(part->type, (size_t)(eol - line));
	}
	return memchr(line, ':', n) != NULL;
}

/* Headers, an empty line, the rest. */
static bool
part_read(struct arena *a, struct cursor c, struct part *part)
{
	*part = (struct part){ .type = "text/plain" };
	const char *from = c.p;
	for (;;) {
		const char *eol = memmem(c.p, (size_t)(c.end - c.p), "\r\n", 2);
		if (eol == NULL || eol - from > HEADER_MAX)
			return false;
		if (eol == c.p)
			break;
		/* A copy with a NUL behind it: strspn must not run on. */
		char *line = arena_dup(a, c.p, (size_t)(eol - c.p));
		if (!part_header(a, line, line + (eol - c.p), part))
			return false;
		c.p = eol + 2;
	}
	part->body = (struct cursor){ c.p + 2, c.end };
	return part->name != NULL;
}

static size_t
count(const uint8_t *p, size_t n, const char *delimiter, size_t len)
{
	const uint8_t *end = p + n;
	size_t c = 0;

	for (; (p = memmem(p, (size_t)(end - p), delimiter, len)) != NULL; p += len)
		c++;
	return c;
}

static bool
parse(struct arena *a, const char *type, const uint8_t *p, size_t n, struct pairs *form,
    struct upload **uploads, size_t *nuploads)
{
	const char *boundary;
	struct cursor c = { (const char *)p, (const char *)p + n }, content;
	bool last;

	if (!parameter(a, type, type + strlen(type), "boundary", &boundary) || boundary == NULL ||
	    *boundary == '\0' || strlen(boundary) > 70)
		return false;
	/* The first delimiter has no line end before it when nothing precedes it. */
	const char *delimiter = arena_fmt(a, "\r\n--%s", boundary);
	size_t len = strlen(delimiter), parts = count(p, n, delimiter + 2, len - 2);
	if (parts == 0 || parts > FIELDS_MAX)
		return false;
	if (!to_delimiter(&c, delimiter + 2, len - 2, &content, &last) || content.p != content.end)
		return false;
	form->p = arena_get(a, parts * sizeof *form->p);
	*uploads = arena_get(a, parts * sizeof **uploads);
	while (!last) {
		struct part part;
		/*
		 * The line end before the delimiter belongs to it: an empty part's is its header's
		 * own.
		 */
		if (!to_delimiter(&c, delimiter, len, &content, &last) || !part_read(a, content, &part))
			return false;
		size_t size = (size_t)(part.body.end - part.body.p);
		if (part.filename != NULL) {
			(*uploads)[(*nuploads)++] = (struct upload){ part.name, part.filename, part.type,
			    (const uint8_t *)part.body.p, size };
			continue;
		}
		if (!text_valid(part.body.p, size))
			return false;
		form->p[form->n++] = (struct pair){ part.name, arena_dup(a, part.body.p, size), size };
	}
	return true;
}

bool
multipart_parse(struct arena *a, const char *type, const uint8_t *p, size_t n, struct pairs *form,
    struct upload **uploads, size_t *nuploads)
{
	struct pairs fields = { 0 };
	struct upload *files = NULL;
	size_t nfiles = 0;
	bool ok = parse(a, type, p, n, &fields, &files, &nfiles);

	/* Of a body that is none, nothing is to be seen. */
	*form = ok ? fields : (struct pairs){ 0 };
	*uploads = ok ? files : NULL;
	*nuploads = ok ? nfiles : 0;
	return ok;
}
