package projection_test

import (
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/twpayne/go-geom"
)

// TestGreatArcsOverPoles draws great arcs over and to a pole: where it is a line on
// the page, none runs along it.
func TestGreatArcsOverPoles(t *testing.T) {
	for _, c := range []struct {
		name, id string
		rotate   [3]float64
		line     []float64
		pieces   int
	}{
		{"over the north pole", "lonlat", [3]float64{}, []float64{0, 80, 180, 80}, 2},
		{"not as far on the other side", "lonlat", [3]float64{}, []float64{10, 80, -170, 20}, 2},
		{"over the south pole", "robinson", [3]float64{}, []float64{-100, -50, 80, -60}, 2},
		{"from a pole", "robinson", [3]float64{}, []float64{0, 90, 50, 60}, 1},
		{"to a pole", "mercator", [3]float64{}, []float64{50, 60, 0, -90}, 1},
		{"by a pole", "lonlat", [3]float64{}, []float64{30, 60, 0, 90, 100, 60}, 2},
		{"from pole to pole", "lonlat", [3]float64{}, []float64{0, 90, 100, -90}, 1},
		{"where the pole is a point", "stereo", [3]float64{0, 80}, []float64{0, 80, 180, 80}, 1},
		{"on a turned map", "lonlat", [3]float64{0, 40, 20}, []float64{10, 80, -170, 70}, 1},
		{"opposite points", "lonlat", [3]float64{}, []float64{0, 10, 180, -10}, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := mustNew(t, catalogue.Settings{ID: c.id, Options: projection.Options{Rotate: &c.rotate}})
			p = p.WithView(projection.Fit(p.Extent(), projection.Page{MaxX: 360, MaxY: 180}))
			drawn := p.ProjectAs(geom.NewLineStringFlat(geom.XY, c.line), projection.Edges{Geodesic: true})
			pieces := 1
			if many, ok := drawn.(*geom.MultiLineString); ok {
				pieces = many.NumLineStrings()
			}
			if pieces != c.pieces {
				t.Errorf("%d pieces, want %d: %v", pieces, c.pieces, drawn.FlatCoords())
			}
			if c.rotate != [3]float64{} {
				return
			}
			start := 0
			for _, end := range endsOf(drawn) {
				flat := drawn.FlatCoords()[start:end]
				for i := 2; i < len(flat); i += 2 {
					if flat[i+1] == flat[i-1] && flat[i] != flat[i-2] {
						t.Errorf("runs along a line of latitude: %v", flat)
					}
				}
				start = end
			}
		})
	}
}

// endsOf is where the pieces of a line end.
func endsOf(g geom.T) []int {
	if many, ok := g.(*geom.MultiLineString); ok {
		return many.Ends()
	}
	return []int{len(g.FlatCoords())}
}
