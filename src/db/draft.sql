-- role: mingbiao_desk

-- A new draft; declaration: it becomes a version of that one, which is the enterprise's (no row otherwise).
-- draft_add(public_id text, enterprise int, account int, declaration int?) one: id int
INSERT INTO draft (public_id, enterprise_id, account_id, declaration_id)
SELECT $1, $2, $3, $4::bigint
WHERE $4 IS NULL OR EXISTS (SELECT FROM declaration d WHERE d.id = $4 AND d.enterprise_id = $2)
RETURNING id;

-- draft_prefill(draft int, step text, form text) exec
INSERT INTO draft_step (draft_id, step, form, complete) VALUES ($1, $2, $3, false);

-- draft_find(public_id text, enterprise int) one: id int, public_id text, revision int, saved_at text, saved_by text,
--     declaration int, declaration_id text, number text, base int, overtaken bool, version int
SELECT d.id, d.public_id, d.revision, pub.shown_time(d.saved_at) AS saved_at, a.login AS saved_by, coalesce(d.declaration_id, 0) AS declaration,
	coalesce(c.public_id, '') AS declaration_id, coalesce(c.number, '') AS number,
	coalesce((SELECT max(v.n) FROM declaration_version v WHERE v.declaration_id = c.id), 0) AS base,
	EXISTS (SELECT FROM declaration_version v WHERE v.declaration_id = c.id AND v.published_at > d.created_at) AS overtaken,
	coalesce(d.published_version_id, 0) AS version
FROM draft d
JOIN account a ON a.id = d.account_id
LEFT JOIN declaration c ON c.id = d.declaration_id
WHERE d.public_id = $1 AND d.enterprise_id = $2;

-- The enterprise's declarations of these numbers: each can be declared once.
-- draft_declared(enterprise int, number text) many: public_id text
SELECT public_id FROM declaration WHERE enterprise_id = $1 AND number = $2;

-- draft_steps(draft int) many: step text, form text, complete bool, saved_at text
SELECT step, form, complete, pub.shown_time(saved_at) AS saved_at
FROM draft_step
WHERE draft_id = $1;

-- Writes one step if nobody has saved since the editor saw the draft at that revision, and it is not published; nothing otherwise.
-- draft_save(draft int, revision int, account int, step text, form text, complete bool) exec
WITH held AS (
	UPDATE draft SET revision = revision + 1, saved_at = now(), account_id = $3
	WHERE id = $1 AND revision = $2 AND published_version_id IS NULL
	RETURNING id
)
INSERT INTO draft_step (draft_id, step, form, complete, saved_at)
SELECT id, $4, $5, $6, now() FROM held
ON CONFLICT (draft_id, step) DO UPDATE SET form = excluded.form, complete = excluded.complete, saved_at = now();

-- draft_remove(draft int, enterprise int) exec
DELETE FROM draft WHERE id = $1 AND enterprise_id = $2 AND published_version_id IS NULL;

-- The enterprise's drafts, the newest first, with the steps that name them.
-- draft_list(enterprise int) many: id int, public_id text, number text, saved_at text, saved_by text, done int
SELECT d.id, d.public_id, coalesce(c.number, '') AS number, pub.shown_time(d.saved_at) AS saved_at, a.login AS saved_by,
	(SELECT count(*) FROM draft_step s WHERE s.draft_id = d.id AND s.complete) AS done
FROM draft d
JOIN account a ON a.id = d.account_id
LEFT JOIN declaration c ON c.id = d.declaration_id
WHERE d.enterprise_id = $1 AND d.published_version_id IS NULL
ORDER BY d.saved_at DESC, d.id DESC
LIMIT 50;

-- The two steps that say what a draft is about.
-- draft_names(enterprise int) many: draft int, step text, form text
SELECT s.draft_id AS draft, s.step, s.form
FROM draft_step s
JOIN draft d ON d.id = s.draft_id
WHERE d.enterprise_id = $1 AND d.published_version_id IS NULL AND s.step IN ('products', 'standards')
	AND octet_length(s.form) <= 65536
ORDER BY d.saved_at DESC
LIMIT 100;

-- The enterprise's declarations, newest first, with the judgement of the newest version.
-- draft_declarations(enterprise int) many: public_id text, number text, title text, version int, published_at text,
--     demonstration bool, stricter int, equal int, lower int, partly int, conflict int, missing int, added int, incomparable int, needs_human int,
--     below_mandatory int, total int
SELECT d.public_id, d.number, v.title, v.n AS version, pub.shown_time(v.published_at) AS published_at, d.demonstration, e.stricter, e.equal, e.lower,
	e.partly, e.conflict, e.missing, e.new AS added, e.incomparable, e.needs_human, e.below_mandatory, count(*) OVER () AS total
FROM declaration d
JOIN declaration_version v ON v.declaration_id = d.id
	AND NOT EXISTS (SELECT FROM declaration_version w WHERE w.declaration_id = d.id AND w.n > v.n)
JOIN evaluation e ON e.version_id = v.id
	AND NOT EXISTS (SELECT FROM evaluation x WHERE x.version_id = v.id AND x.id > e.id)
WHERE d.enterprise_id = $1
ORDER BY v.published_at DESC
LIMIT 100;

-- The enterprise itself, for the first step and the preview.
-- draft_enterprise(enterprise int) one: public_id text, name text, uscc text, uscc_check_ok bool, region text, industry text,
--     phone text, email text, address text, demonstration bool
SELECT e.public_id, e.name, coalesce(e.uscc, '') AS uscc, e.uscc_check_ok, pub.region_path(e.region_code) AS region,
	coalesce(i.name, '') AS industry, coalesce(c.phone, '') AS phone, coalesce(c.email, '') AS email, coalesce(c.address, '') AS address, e.demonstration
FROM enterprise e
LEFT JOIN industry i ON i.code = e.industry_code AND i.edition = e.industry_edition
LEFT JOIN contact c ON c.enterprise_id = e.id AND c.audience = 'public'
WHERE e.id = $1;

-- Editions of the catalogue whose standard all four patterns fit (app/question.h), or its bare number; the edition asked for first.
-- draft_catalogue(p1 text, p2 text, p3 text, p4 text, digits text, asked text) many: id int, number text, title text, status text,
--     mandate text, system text, limits int
SELECT e.id, e.number, e.title, edition_status(e, pub.today()) AS status, s.mandate, s.system, l.n AS limits
FROM standard s
JOIN edition e ON e.standard_id = s.id
CROSS JOIN LATERAL (SELECT count(*) AS n FROM reference_limit l WHERE l.edition_id = e.id AND l.retired_at IS NULL) l
WHERE (lower(s.undated || ' ' || s.title) LIKE lower($1) AND lower(s.undated || ' ' || s.title) LIKE lower($2)
		AND lower(s.undated || ' ' || s.title) LIKE lower($3) AND lower(s.undated || ' ' || s.title) LIKE lower($4))
	OR ($5 <> '' AND s.digits = $5)
ORDER BY e.number ILIKE $6 DESC, s.undated ILIKE $1 DESC, l.n > 0 DESC, s.undated COLLATE "und-x-icu", e.year DESC NULLS LAST
LIMIT 20;

-- One edition of the catalogue.
-- draft_edition(id int) one: number text, title text, limits int
SELECT number, title,
	(SELECT count(*) FROM reference_limit l WHERE l.edition_id = e.id AND l.retired_at IS NULL) AS limits
FROM edition e
WHERE e.id = $1;

-- What the catalogue knows of the numbers of a form ($1: JSON array of canonical numbers).
-- draft_cited(numbers text) many: id int, number text, title text, status text, mandate text, limits int, newer text
SELECT e.id, e.number, e.title, edition_status(e, pub.today()) AS status, s.mandate,
	(SELECT count(*) FROM reference_limit l WHERE l.edition_id = e.id AND l.retired_at IS NULL) AS limits,
	coalesce((SELECT n.number FROM replacement r JOIN edition n ON n.id = r.new_edition_id
		WHERE r.old_edition_id = e.id AND NOT r.suspect ORDER BY n.year DESC NULLS LAST LIMIT 1),
		(SELECT n.number FROM edition n WHERE n.standard_id = e.standard_id AND n.year > e.year
		ORDER BY n.year DESC LIMIT 1), '') AS newer
FROM edition e
JOIN standard s ON s.id = e.standard_id
WHERE e.number IN (SELECT json_array_elements_text($1::json));

-- The products and classes a standard's limits are for; general: the other products are kinds of this one.
-- draft_scopes(editions text) many: edition int, product text, class_grade text, general bool, limits int
SELECT l.edition_id AS edition, l.product, l.class_grade, g.product IS NOT NULL AS general, count(*) AS limits
FROM reference_limit l
LEFT JOIN general_product g USING (edition_id, product)
WHERE l.edition_id IN (SELECT json_array_elements_text($1::json)::bigint) AND l.retired_at IS NULL
GROUP BY l.edition_id, l.product, l.class_grade, g.product
ORDER BY l.edition_id, min(l.position);

-- The newest version of a declaration of the enterprise, to begin a change from.
-- draft_base(public_id text, enterprise int) one: declaration int, version int, subject text, supply_on text, effective_on text, title text
SELECT d.id AS declaration, v.id AS version, v.subject, coalesce(v.supply_on::text, '') AS supply_on, coalesce(v.effective_on::text, '') AS effective_on, v.title
FROM declaration d
JOIN declaration_version v ON v.declaration_id = d.id
WHERE d.public_id = $1 AND d.enterprise_id = $2
ORDER BY v.n DESC
LIMIT 1;

-- draft_base_products(version int) many: name text, brand text, model text, specification text, gtin text
SELECT name, brand, model, specification, gtin FROM product WHERE version_id = $1 ORDER BY position;

-- draft_base_standards(version int) many: written text, title text, own bool, compared bool, product text, class_grade text
SELECT written, title, own, compared, product, class_grade FROM cited_standard WHERE version_id = $1 ORDER BY position;

-- draft_base_indicators(version int) many: class text, name text, requirement text, unit text, condition text, method text, statement text
SELECT class, name, requirement, unit, condition, method, statement FROM indicator WHERE version_id = $1 ORDER BY position;

-- draft_base_fewer(version int) many: reference_limit int, statement text
SELECT reference_limit_id AS reference_limit, statement FROM fewer_statement WHERE version_id = $1;

-- What the receipt calls a version.
-- draft_receipt_name(version int) one: number text, title text, shown text
SELECT d.number, v.title, pub.shown_time(v.published_at) AS shown
FROM declaration_version v
JOIN declaration d ON d.id = v.declaration_id
WHERE v.id = $1;
