// exact.mjs solves the placement of labels exactly, by HiGHS.

export const overlap = (a, b) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;

// rivals lists for each box those that it overlaps, by a sweep from left to right.
export function rivals(all) {
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

// optimum is the largest number of boxes that can be taken, at most one of each group, and
// whether that is proven.
export function optimum(highs, all, groups) {
  const rows = [...cliques(all, rivals(all)), ...groups.filter(g => g.length > 1)];
  const sum = list => list.map((v, i) => (i && i % 20 === 0 ? "\n" : "") + "v" + v).join(" + ");
  const problem = `Maximize\n o: ${sum(all.map((_, i) => i))}\nSubject To\n` + rows.map((r, i) => ` c${i}: ${sum(r)} <= 1\n`).join("") +
    `Binary\n${all.map((_, i) => "v" + i).join("\n")}\nEnd\n`;
  const solved = highs.solve(problem, { time_limit: 600, output_flag: false, mip_rel_gap: 0 });
  return [Math.round(solved.ObjectiveValue), solved.Status === "Optimal"];
}
