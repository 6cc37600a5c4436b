/* The words and figures that the public templates ask for. */
#include <stdio.h>
#include <string.h>
#include "view/view.h"

struct tally
hit_tally(const struct q_pub_hits *h)
{
	return (struct tally){ h->stricter, h->equal, h->lower, h->partly, h->conflict, h->missing,
	    h->added, h->incomparable, h->needs_human };
}

struct tally
totals_tally(const struct q_pub_totals *t)
{
	return (struct tally){ t->stricter, t->equal, t->lower, t->partly, t->conflict, t->missing,
	    t->added, t->incomparable, t->needs_human };
}

const char *
percent_text(struct html *b, int64_t part, int64_t whole)
{
	if (whole <= 0)
		return "0";
	int64_t tenth = (part * 1000 + whole / 2) / whole;
	return arena_fmt(b->a, "%lld.%lld", (long long)(tenth / 10), (long long)(tenth % 10));
}

const char *
gauge_ticks(struct html *b, const struct gauge *g)
{
	int n = g->steps > 0 ? g->steps - 1 : 10;
	const char *path = "";

	for (int i = 0; i <= n; i++)
		path = arena_fmt(b->a, "%sM%d 120v%d", path, GAUGE_EDGE + (GAUGE_WIDTH - 2 * GAUGE_EDGE) * i / n,
		    g->steps > 0 || i % 5 == 0 ? 50 : 30);
	return path;
}

const char *
or_dash(const char *s)
{
	return s == NULL || *s == '\0' ? "—" : s;
}

const char *
nil(const char *s)
{
	return s == NULL || *s == '\0' ? "nil" : "";
}

const char *
with_unit(struct html *b, const char *requirement, const char *unit)
{
	if (requirement == NULL)
		return "—";
	if (unit == NULL || *unit == '\0' || strstr(requirement, unit) != NULL)
		return requirement;
	/* 25 %, 25 ℃ take a space as MΩ does (GB 3101 3.1); the degree and minute signs would not. */
	return arena_fmt(b->a, "%s %s", requirement, unit);
}

enum msg
limit_label(bool verified, const char *confidence)
{
	if (verified)
		return MSG_label_verified;
	return confidence != NULL && strcmp(confidence, "high") == 0 ? MSG_label_high : MSG_label_unverified;
}

enum msg
limit_meaning(bool verified, const char *confidence)
{
	if (verified)
		return MSG_trust_verified;
	if (confidence != NULL && strcmp(confidence, "high") == 0)
		return MSG_trust_high;
	return confidence != NULL && strcmp(confidence, "low") == 0 ? MSG_trust_low : MSG_trust_unverified;
}

enum msg
declaration_state(const struct q_pub_declaration *d)
{
	if (d->n != d->newest_n)
		return MSG_state_superseded;
	if (strcmp(d->change_reason, "abolition") == 0)
		return MSG_state_abolished;
	return d->waiting ? MSG_state_waiting : MSG_state_in_force;
}

bool
is_mandatory(const char *mandate)
{
	return mandate != NULL && strcmp(mandate, "mandatory") == 0;
}

bool
is_stale(const char *status)
{
	return status != NULL && (strcmp(status, "withdrawn") == 0 || strcmp(status, "superseded") == 0);
}

const char *
hash_text(struct html *b, const char *hex)
{
	size_t n = strlen(hex);
	char *out = arena_get(b->a, n + n / 8 + 1), *to = out;

	for (size_t i = 0; i < n; i++) {
		if (i > 0 && i % 8 == 0)
			*to++ = ' ';
		*to++ = hex[i];
	}
	return out;
}

bool
limits_group(const struct q_pub_standard_limits *l, size_t i)
{
	return i == 0 || strcmp(l[i].number, l[i - 1].number) != 0 || strcmp(l[i].product, l[i - 1].product) != 0 ||
	    strcmp(l[i].class_grade, l[i - 1].class_grade) != 0;
}
