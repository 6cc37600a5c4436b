// Only improves: without it every page reads, finds and submits all the same.
// createElement and textContent alone, so Trusted Types hold.
const $ = (s, r = document) => r.querySelector(s);
const $$ = (s, r = document) => [...r.querySelectorAll(s)];
const root = document.documentElement;

// 大字版: the link works by ?size=l; with a script it needs no reload and is remembered.
const size = {
	get: () => { try { return localStorage.getItem('size') || ''; } catch { return ''; } },
	set: v => { try { v ? localStorage.setItem('size', v) : localStorage.removeItem('size'); } catch { /* no storage */ } },
};
const toggle = $('[data-size-toggle]');
const apply = v => {
	if (v) root.dataset.size = v; else delete root.dataset.size;
	if (toggle) toggle.textContent = v ? toggle.dataset.on : toggle.dataset.off;
};
if (root.dataset.size === 'l') size.set('l');
else if (size.get() === 'l') apply('l');
toggle?.addEventListener('click', e => {
	e.preventDefault();
	const v = root.dataset.size === 'l' ? '' : 'l';
	size.set(v);
	apply(v);
});

// On a wide screen the filters stand open in a column of their own.
const flt = $('details.flt');
if (flt && matchMedia('(min-width: 62em)').matches) flt.open = true;

// A form that came back with errors: begin where the errors are listed.
$('.esum')?.focus();

// Details that the address points into open by themselves.
const reveal = () => {
	const at = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
	if (at) for (let d = at.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
};
addEventListener('hashchange', reveal);
reveal();

// What is folded away on the screen is printed.
addEventListener('beforeprint', () => {
	for (const d of $$('details:not([open]):not(.flt)')) { d.open = true; d.dataset.shut = ''; }
});
addEventListener('afterprint', () => {
	for (const d of $$('details[data-shut]')) { d.open = false; delete d.dataset.shut; }
});

// The basis of a verdict opens over the table: one at a time, and Escape or a click elsewhere closes it.
addEventListener('toggle', e => {
	const d = e.target;
	if (!d.matches('.why[open]') || 'shut' in d.dataset) return;
	for (const o of $$('.why[open]')) if (o !== d && !('shut' in o.dataset)) o.open = false;
}, true);
addEventListener('click', e => {
	for (const o of $$('.why[open]')) if (!o.contains(e.target)) o.open = false;
});
addEventListener('keydown', e => {
	const d = e.key === 'Escape' && $('.why[open]');
	if (d) { d.open = false; $('summary', d).focus(); }
});
