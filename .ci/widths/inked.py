"""Asks Chromium where the letters of labels are: in SVG files of which no two labels may
overlap, none may stand on a circle, leave the page or be upside down.

usage: inked.py FOLDER, with the files; the fonts have to be installed
"""
import glob
import json
import os
import subprocess
import sys
import tempfile

PAGE = """<!doctype html><meta charset="utf-8"><body><div id="at"></div><pre id="out"></pre><script>
const files = %s, out = [], ctx = document.createElement("canvas").getContext("2d");
let lines = 0;
// boxes are the corners of what the letters of each line cover, as Chromium draws them.
function boxes(svg) {
  const all = [];
  for (const text of svg.querySelectorAll("g.label text")) {
    const css = getComputedStyle(text), matrix = text.transform.baseVal.consolidate()?.matrix ?? svg.createSVGMatrix();
    ctx.font = `${css.fontStyle} ${css.fontWeight} ${css.fontSize} ${css.fontFamily}`;
    ctx.letterSpacing = css.letterSpacing === "normal" ? "0px" : css.letterSpacing;
    let first = 0;
    for (const span of text.querySelectorAll("tspan")) {
      const words = span.textContent, start = text.getStartPositionOfChar(first), m = ctx.measureText(words);
      first += span.getNumberOfChars();
      const wide = Math.abs(m.width - span.getComputedTextLength());
      if (wide > 0.02 * m.width + 0.1) out.push(`${words}: canvas and SVG differ by ${wide}`);
      const corner = (x, y) => { const p = new DOMPoint(start.x + x, start.y + y).matrixTransform(matrix); return [p.x, p.y]; };
      const l = -m.actualBoundingBoxLeft, r = m.actualBoundingBoxRight, t = -m.actualBoundingBoxAscent, b = m.actualBoundingBoxDescent;
      all.push({text, words, corners: [corner(l, t), corner(r, t), corner(r, b), corner(l, b)]});
    }
  }
  return all;
}
function along(box, dx, dy) { const at = box.corners.map(p => p[0] * dx + p[1] * dy); return [Math.min(...at), Math.max(...at)]; }
function overlap(a, b) {
  let least = Infinity;
  for (const [p, q] of [a, b].flatMap(o => [[o.corners[0], o.corners[1]], [o.corners[1], o.corners[2]]])) {
    const n = Math.hypot(q[0] - p[0], q[1] - p[1]), dx = (q[0] - p[0]) / n, dy = (q[1] - p[1]) / n;
    const [a0, a1] = along(a, dx, dy), [b0, b1] = along(b, dx, dy);
    least = Math.min(least, a1 - b0, b1 - a0);
  }
  return least;
}
for (const [name, svg] of files) {
  document.getElementById("at").innerHTML = svg;
  const root = document.querySelector("#at svg"), page = root.viewBox.baseVal, all = boxes(root);
  lines += all.length;
  const circles = [...root.querySelectorAll("circle")].map(c => [c.cx.baseVal.value, c.cy.baseVal.value, c.r.baseVal.value]).filter(c => c[2] > 0 && c[2] < 10);
  all.forEach((a, i) => {
    if (a.corners[1][0] < a.corners[0][0] - 0.01) out.push(`${name}: ${a.words} is upside down`);
    if (a.corners.some(p => p[0] < -0.1 || p[1] < -0.1 || p[0] > page.width + 0.1 || p[1] > page.height + 0.1)) out.push(`${name}: ${a.words} leaves the page: ${JSON.stringify(a.corners)}`);
    for (const b of all.slice(0, i)) if (b.text !== a.text && overlap(a, b) > 0) out.push(`${name}: ${a.words} and ${b.words} overlap by ${overlap(a, b)}`);
    for (const [x, y, r] of circles) if (overlap(a, {corners: [[x - r, y - r], [x + r, y - r], [x + r, y + r], [x - r, y + r]]}) > 0) out.push(`${name}: ${a.words} stands on a circle`);
  });
}
document.getElementById("out").textContent = "LINES " + lines + "\\n" + out.map(o => "FAULT " + o + "\\n").join("") + "END\\n";
</script>"""


def ask(files, folder):
    page = os.path.join(folder, "page.html")
    with open(page, "w", encoding="utf-8") as f:
        f.write(PAGE % json.dumps(files).replace("</", "<\\/"))
    args = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--user-data-dir=" + os.path.join(folder, "user"),
            "--virtual-time-budget=60000", "--dump-dom", "file://" + page]
    dom = subprocess.run(args, capture_output=True, text=True, timeout=300).stdout
    said = dom[dom.rindex('<pre id="out">') + len('<pre id="out">'):].split("\n")
    if "END" not in said:
        sys.exit("Chromium says nothing")
    return int(said[0].split()[1]), [s[6:] for s in said if s.startswith("FAULT ")]


def main():
    names = sorted(glob.glob(os.path.join(sys.argv[1], "*.svg")))
    lines, faults = 0, []
    with tempfile.TemporaryDirectory() as folder:
        for i in range(0, len(names), 40):
            n, more = ask([[os.path.basename(name), open(name, encoding="utf-8").read()] for name in names[i:i + 40]], folder)
            lines, faults = lines + n, faults + more
    print("\n".join(faults[:50]))
    print(f"{len(names)} maps, {lines} lines of labels, {len(faults)} faults in Chromium")
    sys.exit(bool(faults) or lines == 0)


main()
