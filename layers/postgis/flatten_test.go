package postgis

import (
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

// flatten returns all coordinates of a feature, members of collections one
// after the other.
func flatten(f layers.Feature) []float64 {
	c, ok := f.Geometry.(*geom.GeometryCollection)
	if !ok {
		return f.Geometry.FlatCoords()
	}
	var flat []float64
	for _, g := range c.Geoms() {
		flat = append(flat, g.FlatCoords()...)
	}
	return flat
}
