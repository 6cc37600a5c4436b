-- Roles and ground. Three roles, no passwords (peer authentication over the unix socket):
--   mingbiao_owner   owns database and objects, runs migrations and nothing else; it needs CREATEROLE
--                    for this file alone, or the other two made beforehand (src/tools/cluster.sh)
--   mingbiao_public  the public zone: reads views of schema pub, writes nothing
--   mingbiao_desk    the desk zone: reads, writes drafts and accounts, adds publications; changes none
DO $$
DECLARE r text;
BEGIN
	FOREACH r IN ARRAY ARRAY['mingbiao_public', 'mingbiao_desk'] LOOP
		IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN
			EXECUTE format('CREATE ROLE %I LOGIN', r);
		END IF;
	END LOOP;
END $$;

-- Who connects, and nobody makes temporary tables (src/tools/cluster.sh has said so already).
DO $$
BEGIN
	EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
	EXECUTE format('GRANT CONNECT ON DATABASE %I TO mingbiao_public, mingbiao_desk', current_database());
END $$;

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE SCHEMA mingbiao;
CREATE SCHEMA pub;
COMMENT ON SCHEMA mingbiao IS 'The register: tables. Only the desk zone and migrations see them.';
COMMENT ON SCHEMA pub IS 'What the public zone may read: views alone, nothing personal in any of them.';
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO mingbiao_public, mingbiao_desk;	-- pg_trgm's operators
GRANT USAGE ON SCHEMA pub TO mingbiao_public, mingbiao_desk;
GRANT USAGE ON SCHEMA mingbiao TO mingbiao_desk;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- Nothing published is ever updated or deleted (decisions.md 4.7). Grants say so to every role but
-- the owner; this trigger says so to the owner too.
CREATE FUNCTION mingbiao.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'published rows of % are never changed: publish a new version', TG_TABLE_NAME
		USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_is_append_only';
END $$;

-- Puts that trigger on a table. ALWAYS: also where session_replication_role switches others off.
CREATE PROCEDURE mingbiao.append_only(t regclass) LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %s
		FOR EACH ROW EXECUTE FUNCTION mingbiao.refuse_change()', t);
	EXECUTE format('CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %s
		FOR EACH STATEMENT EXECUTE FUNCTION mingbiao.refuse_change()', t);
	EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER append_only', t);
	EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER append_only_truncate', t);
END $$;

-- An opaque public id: 12 characters of Crockford's alphabet (base/rnd.h).
CREATE DOMAIN mingbiao.public_id AS text
	CONSTRAINT public_id_form CHECK (VALUE ~ '^[0-9a-hjkmnp-tv-z]{12}$');
-- A region code of GB/T 2260: six digits.
CREATE DOMAIN mingbiao.region_code AS text
	CONSTRAINT region_code_form CHECK (VALUE ~ '^[1-9][0-9]{5}$');
-- A text somebody typed: not blank, no NUL or other control character but line breaks and tabs.
CREATE DOMAIN mingbiao.typed AS text
	CONSTRAINT typed_not_blank CHECK (VALUE ~ '[^[:space:]]')
	CONSTRAINT typed_no_control CHECK (VALUE !~ '[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]');
