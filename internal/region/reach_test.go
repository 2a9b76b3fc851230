package region

import (
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

// However geometries are gathered, at once or in parts that are merged, they
// reach as far, to the bit.
func TestReachInParts(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 8))
	for round := range 6 {
		var all, some, merged Reach
		centre, width := 360*r.Float64()-180, 200*r.Float64()
		for i := range 3 * mostSpans {
			lon, lat := centre+width*(r.Float64()-0.5), 100*r.Float64()-50
			g := geom.NewLineStringFlat(geom.XY, []float64{lon, lat, lon + r.Float64(), lat})
			all.Add(g, layers.Bounds(g))
			some.Add(g, layers.Bounds(g))
			if r.IntN(50) == 0 || i == 3*mostSpans-1 {
				merged.Merge(some)
				some = Reach{}
			}
		}
		a, b := all.Region(), merged.Region()
		if a.West != b.West || a.East != b.East || a.South != b.South || a.North != b.North || a.Lon != b.Lon {
			t.Errorf("round %d: at once %+v, in parts %+v", round, a, b)
		}
		if len(all.spans) > 2*mostSpans {
			t.Errorf("round %d: %d spans are gathered", round, len(all.spans))
		}
	}
}

func TestReachOfNothing(t *testing.T) {
	var nothing Reach
	nothing.Add(nil, nil)
	if !nothing.Nothing() || nothing.MostOfTheWorld() {
		t.Errorf("nothing is %+v", nothing)
	}
	if part := nothing.Region(); part.West != -180 || part.East != 180 || part.South != -90 || part.North != 90 {
		t.Errorf("the region of nothing is %+v", part)
	}
}
