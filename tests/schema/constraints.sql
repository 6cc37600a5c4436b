-- Every named constraint refuses what it is there for. A copy of a good row, made new where it must be,
-- is taken; the same copy with one thing wrong is refused, by the very constraint the case names.
BEGIN;
\ir help.psql
CALL pg_temp.fill();

-- By table: what makes a copy of a row a new good row, and which row is copied.
CREATE TEMP TABLE fresh (tab text PRIMARY KEY, o jsonb, pick text DEFAULT 'true');
INSERT INTO fresh (tab, o) VALUES
	('account', '{"id": 9000000001, "login": "new@login.example"}'),
	('adoption', '{"foreign_number": "NEW 1"}'),
	('amendment', '{"designation": "XG99-2026"}'),
	('audit', '{"id": 9000000001}'),
	('catalogue_import', '{"id": 900000001}'),
	('ccs', '{"code": "Z999"}'),
	('cited_standard', '{"position": 9001}'),
	('declaration', '{"id": 9000000001, "public_id": "new000000001", "number": "Q/NEW 1-2026"}'),
	('declaration_version', '{"id": 9000000001, "n": 2, "serial": "NEW", "change_reason": "typo"}'),
	('draft', '{"id": 9000000001, "public_id": "new000000001", "published_version_id": null}'),
	('draft_step', '{"step": "pledge"}'),
	('edition', '{"id": 9000000001, "number": "NEW 1-2026"}'),
	('enterprise_code', '{"valid_from": "2000-01-01"}'),
	('enterprise_name', '{"valid_from": "2000-01-01"}'),
	('general_product', '{"product": "NEW"}'),
	('evaluation', '{"id": 9000000001, "evaluated_at": "2000-01-01"}'),
	('ics', '{"code": "99"}'),
	('indicator', '{"position": 9001}'),
	('industry', '{"edition": "NEW"}'),
	('number_prefix', '{"prefix": "NEW"}'),
	('outbox', '{"id": 9000000001, "version_id": 9100000003}'),
	('product', '{"position": 9001, "public_id": "new000000001"}'),
	('reference_limit', '{"id": 9000000001, "indicator": "NEW"}'),
	('region', '{"code": "990000"}'),
	('region_successor', '{"new_code": "999999"}'),
	('session', jsonb_build_object('id', 9000000001, 'token_sha256', sha256('new'))),
	('source', '{"id": 900000001, "key": "NEW"}'),
	('standard', '{"id": 9000000001, "public_id": "new000000001", "undated": "NEW 1"}'),
	('throttle', '{"key": "NEW"}');
INSERT INTO fresh (tab, o, pick) VALUES
	('contact', '{"enterprise_id": 9100000001}', 'audience = ''authority'''),
	('enterprise', '{"id": 9000000001, "public_id": "new000000001", "name": "新建有限公司", "uscc": "123700004955000068"}',
		'demonstration AND uscc IS NOT NULL'),
	('evaluation_row', '{"position": 9001}', 'indicator_position IS NOT NULL AND reference_limit_id IS NOT NULL'),
	('fewer_statement', (SELECT jsonb_build_object('reference_limit_id', max(id)) FROM reference_limit), 'true'),
	('membership', '{"enterprise_id": 9100000001}', 'true'),
	('replacement', (SELECT jsonb_build_object('old_edition_id', (SELECT min(id) FROM edition),
		'new_edition_id', (SELECT max(id) FROM edition))), 'true');

-- By constraint: the table, what is wrong, and which of the new values is not new after all.
CREATE TEMP TABLE wrong (con text, tab text, o jsonb DEFAULT '{}', kept text DEFAULT '');
INSERT INTO wrong (con, tab, o) VALUES
	('public_id_form', 'standard', '{"public_id": "NEW000000001"}'),
	('public_id_form', 'draft', '{"public_id": "new00000000"}'),
	('public_id_form', 'product', '{"public_id": "new0000000il"}'),
	('region_code_form', 'declaration', '{"region_code": "37000"}'),
	('region_code_form', 'enterprise', '{"region_code": "037000"}'),
	('typed_not_blank', 'product', '{"name": " \t\n　"}'),
	('typed_not_blank', 'declaration_version', '{"title": ""}'),
	('typed_no_control', 'indicator', '{"requirement": "≥5\u0007"}'),
	('typed_no_control', 'enterprise', '{"name": "a\u007f"}'),
	('account_login_form', 'account', '{"login": "New@login.example"}'),
	('account_login_form', 'account', '{"login": "nobody"}'),
	('account_login_form', 'account', '{"login": "a b@login.example"}'),
	('account_password_argon2id', 'account', '{"password_hash": "secret"}'),
	('adoption_degree', 'adoption', '{"degree": "idt"}'),
	('catalogue_import_sha256', 'catalogue_import', '{"sha256": "ABC"}'),
	('cited_standard_title_length', 'cited_standard', jsonb_build_object('title', repeat('长', 201))),
	('cited_standard_written_length', 'cited_standard', jsonb_build_object('written', repeat('长', 121))),
	('cited_standard_system', 'cited_standard', '{"system": "planetary"}'),
	('cited_standard_mandate', 'cited_standard', '{"mandate": "maybe"}'),
	('cited_standard_status', 'cited_standard', '{"status": "old"}'),
	('contact_address_length', 'contact', jsonb_build_object('address', repeat('长', 201))),
	('contact_audience', 'contact', '{"audience": "press", "person": null}'),
	('contact_email_length', 'contact', jsonb_build_object('email', repeat('a', 255))),
	('contact_person_private', 'contact', '{"audience": "public", "person": "somebody"}'),
	('contact_phone_length', 'contact', jsonb_build_object('phone', repeat('1', 41))),
	('declaration_demonstration', 'declaration', '{"demonstration": false}'),
	('declaration_version_first', 'declaration_version', '{"change_reason": "first"}'),
	('declaration_version_first', 'declaration_version', '{"declaration_id": 9100000002, "n": 1}'),
	('declaration_version_n', 'declaration_version', '{"n": 0}'),
	('declaration_version_note_length', 'declaration_version', jsonb_build_object('change_note', repeat('长', 501))),
	('declaration_version_post_length', 'declaration_version', jsonb_build_object('signer_post', repeat('长', 61))),
	('declaration_version_reason', 'declaration_version', '{"change_reason": "because"}'),
	('declaration_version_record_size', 'declaration_version', jsonb_build_object(
		'record', convert_to(repeat('x', 4194305), 'UTF8'), 'record_sha256', sha256(convert_to(repeat('x', 4194305), 'UTF8')))),
	('declaration_version_sha256', 'declaration_version', jsonb_build_object('record_sha256', sha256('other'))),
	('declaration_version_signer_length', 'declaration_version', jsonb_build_object('signer', repeat('长', 61))),
	('declaration_version_subject', 'declaration_version', '{"subject": "process"}'),
	('declaration_version_title_length', 'declaration_version', jsonb_build_object('title', repeat('长', 201))),
	('draft_step_name', 'draft_step', '{"step": "anything"}'),
	('draft_step_size', 'draft_step', jsonb_build_object('form', repeat('x', 2097153))),
	('edition_dates', 'edition', '{"issued_on": "2026-02-01", "effective_on": "2026-01-31"}'),
	('edition_url', 'edition', '{"official_url": "javascript:alert(1)"}'),
	('edition_year', 'edition', '{"year": "85"}'),
	('enterprise_industry_known', 'enterprise', '{"industry_code": "99"}'),
	('enterprise_name_length', 'enterprise', jsonb_build_object('name', repeat('长', 121))),
	('enterprise_uscc_checked', 'enterprise', '{"uscc_check_ok": false, "uscc_confirmed": false}'),
	('enterprise_uscc_form', 'enterprise', '{"uscc": "12370000495500006O"}'),
	('enterprise_uscc_form', 'enterprise', '{"uscc": "12370000495500006"}'),
	('enterprise_uscc_missing', 'enterprise', '{"uscc": null, "demonstration": false}'),
	('enterprise_uscc_once', 'enterprise', '{"uscc": "91370202MA3ABCD15H", "demonstration": false}'),
	('evaluation_counts', 'evaluation', '{"equal": -1}'),
	('evaluation_counts', 'evaluation', '{"conflict": -1}'),
	('evaluation_counts', 'evaluation', '{"lower": 1, "partly": 1, "below_mandatory": 3}'),
	('evaluation_row_missing', 'evaluation_row', '{"indicator_position": null, "verdict": "lower"}'),
	('evaluation_row_missing', 'evaluation_row', '{"reference_limit_id": null, "verdict": "missing"}'),
	('evaluation_row_new', 'evaluation_row', '{"reference_limit_id": null, "verdict": "stricter"}'),
	('evaluation_row_of_something', 'evaluation_row',
		'{"reference_limit_id": null, "indicator_position": null, "verdict": "needs-human"}'),
	('evaluation_row_verdict', 'evaluation_row', '{"verdict": "pass"}'),
	('evaluation_row_derivation_length', 'evaluation_row', jsonb_build_object('derivation', repeat('x', 400001))),
	('fewer_statement_length', 'fewer_statement', jsonb_build_object('statement', repeat('长', 401))),
	('ics_code_form', 'ics', '{"code": "99.10"}'),
	('general_product_named', 'general_product', '{"product": ""}'),
	('indicator_class', 'indicator', '{"class": "other"}'),
	('indicator_condition_length', 'indicator', jsonb_build_object('condition', repeat('长', 201))),
	('indicator_kind', 'indicator', '{"kind": "number"}'),
	('indicator_text_has_no_normal', 'indicator', '{"kind": "text", "normal": "[5,+inf)"}'),
	('indicator_method_length', 'indicator', jsonb_build_object('method', repeat('长', 201))),
	('indicator_name_length', 'indicator', jsonb_build_object('name', repeat('长', 121))),
	('indicator_requirement_length', 'indicator', jsonb_build_object('requirement', repeat('长', 401))),
	('indicator_statement_length', 'indicator', jsonb_build_object('statement', repeat('长', 401))),
	('indicator_unit_length', 'indicator', jsonb_build_object('unit', repeat('长', 41))),
	('industry_code_form', 'industry', '{"code": "A01"}'),
	('industry_level', 'industry', '{"level": 5}'),
	('membership_role', 'membership', '{"role": "king"}'),
	('outbox_kind', 'outbox', '{"kind": "mail"}'),
	('product_brand_length', 'product', jsonb_build_object('brand', repeat('长', 61))),
	('product_gtin_form', 'product', '{"gtin": "690123456"}'),
	('product_model_length', 'product', jsonb_build_object('model', repeat('长', 121))),
	('product_name_length', 'product', jsonb_build_object('name', repeat('长', 121))),
	('product_specification_length', 'product', jsonb_build_object('specification', repeat('长', 121))),
	('reference_limit_confidence', 'reference_limit', '{"confidence": "certain"}'),
	('reference_limit_second_person', 'reference_limit',
		'{"entered_by": "li", "verified_by": "li", "verified_at": "2026-01-01"}'),
	('reference_limit_verified', 'reference_limit', '{"verified_by": "wang"}'),
	('region_level', 'region', '{"level": "street"}'),
	('region_validity', 'region', '{"valid_from": "2000-01-01", "valid_to": "2000-01-01"}'),
	('region_successor_other', 'region_successor', '{"old_code": "999999"}'),
	('replacement_other', 'replacement', (SELECT jsonb_build_object('old_edition_id', max(id)) FROM edition)),
	('session_token_hash', 'session', '{"token_sha256": "\\x00"}'),
	('standard_mandate', 'standard', '{"mandate": "maybe"}'),
	('standard_system', 'standard', '{"system": "planetary"}');
INSERT INTO wrong (con, tab, kept) VALUES
	('account_login_once', 'account', 'login'),
	('declaration_once', 'declaration', 'number'),
	('declaration_public_id_once', 'declaration', 'public_id'),
	('declaration_version_serial_once', 'declaration_version', 'serial'),
	('draft_public_id_once', 'draft', 'public_id'),
	('draft_published_once', 'draft', 'published_version_id'),
	('edition_once', 'edition', 'number'),
	('enterprise_public_id_once', 'enterprise', 'public_id'),
	('enterprise_demonstration_uscc_once', 'enterprise', 'uscc'),
	('enterprise_demonstration_name_once', 'enterprise', 'name'),
	('evaluation_once', 'evaluation', 'evaluated_at'),
	('outbox_version_once', 'outbox', 'version_id'),
	('product_public_id_once', 'product', 'public_id'),
	('reference_limit_once', 'reference_limit', 'indicator'),
	('session_token_once', 'session', 'token_sha256'),
	('source_once', 'source', 'key'),
	('standard_once', 'standard', 'undated'),
	('standard_public_id_once', 'standard', 'public_id');
INSERT INTO wrong (con, tab, o, kept) VALUES
	('declaration_version_once', 'declaration_version', '{"change_reason": "first"}', 'n');

-- Constraints and unique indexes with a name of their own.
CREATE TEMP VIEW named AS
	SELECT conname::text AS con FROM pg_constraint
	WHERE connamespace IN ('mingbiao'::regnamespace, 'pub'::regnamespace) AND conname !~ '_(pkey|fkey|key)$'
	UNION
	SELECT c.relname::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
	WHERE c.relnamespace = 'mingbiao'::regnamespace AND i.indisunique AND c.relname !~ '_(pkey|key)$';

SELECT plan((SELECT 4 + (SELECT count(*) FROM fresh) + (SELECT count(*) FROM wrong))::int);
SELECT is_empty('SELECT con FROM named EXCEPT SELECT con FROM wrong', 'every named constraint has a case');
SELECT is_empty('SELECT con FROM wrong EXCEPT SELECT con FROM named', 'every case is of a named constraint');
SELECT is_empty($$SELECT relname::text FROM pg_class WHERE relnamespace = 'mingbiao'::regnamespace AND relkind IN ('r', 'p')
	EXCEPT SELECT tab FROM fresh$$, 'every table has a good row');
SELECT is(pg_temp.says('postgres', pg_temp.copy('enterprise', 'demonstration AND uscc IS NOT NULL',
	'{"id": 9000000001, "public_id": "new000000001", "demonstration": false}')), 'allowed',
	'the demonstration of an enterprise does not keep it from registering');
SELECT is(pg_temp.says('postgres', pg_temp.copy(tab, pick, o)), 'allowed', 'a new row of ' || tab || ' is taken')
	FROM fresh ORDER BY tab;
SELECT matches(pg_temp.says('postgres', pg_temp.copy(w.tab, f.pick, f.o - w.kept || w.o)), '^23[0-9]{3} ' || w.con || '$',
	w.con || ' refuses ' || left(CASE WHEN w.kept <> '' THEN 'the same ' || w.kept ELSE w.o::text END, 60))
	FROM wrong w JOIN fresh f USING (tab) ORDER BY w.con, w.o::text;
SELECT * FROM finish();
ROLLBACK;
