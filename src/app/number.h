#pragma once
#include <stdbool.h>
#include "base/arena.h"

/*
 * Standard numbers. GB is never turned into GB/T, GBZ is not GB/Z, DB/T is not DB37/T, and no
 * year is ever guessed (decisions.md 4.4). Text is folded before parsing, the raw text kept.
 */
enum number_system {
	SYS_UNKNOWN, SYS_NATIONAL, SYS_INDUSTRY, SYS_LOCAL, SYS_GROUP, SYS_ENTERPRISE,
	SYS_INTERNATIONAL, SYS_REGIONAL, SYS_FOREIGN, SYS_MILITARY, SYS_METROLOGY,
	SYS_OCCUPATIONAL_HEALTH, SYS_REFERENCE_MATERIAL, SYS_ENGINEERING, SYS_MAX
};
/* As its number says: GB mandatory, GB/T recommended, GB/Z guidance; none where the number can't say. */
enum mandate { MANDATE_NONE, MANDATORY, RECOMMENDED, GUIDANCE, MANDATE_MAX };

struct number {
	const char		*raw;		/* as given */
	const char		*canonical;	/* official spelling with year: "GB/T 19001-2016", "Q/ABC 001-2020" */
	const char		*undated;	/* the same without the year: identity of the standard over its editions */
	const char		*digits;	/* digits of number and part alone, for search: "19001", "5009.3" */
	const char		*prefix;	/* "GB/T", "DB37/T", "T/CAS", "Q/ABC", "ISO/IEC" */
	const char		*body;		/* issuing code: "GB", "HG", "DB37", "CAS", "ABC" */
	const char		*year;		/* four digits, two-digit years of Chinese numbers made 19xx; NULL: undated */
	enum number_system	 system;
	enum mandate		 mandate;
};

/*
 * Parses one standard number. True: out is filled. False: not a number this grammar knows; out->raw
 * and out->canonical hold the trimmed text, system SYS_UNKNOWN. (GB/T 1.1 clause on numbering;
 * order 83 of SAMR, art. 13 for Q numbers.)
 */
bool	 number_parse(struct arena *, const char *text, struct number *out);

/* Whether two texts name the same standard in the same edition (an undated one equals only an undated one). */
bool	 number_same(const struct number *, const struct number *);

/* Stable English names: "national", … "reference-material"; "mandatory", … */
const char	*number_system_name(enum number_system);
const char	*mandate_name(enum mandate);
