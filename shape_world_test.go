package kartograph

import (
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// TestShapeOfTheWorld draws the world on every projection with each of its
// parameters at the ends of its range and within: the page keeps a sane
// shape, or a warning says why it does not. The warning goes by what was measured when
// the map was planned.
func TestShapeOfTheWorld(t *testing.T) {
	warned := 0
	for _, d := range catalogue.All() {
		for _, p := range d.Params {
			if p.Name == "lon0" {
				continue
			}
			for _, part := range []float64{0, 0.06, 0.3, 0.5, 0.94, 1} {
				params := catalogue.Values{p.Name: p.Min + part*(p.Max-p.Min)}
				cfg := &Config{Proj: config.Proj{ID: d.ID, Params: params}, Layers: []config.Layer{{ID: "sea", Special: special.Sea{}}}}
				m, err := Build(t.Context(), cfg, Options{})
				if err != nil {
					continue // said, and not drawn
				}
				for _, f := range m.worked.frames {
					if got := f.proj.Extent(); f.shown.IsWorld() && f.world != got {
						t.Errorf("%s with %v: the world was measured to take %v, and takes %v", d.ID, params, f.world, got)
					}
				}
				ratio := m.Scene().Width / m.Scene().Height
				told := strings.Contains(warningTexts(m), "times as")
				if told {
					warned++
				}
				if sane := ratio >= 1./6.05 && ratio <= 6.05; !sane && !told {
					t.Errorf("%s with %v: the page's ratio is %g without a warning", d.ID, params, ratio)
				} else if told && ratio > 1./5.95 && ratio < 5.95 {
					t.Errorf("%s with %v: the page's ratio is %g, and %s", d.ID, params, ratio, warningTexts(m))
				}
			}
		}
	}
	if warned == 0 {
		t.Error("nothing was warned of")
	}
}
