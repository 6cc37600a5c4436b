#pragma once
#include "app/declaration.h"
#include "view/filing.h"
#include "web/web.h"

/* A text of the catalogue with its {1}, {2}, … filled in, in the language of request q. */
#define TQ(q, m, ...) msg_fill((q)->a, (q)->lang, m, __VA_ARGS__, (char *)NULL)

/*
 * A draft as a whole: its forms read, judged and turned into a filing. Handlers of filing.c put it on pages;
 * nothing here answers.
 */
struct desk_draft {
	struct q_draft_find	 d;
	struct pairs		 form[STEPS];
	const char		*saved_at[STEPS];
	bool			 saved[STEPS];		/* there is a row for the step */
	bool			 was_good[STEPS];	/* it was complete when last saved */
	bool			 good[STEPS];		/* it is complete now */
	enum step_state		 state[STEPS];
	bool			 service, ready;
	const char		*name;			/* what to call the draft; "" when nothing says so yet */
	struct enterprise_form	 e;
	struct product_row	*product;	size_t nproduct;
	struct standard_row	*standard;	size_t nstandard;
	struct indicator_row	*indicator;	size_t nindicator;
	struct pledge_form	 pledge;
	struct reference_row	*reference;	size_t nreference;	/* by draft_judge */
	struct compared		*verdict;	size_t nverdict;
	size_t			 nunread;	/* indicators whose requirement the grammar does not know */
	struct missing_row	*missing;	size_t nmissing;
	struct tally		 tally;
};

/* The fields of the repeating rows, for rows.h. */
extern const struct input product_input[5], standard_input[6], indicator_input[8];
enum { NPRODUCT = 5, NSTANDARD = 6, NINDICATOR = 8 };

/* The enterprise's draft of that address with its forms, read. E_NOTFOUND as draft_find. */
enum rc		 desk_draft_load(struct req *, const char *public_id, struct desk_draft *);

/*
 * Reads (again) all forms: rows, errors, states. strict: what is missing is an error, too, and not only what is
 * wrong.
 */
void		 desk_draft_read(struct req *, struct desk_draft *, bool strict);

/* The standard the draft is about: the enterprise's own, or the first; NULL: none is named yet. */
struct standard_row	*desk_draft_main(const struct desk_draft *);

/* Fills in what the catalogue knows of the standards. */
enum rc		 desk_draft_cite(struct req *, struct desk_draft *);

/*
 * Whether the enterprise has not declared the number yet, and each compared standard has the product and class chosen
 * for it; where not, that field has its error then. After desk_draft_cite.
 */
bool		 desk_draft_scoped(struct desk_draft *);

/* Judges the indicators as publishing would: verdicts, missing ones and counts. Reads desk_draft_cite's too. */
enum rc		 desk_draft_judge(struct req *, struct desk_draft *);

/* The draft as a filing: blank and unnamed rows left out. Signer and pledge are the caller's to set. */
struct filing	 desk_draft_filing(struct req *, struct desk_draft *);

/* The errors of a step in the order of its fields, for the summary. */
void		 desk_draft_problems(struct req *, const struct desk_draft *, enum step, struct problem **, size_t *);

/*
 * What a step lacks before it can be signed, a line for all rows that lack the same, with the field of the first of
 * them: "第 1～3、5 行“检验方法”：…".
 */
void		 desk_draft_lacking(struct req *, const struct desk_draft *, enum step, struct problem **, size_t *);

/* What of a step is likely not meant so, each with its field; after draft_cite, draft_judge for the indicators'. */
void		 desk_draft_remarks(struct req *, const struct desk_draft *, enum step, struct problem **, size_t *);

/* The day of today where the register's readers are: "2026-11-25". */
const char	*day_today(struct arena *);

/* What a field of a step is called, with its row: "第 3 行“名称”"; its own name when no form has it. */
const char	*field_label(struct req *, enum step, const char *name);

/*
 * Relation and value as one text, as written ("ge", "10.0" → "≥10.0"), and back; what has no relation of the
 * list is "text".
 */
const char	*requirement_join(struct arena *, const char *relation, const char *value);
void		 requirement_split(struct arena *, const char *requirement, const char **relation,
    const char **value);

/* Why a requirement with numbers or a sign is not read by a machine; MSG_NONE: it is, or it is words. */
enum msg	 requirement_unread(struct arena *, const char *name, const char *requirement, const char *unit);

/* What tells one declared indicator from another: its name by the list of synonyms, its condition without blanks. */
const char	*indicator_item(struct arena *, const char *name, const char *condition);

/*
 * The day a person typed ("2026年12月1日", "２０２６/12/1", "20261201") as "2026-12-01", or NULL when it is no day of
 * the calendar. typed may be NULL.
 */
const char	*day_read(struct arena *, const char *typed);

/* A GTIN's digits without spaces and dashes; MSG_NONE when length and check digit (ISO/IEC 15420 mod 10) are right. */
enum msg	 gtin_read(struct arena *, const char *typed, const char **digits);
