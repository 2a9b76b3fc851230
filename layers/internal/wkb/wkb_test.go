package wkb

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"testing"

	"github.com/twpayne/go-geom"
	gowkb "github.com/twpayne/go-geom/encoding/wkb"
	"github.com/twpayne/go-geom/encoding/wkt"
)

// encode writes WKT as WKB by go-geom.
func encode(t testing.TB, text string) []byte {
	t.Helper()
	g, err := wkt.Unmarshal(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	data, err := gowkb.Marshal(g, gowkb.NDR)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return data
}

var shapes = []string{
	"POINT (1 2)",
	"LINESTRING (1 2, 3 4, 5 6)",
	"POLYGON ((0 0, 9 0, 9 9, 0 0), (1 1, 2 1, 2 2, 1 1))",
	"MULTIPOINT (1 2, 3 4)",
	"MULTILINESTRING ((1 2, 3 4), (5 6, 7 8, 9 10))",
	"MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0), (1 1, 2 1, 2 2, 1 1)), ((0 0, 1 0, 1 1, 0 0)))",
	"GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (3 4, 5 6))",
}

func TestDecode(t *testing.T) {
	for _, text := range shapes {
		g, err := decode(encode(t, text), ignore)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got, err := wkt.Marshal(g); err != nil || got != text {
			t.Errorf("%s is read as %s, %v", text, got, err)
		}
	}
}

func TestDecodeCutOff(t *testing.T) {
	for _, text := range shapes {
		data := encode(t, text)
		for n := range data {
			if g, err := decode(data[:n], ignore); err == nil {
				t.Errorf("%s cut off after %d bytes is read as %v", text, n, g)
			}
		}
		if _, err := decode(append(data, 0), ignore); err == nil {
			t.Errorf("%s and a byte more is read without an error", text)
		}
	}
}

func TestDecodeEmpty(t *testing.T) {
	for _, text := range []string{"LINESTRING EMPTY", "POLYGON EMPTY", "MULTIPOINT EMPTY", "MULTIPOLYGON EMPTY", "GEOMETRYCOLLECTION EMPTY"} {
		if g, err := decode(encode(t, text), ignore); g != nil || err != nil {
			t.Errorf("%s is read as %v, %v", text, g, err)
		}
	}
	// select ST_AsBinary('POINT EMPTY'::geometry, 'NDR')
	nan := []byte{0, 0, 0, 0, 0, 0, 0xf8, 0x7f}
	point := append(append([]byte{1, wkbPoint, 0, 0, 0}, nan...), nan...)
	if g, err := decode(point, ignore); g != nil || err != nil {
		t.Errorf("POINT EMPTY is read as %v, %v", g, err)
	}
}

func TestDecodeHostile(t *testing.T) {
	header := func(kind byte, more ...byte) []byte { return append([]byte{1, kind, 0, 0, 0}, more...) }
	many := []byte{0xff, 0xff, 0xff, 0xff}
	nested := bytes.Repeat(header(wkbCollection, 1, 0, 0, 0), 1000)
	tests := map[string][]byte{
		"four thousand million points":   header(wkbLine, many...),
		"four thousand million rings":    header(wkbPolygon, many...),
		"four thousand million parts":    header(wkbMultiPolygon, many...),
		"four thousand million members":  header(wkbCollection, many...),
		"big-endian, cut off":            {0, 0, 0, 0, 1},
		"an order that is none":          {2, 0, 0, 0, 1},
		"a system that is cut off":       {1, 1, 0, 0, 0x20, 1},
		"a type that is none":            header(99),
		"three dimensions":               header(wkbPoint, 0)[:5:5],
		"collections without end":        nested,
		"a point as part of a multiline": header(wkbMultiLine, append([]byte{1, 0, 0, 0}, encode(t, "POINT (1 2)")...)...),
	}
	for name, data := range tests {
		if g, err := decode(data, ignore); err == nil {
			t.Errorf("%s: read as %v", name, g)
		}
	}
}

// FuzzDecode checks that what both read is the same as go-geom reads, and that
// nothing panics or allocates without reason.
func FuzzDecode(f *testing.F) {
	for _, text := range shapes {
		f.Add(encode(f, text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		g, err := decode(data, ignore)
		if err != nil || g == nil {
			return
		}
		if _, ok := g.(*geom.GeometryCollection); ok || binary.LittleEndian.Uint32(data[1:]) > wkbMultiPolygon || data[0] != 1 {
			return
		}
		want, err := gowkb.Unmarshal(data)
		if err != nil {
			return
		}
		if !slices.EqualFunc(g.FlatCoords(), want.FlatCoords(), func(a, b float64) bool { return a == b || a != a && b != b }) {
			t.Fatalf("got %v, want %v", g.FlatCoords(), want.FlatCoords())
		}
	})
}

func ignore(string) {}

// decode is Decode without the coordinate system.
func decode(data []byte, count func(string)) (geom.T, error) {
	g, _, err := Decode(data, count)
	return g, err
}

// TestDecodeDegenerate leaves out what has nothing to draw, and says so.
func TestDecodeDegenerate(t *testing.T) {
	for _, tt := range []struct{ text, want, told string }{
		{"LINESTRING (1 1, 1 1)", "", "lines without length left out"},
		{"MULTILINESTRING ((1 1, 1 1), (1 1, 2 2))", "MULTILINESTRING ((1 1, 2 2))", "lines without length left out"},
		{"POLYGON ((1 1, 2 2, 1 1, 1 1))", "", "rings with fewer than three corners left out"},
		{"POLYGON ((0 0, 4 0, 4 4, 0 0), (1 1, 1 1, 1 1, 1 1))", "POLYGON ((0 0, 4 0, 4 4, 0 0))", "rings with fewer than three corners left out"},
		{"POLYGON ((1 1, 1 1, 1 1, 1 1), (0 0, 4 0, 4 4, 0 0))", "", "rings with fewer than three corners left out"},
		{"MULTIPOLYGON (((1 1, 1 1, 1 1, 1 1)), ((0 0, 4 0, 4 4, 0 0)))", "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)))", "rings with fewer than three corners left out"},
	} {
		var told []string
		g, err := decode(encode(t, tt.text), func(finding string) { told = append(told, finding) })
		got := ""
		if g != nil {
			got, _ = wkt.Marshal(g)
		}
		if err != nil {
			t.Errorf("%s: %v", tt.text, err)
		}
		if got != tt.want {
			t.Errorf("%s became %s, want %s", tt.text, got, tt.want)
		}
		if len(told) != 1 {
			t.Errorf("%s: %d findings, want 1: %q", tt.text, len(told), told)
		} else if told[0] != tt.told {
			t.Errorf("%s: told %q, want %q", tt.text, told[0], tt.told)
		}
	}
}

// TestDecodeDialects reads what PostGIS 3.3 writes: select encode(ST_AsEWKB(g,
// 'XDR'), 'hex') and the like, and ST_AsBinary for ISO's.
func TestDecodeDialects(t *testing.T) {
	for name, tt := range map[string]struct {
		hex, want string
		srid      int
	}{
		"EWKB with a system":        {"0101000020e6100000000000000000f03f0000000000000040", "POINT (1 2)", 4326},
		"big-endian":                {"00000000013ff00000000000004000000000000000", "POINT (1 2)", 0},
		"EWKB with Z":               {"0101000080000000000000f03f00000000000000400000000000000840", "POINT (1 2)", 0},
		"EWKB with M, big-endian":   {"0040000001" + "3ff0000000000000" + "4000000000000000" + "4008000000000000", "POINT (1 2)", 0},
		"EWKB with ZM and system":   {"01010000e0e8640000" + "000000000000f03f" + "0000000000000040" + "0000000000000840" + "0000000000001040", "POINT (1 2)", 25832},
		"ISO with Z":                {"01e9030000000000000000f03f00000000000000400000000000000840", "POINT (1 2)", 0},
		"ISO with ZM":               {"01b90b0000" + "000000000000f03f" + "0000000000000040" + "0000000000000840" + "0000000000001040", "POINT (1 2)", 0},
		"a line with Z":             {"01ea03000002000000" + "000000000000f03f" + "0000000000000040" + "0000000000000840" + "0000000000000840" + "0000000000001040" + "0000000000000840", "LINESTRING (1 2, 3 4)", 0},
		"a member of another order": {"010400000001000000" + "00000000013ff00000000000004000000000000000", "MULTIPOINT (1 2)", 0},
	} {
		data, err := hex.DecodeString(tt.hex)
		if err != nil {
			t.Fatal(err)
		}
		g, srid, err := Decode(data, ignore)
		if err != nil || g == nil || srid != tt.srid {
			t.Errorf("%s: %v, %d, %v", name, g, srid, err)
			continue
		}
		if got, err := wkt.Marshal(g); err != nil || got != tt.want {
			t.Errorf("%s: got %s, %v; want %s", name, got, err, tt.want)
		}
	}
}
