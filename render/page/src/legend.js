// Legend: entries that stand for a class of features of a layer, or for a part of its
// values, point them out and filter by them.
import { draw } from './ring.js';

/** bins are the classes of an element but those of its looks. */
const bins = (el) => [...el.classList].filter((c) => !/(^|-)k-\w+$/.test(c));

/** dataOf is what the page tells of an element; features of further sizes refer to the one that has their data. */
const dataOf = (el) => (document.getElementById(el.dataset.kartographOf ?? '') || el).dataset;

/** spanOf is the part of the values that an entry stands for: by which property's scale, from, below to. */
function spanOf({ dataset: { kartographBy: by, kartographFrom: from = -Infinity, kartographTo: to = Infinity } }) {
  return by && { from: +from, to: +to, key: 'kartograph' + by.replace(/(^|-)./g, (c) => c.at(-1).toUpperCase()) };
}

/** written is a span in words. */
function written({ from, to }, lang) {
  const n = (v) => v.toLocaleString(lang, { maximumFractionDigits: 10 });
  return from == -Infinity ? (to == Infinity ? '' : '< ' + n(to)) : to == Infinity ? '≥ ' + n(from) : n(from) + ' – ' + n(to);
}

/** legend makes the entries of a mounted map's legend work: swatches that have the class of features, or stand for some of their values. */
export function legend(map) {
  map.words.filtered ??= '{0} of {1} features shown';
  const off = new Set();
  // Pages say which layer an entry is of (data-kartograph-layer), as layers may have equal classes.
  const of = ({ dataset: { kartographLayer: layer } }, test) => map.list.filter((f) => (layer == null || f.layer == layer) && test(f));
  const texts = [...map.svg.querySelectorAll('.legend-texts > text')];
  const names = namesOf(map.svg), entries = [];
  for (const el of map.svg.querySelectorAll('.legend-swatches > *')) {
    const span = spanOf(el), before = entries.at(-1);
    if (span && before?.span && before.el.nextElementSibling == el && same(before, el, span)) { before.el.append(el); continue; }
    const inBin = (c) => of(el, (f) => f.el.classList.contains(c)), bin = bins(el).find((c) => inBin(c).length);
    const all = span ? of(el, (f) => { const v = dataOf(f.el)[span.key]; return v != null && v >= span.from && v < span.to; }) : bin ? inBin(bin) : [];
    if (all.length) entries.push({ el: span ? wrapped(el) : el, bin, span, layer: el.dataset.kartographLayer, features: new Set(all) });
  }
  const has = (entry, f) => entry.features.has(f), hidden = (f) => [...off].some((e) => has(e, f));
  const each = (test, name) => map.list.forEach((f) => [f.el, ...(names.get(f.el.id) || [])].forEach((el) => el.classList.toggle(name, test(f))));

  /** label is what an entry is called, by its values, by the page, or, in SVG files, by the text that stands nearest. */
  function label({ el, bin, span }) {
    const values = span ? written(span, map.lang) : el.dataset.kartographCalled;
    if (values?.trim()) return values;
    const middle = (e) => { const b = e.getBBox(); return [b.x + b.width / 2, b.y + b.height / 2, b.x]; }, [x, y] = middle(el);
    const far = (t) => { const [, ty, left] = middle(t); return Math.abs(left - x) + 4 * Math.abs(ty - y); };
    const near = texts.map((t) => [far(t), t]).sort((a, b) => a[0] - b[0])[0];
    return near?.[1].textContent.trim() || bin;
  }
  function toggle(entry) {
    if (!off.delete(entry)) off.add(entry);
    entry.el.setAttribute('aria-pressed', !off.has(entry));
    entry.el.classList.toggle('kg-out', off.has(entry));
    each(hidden, 'kg-off');
    each(() => false, 'kg-dim');
    const shown = map.list.filter((f) => !hidden(f)).length;
    map.tell('filtered', shown, map.list.length);
    map.emit('filter', { shown });
  }
  for (const entry of entries) {
    // Features of one scale say their class themselves; of two, it is what the legend calls it.
    if (/^b\d/.test(entry.bin)) entry.features.forEach(({ el }) => el.setAttribute('aria-label', el.getAttribute('aria-label') + '. ' + label(entry)));
    const { el } = entry, point = (on) => each((f) => on && !off.has(entry) && !has(entry, f), 'kg-dim');
    for (const [n, v] of Object.entries({ role: 'button', tabindex: '0', 'aria-pressed': 'true', 'aria-label': label(entry) })) el.setAttribute(n, v);
    const on = (name, f) => el.addEventListener(name, f);
    on('pointerenter', () => point(true));
    on('pointerleave', () => point(false));
    on('focus', () => point(true));
    on('blur', () => point(false));
    on('click', () => toggle(entry));
    // A second click or tap filters again, and zooms nothing.
    for (const name of ['dblclick', 'pointerdown']) on(name, (e) => e.stopPropagation());
    on('keydown', (e) => {
      if (e.key == 'Enter' || e.key == ' ') { toggle(entry); e.preventDefault(); }
    });
  }
}

/** namesOf are the labels of features and their halos, which stand where these do, by the features' ids. */
function namesOf(svg) {
  const spot = (t) => [t.getAttribute('x'), t.getAttribute('y'), t.getAttribute('transform'), t.textContent].join(), owner = new Map(), names = new Map();
  for (const t of svg.querySelectorAll('text[data-for]')) owner.set(spot(t), t.dataset.for);
  for (const t of svg.querySelectorAll('text')) {
    const id = owner.get(spot(t));
    if (id) names.set(id, [...(names.get(id) || []), t]);
  }
  return names;
}

/** wrapped is a group around an element, which further strips of a ramp are put into. */
function wrapped(el) {
  const g = draw('g', '');
  el.before(g);
  g.append(el);
  return g;
}

/** same tells whether a strip stands for what the entry before it does. */
const same = (entry, { dataset }, span) => entry.layer == dataset.kartographLayer && entry.span.key == span.key && entry.span.from == span.from && entry.span.to == span.to;
