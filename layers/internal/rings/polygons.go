// Package rings makes polygons of rings that say nothing of what is a hole in
// what, as the formats of ESRI have them.
//
// Coordinates are flat, x then y, in any plane; what is inside what is decided in
// that plane.
package rings

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/twpayne/go-geom"
)

// Polygons are the polygons that rings make: each ring closed, the outer one of a
// polygon first, its holes after it.
type Polygons struct {
	// Flat holds the coordinates, which may be changed in place.
	Flat []float64
	// ends is where each ring ends, sizes how many rings each polygon has.
	ends, sizes []int
	// Reversed counts the outermost rings that are wound as holes, and Guessed
	// tells that the rings were too entangled to be compared, so that winding
	// and order alone decided.
	Reversed int
	Guessed  bool
}

// Build makes polygons of rings, of which there is one at least. Once the context that steps
// hear has ended they are any; nil steps hear none. About a quarter of a million are a millisecond.
func Build(xy []float64, rings []Ring, steps *heed.Steps) Polygons {
	p, order := arrange(xy, rings, steps)
	p.Flat = appendRings(make([]float64, 0, p.ends[len(p.ends)-1]), xy, rings, order)
	return p
}

// Own is Build of coordinates that become those of the polygons: nothing is copied
// where the rings stand in their order already, closed and one behind the other. spare
// is memory for one call after the other.
func Own(xy []float64, rings []Ring, steps *heed.Steps, spare *[]float64) Polygons {
	p, order := arrange(xy, rings, steps)
	total := p.ends[len(p.ends)-1]
	if inOrder(xy, rings, order) {
		p.Flat = xy[:total:total]
		return p
	}
	if total > len(xy) || total < len(xy)/8*7 {
		p.Flat = appendRings(make([]float64, 0, total), xy, rings, order)
		return p
	}
	*spare = appendRings(slices.Grow((*spare)[:0], total), xy, rings, order)
	p.Flat = xy[:total:total]
	copy(p.Flat, *spare)
	return p
}

// arrange finds out which rings make which polygons, in which order, and where each
// ends. The coordinates are left to the caller.
func arrange(xy []float64, rings []Ring, steps *heed.Steps) (p Polygons, order []int) {
	a := assemble(xy, rings, steps)
	order, sizes := a.sequence()
	p = Polygons{ends: make([]int, 0, len(order)), sizes: sizes, Reversed: a.reversed, Guessed: a.guessed}
	end := 0
	for _, k := range order {
		end += 2 * (rings[k].points() + 1)
		p.ends = append(p.ends, end)
	}
	return p, order
}

// appendRings appends rings, closed, in an order.
func appendRings(flat, xy []float64, rings []Ring, order []int) []float64 {
	for _, k := range order {
		r := &rings[k]
		flat = append(flat, xy[2*r.start:2*r.end]...)
		flat = append(flat, xy[2*r.start], xy[2*r.start+1])
	}
	return flat
}

// inOrder reports whether coordinates are what appendRings would append.
func inOrder(xy []float64, rings []Ring, order []int) bool {
	at := 0
	for k, i := range order {
		r := &rings[i]
		if k != i || r.start != at || 2*r.end+2 > len(xy) || !same(xy[2*r.end:], xy[2*r.start:]) {
			return false
		}
		at = r.end + 1
	}
	return true
}

// same reports whether two points are the same to the bit.
func same(a, b []float64) bool {
	return math.Float64bits(a[0]) == math.Float64bits(b[0]) && math.Float64bits(a[1]) == math.Float64bits(b[1])
}

// Geometry returns the polygons as one geometry of layout XY.
func (p Polygons) Geometry() geom.T {
	if len(p.sizes) == 1 {
		return geom.NewPolygonFlat(geom.XY, p.Flat, p.ends)
	}
	ends, endss := slices.Clone(p.ends), make([][]int, len(p.sizes))
	for i, n := range p.sizes {
		endss[i], ends = ends[:n:n], ends[n:]
	}
	return geom.NewMultiPolygonFlat(geom.XY, p.Flat, endss)
}
