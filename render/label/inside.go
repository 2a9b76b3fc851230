package label

import (
	"math"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// What places on a polygon cost: costOfEdge as far from the pole of inaccessibility as the
// polygon's edge is; costOfStep for each step of the grid away from it; costOfRoom for a place
// that has room for this text and is not the pole; costOfShift for one shifted a little from
// where it should be; costOfBeside for one beside the polygon.
const (
	costOfEdge   = 150
	costOfStep   = 2
	costOfRoom   = 20
	costOfShift  = 120
	costOfBeside = 250
)

// most is how many places across and down a polygon are looked at.
const most = 7

// area is a polygon that is to be labelled.
type area struct {
	box flat.Page
	// x and y is the pole of inaccessibility, so deep inside.
	x, y, deepest float64
	// dx and dy are the steps of the grid around it, and depths how deep inside its points
	// are, -1 for those outside, 0 for those that nobody has asked for.
	dx, dy float64
	depths [2*most + 1][2*most + 1]float64
	// spots is the room in which the places of one block after the other are listed.
	spots []spot
	// rings are those of the polygon, without needless detail.
	rings [][]float64
	edges *edges
	// near is the run of edges that was nearest to the point asked for last.
	near int
}

func newArea(g geom.T) *area {
	x, y, e := poleOf(largestPart(g))
	if e == nil {
		return &area{}
	}
	a := &area{box: flat.Around[flat.Page](e.rings[0], 2), x: x, y: y, rings: e.rings, edges: e}
	a.dx, a.dy = a.box.Width()/most, a.box.Height()/most
	a.deepest = math.Max(e.distance(x, y), 1e-9)
	return a
}

// at is a point of the grid.
func (a *area) at(i, j int) (x, y float64) {
	return a.x + float64(float64(i)*a.dx), a.y + float64(float64(j)*a.dy)
}

// places lists the spots for a block: inside, and, where the polygon is smaller than the
// block, around it.
func (a *area) places(b block) []spot {
	spots := a.inside(b)
	if b.spaced != nil && a.deepest > 0 {
		if wide := a.spaced(b); len(wide) > 0 {
			for i := range spots {
				spots[i].cost += costOfUnspaced
			}
			spots = append(wide, spots...)
		}
	}
	spots = a.leaning(b, spots)
	switch {
	case len(spots) == 0:
	case a.box.Width() < b.width && a.box.Height() < 2*b.height():
		for _, s := range sides() {
			beside := b.toward(s, a.x, a.y, a.deepest)
			beside.cost, beside.beside = beside.cost+costOfBeside, true
			spots = append(spots, beside)
		}
	case a.box.Width()*a.box.Height() < mostOutside*b.width*b.height():
		spots = append(spots, a.outside(b)...)
	}
	return spots
}

// inside lists the spots within the polygon: at the pole of inaccessibility, where most of
// it is around the block, and at the places of a grid, which cost more the nearer its edge
// they are. Those from which the block reaches across the edge cost more.
func (a *area) inside(b block) []spot {
	if a.deepest == 0 {
		return nil
	}
	first := a.centred(b, point{a.x, a.y, 0}, a.deepest)
	spots := append(a.spots[:0], first)
	if first.spills {
		for _, p := range a.rows(b) {
			spots = append(spots, a.centred(b, p, 0))
		}
	}
	across, down := steps(b.width/4, a.dx), steps(b.height()/2, a.dy)
	for i := -most / across * across; i <= most; i += across {
		for j := -most / down * down; j <= most; j += down {
			if depth := a.depth(i, j); depth > 0 {
				x, y := a.at(i, j)
				cost := costOfEdge*(1-math.Min(1, depth/a.deepest)) + float64(costOfStep*(math.Abs(float64(i))+math.Abs(float64(j))))
				spots = append(spots, a.centred(b, point{x, y, cost}, depth))
			}
		}
	}
	a.spots = spots
	return spots
}

// depth is how deep a point of the grid is inside; 0 for its middle, and outside.
func (a *area) depth(i, j int) float64 {
	x, y := a.at(i, j)
	if i == 0 && j == 0 || !a.box.Has(x, y) {
		return 0
	}
	known := &a.depths[i+most][j+most]
	if *known == 0 {
		var d float64
		d, a.near = a.edges.distanceFrom(x, y, a.near)
		if *known = d; !(d > 0) {
			*known = -1
		}
	}
	return max(0, *known)
}

// hasRoom reports whether a block fits into the polygon.
func (a *area) hasRoom(b block) bool {
	if a.deepest == 0 || b.width > a.box.Width() || b.height() > a.box.Height() {
		return false
	}
	return !a.spills(b.centred(a.x, a.y, 0), a.deepest) || a.hasRow(b)
}

// centred puts a block within the polygon, its middle at a point so deep inside.
func (a *area) centred(b block, at point, depth float64) spot {
	s := b.centred(at.x, at.y, at.cost).named(string(Inside))
	if a.spills(s, depth) {
		a.spilt(&s, b)
	}
	return s
}

// point is one that a block may be centred on, and what that costs.
type point struct{ x, y, cost float64 }

// steps is how many steps of a grid are as long as this, 1 at least.
func steps(length, step float64) int {
	n := math.Ceil(length / step)
	if !(n > 1) {
		return 1
	}
	return int(math.Min(n, most+1))
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
