// View: pan and zoom. What moves lies in one group, whose transform is set; strokes
// keep their width by vector-effect, texts and circles by being made smaller.

const most = 64;

/** view makes the map in svg movable; told is called after each change. */
export function view(svg, moving, box, told) {
  const kept = [...moving.querySelectorAll('text')].map(text), circles = [...moving.querySelectorAll('circle')];
  const radii = circles.map((c) => parseFloat(getComputedStyle(c).r) || +c.getAttribute('r'));
  const v = { k: 1, x: 0, y: 0 };

  /** text remembers how to keep a text's size: about its own place, or its symbol's. */
  function text(el) {
    const of = el.dataset.for && svg.querySelector('#' + CSS.escape(el.dataset.for));
    const at = of && of.localName == 'circle' ? ['cx', 'cy'].map((n) => +of.getAttribute(n)) : ['x', 'y'].map((n) => parseFloat(el.getAttribute(n)));
    return { el, at, along: el.querySelector('textPath'), own: el.getAttribute('transform') || '', size: 0 };
  }

  const within = (at, from, size, k) => Math.min(from * (1 - k), Math.max(at, (from + size) * (1 - k)));
  const centre = [box[0] + box[2] / 2, box[1] + box[3] / 2];

  function set(k, x, y) {
    k = Math.min(Math.max(k, 1), most);
    x = within(x, box[0], box[2], k);
    y = within(y, box[1], box[3], k);
    if (k == v.k && x == v.x && y == v.y) return false;
    const zoomed = k != v.k;
    Object.assign(v, { k, x, y });
    moving.setAttribute('transform', `translate(${x} ${y})scale(${k})`);
    if (zoomed) resize(1 / k);
    told(zoomed);
    return true;
  }

  function resize(s) {
    for (const t of kept) {
      if (t.along) {
        t.size = t.size || parseFloat(getComputedStyle(t.el).fontSize);
        t.el.style.fontSize = t.size * s + 'px';
      } else {
        const [x, y] = t.at;
        t.el.setAttribute('transform', `matrix(${s} 0 0 ${s} ${x * (1 - s)} ${y * (1 - s)})${t.own}`);
      }
    }
    circles.forEach((c, i) => (c.style.r = radii[i] * s + 'px'));
  }

  /** point is where a pointer's event is on the page of the map. */
  v.point = (e) => {
    const m = svg.getScreenCTM();
    return [(e.clientX - m.e) / m.a, (e.clientY - m.f) / m.d];
  };
  /** by zooms by a factor about a point of the page, or the middle. */
  v.by = (factor, at = centre) => {
    const k = Math.min(Math.max(v.k * factor, 1), most);
    return set(k, at[0] - ((at[0] - v.x) * k) / v.k, at[1] - ((at[1] - v.y) * k) / v.k);
  };
  v.pan = (dx, dy) => set(v.k, v.x + dx, v.y + dy);
  v.reset = () => set(1, 0, 0);
  /** to shows a box of the map, x, y, width and height, with room around it. */
  v.to = (b, closest = 8) => {
    const k = Math.max(1, Math.min(closest, (box[2] / Math.max(b.width, 1e-6)) * 0.6, (box[3] / Math.max(b.height, 1e-6)) * 0.6));
    set(k, centre[0] - (b.x + b.width / 2) * k, centre[1] - (b.y + b.height / 2) * k);
  };
  /** reveal pans so that a point of the map is in sight. */
  v.reveal = ([x, y]) => {
    const px = v.x + x * v.k, py = v.y + y * v.k;
    if (px < box[0] || py < box[1] || px > box[0] + box[2] || py > box[1] + box[3]) set(v.k, centre[0] - x * v.k, centre[1] - y * v.k);
  };
  return v;
}

/** gestures moves a view by pointers, the wheel and double clicks. */
export function gestures(el, v, options, moved) {
  const down = new Map();
  let travelled = 0, tapped = -1e9, twice = -1e9;
  const on = (name, f) => el.addEventListener(name, f, { passive: false, signal: options.signal });
  const place = (e) => ({ at: v.point(e), x: e.clientX, y: e.clientY });
  const spread = () => {
    const [a, b] = [...down.values()].map((d) => d.at);
    return [Math.hypot(a[0] - b[0], a[1] - b[1]), [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]];
  };
  on('pointerdown', (e) => {
    if (e.button) return;
    if (!down.size) { travelled = 0; v.dragged = false; }
    down.set(e.pointerId, place(e));
  });
  on('pointermove', (e) => {
    const last = down.get(e.pointerId);
    if (!last) return;
    const now = place(e), two = down.size == 2 && spread();
    down.set(e.pointerId, now);
    travelled += Math.hypot(now.x - last.x, now.y - last.y);
    if (two) {
      const [d, c] = spread();
      v.pan(c[0] - two[1][0], c[1] - two[1][1]);
      if (two[0] > 0) v.by(d / two[0], c);
    } else if (v.k > 1 && travelled > 3) {
      v.pan(now.at[0] - last.at[0], now.at[1] - last.at[1]);
    } else return;
    v.dragged = true; // the click that ends it means nothing
    if (!el.hasPointerCapture(e.pointerId)) el.setPointerCapture(e.pointerId);
    moved();
    e.preventDefault();
  });
  const up = (e) => {
    if (!down.delete(e.pointerId) || e.type != 'pointerup' || e.pointerType != 'touch' || down.size || v.dragged) return;
    // Not all browsers make a double click of two taps where touch is the map's.
    if (e.timeStamp - tapped < 350) { v.by(2, v.point(e)); twice = e.timeStamp; }
    tapped = e.timeStamp;
  };
  on('pointerup', up);
  on('pointercancel', up);
  on('dblclick', (e) => {
    if (e.timeStamp - twice > 500) v.by(e.shiftKey ? 0.5 : 2, v.point(e));
    e.preventDefault();
  });
  if (options.wheel === false) return;
  on('wheel', (e) => {
    const unit = e.deltaMode ? 16 : 1; // lines, pixels
    // Where the whole map is in sight, the wheel goes on down the page.
    if (v.by(2 ** ((-e.deltaY * unit) / (e.ctrlKey ? 100 : 300)), v.point(e)) || v.k > 1) e.preventDefault();
  });
}
