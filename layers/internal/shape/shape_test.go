package shape

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/twpayne/go-geom"
	"github.com/twpayne/go-geom/encoding/wkt"
)

// newReader reads lines made of positions and notes findings.
func newReader(text string, findings *[]string) *Reader {
	r := &Reader{Cursor: jsontext.NewCursor([]byte(text), 0)}
	r.Count = func(finding string) { *findings = append(*findings, finding) }
	r.Points = func() (err error) {
		r.Flat, err = r.Positions(r.Flat)
		return err
	}
	return r
}

func TestRead(t *testing.T) {
	const few, open, single = "rings with fewer than three corners dropped", "open rings closed", "lines of a single point dropped"
	tests := []struct{ kind, text, want, findings string }{
		{"Point", "[1,2]", "POINT (1 2)", ""},
		{"Point", " [ ]", "", ""},
		{"MultiPoint", "[]", "", ""},
		{"LineString", "[[1,2]]", "", single},
		{"LineString", "[]", "", ""},
		{"MultiLineString", "[[[1,2]],[[1,2],[3,4]],[]]", "MULTILINESTRING ((1 2, 3 4))", single},
		{"Polygon", "[[[0,0],[1,0],[1,1]]]", "POLYGON ((0 0, 1 0, 1 1, 0 0))", open},
		{"Polygon", "[[[0,0],[1,0],[0,0],[1,0],[0,0]]]", "", few},
		{"Polygon", "[[[0,0],[0,0],[0,0],[0,0]]]", "", few},
		{"Polygon", "[[[0,0],[0,0],[1,0],[1,0],[1,1],[0,0]],[[5,5],[6,6],[5,5]]]",
			"POLYGON ((0 0, 0 0, 1 0, 1 0, 1 1, 0 0))", few},
		{"MultiPolygon", "[[],[[]],[[[0,0],[1,0],[1,1]]],[[[0,0]],[[0,0],[1,0],[1,1]]]]",
			"MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))", open + "; " + few + "; " + open},
	}
	for _, tt := range tests {
		var findings []string
		r := newReader(tt.text, &findings)
		if err := r.Read(tt.kind); err != nil {
			t.Errorf("%s %s: %v", tt.kind, tt.text, err)
			continue
		}
		got := ""
		if g := r.Geometry(tt.kind); g != nil {
			got, _ = wkt.Marshal(g)
		}
		if got != tt.want || strings.Join(findings, "; ") != tt.findings {
			t.Errorf("%s %s: got %s, found %q", tt.kind, tt.text, got, findings)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	tests := []struct{ kind, text string }{
		{"Circle", "[1,2]"}, {"Point", "[1]"}, {"LineString", "[1,2]"}, {"Polygon", "[[1,2]]"},
		{"MultiPolygon", "[[[1,2]]]"}, {"MultiLineString", "null"}, {"Polygon", "{}"},
	}
	for _, tt := range tests {
		if err := newReader(tt.text, nil).Read(tt.kind); err == nil {
			t.Errorf("%s %s is read without an error", tt.kind, tt.text)
		}
	}
}

func TestGeometryIsACopy(t *testing.T) {
	r := newReader("[[1,2],[3,4]] [[5,6],[7,8]]", nil)
	if err := r.Read("LineString"); err != nil {
		t.Fatal(err)
	}
	first := r.Geometry("LineString")
	if err := r.Read("LineString"); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(first.FlatCoords(), []float64{1, 2, 3, 4}) {
		t.Errorf("the first geometry became %v", first.FlatCoords())
	}
}

func TestCollect(t *testing.T) {
	point := geom.NewPointFlat(geom.XY, []float64{1, 2})
	if g, err := Collect(nil); g != nil || err != nil {
		t.Errorf("nothing became %v, %v", g, err)
	}
	if g, err := Collect([]geom.T{point}); g != point || err != nil {
		t.Errorf("a point became %v, %v", g, err)
	}
	g, err := Collect([]geom.T{point, point})
	if c, ok := g.(*geom.GeometryCollection); !ok || c.NumGeoms() != 2 || err != nil {
		t.Errorf("two points became %v, %v", g, err)
	}
}

func ExampleReader() {
	r := &Reader{Cursor: jsontext.NewCursor([]byte("[[0, 0], [1, 0], [1, 1]]"), 0)}
	r.Points = func() (err error) {
		r.Flat, err = r.Positions(r.Flat)
		return err
	}
	err := r.Read("LineString")
	fmt.Println(r.Geometry("LineString").FlatCoords(), err)
	// Output: [0 0 1 0 1 1] <nil>
}
