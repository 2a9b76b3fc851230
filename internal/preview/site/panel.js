// Panel: what stands beside the map. All texts are set as texts.
function element(tag, text) {
  const el = document.createElement(tag);
  if (text != null) el.textContent = text;
  return el;
}

/** rows fills a table with pairs. */
export function rows(table, pairs) {
  table.replaceChildren(...pairs.map(([name, value]) => {
    const row = element('tr');
    row.append(element('th', name), element('td', value));
    return row;
  }));
}

/** list fills a list. */
export function list(ul, texts) { ul.replaceChildren(...texts.map((t) => element('li', t))); }

/** options fills a choice, and keeps what is chosen; the same ones are left alone. */
export function options(select, pairs) {
  const now = [...select.options].map((o) => o.value).join('\n');
  if (now == pairs.map(([v]) => v).join('\n')) return;
  const value = select.value;
  select.replaceChildren(...pairs.map(([v, text]) => Object.assign(element('option', text), { value: v })));
  select.value = value;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
}

/** fill tells of a feature: its record, what draws it, and the rules that say so, the
 *  strongest first; what another rule overrides is struck out. */
export function fill(section, told) {
  const record = element('table'), look = element('table'), rules = element('ol');
  rows(record, told.record.map((c) => [c.name, c.value]));
  rows(look, told.drawn.map((c) => [c.name, c.value]));
  for (const r of told.rules) {
    const item = element('li'), code = element('code', r.selector + (r.when ? ` when ${r.when}` : ''));
    item.append(code, ' ', element('small', r.where), element('br'));
    for (const d of r.declarations) {
      const said = element(d.counts || r.when ? 'span' : 's', `${d.name}: ${d.value}; `);
      item.append(said);
    }
    rules.append(item);
  }
  section.replaceChildren(element('h2', told.layer + (told.id ? ' · ' + told.id : '') + told.classes.map((c) => ' .' + c).join('')), record,
    element('h2', 'Drawn with'), look, element('h2', 'Rules, the strongest first'), rules);
}
