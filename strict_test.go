package kartograph

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers/postgis"
)

// TestStrict draws files with one bad record among good ones in every format:
// it is told, or with strict, said in the config or in the options, an error.
func TestStrict(t *testing.T) {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"a.geojson": `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"k":"A"},"geometry":{"type":"Point","coordinates":[1,2]}},` +
			`{"type":"Feature","properties":{"k":"B"},"geometry":{"type":"Point","coordinates":[1,91]}},{"type":"Feature","properties":{"k":"C"},"geometry":{"type":"Point","coordinates":[5,6]}}]}`,
		"a.topojson": `{"type":"Topology","arcs":[],"objects":{"a":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},` +
			`{"type":"Point","coordinates":[null,null]},{"type":"Point","coordinates":[5,6]}]}}}`,
		"a.csv":  "k,lon,lat\nA,1,2\nB,NA,NA\nC,5,6\n",
		"b.csv":  "A title\n\nk,lon,lat\nA,1,2\nB,3\nC,5,6\n",
		"a.kml":  "<kml><Document><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark>\n<Placemark><Point><coordinates>x,y</coordinates></Point></Placemark><Placemark><Point><coordinates>5,6</coordinates></Point></Placemark></Document></kml>",
		"t.csv":  "k,n\nA,1\nB,2\nC,3\nSource: office\n",
		"t.json": `[{"k": "A"}, null, {"k": "C"}]`,
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	layer := config.Layer{ID: "l", Src: "a.geojson"}
	for _, tt := range []struct {
		name, told string
		change     func(*config.Layer)
	}{
		{"GeoJSON", "feature 2", func(*config.Layer) {}},
		{"TopoJSON", "geometry 2", func(l *config.Layer) { l.Src = "a.topojson" }},
		{"CSV", "line 3", func(l *config.Layer) { l.Src = "a.csv" }},
		{"CSV with a title", "line 5", func(l *config.Layer) { l.Src, l.Table.Skip = "b.csv", 2 }},
		{"KML", "line 2", func(l *config.Layer) { l.Src = "a.kml" }},
		{"table", "line 5", func(l *config.Layer) { l.Src, l.Data = "plain.csv", []config.DataJoin{{Src: "t.csv", Key: "k"}} }},
		{"JSON table", "row 2", func(l *config.Layer) { l.Src, l.Data = "plain.csv", []config.DataJoin{{Src: "t.json", Key: "k"}} }},
	} {
		files["plain.csv"] = &fstest.MapFile{Data: []byte("k,lon,lat\nA,1,2\nB,3,4\nC,5,6\n")}
		t.Run(tt.name, func(t *testing.T) {
			l := layer
			tt.change(&l)
			m, err := Build(t.Context(), &Config{Layers: []config.Layer{l}}, Options{Files: files})
			if err != nil {
				t.Fatal(err)
			}
			told := 0
			for _, w := range m.Warnings {
				if strings.Contains(w.Text, tt.told) {
					told++
				}
			}
			if told != 1 {
				t.Errorf("warnings %q, want one with %q", m.Warnings, tt.told)
			}
			for _, err := range []error{
				buildError(t, &Config{Layers: []config.Layer{l}, Strict: true}, Options{Files: files}),
				buildError(t, &Config{Layers: []config.Layer{l}}, Options{Files: files, Strict: true}),
			} {
				if err == nil || !strings.Contains(err.Error(), tt.told) {
					t.Errorf("strict: %v, want %q", err, tt.told)
				}
			}
		})
	}
}

// TestStrictIsPartOfTheQuestion reads a source leniently and then strictly from
// the same Sources.
func TestStrictIsPartOfTheQuestion(t *testing.T) {
	files := fstest.MapFS{"a.csv": {Data: []byte("lon,lat\n1,2\nNA,NA\n5,6\n")}}
	o := Options{Files: files, Sources: NewSources(files)}
	cfg := &Config{Layers: []config.Layer{{ID: "l", Src: "a.csv"}}}
	for range 2 {
		if err := buildError(t, cfg, o); err != nil {
			t.Error(err)
		}
		strict := o
		strict.Strict = true
		if err := buildError(t, cfg, strict); err == nil {
			t.Error("no error")
		}
	}
}

func buildError(t *testing.T, cfg *Config, o Options) error {
	t.Helper()
	_, err := Build(t.Context(), cfg, o)
	return err
}

// TestCharsetIsForFiles is refused where nothing would come of it.
func TestCharsetIsForFiles(t *testing.T) {
	for _, src := range []string{"builtin:cities", "postgis:host=/nowhere"} {
		err := buildError(t, &Config{Layers: []config.Layer{{ID: "l", Src: src, Charset: "latin-1", PostGIS: config.PostGIS{Table: "t"}}}}, Options{Database: postgis.Open})
		if err == nil || !strings.Contains(err.Error(), `"charset" is for files`) {
			t.Errorf("%s: %v", src, err)
		}
	}
}
