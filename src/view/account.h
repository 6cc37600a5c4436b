#pragma once
/* Views of the account pages: registration, sign-in, sessions, password. */
#include "app/enterprise.h"
#include "app/uscc.h"
#include "base/html.h"
#include "db/session.h"
#include "i18n/msg.h"
#include "view/frame.h"
#include "view/part.h"

enum { PROBLEMS_MAX = 24 };
struct problems { struct problem p[PROBLEMS_MAX]; size_t n; };

/* ---- registration ---- */

/* The form: a member a field of the same name, its error beside it. Passwords are never put out again. */
struct register_form {
	const char	*uscc, *uscc_confirmed, *name, *region, *industry;
	const char	*public_phone, *public_email, *public_address;
	const char	*person, *phone, *email;
	const char	*login, *password, *password2;
	enum msg	 e_uscc, e_uscc_confirmed, e_name, e_region, e_industry;
	enum msg	 e_public_phone, e_public_email, e_public_address;
	enum msg	 e_person, e_phone, e_email;
	enum msg	 e_login, e_password, e_password2;
};

/*
 * A text and what it may mean. code: what was chosen or is meant without doubt, "" or NULL: not known yet. The form
 * posts <name> (the text), <name>_code (radio or hidden) and <name>_for (the text that the radios were made for).
 */
struct pick { const char *code; struct meanings m; };

struct register_page {
	struct frame		 f;
	struct problems		 problems;
	struct register_form	 in;
	struct uscc		 uscc;
	const char		*uscc_region;	/* words for the code's region; NULL: not in the list */
	struct pick		 region, industry;
	bool			 again;		/* it came back: passwords are asked once more */
	bool			 account;	/* an account is made too */
	const char		*notice;	/* above all: too many, too busy; NULL: nothing */
};
void	html_register_code(struct html *, const struct register_page *);
void	html_register_rest(struct html *, const struct register_page *);
void	html_register_steps(struct html *, unsigned now);
void	html_register_read(struct html *, const struct register_page *);
void	html_uscc_suggest(struct html *, const struct uscc *, bool link);
void	html_pick(struct html *, const struct field *, const struct pick *, enum msg find, enum msg choose);
void	html_section(struct html *, enum msg title, enum msg hint);

/* Words for the first two characters of a credit code (GB 32100-2015 table 1). */
enum msg	uscc_registrar_word(char registrar);
enum msg	uscc_category_word(char registrar, char category);

/* What is wrong with a code, MSG_NONE for one that is good or has to be confirmed alone. */
enum msg	uscc_problem_word(enum uscc_problem);

/* ---- sign-in ---- */

struct sign_page {
	struct frame		 f;
	struct problems		 problems;
	const char		*login, *next;	/* as typed; where to go then, "" */
	enum msg		 e_login, e_password;
	const char		*notice;	/* signed out, wait, busy; NULL: nothing */
	bool			 refused;	/* the notice says why not */
	/* A form that met an ended session: where it was sent, and its fields. */
	const char		*target;	/* "" : there is none */
	const struct problem	*kept;		/* field and text */
	size_t			 nkept;
	bool			 files;		/* it had files, which are lost */
};
void	html_sign_in(struct html *, const struct sign_page *);
void	html_sign_kept(struct html *, const struct sign_page *);

/* After signing in: that form again, to be sent with one press. csrf: of the new session. */
struct resend_page { struct frame f; const char *action, *csrf; const struct problem *kept; size_t nkept; };
void	html_resend(struct html *, const struct resend_page *);

/* ---- sessions, password ---- */

/* The warning that a session is about to end, hidden until a script shows it; part of the desk's frame. */
void	html_idle(struct html *);

struct sessions_page {
	struct frame			 f;
	const struct q_session_all	*row;
	size_t				 n;
	int64_t				 here;		/* the session that asks */
	const char			*notice;
};
void	html_sessions(struct html *, const struct sessions_page *);

/* Passwords stand on no page, so the form holds errors alone. */
struct password_page {
	struct frame	 f;
	struct problems	 problems;
	enum msg	 e_present, e_password, e_password2;
	const char	*login, *notice;
};
void	html_password(struct html *, const struct password_page *);
