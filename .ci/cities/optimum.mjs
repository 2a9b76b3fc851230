// optimum.mjs DIR CITIES compares how many cities the program CITIES labels with how many
// can be, found by HiGHS; see ../labels-cities.
import { execFileSync } from "node:child_process";
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

let bad = false;
console.log("| width | size | cities | labelled | can be | share |\n|---:|---:|---:|---:|---:|---:|");
for (const [width, size] of [[1000, 10], [2000, 10], [1000, 8]]) {
  const instance = JSON.parse(execFileSync(program, [String(width), String(size)], { maxBuffer: 1 << 26 }));
  const { all, taken } = open(instance), groups = instance.candidates.map(() => []);
  all.forEach((b, i) => groups[b.label].push(i));
  const [best, proven] = optimum(highs, all, groups), share = 100 * taken.length / best;
  if (share < 99) bad = true;
  console.log(`| ${width} px | ${size} px | ${groups.length} | ${taken.length} | ${proven ? best : `at least ${best}`} | ${share.toFixed(1)} % |`);
}
process.exit(bad ? 1 : 0);
