package label

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/twpayne/go-geom"
)

// TestNearer holds that what is asked of edges in one pass, whether a point is nearer than a
// distance and whether one of three points of a level line is within, is what their distances say.
func TestNearer(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	near, held := 0, 0
	for range 300 {
		e := edgesOf(ringsOf(randomRing(random, 3+random.IntN(60))))
		x, y, reach := random.Float64()*140-20, random.Float64()*140-20, random.Float64()*8
		d := e.distance(x, y)
		if math.Abs(d+reach) > 1e-9 && e.nearer(x, y, reach) != (d > -reach) {
			t.Errorf("a point at %g is told otherwise for the distance %g", d, reach)
		}
		if e.nearer(x, y, reach) {
			near++
		}
		to := x + random.Float64()*40
		want := e.has(x, y) || e.has(x+float64((to-x)/2), y) || e.has(to, y)
		if e.hasOneOf(x, to, y) != want {
			t.Errorf("of %g to %g at %g one end or the middle is within: %t", x, to, y, want)
		}
		if want {
			held++
		}
	}
	if near < 30 || near > 270 || held < 30 || held > 270 {
		t.Errorf("%d and %d of 300 are near and within: too few or too many to tell anything", near, held)
	}
}

// randomRing is a ring around the middle of a page of 100 by 100 that may cross itself.
func randomRing(random *rand.Rand, n int) *geom.Polygon {
	var ring []float64
	for i := range n {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		r := 10 + 60*random.Float64()
		ring = append(ring, 50+r*cos, 50+r*sin)
	}
	ring = append(ring, ring[0], ring[1])
	return geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)})
}

func ringsOf(p *geom.Polygon) [][]float64 { return [][]float64{p.FlatCoords()} }
