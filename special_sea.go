package kartograph

import "github.com/seed-898ab921/kartograph/layers"

// seaLayer is the globe's outline as one polygon.
func seaLayer() special {
	return special{name: "sea", make: func(f *frame, _ *Layer, _ *placedLayer) ([]layers.Feature, error) {
		sphere := f.proj.Sphere()
		if sphere == nil {
			return nil, nil
		}
		return []layers.Feature{{Geometry: sphere}}, nil
	}}
}
