// Keys: the way over a map without a pointer. Arrows go to the nearest neighbour in
// their direction; one feature at a time is in the order of the Tab key.
import { middle } from './features.js';

const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const shownOf = (list) => list.filter((f) => !f.el.classList.contains('kg-off'));

/** neighbour is the nearest feature in a direction: what lies aside counts double. */
export function neighbour(list, from, [dx, dy]) {
  const [x, y] = middle(from);
  let best, least = Infinity;
  for (const f of shownOf(list)) {
    const [fx, fy] = middle(f), ahead = (fx - x) * dx + (fy - y) * dy, aside = Math.abs((fx - x) * dy + (fy - y) * dx);
    const far = ahead + 2 * aside;
    if (ahead > 0 && aside <= 2 * ahead && far < least) [best, least] = [f, far];
  }
  return best;
}

/** keys does what a key stands for on the element around the map. */
export function keys(e, map) {
  if (e.ctrlKey || e.metaKey || e.altKey || !e.target.closest('svg') || e.target.closest('[data-kartograph~=furniture]')) return;
  if (act(e, map) != null) e.preventDefault();
}

/** act does what a key stands for; it returns nothing where that is nothing. */
function act({ key, shiftKey }, { view, list, focused, focus, select }) {
  const way = arrows[key], shown = shownOf(list), i = shown.indexOf(focused);
  const zoom = (factor) => view.by(factor, focused ? view.place(middle(focused)) : undefined);
  const go = (k) => !focus(shown.at(k));
  if (way) return focused && !shiftKey ? !focus(neighbour(list, focused, way)) : view.pan(-80 * way[0], -80 * way[1]);
  switch (key) {
    case '+': case '=': return zoom(2);
    case '-': return zoom(0.5);
    case '0': return view.reset();
    case 'Escape': return select(null);
    case 'Enter': case ' ': return focused && select(focused);
    case 'Home': return go(0);
    case 'End': return go(-1);
    case 'PageDown': return go(shown[i + 1] ? i + 1 : i);
    case 'PageUp': return go(i > 0 ? i - 1 : 0);
  }
}
