package kartograph

import (
	"bytes"
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
	if testing.Short() {
		t.Skip("takes long under the race detector, and does one thing after the other")
	}
	for _, m := range [][2]string{
		{"-0.0005, 49.3305, 0.0005, 49.331", `builtin:land"`}, {"178.4995, -18.1005, 178.5, -18.1", `builtin:land"`},
		{"0, 89.999, 10, 89.9999", `builtin:land"`}, {"0, -89.9999, 10, -89.999", `builtin:land"`},
		{"178.4995, -18.1005, 178.5, -18.1", `builtin:countries-50m", "filter-islands": 3`},
		{"178.4995, -18.1005, 178.5, -18.1", `builtin:countries-50m", "join": {"buffer": 300}`},
	} {
		bounds := m[0]
		cfg, err := Parse("m.json", []byte(`{"bounds": [`+bounds+`], "layers": {"l": {"edges": "geodesic", "src": "`+m[1]+`}}}`))
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

// TestArcsOfAHouseInSteps draws the same with steps on the layers: what is beside the frame
// is not divided either, and the map shows as much as without them.
func TestArcsOfAHouseInSteps(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long under the race detector, and does one thing after the other")
	}
	drawn := func(keys, more string) (area float64, took uint64) {
		cfg, err := Parse("m.json", []byte(`{"bounds": [-1.62, 49.64, -1.58, 49.66], "layers": {"l": {"src": "builtin:countries-50m", "edges": "geodesic"`+keys+`}`+more+`}}`))
		if err != nil {
			t.Fatal(err)
		}
		took = pace.Taken(func() {
			m, err := Build(t.Context(), cfg, Options{})
			if err != nil {
				t.Fatal(err)
			}
			var svg bytes.Buffer
			if _, err := m.Write(&svg, WriteOptions{}); err != nil {
				t.Fatal(err)
			}
			area = 0
			for _, p := range drawnPaths(t, svg.Bytes()) {
				area += p.area()
			}
		})
		return area, took
	}
	want, _ := drawn("", "")
	if !(want > 1000) {
		t.Fatalf("%g px² of coast", want)
	}
	for _, c := range [][2]string{
		{`, "join": true`, ""},
		{`, "simplify": 0.01`, ""},
		{`, "join": {"buffer": 0.01}, "simplify": 0.01`, ""},
		{`, "filter-islands": 1e9`, ""}, // which is more than what is about the frame and less than France
		{`, "ignore-holes": true`, ""},
		{`, "simplify": 150, "filter-islands": 3`, `, "b": {"borders": {"layer": "l"}}`},
		{`, "crop-to": "c"`, `, "c": {"src": "builtin:land", "edges": "geodesic", "render": false}`},
	} {
		area, took := drawn(c[0], c[1])
		if c[1] == "" && !(area > want-20 && area < want+20) {
			t.Errorf("%s: %g px², want %g", c[0], area, want)
		}
		if took > 400<<20 {
			t.Errorf("%s takes %d MB", c[0], took>>20)
		}
	}
}
