// World maps with bent parallels.
import { abs, acos, atan2, cos, D, equalAzimuthal, H, hypot, min, PI, sign, sin, sqrt } from './_common.js';

const aitoffForward = (l, p) => {
  const c = cos(p) * cos(l / 2), x = cos(p) * sin(l / 2), y = sin(p), s = hypot(x, y), k = s ? atan2(s, c) / s : 1;
  return [2 * k * x, k * y];
};
export const aitoff = () => ({ f: aitoffForward });
export const winkel3 = ({ lat1 = acos(2 / PI) / D }) => ({ f(l, p) { const [x, y] = aitoffForward(l, p); return [(x + l * cos(lat1 * D)) / 2, (y + p) / 2]; } });
const hammerOf = (fold) => () => ({ f(l, p) { const [x, y] = equalAzimuthal(l / fold, p); return [x * fold, y]; } });
export const hammer = (v) => hammerOf(2)(v);
export const eckertgreifendorff = (v) => hammerOf(4)(v);

const bent = (cx, cy, m, k, n) => ({
  f(l, p) {
    const s = m * sin(k * p), c = sqrt((1 - s) * (1 + s)), d = sqrt(2 / (1 + c * cos(n * l)));
    return [cx * d * c * sin(n * l), cy * d * s];
  },
});
export const wagner7 = () => bent(2.66723, 1.24104, 0.90630778703664996, 1, 1 / 3);
export const wagner = ({ poleline = 65, parallels = 60, inflation = 20, ratio = 200 }) => {
  const k = acos((1 + inflation / 100) * cos(PI / 3)) / (PI / 3), m = sin(poleline * D) / sin(k * H), n = (parallels * D) / PI;
  const stretch = sqrt(((ratio / 100) * sin((poleline * D) / 2)) / sin((parallels * D) / 2)), size = sqrt(n * m * k);
  return bent(stretch / size, 1 / (stretch * size), m, k, n);
};

export const bertin1953 = ({ lon0 = 16.5, lat0 = 42 }) => ({
  r: [lon0, lat0, 0],
  f(l, p) {
    if (l + p < -1.4) {
      const u = ((l - p + 1.6) * (l + p + 1.4)) / 8;
      l += u;
      p -= 0.8 * u * cos(p);
    }
    let [x, y] = equalAzimuthal(l / 2, p);
    x *= 1.68;
    const d = (1 - cos(l * p)) / 12;
    if (y < 0) x *= 1 + d;
    if (y > 0) y *= 1 + (d / 1.5) * x * x;
    return [x, y];
  },
});
export const laskowski = () => ({
  f: (l, p) => [l * (0.975534 + p * p * (-0.119161 - 0.0143059 * l * l - 0.0547009 * p * p)),
    p * (1.00384 + l * l * (0.0802894 - 0.02855 * p * p + 0.000199025 * l * l) + p * p * (0.0998909 - 0.0491032 * p * p))],
});

const circle = (l) => ((1 - l / PI) * (1 + l / PI)) / ((2 * l) / PI);
export const vandergrinten = () => ({
  f(l, p) {
    const s = min(1, abs(p) / H), c = sqrt((1 - s) * (1 + s));
    if (!l || !c) return [0, (sign(p) * PI * s) / (1 + c)];
    const g = ((1 + c) * (1 + s)) / (1 + s + c), q = g * (2 - s), a = circle(abs(l)), b = q * q - g * s ** 3, r = 4 * g * g * (1 - s);
    const u = r / (a * b + sqrt(a * a * b * b + (q * q + a * a * s ** 4) * r));
    return [sign(l) * PI * u, (sign(p) * PI * s * (g - s * a * u)) / q];
  },
});
export const vandergrinten2 = () => ({
  f(l, p) {
    const b = min(1, abs(p) / H), c = sqrt((1 - b) * (1 + b));
    if (!l) return [0, (sign(p) * PI * b) / (1 + c)];
    const a = circle(abs(l)), u = c / (hypot(1, a) + a * c);
    return [sign(l) * PI * u, sign(p) * PI * b * (1 - a * u)];
  },
});
