package source

import (
	"archive/zip"
	"bytes"
	"context"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/format"
)

// zipOf is an archive of files with these names and contents in turn.
func zipOf(t *testing.T, namesAndContents ...string) *fstest.MapFile {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(namesAndContents); i += 2 {
		f, err := w.Create(namesAndContents[i])
		if err == nil {
			_, err = f.Write([]byte(namesAndContents[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return &fstest.MapFile{Data: b.Bytes()}
}

// part is the content of a part of the smallest shapefile of the test data.
func part(t *testing.T, ending string) string {
	t.Helper()
	data, err := os.ReadFile("../../testdata/data/ne_50m_tiny_countries" + ending)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestOddPlaces reads maps from archives, folders and from within other things,
// as downloads have them.
func TestOddPlaces(t *testing.T) {
	const collection = `{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"n": "a"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}]}`
	const topology = `{"type": "Topology", "arcs": [], "objects": {"a": {"type": "Point", "coordinates": [1, 2]}, "b": {"type": "Point", "coordinates": [3, 4]}}}`
	const kmlText = "<kml><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark></kml>"
	files := fstest.MapFS{
		"geojson.zip":   zipOf(t, "towns.geojson", collection, "readme.txt", "hello"),
		"csv.zip":       zipOf(t, "data/towns.csv", "n,lon,lat\na,1,2\n"),
		"kml.zip":       zipOf(t, "doc.kml", kmlText),
		"topo.zip":      zipOf(t, "a.json", topology),
		"packed.zip":    zipOf(t, "a.geojson", collection, "b.geojson", collection),
		"back.zip":      zipOf(t, `dir\a.shp`, part(t, ".shp"), `dir\a.shx`, part(t, ".shx"), `dir\A.DBF`, part(t, ".dbf")),
		"a.shz":         zipOf(t, "a.shp", part(t, ".shp"), "a.shx", part(t, ".shx"), "a.dbf", part(t, ".dbf"), "a.prj", part(t, ".prj")),
		"folder/a.shp":  {Data: []byte(part(t, ".shp"))},
		"folder/a.dbf":  {Data: []byte(part(t, ".dbf"))},
		"towns.js":      {Data: []byte("var towns = " + collection + ";")},
		"towns.geojson": {Data: []byte("var towns = " + collection + ";")},
		"jsonp.json":    {Data: []byte("callback(" + topology + ");")},
		"wrapped.json":  {Data: []byte(`{"status": "ok", "data": ` + collection + "}")},
		"two.json":      {Data: []byte(`{"towns": ` + collection + `, "rivers": ` + collection + "}")},
		"list.json":     {Data: []byte(`[{"type": "Feature", "properties": {"n": "a"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}]`)},
		"esri.json":     {Data: []byte(`{"features": [{"attributes": {"n": "a"}, "geometry": {"x": 1, "y": 2}}], "geometryType": "esriGeometryPoint"}`)},
		"esri.zip":      zipOf(t, "a.json", `{"features": [{"attributes": {"n": "a"}, "geometry": {"x": 1, "y": 2}}]}`),
	}
	for _, tt := range []struct {
		src, object string
		features    int
		warning     string
		files       string
	}{
		{"geojson.zip", "", 1, "", "geojson.zip"},
		{"csv.zip", "", 1, "", "csv.zip"},
		{"kml.zip", "", 1, "", "kml.zip"},
		{"topo.zip", "", 2, "", "topo.zip"},
		{"topo.zip", "b", 1, "", "topo.zip"},
		{"packed.zip", "b", 1, "", "packed.zip"},
		{"back.zip", "", 76, "", "back.zip"},
		{"a.shz", "", 76, "", "a.shz"},
		{"folder", "", 76, "", "folder/a.shp folder/a.dbf"},
		{"towns.js", "", 1, "JavaScript", "towns.js"},
		{"towns.geojson", "", 1, "JavaScript", "towns.geojson"},
		{"jsonp.json", "a", 1, "JavaScript", "jsonp.json"},
		{"wrapped.json", "", 1, `the data is in "data"`, "wrapped.json"},
		{"two.json", "rivers", 1, `"rivers"`, "two.json"},
		{"list.json", "", 1, "in a list", "list.json"},
		{"esri.json", "", 1, "", "esri.json"},
		{"esri.zip", "", 1, "", "esri.zip"},
	} {
		s := &Store{}
		s.Bind(files)
		data, err := s.Read(context.Background(), Request{Src: tt.src, Object: tt.object}, Options{Files: files})
		if err != nil || len(data.Features) != tt.features {
			t.Errorf("%s %s: %v, want %d features", tt.src, tt.object, err, tt.features)
			continue
		}
		if told := strings.Join(data.Info.Warnings, "; "); !strings.Contains(told, tt.warning) {
			t.Errorf("%s: warnings %q, want %q", tt.src, told, tt.warning)
		}
		if got, err := Files(Request{Src: tt.src, Object: tt.object}, Options{Files: files}); err != nil || strings.Join(got, " ") != tt.files {
			t.Errorf("%s: files %q, %v; want %s", tt.src, got, err, tt.files)
		}
	}
}

// TestWhatIsNoData must say what it is instead, for layers and for tables.
func TestWhatIsNoData(t *testing.T) {
	page := &fstest.MapFile{Data: []byte("<!DOCTYPE html>\n<html><head><title>Sign in</title>")}
	files := fstest.MapFS{
		"a.csv": page, "a.geojson": page, "a.zip": page, "a.kml": page, "a.shp": page,
		"overpass.json": {Data: []byte(`{"version": 0.6, "generator": "Overpass API", "elements": []}`)},
		"error.json":    {Data: []byte(`{"error": {"code": 498, "message": "Invalid token."}}`)},
		"two.json":      {Data: []byte(`{"a": {"type": "FeatureCollection", "features": []}, "b": {"type": "FeatureCollection", "features": []}}`)},
		"nomap.zip":     zipOf(t, "a.pdf", "x"),
		"tables.zip":    zipOf(t, "a.csv", "k\n", "b.csv", "k\n"),
		"empty":         {Mode: fs.ModeDir},
	}
	for _, tt := range []struct {
		src   string
		table bool
		want  string
	}{
		{"a.csv", false, `a.csv: this is a web page ("Sign in"), not data`},
		{"a.csv", true, `a.csv: this is a web page ("Sign in"), not data`},
		{"a.geojson", false, "this is a web page"}, {"a.zip", false, "this is a web page"}, {"a.kml", false, "this is a web page"}, {"a.shp", false, "this is a web page"},
		{"overpass.json", false, "this is Overpass JSON"},
		{"error.json", false, "Invalid token."},
		{"two.json", false, `choose one with "object": a, b`},
		{"nomap.zip", false, "nomap.zip: the archive has no map; it has a.pdf"},
		{"tables.zip", true, "2 tables in place of one"},
		{"empty", false, "empty: the folder is empty"},
	} {
		_, err := Open(context.Background(), Request{Src: tt.src, Table: tt.table}, Options{Files: files})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.src, err, tt.want)
		}
	}
}

// TestTableInArchive reads the only table of an archive.
func TestTableInArchive(t *testing.T) {
	for name, text := range map[string]string{"t.csv": "k,n\nA,1\n", "t.json": `[{"k": "A"}]`, "t.jsonl": `{"k": "A"}`, "t.ndjson": `{"k": "A"}`} {
		files := fstest.MapFS{"t.zip": zipOf(t, name, text, "readme.txt", "x")}
		s, err := Open(context.Background(), Request{Src: "t.zip", Table: true}, Options{Files: files})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if data, err := ReadAll(context.Background(), s); err != nil || len(data.Features) != 1 {
			t.Errorf("%s: %v, %v", name, data, err)
		}
	}
}

// TestReaders holds that each format that files can be in has its reader, and
// that all of them say how they read.
func TestReaders(t *testing.T) {
	for _, ending := range format.Endings() {
		f := format.ByEnding("map" + ending)
		if f == format.Archive || f == format.Unknown {
			continue
		}
		if got := readerOf(f); got.format != f {
			t.Errorf("%s: the reader of %q is that of %q", ending, f, got.format)
		}
	}
	for _, r := range readers() {
		if (r.open == nil) == (r.parse == nil) {
			t.Errorf("%s: one of open and parse is wanted", r.format)
		}
	}
}

// TestLimitInArchive holds the limit on files for what they unpack to as well.
func TestLimitInArchive(t *testing.T) {
	files := fstest.MapFS{"t.zip": zipOf(t, "t.csv", "n,lon,lat\n"+strings.Repeat("a,1,2\n", 1000))}
	o := Options{Files: files, Limits: Limits{FileBytes: 3000}}
	for _, table := range []bool{false, true} {
		if _, err := Open(context.Background(), Request{Src: "t.zip", Table: table}, o); err == nil || !strings.Contains(err.Error(), "3000 that are allowed") {
			t.Errorf("table %v: %v", table, err)
		}
	}
}
