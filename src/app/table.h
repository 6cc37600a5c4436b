#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

/*
 * CSV files on their way into the register: read whole, looked at row by row, every fault found with its file and line
 * before anything is written, then handed to the database as one JSON array.
 */

/* A file in memory. */
struct file { const char *name; const char *p; size_t n; };

/* The first faults, one a line: "limits.csv:12: no edition is called …"; there may be more than are told. */
enum { FAULTS_TOLD = 40 };
struct faults { struct arena *a; const char *text; size_t n; };

/* The rows of a file, their columns in the order asked for. */
struct table {
	const char		*file;
	const char *const	*column;
	size_t			 ncolumn;
	const char		***row;
	size_t			*line;
	size_t			 n;
};

/* Takes note of a fault of row i. */
void	table_fault(struct faults *, const struct table *, size_t i, const char *fmt, ...)
	    __attribute__((format(printf, 4, 5)));

/* Reads the file called name. One that is missing or no CSV with these columns is a fault; *t is then empty. */
void	table_read(struct faults *, const struct file *, size_t nfile, const char *name, const char *const *column,
	    size_t ncolumn, struct table *t);

/* A table with other columns, for rows made from those of t: as many, of the same lines, all NULL. */
void	table_derive(struct arena *, const struct table *t, const char *const *column, size_t ncolumn,
	    struct table *to);

/* Faults for rows whose first k columns, taken together, stand in an earlier row too. */
void	table_once(struct faults *, const struct table *, size_t k);

/* A fault, and false, unless a field is given; is a day, YYYY-MM-DD; is a word of the list "a b c". */
bool	table_given(struct faults *, const struct table *, size_t i, size_t column);
bool	table_day(struct faults *, const struct table *, size_t i, size_t column);	/* or empty */
bool	table_word(struct faults *, const struct table *, size_t i, size_t column, const char *list);

/* All rows as a JSON array of objects, every value a string. */
const char	*table_json(struct arena *, const struct table *);
