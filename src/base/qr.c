#include <qrencode.h>
#include <stdio.h>
#include <string.h>
#include "base/qr.h"

/* "M12 34h5v1h-5z" for each run of dark modules; at most 24 bytes each. */
static const char *
path_of(struct arena *a, const QRcode *code)
{
	int w = code->width, runs = 0;
	const unsigned char *p = code->data;

	for (int i = 0; i < w * w; i++)
		runs += (p[i] & 1) && (i % w == 0 || !(p[i - 1] & 1));
	size_t room = (size_t)runs * 24 + 1, used = 0;
	char *out = arena_get(a, room);
	for (int y = 0; y < w; y++)
		for (int x = 0; x < w; x++) {
			int n = 0;
			while (x + n < w && (p[y * w + x + n] & 1))
				n++;
			if (n > 0)
				used += (size_t)snprintf(out + used, room - used, "M%d %dh%dv1h-%dz", x, y, n, n);
			x += n;
		}
	return out;
}

bool
qr_draw(struct arena *a, const char *text, struct qr *out)
{
	*out = (struct qr){ 0 };
	if (strlen(text) > 1000)
		return false;
	QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
	if (code == NULL)
		return false;
	out->side = code->width;
	out->path = path_of(a, code);
	QRcode_free(code);
	return true;
}
