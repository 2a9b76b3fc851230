// View: where on the map the reader is. The paper is moved and scaled; pictures come
// and go on it.
export function view(frame, paper, told) {
  const v = { k: 1, x: 0, y: 0, dragged: false };
  const set = (k, x, y) => {
    Object.assign(v, { k: Math.min(Math.max(k, 0.05), 100), x, y });
    paper.style.transform = `translate(${v.x}px, ${v.y}px) scale(${v.k})`;
    told();
    return true;
  };
  v.by = (factor, x = frame.clientWidth / 2, y = frame.clientHeight / 2) => {
    const k = Math.min(Math.max(v.k * factor, 0.05), 100), r = k / v.k;
    return set(k, x - (x - v.x) * r, y - (y - v.y) * r);
  };
  v.whole = () => {
    const w = paper.offsetWidth, h = paper.offsetHeight, room = 20;
    if (!w || !h) return false;
    const k = Math.min((frame.clientWidth - room) / w, (frame.clientHeight - room) / h);
    return set(k, (frame.clientWidth - w * k) / 2, (frame.clientHeight - h * k) / 2);
  };
  frame.addEventListener('wheel', (e) => {
    e.preventDefault();
    const box = frame.getBoundingClientRect();
    v.by(2 ** (-e.deltaY / 300), e.clientX - box.x, e.clientY - box.y);
  }, { passive: false });
  let from = null;
  frame.addEventListener('pointerdown', (e) => {
    if (!e.button) v.dragged = false;
    if (!e.button && !e.defaultPrevented) from = { x: e.clientX, y: e.clientY };
  });
  frame.addEventListener('pointermove', (e) => {
    if (!from || e.defaultPrevented) return;
    const dx = e.clientX - from.x, dy = e.clientY - from.y;
    if (!v.dragged && Math.hypot(dx, dy) < 4) return;
    v.dragged = true;
    from = { x: e.clientX, y: e.clientY };
    set(v.k, v.x + dx, v.y + dy);
  });
  addEventListener('pointerup', () => (from = null));
  frame.addEventListener('keydown', (e) => {
    const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[e.key];
    if (step) set(v.k, v.x + step[0], v.y + step[1]);
    else if (e.key == '+') v.by(1.5);
    else if (e.key == '-') v.by(1 / 1.5);
    else if (e.key == '0') v.whole();
    else return;
    e.preventDefault();
  });
  return v;
}
