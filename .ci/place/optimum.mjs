// optimum.mjs DIR LABELS FILE... compares what the program LABELS places with the
// optimum, found by HiGHS, of instances and of random pages; see ../labels-optimum.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";

const [dir, labels, ...files] = process.argv.slice(2);
const highs = await createRequire(dir + "/")("highs")();
const corners = ["ne", "nw", "se", "sw"];

// page writes a page of n points with labels of 30 by 7, and returns its file.
function page(n, seed) {
  let state = BigInt(seed);
  const below = most => { // a linear congruential generator after Knuth (MMIX)
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    return Number((state >> 33n) % BigInt(most));
  };
  const lines = Array.from({ length: n }, () => [below(7921) / 10, below(6121) / 10, 30, 7].join("\t"));
  const file = `${dir}/page_${n}_${seed}.txt`;
  writeFileSync(file, [n, ...lines].join("\n") + "\n");
  return file;
}

// boxes lists the four boxes of each point, in tenths where there are fractions, so
// that all sums are exact.
function boxes(file) {
  const lines = readFileSync(file, "utf8").trim().split("\n").slice(1).map(l => l.split("\t").map(v => Math.round(v * 10)));
  return lines.flatMap(([x, y, w, h]) => corners.map(c => {
    const x0 = c[1] === "e" ? x : x - w, y0 = c[0] === "n" ? y : y - h;
    return { x0, y0, x1: x0 + w, y1: y0 + h };
  }));
}

const overlap = (a, b) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;

// rivals lists for each box those that it overlaps, by a sweep from left to right.
function rivals(all) {
  const near = all.map(() => []);
  let open = [];
  for (const i of all.map((_, i) => i).sort((a, b) => all[a].x0 - all[b].x0)) {
    open = open.filter(j => all[j].x1 > all[i].x0);
    for (const j of open) if (overlap(all[i], all[j])) { near[i].push(j); near[j].push(i); }
    open.push(i);
  }
  return near;
}

// cliques lists the greatest sets of boxes that share a point: of each at most one is
// taken, which together says the same as all pairs and bounds the optimum better.
function cliques(all, near) {
  const found = new Map();
  all.forEach((a, i) => {
    for (const j of [i, ...near[i]]) {
      const x = a.x0, y = all[j].y0, at = b => b.x0 <= x && x < b.x1 && b.y0 <= y && y < b.y1;
      if (!at(a)) continue;
      const set = [i, ...near[i]].filter(k => at(all[k])).sort((p, q) => p - q);
      if (set.length > 1) found.set(set.join(), set);
    }
  });
  const kept = [], of = all.map(() => []);
  for (const set of [...found.values()].sort((p, q) => q.length - p.length)) {
    if (of[set[0]].some(k => set.every(v => kept[k].has(v)))) continue;
    for (const v of set) of[v].push(kept.length);
    kept.push(new Set(set));
  }
  return kept.map(s => [...s]);
}

// optimum is the largest number of boxes that can be taken, and whether that is proven.
function optimum(all) {
  const rows = cliques(all, rivals(all));
  for (let p = 0; p < all.length; p += 4) rows.push([p, p + 1, p + 2, p + 3]);
  const sum = list => list.map((v, i) => (i && i % 20 === 0 ? "\n" : "") + "v" + v).join(" + ");
  const problem = `Maximize\n o: ${sum(all.map((_, i) => i))}\nSubject To\n` + rows.map((r, i) => ` c${i}: ${sum(r)} <= 1\n`).join("") +
    `Binary\n${all.map((_, i) => "v" + i).join("\n")}\nEnd\n`;
  const solved = highs.solve(problem, { time_limit: 600, output_flag: false, mip_rel_gap: 0 });
  return [Math.round(solved.ObjectiveValue), solved.Status === "Optimal"];
}

// placed is how many labels the program places, which must not overlap, and its time.
function placed(file, all) {
  const start = performance.now();
  const out = execFileSync(labels, ["--places", file], { encoding: "utf8", env: { ...process.env, GOMAXPROCS: "1" } });
  const seconds = (performance.now() - start) / 1000;
  const taken = out.trim().split("\n").map(l => l.split(" ")).map(([i, c]) => all[4 * i + corners.indexOf(c)]);
  const points = new Set(out.trim().split("\n").map(l => l.split(" ")[0]));
  if (points.size !== taken.length) throw Error(`${file}: a label stands twice`);
  if (rivals(taken).some(r => r.length)) throw Error(`${file}: labels overlap`);
  return [taken.length, seconds];
}

let bad = false;
if (files.length === 0) for (const n of [750, 1000]) for (const seed of [1, 2, 3]) files.push(page(n, seed));
console.log("| instance | points | placed | optimum | share | seconds |\n|---|---:|---:|---:|---:|---:|");
for (const file of files) {
  const all = boxes(file), [count, seconds] = placed(file, all), [best, proven] = optimum(all);
  const share = 100 * count / best;
  if (share < 99.5) bad = true;
  console.log(`| ${basename(file, ".txt")} | ${all.length / 4} | ${count} | ${proven ? best : `at least ${best}`} | ${share.toFixed(2)} % | ${seconds.toFixed(2)} |`);
}
process.exit(bad ? 1 : 0);
