// Tip: what is told of a feature, beside the pointer or, where there is little room,
// in a panel at the bottom. Texts are texts: nothing of the data becomes markup.
import { max, min } from './features.js';

/** element makes an element of HTML with a class and a text. */
export function element(name, className, text) {
  const el = document.createElement(name);
  if (className) el.className = 'kg-' + className;
  el.textContent = text; // none is empty
  return el;
}

/** set sets attributes of an element. */
export const set = (el, attributes) => { for (const name in attributes) el.setAttribute(name, attributes[name]); };

/** tip makes the box in a map's element: a function that tells of a feature at a point of the window, by default its spot, within what is seen of the map, and hides it for none. */
export function tip(holder, spot) {
  const box = element('div', 'tip');
  box.hidden = true;
  box.setAttribute('aria-hidden', true); // the feature's name says it all
  holder.append(box);
  return (f, at) => {
    box.hidden = !f;
    if (!f) return;
    const list = element('dl');
    for (const row of f.rows) list.append(...row.map((text, i) => element(i ? 'dd' : 'dt', '', text)));
    box.replaceChildren(element('strong', '', f.name), list);
    // Where there is little room, styles make it a panel wherever it is put.
    const [x, y] = at || spot(f), { left, top, right, bottom } = holder.getBoundingClientRect();
    const beside = (at, size, from, to) => (at + 14 + size > to ? max(from, 0, at - size - 14) : at + 14) - from + 'px';
    box.style.left = beside(x, box.offsetWidth, left, min(right, innerWidth));
    box.style.top = beside(y, box.offsetHeight, top, min(bottom, innerHeight));
  };
}
