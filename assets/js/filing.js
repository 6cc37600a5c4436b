// Filing: drafts save themselves and verdicts follow what is typed. Without this file every step works by its buttons.
const $ = (s, r = document) => r.querySelector(s);
const $$ = (s, r = document) => [...r.querySelectorAll(s)];

const form = $('form[data-autosave]');
const status = $('[data-saved]');

// The field a button led to has the focus: after adding a row its first, after cutting one the row before.
const target = /^#[a-z_]+[0-9]+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
if (target) target.focus();

if (form && status) {
  const REST = 1500, AGAIN = 15000;
  let timer = 0, changed = false, busy = false, over = false;

  const say = (text, time) => {
    const last = status.lastChild;
    last.textContent = ' ' + text + (time ? ' ' + new Date().toLocaleTimeString('zh-CN', { hour12: false }) : '');
  };

  // What the server answers is a page; of it only texts and chips are taken over, never what is being typed.
  const takeOver = page => {
    const rev = $('input[name=rev]', page);
    if (rev) form.rev.value = rev.value;
    for (const cell of $$('[data-verdict]')) {
      const now = $(`[data-verdict="${cell.dataset.verdict}"]`, page);
      if (now) {
        cell.replaceChildren(...now.cloneNode(true).childNodes);
        const row = cell.closest('tr'), other = now.closest('tr');
        $('.std', row).replaceChildren(...$('.std', other).cloneNode(true).childNodes);
        explain(row, other);
      }
    }
    for (const [i, now] of $$('.steps em', page).entries()) {
      const em = $$('.steps em')[i];
      if (em) { em.textContent = now.textContent; em.className = now.className; }
    }
    const tally = $('[data-tally]'), counts = $('[data-tally]', page);
    if (tally && counts) tally.replaceChildren(...counts.cloneNode(true).childNodes);
  };

  // A row that has become lower opens the duty to say why at once; a reason that is written stays.
  const explain = (row, other) => {
    const mine = row.nextElementSibling?.matches('.more') && row.nextElementSibling;
    const theirs = other.nextElementSibling?.matches('.more') && other.nextElementSibling;
    if (!mine && theirs) {
      $('input[type=hidden][name^=statement]', row)?.remove();
      row.after(theirs.cloneNode(true));
      row.classList.add('has-more');
    } else if (mine && !theirs && !$('textarea', mine)?.value) {
      mine.remove();
      row.classList.remove('has-more');
    }
  };

  const save = async () => {
    if (busy || over) return;
    busy = true;
    changed = false;
    const data = new URLSearchParams(new FormData(form));
    data.set('do', 'check');
    try {
      const r = await fetch(form.action, { method: 'POST', body: data, credentials: 'same-origin' });
      const at = new URL(r.url).pathname;
      if (r.status === 409) { over = true; say(status.dataset.conflict); return; }
      if (!r.ok || at !== new URL(form.action).pathname) throw new Error(String(r.status));
      takeOver(new DOMParser().parseFromString(await r.text(), 'text/html'));
      say(status.dataset.auto, true);
    } catch {
      changed = true;
      say(status.dataset.failed);
      clearTimeout(timer);
      timer = setTimeout(save, AGAIN);
    } finally {
      busy = false;
      if (changed && !over && !timer) timer = setTimeout(save, REST);
    }
  };

  form.addEventListener('input', e => {
    if (e.target.name === 'q' || e.target.name === 'source') return;
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(() => { timer = 0; save(); }, REST);
  });
  form.addEventListener('submit', () => { clearTimeout(timer); over = true; });
}
