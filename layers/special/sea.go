package special

import (
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// Sea is the globe's outline as one polygon.
type Sea struct{}

// Name is "sea".
func (Sea) Name() string { return "sea" }

func (Sea) spec() {}

func sea() Kind {
	return rule[Sea]{areas: true, globe: true, rim: func(Sea) bool { return true }, make: func(v View, _ Sea, _ Layer) ([]layers.Feature, error) {
		if v.rimless() {
			return []layers.Feature{{Geometry: around(v.Clip)}}, nil
		}
		sphere := v.Proj.Sphere()
		if sphere == nil {
			return nil, nil
		}
		return []layers.Feature{{Geometry: sphere}}, nil
	}}.kind()
}

// around is a rectangle that stands for the globe's outline where all of a box is sea:
// far enough beside it for nothing that is done at its edge to be seen.
func around(box projection.Page) *geom.Polygon {
	b := box.Grown(max(box.Width(), box.Height()))
	return geom.NewPolygonFlat(geom.XY, []float64{
		b.MinX, b.MinY, b.MinX, b.MaxY, b.MaxX, b.MaxY, b.MaxX, b.MinY, b.MinX, b.MinY,
	}, []int{10})
}
