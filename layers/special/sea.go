package special

import "github.com/seed-898ab921/kartograph/layers"

// Sea is the globe's outline as one polygon.
type Sea struct{}

// Name is "sea".
func (Sea) Name() string { return "sea" }

func (Sea) spec() {}

func sea() Kind {
	return rule[Sea]{areas: true, globe: true, rim: func(Sea) bool { return true }, make: func(v View, _ Sea, _ Layer) ([]layers.Feature, error) {
		sphere := v.Proj.Sphere()
		if sphere == nil {
			return nil, nil
		}
		return []layers.Feature{{Geometry: sphere}}, nil
	}}.kind()
}
