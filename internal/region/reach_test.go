package region

import (
	"math/rand/v2"
	"slices"
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
		for name, test := range map[string]struct{ once, parts float64 }{
			"west": {a.West, b.West}, "east": {a.East, b.East}, "south": {a.South, b.South}, "north": {a.North, b.North}, "centre": {a.Lon, b.Lon},
		} {
			if test.once != test.parts {
				t.Errorf("round %d: %s is %v at once, %v in parts", round, name, test.once, test.parts)
			}
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
	part := nothing.Region()
	for name, test := range map[string]struct{ got, want float64 }{
		"west": {part.West, -180}, "east": {part.East, 180}, "south": {part.South, -90}, "north": {part.North, 90},
	} {
		if test.got != test.want {
			t.Errorf("%s of the region of nothing is %v, want %v", name, test.got, test.want)
		}
	}
}

// Spans that are joined as they come, in any lots, are those of all at once.
func TestSpansAreJoinedInAnyLots(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 1))
	for range 20 {
		var lots Reach
		var all [][2]float64
		for n := random.IntN(5 * mostSpans); n > 0; n-- {
			west := 20*random.Float64() - 10
			span := [2]float64{west, west + 0.001*random.Float64()*float64(random.IntN(3))}
			all = append(all, span)
			some := Reach{full: true, spans: [][2]float64{span}}
			if random.IntN(100) == 0 {
				some.join()
			}
			lots.Merge(some)
		}
		lots.join()
		if want := joinSpans(all); !slices.Equal(lots.spans, want) {
			t.Fatalf("%d spans in lots, %d at once", len(lots.spans), len(want))
		}
	}
}
