-- role: mingbiao_public

-- pub_enterprise(id text) one: enterprise int, public_id text, name text, uscc text?, uscc_check_ok bool, region text,
--     industry text, demonstration bool, registered text, phone text?, email text?, address text?
SELECT e.id AS enterprise, e.public_id, e.name, e.uscc, e.uscc_check_ok, coalesce(pub.region_path(e.region_code), '') AS region,
	coalesce(i.name, '') AS industry, e.demonstration, left(pub.shown_time(e.registered_at), 10) AS registered, c.phone, c.email, c.address
FROM pub.enterprise e
LEFT JOIN pub.industry i ON i.code = e.industry_code AND i.edition = e.industry_edition
LEFT JOIN pub.contact c ON c.enterprise_id = e.id
WHERE e.public_id = $1;

-- Names it bore before the present one, the newest first.
-- pub_enterprise_names(enterprise int) many: name text, since text
SELECT name, left(pub.shown_time(valid_from), 10) AS since
FROM pub.enterprise_name
WHERE enterprise_id = $1
ORDER BY valid_from DESC
LIMIT 50;
