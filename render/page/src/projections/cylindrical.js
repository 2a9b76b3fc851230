// Cylindrical projections, upright, transverse and oblique (Snyder 1987).
import { abs, asinh, centre, cos, D, flat, isometric, PI, sin, tan } from './_common.js';

const one = () => 1;

const equalAt = (lat) => ({ f: (l, p) => [l * cos(lat * D), sin(p) / cos(lat * D)] });
const mercatorTo = (n) => () => ({ f: (l, p) => [l, isometric(p)], n, s: -n });

export const lonlat = ({ lat0 = 0 }) => ({ f: (l, p) => [l * cos(lat0 * D), p] });
export const ll = () => ({ f: (l, p) => [l, p] });
export const mercator = (v) => mercatorTo(85)(v);
export const webmercator = (v) => mercatorTo(1.4844222297453322 / D)(v);
export const cea = ({ lat1 = 0 }) => equalAt(lat1);
export const gallpeters = () => equalAt(45);
export const hobodyer = () => equalAt(37.5);
export const behrmann = () => equalAt(30);
export const balthasart = () => equalAt(50);
export const gall = () => cylindricalstereographic({ lat1: 45 });
export const cylindricalstereographic = ({ lat1 = 0 }) => ({ f: (l, p) => [l * cos(lat1 * D), (1 + cos(lat1 * D)) * tan(p / 2)] });
export const miller = (v) => flat(one, (p) => 1.25 * isometric(0.8 * p))(v);
export const compactmiller = (v) => flat(one, (p) => p * (0.9902 + p * p * (0.1604 - 0.03054 * p * p)))(v);
export const patterson = (v) => flat(one, (p) => p * (1.0148 + p ** 4 * (0.23185 + p * p * (-0.14499 + 0.02406 * p * p))))(v);

/** turned is a cylinder about the great circle through the centre with an azimuth. */
const turned = (v, base, azimuth, end) => {
  const s = sin(azimuth * D), c = cos(azimuth * D);
  return { f: (l, p) => { const [x, y] = base(l, p); return [x * s - y * c, x * c + y * s]; }, r: centre(v, azimuth - 90), ...(end && { n: end, s: -end }) };
};
const mercatorPlane = (l, p) => [l, isometric(p)], equalPlane = (l, p) => [l, sin(p)];
export const transversemercator = (v) => turned(v, mercatorPlane, 0, 85);
export const obliquemercator = (v) => turned(v, mercatorPlane, v.azimuth ?? 45, 85);
export const cassini = (v) => turned(v, (l, p) => [l, p], 0);
export const transverseequalarea = (v) => turned(v, equalPlane, 0);
export const obliqueequalarea = (v) => turned(v, equalPlane, v.azimuth ?? 45);
