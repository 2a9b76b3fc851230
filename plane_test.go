package kartograph

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/jonas-p/go-shp"
)

// planeFiles are a triangle of 20 by 10 units at an offset, in several formats.
func planeFiles(t *testing.T, unit, ox, oy float64) fstest.MapFS {
	t.Helper()
	at := func(x, y float64) string { return fmt.Sprintf("[%v,%v]", ox+x*unit, oy+y*unit) }
	ring := "[" + at(0, 0) + "," + at(20, 0) + "," + at(20, 10) + "," + at(0, 0) + "]"
	wkt := strings.NewReplacer("],[", "|", ",", " ", "[", "", "]", "").Replace(ring)
	name := filepath.Join(t.TempDir(), "a.shp")
	w, err := shp.Create(name, shp.POLYGON)
	if err != nil {
		t.Fatal(err)
	}
	points := []shp.Point{{X: ox, Y: oy}, {X: ox + 20*unit, Y: oy}, {X: ox + 20*unit, Y: oy + 10*unit}, {X: ox, Y: oy}}
	polygon := shp.Polygon(*shp.NewPolyLine([][]shp.Point{points}))
	w.Write(&polygon)
	w.Close()
	files := fstest.MapFS{
		"a.geojson":     {Data: []byte(`{"type":"Polygon","coordinates":[` + ring + `]}`)},
		"a.topojson":    {Data: []byte(`{"type":"Topology","objects":{"a":{"type":"Polygon","arcs":[[0]]}},"arcs":[` + ring + `]}`)},
		"a.csv":         {Data: []byte("g\n\"POLYGON((" + strings.ReplaceAll(wkt, "|", ",") + "))\"\n")},
		"points.csv":    {Data: []byte(fmt.Sprintf("x,y\n%v,%v\n%v,%v\n", ox, oy, ox+20*unit, oy+10*unit))},
		"empty.geojson": {Data: []byte(`{"type":"FeatureCollection","features":[]}`)},
		"a.kml":         {Data: []byte(`<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark></kml>`)},
	}
	for _, ext := range []string{".shp", ".shx"} {
		data, err := os.ReadFile(strings.TrimSuffix(name, ".shp") + ext)
		if err != nil {
			t.Fatal(err)
		}
		files["a"+ext] = &fstest.MapFile{Data: data}
	}
	return files
}

func planeMap(t *testing.T, files fstest.MapFS, text string) (string, *Map, error) {
	t.Helper()
	cfg, err := Parse("map.json", []byte(text))
	if err != nil {
		return "", nil, err
	}
	m, err := Build(t.Context(), cfg, Options{Files: files})
	if err != nil {
		return "", nil, err
	}
	var svg bytes.Buffer
	if _, err := m.Write(&svg, WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	return svg.String(), m, nil
}

// TestPlaneFormats draws the same triangle from every format, of coordinates
// large and small, y up and down: always the same pixels.
func TestPlaneFormats(t *testing.T) {
	for _, size := range [][3]float64{{1, 0, 0}, {0.05, 0, 0}, {1, 1e7, 2e7}, {1e6, -5e6, 0}} {
		files := planeFiles(t, size[0], size[1], size[2])
		for _, file := range []string{`"a.geojson"`, `"a.topojson"`, `"a.shp"`, `"a.csv", "wkt": "g"`} {
			for crs, want := range map[string]string{"plane": `d="m0 100h200V0z"`, "plane-down": `d="m200 100V0H0z"`} {
				svg, _, err := planeMap(t, files, `{"layers": {"a": {"src": `+file+`, "crs": "`+crs+`"}}, "export": {"width": 200}}`)
				if err != nil {
					t.Errorf("%s, %s: %v", file, crs, err)
					continue
				}
				if !strings.Contains(svg, want) || !strings.Contains(svg, `viewBox="0 0 200 100"`) {
					t.Errorf("%v, %s, %s: %s", size, file, crs, svg[strings.Index(svg, "<path")+1:])
				}
			}
		}
	}
}

// TestPlaneWithEverything uses what goes beside plain drawing.
func TestPlaneWithEverything(t *testing.T) {
	svg, m, err := planeMap(t, planeFiles(t, 1, 500, 300), `{"layers": {
		"a": {"src": "a.geojson", "crs": "plane-down", "simplify": 1, "join": true},
		"b": {"src": "a.topojson", "crs": "plane-down", "crop-to": "a"},
		"points": {"src": "points.csv", "crs": "PLANE-DOWN", "labeling": {"key": "x"}},
		"edge": {"special": "borders", "borders": {"layer": "a"}}, "frame": {"special": "frame"}},
		"bounds": {"data": {"layer": "a", "min-area": 0.1}, "padding": 0.5},
		"views": {"v": {"layers": ["a"], "frame": [0, 0, 0.2, 0.2], "bounds": {"data": {"layer": "a"}}}},
		"export": {"width": 400, "scalebar": true}}`)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`viewBox="0 0 400 300"`, `"id":"plane","scale":10`, `"translate":[-4900,-2900]`, `"bounds":[500,-310,520,-300]`, ">500<", ">520<"} {
		if !strings.Contains(svg, want) {
			t.Errorf("no %s in %s", want, svg)
		}
	}
	told := fmt.Sprint(m.Warnings)
	if !strings.Contains(told, "export.scalebar: the data lies in a plane") {
		t.Errorf("warnings %s", told)
	}
}

// TestPlaneRefuses asks for what needs the globe.
func TestPlaneRefuses(t *testing.T) {
	files := planeFiles(t, 100, 0, 0)
	const a = `"a": {"src": "a.geojson", "crs": "plane"}`
	for text, want := range map[string]string{
		`{"layers": {` + a + `}, "proj": "robinson"}`:                                  "leave proj out",
		`{"layers": {` + a + `}, "proj": {"rotate": [1, 2]}}`:                          "leave proj out",
		`{"layers": {` + a + `, "b": {"src": "a.shp"}}}`:                               "a map shows one or the other",
		`{"layers": {` + a + `, "b": {"src": "builtin:countries"}}}`:                   "a map shows one or the other",
		`{"layers": {` + a + `, "s": {"special": "sea"}}}`:                             "shows something of the globe",
		`{"layers": {` + a + `, "s": {"special": "graticule"}}}`:                       "shows something of the globe",
		`{"layers": {` + a + `}, "bounds": [0, 0, 10, 10]}`:                            "are longitudes and latitudes",
		`{"layers": {` + a + `}, "bounds": {"crop": [0, 0, 10, 10]}}`:                  "is a box of longitudes",
		`{"layers": {"a": {"src": "a.geojson", "crs": "plane", "edges": "geodesic"}}}`: "says something of the globe",
		`{"layers": {"a": {"src": "a.kml", "crs": "plane"}}}`:                          "in longitude and latitude",
		`{"layers": {"a": {"src": "empty.geojson", "crs": "plane"}}}`:                  "nothing to show",
		`{"layers": {"a": {"src": "a.geojson"}}}`:                                      `or "plane" (y up) or "plane-down" (y down)`,
		`{"layers": {"a": {"src": "a.geojson", "crs": "LOCAL_CS[\"x\"]"}}}`:            `"crs": "plane" (y up)`,
	} {
		if _, _, err := planeMap(t, files, text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", text, err, want)
		}
	}
	member := fstest.MapFS{"a.geojson": {Data: []byte(`{"type":"Point","coordinates":[1,2],"crs":{"type":"name","properties":{"name":"plane"}}}`)}}
	if _, _, err := planeMap(t, member, `{"layers": {"a": {"src": "a.geojson"}}}`); err == nil {
		t.Error("a file says of itself that it lies in a plane")
	}
}

// TopoJSON that was projected before is drawn as it is where it is alone, and told.
func TestPlaneThatNothingNames(t *testing.T) {
	pixels := `{"type": "Topology", "arcs": [[[500, 200], [900, 200], [900, 500], [500, 200]]],
		"objects": {"o": {"type": "Polygon", "arcs": [[0]]}}}`
	files := memoryFiles(map[string]string{
		"a.json": pixels,
		"b.json": strings.ReplaceAll(pixels, "900", "700"),
		"r.json": strings.NewReplacer("200", "20", "500", "60", "900", "1200").Replace(pixels),
		"s.json": strings.NewReplacer("900", "30", "500", "40", "200", "114").Replace(pixels),
	})
	for name, tt := range map[string]struct{ config, want string }{
		"alone":           {`{"layers": {"l": {"src": "a.json"}}}`, ""},
		"twice":           {`{"layers": {"l": {"src": "a.json"}, "m": {"src": "a.json"}}}`, ""},
		"strict":          {`{"strict": true, "layers": {"l": {"src": "a.json"}}}`, "are no longitude and latitude"},
		"of two files":    {`{"layers": {"l": {"src": "a.json"}, "m": {"src": "b.json"}}}`, "are no longitude and latitude"},
		"beside the sea":  {`{"layers": {"s": {"special": "sea"}, "l": {"src": "a.json"}}}`, "are no longitude and latitude"},
		"on a projection": {`{"proj": {"id": "robinson"}, "layers": {"l": {"src": "a.json"}}}`, "are no longitude and latitude"},
		"further around":  {`{"layers": {"l": {"src": "r.json"}}}`, "is more than a turn away"},
		"swapped degrees": {`{"layers": {"l": {"src": "s.json"}}}`, "are longitude and latitude swapped?"},
	} {
		cfg, err := Parse("m.json", []byte(tt.config))
		if err != nil {
			t.Fatal(err)
		}
		m, err := Build(t.Context(), cfg, Options{Files: files})
		if tt.want != "" {
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%s: the error is %v, want %q", name, err, tt.want)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if told := fmt.Sprint(m.Warnings); !strings.Contains(told, `drawn as they are, y down; "crs": "plane-down" says`) {
			t.Errorf("%s: told %s", name, told)
		}
	}
}
