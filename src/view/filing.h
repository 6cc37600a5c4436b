#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "app/declaration.h"
#include "base/html.h"
#include "db/draft.h"
#include "i18n/msg.h"
#include "view/frame.h"
#include "view/part.h"

/*
 * Views of the filing pages: what each shows, and nothing more. Texts of forms are as typed; e_… is MSG_NONE
 * where good.
 */

enum step { STEP_ENTERPRISE, STEP_PRODUCTS, STEP_STANDARDS, STEP_INDICATORS, STEP_PREVIEW, STEP_PLEDGE, STEPS };
enum step_state { STEP_NEW, STEP_OPEN, STEP_DONE, STEP_WRONG };	/* 未开始 填写中 已完成 需修改 */

/* A step's name in addresses and in the database; its title for the reader; its state in a word. */
const char	*step_name(enum step);
enum msg	 step_title(enum step, bool service);
enum msg	 step_heading(enum step, bool service);
enum msg	 state_word(enum step_state);
const char	*state_class(enum step_state);

/* ---- the forms, a member a field of the same name ---- */

/* Most characters of a field: those of the schema's named constraints (migrations/0004-declaration.sql). */
enum { LABEL_MAX = 120, BRAND_MAX = 60, GTIN_MAX = 40, TITLE_MAX = 200, VALUE_MAX = 398, UNIT_MAX = 40,
	CONDITION_MAX = 200, METHOD_MAX = 200, STATEMENT_MAX = 400, NOTE_MAX = 500, SIGNER_MAX = 60 };

struct enterprise_form {
	const char	*subject, *supply_on, *effective_on, *reason, *note;
	enum msg	 e_subject, e_supply_on, e_effective_on, e_reason, e_note;
};

struct product_row {
	const char	*name, *brand, *model, *specification, *gtin;
	enum msg	 e_name, e_brand, e_model, e_specification, e_gtin;
	bool		 blank;
	const char	*digits;		/* the GTIN without spaces and dashes */
};

/* What the catalogue knows of a cited standard stands beside what was typed. */
struct standard_row {
	const char	*written, *title, *own, *compare, *product, *class_grade;
	enum msg	 e_written, e_title, e_own, e_compare, e_product, e_class_grade;
	bool		 blank, parsed;		/* parsed: the number is one of a known form */
	const char	*canonical;
	const char	*const *likely;		/* numbers that may have been meant where none was read */
	size_t		 nlikely;
	enum msg	 system, mandate;
	bool		 known;			/* in the catalogue */
	enum msg	 status;		/* of that edition today; MSG_NONE when not known */
	bool		 ended;			/* withdrawn or superseded: a warning by law, never a block */
	bool		 mandatory;
	bool		 bound;			/* mandatory, with limits: compared whether it is ticked or not */
	const char	*newer;			/* the edition that came after, "" */
	int64_t		 edition, limits;
	const struct choice *products, *classes;	/* the scopes of its limits, first the empty one */
	size_t		 nproducts, nclasses;
	bool		 by_product;		/* other classes go by product, and none is chosen */
	const char	*listed;		/* its title in the catalogue where another one is typed; "" */
	bool		 ask_own;		/* an enterprise standard, and no row says that it is the firm's own */
	size_t		 twin;			/* an earlier row with the same standard and class, from 1; 0: none */
	const char	*taken;			/* what the firm has declared by that number, its public id; "" */
};

/* One limit a declared indicator stands against. */
struct row_verdict {
	const char	*requirement, *unit, *condition, *edition, *verdict;
	enum msg	 reason;
	const char	*derivation;		/* as printed (app/derivation.h) */
	bool		 verified, mandatory;
	const char	*confidence;
	bool		 explain;		/* the word alone does not say why */
};
struct indicator_row {
	const char	*kind, *name, *relation, *value, *unit, *condition, *method, *statement;
	enum msg	 e_kind, e_name, e_relation, e_value, e_unit, e_condition, e_method, e_statement;
	enum msg	 unread;		/* why a requirement with numbers is not read; MSG_NONE: it is */
	const char	*wins;			/* the sign typed with the value, another being chosen; "" */
	size_t		 twin;			/* an earlier row that names the same indicator, from 1; 0: none */
	bool		 blank, lower;		/* lower, or partly: the duty to say why opens */
	bool		 mandatory;		/* and that of a mandatory standard */
	const char	*requirement;		/* relation and value together, as written */
	size_t		 filed;			/* its place in the filing; SIZE_MAX:
	    not complete enough to compare */
	const struct row_verdict *against;
	size_t		 nagainst;
};

/* A limit nobody declared, and why (order 83 art. 14); verdict: missing, or for a person to judge. */
struct missing_row {
	int64_t		 id;			/* the field is called fewer<letters>, see filed.c */
	const char	*field, *indicator, *requirement, *unit, *condition, *edition, *statement, *verdict;
	const char	*derivation, *confidence;
	enum msg	 reason;
	const char	*scope;			/* product and class it is for, where not chosen already; "" */
	bool		 verified, mandatory;
	enum msg	 error;
};

struct pledge_form {
	const char	*signer, *signer_post;
	enum msg	 e_signer, e_signer_post;
};

/* ---- the pages ---- */

/* The enterprise's own page: what it declares, what it has begun. */
struct desk_draft_row { const char *id, *name, *number, *saved_at, *saved_by; int64_t done; };
struct desk_home {
	struct frame		 f;
	const char		*enterprise, *csrf, *notice;
	bool			 member;
	struct q_draft_declarations *declaration;	size_t ndeclaration;
	struct desk_draft_row	*draft;			size_t ndraft;
};
void	html_desk_home(struct html *, const struct desk_home *);

/* What every page of a draft stands in. */
struct draft_page {
	struct frame	 f;
	const char	*id, *csrf, *name, *saved_at, *number;	/* number: of the declaration this is a change of,
	    "" */
	int64_t		 revision, base;		/* base: its newest version so far */
	enum step	 step;
	enum step_state	 state[STEPS];
	bool		 service, ready;		/* ready: all that is asked is there, it can be signed */
	struct problem	*problem;	size_t nproblem;
	struct problem	*todo;		size_t ntodo;	/* what this step lacks before anybody can sign */
	struct lacking { enum step step; struct problem *p; size_t n; } lacking[STEPS];	/* what all of them lack */
	size_t		 nlacking;
	struct lacking	 remark[STEPS];	size_t nremark;	/* what to look at again; it holds nothing back */
};
void	html_draft_head(struct html *, const struct draft_page *);
void	html_draft_foot(struct html *, const struct draft_page *);
void	html_draft_hidden(struct html *, const struct draft_page *);
void	html_draft_buttons(struct html *, const struct draft_page *);
void	html_draft_lacking(struct html *, const struct draft_page *);
void	html_draft_remarks(struct html *, const struct draft_page *);
enum { REMARKS_SHOWN = 40 };	/* of one step; a table has hundreds of rows */
int64_t	remark_count(const struct draft_page *);

/* The list of all steps. */
struct draft_tasks { struct draft_page p; };
void	html_draft_tasks(struct html *, const struct draft_tasks *);

/* The steps, a page each. */
struct filing_enterprise {
    struct draft_page p; struct enterprise_form e; struct q_draft_enterprise own; };
void	html_filing_enterprise(struct html *, const struct filing_enterprise *);

/* Names, models and barcodes. */
struct filing_products { struct draft_page p; struct product_row *row; size_t nrow; };
void	html_filing_products(struct html *, const struct filing_products *);

struct filing_standards {
	struct draft_page	 p;
	struct standard_row	*row;		size_t nrow;
	const char		*q;		/* what is looked for; NULL: nothing */
	struct q_draft_catalogue *found;	size_t nfound;
};
void	html_filing_standards(struct html *, const struct filing_standards *);
void	html_standard_note(struct html *, const struct standard_row *, size_t n, const struct frame *);
void	html_scope(struct html *, const struct standard_row *, size_t n);

struct filing_indicators {
	struct draft_page	 p;
	struct indicator_row	*row;		size_t nrow;
	struct missing_row	*missing;	size_t nmissing;
	struct problem		*kept;		size_t nkept;	/* reasons typed for limits that are missing no more */
	const struct choice	*source;	size_t nsource;	/* compared standards, to take limits from */
	bool			 by_class;	/* there are limits by class or product, and none was chosen */
	struct tally		 tally;
};
void	html_filing_indicators(struct html *, const struct filing_indicators *);
void	html_indicator_row(struct html *, const struct filing_indicators *, const struct indicator_row *, size_t n);
void	html_value_notes(struct html *, const struct indicator_row *, size_t n);
void	html_missing_rows(struct html *, const struct filing_indicators *);

struct filing_preview {
	struct draft_page	 p;
	struct q_draft_enterprise own;
	struct enterprise_form	 e;
	struct product_row	*product;	size_t nproduct;
	struct standard_row	*standard;	size_t nstandard;
	struct indicator_row	*indicator;	size_t nindicator;
	struct missing_row	*missing;	size_t nmissing;
	struct tally		 tally;
	const char		*title;
	enum msg		 reason;
	struct problem		*warning;	size_t nwarning;	/* findings: stated in public, nothing more */
	int64_t			 below_mandatory;
};
void	html_filing_preview(struct html *, const struct filing_preview *);
void	html_answers(struct html *, const struct filing_preview *);

struct filing_pledge {
	struct filing_preview	 v;		/* v.p, and what is signed */
	struct pledge_form	 form;
	const struct deed	*deed;			/* Chinese: what is signed */
	const struct deed	*gloss;			/* the same in the reader's language; NULL: that is Chinese */
};
void	html_filing_pledge(struct html *, const struct filing_pledge *);

/* The deed, line by line: shown, then published as these lines. */
struct deed { const char *title, *opening, *clause[4], *enterprise, *signer, *day; size_t nclause; };
void	html_deed(struct html *, const struct deed *, int64_t below);
/* Beside the first promise, to who signs it: how many rows fall below a mandatory standard. Nothing when 0. */
void	html_below_note(struct html *, int64_t n);

/* Somebody else has saved meanwhile. */
struct typed { const char *name, *label, *value; };
struct draft_conflict {
	struct draft_page	 p;
	const char		*by;
	const struct typed	*typed;	size_t ntyped;
};
void	html_draft_conflict(struct html *, const struct draft_conflict *);

/* What publishing gives back; at: UTC, shown: where the readers are. */
struct draft_receipt {
	struct frame		 f;
	const char		*serial, *at, *shown, *sha256, *url, *record_url, *name;
	int64_t			 version;
};
void	html_draft_receipt(struct html *, const struct draft_receipt *);

/* The name of a row's field: "name3". */
const char	*row_field(struct html *, const char *name, size_t row);
/* A cell of a table of fields: label, error, input. */
struct cell {
	const char	*name;
	size_t		 row;
	enum msg	 label;
	const char	*value;
	enum msg	 error;
	const char	*class;
	size_t		 fits;			/* bytes one line shows; 0: it never needs more */
	bool		 notes;			/* notes on it stand in an element "w-" and its id */
	size_t		 most;			/* characters it may have; 0: not said */
};
void	html_cell(struct html *, const struct cell *);
/* The ids of what describes it: error and notes; "" for nothing. */
const char	*cell_notes(struct html *, const struct cell *);
/* Whether a cell needs more than one line for what stands in it. */
bool	cell_long(const struct cell *);
void	html_row_buttons(struct html *, size_t row, size_t of);

/* The relations an indicator may have, in the order of the list; sign NULL: a word. */
struct relation { const char *value, *sign; enum msg word; };
extern const struct relation relation_list[8];
/* The sign as it is read, for the relation of a form's row; "ge" where it is not set yet. */
const char	*relation_or_first(const char *relation);
/* Whether an option is the one typed; nothing typed is the empty one. */
bool		 is_chosen(const char *typed, const char *option);
/* Whether anything a standard asks stands beside a row. */
bool		 has_reference(const struct indicator_row *);
/* "cell has-err" and the like: class, with the one for errors behind it. */
const char	*cell_class(struct html *, const char *class, enum msg error);
/* The step to go on with: the first that is not done. */
enum step	 task_next(const struct draft_page *);
void		 html_edit_link(struct html *, const struct filing_preview *, enum step, enum msg what);
/* Indicators complete enough to be published. */
int64_t		 filed_count(const struct filing_preview *);
/* The permanent address of a declaration in the public zone. */
const char	*desk_public(struct html *, const struct frame *, const char *public_id);
