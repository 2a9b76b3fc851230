package shapefile

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/layers/internal/corners"
)

// ring is one ring of a polygon: the points start to end (exclusive) of a flat
// coordinate slice, without the closing point.
type ring struct {
	start, end int
	// area is the ring's signed area in square units of the file: positive for
	// counter-clockwise rings.
	area float64
	box  flat.Own
	// alone marks a ring that is an outer one whatever it lies in: the triangle
	// of a multipatch.
	alone bool
}

func (r *ring) points() int { return r.end - r.start }

// clockwise reports whether the ring is wound as the format winds outer rings.
func (r *ring) clockwise() bool { return r.area < 0 }

// newRing measures the points start to end of xy, a closing point included or
// not. ok is false when they have fewer than three distinct points.
func newRing(xy []float64, start, end int) (r ring, ok bool) {
	if end-start > 1 && xy[2*start] == xy[2*end-2] && xy[2*start+1] == xy[2*end-1] {
		end--
	}
	if end-start < 3 || !corners.Three(xy[2*start:2*end]) {
		return ring{}, false
	}
	r = ring{start: start, end: end}
	r.measure(xy)
	return r, true
}

// measure sets area and box. The sum is relative to the first point, so that
// small rings far from the origin keep their sign.
func (r *ring) measure(xy []float64) {
	p := xy[2*r.start : 2*r.end]
	x0, y0 := p[0], p[1]
	west, south, east, north := x0, y0, x0, y0
	var sum, ax, ay float64
	for i := 2; i+1 < len(p); i += 2 {
		x, y := p[i], p[i+1]
		west, east = math.Min(west, x), math.Max(east, x)
		south, north = math.Min(south, y), math.Max(north, y)
		bx, by := x-x0, y-y0
		sum += float64(ax*by) - float64(bx*ay)
		ax, ay = bx, by
	}
	r.area = sum / 2
	r.box = flat.Own{MinX: west, MinY: south, MaxX: east, MaxY: north}
}

// sameAs reports whether two rings look like one ring given twice.
func (r *ring) sameAs(o *ring) bool {
	return r.box == o.box && math.Abs(r.area) == math.Abs(o.area) && r.points() == o.points()
}

// boxInside reports whether r's box lies in o's.
func (r *ring) boxInside(o *ring) bool {
	return o.box.Holds(r.box)
}
