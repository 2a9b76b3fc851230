package kartograph

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/delimited"
	"github.com/seed-898ab921/kartograph/layers/geojson"
	"github.com/seed-898ab921/kartograph/layers/kml"
	"github.com/seed-898ab921/kartograph/layers/shapefile"
	"github.com/seed-898ab921/kartograph/layers/shapefile/dbf"
	"github.com/seed-898ab921/kartograph/layers/topojson"
)

// openOwn opens files of a program's own with the package of their format.
var openOwn = map[string]func(fs.FS, string) (layers.Source, error){
	"a.csv": func(f fs.FS, name string) (layers.Source, error) {
		return delimited.Open(f, name, delimited.Options{})
	},
	"a.geojson": func(f fs.FS, name string) (layers.Source, error) {
		return geojson.Open(f, name, geojson.Options{})
	},
	"a.topojson": func(f fs.FS, name string) (layers.Source, error) {
		return topojson.Open(f, name, topojson.Options{})
	},
	"a.kml":  func(f fs.FS, name string) (layers.Source, error) { return kml.Open(f, name, kml.Options{}) },
	"t.shp":  openShape,
	"t.prj":  openShape,
	"t.cpg":  openShape,
	"t.dbf":  openShape,
	"a.rows": func(f fs.FS, name string) (layers.Source, error) { return joinedRows(delimited.ReadTable, f, name) },
	"t.rows": func(f fs.FS, _ string) (layers.Source, error) {
		_, _, _, err := dbf.ReadTable(f, "t.dbf", dbf.Options{})
		return layers.NewMemory("", nil, nil), err
	},
}

func openShape(f fs.FS, _ string) (layers.Source, error) {
	return shapefile.Open(f, "t.shp", shapefile.Options{})
}

// joinedRows reads a table that has no places.
func joinedRows(read func(fs.FS, string, delimited.Options) (*layers.Schema, []layers.Record, []string, error), f fs.FS, name string) (layers.Source, error) {
	_, _, _, err := read(f, name, delimited.Options{})
	return layers.NewMemory("", nil, nil), err
}

// readOwn opens a file and reads all of it.
func readOwn(t *testing.T, files fs.FS, name string) error {
	s, err := openOwn[name](files, name)
	if err != nil {
		return err
	}
	for _, err := range s.Features(t.Context()) {
		if err != nil {
			return err
		}
	}
	return nil
}

// TestOwnFilesAreReadWhole has packages of formats read files that end early or have grown, without
// the engine: of a CSV what was there was read without a word, and of shapefiles with a warning at most.
func TestOwnFilesAreReadWhole(t *testing.T) {
	files, _ := cutInputs(t)
	files["a.rows"] = files["a.csv"]
	files["a.topojson"] = &fstest.MapFile{Data: []byte(`{"type": "Topology", "arcs": [], "objects": {"a": {"type": "Point", "coordinates": [1, 2]}}}` + strings.Repeat(" ", 100))}
	// The last byte of a .dbf file is none of its rows.
	for name := range openOwn {
		file, cut := name, len(files["t.dbf"].Data)-2
		if name == "t.rows" {
			file = "t.dbf"
		} else {
			cut = len(files[name].Data) - 2
		}
		if err := readOwn(t, files, name); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := readOwn(t, cutFiles{files, file, cut}, name); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("it ends after %d of %d bytes", cut, cut+2)) {
			t.Errorf("%s, cut at %d: %v", name, cut, err)
		}
	}
	for name, text := range map[string]string{"a.csv": "lon,lat\n1,2\n", "a.rows": "n,v\n1,2\n"} {
		short, opened := fstest.MapFS{name: {Data: []byte(text)}}, 1000
		if err := readOwn(t, writtenFiles{short, &opened}, name); err != nil {
			t.Fatal(err)
		}
		last := 1000 - opened - 1
		if err := readOwn(t, writtenFiles{short, &last}, name); err == nil || !strings.Contains(err.Error(), "a moment ago and has 16 now") {
			t.Errorf("%s, written to: %v", name, err)
		}
	}
	if _, err := openOwn["a.csv"](files, "none"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
}
