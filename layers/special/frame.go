package special

import (
	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection"
)

// Frame is the rectangle that the map fills.
type Frame struct{}

// Name is "frame".
func (Frame) Name() string { return "frame" }

func (Frame) spec() {}

func frame() Kind {
	return rule[Frame]{areas: true, make: func(v View, _ Frame, _ Layer) ([]layers.Feature, error) {
		return []layers.Feature{{Geometry: Rectangle(v.Rect)}}, nil
	}}.kind()
}

// Rectangle is a rectangle of the page as a polygon.
func Rectangle(r projection.Page) geom.T {
	ring := []float64{r.MinX, r.MinY, r.MaxX, r.MinY, r.MaxX, r.MaxY, r.MinX, r.MaxY, r.MinX, r.MinY}
	return geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)})
}
