#include <ctype.h>
#include <string.h>
#include "app/account.h"
#include "app/session.h"
#include "page/page.h"
#include "page/problem.h"
#include "view/view.h"
#include "web/web.h"

/* A field of a form that waits for the sign-in is called "kept." and its own name. */
static const char kept[] = "kept.";
enum { KEPT = sizeof kept - 1, TARGET_MAX = 1024 };

/*
 * Whether a redirect may go there: a path of ours, never another origin ("//host", "/\host" and the
 * like), so "/" and a letter or digit, then printable ASCII without backslash.
 */
static bool
is_ours(const char *s)
{
	if (s[0] != '/' || !isalnum((unsigned char)s[1]) || strlen(s) > TARGET_MAX)
		return false;
	for (; *s != '\0'; s++)
		if (*s <= ' ' || *s > '~' || *s == '\\')
			return false;
	return true;
}

static const char *
ours_or_none(const char *s)
{
	return is_ours(s) ? s : "";
}

static struct sign_page
sign_page(struct req *q)
{
	return (struct sign_page){ .f = page_frame(q, msg(q->lang, MSG_sign_in_title), SEC_NONE), .login = "",
	    .next = "", .target = "" };
}

static enum rc
answer(struct req *q, int status, struct sign_page *v)
{
	struct html *b = page_open(q);

	v->f.wrong = v->problems.n > 0;
	html_sign_in(b, v);
	return reply_page(q, status, b);
}

enum rc
page_sign_in(struct req *q)
{
	struct sign_page v = sign_page(q);
	const char *out = query_value(q, "out");

	v.next = ours_or_none(query_value(q, "next"));
	if (q->user != NULL)
		return reply_see(q, "%s", *v.next != '\0' ? v.next : "/");
	if (*out != '\0')
		v.notice = msg(q->lang, strcmp(out, "all") == 0 ? MSG_signed_out_all : MSG_signed_out);
	return answer(q, 200, &v);
}

/* The fields of a form that met an ended session, without its old token. */
static void
keep_form(struct req *q, struct sign_page *v)
{
	struct problem *k = arena_get(q->a, (q->form.n + 1) * sizeof *k);

	for (size_t i = 0; i < q->form.n; i++)
		if (strcmp(q->form.p[i].name, "csrf") != 0)
			k[v->nkept++] = (struct problem){ q->form.p[i].name, q->form.p[i].value };
	v->kept = k;
}

/* The same, as the sign-in form brought them. */
static void
keep_again(struct req *q, struct sign_page *v)
{
	struct problem *k = arena_get(q->a, (q->form.n + 1) * sizeof *k);

	v->target = ours_or_none(form_value(q, "target"));
	for (size_t i = 0; *v->target != '\0' && i < q->form.n; i++)
		if (strncmp(q->form.p[i].name, kept, KEPT) == 0 && strcmp(q->form.p[i].name + KEPT, "csrf") != 0)
			k[v->nkept++] = (struct problem){ q->form.p[i].name + KEPT, q->form.p[i].value };
	v->kept = k;
}

enum rc
page_session_ended(struct req *q)
{
	struct sign_page v = sign_page(q);

	/* What ends a session is done; passwords are not carried along in a page. */
	if (strcmp(q->path, "/sign-out") == 0)
		return reply_see(q, "/sign-in?out=1");
	if (strcmp(q->path, "/account/password") == 0)
		return reply_see(q, "/sign-in?next=/account/password");
	v.f.title = msg(q->lang, MSG_ended_title);
	v.target = is_ours(q->path) ? q->path : "/";
	v.files = q->nuploads > 0;
	keep_form(q, &v);
	return answer(q, 401, &v);
}

/* Signed in; the form that waited is shown for sending, with the new session's token. */
static enum rc
answer_resend(struct req *q, const struct sign_page *in, const char *token)
{
	struct resend_page v = { .f = page_frame(q, msg(q->lang, MSG_resend_title), SEC_NONE),
	    .action = arena_fmt(q->a, "%s%s", q->lang == LANG_EN ? "/en" : "", in->target),
	    .kept = in->kept, .nkept = in->nkept };
	struct session s;

	TRY(session_find(q->db, q->a, token, &s));
	v.f.user = s.enterprise_name != NULL ? s.enterprise_name : s.login;
	v.f.csrf = v.csrf = s.csrf;
	reply_session(q, token);
	struct html *b = page_open(q);
	html_resend(b, &v);
	return reply_page(q, 200, b);
}

/* Somebody else's session in this browser, or an older one, ends with a new sign-in. */
static enum rc
end_old(struct req *q)
{
	const struct session old = { .id = q->user != NULL ? q->user->session : 0,
	    .account = q->user != NULL ? q->user->account : 0 };

	return q->user != NULL ? session_end(q->db, q->a, &old, false, q->id) : OK;
}

enum rc
post_sign_in(struct req *q)
{
	const struct origin o = { q->remote, q->id };
	struct sign_page v = sign_page(q);
	const char *token, *password = form_value(q, "password");
	int64_t wait = 0;

	v.login = form_value(q, "login");
	v.next = ours_or_none(form_value(q, "next"));
	keep_again(q, &v);
	const char *login = account_login(q->a, v.login);
	v.e_login = *v.login == '\0' ? MSG_err_required : login == NULL ? MSG_email_bad : MSG_NONE;
	v.e_password = *password == '\0' ? MSG_err_required : MSG_NONE;
	problem_add(q, &v.problems, "login", MSG_login, v.e_login);
	problem_add(q, &v.problems, "password", MSG_password, v.e_password);
	if (v.problems.n > 0)
		return answer(q, 422, &v);

	enum rc rc = account_sign_in(q->db, q->a, login, password, &o, &token, &wait);
	if (rc == E_LOGIN) {
		v.problems.p[v.problems.n++] = (struct problem){ "login", msg(q->lang, MSG_sign_in_bad) };
		v.e_login = MSG_sign_in_bad;
		return answer(q, 422, &v);
	}
	if (rc == E_MANY || rc == E_BUSY) {
		v.notice = rc == E_MANY ? wait_text(q, MSG_sign_in_wait, wait) : msg(q->lang, MSG_sign_in_busy);
		v.refused = true;
		return answer(q, rc == E_MANY ? 429 : 503, &v);
	}
	TRY(rc);
	TRY(end_old(q));
	if (*v.target != '\0')
		return answer_resend(q, &v, token);
	reply_session(q, token);
	return reply_see(q, "%s", *v.next != '\0' ? v.next : "/");
}

enum rc
post_sign_out(struct req *q)
{
	TRY(end_old(q));
	reply_session(q, NULL);
	return reply_see(q, "/sign-in?out=1");
}
