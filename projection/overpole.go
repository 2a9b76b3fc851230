package projection

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// A great arc over a pole comes on one meridian and goes on another. Where a map
// has the pole as a line, between the two it would run along that line, which is
// no part of the way.

// poleOn tells which pole, 90 or -90 degrees, the great arc between two points in
// degrees leads over or ends at. Of the many between two that are opposite to each
// other it is the one over the north pole.
func poleOn(x0, y0, x1, y1 float64) (pole float64, ok bool) {
	const same = 1e-9
	d := math.Abs(math.Remainder(x1-x0, 360))
	switch {
	case d < same:
		return 0, false
	case math.Abs(y0) == 90:
		return y0, true
	case math.Abs(y1) == 90:
		return y1, true
	}
	return math.Copysign(90, y0+y1), 180-d < same
}

// overPoles returns a geometry with a point on each meridian where its great arcs
// lead over a pole, and lines cut in two there where the two are apart on the page.
func (p *Projection) overPoles(g geom.T) geom.T {
	stride := g.Stride()
	switch g := g.(type) {
	case *geom.LineString, *geom.LinearRing, *geom.MultiLineString:
		var xy []float64
		var ends []int
		for line := range flat.Lines(g) {
			xy, ends = p.cutAtPoles(xy, ends, line, stride)
		}
		return geom.NewMultiLineStringFlat(geom.XY, xy, ends)
	case *geom.Polygon:
		xy, ends := ledOverPoles(nil, flat.Polygon{Coords: g.FlatCoords(), Ends: g.Ends(), Stride: stride})
		return geom.NewPolygonFlat(geom.XY, xy, ends)
	case *geom.MultiPolygon:
		var xy []float64
		var endss [][]int
		for polygon := range flat.Polygons(g) {
			var ends []int
			xy, ends = ledOverPoles(xy, polygon)
			endss = append(endss, ends)
		}
		return geom.NewMultiPolygonFlat(geom.XY, xy, endss)
	}
	return g
}

// cutAtPoles appends a line as pieces, and where they end.
func (p *Projection) cutAtPoles(xy []float64, ends []int, line []float64, stride int) ([]float64, []int) {
	for i := 0; i+1 < len(line); i += stride {
		x, y := line[i], line[i+1]
		if i > 0 {
			if pole, ok := poleOn(line[i-stride], line[i-stride+1], x, y); ok {
				xy = append(xy, line[i-stride], pole)
				if p.apart(line[i-stride], x, pole) {
					ends = append(ends, len(xy))
				}
				xy = append(xy, x, pole)
			}
		}
		xy = append(xy, x, y)
	}
	return xy, append(ends, len(xy))
}

// ledOverPoles appends the rings of a polygon, and returns where they end.
func ledOverPoles(xy []float64, p flat.Polygon) ([]float64, []int) {
	ends := make([]int, 0, len(p.Ends))
	for _, ring := range p.Rings() {
		for i := 0; i+1 < len(ring); i += p.Stride {
			x, y := ring[i], ring[i+1]
			if i > 0 {
				if pole, ok := poleOn(ring[i-p.Stride], ring[i-p.Stride+1], x, y); ok {
					xy = append(xy, ring[i-p.Stride], pole, x, pole)
				}
			}
			xy = append(xy, x, y)
		}
		ends = append(ends, len(xy))
	}
	return xy, ends
}

// apart reports whether a pole is in two places on the page, seen from two meridians.
func (p *Projection) apart(lon0, lon1, pole float64) bool {
	x0, y0, ok0 := p.Forward(lon0, pole)
	x1, y1, ok1 := p.Forward(lon1, pole)
	return ok0 && ok1 && math.Hypot(x1-x0, y1-y0) > 1e-6
}
