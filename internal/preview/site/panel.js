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

/** fill tells of a feature: what it carries, how it is drawn. */
export function fill(section, title, data, drawn) {
  const record = element('table'), look = element('table');
  rows(record, data);
  rows(look, drawn);
  section.replaceChildren(element('h2', title), record, element('h2', 'Drawn with'), look);
}
