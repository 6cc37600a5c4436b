-- What each zone may do, looked up for every object there is, so that a new one is covered by being made.
BEGIN;
\ir help.psql
CALL pg_temp.fill();

-- Every table, view and sequence but those of extensions.
CREATE TEMP VIEW thing AS
	SELECT c.oid, c.relnamespace::regnamespace::text AS schema, c.relname::text AS name, c.relkind AS kind
	FROM pg_class c
	WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
		AND c.relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
		AND c.relnamespace::regnamespace::text !~ '^pg_temp'
		AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e');
CREATE TEMP VIEW held AS
	SELECT role, schema, name, kind, right_
	FROM thing, unnest('{mingbiao_public,mingbiao_desk}'::text[]) AS role,
		unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[]) AS right_
	WHERE kind <> 'S' AND (has_table_privilege(role, oid, right_)
		OR (right_ IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') AND has_any_column_privilege(role, oid, right_)))
	UNION ALL
	SELECT role, schema, name, kind, right_
	FROM thing, unnest('{mingbiao_public,mingbiao_desk}'::text[]) AS role, unnest('{USAGE,SELECT,UPDATE}'::text[]) AS right_
	WHERE kind = 'S' AND has_sequence_privilege(role, oid, right_);
CREATE TEMP VIEW writable AS
	SELECT name || ' ' || right_ AS what FROM held WHERE role = 'mingbiao_desk' AND right_ <> 'SELECT';

SELECT plan((SELECT 17 + count(*) FROM thing WHERE schema = 'pub')::int);

-- The public zone: the views of pub, and nothing else.
SELECT is_empty($$SELECT * FROM held WHERE role = 'mingbiao_public' AND (right_ <> 'SELECT' OR schema <> 'pub' OR kind <> 'v')$$,
	'the public zone holds no right but to read views of pub');
SELECT is_empty($$SELECT name FROM thing WHERE schema = 'pub' AND kind <> 'v'$$, 'pub holds views alone');
SELECT is(pg_temp.says('mingbiao_public', format('SELECT * FROM %I.%I LIMIT 1', schema, name)), 'allowed',
	'the public zone reads ' || name) FROM thing WHERE schema = 'pub' ORDER BY name;
SELECT is_empty($$SELECT schema, name FROM thing WHERE schema <> 'pub' AND kind <> 'S'
	AND pg_temp.says('mingbiao_public', format('SELECT FROM %I.%I', schema, name)) <> '42501'$$,
	'the public zone is refused every other table and view');
SELECT is_empty($$SELECT name FROM thing WHERE kind = 'S'
	AND pg_temp.says('mingbiao_public', format('SELECT nextval(%L)', format('%I.%I', schema, name))) <> '42501'$$,
	'the public zone is refused every sequence');
SELECT is_empty($$SELECT role, what FROM unnest('{mingbiao_public,mingbiao_desk}'::text[]) AS role,
	unnest('{"SELECT lo_create(0)","SELECT lo_creat(-1)","SELECT lo_from_bytea(0, ''x'')"}'::text[]) AS what
	WHERE pg_temp.says(role, what) <> '42501'$$, 'and nobody but the owner of all makes large objects');
SELECT set_eq($$SELECT p.oid::regprocedure::text FROM pg_proc p
	WHERE p.pronamespace IN ('mingbiao'::regnamespace, 'pub'::regnamespace) AND has_function_privilege('mingbiao_public', p.oid, 'EXECUTE')$$,
	'{"shown_time(timestamp with time zone)",today(),region_name(text),region_path(text),"edition_status(edition,date)"}'::text[],
	'the public zone calls these functions alone');
SELECT is_empty($$SELECT p.oid::regprocedure FROM pg_proc p
	WHERE p.pronamespace IN ('mingbiao'::regnamespace, 'pub'::regnamespace) AND p.prosecdef
	AND NOT coalesce(p.proconfig::text ~ 'search_path=', false)$$,
	'a function that runs with its owner''s rights says where it looks for names');

-- The roles themselves.
SELECT is_empty($$SELECT rolname FROM pg_roles WHERE rolname IN ('mingbiao_public', 'mingbiao_desk')
	AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)$$, 'the zones have no attribute of power');
SELECT is_empty($$SELECT roleid::regrole, member::regrole FROM pg_auth_members
	WHERE member::regrole::text IN ('mingbiao_public', 'mingbiao_desk')$$, 'the zones are members of no role');
SELECT is_empty($$SELECT role, n.nspname FROM pg_namespace n, unnest('{mingbiao_public,mingbiao_desk}'::text[]) AS role
	WHERE n.nspname !~ '^pg_' AND has_schema_privilege(role, n.oid, 'CREATE')$$, 'the zones make nothing in any schema');
SELECT is_empty($$SELECT role FROM unnest('{mingbiao_public,mingbiao_desk}'::text[]) AS role
	WHERE has_database_privilege(role, current_database(), 'CREATE, TEMPORARY')$$, 'nor schemas, nor temporary tables');
SELECT ok(NOT has_schema_privilege('mingbiao_public', 'mingbiao', 'USAGE'), 'the public zone does not see the register''s schema');

-- The desk: adds, and changes what is private and unpublished.
SELECT set_eq('SELECT what FROM writable', $$
	SELECT t || ' INSERT' FROM unnest('{account,audit,cited_standard,contact,declaration,declaration_version,draft,draft_step,
		enterprise,enterprise_code,enterprise_name,evaluation,evaluation_row,fewer_statement,indicator,membership,outbox,
		product,session,throttle}'::text[]) AS t
	UNION ALL SELECT t || ' UPDATE' FROM unnest('{account,contact,draft,draft_step,session,throttle}'::text[]) AS t
	UNION ALL SELECT t || ' DELETE' FROM unnest('{draft,draft_step,membership,session,throttle}'::text[]) AS t
	UNION ALL SELECT 'declaration_serial USAGE'$$, 'the desk writes this and nothing else');
SELECT set_eq($$SELECT attname::text FROM pg_attribute WHERE attrelid = 'mingbiao.account'::regclass AND attnum > 0
	AND has_column_privilege('mingbiao_desk', attrelid, attnum, 'UPDATE')$$, '{password_hash,disabled_at}'::text[],
	'of an account the desk changes the password, and whether it is open');
SELECT is_empty($$SELECT name FROM thing WHERE schema = 'mingbiao' AND kind = 'r'
	AND pg_temp.says('mingbiao_desk', format('TRUNCATE mingbiao.%I', name)) <> '42501'$$, 'the desk empties no table');
SELECT is_empty($$SELECT name FROM thing WHERE schema = 'pub' AND pg_temp.says('mingbiao_desk',
	format('DELETE FROM pub.%I', name)) NOT IN ('42501', '55000')$$, 'the desk writes through no view');
SELECT is_empty($$SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
	WHERE n.nspname IN ('mingbiao', 'pub') AND p.proowner <> 'mingbiao_owner'::regrole$$, 'all functions are the owner''s');
SELECT * FROM finish();
ROLLBACK;
