-- A verdict is stored with the steps that lead to it, a conflict is a verdict of its own, and an indicator says how
-- its requirement was written, by the kinds of the core.
SET LOCAL search_path = mingbiao, public;

ALTER TABLE evaluation
	ADD COLUMN conflict int NOT NULL DEFAULT 0,
	DROP CONSTRAINT evaluation_counts,
	ADD CONSTRAINT evaluation_counts CHECK (least(stricter, equal, lower, partly, conflict, missing, new, incomparable,
		needs_human, below_mandatory) >= 0 AND below_mandatory <= lower + partly);
ALTER TABLE evaluation ALTER COLUMN conflict DROP DEFAULT;

ALTER TABLE evaluation_row
	ADD COLUMN derivation text NOT NULL DEFAULT '' CONSTRAINT evaluation_row_derivation_length
		CHECK (octet_length(derivation) <= 400000),
	DROP CONSTRAINT evaluation_row_verdict,
	ADD CONSTRAINT evaluation_row_verdict CHECK (verdict IN ('stricter', 'equal', 'lower', 'partly', 'conflict', 'missing',
		'new', 'incomparable', 'needs-human'));
COMMENT ON COLUMN evaluation_row.derivation IS
	'One step a line: a code of the engine and its arguments, separated by tabs. Empty: judged before steps were kept.';

-- The first four are the words of the first engine.
ALTER TABLE indicator
	DROP CONSTRAINT indicator_kind,
	ADD CONSTRAINT indicator_kind CHECK (kind IN ('range', 'set', 'none', 'text', 'unparsed', 'one-sided-closed',
		'one-sided-open', 'two-sided', 'nominal', 'graded', 'two-key', 'stepped', 'function', 'not-detected',
		'sampling-plan', 'ordinal', 'enumeration', 'qualitative', 'test', 'percent-of-marked', 'window', 'as-agreed',
		'dual', 'aql', 'time', 'reference-only')),
	DROP CONSTRAINT indicator_text_has_no_normal,
	ADD CONSTRAINT indicator_text_has_no_normal CHECK (kind NOT IN ('text', 'unparsed') OR normal = '');

CREATE OR REPLACE VIEW pub.evaluation AS
	SELECT ev.id, ev.version_id, ev.engine, ev.evaluated_at, ev.stricter, ev.equal, ev.lower, ev.partly,
		ev.missing, ev.new, ev.incomparable, ev.needs_human, ev.below_mandatory, ev.conflict
	FROM evaluation ev
	WHERE ev.id = (SELECT max(x.id) FROM evaluation x WHERE x.version_id = ev.version_id);
CREATE OR REPLACE VIEW pub.evaluation_row AS
	SELECT evaluation_id, position, indicator_position, reference_limit_id, verdict, reason, derivation
	FROM evaluation_row;
