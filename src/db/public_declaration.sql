-- role: mingbiao_public

-- One version of a declaration; version NULL: the newest. newest_n: the number of the newest.
-- pub_declaration(id text, version int?) one: version_id int, public_id text, n int, newest_n int, number text,
--     demonstration bool, region text, serial text, published text, published_utc text, change_reason text,
--     change_note text, subject text, title text, enterprise_id text, enterprise_name text, enterprise_now text,
--     uscc text?, supply_on text?, effective_on text?, waiting bool, pledge text, sha256 text, size int
SELECT d.version_id, d.public_id, d.n, m.n AS newest_n, d.number, d.demonstration, coalesce(pub.region_path(d.region_code), '') AS region,
	d.serial, pub.shown_time(d.published_at) AS published, to_char(d.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS published_utc,
	d.change_reason, d.change_note, d.subject, d.title,
	d.enterprise_public_id AS enterprise_id, d.enterprise_name, e.name AS enterprise_now, d.uscc, d.supply_on::text AS supply_on, d.effective_on::text AS effective_on,
	coalesce(d.effective_on > pub.today(), false) AS waiting, d.pledge, encode(d.record_sha256, 'hex') AS sha256, octet_length(d.record) AS size
FROM pub.declaration d
JOIN pub.declaration m ON m.declaration_id = d.declaration_id AND m.newest
JOIN pub.enterprise e ON e.id = d.enterprise_id
WHERE d.public_id = $1 AND d.n = coalesce($2, m.n);

-- The canonical record, byte for byte.
-- pub_declaration_record(id text, version int) one: record bytes, sha256 text
SELECT record, encode(record_sha256, 'hex') AS sha256
FROM pub.declaration
WHERE public_id = $1 AND n = $2;

-- pub_declaration_standards(version int) many: written text, number text, title text, own bool, system text, mandate text,
--     status_then text, status_now text?, compared bool, product text, class_grade text, standard_id text?
SELECT written, number, title, own, system, mandate, status_then, status_now, compared, product, class_grade, standard_public_id AS standard_id
FROM pub.cited_standard
WHERE version_id = $1
ORDER BY position;

-- pub_declaration_products(version int) many: name text, brand text, model text, specification text, gtin text
SELECT name, brand, model, specification, gtin
FROM pub.product
WHERE version_id = $1
ORDER BY position;

-- The newest judgement; none for a version nobody has judged.
-- pub_declaration_evaluation(version int) many: id int, engine text, at text, at_utc text, stricter int, equal int,
--     lower int, partly int, conflict int, missing int, added int, incomparable int, needs_human int, below_mandatory int
SELECT id, engine, pub.shown_time(evaluated_at) AS at, to_char(evaluated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at_utc,
	stricter, equal, lower, partly, conflict, missing, new AS added, incomparable, needs_human, below_mandatory
FROM pub.evaluation
WHERE version_id = $1;

-- Every row of a judgement: what is declared beside what is asked for. Missing rows have no class.
-- pub_declaration_rows(version int, evaluation int) many: position int, verdict text, reason text, derivation text, class text?,
--     name text?, requirement text?, unit text?, condition text?, method text?, statement text?,
--     ref_id int?, ref_indicator text?, ref_requirement text?, ref_unit text?, ref_condition text?, ref_method text?,
--     ref_clause text?, ref_page text?, ref_note text?, ref_confidence text?, ref_verified bool?, ref_source text?,
--     ref_product text?, ref_class_grade text?, ref_number text?, ref_standard_id text?, ref_mandate text?,
--     fewer text?, declared int?
SELECT r.position, r.verdict, r.reason, r.derivation, i.class, i.name, i.requirement, i.unit, i.condition, i.method, i.statement,
	l.id AS ref_id, l.indicator AS ref_indicator, l.requirement AS ref_requirement, l.unit AS ref_unit, l.condition AS ref_condition, l.method AS ref_method, l.clause AS ref_clause, l.page AS ref_page, l.note AS ref_note, l.confidence AS ref_confidence, l.verified AS ref_verified,
	l.source AS ref_source, l.product AS ref_product, l.class_grade AS ref_class_grade, e.number AS ref_number, e.standard_public_id AS ref_standard_id, e.mandate AS ref_mandate, f.statement AS fewer, i.position AS declared
FROM pub.evaluation_row r
LEFT JOIN pub.indicator i ON i.version_id = $1 AND i.position = r.indicator_position
LEFT JOIN pub.reference_limit l ON l.id = r.reference_limit_id
LEFT JOIN pub.edition e ON e.id = l.edition_id
LEFT JOIN pub.fewer_statement f ON f.version_id = $1 AND f.reference_limit_id = l.id AND r.indicator_position IS NULL
WHERE r.evaluation_id = $2
ORDER BY r.position;

-- All versions, the newest first.
-- pub_declaration_versions(id text) many: version_id int, n int, serial text, published text, change_reason text,
--     change_note text, subject text, title text, enterprise_name text, uscc text?, supply_on text?, effective_on text?,
--     pledge text, sha256 text, number text, demonstration bool
SELECT version_id, n, serial, pub.shown_time(published_at) AS published, change_reason, change_note, subject, title, enterprise_name, uscc,
	supply_on::text AS supply_on, effective_on::text AS effective_on, pledge, encode(record_sha256, 'hex') AS sha256, number, demonstration
FROM pub.declaration
WHERE public_id = $1
ORDER BY n DESC
LIMIT 200;

-- The indicators of all versions of a declaration, for the comparison of neighbours.
-- pub_declaration_indicators(id text) many: version_id int, class text, name text, requirement text, unit text, condition text,
--     method text, statement text
SELECT i.version_id, i.class, i.name, i.requirement, i.unit, i.condition, i.method, i.statement
FROM pub.indicator i
JOIN pub.declaration d ON d.version_id = i.version_id
WHERE d.public_id = $1
ORDER BY i.version_id, i.position;

-- The same of products, of cited standards and of reasons for what is not declared, each as one line of text.
-- pub_declaration_lines(id text) many: version_id int, kind text, line text
SELECT p.version_id, 'product' AS kind, concat_ws(' · ', p.name, nullif(p.brand, ''), nullif(p.model, ''), nullif(p.specification, ''),
	nullif(p.gtin, '')) AS line
FROM pub.product p
JOIN pub.declaration d ON d.version_id = p.version_id
WHERE d.public_id = $1
UNION ALL
SELECT c.version_id, 'standard', concat_ws(' ', c.number, c.title, nullif(c.product, ''), nullif(c.class_grade, ''))
FROM pub.cited_standard c
JOIN pub.declaration d ON d.version_id = c.version_id
WHERE d.public_id = $1
UNION ALL
SELECT f.version_id, 'fewer', concat_ws(' · ', l.indicator, nullif(l.condition, ''), f.statement)
FROM pub.fewer_statement f
JOIN pub.declaration d ON d.version_id = f.version_id
JOIN pub.reference_limit l ON l.id = f.reference_limit_id
WHERE d.public_id = $1 AND f.statement <> '';
