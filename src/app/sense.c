#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "app/sense.h"
#include "base/dec.h"
#include "base/text.h"

enum place { AT_START, AT_END, AT_SIZE, WORKING, ANYWHERE };
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

/* Whether what is left of a head is a size, and nothing behind it. */
static bool
is_size(const char *s, const char *end)
{
	for (int i = not_above(s); i >= 0; i = word_table[i].within) {
		const struct word *w = &word_table[i];
		size_t n = strlen(w->text);
		if (w->place == AT_SIZE && s + n == end && strncmp(s, w->text, n) == 0)
			return true;
	}
	return false;
}

/* What a name says by its head and its words, brackets being words like others. */
static enum sense
plain_sense(const char *name)
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
			/* "最大" begins something, "原料" alone does not */
			bool counts = w->place == ANYWHERE || (w->place == AT_START && p == name && p + n != end) ||
			    (w->place == WORKING && is_size(p + n, end));
			if (counts && w->sense > strongest)
				strongest = w->sense;
			if (w->place != AT_START && w->place != WORKING && p + n == end && n > longest) {
				longest = n;
				tail = w->sense;
			}
		}
	return tail > strongest ? tail : strongest;
}

/* What a name says with a remark read as its words: a rating does not become a quality by one. */
static enum sense
with_remark(struct arena *a, const char *front, const char *back, enum sense plain, enum sense so_far)
{
	size_t n = strlen(front), m = strlen(back);
	char *joined = arena_get(a, n + m + 1);

	memcpy(joined, front, n);
	memcpy(joined + n, back, m + 1);
	enum sense is = plain_sense(joined);
	return is > so_far && !(is == SENSE_QUALITY && plain >= SENSE_CAPABILITY) ? is : so_far;
}

/* So many remarks are read; no indicator has more. */
enum { REMARKS = 8 };

enum sense
name_sense(struct arena *a, const char *name)
{
	enum sense plain = plain_sense(name), is = plain;
	char *rest = arena_get(a, strlen(name) + 1), *remark[REMARKS], *to = rest;
	int n = 0;

	for (const char *p = name; *p != '\0';) {
		if (*p != '(' && *p != ')') {
			*to++ = *p++;
			continue;
		}
		size_t m = strcspn(p + 1, "()");
		if (*p == '(' && m > 0 && n < REMARKS) {
			remark[n] = arena_get(a, m + 1);
			memcpy(remark[n], p + 1, m);
			remark[n++][m] = '\0';
		}
		p += *p == '(' ? m + 1 : 1;
	}
	*to = '\0';
	for (int i = 0; i < n; i++) {
		is = with_remark(a, remark[i], rest, plain, is);
		is = with_remark(a, rest, remark[i], plain, is);
	}
	return is;
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

static bool
is_of_extent(const struct limit *l)
{
	const char *kind = l->unit == NULL ? "" : unit_kind(l->unit);

	return strcmp(kind, "length") == 0 || strcmp(kind, "area") == 0;
}

/*
 * Values about one that is named, or shares. "±45°", "±8 kV" about nothing may be how far it turns, what it stands;
 * how far it reaches is no less from 8 to 12 m than from 9 to 11 m.
 */
static bool
is_tolerance(const struct limit *l)
{
	if (l->form != LIMIT_RANGE || is_of_extent(l))
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

/* "10~100 %" of what is set: no content, but a part of the most there is. "±5 %" of it is a tolerance. */
static bool
is_part_of_most(const struct limit *l)
{
	return l->unit != NULL && strcmp(unit_kind(l->unit), "ratio") == 0 && strcmp(unit_symbol(l->unit), "1") != 0 &&
	    l->relative == NULL && !l->deviation && (l->form != LIMIT_RANGE || (l->lo != NULL && l->hi != NULL));
}

/* "≥-10 ℃": how cold it may be, whatever it is called. */
static bool
is_least_cold(const struct limit *l)
{
	return l->form == LIMIT_RANGE && l->lo != NULL && l->hi == NULL && dec_sign(l->lo) <= 0 && l->unit != NULL &&
	    strcmp(unit_kind(l->unit), "temperature") == 0;
}

bool
is_use_range(struct arena *a, const char *name, const struct limit *d, const struct limit *r)
{
	bool open;

	if (name == NULL || *name == '\0')
		return false;
	enum sense is = name_sense(a, name);
	switch (is) {
	case SENSE_SURROUNDINGS:
	case SENSE_PLATE:
		return true;
	case SENSE_CAPABILITY:
		return !(is_least(d) && is_least(r)) && !(is_tolerance(d) && is_tolerance(r));
	case SENSE_OPEN:
	case SENSE_SETTING:
		open = may_be_worked_over(d) || may_be_worked_over(r) || is_least_cold(d) || is_least_cold(r);
		return open || (is == SENSE_SETTING && (is_part_of_most(d) || is_part_of_most(r)));
	default:
		return false;
	}
}
