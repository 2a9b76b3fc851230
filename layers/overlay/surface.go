package overlay

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// PointOnSurface returns a point that lies inside a polygon or multipolygon,
// in the polygon's own space: the middle of its widest stretch at about half
// its height, in the part where that is widest. It is the point that JTS's
// InteriorPointArea and with it GEOS and PostGIS find, to the last digits;
// simplefeatures takes another height. ok is false for other geometries, those
// without area and where a coordinate is not finite.
func PointOnSurface(g geom.T) (x, y float64, ok bool) {
	switch g.(type) {
	case *geom.Polygon, *geom.MultiPolygon:
	default:
		return 0, 0, false
	}
	if !finite(g.FlatCoords()) {
		return 0, 0, false
	}
	widest := 0.0
	for rings := range polygonParts(g) {
		if len(rings[0]) < 8 {
			continue
		}
		at := scanHeight(rings[0])
		crossings := crossingsAt(rings, at)
		for i := 0; i+1 < len(crossings); i += 2 {
			if width := crossings[i+1] - crossings[i]; width > widest {
				widest, x, y, ok = width, (crossings[i]+crossings[i+1])/2, at, true
			}
		}
	}
	return x, y, ok
}

// scanHeight is half-way between the two heights of a ring's points that are
// nearest to its middle, so that no point lies on it.
func scanHeight(ring []float64) float64 {
	b := flat.Around[flat.Own](ring, 2)
	middle := (b.MinY + b.MaxY) / 2
	low, high := b.MinY, b.MaxY
	for i := 1; i < len(ring); i += 2 {
		if y := ring[i]; y <= middle {
			low = math.Max(low, y)
		} else {
			high = math.Min(high, y)
		}
	}
	return (low + high) / 2
}

// crossingsAt lists in order where a horizontal line crosses rings. A corner
// on the line counts with the edge above it only.
func crossingsAt(rings [][]float64, y float64) []float64 {
	var xs []float64
	for _, r := range rings {
		for i := 0; i+3 < len(r); i += 2 {
			x1, y1, x2, y2 := r[i], r[i+1], r[i+2], r[i+3]
			if (y1 > y) == (y2 > y) {
				continue
			}
			xs = append(xs, x1+float64((y-y1)/(y2-y1)*(x2-x1)))
		}
	}
	slices.Sort(xs)
	return xs
}
