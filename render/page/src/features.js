// Features: what of a map can be pointed at. A feature is a shape that carries
// data (data-* attributes) or a title; the groups around say what layer it is of.

/** Attributes of the map's own, which are no columns; data-class is one where there are classes. */
const own = /^data-(for|kartograph.*)$/, bin = /\bq(\d+)-(\d+)(?= |$)/;

/** The column that names features, by what such columns are called. */
const naming = [/^name$/i, /^(title|label)$/i, /^name.en$/i, /name/i, /^(id|code)$/i];

/** features lists those within root, in the order of the drawing. */
export function features(root) {
  const list = [];
  for (const el of root.querySelectorAll('path,circle,g')) {
    if (el.closest('[aria-hidden=true],[data-kartograph=still],[data-kartograph~=furniture],defs,clipPath')) continue;
    const heading = [...el.children].find((c) => c.localName == 'title');
    const data = {};
    // Features of further sizes refer to the one that has their data.
    const has = el.dataset.kartographOf ? document.getElementById(el.dataset.kartographOf) : el;
    const classes = el.getAttribute('class') || '', classed = /\b[qb]\d+-\d+\b|\bmissing\b/.test(classes);
    for (const a of has.attributes) if (a.name.startsWith('data-') && !own.test(a.name) && !(classed && /^data-class(-|$)/.test(a.name))) data[a.name.slice(5)] = a.value;
    if (!heading && !Object.keys(data).length) continue;
    list.push({ el, data, layer: layerOf(el), text: heading && heading.textContent, bin: bin.exec(classes) });
    // The page shows the title itself; the browser's own would lie upon it.
    if (heading) heading.remove();
  }
  const naming = new Map();
  for (const f of list) {
    if (!naming.has(f.layer)) naming.set(f.layer, nameColumn(list.filter((o) => o.layer == f.layer)));
    f.column = naming.get(f.layer);
    f.name = (f.text || '').split('\n')[0] || f.data[f.column] || f.el.id || '';
  }
  return list;
}

/** layerOf is the name of the layer of an element: the id of its group. */
function layerOf(el) {
  const group = el.parentNode.closest('g[id]');
  return group ? group.id.replace(/^w[\d.]+-/, '') : ''; // a further size's ids begin with its width
}

/** nameColumn is the column by which the features of a layer are called. */
function nameColumn(list) {
  const columns = Object.keys(Object.assign({}, ...list.map((f) => f.data)));
  for (const r of naming) {
    const found = columns.find((c) => r.test(c));
    if (found) return found;
  }
  return columns.find((c) => list.some((f) => f.data[c] && !numeric(f.data[c])));
}

const numeric = (v) => /^-?(0|[1-9]\d*)(\.\d+)?(e[-+]?\d+)?$/i.test(v);

/**
 * columnsOf tells of each column of features whether it is one of numbers and how its
 * values are written. Numbers that are all like years are written without groups.
 */
export function columnsOf(list, lang, titles) {
  const columns = new Map();
  for (const f of list) {
    for (const [id, v] of Object.entries(f.data)) {
      const c = columns.get(id) || { id, title: titles[id] || id, numbers: true, years: true };
      columns.set(id, c);
      if (v === '') continue;
      if (!numeric(v)) c.numbers = false;
      if (!/^(1\d|20)\d\d$/.test(v)) c.years = false;
    }
  }
  for (const c of columns.values()) {
    let as;
    try { as = new Intl.NumberFormat(lang || undefined, { maximumFractionDigits: 6, useGrouping: !c.years }); } catch { as = new Intl.NumberFormat(); }
    c.write = (v) => (c.numbers && v ? as.format(v) : v);
  }
  return columns;
}

/** rowsOf are the columns of a feature besides its name, as title and text. */
export function rowsOf(f, columns) {
  return Object.entries(f.data)
    .filter(([id]) => id != f.column && !(id == 'id' && f.name))
    .map(([id, v]) => [columns.get(id).title, columns.get(id).write(v)]);
}

/**
 * middle is where a feature is for those who go from one to the next: the middle of
 * the largest part's box, in the map's pixels.
 */
export function middle(f) {
  if (f.at) return f.at;
  const shape = f.el.localName == 'g' ? f.el.querySelector('path') || f.el.querySelector('circle') : f.el;
  const largest = shape.localName == 'path' && largestPart(shape.getAttribute('d'));
  const b = largest || shape.getBBox();
  return (f.at = [b.x + b.width / 2, b.y + b.height / 2]);
}

/** largestPart is the box of the largest part of a path of lines. */
function largestPart(d) {
  let x = 0, y = 0, sx = 0, sy = 0, box, best;
  const size = (b) => Math.max(b.width, 0.01) * Math.max(b.height, 0.01);
  const put = () => {
    if (!box) return (box = { x, y, width: 0, height: 0 });
    const r = Math.max(box.x + box.width, x), b = Math.max(box.y + box.height, y);
    box.x = Math.min(box.x, x); box.y = Math.min(box.y, y);
    box.width = r - box.x; box.height = b - box.y;
  };
  const done = () => { if (box && (!best || size(box) > size(best))) best = box; box = 0; };
  for (const [, c, rest] of d.matchAll(/([a-z])([^a-z]*)/gi)) {
    const n = (rest.match(/-?(\d+\.?\d*|\.\d+)/g) || []).map(Number), rel = c > 'Z', k = c.toLowerCase();
    if (!'mlhvz'.includes(k)) return;
    if (k == 'z') { x = sx; y = sy; continue; }
    for (let i = 0; i < n.length; i += k == 'h' || k == 'v' ? 1 : 2) {
      if (k != 'v') x = n[i] + (rel ? x : 0);
      if (k != 'h') y = n[k == 'v' ? i : i + 1] + (rel ? y : 0);
      if (k == 'm' && !i) { done(); sx = x; sy = y; }
      put();
    }
  }
  done();
  return best;
}
