#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/html.h"
#include "i18n/judgement.h"
#include "i18n/msg.h"

/*
 * Pieces that many templates share (src/view/part.html). In a template:
 *
 *	{{> crumb(NULL, NULL, T(b, MSG_nav_standards)) }}			Home / Standards
 *	{{> errors(v->problem, v->nproblem) }}					above the h1, when a form came back
 *	{{> field(&(struct field){ "name", MSG_enterprise_name, v->name, v->e_name, .hint = MSG_name_hint }) }}
 *	{{> icon("down") }}	{{> chip("lower") }}
 *
 * Every field gets id = its name; an error stands above it, is bound by aria-describedby, and the summary links to it.
 */

/* A labelled input. Zeroed members are off. */
struct field {
	const char	*name;		/* name and id */
	enum msg	 label;
	const char	*value;		/* as typed; NULL is empty */
	enum msg	 error;		/* MSG_NONE: good */
	enum msg	 hint;		/* stands between label and input */
	const char	*type;		/* "text" unless said: "email", "tel", "password", "date", "search", "url" */
	const char	*autocomplete;	/* HTML token: "username", "current-password", … */
	const char	*inputmode;	/* "numeric", "decimal" */
	bool		 optional;	/* says （选填） behind the label */
	unsigned	 rows;		/* a textarea of that many lines */
	const char	*width;		/* class for a narrower one: "w-s" (about 10 letters), "w-m" (about 20) */
	size_t		 maxlength;	/* 0: none; the server judges anyway */
	size_t		 most;		/* characters it may have, for the error that it is too long; 0: not said */
};
void	html_field(struct html *, const struct field *);

/* A choice out of a list: one select. value is the chosen one's, "" or NULL the first. */
struct choice { const char *value, *text, *group; };	/* group: what those of one sort stand under; "", NULL: none */
void	html_field_select(struct html *, const struct field *, const struct choice *, size_t n);

/* The options of a select, those of a group under its name; chosen is what was typed, NULL is "". */
void	html_options(struct html *, const struct choice *, size_t n, const char *chosen);
void	html_options_of(struct html *, const struct choice *, size_t n, const char *chosen);
/* Where the group that begins at from ends. */
size_t	options_group(const struct choice *, size_t n, size_t from);

/* The words of an error; with most, how long a text may be. */
const char	*error_text(struct html *, enum msg error, size_t most);

/* Label, hint and error of a field that is not of these kinds: <label>, <p class="hint">, <p class="err">. */
void	html_field_top(struct html *, const struct field *);
void	html_field_notes(struct html *, const struct field *);

/* What the templates above ask: classes, the ids of hint and error, which option is chosen. */
const char	*field_class(struct html *, const struct field *, const char *base);
const char	*field_notes_ids(struct html *, const struct field *);
bool		 field_chosen(const struct field *, const char *value);

/* One box to tick; checked when value is not empty. It posts "1". */
void	html_field_check(struct html *, const struct field *);

/* The same as radio buttons in a fieldset, its legend the label. */
void	html_field_radio(struct html *, const struct field *, const struct choice *, size_t n);

/* The error summary: takes the focus when the page opens, each line leads to its field. Nothing when n is 0. */
struct problem { const char *field; const char *text; };
void	html_errors(struct html *, const struct problem *, size_t n);

/* Home / parent / here. parent NULL: Home / here. href is a path of ours with the language in it ("/en/s"). */
void	html_crumb(struct html *, const char *href, const char *parent, const char *here);

/* An icon of assets/icons/icons.svg, as high as the letters, not read aloud: check scale file down bell flag
 * shield up dn trash plus search clock warn. */
void	html_icon(struct html *, const char *id);

/* "stricter" … (compare.h verdict_name) as a chip in word, shape and colour; _n with its count behind. */
void	html_chip(struct html *, const char *verdict);
void	html_chip_n(struct html *, const char *verdict, int64_t n);

/* How a verdict was reached (app/derivation.h), as a list; nothing when there are no steps. */
void	html_steps(struct html *, const char *derivation);

/* A verdict that opens its reason and its steps. */
void	html_why(struct html *, const char *verdict, enum msg reason, const char *derivation);

/* Class of a verdict in CSS: "hi"; by name, that of "needs-human" for what is unknown. Its words: i18n/judgement.h. */
const char	*verdict_class(const char *verdict);

/* Words of stable names in the database; the name's own text is never shown. */
enum msg	 status_word(const char *edition_status);	/* "in-force" … */
enum msg	 system_word(const char *system);		/* "national" … */
enum msg	 mandate_word(const char *mandate);		/* "mandatory" … */
enum msg	 change_word(const char *change_reason);	/* "first" … */

/* How many of each verdict: the strip of cells and the row of words under it. */
struct tally { int64_t stricter, equal, lower, partly, conflict, missing, new, incomparable, needs_human; };
int64_t	tally_sum(const struct tally *);
void	html_strip(struct html *, const struct tally *);	/* wide, over the summary */
void	html_strip_cells(struct html *, const struct tally *, int step, int width, int height);
void	html_strip_small(struct html *, const struct tally *);	/* in a row of results */
void	html_tally_words(struct html *, const struct tally *);	/* ▲严于 12 = 等同 5 … only what is not 0 */

/* The counts in the order of the strip: good ones first. */
enum { VERDICTS = 9, STRIP_MAX = 400 };
struct tally_cell { const char *verdict, *class; int64_t n; bool hollow; };
void		 tally_cells(const struct tally *, struct tally_cell out[VERDICTS]);
int64_t		 strip_width(const struct tally *, int step, int width);
int64_t		 strip_wide(const struct tally *);	/* of the wide one: few cells do not grow into bars */

/* A number with groups of three: 239,936. */
const char	*count_text(struct html *, int64_t);

/* 1 2 … n with links to base + "page=" (base ends in ? or &); nothing for a single page. */
struct pager { const char *base; int64_t page, pages; };
void		 html_pager(struct html *, const struct pager *);
const char	*pager_url(struct html *, const struct pager *, int64_t page);

/* The mark of demonstration rows, and the banner that says what it means. */
void	html_demo_tag(struct html *);
void	html_demo_note(struct html *);

/* Position and total of a filing's step: 第 4 步，共 6 步. */
void	html_step_of(struct html *, unsigned step, unsigned of);
