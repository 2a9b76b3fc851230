package special

import (
	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection"
)

// frame is the rectangle that the map fills.
func frame() Kind {
	return Kind{Name: "frame", Make: func(f Frame, _ *config.Layer, _ Layer) ([]layers.Feature, error) {
		return []layers.Feature{{Geometry: Rectangle(f.Rect)}}, nil
	}}
}

// Rectangle is a rectangle of the page as a polygon.
func Rectangle(r projection.Page) geom.T {
	ring := []float64{r.MinX, r.MinY, r.MaxX, r.MinY, r.MaxX, r.MaxY, r.MinX, r.MaxY, r.MinX, r.MinY}
	return geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)})
}
