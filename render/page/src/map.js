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
  const svg = holder.closest('svg') || holder.querySelector('svg');
  if (!svg) throw Error('mount: no svg');
  const words = { ...english, ...options.words };
  let lang = options.lang || svg.getAttribute('lang') || [];
  try { new Intl.Locale(lang); } catch { lang = []; } // that of the browser
  const stop = new AbortController(); // has the signal that listeners take
  const frame = element('div', 'frame'), say = element('div', 'live'), on = (name, f, el = frame) => el.addEventListener(name, f, stop);
  set(say, { role: 'status' });
  svg.replaceWith(frame);
  frame.append(svg, say);
  const meta = metadata(svg), [moving, box] = gather(svg, meta), list = features(moving), columns = columnsOf(list, lang, { __proto__: null, ...options.titles });
  const map = { svg, frame, list, columns, words, lang, ...options.projector?.(meta) };
  const showTip = tip(frame, spot), hovered = ring(moving, 'hover'), focusRing = ring(moving, 'focus'), chosen = ring(moving, 'chosen');
  const at = (e) => list.find((f) => f.el.contains(e.target));
  const emit = (name, detail) => frame.dispatchEvent(new CustomEvent('kartograph-' + name, { detail, bubbles: true, composed: true }));
  const detail = (f) => f && { name: f.name, layer: f.layer, id: f.el.id, data: Object.fromEntries(f.data), element: f.el };
  const tell = (word, ...values) => { say.textContent = fill(words[word], ...values); };

  map.view = view(svg, moving, box, (zoomed) => {
    frame.classList.toggle('kg-zoomed', map.view.k > 1);
    if (!zoomed) return rest();
    for (const around of [hovered, focusRing, chosen]) around(around.now);
    rest();
    tell('zoom', Math.round(map.view.k * 100));
    emit('zoom', { scale: map.view.k });
  });
  describe(map);
  pointers();
  on('keydown', (e) => keys(e, map));
  gestures(frame, map.view, on, options.wheel);
  on('scroll', () => rest(), window);

  /** spot is where the middle of a feature is in the window. */
  function spot(f) {
    const [x, y] = map.view.place(middle(f)), m = svg.getScreenCTM();
    return [m.e + m.a * x, m.f + m.d * y];
  }

  /** seek scrolls the page so that the middle of a feature is seen; say stands there for that, as shapes may be larger than the window. */
  function seek(f) {
    const [x, y] = spot(f), { left, top } = frame.getBoundingClientRect();
    say.style.translate = `${x - left}px ${y - top}px`;
    say.scrollIntoView({ block: 'nearest' });
  }

  function pointers() {
    const hover = (f, e) => {
      if (f != hovered.now) {
        hovered(f);
        emit('hover', detail(f));
      }
      rest(f, f && [e.clientX, e.clientY]);
    };
    on('pointermove', (e) => {
      if (e.pointerType != 'touch' && !e.buttons) hover(at(e), e);
    });
    on('pointerleave', () => hover());
    on('click', (e) => {
      if (map.view.dragged || e.target.closest('[data-kartograph~=furniture]')) return;
      const f = at(e);
      map.focus(f, true);
      map.select(f, { at: [e.clientX, e.clientY] });
    });
    on('focusin', (e) => enter(at(e)));
    on('focusout', () => enter());
  }

  /** rest tells of what is pointed at, at a point, or else of the focus or the selection. */
  function rest(f, at) {
    showTip(f || focusRing.now || chosen.now, at);
  }

  /** enter shows that a feature, or none, has the focus. */
  function enter(f) {
    if (f && f != map.focused) {
      (map.focused || list[0]).el.tabIndex = -1;
      map.focused = f;
      f.el.tabIndex = 0;
      map.view.reveal(middle(f));
    }
    focusRing(f);
    rest();
  }

  map.focus = (f, quietly) => {
    if (!f) return;
    enter(f);
    f.el.focus({ preventScroll: true });
    if (quietly) return focusRing();
    seek(f);
  };

  /** select chooses a feature: a feature of the list, an id, an element or null. */
  map.select = (what, how = {}) => {
    const f = what && list.find((o) => o == what || o.el == what || o.el.id === what);
    chosen.now?.el.removeAttribute('aria-current');
    chosen(f);
    if (f) {
      set(f.el, { 'aria-current': true });
      if (how.zoom) map.view.to(f.el.getBBox());
      tell('selected', f.name);
    }
    showTip(f, how.at);
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
  const cut = meta && svg.querySelector(':scope > g.map[clip-path]'), from = cut || svg;
  const all = [...from.children, ...(cut ? svg.querySelectorAll('[data-kartograph=inset]') : [])].filter((c) => c.matches('g:not([data-kartograph~=furniture]),path,circle,text'));
  all[0]?.before(g);
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
  list.forEach(({ el, name, rows, nth }, i) => {
    if (nth?.[1] == 'missing') rows.push([words.missing]);
    set(el, {
      role: 'graphics-symbol img', tabindex: i ? -1 : 0,
      'aria-label': [name, ...rows.map((r) => r.join(': ')), nth?.[2] && fill(words.bin, nth[2], nth[3]), fill(words.position, i + 1, list.length)].filter(Boolean).join('. '),
    });
  });
}
