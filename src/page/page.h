#pragma once
#include "base/rc.h"
#include "view/view.h"
struct req;

/*
 * All handlers, one block a file. Names: page_<noun>_<verb> (GET), post_<noun>_<verb>, export_<noun>_<what>. A handler
 * answers by exactly one reply_…() of web/web.h as its last act, or returns an rc that the error page says.
 */

/* frame.c: the frame of this request's page; title in the reader's language, NULL for the home page. */
struct frame	page_frame(struct req *, const char *title, enum section);
