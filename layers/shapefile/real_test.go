package shapefile

import (
	"context"
	"io/fs"
	"math"
	"os"
	"testing"

	"github.com/twpayne/go-geom"
)

const dataDir = "../../testdata/data"

// measured is what a test counts in a source.
type measured struct {
	features, parts, vertices int
	// area is in square degrees.
	area float64
}

func measure(t testing.TB, s *Source) (m measured) {
	t.Helper()
	for f, err := range s.Features(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		m.features++
		m.vertices += len(f.Geometry.FlatCoords()) / 2
		switch g := f.Geometry.(type) {
		case *geom.Polygon:
			m.parts++
			m.area += ringAreas(g)
		case *geom.MultiPolygon:
			m.parts += g.NumPolygons()
			for i := range g.NumPolygons() {
				m.area += ringAreas(g.Polygon(i))
			}
		default:
			m.parts++
		}
	}
	return m
}

// ringAreas is a polygon's area without its holes.
func ringAreas(p *geom.Polygon) float64 {
	area := math.Abs(p.LinearRing(0).Area())
	for i := 1; i < p.NumLinearRings(); i++ {
		area -= math.Abs(p.LinearRing(i).Area())
	}
	return area
}

// TestRealFiles compares with what GDAL 3.6 reads:
//
//	ogr2ogr -f CSV /vsistdout/ FILE -dialect sqlite -sql
//	  "select count(*), sum(ST_NumGeometries(geometry)), sum(ST_NPoints(geometry)), sum(ST_Area(geometry)) from LAYER"
func TestRealFiles(t *testing.T) {
	tests := []struct {
		name, charset string
		want          measured
		column, value string
	}{
		{"ne_50m_countries.shp", "utf-8", measured{241, 1618, 99566, 21418.3329104656}, "NAME", "Côte d'Ivoire"},
		{"ne_110m_countries.shp", "utf-8", measured{177, 286, 10586, 21496.9975407238}, "ISO_N3", "004"},
		{"ne_50m_states.shp", "utf-8", measured{100, 454, 34554, 4176.0968401482}, "", ""},
		{"ne_50m_tiny_countries.shp", "utf-8", measured{76, 76, 76, 0}, "", ""},
		{"naturalearth_cities.shp", "windows-1252", measured{243, 243, 243, 0}, "name", "Reykjavík"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := Open(os.DirFS(dataDir), tt.name, Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := measure(t, s)
			for name, test := range map[string]struct{ got, want int }{
				"features": {got.features, tt.want.features}, "parts": {got.parts, tt.want.parts}, "vertices": {got.vertices, tt.want.vertices},
			} {
				if test.got != test.want {
					t.Errorf("%d %s, want %d", test.got, name, test.want)
				}
			}
			if !(math.Abs(got.area-tt.want.area) <= 1e-6) {
				t.Errorf("the area is %v, want %v", got.area, tt.want.area)
			}
			i := s.Info()
			if len(i.Warnings) > 0 {
				t.Errorf("warnings are %q", i.Warnings)
			}
			if i.Charset != tt.charset {
				t.Errorf("the charset is %q, want %q", i.Charset, tt.charset)
			}
			if i.CRS != "GCS_WGS_1984" {
				t.Errorf("the system is %q", i.CRS)
			}
			if i.Extent == nil {
				t.Error("there is no extent")
			}
			if tt.column != "" && !hasValue(t, s, tt.column, tt.value) {
				t.Errorf("no feature has %s %q", tt.column, tt.value)
			}
		})
	}
}

func hasValue(t *testing.T, s *Source, column, value string) bool {
	t.Helper()
	all, err := readAll(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		if v, ok := f.Record.Get(column); ok && v.String() == value {
			return true
		}
	}
	return false
}

// TestLesotho looks for the holes of Lesotho, San Marino and an exclave.
func TestLesotho(t *testing.T) {
	s, err := Open(os.DirFS(dataDir), "ne_50m_countries.shp", Options{})
	if err != nil {
		t.Fatal(err)
	}
	all, err := readAll(s)
	if err != nil {
		t.Fatal(err)
	}
	holes := map[string]int{}
	for _, f := range all {
		name, _ := f.Record.Get("NAME")
		if m, ok := f.Geometry.(*geom.MultiPolygon); ok {
			for i := range m.NumPolygons() {
				holes[name.String()] += m.Polygon(i).NumLinearRings() - 1
			}
		}
	}
	for name, want := range map[string]int{"South Africa": 1, "Italy": 1, "Armenia": 1, "Canada": 0} {
		if holes[name] != want {
			t.Errorf("%s has %d holes, want %d", name, holes[name], want)
		}
	}
}

func BenchmarkCountries(b *testing.B) { benchmark(b, os.DirFS(dataDir), "ne_50m_countries.shp") }

// BenchmarkLarge reads 544,898 points in 4,000 polygons.
func BenchmarkLarge(b *testing.B) {
	var records [][]byte
	for i := range 4000 {
		points := 135
		if i < 898 {
			points = 136
		}
		records = append(records, partsRecord(5, circle(1+float64(i)/100, points)))
	}
	benchmark(b, files("a.shp", shpFile(5, world, records...), "a.dbf", dbfFile(make([]string, 4000)...)), "a.shp")
}

func benchmark(b *testing.B, fsys fs.FS, name string) {
	s, err := Open(fsys, name, Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range s.Features(context.Background()) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

// circle returns a ring of points on a circle, clockwise.
func circle(radius float64, points int) []float64 {
	var p []float64
	for i := range points {
		phi := -2 * math.Pi * float64(i) / float64(points)
		p = append(p, radius*math.Cos(phi), radius*math.Sin(phi))
	}
	return append(p, p[0], p[1])
}
