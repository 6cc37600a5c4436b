-- The catalogue: regions, industries, classifications, standards and their limits. Facts with
-- their source; loaded by `mingbiao import catalogue`, read by everybody.
SET LOCAL search_path = mingbiao, public;

CREATE TABLE source (
	id		int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	key		text NOT NULL CONSTRAINT source_once UNIQUE,	-- the address or name facts cite
	licence		text,
	gathered_on	date
);
COMMENT ON TABLE source IS 'Where catalogue facts come from.';

CREATE TABLE region (
	code		region_code NOT NULL,
	name		text NOT NULL,
	level		text NOT NULL CONSTRAINT region_level CHECK (level IN ('province', 'city', 'county')),
	parent_code	region_code,
	-- [valid_from, valid_to): USCCs and old declarations keep an old code for ever. Before the first
	-- list the date is not known: -infinity.
	valid_from	date NOT NULL DEFAULT '-infinity',
	valid_to	date NOT NULL DEFAULT 'infinity',
	source_id	int NOT NULL REFERENCES source,
	CONSTRAINT region_validity CHECK (valid_from < valid_to),
	PRIMARY KEY (code, valid_from)
);
CREATE INDEX region_parent ON region (parent_code);
COMMENT ON TABLE region IS 'Administrative divisions, GB/T 2260, with the time each code was valid.';

CREATE TABLE region_successor (
	old_code	region_code NOT NULL,
	new_code	region_code NOT NULL,
	source_id	int NOT NULL REFERENCES source,
	PRIMARY KEY (old_code, new_code),
	CONSTRAINT region_successor_other CHECK (old_code <> new_code)
);

CREATE TABLE industry (
	code		text NOT NULL CONSTRAINT industry_code_form CHECK (code ~ '^([A-T]|[0-9]{2,4})$'),
	edition		text NOT NULL,		-- 'GB/T 4754-2017'
	name		text NOT NULL,
	level		int NOT NULL CONSTRAINT industry_level CHECK (level BETWEEN 1 AND 4),
	parent_code	text,
	full_code	text NOT NULL,		-- with the section's letter: A0111
	valid_from	date NOT NULL DEFAULT '2017-10-01',
	valid_to	date NOT NULL DEFAULT 'infinity',
	source_id	int NOT NULL REFERENCES source,
	PRIMARY KEY (code, edition)
);
COMMENT ON TABLE industry IS 'National economic industries, GB/T 4754.';

CREATE TABLE ccs (
	code		text PRIMARY KEY,
	name		text NOT NULL,
	level		int NOT NULL,
	parent_code	text,
	source_id	int NOT NULL REFERENCES source
);
COMMENT ON TABLE ccs IS 'Chinese Classification for Standards.';

CREATE TABLE ics (
	code		text PRIMARY KEY CONSTRAINT ics_code_form CHECK (code ~ '^[0-9]{2}(\.[0-9]{3}(\.[0-9]{2})?)?$'),
	name_en		text NOT NULL,
	name_zh		text,
	level		int NOT NULL,
	source_id	int NOT NULL REFERENCES source
);
COMMENT ON TABLE ics IS 'International Classification for Standards.';

CREATE TABLE number_prefix (
	prefix		text PRIMARY KEY,	-- HG, DB37, ISO
	system		text NOT NULL,
	name_zh		text,
	name_en		text,
	source_id	int NOT NULL REFERENCES source
);
COMMENT ON TABLE number_prefix IS 'Issuing codes in standard numbers.';

CREATE TABLE standard (
	id		bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	public_id	public_id NOT NULL CONSTRAINT standard_public_id_once UNIQUE,
	undated		text NOT NULL CONSTRAINT standard_once UNIQUE,	-- canonical number without year
	digits		text NOT NULL,		-- for "search by digits only"
	system		text NOT NULL CONSTRAINT standard_system CHECK (system IN ('national', 'industry', 'local',
			'group', 'enterprise', 'international', 'regional', 'foreign', 'military', 'metrology',
			'occupational-health', 'reference-material', 'engineering', 'unknown')),
	mandate		text NOT NULL CONSTRAINT standard_mandate CHECK (mandate IN ('mandatory', 'recommended',
			'guidance', 'none')),
	title		text NOT NULL,		-- of the newest edition known
	title_en	text
);
CREATE INDEX standard_digits ON standard (digits);
CREATE INDEX standard_search ON standard USING gin (lower(undated || ' ' || title) gin_trgm_ops);
COMMENT ON TABLE standard IS 'A standard over all its editions.';

CREATE TABLE edition (
	id		bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	standard_id	bigint NOT NULL REFERENCES standard,
	number		text NOT NULL CONSTRAINT edition_once UNIQUE,	-- canonical with year; the undated number where no year is known
	year		text CONSTRAINT edition_year CHECK (year ~ '^[12][0-9]{3}$'),
	title		text NOT NULL,
	title_en	text,
	issued_on	date,
	effective_on	date,
	withdrawn_on	date,
	withdrawn	boolean NOT NULL DEFAULT false,	-- known to be withdrawn, the day may not be known
	seen_in_force_on date,			-- a source said so on that day; for editions whose date of effect is unknown
	edition_note	text,			-- （2018年版）
	department	text,
	ics		text,
	ccs		text,
	review_on	date,
	official_url	text CONSTRAINT edition_url CHECK (official_url ~ '^https?://'),
	source_id	int NOT NULL REFERENCES source,
	CONSTRAINT edition_dates CHECK (issued_on IS NULL OR effective_on IS NULL OR issued_on <= effective_on)
);
CREATE INDEX edition_standard ON edition (standard_id);
COMMENT ON TABLE edition IS 'One edition of a standard; its status follows from dates and replacements.';

CREATE TABLE replacement (			-- n:m
	old_edition_id	bigint NOT NULL REFERENCES edition,
	new_edition_id	bigint NOT NULL REFERENCES edition,
	relation	text,			-- as the source words it
	suspect		boolean NOT NULL DEFAULT false,	-- the relation looks wrong: shown, never judged by
	source_id	int NOT NULL REFERENCES source,
	PRIMARY KEY (old_edition_id, new_edition_id),
	CONSTRAINT replacement_other CHECK (old_edition_id <> new_edition_id)
);
CREATE INDEX replacement_new ON replacement (new_edition_id);

CREATE TABLE amendment (
	edition_id	bigint NOT NULL REFERENCES edition,
	designation	text NOT NULL,		-- XG1-2025
	issued_on	date,
	effective_on	date,
	source_id	int NOT NULL REFERENCES source,
	PRIMARY KEY (edition_id, designation)
);

CREATE TABLE adoption (
	edition_id	bigint NOT NULL REFERENCES edition,
	foreign_number	text NOT NULL,
	degree		text NOT NULL CONSTRAINT adoption_degree CHECK (degree IN ('IDT', 'MOD', 'NEQ', 'EQV')),
	source_id	int NOT NULL REFERENCES source,
	PRIMARY KEY (edition_id, foreign_number)
);

-- The status of an edition on a day. Dates decide: a newer edition that is not in force yet ends nothing. A
-- suspect relation is not judged by. A newer edition whose date of effect is unknown is taken for in force
-- from the third year after its own on (no transition is longer); until then the status is 'unknown'.
CREATE FUNCTION edition_status(e edition, day date) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = mingbiao, pg_catalog AS $$
	WITH newer AS (
		SELECT n.effective_on, n.year FROM replacement r JOIN edition n ON n.id = r.new_edition_id
			WHERE r.old_edition_id = e.id AND NOT r.suspect
		UNION ALL
		SELECT n.effective_on, n.year FROM edition n WHERE n.standard_id = e.standard_id AND n.year > e.year
	)
	SELECT CASE
	WHEN e.withdrawn_on <= day THEN 'withdrawn'
	WHEN EXISTS (SELECT FROM newer WHERE coalesce(effective_on, make_date(year::int + 3, 1, 1)) <= day)
		THEN 'superseded'
	WHEN e.withdrawn AND e.withdrawn_on IS NULL THEN 'withdrawn'
	WHEN e.effective_on > day THEN 'not-yet'
	WHEN EXISTS (SELECT FROM newer WHERE effective_on IS NULL) THEN 'unknown'
	WHEN coalesce(e.effective_on, e.seen_in_force_on) <= day THEN 'in-force'
	ELSE 'unknown' END
$$;

CREATE TABLE reference_limit (
	id		bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	edition_id	bigint NOT NULL REFERENCES edition,
	position	int NOT NULL,
	product		text NOT NULL DEFAULT '',
	class_grade	text NOT NULL DEFAULT '',
	indicator	text NOT NULL,
	requirement	text NOT NULL,		-- as a reader sees it: '≥50', '6.5~8.5'; digits kept
	unit		text NOT NULL DEFAULT '',
	condition	text NOT NULL DEFAULT '',
	method		text NOT NULL DEFAULT '',
	clause		text NOT NULL DEFAULT '',
	page		text NOT NULL DEFAULT '',
	note		text NOT NULL DEFAULT '',
	source_id	int NOT NULL REFERENCES source,
	confidence	text NOT NULL CONSTRAINT reference_limit_confidence CHECK (confidence IN ('high', 'medium', 'low')),
	entered_by	text NOT NULL,
	entered_at	timestamptz NOT NULL DEFAULT now(),
	verified_by	text,
	verified_at	timestamptz,
	-- A fact is never edited: judgements of the past point at it. A correction is a new row, the old one retires.
	retired_at	timestamptz,
	-- R-CMP-1: a second person verifies.
	CONSTRAINT reference_limit_second_person CHECK (verified_by <> entered_by),
	CONSTRAINT reference_limit_verified CHECK ((verified_by IS NULL) = (verified_at IS NULL))
);
CREATE UNIQUE INDEX reference_limit_once ON reference_limit (edition_id, product, class_grade, indicator, condition,
	requirement, unit) WHERE retired_at IS NULL;
CREATE FUNCTION keep_limit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - '{position,verified_by,verified_at,retired_at}'::text[])
			= (to_jsonb(OLD) - '{position,verified_by,verified_at,retired_at}'::text[])
			AND (OLD.retired_at IS NULL OR NEW.retired_at = OLD.retired_at) THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION 'a reference limit is corrected by a new row, the old one retires'
		USING ERRCODE = 'restrict_violation', CONSTRAINT = 'reference_limit_is_kept';
END $$;
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON reference_limit FOR EACH ROW EXECUTE FUNCTION keep_limit();
CREATE TRIGGER keep_truncate BEFORE TRUNCATE ON reference_limit FOR EACH STATEMENT EXECUTE FUNCTION keep_limit();
ALTER TABLE reference_limit ENABLE ALWAYS TRIGGER keep;
ALTER TABLE reference_limit ENABLE ALWAYS TRIGGER keep_truncate;
COMMENT ON TABLE reference_limit IS 'Limits of standards as facts, each with source, editor and verifier.';

-- What `mingbiao import catalogue` has loaded: a folder it has loaded last is not loaded again.
CREATE TABLE catalogue_import (
	id		int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	at		timestamptz NOT NULL DEFAULT now(),
	sha256		text NOT NULL CONSTRAINT catalogue_import_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$')
);
