/*
 * Answers are written by the program, whole, and sent from here.
 *
 * Defect: Kore's own answers carry no Date and no security headers (its error answers can't be
 * given any), tell which Kore is running, and begin to read the next request between head and body.
 * Test: tests/http/web.py (headers on all answers, errors included).
 */
#include <strings.h>
#include "kore/mend.h"

bool
mend_closes(const struct http_request *req)
{
	struct http_header *h;

	if (mend_draining || (req->flags & HTTP_VERSION_1_0) || (req->owner->flags & CONN_CLOSE_EMPTY))
		return true;
	TAILQ_FOREACH(h, &req->req_headers, list) {
		if (strcasecmp(h->header, "connection") == 0)
			return true;	/* head.c lets nothing through but "close" */
	}
	return false;
}

void
mend_answer(struct http_request *req, int status, const char *head, size_t nhead,
    const void *body, size_t nbody)
{
	struct connection *c = req->owner;

	req->status = (u_int16_t)status;
	req->content_length = nbody;
	if (c == NULL || c->state == CONN_STATE_DISCONNECTING)
		return;
	bool closes = mend_closes(req);
	net_send_queue(c, head, nhead);
	if (nbody > 0)
		net_send_queue(c, body, nbody);
	if (closes)
		c->flags |= CONN_CLOSE_EMPTY;
	else
		http_start_recv(c);
}
