-- The status of an edition on a day follows from dates. Standard A is replaced by another number, B revises itself.
BEGIN;
\ir help.psql

INSERT INTO source (key) VALUES ('test');
INSERT INTO standard OVERRIDING SYSTEM VALUE VALUES
	(9000000001, 'test00000001', 'TEST A', '', 'unknown', 'none', 'A'),
	(9000000002, 'test00000002', 'TEST B', '', 'unknown', 'none', 'B');
CREATE PROCEDURE pg_temp.edition(number text, year text, effective date, o jsonb DEFAULT '{}') LANGUAGE sql AS $$
	INSERT INTO edition (standard_id, number, year, title, issued_on, effective_on, withdrawn_on, withdrawn, seen_in_force_on, source_id)
	SELECT CASE WHEN $1 LIKE 'TEST B%' THEN 9000000002 ELSE 9000000001 END, $1, $2, $1, (o->>'issued')::date, $3,
		(o->>'withdrawn_on')::date, coalesce((o->>'withdrawn')::boolean, false), (o->>'seen')::date,
		(SELECT id FROM source WHERE key = 'test')
$$;
CREATE PROCEDURE pg_temp.replaces(new text, old text, suspect boolean DEFAULT false) LANGUAGE sql AS $$
	INSERT INTO replacement SELECT o.id, n.id, 'test', $3, (SELECT id FROM source WHERE key = 'test')
	FROM edition o, edition n WHERE o.number = $2 AND n.number = $1
$$;
CREATE FUNCTION pg_temp.status(number text, day date) RETURNS text LANGUAGE sql AS $$
	SELECT edition_status(e, $2) FROM edition e WHERE e.number = $1
$$;

-- By itself.
CALL pg_temp.edition('TEST A', NULL, NULL);
CALL pg_temp.edition('A1', '2010', '2011-01-01');
CALL pg_temp.edition('A2', '2010', NULL, '{"seen": "2026-10-03"}');
CALL pg_temp.edition('A3', '2010', NULL, '{"issued": "2010-12-01"}');
CALL pg_temp.edition('A4', '2010', '2011-01-01', '{"withdrawn_on": "2020-06-01"}');
CALL pg_temp.edition('A5', '2010', '2011-01-01', '{"withdrawn": true}');
-- Replaced. Each of its own number, so that the year alone says nothing: years are equal.
CALL pg_temp.edition('A6', '2010', '2011-01-01');
CALL pg_temp.edition('A6 new', '2010', '2027-03-16');
CALL pg_temp.replaces('A6 new', 'A6');
CALL pg_temp.edition('A7', '2010', '2011-01-01');
CALL pg_temp.edition('A7 new', '2010', '2015-01-01');
CALL pg_temp.replaces('A7 new', 'A7', true);
CALL pg_temp.edition('A8', '2010', '2011-01-01');
CALL pg_temp.edition('A8 new', '2010', NULL);
CALL pg_temp.replaces('A8 new', 'A8');
CALL pg_temp.edition('A9', '2010', '2011-01-01', '{"withdrawn": true}');
CALL pg_temp.edition('A9 new', '2010', '2015-01-01');
CALL pg_temp.replaces('A9 new', 'A9');
-- The same number, revised.
CALL pg_temp.edition('TEST B-2002', '2002', '2002-06-01');
CALL pg_temp.edition('TEST B-2014', '2014', '2014-07-01');
CALL pg_temp.edition('TEST B-2025', '2025', '2027-09-02');

SELECT plan(26);
SELECT is(pg_temp.status('TEST A', '2026-11-25'), 'unknown', 'no date, no status');
SELECT is(pg_temp.status('A1', '2010-12-31'), 'not-yet', 'not before the day of effect');
SELECT is(pg_temp.status('A1', '2011-01-01'), 'in-force', 'from that day on');
SELECT is(pg_temp.status('A2', '2026-10-02'), 'unknown', 'unknown before somebody saw it in force');
SELECT is(pg_temp.status('A2', '2026-10-03'), 'in-force', 'in force from then on');
SELECT is(pg_temp.status('A3', '2026-11-25'), 'unknown', 'the day of issue says nothing of effect');
SELECT is(pg_temp.status('A4', '2020-05-31'), 'in-force', 'in force until it is withdrawn');
SELECT is(pg_temp.status('A4', '2020-06-01'), 'withdrawn', 'withdrawn on the day');
SELECT is(pg_temp.status('A5', '2026-11-25'), 'withdrawn', 'withdrawn though the day is unknown');
SELECT is(pg_temp.status('A6', '2026-11-25'), 'in-force', 'a replacement to come does not end the old edition');
SELECT is(pg_temp.status('A6', '2027-03-15'), 'in-force', 'not a day early');
SELECT is(pg_temp.status('A6', '2027-03-16'), 'superseded', 'superseded when the new one is in force');
SELECT is(pg_temp.status('A6 new', '2026-11-25'), 'not-yet', 'the new one is not in force yet');
SELECT is(pg_temp.status('A7', '2026-11-25'), 'in-force', 'nothing is judged by a suspect relation');
SELECT is(pg_temp.status('A8', '2012-12-31'), 'unknown', 'a replacement without a day makes it unknown');
SELECT is(pg_temp.status('A8', '2013-01-01'), 'superseded', 'until the third year after it');
SELECT is(pg_temp.status('A9', '2026-11-25'), 'superseded', 'superseded says more than withdrawn');
SELECT is(pg_temp.status('TEST B-2002', '2002-05-31'), 'not-yet', 'the first edition, before');
SELECT is(pg_temp.status('TEST B-2002', '2014-06-30'), 'in-force', 'in force up to its revision');
SELECT is(pg_temp.status('TEST B-2002', '2014-07-01'), 'superseded', 'a revision of the number needs no relation to be said');
SELECT is(pg_temp.status('TEST B-2014', '2014-07-01'), 'in-force', 'the revision is in force');
SELECT is(pg_temp.status('TEST B-2014', '2026-11-25'), 'in-force', 'the next one, issued, ends nothing yet');
SELECT is(pg_temp.status('TEST B-2025', '2026-11-25'), 'not-yet', 'it is not in force yet');
SELECT is(pg_temp.status('TEST B-2014', '2027-09-02'), 'superseded', 'it ends its forerunner on its day');
-- From the catalogue: GB 25596-2025 takes effect on 2027-03-16.
SELECT is(pg_temp.status('GB 25596-2010', '2026-11-25'), 'in-force', 'GB 25596-2010 is in force in November 2026');
SELECT is(pg_temp.status('GB 25596-2010', '2027-03-16'), 'superseded', 'and superseded when GB 25596-2025 is');
SELECT * FROM finish();
ROLLBACK;
