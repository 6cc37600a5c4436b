#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/html.h"
#include "base/json.h"

enum { DEPTH = 16 };

struct json {
	struct html	*b;
	size_t		 depth;
	struct {
		char		 end;		/* '}' or ']' */
		const char	*key;		/* the last one, NULL before the first */
		size_t		 n;		/* values so far */
	} at[DEPTH];
};

struct json *
json_new(struct arena *a)
{
	struct json *j = arena_get(a, sizeof *j);

	j->b = html_new(a, LANG_ZH, 4096);
	return j;
}

/* The comma before a value of an array; in an object json_key has written it. */
static void
value(struct json *j)
{
	if (j->depth > 0 && j->at[j->depth].end == ']' && j->at[j->depth].n++ > 0)
		html_lit(j->b, ",", 1);
}

static void
begin(struct json *j, const char *open, char end)
{
	value(j);
	if (j->depth + 1 == DEPTH)
		abort();
	j->depth++;
	j->at[j->depth].end = end;
	j->at[j->depth].key = NULL;
	j->at[j->depth].n = 0;
	html_lit(j->b, open, 1);
}

void
json_object(struct json *j)
{
	begin(j, "{", '}');
}

void
json_array(struct json *j)
{
	begin(j, "[", ']');
}

void
json_end(struct json *j)
{
	if (j->depth == 0)
		abort();
	html_lit(j->b, &j->at[j->depth].end, 1);
	j->depth--;
}

/* One string with RFC 8785's escapes (3.2.2.2). */
static void
quoted(struct html *b, const char *s)
{
	static const char *const name = "\bb\tt\nn\ff\rr\"\"\\\\";
	const char *from = s;

	html_lit(b, "\"", 1);
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;
		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		html_lit(b, from, (size_t)(s - from));
		from = s + 1;
		char esc[8] = { '\\' };
		for (const char *p = name; *p != '\0'; p += 2)
			if ((unsigned char)p[0] == c)
				esc[1] = p[1];
		if (esc[1] == '\0')
			snprintf(esc, sizeof esc, "\\u%04x", c);
		html_lit(b, esc, strlen(esc));
	}
	html_lit(b, from, (size_t)(s - from));
	html_lit(b, "\"", 1);
}

void
json_key(struct json *j, const char *key)
{
	if (j->depth == 0 || j->at[j->depth].end != '}' ||
	    (j->at[j->depth].key != NULL && strcmp(j->at[j->depth].key, key) >= 0))
		abort();
	if (j->at[j->depth].key != NULL)
		html_lit(j->b, ",", 1);
	j->at[j->depth].key = key;
	quoted(j->b, key);
	html_lit(j->b, ":", 1);
}

void
json_text(struct json *j, const char *s)
{
	value(j);
	if (s == NULL)
		html_lit(j->b, "null", 4);
	else
		quoted(j->b, s);
}

void
json_int(struct json *j, int64_t i)
{
	char s[24];

	snprintf(s, sizeof s, "%lld", (long long)i);
	json_text(j, s);
}

void
json_bool(struct json *j, bool yes)
{
	value(j);
	html_lit(j->b, yes ? "true" : "false", yes ? 4 : 5);
}

void
json_pair(struct json *j, const char *key, const char *s)
{
	json_key(j, key);
	json_text(j, s);
}

const char *
json_done(struct json *j, size_t *n)
{
	if (j->depth != 0)
		abort();
	if (n != NULL)
		*n = j->b->n;
	html_lit(j->b, "", 1);
	return j->b->p;
}
