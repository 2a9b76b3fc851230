package kartograph

import (
	"context"
	"math"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// clipLayers cuts all features to the frame. It comes last, so that what is
// simplified or joined does not depend on where the frame ends.
func clipLayers(ctx context.Context, _ *Config, f *frame, placed []*placedLayer) error {
	if math.IsInf(f.clip.MaxX, 0) {
		return nil
	}
	for _, p := range placed {
		if !p.drawn {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		p.features = clipFeatures(p.features, f.clip)
	}
	return nil
}

func clipFeatures(features []layers.Feature, box projection.Box) []layers.Feature {
	geometries := make([]geom.T, len(features))
	for i, f := range features {
		geometries[i] = projection.ClipToBox(f.Geometry, box)
	}
	return visibleFeatures(features, geometries)
}
