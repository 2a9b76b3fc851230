// Package rings makes polygons of rings that say nothing of what is a hole in
// what, as the formats of ESRI have them.
//
// Coordinates are flat, x then y, in any plane; what is inside what is decided in
// that plane.
package rings

import (
	"slices"

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

// Build makes polygons of rings, of which there is one at least.
func Build(xy []float64, rings []Ring) Polygons {
	a := assemble(xy, rings)
	order, sizes := a.sequence()
	total := 0
	for i := range rings {
		total += 2 * (rings[i].points() + 1)
	}
	p := Polygons{
		Flat: make([]float64, 0, total), ends: make([]int, 0, len(order)), sizes: sizes,
		Reversed: a.reversed, Guessed: a.guessed,
	}
	for _, k := range order {
		r := &rings[k]
		p.Flat = append(p.Flat, xy[2*r.start:2*r.end]...)
		p.Flat = append(p.Flat, xy[2*r.start], xy[2*r.start+1])
		p.ends = append(p.ends, len(p.Flat))
	}
	return p
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
