package kartograph

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"
)

// TestWideEdges draws boxes wider than half the world by the layer's "edges" and
// "seam", and compares their widths and the warnings.
func TestWideEdges(t *testing.T) {
	box := func(west, east string) string {
		return strings.NewReplacer("W", west, "E", east).Replace(`{"type": "Polygon", "coordinates": [[[W,0],[E,0],[E,20],[W,20],[W,0]]]}`)
	}
	ring := `{"type": "Polygon", "coordinates": [[[-180,-70],[-90,-66],[0,-74],[90,-66],[180,-70],[-180,-70]]]}`
	cut := `{"type": "MultiPolygon", "coordinates": [[[[170,0],[179.99,0],[179.99,9],[170,9],[170,0]]], [[[-179.99,0],[-170,0],[-170,9],[-179.99,9],[-179.99,0]]]]}`
	for _, c := range []struct {
		name, data, keys string
		lon0             string
		area             float64
		parts            int
		warning          string
	}{
		{"narrow", box("-170", "170"), "", "0", 20 * 20, 2, "1 ring is wider than half the world: drawn the short way, across 180 degrees; the first begins at -170 east, 20 north"},
		{"as written", box("-170", "170"), `, "edges": "as-written"`, "0", 340 * 20, 1, ""},
		{"written anyway", box("-100", "90"), "", "0", 190 * 20, 1, ""},
		{"short", box("-100", "90"), `, "edges": "short"`, "0", 170 * 20, 2, ""},
		{"nearly the world", box("-179", "179"), "", "0", 358 * 20, 1, "1 ring is wider than half the world: drawn as written"},
		{"a cap", ring, "", "0", 360 * 21, 1, "1 ring runs once around the world"},
		{"cut short", cut, "", "180", 20 * 9, 1, ""},
		{"cut short, not joined", cut, `, "seam": false`, "180", 20 * 9, 2, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := fstest.MapFS{"a.geojson": {Data: []byte(c.data)}}
			cfg, err := Parse("m.json", []byte(`{"proj": {"id": "lonlat", "lon0": `+c.lon0+`}, "bounds": {"data": [-180, -90, 180, 90]},
				"export": {"width": 3600, "height": 1800}, "layers": {"a": {"src": "a.geojson"`+c.keys+`}}}`))
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range []Options{{Files: files}, streamsAll(Options{Files: files})} {
				m, err := Build(t.Context(), cfg, o)
				if err != nil {
					t.Fatal(err)
				}
				var svg bytes.Buffer
				if _, err := m.Write(&svg, WriteOptions{}); err != nil {
					t.Fatal(err)
				}
				area, parts := 0.0, 0
				for _, p := range drawnPaths(t, svg.Bytes()) {
					area, parts = area+p.area()/100, parts+len(p.subpaths)
				}
				if !(area > 0.99*c.area && area < 1.01*c.area) || parts != c.parts {
					t.Errorf("%d parts with an area of %g, want %d with %g", parts, area, c.parts, c.area)
				}
				var warnings []string
				for _, w := range m.Warnings {
					warnings = append(warnings, w.String())
				}
				if got := strings.Join(warnings, "; "); (got == "") != (c.warning == "") || !strings.Contains(got, c.warning) {
					t.Errorf("warnings %q, want %q", got, c.warning)
				}
			}
		})
	}
}
