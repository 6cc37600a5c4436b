-- role: mingbiao_owner

-- The demonstration's enterprises that are there.
-- demo_enterprises() many: id int, name text
SELECT id, name FROM enterprise WHERE demonstration;

-- demo_enterprise_add(public_id text, uscc text?, check_ok bool, org_ok bool, name text, region text, industry text,
--     edition text) one: id int
WITH added AS (
	INSERT INTO enterprise (public_id, uscc, uscc_check_ok, org_check_ok, uscc_confirmed, name, region_code,
		industry_code, industry_edition, demonstration)
	VALUES ($1, $2, $3, $4, true, $5, $6, $7, $8, true)
	RETURNING id, name, uscc
), named AS (
	INSERT INTO enterprise_name (enterprise_id, name) SELECT id, name FROM added
), coded AS (
	INSERT INTO enterprise_code (enterprise_id, uscc) SELECT id, uscc FROM added WHERE uscc IS NOT NULL
)
SELECT id FROM added;

-- What the demonstration has declared already.
-- demo_declared() many: enterprise int, number text
SELECT enterprise_id AS enterprise, number FROM declaration WHERE demonstration;
