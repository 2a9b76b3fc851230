// Features: what of a map can be pointed at. A feature is a shape that carries
// data (data-* attributes) or a title; the groups around say what layer it is of.

/** Columns are all data but the map's own and, of features with classes, these. */
const column = /^data-(?!for$|kartograph)/, classOf = /^data-class($|-(fill|stroke|r$|opacity|pattern))/, classed = /\b(q(\d+)-(\d+)|b\d+-\d+|missing)(?= |$)/;

/** The column that names features, by what such columns are called. */
const naming = [/^name$/i, /^(title|label)$/i, /^name.en$/i, /name/i, /^(id|code)$/i];

export const { min, max } = Math;

/** features lists those within root, in the order of the drawing. */
export function features(root) {
  const list = [];
  for (const el of root.querySelectorAll('path,circle,g')) {
    if (el.closest('[aria-hidden=true],[data-kartograph=still],[data-kartograph~=furniture]')) continue;
    const heading = el.querySelector(':scope > title'), group = el.parentNode.closest('g[id]'), data = new Map(), nth = classed.exec(el.getAttribute('class'));
    // Features of further sizes refer to the one that has their data.
    const has = document.getElementById(el.dataset.kartographOf ?? '') || el;
    for (const { name, value } of has.attributes) {
      if (column.test(name) && !(nth && classOf.test(name))) data.set(name.slice(5), value);
    }
    if (!heading && !data.size) continue;
    list.push({ el, data, group, layer: idOf(group), said: heading?.textContent.split('\n'), nth });
    // The page shows the title itself; the browser's own would lie upon it.
    heading?.remove();
  }
  for (const layer of new Set(list.map((f) => f.layer))) {
    const of = list.filter((f) => f.layer == layer), column = nameColumn(of);
    for (const f of of) {
      f.column = column;
      f.name = [f.said?.[0], f.data.get(column), f.el.id].find((s) => s?.trim()) || '';
    }
  }
  return list;
}

/** idOf is the id of the layer that a group shows: pages say it where the group's is another, in insets and further sizes. */
export const idOf = (group) => group?.dataset.kartographLayer || group?.id || '';

/** nameColumn is the column by which the features of a layer are called. */
function nameColumn(list) {
  const columns = idsOf(list);
  return naming.map((r) => columns.find((c) => r.test(c))).find(Boolean) || columns.find((c) => !ofNumbers(valuesOf(list, c)));
}

/** idsOf are the ids of the columns of features. */
export const idsOf = (list) => [...new Set(list.flatMap((f) => [...f.data.keys()]))];

/** valuesOf are the values of a column that are there. */
const valuesOf = (list, id) => list.map((f) => f.data.get(id)).filter(Boolean);

/** numeric tells whether a text is a number. */
export const numeric = (v) => /^-?(0|[1-9]\d*)(\.\d+)?(e[-+]?\d+)?$/i.test(v);

/** ofNumbers tells whether values are numbers, with some words for none among them, such as n/a, which have no digit. */
const ofNumbers = (values) => values.every((v) => numeric(v) || !/\d/.test(v)) && 2 * values.filter(numeric).length >= values.length;

/**
 * columnsOf tells of each column of features whether it is one of numbers and how its
 * values are written. Numbers that are all like years are written without groups. It
 * gives each feature its rows: what is told of it besides its name, as lines or as
 * title and value.
 */
export function columnsOf(list, lang, titles) {
  const columns = new Map();
  for (const id of idsOf(list)) {
    const values = valuesOf(list, id), numbers = ofNumbers(values);
    const format = new Intl.NumberFormat(lang, { maximumFractionDigits: 6, useGrouping: values.some((v) => numeric(v) && !/^(1\d|20)\d\d$/.test(v)) });
    columns.set(id, { id, title: titles[id] || id, numbers, write: (v) => (numbers && numeric(v) ? format.format(v) : v) });
  }
  for (const f of list) {
    f.rows = f.said?.slice(1).map((line) => [line]) || [...f.data]
      .filter(([id]) => id != f.column && !(id == 'id' && f.name))
      .map(([id, v]) => [columns.get(id).title, columns.get(id).write(v)]);
  }
  return columns;
}

/** shapesOf are the elements that a feature is drawn by. */
export const shapesOf = ({ el }) => (el.localName == 'g' ? el.querySelectorAll('path,circle') : [el]);

/**
 * middle is where a feature is for those who go from one to the next: the middle of
 * the largest part's box, in the map's pixels.
 */
export function middle(f) {
  if (f.at) return f.at;
  const shape = shapesOf(f)[0], { x, y, width, height } = shape.getBBox(), d = shape.getAttribute('d');
  const [l, t, r, b] = (d && largestPart(d)) || [x, y, x + width, y + height];
  return (f.at = [(l + r) / 2, (t + b) / 2]);
}

/** largestPart is the box of the largest part of a path of lines: left, top, right, bottom. */
function largestPart(d) {
  let x = 0, y = 0, sx, sy, box, best, most = 0;
  for (const part of d.split(/(?=[a-z])/i)) {
    const n = part.match(/-?\d*\.?\d+/g) || [], k = part[0].toLowerCase(), rel = k == part[0];
    if (!'mlhvz'.includes(k)) return;
    if (k == 'z') [x, y] = [sx, sy];
    if (k == 'm') box = 0;
    for (let i = 0; i < n.length;) {
      if (k != 'v') x = +n[i++] + rel * x;
      if (k != 'h') y = +n[i++] + rel * y;
      box ||= [sx = x, sy = y, x, y];
      box = [min(box[0], x), min(box[1], y), max(box[2], x), max(box[3], y)];
      const size = (box[2] - box[0] + 0.01) * (box[3] - box[1] + 0.01);
      if (size > most) [best, most] = [box, size];
    }
  }
  return best;
}
