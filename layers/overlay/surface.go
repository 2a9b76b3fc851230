package overlay

import (
	sf "github.com/peterstace/simplefeatures/geom"
	"github.com/twpayne/go-geom"
)

// PointOnSurface returns a point that lies inside a polygon or multipolygon,
// in the polygon's own space: the middle of its widest stretch at half its
// height, as GEOS and JTS find it. ok is false for other geometries and where
// a coordinate is not finite.
func PointOnSurface(g geom.T) (x, y float64, ok bool) {
	switch g.(type) {
	case *geom.Polygon, *geom.MultiPolygon:
	default:
		return 0, 0, false
	}
	parts, ok := simpleParts(nil, g)
	if !ok || len(parts) == 0 {
		return 0, 0, false
	}
	multi := sf.NewGeometryCollection(parts).AsGeometry()
	at, ok := multi.PointOnSurface().XY()
	return at.X, at.Y, ok
}
