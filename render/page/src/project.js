// Project: from degrees to the map's pixels and back, by the metadata that every map
// has and the formula of its projection. A formula is a function of its parameters
// (degrees) that gives f(lambda, phi) => [x, y] in radii, y up; r, the point that is
// turned to the middle and the roll; c, how far from it the map goes, in degrees; and
// n, s, the latitudes at which it ends.

const D = Math.PI / 180;

/** turning is the rotation that brings lon, lat to 0, 0 and rolls about it: its rows. */
function turning([lon, lat, roll]) {
  const sl = Math.sin(lon * D), cl = Math.cos(lon * D), sp = Math.sin(lat * D), cp = Math.cos(lat * D), sr = Math.sin(roll * D), cr = Math.cos(roll * D);
  const east = [-sl, cl, 0], north = [-sp * cl, -sp * sl, cp];
  return [[cp * cl, cp * sl, sp], east.map((v, i) => v * cr - north[i] * sr), north.map((v, i) => v * cr + east[i] * sr)];
}

const vector = (l, p) => [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)];
const direction = ([x, y, z]) => [Math.atan2(y, x), Math.atan2(z, Math.hypot(x, y))];
const times = (m, v) => m.map((row) => row[0] * v[0] + row[1] * v[1] + row[2] * v[2]);
const transposed = (m) => m.map((_, i) => m.map((row) => row[i]));

/** viewOf makes project and invert of one view of the metadata; undefined without its formula. */
function viewOf({ projection: p, frame, id }, formulas) {
  const make = formulas && p.id && !p.crs && formulas[p.id];
  if (!make) return undefined;
  const made = make(p.params || {}), own = made.r || [(p.params || {}).lon0 || 0, 0, 0];
  const r = p.rotate ? [p.rotate[0], p.rotate[1], p.rotate[2] + (own[2] || 0)] : own;
  const turn = turning([r[0], r[1], r[2] || 0]), back = transposed(turn);
  const reach = Math.cos(Math.min(p.clipAngle || 180, made.c || 180) * D) - 1e-12, sign = p.flip ? -1 : 1, s = p.scale * sign;
  const plain = !r[1] && !r[2];
  const seen = (l, q) => Math.cos(q) * Math.cos(l) >= reach && q <= (made.n || 90) * D + 1e-9 && q >= (made.s || -90) * D - 1e-9;
  return {
    id, frame,
    project([lon, lat]) {
      let at = [lon * D, lat * D];
      // Along the edge of the map 180 degrees stay on the side that they are written for.
      if (plain) at[0] = Math.abs(lon - r[0]) <= 180 ? (lon - r[0]) * D : Math.atan2(Math.sin((lon - r[0]) * D), Math.cos((lon - r[0]) * D));
      else at = direction(times(turn, vector(...at)));
      if (!seen(...at)) return null;
      const [x, y] = made.f(...at);
      return x - x + y - y == 0 ? [p.translate[0] + s * x, p.translate[1] - s * y] : null;
    },
    invert([px, py]) {
      const at = solve(made.f, (px - p.translate[0]) / s, (p.translate[1] - py) / s, seen, 0.001 / p.scale);
      if (!at) return null;
      const [l, q] = direction(times(back, vector(...at)));
      return [l / D, q / D];
    },
  };
}

/** solve finds l, q with f(l, q) = x, y by Newton's method from the nearest of a net of points. */
function solve(f, x, y, seen, enough) {
  const starts = [];
  const off = (l, q) => { const [a, b] = f(l, q); return [a - x, b - y]; };
  for (let q = -85; q <= 85; q += 10) for (let l = -175; l <= 175; l += 10) {
    if (!seen(l * D, q * D)) continue;
    const d = Math.hypot(...off(l * D, q * D));
    if (d >= 0) starts.push([d, l * D, q * D]);
  }
  starts.sort((a, b) => a[0] - b[0]);
  const near = (v, most) => Math.min(Math.max(v, -most), most), away = (l, q) => Math.hypot(...off(l, q));
  for (let [d, l, q] of starts.slice(0, 6)) {
    const better = (nl, nq) => {
      const at = [near(nl, Math.PI), near(nq, Math.PI / 2)], nd = away(...at);
      if (!(nd < d)) return false;
      [l, q, d] = [...at, nd];
      return true;
    };
    for (let i = 0, t; i < 60 && d > 1e-13; i++) {
      const h = q > 0 ? -1e-6 : 1e-6, g = l > 0 ? -1e-6 : 1e-6;
      const [a, b] = off(l, q), [al, bl] = off(l + g, q), [aq, bq] = off(l, q + h);
      const j = [(al - a) / g, (aq - a) / h, (bl - b) / g, (bq - b) / h], det = j[0] * j[3] - j[1] * j[2];
      for (t = 1; t > 1e-4 && !better(l - (t * (a * j[3] - b * j[1])) / det, q - (t * (b * j[0] - a * j[2])) / det); t /= 2);
      if (t <= 1e-4) break;
    }
    // Where the formula has no slope, such as at a pole, smaller and smaller steps get there.
    for (let h = 0.1; d > enough && h > 1e-12;) {
      if (![[h, 0], [-h, 0], [0, h], [0, -h], [h, h], [h, -h], [-h, h], [-h, -h]].some(([x, y]) => better(l + x, q + y))) h /= 2;
    }
    if (d < enough && seen(l, q)) return [l, q];
  }
  return null;
}

/**
 * projector gives project and invert of a whole map. A point that a view's frame
 * does not show may be in another (Alaska); what lies beneath an inset is not seen.
 */
export function projector(meta, formulas) {
  const all = ((meta && meta.views) || []).map((v) => viewOf(v, formulas));
  if (!all.length || all.includes(undefined)) return {};
  const within = ([x, y], [l, t, w, h]) => x >= l - 1e-6 && y >= t - 1e-6 && x <= l + w + 1e-6 && y <= t + h + 1e-6;
  const top = (at) => all.findLast((v) => within(at, v.frame));
  return {
    project(point) {
      for (const v of all) {
        const at = v.project(point);
        if (at && top(at) == v) return at;
      }
      return null;
    },
    invert(at) {
      const v = top(at);
      return v ? v.invert(at) : null;
    },
  };
}
