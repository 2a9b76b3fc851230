package kartograph

import (
	"strings"
	"testing"
)

// A layer of which crop-to leaves nothing, in no frame, is told, and no other.
func TestLayersThatAreCroppedAwayAreTold(t *testing.T) {
	const nothing = "l: crop-to: nothing is left: nothing of this layer that is on the map lies in the polygons of m"
	for name, test := range map[string]struct{ layer, mask, want string }{
		"far away":         {`"filter": ["ADM0_A3", "=", "FRA"]`, `"src": "builtin:countries-110m", "filter": ["ADM0_A3", "=", "BRA"]`, nothing},
		"itself":           {`"filter": ["ADM0_A3", "=", "FRA"]`, `"src": "builtin:countries-110m", "filter": ["ADM0_A3", "=", "FRA"]`, ""},
		"some of it":       {`"filter": ["ADM0_A3", "in", ["FRA", "JPN"]]`, `"src": "builtin:countries-110m", "filter": ["ADM0_A3", "=", "FRA"]`, ""},
		"no polygons":      {`"filter": ["ADM0_A3", "=", "FRA"]`, `"src": "builtin:cities"`, "l: crop-to m: that layer has no polygons, so that nothing is left"},
		"shown elsewhere":  {`"filter": ["ADM0_A3", "in", ["FRA", "JPN"]]`, `"src": "builtin:countries-110m", "filter": ["ADM0_A3", "=", "JPN"]`, nothing},
		"outside of frame": {`"filter": ["ADM0_A3", "=", "NZL"]`, `"src": "builtin:countries-110m", "filter": ["ADM0_A3", "=", "FRA"]`, ""},
	} {
		bounds := ""
		if name == "outside of frame" || name == "shown elsewhere" {
			bounds = `"bounds": [-5, 42, 8, 51], `
		}
		cfg, err := Parse("map.json", []byte(`{`+bounds+`"layers": {"l": {"src": "builtin:countries-110m", `+test.layer+`, "crop-to": "m"}, "m": {`+test.mask+`}}}`))
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for _, w := range buildMap(t, cfg, Options{}).Warnings {
			if strings.HasPrefix(w.Text, "crop-to") {
				told = append(told, w.Layer+": "+w.Text)
			}
		}
		if got := strings.Join(told, "\n"); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}
