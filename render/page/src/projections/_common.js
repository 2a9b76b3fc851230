// What formulas have in common.
export const abs = Math.abs;
export const acos = Math.acos;
export const asin = Math.asin;
export const asinh = Math.asinh;
export const atan2 = Math.atan2;
export const cos = Math.cos;
export const exp = Math.exp;
export const hypot = Math.hypot;
export const log = Math.log;
export const max = Math.max;
export const min = Math.min;
export const PI = Math.PI;
export const sign = Math.sign;
export const sin = Math.sin;
export const sqrt = Math.sqrt;
export const tan = Math.tan;
export const D = 0.017453292519943295, H = 1.5707963267948966;

/** isometric is the latitude of Mercator's plane. */
export const isometric = (p) => asinh(tan(p));

/** solve finds t with f(t) = k, where f(t) is not falling, between a and b. */
export function solve(f, k, a, b) {
  for (let i = 0; i < 60; i++) {
    const t = (a + b) / 2;
    if (f(t) < k) a = t;
    else b = t;
  }
  return (a + b) / 2;
}

/** plusSine solves t + sin t = k. */
export const plusSine = (k) => solve((t) => t + sin(t), k, -4, 4);

/** flat is a formula whose parallels are straight: width and y at a latitude. */
export const flat = (width, y) => () => ({ f: (l, p) => [l * width(p), y(p)] });

/** mollweide is the angle of Mollweide's formula, from the pole. */
export function mollweideAngle(p) {
  const s = sin((H - abs(p)) / 2);
  return solve((t) => 2 * (t - sin(t) * cos(t)), 2 * PI * s * s, 0, H);
}

/** equalAzimuthal is Lambert's azimuthal formula. */
export function equalAzimuthal(l, p) {
  const d = sqrt(2 / (1 + cos(p) * cos(l)));
  return [d * cos(p) * sin(l), d * sin(p)];
}

/** versin is 1 - cos. */
export const versin = (a) => 2 * sin(a / 2) ** 2;

/** centre turns the point of the parameters to the middle. */
export const centre = ({ lon0 = 0, lat0 = 0 }, roll = 0) => [lon0, lat0, roll];
