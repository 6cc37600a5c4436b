#include <ctype.h>
#include <string.h>
#include "app/number.h"
#include "app/question.h"
#include "app/uscc.h"
#include "base/text.h"

enum { WORDS_MAX = 32 };

static const char *
pattern(struct arena *a, const char *s)
{
	char *out = arena_get(a, 2 * strlen(s) + 3), *to = out;

	*to++ = '%';
	for (; *s != '\0'; s++) {
		if (*s == '%' || *s == '_' || *s == '\\')
			*to++ = '\\';
		*to++ = *s;
	}
	*to++ = '%';
	return out;
}

/* "GBT 5171.1", "GB-T5171.1", "GB T 5171.1": the text with the slash that was lost, or NULL. */
static const char *
slash_put_back(struct arena *a, const char *s)
{
	size_t n = 0, t;

	while (isalpha((unsigned char)s[n]))
		n++;
	if (n >= 3 && strchr("TtZz", s[n - 1]) != NULL)
		t = --n;
	else if (n >= 2 && (s[n] == ' ' || s[n] == '-') && s[n + 1] != '\0' && strchr("TtZz", s[n + 1]) != NULL)
		t = n + 1;
	else
		return NULL;
	const char *rest = s + t + 1 + strspn(s + t + 1, " -");
	return isdigit((unsigned char)*rest) ? arena_fmt(a, "%.*s/%c %s", (int)n, s, s[t], rest) : NULL;
}

/*
 * What is looked for when s is a standard number: its official spelling. Of a number that lost its slash only what
 * stands behind the letters, since GBT may have been meant otherwise. Bare digits are left as they are: 5171 finds
 * 5171.1 too.
 */
static bool
number_of(struct arena *a, const char *s, const char **out, struct question *q)
{
	struct number n;
	bool good = number_parse(a, s, &n) && n.system != SYS_UNKNOWN && *n.rest == '\0';
	size_t skip = 0;

	if (!good) {
		const char *mended = slash_put_back(a, s);
		good = mended != NULL && number_parse(a, mended, &n) && n.system != SYS_UNKNOWN && *n.rest == '\0';
		skip = good ? strlen(n.prefix) + 1 : 0;
	}
	if (!good || skip > strlen(n.canonical))
		return false;
	*out = n.canonical + skip;
	q->digits = n.digits;
	return true;
}

static void
add(struct arena *a, struct question *q, const char *s)
{
	if (q->n == QUESTION_TERMS) {
		q->more = true;
		return;
	}
	q->pattern[q->n++] = pattern(a, s);
}

void
question_read(struct arena *a, const char *text, struct question *out)
{
	char *folded = text_trim(a, text_fold(a, text)), *rest = folded;
	const char *word[WORDS_MAX], *official;
	struct uscc code;
	size_t n = 0;

	*out = (struct question){ .pattern = { "%", "%", "%", "%" }, .digits = "" };
	if (*folded == '\0')
		return;
	if (number_of(a, folded, &official, out)) {
		add(a, out, official);
		return;
	}
	if (uscc_parse(a, folded, &code)) {
		add(a, out, code.code);
		return;
	}
	rest = arena_str(a, folded);
	for (char *w; n < WORDS_MAX && (w = strtok_r(rest, " \t\r\n", &rest)) != NULL;)
		word[n++] = w;
	for (size_t i = 0; i < n; i++) {
		/* "GB/T 5171.1": the number's own space is no gap between words. */
		if (i + 1 < n && number_of(a, arena_fmt(a, "%s %s", word[i], word[i + 1]), &official, out)) {
			add(a, out, official);
			i++;
		} else
			add(a, out, number_of(a, word[i], &official, out) ? official : word[i]);
	}
	if (n == 1 && strspn(word[0], "0123456789.") == strlen(word[0]))
		out->digits = word[0];
	else if (out->n != 1)
		out->digits = "";
}
