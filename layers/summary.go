package layers

import "github.com/twpayne/go-geom"

// Summary gathers what a source's Info tells of its geometries, as they are
// read. The zero value is the summary of nothing.
type Summary struct {
	// Geometry names the type that all geometries have: "point", "line",
	// "polygon" (each with its multi-geometries), "mixed" where it
	// varies, "" for none.
	Geometry string
	// box is west, south, east, north.
	box [4]float64
}

// Add takes a geometry of layout XY, in degrees; nil and empty ones count for
// nothing.
func (s *Summary) Add(g geom.T) {
	if g == nil || g.Empty() {
		return
	}
	fresh := s.Geometry == ""
	if kind := kindOf(g); fresh {
		s.Geometry = kind
	} else if s.Geometry != kind {
		s.Geometry = "mixed"
	}
	s.grow(g, fresh)
}

// Extent returns the box of all coordinates: west, south, east, north; nil
// when there were none.
func (s *Summary) Extent() *[4]float64 {
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

// grow widens the box; fresh says that it holds nothing yet. It reports
// whether it still is fresh. (geom.Bounds panics on a geometry collection.)
func (s *Summary) grow(g geom.T, fresh bool) bool {
	if c, ok := g.(*geom.GeometryCollection); ok {
		for _, member := range c.Geoms() {
			fresh = s.grow(member, fresh)
		}
		return fresh
	}
	flat, stride := g.FlatCoords(), g.Stride()
	for i := 0; i+1 < len(flat); i += stride {
		x, y := flat[i], flat[i+1]
		if fresh {
			s.box, fresh = [4]float64{x, y, x, y}, false
		}
		s.box[0], s.box[1] = min(s.box[0], x), min(s.box[1], y)
		s.box[2], s.box[3] = max(s.box[2], x), max(s.box[3], y)
	}
	return fresh
}
