package kartograph

import (
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/styles"
)

// TestFeatureAt points at countries of a map and of
// an inset: each tells its whole record, and the rules that draw it.
func TestFeatureAt(t *testing.T) {
	sheet, _, err := styles.Parse("s.css", []byte("#l { fill: #eee }\n#l[POP_EST>1000000000] { fill: red }"))
	if err != nil {
		t.Fatal(err)
	}
	layer := config.Layer{ID: "l", Src: "builtin:countries-110m"}
	for name, cfg := range map[string]*Config{
		"through": {Layers: []config.Layer{layer}, Proj: config.Proj{ID: "equirectangular"}, Export: config.Export{Width: 360}},
		"inset": {Layers: []config.Layer{layer}, Proj: config.Proj{ID: "equirectangular"}, Export: config.Export{Width: 360},
			Views: []config.View{{ID: "v", Proj: config.Proj{ID: "equirectangular"}, Frame: config.Frame{Width: 0.5, Height: 0.5}}}},
	} {
		m := buildMap(t, cfg, Options{Style: sheet})
		group, x, y := "l", 180+78.0, m.Scene().Height/2-22
		if name == "inset" {
			group, x, y = "v-l", x/2, y/2
		}
		r, ok := m.FeatureAt(group, x, y)
		if !ok {
			t.Errorf("%s: nothing is there", name)
			continue
		}
		country, _ := r.Record.Get("NAME")
		if fill, _ := r.Style.Get("fill"); country.String() != "India" || fill != "red" {
			t.Errorf("%s: %s, drawn %s", name, country, fill)
		}
		var rules []string
		for _, rule := range r.Rules {
			rules = append(rules, rule.Selector)
		}
		if got := strings.Join(rules, " "); got != "#l #l[POP_EST>1000000000]" {
			t.Errorf("%s: %s", name, got)
		}
		if _, ok := m.FeatureAt(group, 1, 1); ok {
			t.Errorf("%s: something is in the Arctic Ocean", name)
		}
		if _, ok := m.FeatureAt("nothing", x, y); ok {
			t.Error("a layer that there is not has features")
		}
	}
}
