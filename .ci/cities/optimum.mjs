// optimum.mjs DIR CITIES compares how many cities the program CITIES labels with how many
// can be, found by HiGHS, and with what Mapnik and mapshaper do; see ../labels-cities.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { optimum, overlap, rivals } from "../place/exact.mjs";

const [dir, program] = process.argv.slice(2);
const highs = await createRequire(dir + "/")("highs")();
const box = ([x0, y0, x1, y1]) => ({ x0, y0, x1, y1 });
const grown = (b, by) => ({ x0: b.x0 - by, y0: b.y0 - by, x1: b.x1 + by, y1: b.y1 + by });

// open lists the boxes that a label may take as far as the page and the symbols of others
// are concerned, with its number, and chosen the ones that were taken.
function open({ frame, symbols, candidates, chosen, gap }) {
  const page = box(frame), circles = symbols.map(box), all = [], taken = [];
  candidates.forEach((boxes, label) => boxes.map(box).forEach((b, k) => {
    const inside = b.x0 >= page.x0 && b.y0 >= page.y0 && b.x1 <= page.x1 && b.y1 <= page.y1;
    const clear = circles.every((c, other) => other === label || !overlap(grown(b, gap), c));
    if (inside && clear) all.push({ ...grown(b, gap / 2), label });
    else if (chosen[label] === k) throw Error(`label ${label} stands where it cannot`);
    if (chosen[label] === k) taken.push(grown(b, gap / 2 - 1e-9));
  }));
  if (rivals(taken).some(r => r.length)) throw Error("labels overlap");
  return { all, taken };
}

// mapnik is how many labels Mapnik places.
function mapnik(instance, size) {
  try {
    return execFileSync("/usr/bin/python3", [new URL("with_mapnik.py", import.meta.url).pathname, String(size)],
      { input: JSON.stringify(instance), stdio: ["pipe", "pipe", "ignore"] }).toString().trim();
  } catch {
    return "not installed";
  }
}

// mapshaper is how many labels mapshaper draws, and how many of them are clear of all
// others, of other symbols and of the edge: it looks for collisions nowhere.
function mapshaper({ frame, symbols, candidates, names }, size) {
  const [, , width, height] = frame, middle = s => [(s[0] + s[2]) / 2, (s[1] + s[3]) / 2];
  writeFileSync(`${dir}/points.json`, JSON.stringify({ type: "FeatureCollection", features: names.map((name, number) => {
    const [x, y] = middle(symbols[number]);
    return { type: "Feature", properties: { name, number }, geometry: { type: "Point", coordinates: [x, height - y] } };
  }) }));
  execFileSync(`${dir}/node_modules/.bin/mapshaper`, [`${dir}/points.json`, "-style", "label-text=name", "label-pos=ne", `font-size=${size}px`, "r=2",
    "-o", `${dir}/labels.svg`, `width=${width}`, `svg-bbox=0,0,${width},${height}`, "margin=0"], { stdio: "ignore" });
  const drawn = [...readFileSync(`${dir}/labels.svg`, "utf8").matchAll(/translate\(([-\d.]+) ([-\d.]+)\)[^]*?<text y="([-\d.]+)em" x="([-\d.]+)em"/g)]
    .map(m => [+m[1] + m[4] * size, +m[2] + m[3] * size]);
  const boxes = drawn.map(([x, y], i) => {
    const [x0, y0, x1, y1] = candidates[i][0], bottom = y + 0.22 * size;
    return { x0: x, y0: bottom - (y1 - y0), x1: x + (x1 - x0), y1: bottom };
  });
  const clear = boxes.filter((b, i) => b.x0 >= 0 && b.y0 >= 0 && b.x1 <= width && b.y1 <= height &&
    boxes.every((o, k) => k === i || !overlap(b, o)) && symbols.every((s, k) => k === i || !overlap(b, box(s))));
  return `${drawn.length}, ${clear.length} clear`;
}

let bad = false;
console.log("| width | size | cities | labelled | can be | share | Mapnik | mapshaper |\n|---:|---:|---:|---:|---:|---:|---:|---:|");
for (const [width, size] of [[1000, 10], [2000, 10], [1000, 8]]) {
  const instance = JSON.parse(execFileSync(program, [String(width), String(size)], { maxBuffer: 1 << 26 }));
  const { all, taken } = open(instance), groups = instance.candidates.map(() => []);
  all.forEach((b, i) => groups[b.label].push(i));
  const [best, proven] = optimum(highs, all, groups), share = 100 * taken.length / best;
  if (share < 99) bad = true;
  console.log(`| ${width} px | ${size} px | ${groups.length} | ${taken.length} | ${proven ? best : `at least ${best}`} | ${share.toFixed(1)} % | ${mapnik(instance, size)} | ${mapshaper(instance, size)} |`);
}
process.exit(bad ? 1 : 0);
