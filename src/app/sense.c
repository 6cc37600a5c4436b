#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "app/sense.h"
#include "base/dec.h"
#include "base/text.h"

enum place { AT_START, AT_END, ANYWHERE };
#include "app/sense_table.h"

/* Where the head of a name ends. */
static const char *
head_end(const char *name)
{
	const char *open = strchr(name, '('), *last = NULL;
	const char *end = open == NULL || open == name ? name + strlen(name) : open;

	for (const char *p = name; p < end;)		/* up to the last Chinese character, if there is one */
		if (text_next(&p) >= 0x2E80)
			last = p;
	return last != NULL && last <= end ? last : end;
}

/* The last word of the table not above s in order; all words that s begins with are among it and its withins. */
static int
not_above(const char *s)
{
	int lo = 0, hi = (int)(sizeof word_table / sizeof *word_table);

	while (lo < hi) {
		int mid = (lo + hi) / 2;
		if (strcmp(word_table[mid].text, s) <= 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo - 1;
}

enum sense
name_sense(const char *name)
{
	const char *end = head_end(name);
	enum sense strongest = SENSE_OPEN, tail = SENSE_OPEN;
	size_t longest = 0;

	for (const char *p = name; *p != '\0'; text_next(&p))
		for (int i = not_above(p); i >= 0; i = word_table[i].within) {
			const struct word *w = &word_table[i];
			size_t n = strlen(w->text);
			if (strncmp(p, w->text, n) != 0)
				continue;
			if ((w->place == ANYWHERE || (w->place == AT_START && p == name)) && w->sense > strongest)
				strongest = w->sense;
			if (w->place != AT_START && p + n == end && n > longest) {
				longest = n;
				tail = w->sense;
			}
		}
	return tail > strongest ? tail : strongest;
}

static int
by_name(const void *name, const void *at)
{
	const char *const *kind = at;

	return strcmp(name, *kind);
}

bool
is_quality_kind(const char *kind)
{
	return bsearch(kind, quality_kind, sizeof quality_kind / sizeof *quality_kind, sizeof *quality_kind,
	    by_name) != NULL;
}

/* "At least" a positive value. */
static bool
is_least(const struct limit *l)
{
	return l->form == LIMIT_RANGE && l->hi == NULL && l->lo != NULL && dec_sign(l->lo) > 0;
}

static bool
is_of_quality_kind(const struct limit *l)
{
	return l->unit != NULL && l->unit_given && is_quality_kind(unit_kind(l->unit));
}

/* Values about one that is named, or shares. "±45°", "±8 kV" about nothing may be how far it turns, what it stands. */
static bool
is_tolerance(const struct limit *l)
{
	if (l->form != LIMIT_RANGE)
		return false;
	return l->relative != NULL || (l->deviation ? is_of_quality_kind(l) : l->kind == KIND_NOMINAL);
}

/* Single values, or a range closed at both ends, of a quantity that is not a product's by its nature. */
static bool
may_be_worked_over(const struct limit *l)
{
	return (l->form != LIMIT_RANGE || (l->lo != NULL && l->hi != NULL && l->relative == NULL)) &&
	    !is_of_quality_kind(l);
}

bool
is_use_range(const char *name, const struct limit *d, const struct limit *r)
{
	if (name == NULL || *name == '\0')
		return false;
	switch (name_sense(name)) {
	case SENSE_SURROUNDINGS:
	case SENSE_PLATE:
		return true;
	case SENSE_CAPABILITY:
		return !(is_least(d) && is_least(r)) && !(is_tolerance(d) && is_tolerance(r));
	case SENSE_OPEN:
		return may_be_worked_over(d) || may_be_worked_over(r);
	default:
		return false;
	}
}
