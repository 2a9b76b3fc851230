// Map: mount makes an SVG of Kartograph's a map that can be used by pointer, touch,
// keyboard and screen reader, and gives what a page's own program needs.
import { columnsOf, features, idOf, middle } from './features.js';
import { keys } from './keys.js';
import { draw, ring } from './ring.js';
import { element, set, tip } from './tip.js';
import { gestures, view } from './view.js';
import { english, fill } from './words.js';

/**
 * mount takes over the SVG in holder, or makes one of several that fit it (variants),
 * and returns the map. Options: lang, words, titles (of columns, by data-* name),
 * projector (of project.js, a function of the map's metadata), wheel (false leaves it
 * to the page).
 */
export function mount(holder, options = {}) {
  const svg = holder.localName == 'svg' ? holder : holder.querySelector('svg');
  if (!svg) throw Error('mount: no svg');
  const words = { ...english, ...options.words }, lang = options.lang || svg.getAttribute('lang') || undefined;
  const stop = new AbortController(), { signal } = stop;
  const on = (name, f, el = svg) => el.addEventListener(name, f, { signal });
  const frame = element('div', 'frame'), say = element('div', 'live');
  set(say, { role: 'status' });
  svg.replaceWith(frame);
  frame.append(svg, say);
  const meta = metadata(svg), [moving, box] = gather(svg, meta), list = features(moving), columns = columnsOf(list, lang, options.titles || {});
  const map = { svg, frame, list, columns, words, ...options.projector?.(meta) };
  const told = tip(frame), hovered = ring(moving, 'hover'), focusRing = ring(moving, 'focus'), chosen = ring(moving, 'chosen');
  const at = (e) => list.find((f) => f.el == e.target.closest('[role~=graphics-symbol]'));
  const emit = (name, detail) => frame.dispatchEvent(new CustomEvent('kartograph-' + name, { detail, bubbles: true, composed: true }));
  const detail = (f) => (f ? { name: f.name, layer: f.layer, id: f.el.id, data: { ...f.data }, element: f.el } : null);
  const tell = (word, ...values) => { say.textContent = fill(words[word], ...values); };

  map.view = view(svg, moving, box, (zoomed) => {
    frame.classList.toggle('kg-zoomed', map.view.k > 1);
    told();
    if (!zoomed) return;
    for (const around of [hovered, focusRing, chosen]) around(around.now);
    tell('zoom', Math.round(map.view.k * 100));
    emit('zoom', { scale: map.view.k });
  });
  describe(map);
  pointers();
  on('keydown', (e) => keys(e, map), frame);
  gestures(svg, map.view, on, options.wheel, told);

  /** showTip tells of a feature beside a point of the window, by default its middle. */
  function showTip(f, x, y) {
    if (f && x == null) {
      const [mx, my] = map.view.place(middle(f)), m = svg.getScreenCTM();
      [x, y] = [m.e + m.a * mx, m.f + m.d * my];
    }
    told(f, x, y);
  }

  function pointers() {
    const hover = (f, e) => {
      if (f != hovered.now) {
        hovered(f);
        emit('hover', detail(f));
      }
      if (f) showTip(f, e.clientX, e.clientY);
      else rest();
    };
    on('pointermove', (e) => {
      if (e.pointerType != 'touch' && !e.buttons) hover(at(e), e);
    });
    on('pointerleave', () => hover());
    on('click', (e) => {
      if (map.view.dragged || e.target.closest('[data-kartograph~=furniture]')) return;
      const f = at(e);
      map.focus(f, true);
      map.select(f, { x: e.clientX, y: e.clientY });
    });
    // Listening for the focus on the svg itself would let it have the focus.
    on('focusin', (e) => {
      if (at(e)) enter(at(e));
    }, frame);
    on('focusout', () => { focusRing(); rest(); }, frame);
  }

  /** rest is what is told when nothing is pointed at: of the focus or the selection. */
  function rest() {
    showTip(list.find((f) => f.el == document.activeElement) || map.chosen);
  }

  function enter(f) {
    if (f != map.focused) {
      set((map.focused || list[0]).el, { tabindex: -1 });
      map.focused = f;
      set(f.el, { tabindex: 0 });
      map.view.reveal(middle(f));
    }
    focusRing(f);
    showTip(f);
  }

  map.focus = (f, quietly) => {
    if (!f) return;
    enter(f);
    f.el.focus({ preventScroll: true });
    if (quietly) focusRing();
  };

  /** select chooses a feature: a feature of the list, an id, an element or null. */
  map.select = (what, how = {}) => {
    const f = what && list.find((o) => o == what || o.el == what || o.el.id === what);
    map.chosen?.el.removeAttribute('aria-current');
    map.chosen = f;
    chosen(f);
    if (f) {
      set(f.el, { 'aria-current': true });
      if (how.zoom) map.view.to(f.el.getBBox());
      tell('selected', f.name);
    }
    showTip(f, how.x, how.y);
    emit('select', detail(f));
    return !!f;
  };
  map.emit = emit;
  map.tell = tell;
  map.destroy = () => stop.abort();
  return map;
}

/**
 * gather puts what moves into one group: all but furniture, or, where the page is larger
 * than the map, what stands in the map's rectangle. It returns the group and its box.
 */
function gather(svg, meta) {
  const g = draw('g', 'kg-moving'), { x, y, width, height } = svg.viewBox.baseVal;
  const cut = meta && [...svg.children].find((c) => c.matches('g.map[clip-path]')), from = cut || svg;
  const all = [...from.children, ...(cut ? svg.querySelectorAll('[data-kartograph=inset]') : [])].filter((c) => c.matches('g:not([data-kartograph~=furniture]),path,circle,text'));
  from.insertBefore(g, all[0] || null);
  g.append(...all);
  return [g, cut ? meta.views[0].frame : [x, y, width, height]];
}

function metadata(svg) {
  try { return JSON.parse(svg.querySelector('metadata').textContent); } catch { /* none, or a program's own */ }
}

/** describe gives the map and what is in it roles and names for screen readers. */
function describe({ svg, frame, list, words }) {
  set(svg, { role: 'graphics-document document' });
  if (list.length) set(frame, { role: 'application', 'aria-label': fill(words.map, list.length), 'aria-roledescription': words.role });
  for (const g of new Set(list.map((f) => f.group))) {
    if (g) set(g, { role: 'graphics-object group', 'aria-label': g.getAttribute('aria-label') || idOf(g) });
  }
  // Texts of the map name what the features say again.
  for (const t of svg.querySelectorAll('text:not([data-kartograph~=furniture] text)')) set(t, { 'aria-hidden': true });
  list.forEach(({ el, name, rows, nth }, i) => set(el, {
    role: 'graphics-symbol img', tabindex: i ? -1 : 0,
    'aria-label': [name, ...rows.map((r) => r.join(': ')), nth?.[2] && fill(words.bin, nth[2], nth[3]), fill(words.position, i + 1, list.length)].filter(Boolean).join('. '),
  }));
}
