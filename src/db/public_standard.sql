-- role: mingbiao_public

-- The catalogue: all four patterns fit, or the bare number; '%' and system '' for all of it.
-- pub_standards(p1 text, p2 text, p3 text, p4 text, digits text, system text, limit int, offset int) many: total int,
--     public_id text, undated text, title text, system text, mandate text, number text?, status text?, editions int, limits int, declarations int
WITH hit AS MATERIALIZED (
	SELECT count(*) OVER () AS total, s.*
	FROM pub.standard s
	WHERE ((lower(s.undated || ' ' || s.title) LIKE lower($1) AND lower(s.undated || ' ' || s.title) LIKE lower($2)
			AND lower(s.undated || ' ' || s.title) LIKE lower($3) AND lower(s.undated || ' ' || s.title) LIKE lower($4))
		OR (s.digits = $5 AND $5 <> '')) AND ($6 = '' OR s.system = $6)
	ORDER BY array_position(ARRAY['national', 'industry', 'local', 'group', 'enterprise'], s.system), s.undated
	LIMIT $7 OFFSET $8
)
SELECT h.total, h.public_id, h.undated, h.title, h.system, h.mandate, n.number, n.status,
	(SELECT count(*) FROM pub.edition e WHERE e.standard_id = h.id) AS editions,
	(SELECT count(*) FROM pub.reference_limit l JOIN pub.edition e ON e.id = l.edition_id
		WHERE e.standard_id = h.id AND l.current) AS limits,
	(SELECT count(DISTINCT d.declaration_id) FROM pub.cited_standard c JOIN pub.edition e ON e.id = c.edition_id
		JOIN pub.declaration d ON d.version_id = c.version_id AND d.newest WHERE e.standard_id = h.id) AS declarations
FROM hit h
LEFT JOIN LATERAL (SELECT e.number, e.status FROM pub.edition e WHERE e.standard_id = h.id
	ORDER BY e.year DESC NULLS LAST LIMIT 1) n ON true
ORDER BY array_position(ARRAY['national', 'industry', 'local', 'group', 'enterprise'], h.system), h.undated;

-- How many standards of each system there are.
-- pub_standard_systems() many: system text, n int
SELECT system, count(*) AS n
FROM pub.standard
GROUP BY system
ORDER BY 2 DESC, 1;

-- pub_standard(id text) one: standard int, public_id text, undated text, title text, title_en text?, system text, mandate text
SELECT id AS standard, public_id, undated, title, title_en, system, mandate
FROM pub.standard
WHERE public_id = $1;

-- pub_standard_editions(standard int) many: edition int, number text, title text, title_en text?, issued text?,
--     effective text?, withdrawn text?, status text, note text?, department text?, ics text?, ccs text?, url text?
SELECT id AS edition, number, title, title_en, issued_on::text AS issued, effective_on::text AS effective, withdrawn_on::text AS withdrawn, status, edition_note AS note, department,
	ics, ccs, official_url AS url
FROM pub.edition
WHERE standard_id = $1
ORDER BY year DESC NULLS LAST, number
LIMIT 100;

-- Which edition took the place of which, where one of the two is this standard's.
-- pub_standard_replacements(standard int) many: old_number text, old_id text, new_number text, new_id text, relation text?,
--     suspect bool
SELECT o.number AS old_number, o.standard_public_id AS old_id, n.number AS new_number, n.standard_public_id AS new_id, r.relation, r.suspect
FROM pub.replacement r
JOIN pub.edition o ON o.id = r.old_edition_id
JOIN pub.edition n ON n.id = r.new_edition_id
WHERE o.standard_id = $1 OR n.standard_id = $1
ORDER BY n.year DESC NULLS LAST, o.number
LIMIT 100;

-- pub_standard_amendments(standard int) many: number text, designation text, issued text?, effective text?
SELECT e.number, a.designation, a.issued_on::text AS issued, a.effective_on::text AS effective
FROM pub.amendment a
JOIN pub.edition e ON e.id = a.edition_id
WHERE e.standard_id = $1
ORDER BY e.year DESC NULLS LAST, a.designation
LIMIT 100;

-- pub_standard_adoptions(standard int) many: number text, foreign_number text, degree text
SELECT e.number, a.foreign_number, a.degree
FROM pub.adoption a
JOIN pub.edition e ON e.id = a.edition_id
WHERE e.standard_id = $1
ORDER BY e.year DESC NULLS LAST, a.foreign_number
LIMIT 100;

-- pub_standard_limits(standard int) many: id int, number text, product text, class_grade text, indicator text,
--     requirement text, unit text, condition text, method text, clause text, page text, note text, confidence text,
--     verified bool, source text
SELECT l.id, e.number, l.product, l.class_grade, l.indicator, l.requirement, l.unit, l.condition, l.method, l.clause, l.page,
	l.note, l.confidence, l.verified, l.source
FROM pub.reference_limit l
JOIN pub.edition e ON e.id = l.edition_id
WHERE e.standard_id = $1 AND l.current
ORDER BY e.year DESC NULLS LAST, e.number, l.product, l.class_grade, l.position
LIMIT 2000;
