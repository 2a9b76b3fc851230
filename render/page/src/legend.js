// Legend: entries that stand for a class of features of a layer point it out and filter by it.

/** bins are the classes of an element but those of its looks. */
const bins = (el) => [...el.classList].filter((c) => !/(^|-)k-\w+$/.test(c));

/** legend makes the entries of a mounted map's legend work: swatches that have the class of features. */
export function legend(map) {
  map.words.filtered ??= '{0} of {1} features shown';
  const off = new Set();
  // Pages say which layer an entry is of (data-kartograph-layer), as layers may have equal classes.
  // Insets begin the ids of their layers with their own.
  const isOf = (f, layer) => layer == null || f.layer == layer || (f.el.closest('.view') && f.layer.endsWith('-' + layer));
  const of = (el, bin) => map.list.filter((f) => f.el.classList.contains(bin) && isOf(f, el.dataset.kartographLayer));
  const entries = [...map.svg.querySelectorAll('.legend-swatches > *')].map((el) => {
    const bin = bins(el).find((c) => of(el, c).length);
    return { el, bin, features: new Set(bin ? of(el, bin) : []) };
  }).filter((e) => e.bin);
  const has = (entry, f) => entry.features.has(f), hidden = (f) => [...off].some((e) => has(e, f));
  const each = (test, name) => map.list.forEach((f) => f.el.classList.toggle(name, test(f)));
  const texts = [...map.svg.querySelectorAll('.legend-texts > text')];

  /** label is the text that stands nearest to an entry. */
  function label({ el, bin }) {
    const middle = (e) => { const b = e.getBBox(); return [b.x + b.width / 2, b.y + b.height / 2, b.x]; }, [x, y] = middle(el);
    const far = (t) => { const [, ty, left] = middle(t); return Math.abs(left - x) + 4 * Math.abs(ty - y); };
    const near = texts.map((t) => [far(t), t]).sort((a, b) => a[0] - b[0])[0];
    return near ? near[1].textContent : bin;
  }
  function toggle(entry) {
    if (!off.delete(entry)) off.add(entry);
    entry.el.setAttribute('aria-pressed', !off.has(entry));
    entry.el.classList.toggle('kg-out', off.has(entry));
    each(hidden, 'kg-off');
    const shown = map.list.filter((f) => !hidden(f)).length;
    map.tell('filtered', shown, map.list.length);
    map.emit('filter', { shown });
  }
  for (const entry of entries) {
    const { el } = entry, point = (on) => each((f) => on && !has(entry, f), 'kg-dim');
    for (const [n, v] of Object.entries({ role: 'button', tabindex: '0', 'aria-pressed': 'true', 'aria-label': label(entry) })) el.setAttribute(n, v);
    const on = (name, f) => el.addEventListener(name, f);
    on('pointerenter', () => point(true));
    on('pointerleave', () => point(false));
    on('focus', () => point(true));
    on('blur', () => point(false));
    on('click', () => toggle(entry));
    on('keydown', (e) => {
      if (e.key == 'Enter' || e.key == ' ') { toggle(entry); e.preventDefault(); }
    });
  }
}
