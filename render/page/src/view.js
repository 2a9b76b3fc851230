// View: pan and zoom. What moves lies in one group, whose transform is set; strokes
// keep their width by vector-effect, texts, circles and patterns by being made smaller.

import { max, min } from './features.js';

const most = 64;

/** view makes the map in svg movable; told is called after each change. */
export function view(svg, moving, box, told) {
  const kept = [...moving.querySelectorAll('text,circle'), ...svg.querySelectorAll('pattern')].map(keep);
  const v = { k: 1, x: 0, y: 0 };

  /** keep makes what keeps the size of a circle, of a text, about its own place or its symbol's, or of a pattern's tile. */
  function keep(el) {
    const kind = el.localName, size = kind == 'circle' ? 'r' : el.querySelector('textPath') && 'fontSize';
    if (size) {
      const own = parseFloat(getComputedStyle(el)[size]);
      return (s) => { el.style[size] = own * s + 'px'; };
    }
    const of = document.getElementById(el.dataset.for ?? ''), symbol = of?.localName == 'circle', by = kind == 'text' ? 'transform' : 'patternTransform';
    const [x, y] = ['x', 'y'].map((n) => parseFloat(symbol ? of.getAttribute('c' + n) : el.getAttribute(n)) || 0), own = el.getAttribute(by) || '';
    return (s) => el.setAttribute(by, `matrix(${s} 0 0 ${s} ${x * (1 - s)} ${y * (1 - s)})${own}`);
  }

  const [left, top, width, height] = box, centre = [left + width / 2, top + height / 2];
  const limited = (k) => min(max(k, 1), most), within = (at, from, size, k) => min(from * (1 - k), max(at, (from + size) * (1 - k)));

  function set(k, x, y) {
    x = within(x, left, width, k);
    y = within(y, top, height, k);
    const zoomed = k != v.k;
    if (!zoomed && x == v.x && y == v.y) return false;
    Object.assign(v, { k, x, y });
    moving.setAttribute('transform', `translate(${x} ${y})scale(${k})`);
    if (zoomed) kept.forEach((f) => f(1 / k));
    told(zoomed);
    return true;
  }

  /** point is where a pointer's event is on the page of the map. */
  v.point = (e) => {
    const m = svg.getScreenCTM();
    return [(e.clientX - m.e) / m.a, (e.clientY - m.f) / m.d];
  };
  /** by zooms by a factor about a point of the page, or the middle. */
  v.by = (factor, at = centre) => {
    const k = limited(v.k * factor), by = k / v.k;
    return set(k, at[0] - (at[0] - v.x) * by, at[1] - (at[1] - v.y) * by);
  };
  v.pan = (dx, dy) => set(v.k, v.x + dx, v.y + dy);
  v.reset = () => set(1, 0, 0);
  /** to shows a box of the map, x, y, width and height, with room around it. */
  v.to = (b, closest = 8) => middle(limited(min(closest, (0.6 * width) / b.width, (0.6 * height) / b.height)), [b.x + b.width / 2, b.y + b.height / 2]);
  const middle = (k, [x, y]) => set(k, centre[0] - x * k, centre[1] - y * k);
  /** place is where a point of the map is on its page. */
  v.place = ([x, y]) => [v.x + x * v.k, v.y + y * v.k];
  /** reveal pans so that a point of the map is in sight. */
  v.reveal = (at) => {
    const [x, y] = v.place(at);
    if (x < left || x > left + width || y < top || y > top + height) middle(v.k, at);
  };
  return v;
}

/** gestures moves a view by pointers, the wheel and double clicks. */
export function gestures(el, v, on, wheel) {
  const down = new Map();
  let travelled, tapped = -999, twice = tapped; // milliseconds: none yet
  /** middle and spread of the fingers that are down, or of the one. */
  const fingers = () => {
    const all = [...down.values()].map(v.point), [x, y] = all[0], [toX, toY] = all.at(-1);
    return [(x + toX) / 2, (y + toY) / 2, Math.hypot(x - toX, y - toY)];
  };
  on('pointerdown', (e) => {
    if (e.button) return;
    if (e.isPrimary) {
      down.clear(); // what the browser took over, or was let go elsewhere, is down no more
      travelled = 0;
      v.dragged = false;
    }
    down.set(e.pointerId, e);
  });
  on('pointermove', (e) => {
    const last = down.get(e.pointerId);
    if (!last || !e.buttons) return;
    const [fromX, fromY, from] = fingers();
    down.set(e.pointerId, e);
    travelled += Math.hypot(e.clientX - last.clientX, e.clientY - last.clientY);
    if (!from && (v.k == 1 || travelled <= 3)) return;
    const [x, y, to] = fingers();
    v.pan(x - fromX, y - fromY);
    if (from && to) v.by(to / from, [x, y]);
    v.dragged = true; // the click that ends it means nothing
    el.setPointerCapture(e.pointerId);
    e.preventDefault();
  });
  on('pointerup', (e) => {
    if (!down.delete(e.pointerId) || e.pointerType != 'touch' || down.size || v.dragged) return;
    // Not all browsers make a double click of two taps where touch is the map's.
    if (e.timeStamp - tapped < 350) { v.by(2, v.point(e)); twice = e.timeStamp; }
    tapped = e.timeStamp;
  });
  on('dblclick', (e) => {
    if (e.timeStamp - twice > 500) v.by(e.shiftKey ? 0.5 : 2, v.point(e));
    e.preventDefault();
  });
  if (wheel === false) return;
  on('wheel', (e) => {
    // Where the whole map is in sight, the wheel goes on down the page.
    if (v.by(2 ** (-e.deltaY / (e.ctrlKey ? 100 : 300)), v.point(e)) || v.k > 1) e.preventDefault();
  });
}
