#pragma once
#include "base/arena.h"
#include "i18n/msg.h"

/* The deed an enterprise signs. The Chinese one is what is signed and published; in other languages it is read. */

/* The line before the promises: who promises, of which standard. */
const char	*deed_opening(struct arena *, enum lang, const char *enterprise, const char *number, const char *title);

/* The title or a promise of a published deed in another language; NULL: none of those we have now. */
const char	*deed_reading(enum lang, const char *line);
