package kartograph

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/pace"
)

// TestCutOffInTheOwnSystem draws squares around the pole in metres of EPSG:3413: what
// a map of that system has no room for is told, and nothing else is.
func TestCutOffInTheOwnSystem(t *testing.T) {
	for _, c := range []struct {
		name, proj, crs string
		half            float64
		told            bool
	}{
		{"small", `"EPSG:3413"`, "EPSG:3413", 1e6, false},
		{"its corners are beyond", `"EPSG:3413"`, "EPSG:3413", 6e6, true},
		{"on another map", `{"id": "laea", "lat0": 90}`, "EPSG:3413", 6e6, false},
		{"degrees", `"EPSG:3413"`, "EPSG:4326", 80, false},
		{"lines", `"EPSG:3413"`, "EPSG:3413", 6e6, true},
	} {
		h := c.half
		ring := fmt.Sprintf("[[%g,%g],[%g,%g],[%g,%g],[%g,%g],[%g,%g]]", -h, -h, h, -h, h, h, -h, h, -h, -h)
		geometry := `{"type": "Polygon", "coordinates": [` + ring + `]}`
		if c.name == "lines" {
			geometry = `{"type": "LineString", "coordinates": ` + ring + `}`
		}
		cfg, err := Parse("m.json", []byte(`{"proj": `+c.proj+`, "bounds": [-180, 60, 180, 90], "layers": {"a": {"src": "a.geojson", "crs": "`+c.crs+`"}}}`))
		if err != nil {
			t.Fatal(err)
		}
		m, err := Build(t.Context(), cfg, Options{Files: fstest.MapFS{"a.geojson": {Data: []byte(geometry)}}})
		if err != nil {
			t.Fatal(err)
		}
		told := false
		for _, w := range m.Warnings {
			told = told || strings.Contains(w.Text, "1 feature reaches beyond")
		}
		if told != c.told {
			t.Errorf("%s: told %v, want %v: %v", c.name, told, c.told, m.Warnings)
		}
	}
}

// TestArcsOfAHouse draws great arcs on maps of a house at coasts and near a pole, where
// polygons that nobody sees may lie over each other: no arc beside the frame is divided
// to the pixel, which takes gigabytes.
func TestArcsOfAHouse(t *testing.T) {
	for _, bounds := range []string{"-0.0005, 49.3305, 0.0005, 49.331", "178.4995, -18.1005, 178.5, -18.1", "0, 89.999, 10, 89.9999", "0, -89.9999, 10, -89.999"} {
		cfg, err := Parse("m.json", []byte(`{"bounds": [`+bounds+`], "layers": {"l": {"src": "builtin:land", "edges": "geodesic"}}}`))
		if err != nil {
			t.Fatal(err)
		}
		took := pace.Taken(func() {
			if _, err := Build(t.Context(), cfg, Options{}); err != nil {
				t.Fatal(err)
			}
		})
		if took > 500<<20 {
			t.Errorf("%s takes %d MB", bounds, took>>20)
		}
	}
}
