#include <stdlib.h>
#include <string.h>
#include "app/account.h"
#include "app/session.h"
#include "db/session.h"
#include "page/page.h"
#include "page/problem.h"
#include "view/view.h"
#include "web/web.h"

enum rc
page_sessions(struct req *q)
{
	struct sessions_page v = { .f = page_frame(q, msg(q->lang, MSG_sessions_title), SEC_SESSIONS),
	    .here = q->user->session };
	struct q_session_all *row;

	if (strcmp(query_value(q, "done"), "password") == 0)
		v.notice = msg(q->lang, MSG_password_changed);
	TRY(q_session_all(q->db, q->a, q->user->account, &row, &v.n));
	v.row = row;
	struct html *b = page_open(q);
	html_sessions(b, &v);
	return reply_page(q, 200, b);
}

/* do=all: everywhere; do=<id>: that one, if it is the account's own. */
enum rc
post_sessions(struct req *q)
{
	const char *act = form_value(q, "do");
	bool all = strcmp(act, "all") == 0;
	struct session s = { .account = q->user->account };

	if (!all) {
		char *end;
		s.id = strtoll(act, &end, 10);
		if (*act < '1' || *act > '9' || *end != '\0')
			return E_INPUT;
	}
	TRY(session_end(q->db, q->a, &s, all, q->id));
	if (!all && s.id != q->user->session)
		return reply_see(q, "/sessions");
	reply_session(q, NULL);
	return reply_see(q, "/sign-in?out=%s", all ? "all" : "1");
}

static struct password_page
password_page(struct req *q)
{
	return (struct password_page){ .f = page_frame(q, msg(q->lang, MSG_password_title), SEC_SESSIONS),
	    .login = q->user->login };
}

static enum rc
answer(struct req *q, int status, struct password_page *v)
{
	struct html *b = page_open(q);

	v->f.wrong = v->problems.n > 0;
	html_password(b, v);
	return reply_page(q, status, b);
}

enum rc
page_password(struct req *q)
{
	struct password_page v = password_page(q);

	return answer(q, 200, &v);
}

static bool
judge(struct req *q, struct password_page *v)
{
	const char *context[] = { q->user->login, q->user->enterprise_name != NULL ? q->user->enterprise_name : "",
	    "mingbiao", "明标", NULL };

	if (*form_value(q, "present") == '\0')
		v->e_present = MSG_err_required;
	v->e_password = password_problem(form_value(q, "password"), form_value(q, "password2"), context,
	    &v->e_password2);
	problem_add(q, &v->problems, "present", MSG_password_present, v->e_present);
	problem_add(q, &v->problems, "password", MSG_password_new, v->e_password);
	problem_add(q, &v->problems, "password2", MSG_password2, v->e_password2);
	return v->problems.n == 0;
}

enum rc
post_password(struct req *q)
{
	const struct origin o = { q->remote, q->id };
	struct password_page v = password_page(q);
	const char *token;
	int64_t wait = 0;

	if (!judge(q, &v))
		return answer(q, 422, &v);
	enum rc rc = account_change_password(q->db, q->a, q->user->account, form_value(q, "present"),
	    form_value(q, "password"), &o, &token, &wait);
	if (rc == E_LOGIN) {
		v.e_present = MSG_password_present_bad;
		problem_add(q, &v.problems, "present", MSG_password_present, v.e_present);
		return answer(q, 422, &v);
	}
	if (rc == E_MANY || rc == E_BUSY) {
		v.notice = rc == E_MANY ? wait_text(q, MSG_sign_in_wait, wait) : msg(q->lang, MSG_sign_in_busy);
		return answer(q, rc == E_MANY ? 429 : 503, &v);
	}
	TRY(rc);
	reply_session(q, token);
	return reply_see(q, "/sessions?done=password");
}
