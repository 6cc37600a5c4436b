-- role: mingbiao_desk

-- What the catalogue knows of the cited numbers ($1: JSON array of canonical numbers), as of today.
-- evaluation_editions(numbers text) many: number text, edition int, title text, system text, mandate text, status text
SELECT e.number, e.id AS edition, e.title, s.system, s.mandate, edition_status(e, pub.today()) AS status
FROM edition e
JOIN standard s ON s.id = e.standard_id
WHERE e.number IN (SELECT json_array_elements_text($1::json));

-- The limits a declaration is compared with ($1: JSON array of {position, number, product, class_grade}); a limit
-- that names no product or class holds for every one, and so does one of the product of which the others are kinds: it comes
-- without a product when a kind was chosen.
-- evaluation_references(wanted text) many: standard int, id int, edition_number text, mandate text, product text,
--     class_grade text, indicator text, requirement text, unit text, condition text, method text, verified bool, confidence text
SELECT w.position AS standard, l.id, e.number AS edition_number, s.mandate,
	CASE WHEN w.product IN ('', l.product) THEN l.product ELSE '' END AS product, l.class_grade, l.indicator, l.requirement, l.unit,
	l.condition, l.method, l.verified_at IS NOT NULL AS verified, l.confidence
FROM json_to_recordset($1::json) AS w(position bigint, number text, product text, class_grade text)
JOIN edition e ON e.number = w.number
JOIN standard s ON s.id = e.standard_id
JOIN reference_limit l ON l.edition_id = e.id AND l.retired_at IS NULL
LEFT JOIN general_product g ON g.edition_id = e.id AND g.product = l.product
WHERE (w.product IN ('', l.product) OR l.product = '' OR g.product IS NOT NULL)
	AND (w.class_grade IN ('', l.class_grade) OR l.class_grade = '')
ORDER BY w.position, l.position;

-- What the same standards limit for other products and classes only: of it nobody can say that the standard has no limit.
-- evaluation_others(wanted text) many: standard int, product text, class_grade text, indicator text
SELECT DISTINCT w.position AS standard, l.product, l.class_grade, l.indicator
FROM json_to_recordset($1::json) AS w(position bigint, number text, product text, class_grade text)
JOIN edition e ON e.number = w.number
JOIN reference_limit l ON l.edition_id = e.id AND l.retired_at IS NULL
LEFT JOIN general_product g ON g.edition_id = e.id AND g.product = l.product
WHERE NOT ((w.product IN ('', l.product) OR l.product = '' OR g.product IS NOT NULL)
	AND (w.class_grade IN ('', l.class_grade) OR l.class_grade = ''))
ORDER BY 1, 4, 2, 3;

-- evaluation_add(version int, region text, engine text, at text, stricter int, equal int, lower int, partly int,
--     conflict int, missing int, added int, incomparable int, needs_human int, below_mandatory int) one: id int
INSERT INTO evaluation (version_id, region_code, engine, evaluated_at, stricter, equal, lower, partly, conflict, missing, new,
	incomparable, needs_human, below_mandatory)
VALUES ($1, $2, $3, $4::timestamptz, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
RETURNING id;

-- list: JSON array of {position, indicator, reference, verdict, reason, derivation}.
-- evaluation_rows_add(evaluation int, region text, list text) exec
INSERT INTO evaluation_row (evaluation_id, region_code, position, indicator_position, reference_limit_id, verdict, reason, derivation)
SELECT $1, $2, r.position, r.indicator, r.reference, r.verdict, r.reason, r.derivation
FROM json_to_recordset($3::json) AS r(position int, indicator int, reference bigint, verdict text, reason text,
	derivation text);

-- The newest versions whose newest judgement is not by this engine.
-- evaluation_due(engine text) many: version int, region text
SELECT v.version_id AS version, v.region_code AS region
FROM pub.declaration v
LEFT JOIN pub.evaluation e ON e.version_id = v.version_id
WHERE v.newest AND e.engine IS DISTINCT FROM $1
ORDER BY v.version_id;

-- What was published, as the comparison wants it.
-- evaluation_standards(version int) many: written text, compared bool, product text, class_grade text
SELECT written, compared, product, class_grade
FROM cited_standard
WHERE version_id = $1
ORDER BY position;

-- evaluation_indicators(version int) many: class text, name text, requirement text, unit text, condition text, method text
SELECT class, name, requirement, unit, condition, method
FROM indicator
WHERE version_id = $1
ORDER BY position;
