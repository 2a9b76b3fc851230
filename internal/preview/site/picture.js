// Picture: the map's SVG in the page, and how it becomes another one. Nothing else may
// write to it, since changes name its elements by their number.

const namespaces = { xlink: 'http://www.w3.org/1999/xlink', xml: 'http://www.w3.org/XML/1998/namespace' };

/** apply shows what the server tells: a whole picture, or the changes that lead to it. */
export function apply(paper, told) {
  if (told.picture) paper.innerHTML = told.picture.slice(told.picture.indexOf('<svg'));
  if (!told.changes || !told.changes.length) return;
  const svg = paper.firstElementChild, all = [svg, ...svg.querySelectorAll('*')];
  for (const c of told.changes) {
    const el = all[c.i];
    for (const [name, value] of Object.entries(c.set || {})) el.setAttributeNS(namespaces[name.split(':')[0]] || null, name, value);
    for (const name of c.drop || []) el.removeAttribute(name);
    if (c.content != null) el.innerHTML = c.content;
    if (c.insert && c.before) all[c.before].insertAdjacentHTML('beforebegin', c.insert);
    else if (c.insert) el.insertAdjacentHTML('beforeend', c.insert);
    if (c.gone) el.remove();
  }
}
