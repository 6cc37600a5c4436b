-- What the public may read. Times leave as text in Asia/Shanghai.
SET LOCAL search_path = mingbiao, public;

CREATE FUNCTION pub.shown_time(t timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT to_char(t AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS')
$$;
-- Today where the register's readers are.
CREATE FUNCTION pub.today() RETURNS date LANGUAGE sql STABLE AS $$
	SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date
$$;

CREATE VIEW pub.region AS
	SELECT r.code, r.name, r.level, r.parent_code, r.valid_from, r.valid_to FROM region r;
CREATE VIEW pub.industry AS SELECT code, edition, name, level, parent_code, full_code FROM industry;
CREATE VIEW pub.ccs AS SELECT code, name, level FROM ccs;
CREATE VIEW pub.ics AS SELECT code, name_en, name_zh, level FROM ics;
CREATE VIEW pub.source AS SELECT id, key, licence, gathered_on FROM source;

-- The newest name of a region code, valid or not any more: 淄博市, or with its parents where wanted.
CREATE FUNCTION pub.region_name(c text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = mingbiao, pg_catalog AS $$
	SELECT name FROM region WHERE code = c ORDER BY valid_to DESC, valid_from DESC LIMIT 1
$$;
-- With province and city in front: 山东省 淄博市 淄川区.
CREATE FUNCTION pub.region_path(c text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = mingbiao, pg_catalog AS $$
	SELECT concat_ws(' ', pub.region_name(left(c, 2) || '0000'),
		CASE WHEN right(c, 4) <> '0000' THEN pub.region_name(left(c, 4) || '00') END,
		CASE WHEN right(c, 2) <> '00' THEN pub.region_name(c) END)
$$;

CREATE VIEW pub.standard AS
	SELECT s.id, s.public_id, s.undated, s.digits, s.system, s.mandate, s.title, s.title_en FROM standard s;
CREATE VIEW pub.edition AS
	SELECT e.id, e.standard_id, s.public_id AS standard_public_id, e.number, e.year, e.title, e.title_en,
		e.issued_on, e.effective_on, e.withdrawn_on, e.edition_note, e.department, e.ics, e.ccs,
		e.official_url, e.source_id, edition_status(e, pub.today()) AS status, s.system, s.mandate
	FROM edition e JOIN standard s ON s.id = e.standard_id;
CREATE VIEW pub.replacement AS
	SELECT r.old_edition_id, r.new_edition_id, r.relation, r.suspect FROM replacement r;
CREATE VIEW pub.amendment AS SELECT edition_id, designation, issued_on, effective_on FROM amendment;
CREATE VIEW pub.adoption AS SELECT edition_id, foreign_number, degree FROM adoption;
CREATE VIEW pub.reference_limit AS
	SELECT l.id, l.edition_id, l.position, l.product, l.class_grade, l.indicator, l.requirement, l.unit,
		l.condition, l.method, l.clause, l.page, l.note, l.confidence, l.verified_at IS NOT NULL AS verified,
		l.retired_at IS NULL AS current, s.key AS source
	FROM reference_limit l JOIN source s ON s.id = l.source_id;

CREATE VIEW pub.enterprise AS
	SELECT e.id, e.public_id, e.uscc, e.uscc_check_ok, e.name, e.region_code, e.industry_code, e.industry_edition,
		e.demonstration, e.registered_at FROM enterprise e;
CREATE VIEW pub.enterprise_name AS SELECT enterprise_id, name, valid_from FROM enterprise_name;
CREATE VIEW pub.contact AS
	SELECT enterprise_id, phone, email, address FROM contact WHERE audience = 'public';

-- Every version; newest says whether it is the one in effect now.
CREATE VIEW pub.declaration AS
	SELECT d.id AS declaration_id, d.public_id, d.enterprise_id, e.public_id AS enterprise_public_id,
		d.number, d.region_code, d.demonstration,
		v.id AS version_id, v.n, v.serial, v.published_at, v.change_reason, v.change_note, v.subject, v.title,
		v.enterprise_name, v.uscc, v.supply_on, v.effective_on, v.pledge, v.record, v.record_sha256, v.search,
		NOT EXISTS (SELECT FROM declaration_version later
			WHERE later.declaration_id = d.id AND later.n > v.n) AS newest
	FROM declaration d
	JOIN enterprise e ON e.id = d.enterprise_id
	JOIN declaration_version v ON v.declaration_id = d.id;

CREATE VIEW pub.cited_standard AS
	SELECT c.version_id, c.position, c.written, c.number, c.title, c.own, c.edition_id, c.system, c.mandate,
		c.status AS status_then, c.compared, c.product, c.class_grade,
		s.public_id AS standard_public_id, edition_status(e, pub.today()) AS status_now
	FROM cited_standard c
	LEFT JOIN edition e ON e.id = c.edition_id
	LEFT JOIN standard s ON s.id = e.standard_id;
CREATE VIEW pub.product AS
	SELECT version_id, position, public_id, name, brand, model, specification, gtin FROM product;
CREATE VIEW pub.indicator AS
	SELECT version_id, position, class, name, requirement, unit, condition, method, kind, normal, statement
	FROM indicator;
CREATE VIEW pub.fewer_statement AS SELECT version_id, reference_limit_id, statement FROM fewer_statement;

-- The newest judgement of each version.
CREATE VIEW pub.evaluation AS
	SELECT ev.id, ev.version_id, ev.engine, ev.evaluated_at, ev.stricter, ev.equal, ev.lower, ev.partly,
		ev.missing, ev.new, ev.incomparable, ev.needs_human, ev.below_mandatory
	FROM evaluation ev
	WHERE ev.id = (SELECT max(x.id) FROM evaluation x WHERE x.version_id = ev.version_id);
CREATE VIEW pub.evaluation_row AS
	SELECT evaluation_id, position, indicator_position, reference_limit_id, verdict, reason FROM evaluation_row;

GRANT SELECT ON ALL TABLES IN SCHEMA pub TO mingbiao_public, mingbiao_desk;
GRANT EXECUTE ON FUNCTION pub.shown_time(timestamptz), pub.today(), pub.region_name(text), pub.region_path(text)
	TO mingbiao_public, mingbiao_desk;
GRANT EXECUTE ON FUNCTION mingbiao.edition_status(mingbiao.edition, date) TO mingbiao_public, mingbiao_desk;

-- The desk: everything read, drafts and accounts written, publications added, nothing published changed.
GRANT SELECT ON ALL TABLES IN SCHEMA mingbiao TO mingbiao_desk;
GRANT INSERT ON enterprise, enterprise_name, enterprise_code, contact, account, membership, session, throttle,
	declaration, declaration_version, cited_standard, product, indicator, fewer_statement, evaluation,
	evaluation_row, draft, draft_step, audit, outbox TO mingbiao_desk;
GRANT UPDATE ON contact, session, throttle, draft, draft_step TO mingbiao_desk;
GRANT UPDATE (password_hash, disabled_at) ON account TO mingbiao_desk;
GRANT DELETE ON session, throttle, draft, draft_step, membership TO mingbiao_desk;
GRANT USAGE ON SEQUENCE declaration_serial TO mingbiao_desk;
