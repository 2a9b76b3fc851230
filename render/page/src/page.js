// Page: the program of a page that -o map.html writes. kgFormulas stands before it.
/* global kgFormulas */
import { legend } from './legend.js';
import { mount } from './map.js';
import { projector } from './project.js';
import { search } from './search.js';
import { table } from './table.js';
import { element } from './tip.js';

const given = JSON.parse(document.querySelector('script[type="application/json"]').textContent);
const layers = { __proto__: null, ...given.layers };
const holders = [...document.querySelectorAll('.kg-size')];
const started = new Map();

/** current is the size that the page shows: container queries hide the others. */
const current = () => holders.find((h) => getComputedStyle(h).display != 'none') || holders[0];

/** layerName is what a layer is called in the page's language. */
const layerName = (id) => layers[id] || id;

/** start makes the map of a size work, once it is seen. */
function start(holder) {
  if (started.has(holder)) return started.get(holder);
  const map = mount(holder, { ...given, projector: (meta) => projector(meta, kgFormulas) });
  started.set(holder, map);
  keepTiles(map.svg);
  for (const { group, layer } of map.list) group?.setAttribute('aria-label', layerName(layer));
  legend(map);
  return map;
}

/** keepTiles gives what stands still, such as the legend, copies of the patterns that the map makes smaller as it is zoomed. */
function keepTiles(svg) {
  const tiles = svg.querySelectorAll('pattern');
  for (const el of tiles) {
    const copy = el.cloneNode(true);
    copy.id += '-still';
    el.after(copy);
  }
  if (tiles.length) for (const el of svg.querySelectorAll('[data-kartograph~=furniture] *')) {
    const { fill } = getComputedStyle(el);
    if (fill.startsWith('url("#')) el.style.fill = fill.replace('")', '-still")');
  }
}

/** buttons zoom the map that is seen. They stand beside it, so that they cover nothing of it. */
function buttons(words, here) {
  const bar = element('div', 'buttons');
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', words.zooming);
  for (const [text, label, act] of [['+', words.zoomIn, (view) => view.by(2)], ['−', words.zoomOut, (view) => view.by(0.5)], ['⤢', words.whole, (view) => view.reset()]]) {
    const b = element('button', '', text);
    b.type = 'button';
    b.title = label;
    b.setAttribute('aria-label', label);
    b.addEventListener('click', () => act(here().view));
    bar.append(b);
  }
  return bar;
}

/** sameIn is a feature of the widest map in another size; nothing where it has none. */
const sameIn = (map, f) => map.list.find((o) => o == f || (f.el.id && o.el.dataset.kartographOf == f.el.id) || (o.name == f.name && o.layer == f.layer));

function begin() {
  document.documentElement.classList.add('kg-on');
  const main = document.querySelector('main'), bar = element('div', 'bar'), here = () => start(current()), all = start(holders[0]);
  here();
  if (all.list.some((f) => f.name)) {
    bar.append(search(all, (f) => {
      const map = here(), same = sameIn(map, f);
      if (same) { map.select(same, { zoom: true }); map.focus(same); }
    }));
  }
  bar.append(buttons(all.words, here));
  main.querySelector('.kg-map').before(bar);
  if (all.list.length) {
    main.append(table(all, layerName, (f) => {
      const map = here(), same = sameIn(map, f);
      if (same) map.select(same, { zoom: true });
    }));
  }
  // Paper shows the whole map.
  addEventListener('beforeprint', () => started.forEach((map) => map.view.reset()));
  if (holders.length > 1) new ResizeObserver(here).observe(main);
}

begin();
