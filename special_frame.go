package kartograph

import (
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

// frameLayer is the rectangle that the map fills.
func frameLayer() special {
	return special{name: "frame", make: func(f *frame, _ *Layer, _ *placedLayer) ([]layers.Feature, error) {
		return []layers.Feature{{Geometry: f.outline()}}, nil
	}}
}

// outline is the frame's rectangle as a polygon.
func (f *frame) outline() geom.T {
	r := f.rect
	ring := []float64{r.MinX, r.MinY, r.MaxX, r.MinY, r.MaxX, r.MaxY, r.MinX, r.MaxY, r.MinX, r.MinY}
	return geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)})
}
