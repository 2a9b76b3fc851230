// Table: the map's data as a table, which is made when it is opened first.
import { idsOf, numeric } from './features.js';
import { element } from './tip.js';

/** table makes a disclosure with a table for each layer that has data. */
export function table(map, layerName, chosen) {
  const all = element('details', 'tables'), words = map.words;
  all.append(element('summary', '', words.table));
  all.addEventListener('toggle', () => {
    if (!all.open || all.querySelector('table')) return;
    const layers = [...new Set(map.list.map((f) => f.layer))];
    for (const layer of layers) all.append(one(map, layer, layers.length > 1 ? layerName(layer) : document.title, chosen));
  });
  return all;
}

/** once leaves out what insets show again. */
function once(list) {
  const key = (f) => JSON.stringify([f.name, ...f.data]), inset = (f) => f.el.closest('.view'), known = new Set(list.filter((f) => !inset(f)).map(key));
  return list.filter((f) => !inset(f) || !known.has(key(f)));
}

function one(map, layer, title, chosen) {
  const list = once(map.list.filter((f) => f.layer == layer)), { words } = map;
  // In the order of those that have the most of them, which is the config's.
  const ids = idsOf([...list].sort((a, b) => b.data.size - a.data.size)).filter((id) => id != list[0].column);
  const holder = element('div', 'scroll'), el = element('table'), body = element('tbody'), head = element('tr');
  // What can be scrolled can be focused, and has a name.
  holder.tabIndex = 0;
  holder.setAttribute('role', 'region');
  holder.setAttribute('aria-label', title);
  el.append(element('caption', '', title), element('thead'), body);
  el.tHead.append(head);
  const collator = new Intl.Collator(map.lang, { numeric: true });
  const columns = [{ id: null, title: map.columns.get(list[0].column)?.title.replace(/^name$/i, words.name) ?? words.name }, ...ids.map((id) => map.columns.get(id))];
  const value = (f, c) => (c.id == null ? f.name : f.data.get(c.id));
  const rows = list.map((f, i) => ({ f, tr: row(f, columns, chosen, i + 1) }));
  let sorted = null, down = false;
  columns.forEach((c) => {
    const th = element('th'), b = element('button', '', c.title);
    b.type = 'button';
    th.scope = 'col';
    th.append(b);
    if (c.numbers) th.className = 'kg-number';
    b.addEventListener('click', () => {
      down = sorted == c ? !down : !!c.numbers;
      sorted = c;
      for (const other of head.children) other.removeAttribute('aria-sort');
      th.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      // What has no value, or a word for none among numbers, stands at the end either way.
      const empty = (r) => !value(r.f, c) || (c.numbers && !numeric(value(r.f, c))), filled = rows.filter((r) => !empty(r));
      filled.sort((a, b) => order(value(a.f, c), value(b.f, c), c, collator) * (down ? -1 : 1));
      body.append(...[...filled, ...rows.filter(empty)].map((r) => r.tr));
    });
    head.append(th);
  });
  body.append(...rows.map((r) => r.tr));
  holder.append(el);
  return holder;
}

const order = (a = '', b = '', c, collator) => (c.numbers ? a - b : collator.compare(a, b));

/** row is a feature's row; those without a name are called by their number. */
function row(f, columns, chosen, nth) {
  const tr = element('tr');
  columns.forEach((c, i) => {
    if (!i) {
      const th = element('th'), b = element('button', '', f.name || nth);
      th.scope = 'row';
      b.type = 'button';
      b.addEventListener('click', () => chosen(f));
      th.append(b);
      return tr.append(th);
    }
    const v = f.data.get(c.id);
    tr.append(element('td', c.numbers ? 'number' : '', v == null ? '' : c.write(v)));
  });
  return tr;
}
