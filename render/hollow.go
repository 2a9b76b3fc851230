package render

import (
	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// Hollow takes the coordinates out of marks that a Plotter has put down, for documents that
// are written as it was told: they have empty geometries of the same kinds then. Marks that
// could not be put down get copies of their geometries, so that the memory of the given ones
// can be used again.
func Hollow(marks []Mark) {
	point := geom.NewPointEmpty(geom.XY) // which all that are empty have in common
	for i := range marks {
		s, ok := marks[i].Form.(Shape)
		if !ok {
			continue
		}
		if _, ok := s.Geometry.(*geom.Point); ok && s.plotted != nil {
			s.Geometry = point
		} else {
			s.Geometry = hollow(s.Geometry, s.plotted == nil)
		}
		marks[i].Form = s
	}
}

// hollow is an empty geometry of the same kind, or a copy.
func hollow(g geom.T, whole bool) geom.T {
	switch g := g.(type) {
	case *geom.Point:
		return either(whole, g.Clone, geom.NewPointEmpty)
	case *geom.MultiPoint:
		return either(whole, g.Clone, geom.NewMultiPoint)
	case *geom.LineString:
		return either(whole, g.Clone, geom.NewLineString)
	case *geom.LinearRing:
		return either(whole, g.Clone, geom.NewLinearRing)
	case *geom.MultiLineString:
		return either(whole, g.Clone, geom.NewMultiLineString)
	case *geom.Polygon:
		return either(whole, g.Clone, geom.NewPolygon)
	case *geom.MultiPolygon:
		return either(whole, g.Clone, geom.NewMultiPolygon)
	case *geom.GeometryCollection:
		all := geom.NewGeometryCollection()
		for part := range flat.Simple(g) {
			all.MustPush(hollow(part, whole))
		}
		return all
	}
	return g
}

func either[G geom.T](whole bool, clone func() G, empty func(geom.Layout) G) geom.T {
	if whole {
		return clone()
	}
	return empty(geom.XY)
}
