#pragma once
#include "base/arena.h"
#include "i18n/msg.h"

/*
 * What a requirement accepts, as people write it: "colour-fastness>=3-4 级" is 色牢度 ≥3-4 级, "ND/25 g" not detected in
 * 25 g, "Δ[-5,5] ℃" ±5 ℃. Takes the normal form of app/limit.h with its unit behind a space, as steps of a derivation
 * keep it; what is none, perhaps because it was cut, stays as it is.
 */
const char	*set_words(struct arena *, enum lang, const char *set);

/* Grades from the lowest to the highest accepted, "3-4…5". */
const char	*grades_words(struct arena *, enum lang, const char *grades);

/* The key of one part of a table, "42.5R|28 d": its pieces as a list. */
const char	*set_key(struct arena *, enum lang, const char *key);

/* The name of an ordinal scale by its id (app/scale.h); an id not known stays as it is. */
const char	*scale_words(enum lang, const char *id);
