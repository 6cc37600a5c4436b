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

/* public.c: home, the method, search, an enterprise, the catalogue of standards and one of them. */
enum rc	page_home_show(struct req *), page_about_show(struct req *), page_search_show(struct req *),
	page_enterprise_show(struct req *), page_standards_show(struct req *), page_standard_show(struct req *);

/* declaration.c: /d/:id and /d/:id/:n. */
enum rc	page_declaration_show(struct req *);

/* All of one version by the pieces of the URL (id and, if there, number) except its history; for page and exports. */
enum rc	declaration_read(struct req *, struct declaration *);

/* https://…/d/<id>: the address of a declaration that never changes. */
const char	*declaration_permalink(struct req *, const char *public_id);

/* versions.c: what changed from one version to the next. */
enum rc	page_versions_show(struct req *);

/* export.c: the canonical record, byte for byte, and the comparison report as CSV and XML (assets/xsd/report-1.xsd). */
enum rc	export_declaration_record(struct req *), export_declaration_csv(struct req *),
	export_declaration_xml(struct req *), export_declaration_qr(struct req *);

/* register.c: an enterprise and its account. */
enum rc	page_register(struct req *), post_register(struct req *);

/* sign.c: signing in and out. */
enum rc	page_sign_in(struct req *), post_sign_in(struct req *), post_sign_out(struct req *);

/*
 * sign.c: the answer to a form of ours that met an ended session (the guard calls it): 401 with a sign-in form
 * that carries all fields along; after signing in one press sends them to q->path again. q->csrf is the
 * guest's token. Passwords are not carried: their form is asked for again.
 */
enum rc	page_session_ended(struct req *);

/* sessions.c: where an account is signed in; its password. */
enum rc	page_sessions(struct req *), post_sessions(struct req *);
enum rc	page_password(struct req *), post_password(struct req *);

/* desk.c: what the enterprise declares and has begun. */
enum rc	page_desk_home(struct req *);

/* draft.c: a draft as a whole, its list of steps, and the receipt of what became of it. */
enum rc	post_draft(struct req *);
enum rc	page_draft(struct req *);
enum rc	post_draft_remove(struct req *);
enum rc	page_draft_receipt(struct req *);
enum rc	post_declaration_change(struct req *);

/* filing.c: the steps of a draft; every post saves, whatever stands in it. */
enum rc	page_filing_step(struct req *);
enum rc	post_filing_step(struct req *);
