package label

import (
	"math/rand/v2"
	"testing"

	"github.com/twpayne/go-geom"
)

// A name beside an area that is not much larger stands clear of it, at each of its sides, and
// near: no farther than the box around it and the usual gap.
func TestOutsideIsClear(t *testing.T) {
	random := rand.New(rand.NewPCG(16, 2))
	for range 200 {
		ring := star(random, 4+random.IntN(60))
		a := newArea(geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)}))
		b := block{lines: []string{"x"}, size: 10, full: 10, width: a.box.Width() / 2, ascent: 8, descent: 2}
		spots := a.outside(b)
		if len(spots) != 4 {
			t.Fatalf("%d sides", len(spots))
		}
		for _, s := range spots {
			box := s.boxes[0]
			x, y := (box.MinX+box.MaxX)/2, (box.MinY+box.MaxY)/2
			if a.edges.cross(box) || a.edges.has(x, y) {
				t.Errorf("%s of %v it stands on it at %v", s.where, ring, box)
			}
			if near := a.box.Grown(gap*b.size + 1); !near.Meets(box.Bounds()) {
				t.Errorf("%s it stands at %v, away from %v", s.where, box, a.box)
			}
			if !s.beside {
				t.Errorf("%s it is not beside", s.where)
			}
		}
	}
}
