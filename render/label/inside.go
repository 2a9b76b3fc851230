package label

import (
	"math"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// What places on a polygon cost: as far from the pole of inaccessibility as its edge
// is; where there is most room for this text, if that is not the pole; shifted a little from
// where they should be; across its edge; and beside it.
const (
	costOfEdge   = 150
	costOfRoom   = 40
	costOfShift  = 120
	costOfSpill  = 450
	costOfBeside = 250
)

// most is how many places across and down a polygon are looked at.
const most = 7

// area is a polygon that is to be labelled.
type area struct {
	box flat.Page
	// x and y is the pole of inaccessibility, so deep inside.
	x, y, deepest float64
	// dx and dy are the steps of the grid around it, grid those of its points
	// that are inside.
	dx, dy float64
	grid   []gridPlace
	// rings are those of the polygon, without needless detail.
	rings [][]float64
	edges *edges
	rooms rooms
}

// gridPlace is a point of a grid, so many steps from the middle, and so deep inside.
type gridPlace struct {
	i, j  int
	depth float64
}

func newArea(g geom.T) area {
	x, y, ok := pole(g)
	if !ok {
		return area{}
	}
	rings := largestPart(g)
	a := area{rooms: rooms{}, box: flat.Around[flat.Page](rings[0], 2), x: x, y: y}
	a.dx, a.dy = a.box.Width()/most, a.box.Height()/most
	rings = thin(rings, math.Min(a.box.Width(), a.box.Height())/100)
	a.rings, a.edges = rings, edgesOf(rings)
	a.deepest = math.Max(a.edges.distance(x, y), 1e-9)
	for i := -most; i <= most; i++ {
		for j := -most; j <= most; j++ {
			px, py := a.at(i, j)
			if i == 0 && j == 0 || !a.box.Has(px, py) {
				continue
			}
			if d := a.edges.distance(px, py); d > 0 {
				a.grid = append(a.grid, gridPlace{i, j, d})
			}
		}
	}
	return a
}

// at is a point of the grid.
func (a area) at(i, j int) (x, y float64) {
	return a.x + float64(float64(i)*a.dx), a.y + float64(float64(j)*a.dy)
}

// places lists the spots for a block: inside, and, where the polygon is smaller than the
// block, around it.
func (a area) places(b block) []spot {
	spots := a.inside(b)
	if b.spaced != nil && a.deepest > 0 {
		if wide := a.spaced(b); len(wide) > 0 {
			for i := range spots {
				spots[i].cost += costOfUnspaced
			}
			spots = append(wide, spots...)
		}
	}
	if len(spots) > 0 && a.box.Width() < b.width && a.box.Height() < 2*b.height() {
		for _, s := range sides() {
			beside := b.toward(s, a.x, a.y, a.deepest)
			beside.cost, beside.beside = beside.cost+costOfBeside, true
			spots = append(spots, beside)
		}
	}
	return spots
}

// inside lists the spots within the polygon: where most of it is around the block, at the
// pole of inaccessibility, and at the places of a grid, which cost more the nearer its
// edge they are. Those from which the block reaches across the edge cost more than
// whatever else may be done for it.
func (a area) inside(b block) []spot {
	if a.deepest == 0 {
		return nil
	}
	first := a.centred(b, point{a.x, a.y, 0}, a.deepest)
	spots := []spot{first}
	if first.cost > 0 {
		if p, ok := a.roomiest(b); ok {
			spots = append(spots, a.centred(b, p, math.Max(0, a.edges.distance(p.x, p.y))))
		}
	}
	across, down := steps(b.width/4, a.dx), steps(b.height()/2, a.dy)
	for _, p := range a.grid {
		if p.i%across == 0 && p.j%down == 0 {
			x, y := a.at(p.i, p.j)
			spots = append(spots, a.centred(b, point{x, y, costOfEdge * (1 - math.Min(1, p.depth/a.deepest))}, p.depth))
		}
	}
	return spots
}

// centred puts a block within the polygon, its middle at a point so deep inside.
func (a area) centred(b block, at point, depth float64) spot {
	s := b.centred(at.x, at.y, at.cost).named(string(Inside))
	if a.spills(s, depth) {
		s.cost += costOfSpill
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
