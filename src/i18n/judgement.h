#pragma once
#include "base/arena.h"
#include "i18n/msg.h"

/*
 * A step of a derivation in words: code and arguments as app/derivation.h has them ("lower-tighter", "≥60 MΩ",
 * "≥50 MΩ"), n of them. A code not known here, written by a newer engine, gives code and arguments as they stand:
 * the step is shown, not hidden.
 */
const char	*step_words(struct arena *, enum lang, const char *code, const char *const *arg, size_t n);

/* The same of one line of what derivation_print wrote. */
const char	*step_line_words(struct arena *, enum lang, const char *line);

/*
 * All of what derivation_print wrote, a line in words each, but for the conclusion: verdict and reason stand beside it.
 * In the arena; *n of them.
 */
const char	**derivation_words(struct arena *, enum lang, const char *derivation, size_t *n);

/*
 * The words of a verdict, what it means, and the words of a reason, by their stable names (app/compare.h). A name not
 * known here is never passed as good: "needs a person".
 */
enum msg	 verdict_word(const char *verdict);
enum msg	 verdict_meaning(const char *verdict);
enum msg	 reason_word(const char *reason);

/* Why a requirement is not read and how to write it, by its stable name (app/limit.h); else that a person must judge. */
enum msg	 slip_word(const char *slip);
