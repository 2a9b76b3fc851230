// Map: mount makes an SVG of Kartograph's a map that can be used by pointer, touch,
// keyboard and screen reader, and gives what a page's own program needs.
import { columnsOf, features, middle, rowsOf } from './features.js';
import { keys } from './keys.js';
import { ring } from './ring.js';
import { element, tip } from './tip.js';
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
  if (!svg) throw new Error('kartograph: the element has no <svg>');
  const words = { ...english, ...options.words }, lang = options.lang || svg.getAttribute('lang') || '';
  const stop = new AbortController(), signal = stop.signal;
  const frame = element('div', 'frame');
  svg.replaceWith(frame);
  frame.append(svg);
  const meta = metadata(svg), [moving, box] = gather(svg, meta), list = features(moving), columns = columnsOf(list, lang, options.titles || {});
  const map = { svg, frame, list, columns, words, focused: null, selected: null, ...(options.projector && options.projector(meta)) };
  const say = element('div', 'live');
  say.setAttribute('role', 'status');
  const bubble = tip(frame, columns), hovered = ring(moving, 'hover'), focusRing = ring(moving, 'focus'), chosen = ring(moving, 'chosen');
  frame.append(say);
  const of = new Map(list.map((f) => [f.el, f]));
  const at = (e) => { for (let el = e.target; el && el != svg; el = el.parentNode) if (of.has(el)) return of.get(el); };
  const emit = (name, detail) => frame.dispatchEvent(new CustomEvent('kartograph-' + name, { detail, bubbles: true, composed: true }));
  const detail = (f) => f && { name: f.name, layer: f.layer, id: f.el.id, data: { ...f.data }, element: f.el };
  const tell = (word, ...values) => { say.textContent = fill(words[word], ...values); };

  map.view = view(svg, moving, box, (zoomed) => {
    frame.classList.toggle('kg-zoomed', map.view.k > 1);
    bubble.hide();
    if (!zoomed) return;
    for (const r of [hovered, focusRing, chosen]) r.again();
    tell('zoom', Math.round(map.view.k * 100));
    emit('zoom', { scale: map.view.k });
  });
  describe(map, options);
  pointers();
  keys(frame, map, signal);
  gestures(svg, map.view, { wheel: options.wheel, signal }, () => bubble.hide());

  /** showTip tells of a feature beside a point of the window, by default its middle. */
  function showTip(f, x, y) {
    if (x == null) {
      const [mx, my] = middle(f), m = svg.getScreenCTM();
      [x, y] = [m.e + m.a * (map.view.x + mx * map.view.k), m.f + m.d * (map.view.y + my * map.view.k)];
    }
    bubble.show(f, x, y);
  }

  function pointers() {
    // Listening for the focus on the svg itself would let it have the focus.
    const on = (name, f, el = svg) => el.addEventListener(name, f, { signal });
    const hover = (f) => {
      if (f == map.hovered) return;
      map.hovered = f;
      hovered.around(f || null);
      emit('hover', detail(f) || null);
    };
    on('pointermove', (e) => {
      if (e.pointerType == 'touch' || e.buttons) return;
      const f = at(e);
      hover(f);
      if (f) showTip(f, e.clientX, e.clientY);
      else rest();
    });
    on('pointerleave', () => { hover(undefined); rest(); });
    on('click', (e) => {
      if (map.view.dragged || e.target.closest('[data-kartograph~=furniture]')) return;
      const f = at(e);
      if (f) map.focus(f, true);
      map.select(f || null, { x: e.clientX, y: e.clientY });
    });
    on('focusin', (e) => {
      const f = at(e);
      if (f && f != map.focused) enter(f);
      else if (f) { focusRing.around(f); showTip(f); }
    }, frame);
    on('focusout', () => { focusRing.around(null); rest(); }, frame);
  }

  /** rest is what is told when nothing is pointed at: of the focus or the selection. */
  function rest() {
    if (map.focused && svg.contains(document.activeElement) && document.activeElement == map.focused.el) showTip(map.focused);
    else if (map.selected) showTip(map.selected);
    else bubble.hide();
  }

  function enter(f) {
    (map.focused || list[0]).el.setAttribute('tabindex', '-1');
    map.focused = f;
    f.el.setAttribute('tabindex', '0');
    map.view.reveal(middle(f));
    focusRing.around(f);
    showTip(f);
  }

  map.focus = (f, quietly) => {
    if (!f) return;
    enter(f);
    f.el.focus({ preventScroll: true });
    if (quietly) focusRing.around(null);
  };
  map.leave = () => bubble.hide();

  /** select chooses a feature: a feature of the list, an id, an element or null. */
  map.select = (what, how = {}) => {
    const f = what && (list.includes(what) ? what : list.find((o) => o.el == what || o.el.id === what));
    if (map.selected && map.selected != f) map.selected.el.removeAttribute('aria-current');
    map.selected = f || null;
    chosen.around(map.selected);
    if (f) {
      f.el.setAttribute('aria-current', 'true');
      if (how.zoom) map.view.to(f.el.getBBox());
      showTip(f, how.zoom ? null : how.x, how.y);
      tell('selected', f.name);
    } else bubble.hide();
    emit('select', detail(f) || null);
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
  const g = document.createElementNS('http://www.w3.org/2000/svg', 'g'), b = svg.viewBox.baseVal;
  const cut = [...svg.children].find((c) => c.matches('g.map[clip-path]')), from = cut || svg;
  g.setAttribute('class', 'kg-moving');
  const all = [...from.children].filter((c) => c.matches('g,path,circle,text') && !c.matches('[data-kartograph~=furniture]'));
  from.insertBefore(g, all[0] || null);
  g.append(...all);
  return [g, (cut && meta && meta.views[0].frame) || [b.x, b.y, b.width, b.height]];
}

function metadata(svg) {
  const el = svg.querySelector('metadata');
  try { return el && JSON.parse(el.textContent); } catch { return null; }
}

/** describe gives the map and what is in it roles and names for screen readers. */
function describe({ svg, frame, list, columns, words }) {
  svg.setAttribute('role', 'graphics-document document');
  if (list.length) {
    frame.setAttribute('role', 'application');
    frame.setAttribute('aria-label', fill(words.map, list.length));
    frame.setAttribute('aria-roledescription', words.role);
  }
  const layers = new Set(list.map((f) => f.el.parentNode.closest('g')));
  for (const g of layers) {
    if (!g || g.classList.contains('kg-moving')) continue;
    g.setAttribute('role', 'graphics-object group');
    g.setAttribute('aria-label', g.getAttribute('aria-label') || g.id.replace(/^w[\d.]+-/, ''));
  }
  // Texts of the map name what the features say again.
  for (const t of svg.querySelectorAll('text')) if (!t.closest('[data-kartograph~=furniture]')) t.setAttribute('aria-hidden', 'true');
  list.forEach((f, i) => {
    const told = f.text ? f.text.split('\n').slice(1) : rowsOf(f, columns).map((r) => r.join(': '));
    f.el.setAttribute('role', 'graphics-symbol img');
    f.el.setAttribute('tabindex', i ? '-1' : '0');
    f.el.setAttribute('aria-label', [f.name, ...told, f.bin && fill(words.bin, f.bin[1], f.bin[2]), fill(words.position, i + 1, list.length)].filter(Boolean).join('. '));
  });
}
