"""Compares the widths of texts as render/font measures them with those of HarfBuzz and of
Chromium: of names of the basemap, and of random texts of Latin, Greek and Cyrillic letters.

usage: compare.py WIDTHS SOURCE-SANS-FOLDER; WIDTHS is the command of this folder, built
"""
import gzip
import json
import os
import random
import struct
import subprocess
import sys
import tempfile
import html
import re

FONTS = "/usr/share/fonts/truetype/"
FACES = [
    ("Liberation Sans", 400, "", "liberation2/LiberationSans-Regular.ttf"), ("Arial", 700, "", "liberation2/LiberationSans-Bold.ttf"),
    ("Helvetica", 400, "italic", "liberation2/LiberationSans-Italic.ttf"), ("Times", 400, "", "liberation2/LiberationSerif-Regular.ttf"),
    ("Liberation Serif", 700, "italic", "liberation2/LiberationSerif-BoldItalic.ttf"), ("Liberation Sans Narrow", 400, "", "liberation/LiberationSansNarrow-Regular.ttf"),
    ("Liberation Mono", 400, "", "liberation2/LiberationMono-Regular.ttf"),
    ("DejaVu Sans", 400, "", "dejavu/DejaVuSans.ttf"), ("DejaVu Sans", 700, "", "dejavu/DejaVuSans-Bold.ttf"),
    ("Noto Sans", 400, "", "noto/NotoSans-Regular.ttf"), ("Noto Sans", 700, "italic", "noto/NotoSans-BoldItalic.ttf"),
    ("Source Sans 3", 400, "", "SourceSans3-Regular.ttf"), ("Source Sans 3", 700, "", "SourceSans3-Bold.ttf"), ("Source Sans 3", 400, "italic", "SourceSans3-It.ttf"),
]


def texts():
    names = set()

    def walk(value):
        if isinstance(value, str):
            names.update(p.strip() for p in re.split(r"[\n\t]", value) if 1 < len(p.strip()) < 60)
        for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
            walk(child)

    for name in ("cities", "world-110m"):
        walk(json.load(gzip.open(f"layers/builtin/data/{name}.json.gz")))
    random.seed(1)
    chosen = random.sample(sorted(names), 700)
    for first, last in ((0x21, 0x7e), (0xc0, 0x17f), (0x391, 0x3c9), (0x410, 0x44f)):
        letters = [chr(c) for c in range(first, last + 1) if c != 0x3a2]
        chosen += ["".join(random.choices(letters, k=12)) for _ in range(100)]
    # Scripts whose letters join are measured letter by letter, which docs/labels.md says.
    return [t for t in chosen if not re.search("[\u0590-\u10ff\u1780-\u18af]", t)]


def units(path):
    data = open(path, "rb").read()
    for k in range(struct.unpack(">H", data[4:6])[0]):
        tag, _, at, _ = struct.unpack(">4sIII", data[12 + 16 * k:28 + 16 * k])
        if tag == b"head":
            return struct.unpack(">H", data[at + 18:at + 20])[0]


def harfbuzz(path, all_texts, folder):
    listed = os.path.join(folder, "texts")
    open(listed, "w", encoding="utf-8").write("\n".join(all_texts) + "\n")
    lines = subprocess.run(["hb-shape", "--output-format=json", "--text-file=" + listed, path], capture_output=True, text=True, check=True).stdout.splitlines()
    em = units(path)
    # None where the font lacks a letter: then several fonts are at work.
    return [None if any(g["g"] in (".notdef", "gid0") for g in l) else sum(g["ax"] for g in l) / em for l in map(json.loads, lines)]


def chromium(family, weight, slant, all_texts, folder):
    page = os.path.join(folder, "page.html")
    script = """<meta charset="utf-8"><svg id="s"></svg><pre id="out"></pre><script>let all = "";
const t = document.createElementNS("http://www.w3.org/2000/svg", "text"); document.getElementById("s").append(t);
t.setAttribute("style", `font-family: '%s'; font-weight: %d; font-style: %s; font-size: 12px`);
for (const words of %s) { t.textContent = words; all += "W " + t.getComputedTextLength() / 12 + "\\n"; }
document.getElementById("out").textContent = all;</script>""" % (family, weight, slant or "normal", json.dumps(all_texts).replace("</", "<\\/"))
    open(page, "w", encoding="utf-8").write(script)
    args = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--user-data-dir=" + os.path.join(folder, "user"),
            "--dump-dom", "file://" + page]
    dom = subprocess.run(args, capture_output=True, text=True, timeout=300).stdout
    return [float(w) for w in re.findall(r"W ([0-9.e-]+)\n", html.unescape(dom))]


def worst(ours, theirs, all_texts):
    off = [(abs(a / b - 1), t) for a, b, t in zip(ours, theirs, all_texts) if b]
    return max(off) + (len(off),)


def main():
    all_texts, bad = texts(), False
    with tempfile.TemporaryDirectory() as folder:
        for family, weight, slant, file in FACES:
            path = os.path.join(FONTS, file) if "/" in file else os.path.join(sys.argv[2], file)
            asked = "".join(f"{family}\t{weight}\t{slant}\t{t}\n" for t in all_texts)
            ours = [float(w) for w in subprocess.run([sys.argv[1]], input=asked, capture_output=True, text=True, check=True).stdout.split()]
            hb = harfbuzz(path, all_texts, folder)
            browser = [w if h else None for w, h in zip(chromium(family, weight, slant, all_texts, folder), hb)]
            if len(browser) != len(all_texts):
                sys.exit("Chromium says nothing")
            for name, theirs in (("HarfBuzz", hb), ("Chromium", browser)):
                off, text, n = worst(ours, theirs, all_texts)
                print(f"{family} {weight} {slant}: {n} texts, at most {100 * off:.4f} % off {name} ({text})")
                bad = bad or off > 0.005
    sys.exit(bad)


main()
