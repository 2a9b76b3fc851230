package raster

import (
	"math/rand/v2"
	"testing"
)

// What is painted of a path on a page is what lies there of a page that is larger on all sides: what is beside
// the page counts as it would be seen.
func TestPagesArePartsOfLargerOnes(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 8))
	const page, margin = 24, 200
	for round := range 300 {
		n := 2 + random.IntN(6)
		at := make([]point, n)
		for i := range at {
			at[i] = point{float64(random.IntN(20*page)-10*page) / 8, float64(random.IntN(20*page)-10*page) / 8}
		}
		of := func(off float64) *Path {
			var p Path
			p.MoveTo(at[0].x+off, at[0].y+off)
			for _, one := range at[1:] {
				p.LineTo(one.x+off, one.y+off)
			}
			if round%2 == 0 {
				p.Close()
			}
			return &p
		}
		look := Look{Fill: &Paint{Colour: Colour{A: 255}}, Opacity: 255, Rule: Rule(round % 3 % 2)}
		if round%4 > 1 {
			pen := Pen{Width: float64(int(1) << random.IntN(9)), Join: Join(random.IntN(3)), Cap: Cap(random.IntN(3)), MiterLimit: 4}
			look.Fill, look.Stroke, look.Pen = nil, look.Fill, pen
		}
		small, large := painted(t, of(0), look, page, page), painted(t, of(margin), look, page+2*margin, page+2*margin)
		for y := range page {
			for x := range page {
				got, want := int(small.At(x, y).A), int(large.At(x+margin, y+margin).A)
				if got < want-2 || got > want+2 {
					t.Fatalf("round %d, pen %+v, points %v: %d, %d is %d, on a larger page %d", round, look.Pen, at, x, y, got, want)
				}
			}
		}
	}
}

// Strokes much wider than the page have edges for what is seen of them, not for the circles that they end with.
func TestWideStrokesHaveFewEdges(t *testing.T) {
	for name, width := range map[string]float64{"that cover the page": 1e9, "that end on it": 2e6} {
		var p Path
		for i := range 100 {
			p.LineTo(float64(i), 1e6+float64(i%2))
		}
		p.parts = []part{{}}
		e := &edgesOf{width: 100, height: 100}
		stroke(&p, Pen{Width: width, Join: RoundJoin, Cap: RoundCap}, e)
		e.deal()
		if n := len(e.list); n == 0 || n > 2000 {
			t.Errorf("strokes %s: %d edges", name, n)
		}
	}
}
