#include <string.h>
#include <strings.h>
#include "app/session.h"
#include "base/rnd.h"
#include "page/page.h"
#include "web/server.h"

/*
 * Who may do what: the one place that knows. A handler runs only behind a guard that its route
 * names; whatever is not allowed here is denied.
 */

/*
 * Before anybody is signed in, forms are tied to the browser by this cookie (a token in the form is
 * its value).
 */
#define PRE "__Host-pre"
#define SESSION "__Host-session"

/*
 * A form of another site can neither read the token nor say that it is ours (ASVS 3.5.1, 3.5.3).
 * Browsers send at least one of Sec-Fetch-Site and Origin with a POST; who sends neither is
 * refused.
 */
static bool
same_site(const struct req *q)
{
	const char *site = header(q, "sec-fetch-site"), *origin = header(q, "origin"), *host = header(q, "host");

	if (site == NULL && origin == NULL)
		return false;
	if (site != NULL && strcmp(site, "same-origin") != 0)
		return false;
	return origin == NULL || (host != NULL && strncmp(origin, "https://", 8) == 0 &&
	    strcasecmp(origin + 8, host) == 0);
}

static bool
is_hex(const char *s, size_t n)
{
	return strlen(s) == n && strspn(s, "0123456789abcdef") == n;
}

static enum rc
find_user(struct req *q)
{
	struct session s;
	const char *token = cookie_find(q->a, header(q, "cookie"), SESSION);

	if (token == NULL || !is_hex(token, 64))
		return OK;
	enum rc rc = session_find(q->db, q->a, token, &s);
	if (rc == E_NOTFOUND)
		return OK;
	TRY(rc);
	struct user *u = arena_get(q->a, sizeof *u);
	*u = (struct user){ .account = s.account, .login = s.login, .session = s.id,
	    .enterprise = s.enterprise, .enterprise_name = s.enterprise_name };
	q->user = u;
	q->csrf = s.csrf;
	return OK;
}

/*
 * Somebody not signed in: the browser's own token, given out with the first page. form: the answer
 * to this POST has a form, too.
 */
static void
pre_token(struct req *q, bool form)
{
	struct web *w = web_of(q);
	const char *have = cookie_find(q->a, header(q, "cookie"), PRE);

	if (have != NULL && is_hex(have, 64)) {
		q->csrf = have;
		return;
	}
	if (q->method != M_GET && !form)	/* a form without its cookie is nobody's */
		return;
	q->csrf = rnd_hex(q->a, 32);
	w->cookies = arena_fmt(q->a, "%sset-cookie: " PRE "=%s; Path=/; Secure; HttpOnly; SameSite=Strict\r\n",
	    w->cookies != NULL ? w->cookies : "", q->csrf);
}

/* To the sign-in page, and back when that is done; a form is kept there. */
static enum rc
sign_in(struct req *q)
{
	const char *next = q->target;

	if (q->method == M_POST)
		return page_session_ended(q);

	if (strlen(next) > 1024 || strcmp(next, "/") == 0)
		return reply_see(q, "/sign-in");
	struct html *b = html_new(q->a, q->lang, 256);
	html_part_s(b, next);
	return reply_see(q, "/sign-in?next=%.*s", (int)b->n, b->p);
}

enum rc
guard_check(struct req *q, enum guard guard)
{
	q->csrf = "";
	if (q->zone == ZONE_PUBLIC) {
		/*
		 * No cookies, so nobody whose rights a forged form could use; a foreign form is
		 * refused all the same.
		 */
		if (guard != OPEN || (q->method == M_POST && !same_site(q)))
			return E_DENIED;
		return OK;
	}
	if (guard != GUEST && guard != ACCOUNT && guard != MEMBER && guard != OPEN)
		return E_DENIED;
	TRY(find_user(q));
	bool ended = q->user == NULL && (guard == ACCOUNT || guard == MEMBER);
	if (q->user == NULL)
		pre_token(q, ended);
	if (q->method == M_POST && (!same_site(q) ||
	    /* Somebody whose session has ended is told so before their form is called a forgery. */
	    (!ended && (*q->csrf == '\0' || !rnd_equal(form_value(q, "csrf"), q->csrf)))))
		return E_DENIED;
	if (ended)
		return sign_in(q);
	if (guard == MEMBER && q->user->enterprise == 0)
		return reply_see(q, "/register");
	return OK;
}
