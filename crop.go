package kartograph

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/layers/overlay"
)

// cropLayers keeps of each layer with crop-to what lies inside the polygons of
// the layer that it names.
func cropLayers(ctx context.Context, _ *Config, _ *frame, placed []*placedLayer) error {
	for _, p := range placed {
		if p.CropTo == "" || len(p.features) == 0 {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		mask, err := overlay.NewMask(geometriesOf(findPlaced(placed, p.CropTo).features))
		p.warn("crop-to "+p.CropTo, err)
		cut, err := overlay.Crop(geometriesOf(p.features), mask)
		p.warn("crop-to "+p.CropTo, err)
		p.features = visibleFeatures(p.features, cut)
	}
	return nil
}

// subtractLayers cuts the polygons of each layer with subtract-from out of the
// layers that it names.
func subtractLayers(ctx context.Context, _ *Config, _ *frame, placed []*placedLayer) error {
	for _, p := range placed {
		for _, id := range p.SubtractFrom {
			if err := ctx.Err(); err != nil {
				return err
			}
			from := findPlaced(placed, id)
			if len(from.features) == 0 || len(p.features) == 0 {
				continue
			}
			mask, err := overlay.NewMask(geometriesOf(p.features))
			from.warn("subtract "+p.ID, err)
			cut, err := overlay.Subtract(geometriesOf(from.features), mask)
			from.warn("subtract "+p.ID, err)
			from.features = visibleFeatures(from.features, cut)
		}
	}
	return nil
}

// warn keeps an error as a warning: overlay tells so of features that it could
// not work on and that are drawn as they were.
func (p *placedLayer) warn(what string, err error) {
	if err != nil {
		p.found = append(p.found, Warning{p.ID, fmt.Sprintf("%s: %v", what, err)})
	}
}
