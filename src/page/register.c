#include <ctype.h>
#include <string.h>
#include "app/account.h"
#include "app/enterprise.h"
#include "app/session.h"
#include "app/throttle.h"
#include "base/text.h"
#include "page/page.h"
#include "page/problem.h"
#include "view/view.h"
#include "web/web.h"

/*
 * Registration: first the credit code (a GET form: the code is public, and what it says prefills the rest), then
 * everything else on one page, sent by one POST. Nothing is kept on the way, so nothing can be half.
 */

#define FIELD(f, flags, min, max) INPUT(struct register_form, f, flags, min, max)
static const struct input inputs[] = {
	FIELD(uscc, REQUIRED, 1, 60), FIELD(uscc_confirmed, 0, 0, 1),
	FIELD(name, REQUIRED, 2, 120), FIELD(region, REQUIRED, 1, 60), FIELD(industry, REQUIRED, 1, 80),
	FIELD(public_phone, REQUIRED, 5, 40), FIELD(public_email, 0, 3, 254), FIELD(public_address, 0, 4, 200),
	FIELD(person, REQUIRED, 2, 60), FIELD(phone, REQUIRED, 5, 40), FIELD(email, 0, 3, 254),
	FIELD(login, REQUIRED, 3, 254),
};
enum { NINPUT = sizeof inputs / sizeof *inputs };

/* Label of each field in the summary, in the order of the page. */
static const struct { const char *field; enum msg label; size_t error; } summary[] = {
#define LABEL(f, m) { #f, m, offsetof(struct register_form, e_##f) }
	LABEL(uscc, MSG_reg_uscc), LABEL(uscc_confirmed, MSG_uscc_check), LABEL(name, MSG_enterprise_name),
	LABEL(region, MSG_reg_region), LABEL(industry, MSG_reg_industry),
	LABEL(public_phone, MSG_public_phone), LABEL(public_email, MSG_public_email),
	LABEL(public_address, MSG_public_address), LABEL(person, MSG_contact_person),
	LABEL(phone, MSG_reg_contact_phone), LABEL(email, MSG_reg_contact_email),
	LABEL(login, MSG_login), LABEL(password, MSG_password), LABEL(password2, MSG_password2),
};

static bool
list_problems(struct req *q, struct register_page *v)
{
	for (size_t i = 0; i < sizeof summary / sizeof *summary; i++) {
		enum msg e;
		memcpy(&e, (const char *)&v->in + summary[i].error, sizeof e);
		problem_add(q, &v->problems, summary[i].field, summary[i].label, e);
	}
	return v->problems.n == 0;
}

static enum rc
answer(struct req *q, int status, struct register_page *v, void (*html)(struct html *, const struct register_page *))
{
	struct html *b = page_open(q);

	v->f.wrong = v->problems.n > 0;
	html(b, v);
	return reply_page(q, status, b);
}

/* ---- the credit code ---- */

static enum rc
read_code(struct req *q, struct register_page *v)
{
	const char *name;

	uscc_parse(q->a, v->in.uscc, &v->uscc);
	if (v->in.e_uscc == MSG_NONE)
		v->in.e_uscc = uscc_problem_word(v->uscc.problem);
	if (v->in.e_uscc != MSG_NONE)
		return OK;
	TRY(region_words(q->db, q->a, v->uscc.region, &v->uscc_region));
	enum rc rc = enterprise_named(q->db, q->a, v->uscc.code, &name);
	if (rc == OK)
		v->in.e_uscc = MSG_uscc_taken;
	return rc == E_NOTFOUND ? OK : rc;
}

/* The place in words, from the code's region as of today; its own digits when it became several. */
static enum rc
prefill_region(struct req *q, struct register_page *v)
{
	TRY(region_meanings(q->db, q->a, v->uscc.region, &v->region.m));
	const struct meanings *m = &v->region.m;
	if (m->n == 0)
		return OK;
	bool one = m->n == 1 || strncmp(m->p[1].text, m->p[0].text, strlen(m->p[0].text)) == 0;
	v->in.region = one ? m->p[0].text : v->uscc.region;
	if (m->n == 1)
		v->region.code = m->p[0].code;
	return OK;
}

/* Whether the code's form was sent, be it empty. */
static bool
code_sent(const struct req *q)
{
	for (size_t i = 0; i < q->query.n; i++)
		if (strcmp(q->query.p[i].name, "uscc") == 0)
			return true;
	return false;
}

enum rc
page_register(struct req *q)
{
	struct register_page v = { .f = page_frame(q, msg(q->lang, MSG_register_title), SEC_NONE),
	    .in.uscc = query_value(q, "uscc"), .account = q->user == NULL };

	if (q->user != NULL && q->user->enterprise != 0)
		return reply_see(q, "/");
	if (*v.in.uscc == '\0' && !code_sent(q))
		return answer(q, 200, &v, html_register_code);
	if (*text_trim(q->a, v.in.uscc) == '\0')
		v.in.e_uscc = MSG_err_required;
	TRY(read_code(q, &v));
	if (!list_problems(q, &v))
		return answer(q, 422, &v, html_register_code);
	TRY(prefill_region(q, &v));
	return answer(q, 200, &v, html_register_rest);
}

/* ---- the rest ---- */

static bool
is_phone(struct arena *a, const char *typed)
{
	const char *s = text_fold(a, typed);
	size_t digits = 0;
	/* With an area code in front (0531) eight digits are half a number. */
	const size_t least = s[strcspn(s, "0123456789")] == '0' ? 10 : 5;

	while (*s != '\0') {
		uint32_t c = text_next(&s);
		if (c >= '0' && c <= '9')
			digits++;
		else if (c < 128 ? strchr(" +-()/,.#*extEXT", (int)c) == NULL :
		    c != 0x8f6c && c != 0x5206 && c != 0x673a && c != 0x3001)	/* 转 分机 、 */
			return false;
	}
	return digits >= least;
}

/* An address that mail can go to: the domain of one has a dot within. */
static bool
is_mail(struct arena *a, const char *typed)
{
	const char *s = account_login(a, typed), *dot = s == NULL ? NULL : strrchr(s, '.');

	return dot != NULL && dot > strchr(s, '@') + 1 && dot[1] != '\0';
}

static void
judge_contacts(struct req *q, struct register_form *in)
{
	if (in->e_public_phone == MSG_NONE && !is_phone(q->a, in->public_phone))
		in->e_public_phone = MSG_phone_bad;
	if (in->e_phone == MSG_NONE && !is_phone(q->a, in->phone))
		in->e_phone = MSG_phone_bad;
	if (in->e_public_email == MSG_NONE && *text_trim(q->a, in->public_email) != '\0' &&
	    !is_mail(q->a, in->public_email))
		in->e_public_email = MSG_email_bad;
	if (in->e_email == MSG_NONE && *text_trim(q->a, in->email) != '\0' && !is_mail(q->a, in->email))
		in->e_email = MSG_email_bad;
}

static void
judge_account(struct req *q, struct register_page *v)
{
	struct register_form *in = &v->in;
	const char *context[] = { text_fold(q->a, in->login), in->name, v->uscc.code != NULL ? v->uscc.code : "",
	    in->person, "mingbiao", "明标", NULL };

	if (!v->account) {
		in->e_login = MSG_NONE;
		return;
	}
	if (in->e_login == MSG_NONE && !is_mail(q->a, in->login))
		in->e_login = MSG_email_bad;
	in->e_password = password_problem(in->password, in->password2, context, &in->e_password2);
}

/* A field with choices below it, see struct pick. */
struct picking {
	const char	*name, *typed;
	enum msg	*error;
	enum msg	 none, many, choose;
	enum rc		(*meanings)(struct db *, struct arena *, const char *, struct meanings *);
};

static enum rc
resolve(struct req *q, const struct picking *k, struct pick *p, const char **edition)
{
	const char *code = form_value(q, arena_fmt(q->a, "%s_code", k->name));
	const char *made_for = form_value(q, arena_fmt(q->a, "%s_for", k->name));
	struct meanings chosen = { 0 };

	if (*k->error != MSG_NONE)
		return OK;
	TRY(k->meanings(q->db, q->a, k->typed, &p->m));
	/* A choice made for another text than stands there now is none. */
	if (*code != '\0' && strcmp(made_for, k->typed) == 0)
		TRY(k->meanings(q->db, q->a, code, &chosen));
	if (chosen.n == 0 && p->m.n == 1)
		chosen = p->m;
	if (chosen.n > 0) {
		p->code = chosen.p[0].code;
		*edition = chosen.p[0].edition;
		return OK;
	}
	*k->error = p->m.n == 0 ? k->none : p->m.n > MEANINGS_MAX ? k->many : k->choose;
	return OK;
}

static enum rc
resolve_both(struct req *q, struct register_page *v, const char **edition)
{
	const struct picking region = { "region", v->in.region, &v->in.e_region, MSG_region_none, MSG_region_many,
	    MSG_region_choose, region_meanings };
	const struct picking industry = { "industry", v->in.industry, &v->in.e_industry, MSG_industry_none,
	    MSG_industry_many, MSG_industry_choose, industry_meanings };
	const char *none;

	TRY(resolve(q, &region, &v->region, &none));
	return resolve(q, &industry, &v->industry, edition);
}

/* A search button: its field's choices, or the only one in words; nothing about the rest of the form. */
static enum rc
answer_search(struct req *q, struct register_page *v, bool place)
{
	const size_t errors = offsetof(struct register_form, e_uscc);
	const struct pick *p = place ? &v->region : &v->industry;
	enum msg *error = place ? &v->in.e_region : &v->in.e_industry, e = *error;

	memset((char *)&v->in + errors, 0, sizeof v->in - errors);
	if (p->m.n == 1)
		*(place ? &v->in.region : &v->in.industry) = p->m.p[0].text;
	if (p->m.n > 0 && p->m.n <= MEANINGS_MAX)
		return answer(q, 200, v, html_register_rest);
	*error = e;
	list_problems(q, v);
	return answer(q, 422, v, html_register_rest);
}

static enum rc
register_now(struct req *q, struct register_page *v, const char *edition)
{
	const struct register_form *in = &v->in;
	struct arena *a = q->a;
	const struct enterprise_new e = {
		.uscc = v->uscc, .uscc_confirmed = *in->uscc_confirmed != '\0',
		.name = text_trim(a, in->name), .region = v->region.code,
		.industry = v->industry.code, .industry_edition = edition,
		.shown = { NULL, text_trim(a, in->public_phone), text_trim(a, in->public_email),
		    text_trim(a, in->public_address) },
		.authority = { text_trim(a, in->person), text_trim(a, in->phone), text_trim(a, in->email), NULL },
		.login = v->account ? account_login(a, in->login) : NULL, .password = in->password,
		.account = v->account ? 0 : q->user->account,
	};
	const char *token, *id;
	int64_t account, wait = 0;

	enum rc rc = throttle_register(q->db, a, q->remote, &wait);
	if (rc == OK)
		rc = enterprise_register(q->db, a, &e, q->id, &account, &id);
	if (rc == E_MANY || rc == E_BUSY) {
		v->notice = rc == E_MANY ? wait_text(q, MSG_register_wait, wait) : msg(q->lang, MSG_register_busy);
		return answer(q, rc == E_MANY ? 429 : 503, v, html_register_rest);
	}
	if (rc == E_CONFLICT && strcmp(db_constraint(q->db), "account_login_once") == 0)
		v->in.e_login = MSG_login_taken;
	else if (rc == E_CONFLICT && strcmp(db_constraint(q->db), "enterprise_uscc_once") == 0)
		v->in.e_uscc = MSG_uscc_taken;
	else if (rc != OK)
		return rc;
	if (!list_problems(q, v))
		return answer(q, 422, v, html_register_rest);
	if (v->account) {
		TRY(session_open(q->db, a, account, q->id, &token));
		reply_session(q, token);
	}
	return reply_see(q, "/?registered=1");
}

enum rc
post_register(struct req *q)
{
	struct register_page v = { .f = page_frame(q, msg(q->lang, MSG_register_title), SEC_NONE),
	    .account = q->user == NULL, .again = true };
	const char *act = form_value(q, "do"), *edition = NULL;

	if (q->user != NULL && q->user->enterprise != 0)
		return reply_see(q, "/");
	form_read(q->a, &q->form, inputs, NINPUT, &v.in);
	v.in.password = form_value(q, "password");
	v.in.password2 = form_value(q, "password2");
	TRY(read_code(q, &v));
	TRY(resolve_both(q, &v, &edition));
	if (strcmp(act, "region") == 0 || strcmp(act, "industry") == 0)
		return answer_search(q, &v, *act == 'r');
	if (v.in.e_uscc == MSG_NONE && v.uscc.problem == USCC_CHECK && *v.in.uscc_confirmed == '\0')
		v.in.e_uscc_confirmed = MSG_uscc_confirm_bad;
	judge_contacts(q, &v.in);
	judge_account(q, &v);
	if (!list_problems(q, &v))
		return answer(q, 422, &v, html_register_rest);
	return register_now(q, &v, edition);
}
