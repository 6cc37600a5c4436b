// Real enterprise standards are filed by hand in the form, as their enterprises would, and checked where the public sees them.
// tests/data/enterprise_indicators_real.csv: facts of published enterprise standards and promises, each with its source.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { site, top } from './site.mjs';

let s, count = 0;

// One line of CSV with quoted fields.
const fields = (line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((m) => m[1].replace(/^"|"$/g, '').replaceAll('""', '"'));
const rows = readFileSync(path.join(top, 'tests/data/enterprise_indicators_real.csv'), 'utf8').trim().split('\n').slice(1)
    .map(fields);
const relation = { '≥': 'ge', '≤': 'le', '=': 'eq', '±': 'pm', range: 'range', enum: 'text', text: 'text' };
const note = /^(text prints|ordinal scale)/;	// the gatherer's remark, not the enterprise's words
const real = (number, product) => rows.filter((r) => r[0] === number && (product === undefined || r[1] === product))
    .map(([, , , name, comparator, value, value2, unit, condition, method]) => ({ name, relation: relation[comparator],
	    value: value2 === '' ? value : `${value}~${value2}`, unit, condition: note.test(condition) ? '' : condition,
	    method: method === '' || note.test(method) ? '出厂检验' : method }));

before(async () => {
	s = await site();
	await s.sql(`INSERT INTO enterprise (public_id, uscc, uscc_check_ok, org_check_ok, uscc_confirmed, name, region_code,
	    industry_code, industry_edition) SELECT 'bwsr0000000' || n, '91440300MA0000' || n || 'B0X', false, false, true,
	    '浏览器试验第' || n || '有限公司', '440307', i.code, i.edition FROM generate_series(1, 9) n,
	    (SELECT code, edition FROM industry WHERE code = '38' LIMIT 1) i;
	    INSERT INTO account (login, password_hash) SELECT 'browser-filing' || n || '@example.cn', '$argon2id$x'
	    FROM generate_series(1, 9) n;
	    INSERT INTO membership (account_id, enterprise_id, role) SELECT a.id, e.id, 'admin' FROM account a JOIN enterprise e
	    ON a.login = 'browser-filing' || right(e.public_id, 1) || '@example.cn' AND e.public_id LIKE 'bwsr%'`);
});
after(async () => { await s.stop(); });

async function signIn(page, n) {
	const token = randomBytes(32).toString('hex');
	const hash = createHash('sha256').update(token).digest('hex');
	await s.sql(`INSERT INTO session (token_sha256, csrf, account_id) SELECT decode('${hash}', 'hex'), '${token.slice(0, 32)}', id
	    FROM account WHERE login = 'browser-filing${n}@example.cn'`);
	await page.context().addCookies([{ name: '__Host-session', value: token, url: s.desk, secure: true, httpOnly: true }]);
	return hash;
}

// The page of a new enterprise of its own, signed in, at its home.
async function desk(how = {}) {
	const page = await s.page(how), n = ++count;
	page.setDefaultTimeout(15000);
	const session = await signIn(page, n);
	const root = s.desk + (how.lang === 'en' ? '/en' : '');
	await page.goto(root + '/');
	return { page, root, n, session, see: async (name) => {
		if (how.js !== false)
			await s.check(page, `filing-${name}${how.lang === 'en' ? '-en' : ''}`);
	} };
}

const press = (page, what) => page.locator(`.btns button[value=${what}]`).click();
const start = async ({ page, see }) => {
	await see('home');
	await page.locator('.desk-h button').click();
	await see('tasks');
	await page.locator('.steps.tasks a').first().click();
};

async function type(page, indicators) {
	for (const [i, r] of indicators.entries()) {
		const n = i + 1;
		if (n > 1 && !await page.locator(`#name${n}`).count())
			await press(page, 'add');
		await page.fill(`#name${n}`, r.name);
		await page.selectOption(`#relation${n}`, r.relation);
		await page.fill(`#value${n}`, r.value);
		await page.fill(`#unit${n}`, r.unit);
		await page.fill(`#condition${n}`, r.condition);
		await page.fill(`#method${n}`, r.method);
	}
}

async function find(page, words, number) {
	await page.fill('#q', words);
	await page.locator('button[value=find]').click();
	await page.locator('#found li', { hasText: number }).first().locator('button').click();
}

const verdict = async (page, n) => (await page.locator(`[data-verdict="${n}"] .v`).allInnerTexts()).join(' ').trim();
const address = async (page) => page.locator('.receipt a.url').first().getAttribute('href');

// From the indicators to the public page.
async function sign(x) {
	await press(x.page, 'next');
	await x.see('preview');
	await press(x.page, 'next');
	await x.see('pledge');
	await x.page.fill('#signer', '沈知砚');
	await press(x.page, 'sign');
	await x.see('receipt');
	const url = await address(x.page);
	const digest = await x.page.locator('#sha256').innerText();
	const record = await x.page.context().request.get(url.replace('/en/', '/') + '/1/record.json', { ignoreHTTPSErrors: true });
	assert.equal(createHash('sha256').update(await record.body()).digest('hex'), digest);
	await x.page.goto(url);
	return { url, record: await record.json() };
}

const judged = (record, name) => record.evaluation.rows.filter((r) => r.indicator !== null &&
    record.indicators[r.indicator - 1].name === name).map((r) => r.verdict);

test('a motor standard, all of its twenty indicators, against GB/T 5171.1-2014', async () => {
	const x = await desk(), { page, see } = x, motor = real('Q/TQDZ 004-2026');
	assert.equal(motor.length, 20 - 1);
	await start(x);
	await see('enterprise');
	await press(page, 'next');
	await see('enterprise-errors');
	assert.equal(await page.locator('.esum').evaluate((e) => e === document.activeElement), true);
	await page.locator('input[value=product]').check();
	await page.fill('#supply_on', '2026-10-01');
	await press(page, 'next');
	await page.fill('#name1', '直流无刷减速电机');
	await page.fill('#gtin1', '6901234567891');
	await press(page, 'next');
	await see('products-errors');
	await page.fill('#gtin1', '690 1234 567892');
	await press(page, 'next');
	await page.fill('#written1', 'Q／TQDZ　004－2026');
	await page.fill('#title1', '直流无刷减速电机');
	await page.locator('#own1').check();
	await find(page, 'gb/t5171.1', 'GB/T 5171.1-2014');
	await page.selectOption('#product2', '小功率电动机');
	await see('standards');
	await press(page, 'next');
	await see('indicators-empty');
	await type(page, motor);
	await press(page, 'check');
	await see('indicators');
	const at = (name) => motor.findIndex((r) => r.name === name) + 1;
	assert.equal(await verdict(page, at('绝缘电阻')), '待判定');
	assert.equal(await verdict(page, at('噪声')), '新增');
	// Live: the verdict follows what is typed, and the duty to say why opens, without a button.
	const n = at('绝缘电阻');
	await page.fill(`#condition${n}`, '常态');
	await page.locator(`[data-verdict="${n}"] .v`, { hasText: '低于' }).waitFor();
	await page.locator(`#statement${n}`).fill('低压小电机，按 500 V 兆欧表测量。');
	await page.fill(`#value${n}`, '60');
	await page.locator(`[data-verdict="${n}"] .v`, { hasText: '严于' }).waitFor();
	assert.equal(await page.locator(`#statement${n}`).inputValue(), '低压小电机，按 500 V 兆欧表测量。');
	await page.fill(`#value${n}`, '20');
	await page.locator(`[data-verdict="${n}"] .v`, { hasText: '低于' }).waitFor();
	// The derivation opens beside the inputs it explains, not over them.
	await page.locator(`[data-verdict="${n}"] summary`).click();
	const box = await page.locator(`[data-verdict="${n}"] .why-b`).boundingBox();
	assert.ok(box.width > 300);
	for (const field of ['name', 'condition', 'relation', 'value', 'unit', 'method', 'kind', 'statement']) {
		const f = await page.locator(`#${field}${n}`).boundingBox();
		assert.ok(f.y + f.height <= box.y || box.y + box.height <= f.y, field);
	}
	await see('indicators-derivation');
	const { record } = await sign(x);
	assert.equal(record.number, 'Q/TQDZ 004-2026');
	assert.equal(record.standards[0].written, 'Q／TQDZ　004－2026');
	assert.equal(record.products[0].gtin, '6901234567892');
	assert.deepEqual(judged(record, '绝缘电阻'), ['lower']);
	assert.deepEqual(judged(record, '噪声'), ['new']);
	assert.equal(record.indicators[n - 1].statement, '低压小电机，按 500 V 兆欧表测量。');
	const text = await page.locator('main').innerText();
	for (const word of ['Q/TQDZ 004-2026', '绝缘电阻', '≥20', '低于', '沈知砚', '-20~60'])
		assert.ok(text.includes(word), word);
	// It stands among the enterprise's own declarations, and a change of it begins with it.
	await page.goto(x.root + '/');
	await see('home-published');
	await page.locator('form[action$="/change"] button').click();
	await see('change');
	assert.equal(await page.locator('.steps em.d').count(), 3);
});

test('a property-service promise, on a telephone, in English', async () => {
	const x = await desk({ width: 390, lang: 'en' }), { page, see } = x;
	const promise = real('(投标服务承诺)', '物业服务').map((r) => ({ ...r, method: '每季度检查记录' }));
	assert.equal(promise.length, 10);
	await start(x);
	await see('enterprise');
	await page.locator('input[value=service]').check();
	await press(page, 'next');
	await page.fill('#name1', '住宅物业服务');
	await see('services');
	assert.equal(await page.locator('#gtin1').count(), 0);
	await press(page, 'next');
	await page.fill('#written1', 'Q/WYFW 001-2026');
	await page.fill('#title1', '住宅物业服务承诺');
	await page.locator('#own1').check();
	await see('standards');
	await press(page, 'next');
	await type(page, promise);
	await press(page, 'check');
	await see('indicators');
	assert.equal(await verdict(page, 1), 'New');
	assert.equal(await page.locator('#kind1').count(), 0);
	const { record } = await sign(x);
	assert.equal(record.subject, 'service');
	assert.ok(record.indicators.every((i) => i.class === 'functional'));
	assert.deepEqual(record.indicators.map((i) => i.requirement).slice(-2), ['=24', '=24']);
	assert.ok(record.evaluation.rows.every((r) => r.verdict === 'new'));
});

test('a mask against GB 15979-2002, without script, on a telephone', async () => {
	const x = await desk({ width: 390, js: false }), { page } = x;
	const mask = real('(产品页，标准号未写)', '一次性使用三层防护口罩');
	assert.equal(mask.length, 4);
	await start(x);
	await page.locator('input[value=product]').check();
	await press(page, 'next');
	await page.fill('#name1', '一次性使用三层防护口罩');
	await press(page, 'next');
	await find(page, '１５９７９', 'GB 15979-2002');
	await press(page, 'next');
	await page.selectOption('#source', { index: 0 });
	await page.locator('button[value=import]').click();
	const taken = await page.locator('tr.row').count();
	assert.ok(taken >= 4);
	// The limits taken over are the standard's own, so nothing is stricter; then they give way to the enterprise's.
	for (let i = taken; i > 1; i--)
		await page.locator(`button[value=cut${i}]`).click();
	await type(page, mask);
	await press(page, 'check');
	const n = mask.findIndex((r) => r.name === '细菌菌落总数') + 1;
	assert.equal(await verdict(page, n), '严于');
	assert.equal(await verdict(page, 1), '新增');
	// What led to it opens where it stands, and in the preview, where nothing may be cut off by the table.
	await page.locator(`[data-verdict="${n}"] summary`).click();
	assert.match(await page.locator(`[data-verdict="${n}"] .drv`).innerText(), /读作[\s\S]*上端/);
	assert.ok(await page.locator('#missing').count());
	await page.locator('#missing textarea').first().fill('不适用\n第二行');
	await press(page, 'next');
	await page.locator('.why summary').last().click();
	assert.ok(await page.locator('.why-b').last().evaluate((b) => b.closest('.scroll').scrollHeight <= b.closest('.scroll').clientHeight));
	await press(page, 'next');
	await press(page, 'sign');
	assert.match(await page.title(), /^有错误/);
	await page.fill('#signer', '沈知砚');
	await press(page, 'sign');
	await page.goto(await address(page));
	const text = await page.locator('main').innerText();
	for (const word of ['GB 15979-2002', '细菌菌落总数', '严于', '缺项'])
		assert.ok(text.includes(word), word);
});

test('a food standard nobody has limits for, and what people really type', async () => {
	const x = await desk(), { page, see } = x;
	const odd = [{ name: '备注😀𠮷', relation: 'text', value: '“引号”<b>&amp;', unit: '', condition: '', method: '目测' },
	    { name: '总磷（以P计）', relation: 'le', value: '０．３', unit: '毫克/升', condition: '', method: 'GB/T 11893－1989' },
	    { name: '长'.repeat(120), relation: 'range', value: '5 — 95', unit: '％', condition: '字'.repeat(200), method: '7.1' },
	    { name: '感官', relation: 'text', value: '字'.repeat(398), unit: '', condition: '', method: '目测' }];
	const food = [...real('Q/LK 0002S-2021'), ...odd];
	await start(x);
	await page.locator('input[value=product]').check();
	await press(page, 'next');
	await page.fill('#name1', '油辣椒');
	await press(page, 'next');
	await page.fill('#written1', 'Q/LK 0002S-2021');
	await page.fill('#title1', '油辣椒');
	await page.locator('#own1').check();
	await press(page, 'add');
	await page.fill('#written2', 'GB/T 77777.7—2077');
	await page.fill('#title2', '谁也不知道的标准');
	await press(page, 'next');
	await type(page, food);
	await press(page, 'check');
	await see('indicators-typed');
	for (const [i, r] of food.entries())
		assert.equal(await page.inputValue(`#value${i + 1}`), r.value);
	const { record } = await sign(x);
	assert.deepEqual(record.indicators.map((i) => [i.name, i.unit, i.condition]), food.map((r) => [r.name, r.unit, r.condition]));
	assert.deepEqual(record.indicators.map((i) => i.requirement).slice(0, 6),
	    ['≤15.0', '≤40.0', '≤5', '“引号”<b>&amp;', '≤０．３', '5 — 95']);
	assert.equal(await page.locator('main b', { hasText: '&amp;' }).count(), 0);
});

test('a draft saves itself; an ended session loses nothing; two windows see each other', async () => {
	const x = await desk(), { page, see } = x;
	await start(x);
	await page.locator('input[value=product]').check();
	await press(page, 'next');
	await page.fill('#name1', '自己保存的');
	await page.locator('[data-saved]', { hasText: '自动保存' }).waitFor();
	await page.reload();
	assert.equal(await page.inputValue('#name1'), '自己保存的');
	// Another window saves; this one is told, and its own words stay.
	const other = await page.context().newPage();
	await other.goto(page.url());
	await other.fill('#name1', '另一个窗口');
	await press(other, 'next');
	await page.fill('#name1', '这个窗口');
	await page.locator('[data-saved]', { hasText: '另有人保存' }).waitFor();
	await press(page, 'next');
	await see('conflict');
	await page.locator('button[value=check]').click();
	assert.equal(await page.inputValue('#name1'), '这个窗口');
	// The session ends; after signing in again the draft is where it was.
	await s.sql(`DELETE FROM session WHERE token_sha256 = decode('${x.session}', 'hex')`);
	const url = page.url();
	await page.goto(url);
	assert.match(page.url(), /sign-in/);
	await signIn(page, x.n);
	await page.goto(url);
	assert.equal(await page.inputValue('#name1'), '这个窗口');
});

test('rows are moved and cut by buttons, and the next field has the attention', async () => {
	const x = await desk({ width: 390 }), { page, see } = x;
	await start(x);
	await page.goto(page.url().replace(/enterprise$/, 'products'));
	await page.fill('#name1', '甲');
	await press(page, 'add');
	assert.equal(await page.evaluate(() => document.activeElement.id), 'name2');
	await page.keyboard.type('乙');
	await page.getByRole('button', { name: '第 2 行上移' }).click();
	assert.equal(await page.inputValue('#name1'), '乙');
	await page.getByRole('button', { name: '删除第 2 行' }).click();
	assert.equal(await page.evaluate(() => document.activeElement.id), 'name1');
	assert.equal(await page.locator('tr.row').count(), 1);
	await see('products-phone');
	// Enter saves, and stays.
	await page.fill('#brand1', '牌');
	await page.keyboard.press('Enter');
	await page.waitForLoadState();
	assert.equal(await page.inputValue('#brand1'), '牌');
	assert.match(page.url(), /products(#name1)?$/);
});

test('what is typed is followed at once: suggestions, classes, warnings, what is missing', async () => {
	const x = await desk(), { page, see } = x;
	await start(x);
	await page.locator('input[value=product]').check();
	await press(page, 'next');
	await page.fill('#name1', '电动机');
	await press(page, 'next');
	await page.fill('#written1', 'GBT 5171.1-2014');
	await page.locator('button[value="use1.0"]').click();
	assert.equal(await page.inputValue('#written1'), 'GB/T 5171.1-2014');
	assert.match(await page.inputValue('#title1'), /小功率电动机/);
	// The ring of the focus leaves the line under the field whole.
	assert.equal(await page.locator('#written1:focus').count(), 1);
	const field = await page.locator('#written1').boundingBox();
	const words = await page.locator('[data-live=note1] .note').first().evaluate((e) => {
		const r = document.createRange();
		r.selectNodeContents(e);
		return r.getBoundingClientRect().top;
	});
	assert.ok(words >= field.y + field.height + 6, `${words - field.y - field.height}`);
	assert.match(await page.locator('.scope').innerText(), /先选适用的产品/);
	await page.selectOption('#product1', '小功率电动机');
	await page.locator('#class_grade1 option[value="130（B级）"]').waitFor({ state: 'attached' });
	assert.equal(await page.locator('#class_grade1 option[value="2极"]').count(), 0);
	await page.locator('.scope', { hasNotText: '先选适用的产品' }).waitFor();
	await page.selectOption('#class_grade1', '130（B级）');
	await see('standards-class');
	await press(page, 'next');

	await page.selectOption('#relation1', 'eq');
	const heading = page.locator('#missing-title'), before = Number((await heading.innerText()).match(/\d+/)[0]);
	const listed = (name) => page.locator('#missing tbody th', { hasText: name }).count();
	assert.equal(await listed('绝缘电阻'), 2);
	const reason = page.locator('#missing tr', { hasText: '频率偏差' }).locator('textarea');
	await reason.fill('不适用');
	await page.fill('#name1', '绝缘电阻');
	await page.fill('#condition1', '热态');
	await page.fill('#value1', '≥5');
	await page.fill('#unit1', 'MΩ');
	await page.locator('#w-value1 .unread', { hasText: '按写的“≥”公开' }).waitFor();
	await page.locator('#missing-title', { hasText: String(before - 1) }).waitFor();
	assert.equal(await listed('绝缘电阻'), 1);
	assert.match(await page.locator('.judged').innerText(), new RegExp(`缺项\\s*${before - 1}`));
	assert.equal(await reason.inputValue(), '不适用');
	assert.match(await page.locator('[data-live=todo]').innerText(), /签署前还要补上[\s\S]*第 1 行“检验方法”/);
	await page.fill('#value1', '1,200');
	await page.locator('#w-value1 .unread', { hasText: '千位逗号' }).waitFor();
	await press(page, 'add');
	await page.fill('#name2', '绝缘 电阻');
	await page.fill('#condition2', '热态');
	await page.fill('#value2', '5');
	await page.locator('#w-name2 .unread', { hasText: '与第 1 行是同一项指标' }).waitFor();
	await see('indicators-warned');
	await page.setViewportSize({ width: 390, height: 900 });
	await page.locator('[data-verdict="1"] summary').first().click();
	assert.ok((await page.locator('[data-verdict="1"] .why-b').first().boundingBox()).width > 320);
	await see('indicators-warned');
});

test('what is likely not meant stands at the step, with a press to mend it, and before signing', async () => {
	for (const how of [{ width: 390 }, { lang: 'en' }]) {
		const { page, root, see } = await desk(how);
		await page.locator('.desk-h button').click();
		const draft = page.url().match(/drafts\/[0-9a-z]{12}/)[0];
		await page.goto(`${root}/${draft}/standards`);
		await page.fill('#written1', 'GBT5171.1-2O14');
		await page.fill('#title1', '小功率电动机');
		await page.locator('.btns button[value=add]').first().click();
		await page.fill('#written2', 'Q/LUDA 001-2026');
		await page.fill('#title2', '单相电动机');
		await page.locator('.btns button[value=save]').click();
		await page.goto(`${root}/${draft}/standards`);
		assert.equal(await page.locator('#remarks li').count(), 2);
		await see(`remarks${how.width ?? ''}`);
		await page.locator('button[value="use1.0"]').click();
		await page.locator('button[value=own2]').click();
		assert.ok(await page.locator('#own2').isChecked());
		assert.equal(await page.locator('#remarks').count(), 0);
		await page.locator('button[value=title1]').click();
		assert.match(await page.inputValue('#title1'), /通用技术条件/);
		await page.goto(`${root}/${draft}/preview`);
		await see(`remarks-preview${how.width ?? ''}`);
	}
});
