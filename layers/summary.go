package layers

import (
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// Summary gathers what a source's Info tells of its geometries, as they are
// read. The zero value is the summary of nothing.
type Summary struct {
	// Geometry names the type that all geometries have: "point", "line",
	// "polygon" (each with its multi-geometries), "mixed" where it
	// varies, "" for none.
	Geometry string
	box      Degrees
}

// Add takes a geometry of layout XY, in degrees; nil and empty ones count for
// nothing.
func (s *Summary) Add(g geom.T) {
	if g == nil || g.Empty() {
		return
	}
	switch kind := kindOf(g); s.Geometry {
	case "":
		s.Geometry, s.box = kind, flat.NoDegrees()
	case kind:
	default:
		s.Geometry = "mixed"
	}
	for part := range flat.Simple(g) {
		s.box.AddAll(part.FlatCoords(), part.Stride())
	}
}

// Merge adds the geometries of another summary.
func (s *Summary) Merge(o Summary) {
	switch {
	case o.Geometry == "":
		return
	case s.Geometry == "":
		*s = o
		return
	case s.Geometry != o.Geometry:
		s.Geometry = "mixed"
	}
	s.box = s.box.With(o.box)
}

// Extent returns the box of all coordinates; nil when there were none.
func (s *Summary) Extent() *Degrees {
	if s.Geometry == "" {
		return nil
	}
	box := s.box
	return &box
}

func kindOf(g geom.T) string {
	switch g.(type) {
	case *geom.Point, *geom.MultiPoint:
		return "point"
	case *geom.LineString, *geom.MultiLineString, *geom.LinearRing:
		return "line"
	case *geom.Polygon, *geom.MultiPolygon:
		return "polygon"
	}
	return "mixed"
}
