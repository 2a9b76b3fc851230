// Package buffer is the area around geometries, by
// github.com/peterstace/simplefeatures. It is a room of its own, as that library
// weighs a million bytes, which a web page loads only for a map that wants it.
package buffer

import (
	"errors"
	"math"

	sf "github.com/peterstace/simplefeatures/geom"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

var errNotFinite = errors.New("a coordinate is not a number or infinite")

// Of returns the polygons of all points that are not farther than distance from a
// geometry, in its plane and units; a negative distance makes polygons smaller. It
// returns nil where nothing is left. Coordinates and the distance must be numbers.
func Of(g geom.T, distance float64) (geom.T, error) {
	parts, ok := simpleParts(nil, g)
	if !ok || math.IsNaN(distance) || math.IsInf(distance, 0) {
		return nil, errNotFinite
	}
	result, err := sf.Buffer(sf.NewGeometryCollection(parts).AsGeometry(), distance)
	if err != nil {
		return nil, err
	}
	return polygons(result), nil
}

// simpleParts appends the simple geometries of g; ok is false when one of its
// coordinates is no number.
func simpleParts(parts []sf.Geometry, g geom.T) (all []sf.Geometry, ok bool) {
	for simple := range flat.Simple(g) {
		for _, f := range simple.FlatCoords() {
			if !(math.Abs(f) <= math.MaxFloat64) {
				return parts, false
			}
		}
		for p := range flat.Polygons(simple) {
			var rings []sf.LineString
			for _, ring := range p.Rings() {
				if len(ring) > 0 {
					rings = append(rings, line(ring, p.Stride))
				}
			}
			if len(rings) > 0 {
				parts = append(parts, sf.NewPolygon(rings).AsGeometry())
			}
		}
		for coords := range flat.Lines(simple) {
			parts = append(parts, line(coords, simple.Stride()).AsGeometry())
		}
		for point := range flat.Points(simple) {
			parts = append(parts, sf.NewPointXY(point[0], point[1]).AsGeometry())
		}
	}
	return parts, true
}

// line takes x and y of coordinates. What is x and y already is not copied.
func line(coords []float64, stride int) sf.LineString {
	xy := coords
	if stride != 2 {
		xy = make([]float64, 0, len(coords)/stride*2)
		for i := 0; i+1 < len(coords); i += stride {
			xy = append(xy, coords[i], coords[i+1])
		}
	}
	return sf.NewLineString(sf.NewSequence(xy, sf.DimXY))
}

// polygons returns the polygons of a result; points and lines, where shapes only
// touch, are passed over.
func polygons(g sf.Geometry) geom.T {
	var coords []float64
	var endss [][]int
	for _, part := range g.Dump() {
		p, ok := part.AsPolygon()
		if !ok || p.IsEmpty() {
			continue
		}
		coords = appendLine(coords, p.ExteriorRing())
		ends := []int{len(coords)}
		for i := range p.NumInteriorRings() {
			coords = appendLine(coords, p.InteriorRingN(i))
			ends = append(ends, len(coords))
		}
		endss = append(endss, ends)
	}
	if len(endss) == 0 {
		return nil
	}
	return geom.NewMultiPolygonFlat(geom.XY, coords, endss)
}

func appendLine(coords []float64, l sf.LineString) []float64 {
	s := l.Coordinates()
	for i := range s.Length() {
		xy := s.GetXY(i)
		coords = append(coords, xy.X, xy.Y)
	}
	return coords
}
