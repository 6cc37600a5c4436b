-- Enterprises, their history, and the people who act for them.
SET LOCAL search_path = mingbiao, public;

CREATE TABLE enterprise (
	id		bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	public_id	public_id NOT NULL CONSTRAINT enterprise_public_id_once UNIQUE,
	-- NULL: unknown, which only a demonstration may be (its sources do not always print the code).
	uscc		text CONSTRAINT enterprise_uscc_form CHECK (uscc ~ '^[0-9A-HJ-NP-RTUW-Y]{18}$'),
	-- GB 32100 check digit and the GB 11714 one inside: some lawful early codes fail the first.
	uscc_check_ok	boolean NOT NULL,
	org_check_ok	boolean NOT NULL,
	uscc_confirmed	boolean NOT NULL,	-- the registrant was warned and confirmed the code from the licence
	name		typed NOT NULL CONSTRAINT enterprise_name_length CHECK (char_length(name) <= 120),
	region_code	region_code NOT NULL,
	industry_code	text NOT NULL,
	industry_edition text NOT NULL,
	demonstration	boolean NOT NULL DEFAULT false,
	registered_at	timestamptz NOT NULL DEFAULT now(),
	CONSTRAINT enterprise_uscc_missing CHECK (uscc IS NOT NULL OR demonstration),
	CONSTRAINT enterprise_uscc_checked CHECK (uscc IS NULL OR uscc_check_ok OR uscc_confirmed),
	CONSTRAINT enterprise_industry_known FOREIGN KEY (industry_code, industry_edition) REFERENCES industry
);
-- A demonstration shows real enterprises: it must not keep the enterprise itself from registering.
CREATE UNIQUE INDEX enterprise_uscc_once ON enterprise (uscc) WHERE NOT demonstration;
CREATE UNIQUE INDEX enterprise_demonstration_uscc_once ON enterprise (uscc) WHERE demonstration;
CREATE INDEX enterprise_search ON enterprise USING gin (lower(name) gin_trgm_ops);
CREATE INDEX enterprise_region ON enterprise (region_code);

-- What an enterprise was called and coded, and from when: declarations keep the name of their day.
CREATE TABLE enterprise_name (
	enterprise_id	bigint NOT NULL REFERENCES enterprise,
	name		typed NOT NULL,
	valid_from	timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (enterprise_id, valid_from)
);
CREATE TABLE enterprise_code (
	enterprise_id	bigint NOT NULL REFERENCES enterprise,
	uscc		text NOT NULL,
	valid_from	timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (enterprise_id, valid_from)
);

-- Two contacts: one stands on every public page, the other only the authority sees.
CREATE TABLE contact (
	enterprise_id	bigint NOT NULL REFERENCES enterprise,
	audience	text NOT NULL CONSTRAINT contact_audience CHECK (audience IN ('public', 'authority')),
	person		text,			-- authority only
	phone		text NOT NULL CONSTRAINT contact_phone_length CHECK (char_length(phone) <= 40),
	email		text CONSTRAINT contact_email_length CHECK (char_length(email) <= 254),
	address		text CONSTRAINT contact_address_length CHECK (char_length(address) <= 200),
	PRIMARY KEY (enterprise_id, audience),
	CONSTRAINT contact_person_private CHECK (audience = 'authority' OR person IS NULL)
);

CREATE TABLE account (
	id		bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	login		text NOT NULL		-- an e-mail address, folded to lower case
		CONSTRAINT account_login_once UNIQUE
		CONSTRAINT account_login_form CHECK (login = lower(login) AND login ~ '^[^@[:space:]]+@[^@[:space:]]+$' AND char_length(login) <= 254),
	password_hash	text NOT NULL CONSTRAINT account_password_argon2id CHECK (password_hash LIKE '$argon2id$%'),
	created_at	timestamptz NOT NULL DEFAULT now(),
	disabled_at	timestamptz
);

CREATE TABLE membership (
	account_id	bigint NOT NULL REFERENCES account,
	enterprise_id	bigint NOT NULL REFERENCES enterprise,
	role		text NOT NULL CONSTRAINT membership_role CHECK (role IN ('admin', 'filer')),
	created_at	timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (account_id, enterprise_id)
);
CREATE INDEX membership_enterprise ON membership (enterprise_id);

CREATE TABLE session (
	id		bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	token_sha256	bytea NOT NULL CONSTRAINT session_token_once UNIQUE
		CONSTRAINT session_token_hash CHECK (octet_length(token_sha256) = 32),
	csrf		text NOT NULL,
	account_id	bigint NOT NULL REFERENCES account ON DELETE CASCADE,
	created_at	timestamptz NOT NULL DEFAULT now(),
	seen_at		timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX session_account ON session (account_id);
COMMENT ON TABLE session IS 'Signed-in browsers: the hash of the cookie, never the cookie. Idle 30 min, absolute 12 h.';

CREATE TABLE throttle (
	key		text PRIMARY KEY,	-- 'login:<sha256 of login>', 'net:<salted hash of prefix>'
	failures	int NOT NULL DEFAULT 0,
	next_at		timestamptz NOT NULL DEFAULT now(),
	touched_at	timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE throttle IS 'Failed attempts: the next one is let through at next_at.';
