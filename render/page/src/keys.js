// Keys: the way over a map without a pointer. Arrows go to the nearest neighbour in
// their direction; one feature at a time is in the order of the Tab key.
import { middle } from './features.js';

const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** neighbour is the nearest feature in a direction: what lies aside counts double. */
export function neighbour(list, from, [dx, dy]) {
  const [x, y] = middle(from);
  let best, least = Infinity;
  for (const f of list) {
    if (f == from || f.el.classList.contains('kg-off')) continue;
    const [fx, fy] = middle(f), ahead = (fx - x) * dx + (fy - y) * dy, aside = Math.abs((fx - x) * dy) + Math.abs((fy - y) * dx);
    const far = ahead + 2 * aside;
    if (ahead > 0 && aside <= 2 * ahead && far < least) { best = f; least = far; }
  }
  return best;
}

/** keys listens for keys on the element around the map. */
export function keys(holder, map, signal) {
  holder.addEventListener('keydown', (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || !e.target.closest('svg,.kg-frame') || e.target.closest('[data-kartograph~=furniture]')) return;
    if (act(e, map)) e.preventDefault();
  }, { signal });
}

function act(e, map) {
  const { view, list } = map, now = map.focused, way = arrows[e.key];
  const step = 80;
  if (way && (e.shiftKey || !now)) return view.pan(-way[0] * step, -way[1] * step), true;
  if (way) return map.focus(neighbour(list, now, way) || now), true;
  const shown = list.filter((f) => !f.el.classList.contains('kg-off')), i = shown.indexOf(now);
  switch (e.key) {
    case '+': case '=': return view.by(2, place(now, view)), true;
    case '-': case '_': return view.by(0.5, place(now, view)), true;
    case '0': return view.reset(), true;
    case 'Escape': return map.select(null), true;
    case 'Enter': case ' ': return now && (map.select(now), true);
    case 'Home': return map.focus(shown[0]), true;
    case 'End': return map.focus(shown.at(-1)), true;
    case 'PageDown': return map.focus(shown[Math.min(i + 1, shown.length - 1)]), true;
    case 'PageUp': return map.focus(shown[Math.max(i - 1, 0)]), true;
  }
}

/** place is where a feature is on the page of the map, for zooming about it. */
function place(f, view) {
  if (!f) return undefined;
  const [x, y] = middle(f);
  return [view.x + x * view.k, view.y + y * view.k];
}
