// Pseudocylindrical projections: straight parallels (sources: docs/projections.md).
import { abs, asin, asinh, cos, D, flat, H, isometric, max, mollweideAngle, PI, plusSine, sign, sin, solve, sqrt, tan } from './_common.js';

// Robinson's table as PROJ's cubics: for every 5 degrees the coefficients of length and distance.
const rows = [
  1, 2.2199e-17, -7.15515e-5, 3.1103e-6, -5.20417e-18, 0.0124, 1.21431e-18, -8.45284e-11, 0.9986, -0.000482243, -2.4897e-5, -1.3309e-6, 0.062, 0.0124, -1.26793e-9, 4.22642e-10,
  0.9954, -0.00083103, -4.48605e-5, -9.86701e-7, 0.124, 0.0124, 5.07171e-9, -1.60604e-9, 0.99, -0.00135364, -5.9661e-5, 3.6777e-6, 0.186, 0.0123999, -1.90189e-8, 6.00152e-9,
  0.9822, -0.00167442, -4.49547e-6, -5.72411e-6, 0.248, 0.0124002, 7.10039e-8, -2.24e-8, 0.973, -0.00214868, -9.03571e-5, 1.8736e-8, 0.31, 0.0123992, -2.64997e-7, 8.35986e-8,
  0.96, -0.00305085, -9.00761e-5, 1.64917e-6, 0.372, 0.0124029, 9.88983e-7, -3.11994e-7, 0.9427, -0.00382792, -6.53386e-5, -2.6154e-6, 0.434, 0.0123893, -3.69093e-6, -4.35621e-7,
  0.9216, -0.00467746, -0.00010457, 4.81243e-6, 0.4958, 0.0123198, -1.02252e-5, -3.45523e-7, 0.8962, -0.00536223, -3.23831e-5, -5.43432e-6, 0.5571, 0.0121916, -1.54081e-5, -5.82288e-7,
  0.8679, -0.00609363, -0.000113898, 3.32484e-6, 0.6176, 0.0119938, -2.41424e-5, -5.25327e-7, 0.835, -0.00698325, -6.40253e-5, 9.34959e-7, 0.6769, 0.011713, -3.20223e-5, -5.16405e-7,
  0.7986, -0.00755338, -5.00009e-5, 9.35324e-7, 0.7346, 0.0113541, -3.97684e-5, -6.09052e-7, 0.7597, -0.00798324, -3.5971e-5, -2.27626e-6, 0.7903, 0.0109107, -4.89042e-5, -1.04739e-6,
  0.7186, -0.00851367, -7.01149e-5, -8.6303e-6, 0.8435, 0.0103431, -6.4615e-5, -1.40374e-9, 0.6732, -0.00986209, -0.000199569, 1.91974e-5, 0.8936, 0.00969686, -6.4636e-5, -8.547e-6,
  0.6213, -0.010418, 8.83923e-5, 6.24051e-6, 0.9394, 0.00840947, -0.000192841, -4.2106e-6, 0.5722, -0.00906601, 0.000182, 6.24051e-6, 0.9761, 0.00616527, -0.000256, -4.2106e-6,
  0.5322, -0.00677797, 0.000275608, 6.24051e-6, 1, 0.00328947, -0.000319159, -4.2106e-6,
];
export function robinson() {
  const at = (i, t) => rows[i] + t * (rows[i + 1] + t * (rows[i + 2] + t * rows[i + 3]));
  return {
    f(l, p) {
      const i = Math.floor(abs(p) / D / 5 + 1e-15), t = abs(p) / D - 5 * i;
      return [0.8487 * l * at(8 * i, t), sign(p) * 1.3523 * at(8 * i + 4, t)];
    },
  };
}

export const naturalearth = (v) => flat((p) => 0.8707 + p * p * (-0.131979 + p * p * (-0.013791 + p ** 6 * (0.003971 - 0.001529 * p * p))),
  (p) => p * (1.007226 + p * p * (0.015085 + p ** 4 * (-0.044475 + 0.028874 * p * p - 0.005916 * p ** 4))))(v);
export const naturalearth2 = (v) => flat((p) => 0.84719 - 0.13063 * p * p + p ** 12 * (-0.04515 + p * p * (0.05494 + p * p * (-0.02326 + 0.00331 * p * p))),
  (p) => p * (1.01183 + p ** 8 * (-0.02625 + p * p * (0.01926 - 0.00396 * p * p))))(v);

export function equalearth() {
  const a = 1.340264, b = -0.081106, c = 0.000893, d = 0.003796;
  return {
    f(l, p) {
      const t = asin((sqrt(3) / 2) * sin(p)), t2 = t * t, t6 = t2 ** 3;
      return [((2 / sqrt(3)) * l * cos(t)) / (a + 3 * b * t2 + t6 * (7 * c + 9 * d * t2)), t * (a + b * t2 + t6 * (c + d * t2))];
    },
  };
}

export const mollweide = () => ({ f: mollweideForward });
function mollweideForward(l, p) {
  const t = mollweideAngle(p);
  return [((2 * sqrt(2)) / PI) * l * sin(t), sign(p) * sqrt(2) * cos(t)];
}
export const sinusoidal = (v) => flat(cos, (p) => p)(v);
export const goodehomolosine = () => ({
  f(l, p) {
    if (abs(p) <= 0.71093078197902358) return [l * cos(p), p];
    const [x, y] = mollweideForward(l, p);
    return [x, y - sign(p) * 0.0528];
  },
});
export const sinumollweide = () => ({
  f(l, p) {
    if (p <= -0.7109889596207567) return [l * cos(p), p];
    const [x, y] = mollweideForward(l, p);
    return [x, y + 0.0528035274542];
  },
});

export const eckert1 = (v) => flat((p) => 2 * sqrt(2 / (3 * PI)) * (1 - abs(p) / PI), (p) => 2 * sqrt(2 / (3 * PI)) * p)(v);
export const eckert2 = (v) => flat((p) => (2 / sqrt(6 * PI)) * sqrt(4 - 3 * sin(abs(p))), (p) => sign(p) * ((2 * PI) / sqrt(6 * PI)) * (2 - sqrt(4 - 3 * sin(abs(p)))))(v);
const elliptic = (x, y, a, b) => flat((p) => x * (a + sqrt(max(0, 1 - b * p * p))), (p) => y * p);
const e3 = () => 2 / sqrt(PI * (4 + PI));
export const eckert3 = (v) => elliptic(e3(), 2 * e3(), 1, 4 / PI ** 2)(v);
export const kavrayskiy7 = (v) => elliptic(sqrt(3) / 2, 1, 0, 3 / PI ** 2)(v);
export const wagner6 = (v) => elliptic(1, 1, 0, 3 / PI ** 2)(v);
export const putnins1 = (v) => elliptic(1.8949, 0.94745, -0.5, 3 / PI ** 2)(v);
export const eckert4 = () => ({
  f(l, p) {
    const t = solve((t) => t + sin(t) * (cos(t) + 2), (2 + H) * sin(abs(p)), 0, H);
    return [(2 / sqrt(PI * (4 + PI))) * l * (1 + cos(t)), sign(p) * 2 * sqrt(PI / (4 + PI)) * sin(t)];
  },
});
export const eckert5 = (v) => flat((p) => (1 + cos(p)) / sqrt(2 + PI), (p) => (2 * p) / sqrt(2 + PI))(v);
const series = (m, n) => () => {
  const cy = sqrt((m + 1) / n);
  return { f(l, p) { const t = solve((t) => m * t + sin(t), n * sin(p), -H, H); return [(cy / (m + 1)) * l * (m + cos(t)), cy * t]; } };
};
export const eckert6 = (v) => series(1, 1 + H)(v);
export const mbtfps = (v) => series(0.5, 1 + PI / 4)(v);
export const hatano = () => ({
  f(l, p) {
    const [c, cy] = p < 0 ? [2.43763, 1.93052] : [2.67595, 1.75859], t = plusSine(c * sin(p)) / 2;
    return [0.85 * l * cos(t), cy * sin(t)];
  },
});
export const loximuthal = ({ lat0 = 0 }) => ({
  f(l, p) {
    const d = p - lat0 * D;
    return [l * (abs(d) < 1e-5 ? cos(lat0 * D + d / 2) : H - abs(p) < 1e-15 ? 0 : d / (isometric(p) - isometric(lat0 * D))), d];
  },
});
const sineTangent = (a, b) => flat((p) => ((b / a) * cos(p)) / cos(p / b), (p) => a * sin(p / b));
export const kavrayskiy5 = (v) => sineTangent(1.50488, 1.35439)(v);
export const quarticauthalic = (v) => sineTangent(2, 2)(v);
export const mbtsine1 = (v) => sineTangent(1.48875, 1.36509)(v);
export const foucaut = (v) => flat((p) => cos(p) * cos(p / 2) ** 2, (p) => 2 * tan(p / 2))(v);
export const craster = (v) => flat((p) => sqrt(3 / PI) * (2 * cos((2 * p) / 3) - 1), (p) => sqrt(3 * PI) * sin(p / 3))(v);
export const collignon = (v) => flat((p) => (2 / sqrt(PI)) * sqrt(2) * sin((H - p) / 2), (p) => sqrt(PI) * (1 - sqrt(2) * sin((H - p) / 2)))(v);
export const boggs = () => ({
  f(l, p) {
    const t = mollweideAngle(p), c = cos(p), s = sin(t);
    return [c <= 0 || s <= 0 ? 0 : (l * 2.00276) / (1 / c + 1.11072 / s), 0.49931 * (p + sign(p) * sqrt(2) * cos(t))];
  },
});
export const nell = () => ({ f(l, p) { const t = plusSine(2 * sin(p)); return [(l * (1 + cos(t))) / 2, t]; } });
export const nellhammer = (v) => flat((p) => (1 + cos(p)) / 2, (p) => 2 * (p - tan(p / 2)))(v);
export const times = (v) => flat((p) => 0.74482 - 0.34588 * sin((PI / 4) * tan(p / 2)) ** 2, (p) => 1.70711 * tan(p / 2))(v);
export const ginzburg8 = () => ({ f: (l, p) => [l * (1 - 0.162388 * p * p) * (0.87 - 0.000952426 * l ** 4), p * (1 + (p * p) / 12)] });

export const wagner1 = (v) => flat((p) => 0.8773826753016616 * cos(asin((sqrt(3) / 2) * sin(p))), (p) => (2 / (sqrt(3) * 0.8773826753016616)) * asin((sqrt(3) / 2) * sin(p)))(v);
export const wagner2 = (v) => flat((p) => 0.92483 * cos(asin(0.88022 * sin(0.8855 * p))), (p) => 1.38725 * asin(0.88022 * sin(0.8855 * p)))(v);
export const wagner3 = ({ lat1 = 0 }) => ({ f: (l, p) => [((l * cos(lat1 * D)) / cos((2 * lat1 * D) / 3)) * cos((2 * p) / 3), p] });
const mollweideSeries = (cx, cy, cp) => () => ({ f(l, p) { const t = plusSine(cp * sin(p)) / 2; return [cx * l * cos(t), cy * sin(t)]; } });
const w4 = () => sqrt((2 * PI * sin(PI / 3)) / ((2 * PI) / 3 + sin((2 * PI) / 3)));
export const wagner4 = (v) => mollweideSeries((2 * w4()) / PI, w4() / sin(PI / 3), (2 * PI) / 3 + sin((2 * PI) / 3))(v);
export const wagner5 = (v) => mollweideSeries(0.90977, 1.65014, 3.00896)(v);
export const winkel1 = ({ lat1 = 50.4597762521898 }) => ({ f: (l, p) => [(l / 2) * (cos(lat1 * D) + cos(p)), p] });
export const winkel2 = ({ lat1 = 50.4597762521898 }) => ({ f(l, p) { const t = mollweideAngle(p); return [(l / 2) * (sin(t) + cos(lat1 * D)), (PI / 4) * sign(p) * cos(t) + p / 2]; } });

const putnins3of = (a) => flat((p) => sqrt(2 / PI) * max(0, 1 - (a * p * p) / PI ** 2), (p) => sqrt(2 / PI) * p);
export const putnins3 = (v) => putnins3of(4)(v);
export const putnins3prime = (v) => putnins3of(2)(v);
const putnins4of = (x, y) => () => ({ f(l, p) { const t = asin(((5 * sqrt(2)) / 8) * sin(p)); return [(x * l * cos(t)) / cos(t / 3), y * sin(t / 3)]; } });
export const putnins4prime = (v) => putnins4of(2 * sqrt(0.6 / PI), 2 * sqrt(1.2 * PI))(v);
export const werenskiold1 = (v) => putnins4of(1, sqrt(2) * PI)(v);
const putnins5of = (a, b) => flat((p) => max(0, 1.01346 * (a - b * sqrt(1 + 1.2158542 * p * p))), (p) => 1.01346 * p);
export const putnins5 = (v) => putnins5of(2, 1)(v);
export const putnins5prime = (v) => putnins5of(1.5, 0.5)(v);
