package topology_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// TestCutsCoverWhatTheyShould cuts polygons with the union of others, by an arrangement
// and by a cutter: points at random are in the result exactly when the definition says
// so, and it is valid.
func TestCutsCoverWhatTheyShould(t *testing.T) {
	done, all := 0, 0
	for name, shapes := range allShapes() {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(8, 9))
			for range pace.Of(6, 20) {
				gs := shapes(r)
				area, err := topology.Union(t.Context(), gs[1:])
				if err != nil {
					t.Fatal(err)
				}
				all += 2
				done += checkCuts(t, r, gs[0], area)
			}
		})
	}
	if done < all/4 {
		t.Errorf("a cutter cut %d times of %d", done, all)
	}
}

// checkCuts cuts a polygon with an area in all ways, and tells how often a cutter did.
func checkCuts(t *testing.T, r *rand.Rand, g, area geom.T) (done int) {
	t.Helper()
	var rings [][]float64
	var near []int
	for _, polygon := range ringsOf(area) {
		for _, ring := range polygon {
			near, rings = append(near, len(rings)), append(rings, ring)
		}
	}
	cutter, err := topology.NewCutterOfAny(t.Context(), rings)
	if err != nil {
		t.Fatal(err)
	}
	in := func(x, y float64) bool { return covered([]geom.T{area}, x, y) > 0 }
	for _, within := range []bool{true, false} {
		cut := topology.Subtract
		if within {
			cut = topology.Intersect
		}
		got, err := cut(t.Context(), g, area)
		if err != nil {
			t.Fatal(err)
		}
		checkCut(t, r, g, got, func(x, y float64) bool { return in(x, y) == within })
		quick, ok, err := cutter.Cut(t.Context(), g, near, within, in)
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			continue
		}
		done++
		checkCut(t, r, g, quick, func(x, y float64) bool { return in(x, y) == within })
		if a, b := areaOf(got), areaOf(quick); !(math.Abs(a-b) <= stripe([]geom.T{g, area})) {
			t.Errorf("area %v by a cutter, %v by an arrangement", b, a)
		}
	}
	return done
}

// checkCut holds that points of a polygon are in what was cut out of it when they should.
func checkCut(t *testing.T, r *rand.Rand, g, got geom.T, kept func(x, y float64) bool) {
	t.Helper()
	var parts []geom.T
	if got != nil {
		parts = []geom.T{got}
		if err := simpleFeature(got).Validate(); err != nil {
			t.Error(err)
		}
	}
	b := g.Bounds()
	wrong := 0
	for range 200 {
		x := b.Min(0) + (r.Float64()*1.2-0.1)*(b.Max(0)-b.Min(0))
		y := b.Min(1) + (r.Float64()*1.2-0.1)*(b.Max(1)-b.Min(1))
		want := covered([]geom.T{g}, x, y) > 0 && kept(x, y)
		if covered(parts, x, y) > 0 != want {
			wrong++
		}
	}
	if wrong > 0 {
		t.Errorf("%d of 200 points are on the wrong side", wrong)
	}
}

// TestCutsOfRingsThatTouch cuts polygons with holes on a coarse raster, so that corners and edges
// of theirs and of the area often meet.
func TestCutsOfRingsThatTouch(t *testing.T) {
	done, all := 0, pace.Of(150, 600)
	r := rand.New(rand.NewPCG(10, 11))
	for range all {
		raster := []float64{4, 8, 20}[r.IntN(3)]
		snapped := func(v float64) float64 { return math.Round(v*raster/100) * 100 / raster }
		star := func() geom.T {
			var rings [][]float64
			for range 1 + r.IntN(3) {
				ring, x, y, size := []float64{}, 100*r.Float64(), 100*r.Float64(), 5+60*r.Float64()
				n := 3 + r.IntN(12)
				for k := range n {
					sin, cos := math.Sincos(2 * math.Pi * float64(k) / float64(n))
					away := size * (0.3 + 0.7*r.Float64())
					ring = append(ring, snapped(x+away*cos), snapped(y+away*sin))
				}
				rings = append(rings, append(ring, ring[0], ring[1]))
			}
			return polygonOf(rings...)
		}
		area, err := topology.Union(t.Context(), []geom.T{star(), star(), star(), star()})
		if err != nil {
			t.Fatal(err)
		}
		done += checkCuts(t, r, star(), area)
	}
	if done < all/10 {
		t.Errorf("a cutter cut %d times of %d", done, 2*all)
	}
}
