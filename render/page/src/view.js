// View: pan and zoom. What moves lies in one group, whose transform is set; strokes
// keep their width by vector-effect, texts and circles by being made smaller.

const most = 64;

/** view makes the map in svg movable; told is called after each change. */
export function view(svg, moving, box, told) {
  const kept = [...moving.querySelectorAll('text')].map(text);
  const circles = [...moving.querySelectorAll('circle')].map((el) => [el, parseFloat(getComputedStyle(el).r)]);
  const v = { k: 1, x: 0, y: 0 };

  /** text remembers how to keep a text's size: about its own place, or its symbol's. */
  function text(el) {
    const of = document.getElementById(el.dataset.for), symbol = of?.localName == 'circle';
    const at = ['x', 'y'].map((n) => parseFloat(symbol ? of.getAttribute('c' + n) : el.getAttribute(n)));
    return { el, at, along: el.querySelector('textPath') && parseFloat(getComputedStyle(el).fontSize), own: el.getAttribute('transform') || '' };
  }

  const { min, max } = Math, [left, top, width, height] = box, centre = [left + width / 2, top + height / 2];
  const limited = (k) => min(max(k, 1), most), within = (at, from, size, k) => min(from * (1 - k), max(at, (from + size) * (1 - k)));

  function set(k, x, y) {
    x = within(x, left, width, k);
    y = within(y, top, height, k);
    const zoomed = k != v.k;
    if (!zoomed && x == v.x && y == v.y) return false;
    Object.assign(v, { k, x, y });
    moving.setAttribute('transform', `translate(${x} ${y})scale(${k})`);
    if (zoomed) resize(1 / k);
    told(zoomed);
    return true;
  }

  function resize(s) {
    for (const t of kept) {
      if (t.along) {
        t.el.style.fontSize = t.along * s + 'px';
      } else {
        const [x, y] = t.at;
        t.el.setAttribute('transform', `matrix(${s} 0 0 ${s} ${x * (1 - s)} ${y * (1 - s)})${t.own}`);
      }
    }
    for (const [el, r] of circles) el.style.r = r * s + 'px';
  }

  /** point is where a pointer's event is on the page of the map. */
  v.point = (e) => {
    const m = svg.getScreenCTM();
    return [(e.clientX - m.e) / m.a, (e.clientY - m.f) / m.d];
  };
  /** by zooms by a factor about a point of the page, or the middle. */
  v.by = (factor, at = centre) => {
    const k = limited(v.k * factor);
    return set(k, at[0] - ((at[0] - v.x) * k) / v.k, at[1] - ((at[1] - v.y) * k) / v.k);
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
export function gestures(el, v, on, wheel, moved) {
  const down = new Map();
  let travelled = 0, tapped = -999, twice = tapped; // milliseconds: none yet
  /** middle and spread of the fingers that are down, or of the one. */
  const fingers = () => {
    const all = [...down.values()].map(v.point), [a, b] = [all[0], all.at(-1)];
    return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, Math.hypot(a[0] - b[0], a[1] - b[1])];
  };
  on('pointerdown', (e) => {
    if (e.button) return;
    if (!down.size) { travelled = 0; v.dragged = false; }
    down.set(e.pointerId, e);
  });
  on('pointermove', (e) => {
    const last = down.get(e.pointerId);
    if (!last) return;
    const [fromX, fromY, from] = fingers();
    down.set(e.pointerId, e);
    travelled += Math.hypot(e.clientX - last.clientX, e.clientY - last.clientY);
    if (!from && (v.k == 1 || travelled <= 3)) return;
    const [x, y, to] = fingers();
    v.pan(x - fromX, y - fromY);
    if (from && to) v.by(to / from, [x, y]);
    v.dragged = true; // the click that ends it means nothing
    el.setPointerCapture(e.pointerId);
    moved();
    e.preventDefault();
  });
  const gone = (e) => down.delete(e.pointerId);
  on('pointercancel', gone);
  on('pointerup', (e) => {
    if (!gone(e) || e.pointerType != 'touch' || down.size || v.dragged) return;
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
    const unit = e.deltaMode ? 16 : 1; // lines, pixels
    // Where the whole map is in sight, the wheel goes on down the page.
    if (v.by(2 ** ((-e.deltaY * unit) / (e.ctrlKey ? 100 : 300)), v.point(e)) || v.k > 1) e.preventDefault();
  });
}
