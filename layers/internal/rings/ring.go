package rings

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/layers/internal/corners"
)

// Ring is one ring of a polygon: the points start to end (exclusive) of a flat
// coordinate slice, without the closing point.
type Ring struct {
	start, end int
	// Area is the ring's signed area in square units of the plane: positive for
	// counter-clockwise rings.
	Area float64
	box  flat.Own
	// Alone marks a ring that is an outer one whatever it lies in: the triangle
	// of a multipatch.
	Alone bool
}

func (r *Ring) points() int { return r.end - r.start }

// clockwise reports whether the ring is wound as the format winds outer rings.
func (r *Ring) clockwise() bool { return r.Area < 0 }

// New measures the points start to end of xy, a closing point included or
// not. ok is false when they have fewer than three distinct points.
func New(xy []float64, start, end int) (r Ring, ok bool) {
	if end-start > 1 && xy[2*start] == xy[2*end-2] && xy[2*start+1] == xy[2*end-1] {
		end--
	}
	if end-start < 3 || !corners.Three(xy[2*start:2*end]) {
		return Ring{}, false
	}
	r = Ring{start: start, end: end}
	r.measure(xy)
	return r, true
}

// measure sets area and box. The sum is relative to the first point, so that
// small rings far from the origin keep their sign.
func (r *Ring) measure(xy []float64) {
	p := xy[2*r.start : 2*r.end]
	x0, y0 := p[0], p[1]
	west, south, east, north := x0, y0, x0, y0
	var sum, ax, ay float64
	for i := 2; i+1 < len(p); i += 2 {
		x, y := p[i], p[i+1]
		if x < west {
			west = x
		} else if x > east {
			east = x
		}
		if y < south {
			south = y
		} else if y > north {
			north = y
		}
		bx, by := x-x0, y-y0
		sum += float64(ax*by) - float64(bx*ay)
		ax, ay = bx, by
	}
	r.Area = sum / 2
	r.box = flat.Own{MinX: west, MinY: south, MaxX: east, MaxY: north}
}

// sameAs reports whether two rings look like one ring given twice.
func (r *Ring) sameAs(o *Ring) bool {
	return r.box == o.box && math.Abs(r.Area) == math.Abs(o.Area) && r.points() == o.points()
}

// boxInside reports whether r's box lies in o's.
func (r *Ring) boxInside(o *Ring) bool {
	return o.box.Holds(r.box)
}
