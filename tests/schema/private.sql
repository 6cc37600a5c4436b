-- Nothing private can be seen in public: not by column, not by what a view is made of, not in any row.
BEGIN;
\ir help.psql
CALL pg_temp.fill();

CREATE TEMP TABLE private AS
	SELECT unnest('{account,membership,session,throttle,draft,draft_step,audit,outbox,catalogue_import}'::text[]) AS tab;
CREATE TEMP VIEW viewed AS
	SELECT DISTINCT v.relname::text AS view, t.relname::text AS tab, a.attname::text AS col
	FROM pg_rewrite w
	JOIN pg_class v ON v.oid = w.ev_class AND v.relnamespace = 'pub'::regnamespace
	JOIN pg_depend d ON d.objid = w.oid AND d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass
	JOIN pg_class t ON t.oid = d.refobjid AND t.relkind = 'r'
	LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid AND d.refobjsubid > 0;
CREATE FUNCTION pg_temp.shows(view text, what text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE found_ boolean;
BEGIN
	EXECUTE format('SELECT EXISTS (SELECT FROM pub.%I t WHERE t::text ~* %L)', view, what) INTO found_;
	RETURN found_;
END $$;

SELECT plan((SELECT 7 + count(*) FROM pg_views WHERE schemaname = 'pub')::int);
SELECT is_empty('SELECT view, tab FROM viewed JOIN private USING (tab)', 'no public view is made of a private table');
SELECT is_empty($$SELECT view, tab, col FROM viewed WHERE (tab, col) IN (('contact', 'person'), ('declaration_version', 'account_id'),
	('reference_limit', 'entered_by'), ('reference_limit', 'verified_by'))$$, 'nor of a private column');
SELECT is_empty($$SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
	WHERE c.relnamespace = 'pub'::regnamespace
	AND a.attname ~ '(person|password|token|csrf|login|account|session|entered_by|verified_by)'$$, 'nor is a column called so');
SELECT ok(NOT pg_temp.shows(viewname::text, 'MARK-|mark@'), viewname || ' shows nothing that is private')
	FROM pg_views WHERE schemaname = 'pub' ORDER BY viewname;
SELECT is((SELECT count(*)::int FROM contact), 2, 'both contacts are there');
SELECT results_eq('SELECT phone FROM pub.contact', '{0951-0000000}'::text[], 'the public one is seen');
SELECT is_empty($$SELECT viewname FROM pg_views v JOIN pg_class c ON c.oid = format('pub.%I', v.viewname)::regclass
	WHERE v.schemaname = 'pub' AND coalesce(c.reloptions::text ~ 'security_invoker', false)$$,
	'the views run with their owner''s rights, the tables need no grant');
SELECT is_empty($$SELECT DISTINCT enterprise_id FROM pub.contact c JOIN pub.enterprise e ON e.id = c.enterprise_id
	WHERE e.demonstration AND c.phone <> '0951-0000000'$$, 'the demonstration names nobody to call');
SELECT * FROM finish();
ROLLBACK;
