-- role: mingbiao_public
-- A file may say more about itself; a blank line ends it.

-- What it finds.
-- Two lines of it, with a (bracket) and "quotes".
-- queries_one(id int, name text?, since int?,
--     yes bool?, sum bytes?, also bytes, no bool, text text)
--   one:
--   id int, name text, site text?,
--   sum bytes, count int?, yes bool?
SELECT id, name, site, sum, -- not $9
	count, yes
-- between
FROM thing /* nor $8 */
WHERE id = $1 AND name = $2 AND since = $3 AND yes = $4 AND sum = $5 AND also = $6 AND no = $7
	AND text = $8 AND note <> 'UPDATE $9 "x" \ ';

-- queries_many() many: id int
WITH x AS (SELECT 1 AS id)
SELECT id FROM x

-- queries_lock(id int) one: id int
SELECT id FROM thing WHERE id = $1 FOR UPDATE;

-- queries_add(id int) exec:
INSERT INTO thing (id) VALUES ($1);

-- queries_exec() exec
DELETE FROM thing
