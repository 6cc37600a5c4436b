-- role: mingbiao_desk

-- account_by_login(login text) one: id int, password_hash text, disabled bool
SELECT id, password_hash, disabled_at IS NOT NULL AS disabled
FROM account
WHERE login = $1;

-- account_by_id(id int) one: login text, password_hash text
SELECT login, password_hash
FROM account
WHERE id = $1;

-- account_add(login text, password_hash text, request text) one: id int
WITH made AS (
	INSERT INTO account (login, password_hash)
	VALUES ($1, $2)
	RETURNING id
), written AS (
	INSERT INTO audit (account_id, action, request_id)
	SELECT id, 'account.add', $3 FROM made
)
SELECT id FROM made;

-- A new password. Every session of the account ends: whoever had the old one is out.
-- account_password_set(id int, password_hash text, request text) exec
WITH changed AS (
	UPDATE account SET password_hash = $2 WHERE id = $1
	RETURNING id
), ended AS (
	DELETE FROM session WHERE account_id = $1
)
INSERT INTO audit (account_id, action, request_id)
SELECT id, 'account.password', $3
FROM changed;

-- The same password hashed with newer parameters: nobody notices.
-- account_rehash(id int, old_hash text, new_hash text) exec
UPDATE account SET password_hash = $3
WHERE id = $1 AND password_hash = $2;

-- account_all() many: id int, login text, created text, disabled bool, enterprise text?, uscc text?, role text?
SELECT a.id, a.login, pub.shown_time(a.created_at) AS created, a.disabled_at IS NOT NULL AS disabled,
	e.name AS enterprise, e.uscc, m.role
FROM account a
LEFT JOIN membership m ON m.account_id = a.id
LEFT JOIN enterprise e ON e.id = m.enterprise_id
ORDER BY a.login, e.id;
