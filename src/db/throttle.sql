-- role: mingbiao_desk

-- Lets one attempt through and makes the next wait three times as long, from a second to a quarter of an hour; after a
-- day without any it begins anew. E_NOTFOUND: not yet. Locks the row, so of many at once one gets through.
-- throttle_step(key text) one: failures int
INSERT INTO throttle AS t (key, failures, next_at)
VALUES ($1, 1, now() + interval '1 second')
ON CONFLICT (key) DO UPDATE SET
	failures = CASE WHEN t.touched_at < now() - interval '1 day' THEN 1 ELSE t.failures + 1 END,
	next_at = now() + interval '1 second' *
		CASE WHEN t.touched_at < now() - interval '1 day' THEN 1 ELSE least(900, 3 ^ least(t.failures, 9)) END,
	touched_at = now()
WHERE t.next_at <= now()
RETURNING failures;

-- Lets one attempt through while fewer than burst of them stand in the bucket, which loses one each every seconds.
-- next_at is when it will be empty. E_NOTFOUND: full.
-- throttle_fill(key text, every int, burst int) one: failures int
INSERT INTO throttle AS t (key, failures, next_at)
VALUES ($1, 1, now() + interval '1 second' * $2::int)
ON CONFLICT (key) DO UPDATE SET
	failures = t.failures + 1,
	next_at = greatest(t.next_at, now()) + interval '1 second' * $2::int,
	touched_at = now()
WHERE t.next_at <= now() + interval '1 second' * ($2::int * ($3::int - 1))
RETURNING failures;

-- Seconds until an attempt gets through: slack are those of a bucket that may be full.
-- throttle_wait(key text, slack int) one: seconds int
SELECT greatest(1, ceil(extract(epoch FROM next_at - now()) - $2::int))::int AS seconds
FROM throttle
WHERE key = $1;

-- Whether somebody who knew the password came by this way in the last 90 days.
-- throttle_known(key text) one: known bool
SELECT EXISTS (SELECT FROM throttle WHERE key = $1 AND touched_at > now() - interval '90 days') AS known;

-- A good password: its step is free again, its attempt is taken out of the buckets it stands in (a known way puts none into
-- the login's), its way is known.
-- throttle_forgive(step text, net text, net_every int, login text, login_every int, known text) exec
WITH freed AS (
	UPDATE throttle SET failures = 0, next_at = now() WHERE key = $1
), emptied AS (
	UPDATE throttle SET failures = greatest(0, failures - 1),
		next_at = next_at - interval '1 second' * CASE WHEN key = $2 THEN $3::int ELSE $5::int END
	WHERE key = $2 OR (key = $4 AND NOT EXISTS (SELECT FROM throttle k
		WHERE k.key = $6 AND k.touched_at > now() - interval '90 days'))
)
INSERT INTO throttle AS t (key)
VALUES ($6)
ON CONFLICT (key) DO UPDATE SET touched_at = now();

-- Forgets some of the oldest rows that mean nothing any more.
-- throttle_sweep() exec
DELETE FROM throttle
WHERE key IN (SELECT key FROM throttle WHERE touched_at < now() - interval '90 days'
	ORDER BY touched_at LIMIT 20);
