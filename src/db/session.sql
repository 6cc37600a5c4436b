-- role: mingbiao_desk

-- The session of a cookie, while it lives: seen within 30 minutes, opened within 12 hours, account not
-- disabled. stale: it was last seen over a minute ago, so session_seen is due.
-- session_by_token(token bytes) one: id int, account int, login text, csrf text, enterprise int?, enterprise_name text?,
--     stale bool
SELECT s.id, s.account_id AS account, a.login, s.csrf, m.enterprise_id AS enterprise, e.name AS enterprise_name,
	s.seen_at < now() - interval '1 minute' AS stale
FROM session s
JOIN account a ON a.id = s.account_id
LEFT JOIN LATERAL (SELECT enterprise_id FROM membership WHERE account_id = a.id
	ORDER BY created_at, enterprise_id LIMIT 1) m ON true
LEFT JOIN enterprise e ON e.id = m.enterprise_id
WHERE s.token_sha256 = $1 AND s.seen_at > now() - interval '30 minutes'
	AND s.created_at > now() - interval '12 hours' AND a.disabled_at IS NULL;

-- session_seen(id int) exec
UPDATE session SET seen_at = now()
WHERE id = $1;

-- A new session, with its audit row; sessions of the account that have ended by time go.
-- session_add(token bytes, csrf text, account int, request text) exec
WITH ended AS (
	DELETE FROM session WHERE account_id = $3
		AND (seen_at <= now() - interval '30 minutes' OR created_at <= now() - interval '12 hours')
), opened AS (
	INSERT INTO session (token_sha256, csrf, account_id)
	VALUES ($1, $2, $3)
	RETURNING account_id
)
INSERT INTO audit (account_id, action, request_id)
SELECT account_id, 'session.open', $4
FROM opened;

-- Ends a session of an account, or with session 0 all of them, with an audit row for each.
-- session_remove(session int, account int, request text) exec
WITH ended AS (
	DELETE FROM session WHERE account_id = $2 AND (id = $1 OR $1 = 0)
	RETURNING account_id
)
INSERT INTO audit (account_id, action, request_id)
SELECT account_id, 'session.close', $3
FROM ended;

-- The living sessions of an account, newest first.
-- session_all(account int) many: id int, opened text, seen text
SELECT id, pub.shown_time(created_at) AS opened, pub.shown_time(seen_at) AS seen
FROM session
WHERE account_id = $1 AND seen_at > now() - interval '30 minutes' AND created_at > now() - interval '12 hours'
ORDER BY created_at DESC, id DESC;
