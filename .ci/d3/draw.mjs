// Draws the maps of maps.json by d3: node draw.mjs DIR, where the packages are
// installed in DIR.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const dir = process.argv[2];
const require = createRequire(pathToFileURL(dir + "/"));
const load = (name) => import(pathToFileURL(require.resolve(name)));
// What d3-geo-polygon has as well, it cuts along the lobes' borders; without it
// d3 tears what lies across them.
const d3 = { ...(await load("d3-geo")), ...(await load("d3-geo-projection")), ...(await load("d3-geo-polygon")) };

const read = (name) => JSON.parse(readFileSync(`${dir}/${name}`));
const land = d3.geoStitch({ type: "MultiPolygon", coordinates: read("land.json") });

// Projections with parameters, or that d3-geo-polygon lacks.
const make = {
  cea: (p) => d3.geoCylindricalEqualArea().parallel(p.lat1),
  gallpeters: () => d3.geoCylindricalEqualArea().parallel(45),
  hobodyer: () => d3.geoCylindricalEqualArea().parallel(37.5),
  behrmann: () => d3.geoCylindricalEqualArea().parallel(30),
  balthasart: () => d3.geoCylindricalEqualArea().parallel(50),
  cylindricalstereographic: (p) => d3.geoCylindricalStereographic().parallel(p.lat1),
  loximuthal: () => d3.geoLoximuthal().parallel(0),
  wagner: (p) => d3.geoWagner().poleline(p.poleline).parallels(p.parallels).inflation(p.inflation).ratio(p.ratio),
  // Its clip angle stays that of another distance: the far side would show.
  satellite: (p) => d3.geoSatellite().distance(p.dist).tilt(p.tilt).clipAngle((Math.acos(1 / p.dist) * 180) / Math.PI - 1e-6),
  airy: (p) => d3.geoAiry().radius(p.radius),
  twopointequidistant: (p) => d3.geoTwoPointEquidistant([p.lon1, p.lat1], [p.lon2, p.lat2]),
  chamberlin: (p) => d3.geoChamberlin([p.lon1, p.lat1], [p.lon2, p.lat2], [p.lon3, p.lat3]),
  lcc: (p) => d3.geoConicConformal().parallels([p.lat1, p.lat2]).center([0, 0]),
  albers: (p) => d3.geoConicEqualArea().parallels([p.lat1, p.lat2]).center([0, 0]),
  eqdc: (p) => d3.geoConicEquidistant().parallels([p.lat1, p.lat2]).center([0, 0]),
  bonne: (p) => d3.geoBonne().parallel(p.lat1).center([0, 0]),
  modifiedstereographicalaska: () => d3.geoModifiedStereographicAlaska().angle(0),
  // Beyond 45 degrees the plane folds over itself.
  modifiedstereographicgs50: () => d3.geoModifiedStereographicGs50().clipAngle(45),
  lagrange: (p) => d3.geoLagrange().spacing(1 / p.fold),
  armadillo: (p) => d3.geoArmadillo().parallel(p.lat1),
  interruptedquarticauthalic: () => d3.geoInterrupt(d3.geoHammerRaw(Infinity),
    [[[[-180, 0], [-90, 90], [0, 0]], [[0, 0], [90, 90], [180, 0]]],
      [[[-180, 0], [-90, -90], [0, 0]], [[0, 0], [90, -90], [180, 0]]]]),
};

for (const map of read("maps.json")) {
  const p = make[map.ID] ? make[map.ID](map.Params) : d3[map.D3]();
  p.precision(0.3);
  if (map.Rotate) {
    const [lon, lat, roll] = map.Rotate;
    p.rotate([-lon, -lat, roll]);
  }
  // Mercators are cut by default where d3 thinks fit.
  if (p.clipExtent) p.clipExtent(/Mercator$/.test(map.D3) ? [[-100, -100], [1100, map.Height + 100]] : null);
  // The scale and offset that put two places where they are on the other map.
  p.scale(1000).translate([0, 0]);
  // Gilbert's turns what it draws, but not a single point.
  const turned = map.ID === "gilbert" ? d3.geoRotation(p.rotate()) : (d) => d;
  const [a, b] = map.Degrees.map((d) => p(turned(d)));
  const [u, v] = map.Pixels;
  const k = Math.hypot(v[0] - u[0], v[1] - u[1]) / Math.hypot(b[0] - a[0], b[1] - a[1]);
  p.scale(1000 * k).translate([u[0] - k * a[0], u[1] - k * a[1]]);
  const path = d3.geoPath(p);
  writeFileSync(`${dir}/${map.Name}.d3.svg`,
    `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="${map.Height}"><rect width="100%" height="100%" fill="#fff"/>` +
    `<clipPath id="c"><path d="${map.Clip}"/></clipPath><g clip-path="url(#c)"><path d="${path(land)}" shape-rendering="crispEdges"/></g></svg>`);
}
