// Drag: labels, the legend, the scale bar, the arrow and insets can be taken to another
// place; the server writes it into the config. What is shown moves by a style alone, which
// is gone again before the picture changes.

const furniture = { legend: 'legend', scalebar: 'scalebar', 'north-arrow': 'north-arrow' };

/** what stands at a place that can be moved: its elements, and how it is called. Furniture
 *  is taken anywhere in its box, as a bar is thin. */
function movable(svg, target, x, y) {
  const label = target.closest('g.label text');
  if (label) return { what: 'label', group: label.closest('g.label').id, elements: [label] };
  for (const [id, what] of Object.entries(furniture)) {
    const g = svg.querySelector(`g[id$="${id}"]`);
    const box = g && g.getBoundingClientRect();
    if (!box || x < box.left - 2 || x > box.right + 2 || y < box.top - 2 || y > box.bottom + 2) continue;
    return { what, group: g.id, elements: [...svg.querySelectorAll(`g[id$="${id}-buffer"]`), g] };
  }
  const view = target.closest('g.view');
  return view && { what: 'view', group: view.id, elements: [view] };
}

/** drag lets things be taken elsewhere; sent tells of each. */
export function drag(paper, sent) {
  let held = null;
  const scale = () => paper.querySelector('svg').getScreenCTM();
  const drop = () => {
    for (const el of held.elements) {
      el.style.removeProperty('translate');
      if (!el.getAttribute('style')) el.removeAttribute('style');
    }
    held = null;
  };
  paper.addEventListener('pointerdown', (e) => {
    if (e.button || held || !e.target.closest('svg')) return;
    held = movable(paper.querySelector('svg'), e.target, e.clientX, e.clientY);
    if (!held) return;
    const m = scale(), box = held.elements.at(-1).getBoundingClientRect();
    Object.assign(held, { x: e.clientX, y: e.clientY, dx: 0, dy: 0, moved: false, k: m.a });
    held.box = [(box.x - m.e) / m.a, (box.y - m.f) / m.d, box.width / m.a, box.height / m.d];
    e.preventDefault();
  });
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
  return { drop: () => held && held.left && drop(), get holds() { return !!held; } };
}
