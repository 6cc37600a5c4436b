-- role: mingbiao_public

-- Newest versions in which all four patterns stand ('%' for one not given). region: leading digits of the code, '' for
-- all; subject: 'product', 'service' or ''; enterprise: its id or 0; standard: the id of one they cite or 0.
-- total counts all that fit, not the page.
-- pub_hits(p1 text, p2 text, p3 text, p4 text, region text, subject text, enterprise int, standard int, top int, skip int)
--     many: total int, public_id text, number text, title text, subject text, enterprise_name text, region text,
--     published text, demonstration bool, change_reason text, stricter int, equal int, lower int, partly int,
--     conflict int, missing int, added int, incomparable int, needs_human int, reference text
WITH hit AS MATERIALIZED (
	SELECT count(*) OVER () AS total, d.*
	FROM pub.declaration d
	WHERE d.newest AND d.search ILIKE $1 AND d.search ILIKE $2 AND d.search ILIKE $3 AND d.search ILIKE $4
		AND d.region_code LIKE $5 || '%' AND ($6 = '' OR d.subject = $6) AND ($7 = 0 OR d.enterprise_id = $7)
		AND ($8 = 0 OR EXISTS (SELECT FROM pub.cited_standard c JOIN pub.edition e ON e.id = c.edition_id
			WHERE c.version_id = d.version_id AND e.standard_id = $8))
	ORDER BY d.published_at DESC, d.version_id DESC
	LIMIT $9 OFFSET $10
)
SELECT h.total, h.public_id, h.number, h.title, h.subject, h.enterprise_name, concat_ws(' ',
		(SELECT r.name FROM pub.region r WHERE r.code = left(h.region_code, 2) || '0000' ORDER BY r.valid_to DESC LIMIT 1),
		(SELECT r.name FROM pub.region r WHERE r.code = left(h.region_code, 4) || '00'
			AND right(h.region_code, 4) <> '0000' ORDER BY r.valid_to DESC LIMIT 1)) AS region,
	left(pub.shown_time(h.published_at), 10) AS published, h.demonstration, h.change_reason,
	coalesce(ev.stricter, 0) AS stricter, coalesce(ev.equal, 0) AS equal, coalesce(ev.lower, 0) AS lower, coalesce(ev.partly, 0) AS partly, coalesce(ev.conflict, 0) AS conflict,
	coalesce(ev.missing, 0) AS missing, coalesce(ev.new, 0) AS added, coalesce(ev.incomparable, 0) AS incomparable, coalesce(ev.needs_human, 0) AS needs_human,
	coalesce((SELECT string_agg(c.number, '、' ORDER BY c.position) FROM pub.cited_standard c
		WHERE c.version_id = h.version_id AND c.compared), '') AS reference
FROM hit h
LEFT JOIN pub.evaluation ev ON ev.version_id = h.version_id
ORDER BY h.published_at DESC, h.version_id DESC;

-- The newest declarations, for the home page: no total, so nothing is counted.
-- pub_newest(top int) many: public_id text, number text, title text, enterprise_name text, published text,
--     demonstration bool
SELECT d.public_id, d.number, d.title, d.enterprise_name, left(pub.shown_time(d.published_at), 10) AS published, d.demonstration
FROM pub.declaration d
WHERE d.newest
ORDER BY d.published_at DESC, d.version_id DESC
LIMIT $1;

-- The provinces that have such declarations, with how many: what is asked for but the region, as pub_hits takes it. The one that
-- is picked stands there with none, too.
-- pub_search_regions(p1 text, p2 text, p3 text, p4 text, subject text, picked text) many: code text, name text, n int
WITH hit AS (
	SELECT left(d.region_code, 2) AS code, count(*) AS n
	FROM pub.declaration d
	WHERE d.newest AND d.search ILIKE $1 AND d.search ILIKE $2 AND d.search ILIKE $3 AND d.search ILIKE $4
		AND ($5 = '' OR d.subject = $5)
	GROUP BY left(d.region_code, 2)
	UNION ALL
	SELECT left($6, 2), 0 WHERE $6 <> ''
)
SELECT code, coalesce(pub.region_name(code || '0000'), code) AS name, max(n) AS n
FROM hit
GROUP BY code
ORDER BY 3 DESC, 1
LIMIT 40;

-- Standards a search may have meant: all four patterns fit, or the bare number. What is declared against comes first, then what
-- has limits.
-- pub_search_standards(p1 text, p2 text, p3 text, p4 text, digits text) many: public_id text, undated text, title text, system text
SELECT s.public_id, s.undated, s.title, s.system
FROM pub.standard s
WHERE (lower(s.undated || ' ' || s.title) LIKE lower($1) AND lower(s.undated || ' ' || s.title) LIKE lower($2)
		AND lower(s.undated || ' ' || s.title) LIKE lower($3) AND lower(s.undated || ' ' || s.title) LIKE lower($4))
	OR (s.digits = $5 AND $5 <> '')
ORDER BY s.undated ILIKE $1 DESC,
	EXISTS (SELECT FROM pub.edition e JOIN pub.cited_standard c ON c.edition_id = e.id AND c.compared WHERE e.standard_id = s.id) DESC,
	EXISTS (SELECT FROM pub.edition e JOIN pub.reference_limit l ON l.edition_id = e.id AND l.current WHERE e.standard_id = s.id) DESC,
	length(s.undated), s.undated
LIMIT 4;

-- What the register holds, counted.
-- pub_totals() one: declarations int, enterprises int, indicators int, judged int, stricter int, equal int, lower int,
--     partly int, conflict int, missing int, added int, incomparable int, needs_human int, standards int, limits int
SELECT count(*) AS declarations, count(DISTINCT d.enterprise_id) AS enterprises,
	(SELECT count(*) FROM pub.indicator i JOIN pub.declaration n ON n.version_id = i.version_id AND n.newest) AS indicators,
	coalesce(sum(ev.stricter + ev.equal + ev.lower + ev.partly), 0)::bigint AS judged,
	coalesce(sum(ev.stricter), 0)::bigint AS stricter, coalesce(sum(ev.equal), 0)::bigint AS equal, coalesce(sum(ev.lower), 0)::bigint AS lower,
	coalesce(sum(ev.partly), 0)::bigint AS partly, coalesce(sum(ev.conflict), 0)::bigint AS conflict, coalesce(sum(ev.missing), 0)::bigint AS missing, coalesce(sum(ev.new), 0)::bigint AS added,
	coalesce(sum(ev.incomparable), 0)::bigint AS incomparable, coalesce(sum(ev.needs_human), 0)::bigint AS needs_human,
	(SELECT count(*) FROM pub.standard) AS standards, (SELECT count(*) FROM pub.reference_limit l WHERE l.current) AS limits
FROM pub.declaration d
LEFT JOIN pub.evaluation ev ON ev.version_id = d.version_id
WHERE d.newest;
