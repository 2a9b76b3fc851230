// Interrupted projections: lobes, each about a meridian of its own.
import { abs, cos, D, mollweideAngle, PI, sign, sin, sqrt } from './_common.js';
import { boggs, quarticauthalic } from './pseudocylindrical.js';

const land = [[[-100, -40], [30, 180]], [[-160, -100], [-60, -20], [20, 80], [140, 180]]];
const ocean = [[[-140, -90], [-10, 60], [130, 180]], [[-110, -60], [20, 90], [150, 180]]];
const halves = [[[-90, 0], [90, 180]], [[-90, 0], [90, 180]]];
const thirds = [[[-110, -40], [0, 40], [110, 180]], [[-110, -40], [0, 40], [110, 180]]];

/** interrupted lays out a formula in lobes: middle and eastern end, north and south. */
const interrupted = (base, lobes, middle = 0) => ({ lon0 = middle }) => ({
  r: [lon0, 0, 0],
  f(l, p) {
    const side = lobes[p < 0 ? 1 : 0], [middle] = side.find(([, east]) => l <= east * D) || side.at(-1);
    const [x, y] = base(l - middle * D, p);
    return [x + base(middle * D, 0)[0], y];
  },
});
const mollweideForward = (l, p) => { const t = mollweideAngle(p); return [((2 * sqrt(2)) / PI) * l * sin(t), sign(p) * sqrt(2) * cos(t)]; };
const sinusoidalForward = (l, p) => [l * cos(p), p];
const limit = 0.7109879899933945;
const goode = (l, p) => {
  if (abs(p) <= limit) return sinusoidalForward(l, p);
  const [x, y] = mollweideForward(l, p);
  return [x, y - sign(p) * (mollweideForward(0, limit)[1] - limit)];
};
export const interruptedhomolosine = (v) => interrupted(goode, land)(v);
export const interruptedhomolosineocean = (v) => interrupted(goode, ocean)(v);
export const interruptedmollweide = (v) => interrupted(mollweideForward, land)(v);
export const interruptedmollweideocean = (v) => interrupted(mollweideForward, ocean)(v);
export const interruptedmollweidehemispheres = (v) => interrupted(mollweideForward, halves, -20)(v);
export const interruptedsinusoidal = (v) => interrupted(sinusoidalForward, thirds, 20)(v);
export const interruptedboggs = (v) => interrupted((l, p) => boggs({}).f(l, p), land)(v);
export const interruptedquarticauthalic = (v) => interrupted((l, p) => quarticauthalic({}).f(l, p), halves, -20)(v);
