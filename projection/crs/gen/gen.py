#!/usr/bin/env python3
"""Write ../codes.txt.gz, the table of coordinate systems that package crs
embeds, from PROJ's database.

    .ci/newest-proj DIR
    PATH=DIR/run:$PATH python3 projection/crs/gen/gen.py     # from the module's root

Read: proj.db of PROJ_DATA through sqlite3, and libproj through ctypes for the
PROJ string of each code and for the operations between it and WGS 84 (see
operations.py). The releases are printed. Same inputs give the same bytes; ten
minutes.

The text has seven sections, each closed by an empty line:

    west south east north                      areas of use, degrees
    accuracy TAB mark TAB area TAB steps       operations; accuracy in metres or
                                               empty, mark is offshore,
                                               preferred or empty, steps as in
                                               operations.py
    datum TAB operation operation ...          choices: the operations of a
                                               system, in PROJ's order
    parameters                                 datums
    normalised name TAB code                   names of datums in WKT, each with
                                               its geographic system
    code TAB name TAB parameters TAB datum TAB area TAB choice
                                               systems; the datum goes in at %;
                                               choice is empty where all
                                               operations leave points in place
    code TAB name TAB code                     compound systems, and the
                                               horizontal one of each
"""
import ctypes
import gzip
import math
import os
import re
import shutil
import sqlite3
import sys
import tempfile

from operations import Operations, meridian, number

# Methods that package crs has. Every other code is left out and counted.
METHODS = set(
    """longlat merc webmerc tmerc utm lcc aea laea stere sterea omerc somerc
    krovak mod_krovak cass poly eqdc eqc cea bonne nzmg aeqd ortho gnom nsper geos sinu
    eqearth gstmerc labrd col_urban mill moll eck1 eck2 eck3 eck4 eck5 eck6
    gall wink1 wink2 qua_aut loxim vandg robin tpeqd wintri aitoff mbtfpq
    crast times wag4 wag5 wag7 natearth natearth2 patterson comill igh igh_o
    """.split()
)
DATUM_KEYS = ("ellps", "a", "b", "rf", "R", "R_A", "f", "datum", "towgs84", "nadgrids", "pm")
# Systems of EPSG's spherical methods 1027 and 9834 on an ellipsoid: the sphere
# is the one of the same area. PROJ writes so for laea since 9.2.
SPHERICAL = {3973, 3974, 3975, 9311}
# EPSG method 9803 turns the cone by 29.3 seconds, which PROJ's string lacks.
LEAVE_OUT = {("EPSG", 31300)}


class Library:
    """The few calls of libproj that turn a code into a PROJ string."""

    def __init__(self):
        lib = ctypes.CDLL("libproj.so.25")
        ptr, text = ctypes.c_void_p, ctypes.c_char_p
        for name, result, arguments in (
            ("proj_context_create", ptr, []),
            ("proj_create_from_database", ptr, [ptr, text, text, ctypes.c_int, ctypes.c_int, ptr]),
            ("proj_as_proj_string", text, [ptr, ptr, ctypes.c_int, ptr]),
            ("proj_destroy", ptr, [ptr]),
            ("proj_log_level", ctypes.c_int, [ptr, ctypes.c_int]),
        ):
            f = getattr(lib, name)
            f.restype, f.argtypes = result, arguments
        self.lib, self.context = lib, lib.proj_context_create()
        lib.proj_log_level(self.context, 0)

    def proj_string(self, authority, code):
        lib = self.lib
        crs = lib.proj_create_from_database(
            self.context, authority.encode(), str(code).encode(), 3, 0, None)
        if not crs:
            return None
        s = lib.proj_as_proj_string(self.context, crs, 1, None)
        s = s.decode() if s else None
        lib.proj_destroy(crs)
        return s


def normalise(name):
    """The form in which package crs compares names; see wktName there."""
    s = name.lower()
    if s.startswith("d_"):
        s = s[2:]
    return re.sub("[^a-z0-9]", "", s)


class Database:
    def __init__(self, file):
        self.c = sqlite3.connect(file)
        self.extents = {}
        for table, a, c, s, n, w, e in self.c.execute(
            "select u.object_table_name, u.object_auth_name, u.object_code, x.south_lat, x.north_lat,"
            " x.west_lon, x.east_lon from usage u join extent x on x.auth_name=u.extent_auth_name"
            " and x.code=u.extent_code where x.south_lat is not null"
            " order by u.object_table_name, u.object_auth_name, u.object_code, u.code"):
            self.extents.setdefault((table, a, str(c)), (w, s, e, n))
        self.datums = {}
        for a, c, da, dc in self.c.execute(
            "select auth_name, code, datum_auth_name, datum_code from geodetic_crs order by auth_name, code"):
            self.datums[(a, c)] = f"{da}:{dc}"


def choose(operations, extent):
    """The operation without a grid that PROJ takes at most of nine points."""
    votes = {}
    w, s, e, n = extent or (-180, -90, 180, 90)
    for i in (0.1, 0.5, 0.9):
        for j in (0.1, 0.5, 0.9):
            lon = (w + (e - w if e >= w else e - w + 360) * i + 180) % 360 - 180
            best = best_at(operations, lon, s + (n - s) * j)
            if best is not None:
                votes[best] = votes.get(best, 0) + 1
    return operations[max(votes, key=lambda i: (votes[i], -i))] if votes else None


def best_at(operations, lon, lat):
    best = None
    for i, (accuracy, mark, area, steps) in enumerate(operations):
        if "g " in steps or not within(area, lon, lat):
            continue
        if best is None or (mark != "offshore" and accuracy is not None
                            and (operations[best][0] is None or accuracy < operations[best][0])):
            best = i
    if best is None:
        best = next((i for i, o in enumerate(operations) if "g " not in o[3]), None)
    return best


def within(area, lon, lat):
    if area is None:
        return True
    w, s, e, n = area
    return s <= lat <= n and (w <= lon <= e if w <= e else lon >= w or lon <= e)


def helmert(steps):
    """The values of a chain of geocentric steps as one shift to WGS 84, to some
    millimetres; None where there is none."""
    total = [0.0] * 7
    for step in steps.split(";") if steps else []:
        kind, *rest = step.split(" ")
        if kind != "c":
            return None
        for t in rest[2:]:
            exact = t[1] == "e"
            values = [float(v) for v in t[1 + exact:].split(",")]
            if exact:
                values[3:6] = [-v for v in values[3:6]]
            if len(values) == 10:
                values = pivoted(values)
            values += [0.0] * (7 - len(values))
            sign = 1 if t[0] == "-" else -1
            total = [a + sign * b for a, b in zip(total, values)]
    return total if any(total[3:]) else total[:3]


def pivoted(v):
    """Seven values for ten: the pivot goes into the translation."""
    rx, ry, rz = (math.radians(r / 3600) for r in v[3:6])
    px, py, pz = v[7:]
    s = 1 + v[6] * 1e-6
    turned = (px - rz * py + ry * pz, rz * px + py - rx * pz, -ry * px + rx * py + pz)
    return [t + p - s * q for t, p, q in zip(v[:3], v[7:], turned)] + v[3:7]


def split(proj):
    """A PROJ string in two: projection with % for the datum, and datum."""
    keep, datum = [], []
    for word in proj.split():
        key = word.lstrip("+").split("=")[0]
        if key in ("no_defs", "type", "wktext"):
            continue
        if key in DATUM_KEYS:
            if not datum:
                keep.append("%")
            datum.append(word)
        else:
            keep.append(word)
    return " ".join(keep), datum


def sexagesimal(v):
    """EPSG unit 9110: 42.3 is 42 degrees 30 minutes."""
    whole = int(v)
    minutes = round((v - whole) * 100, 6)
    return repr(round(whole + int(minutes) / 60 + (minutes - int(minutes)) * 100 / 3600, 13))


def figure(datum):
    """Semi-major axis and squared eccentricity of the ellipsoids needed."""
    a, rf = {"+ellps=intl": (6378388, 297), "+ellps=GRS80": (6378137, 298.257222101)}[
        next(w for w in datum.split() if w.startswith("+ellps"))]
    return a, (2 - 1 / rf) / rf


class Table:
    """An ordered list of distinct lines."""

    def __init__(self):
        self.lines, self.index = [], {}

    def add(self, line):
        if line not in self.index:
            self.index[line] = len(self.lines)
            self.lines.append(line)
        return self.index[line]


class Writer:
    def __init__(self, folder):
        self.lib, self.db = Library(), Database(os.path.join(folder, "proj.db"))
        self.library = Operations(self.lib.lib, self.lib.context, self.db.c)
        self.areas, self.operations, self.choices, self.datums = Table(), Table(), Table(), Table()
        self.systems, self.compounds, self.names = [], [], {}
        self.left_out = {}

    def area(self, extent):
        return self.areas.add(" ".join(number(v) for v in extent)) if extent else ""

    def choice(self, operations, base):
        """The index of a system's operations; empty where none moves a point."""
        if not any(o[3] for o in operations):
            return ""
        indices = [str(self.operations.add("\t".join((
            "" if o[0] is None else number(o[0]), o[1], str(self.area(o[2])), o[3])))) for o in operations]
        return self.choices.add(self.db.datums.get(base, "") + "\t" + " ".join(indices))

    def datum(self, words, operations, extent):
        """The datum's line: PROJ's words for it, with Helmert values."""
        keys = [w.lstrip("+").split("=")[0] for w in words]
        sphere = "R" in keys or "+ellps=sphere" in words
        fixed = any(w in ("+datum=WGS84", "+datum=NAD83") for w in words) or "nadgrids" in keys
        best = choose([o for o in operations if o[0] is not None], extent)
        shift = helmert(best[3]) if best else None
        if not fixed and not sphere:
            words = [w for w in words if not w.startswith("+towgs84")]
            if "+datum=NAD27" in words:
                words[words.index("+datum=NAD27")] = "+ellps=clrk66"
            if shift is not None:
                words = [w for w in words if not w.startswith("+datum=")] + ["+towgs84=" + ",".join(number(v) for v in shift)]
        return self.datums.add(" ".join(words))

    def add(self, table, authority, code, name, base):
        proj = self.lib.proj_string(authority, code)
        if not proj and table == "projected_crs":
            proj = self.written(authority, code, base)
        method = proj.split()[0][len("+proj="):] if proj else "no PROJ string"
        if (authority, code) in LEAVE_OUT:
            method = "lacks a parameter"
        if method not in METHODS:
            self.left_out.setdefault(method, []).append(f"{authority}:{code}")
            return
        extent = self.db.extents.get((table, authority, str(code)))
        projection, words = split(proj)
        if "%" not in projection:
            projection, words = projection + " %", []
        projection = self.mend(projection, table, authority, code)
        pm = next((w[len("+pm="):] for w in words if w.startswith("+pm=")), "0")
        operations = self.library.of(authority, code, meridian(pm))
        datum = self.datum(words, operations, extent)
        self.systems.append(f"{authority}:{code}\t{name}\t{projection}\t{datum}\t{self.area(extent)}\t{self.choice(operations, base)}")
        return datum

    def written(self, authority, code, base):
        """The string of methods that PROJ 9.1 has none for: the modified Krovak
        (1042, 1043), and the polar stereographic whose false origin lies on
        the standard parallel (9830), which moves to the pole here."""
        row = self.db.c.execute(
            "select v.method_code, v.param1_value, v.param2_value, v.param3_value, v.param4_value, v.param6_value,"
            " v.param7_value from projected_crs p join conversion v on v.auth_name=p.conversion_auth_name and"
            " v.code=p.conversion_code where p.auth_name=? and p.code=?", (authority, code)).fetchone()
        datum = self.lib.proj_string(*base)
        if not row or not datum:
            return None
        datum = " ".join(w for w in datum.split() if w.split("=")[0].lstrip("+") in DATUM_KEYS)
        if row[0] in (1042, 1043):
            # The registry keeps these angles as sexagesimal degrees.
            lat, lon = (sexagesimal(v) for v in row[1:3])
            axis = " +axis=swu" if row[0] == 1042 else ""
            return (f"+proj=mod_krovak +lat_0={lat} +lon_0={lon} +k=0.9999 +x_0={number(row[5])}"
                    f" +y_0={number(row[6])} {datum} +units=m{axis}")
        if row[0] == 9830:
            a, es = figure(datum)
            sin = math.sin(math.radians(row[1]))
            rho = a * math.cos(math.radians(row[1])) / math.sqrt(1 - es * sin * sin)
            north = row[4] - math.copysign(rho, -row[1])
            return (f"+proj=stere +lat_0={'-' if row[1] < 0 else ''}90 +lat_ts={number(row[1])}"
                    f" +lon_0={number(row[2])} +x_0={number(row[3])} +y_0={number(north)} {datum} +units=m")
        return None

    def mend(self, projection, table, authority, code):
        """What PROJ leaves out of a string: axes that run south and west, in
        this order; and ESRI's way to say the same, a scale of -1."""
        axes = [r[0] for r in self.db.c.execute(
            f"select x.orientation from {table} t join axis x on x.coordinate_system_auth_name ="
            " t.coordinate_system_auth_name and x.coordinate_system_code = t.coordinate_system_code"
            " where t.auth_name=? and t.code=? order by x.coordinate_system_order", (authority, code))]
        if code in SPHERICAL and authority == "EPSG":
            projection = projection.replace(" ", " +R_A ", 1)
        if axes == ["south", "west"] and "+axis=" not in projection:
            projection += " +axis=swu"
        if "+proj=tmerc" in projection and "+k=-1 +x_0=0 +y_0=0 " in projection:
            projection = projection.replace("+k=-1 ", "+k=1 ") + " +axis=wsu"
        return projection

    def read_systems(self):
        grads = {(a, c) for a, c in self.db.c.execute(
            "select distinct coordinate_system_auth_name, coordinate_system_code from axis where uom_code=9105")}
        for a, c, name, csa, csc, da, dc, deprecated, kind in self.db.c.execute(
            "select auth_name, code, name, coordinate_system_auth_name, coordinate_system_code,"
            " datum_auth_name, datum_code, deprecated, type from geodetic_crs where type in ('geographic 2D','geographic 3D')"
            " and auth_name in ('EPSG','ESRI','OGC') order by auth_name, cast(code as integer), code").fetchall():
            datum = self.add("geodetic_crs", a, c, name, (a, c))
            if datum is not None and (csa, csc) in grads:
                line = self.systems[-1].split("\t")
                line[2] += " +units=grad"
                self.systems[-1] = "\t".join(line)
            if datum is not None and not deprecated and kind == "geographic 2D":
                self.names.setdefault((da, dc), f"{a}:{c}")
        for a, c, name, ga, gc in self.db.c.execute(
            "select auth_name, code, name, geodetic_crs_auth_name, geodetic_crs_code from projected_crs"
            " where auth_name in ('EPSG','ESRI') order by auth_name, cast(code as integer)").fetchall():
            self.add("projected_crs", a, c, name, (ga, gc))
        known = {line.split("\t", 1)[0] for line in self.systems}
        for a, c, name, ha, hc in self.db.c.execute(
            "select auth_name, code, name, horiz_crs_auth_name, horiz_crs_code from compound_crs"
            " where auth_name in ('EPSG','ESRI') order by auth_name, cast(code as integer)"):
            if f"{ha}:{hc}" in known:
                self.compounds.append(f"{a}:{c}\t{name}\t{ha}:{hc}")

    def datum_names(self):
        """Every name of a datum in WKT, with its geographic system."""
        names = {}
        for (a, c), code in sorted(self.names.items(), key=lambda x: (x[0][0], int(x[0][1]) if str(x[0][1]).isdigit() else 0)):
            found = [r[0] for r in self.db.c.execute(
                "select name from geodetic_datum where auth_name=? and code=?", (a, c))]
            found += [r[0] for r in self.db.c.execute(
                "select alt_name from alias_name where table_name='geodetic_datum' and auth_name=? and code=?"
                " order by alt_name", (a, c))]
            for name in found:
                key = normalise(name)
                if len(key) > 2:
                    names.setdefault(key, code)
        return names

    def text(self):
        names = [f"{k}\t{v}" for k, v in sorted(self.datum_names().items())]
        sections = (self.areas.lines, self.operations.lines, self.choices.lines, self.datums.lines, names,
                    self.systems, self.compounds)
        return "\n\n".join("\n".join(s) for s in sections) + "\n"


def main():
    # Without grids beside it, PROJ shows what it falls back on.
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(os.path.join(os.environ.get("PROJ_DATA", "/usr/share/proj"), "proj.db"), folder)
        os.environ.update(PROJ_NETWORK="OFF", PROJ_DATA=folder)
        write(Writer(folder))


def write(w):
    w.read_systems()
    text = w.text().encode()
    out = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "codes.txt.gz")
    with open(out, "wb") as f, gzip.GzipFile("", "wb", 9, f, mtime=0) as z:
        z.write(text)
    for key, value in w.db.c.execute("select key, value from metadata where key like '%VERSION'"):
        print(key, value)
    print(f"{len(w.systems)} systems, {len(w.compounds)} compound, {len(w.areas.lines)} areas, {len(w.datums.lines)} datums,"
          f" {len(w.operations.lines)} operations, {len(text)} bytes, {os.path.getsize(out)} compressed")
    for method, codes in sorted(w.left_out.items()):
        print(f"left out, {method}: {len(codes)}: {' '.join(codes[:12])}", file=sys.stderr)
    for step, texts in sorted(w.library.left_out.items()):
        print(f"operations left out, {step or 'all'}: {len(texts)}", file=sys.stderr)


if __name__ == "__main__":
    main()
