"""Polygons and lines in degrees: lists of rings, rings of [lon, lat]."""


def contains(polygon, lon, lat):
    inside = False
    for ring in polygon:
        for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
            if (y0 > lat) != (y1 > lat) and lon < x0 + (lat - y0) * (x1 - x0) / (y1 - y0):
                inside = not inside
    return inside


def unrolled(ring):
    """A ring without jumps at 180 degrees."""
    out, turn = [ring[0]], 0
    for (a, _), (b, y) in zip(ring, ring[1:]):
        turn += 360 if b - a < -180 else -360 if b - a > 180 else 0
        out.append([b + turn, y])
    return out


def cut(polygon):
    """A polygon cut at 180 degrees; one around the south pole goes along it."""
    rings = [unrolled(r) for r in polygon]
    around = [r for r in rings if r[0][0] != r[-1][0]]
    if around:  # the longest is the coast; at 1:50 million there is one around the pole itself, too
        return [[around_pole(max(around, key=len))] + [r for r in rings if r not in around]]
    outer = rings[0]
    west, east = min(x for x, y in outer), max(x for x, y in outer)
    if -180 <= west and east <= 180:
        return [rings]
    shift = 360 if west < -180 else 0
    rings = [[[x + shift, y] for x, y in r] for r in rings]
    halves = []
    for side in (1, -1):
        closed = half(rings, 180, side)
        halves += nested([[[x - (360 if side < 0 else 0), y] for x, y in r] for r in closed])
    return halves


def around_pole(ring):
    """The ring of Antarctica, from -180 to 180 along its coast and back along
    the pole."""
    if ring[-1][0] > ring[0][0]:
        ring = ring[::-1]  # from east to west
    ring = [[(x + 180) % 360 - 180, y] for x, y in ring[:-1]]
    ring = [p for p, q in zip(ring, ring[-1:] + ring) if p != q]
    first = min(range(len(ring)), key=lambda i: ring[i][0]) + 1
    ring = ring[first:] + ring[:first]
    y = ring[-1][1]
    return [[180, y]] + [p for p in ring if abs(p[0]) < 180] + [[-180, y], [-180, -90], [180, -90], [180, y]]


def half(rings, at, side):
    """What of rings lies on one side of a meridian (1: west of it), as rings."""
    closed, open_lines = [], []
    inside = lambda p: p[0] <= at if side > 0 else p[0] > at
    for ring in rings:
        ways = [inside(p) for p in ring]
        if all(ways):
            closed.append(ring)
        if all(ways) or not any(ways):
            continue
        start = next(i for i in range(len(ring) - 1) if not ways[i] and ways[i + 1])
        turned = ring[start:-1] + ring[:start + 1]
        line = None
        for p, q in zip(turned, turned[1:]):
            if inside(p) != inside(q):
                y = p[1] if p[0] == at else q[1] if q[0] == at else p[1] + (at - p[0]) * (q[1] - p[1]) / (q[0] - p[0])
                if inside(q):
                    line = [[at, y]]
                else:
                    open_lines.append(line + [[at, y]])
            if inside(q):
                line.append(q)
    return closed + joined(open_lines)


def joined(lines):
    """Lines that begin and end on the meridian, closed along it: inside lies
    between each second pair of their ends."""
    ends = sorted((line[k][1], i, k) for i, line in enumerate(lines) for k in (0, -1))
    partner = {}
    for a, b in zip(ends[::2], ends[1::2]):
        partner[a[1:]], partner[b[1:]] = b[1:], a[1:]
    rings, left = [], set(range(len(lines)))
    while left:
        i, k, ring = min(left), 0, []
        while i in left:
            left.discard(i)
            ring += lines[i] if k == 0 else lines[i][::-1]
            i, k = partner[i, -1 if k == 0 else 0]
        ring = [p for p, q in zip(ring, ring[-1:] + ring) if p != q]
        if len(ring) > 2:
            rings.append(ring + ring[:1])
    return rings


def nested(rings):
    """Rings as polygons, each in the first that it lies in."""
    out = []
    for ring in sorted(rings, key=len, reverse=True):
        x, y = ((u + v) / 2 for u, v in zip(ring[0], ring[1]))
        home = next((p for p in out if contains(p[:1], x, y)), None)
        home.append(ring) if home else out.append([ring])
    return out


def dissolved(polygons):
    """Polygons without the edges that two of them share: rings again, each in
    the first ring that it lies in. Shared edges are equal to the bit."""
    ways = {}
    for ring in (r for p in polygons for r in p):
        for a, b in zip(map(tuple, ring), map(tuple, ring[1:])):
            if a in ways.get(b, ()):
                ways[b].remove(a)
            elif a != b:
                ways.setdefault(a, []).append(b)
    rings = []
    for start in sorted(ways):
        while ways[start]:
            ring = [start]
            while not (len(ring) > 1 and ring[-1] == start):
                ring.append(ways[ring[-1]].pop())
            rings.append([list(p) for p in ring])
    return nested(rings)


def edges(polygons):
    """Edges of rings, each with its ends in a canonical order."""
    return {tuple(sorted((tuple(a), tuple(b)))) for p in polygons for r in p for a, b in zip(r, r[1:])}


def lines(pieces):
    """Edges as lines, joined where two meet."""
    near, out = {}, []
    for a, b in sorted(pieces):
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    left = set(pieces)
    starts = sorted(p for p in near if len(near[p]) != 2) + sorted(near)
    for start in starts:
        for nxt in sorted(near[start]):
            if tuple(sorted((start, nxt))) not in left:
                continue
            line, a, b = [start], start, nxt
            while True:
                left.discard(tuple(sorted((a, b))))
                line.append(b)
                onward = [c for c in near[b] if tuple(sorted((b, c))) in left]
                if len(near[b]) != 2 or not onward:
                    break
                a, b = b, onward[0]
            out.append([list(p) for p in line])
    return out
