package special

import (
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
)

// sea is the globe's outline as one polygon.
func sea() Kind {
	return Kind{Name: "sea", Make: func(f Frame, _ *config.Layer, _ Layer) ([]layers.Feature, error) {
		sphere := f.Proj.Sphere()
		if sphere == nil {
			return nil, nil
		}
		return []layers.Feature{{Geometry: sphere}}, nil
	}}
}
