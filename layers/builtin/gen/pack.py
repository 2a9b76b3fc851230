"""Puts tables into topologies.

usage: pack.py countries TABLE < TOPOLOGY: the columns of countries, by their code
       pack.py points TABLE: a topology of points, on a grid of 0.00001 degrees
Columns whose header ends with # are numbers. What is empty is null.
"""
import csv, json, sys


def rows(path):
    with open(path, encoding="utf-8") as f:
        for row in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield {k.rstrip("#"): value(k, v) for k, v in row.items()}


def value(column, text):
    if text == "":
        return None
    return (float(text) if "." in text else int(text)) if column.endswith("#") else text


def countries(path):
    topology = json.load(sys.stdin)
    table = {r["ADM0_A3"]: r for r in rows(path)}
    for g in topology["objects"]["countries"]["geometries"]:
        g["properties"] = table[g.pop("id")]
    for g in topology["objects"]["land"]["geometries"] if "geometries" in topology["objects"]["land"] else [topology["objects"]["land"]]:
        g.pop("id", None)
    return topology


def points(path):
    geometries = []
    for r in rows(path):
        place = [round(r.pop(k) * 1e5) for k in ("LON", "LAT")]
        geometries.append({"type": "Point", "properties": r, "coordinates": place})
    return {"type": "Topology", "transform": {"scale": [1e-5, 1e-5], "translate": [0, 0]}, "arcs": [],
            "objects": {"points": {"type": "GeometryCollection", "geometries": geometries}}}


if __name__ == "__main__":
    made = {"countries": countries, "points": points}[sys.argv[1]](sys.argv[2])
    json.dump(made, sys.stdout, ensure_ascii=False, separators=(",", ":"))
