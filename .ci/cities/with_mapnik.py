"""Prints how many labels of an instance (JSON of `cities`, standard input) Mapnik places
at the same font, size, symbols and places; see ../labels-cities. Needs python3-mapnik and
Liberation Sans."""
import json
import sys
from xml.sax.saxutils import escape

import mapnik

SCALE = 4  # so that letters have pixels that are wholly covered
FONT = "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"


def colour(i):
    """A colour of its own for each label, far from its neighbours and from white."""
    return (i % 16) * 8, (i // 16 % 16) * 8, (i // 256 % 16) * 8


def document(instance, size):
    """The map as Mapnik's XML: circles, then a text for each, none over another."""
    x0, y0, x1, y1 = instance["frame"]
    csv = ["wkt,number,name"]
    rules = []
    for i, (symbol, name) in enumerate(zip(instance["symbols"], instance["names"])):
        x, y = (symbol[0] + symbol[2]) / 2, y1 - (symbol[1] + symbol[3]) / 2
        csv.append('"POINT(%f %f)",%d,"%s"' % (x, y, i, name.replace('"', "")))
        rules.append(
            "<Rule><Filter>[number] = %d</Filter><TextSymbolizer face-name='Liberation Sans Regular' size='%g' fill='rgb(%d,%d,%d)' "
            "placement-type='simple' placements='NE,NW,SE,SW,E,W,N,S' dx='%g' dy='%g' avoid-edges='true' margin='1'>[name]</TextSymbolizer></Rule>"
            % ((i, size) + colour(i) + (2 + size / 4 * 0.7, 2 + size / 4 * 0.7)))
    source = "<Datasource><Parameter name='type'>csv</Parameter><Parameter name='inline'>%s</Parameter></Datasource>" % escape("\n".join(csv))
    circles = "<Style name='circles'><Rule><MarkersSymbolizer width='4' height='4' fill='white' stroke-width='0' allow-overlap='true'/></Rule></Style>"
    texts = "<Style name='texts'>%s</Style>" % "".join(rules)
    layers = "".join("<Layer name='%s'><StyleName>%s</StyleName>%s</Layer>" % (s, s, source) for s in ("circles", "texts"))
    return "<Map background-color='white'>%s%s%s</Map>" % (circles, texts, layers)


def main():
    size = float(sys.argv[1])
    instance = json.load(sys.stdin)
    x0, y0, x1, y1 = instance["frame"]
    mapnik.FontEngine.register_font(FONT)
    m = mapnik.Map(round(x1) * SCALE, round(y1) * SCALE)
    mapnik.load_map_from_string(m, document(instance, size))
    m.zoom_to_box(mapnik.Box2d(0, 0, x1, y1))
    image = mapnik.Image(m.width, m.height)
    mapnik.render(m, image, SCALE)
    data = image.tostring()  # RGBA
    seen = set()
    for k in range(0, len(data), 4):
        if data[k] != 255:
            seen.add((data[k], data[k + 1], data[k + 2]))
    print(sum(colour(i) in seen for i in range(len(instance["names"]))))


main()
