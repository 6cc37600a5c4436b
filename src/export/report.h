#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/html.h"
#include "base/rc.h"

/*
 * A comparison report of one version of a declaration: texts compared, not a product tested. All strings are UTF-8 and
 * never NULL; words are in the reader's language, names ("stricter") are stable.
 */
struct report_standard {
	const char	*number, *title, *system, *mandate;
	const char	*status_then, *status_now;	/* "in-force" …; "" where the catalogue has no such edition */
	const char	*role;				/* "own", "reference", "cited" */
	const char	*product, *class_grade;		/* which rows of it were the reference */
	const char	*status_words;			/* status_now in words; whose it is for an own one */
};
struct report_product { const char *name, *brand, *model, *specification, *gtin; };
struct report_row {
	int64_t		 no;				/* 1, 2 …; rows that are missing go on behind the declared */
	const char	*class;				/* "functional", "performance"; "" for a missing one */
	const char	*indicator, *condition, *declared, *declared_unit, *method;
	bool		 has_reference;
	const char	*ref_number, *ref_mandate, *ref_product, *ref_class_grade, *ref_indicator, *ref_condition;
	const char	*ref_requirement, *ref_unit, *ref_method, *ref_clause, *ref_page, *ref_source;
	const char	*ref_mandate_words;		/* "" where there is no reference */
	const char	*ref_trust, *ref_trust_words;	/* "verified", "clause-text", "unverified" */
	const char	*verdict, *verdict_word, *reason, *reason_words;
	const char	**step; size_t nstep;		/* how the verdict was reached, in words */
	const char	*statement;			/* the enterprise's own words about a lower or missing one */
};
struct report {
	const char	*permalink, *record;		/* of this version: its page, its canonical record */
	const char	*number, *title, *subject;	/* "product", "service" */
	int64_t		 version;
	const char	*serial, *published, *sha256;	/* published: UTC, ISO 8601 */
	const char	*enterprise, *uscc, *region;	/* uscc "" where unknown */
	const char	*engine, *evaluated;		/* "" when nobody judged */
	bool		 demonstration;
	const struct report_standard *standard; size_t nstandard;
	const struct report_product *product; size_t nproduct;
	const struct report_row *row; size_t nrow;
	struct report_count { const char *verdict, *word; int64_t n; } count[9];
};

/*
 * CSV after RFC 4180: UTF-8 with BOM (Excel), CRLF, every line as many cells, first the head as name and value,
 * then an empty line, then a line of column names and one line a row. Cells that a spreadsheet would run as a
 * formula get a ' in front, and so do long numbers, which it would round.
 */
void	 csv_report(struct html *, const struct report *);

/* One cell and what ends it: "," or "\r\n". */
void	 csv_cell(struct html *, const char *text, const char *after);

/*
 * The columns of that table, for reading it back with csv_table of the bytes from csv_report_from on: each named in
 * both languages.
 */
enum { REPORT_COLUMNS = 25, REPORT_NO = 0, REPORT_INDICATOR = 2, REPORT_CONDITION = 3, REPORT_DECLARED = 4,
    REPORT_UNIT = 5, REPORT_METHOD = 6 };
const char *const *csv_report_columns(struct arena *);

/* Whether the n bytes at p are such a report; *from: where its line of column names begins, *line: its number. */
bool	 csv_report_from(const char *p, size_t n, size_t *from, size_t *line);

/* What was written with csv_cell, from the cell's text: without the ' in front of formulas and long numbers. */
const char *csv_plain(const char *cell);

/* XML that is valid by assets/xsd/report-1.xsd. E_FAULT: libxml2 refused, which only lack of memory makes it do. */
enum rc	 xml_report(struct html *, const struct report *);
