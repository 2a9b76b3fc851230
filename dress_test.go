package kartograph

import (
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/render"
)

// The radius of points is the stylesheet's, of the layer or the feature.
func TestRadiusOfPoints(t *testing.T) {
	for css, want := range map[string][]float64{
		"":                        {2, 2},
		"#p { r: 3px }":           {3, 3},
		"#p { r: 0 }":             {0, 0},
		"#p[n=B] { r: 4.5 }":      {2, 4.5},
		"#p { r: 1 } [n=A] {r:3}": {1, 1},
		"#p { r: 3pt }":           {4, 4},
	} {
		m := buildMap(t, tenDegrees(config.Layer{ID: "p", Source: rowOfPoints("n", "A", "B"), Attributes: config.Attributes{All: true}}), Options{Style: parseSheet(t, css)})
		var got []float64
		for _, mark := range groupNamed(t, m, "p").Marks {
			got = append(got, mark.Form.(render.Shape).Radius)
			if _, ok := mark.Style.Get("r"); ok {
				t.Errorf("%q: the radius is left in the style", css)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: radii %v, want %v", css, got, want)
		}
	}
}
