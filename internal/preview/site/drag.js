// Drag: labels, the legend, the scale bar, the arrow and insets can be taken to another
// place; the server writes it into the config. What is shown moves by a style alone, which
// is gone again before the picture changes.

const furniture = { legend: 'legend', scalebar: 'scalebar', 'north-arrow': 'north-arrow' };

/** what stands at a place that can be moved: its elements, how it is called, and its box in
 *  pixels of the picture. Furniture and insets are taken anywhere in their boxes, as a bar is
 *  thin and a sea may be drawn by nobody. */
function movable(svg, target, x, y, told) {
  const m = svg.getScreenCTM(), named = (id) => svg.querySelector('#' + CSS.escape(id));
  const of = (el) => { const b = el.getBoundingClientRect(); return [(b.x - m.e) / m.a, (b.y - m.f) / m.d, b.width / m.a, b.height / m.d]; };
  const holds = ([left, top, width, height], room) => {
    const px = (x - m.e) / m.a - left, py = (y - m.f) / m.d - top;
    return px >= -room && py >= -room && px <= width + room && py <= height + room;
  };
  const label = target.closest('g.label text');
  if (label) return { what: 'label', group: label.closest('g.label').id, elements: [label], box: of(label) };
  for (const [id, what] of Object.entries(furniture)) {
    const g = named(told.prefix + id), box = g && of(g);
    if (!box || !holds(box, 2 / m.a)) continue;
    return { what, group: g.id, elements: [named(g.id + '-buffer'), g].filter(Boolean), box };
  }
  const inset = told.frames.findLast((f) => holds(f.box, 0) && named(f.group));
  return inset && { what: 'view', group: inset.group, elements: [named(inset.group)], box: inset.box };
}

/** drag lets things be taken elsewhere; sent tells of each. */
export function drag(paper, sent) {
  let held = null, told = null;
  const at = (e) => told && e.target.closest('svg') && movable(paper.querySelector('svg'), e.target, e.clientX, e.clientY, told);
  const drop = () => {
    for (const el of held.elements) {
      el.style.removeProperty('translate');
      if (!el.getAttribute('style')) el.removeAttribute('style');
    }
    held = null;
  };
  paper.addEventListener('pointerdown', (e) => {
    if (e.button || held) return;
    held = at(e);
    if (!held) return;
    Object.assign(held, { x: e.clientX, y: e.clientY, dx: 0, dy: 0, moved: false, k: paper.querySelector('svg').getScreenCTM().a });
    e.preventDefault();
  });
  paper.addEventListener('pointermove', (e) => { if (!held) paper.style.cursor = at(e) ? 'move' : ''; });
  addEventListener('pointermove', (e) => {
    if (!held || held.left) return;
    Object.assign(held, { dx: (e.clientX - held.x) / held.k, dy: (e.clientY - held.y) / held.k });
    held.moved ||= Math.hypot(e.clientX - held.x, e.clientY - held.y) >= 3;
    if (held.moved) for (const el of held.elements) el.style.translate = `${held.dx}px ${held.dy}px`;
  });
  addEventListener('pointerup', async () => {
    if (!held || held.left) return;
    if (!held.moved) return drop();
    held.left = true; // it stays where it is until the picture has it there
    const { what, group, box, dx, dy } = held;
    if (!await sent({ what, group, box, dx, dy })) drop();
  });
  addEventListener('keydown', (e) => { if (e.key == 'Escape' && held && !held.left) drop(); });
  /** shown takes what the server told of the picture that comes: what was let go stands in it. */
  return { shown: (picture) => { if (held && held.left) drop(); told = picture; } };
}
