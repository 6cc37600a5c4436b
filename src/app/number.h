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
/*
 * As its number says: GB mandatory, GB/T recommended, GB/Z guidance; none where the number can't
 * say.
 */
enum mandate { MANDATE_NONE, MANDATORY, RECOMMENDED, GUIDANCE, MANDATE_MAX };

/* No field but year is ever NULL after number_parse; what is absent is "". */
struct number {
	const char		*raw;		/* as given */
	const char		*canonical;	/* official spelling with year: "GB/T 19001-2016", "Q/ABC 001-2020" */
	const char		*undated;	/* without the year: identity of the standard over its editions */
	const char		*digits;	/* digits of number and part alone, for search: "19001", "5009.3" */
	const char		*prefix;	/* "GB/T", "DB37/T", "T/CAS", "Q/ABC", "ISO/IEC" */
	const char		*body;		/* issuing code: "GB", "HG", "DB37", "CAS", "ABC" */
	const char		*year;		/* four digits, those of two made 19xx; NULL: undated */
	enum number_system	 system;
	enum mandate		 mandate;
	const char		*number;	/* "5009", "0005S", "9001C", "D638", "60335" */
	const char		*part, *part_to; /* "3"; of a range ("5750.1~5750.13") "1" and "13" */
	const char		*edition_note;	/* "2018年版": a partial revision; "2021": ASTM's reapproval */
	const char		*amendment;	/* "XG1-2025", "第1号修改单", "A1:2018" */
	const char		*adopts;	/* canonical number of a second one it carries: "ISO 9001:2015" */
	const char		*rest;		/* what stands behind the number: a clause, a grade, a title */
};

/*
 * Parses one standard number at the start of text. True: out is filled; a caller that wants nothing
 * but a number looks that rest is "". False: not a number this grammar knows, or one that can be
 * read in more than one way (a lost dash, a slip of the slash, a year of two digits below 50, two
 * numbers in a list); out->raw and out->canonical hold the trimmed text, system SYS_UNKNOWN. (GB/T
 * 1.1-2020 8.1 and order 83 of SAMR, art. 13.)
 */
bool	 number_parse(struct arena *, const char *text, struct number *out);

/*
 * The same somewhere in *text: finds the next number at or behind *text, moves *text behind it;
 * false: no more. Raw is the piece found.
 */
bool	 number_next(struct arena *, const char **text, struct number *out);

/*
 * Whether two texts name the same standard in the same edition (an undated one equals only an
 * undated one).
 */
bool	 number_same(const struct number *, const struct number *);

/* Stable English names: "national", … "reference-material"; "mandatory", … */
const char	*number_system_name(enum number_system);
const char	*mandate_name(enum mandate);
