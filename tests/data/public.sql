-- What tests/http/public.py and tests/browser/public.test.mjs look at: a small register with everything a public
-- page can show, hostile texts included. Run as mingbiao_owner in a migrated database.
SET search_path = mingbiao, pub, public;
BEGIN;

INSERT INTO source (key, licence) VALUES ('test:public.sql', NULL) ON CONFLICT DO NOTHING;
INSERT INTO region (code, name, level, source_id)
	SELECT v.code, v.name, v.level, s.id FROM source s, (VALUES ('370000', '山东省', 'province'), ('370300', '淄博市', 'city'),
		('440000', '广东省', 'province')) v(code, name, level) WHERE s.key = 'test:public.sql' ON CONFLICT DO NOTHING;
INSERT INTO industry (code, edition, name, level, full_code, source_id)
	SELECT '38', 'GB/T 4754-2017', '电气机械和器材制造业', 2, 'C38', id FROM source WHERE key = 'test:public.sql' ON CONFLICT DO NOTHING;

INSERT INTO standard (public_id, undated, digits, system, mandate, title, title_en) VALUES
	('aaaaaaaaaa01', 'GB/T 95171.1', '95171.1', 'national', 'recommended', '小功率电动机 第1部分：通用技术条件（测试）', 'Small-power motors (test)'),
	('aaaaaaaaaa02', 'GB 95172', '95172', 'national', 'mandatory', '电动机安全要求（测试）', NULL);
INSERT INTO edition (standard_id, number, year, title, issued_on, effective_on, source_id, ccs, ics, department)
	SELECT st.id, v.number, v.year, st.title, v.issued::date, v.effective::date, s.id, 'K 20', '29.160.30', '国家标准化管理委员会'
	FROM source s, standard st, (VALUES ('GB/T 95171.1', 'GB/T 95171.1-2014', '2014', '2014-05-06', '2014-10-28'),
		('GB/T 95171.1', 'GB/T 95171.1-2002', '2002', '2002-01-10', '2002-08-01'),
		('GB 95172', 'GB 95172-2006', '2006', '2006-07-13', '2007-01-01'),
		('GB 95172', 'GB 95172-2022', '2022', '2022-07-11', '2023-08-01')) v(undated, number, year, issued, effective)
	WHERE s.key = 'test:public.sql' AND st.undated = v.undated;
INSERT INTO replacement (old_edition_id, new_edition_id, relation, suspect, source_id)
	SELECT o.id, n.id, 'same number', v.suspect, s.id FROM source s, edition o, edition n,
		(VALUES ('GB/T 95171.1-2002', 'GB/T 95171.1-2014', false), ('GB 95172-2006', 'GB/T 95171.1-2014', true)) v(o, n, suspect)
	WHERE s.key = 'test:public.sql' AND o.number = v.o AND n.number = v.n;
INSERT INTO amendment (edition_id, designation, effective_on, source_id)
	SELECT e.id, 'XG1-2016', '2016-09-01', s.id FROM edition e, source s WHERE e.number = 'GB/T 95171.1-2014' AND s.key = 'test:public.sql';
INSERT INTO adoption (edition_id, foreign_number, degree, source_id)
	SELECT e.id, 'IEC 60034-1:2010', 'NEQ', s.id FROM edition e, source s WHERE e.number = 'GB/T 95171.1-2014' AND s.key = 'test:public.sql';
INSERT INTO reference_limit (edition_id, position, product, class_grade, indicator, requirement, unit, condition, method, clause,
		page, note, source_id, confidence, entered_by, verified_by, verified_at)
	SELECT e.id, v.position, '小功率电动机', v.class, v.indicator, v.requirement, v.unit, v.condition, v.method, v.clause, '', v.note,
		s.id, v.confidence, 'test', v.by, CASE WHEN v.by IS NOT NULL THEN now() END
	FROM source s, edition e, (VALUES
		('GB/T 95171.1-2014', 1, '', '绝缘电阻', '≥50', 'MΩ', '常温', 'GB/T 12350', '14.2', '', 'high', NULL),
		('GB/T 95171.1-2014', 2, '', '噪声', '≤60', 'dB(A)', '空载', '', '17', '', 'medium', NULL),
		('GB/T 95171.1-2014', 3, '', '工作温度', '-15~40', '℃', '', '', '4.1', '', 'high', 'second'),
		('GB/T 95171.1-2014', 4, '', '绕组温升', '≤80', 'K', 'B级', '', '9', 'note <b>not bold</b>', 'low', NULL),
		('GB/T 95171.1-2014', 5, '', '振动', '≤1.8', 'mm/s', '', '', '16', '', 'high', NULL),
		('GB/T 95171.1-2014', 6, '', '外观', '表面清洁、无锈蚀', '', '', '', '11', '', 'high', NULL),
		('GB/T 95171.1-2014', 7, 'B级', '额定电压允许偏差', '±10', '%', '', '', '5', '', 'high', NULL),
		('GB 95172-2006', 1, '', '泄漏电流', '≤0.5', 'mA', '', '', '8', '', 'medium', NULL))
		v(number, position, class, indicator, requirement, unit, condition, method, clause, note, confidence, by)
	WHERE s.key = 'test:public.sql' AND e.number = v.number;

INSERT INTO enterprise (public_id, uscc, uscc_check_ok, org_check_ok, uscc_confirmed, name, region_code, industry_code,
		industry_edition, demonstration) VALUES
	('bbbbbbbbbb01', '91370303164200000K', false, true, true, '测试电机有限公司 <script>alert(1)</script>', '370300', '38', 'GB/T 4754-2017', false),
	('bbbbbbbbbb02', NULL, false, false, false, '示范物业服务有限公司𠮷', '440000', '38', 'GB/T 4754-2017', true);
INSERT INTO enterprise_name (enterprise_id, name, valid_from)
	SELECT id, v.name, v.since::timestamptz FROM enterprise, (VALUES ('测试电机厂', '2019-01-01'), ('测试电机有限公司 <script>alert(1)</script>', '2022-01-01')) v(name, since)
	WHERE public_id = 'bbbbbbbbbb01';
INSERT INTO contact (enterprise_id, audience, person, phone, email, address)
	SELECT id, 'public', NULL, '0533-0000000', 'open@motors.example', '淄博市测试路 1 号' FROM enterprise WHERE public_id = 'bbbbbbbbbb01';
INSERT INTO contact (enterprise_id, audience, person, phone, email, address)
	SELECT id, 'authority', '保密的人', '13900000000', 'secret@motors.example', NULL FROM enterprise WHERE public_id = 'bbbbbbbbbb01';

INSERT INTO declaration (public_id, enterprise_id, number, region_code, demonstration)
	SELECT v.id, e.id, v.number, e.region_code, e.demonstration FROM enterprise e, (VALUES
		('cccccccccc01', 'bbbbbbbbbb01', 'Q/CSDJ 001-2026'), ('cccccccccc02', 'bbbbbbbbbb02', 'Q/SFWY 002-2026')) v(id, e, number)
	WHERE e.public_id = v.e;
INSERT INTO declaration_version (declaration_id, n, region_code, serial, published_at, change_reason, change_note, subject, title,
		enterprise_name, uscc, supply_on, effective_on, pledge, signer, record, record_sha256, search)
	SELECT d.id, v.n, d.region_code, v.serial, v.at::timestamptz, v.reason, v.note, v.subject, v.title, e.name, e.uscc, NULL,
		v.effective::date, E'本企业郑重承诺：\n一、公开的标准符合法律、法规和强制性标准。\n二、公开的指标真实、准确、完整。', '张三',
		convert_to(v.record, 'UTF8'), sha256(convert_to(v.record, 'UTF8')),
		lower(concat_ws(E'\n', v.title, e.name, e.uscc, d.number, replace(d.number, ' ', ''), CASE d.public_id WHEN 'cccccccccc01' THEN
			E'GB/T 95171.1-2014\nGB/T95171.1-2014\n95171.1\n小型无刷电机' END))
	FROM declaration d JOIN enterprise e ON e.id = d.enterprise_id JOIN (VALUES
		('cccccccccc01', 1, 'MB-2026-9000001', '2026-03-02 01:14:00+00', 'first', '', 'product', '永磁无刷直流电动机', '2026-03-15', '{"n":"1","title":"永磁无刷直流电动机"}'),
		('cccccccccc01', 2, 'MB-2026-9000002', '2026-06-02 02:30:00+00', 'self-check', '自查后更正绝缘电阻。', 'product', '永磁无刷直流电动机', '2026-06-15', '{"n":"2","title":"永磁无刷直流电动机"}'),
		('cccccccccc02', 1, 'MB-2026-9000003', '2026-07-01 08:00:00+00', 'first', '', 'service', '=物业服务承诺', NULL, '{"n":"1","title":"=物业服务承诺"}'))
		v(id, n, serial, at, reason, note, subject, title, effective, record) ON v.id = d.public_id;
INSERT INTO cited_standard (version_id, position, written, number, title, own, edition_id, system, mandate, status, compared, product)
	SELECT x.id, v.position, v.written, v.number, v.title, v.own, ed.id, v.system, v.mandate, v.status, v.compared, v.product
	FROM declaration_version x JOIN declaration d ON d.id = x.declaration_id AND d.public_id = 'cccccccccc01', (VALUES
		(1, 'Q/CSDJ 001-2026', 'Q/CSDJ 001-2026', '永磁无刷直流电动机', true, 'enterprise', 'none', 'unknown', false, ''),
		(2, 'GBT95171.1-2014', 'GB/T 95171.1-2014', '小功率电动机 第1部分', false, 'national', 'recommended', 'in-force', true, '小功率电动机'),
		(3, 'GB 95172-2006', 'GB 95172-2006', '电动机安全要求', false, 'national', 'mandatory', 'in-force', true, ''),
		(4, 'GB/T 99999', 'GB/T 99999', '目录里没有的标准', false, 'national', 'recommended', 'unknown', false, ''))
		v(position, written, number, title, own, system, mandate, status, compared, product) LEFT JOIN edition ed ON ed.number = v.number;
INSERT INTO cited_standard (version_id, position, written, number, title, own, system, mandate, status, compared)
	SELECT x.id, 1, 'Q/SFWY 002-2026', 'Q/SFWY 002-2026', '=物业服务承诺', true, 'enterprise', 'none', 'unknown', false
	FROM declaration_version x JOIN declaration d ON d.id = x.declaration_id AND d.public_id = 'cccccccccc02';
INSERT INTO product (version_id, position, public_id, name, brand, model, specification, gtin)
	SELECT x.id, v.position, CASE x.n WHEN 1 THEN v.one ELSE v.two END, v.name, v.brand, v.model, v.spec, v.gtin
	FROM declaration_version x JOIN declaration d ON d.id = x.declaration_id AND d.public_id = 'cccccccccc01', (VALUES
		(1, 'dddddddddd01', 'dddddddddd11', '小型无刷电机', '测试牌', 'TQ-42', '42 mm', '6901234567892'),
		(2, 'dddddddddd02', 'dddddddddd12', '"引号" & 尖括号 <b>', '', '+SUM(A1)', '', ''))
		v(position, one, two, name, brand, model, spec, gtin) WHERE x.n = 2 OR v.position = 1;
INSERT INTO product (version_id, position, public_id, name)
	SELECT x.id, 1, 'dddddddddd21', '住宅物业服务' FROM declaration_version x JOIN declaration d ON d.id = x.declaration_id AND d.public_id = 'cccccccccc02';
INSERT INTO indicator (version_id, position, class, name, requirement, unit, condition, method, kind, normal, statement)
	SELECT x.id, v.position, v.class, v.name, CASE WHEN x.n = 1 AND v.position = 2 THEN '≥10' ELSE v.requirement END, v.unit, v.condition,
		v.method, v.kind, v.normal, v.statement
	FROM declaration_version x JOIN declaration d ON d.id = x.declaration_id AND d.public_id = 'cccccccccc01', (VALUES
		(1, 'functional', '转速范围', '2~400', 'r/min', '', '7.2', 'range', '[2,400]', ''),
		(2, 'performance', '绝缘电阻', '≥20', 'MΩ', '常温', '7.4', 'range', '[20,+inf)', '用于安全特低电压，最高 24 V。'),
		(3, 'performance', '噪声', '≤55', 'dB(A)', '空载', '7.6', 'range', '(-inf,55]', ''),
		(4, 'performance', '工作温度', '-20~40', '℃', '', '7.8', 'range', '[-20,40]', ''),
		(5, 'performance', '绕组温升', '≤80', 'K', 'B级', '7.3', 'range', '(-inf,80]', ''),
		(6, 'performance', '外观', E'表面清洁、无锈蚀\n无划痕 < 1 mm', '', '', '目测', 'text', '', ''),
		(7, 'performance', '泄漏电流', '≤0.75', 'mA', '', '8', 'range', '(-inf,0.75]', ''),
		(8, 'performance', '额定电压允许偏差', '±10', '%', 'F级', '7.2', 'range', '[-10,10]', ''))
		v(position, class, name, requirement, unit, condition, method, kind, normal, statement) WHERE x.n = 2 OR v.position < 7;
INSERT INTO indicator (version_id, position, class, name, requirement, unit, method, kind, normal)
	SELECT x.id, v.position, 'functional', v.name, v.requirement, v.unit, '现场核查', 'text', ''
	FROM declaration_version x JOIN declaration d ON d.id = x.declaration_id AND d.public_id = 'cccccccccc02', (VALUES
		(1, '＝HYPERLINK("http://x")', '=1+1', ''), (2, '@急修及时率', E'\t≥95', '%')) v(position, name, requirement, unit);
INSERT INTO fewer_statement (version_id, reference_limit_id, statement)
	SELECT x.id, l.id, '本产品刚性安装，振动由整机控制。' FROM declaration_version x JOIN declaration d ON d.id = x.declaration_id AND d.public_id = 'cccccccccc01',
		reference_limit l WHERE l.indicator = '振动' AND l.clause = '16' AND x.n = 2;
INSERT INTO evaluation (version_id, engine, evaluated_at, stricter, equal, lower, partly, conflict, missing, new, incomparable, needs_human, below_mandatory)
	SELECT x.id, 'test 1.0', x.published_at, v.a, v.b, v.c, v.d, 0, v.e, v.f, v.g, v.h, v.m
	FROM declaration_version x JOIN declaration d ON d.id = x.declaration_id JOIN (VALUES
		('cccccccccc01', 1, 1, 1, 1, 1, 2, 1, 0, 1, 0), ('cccccccccc01', 2, 1, 1, 2, 1, 1, 1, 1, 1, 1), ('cccccccccc02', 1, 0, 0, 0, 0, 0, 2, 0, 0, 0))
		v(id, n, a, b, c, d, e, f, g, h, m) ON v.id = d.public_id AND v.n = x.n;
INSERT INTO evaluation_row (evaluation_id, position, indicator_position, reference_limit_id, verdict, reason, derivation)
	SELECT ev.id, v.position, v.i, l.id, v.verdict, v.reason, CASE v.position WHEN 3 THEN
		E'declared-read\t≤55\t(-inf,55] dB(A)\nreference-read\t≤60 <b>\t(-inf,60] dB(A)\nupper-tighter\t≤55 dB(A)\t≤60 dB(A)\nconclusion\tstricter\tsubset\n'
		ELSE '' END
	FROM evaluation ev JOIN declaration_version x ON x.id = ev.version_id JOIN declaration d ON d.id = x.declaration_id AND d.public_id = 'cccccccccc01',
		(VALUES (1, 1, NULL, 'new', 'no-reference'), (2, 2, '绝缘电阻', 'lower', 'superset'), (3, 3, '噪声', 'stricter', 'subset'),
		(4, 4, '工作温度', 'partly', 'overlap'), (5, 5, '绕组温升', 'equal', 'same-set'), (6, 6, '外观', 'needs-human', 'declared-unparsed'),
		(7, 7, '泄漏电流', 'lower', 'superset'), (8, 8, '额定电压允许偏差', 'incomparable', 'condition-differs'),
		(9, NULL, '振动', 'missing', 'not-declared')) v(position, i, ref, verdict, reason)
	LEFT JOIN (reference_limit l JOIN edition le ON le.id = l.edition_id AND le.number IN ('GB/T 95171.1-2014', 'GB 95172-2006')) ON l.indicator = v.ref
	WHERE x.n = 2 OR v.position NOT IN (7, 8);
INSERT INTO evaluation_row (evaluation_id, position, indicator_position, verdict, reason)
	SELECT ev.id, v.i, v.i, 'new', 'no-reference' FROM evaluation ev JOIN declaration_version x ON x.id = ev.version_id
		JOIN declaration d ON d.id = x.declaration_id AND d.public_id = 'cccccccccc02', (VALUES (1), (2)) v(i);
COMMIT;
