package kartograph

import (
	"context"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

// drawSpecials makes the features of the layers that have no source.
func drawSpecials(_ context.Context, cfg *Config, f *frame, placed []*placedLayer) error {
	for _, p := range placed {
		if !p.drawn || p.Special == "" {
			continue
		}
		switch p.Special {
		case "sea":
			p.features = seaFeatures(f)
		case "graticule":
			p.features = graticuleFeatures(f, p.Graticule)
		case "frame":
			p.features = frameFeatures(f)
		case "grid":
			p.features = gridFeatures(p.Grid, findPlaced(placed, p.Grid.Layer).features)
		case "borders":
			p.features = borderFeatures(p.Borders, findPlaced(placed, p.Borders.Layer))
		}
	}
	return nil
}

// seaFeatures is the globe's outline as one polygon.
func seaFeatures(f *frame) []layers.Feature {
	return []layers.Feature{{Geometry: f.proj.Sphere()}}
}

// frameFeatures is the rectangle that the map fills.
func frameFeatures(f *frame) []layers.Feature {
	r := f.rect
	ring := []float64{r.MinX, r.MinY, r.MaxX, r.MinY, r.MaxX, r.MaxY, r.MinX, r.MaxY, r.MinX, r.MinY}
	return []layers.Feature{{Geometry: geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)})}}
}

// findPlaced returns the layer with this id; Config.Validate saw to it that it
// exists.
func findPlaced(placed []*placedLayer, id string) *placedLayer {
	for _, p := range placed {
		if p.ID == id {
			return p
		}
	}
	return &placedLayer{readLayer: &readLayer{Layer: &Layer{ID: id}}}
}
