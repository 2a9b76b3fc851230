package kartograph

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection/crs"
	"github.com/twpayne/go-geom"
)

// TestSquareOfAllSources draws a slanting square of EPSG:3035 from every kind of
// source that says what its plane is, on a map of the same system, where it
// stays a square of four points, and on others, where all sources must give
// the same curves.
func TestSquareOfAllSources(t *testing.T) {
	plane := [][2]int{{3500000, 2500000}, {4900000, 2100000}, {5300000, 3500000}, {3900000, 3900000}, {3500000, 2500000}}
	var points, wkt []string
	for _, p := range plane {
		points = append(points, fmt.Sprintf("[%d,%d]", p[0], p[1]))
		wkt = append(wkt, fmt.Sprintf("%d %d", p[0], p[1]))
	}
	rings := "[[" + strings.Join(points, ",") + "]]"
	const member = `"crs":{"type":"name","properties":{"name":"EPSG:3035"}}`
	files := map[string]string{
		"collection.geojson": `{"type":"FeatureCollection",` + member + `,"features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":` + rings + `}}]}`,
		"feature.geojson":    `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},` + member + `,"geometry":{"type":"Polygon","coordinates":` + rings + `}}]}`,
		"late.geojson":       `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":` + rings + `},"properties":{},` + member + `}]}`,
		"geometry.geojson":   `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":` + rings + `,` + member + `}}]}`,
		"members.geojson":    `{"type":"Feature","properties":{},"geometry":{"type":"GeometryCollection","geometries":[{"type":"Polygon",` + member + `,"coordinates":` + rings + `}]}}`,
		"asked.geojson":      `{"type":"Polygon","coordinates":` + rings + `}`,
		"esri.json":          `{"geometryType":"esriGeometryPolygon","spatialReference":{"wkid":3035},"features":[{"attributes":{},"geometry":{"rings":` + rings + `}}]}`,
		"own-esri.json":      `{"geometryType":"esriGeometryPolygon","features":[{"attributes":{},"geometry":{"rings":` + rings + `,"spatialReference":{"wkid":3035}}}]}`,
		"topo.json":          `{"type":"Topology","objects":{"a":{"type":"Polygon","arcs":[[0]]}},"arcs":` + rings + `}`,
		"table.csv":          "wkt\n\"POLYGON((" + strings.Join(wkt, ",") + "))\"\n",
	}
	inMemory := memorySquare(t, plane)
	for _, proj := range []string{"EPSG:3035", "ortho", "lonlat", "EPSG:3857"} {
		want := ""
		draw := func(name string, layer config.Layer) {
			cfg := &Config{Layers: []config.Layer{layer}, Proj: config.Proj{ID: proj}}
			if strings.Contains(proj, ":") {
				cfg.Proj = config.Proj{CRS: proj}
			}
			if strings.Contains(name, "asked") || strings.Contains(name, "topo") || strings.Contains(name, "csv") {
				cfg.Layers[0].CRS = "EPSG:3035"
			}
			mapFiles := fstest.MapFS{}
			for file, text := range files {
				mapFiles[file] = &fstest.MapFile{Data: []byte(text)}
			}
			var b strings.Builder
			if _, err := buildMap(t, cfg, Options{Files: mapFiles}).Write(&b, WriteOptions{}); err != nil {
				t.Fatal(err)
			}
			got := fmt.Sprint(regexp.MustCompile(` d="[^"]*"`).FindAllString(b.String(), -1))
			if want == "" {
				want = got
			}
			if got != want {
				t.Errorf("on %s: %s is drawn as %s, want %s", proj, name, got, want)
			}
		}
		for name := range files {
			draw(name, config.Layer{ID: "a", Src: name})
		}
		draw("memory", config.Layer{ID: "a", Source: inMemory})
		if corners := len(regexp.MustCompile(`[-\d.]+`).FindAllString(want, -1)); (proj == "EPSG:3035") != (corners <= 8) {
			t.Errorf("on %s the square is %s", proj, want)
		}
	}
}

// memorySquare is a source of a program's own, in degrees, whose feature says
// which plane its edges are straight in.
func memorySquare(t *testing.T, plane [][2]int) layers.Source {
	t.Helper()
	system, err := crs.Parse("EPSG:3035")
	if err != nil {
		t.Fatal(err)
	}
	var flat []float64
	for _, p := range plane {
		lon, lat, _ := system.ToWGS84(float64(p[0]), float64(p[1]))
		flat = append(flat, lon, lat)
	}
	schema := layers.NewSchema(nil)
	return layers.NewMemory("square", schema, []layers.Feature{{Geometry: geom.NewPolygonFlat(geom.XY, flat, []int{len(flat)}),
		Record: layers.Record{Schema: schema}, System: system}})
}
