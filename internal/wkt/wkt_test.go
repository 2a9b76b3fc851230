package wkt

import (
	"strings"
	"testing"

	"github.com/twpayne/go-geom"
	"github.com/twpayne/go-geom/encoding/wkt"
)

func TestParse(t *testing.T) {
	tests := []struct{ text, want string }{
		{"POINT (1 2)", ""},
		{"point(1 2)", "POINT (1 2)"},
		{" SRID=4326;POINT(1e1 -.5) ", "POINT (10 -0.5)"},
		{"POINT Z (1 2 3)", "POINT (1 2)"},
		{"POINTZM(1 2 3 4)", "POINT (1 2)"},
		{"POINT M (1 2 3)", "POINT (1 2)"},
		{"POINT (1 2 3)", "POINT (1 2)"},
		{"LINESTRING (1 2, 3 4)", ""},
		{"POLYGON ((0 0, 0 9, 9 9, 0 0), (1 2, 1 3, 2 3, 1 2))", ""},
		{"POLYGON ((0 0, 0 9, 9 9))", "POLYGON ((0 0, 0 9, 9 9, 0 0))"},
		{"MULTIPOINT (1 2, 3 4)", ""},
		{"MULTIPOINT ((1 2), EMPTY, (3 4))", "MULTIPOINT (1 2, 3 4)"},
		{"MULTILINESTRING ((1 2, 3 4), (5 6, 7 8))", ""},
		{"MULTILINESTRING (EMPTY, (5 6, 7 8))", "MULTILINESTRING ((5 6, 7 8))"},
		{"MULTIPOLYGON (((0 0, 0 9, 9 9, 0 0), (1 2, 1 3, 2 3, 1 2)), ((20 0, 20 1, 21 1, 20 0)))", ""},
		{"MULTIPOLYGON Z (((0 0 1, 0 9 1, 9 9 1, 0 0 1)))", "MULTIPOLYGON (((0 0, 0 9, 9 9, 0 0)))"},
		{"GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (1 2, 3 4))", ""},
		{"GEOMETRYCOLLECTION (POINT Z (1 2 3), POINT EMPTY, GEOMETRYCOLLECTION (POINT (3 4)))", "GEOMETRYCOLLECTION (POINT (1 2), GEOMETRYCOLLECTION (POINT (3 4)))"},
	}
	for _, tt := range tests {
		g, err := Parse(tt.text)
		if err != nil {
			t.Errorf("%s: %v", tt.text, err)
			continue
		}
		want := tt.want
		if want == "" {
			want = tt.text
		}
		if got, err := wkt.Marshal(g); got != want || err != nil {
			t.Errorf("%s: got %s, %v; want %s", tt.text, got, err, want)
		}
	}
}

func TestEmpty(t *testing.T) {
	for _, text := range []string{"POINT EMPTY", "POLYGON Z EMPTY", "GEOMETRYCOLLECTION EMPTY", "GEOMETRYCOLLECTION (POINT EMPTY)", "MULTIPOLYGON (EMPTY)", "MULTIPOINT (EMPTY, EMPTY)", "MULTILINESTRING(EMPTY)"} {
		if g, err := Parse(text); g != nil || err != nil {
			t.Errorf("%s: %v, %v", text, g, err)
		}
	}
}

func TestErrors(t *testing.T) {
	tests := []struct{ text, fault string }{
		{"", "byte 1: unknown geometry"},
		{"CIRCLE (1 2)", `byte 1: unknown geometry "CIRCLE (1 2)"`},
		{"0101000020E6100000000000000000F03F", "unknown geometry"},
		{"POINT", `byte 6: '(' is expected`},
		{"POINT (1)", "a point has 2 to 4 numbers, this one 1"},
		{"POINT (1 2 3 4 5)", "this one 5"},
		{"POINT Z (1 2)", "a point has 2 numbers, the ones before it have 3"},
		{"POINT (1 2) x", "byte 13: nothing more is expected"},
		{"POINT (1 2", `')' is expected`},
		{"POINT (nan nan)", "this one 0"},
		{"POINT (1e999 0)", "this one 0"},
		{"LINESTRING (1 2)", "a line has at least 2 points"},
		{"LINESTRING (1 2, 3 4 5)", "a point has 3 numbers, the ones before it have 2"},
		{"LINESTRING (1 2; 3 4)", `"," or ")" is expected`},
		{"POLYGON ((0 0, 1 1, 0 0))", "a ring has at least 3 points, this one 2"},
		{"POLYGON (0 0, 1 1, 0 0)", "'(' is expected"},
		{strings.Repeat("GEOMETRYCOLLECTION (", 1000), "nested more than 32 deep"},
		{"GEOMETRYCOLLECTION (POINT (1 2), FOO (1 2))", `unknown geometry " FOO`},
	}
	for _, tt := range tests {
		if g, err := Parse(tt.text); err == nil || !strings.Contains(err.Error(), tt.fault) {
			t.Errorf("%s: %v, %v; want %q", cutShort(tt.text), g, err, tt.fault)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("POINT Z (1 2 3)")
	f.Add("MULTIPOLYGON (((0 0, 0 9, 9 9, 0 0), (1 2, 1 3, 2 3, 1 2)), EMPTY)")
	f.Add("GEOMETRYCOLLECTION (MULTIPOINT ((1 2), 3 4), LINESTRING EMPTY)")
	f.Fuzz(func(t *testing.T, text string) {
		g, err := Parse(text)
		if err != nil || g == nil {
			return
		}
		if _, collection := g.(*geom.GeometryCollection); !collection && len(g.FlatCoords()) == 0 {
			t.Errorf("%q gives an empty geometry", text)
		}
		written, err := wkt.Marshal(g)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if again, err := Parse(written); err != nil || again == nil {
			t.Errorf("%q is written as %q, which gives %v", text, written, err)
		}
	})
}
