package projection_test

import (
	"math"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/inverse"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/twpayne/go-geom"
)

// TestCutShort draws features that were cut short of 180 degrees or a pole, and
// such as only look like it, in a map centred there: what was cut has one
// ring, and nothing at the pole.
func TestCutShort(t *testing.T) {
	halves := func(east, west float64) geom.T {
		return inverse.Multi([][]float64{inverse.Rect(170, 10, east, 20)}, [][]float64{inverse.Rect(west, 10, -170, 20)})
	}
	off := projection.Edges{Seam: -1}
	wide := projection.Edges{Seam: 0.2}
	for _, c := range []struct {
		name  string
		in    geom.T
		edges projection.Edges
		rings int
	}{
		{"at 180", halves(180, -180), projection.Edges{}, 1},
		{"at 180, not joined", halves(180, -180), off, 2},
		{"at 179.9999", halves(179.9999, -179.9999), projection.Edges{}, 1},
		{"at 179.999", halves(179.999, -179.999), projection.Edges{}, 1},
		{"at 179.99", halves(179.99, -179.99), projection.Edges{}, 1},
		{"at 179.99, not joined", halves(179.99, -179.99), off, 2},
		{"at 179.98 and 180", halves(179.98, -180), projection.Edges{}, 1},
		{"over 180", halves(180.00042, -179.99958), projection.Edges{}, 1},
		{"over each other", halves(180.01, -180.01), projection.Edges{}, 1},
		{"at 179.9", halves(179.9, -179.9), projection.Edges{}, 2},
		{"at 179.9, joined", halves(179.9, -179.9), wide, 1},
		{"islands on both sides", inverse.Multi([][]float64{{179.9, 10, 179.985, 10.2, 179.985, 10.5, 179.9, 10.7, 179.9, 10}},
			[][]float64{{-179.9, 10, -179.985, 10.3, -179.985, 10.8, -179.9, 10.9, -179.9, 10}}), projection.Edges{}, 2},
		{"an island at the seam", inverse.Multi([][]float64{inverse.Rect(179.981, 10, 179.99, 10.01)}, [][]float64{inverse.Rect(-179.99, 11, -179.98, 11.01)}), projection.Edges{}, 2},
		{"a coast that ends in a cut", inverse.Multi([][]float64{{170, 10, 179.99, 15, 179.99, 20, 170, 20, 170, 10}},
			[][]float64{{-179.99, 15.01, -170, 12, -170, 20, -179.99, 20, -179.99, 15.01}}), projection.Edges{}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, r := range [][3]float64{{180, 0, 0}, {170, 30, 10}} {
				p := mustNew(t, catalogue.Settings{ID: "laea", Options: projection.Options{Rotate: &r}}).WithView(projection.View{Scale: 20000})
				got := 0
				each(p.ProjectAs(c.in, c.edges), func([]float64) { got++ })
				if got != c.rings {
					t.Errorf("%v: %d rings, want %d", r, got, c.rings)
				}
			}
		})
	}
}

// TestCutShortOfPole draws what was cut short of a pole on a map of the pole:
// the hole that would be there, and the seam that leads to it, are not drawn.
func TestCutShortOfPole(t *testing.T) {
	short := func(lat float64) []float64 {
		ring := append(coast(-180, 180, -75), 180, lat)
		for lon := 179.0; lon >= -180; lon-- {
			ring = append(ring, lon, lat)
		}
		return closing(ring)
	}
	for _, c := range []struct {
		name  string
		in    geom.T
		edges projection.Edges
		hole  bool
	}{
		{"at -90", inverse.Multi([][]float64{short(-90)}), projection.Edges{}, false},
		{"at -89.9989", inverse.Multi([][]float64{short(-89.998926)}), projection.Edges{}, false},
		{"at -89.99", inverse.Multi([][]float64{short(-89.99)}), projection.Edges{}, false},
		{"at -89.99, not joined", inverse.Multi([][]float64{short(-89.99)}), projection.Edges{Seam: -1}, true},
		{"at -89.9", inverse.Multi([][]float64{short(-89.9)}), projection.Edges{}, true},
		{"two halves", inverse.Multi([][]float64{inverse.Rect(-180, -89.99, 0, -60), inverse.Rect(0, -89.99, 180, -60)}), projection.Edges{}, false},
		{"two polygons", inverse.Multi([][]float64{inverse.Rect(-180, -89.99, 0, -60)}, [][]float64{inverse.Rect(0, -89.99, 180, -60)}), projection.Edges{}, false},
		{"a lake around the pole", inverse.Multi([][]float64{inverse.Rect(-180, -90, 180, -60), closing(coast(-180, 175, -75))}), projection.Edges{}, true},
		{"something small at the pole", inverse.Multi([][]float64{{-120, -89.995, 0, -89.995, 120, -89.995, -120, -89.995}}), projection.Edges{}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := mustNew(t, catalogue.Settings{ID: "laea", Options: projection.Options{Rotate: &[3]float64{20, -90, 0}}})
			p = p.WithView(projection.View{Scale: 1e5})
			near := false
			each(p.ProjectAs(c.in, c.edges), func(ring []float64) {
				for i := 0; i < len(ring); i += 2 {
					r := math.Hypot(ring[i], ring[i+1])
					near = near || r > 1e-3 && r < 0.3*degree*1e5
				}
			})
			if want := c.hole; c.name == "a lake around the pole" {
				if drawn := p.ProjectAs(c.in, c.edges); near || holds(drawn, 1, 2) {
					t.Error("the lake is filled or not drawn")
				}
			} else if near != want {
				t.Errorf("something is drawn at the pole: %v, want %v", near, want)
			}
		})
	}
}
