-- role: mingbiao_desk

-- enterprise_add(public_id text, uscc text, check_ok bool, org_ok bool, confirmed bool, name text, region text,
--     industry text, edition text) one: id int
INSERT INTO enterprise (public_id, uscc, uscc_check_ok, org_check_ok, uscc_confirmed, name, region_code,
	industry_code, industry_edition)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
RETURNING id;

-- enterprise_name_add(enterprise int, name text) exec
INSERT INTO enterprise_name (enterprise_id, name)
VALUES ($1, $2);

-- enterprise_code_add(enterprise int, uscc text) exec
INSERT INTO enterprise_code (enterprise_id, uscc)
VALUES ($1, $2);

-- Empty texts are left out.
-- enterprise_contact_add(enterprise int, audience text, person text, phone text, email text, address text) exec
INSERT INTO contact (enterprise_id, audience, person, phone, email, address)
VALUES ($1, $2, nullif($3, ''), $4, nullif($5, ''), nullif($6, ''));

-- enterprise_member_add(account int, enterprise int, role text) exec
INSERT INTO membership (account_id, enterprise_id, role)
VALUES ($1, $2, $3);

-- enterprise_audit(account int, enterprise int, region text, action text, object text, request text) exec
INSERT INTO audit (account_id, enterprise_id, region_code, action, object, request_id)
VALUES ($1, $2, $3, $4, $5, $6);

-- The enterprise that registered with a code; demonstrations did not.
-- enterprise_by_uscc(uscc text) one: id int, public_id text, name text
SELECT id, public_id, name
FROM enterprise
WHERE uscc = $1 AND NOT demonstration;

-- By code or public id, demonstrations too: for the command line.
-- enterprise_by_key(key text) one: id int, public_id text, name text, region text
SELECT id, public_id, name, region
FROM (SELECT id, public_id, name, region_code AS region, 1 AS rank FROM enterprise WHERE public_id = $1::text
	UNION ALL
	SELECT id, public_id, name, region_code, 2 FROM enterprise WHERE uscc = $1 AND NOT demonstration
	UNION ALL
	SELECT id, public_id, name, region_code, 3 FROM enterprise WHERE uscc = $1 AND demonstration) found
ORDER BY rank
LIMIT 1;

-- A region code as of today: itself, or what became of it.
-- region_now(code text) many: code text, path text, leaf bool
SELECT r.code, pub.region_path(r.code) AS path,
	NOT EXISTS (SELECT FROM pub.region c WHERE c.parent_code = r.code AND c.valid_to > pub.today()) AS leaf
FROM pub.region r
WHERE r.valid_from <= pub.today() AND r.valid_to > pub.today()
	AND (r.code = $1 OR r.code IN (SELECT new_code FROM region_successor WHERE old_code = $1))
ORDER BY r.code
LIMIT 41;

-- Regions that somebody may mean: what they typed, without spaces, begins the name (淄川) or ends the path (淄博市淄川区).
-- region_named(text text) many: code text, path text, leaf bool
SELECT r.code, pub.region_path(r.code) AS path,
	NOT EXISTS (SELECT FROM pub.region c WHERE c.parent_code = r.code AND c.valid_to > pub.today()) AS leaf
FROM pub.region r
WHERE r.valid_from <= pub.today() AND r.valid_to > pub.today()
	AND (starts_with(r.name, $1) OR (right($1, char_length(r.name)) = r.name
		AND right(replace(pub.region_path(r.code), ' ', ''), char_length($1)) = $1))
ORDER BY r.code
LIMIT 41;

-- A region and those within it.
-- region_within(code text) many: code text, path text, leaf bool
SELECT r.code, pub.region_path(r.code) AS path, r.code <> $1 AS leaf
FROM pub.region r
WHERE r.valid_from <= pub.today() AND r.valid_to > pub.today() AND (r.code = $1 OR r.parent_code = $1)
ORDER BY r.code
LIMIT 41;

-- An industry by code (C3071, 3071) or by a part of its name, the exact ones first.
-- industry_named(text text) many: code text, edition text, path text, leaf bool
SELECT i.code, i.edition, i.full_code || ' ' || i.name AS path,
	NOT EXISTS (SELECT FROM pub.industry c WHERE c.parent_code = i.code AND c.edition = i.edition) AS leaf
FROM pub.industry i
WHERE i.edition = (SELECT max(edition) FROM pub.industry)
	AND (i.code = upper($1) OR i.full_code = upper($1) OR strpos(translate(i.name, '（）', '()'), $1) > 0
		OR i.full_code || translate(i.name, '（）', '()') = $1)
ORDER BY (i.code = upper($1) OR i.full_code = upper($1) OR i.name = $1
	OR i.full_code || translate(i.name, '（）', '()') = $1) DESC, i.level DESC, i.code
LIMIT 41;

-- An industry and those within it.
-- industry_within(code text) many: code text, edition text, path text, leaf bool
SELECT i.code, i.edition, i.full_code || ' ' || i.name AS path, i.code <> $1 AS leaf
FROM pub.industry i
WHERE i.edition = (SELECT max(edition) FROM pub.industry) AND (i.code = $1 OR i.parent_code = $1)
ORDER BY i.level, i.code
LIMIT 41;

-- A region code in words, valid today or not; NULL: not in the list.
-- region_words(code text) one: path text?
SELECT nullif(pub.region_path($1), '') AS path;
