#pragma once
#include <stdbool.h>
#include "base/arena.h"

/* A QR code as the data of one SVG path: a rectangle a run of dark modules, on a square of side × side units. */
struct qr { int side; const char *path; };

/*
 * Draws text (UTF-8, at most 1000 bytes) as a QR code of GB/T 18284 (ISO/IEC 18004), error correction M. False when it
 * does not fit; out is zeroed then.
 */
bool	 qr_draw(struct arena *, const char *text, struct qr *out);
