// Compares the pages' projections with maps: node projections.mjs KARTOGRAPH FOLDER draws
// a map of 1,000 points by each projection that pages have, once as it is and once turned,
// and takes every point that is drawn from degrees to pixels and back.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { formulas, projector } from '../../render/page/dist/projections.js';

const [, , command, folder] = process.argv, most = 0.01;
let state = 1;
const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
const points = (w, s, e, n) => Array.from({ length: 1000 }, () => [w + (e - w) * random(), s + (n - s) * random()]);
let bad = 0;

/** compare draws points by a projection and returns how far off the page's are. */
function compare(name, proj, box) {
  writeFileSync(folder + '/p.csv', 'lon,lat\n' + points(...box).map((p) => p.map((v) => v.toFixed(6)).join(',')).join('\n') + '\n');
  writeFileSync(folder + '/c.json', JSON.stringify({ proj, layers: { p: { src: 'p.csv', attributes: ['lon', 'lat'] } }, export: { width: 1000, round: 6 } }));
  execFileSync(command, ['c.json', '-o', 'm.svg'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const svg = readFileSync(folder + '/m.svg', 'utf8');
  const meta = JSON.parse(svg.match(/<metadata>(.*?)<\/metadata>/)[1].replaceAll('&quot;', '"'));
  const map = projector(meta);
  if (!map.project) throw new Error(name + ': no formula');
  let worst = 0, back = 0, n = 0;
  for (const [tag] of svg.matchAll(/<circle [^>]*>/g)) {
    const get = (a) => +tag.match(new RegExp(`\\b${a}="([^"]*)"`))[1], x = get('cx'), y = get('cy'), lon = get('data-lon'), lat = get('data-lat');
    const at = map.project([lon, lat]);
    const off = at ? Math.hypot(at[0] - x, at[1] - y) : Infinity;
    const from = map.invert([x, y]), again = from ? map.project(from) : null;
    const offBack = again ? Math.hypot(again[0] - x, again[1] - y) : Infinity;
    if (off > worst) worst = off;
    if (offBack > back) back = offBack;
    n++;
  }
  if (!(worst <= most) || !(back <= most) || n < 100) { bad++; console.log(`${name}: ${n} points, at worst ${worst.toFixed(5)} px off, ${back.toFixed(5)} px there and back`); }
  return worst;
}

const world = [-179.9, -89.5, 179.9, 89.5];
let all = 0, least = 0;
for (const id of Object.keys(formulas).sort()) {
  for (const proj of [{ id }, { id, rotate: [20, -30, 10] }, { id, rotate: [150, 0, 0], flip: true }]) {
    least = Math.max(least, compare(JSON.stringify(proj), proj, world));
    all++;
  }
}
for (const [id, boxes] of Object.entries({ 'albers-usa': [[-124, 26, -68, 48], [-165, 58, -142, 70], [-159.5, 19, -155, 22]], 'laea-usa': [[-124, 26, -68, 48], [-165, 58, -142, 70]] })) {
  for (const box of boxes) { compare(id + box, { id }, box); all++; }
}
console.log(`${Object.keys(formulas).length} projections, ${all} maps of 1000 points, at worst ${least.toExponential(1)} px off; ${bad} wrong`);
process.exit(bad ? 1 : 0);
