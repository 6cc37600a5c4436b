#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "base/jsonin.h"
#include "base/text.h"

/* What is still to be read; nothing beyond end is looked at. */
struct in { struct arena *a; const char *p, *end; };

/* The byte ahead; 0 at the end, which no JSON has in it. */
static char
ahead(const struct in *in)
{
	return in->p < in->end ? *in->p : '\0';
}

static void
space(struct in *in)
{
	while (in->p < in->end && (*in->p == ' ' || *in->p == '\t' || *in->p == '\n' || *in->p == '\r'))
		in->p++;
}

/* Takes c, white space before it skipped. */
static bool
take(struct in *in, char c)
{
	space(in);
	if (ahead(in) != c)
		return false;
	in->p++;
	return true;
}

static bool
word(struct in *in, const char *w)
{
	size_t n = strlen(w);

	if ((size_t)(in->end - in->p) < n || memcmp(in->p, w, n) != 0)
		return false;
	in->p += n;
	return true;
}

/* Four hexadecimal digits, -1: not there. */
static long
hex4(struct in *in)
{
	long v = 0;

	for (int i = 0; i < 4; i++, in->p++) {
		char c = ahead(in);
		if (c >= '0' && c <= '9')
			v = v * 16 + (c - '0');
		else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
			v = v * 16 + ((c | 0x20) - 'a' + 10);
		else
			return -1;
	}
	return v;
}

/* What stands behind a backslash, as UTF-8 at *to. */
static bool
escape(struct in *in, char **to)
{
	static const char plain[] = "\"\\/bfnrt", means[] = "\"\\/\b\f\n\r\t";
	char c = ahead(in);
	const char *p = c == '\0' ? NULL : strchr(plain, c);

	in->p += in->p < in->end;
	if (p != NULL) {
		*(*to)++ = means[p - plain];
		return true;
	}
	long v = c == 'u' ? hex4(in) : -1;
	if (v >= 0xD800 && v <= 0xDBFF) {
		long low = word(in, "\\u") ? hex4(in) : -1;
		v = low >= 0xDC00 && low <= 0xDFFF ? 0x10000 + ((v - 0xD800) << 10) + (low - 0xDC00) : -1;
	}
	if (v <= 0 || (v >= 0xDC00 && v <= 0xDFFF))
		return false;
	*to += text_put(*to, (uint32_t)v);
	return true;
}

/* A string from its opening quote on; NULL: it is none. No escape is shorter than what it stands for. */
static const char *
string(struct in *in)
{
	if (!take(in, '"'))
		return NULL;
	const char *close = in->p;
	while (close < in->end && *close != '"')
		close += *close == '\\' ? 2 : 1;
	if (close >= in->end)
		return NULL;
	char *s = arena_get(in->a, (size_t)(close - in->p) + 1), *to = s;
	while (in->p < close) {
		if ((unsigned char)*in->p < 0x20)
			return NULL;
		if (*in->p != '\\')
			*to++ = *in->p++;
		else {
			in->p++;
			if (!escape(in, &to))
				return NULL;
		}
	}
	*to = '\0';
	in->p++;
	return s;
}

static bool
digits(struct in *in)
{
	const char *from = in->p;

	while (ahead(in) >= '0' && ahead(in) <= '9')
		in->p++;
	return in->p > from;
}

/* A number as it is written; NULL: it is none. */
static const char *
number(struct in *in)
{
	const char *from = in->p;

	in->p += ahead(in) == '-';
	bool zero = ahead(in) == '0';
	const char *first = in->p;
	if (!digits(in) || (zero && in->p > first + 1))
		return NULL;
	if (ahead(in) == '.') {
		in->p++;
		if (!digits(in))
			return NULL;
	}
	if (ahead(in) == 'e' || ahead(in) == 'E') {
		in->p++;
		in->p += ahead(in) == '+' || ahead(in) == '-';
		if (!digits(in))
			return NULL;
	}
	return arena_dup(in->a, from, (size_t)(in->p - from));
}

static enum json_fault
value(struct in *in, const char **to)
{
	space(in);
	char c = ahead(in);
	*to = NULL;
	if (c == '"')
		*to = string(in);
	else if (c == '-' || (c >= '0' && c <= '9'))
		*to = number(in);
	else if (word(in, "null"))
		return JSON_GOOD;
	else
		return c == '[' || c == '{' || word(in, "true") || word(in, "false") ? JSON_TYPE : JSON_FORM;
	return *to == NULL ? JSON_FORM : JSON_GOOD;
}

static enum json_fault
pair(struct in *in, struct json_pair *to, size_t cap, size_t *count)
{
	const char *key = string(in), *v;

	if (key == NULL || !take(in, ':'))
		return JSON_FORM;
	enum json_fault fault = value(in, &v);
	if (fault != JSON_GOOD)
		return fault;
	for (size_t i = 0; i < *count; i++)
		if (strcmp(to[i].key, key) == 0)
			return JSON_TWICE;
	if (*count == cap)
		return JSON_MANY;
	to[(*count)++] = (struct json_pair){ key, v };
	return JSON_GOOD;
}

static enum json_fault
object(struct in *in, struct json_pair *to, size_t cap, size_t *count)
{
	if (!take(in, '{'))
		return JSON_FORM;
	if (!take(in, '}')) {
		do {
			enum json_fault fault = pair(in, to, cap, count);
			if (fault != JSON_GOOD)
				return fault;
		} while (take(in, ','));
		if (!take(in, '}'))
			return JSON_FORM;
	}
	space(in);
	return in->p == in->end ? JSON_GOOD : JSON_FORM;
}

enum json_fault
json_pairs(struct arena *a, const char *s, size_t n, struct json_pair *to, size_t cap, size_t *count, size_t *at)
{
	struct in in = { a, s, s + n };
	enum json_fault fault;

	*count = 0;
	fault = text_valid(s, n) ? object(&in, to, cap, count) : JSON_FORM;
	if (fault != JSON_GOOD)
		*count = 0;
	if (at != NULL)
		*at = (size_t)(in.p - s);
	return fault;
}
