package overlay

import (
	"errors"
	"iter"
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

var errNotFinite = errors.New("a coordinate is not a number or infinite")

// polygonParts yields the rings of each polygon of a geometry, as x and y that
// share the geometry's memory where they can. Empty rings are left out, and so
// are polygons that have no other rings.
func polygonParts(g geom.T) iter.Seq[[][]float64] {
	return func(yield func([][]float64) bool) {
		for p := range flat.Polygons(g) {
			if len(p.All()) > 0 && !yield(ringsOf(p)) {
				return
			}
		}
	}
}

func ringsOf(p flat.Polygon) [][]float64 {
	out := make([][]float64, 0, len(p.Ends))
	for _, ring := range p.Rings() {
		if len(ring) > 0 {
			out = append(out, flatXY(ring, p.Stride))
		}
	}
	return out
}

// flatXY leaves out all but x and y; coordinates that are x and y are not
// copied.
func flatXY(coords []float64, stride int) []float64 {
	if stride == 2 {
		return coords
	}
	out := make([]float64, 0, len(coords)/stride*2)
	for i := 0; i+1 < len(coords); i += stride {
		out = append(out, coords[i], coords[i+1])
	}
	return out
}

// linear yields x and y of each line of a geometry.
func linear(g geom.T) iter.Seq[[]float64] {
	return func(yield func([]float64) bool) {
		for line := range flat.Lines(g) {
			if !yield(flatXY(line, g.Stride())) {
				return
			}
		}
	}
}

// finite reports whether all coordinates are numbers.
func finite(coords []float64) bool {
	for _, f := range coords {
		if !(math.Abs(f) <= math.MaxFloat64) {
			return false
		}
	}
	return true
}

// areas collects polygons, lines the pieces of lines; each becomes a geometry
// with as few parts as it can.
type areas struct {
	flat  []float64
	endss [][]int
}

func (a *areas) add(rings [][]float64) {
	if len(rings) == 0 {
		return
	}
	ends := make([]int, 0, len(rings))
	for _, r := range rings {
		a.flat = append(a.flat, r...)
		ends = append(ends, len(a.flat))
	}
	a.endss = append(a.endss, ends)
}

// addAll adds the polygons of a geometry.
func (a *areas) addAll(g geom.T) {
	for rings := range polygonParts(g) {
		a.add(rings)
	}
}

func (a *areas) geometry() geom.T {
	switch len(a.endss) {
	case 0:
		return nil
	case 1:
		return geom.NewPolygonFlat(geom.XY, a.flat, a.endss[0])
	default:
		return geom.NewMultiPolygonFlat(geom.XY, a.flat, a.endss)
	}
}

type lines struct {
	flat []float64
	ends []int
}

func (l *lines) add(flat []float64) {
	l.flat = append(l.flat, flat...)
	l.ends = append(l.ends, len(l.flat))
}

func (l *lines) geometry() geom.T {
	switch len(l.ends) {
	case 0:
		return nil
	case 1:
		return geom.NewLineStringFlat(geom.XY, l.flat)
	default:
		return geom.NewMultiLineStringFlat(geom.XY, l.flat, l.ends)
	}
}
