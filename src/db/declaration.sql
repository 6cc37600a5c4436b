-- role: mingbiao_desk

-- Who publishes, as on this day, with the time of the transaction and the number behind the serial.
-- declaration_author(enterprise int) one: public_id text, uscc text?, name text, region_code text, region_name text,
--     at text, day text, sequence int
SELECT e.public_id, e.uscc, e.name, e.region_code, pub.region_path(e.region_code) AS region_name,
	to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
	to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDD') AS day, nextval('declaration_serial') AS sequence
FROM enterprise e
WHERE e.id = $1;

-- Holds a draft of the enterprise for the length of the transaction; version: what it was published as, 0 if not yet.
-- declaration_draft_lock(draft int, enterprise int) one: version int
SELECT coalesce(d.published_version_id, 0) AS version
FROM draft d
WHERE d.id = $1 AND d.enterprise_id = $2
FOR UPDATE;

-- declaration_draft_done(draft int, version int) exec
UPDATE draft SET published_version_id = $2, revision = revision + 1
WHERE id = $1;

-- declaration_add(public_id text, enterprise int, number text, region text, demonstration bool) one: id int
INSERT INTO declaration (public_id, enterprise_id, number, region_code, demonstration)
VALUES ($1, $2, $3, $4, $5)
RETURNING id;

-- The version that follows.
-- declaration_next(declaration int, enterprise int) one: public_id text, number text, demonstration bool, n int
SELECT d.public_id, d.number, d.demonstration, v.n + 1 AS n
FROM declaration d
JOIN declaration_version v ON v.declaration_id = d.id
WHERE d.id = $1 AND d.enterprise_id = $2
ORDER BY v.n DESC
LIMIT 1;

-- declaration_version_add(declaration int, version int, region text, serial text, at text, account int?, reason text, note text,
--     subject text, title text, name text, uscc text?, supply_on text?, effective_on text?, pledge text, signer text, post text,
--     record bytes, sha256 bytes, search text) one: id int
INSERT INTO declaration_version (declaration_id, n, region_code, serial, published_at, account_id, change_reason, change_note,
	subject, title, enterprise_name, uscc, supply_on, effective_on, pledge, signer, signer_post, record, record_sha256, search)
VALUES ($1, $2, $3, $4, $5::timestamptz, $6, $7, $8, $9, $10, $11, $12, $13::date, $14::date, $15, $16, $17, $18, $19, lower($20))
RETURNING id;

-- The rows of a version, each an array in JSON.
-- declaration_rows_add(version int, region text, standards text, products text, indicators text, fewer text) exec
WITH cited AS (
	INSERT INTO cited_standard (version_id, region_code, position, written, number, title, own, edition_id, system, mandate, status,
		compared, product, class_grade)
	SELECT $1, $2, r.position, r.written, r.number, r.title, r.own, r.edition, r.system, r.mandate, r.status, r.compared,
		r.product, r.class_grade
	FROM json_to_recordset($3::json) AS r(position int, written text, number text, title text, own boolean, edition bigint,
		system text, mandate text, status text, compared boolean, product text, class_grade text)
), made AS (
	INSERT INTO product (version_id, region_code, position, public_id, name, brand, model, specification, gtin)
	SELECT $1, $2, r.position, r.id, r.name, r.brand, r.model, r.specification, r.gtin
	FROM json_to_recordset($4::json) AS r(position int, id text, name text, brand text, model text, specification text,
		gtin text)
), fewer AS (
	INSERT INTO fewer_statement (version_id, region_code, reference_limit_id, statement)
	SELECT $1, $2, r.reference, r.statement
	FROM json_to_recordset($6::json) AS r(reference bigint, statement text)
)
INSERT INTO indicator (version_id, region_code, position, class, name, requirement, unit, condition, method, kind, normal, statement)
SELECT $1, $2, r.position, r.class, r.name, r.requirement, r.unit, r.condition, r.method, r.kind, r.normal, r.statement
FROM json_to_recordset($5::json) AS r(position int, class text, name text, requirement text, unit text, condition text,
	method text, kind text, normal text, statement text);

-- The trail and the relay's row.
-- declaration_announce(version int, region text, account int?, enterprise int, object text, request text, detail text) exec
WITH trail AS (
	INSERT INTO audit (account_id, enterprise_id, region_code, action, object, request_id, detail)
	VALUES ($3, $4, $2, 'declaration.publish', $5, $6, $7)
)
INSERT INTO outbox (kind, version_id, region_code) VALUES ('publish', $1, $2);

-- declaration_receipt(version int) one: public_id text, serial text, at text, sha256 text, n int
SELECT d.public_id, v.serial, to_char(v.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
	encode(v.record_sha256, 'hex') AS sha256, v.n
FROM declaration_version v
JOIN declaration d ON d.id = v.declaration_id
WHERE v.id = $1;
