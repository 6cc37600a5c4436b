#include <string.h>
#include "app/password.h"
#include "page/problem.h"
#include "web/web.h"

void
problem_add(struct req *q, struct problems *ps, const char *field, enum msg label, enum msg error)
{
	if (error == MSG_NONE || ps->n == PROBLEMS_MAX)
		return;
	ps->p[ps->n++] = (struct problem){ field,
	    msg_fill(q->a, q->lang, MSG_problem_line, msg(q->lang, label), msg(q->lang, error), (char *)NULL) };
}

const char *
wait_text(struct req *q, enum msg text, int64_t seconds)
{
	bool minutes = seconds >= 120;
	const char *n = arena_fmt(q->a, "%lld", (long long)(minutes ? (seconds + 59) / 60 : seconds));
	const char *time = msg_fill(q->a, q->lang, minutes ? MSG_wait_minutes : MSG_wait_seconds, n, (char *)NULL);

	return msg_fill(q->a, q->lang, text, time, (char *)NULL);
}

enum msg
password_problem(const char *password, const char *again, const char *const *context, enum msg *e_again)
{
	*e_again = MSG_NONE;
	switch (password_judge(password, context)) {
	case PASSWORD_GOOD:
		if (strcmp(password, again) != 0)
			*e_again = MSG_password_differs;
		return MSG_NONE;
	case PASSWORD_EMPTY:
		return MSG_err_required;
	case PASSWORD_SHORT:
		return MSG_password_short;
	case PASSWORD_LONG:
		return MSG_password_long;
	case PASSWORD_COMMON:
		return MSG_password_common;
	case PASSWORD_CONTEXT:
		return MSG_password_context;
	}
	return MSG_err_required;
}
