#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "app/number.h"

/* What number.c and cite.c share: a text made ready, and the grammar that reads one number in it. */

/*
 * The text with full width, dashes and spaces folded (text_fold), tags of search pages and control characters gone,
 * single spaces. up is as in upper case, byte for byte. from and to, only where asked for: of each byte of as, where
 * in the text its character begins and ends.
 */
struct folded { const char *as, *up; const uint32_t *from, *to; };
struct folded number_fold(struct arena *, const char *text, bool offsets);

/* Where in a folded text a number is read, and into what. within: other text may go on behind it. */
struct reading {
	struct arena	*a;
	const char	*p;
	struct number	*n;
	bool		 within;
};

/*
 * Reads the number at r->p by the first system whose grammar takes it, and moves r->p behind it; canonical, undated and
 * digits wait for number_spell. False: r->p stays.
 */
bool	 number_at(struct reading *r);

/* Puts a number together again in its official spelling: canonical, which is returned, undated and digits. */
const char *number_spell(struct arena *, struct number *);

/*
 * Reads behind a number what it carries of another: "/ISO 9001:2015", " idt IEC 61215:1993", "(ISO 9001:2015,IDT)",
 * "（等同采用 ISO 9001:2015）", " + T/CECA-G 0098-2021" (GB/T 20000.2 on degrees of adoption and dual numbers).
 */
void	 number_second(struct reading *r);

/* What a text that is no number may have been meant as: n->problem and n->readings. Text in upper case. */
void	 number_doubt(struct arena *, const char *up, struct number *n);

/* Whether a number that ends here leaves no doubt that it ended. behind: the text there. */
bool	 number_ends_well(const struct number *, const char *behind);

/*
 * Where the year ends that seems to stand behind an undated number without its dash: "GB/T 19001 2016",
 * "GB 18401（2010）", "GB 5749 85"; *dated: the number with it, for a person to choose. NULL: there is none, as in
 * "GB/T 1771 2000小时". (GB/T 1.1-2020 9.5.4 writes the dash; without it, whether this is a year is a guess.)
 */
const char *number_year_apart(struct arena *, const struct number *, const char *behind, const char **dated);

/*
 * Whether a number read at from has a dash in place of the space and no year: "GB-1234" is the model of some goods as
 * likely as a standard. ("GB-14554-93" is a standard's.)
 */
bool	 number_is_model(const struct number *, const char *from);

/* A number with nothing in it but its texts. */
struct number number_none(const char *raw, const char *text);

/*
 * The length of a dot of Chinese text typed for the one before a part, "·" in "17626·2" or "。" in "17626。2-2018",
 * where a sentence may end but for the year; 0: there is none.
 */
size_t	 number_dot_slip(const char *behind);

/* Whether behind a number stands that it is amended, and not by which sheet: "及其修改单", "（含修改单）". */
bool	 number_amended(const char *behind);

/* Whether a number is of a body outside China. */
static inline bool
number_abroad(const struct number *n)
{
	return n->system >= SYS_INTERNATIONAL && n->system <= SYS_FOREIGN;
}

/* Whether c, of a text in upper case, is a digit, an ASCII letter. */
static inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool is_wide(char c) { return ((unsigned char)c & 0x80) != 0; }
