package overlay

import (
	"errors"
	"math"

	sf "github.com/peterstace/simplefeatures/geom"
	"github.com/twpayne/go-geom"
)

var errNotFinite = errors.New("a coordinate is not a number or infinite")

// polygonParts calls f with the rings of each polygon of a geometry, as flat
// coordinates that share the geometry's memory.
func polygonParts(g geom.T, f func(rings [][]float64)) {
	switch g := g.(type) {
	case *geom.Polygon:
		f(rings(g, 0, g.Ends()))
	case *geom.MultiPolygon:
		start := 0
		for _, ends := range g.Endss() {
			f(rings(g, start, ends))
			if len(ends) > 0 {
				start = ends[len(ends)-1]
			}
		}
	}
}

// rings slices the coordinates of g; empty rings are left out.
func rings(g geom.T, start int, ends []int) [][]float64 {
	out := make([][]float64, 0, len(ends))
	for i, end := range ends {
		if end > start {
			out = append(out, flatXY(g.FlatCoords()[start:end:end], g.Stride()))
		} else if i == 0 {
			return nil // no polygon without an outer ring
		}
		start = end
	}
	return out
}

// flatXY leaves out all but x and y; coordinates that are x and y are not
// copied.
func flatXY(flat []float64, stride int) []float64 {
	if stride == 2 {
		return flat
	}
	out := make([]float64, 0, len(flat)/stride*2)
	for i := 0; i+1 < len(flat); i += stride {
		out = append(out, flat[i], flat[i+1])
	}
	return out
}

// linear calls f with the coordinates of each line of a geometry.
func linear(g geom.T, f func(flat []float64)) {
	switch g := g.(type) {
	case *geom.LineString:
		f(flatXY(g.FlatCoords(), g.Stride()))
	case *geom.LinearRing:
		f(flatXY(g.FlatCoords(), g.Stride()))
	case *geom.MultiLineString:
		start := 0
		for _, end := range g.Ends() {
			f(flatXY(g.FlatCoords()[start:end:end], g.Stride()))
			start = end
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

func newLine(flat []float64) sf.LineString {
	return sf.NewLineString(sf.NewSequence(flat, sf.DimXY))
}

// simpleParts appends the simple geometries of g; ok is false when one of its
// coordinates is no number.
func simpleParts(parts []sf.Geometry, g geom.T) (all []sf.Geometry, ok bool) {
	if c, is := g.(*geom.GeometryCollection); is {
		for _, m := range c.Geoms() {
			if parts, ok = simpleParts(parts, m); !ok {
				return parts, false
			}
		}
		return parts, true
	}
	polygonParts(g, func(rings [][]float64) { parts = append(parts, newPolygon(rings).AsGeometry()) })
	linear(g, func(flat []float64) { parts = append(parts, newLine(flat).AsGeometry()) })
	switch g.(type) {
	case *geom.Point, *geom.MultiPoint:
		for flat := g.FlatCoords(); len(flat) >= max(g.Stride(), 2); flat = flat[g.Stride():] {
			parts = append(parts, sf.NewPointXY(flat[0], flat[1]).AsGeometry())
		}
	}
	return parts, finite(g.FlatCoords())
}

func finite(flat []float64) bool {
	for _, f := range flat {
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
