package projection_test

import (
	"path/filepath"
	"testing"

	"github.com/jonas-p/go-shp"
	"github.com/twpayne/go-geom"
)

// country is a record of a test shapefile.
type country struct {
	name string
	geom *geom.MultiPolygon
}

// shapes reads the polygons of a shapefile in testdata/data. Each part becomes
// a polygon of its own or, where it runs the other way than the first, a hole
// of the one before it.
func shapes(t testing.TB, file, column string) []country {
	t.Helper()
	r, err := shp.Open(filepath.Join("..", "testdata", "data", file+".shp"))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	field := -1
	for i, f := range r.Fields() {
		if f.String() == column {
			field = i
		}
	}
	var all []country
	for r.Next() {
		row, s := r.Shape()
		polygon, ok := s.(*shp.Polygon)
		if !ok {
			t.Fatalf("%s: record %d is no polygon", file, row)
		}
		all = append(all, country{r.ReadAttribute(row, field), multiPolygon(polygon)})
	}
	return all
}

func multiPolygon(s *shp.Polygon) *geom.MultiPolygon {
	var flat []float64
	var endss [][]int
	for i, from := range s.Parts {
		to := s.NumPoints
		if i+1 < len(s.Parts) {
			to = s.Parts[i+1]
		}
		area := 0.0
		for j := from; j < to; j++ {
			p, q := s.Points[j], s.Points[max(j-1, from)]
			area += (p.X - q.X) * (p.Y + q.Y)
			flat = append(flat, p.X, p.Y)
		}
		if area > 0 || len(endss) == 0 {
			endss = append(endss, []int{len(flat)})
		} else {
			endss[len(endss)-1] = append(endss[len(endss)-1], len(flat))
		}
	}
	return geom.NewMultiPolygonFlat(geom.XY, flat, endss)
}
