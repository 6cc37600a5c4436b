#pragma once
#include <stddef.h>
#include "app/declaration.h"
#include "base/arena.h"

/* The register's own words for what a filing says, settled on the day of publication. */
struct cited {
	const char	*number, *undated, *digits;	/* canonical (app/number.h) */
	const char	*title, *system, *mandate, *status;
	int64_t		 edition;			/* 0: not in the catalogue */
};
struct published {
	const struct filing	*f;
	const char		*id, *number, *serial, *at;	/* at: UTC, ISO 8601 with Z */
	int64_t			 n;
	bool			 demonstration;
	const char		*enterprise, *name, *uscc, *region, *region_name;	/* enterprise:
	    its public id */
	const struct cited	*cited;			/* one for each f->standard */
	const char		**product;		/* public ids, one for each f->product */
	const struct reference_row *reference;	size_t nreference;
	const struct compared	*row;			size_t nrow;
};

/*
 * The canonical record of a version: all that is published of it and nothing else, as JSON in RFC 8785's manner
 * (sorted keys, no white space, UTF-8, numbers as the strings that were typed). Two runs over the same version
 * give the same bytes; their SHA-256 is the one on the receipt. Nothing personal is in it but signer and post,
 * who sign in public. *len: bytes.
 */
const char	*canonical_record(struct arena *, const struct published *, size_t *len);
