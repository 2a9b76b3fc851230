// Legend: entries that stand for a class of features point it out and filter by it.
/** legend makes the entries of a mounted map's legend work; they say by data-bin what they stand for. */
export function legend(map) {
  const entries = [...map.svg.querySelectorAll('[data-kartograph~=furniture] [data-bin]')], off = new Set();
  const has = (entry, f) => entry.dataset.bin.split(' ').includes(f.bin) && (!entry.dataset.layer || entry.dataset.layer == f.layer || f.layer.endsWith('-' + entry.dataset.layer));
  const hidden = (f) => entries.some((e) => off.has(e) && has(e, f));
  const each = (test, name) => map.list.forEach((f) => f.el.classList.toggle(name, test(f)));
  function toggle(entry) {
    if (!off.delete(entry)) off.add(entry);
    entry.setAttribute('aria-pressed', !off.has(entry));
    entry.classList.toggle('kg-out', off.has(entry));
    each(hidden, 'kg-off');
    const shown = map.list.filter((f) => !hidden(f)).length;
    map.tell('filtered', shown, map.list.length);
    map.emit('filter', { shown });
  }
  for (const entry of entries) {
    if (!map.list.some((f) => has(entry, f))) continue;
    entry.setAttribute('role', 'button');
    entry.setAttribute('tabindex', '0');
    entry.setAttribute('aria-pressed', 'true');
    if (!entry.hasAttribute('aria-label')) entry.setAttribute('aria-label', entry.textContent.trim());
    const point = (on) => each((f) => on && !has(entry, f), 'kg-dim');
    entry.addEventListener('pointerenter', () => point(true));
    entry.addEventListener('pointerleave', () => point(false));
    entry.addEventListener('focus', () => point(true));
    entry.addEventListener('blur', () => point(false));
    entry.addEventListener('click', () => toggle(entry));
    entry.addEventListener('keydown', (e) => {
      if (e.key == 'Enter' || e.key == ' ') { toggle(entry); e.preventDefault(); }
    });
  }
  return { entries, clear: () => [...off].forEach(toggle) };
}
