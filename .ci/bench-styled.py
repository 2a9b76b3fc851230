"""Writes one style of 40 rules, a colour for each of 39 countries, as
Kartograph, mapshaper, Mapnik and d3-geo want it.

usage: bench-styled.py GEOJSON FOLDER
"""
import json, os, sys

source, folder = sys.argv[1:]
features = json.load(open(source))["features"]
key = next(k for k in ("NAME", "name", "ADMIN") if k in features[0]["properties"])
names = sorted({f["properties"][key] for f in features if f["properties"][key] and "'" not in f["properties"][key]})[:39]
colours = {name: f"#{(i * 6421 + 4096) % 0xffffff:06x}" for i, name in enumerate(names)}


def write(name, text):
    with open(os.path.join(folder, name), "w") as f:
        f.write(text)


write("style.css", "#a { fill: #eee; stroke: #666 }\n" + "".join(f'#a[{key}="{n}"] {{ fill: {c} }}\n' for n, c in colours.items()))
write("style.json", json.dumps({"key": key, "colours": colours}))
write("style.expression", f"({json.dumps(colours)})[{key}] || '#eee'")
