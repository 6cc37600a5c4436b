-- Functions that pages call for each row are planned once a session: an SQL function with rights of its
-- own is planned anew by every query, which cost a declaration's page most of its time.
SET LOCAL search_path = mingbiao, public;

CREATE OR REPLACE FUNCTION edition_status(e edition, day date) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = mingbiao, pg_catalog AS $$
DECLARE
	superseded boolean;
	undated boolean;
BEGIN
	IF e.withdrawn_on <= day THEN
		RETURN 'withdrawn';
	END IF;
	SELECT bool_or(coalesce(n.effective_on, make_date(n.year::int + 3, 1, 1)) <= day), bool_or(n.effective_on IS NULL)
	INTO superseded, undated
	FROM (SELECT x.effective_on, x.year FROM replacement r JOIN edition x ON x.id = r.new_edition_id
			WHERE r.old_edition_id = e.id AND NOT r.suspect
		UNION ALL
		SELECT x.effective_on, x.year FROM edition x WHERE x.standard_id = e.standard_id AND x.year > e.year) n;
	RETURN CASE
	WHEN superseded THEN 'superseded'
	WHEN e.withdrawn AND e.withdrawn_on IS NULL THEN 'withdrawn'
	WHEN e.effective_on > day THEN 'not-yet'
	WHEN undated THEN 'unknown'
	WHEN coalesce(e.effective_on, e.seen_in_force_on) <= day THEN 'in-force'
	ELSE 'unknown' END;
END $$;

CREATE OR REPLACE FUNCTION pub.region_name(c text) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = mingbiao, pg_catalog AS $$
BEGIN
	RETURN (SELECT name FROM region WHERE code = c ORDER BY valid_to DESC, valid_from DESC LIMIT 1);
END $$;

CREATE OR REPLACE FUNCTION pub.region_path(c text) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = mingbiao, pg_catalog AS $$
BEGIN
	RETURN concat_ws(' ', pub.region_name(left(c, 2) || '0000'),
		CASE WHEN right(c, 4) <> '0000' THEN pub.region_name(left(c, 4) || '00') END,
		CASE WHEN right(c, 2) <> '00' THEN pub.region_name(c) END);
END $$;
