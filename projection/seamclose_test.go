package projection_test

import (
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/inverse"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// TestCloseSeam gives the cuts of two geometries the same points where they were cut
// short of 180 degrees, and nothing else.
func TestCloseSeam(t *testing.T) {
	box := func(w, s, e, n float64) geom.T { return inverse.Multi([][]float64{inverse.Rect(w, s, e, n)}) }
	for _, c := range []struct {
		name string
		in   []geom.T
		seam float64
		want []float64 // west, east of all, none where nothing changes
	}{
		{"cut at 179.99", []geom.T{box(170, 0, 179.99, 10), box(-179.99, 0, -170, 10)}, 0, []float64{-180, 180}},
		{"latitudes that differ", []geom.T{box(170, 0, 179.99, 10), box(-179.99, 0.0002, -170, 9.9999)}, 0, []float64{-180, 180}},
		{"on one side only", []geom.T{box(170, 0, 179.995, 10), box(-180, 0, -170, 10)}, 0, []float64{-180, 180}},
		{"from 0 to 360", []geom.T{box(350, 0, 359.99, 10), box(0.01, 0, 10, 10)}, 0, []float64{0, 360}},
		{"cut at 180", []geom.T{box(170, 0, 180, 10), box(-180, 0, -170, 10)}, 0, nil},
		{"islands beside each other", []geom.T{box(170, 0, 179.99, 10), box(-179.99, 2, -170, 12)}, 0, nil},
		{"one geometry", []geom.T{inverse.Multi([][]float64{inverse.Rect(170, 0, 179.99, 10)}, [][]float64{inverse.Rect(-179.99, 0, -170, 10)}), box(0, 0, 1, 1)}, 0, nil},
		{"too far", []geom.T{box(170, 0, 179.9, 10), box(-179.9, 0, -170, 10)}, 0, nil},
		{"no seam", []geom.T{box(170, 0, 179.99, 10), box(-179.99, 0, -170, 10)}, -1, nil},
	} {
		before := c.in[0].Bounds().Max(0)
		got := projection.CloseSeam(c.in, projection.Edges{Seam: c.seam})
		if c.in[0].Bounds().Max(0) != before {
			t.Errorf("%s: the input was changed", c.name)
		}
		if (got != nil) != (c.want != nil) {
			t.Errorf("%s: got %v", c.name, got)
			continue
		}
		if got == nil {
			continue
		}
		if w, e := got[1].Bounds().Min(0), got[0].Bounds().Max(0); w != c.want[0] || e != c.want[1] {
			t.Errorf("%s: from %v to %v, want %v", c.name, w, e, c.want)
		}
		a, b := latsAt(got[0], c.want[1]), latsAt(got[1], c.want[0])
		if len(a) != 2 || !slices.Equal(a, b) {
			t.Errorf("%s: they meet at %v and %v", c.name, a, b)
		}
	}
}

// latsAt are the latitudes, in order, of the corners at a longitude.
func latsAt(g geom.T, lon float64) []float64 {
	var lats []float64
	for f := g.FlatCoords(); len(f) > 0; f = f[2:] {
		if f[0] == lon {
			lats = append(lats, f[1])
		}
	}
	slices.Sort(lats)
	return slices.Compact(lats)
}
