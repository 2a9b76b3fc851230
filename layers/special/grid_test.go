package special

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/twpayne/go-geom"
	"github.com/twpayne/go-geom/xy"

	"github.com/seed-898ab921/kartograph/layers"
)

// Every point lies in the polygon of its cell, and none is lost.
func TestGridCells(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, g := range []Grid{{Shape: "hexagon", Size: 20, Layer: "points", Sum: "n"}, {Shape: "square", Size: 20, Layer: "points", Sum: "n"}} {
		schema := layers.NewSchema([]string{"n"})
		var points []layers.Feature
		for range 2000 {
			x, y := random.Float64()*300-50, random.Float64()*300-50
			points = append(points, layers.Feature{
				Geometry: geom.NewPointFlat(geom.XY, []float64{x, y}),
				Record:   layers.Record{Schema: schema, Values: []layers.Value{layers.Number(2)}},
			})
			cell := tiling(g).polygon(tiling(g).cellAt(x, y)).(*geom.Polygon)
			p := geom.Coord{x, y}
			if d := xy.DistanceFromPointToLineString(geom.XY, p, cell.FlatCoords()); !xy.IsPointInRing(geom.XY, p, cell.FlatCoords()) && !(d <= 1e-9) {
				t.Fatalf("%s: %g, %g lies %g outside of its cell", g.Shape, x, y, d)
			}
		}
		count, sum := 0.0, 0.0
		cells, err := gridFeatures(View{}, g, Layer{Features: points})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range cells {
			n, _ := f.Record.Get("count")
			s, _ := f.Record.Get("sum")
			a, _ := n.Float()
			b, _ := s.Float()
			count, sum = count+a, sum+b
		}
		if count != 2000 || sum != 4000 {
			t.Errorf("%s: %g points, sum %g; want 2000 and 4000", g.Shape, count, sum)
		}
	}
}

// Hexagons tile the page: neighbours' middles are one width apart.
func TestHexagonWidth(t *testing.T) {
	g := Grid{Shape: "hexagon", Size: 14}
	b := tiling(g).polygon(cell{3, 4}).Bounds()
	if w := b.Max(0) - b.Min(0); !(math.Abs(w-14) < 1e-9) {
		t.Errorf("a hexagon is %g wide, want 14", w)
	}
}
