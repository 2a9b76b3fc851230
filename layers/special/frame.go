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
		return []layers.Feature{{Geometry: Rectangle(Inside(v.Rect, v.Stroke))}}, nil
	}}.kind()
}

// Inside is a rectangle whose stroke, of some width in pixels, lies within another
// one and reaches its edge: half of a stroke along the edge of the page would be cut
// off.
func Inside(r projection.Page, stroke float64) projection.Page {
	return r.Grown(-min(stroke/2, r.Width()/4, r.Height()/4))
}

// Rectangle is a rectangle of the page as a polygon.
func Rectangle(r projection.Page) geom.T {
	ring := []float64{r.MinX, r.MinY, r.MaxX, r.MinY, r.MaxX, r.MaxY, r.MinX, r.MaxY, r.MinX, r.MinY}
	return geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)})
}
