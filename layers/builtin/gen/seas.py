"""Oceans and seas: a curve for each name, and the point in its middle.

usage: seas.py WORK: reads tables/seas.tsv, writes WORK/seas.tsv (points) and
WORK/sea-curves.json.
"""
import json, sys
from tables import table

STEPS = 6  # pieces of a curve between two of its points


def unrolled(points):
    out = [points[0]]
    for x, y in points[1:]:
        x += 360 * round((out[-1][0] - x) / 360)
        out.append((x, y))
    return out


def curve(points):
    """A Catmull-Rom spline through points, those at its ends taken twice."""
    ends = [points[0]] + points + [points[-1]]
    line = []
    for p0, p1, p2, p3 in zip(ends, ends[1:], ends[2:], ends[3:]):
        for k in range(STEPS):
            t = k / STEPS
            line.append([round(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t ** 3), 4)
                         for a, b, c, d in zip(p0, p1, p2, p3)])
    return line + [list(points[-1])]


def wrapped(line):
    """A line as parts between -180 and 180."""
    assert not any(abs(x) == 180 for x, y in line), line  # a point on the edge has two sides
    parts = [[]]
    for (x, y), (nx, ny) in zip(line, line[1:]):
        parts[-1].append([x, y])
        for edge in (180, -180):
            if (x - edge) * (nx - edge) < 0:
                at = round(y + (edge - x) * (ny - y) / (nx - x), 4)
                parts[-1].append([edge, at])
                parts.append([[edge, at]])
    parts[-1].append(line[-1])
    return [[[x - 360 if sum(p[0] for p in part) / len(part) > 180 else x + 360 if sum(p[0] for p in part) / len(part) < -180 else x, y]
             for x, y in part] for part in parts if len(part) > 1]


def main(work):
    features = []
    with open(f"{work}/seas.tsv", "w", encoding="utf-8") as f:
        print("LON#\tLAT#\tNAME\tKIND\tLABELRANK#", file=f)
        for r in sorted(table("seas"), key=lambda r: (r["RANK"], r["NAME"])):
            line = curve(unrolled([tuple(map(float, p.split())) for p in r["CURVE"].split(";")]))
            x, y = line[len(line) // 2]
            print((x + 180) % 360 - 180, y, r["NAME"], r["KIND"], r["RANK"], sep="\t", file=f)
            features.append({"type": "Feature", "properties": {"NAME": r["NAME"], "KIND": r["KIND"], "LABELRANK": int(r["RANK"])},
                             "geometry": {"type": "MultiLineString", "coordinates": wrapped(line)}})
    with open(f"{work}/sea-curves.json", "w", encoding="utf-8") as f:
        json.dump({"type": "FeatureCollection", "features": features}, f)


if __name__ == "__main__":
    main(*sys.argv[1:])
