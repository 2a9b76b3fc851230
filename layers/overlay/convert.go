package overlay

import (
	"errors"
	"iter"
	"math"

	sf "github.com/peterstace/simplefeatures/geom"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

var errNotFinite = errors.New("a coordinate is not a number or infinite")

// polygonParts yields the rings of each polygon of a geometry, as x and y that
// share the geometry's memory where they can. Empty rings are left out, and so
// are polygons without any other.
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

// newPolygon wraps rings; nothing is copied or checked.
func newPolygon(rings [][]float64) sf.Polygon {
	lines := make([]sf.LineString, len(rings))
	for i, r := range rings {
		lines[i] = newLine(r)
	}
	return sf.NewPolygon(lines)
}

func newLine(xy []float64) sf.LineString {
	return sf.NewLineString(sf.NewSequence(xy, sf.DimXY))
}

// simpleParts appends the simple geometries of g; ok is false when one of its
// coordinates is no number.
func simpleParts(parts []sf.Geometry, g geom.T) (all []sf.Geometry, ok bool) {
	for simple := range flat.Simple(g) {
		if !finite(simple.FlatCoords()) {
			return parts, false
		}
		for rings := range polygonParts(simple) {
			parts = append(parts, newPolygon(rings).AsGeometry())
		}
		for line := range linear(simple) {
			parts = append(parts, newLine(line).AsGeometry())
		}
		for point := range flat.Points(simple) {
			parts = append(parts, sf.NewPointXY(point[0], point[1]).AsGeometry())
		}
	}
	return parts, true
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

// addResult adds the polygons of a result; points and lines, where shapes only
// touch, are passed over.
func (a *areas) addResult(g sf.Geometry) {
	for _, part := range g.Dump() {
		p, ok := part.AsPolygon()
		if !ok || p.IsEmpty() {
			continue
		}
		rings := [][]float64{sequence(p.ExteriorRing())}
		for i := range p.NumInteriorRings() {
			rings = append(rings, sequence(p.InteriorRingN(i)))
		}
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

func sequence(l sf.LineString) []float64 {
	s := l.Coordinates()
	out := make([]float64, 0, 2*s.Length())
	for i := range s.Length() {
		xy := s.GetXY(i)
		out = append(out, xy.X, xy.Y)
	}
	return out
}
