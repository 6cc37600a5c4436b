#include <ctype.h>
#include <string.h>
#include "app/enterprise.h"
#include "app/password.h"
#include "base/rnd.h"
#include "base/text.h"
#include "db/account.h"
#include "db/enterprise.h"

struct registering {
	struct arena			*a;
	const struct enterprise_new	*e;
	const char			*hash, *public_id, *request;
	int64_t				 account;
};

static const char *
or_empty(const char *s)
{
	return s == NULL ? "" : s;
}

static enum rc
contact_add(struct db *db, struct arena *a, int64_t id, const char *audience, const struct enterprise_contact *c)
{
	return q_enterprise_contact_add(db, a, id, audience, or_empty(c->person), or_empty(c->phone),
	    or_empty(c->email), or_empty(c->address), NULL);
}

static enum rc
add(struct db *db, void *arg)
{
	struct registering *r = arg;
	const struct enterprise_new *e = r->e;
	struct q_account_add account = { .id = e->account };
	struct q_enterprise_add made;

	if (e->account == 0)
		TRY(q_account_add(db, r->a, e->login, r->hash, r->request, &account));
	r->public_id = rnd_public_id(r->a);
	TRY(q_enterprise_add(db, r->a, r->public_id, e->uscc.code, e->uscc.check_ok, e->uscc.org_check_ok,
	    e->uscc_confirmed, e->name, e->region, e->industry, e->industry_edition, &made));
	TRY(q_enterprise_name_add(db, r->a, made.id, e->name, NULL));
	TRY(q_enterprise_code_add(db, r->a, made.id, e->uscc.code, NULL));
	TRY(contact_add(db, r->a, made.id, "public", &e->shown));
	TRY(contact_add(db, r->a, made.id, "authority", &e->authority));
	TRY(q_enterprise_member_add(db, r->a, account.id, made.id, "admin", NULL));
	r->account = account.id;
	return q_enterprise_audit(db, r->a, account.id, made.id, e->region, "enterprise.register", r->public_id,
	    r->request, NULL);
}

enum rc
enterprise_register(struct db *db, struct arena *a, const struct enterprise_new *e, const char *request,
    int64_t *account, const char **public_id)
{
	struct registering r = { .a = a, .e = e, .request = request };

	if (e->account == 0)
		TRY(password_hash(a, e->password, &r.hash));
	TRY(db_tx(db, add, &r));
	*account = r.account;
	*public_id = r.public_id;
	return OK;
}

/* ---- what somebody means ---- */

/* Folded, and without any space. */
static char *
squeezed(struct arena *a, const char *typed)
{
	char *s = text_fold(a, typed), *to = s;

	for (const char *p = s; *p != '\0'; p++)
		if (!isspace((unsigned char)*p))
			*to++ = *p;
	*to = '\0';
	return s;
}

static bool
is_region_code(const char *s)
{
	return strlen(s) == 6 && strspn(s, "0123456789") == 6;
}

enum rc
region_meanings(struct db *db, struct arena *a, const char *typed, struct meanings *out)
{
	const char *s = squeezed(a, typed);
	struct q_region_named *named = NULL;
	struct q_region_now *now = NULL;
	struct q_region_within *within;
	struct meaning *p = NULL;
	size_t n = 0;

	*out = (struct meanings){ 0 };
	if (*s == '\0')
		return OK;
	if (is_region_code(s))
		TRY(q_region_now(db, a, s, &now, &n));
	else
		TRY(q_region_named(db, a, s, &named, &n));
	p = arena_get(a, (n + 1) * sizeof *p);
	for (size_t i = 0; i < n; i++)
		p[i] = now != NULL ? (struct meaning){ now[i].code, NULL, now[i].path, now[i].leaf } :
		    (struct meaning){ named[i].code, NULL, named[i].path, named[i].leaf };
	if (n == 1 && !p[0].leaf) {
		TRY(q_region_within(db, a, p[0].code, &within, &n));
		p = arena_get(a, (n + 1) * sizeof *p);
		for (size_t i = 0; i < n; i++)
			p[i] = (struct meaning){ within[i].code, NULL, within[i].path, within[i].leaf };
	}
	*out = (struct meanings){ p, n };
	return OK;
}

enum rc
industry_meanings(struct db *db, struct arena *a, const char *typed, struct meanings *out)
{
	const char *s = squeezed(a, typed);
	struct q_industry_named *named;
	struct q_industry_within *within;
	size_t n;

	*out = (struct meanings){ 0 };
	if (*s == '\0')
		return OK;
	TRY(q_industry_named(db, a, s, &named, &n));
	struct meaning *p = arena_get(a, (n + 1) * sizeof *p);
	for (size_t i = 0; i < n; i++)
		p[i] = (struct meaning){ named[i].code, named[i].edition, named[i].path, named[i].leaf };
	if (n == 1 && !p[0].leaf) {
		TRY(q_industry_within(db, a, p[0].code, &within, &n));
		p = arena_get(a, (n + 1) * sizeof *p);
		for (size_t i = 0; i < n; i++)
			p[i] = (struct meaning){ within[i].code, within[i].edition, within[i].path, within[i].leaf };
	}
	*out = (struct meanings){ p, n };
	return OK;
}

enum rc
enterprise_named(struct db *db, struct arena *a, const char *uscc, const char **name)
{
	struct q_enterprise_by_uscc row;

	TRY(q_enterprise_by_uscc(db, a, uscc, &row));
	*name = row.name;
	return OK;
}

enum rc
region_words(struct db *db, struct arena *a, const char *code, const char **words)
{
	struct q_region_words row;

	TRY(q_region_words(db, a, code, &row));
	*words = row.path;
	return OK;
}
