// Keys: the way over a map without a pointer. Arrows go to the nearest neighbour in
// their direction; one feature at a time is in the order of the Tab key.
import { middle } from './features.js';

const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** neighbour is the nearest feature in a direction: what lies aside counts double. */
export function neighbour(list, from, [dx, dy]) {
  const [x, y] = middle(from);
  let best, least = Infinity;
  for (const f of list) {
    const [fx, fy] = middle(f), ahead = (fx - x) * dx + (fy - y) * dy, aside = Math.abs((fx - x) * dy + (fy - y) * dx);
    const far = ahead + 2 * aside;
    if (ahead > 0 && aside <= 2 * ahead && far < least) [best, least] = [f, far];
  }
  return best;
}

/** keys does what a key stands for on the element around the map. */
export function keys(e, map) {
  if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest('[data-kartograph~=furniture]')) return;
  if (act(e, map) != null) e.preventDefault();
}

/** act does what a key stands for; it returns nothing where that is nothing. */
function act({ key, shiftKey }, { view, list, focused, focus, select }) {
  const way = arrows[key], factor = { '+': 2, '=': 2, '-': 0.5 }[key], shown = list.filter((f) => !f.el.matches('.kg-off')), i = shown.indexOf(focused);
  const to = { Home: shown[0], End: shown.at(-1), PageDown: shown[i + 1], PageUp: shown[i - 1] };
  if (way) return focused && !shiftKey ? !focus(neighbour(shown, focused, way)) : view.pan(-80 * way[0], -80 * way[1]);
  if (key in to) return !focus(to[key]);
  if (factor) return view.by(factor, focused && view.place(middle(focused)));
  if (key == '0') return view.reset();
  if (key == 'Escape') return select(null);
  if (key == 'Enter' || key == ' ') return focused && select(focused);
}
