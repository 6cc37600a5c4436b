-- What is published is never changed, by nobody: grants refuse the zones, a trigger refuses the owner, the
-- superuser and a replication role.
BEGIN;
\ir help.psql
CALL pg_temp.fill();

CREATE TEMP TABLE published AS SELECT unnest('{audit,cited_standard,declaration,declaration_version,evaluation,evaluation_row,
	fewer_statement,indicator,outbox,product}'::text[]) AS tab;
CREATE TEMP VIEW change AS
	SELECT tab, what, format(sql, tab, (SELECT attname FROM pg_attribute WHERE attrelid = ('mingbiao.' || tab)::regclass
		AND attnum > 0 AND attidentity = '' ORDER BY attnum LIMIT 1)) AS sql
	FROM published, (VALUES ('UPDATE', 'UPDATE mingbiao.%1$I SET %2$I = %2$I'), ('DELETE', 'DELETE FROM mingbiao.%1$I'),
		('TRUNCATE', 'TRUNCATE mingbiao.%1$I CASCADE')) AS v(what, sql);

SELECT plan((SELECT 6 + 5 * count(*) FROM change)::int);
SELECT set_eq($$SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'append_only'$$,
	'SELECT tab FROM published', 'the tables of publications are append-only, and these alone');
SELECT is_empty($$SELECT tgrelid::regclass, tgname FROM pg_trigger
	WHERE tgname IN ('append_only', 'append_only_truncate', 'keep', 'keep_truncate') AND tgenabled <> 'A'$$,
	'their triggers always fire');
SELECT is(pg_temp.says(role, sql), '42501', what || ' of ' || tab || ' is not granted to ' || role)
	FROM change, unnest('{mingbiao_public,mingbiao_desk}'::text[]) AS role ORDER BY tab, role, what;
SELECT matches(pg_temp.says(role, sql), '^23001 ', what || ' of ' || tab || ' is refused to ' || role)
	FROM change, unnest('{mingbiao_owner,postgres}'::text[]) AS role ORDER BY tab, role, what;
SET LOCAL session_replication_role = replica;
SELECT is(pg_temp.says('postgres', sql), '23001 ' || CASE what WHEN 'TRUNCATE' THEN '' ELSE tab || '_is_append_only' END,
	what || ' of ' || tab || ' is refused to a replication role')
	FROM change WHERE what <> 'TRUNCATE' ORDER BY tab, what;
SELECT matches(pg_temp.says('postgres', sql), '^23001 ', what || ' of ' || tab || ' is refused to a replication role')
	FROM change WHERE what = 'TRUNCATE' ORDER BY tab;
SET LOCAL session_replication_role = origin;

-- A reference limit is corrected by a new row: nothing in it changes but place, verification and retirement.
SELECT is(pg_temp.says('mingbiao_owner', 'UPDATE mingbiao.reference_limit SET requirement = ''≥1'''),
	'23001 reference_limit_is_kept', 'a limit is not edited');
SELECT is(pg_temp.says('mingbiao_owner', 'DELETE FROM mingbiao.reference_limit'),
	'23001 reference_limit_is_kept', 'a limit is not deleted');
SELECT is(pg_temp.says('mingbiao_owner', 'UPDATE mingbiao.reference_limit SET verified_by = ''wang'', verified_at = now(),
	position = position + 1, retired_at = now()'), 'allowed', 'a limit is verified, moved and retired');
SELECT is(pg_temp.says('mingbiao_owner', 'WITH gone AS (UPDATE mingbiao.reference_limit SET retired_at = now() RETURNING 1)
	SELECT count(*) FROM gone; UPDATE mingbiao.reference_limit SET retired_at = NULL'),
	'23001 reference_limit_is_kept', 'a retired limit stays retired');
SELECT * FROM finish();
ROLLBACK;
