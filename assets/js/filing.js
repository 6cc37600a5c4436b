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
  let timer = 0, changed = false, busy = false, over = false, waiting = null;

  const say = (text, time) => {
    status.lastChild.textContent = ' ' + text + (time ? ' ' + new Date().toLocaleTimeString('zh-CN', { hour12: false, timeZone: 'Asia/Shanghai' }) : '');
  };

  // The server answers with the page as it stands now; the browser reads it as a document that runs nothing.
  const post = body => new Promise((done, failed) => {
    const r = new XMLHttpRequest();
    r.open('POST', form.action);
    r.responseType = 'document';
    r.timeout = 10000;
    r.onload = () => done({ status: r.status, path: new URL(r.responseURL).pathname, page: r.response });
    r.onerror = r.ontimeout = failed;
    r.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
    r.send(body);
  });

  // The content of one place of that page put into the same place here: never a field somebody types in.
  const take = (here, there) => {
    if (!here || !there) return;
    const open = $$('.why', here).map(d => d.open);
    here.replaceChildren(...[...there.childNodes].map(n => document.importNode(n, true)));
    for (const [i, d] of $$('.why', here).entries()) d.open = open[i] ?? false;
  };

  const takeOver = page => {
    form.rev.value = $('input[name=rev]', page).value;
    const rows = $$('.ed tr.row', page);
    for (const [i, row] of $$('.ed tr.row').entries()) {
      if (rows.length !== $$('.ed tr.row').length) break;
      take($('[data-verdict]', row), $('[data-verdict]', rows[i]));
      take($('.std', row), $('.std', rows[i]));
      explain(row, rows[i]);
    }
    for (const [i, now] of $$('.steps em', page).entries()) {
      const em = $$('.steps em')[i];
      if (em) { em.textContent = now.textContent; em.className = now.className; }
    }
    follow(page);
    missing($('[data-missing]'), $('[data-missing]', page));
  };

  // The list of what is not declared: rows come and go, and those that stay are not touched, for somebody may be typing there.
  const missing = (here, there) => {
    if (!here || !there) return;
    const mine = $('tbody', here), theirs = $('tbody', there), id = row => $('textarea', row).id;
    if (!mine || !theirs) { take(here, there); return; }
    for (const what of ['h2', 'caption', '.unsure']) take($(what, here), $(what, there));
    for (const i of $$('input[type=hidden]', here)) i.remove();
    here.prepend(...$$('input[type=hidden]', there).map(i => document.importNode(i, true)));
    const stay = new Set([...theirs.rows].map(id));
    for (const row of [...mine.rows]) if (!stay.has(id(row))) row.remove();
    for (const [i, row] of [...theirs.rows].entries()) {
      const at = mine.rows[i];
      if (at && id(at) === id(row)) take($('.vd', at), $('.vd', row));
      else mine.insertBefore(document.importNode(row, true), at ?? null);
    }
  };

  // What follows what is typed has one name here and there. Where somebody is at it, it waits for the next save.
  const follow = page => {
    for (const here of $$('[data-live]')) {
      const there = $(`[data-live="${here.dataset.live}"]`, page);
      if (!here.contains(document.activeElement)) take(here, there);
    }
  };

  // A row that has become lower opens the duty to say why at once; a reason that is written stays.
  const explain = (row, other) => {
    const next = r => (r.nextElementSibling?.matches('.more') ? r.nextElementSibling : null);
    const mine = next(row), theirs = next(other);
    if (!mine && theirs) {
      $('input[type=hidden][name^=statement]', row)?.remove();
      row.after(document.importNode(theirs, true));
      row.classList.add('has-more');
    } else if (mine && !theirs && !$('textarea', mine)?.value) {
      mine.remove();
      row.classList.remove('has-more');
    }
  };

  const save = async () => {
    timer = 0;
    if (busy || over) return;
    busy = true;
    changed = false;
    const data = new URLSearchParams(new FormData(form));
    data.set('do', 'check');
    try {
      const r = await post(data.toString());
      if (r.status === 409) { over = true; say(status.dataset.conflict); return; }
      if (r.status !== 200 || r.path !== new URL(form.action).pathname) throw new Error(String(r.status));
      takeOver(r.page);
      say(status.dataset.auto, true);
    } catch {
      changed = true;
      say(status.dataset.failed);
      timer = setTimeout(save, AGAIN);
    } finally {
      busy = false;
      if (waiting) form.requestSubmit(waiting);
      else if (changed && !over && !timer) timer = setTimeout(save, REST);
    }
  };

  form.addEventListener('input', e => {
    if (e.target.name === 'q' || e.target.name === 'source') return;
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(save, REST);
  });
  // A press while a save is under way waits for it, so that nobody conflicts with himself.
  form.addEventListener('submit', e => {
    clearTimeout(timer);
    if (busy) { e.preventDefault(); waiting = e.submitter; } else over = true;
  });
  // Back in the history the page is as it was left, and saves again.
  addEventListener('pageshow', () => { over = false; waiting = null; });
}
