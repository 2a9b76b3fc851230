package label

import (
	"math"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// What places on a polygon cost: as far from the pole of inaccessibility as its edge
// is; shifted a little from where they should be; and beside it.
const (
	costOfEdge   = 150
	costOfShift  = 120
	costOfBeside = 250
)

// most is how many places across and down a polygon are looked at.
const most = 7

// area is a polygon that is to be labelled.
type area struct {
	// rings are those of its largest part, about as they are, box is around them.
	rings [][]float64
	box   flat.Page
	// x and y is the pole of inaccessibility, so deep inside.
	x, y, deepest float64
}

func newArea(g geom.T) area {
	x, y, ok := pole(g)
	if !ok {
		return area{}
	}
	rings := largestPart(g)
	a := area{box: flat.Around[flat.Page](rings[0], 2), x: x, y: y}
	a.rings = thin(rings, math.Min(a.box.Width(), a.box.Height())/200)
	a.deepest = math.Max(edgeDistance(x, y, a.rings), 1e-9)
	return a
}

// inside lists the spots for a block: the pole of inaccessibility, the places of a grid
// that are within the polygon, which cost more the nearer its edge they are, and, where
// the polygon is smaller than the block, the places around it.
func (a area) inside(b block) []spot {
	if len(a.rings) == 0 {
		return nil
	}
	spots := []spot{b.centred(a.x, a.y, 0)}
	dx, dy := math.Max(a.box.Width()/most, b.width/4), math.Max(a.box.Height()/most, b.height()/2)
	for i := -most; i <= most; i++ {
		for j := -most; j <= most; j++ {
			x, y := a.x+float64(float64(i)*dx), a.y+float64(float64(j)*dy)
			if i == 0 && j == 0 || !a.box.Has(x, y) {
				continue
			}
			if d := edgeDistance(x, y, a.rings); d > 0 {
				spots = append(spots, b.centred(x, y, costOfEdge*(1-math.Min(1, d/a.deepest))))
			}
		}
	}
	if a.box.Width() < b.width && a.box.Height() < 2*b.height() {
		for _, s := range sides() {
			beside := b.toward(s, a.x, a.y, a.deepest)
			beside.cost += costOfBeside
			spots = append(spots, beside)
		}
	}
	return spots
}

// near lists the spots for a label that has one point to stand at: there, and a little
// to each side.
func near(b block, x, y float64) []spot {
	spots := []spot{b.centred(x, y, 0)}
	for _, s := range sides() {
		if s.dx == 0 || s.dy == 0 {
			spots = append(spots, b.centred(x+float64(s.dx*b.width/4), y+float64(s.dy*b.height()*0.6), costOfShift))
		}
	}
	return spots
}
