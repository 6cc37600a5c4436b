// An enterprise registers, signs in, loses its session in the middle of a form, changes its password.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { site, top, widths } from './site.mjs';

const password = 'velvet tram 41 moss harbour';
const codes = readFileSync(path.join(top, 'tests/data/uscc_cases.csv'), 'utf8').trim().split('\n').slice(1)
    .map((l) => l.split(','));
const good = codes.filter((c) => c[1] === 'valid');
let s, n = 12;

before(async () => { s = await site(['desk']); });
after(async () => { await s.stop(); });
beforeEach(async () => { await s.sql('DELETE FROM throttle'); });

// Real codes, a new one each time; the HTTP tests use others.
function enterprise() {
	const [code, , , name] = good[n++];
	return { code, name, login: `browser${n}@example.cn` };
}

const texts = {
	zh: { next: '核对并继续', code: '统一社会信用代码', name: '企业名称', place: '所在地', industry: '行业',
	    find: '查找行业', register: '登记企业', signIn: '登录', login: '登录邮箱', password: '密码' },
	en: { next: 'Check and continue', code: 'Unified social credit code', name: 'Name of the enterprise', place: 'Place',
	    industry: 'Industry', find: 'Find the industry', register: 'Register the enterprise', signIn: 'Sign in',
	    login: 'E-mail for signing in', password: 'Password' },
};

async function fill(p, e) {
	await p.fill('#name', e.name);
	await p.fill('#region', '利通区');
	await p.fill('#industry', '3071');
	await p.fill('#public_phone', '0953-1234567');
	await p.fill('#person', '王某');
	await p.fill('#phone', '13800000000');
	await p.fill('#login', e.login);
	await p.fill('#password', password);
	await p.fill('#password2', password);
}

async function registered() {
	const e = enterprise(), p = await s.page();
	await p.goto(`${s.desk}/register?uscc=${e.code}`);
	await fill(p, e);
	await p.getByRole('button', { name: '登记企业' }).last().click();
	await p.goto(`${s.desk}/sessions`);
	return { ...e, page: p };
}

for (const lang of ['zh', 'en'])
	for (const js of lang === 'zh' ? [true, false] : [true])
		for (const width of widths)
			test(`registering: ${lang}, ${js ? 'with' : 'without'} script, ${width} px`, async () => {
				const t = texts[lang], e = enterprise(), p = await s.page({ width, lang, js });
				const see = (what) => js ? s.check(p, `register-${what}-${lang}`) : undefined;
				await p.goto(`${s.desk}${lang === 'en' ? '/en' : ''}/register`);
				await see('code');
				// As copied from a letter: lower case and spaces.
				const spaced = e.code.toLowerCase().replace(/(.{4})/g, '$1 ');
				await p.getByLabel(t.code).fill(spaced);
				await p.getByRole('button', { name: t.next }).click();
				await p.getByText('宁夏回族自治区', { exact: false }).first().waitFor();
				assert.equal(await p.getByLabel(t.code).inputValue(), spaced);
				await see('rest');
				// Everything missing: every field is named, the summary leads to each.
				await p.getByLabel(t.name, { exact: true }).press('Enter');
				await p.locator('.esum').waitFor();
				assert.match(await p.title(), lang === 'zh' ? /^有错误：/ : /^Error: /);
				await see('errors');
				await p.locator('.esum a').first().click();
				assert.match(await p.evaluate(() => location.hash), /^#(name|region)$/);
				// The industry by a word: choices; one is taken.
				await p.getByLabel(t.industry, { exact: true }).fill('陶瓷');
				await p.getByRole('button', { name: t.find }).click();
				await p.getByLabel('C3071 建筑陶瓷制品制造').check();
				await see('industry');
				await fill(p, e);
				await p.fill('#industry', '陶瓷');
				await p.getByRole('button', { name: t.register }).last().click();
				await p.waitForURL((u) => !u.pathname.endsWith('/register'));
				await p.goto(`${s.desk}${lang === 'en' ? '/en' : ''}/sessions`);
				assert.match(await p.locator('h1').innerText(), lang === 'zh' ? /登录记录/ : /Sessions/);
				assert.equal(await s.sql(`SELECT name, region_code, industry_code, uscc_check_ok FROM enterprise WHERE `
				    + `uscc = '${e.code}' AND NOT demonstration`), `${e.name}|640302|3071|t`);
				await p.context().close();
			});

test('a slip of the finger is named with the right code', async () => {
	const p = await s.page();
	await p.goto(`${s.desk}/register`);
	await p.fill('#uscc', '91640300MA75WONY35');
	await p.keyboard.press('Enter');
	await p.locator('.esum').waitFor();
	assert.equal(await p.inputValue('#uscc'), '91640300MA75WONY35');
	await s.check(p, 'register-slip');
	await p.getByRole('link', { name: '改用这个代码' }).click();
	assert.equal(await p.inputValue('#uscc'), '91640300MA75W0NY35');
	await p.getByText('吴忠市', { exact: false }).first().waitFor();
});

test('a lawful code that fails its check digit is ticked', async () => {
	for (const width of [390, 1280]) {
		const p = await s.page({ width });
		await p.goto(`${s.desk}/register?uscc=91350211M0000XUF46`);
		await s.check(p, 'register-check-digit');
		const e = { name: '厦门某公司', login: `check${width}@example.cn` };
		await fill(p, e);
		await p.getByRole('button', { name: '登记企业' }).last().click();
		await p.locator('#uscc_confirmed-error').waitFor();
		assert.equal(await p.inputValue('#name'), e.name);
		assert.equal(await p.inputValue('#password'), '');
		if (width === 390)
			continue;
		await p.getByLabel('已核对营业执照').check();
		await p.fill('#password', password);
		await p.fill('#password2', password);
		await p.getByRole('button', { name: '登记企业' }).last().click();
		await p.waitForURL((u) => !u.pathname.endsWith('/register'));
	}
});

test('signing in and out, in both languages and widths', async () => {
	const e = await registered();
	for (const lang of ['zh', 'en'])
		for (const width of widths) {
			await s.sql('DELETE FROM throttle');
			const t = texts[lang], p = await s.page({ width, lang }), root = s.desk + (lang === 'en' ? '/en' : '');
			await p.goto(`${root}/sessions`);
			await s.check(p, `sign-in-${lang}`);
			await p.getByLabel(t.login).fill(e.login);
			await p.getByLabel(t.password, { exact: true }).fill('not this one, I fear');
			await p.keyboard.press('Enter');
			await p.locator('.esum').waitFor();
			await s.check(p, `sign-in-wrong-${lang}`);
			assert.equal(await p.getByLabel(t.login).inputValue(), e.login);
			await s.sql('DELETE FROM throttle');
			await p.getByLabel(t.password, { exact: true }).fill(password);
			await p.keyboard.press('Enter');
			await p.waitForURL(`${root}/sessions`);
			await s.check(p, `sessions-${lang}`);
			await p.goto(`${root}/account/password`);
			await s.check(p, `password-${lang}`);
			await p.locator('.util .out button').click();
			await p.waitForURL(/sign-in\?out=1/);
			await s.check(p, `signed-out-${lang}`);
		}
});

test('too many guesses: the time to wait is said', async () => {
	const p = await s.page();
	await p.goto(`${s.desk}/sign-in`);
	for (let i = 0; i < 2; i++) {
		await p.fill('#login', 'somebody@example.cn');
		await p.fill('#password', 'wrong wrong wrong');
		await p.keyboard.press('Enter');
		await p.locator('.esum, .inset.lo').waitFor();
		await s.sql(`UPDATE throttle SET next_at = now() + interval '50 s' WHERE key LIKE 'step:%'`);
	}
	assert.match(await p.locator('.inset.lo').innerText(), /请等 \d+ 秒再试/);
	await s.check(p, 'sign-in-wait');
});

test('a session that ends in the middle of a draft loses nothing', async () => {
	const e = await registered();
	for (const js of [true, false]) {
		await s.sql('DELETE FROM throttle');
		const p = await s.page({ js });
		await p.goto(`${s.desk}/sign-in`);
		await p.fill('#login', e.login);
		await p.fill('#password', password);
		await p.keyboard.press('Enter');
		await p.locator('form[action="/drafts"] button').click();
		await p.waitForURL(/\/drafts\/\w{12}/);
		const draft = p.url().match(/\/drafts\/(\w{12})/)[1];
		await p.goto(`${s.desk}/drafts/${draft}/products`);
		const name = p.locator('main form[data-autosave] input[type=text], main form[data-autosave] input:not([type])').first();
		await s.sql(`UPDATE session SET seen_at = now() - interval '31 min'`);
		await name.fill('𠮷 瓷质抛釉砖 <b>');
		await name.press('Enter');
		await p.getByText('登录已过期').first().waitFor();
		if (js)
			await s.check(p, 'session-ended');
		await p.fill('#login', e.login);
		await p.fill('#password', password);
		await p.keyboard.press('Enter');
		await p.getByRole('heading', { name: '已登录，继续提交' }).waitFor();
		if (js)
			await s.check(p, 'session-resend');
		await p.getByRole('button', { name: '继续提交' }).click();
		await p.waitForURL(/\/drafts\//);
		await p.goto(`${s.desk}/drafts/${draft}/products`);
		assert.equal(await name.inputValue(), '𠮷 瓷质抛釉砖 <b>');
	}
});

test('the end of a session is announced and put off with one press', async () => {
	const { page: p, login } = await registered();
	const clock = async (page) => {
		await page.clock.install();
		await page.goto(`${s.desk}/sessions`);
		await page.clock.fastForward('24:30');
		assert.equal(await page.locator('.idle').isVisible(), false);
		await page.clock.fastForward('01:00');
		await page.locator('.idle').waitFor();
	};
	await clock(p);
	await s.check(p, 'session-warning');
	const mine = `account_id = (SELECT id FROM account WHERE login = '${login}')`;
	await s.sql(`UPDATE session SET seen_at = now() - interval '25 min' WHERE ${mine}`);
	await p.getByRole('button', { name: '继续使用' }).click();
	await p.locator('.idle').waitFor({ state: 'hidden' });
	assert.equal(await s.sql(`SELECT bool_and(seen_at > now() - interval '1 min') FROM session WHERE ${mine}`), 't');
	await p.clock.fastForward('30:30');
	assert.match(await p.locator('.idle').innerText(), /登录已过期/);
	assert.equal(await p.getByRole('button', { name: '继续使用' }).isVisible(), false);
	const small = await s.page({ width: 390 });
	await small.context().addCookies(await p.context().cookies());
	await clock(small);
	await s.check(small, 'session-warning');
});

test('signing out everywhere ends the other browser too', async () => {
	const e = await registered(), p = e.page, other = await s.page();
	await s.sql('DELETE FROM throttle');
	await other.goto(`${s.desk}/sign-in?next=/sessions`);
	await other.fill('#login', e.login);
	await other.fill('#password', password);
	await other.keyboard.press('Enter');
	await other.waitForURL((u) => u.pathname === '/sessions');
	assert.equal(await other.locator('.sess li').count(), 2);
	await s.check(other, 'sessions-two');
	await p.getByRole('button', { name: '全部退出' }).click();
	await p.getByText('已在所有设备上退出登录').waitFor();
	await other.reload();
	assert.match(other.url(), /sign-in/);
});
