"""The shapes of countries at three scales, with the lines of disputes, as GeoJSON.

usage: shapes.py SOURCES WORK: writes WORK/countries-110m.json, -50m, -10m and
WORK/disputed-110m.json ... Natural Earth shows who holds a place; what is
drawn otherwise is said in docs/basemap.md and done here.
"""
import json, subprocess, sys
from geometry import contains, cut, dissolved, edges, half, lines, nested
from tables import table

PARALLEL = 27 + 2 / 3  # the northern border of Western Sahara, 27 deg 40' N


def world_atlas(path):
    """world-atlas (Natural Earth 4.1): code -> geometry. It has numeric codes of
    ISO only, and names where there is none."""
    codes = {r["NAME"]: r["ADM0_A3"] for r in table("units")}
    numeric = {r["ISO_N3"]: r["ADM0_A3"] for r in table("units") if r["ISO_N3"]}
    with open(path, encoding="utf-8") as f:
        topology = json.load(f)
    text = subprocess.run(["topo2geo", "countries=-"], input=json.dumps(topology), check=True, capture_output=True, text=True).stdout
    shapes = {}
    for f in json.loads(text)["features"]:
        code = codes.get(f["properties"]["name"]) or numeric[f["id"]]
        assert code not in shapes, code
        shapes[code] = [q for p in parts(f["geometry"]) for q in cut(p)]
    return shapes


def parts(geometry):
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]


def whole_western_sahara(shapes):
    """Gives Western Sahara all that lies south of the parallel."""
    near = next(p for p in shapes["MAR"] if contains(p, -13.2, 26.5))
    turned = [[[y, x] for x, y in r] for r in near]
    south, north = ([[[x, y] for y, x in r] for r in half(turned, PARALLEL, side)] for side in (1, -1))
    shapes["MAR"] = [p for p in shapes["MAR"] if p is not near] + nested(north)
    shapes["SAH"] = dissolved(shapes["SAH"] + nested(south))


def move(shapes, test, giver, taker):
    """Moves polygons that belong to another country in the view drawn."""
    moved = [p for p in shapes[giver] if test(p)]
    assert moved, (giver, taker)
    shapes[giver] = [p for p in shapes[giver] if p not in moved]
    corners = {tuple(c) for p in moved for r in p for c in r}
    touching = [q for q in shapes[taker] if any(tuple(c) in corners for r in q for c in r)]
    shapes[taker] = [q for q in shapes[taker] if q not in touching] + dissolved(touching + moved)


def disputed(versions):
    """The lines of tables/disputed.tsv: borders between two of the shapes, as
    they are drawn or as another version has them."""
    features = []
    for row in table("disputed"):
        of = versions[row["FROM"]]
        pieces = set()
        for pair in row["PAIRS"].split():
            a, b = pair.split("-")
            if a in of and b in of:
                pieces |= edges(of[a]) & edges(of[b])
        if row["BOX"]:
            w, s, e, n = map(float, row["BOX"].split())
            pieces = {(p, q) for p, q in pieces if all(w <= x <= e and s <= y <= n for x, y in (p, q))}
        if pieces:
            features.append({"type": "Feature", "properties": {k: row[k] for k in ("NAME", "CLASS", "PARTIES")},
                             "geometry": {"type": "MultiLineString", "coordinates": lines(pieces)}})
        else:
            print("  no line for", row["ID"])
    return {"type": "FeatureCollection", "features": features}


def collection(shapes):
    return {"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": code, "properties": {}, "geometry": {"type": "MultiPolygon", "coordinates": shapes[code]}}
        for code in sorted(shapes)]}


def mend_view(shapes):
    """What is drawn otherwise than in Natural Earth 4.1."""
    whole_western_sahara(shapes)
    move(shapes, lambda p: contains(p, 34.2, 45.3), "RUS", "UKR")


def main(sources, work):
    for scale in ("110m", "50m", "10m"):
        print(scale)
        shapes = world_atlas(f"{sources}/countries-{scale}.json")
        before = dict(shapes)
        mend_view(shapes)
        if scale == "10m":  # the grid of the source is too coarse for it there
            shapes["VAT"] = world_atlas(f"{sources}/countries-50m.json")["VAT"]
        for name, value in (("countries", collection(shapes)), ("disputed", disputed({"natural earth": before, "drawn": shapes}))):
            with open(f"{work}/{name}-{scale}.json", "w", encoding="utf-8") as f:
                json.dump(value, f)


if __name__ == "__main__":
    main(*sys.argv[1:])
