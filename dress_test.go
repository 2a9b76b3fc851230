package kartograph

import (
	"context"
	"slices"
	"strconv"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/heed/ending"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/twpayne/go-geom"
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

// What is drawn by the values of many features hears the context on the way: when they are
// dressed, and when the colours are gathered that their labels stand on.
func TestDressingHearsTheContext(t *testing.T) {
	names := make([]string, 5000)
	for i := range names {
		names[i] = strconv.Itoa(i)
	}
	cfg := tenDegrees(config.Layer{ID: "p", Source: sourceOf(func(int) geom.T { return geom.NewPointFlat(geom.XY, []float64{5, 0}) }, append([]string{"n"}, names...)...), Classify: []config.Classify{{By: []string{"n"}}}})
	m := buildMap(t, cfg, Options{})
	placed := m.worked.placed[0]
	ending.Heard(t, "dressing", 50, func(ctx context.Context) error {
		_, err := dressFeatures(ctx, placed[0], placed[0].features, nil)
		return err
	})
	groups, err := dressLayers(t.Context(), m.worked.frames[0], placed, nil)
	if err != nil {
		t.Fatal(err)
	}
	ending.Heard(t, "grounds", 50, func(ctx context.Context) error {
		_, err := groundsUnder(ctx, placed, groups, nil)
		return err
	})
}
