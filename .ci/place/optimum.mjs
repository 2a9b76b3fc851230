// optimum.mjs DIR LABELS FILE... compares what the program LABELS places with the
// optimum, found by HiGHS, of instances and of random pages; see ../labels-optimum.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { optimum, rivals } from "./exact.mjs";

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

// fours lists the boxes of each point.
const fours = all => Array.from({ length: all.length / 4 }, (_, p) => [0, 1, 2, 3].map(k => 4 * p + k));

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
  const all = boxes(file), [count, seconds] = placed(file, all), [best, proven] = optimum(highs, all, fours(all));
  const share = 100 * count / best;
  if (share < 99.5) bad = true;
  console.log(`| ${basename(file, ".txt")} | ${all.length / 4} | ${count} | ${proven ? best : `at least ${best}`} | ${share.toFixed(2)} % | ${seconds.toFixed(2)} |`);
}
process.exit(bad ? 1 : 0);
