#include <stdio.h>
#include <string.h>
#include "web/server.h"

/*
 * Files of assets/, packed into the program with their compressed forms (src/tools/pack.sh). A name
 * with a hash in it never changes its content, so a browser keeps it for good; the few at fixed
 * addresses are asked for again.
 */

static const struct asset *
find(const char *path)
{
	for (size_t i = 0; i < nassets; i++) {
		if (strcmp(assets[i].path, path) == 0)
			return &assets[i];
	}
	return NULL;
}

bool
asset_serve(struct req *q, const char *path)
{
	const struct asset *f = find(path);
	char lines[512];

	if (f == NULL)
		return false;
	if (q->method != M_GET) {
		if (q->kore == NULL || q->method == M_POST)
			reply_error(q, 405, M_GET);
		else
			reply_allow(q, M_GET);
		return true;
	}
	unsigned have = 0;
	for (int c = CODING_GZIP; c < CODING_MAX; c++)
		have |= f->body[c] != NULL ? 1u << c : 0;
	enum coding c = coding_choose(header(q, "accept-encoding"), have);
	char etag[64];
	snprintf(etag, sizeof etag, "\"%s%s%s\"", f->etag, c != CODING_NONE ? "-" : "", coding_name[c]);
	bool same = etag_matches(header(q, "if-none-match"), etag);
	snprintf(lines, sizeof lines, "%s%s%s%s%s%setag: %s\r\ncache-control: public, max-age=%s\r\n%s"
	    "content-security-policy: default-src 'none'; style-src 'self'; frame-ancestors 'none'\r\n",
	    same ? "" : "content-type: ", same ? "" : f->type, same ? "" : "\r\n",
	    same || c == CODING_NONE ? "" : "content-encoding: ", same ? "" : coding_name[c],
	    same || c == CODING_NONE ? "" : "\r\n", etag, f->fixed ? "300" : "31536000, immutable",
	    have != 0 ? "vary: accept-encoding\r\n" : "");
	reply_raw(q, same ? 304 : 200, lines, same ? NULL : f->body[c], same ? 0 : f->size[c]);
	return true;
}
