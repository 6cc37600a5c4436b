#pragma once
#include <stddef.h>
#include <stdint.h>
#include "app/declaration.h"

/* A judgement in figures: rows by verdict, and how many fall below a mandatory standard. */
struct evaluation {
	int64_t	count[V_MAX];
	int64_t	below_mandatory;	/* lower or partly lower than a mandatory reference: a finding,
	    never a block */
};

/* Counts the rows of a judgement (Standardization Law art. 21 for the mandatory ones). */
void	evaluation_count(const struct reference_row *reference, const struct compared *, size_t n,
    struct evaluation *out);

/*
 * Writes one judgement of a version with its rows, positions from 1. at: UTC, ISO 8601, or "now" for the
 * transaction's time. Within a transaction of
 * the caller. A later judgement by another engine or against another catalogue is a further call: nothing is
 * overwritten.
 */
enum rc	evaluation_add_rows(struct db *, struct arena *, int64_t version, const char *region, const char *at,
	    const struct reference_row *reference, const struct compared *, size_t n);

/*
 * Judges every declaration's newest version anew whose latest judgement is by another engine than compare_engine, a
 * transaction each. Earlier judgements stay. *judged: how many have been, also when it fails on the way.
 */
enum rc	evaluation_renew(struct db *, struct arena *, size_t *judged);
