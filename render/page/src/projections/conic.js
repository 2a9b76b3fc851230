// Conic projections and kin (Snyder 1987).
import { abs, cos, D, exp, isometric, log, max, min, sin, sqrt, tan, versin } from './_common.js';

const cone = (n) => (abs(n) < 1e-12 ? 1e-12 : n);
const albersOf = (phi0, s1, s2) => {
  const n = cone((s1 + s2) / 2), k = (s) => sqrt(max(0, 1 + s1 * s2 - 2 * n * s)), s0 = sin(phi0), k0 = k(s0);
  return { f(l, p) { const s = sin(p), q = k(s), t = n * l; return [(q * sin(t)) / n, (q * versin(t)) / n + (k0 + q > 0 ? (2 * (s - s0)) / (k0 + q) : 0)]; } };
};
export const albers = ({ lat0 = 37.5, lat1 = 29.5, lat2 = 45.5 }) => albersOf(lat0 * D, sin(lat1 * D), sin(lat2 * D));
export const leac = ({ lat0 = 45, lat1 = 45 }) => albersOf(lat0 * D, 1, sin(lat1 * D));

export const lcc = ({ lat0 = 39, lat1 = 33, lat2 = 45 }) => {
  const a = lat1 * D, b = lat2 * D, psi0 = isometric(lat0 * D);
  const n = cone(abs(a - b) > 1e-7 ? log(cos(a) / cos(b)) / (isometric(b) - isometric(a)) : sin((a + b) / 2)), f = cos(a) * exp(n * (isometric(a) - psi0));
  let s = lat1 + lat2 < 0 ? -90 : -75, e = lat1 + lat2 < 0 ? 75 : 90;
  if (abs(n) < 0.15) [s, e] = [max(s, -85), min(e, 85)];
  return { f(l, p) { const d = Math.expm1(-n * (isometric(p) - psi0)), r = ((1 + d) * f) / n, t = n * l; return [r * sin(t), r * versin(t) - (d * f) / n]; }, s, n: e };
};

export const eqdc = ({ lat0 = 37.5, lat1 = 29.5, lat2 = 45.5 }) => {
  const a = lat1 * D, b = lat2 * D, d = (b - a) / 2, n = cone(sin((a + b) / 2) * (abs(d) > 1e-7 ? sin(d) / d : 1)), top = cos(a) + n * a;
  return { f(l, p) { const k = top - n * p, t = n * l; return [(k * sin(t)) / n, p - lat0 * D + (k * versin(t)) / n]; } };
};

export const bonne = ({ lat1 = 45 }) => {
  const a = lat1 * D, cot = cos(a) / sin(a);
  return {
    f(l, p) {
      if (abs(a) < 1e-6) return [l * cos(p), p];
      const r = cot + a - p, e = abs(r) < 1e-15 ? 0 : (l * cos(p)) / r;
      return [r * sin(e), p - a + r * versin(e)];
    },
  };
};

export const polyconic = () => ({ f: (l, p) => (p ? [sin(l * sin(p)) / tan(p), p + versin(l * sin(p)) / tan(p)] : [l, 0]) });
