#include "app/draft.h"
#include "base/rnd.h"
#include "db/draft.h"

struct opening {
	struct arena		*a;
	int64_t			 enterprise, account, declaration;
	const struct draft_form	*form;
	size_t			 n;
	const char		*public_id;
};

static enum rc
open_in(struct db *db, void *arg)
{
	struct opening *o = arg;
	struct q_draft_add added;
	size_t touched;

	o->public_id = rnd_public_id(o->a);
	TRY(q_draft_add(db, o->a, o->public_id, o->enterprise, o->account, o->declaration == 0 ? NULL :
	    &o->declaration, &added));
	for (size_t i = 0; i < o->n; i++)
		TRY(q_draft_prefill(db, o->a, added.id, o->form[i].step, o->form[i].form, &touched));
	return OK;
}

enum rc
draft_open(struct db *db, struct arena *a, int64_t enterprise, int64_t account, int64_t declaration,
    const struct draft_form *form, size_t n, const char **public_id)
{
	struct opening o = { a, enterprise, account, declaration, form, n, NULL };

	TRY(db_tx(db, open_in, &o));
	*public_id = o.public_id;
	return OK;
}

enum rc
draft_save(struct db *db, struct arena *a, int64_t draft, int64_t revision, int64_t account, const char *step,
    const char *form, bool complete)
{
	size_t touched;

	TRY(q_draft_save(db, a, draft, revision, account, step, form, complete, &touched));
	return touched == 0 ? E_CONFLICT : OK;
}

enum rc
draft_remove(struct db *db, struct arena *a, int64_t draft, int64_t enterprise)
{
	size_t touched;

	TRY(q_draft_remove(db, a, draft, enterprise, &touched));
	return touched == 0 ? E_NOTFOUND : OK;
}
