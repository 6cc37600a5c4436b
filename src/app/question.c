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

/* What one word looks for: as it is, and among standards. */
struct term { const char *text, *standard; };

/*
 * What is looked for when s is a standard number: its official spelling, for standards without the year. Of a number
 * with a slip (GBT 5171.1) that can have been meant in one way only what stands behind the letters, for that way need
 * not be the right one; without a year and a T or Z a product may be meant as well (TCL 65). Bare digits are left as
 * they are: 5171 finds 5171.1 too.
 */
static bool
number_of(struct arena *a, const char *s, struct term *out, struct question *q)
{
	struct number n;
	bool good = number_parse(a, s, &n) && *n.rest == '\0';
	size_t skip = 0;

	if (!good && n.problem == NUMBER_DOUBT && n.nreadings == 1) {
		good = number_parse(a, n.readings[0], &n) &&
		    (n.year != NULL || n.mandate == RECOMMENDED || n.mandate == GUIDANCE);
		skip = strlen(n.prefix) + 1;
	}
	if (!good || skip > strlen(n.undated))
		return false;
	*out = (struct term){ n.canonical + skip, n.undated + skip };
	q->digits = n.digits;
	return true;
}

static void
add(struct arena *a, struct question *q, struct term t)
{
	if (q->n == QUESTION_TERMS) {
		q->more = true;
		return;
	}
	q->standard[q->n] = pattern(a, t.standard);
	q->pattern[q->n++] = pattern(a, t.text);
}

/* A word that is no number; of "5171.1-2014" the year is cut for standards, and what is left is the bare number. */
static struct term
word_of(struct arena *a, const char *s, const char **digits)
{
	size_t figures = strspn(s, "0123456789."), year = strspn(s + figures, "-0123456789");
	bool whole = figures > 0 && s[figures + year] == '\0';
	bool bare = whole && (year == 0 || (year == 5 && s[figures] == '-'));
	struct term t = { s, bare ? arena_dup(a, s, figures) : s };

	if (bare)
		*digits = t.standard;
	return t;
}

void
question_read(struct arena *a, const char *text, struct question *out)
{
	static const char gap[] = " \t\r\n:;,()";
	char *folded = text_trim(a, text_fold(a, text)), *rest = folded;
	const char *word[WORDS_MAX], *bare = "";
	struct term t;
	struct uscc code;
	size_t n = 0;

	*out = (struct question){ .pattern = { "%", "%", "%", "%" }, .standard = { "%", "%", "%", "%" }, .digits = "" };
	if (*folded == '\0')
		return;
	if (number_of(a, folded, &t, out)) {
		add(a, out, t);
		return;
	}
	if (uscc_parse(a, folded, &code)) {
		add(a, out, (struct term){ code.code, code.code });
		return;
	}
	rest = arena_str(a, folded);
	for (char *w; n < WORDS_MAX && (w = strtok_r(rest, gap, &rest)) != NULL;)
		word[n++] = w;
	for (size_t i = 0; i < n; i++) {
		/* "GB/T 5171.1": the number's own space is no gap between words. */
		if (i + 1 < n && number_of(a, arena_fmt(a, "%s %s", word[i], word[i + 1]), &t, out)) {
			add(a, out, t);
			i++;
		} else
			add(a, out, number_of(a, word[i], &t, out) ? t : word_of(a, word[i], &bare));
	}
	if (out->n != 1)
		out->digits = "";
	else if (*bare != '\0')
		out->digits = bare;
}
