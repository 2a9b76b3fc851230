// The page of a preview: it shows what the server tells, and keeps where the reader is.
import { apply } from './picture.js';
import { drag } from './drag.js';
import { fill, list, options, rows } from './panel.js';
import { view } from './view.js';

const by = (id) => document.getElementById(id);
const paper = by('paper'), sight = view(by('window'), paper, () => outline());
const carried = drag(paper, (move) => ask('move', move));
let events, chosen = null, placed = false;

const asked = () => new URLSearchParams({ width: by('width').value, theme: by('theme').value });

/** ask has the server write into the config, and reports whether it did. */
async function ask(what, body) {
  const said = (text) => { by('status').textContent = text; return false; };
  try {
    const answer = await fetch(what + '?' + asked(), { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) return said((await answer.text()).trim());
    said(what == 'undo' ? 'Undone.' : 'Written into the config.');
    return true;
  } catch { return said('The server does not answer.'); }
}

/** listen asks for the pictures of what is chosen. */
function listen() {
  if (events) events.close();
  events = new EventSource('events?' + asked());
  events.onmessage = (e) => show(JSON.parse(e.data));
  events.onopen = () => (by('status').textContent = '');
  events.onerror = () => (by('status').textContent = 'The server does not answer.');
}

function show(told) {
  carried.shown(told);
  apply(paper, told);
  if (!placed && paper.firstElementChild) placed = sight.whole();
  mistakes(told.mistakes);
  list(by('warnings'), told.warnings);
  const all = told.stages.reduce((sum, s) => sum + s.ms, 0);
  rows(by('stages'), [...told.stages.map((s) => [s.name, s.ms.toFixed(1) + ' ms']), ['all', all.toFixed(1) + ' ms']]);
  rows(by('parts'), [...told.parts.map((p) => [p.name, p.bytes.toLocaleString('en')]), ['all', told.bytes.toLocaleString('en')]]);
  options(by('width'), [['', 'as exported'], ...told.sizes.map((w) => [w, w + ' px'])]);
  by('width').parentElement.hidden = !told.sizes.length; // the config has no variants
  options(by('theme'), [['', 'as written'], ...told.themes.map((t) => [t, t])]);
  options(by('vision'), [['', 'most readers'], ...told.visions.map((v) => [v.name, v.name])]);
  filters(told.visions);
  tell();
  document.dispatchEvent(new CustomEvent('shown', { detail: told }));
}

/** mistakes are told above the last picture that there is. */
function mistakes(all) {
  by('mistakes').hidden = !all.length;
  by('mistakes').textContent = all.map((m) => [m.file && [m.file, m.line, m.column].filter(Boolean).join(':'), m.text].filter(Boolean).join(': ')).join('\n');
}

function filters(visions) {
  if (by('visions').children.length) return;
  for (const v of visions) {
    const m = v.matrix, of = (tag, set) => Object.assign(document.createElementNS('http://www.w3.org/2000/svg', tag), set);
    const filter = of('filter', { id: 'vision-' + v.name }), matrix = of('feColorMatrix', {});
    filter.setAttribute('color-interpolation-filters', 'linearRGB');
    matrix.setAttribute('values', [m[0], m[1], m[2], 0, 0, m[3], m[4], m[5], 0, 0, m[6], m[7], m[8], 0, 0, 0, 0, 0, 1, 0].join(' '));
    filter.append(matrix);
    by('visions').append(filter);
  }
}

/** featureOf is what was clicked: the element, its layer, and how many of it came before. */
function featureOf(el, x, y) {
  if (!el.closest('svg') || el.localName == 'svg') return null;
  const shape = el.closest('path,circle,text'), group = (shape || el).closest('g[id]');
  if (!shape || !group) return null;
  const of = shape.localName == 'text' && shape.dataset.for && paper.querySelector('#' + CSS.escape(shape.dataset.for));
  if (of) { // a label stands for its feature
    const r = of.getBoundingClientRect(), t = shape.getBoundingClientRect(), within = of.localName == 'path';
    const part = within ? [(t.x + t.width / 2 - r.x) / (r.width || 1), (t.y + t.height / 2 - r.y) / (r.height || 1)] : [0.5, 0.5];
    return { part, id: of.id, layer: of.closest('g[id]').id };
  }
  const r = shape.getBoundingClientRect(), part = [(x - r.x) / (r.width || 1), (y - r.y) / (r.height || 1)];
  return { part, id: shape.id, layer: group.id, number: [...group.querySelectorAll('path,circle,text')].indexOf(shape) };
}

/** find is the element of the feature that is chosen, in the picture as it is now. */
function find() {
  if (!chosen) return null;
  const svg = paper.firstElementChild;
  if (chosen.id) return svg.querySelector('#' + CSS.escape(chosen.id));
  const group = svg.querySelector('#' + CSS.escape(chosen.layer));
  return group && group.querySelectorAll('path,circle,text')[chosen.number];
}

/** tell asks for the record and the rules of what is chosen: by a place in it, which is
 *  where it was clicked, as a part of its box, so that it is found in other pictures. */
async function tell() {
  const el = find();
  outline();
  if (!el) { by('feature').replaceChildren(); return; }
  const r = el.getBoundingClientRect(), m = paper.querySelector('svg').getScreenCTM(), mine = (tell.last = {});
  const place = { group: chosen.layer.replace(/-label$/, ''), x: (r.x + chosen.part[0] * r.width - m.e) / m.a, y: (r.y + chosen.part[1] * r.height - m.f) / m.d };
  const answer = await fetch('feature?' + asked() + '&' + new URLSearchParams(place)).catch(() => null);
  if (mine != tell.last) return; // another one was chosen since
  if (!answer || !answer.ok) { by('feature').replaceChildren(); return; }
  fill(by('feature'), await answer.json());
}

function outline() {
  const el = find(), box = by('chosen');
  box.hidden = !el;
  if (!el) return;
  const r = el.getBoundingClientRect(), w = by('window').getBoundingClientRect();
  Object.assign(box.style, { left: r.x - w.x + 'px', top: r.y - w.y + 'px', width: r.width + 'px', height: r.height + 'px' });
}

paper.addEventListener('click', (e) => { if (!sight.dragged) { chosen = featureOf(e.target, e.clientX, e.clientY); tell(); } });
by('in').onclick = () => sight.by(1.5);
by('out').onclick = () => sight.by(1 / 1.5);
by('undo').onclick = () => ask('undo');
addEventListener('keydown', (e) => { if (e.key == 'z' && (e.ctrlKey || e.metaKey) && !e.shiftKey) { e.preventDefault(); ask('undo'); } });
by('whole').onclick = () => sight.whole();
by('width').onchange = by('theme').onchange = listen;
by('vision').onchange = (e) => (paper.style.filter = e.target.value && `url(#vision-${e.target.value})`);
addEventListener('resize', outline);
listen();
