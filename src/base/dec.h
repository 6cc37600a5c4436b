#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"

/*
 * Exact rational numbers (GMP). A struct dec is immutable and lies, limbs and all, in an arena:
 * nothing to free. No value ever passes through binary floating point (decisions.md 4.3).
 *
 * What can be read is bounded, so that no text makes a number that fills the memory: at most
 * DEC_DIGITS digits written, and |k| <= DEC_EXPONENT when the value is written m×10^k with m free
 * of trailing zeros.
 */
enum { DEC_DIGITS = 40, DEC_EXPONENT = 60 };
struct dec;

/*
 * Reads a number at the start of the folded text s: [+-] digits [. digits] [ (e|E)[+-]dd |
 * (×|x|X|*|·)10^[+-]dd, with superscripts too | 10^dd alone ]. Digits may stand in groups of three
 * with single spaces (thin ones of GB/T 15835 are plain after text_fold): "1 300", "0.123 45".
 * Refused: ".5", "5.", "05", "1,5", "0x1", anything over the bounds. Returns NULL when there is none;
 * else *end is behind it. *powered (may be NULL): whether a power of ten was written.
 */
const struct dec	*dec_read(struct arena *, const char *s, const char **end, bool *powered);

/* Reads all of s, folding it before; NULL when s is not one number and nothing else. */
const struct dec	*dec_of(struct arena *, const char *s);

/* num/den; den is not 0. */
const struct dec	*dec_ratio(struct arena *, int64_t num, int64_t den);

/* -1, 0 or 1 as a is less than, equal to or greater than b. Allocates nothing. */
int			 dec_cmp(const struct dec *a, const struct dec *b);
int			 dec_sign(const struct dec *);

const struct dec	*dec_add(struct arena *, const struct dec *, const struct dec *);
const struct dec	*dec_sub(struct arena *, const struct dec *, const struct dec *);
const struct dec	*dec_mul(struct arena *, const struct dec *, const struct dec *);
/* x/y; NULL when y is 0. */
const struct dec	*dec_div(struct arena *, const struct dec *x, const struct dec *y);
const struct dec	*dec_neg(struct arena *, const struct dec *);

/*
 * The exact value: "0.05" or, when more than DEC_DIGITS digits would stand there, "5e-41"; "1/3"
 * where no finite decimal exists. dec_of reads a decimal of up to DEC_DIGITS digits back to the
 * same value.
 */
const char		*dec_print(struct arena *, const struct dec *);
