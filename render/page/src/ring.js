// Ring: the outline that shows which feature is pointed at, focused or selected. It
// is drawn above all features, so that no neighbour covers half of it.
/** draw makes an element of SVG with a class. */
export function draw(name, className) {
  const el = document.createElementNS('http://www.w3.org/2000/svg', name);
  el.setAttribute('class', className);
  return el;
}

/** ring makes an outline of a kind in the group that moves. */
export function ring(moving, kind) {
  const group = draw('g', 'kg-ring kg-' + kind);
  group.setAttribute('aria-hidden', 'true');
  moving.append(group);
  let now = null;
  return {
    /** around draws it around a feature; null takes it away. */
    around(f) {
      if (f == now) return;
      now = f;
      group.replaceChildren();
      if (!f) return;
      for (const layer of ['kg-under', 'kg-over']) {
        for (const shape of f.el.localName == 'g' ? f.el.querySelectorAll('path,circle') : [f.el]) {
          const copy = draw(shape.localName, layer);
          for (const name of ['d', 'cx', 'cy', 'r']) if (shape.hasAttribute(name)) copy.setAttribute(name, shape.getAttribute(name));
          copy.style.r = shape.style.r || getComputedStyle(shape).r;
          group.append(copy);
        }
      }
    },
    /** again draws it anew, where sizes have changed. */
    again() { const f = now; this.around(null); this.around(f); },
  };
}
