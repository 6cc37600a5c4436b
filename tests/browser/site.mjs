// The register in a real browser: starts the server, opens pages as people do, and looks at them.
//
//     import { site } from './site.mjs';
//     const s = await site();                     // both zones, the test program's own database
//     const p = await s.page({ width: 390, lang: 'en', js: false });
//     await p.goto(s.desk + '/sign-in');          // no console message may come, or the test fails at s.stop
//     await s.check(p, 'sign-in');                // axe, no sideways scroll; picture in build/shots
//     await s.sql(`DELETE FROM throttle`);
//     await s.stop();
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { chromium } from 'playwright-core';

export const top = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = path.join(process.env.MINGBIAO_BUILD ?? path.join(top, 'build'), 'shots');
export const widths = [1280, 390];

export async function site(zones = ['public', 'desk']) {
	mkdirSync(shots, { recursive: true });
	const server = spawn('python3', [path.join(top, 'tests/http/serve.py'), ...zones],
	    { cwd: top, stdio: ['pipe', 'pipe', 'inherit'] });
	const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
	const first = (await lines.next()).value;
	if (first === undefined)
		throw new Error('the server did not start');
	const where = JSON.parse(first);
	const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
	    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'] });
	const said = [];
	return {
		...where,

		// A page in a browser context of its own. What it says on the console counts as a failure, but the
		// browser's own line about an answer of 4xx, which a form with errors is.
		async page({ width = 1280, lang = 'zh', js = true } = {}) {
			const context = await browser.newContext({ ignoreHTTPSErrors: true, javaScriptEnabled: js,
			    viewport: { width, height: 900 }, reducedMotion: 'reduce', locale: lang === 'zh' ? 'zh-CN' : 'en-GB' });
			const page = await context.newPage();
			page.on('console', (m) => {
				if (!/status of 4\d\d/.test(m.text()) && !/preloaded using link preload/.test(m.text()))
					said.push(`${page.url()}: ${m.text()}`);
			});
			page.on('pageerror', (e) => said.push(`${page.url()}: ${e}`));
			return page;
		},

		// Nothing for axe to find, nothing to scroll sideways, no text of no language; and a picture to look at.
		async check(page, name) {
			const width = page.viewportSize().width;
			await page.screenshot({ path: path.join(shots, `${name}-${width}.png`), fullPage: true });
			const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			if (wide > 0)
				throw new Error(`${page.url()} is ${wide}px wider than ${width}px`);
			// Run by the driver, so the page's content security policy stays as it is.
			const found = await page.evaluate(`${axe}; axe.run({ resultTypes: ['violations'] })
			    .then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html).join(' | ')))`);
			if (found.length > 0)
				throw new Error(`axe on ${page.url()}:\n${found.join('\n')}`);
		},

		// A statement for the database, in one line; answers psql's text.
		async sql(text) {
			server.stdin.write(text.replaceAll('\n', ' ') + '\n');
			return JSON.parse((await lines.next()).value);
		},

		async stop() {
			await browser.close();
			server.stdin.end();
			await new Promise((done) => server.on('exit', done));
			if (said.length > 0)
				throw new Error(`pages said on the console:\n${said.join('\n')}`);
		},
	};
}
