-- Words that pages and exports look up are held to their lists, and counts to what can be counted.
SET LOCAL search_path = mingbiao, public;

ALTER TABLE cited_standard
	ADD CONSTRAINT cited_standard_system CHECK (system IN ('national', 'industry', 'local', 'group', 'enterprise',
		'international', 'regional', 'foreign', 'military', 'metrology', 'occupational-health',
		'reference-material', 'engineering', 'unknown')),
	ADD CONSTRAINT cited_standard_mandate CHECK (mandate IN ('mandatory', 'recommended', 'guidance', 'none')),
	ADD CONSTRAINT cited_standard_status CHECK (status IN ('in-force', 'not-yet', 'superseded', 'withdrawn', 'unknown'));
ALTER TABLE indicator
	ADD CONSTRAINT indicator_kind CHECK (kind IN ('range', 'set', 'none', 'text')),
	-- What is not understood has no normal form to be judged by.
	ADD CONSTRAINT indicator_text_has_no_normal CHECK (kind <> 'text' OR normal = '');
ALTER TABLE evaluation
	ADD CONSTRAINT evaluation_counts CHECK (least(stricter, equal, lower, partly, missing, new, incomparable, needs_human,
		below_mandatory) >= 0 AND below_mandatory <= lower + partly);

-- The demonstration knows its enterprises by name: two imports at once must not make two of one.
CREATE UNIQUE INDEX enterprise_demonstration_name_once ON enterprise (name) WHERE demonstration;
