// Draws the maps of maps.json by d3: node draw.mjs DIR, where the packages are
// installed in DIR.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const dir = process.argv[2];
const require = createRequire(pathToFileURL(dir + "/"));
const load = (name) => import(pathToFileURL(require.resolve(name)));
const d3 = { ...(await load("d3-geo")), ...(await load("d3-geo-projection")) };

const read = (name) => JSON.parse(readFileSync(`${dir}/${name}`));
const land = d3.geoStitch({ type: "MultiPolygon", coordinates: read("land.json") });

for (const map of read("maps.json")) {
  const [lon, lat, roll] = map.Rotate;
  const p = d3[map.D3]().rotate([-lon, -lat, roll]).precision(0.3).clipExtent(null);
  if (map.Parallels) p.parallels(map.Parallels).center([0, 0]);
  if (map.D3 === "geoMercator") p.clipExtent([[-100, -100], [1100, 1100]]);
  // The scale and offset that put two places where they are on the other map.
  p.scale(1000).translate([0, 0]);
  const [a, b] = map.Degrees.map((d) => p(d));
  const [u, v] = map.Pixels;
  const k = Math.hypot(v[0] - u[0], v[1] - u[1]) / Math.hypot(b[0] - a[0], b[1] - a[1]);
  p.scale(1000 * k).translate([u[0] - k * a[0], u[1] - k * a[1]]);
  const path = d3.geoPath(p);
  writeFileSync(`${dir}/${map.Name}.d3.svg`,
    `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000"><rect width="100%" height="100%" fill="#fff"/>` +
    `<clipPath id="c"><path d="${map.Clip}"/></clipPath><g clip-path="url(#c)"><path d="${path(land)}" shape-rendering="crispEdges"/></g></svg>`);
}
