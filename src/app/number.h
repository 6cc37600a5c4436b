#pragma once
#include <stdbool.h>
#include <stddef.h>
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

/* What is wrong with a text, if anything. Where a number was read all the same: GOOD, REST, ALSO, CARRIED. */
enum number_problem {
	NUMBER_GOOD,
	NUMBER_REST,		/* behind the number stands more: a clause, a grade, a title */
	NUMBER_ALSO,		/* behind it, in the text, stands a number of another standard */
	NUMBER_CARRIED,		/* its code was not written again: "GB/T 2423.1、2423.2"; of citations alone */
	NUMBER_EMPTY,
	NUMBER_UNKNOWN,		/* no number this grammar knows */
	NUMBER_DOUBT,		/* can be read in more than one way, or only with a slip mended: readings */
	NUMBER_YEAR,		/* its year is written so that one can't be sure of it */
	NUMBER_SEVERAL,		/* a list: readings are its numbers */
	NUMBER_BEFORE,		/* text stands before the number, which is readings[0] */
	NUMBER_FILING,		/* a bureau's filing number, not the standard's: "QB64/0384S-2020" */
	NUMBER_ATLAS,		/* a design atlas, no standard: "01S201" */
	NUMBER_CODE,		/* of the usual form, behind a code that is not listed: "XX/T 123-2020" */
};

/* No text but year is ever NULL after number_parse; what is absent is "". */
struct number {
	const char		*raw;		/* as given */
	const char		*canonical;	/* official spelling with year: "GB/T 19001-2016", "Q/ABC 001-2020" */
	const char		*undated;	/* without the year: identity of the standard over its editions */
	const char		*digits;	/* digits of number and part alone, for search: "19001", "5009.3" */
	const char		*prefix;	/* "GB/T", "DB37/T", "T/CAS", "Q/ABC", "ISO/IEC" */
	const char		*body;		/* issuing code: "GB", "HG", "DB37", "CAS", "ABC" */
	const char		*year;		/* four digits; of two 19xx, of ASTM if sure; NULL: undated */
	enum number_system	 system;
	enum mandate		 mandate;
	const char		*number;	/* "5009", "0005S", "9001C", "D638", "60335" */
	const char		*part;		/* "3"; of military ones "3A"; of "IEC 60335-2-40" "2-40" */
	const char		*part_to;	/* of "5750.1~5750.13" "13"; of "HG/T 20592~20635" "20635" */
	const char		*edition_note;	/* "2018年版": a partial revision; "所有部分"; ASTM's "e1(2021)" */
	const char *const	*amendments;	/* "XG1-2025", "第1号修改单", "A1:2018" */
	const char *const	*adopts;	/* numbers it carries beside its own: "ISO 1:2015", "IEC 1:1993, IDT" */
	size_t			 namendments, nadopts;
	const char		*rest;		/* what stands behind the number: a clause, a grade, a title */
	enum number_problem	 problem;
	const char *const	*readings;	/* canonical numbers that may have been meant, for a person to choose */
	size_t			 nreadings;
};

/*
 * Parses one standard number at the start of text. True: out is filled; a caller that wants nothing but a number looks
 * that rest is "". False: not a number this grammar knows, or one that can be read in more than one way (a lost dash
 * before the year, even where a blank or brackets stand for it, a slip of the slash, a year of two digits below 50, two
 * numbers in a list): problem and readings say more; out->raw and out->canonical hold the trimmed text, system
 * SYS_UNKNOWN. (GB/T 1.1-2020 8.1 and order 83 of SAMR, art. 13.)
 */
bool	 number_parse(struct arena *, const char *text, struct number *out);

/*
 * Whether two numbers name the same standard in the same edition (an undated one equals only an
 * undated one). What they adopt is no part of their name. (domain.md R-NUM-1: on the parsed form.)
 */
bool	 number_same(const struct number *, const struct number *);

/* Stable English names: "national", … "reference-material"; "mandatory", … */
const char	*number_system_name(enum number_system);
const char	*mandate_name(enum mandate);

/* The stable code of a problem: "rest", "ambiguous", …; NULL for none. */
const char	*number_problem_name(enum number_problem);
