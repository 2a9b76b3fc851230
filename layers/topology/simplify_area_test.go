package topology_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// TestFilterKeepsWhatIsInside filters polygons that cross and retrace themselves,
// and such whose first ring has no area: one with enough inside by the even-odd
// rule is no small island.
func TestFilterKeepsWhatIsInside(t *testing.T) {
	random := rand.New(rand.NewPCG(81, 82))
	kept, dropped := 0, 0
	for range 3000 {
		g := uglyPolygon(random)
		inside := scannedArea(g)
		least := 200 * random.Float64()
		out := build(g).Filter(0, topology.Filter{MinArea: least}).Geometry(0, 0)
		if out == nil {
			dropped++
		} else {
			kept++
		}
		if out == nil && inside > 1.05*least+1 {
			t.Fatalf("%v %v: dropped below %g, and has %g inside", g.FlatCoords(), g.Ends(), least, inside)
		}
	}
	if min(kept, dropped) < 500 {
		t.Errorf("%d kept, %d dropped", kept, dropped)
	}
}

// uglyPolygon is a bowtie, a walk, a star, or one of these behind a ring without
// area.
func uglyPolygon(random *rand.Rand) *geom.Polygon {
	x, y, s := 100*random.Float64(), 100*random.Float64(), 3+15*random.Float64()
	bowtie := []float64{x, y, x + s, y + s, x + s, y, x, y + s, x, y}
	line := []float64{x, y, x + s, y, x + 2*s, y, x, y}
	point := []float64{x, y, x, y, x, y}
	var steps []float64
	for range 6 {
		steps = append(steps, x+2*s*random.Float64(), y+2*s*random.Float64())
	}
	steps = append(steps, steps[0], steps[1])
	switch random.IntN(5) {
	case 0:
		return polygonOf(bowtie)
	case 1:
		return polygonOf(line, steps)
	case 2:
		return polygonOf(point, bowtie)
	case 3:
		return polygonOf(bowtie, square(x+2*s, y, s))
	}
	return polygonOf(steps)
}

// scannedArea sums what is inside along many horizontal lines.
func scannedArea(g geom.T) float64 {
	const lines, height = 800, 200.0
	sum := 0.0
	for k := range lines {
		at := (float64(k) + 0.5) * height / lines
		var xs []float64
		for p := range flat.Polygons(g) {
			for _, r := range p.Rings() {
				for i := 2; i+1 < len(r); i += 2 {
					if (r[i-1] > at) != (r[i+1] > at) {
						xs = append(xs, r[i-2]+(at-r[i-1])/(r[i+1]-r[i-1])*(r[i]-r[i-2]))
					}
				}
			}
		}
		slices.Sort(xs)
		for i := 0; i+1 < len(xs); i += 2 {
			sum += xs[i+1] - xs[i]
		}
	}
	return sum * height / lines
}
