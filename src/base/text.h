#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"

/* Whether n bytes are well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms) without NUL. */
bool	 text_valid(const char *s, size_t n);

/* Code points in a string. */
size_t	 text_length(const char *s);

/* Reads one code point at *s (which is not at its NUL) and moves *s behind it; U+FFFD for a bad byte. */
uint32_t text_next(const char **s);

/* Appends code point c as UTF-8 at to, returns how many bytes (1 to 4). */
size_t	 text_put(char *to, uint32_t c);

/* A copy without white space (Unicode's, and zero-width characters) at both ends. */
char	*text_trim(struct arena *, const char *s);

/*
 * A copy folded for comparison and parsing: full-width ASCII to ASCII, every dash and
 * minus (U+2010…2015, 2212, FE58, FE63, FF0D …) to '-', every space to ' ', zero-width
 * characters, BOM, soft hyphen and variation selectors removed, the ideographic full-width
 * brackets and slash to ASCII. Superscripts, ½, ℃, µ, Ω are kept as they are. The result is at most as long as s.
 */
char	*text_fold(struct arena *, const char *s);

/*
 * A copy with Cyrillic and Greek capitals that look like Latin ones made Latin; NULL: there was none. Such letters
 * come from keyboards and text recognition; what they stand for is a guess.
 */
char	*text_latin(struct arena *, const char *s);

/* What text_fold makes of one code point; 0: nothing, it goes away. */
uint32_t text_fold_point(uint32_t c);

/* Whether s ends with tail. */
bool		 text_ends(const char *s, const char *tail);

/* Where s goes on behind the first of n words that it begins with; NULL: with none. TEXT_PAST: of an array of them. */
const char	*text_past(const char *s, const char *const *word, size_t n);
#define TEXT_PAST(s, list) text_past(s, list, sizeof list / sizeof *list)
