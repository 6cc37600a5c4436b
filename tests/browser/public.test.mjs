// The public pages in a real browser: both languages, both widths, without a script, printed, read aloud.
import test, { before, after } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { site, top, widths } from './site.mjs';

const D = '/d/cccccccccc01';
const pages = { home: '/', about: '/about', search: '/search', nothing: '/search?q=nothing+of+that+name', declaration: D, old: `${D}/1`,
	versions: `${D}/versions`, service: '/d/cccccccccc02', enterprise: '/e/bbbbbbbbbb01', standards: '/s', standard: '/s/aaaaaaaaaa01',
	mandatory: '/s/aaaaaaaaaa02', 'not-found': '/nowhere' };
let s;

before(async () => {
	s = await site(['public']);
	await s.sql(readFileSync(path.join(top, 'tests/data/public.sql'), 'utf8').replace(/--.*$/gm, ''));
});
after(() => s?.stop());

for (const lang of ['zh', 'en']) for (const width of widths)
	test(`every page in ${lang} at ${width}: axe finds nothing, nothing sticks out, the console is silent`, async () => {
		const page = await s.page({ width, lang });
		for (const [name, p] of Object.entries(pages)) {
			await page.goto(s.public + (lang === 'en' ? '/en' : '') + p);
			await s.check(page, `public-${name}-${lang}`);
		}
		await page.context().close();
	});

for (const lang of ['zh', 'en']) for (const js of [true, false])
	test(`every page in ${lang} at 320 with larger text flows, ${js ? 'by the script' : 'by its link'}`, async () => {
		const page = await s.page({ width: 320, lang, js });
		for (const p of Object.values(pages)) {
			await page.goto(s.public + (lang === 'en' ? '/en' : '') + p + (js ? '' : (p.includes('?') ? '&' : '?') + 'size=l'));
			if (js) await page.evaluate(() => { document.documentElement.dataset.size = 'l'; });
			assert.equal(await page.locator('html').getAttribute('data-size'), 'l', p);

			assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${p} scrolls sideways`);
		}
		await page.context().close();
	});

test('with details open and in the dark axe finds nothing either', async () => {
	for (const colorScheme of ['light', 'dark']) for (const width of widths) {
		const page = await s.page({ width });
		await page.emulateMedia({ colorScheme });
		for (const [name, p] of Object.entries(pages)) {
			if (!/declaration|^standard$/.test(name) && (colorScheme === 'light' || width < 1000)) continue;
			await page.goto(s.public + p);
			if (await page.locator('.why summary').count() > 0) await page.locator('.why summary').last().click();
			await s.check(page, `public-${name}-${colorScheme}-open`);
		}
		await page.context().close();
	}
});

test('without a script: find a declaration, read the basis of a verdict, change the language', async () => {
	const page = await s.page({ js: false });
	await page.goto(s.public + '/');
	await page.fill('#q', 'gbt95171.1');
	await page.getByRole('button', { name: '查询' }).click();
	await page.getByRole('link', { name: '永磁无刷直流电动机' }).click();
	assert.match(page.url(), /\/d\/cccccccccc01$/);
	assert.equal(await page.locator('#i2 .why-b').isVisible(), false);
	await page.click('#i2 summary');
	assert.match(await page.locator('#i2 .why-b').innerText(), /声明允许的范围更宽[\s\S]*GB\/T 95171\.1-2014[\s\S]*14\.2/);
	await page.getByRole('link', { name: 'English' }).click();
	assert.match(page.url(), /\/en\/d\/cccccccccc01$/);
	await page.getByRole('link', { name: '中文' }).click();
	assert.match(page.url(), /:\d+\/d\/cccccccccc01$/);
	await page.getByRole('link', { name: '前后对照' }).click();
	assert.match(await page.locator('#n2').innerText(), /≥10 MΩ[\s\S]*≥20 MΩ/);
	await page.context().close();
});

test('filters without a script are in the address', async () => {
	const page = await s.page({ js: false, width: 390 });
	await page.goto(s.public + '/search');
	await page.click('.flt summary');
	await page.getByLabel('服务', { exact: true }).check();
	await page.getByRole('button', { name: '应用筛选' }).click();
	assert.match(page.url(), /subject=service/);
	await page.context().close();
});

test('a statement leads from its row and back', async () => {
	const page = await s.page();
	await page.goto(s.public + D);
	await page.click('#i2 a.note');
	assert.match(page.url(), /#b2$/);
	assert.match(await page.locator('#b2').innerText(), /用于安全特低电压/);
	await page.context().close();
});

test('larger text is remembered without a cookie', async () => {
	const page = await s.page();
	await page.goto(s.public + '/');
	await page.getByRole('link', { name: '大字版' }).first().click();
	assert.equal(await page.locator('html').getAttribute('data-size'), 'l');
	await page.goto(s.public + '/about');
	assert.equal(await page.locator('html').getAttribute('data-size'), 'l');
	await page.getByRole('link', { name: '标准字号' }).first().click();
	await page.reload();
	assert.notEqual(await page.locator('html').getAttribute('data-size'), 'l');
	assert.deepEqual(await page.context().cookies(), []);
	await page.context().close();
});

test('the keyboard comes first to the skip link, and everything can be reached', async () => {
	const page = await s.page();
	await page.goto(s.public + D);
	await page.keyboard.press('Tab');
	assert.equal(await page.locator(':focus').innerText(), '跳到主要内容');
	await page.keyboard.press('Enter');
	assert.match(page.url(), /#main$/);
	await page.locator('#i3 summary').focus();
	await page.keyboard.press('Enter');
	assert.equal(await page.locator('#i3 .why-b').isVisible(), true);
	await page.locator('#i5 summary').focus();
	await page.keyboard.press('Enter');
	assert.equal(await page.locator('#i3 .why-b').isVisible(), false);
	await page.keyboard.press('Escape');
	assert.equal(await page.locator('.why-b:visible').count(), 0);
	assert.equal(await page.locator('#i5 summary:focus').count(), 1);
	await page.click('#i3 summary');
	await page.click('#compare h2');
	assert.equal(await page.locator('.why-b:visible').count(), 0);
	await page.context().close();
});

test('print: A4, the basis of every verdict unfolded, no navigation', async () => {
	const page = await s.page();
	await page.goto(s.public + D);
	await page.emulateMedia({ media: 'print' });
	await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
	for (const s of ['.nav', '.foot', '.acts', '.ruler']) assert.equal(await page.locator(s).first().isVisible(), false, s);
	assert.equal(await page.locator('#i2 + .why-p').isVisible(), true);
	// A row of its own over the whole width, and only there; the head of the scale's column is no tower.
	assert.equal(await page.locator('#i2 .why-b').isVisible(), false);
	const wide = (await page.locator('#i2 + .why-p td').last().boundingBox()).width, table = (await page.locator('.cmp-t').boundingBox()).width;
	assert.ok(wide > table * .9, `${wide} of ${table}`);
	assert.ok(await page.locator('.cmp-t thead .note').evaluate((n) => n.getClientRects().length === 1 &&
	    n.getBoundingClientRect().height < 2 * parseFloat(getComputedStyle(n).lineHeight)));
	const pdf = await page.pdf({ preferCSSPageSize: true });
	const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
	assert.ok(sheets >= 2 && sheets <= 5, `${sheets} sheets`);
	await page.evaluate(() => dispatchEvent(new Event('afterprint')));
	await page.emulateMedia({ media: 'screen' });
	assert.equal(await page.locator('#i2 .why-b').isVisible(), false);
	assert.equal(await page.locator('#i2 + .why-p').isVisible(), false);
	await page.context().close();
});

test('print without script: no verdict is missing, and none without its basis', async () => {
	const page = await s.page({ js: false });
	await page.goto(s.public + D);
	await page.emulateMedia({ media: 'print' });
	for (const what of ['#i2 .v', '#i2 + .why-p']) assert.equal(await page.locator(what).isVisible(), true, what);
	assert.match(await page.locator('#i2 + .why-p').innerText(), /声明允许的范围更宽[\s\S]*14\.2/);
	await page.context().close();
});

test('without a script an open basis hides no verdict, nor what it is about', async () => {
	const page = await s.page({ js: false });
	await page.goto(s.public + D);
	await page.click('#i2 summary');
	const box = await page.locator('#i2 .why-b').boundingBox();
	for (const cell of await page.locator('#i2 > *').all()) {
		const c = await cell.boundingBox();
		assert.ok(c.y + c.height <= box.y + 1, await cell.innerText());
	}
	for (const n of [3, 4, 5]) await page.click(`#i${n} summary`, { timeout: 2000 });
	await page.context().close();
	// On a telephone it opens within its record; one at a time.
	const phone = await s.page({ width: 390, js: false });
	await phone.goto(s.public + D);
	for (const n of [2, 3, 4]) {
		await phone.click(`#i${n} summary`, { timeout: 2000 });
		assert.equal(await phone.locator('.why[open]').count(), 1);
		const record = await phone.locator(`#i${n}`).boundingBox(), open = await phone.locator(`#i${n} .why-b`).boundingBox();
		assert.ok(open.width > 340 && open.y + open.height <= record.y + record.height, `${n}`);
		for (const cell of ['.nm', '.sd', '.dc']) {
			const c = await phone.locator(`#i${n} ${cell}`).boundingBox();
			assert.ok(c.y + c.height <= open.y + 1 || open.y + open.height <= c.y + 1, `${n} ${cell}`);
		}
	}
	await phone.context().close();
});

test('on a telephone products stand as records, and a row that is pointed at is no patchwork', async () => {
	const page = await s.page({ width: 390 });
	await page.goto(s.public + D);
	assert.ok(await page.locator('#products table').evaluate((t) => t.getBoundingClientRect().width <= innerWidth));
	assert.equal(await page.locator('#products .scroll').count(), 0);
	await page.hover('#i2 .dc');
	assert.equal(await page.locator('#i2 .dc').evaluate((c) => getComputedStyle(c).backgroundColor), 'rgba(0, 0, 0, 0)');
	await page.context().close();
});

test('quotes in English are Latin ones, in Chinese and in the Chinese deed full ones', async () => {
	for (const lang of ['zh', 'en']) {
		const page = await s.page({ lang });
		await page.goto(s.public + (lang === 'en' ? '/en' : '') + D);
		const width = (sel) => page.locator(sel).first().evaluate((e) => {
			const span = document.createElement('span');
			span.textContent = '“';
			e.append(span);
			const w = span.getBoundingClientRect().width / parseFloat(getComputedStyle(span).fontSize);
			span.remove();
			return w;
		});
		for (const sel of ['.cmp-t .nm', '.sec-h .h2', '.cmp-t .q'])
			assert.equal(await width(sel) < .6, lang === 'en', `${sel} in ${lang}: ${await width(sel)}`);
		assert.ok(await width('.deed h3') > .6);
		await page.context().close();
	}
});

test('a page weighs little: at most 60 KB over the network, nothing from elsewhere', async () => {
	for (const p of ['/', D, '/search', '/s/aaaaaaaaaa01']) {
		const page = await s.page();
		const cdp = await page.context().newCDPSession(page);
		const origins = new Set();
		let bytes = 0;
		await cdp.send('Network.enable');
		cdp.on('Network.loadingFinished', e => { bytes += e.encodedDataLength; });
		page.on('request', r => origins.add(new URL(r.url()).origin));
		await page.goto(s.public + p, { waitUntil: 'networkidle' });
		assert.deepEqual([...origins], [s.public], p);
		assert.ok(bytes > 10000 && bytes <= 60 * 1024, `${p}: ${bytes} bytes`);
		await page.context().close();
	}
});

test('QR code and permanent address lead to the newest version', async () => {
	const page = await s.page();
	await page.goto(s.public + `${D}/1`);
	assert.equal(await page.locator('.qr a').getAttribute('href'), s.public + D);
	assert.ok(await page.locator('.qr img').evaluate((i) => i.complete && i.naturalWidth > 20 && i.naturalWidth === i.naturalHeight));
	assert.match(await page.locator('.banner').innerText(), /第 1 版，已被代替/);
	await page.locator('.banner a').click();
	assert.equal(page.url(), s.public + D);
	await page.context().close();
});

test('downloads come with their Chinese names', async () => {
	const page = await s.page();
	await page.goto(s.public + D);
	const [csv] = await Promise.all([page.waitForEvent('download'), page.locator('.acts a').first().click()]);
	assert.equal(csv.suggestedFilename(), '对照报告_Q_CSDJ_001-2026_第2版.csv');
	await page.context().close();
});
