-- Drafts (mutable, private) and declarations (immutable, public).
SET LOCAL search_path = mingbiao, public;

CREATE TABLE declaration (
	id		bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	public_id	public_id NOT NULL CONSTRAINT declaration_public_id_once UNIQUE,
	enterprise_id	bigint NOT NULL REFERENCES enterprise,
	-- Identity: (USCC, parsed standard number, edition). Two enterprises may own the same Q number.
	number		text NOT NULL,		-- canonical with year, where it has one
	region_code	region_code NOT NULL,
	demonstration	boolean NOT NULL DEFAULT false,
	created_at	timestamptz NOT NULL DEFAULT now(),
	CONSTRAINT declaration_once UNIQUE (enterprise_id, number)
);
CALL append_only('declaration');

CREATE SEQUENCE declaration_serial;

CREATE TABLE declaration_version (
	id		bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	declaration_id	bigint NOT NULL REFERENCES declaration,
	n		int NOT NULL CONSTRAINT declaration_version_n CHECK (n >= 1),
	region_code	region_code NOT NULL,
	serial		text NOT NULL CONSTRAINT declaration_version_serial_once UNIQUE,
	published_at	timestamptz NOT NULL,
	account_id	bigint REFERENCES account,	-- NULL: imported
	change_reason	text NOT NULL CONSTRAINT declaration_version_reason CHECK (change_reason IN ('first', 'typo',
			'amendment-sheet', 'revision', 'citation-update', 'renamed', 'authority', 'self-check',
			'abolition')),
	change_note	text NOT NULL DEFAULT '' CONSTRAINT declaration_version_note_length CHECK (char_length(change_note) <= 500),
	subject		text NOT NULL CONSTRAINT declaration_version_subject CHECK (subject IN ('product', 'service')),
	title		typed NOT NULL CONSTRAINT declaration_version_title_length CHECK (char_length(title) <= 200),
	-- as on the day of publication
	enterprise_name	typed NOT NULL,
	uscc		text,			-- NULL: unknown, a demonstration
	supply_on	date,			-- first supply; disclosure comes before it (Shandong regulation art. 24)
	effective_on	date,
	pledge		typed NOT NULL,		-- the deed in full, as signed
	signer		typed NOT NULL CONSTRAINT declaration_version_signer_length CHECK (char_length(signer) <= 60),
	signer_post	text NOT NULL DEFAULT '' CONSTRAINT declaration_version_post_length CHECK (char_length(signer_post) <= 60),
	record		bytea NOT NULL CONSTRAINT declaration_version_record_size CHECK (octet_length(record) <= 4194304),
	record_sha256	bytea NOT NULL,
	search		text NOT NULL,		-- folded: number in its spellings, title, names, products, USCC
	CONSTRAINT declaration_version_once UNIQUE (declaration_id, n),
	CONSTRAINT declaration_version_sha256 CHECK (record_sha256 = sha256(record)),
	CONSTRAINT declaration_version_first CHECK ((n = 1) = (change_reason = 'first'))
);
CREATE INDEX declaration_version_search ON declaration_version USING gin (search gin_trgm_ops);
CREATE INDEX declaration_version_published ON declaration_version (published_at DESC);
CALL append_only('declaration_version');
COMMENT ON COLUMN declaration_version.record IS 'The canonical record (JSON, keys sorted, UTF-8): what the SHA-256 on the receipt is of.';

-- Every row carries its region, so that the register can be split by it: whoever inserts may give it,
-- otherwise it comes from the version.
CREATE FUNCTION carry_region() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	SELECT v.region_code INTO NEW.region_code FROM mingbiao.declaration_version v WHERE v.id = NEW.version_id;
	RETURN NEW;
END $$;
CREATE FUNCTION carry_region_of_evaluation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	SELECT e.region_code INTO NEW.region_code FROM mingbiao.evaluation e WHERE e.id = NEW.evaluation_id;
	RETURN NEW;
END $$;
CREATE PROCEDURE region_carried(t regclass, how regproc DEFAULT 'carry_region') LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('CREATE TRIGGER carry_region BEFORE INSERT ON %s FOR EACH ROW
		WHEN (NEW.region_code IS NULL) EXECUTE FUNCTION %s()', t, how);
END $$;

CREATE TABLE cited_standard (
	version_id	bigint NOT NULL REFERENCES declaration_version,
	region_code	region_code NOT NULL,
	position	int NOT NULL,
	written		typed NOT NULL CONSTRAINT cited_standard_written_length CHECK (char_length(written) <= 120),
	number		text NOT NULL,		-- canonical
	title		text NOT NULL CONSTRAINT cited_standard_title_length CHECK (char_length(title) <= 200),
	own		boolean NOT NULL,	-- the enterprise's own standard
	edition_id	bigint REFERENCES edition,	-- where the catalogue has it
	system		text NOT NULL,
	mandate		text NOT NULL,
	status		text NOT NULL,		-- on the day of publication
	compared	boolean NOT NULL,	-- the reference column of this declaration
	product		text NOT NULL DEFAULT '',	-- which product and class of that standard applies
	class_grade	text NOT NULL DEFAULT '',
	PRIMARY KEY (version_id, position)
);
CREATE INDEX cited_standard_edition ON cited_standard (edition_id);
CALL append_only('cited_standard');
CALL region_carried('cited_standard');

CREATE TABLE product (
	version_id	bigint NOT NULL REFERENCES declaration_version,
	region_code	region_code NOT NULL,
	position	int NOT NULL,
	public_id	public_id NOT NULL CONSTRAINT product_public_id_once UNIQUE,
	name		typed NOT NULL CONSTRAINT product_name_length CHECK (char_length(name) <= 120),
	brand		text NOT NULL DEFAULT '' CONSTRAINT product_brand_length CHECK (char_length(brand) <= 60),
	model		text NOT NULL DEFAULT '' CONSTRAINT product_model_length CHECK (char_length(model) <= 120),
	specification	text NOT NULL DEFAULT '' CONSTRAINT product_specification_length CHECK (char_length(specification) <= 120),
	gtin		text NOT NULL DEFAULT '' CONSTRAINT product_gtin_form CHECK (gtin ~ '^([0-9]{8}|[0-9]{12,14})?$'),
	PRIMARY KEY (version_id, position)
);
CALL append_only('product');
CALL region_carried('product');

CREATE TABLE indicator (
	version_id	bigint NOT NULL REFERENCES declaration_version,
	region_code	region_code NOT NULL,
	position	int NOT NULL,
	class		text NOT NULL CONSTRAINT indicator_class CHECK (class IN ('functional', 'performance')),
	name		typed NOT NULL CONSTRAINT indicator_name_length CHECK (char_length(name) <= 120),
	requirement	typed NOT NULL CONSTRAINT indicator_requirement_length CHECK (char_length(requirement) <= 400),
	unit		text NOT NULL DEFAULT '' CONSTRAINT indicator_unit_length CHECK (char_length(unit) <= 40),
	condition	text NOT NULL DEFAULT '' CONSTRAINT indicator_condition_length CHECK (char_length(condition) <= 200),
	method		typed NOT NULL CONSTRAINT indicator_method_length CHECK (char_length(method) <= 200),	-- order 83 art. 12
	-- as parsed on the day of publication
	kind		text NOT NULL,		-- range, set, none, text
	normal		text NOT NULL,		-- exact normal form, '' for text
	statement	text NOT NULL DEFAULT '' CONSTRAINT indicator_statement_length CHECK (char_length(statement) <= 400),	-- why lower (order 83 art. 14)
	PRIMARY KEY (version_id, position)
);
CALL append_only('indicator');
CALL region_carried('indicator');
COMMENT ON COLUMN indicator.requirement IS 'As written, digits and all: ≥10 and ≥10.0 differ under rounded-value judgement.';

-- What of the reference is not declared, and why (order 83 art. 14: fewer items are stated).
CREATE TABLE fewer_statement (
	version_id	bigint NOT NULL REFERENCES declaration_version,
	region_code	region_code NOT NULL,
	reference_limit_id bigint NOT NULL REFERENCES reference_limit,
	statement	text NOT NULL DEFAULT '' CONSTRAINT fewer_statement_length CHECK (char_length(statement) <= 400),
	PRIMARY KEY (version_id, reference_limit_id)
);
CALL append_only('fewer_statement');
CALL region_carried('fewer_statement');

-- One judgement of a version by one engine against the catalogue of a day. Later judgements are further rows.
CREATE TABLE evaluation (
	id		bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	version_id	bigint NOT NULL REFERENCES declaration_version,
	region_code	region_code NOT NULL,
	engine		text NOT NULL,
	evaluated_at	timestamptz NOT NULL,
	stricter	int NOT NULL,
	equal		int NOT NULL,
	lower		int NOT NULL,
	partly		int NOT NULL,
	missing		int NOT NULL,
	new		int NOT NULL,
	incomparable	int NOT NULL,
	needs_human	int NOT NULL,
	below_mandatory	int NOT NULL,	-- rows lower than or partly below a mandatory reference: a finding, never a block
	CONSTRAINT evaluation_once UNIQUE (version_id, engine, evaluated_at)
);
CALL append_only('evaluation');
CALL region_carried('evaluation');

CREATE TABLE evaluation_row (
	evaluation_id	bigint NOT NULL REFERENCES evaluation,
	region_code	region_code NOT NULL,
	position	int NOT NULL,
	indicator_position int,			-- NULL: nothing was declared for the reference
	reference_limit_id bigint REFERENCES reference_limit,	-- NULL: new
	verdict		text NOT NULL CONSTRAINT evaluation_row_verdict CHECK (verdict IN ('stricter', 'equal', 'lower',
			'partly', 'missing', 'new', 'incomparable', 'needs-human')),
	reason		text NOT NULL,
	PRIMARY KEY (evaluation_id, position),
	-- A reference row nothing was declared for is missing, or a human must say whether it is.
	CONSTRAINT evaluation_row_missing CHECK ((indicator_position IS NOT NULL OR verdict IN ('missing', 'needs-human'))
		AND (reference_limit_id IS NOT NULL OR verdict <> 'missing')),
	CONSTRAINT evaluation_row_of_something CHECK (indicator_position IS NOT NULL OR reference_limit_id IS NOT NULL),
	CONSTRAINT evaluation_row_new CHECK (reference_limit_id IS NOT NULL OR verdict IN ('new', 'incomparable', 'needs-human'))
);
CALL append_only('evaluation_row');
CALL region_carried('evaluation_row', 'carry_region_of_evaluation');

-- A draft is what was typed, step by step, byte for byte as the form sent it: nothing typed is lost,
-- and a form is filled from a draft as it is from a request.
CREATE TABLE draft (
	id		bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	public_id	public_id NOT NULL CONSTRAINT draft_public_id_once UNIQUE,
	enterprise_id	bigint NOT NULL REFERENCES enterprise,
	account_id	bigint NOT NULL REFERENCES account,
	declaration_id	bigint REFERENCES declaration,	-- a new version of it; NULL: a first declaration
	revision	int NOT NULL DEFAULT 0,
	created_at	timestamptz NOT NULL DEFAULT now(),
	saved_at	timestamptz NOT NULL DEFAULT now(),
	published_version_id bigint CONSTRAINT draft_published_once UNIQUE REFERENCES declaration_version
);
CREATE INDEX draft_enterprise ON draft (enterprise_id);
CREATE TABLE draft_step (
	draft_id	bigint NOT NULL REFERENCES draft ON DELETE CASCADE,
	step		text NOT NULL CONSTRAINT draft_step_name CHECK (step IN ('enterprise', 'products', 'standards',
			'indicators', 'preview', 'pledge')),
	form		text NOT NULL CONSTRAINT draft_step_size CHECK (octet_length(form) <= 2097152),	-- urlencoded
	complete	boolean NOT NULL,	-- judged good when saved
	saved_at	timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (draft_id, step)
);

CREATE TABLE audit (
	id		bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	at		timestamptz NOT NULL DEFAULT now(),
	account_id	bigint,
	enterprise_id	bigint,
	region_code	text,
	action		text NOT NULL,		-- 'declaration.publish', 'session.open', …
	object		text NOT NULL DEFAULT '',	-- public id
	request_id	text NOT NULL DEFAULT '',
	detail		text NOT NULL DEFAULT ''
);
CALL append_only('audit');

-- One row per publication, in its transaction; a relay fans out. (NOTIFY there would end group commit.)
CREATE TABLE outbox (
	id		bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	at		timestamptz NOT NULL DEFAULT now(),
	kind		text NOT NULL CONSTRAINT outbox_kind CHECK (kind IN ('publish')),
	version_id	bigint NOT NULL CONSTRAINT outbox_version_once UNIQUE REFERENCES declaration_version,
	region_code	region_code NOT NULL
);
CALL append_only('outbox');
