// Ring: the outline that shows which feature is pointed at, focused or selected. It
// is drawn above all features, so that no neighbour covers half of it.
const svgNS = 'http://www.w3.org/2000/svg';

/** ring makes an outline of a kind in the group that moves. */
export function ring(moving, kind) {
  const group = document.createElementNS(svgNS, 'g');
  group.setAttribute('class', 'kg-ring kg-' + kind);
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
          const copy = document.createElementNS(svgNS, shape.localName);
          for (const name of ['d', 'cx', 'cy', 'r']) if (shape.hasAttribute(name)) copy.setAttribute(name, shape.getAttribute(name));
          copy.style.r = shape.style.r || getComputedStyle(shape).r;
          copy.setAttribute('class', layer);
          group.append(copy);
        }
      }
    },
    /** again draws it anew, where sizes have changed. */
    again() { const f = now; this.around(null); this.around(f); },
  };
}
