// Ring: the outline that shows which feature is pointed at, focused or selected. It
// is drawn above all features, so that no neighbour covers half of it.
import { shapesOf } from './features.js';

/** draw makes an element of SVG with a class. */
export function draw(name, className) {
  const el = document.createElementNS('http://www.w3.org/2000/svg', name);
  el.setAttribute('class', className);
  return el;
}

/** ring makes an outline of a kind in the group that moves: a function that draws it around a feature, and takes it away for none. */
export function ring(moving, kind) {
  const group = draw('g', 'kg-ring kg-' + kind);
  moving.append(group);
  const around = (f) => {
    around.now = f;
    group.replaceChildren();
    if (f) for (const layer of ['kg-under', 'kg-over']) {
      for (const shape of shapesOf(f)) {
        const copy = draw(shape.localName, layer);
        for (const name of ['d', 'cx', 'cy']) copy.setAttribute(name, shape.getAttribute(name) || 0); // what it has not means nothing
        copy.style.r = getComputedStyle(shape).r;
        group.append(copy);
      }
    }
  };
  return around;
}
