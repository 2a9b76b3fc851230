package place

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestSegmentWithin compares with points along the segment.
func TestSegmentWithin(t *testing.T) {
	const points = 2000
	random := rand.New(rand.NewPCG(1, 1))
	for range 300 {
		b := randomBox(random, random.Float64()*100, random.Float64()*100)
		s := segment{random.Float64() * side, random.Float64() * side, random.Float64() * side, random.Float64() * side}
		if random.IntN(4) == 0 {
			s.x1 = s.x0
		}
		x, y := b.middle()
		cos, sin := b.direction()
		inside := 0
		for i := range points {
			f := (float64(i) + 0.5) / points
			along, across := toward(s.x0+f*(s.x1-s.x0)-x, s.y0+f*(s.y1-s.y0)-y, cos, sin)
			if math.Abs(along) < b.Width()/2 && math.Abs(across) < b.Height()/2 {
				inside++
			}
		}
		length := math.Hypot(s.x1-s.x0, s.y1-s.y0)
		want := length * float64(inside) / points
		if got := s.within(b); !(math.Abs(got-want) <= 2*length/points) {
			t.Errorf("%v is %g px long within %v, its points say %g", s, got, b, want)
		}
	}
}

// TestCrossing adds what lines, cut into however many pieces, have in boxes.
func TestCrossing(t *testing.T) {
	boxes := []Box{Upright(0, 0, 10, 10), Upright(20, 0, 25, 10), Upright(0, 20, 10, 30)}
	want := []float64{10, 2 * 5, 0}
	for _, pieces := range []int{1, 7, 1000, 24_000} {
		var open [][]spot
		for i, b := range boxes {
			open = append(open, []spot{{label: int32(i), boxes: []Box{b}}})
		}
		c := newCrossing(must(fieldOf(t.Context(), open)), make([]Label, len(boxes)), math.MaxInt)
		var points []float64
		for i := range pieces + 1 {
			points = append(points, -50+100*float64(i)/float64(pieces), 5)
		}
		lines := []Line{{Points: points, Weight: 1}, {Points: []float64{22, -100, 22, 2.5, 22, 5}, Weight: 1}}
		if err := c.crossAll(t.Context(), slices.Values(lines)); err != nil {
			t.Fatal(err)
		}
		for i := range want {
			if !(math.Abs(c.crossed[i]-want[i]) < 1e-9) {
				t.Errorf("in %d pieces, %g px are in box %d; want %g", pieces, c.crossed[i], i, want[i])
			}
		}
	}
}

// TestChooseAvoidsLines has two places, of which the better one is crossed.
func TestChooseAvoidsLines(t *testing.T) {
	label := Label{Worth: 1000, Candidates: []Candidate{{Boxes: []Box{Upright(0, 0, 50, 10)}}, {Boxes: []Box{Upright(100, 0, 150, 10)}, Cost: 100}}}
	page := Page{Lines: []Line{{Points: []float64{20, -5, 20, 20}, Weight: 1}}}
	for crossing, want := range map[float64]int{0: 0, 5: 0, 20: 1, 1e9: 1} {
		label.Crossing = crossing
		if c := choose(t, []Label{label}, page, Options{}); c.Of[0] != want {
			t.Errorf("where a pixel costs %g the label takes %d; want %d", crossing, c.Of[0], want)
		}
	}
	page.Lines = append(page.Lines, Line{Points: []float64{0, 5, 300, 5}, Weight: 1})
	if c := choose(t, []Label{label}, page, Options{}); c.Of[0] == None || c.Worth < 400 {
		t.Errorf("a label that is crossed everywhere takes %d, worth %d", c.Of[0], c.Worth)
	}
}
