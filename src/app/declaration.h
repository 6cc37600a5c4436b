#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "app/compare.h"
#include "base/arena.h"
#include "base/rc.h"
#include "db/db.h"

/*
 * A declaration as it is filed: everything a version will hold, texts as typed. The one way to publish, for
 * the web form and for the import alike (Standardization Law art. 27; order 83 of SAMR, arts. 12 to 16).
 */
struct filed_standard {
	const char	*written, *title;	/* the number as typed; title given or from the catalogue */
	bool		 own;			/* the enterprise's own standard */
	bool		 compare;		/* its limits are the reference column */
	const char	*product, *class_grade;	/* which rows of it apply; "" any */
};
struct filed_product { const char *name, *brand, *model, *specification, *gtin; };
struct filed_indicator {
	bool		 functional;		/* else performance, which services do not have (law art. 27) */
	const char	*name, *requirement, *unit, *condition, *method, *statement;
};
struct filed_fewer { int64_t reference_limit; const char *statement; };
struct filing {
	int64_t		 enterprise, account;	/* account 0: imported */
	int64_t		 declaration;		/* a new version of it; 0: the first */
	int64_t		 draft;			/* the draft it came from, to be marked published; 0: none */
	bool		 service, demonstration;
	const char	*title, *change_reason, *change_note;	/* reason NULL: first */
	const char	*supply_on, *effective_on;	/* YYYY-MM-DD or NULL */
	const char	*pledge, *signer, *signer_post;
	const char	*request;		/* request id for the audit row */
	struct filed_standard	*standard;	size_t nstandard;
	struct filed_product	*product;	size_t nproduct;
	struct filed_indicator	*indicator;	size_t nindicator;
	struct filed_fewer	*fewer;		size_t nfewer;
};

/* What the receipt shows. */
struct receipt {
	const char	*public_id, *serial, *published_at;	/* UTC, ISO 8601 with Z */
	const char	*sha256;		/* of the canonical record, hex */
	int64_t		 version;
	int		 n;
};

/*
 * Publishes in one SERIALIZABLE transaction: declaration or its next version, standards, products, indicators,
 * record and hash, judgement of the day, audit row, outbox row; marks the draft published. A draft that is
 * published already is answered with the receipt of that time, so sending twice is harmless. The caller has
 * checked that the form is complete. E_CONFLICT: declaration_once (this enterprise declares this number
 * already: file a change of it). E_INPUT: no standard, or a change whose number is not its declaration's.
 * E_NOTFOUND: enterprise, draft or declaration unknown or another's.
 */
enum rc	declaration_publish(struct db *, struct arena *, const struct filing *, struct receipt *out);

/*
 * The rows that are compared: catalogue limits of the cited standards marked compare, for the product and class
 * said.
 */
struct reference_row { int64_t id; const char *edition_number,
    *mandate; struct requirement r; bool verified; const char *confidence; };

/*
 * Judges a filing as publishing would: *out as compare_table gives it over *reference. For the form, the
 * preview and publishing itself.
 */
enum rc	declaration_judge(struct db *, struct arena *, const struct filing *,
	    struct reference_row **reference, size_t *nreference, struct compared **out, size_t *n);
