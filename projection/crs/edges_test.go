package crs_test

import (
	"math"
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/crs"
	"github.com/twpayne/go-geom"
)

// TestSquares draws squares of plane coordinates in the system that they are
// given in, 1000 by 1000 pixels large: they must be squares again.
func TestSquares(t *testing.T) {
	for _, c := range []struct {
		code              string
		west, south, size float64
	}{
		{"EPSG:3035", 3.5e6, 2.5e6, 1e6},
		{"EPSG:3035", 2.5e6, 5.5e6, 3e6}, // with the pole
		{"EPSG:25832", 0, 5e6, 1e6},
		{"EPSG:32633", 2e5, 4e6, 2e6},
		{"EPSG:32756", 3e5, 5.5e6, 1e6},
		{"EPSG:2154", 2e5, 6.1e6, 1e6},
		{"EPSG:27700", 0, 0, 7e5},
		{"EPSG:21781", 4.8e5, 7e4, 3e5},
		{"EPSG:5514", -9e5, -1.2e6, 3e5},
		{"EPSG:2263", 9e5, 1e5, 2e5},
		{"EPSG:5070", -2e6, 5e5, 3e6},
		{"EPSG:3413", -2e6, -2e6, 4e6}, // around the pole
		{"EPSG:3031", -1e6, -1e6, 4e6}, // with the pole off the middle
		{"EPSG:3857", -1e7, -5e6, 1.5e7},
		{"EPSG:3577", -1e6, -4e6, 2e6},
		{"EPSG:6933", -8e6, -5e6, 1.2e7},
		{"EPSG:8857", -6e6, -3e6, 9e6},
	} {
		s, err := crs.Parse(c.code)
		if err != nil {
			t.Fatal(err)
		}
		plane := []float64{
			c.west, c.south, c.west + c.size, c.south, c.west + c.size, c.south + c.size, c.west, c.south + c.size, c.west, c.south,
		}
		flat := make([]float64, len(plane))
		for i := 0; i < len(plane); i += 2 {
			var ok bool
			if flat[i], flat[i+1], ok = s.ToWGS84(plane[i], plane[i+1]); !ok {
				t.Fatalf("%s: a corner has no place", c.code)
			}
		}
		setup, err := s.Setup()
		if err != nil {
			t.Fatal(err)
		}
		p, err := projection.New(setup, projection.Options{})
		if err != nil {
			t.Fatal(err)
		}
		square := geom.NewPolygonFlat(geom.XY, flat, []int{len(flat)})
		edges := projection.Edges{System: s}
		ruled, _ := p.Measure(func(at projection.Ruler) (projection.Plane, error) { return at.With(edges).Box(square), nil })
		p = p.WithView(projection.Fit(ruled, projection.Page{MaxX: 1000, MaxY: 1000}))
		drawn := p.ProjectAs(square, edges)
		if drawn == nil || len(drawn.FlatCoords()) != 10 {
			t.Errorf("%s: the square is %v", c.code, drawn)
			continue
		}
		for i, v := range drawn.FlatCoords() {
			if off := math.Min(math.Abs(v), math.Abs(v-1000)); !(off <= 1e-5) {
				t.Errorf("%s: coordinate %d of the square is %g", c.code, i, v)
			}
		}
	}
}
