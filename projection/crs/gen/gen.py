#!/usr/bin/env python3
"""Write ../codes.txt.gz, the table of coordinate systems that package crs
embeds, from PROJ's database.

    apt-get install proj-data libproj25
    python3 projection/crs/gen/gen.py            # from the module's root

Read: /usr/share/proj/proj.db (Debian's proj-data) through sqlite3, and
libproj through ctypes for the PROJ string of each code. Both releases are
printed. Same inputs give the same bytes.

The text has four sections, each closed by an empty line:

    west south east north                      areas of use, degrees
    parameters TAB accuracy TAB grid           datums; accuracy of the Helmert
                                               values in metres or empty; grid
                                               is 1 where the registry has a
                                               more accurate grid
    normalised name TAB datum                  names of datums in WKT
    code TAB name TAB parameters TAB datum TAB area
                                               systems; the datum goes in at %
"""
import ctypes
import gzip
import math
import os
import re
import sqlite3
import sys

DB = "/usr/share/proj/proj.db"
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
# WGS 84 itself, and systems that are the same to a metre or two: ETRS 89 and
# NAD 83, whose own shifts to WGS 84 are the null transformation.
# Each as 2D, 3D and geocentric system.
HUBS = {("EPSG", c) for c in (4326, 4979, 4978, 4258, 4937, 4936, 4269)}
# Systems of EPSG's spherical methods 1027 and 9834 on an ellipsoid: the sphere
# is the one of the same area. PROJ writes so for laea since 9.2.
SPHERICAL = {3973, 3974, 3975, 9311}
# EPSG method 9803 turns the cone by 29.3 seconds, which PROJ's string lacks.
LEAVE_OUT = {("EPSG", 31300)}
POSITION_VECTOR = {9606, 1033}
COORDINATE_FRAME = {9607, 1032}
TRANSLATION = {9603, 1031}


class Library:
    """The few calls of libproj that turn a code into a PROJ string."""

    def __init__(self):
        lib = ctypes.CDLL("libproj.so.25")
        ptr, text = ctypes.c_void_p, ctypes.c_char_p
        for name, result, arguments in (
            ("proj_context_create", ptr, []),
            ("proj_create_from_database", ptr, [ptr, text, text, ctypes.c_int, ctypes.c_int, ptr]),
            ("proj_as_proj_string", text, [ptr, ptr, ctypes.c_int, ptr]),
            ("proj_crs_create_bound_crs_to_WGS84", ptr, [ptr, ptr, ptr]),
            ("proj_destroy", ptr, [ptr]),
            ("proj_log_level", ctypes.c_int, [ptr, ctypes.c_int]),
        ):
            f = getattr(lib, name)
            f.restype, f.argtypes = result, arguments
        self.lib, self.context = lib, lib.proj_context_create()
        lib.proj_log_level(self.context, 0)

    def proj_string(self, authority, code):
        """The PROJ string, and the Helmert values where PROJ knows just one
        set of them for the system."""
        lib = self.lib
        crs = lib.proj_create_from_database(
            self.context, authority.encode(), str(code).encode(), 3, 0, None)
        if not crs:
            return None, None
        s = lib.proj_as_proj_string(self.context, crs, 1, None)
        s = s.decode() if s else None
        towgs84 = None
        bound = lib.proj_crs_create_bound_crs_to_WGS84(self.context, crs, None)
        if bound:
            t = lib.proj_as_proj_string(self.context, bound, 1, None)
            found = re.search(r"\+towgs84=(\S+)", t.decode() if t else "")
            if found:
                towgs84 = [float(v) for v in found.group(1).split(",")]
                if not any(towgs84[3:]):
                    towgs84 = towgs84[:3]
            lib.proj_destroy(bound)
        lib.proj_destroy(crs)
        return s, towgs84


def number(v):
    """Shortest decimal notation."""
    return ("%.9f" % v).rstrip("0").rstrip(".")


def normalise(name):
    """The form in which package crs compares names; see wktName there."""
    s = name.lower()
    if s.startswith("d_"):
        s = s[2:]
    return re.sub("[^a-z0-9]", "", s)


class Database:
    def __init__(self):
        self.c = sqlite3.connect(DB)
        self.units = dict(self.c.execute("select code, conv_factor from unit_of_measure where auth_name='EPSG'"))
        self.extents = {}
        for table, a, c, s, n, w, e in self.c.execute(
            "select u.object_table_name, u.object_auth_name, u.object_code, x.south_lat, x.north_lat,"
            " x.west_lon, x.east_lon from usage u join extent x on x.auth_name=u.extent_auth_name"
            " and x.code=u.extent_code where x.south_lat is not null"
            " order by u.object_table_name, u.object_auth_name, u.object_code, u.code"):
            self.extents.setdefault((table, a, str(c)), (w, s, e, n))
        superseded = {(a, str(c)) for a, c in self.c.execute(
            "select superseded_auth_name, superseded_code from supersession"
            " where superseded_table_name='helmert_transformation'")}
        self.shifts = self.read_shifts(superseded)
        self.grids = self.read_grids()
        self.rotated = dict(
            ((a, b), (c, d)) for a, b, c, d in self.c.execute(
                "select source_crs_auth_name, source_crs_code, target_crs_auth_name, target_crs_code"
                " from other_transformation where method_code=9601 and deprecated=0"))
        self.datums, self.same = {}, {}
        for a, c, da, dc in self.c.execute(
            "select auth_name, code, datum_auth_name, datum_code from geodetic_crs order by auth_name, code"):
            self.datums[(a, c)] = (da, dc)
            self.same.setdefault((da, dc), []).append((a, c))

    def read_shifts(self, superseded):
        shifts = {}
        for row in self.c.execute(
            "select auth_name, code, method_code, source_crs_auth_name, source_crs_code,"
            " target_crs_auth_name, target_crs_code, accuracy, tx, ty, tz, rx, ry, rz,"
            " translation_uom_code, rotation_uom_code, scale_difference, scale_difference_uom_code"
            " from helmert_transformation_table where deprecated=0 order by auth_name, code"):
            auth, code, method, sa, sc, ta, tc, accuracy, *v = row
            if (ta, tc) not in HUBS:
                continue
            values = self.position_vector(method, v)
            if values:
                extent = self.extents.get(("helmert_transformation", auth, str(code)))
                shifts.setdefault((sa, sc), []).append(
                    (accuracy, auth, str(code), values, extent, (auth, str(code)) in superseded))
        return shifts

    def position_vector(self, method, v):
        tx, ty, tz, rx, ry, rz, tu, ru, ds, du = v
        t = [x * self.units[tu] for x in (tx, ty, tz)]
        if method in TRANSLATION:
            return t
        if method not in POSITION_VECTOR | COORDINATE_FRAME:
            return None
        second = self.units[9104]
        sign = -1 if method in COORDINATE_FRAME else 1
        r = [sign * x * self.units[ru] / second for x in (rx, ry, rz)]
        return t + r + [ds * self.units[du] * 1e6]

    def read_grids(self):
        """Systems with a grid to WGS 84 or its like, with the best accuracy."""
        grids = {}
        for sa, sc, accuracy in self.c.execute(
            "select source_crs_auth_name, source_crs_code, accuracy from grid_transformation"
            " where deprecated=0 and accuracy is not null and method_name not like '%vertical%'"
            " and grid_name not like '%egm%'"):
            grids[(sa, sc)] = min(accuracy, grids.get((sa, sc), 1e9))
        return grids

    def shift(self, base, extent, bound):
        """The Helmert values for a base system within an extent: PROJ's own
        choice, or those whose area covers the extent, then the most accurate.
        With their accuracy, and that of the best grid there is."""
        bases = self.bases(base)
        found = [s for b in bases for s in self.shifts.get(b, ())]
        grid = min((self.grids[b] for b in bases if b in self.grids), default=None)
        if bound:
            same = [s[0] for s in found if len(s[3]) == len(bound)
                    and all(abs(a - b) < 1e-6 for a, b in zip(s[3], bound)) and s[0] is not None]
            return bound, min(same, default=None), grid
        if not found:
            return None, None, grid
        def rank(s):
            accuracy, auth, code, values, area, superseded = s
            cover = coverage(extent, area)
            return (-1 if cover > 0.9 else -round(cover, 2), superseded, accuracy if accuracy is not None else 999,
                    auth != "EPSG", len(values) == 3, code)
        best = min(found, key=rank)
        return best[3], best[0], grid

    def bases(self, base):
        """The systems of the same datum, and of the one that differs from it
        by the prime meridian only."""
        out = list(self.same.get(self.datums.get(base), [base]))
        for b in [base] + out:
            if b in self.rotated:
                return out + self.same[self.datums[self.rotated[b]]]
        return out


def span(w, e):
    return e - w if e >= w else e - w + 360


def coverage(extent, area):
    """The part of extent that area covers, as rectangles of degrees."""
    if not extent or not area:
        return 0
    w, s, e, n = extent
    aw, as_, ae, an = area
    height = min(n, an) - max(s, as_)
    width, awidth = span(w, e), span(aw, ae)
    overlap = 0
    for turn in (-360, 0, 360):
        overlap += max(0, min(w + width, aw + turn + awidth) - max(w, aw + turn))
    if height <= 0 or width <= 0 or n <= s:
        return 0
    return min(1, overlap / width) * height / (n - s)


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
    def __init__(self):
        self.lib, self.db = Library(), Database()
        self.areas, self.datums = Table(), Table()
        self.systems, self.names = [], {}
        self.left_out = {}

    def datum(self, words, base, extent, bound):
        """The datum's line: PROJ's words for it, with Helmert values."""
        # PROJ's choice for one system alone is the null shift for modern datums;
        # for a pair of systems it is the most accurate operation.
        if "+ellps=GRS80" in words:
            bound = None
        shift, accuracy, best = self.db.shift(base, extent, bound)
        keys = [w.lstrip("+").split("=")[0] for w in words]
        sphere = "R" in keys or "+ellps=sphere" in words or "R_A" in keys
        fixed = any(w in ("+datum=WGS84", "+datum=NAD83") for w in words) or "nadgrids" in keys
        grid = ""
        if not fixed and not sphere and shift is not None:
            words = [w for w in words if not w.startswith("+towgs84")]
            if "+datum=NAD27" in words:
                words[words.index("+datum=NAD27")] = "+ellps=clrk66"
            values = ",".join(number(v) for v in shift)
            words = [w for w in words if not w.startswith("+datum=")] + ["+towgs84=" + values]
            if best is not None and accuracy is not None and best < accuracy and any(shift):
                grid = "1"
        line = (" ".join(words), number(accuracy) if accuracy and not fixed else "", grid)
        return self.datums.add("\t".join(line))

    def add(self, table, authority, code, name, base):
        proj, bound = self.lib.proj_string(authority, code)
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
        datum = self.datum(words, base, extent, bound)
        area = self.areas.add(" ".join(number(v) for v in extent)) if extent else ""
        self.systems.append(f"{authority}:{code}\t{name}\t{projection}\t{datum}\t{area}")
        return datum

    def written(self, authority, code, base):
        """The string of methods that PROJ 9.1 has none for: the modified Krovak
        (1042, 1043), and the polar stereographic whose false origin lies on
        the standard parallel (9830), which moves to the pole here."""
        row = self.db.c.execute(
            "select v.method_code, v.param1_value, v.param2_value, v.param3_value, v.param4_value, v.param6_value,"
            " v.param7_value from projected_crs p join conversion v on v.auth_name=p.conversion_auth_name and"
            " v.code=p.conversion_code where p.auth_name=? and p.code=?", (authority, code)).fetchone()
        datum, _ = self.lib.proj_string(*base)
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
        for a, c, name, csa, csc, da, dc, deprecated in self.db.c.execute(
            "select auth_name, code, name, coordinate_system_auth_name, coordinate_system_code,"
            " datum_auth_name, datum_code, deprecated from geodetic_crs where type='geographic 2D'"
            " and auth_name in ('EPSG','ESRI','OGC') order by auth_name, cast(code as integer), code").fetchall():
            datum = self.add("geodetic_crs", a, c, name, (a, c))
            if datum is not None and (csa, csc) in grads:
                line = self.systems[-1].split("\t")
                line[2] += " +units=grad"
                self.systems[-1] = "\t".join(line)
            if datum is not None and not deprecated:
                self.names.setdefault((da, dc), datum)
        for a, c, name, ga, gc in self.db.c.execute(
            "select auth_name, code, name, geodetic_crs_auth_name, geodetic_crs_code from projected_crs"
            " where auth_name in ('EPSG','ESRI') order by auth_name, cast(code as integer)").fetchall():
            self.add("projected_crs", a, c, name, (ga, gc))

    def datum_names(self):
        """Every name of a datum in WKT, with the datum's line."""
        names = {}
        for (a, c), datum in sorted(self.names.items(), key=lambda x: (x[0][0], int(x[0][1]) if str(x[0][1]).isdigit() else 0)):
            found = [r[0] for r in self.db.c.execute(
                "select name from geodetic_datum where auth_name=? and code=?", (a, c))]
            found += [r[0] for r in self.db.c.execute(
                "select alt_name from alias_name where table_name='geodetic_datum' and auth_name=? and code=?"
                " order by alt_name", (a, c))]
            for name in found:
                key = normalise(name)
                if len(key) > 2:
                    names.setdefault(key, datum)
        return names

    def text(self):
        names = [f"{k}\t{v}" for k, v in sorted(self.datum_names().items())]
        sections = (self.areas.lines, self.datums.lines, names, self.systems)
        return "\n\n".join("\n".join(s) for s in sections) + "\n"


def main():
    os.environ["PROJ_NETWORK"] = "OFF"
    w = Writer()
    w.read_systems()
    text = w.text().encode()
    out = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "codes.txt.gz")
    with open(out, "wb") as f, gzip.GzipFile("", "wb", 9, f, mtime=0) as z:
        z.write(text)
    for key, value in w.db.c.execute("select key, value from metadata where key like '%VERSION'"):
        print(key, value)
    print(f"{len(w.systems)} systems, {len(w.areas.lines)} areas, {len(w.datums.lines)} datums,"
          f" {len(text)} bytes, {os.path.getsize(out)} compressed")
    for method, codes in sorted(w.left_out.items()):
        print(f"left out, {method}: {len(codes)}: {' '.join(codes[:12])}", file=sys.stderr)


if __name__ == "__main__":
    main()
