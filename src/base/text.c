#include <string.h>
#include "base/text.h"

/*
 * Decodes one code point of at most n bytes at s. Returns its length, 0 when the bytes
 * are not UTF-8: RFC 3629 table 3-7 of Unicode, so neither overlong forms nor surrogates.
 */
static size_t
decode(const unsigned char *s, size_t n, uint32_t *out)
{
	uint32_t c, least;
	size_t len;

	if (n == 0)
		return 0;
	if (s[0] < 0x80) {
		*out = s[0];
		return 1;
	}
	if (s[0] >= 0xC2 && s[0] <= 0xDF) {
		len = 2, c = s[0] & 0x1F, least = 0x80;
	} else if ((s[0] & 0xF0) == 0xE0) {
		len = 3, c = s[0] & 0x0F, least = 0x800;
	} else if (s[0] >= 0xF0 && s[0] <= 0xF4) {
		len = 4, c = s[0] & 0x07, least = 0x10000;
	} else
		return 0;
	if (n < len)
		return 0;
	for (size_t i = 1; i < len; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return 0;
		c = c << 6 | (s[i] & 0x3F);
	}
	if (c < least || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return 0;
	*out = c;
	return len;
}

bool
text_valid(const char *s, size_t n)
{
	for (size_t i = 0; i < n;) {
		uint32_t c;
		size_t len = decode((const unsigned char *)s + i, n - i, &c);
		if (len == 0 || c == 0)
			return false;
		i += len;
	}
	return true;
}

uint32_t
text_next(const char **s)
{
	uint32_t c;
	/* The NUL at the end is no continuation byte, so decode stops before it runs over. */
	size_t len = decode((const unsigned char *)*s, 4, &c);

	*s += len > 0 ? len : 1;
	return len > 0 ? c : 0xFFFD;
}

size_t
text_length(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; n++)
		text_next(&s);
	return n;
}

size_t
text_put(char *to, uint32_t c)
{
	if (c < 0x80) {
		to[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		to[0] = (char)(0xC0 | c >> 6);
		to[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		to[0] = (char)(0xE0 | c >> 12);
		to[1] = (char)(0x80 | (c >> 6 & 0x3F));
		to[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	to[0] = (char)(0xF0 | c >> 18);
	to[1] = (char)(0x80 | (c >> 12 & 0x3F));
	to[2] = (char)(0x80 | (c >> 6 & 0x3F));
	to[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

/* Unicode's White_Space property. */
static bool
is_space(uint32_t c)
{
	return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
	    (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
	    c == 0x205F || c == 0x3000;
}

/*
 * Characters one can't see and that come along when text is copied from web pages, PDF and
 * word processors: zero-width ones, direction marks, BOM, soft hyphen, variation selectors.
 */
static bool
is_invisible(uint32_t c)
{
	return c == 0xAD || c == 0x34F || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
	    (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
	    (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0100 && c <= 0xE01EF);
}

char *
text_trim(struct arena *a, const char *s)
{
	const char *from = NULL, *to = s;

	for (const char *p = s; *p != '\0';) {
		const char *at = p;
		uint32_t c = text_next(&p);
		if (is_space(c) || is_invisible(c))
			continue;
		if (from == NULL)
			from = at;
		to = p;
	}
	return from == NULL ? arena_dup(a, "", 0) : arena_dup(a, from, (size_t)(to - from));
}

uint32_t
text_fold_point(uint32_t c)
{
	if (c > 0x20 && c < 0x7F)
		return c;
	if (is_space(c))
		return ' ';
	if (is_invisible(c))
		return 0;
	if ((c >= 0x2010 && c <= 0x2015) || c == 0x2043 || c == 0x2212 || c == 0x2E3A ||
	    c == 0x2E3B || c == 0xFE31 || c == 0xFE32 || c == 0xFE58 || c == 0xFE63)
		return '-';
	if (c >= 0xFF01 && c <= 0xFF5E)		/* full-width ASCII lies in ASCII's order */
		return c - 0xFF01 + '!';
	switch (c) {
	case 0x2044: case 0x2215: case 0x29F8:		return '/';
	case 0x301C: case 0x223C:			return '~';
	case 0x3010: case 0x3014: case 0xFE5D:		return '[';
	case 0x3011: case 0x3015: case 0xFE5E:		return ']';
	case 0xFE59: case 0xFE35:			return '(';
	case 0xFE5A: case 0xFE36:			return ')';
	default:					return c;
	}
}

char *
text_fold(struct arena *a, const char *s)
{
	char *out = arena_get(a, strlen(s) + 1), *to = out;

	while (*s != '\0') {
		const char *at = s;
		uint32_t c = text_next(&s), f = text_fold_point(c);
		if (f == c) {			/* as it came, a bad byte too */
			memcpy(to, at, (size_t)(s - at));
			to += s - at;
		} else if (f != 0)
			to += text_put(to, f);
	}
	return out;
}

char *
text_latin(struct arena *a, const char *s)
{
	static const struct { const char *like; char latin; } twins[] = {
		{ "А", 'A' }, { "В", 'B' }, { "Е", 'E' }, { "К", 'K' }, { "М", 'M' }, { "Н", 'H' }, { "О", 'O' },
		{ "Р", 'P' }, { "С", 'C' }, { "Т", 'T' }, { "Х", 'X' }, { "Ѕ", 'S' }, { "Ј", 'J' }, { "І", 'I' },
		{ "Ԛ", 'Q' }, { "Ԍ", 'G' },
		{ "Α", 'A' }, { "Β", 'B' }, { "Ε", 'E' }, { "Ζ", 'Z' }, { "Η", 'H' }, { "Ι", 'I' }, { "Κ", 'K' },
		{ "Μ", 'M' }, { "Ν", 'N' }, { "Ο", 'O' }, { "Ρ", 'P' }, { "Τ", 'T' }, { "Υ", 'Y' }, { "Χ", 'X' },
	};
	char *out = arena_get(a, strlen(s) + 1), *to = out;
	bool changed = false;

	while (*s != '\0') {
		size_t i = (unsigned char)*s < 0x80 ? sizeof twins / sizeof *twins : 0;
		while (i < sizeof twins / sizeof *twins && strncmp(s, twins[i].like, strlen(twins[i].like)) != 0)
			i++;
		if (i < sizeof twins / sizeof *twins) {
			*to++ = twins[i].latin;
			s += strlen(twins[i].like);
			changed = true;
		} else
			*to++ = *s++;
	}
	return changed ? out : NULL;
}

bool
text_ends(const char *s, const char *tail)
{
	size_t n = strlen(s), t = strlen(tail);

	return n >= t && strcmp(s + n - t, tail) == 0;
}

const char *
text_past(const char *s, const char *const *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strncmp(s, word[i], strlen(word[i])) == 0)
			return s + strlen(word[i]);
	return NULL;
}
