// Azimuthal and perspective projections (Snyder 1987).
import { acos, atan2, centre, cos, D, equalAzimuthal, hypot, sin, sqrt } from './_common.js';

const antipode = 180 - 1e-3;
/** about is an azimuthal formula: its factor by the cosine and the sine of the distance. */
const about = (factor, c) => (v) => ({
  f(l, p) {
    const x = cos(p) * sin(l), y = sin(p), k = factor(cos(p) * cos(l), hypot(x, y));
    return [k * x, k * y];
  },
  r: centre(v), c,
});
export const laea = (v) => ({ f: equalAzimuthal, r: centre(v), c: antipode });
export const eda = (v) => about((c, s) => (s ? atan2(s, c) / s : 1), antipode)(v);
export const ortho = (v) => about(() => 1, 90)(v);
export const stereo = (v) => about((c) => 2 / (1 + c), 142)(v);
export const gnomonic = (v) => about((c) => 1 / c, 60)(v);

export const satellite = (v) => {
  const { dist: d = 1.6, up = 0, tilt = 0 } = v, su = sin(up * D), cu = cos(up * D), st = sin(tilt * D), ct = cos(tilt * D);
  return {
    f(l, p) {
      const k = (d - 1) / (d - cos(p) * cos(l)), x = k * cos(p) * sin(l), y = k * sin(p), ahead = y * cu + x * su, a = (ahead * st) / (d - 1) + ct;
      return a > 0 ? [((x * cu - y * su) * ct) / a, ahead / a] : [NaN, NaN];
    },
    r: centre(v), c: acos(1 / d) / D - 1e-6,
  };
};
