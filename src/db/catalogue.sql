-- role: mingbiao_owner

-- The rows of a file come as one JSON array; a query takes over all of them and leaves alone what is the same. Regions, successors,
-- classifications, prefixes and relations are the file's, whole: what it has no more goes. Sources, industries,
-- standards and editions stay, since declarations point at them; limits retire.

-- One import at a time. As the first statement of a SERIALIZABLE transaction the lock comes before the
-- snapshot, so whoever waited for it sees what the other has loaded.
-- catalogue_lock() exec
LOCK TABLE catalogue_import IN EXCLUSIVE MODE;

-- The folder loaded last: SHA-256 in hexadecimal, '' if none was.
-- catalogue_last() one: sha256 text
SELECT coalesce((SELECT sha256 FROM catalogue_import ORDER BY id DESC LIMIT 1), '') AS sha256;

-- catalogue_loaded(sha256 text) exec
INSERT INTO catalogue_import (sha256) VALUES ($1);

-- catalogue_sources(file text) exec
INSERT INTO source (key, licence, gathered_on)
SELECT r.source, nullif(r.licence, ''), nullif(r.gathered_on, '')::date
FROM json_to_recordset($1::json) AS r(source text, licence text, gathered_on text)
ON CONFLICT (key) DO UPDATE SET licence = excluded.licence, gathered_on = excluded.gathered_on
WHERE (source.licence, source.gathered_on) IS DISTINCT FROM (excluded.licence, excluded.gathered_on);

-- catalogue_regions(file text) exec
WITH r AS (
	SELECT r.code, r.name, r.level, nullif(r.parent_code, '') AS parent_code,
		coalesce(nullif(r.valid_from, ''), '-infinity')::date AS valid_from,
		coalesce(nullif(r.valid_to, ''), 'infinity')::date AS valid_to, s.id AS source_id
	FROM json_to_recordset($1::json) AS r(code text, name text, level text, parent_code text, valid_from text,
		valid_to text, source text)
	JOIN source s ON s.key = r.source
), gone AS (
	DELETE FROM region x WHERE NOT EXISTS (SELECT FROM r WHERE r.code = x.code AND r.valid_from = x.valid_from)
)
INSERT INTO region (code, name, level, parent_code, valid_from, valid_to, source_id)
SELECT code, name, level, parent_code, valid_from, valid_to, source_id FROM r
ON CONFLICT (code, valid_from) DO UPDATE SET name = excluded.name, level = excluded.level,
	parent_code = excluded.parent_code, valid_to = excluded.valid_to, source_id = excluded.source_id
WHERE (region.name, region.level, region.parent_code, region.valid_to, region.source_id) IS DISTINCT FROM
	(excluded.name, excluded.level, excluded.parent_code, excluded.valid_to, excluded.source_id);

-- catalogue_successors(file text) exec
WITH r AS (
	SELECT r.old_code, r.new_code, s.id AS source_id
	FROM json_to_recordset($1::json) AS r(old_code text, new_code text, source text)
	JOIN source s ON s.key = r.source
), gone AS (
	DELETE FROM region_successor x
	WHERE NOT EXISTS (SELECT FROM r WHERE r.old_code = x.old_code AND r.new_code = x.new_code)
)
INSERT INTO region_successor (old_code, new_code, source_id)
SELECT old_code, new_code, source_id FROM r
ON CONFLICT (old_code, new_code) DO UPDATE SET source_id = excluded.source_id
WHERE region_successor.source_id <> excluded.source_id;

-- catalogue_industries(file text, edition text) exec
INSERT INTO industry (code, edition, name, level, parent_code, full_code, source_id)
SELECT r.code, $2, r.name, r.level::int, nullif(r.parent_code, ''), r.full_code, s.id
FROM json_to_recordset($1::json) AS r(code text, name text, level text, parent_code text, full_code text, source text)
JOIN source s ON s.key = r.source
ON CONFLICT (code, edition) DO UPDATE SET name = excluded.name, level = excluded.level,
	parent_code = excluded.parent_code, full_code = excluded.full_code, source_id = excluded.source_id
WHERE (industry.name, industry.level, industry.parent_code, industry.full_code, industry.source_id) IS DISTINCT FROM
	(excluded.name, excluded.level, excluded.parent_code, excluded.full_code, excluded.source_id);

-- catalogue_ccs(file text) exec
WITH r AS (
	SELECT r.code, r.name, r.level::int, nullif(r.parent_code, '') AS parent_code, s.id AS source_id
	FROM json_to_recordset($1::json) AS r(code text, name text, level text, parent_code text, source text)
	JOIN source s ON s.key = r.source
), gone AS (
	DELETE FROM ccs x WHERE NOT EXISTS (SELECT FROM r WHERE r.code = x.code)
)
INSERT INTO ccs (code, name, level, parent_code, source_id)
SELECT code, name, level, parent_code, source_id FROM r
ON CONFLICT (code) DO UPDATE SET name = excluded.name, level = excluded.level, parent_code = excluded.parent_code,
	source_id = excluded.source_id
WHERE (ccs.name, ccs.level, ccs.parent_code, ccs.source_id) IS DISTINCT FROM
	(excluded.name, excluded.level, excluded.parent_code, excluded.source_id);

-- catalogue_ics(file text) exec
WITH r AS (
	SELECT r.code, r.name_en, r.level::int, s.id AS source_id
	FROM json_to_recordset($1::json) AS r(code text, name_en text, level text, source text)
	JOIN source s ON s.key = r.source
), gone AS (
	DELETE FROM ics x WHERE NOT EXISTS (SELECT FROM r WHERE r.code = x.code)
)
INSERT INTO ics (code, name_en, level, source_id)
SELECT code, name_en, level, source_id FROM r
ON CONFLICT (code) DO UPDATE SET name_en = excluded.name_en, level = excluded.level, source_id = excluded.source_id
WHERE (ics.name_en, ics.level, ics.source_id) IS DISTINCT FROM (excluded.name_en, excluded.level, excluded.source_id);

-- catalogue_prefixes(file text) exec
WITH r AS (
	SELECT r.prefix, r.system, nullif(r.name_zh, '') AS name_zh, nullif(r.name_en, '') AS name_en, s.id AS source_id
	FROM json_to_recordset($1::json) AS r(prefix text, system text, name_zh text, name_en text, source text)
	JOIN source s ON s.key = r.source
), gone AS (
	DELETE FROM number_prefix x WHERE NOT EXISTS (SELECT FROM r WHERE r.prefix = x.prefix)
)
INSERT INTO number_prefix (prefix, system, name_zh, name_en, source_id)
SELECT prefix, system, name_zh, name_en, source_id FROM r
ON CONFLICT (prefix) DO UPDATE SET system = excluded.system, name_zh = excluded.name_zh, name_en = excluded.name_en,
	source_id = excluded.source_id
WHERE (number_prefix.system, number_prefix.name_zh, number_prefix.name_en, number_prefix.source_id) IS DISTINCT FROM
	(excluded.system, excluded.name_zh, excluded.name_en, excluded.source_id);

-- A standard keeps the public id it was given first.
-- catalogue_standards(file text) exec
INSERT INTO standard (public_id, undated, digits, system, mandate, title, title_en)
SELECT r.public_id, r.undated, r.digits, r.system, r.mandate, r.title, nullif(r.title_en, '')
FROM json_to_recordset($1::json) AS r(public_id text, undated text, digits text, system text, mandate text, title text,
	title_en text)
ON CONFLICT (undated) DO UPDATE SET digits = excluded.digits, system = excluded.system, mandate = excluded.mandate,
	title = excluded.title, title_en = excluded.title_en
WHERE (standard.digits, standard.system, standard.mandate, standard.title, standard.title_en) IS DISTINCT FROM
	(excluded.digits, excluded.system, excluded.mandate, excluded.title, excluded.title_en);

-- catalogue_editions(file text) exec
INSERT INTO edition (standard_id, number, year, title, title_en, issued_on, effective_on, withdrawn, withdrawn_on,
	seen_in_force_on, department, ics, ccs, source_id)
SELECT t.id, r.number, nullif(r.year, ''), r.title, nullif(r.title_en, ''), nullif(r.issued_on, '')::date,
	nullif(r.effective_on, '')::date, r.withdrawn = 'true', nullif(r.withdrawn_on, '')::date,
	nullif(r.seen_in_force_on, '')::date,
	nullif(r.department, ''), nullif(r.ics, ''), nullif(r.ccs, ''), s.id
FROM json_to_recordset($1::json) AS r(undated text, number text, year text, title text, title_en text, issued_on text,
	effective_on text, withdrawn text, withdrawn_on text, seen_in_force_on text, department text, ics text, ccs text, source text)
JOIN standard t ON t.undated = r.undated
JOIN source s ON s.key = r.source
ON CONFLICT (number) DO UPDATE SET standard_id = excluded.standard_id, year = excluded.year, title = excluded.title,
	title_en = excluded.title_en, issued_on = excluded.issued_on, effective_on = excluded.effective_on,
	withdrawn = excluded.withdrawn, withdrawn_on = excluded.withdrawn_on,
	seen_in_force_on = excluded.seen_in_force_on, department = excluded.department,
	ics = excluded.ics, ccs = excluded.ccs, source_id = excluded.source_id
WHERE (edition.standard_id, edition.year, edition.title, edition.title_en, edition.issued_on, edition.effective_on,
	edition.withdrawn, edition.withdrawn_on, edition.seen_in_force_on, edition.department, edition.ics, edition.ccs, edition.source_id)
	IS DISTINCT FROM (excluded.standard_id, excluded.year, excluded.title, excluded.title_en, excluded.issued_on,
	excluded.effective_on, excluded.withdrawn, excluded.withdrawn_on, excluded.seen_in_force_on, excluded.department, excluded.ics,
	excluded.ccs, excluded.source_id);

-- catalogue_replacements(file text) exec
WITH r AS (
	SELECT o.id AS old_id, n.id AS new_id, nullif(r.relation, '') AS relation, r.suspect = 'true' AS suspect,
		s.id AS source_id
	FROM json_to_recordset($1::json) AS r(old_number text, new_number text, relation text, suspect text, source text)
	JOIN edition o ON o.number = r.old_number
	JOIN edition n ON n.number = r.new_number
	JOIN source s ON s.key = r.source
), gone AS (
	DELETE FROM replacement x
	WHERE NOT EXISTS (SELECT FROM r WHERE r.old_id = x.old_edition_id AND r.new_id = x.new_edition_id)
)
INSERT INTO replacement (old_edition_id, new_edition_id, relation, suspect, source_id)
SELECT old_id, new_id, relation, suspect, source_id FROM r
ON CONFLICT (old_edition_id, new_edition_id) DO UPDATE SET relation = excluded.relation, suspect = excluded.suspect,
	source_id = excluded.source_id
WHERE (replacement.relation, replacement.suspect, replacement.source_id) IS DISTINCT FROM
	(excluded.relation, excluded.suspect, excluded.source_id);

-- catalogue_amendments(file text) exec
WITH r AS (
	SELECT e.id AS edition_id, r.designation, nullif(r.issued_on, '')::date AS issued_on,
		nullif(r.effective_on, '')::date AS effective_on, s.id AS source_id
	FROM json_to_recordset($1::json) AS r(number text, designation text, issued_on text, effective_on text, source text)
	JOIN edition e ON e.number = r.number
	JOIN source s ON s.key = r.source
), gone AS (
	DELETE FROM amendment x
	WHERE NOT EXISTS (SELECT FROM r WHERE r.edition_id = x.edition_id AND r.designation = x.designation)
)
INSERT INTO amendment (edition_id, designation, issued_on, effective_on, source_id)
SELECT edition_id, designation, issued_on, effective_on, source_id FROM r
ON CONFLICT (edition_id, designation) DO UPDATE SET issued_on = excluded.issued_on, effective_on = excluded.effective_on,
	source_id = excluded.source_id
WHERE (amendment.issued_on, amendment.effective_on, amendment.source_id) IS DISTINCT FROM
	(excluded.issued_on, excluded.effective_on, excluded.source_id);

-- catalogue_adoptions(file text) exec
WITH r AS (
	SELECT e.id AS edition_id, r.foreign_number, r.degree, s.id AS source_id
	FROM json_to_recordset($1::json) AS r(number text, foreign_number text, degree text, source text)
	JOIN edition e ON e.number = r.number
	JOIN source s ON s.key = r.source
), gone AS (
	DELETE FROM adoption x
	WHERE NOT EXISTS (SELECT FROM r WHERE r.edition_id = x.edition_id AND r.foreign_number = x.foreign_number)
)
INSERT INTO adoption (edition_id, foreign_number, degree, source_id)
SELECT edition_id, foreign_number, degree, source_id FROM r
ON CONFLICT (edition_id, foreign_number) DO UPDATE SET degree = excluded.degree, source_id = excluded.source_id
WHERE (adoption.degree, adoption.source_id) IS DISTINCT FROM (excluded.degree, excluded.source_id);

-- catalogue_generals(file text) exec
WITH r AS (
	SELECT e.id AS edition_id, r.product, s.id AS source_id
	FROM json_to_recordset($1::json) AS r(number text, product text, source text)
	JOIN edition e ON e.number = r.number
	JOIN source s ON s.key = r.source
), gone AS (
	DELETE FROM general_product x
	WHERE NOT EXISTS (SELECT FROM r WHERE r.edition_id = x.edition_id AND r.product = x.product)
)
INSERT INTO general_product (edition_id, product, source_id)
SELECT edition_id, product, source_id FROM r
ON CONFLICT (edition_id, product) DO UPDATE SET source_id = excluded.source_id
WHERE general_product.source_id <> excluded.source_id;

-- Limits that the file has word for word stay, at the place they have there; the others retire. Before catalogue_limits_add.
-- catalogue_limits_retire(file text) exec
WITH r AS (
	SELECT e.id AS edition_id, r.position::int, r.product, r.class_grade, r.indicator, r.requirement, r.unit, r.condition,
		r.method, r.note, s.id AS source_id, r.confidence
	FROM json_to_recordset($1::json) AS r(number text, position text, product text, class_grade text, indicator text,
		requirement text, unit text, condition text, method text, note text, source text, confidence text)
	JOIN edition e ON e.number = r.number
	JOIN source s ON s.key = r.source
), same AS (
	SELECT l.id, r.position
	FROM reference_limit l
	JOIN r USING (edition_id, product, class_grade, indicator, requirement, unit, condition, method, note, source_id,
		confidence)
	WHERE l.retired_at IS NULL
)
UPDATE reference_limit l
SET position = coalesce(same.position, l.position), retired_at = CASE WHEN same.id IS NULL THEN now() END
FROM reference_limit x
LEFT JOIN same ON same.id = x.id
WHERE l.id = x.id AND l.retired_at IS NULL AND (same.id IS NULL OR same.position <> l.position);

-- catalogue_limits_add(file text, by text) exec
WITH r AS (
	SELECT e.id AS edition_id, r.position::int, r.product, r.class_grade, r.indicator, r.requirement, r.unit, r.condition,
		r.method, r.note, s.id AS source_id, r.confidence
	FROM json_to_recordset($1::json) AS r(number text, position text, product text, class_grade text, indicator text,
		requirement text, unit text, condition text, method text, note text, source text, confidence text)
	JOIN edition e ON e.number = r.number
	JOIN source s ON s.key = r.source
)
INSERT INTO reference_limit (edition_id, position, product, class_grade, indicator, requirement, unit, condition, method, note,
	source_id, confidence, entered_by)
SELECT edition_id, position, product, class_grade, indicator, requirement, unit, condition, method, note, source_id,
	confidence, $2
FROM r
WHERE NOT EXISTS (SELECT FROM reference_limit l WHERE l.retired_at IS NULL
	AND (l.edition_id, l.product, l.class_grade, l.indicator, l.condition, l.requirement, l.unit) =
	(r.edition_id, r.product, r.class_grade, r.indicator, r.condition, r.requirement, r.unit))
ORDER BY edition_id, position;
