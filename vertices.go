package kartograph

import (
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

// countVertices counts the positions of features' geometries.
func countVertices(features []layers.Feature) int {
	n := 0
	for _, f := range features {
		n += geometryVertices(f.Geometry)
	}
	return n
}

func geometryVertices(g geom.T) int {
	if c, ok := g.(*geom.GeometryCollection); ok {
		n := 0
		for _, part := range c.Geoms() {
			n += geometryVertices(part)
		}
		return n
	}
	if g == nil || g.Stride() == 0 {
		return 0
	}
	return len(g.FlatCoords()) / g.Stride()
}
