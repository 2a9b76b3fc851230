package projection

import (
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

type plate struct{}

func (plate) Forward(lambda, phi float64) (x, y float64) { return lambda, phi }
func (plate) Inverse(x, y float64) (lambda, phi float64) { return x, y }

// randomRing is a ring of a few points, some of which run to and fro.
func randomRing(random *rand.Rand) flat.Polygon {
	at, size := func() float64 { return random.Float64()*160 - 80 }, 10+100*random.Float64()
	x, y := at(), at()
	var coords []float64
	for range 3 + random.IntN(6) {
		coords = append(coords, max(-180, min(180, x+(random.Float64()-0.5)*size)), max(-90, min(90, y+(random.Float64()-0.5)*size)))
	}
	coords = append(coords, coords[0], coords[1])
	return flat.Polygon{Coords: coords, Ends: []int{len(coords)}, Stride: 2}
}

// insideRing is the even-odd rule.
func insideRing(p *flat.Polygon, x, y float64) bool {
	inside := false
	for e := range edgesOf(openRing(p, 0)) {
		if (e.ay > y) != (e.by > y) && x < e.ax+(y-e.ay)/(e.by-e.ay)*(e.bx-e.ax) {
			inside = !inside
		}
	}
	return inside
}

// What is left out lies in what is kept.
func TestUncoveredKeepsTheUnion(t *testing.T) {
	p, err := New(Setup{Formula: plate{}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	p = p.WithView(View{Scale: 1000})
	random := rand.New(rand.NewPCG(3, 4))
	left := 0
	for range 200 {
		all := make([]flat.Polygon, manyLong+random.IntN(40))
		for i := range all {
			all[i] = randomRing(random)
		}
		kept := p.uncovered(all)
		left += len(all) - len(kept)
		in := func(some []flat.Polygon, x, y float64) bool {
			for i := range some {
				if insideRing(&some[i], x, y) {
					return true
				}
			}
			return false
		}
		for range 200 {
			x, y := random.Float64()*360-180, random.Float64()*180-90
			if in(all, x, y) != in(kept, x, y) {
				t.Fatalf("%g, %g is inside of one of %d and not of the %d that are kept", x, y, len(all), len(kept))
			}
		}
	}
	if left < 500 {
		t.Errorf("only %d were left out", left)
	}
}

// Squares in each other cost as much as the outermost one.
func TestNestedSquaresAreOne(t *testing.T) {
	p, err := New(Setup{Formula: plate{}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	p = p.WithView(View{Scale: 1000})
	g := geom.NewMultiPolygon(geom.XY)
	for i := range 500 {
		d := 80 - 40*float64(i)/500
		if err := g.Push(geom.NewPolygonFlat(geom.XY, []float64{-d, -d, d, -d, d, d, -d, d, -d, -d}, []int{10})); err != nil {
			t.Fatal(err)
		}
	}
	drawn, ok := p.Project(g).(*geom.MultiPolygon)
	if !ok || drawn.NumPolygons() != 1 {
		t.Errorf("%d squares are drawn, want 1", drawn.NumPolygons())
	}
}

// Holes that lie in a polygon do not change its box; those beside it do.
func TestBoxesNeedNoHoles(t *testing.T) {
	p, err := New(Setup{Formula: plate{}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	p = p.WithView(View{Scale: 1000})
	ring := func(x, d float64) []float64 { return []float64{x - d, -d, x + d, -d, x + d, d, x - d, d, x - d, -d} }
	flatCoords, ends := ring(0, 60), []int{10}
	for i := range 200 {
		flatCoords = append(flatCoords, ring(0, 50-0.1*float64(i))...)
		ends = append(ends, len(flatCoords))
	}
	inside := geom.NewPolygonFlat(geom.XY, flatCoords, ends)
	beside := geom.NewPolygonFlat(geom.XY, append(ring(100, 30), flatCoords...), append([]int{10}, endsAfter(ends, 10)...))
	alone := geom.NewPolygonFlat(geom.XY, ring(0, 60), []int{10})
	if got, want := p.Extent(inside), p.Extent(alone); got != want {
		t.Errorf("the box is %v with holes and %v without", got, want)
	}
	if got := p.Extent(beside); !(got.MaxX > 2.2) {
		t.Errorf("a ring beside the first is not in the box %v", got)
	}
	if kept := p.outermost(flat.Polygon{Coords: flatCoords, Ends: ends, Stride: 2}); len(kept.Ends) != 1 {
		t.Errorf("%d rings are measured, want 1", len(kept.Ends))
	}
}

func endsAfter(ends []int, by int) []int {
	moved := make([]int, len(ends))
	for i, end := range ends {
		moved[i] = end + by
	}
	return moved
}
