// Tip: what is told of a feature, beside the pointer or, where there is little room,
// in a panel at the bottom. Texts are texts: nothing of the data becomes markup.
import { rowsOf } from './features.js';

/** element makes an element of HTML with a class and a text. */
export function element(name, className, text) {
  const el = document.createElement(name);
  if (className) el.className = 'kg-' + className;
  if (text != null) el.textContent = text;
  return el;
}

/** tip makes the box in a map's element. */
export function tip(holder, columns) {
  const box = element('div', 'tip');
  box.hidden = true;
  box.setAttribute('aria-hidden', 'true'); // the feature's name says it all
  holder.append(box);
  return {
    box,
    /** show tells of a feature at a point of the window. */
    show(f, x, y) {
      box.replaceChildren(...lines(f, columns));
      box.hidden = false;
      // Where there is little room, styles make it a panel wherever it is put.
      const r = holder.getBoundingClientRect(), w = box.offsetWidth, h = box.offsetHeight;
      let left = x - r.left + 14, top = y - r.top + 14;
      if (left + w > r.width) left = Math.max(0, x - r.left - w - 14);
      if (top + h > r.height) top = Math.max(0, y - r.top - h - 14);
      box.style.left = left + 'px';
      box.style.top = top + 'px';
    },
    hide() { box.hidden = true; },
  };
}

/** lines are the elements that tell of a feature. */
function lines(f, columns) {
  const name = element('strong', '', f.name);
  if (f.text) return [name, ...f.text.split('\n').slice(1).map((line) => element('p', '', line))];
  const rows = rowsOf(f, columns);
  if (!rows.length) return [name];
  const list = element('dl');
  for (const [title, value] of rows) list.append(element('dt', '', title), element('dd', '', value));
  return [name, list];
}
