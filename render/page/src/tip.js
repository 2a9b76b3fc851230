// Tip: what is told of a feature, beside the pointer or, where there is little room,
// in a panel at the bottom. Texts are texts: nothing of the data becomes markup.

/** element makes an element of HTML with a class and a text. */
export function element(name, className, text) {
  const el = document.createElement(name);
  if (className) el.className = 'kg-' + className;
  el.textContent = text; // none is empty
  return el;
}

/** set sets attributes of an element. */
export const set = (el, attributes) => { for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value); };

/** tip makes the box in a map's element: a function that tells of a feature at a point of the window, and hides it for none. */
export function tip(holder) {
  const box = element('div', 'tip');
  box.hidden = true;
  box.setAttribute('aria-hidden', true); // the feature's name says it all
  holder.append(box);
  return (f, x, y) => {
    box.hidden = !f;
    if (!f) return;
    const list = element('dl'), rows = f.rows;
    for (const row of rows) list.append(...row.map((text, i) => element(f.said ? 'p' : i ? 'dd' : 'dt', '', text)));
    box.replaceChildren(element('strong', '', f.name), ...(f.said ? list.childNodes : rows.length ? [list] : []));
    // Where there is little room, styles make it a panel wherever it is put.
    const r = holder.getBoundingClientRect(), beside = (at, size, room) => (at + 14 + size > room ? Math.max(0, at - size - 14) : at + 14) + 'px';
    box.style.left = beside(x - r.left, box.offsetWidth, r.width);
    box.style.top = beside(y - r.top, box.offsetHeight, r.height);
  };
}
