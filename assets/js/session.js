// A session's end is announced five minutes before and put off with one press. Without this file it ends unannounced,
// and the form that meets its end is kept all the same.
const MINUTE = 60000, WARN = 25 * MINUTE, END = 30 * MINUTE;
const box = document.querySelector('.idle');
const words = box.querySelector('p'), button = box.querySelector('button'), warning = words.textContent;
let seen = Date.now();

const look = () => {
	const idle = Date.now() - seen;
	words.textContent = idle < END ? warning : box.dataset.over;
	button.hidden = idle >= END;
	box.hidden = idle < WARN;
};

// What a page sends by itself, as a draft that saves itself does, is use too.
new PerformanceObserver(list => {
	if (list.getEntries().some(e => e.initiatorType === 'xmlhttprequest' && e.responseStatus !== 401)) seen = Date.now();
}).observe({ type: 'resource' });

button.addEventListener('click', async () => {
	try {
		const r = await fetch('/sessions', { redirect: 'manual', cache: 'no-store' });
		seen = r.ok ? Date.now() : 0;
	} catch { /* no network: the warning stays */ }
	look();
});
addEventListener('visibilitychange', look);
setInterval(look, MINUTE / 4);
