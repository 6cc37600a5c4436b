#include <string.h>
#include "base/text.h"
#include "web/server.h"

static int
digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

char *
url_decode(struct arena *a, const char *s, size_t n, bool plus, size_t *len)
{
	char *out = arena_get(a, n + 1);
	size_t m = 0;

	for (size_t i = 0; i < n; i++) {
		if (s[i] == '+' && plus)
			out[m++] = ' ';
		else if (s[i] != '%')
			out[m++] = s[i];
		else {
			if (n - i < 3 || digit(s[i + 1]) < 0 || digit(s[i + 2]) < 0)
				return NULL;
			out[m++] = (char)(digit(s[i + 1]) << 4 | digit(s[i + 2]));
			i += 2;
		}
	}
	if (!text_valid(out, m))
		return NULL;
	if (len != NULL)
		*len = m;
	return out;
}

bool
pairs_parse(struct arena *a, const char *s, size_t n, struct pairs *out)
{
	const char *end = s + n, *e;
	size_t count = 1;

	*out = (struct pairs){ 0 };
	if (n == 0)
		return true;
	for (const char *c = s; (c = memchr(c, '&', (size_t)(end - c))) != NULL; c++)
		count++;
	if (count > FIELDS_MAX)
		return false;
	out->p = arena_get(a, count * sizeof *out->p);
	for (; s < end; s = e + 1) {
		e = memchr(s, '&', (size_t)(end - s));
		if (e == NULL)
			e = end;
		if (e == s)
			continue;
		const char *eq = memchr(s, '=', (size_t)(e - s));
		struct pair *p = &out->p[out->n++];
		const char *v = eq == NULL ? e : eq + 1;
		p->name = url_decode(a, s, (size_t)((eq == NULL ? e : eq) - s), true, NULL);
		p->value = url_decode(a, v, (size_t)(e - v), true, &p->n);
		if (p->name == NULL || p->value == NULL) {
			*out = (struct pairs){ 0 };
			return false;
		}
	}
	return true;
}

const char *
pairs_value(const struct pairs *ps, const char *name)
{
	for (size_t i = 0; i < ps->n; i++) {
		if (strcmp(ps->p[i].name, name) == 0)
			return ps->p[i].value;
	}
	return "";
}

const char *
query_value(const struct req *q, const char *name)
{
	return pairs_value(&q->query, name);
}

const char *
form_value(const struct req *q, const char *name)
{
	return pairs_value(&q->form, name);
}

char *
pairs_print(struct arena *a, const struct pairs *ps)
{
	struct html *b = html_new(a, LANG_ZH, 1024);

	for (size_t i = 0; i < ps->n; i++) {
		if (strcmp(ps->p[i].name, "csrf") == 0 || strcmp(ps->p[i].name, "do") == 0)
			continue;
		if (b->n > 0)
			html_lit(b, "&", 1);
		html_part_s(b, ps->p[i].name);
		html_lit(b, "=", 1);
		html_part_s(b, ps->p[i].value);
	}
	return arena_dup(a, b->p, b->n);
}

/*
 * What nobody can see and no text needs: control characters (C0, DEL, C1), noncharacters, and the marks that
 * turn the direction of writing, which make "≥01" look like "≥10". A tab is white space, a newline is for some
 * fields, and so are Unicode's own line ends.
 */
static bool
has_control(const char *s, bool newline)
{
	while (*s != '\0') {
		uint32_t c = text_next(&s);
		if ((c < 0x20 && c != '\t' && !(newline && (c == '\n' || c == '\r'))) || (c >= 0x7F && c < 0xA0) ||
		    (!newline && (c == 0x2028 || c == 0x2029)) || (c >= 0x202A && c <= 0x202E) ||
		    (c >= 0x2066 && c <= 0x2069) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF))
			return true;
	}
	return false;
}

static enum msg
judge(struct arena *a, const struct input *in, const char *value)
{
	const char *s = text_trim(a, value);
	size_t len = text_length(s);

	if (len == 0)
		return in->flags & REQUIRED ? MSG_err_required : MSG_NONE;
	if (has_control(s, (in->flags & MULTILINE) != 0))
		return MSG_err_control;
	if (in->max > 0 && len > in->max)
		return MSG_err_too_long;
	return len < in->min ? MSG_err_too_short : MSG_NONE;
}

bool
form_read(struct arena *a, const struct pairs *ps, const struct input *in, size_t n, void *form)
{
	bool good = true;

	for (size_t i = 0; i < n; i++) {
		const char *value = pairs_value(ps, in[i].name);
		enum msg e = judge(a, &in[i], value);
		memcpy((char *)form + in[i].off, &value, sizeof value);
		memcpy((char *)form + in[i].err, &e, sizeof e);
		good &= e == MSG_NONE;
	}
	return good;
}
