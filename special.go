package kartograph

import (
	"context"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

// drawSpecials makes the features of the layers that have no source and need
// no other layer; they may be cut by others, and cut others, like all layers.
func drawSpecials(_ context.Context, _ *Config, f *frame, placed []*placedLayer) error {
	for _, p := range placed {
		switch p.Special {
		case "sea":
			p.features = seaFeatures(f)
		case "frame":
			p.features = frameFeatures(f)
		case "graticule":
			if p.drawn {
				p.features = graticuleFeatures(f, p.Graticule)
			}
		}
	}
	return nil
}

// drawDerived makes the features of the layers that show something of another
// layer, as it is drawn.
func drawDerived(_ context.Context, cfg *Config, f *frame, placed []*placedLayer) error {
	for _, p := range placed {
		if !p.drawn {
			continue
		}
		switch p.Special {
		case "grid":
			var err error
			if p.features, err = gridFeatures(f, p.Grid, findPlaced(placed, p.Grid.Layer)); err != nil {
				return layerError(cfg, p.Layer, "grid.size", err)
			}
		case "borders":
			p.features = borderFeatures(p.Borders, findPlaced(placed, p.Borders.Layer))
		default:
			continue
		}
		if p.CropTo != "" {
			p.crop(findPlaced(placed, p.CropTo))
		}
	}
	return nil
}

// seaFeatures is the globe's outline as one polygon.
func seaFeatures(f *frame) []layers.Feature {
	sphere := f.proj.Sphere()
	if sphere == nil {
		return nil
	}
	return []layers.Feature{{Geometry: sphere}}
}

// frameFeatures is the rectangle that the map fills.
func frameFeatures(f *frame) []layers.Feature {
	r := f.rect
	ring := []float64{r.MinX, r.MinY, r.MaxX, r.MinY, r.MaxX, r.MaxY, r.MinX, r.MaxY, r.MinX, r.MinY}
	return []layers.Feature{{Geometry: geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)})}}
}

// findPlaced returns the layer with this id, or an empty one where a config
// names none; Config.Validate saw to it that those named exist.
func findPlaced(placed []*placedLayer, id string) *placedLayer {
	for _, p := range placed {
		if p.ID == id {
			return p
		}
	}
	return &placedLayer{readLayer: &readLayer{Layer: &Layer{ID: id}}}
}
