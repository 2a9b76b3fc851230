package label

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/twpayne/go-geom"
)

// How much of a box is outside of a polygon is what points of it say.
func TestShareOutside(t *testing.T) {
	const points = 40
	random := rand.New(rand.NewPCG(16, 1))
	mixed := 0
	for range 200 {
		ring := star(random, 4+random.IntN(60))
		a := newArea(geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)}))
		b := block{lines: []string{"x"}, size: 10, full: 10, width: 20 + 80*random.Float64(), ascent: 8, descent: 2}
		s := b.centred(a.x+90*random.Float64()-45, a.y+90*random.Float64()-45, 0)
		box, outside := s.boxes[0], 0
		for i := range points * sampled {
			x := box.MinX + box.Width()*(float64(i%points)+0.5)/points
			y := box.MinY + box.Height()*(float64(i/points)+0.5)/sampled
			if !a.edges.has(x, y) {
				outside++
			}
		}
		want := float64(outside) / (points * sampled)
		if got := a.share(s); !(math.Abs(got-want) < 0.05) {
			t.Errorf("%g of %v is outside; its points say %g", got, box, want)
		}
		if want > 0.1 && want < 0.9 {
			mixed++
		}
	}
	if mixed < 50 {
		t.Errorf("only %d boxes lie across an edge", mixed)
	}
}

// A name reaching far across the edge costs more than one reaching a little, and a smaller one less
// than the same in full size; one that stays inside nothing.
func TestSpillCosts(t *testing.T) {
	square := []float64{0, 0, 100, 0, 100, 100, 0, 100, 0, 0}
	a := newArea(geom.NewPolygonFlat(geom.XY, square, []int{len(square)}))
	cost := func(x, size float64) float64 {
		b := block{lines: []string{"x"}, size: size, full: 10, width: 4 * size, ascent: 8, descent: 2}
		return a.centred(b, point{x, 50, 0}, max(0, a.edges.distance(x, 50))).cost
	}
	if got := cost(50, 10); got != 0 {
		t.Errorf("a name inside costs %g", got)
	}
	last := 0.0
	for _, x := range []float64{82, 88, 94, 100} {
		if got := cost(x, 10); got > last {
			last = got
		} else {
			t.Errorf("at %g it costs %g, not more than nearer inside", x, got)
		}
		if small := cost(x+2, 9); !(small < cost(x+2, 10)) {
			t.Errorf("at %g a smaller name costs %g", x+2, small)
		}
	}
	if !(last <= mostOfSpill) {
		t.Errorf("a name half outside costs %g", last)
	}
}

// Where there is room for a name only if it is smaller, it is offered in about the largest
// letters that fit.
func TestShrunkToFit(t *testing.T) {
	measure := MeasureBy(nil)
	for _, test := range []struct {
		width       float64
		least, most float64
		fits        bool
	}{
		{400, 0, 0, true}, {50, 9, 13, true}, {40, 7, 10, true}, {10, 0, 0, false},
	} {
		ring := []float64{0, 0, test.width, 0, test.width, 60, 0, 60, 0, 0}
		w := Wanted{Lines: []string{"Portugal"}, Feature: geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)}), Font: Font{Size: 14}, MinSize: 6}
		a, largest := newArea(w.Feature), 0.0
		for _, s := range new(table).spotsOf(w, measure) {
			if !s.spills && !s.beside && a.box.Holds(s.boxes[0].Bounds()) {
				largest = max(largest, s.size)
			}
		}
		switch {
		case test.fits && test.most > 0 && !(largest >= test.least && largest <= test.most):
			t.Errorf("%g px wide: the largest inside has %g px; want %g to %g", test.width, largest, test.least, test.most)
		case test.fits && test.most == 0 && largest != 14:
			t.Errorf("%g px wide: the largest inside has %g px", test.width, largest)
		case !test.fits && largest != 0:
			t.Errorf("%g px wide: a name of %g px fits", test.width, largest)
		}
	}
}

// Of many places half are the best ones, and the rest from all over the others.
func TestFewSpots(t *testing.T) {
	var spots []spot
	for i := range 100 {
		spots = append(spots, spot{cost: float64((i * 37) % 100)})
	}
	var on table
	on.few(spots, 8)
	few := on.spots
	for i, want := range []float64{0, 1, 2, 3, 4, 28, 52, 76} {
		if len(few) != 8 || few[i].cost != want {
			t.Fatalf("%d of them; number %d costs %g, want %g", len(few), i, few[i].cost, want)
		}
	}
}
