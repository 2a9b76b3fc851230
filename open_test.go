package kartograph

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/layers"
)

// pack packs a text with gzip.
func pack(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// memoryFiles makes files of texts.
func memoryFiles(texts map[string]string) fstest.MapFS {
	files := fstest.MapFS{}
	for name, text := range texts {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

const (
	pointJSON   = `{"type": "Feature", "properties": {"name": "A"}, "geometry": {"type": "Point", "coordinates": [10, 50]}}`
	pointTopo   = `{"objects": {"p": {"type": "Point", "coordinates": [10, 50], "properties": {"name": "A"}}}, "arcs": [], "type": "Topology"}`
	pointKML    = `<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>A</name><Point><coordinates>10,50</coordinates></Point></Placemark></kml>`
	pointCSV    = "name,lon,lat\nA,10,50\n"
	pointTSV    = "name\tlon\tlat\nA\t10\t50\n"
	pointWKT    = "name;place\nA;POINT (10 50)\n"
	pointGerman = "name;x;y\nA;10,0;50,0\n"
)

func TestOpenEveryFormat(t *testing.T) {
	tests := []struct {
		name, text, format string
		layer              config.Layer
	}{
		{"p.geojson", pointJSON, "geojson", config.Layer{}},
		{"p.json", pointJSON, "geojson", config.Layer{}},
		{"p.json", pointTopo, "topojson", config.Layer{}},
		{"p.topojson", pointTopo, "topojson", config.Layer{Object: "p"}},
		{"p.ndjson", pointJSON + "\n", "geojson", config.Layer{}},
		{"p.kml", pointKML, "kml", config.Layer{}},
		{"p.csv", pointCSV, "csv", config.Layer{}},
		{"p.tsv", pointTSV, "csv", config.Layer{}},
		{"p.txt", pointTSV, "csv", config.Layer{}},
		{"p.csv", pointWKT, "csv", config.Layer{Table: config.Table{WKT: "place"}}},
		{"p.csv", pointGerman, "csv", config.Layer{Table: config.Table{X: "x", Y: "y"}}},
		{"p.csv", "name,e,n\nA,4321000,3210000\n", "csv", config.Layer{Table: config.Table{X: "e", Y: "n"}, CRS: "EPSG:3035"}},
		{"p", pointJSON, "geojson", config.Layer{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := memoryFiles(map[string]string{test.name: test.text, test.name + ".gz": pack(t, test.text)})
			for _, src := range []string{test.name, test.name + ".gz"} {
				test.layer.Src = src
				in, err := Inspect(context.Background(), test.layer, Options{Files: files})
				if err != nil {
					t.Fatal(err)
				}
				if in.Format != test.format {
					t.Errorf("%s is read as %s, want %s", src, in.Format, test.format)
				}
				if in.Features != 1 {
					t.Errorf("%s: %d features, want 1", src, in.Features)
				}
				if got := in.Columns[0].Samples[0]; got != "A" {
					t.Errorf("%s: the first value is %v, want A", src, got)
				}
				if in.Extent == nil {
					t.Fatalf("%s has no extent", src)
				}
				e := in.Extent
				if !(e.West > 9.99 && e.East < 10.01) {
					t.Errorf("%s: the point lies between %g and %g degrees east, want 10", src, e.West, e.East)
				}
				if !(e.South > 49 && e.North < 53) {
					t.Errorf("%s: the point lies between %g and %g degrees north, want about 50", src, e.South, e.North)
				}
			}
		})
	}
}

func TestOpenBuiltin(t *testing.T) {
	in, err := Inspect(context.Background(), config.Layer{Src: "builtin:countries-110m"}, Options{})
	if err != nil || in.Features < 170 {
		t.Errorf("%+v, %v", in, err)
	}
}

func TestOpenErrors(t *testing.T) {
	files := memoryFiles(map[string]string{
		"maps/towns.csv": pointCSV,
		"data/roads.shp": "",
		"gis/roads.gpkg": "SQLite",
		"bad.json":       `{"type": "FeatureCollection", "features": [{]}`,
	})
	o := Options{Files: files, DataPath: []string{"data", "gis"}}
	tests := []struct {
		name string
		o    Options
		src  string
		want []string
	}{
		{"nowhere", o, "rivers.shp", []string{"rivers.shp: file does not exist; it was looked for as rivers.shp, maps/rivers.shp, data/rivers.shp, gis/rivers.shp"}},
		{"mistyped", o, "town.csv", []string{`did you mean "maps/towns.csv"?`}},
		{"mistyped in the data path", o, "raods.shp", []string{`did you mean "data/roads.shp"?`}},
		{"no data path", Options{Files: files}, "x.shp", []string{"data path"}},
		{"no files", Options{}, "x.shp", []string{"no files may be read", "x.shp"}},
		{"format", o, "roads.gpkg", []string{"GeoPackages are not read"}},
		{"database", o, "postgis:dbname=x password=secret", []string{"Options.Database"}},
		{"builtin", o, "builtin:contries", []string{`did you mean "countries"?`}},
		{"bad JSON", o, "bad.json", []string{"bad.json:1:45"}},
		{"empty shapefile", o, "roads.shp", []string{"data/roads.shp: "}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			cfg := &Config{Dir: "maps", Layers: []config.Layer{{ID: "l", Src: test.src, PostGIS: config.PostGIS{Table: "t"}}}}
			_, err := Build(context.Background(), cfg, test.o)
			if err == nil {
				t.Fatal("no error")
			}
			for _, want := range test.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("the error is %q, want %q in it", err, want)
				}
			}
			if strings.Contains(err.Error(), "secret") {
				t.Errorf("the error tells the password: %v", err)
			}
		})
	}
}

func TestNotFoundIsErrNotExist(t *testing.T) {
	_, err := source.Locate(source.Options{Files: os.DirFS("testdata")}, "maps", "../nothing.shp")
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v is not fs.ErrNotExist", err)
	}
}

// Two layers that read one file differently do not share what they read.
func TestSourcesKeepOptionsApart(t *testing.T) {
	files := memoryFiles(map[string]string{"p.csv": "a,b,c,d\n1,2,3,4\n"})
	cfg := &Config{Layers: []config.Layer{
		{ID: "ab", Src: "p.csv", Table: config.Table{X: "a", Y: "b"}},
		{ID: "cd", Src: "p.csv", Table: config.Table{X: "c", Y: "d"}},
	}}
	read, _, err := readLayers(context.Background(), cfg, Options{Files: files, Sources: NewSources(files)})
	if err != nil {
		t.Fatal(err)
	}
	at := func(f layers.Feature) float64 { return f.Geometry.FlatCoords()[0] }
	if x, y := at(read[0].kept[0]), at(read[1].kept[0]); x != 1 || y != 3 {
		t.Errorf("the points lie at %g and %g, want 1 and 3", x, y)
	}
}

// slowFiles opens a missing file late where its name begins with "slow".
type slowFiles struct{ fs.FS }

func (s slowFiles) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, "slow") {
		time.Sleep(20 * time.Millisecond)
	}
	return s.FS.Open(name)
}

// Of two files that are missing that of the first layer is named, whichever is
// found out first.
func TestFirstFaultIsTold(t *testing.T) {
	cfg := &config.Config{Layers: []config.Layer{{ID: "a", Src: "p.geojson"}, {ID: "b", Src: "slow.geojson"}, {ID: "c", Src: "fast.geojson"}}}
	for range 5 {
		_, err := Build(t.Context(), cfg, Options{Files: slowFiles{memoryFiles(map[string]string{"p.geojson": pointJSON})}})
		if err == nil || !strings.Contains(err.Error(), "slow.geojson") {
			t.Fatalf("the error is %v", err)
		}
	}
}
