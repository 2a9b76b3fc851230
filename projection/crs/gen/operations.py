"""The ways between WGS 84 and the datums, as PROJ chooses among them.

For each system PROJ lists operations, each with an area and an accuracy, and at
each point takes the most accurate one whose area has the point in it. Package
crs does the same, so the table holds them all. An operation is a chain of steps
from longitude and latitude of WGS 84 to those of the datum, parted by ";":

    c ELLIPSOID ELLIPSOID TRANSFORMATION...   through geocentric coordinates; a
        transformation is + or - (the inverse) and 3, 7 or 10 numbers: metres,
        arc seconds, parts per million, position vector convention, pivot; an e
        before them says that the rotation is not taken for small, and in the
        coordinate frame convention
    g NAME,NAME... or -g NAME,NAME...         through a grid in its direction or
        against it; NAMEs are what the file may be called, ! before one that
        holds the opposite direction
    o DLON DLAT                               an offset in arc seconds

An ellipsoid is PROJ's name of it, or a and rf.
"""
import ctypes
import math
import re

# Of two operations of one accuracy PROJ takes that of the smaller area, but for
# these, which stay where they come first.
PREFERRED = ("NAD83 to NAD83(HARN) (47)", "NAD83 to NAD83(HARN) (48)", "NAD83 to NAD83(HARN) (49)",
             "NAD83 to NAD83(HARN) (50)", "GDA94 to WGS 84 (1)", "GDA2020 to WGS 84 (2)")


def number(v):
    """Shortest decimal notation."""
    return ("%.10f" % v).rstrip("0").rstrip(".")


class Operations:
    """PROJ's own lists of operations, through libproj."""

    # How grids count: those that PROJ knows of; those that are here; all.
    KNOWN, HERE, ALL = 3, 1, 2

    def __init__(self, lib, context, database):
        self.lib, self.context = lib, context
        self.names = self.grid_names(database)
        ptr, text, integer, real = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_double
        for name, result, arguments in (
            ("proj_create_from_database", ptr, [ptr, text, text, integer, integer, ptr]),
            ("proj_create_operation_factory_context", ptr, [ptr, text]),
            ("proj_operation_factory_context_set_spatial_criterion", None, [ptr, ptr, integer]),
            ("proj_operation_factory_context_set_grid_availability_use", None, [ptr, ptr, integer]),
            ("proj_create_operations", ptr, [ptr, ptr, ptr, ptr]),
            ("proj_list_get_count", integer, [ptr]),
            ("proj_list_get", ptr, [ptr, ptr, integer]),
            ("proj_list_destroy", None, [ptr]),
            ("proj_coordoperation_get_accuracy", real, [ptr, ptr]),
            ("proj_coordoperation_has_ballpark_transformation", integer, [ptr, ptr]),
            ("proj_get_area_of_use", integer, [ptr, ptr] + [ctypes.POINTER(real)] * 4 + [ctypes.POINTER(text)]),
            ("proj_get_name", text, [ptr]),
            ("proj_as_proj_string", text, [ptr, ptr, integer, ptr]),
            ("proj_destroy", ptr, [ptr]),
        ):
            f = getattr(lib, name)
            f.restype, f.argtypes = result, arguments
        self.factories = {use: self.factory(use) for use in (self.KNOWN, self.HERE, self.ALL)}
        self.wgs84 = lib.proj_create_from_database(context, b"EPSG", b"4326", 3, 0, None)
        self.left_out = {}

    def factory(self, grids):
        f = self.lib.proj_create_operation_factory_context(self.context, None)
        self.lib.proj_operation_factory_context_set_spatial_criterion(self.context, f, 1)
        self.lib.proj_operation_factory_context_set_grid_availability_use(self.context, f, grids)
        return f

    @staticmethod
    def grid_names(database):
        """For each grid of PROJ's the names of NTv2 files with the same in them."""
        names = {}
        for original, proj, old, inverse in database.execute(
            "select original_grid_name, proj_grid_name, old_proj_grid_name, inverse_direction"
            " from grid_alternatives where proj_method = 'hgridshift' order by original_grid_name"):
            key = proj or old
            known = names.setdefault(key, [])
            for name, mark in ((old, ""), (original, "!" if inverse else "")):
                if name and name.lower().endswith(".gsb") and mark + name not in known:
                    known.append(mark + name)
        return names

    def of(self, authority, code, pm):
        """The operations of a system with a prime meridian pm, best first as
        PROJ sorts them: tuples of accuracy (None if unknown), mark, area,
        steps."""
        self.pm = pm
        target = self.lib.proj_create_from_database(self.context, authority.encode(), str(code).encode(), 3, 0, None)
        if not target:
            return []
        found = self.list(target, self.KNOWN)
        if not any(o[3] is not None and not o[4] and not o[5] for o in found):
            # What PROJ falls back on without its grids.
            found = [o for o in found if not o[4]] + self.list(target, self.HERE)
        found += [o for o in self.list(target, self.ALL) if o[5]]
        self.lib.proj_destroy(target)
        out = []
        for o in found:
            if o[3] is not None and o[:4] not in out:
                out.append(o[:4])
        return out

    def list(self, target, grids):
        lib, ctx = self.lib, self.context
        found = lib.proj_create_operations(ctx, self.wgs84, target, self.factories[grids])
        out = []
        for i in range(lib.proj_list_get_count(found) if found else 0):
            op = lib.proj_list_get(ctx, found, i)
            corners, name = [ctypes.c_double() for _ in range(4)], ctypes.c_char_p()
            area = None
            if lib.proj_get_area_of_use(ctx, op, *[ctypes.byref(c) for c in corners], ctypes.byref(name)):
                area = tuple(c.value for c in corners)
            accuracy = lib.proj_coordoperation_get_accuracy(ctx, op)
            text = lib.proj_as_proj_string(ctx, op, 0, None)
            steps = self.steps(text.decode()) if text else None
            if steps is None:
                self.left_out.setdefault("", []).append(lib.proj_get_name(op).decode())
            mark = "offshore" if b"- offshore" in (name.value or b"") else ""
            if any(p in lib.proj_get_name(op).decode() for p in PREFERRED):
                mark = "preferred"
            out.append((accuracy if accuracy >= 0 else None, mark, area, steps,
                        bool(lib.proj_coordoperation_has_ballpark_transformation(ctx, op)), bool(steps and "g " in steps)))
            lib.proj_destroy(op)
        if found:
            lib.proj_list_destroy(found)
        return out

    def steps(self, text):
        """The steps of a PROJ pipeline up to its projection, None where there
        is one that package crs does not have."""
        out, cart, east = [], None, 0.0
        for step in re.split(r"\+step|\+proj=pipeline", text):
            words = dict(w.lstrip("+").partition("=")[::2] for w in step.split())
            name, inverse = words.get("proj"), "inv" in words
            if name in (None, "axisswap", "unitconvert", "push", "pop", "noop"):
                continue
            if name == "longlat":
                east += (1 if inverse else -1) * meridian(words.get("pm", "0"))
                continue
            if name == "cart":
                if not inverse:
                    cart = ["c", ellipsoid(words), None]
                    continue
                cart[2] = ellipsoid(words)
                out.append(" ".join(cart))
                cart = None
            elif name in ("helmert", "molobadekas") and cart:
                cart.append(("-" if inverse else "+") + ",".join(transformation(words)))
            elif name == "hgridshift":
                grid = words["grids"]
                names = self.names.get(grid, [grid])
                if not names or not all(n.lower().endswith(".gsb") for n in names):
                    names = [re.sub(r"\.\w+$", "", grid) + ".gsb"]
                elif grid not in names:
                    names = names + [re.sub(r"\.\w+$", "", grid) + ".gsb"]
                out.append(("-g " if inverse else "g ") + ",".join(dict.fromkeys(names)))
            elif name == "geogoffset":
                sign = -1 if inverse else 1
                out.append("o %s %s" % (number(sign * float(words.get("dlon", 0))), number(sign * float(words.get("dlat", 0)))))
            elif name in ("deformation", "gridshift", "defmodel", "tinshift", "horner", "xyzgridshift", "vgridshift",
                          "vertoffset", "molodensky", "helmert", "molobadekas", "affine", "set"):
                self.left_out.setdefault(name, []).append(text)
                return None
            else:
                # The projection.
                east -= meridian(words.get("pm", "0"))
                break
        # Package crs counts from the system's own prime meridian, once.
        if abs(east + self.pm) > 1e-9:
            if not out and not east:
                return ""  # PROJ leaves the meridian to a step that is not there
            out.append("o %s 0" % number((east + self.pm) * 3600))
        return ";".join(out)


def meridian(text):
    """Degrees east of Greenwich."""
    named = {"lisbon": (-9, 7, 54.862), "paris": (2, 20, 14.025), "bogota": (-74, 4, 51.3), "madrid": (-3, 41, 16.58),
             "rome": (12, 27, 8.4), "bern": (7, 26, 22.5), "jakarta": (106, 48, 27.79), "ferro": (-17, 40, 0),
             "brussels": (4, 22, 4.71), "stockholm": (18, 3, 29.8), "athens": (23, 42, 58.815), "oslo": (10, 43, 22.5),
             "copenhagen": (12, 34, 40.35), "greenwich": (0, 0, 0)}
    if text not in named:
        return float(text)
    d, m, s = named[text]
    return math.copysign(abs(d) + m / 60 + s / 3600, d)


def ellipsoid(words):
    if "ellps" in words:
        return words["ellps"]
    a = float(words["a"])
    if "rf" in words:
        return number(a) + "," + repr(float(words["rf"]))
    if "b" in words:
        b = float(words["b"])
        return number(a) + "," + ("0" if a == b else repr(a / (a - b)))
    return number(a) + ",0"


def transformation(words):
    values = [float(words.get(k, 0)) for k in ("x", "y", "z", "rx", "ry", "rz", "s")]
    if "exact" in words:
        assert words["convention"] == "coordinate_frame", words
        return ["e" + number(values[0])] + [number(v + 0.0) for v in values[1:]]
    if words.get("convention") == "coordinate_frame":
        values[3:6] = [-v for v in values[3:6]]
    if "px" in words:
        values += [float(words[k]) for k in ("px", "py", "pz")]
    elif not any(values[3:]):
        values = values[:3]
    return [number(v + 0.0) for v in values]
