-- role: mingbiao_owner

-- The record of migrations. It can be no migration itself: it must be there before the first.
-- migration_table() exec:
CREATE TABLE IF NOT EXISTS public.migration (
	number		int PRIMARY KEY,
	name		text NOT NULL,
	sha256		text NOT NULL CONSTRAINT migration_sha256_form CHECK (sha256 ~ '^[0-9a-f]{64}$'),
	applied_at	timestamptz NOT NULL DEFAULT now()
);

-- Only one machine migrates at a time. As the first statement of a SERIALIZABLE transaction a table
-- lock comes before the snapshot, so whoever waited for it sees what the other has done;
-- an advisory lock, taken by a SELECT, would come after it.
-- migration_lock() exec:
LOCK TABLE public.migration IN EXCLUSIVE MODE;

-- migration_all() many: number int, name text, sha256 text
SELECT number, name, sha256
FROM public.migration
ORDER BY number;

-- migration_find(number int) one: sha256 text
SELECT sha256
FROM public.migration
WHERE number = $1;

-- migration_add(number int, name text, sha256 text) exec:
INSERT INTO public.migration (number, name, sha256)
VALUES ($1, $2, $3);
