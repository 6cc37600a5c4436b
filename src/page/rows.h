#pragma once
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "web/web.h"

/*
 * Forms with repeating rows. A field of row 3 is called by its name and the row: "name3". Rows count from 1, at
 * most ROWS_MAX; other fields of the form have names that do not end in a digit. Works on pairs, so whatever
 * was typed stays byte for byte.
 */
enum { ROWS_MAX = 800 };

/*
 * Reads all rows: each is a struct of rowsize filled by form_read with the table in, n entries. *rows is an
 * array of *nrows in the arena; rows above ROWS_MAX are not read; behind the last one the array has room for
 * one zeroed row more. Whether a row is good is in its e_ members.
 */
void	rows_read(struct arena *, const struct pairs *, const struct input *in, size_t n, size_t rowsize,
	    void *rows, size_t *nrows);

/* Flag of an input that always has a value (a select): it does not make a row. */
enum { CHOICE = 1 << 8 };

/* Whether nothing at all stands in a row. */
bool	rows_blank(const struct input *in, size_t n, const void *row);

/*
 * New pairs: two rows exchanged, or one taken out and the later ones moved up. A row that is not there: the
 * same pairs.
 */
struct pairs	rows_swap(struct arena *, const struct pairs *, const struct input *in, size_t n, size_t one,
    size_t other);
struct pairs	rows_cut(struct arena *, const struct pairs *, const struct input *in, size_t n, size_t row);

/* New pairs: value set for the field of a row, or for a plain field with row 0; added where it is not there yet. */
struct pairs	rows_set(struct arena *, const struct pairs *, const char *name, size_t row, const char *value);

/* The number at the end of a button's value "up3" that begins with verb; 0 when it is another verb. */
size_t	rows_button(const char *value, const char *verb);

/* New pairs without the named fields. */
struct pairs	pairs_without(struct arena *, const struct pairs *, const char *const *name, size_t n);
