// Search: a box over the names of features, by the combobox pattern of ARIA.
import { element } from './tip.js';

const most = 10;
let boxes = 0;

/** plain is a text without case and accents. */
const plain = (s) => s.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/**
 * tellApart is what a feature has that others of its name have not: the first column of
 * words, or else of numbers, that differs among them, or their layer.
 */
function tellApart(f, same, columns) {
  const differ = (of) => new Set(same.map(of)).size > 1;
  const ids = [...f.data.keys()].filter((id) => id != f.column && differ((o) => o.data.get(id)));
  const id = ids.find((c) => !columns.get(c).numbers) ?? (differ((o) => o.layer) ? undefined : ids[0]);
  return id == null ? (differ((o) => o.layer) ? f.layer : '') : columns.get(id).write(f.data.get(id));
}

/** search makes the box; chosen is told the feature. */
export function search({ list, words, columns }, chosen) {
  const id = 'kg-found-' + boxes++, box = element('div', 'search'), input = element('input'), found = element('ul', 'found');
  Object.assign(input, { type: 'text', placeholder: words.search, autocomplete: 'off' });
  const set = (el, all) => { for (const [n, v] of Object.entries(all)) el.setAttribute(n, v); };
  set(input, { role: 'combobox', 'aria-label': words.search, 'aria-expanded': 'false', 'aria-controls': id, 'aria-autocomplete': 'list' });
  set(found, { role: 'listbox', id, 'aria-label': words.search });
  found.hidden = true;
  const none = element('div', 'none');
  none.setAttribute('role', 'status');
  box.append(input, found, none);
  const named = list.filter((f) => f.name).map((f) => ({ f, key: plain(f.name) }));
  let hits = [], at = -1;

  function show() {
    const asked = plain(input.value.trim());
    hits = asked ? named.filter((n) => n.key.includes(asked)).sort((a, b) => b.key.startsWith(asked) - a.key.startsWith(asked) || a.key.localeCompare(b.key)).slice(0, most) : [];
    found.replaceChildren(...hits.map(({ f }, i) => {
      const li = element('li', '', f.name), same = named.filter((n) => n.f.name == f.name).map((n) => n.f);
      const apart = same.length > 1 && tellApart(f, same, columns);
      if (apart) li.append(element('small', '', ' ' + apart));
      set(li, { role: 'option', id: id + '-' + i, 'aria-selected': 'false' });
      li.addEventListener('pointerdown', (e) => { e.preventDefault(); choose(i); });
      return li;
    }));
    found.hidden = !hits.length;
    none.textContent = asked && !hits.length ? words.nothing : '';
    input.setAttribute('aria-expanded', !found.hidden);
    mark(-1);
  }
  function mark(i) {
    at = i;
    [...found.children].forEach((li, k) => li.setAttribute('aria-selected', k == i));
    if (i < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', id + '-' + i);
  }
  function choose(i) {
    if (!hits[i]) return;
    const { f } = hits[i];
    input.value = f.name;
    hits = [];
    close();
    chosen(f);
  }
  function close() {
    found.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    mark(-1);
  }
  input.addEventListener('input', show);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (e) => {
    const n = hits.length;
    if (e.key == 'ArrowDown' && n) mark((at + 1) % n);
    else if (e.key == 'ArrowUp' && n) mark((at + n - (at < 0 ? 0 : 1)) % n);
    else if (e.key == 'Enter') choose(Math.max(at, 0));
    else if (e.key == 'Escape') { input.value = ''; show(); }
    else return;
    e.preventDefault();
  });
  return box;
}
