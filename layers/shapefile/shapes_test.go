package shapefile

import (
	"strings"
	"testing"

	shp "github.com/jonas-p/go-shp"
	"github.com/twpayne/go-geom"
	"github.com/twpayne/go-geom/encoding/wkt"
)

var (
	square   = []float64{0, 0, 0, 9, 9, 9, 9, 0, 0, 0}
	hole     = []float64{2, 2, 4, 2, 4, 4, 2, 4, 2, 2}
	island   = []float64{20, 0, 20, 5, 25, 5, 20, 0}
	zigzag   = []float64{0, 0, 1, 1, 2, 0}
	zigzag2  = []float64{5, 5, 6, 6}
	polygon1 = "POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2))"
)

// heights appends a range and n values, as Z and M blocks have them.
func heights(b []byte, n int) []byte { return append(b, make([]byte, 16+8*n)...) }

func text(t *testing.T, g geom.T) string {
	t.Helper()
	if g.Layout() != geom.XY {
		t.Errorf("layout is %v", g.Layout())
	}
	s, err := wkt.Marshal(g)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestShapeTypes(t *testing.T) {
	patch := append(le(shp.ShapeType(shp.MULTIPATCH), 0.0, 0.0, 0.0, 0.0, 2, 10, 0, 5, 2, 3), le(append(append([]float64{}, square...), hole...))...)
	strip := append(le(shp.ShapeType(shp.MULTIPATCH), 0.0, 0.0, 0.0, 0.0, 1, 4, 0, 0), le([]float64{0, 0, 0, 2, 2, 0, 2, 2})...)
	fan := append(le(shp.ShapeType(shp.MULTIPATCH), 0.0, 0.0, 0.0, 0.0, 1, 4, 0, 1), le([]float64{0, 0, 0, 2, 2, 2, 2, 0})...)
	tests := []struct {
		name    string
		kind    shp.ShapeType
		content []byte
		want    string
	}{
		{"point", shp.POINT, le(1, 3.0, 4.0), "POINT (3 4)"},
		{"point Z", shp.POINTZ, le(11, 3.0, 4.0, 5.0, 6.0), "POINT (3 4)"},
		{"point Z without M", shp.POINTZ, le(11, 3.0, 4.0, 5.0), "POINT (3 4)"},
		{"point M", shp.POINTM, le(21, 3.0, 4.0, 6.0), "POINT (3 4)"},
		{"multipoint", shp.MULTIPOINT, pointsRecord(8, 1, 2, 3, 4), "MULTIPOINT (1 2, 3 4)"},
		{"multipoint Z", shp.MULTIPOINTZ, heights(heights(pointsRecord(18, 1, 2, 3, 4), 2), 2), "MULTIPOINT (1 2, 3 4)"},
		{"multipoint Z without M", shp.MULTIPOINTZ, heights(pointsRecord(18, 1, 2, 3, 4), 2), "MULTIPOINT (1 2, 3 4)"},
		{"multipoint M without M", shp.MULTIPOINTM, pointsRecord(28, 1, 2), "MULTIPOINT (1 2)"},
		{"line", shp.POLYLINE, partsRecord(3, zigzag), "LINESTRING (0 0, 1 1, 2 0)"},
		{"lines", shp.POLYLINE, partsRecord(3, zigzag, zigzag2), "MULTILINESTRING ((0 0, 1 1, 2 0), (5 5, 6 6))"},
		{"line Z", shp.POLYLINEZ, heights(heights(partsRecord(13, zigzag), 3), 3), "LINESTRING (0 0, 1 1, 2 0)"},
		{"line M", shp.POLYLINEM, heights(partsRecord(23, zigzag), 3), "LINESTRING (0 0, 1 1, 2 0)"},
		{"line with a part of one point", shp.POLYLINE, partsRecord(3, []float64{1, 1}, zigzag2), "LINESTRING (5 5, 6 6)"},
		{"line with an empty part", shp.POLYLINE, partsRecord(3, nil, zigzag2, nil), "LINESTRING (5 5, 6 6)"},
		{"polygon", shp.POLYGON, partsRecord(5, square), "POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0))"},
		{"polygon with hole", shp.POLYGON, partsRecord(5, square, hole), polygon1},
		{"polygon Z", shp.POLYGONZ, heights(heights(partsRecord(15, square, hole), 10), 10), polygon1},
		{"polygon Z without M", shp.POLYGONZ, heights(partsRecord(15, square, hole), 10), polygon1},
		{"polygon M", shp.POLYGONM, heights(partsRecord(25, square, hole), 10), polygon1},
		{"polygon M without M", shp.POLYGONM, partsRecord(25, square, hole), polygon1},
		{"hole before its ring", shp.POLYGON, partsRecord(5, hole, square), polygon1},
		{"two polygons", shp.POLYGON, partsRecord(5, island, square, hole),
			"MULTIPOLYGON (((20 0, 20 5, 25 5, 20 0)), ((0 0, 0 9, 9 9, 9 0, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2)))"},
		{"open ring", shp.POLYGON, partsRecord(5, square[:8]), "POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0))"},
		{"collapsed ring", shp.POLYGON, partsRecord(5, []float64{1, 1, 2, 2, 1, 1, 2, 2}, square), "POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0))"},
		{"multipatch of rings", shp.MULTIPATCH, patch, polygon1},
		{"multipatch with Z", shp.MULTIPATCH, heights(append([]byte{}, patch...), 10), polygon1},
		{"triangle strip", shp.MULTIPATCH, strip, "MULTIPOLYGON (((0 0, 0 2, 2 0, 0 0)), ((0 2, 2 0, 2 2, 0 2)))"},
		{"triangle fan", shp.MULTIPATCH, fan, "MULTIPOLYGON (((0 0, 0 2, 2 2, 0 0)), ((0 0, 2 2, 2 0, 0 0)))"},
		{"point among lines", shp.POLYLINE, le(1, 3.0, 4.0), "POINT (3 4)"},
		{"spare bytes in the record", shp.POINT, le(1, 3.0, 4.0, 9.0, 9.0), "POINT (3 4)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			all, err := readAll(openOne(t, tt.kind, tt.content, tt.content))
			if err != nil || len(all) != 2 {
				t.Fatalf("%d features, %v", len(all), err)
			}
			for _, f := range all {
				if got := text(t, f.Geometry); got != tt.want {
					t.Errorf("got %s, want %s", got, tt.want)
				}
			}
		})
	}
}

// TestSkipped has features that are no features; those between them are read.
func TestSkipped(t *testing.T) {
	tests := []struct {
		name, warning string
		kind          shp.ShapeType
		content       []byte
	}{
		{"null", "null shapes skipped: 2 (first: record 1)", shp.POINT, le(0)},
		{"null with spare bytes", "null shapes skipped: 2", shp.POINT, le(0, 0.0, 0.0)},
		{"no parts", "null shapes skipped: 2", shp.POLYGON, partsRecord(5)},
		{"no points", "null shapes skipped: 2", shp.MULTIPOINT, pointsRecord(8)},
		{"NaN", "shapes with nothing to draw skipped: 2", shp.POINT, le(1, nan(), 4.0)},
		{"no data", "shapes with nothing to draw skipped: 2", shp.POINT, le(1, 1.0, -1.1e38)},
		{"infinite", "coordinates that are no numbers: 2", shp.POLYLINE, partsRecord(3, []float64{1, 1, 1e39, 2})},
		{"line without length", "lines without length left out: 2", shp.POLYLINE, partsRecord(3, []float64{1, 1, 1, 1})},
		{"line of one point", "lines of fewer than 2 points left out: 2", shp.POLYLINE, partsRecord(3, []float64{1, 1})},
		{"ring of two points", "rings of fewer than 3 distinct points left out: 2", shp.POLYGON, partsRecord(5, []float64{1, 1, 2, 2, 1, 1, 1, 1})},
		{"upright wall", "upright walls of multipatches left out: 2", shp.MULTIPATCH,
			append(le(31, 0.0, 0.0, 0.0, 0.0, 1, 4, 0, 2), le([]float64{0, 0, 1, 1, 2, 2, 0, 0})...)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := openOne(t, tt.kind, tt.content, partsRecord(5, square), tt.content, partsRecord(5, square))
			all, err := readAll(s)
			if err != nil || len(all) != 2 {
				t.Fatalf("%d features, %v", len(all), err)
			}
			if w := strings.Join(s.Info().Warnings, "\n"); !strings.Contains(w, tt.warning) {
				t.Errorf("warnings are %q, want %q", w, tt.warning)
			}
		})
	}
}

func TestDeletedRow(t *testing.T) {
	p := func(x float64) []byte { return le(1, x, 0.0) }
	s, err := Open(files("a.shp", shpFile(shp.POINT, world, p(1), p(2), p(3)), "a.dbf", dbfFile("one", "*two", "three")), "a.shp", Options{})
	if err != nil {
		t.Fatal(err)
	}
	all, err := readAll(s)
	if err != nil || len(all) != 2 {
		t.Fatalf("%d features, %v", len(all), err)
	}
	if v, _ := all[1].Record.Get("NAME"); v.String() != "three" || text(t, all[1].Geometry) != "POINT (3 0)" {
		t.Errorf("the second feature is %q", v)
	}
	if w := s.Info().Warnings; len(w) != 1 || !strings.Contains(w[0], "deleted: 1 (record 2)") {
		t.Errorf("warnings are %q", w)
	}
}
