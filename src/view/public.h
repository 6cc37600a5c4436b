#pragma once
/* Views of the public pages. Rows are those of src/db/public_*.sql, as they came. */
#include "app/gauge.h"
#include "base/qr.h"
#include "db/public_declaration.h"
#include "db/public_enterprise.h"
#include "db/public_search.h"
#include "db/public_standard.h"
#include "view/frame.h"
#include "view/part.h"

/* A list of declarations, on every page that has one. */
struct hits { const struct q_pub_hits *p; size_t n; int64_t total; struct pager pager; };
void		html_hits(struct html *, const struct hits *);
void		html_hit_state(struct html *, const struct q_pub_hits *);
struct tally	hit_tally(const struct q_pub_hits *);

/* The search field; scope-free: one box takes numbers, names and codes alike. */
void		html_search_box(struct html *, const char *q, const char *class);

struct home { struct frame f; struct q_pub_totals t; struct q_pub_newest *fresh; size_t nfresh; };
void		html_home(struct html *, const struct home *);
void		html_verdict_legend(struct html *, const struct tally *);
struct tally	totals_tally(const struct q_pub_totals *);
const char	*percent_text(struct html *, int64_t part, int64_t whole);	/* "34.7"; "0" of nothing */

struct search {
	struct frame	 f;
	const char	*q, *region, *subject;		/* as asked for; "" none */
	bool		 too_many;			/* more than four terms: the rest was not looked for */
	bool		 too_far;			/* the page asked for is behind the last that is shown */
	struct hits	 hits;
	struct q_pub_search_regions *regions; size_t nregions;
	struct q_pub_search_standards *standards; size_t nstandards;
};
void		html_search(struct html *, const struct search *);
void		html_search_filters(struct html *, const struct search *);
void		html_search_nothing(struct html *, const struct search *);

/* A row of the comparison table, with its number among the declared and its scale. */
struct line {
	const struct q_pub_declaration_rows *r;
	size_t no;
	struct gauge g;
	bool group;
	bool unread;		/* what is declared has numbers a machine can't be sure of */
	size_t twin;		/* an earlier line that declares the same indicator once more, by its no; 0: none */
};

struct declaration {
	struct frame	 f;
	struct q_pub_declaration d;
	struct q_pub_declaration_standards *standards; size_t nstandards;
	struct q_pub_declaration_products *products; size_t nproducts;
	struct q_pub_declaration_versions *versions; size_t nversions;
	const struct q_pub_declaration_evaluation *ev;	/* NULL: not judged */
	struct tally	 t;
	struct line	*lines; size_t nlines;
	size_t		 nlower, nmissing;		/* rows lower or partly so; rows missing */
	size_t		 nunsaid;			/* missing ones without a word of the enterprise */
	size_t		 nunread, ntwin;		/* indicators with that said of them */
	bool		 stale;				/* a cited standard is withdrawn or superseded now */
	const char	*system;			/* of the declared number itself */
	const char	*letters;			/* "Q": what stands large on a standard's cover */
	const char	*permalink;			/* https://…/d/<id>, newest version */
	const char	**deed; size_t ndeed;		/* the pledge by lines, without its title */
	size_t		 nby;				/* how many of them, the last, say who signed; 0: none */
	const char	**gloss; size_t ngloss;		/* our own lines for who reads no Chinese */
};
void		html_declaration(struct html *, const struct declaration *);
void		html_decl_banner(struct html *, const struct declaration *);
void		html_decl_cover(struct html *, const struct declaration *);
void		html_decl_side(struct html *, const struct declaration *);
void		html_decl_products(struct html *, const struct declaration *);
void		html_decl_below(struct html *, const struct declaration *);
void		html_decl_below_line(struct html *, const struct line *);
void		html_decl_missing_line(struct html *, const struct q_pub_declaration_rows *);
void		html_decl_table(struct html *, const struct declaration *);
void		html_decl_group(struct html *, const struct line *);
void		html_decl_line(struct html *, const struct line *);
void		html_decl_why(struct html *, const struct line *);
void		html_decl_basis(struct html *, const struct line *);
void		html_decl_standards(struct html *, const struct declaration *);
void		html_decl_deed(struct html *, const struct declaration *);
void		html_decl_history(struct html *, const struct declaration *);
void		html_decl_proof(struct html *, const struct declaration *);
void		html_gauge(struct html *, const struct gauge *, const char *verdict);
/* The marks of a scale as a path: eleven of a ruler, or one for each grade. */
const char	*gauge_ticks(struct html *, const struct gauge *);
void		html_qr(struct html *, const struct qr *);
void		html_limit_label(struct html *, bool verified, const char *confidence);
void		html_status_tag(struct html *, const char *status);
const char	*or_dash(const char *);	/* "—" for nothing */
const char	*nil(const char *);		/* the class of a cell that says nothing: "nil" or "" */
/* A requirement with its unit: "≥50 MΩ"; the unit is not said twice. */
const char	*with_unit(struct html *, const char *requirement, const char *unit);
/* "verified", "clause text awaiting a second person", "unverified": a label and a sentence. */
enum msg	limit_label(bool verified, const char *confidence);
enum msg	limit_meaning(bool verified, const char *confidence);
/* Which state a declaration's version is in: word and class. */
enum msg	declaration_state(const struct q_pub_declaration *);
bool		is_mandatory(const char *mandate);
bool		is_stale(const char *status);
/* A hash in groups of eight, so that two people can read it to each other. */
const char	*hash_text(struct html *, const char *hex);

/* What changed between two neighbouring versions: a field or an indicator row, before and after. */
struct change { const char *what; const char *before, *after; };	/* NULL: was not there, is not there any more */
struct version_change {
	const struct q_pub_declaration_versions *v;
	const struct q_pub_declaration_versions *before;	/* NULL: the first */
	struct change *change; size_t nchange;
};
struct versions {
	struct frame	 f;
	const char	*id;
	const struct q_pub_declaration_versions *newest;
	struct version_change *v; size_t n;
};

/* Every version with what differs from the one before. */
void		html_versions(struct html *, const struct versions *);
void		html_version_one(struct html *, const struct versions *, const struct version_change *);

struct enterprise {
	struct frame f;
	struct q_pub_enterprise e;
	struct q_pub_enterprise_names *names; size_t nnames;
	struct hits hits;
};

/* Code, public contact, former names, declarations. */
void		html_enterprise(struct html *, const struct enterprise *);

struct standards {
	struct frame f;
	const char *q, *system;
	struct q_pub_standards *p; size_t n; int64_t total;
	struct q_pub_standard_systems *systems; size_t nsystems;
	struct pager pager;
};

/* The catalogue: search field and a table. */
void		html_standards(struct html *, const struct standards *);

struct standard {
	struct frame f;
	struct q_pub_standard s;
	struct q_pub_standard_editions *editions; size_t neditions;
	struct q_pub_standard_replacements *replacements; size_t nreplacements;
	struct q_pub_standard_amendments *amendments; size_t namendments;
	struct q_pub_standard_adoptions *adoptions; size_t nadoptions;
	struct q_pub_standard_limits *limits; size_t nlimits;
	struct hits hits;
};

/* Editions, relations, limits, and who declares it. */
void		html_standard(struct html *, const struct standard *);
void		html_std_editions(struct html *, const struct standard *);
void		html_std_relations(struct html *, const struct standard *);
void		html_std_limits(struct html *, const struct standard *);
/* Whether row i begins another edition, product or class. */
bool		limits_group(const struct q_pub_standard_limits *, size_t i);

struct about { struct frame f; struct q_pub_totals t; };

/* How is compared, and where the data comes from. */
void		html_about(struct html *, const struct about *);
