#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

/*
 * Reads CSV as RFC 4180 has it: commas, fields in quotes where they need it, quotes doubled within, CRLF or LF,
 * the last line with or without its end. A byte order mark in front is skipped. Strict otherwise, because what
 * is read is published: the bytes must be UTF-8 without control characters but line breaks and tabs in
 * quotes, the header names exactly the columns that are expected, in any order, every record has as many
 * fields as the header, nothing stands behind a closing quote and no quote within a bare field.
 */
enum { CSV_BYTES_MAX = 64 << 20, CSV_FIELD_MAX = 1 << 16, CSV_COLUMN_MAX = 64 };
struct csv;

/* What can be wrong. UNKNOWN, TWICE, ABSENT: of a column, which csv_detail names. */
enum csv_fault {
	CSV_GOOD, CSV_LARGE, CSV_UTF8, CSV_EMPTY, CSV_UNKNOWN, CSV_TWICE, CSV_ABSENT, CSV_OPEN_QUOTE, CSV_BEHIND_QUOTE,
	CSV_STRAY_QUOTE, CSV_CONTROL, CSV_LONG, CSV_RETURN, CSV_MORE, CSV_FEWER, CSV_FAULTS
};

/*
 * A reader of the n bytes at p, which must live as long as it does. column: the names the header must
 * have, ncolumn of them (at most CSV_COLUMN_MAX). Never fails: csv_error says what is wrong with the header.
 */
struct csv	*csv_new(struct arena *, const char *p, size_t n, const char *const *column, size_t ncolumn);

/*
 * One for people's tables: the header must have the first needed columns and may have the others, whose fields are ""
 * where it has not. A column's names are told with bars between: "unit|单位".
 */
struct csv	*csv_table(struct arena *, const char *p, size_t n, const char *const *column, size_t ncolumn,
		    size_t needed);

/* Whether the header has a column. */
bool		 csv_has(const struct csv *, size_t column);

/*
 * The next record: an array of ncolumn strings in the order of column, in the arena; a field that is empty
 * is "". NULL: no more, or csv_error. A line that is empty altogether is skipped.
 */
const char	**csv_next(struct csv *);

/* The line the record last given began on, from 1; after an error, the line of the error. */
size_t		 csv_line(const struct csv *);

/* What is wrong, in English, or NULL. After an error nothing more is read. */
const char	*csv_error(const struct csv *);

/* The same as a fault, and the column it is about ("" for none). */
enum csv_fault	 csv_fault(const struct csv *, const char **detail);
