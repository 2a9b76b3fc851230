package format

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/seed-898ab921/kartograph/internal/pace"
)

// zipOf is an archive of files with these names and texts in turn.
func zipOf(t *testing.T, namesAndTexts ...string) *fstest.MapFile {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(namesAndTexts); i += 2 {
		f, err := w.Create(namesAndTexts[i])
		if err == nil {
			_, err = f.Write([]byte(namesAndTexts[i+1]))
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

const (
	aCollection = `{"type": "FeatureCollection", "features": []}`
	aTopology   = `{"type": "Topology", "objects": {}, "arcs": []}`
)

// TestFind looks for the map in archives and folders.
func TestFind(t *testing.T) {
	shape := "\x00\x00\x27\x0A"
	for _, tt := range []struct {
		name    string
		members []string
		object  string
		want    string
		format  Format
		left    string
		fault   string
	}{
		{"one GeoJSON", []string{"a.geojson", aCollection, "readme.txt", "x"}, "", "a.geojson", GeoJSON, "", ""},
		{"one TopoJSON and its object", []string{"a.json", aTopology}, "counties", "a.json", TopoJSON, "counties", ""},
		{"one KML", []string{"doc.kml", "<kml/>"}, "", "doc.kml", KML, "", ""},
		{"one CSV", []string{"a.csv", "lon,lat\n"}, "", "a.csv", Delimited, "", ""},
		{"a shapefile before all", []string{"a.csv", "x,y\n", "a.geojson", aCollection, "a.shp", shape}, "", "a.shp", Shapefile, "", ""},
		{"another by name", []string{"a.csv", "x,y\n", "a.geojson", aCollection, "a.shp", shape}, "a.csv", "a.csv", Delimited, "", ""},
		{"a text by name", []string{"a.txt", "x,y\n", "b.csv", "x,y\n"}, "a.txt", "a.txt", Delimited, "", ""},
		{"by base name", []string{"d/a.geojson", aCollection, "d/b.geojson", aCollection}, "B", "d/b.geojson", GeoJSON, "", ""},
		{"described by JSON", []string{"metadata.json", "{}", "a.geojson", aCollection}, "", "a.geojson", GeoJSON, "", ""},
		{"several", []string{"a.geojson", aCollection, "b.geojson", aCollection}, "", "", "", "", `has 2 maps, choose one with "object": a.geojson, b.geojson`},
		{"none of the name", []string{"a.geojson", aCollection, "b.geojson", aCollection}, "c", "", "", "", `has no map "c"; it has a.geojson, b.geojson`},
		{"no map", []string{"a.pdf", "x", "b.txt", "x"}, "", "", "", "", "has no map; it has a.pdf, b.txt"},
		{"nothing", nil, "", "", "", "", "is empty"},
		{"one spreadsheet", []string{"a.xlsx", string(zipOf(t, "xl/workbook.xml", "").Data)}, "", "a.xlsx", Spreadsheet, "", ""},
		{"a page", []string{"a.geojson", "<!DOCTYPE html><title>Log in</title>"}, "", "", "", "", `a.geojson: this is a web page ("Log in"), not data`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files := fstest.MapFS{"z.zip": zipOf(t, tt.members...), "folder": {Mode: fs.ModeDir}}
			for i := 0; i < len(tt.members); i += 2 {
				files["folder/"+strings.ReplaceAll(tt.members[i], "/", "")] = &fstest.MapFile{Data: []byte(tt.members[i+1])}
			}
			for _, src := range []string{"z.zip", "folder"} {
				if src == "folder" && strings.Contains(tt.want, "/") {
					continue
				}
				got, err := Find(files, src, tt.object)
				if tt.fault != "" {
					if err == nil || !strings.Contains(err.Error(), tt.fault) || !strings.HasPrefix(err.Error(), src) {
						t.Errorf("%s: %v, want %q", src, err, tt.fault)
					}
					continue
				}
				want := tt.want
				if src == "folder" {
					want = "folder/" + want
				}
				got.Files = nil
				if want := (Found{Format: tt.format, Name: want, Object: tt.left, Packed: src == "z.zip" || tt.format == Spreadsheet}); err != nil || got != want {
					t.Errorf("%s: %+v, %v; want %+v", src, got, err, want)
				}
			}
		})
	}
}

// TestFindOthers has names that are no archive, or not one to be read.
func TestFindOthers(t *testing.T) {
	inner := zipOf(t, "a.geojson", aCollection)
	files := fstest.MapFS{
		"a.geojson": {Data: []byte(aCollection)},
		"b.geojson": inner,
		"c.zip":     zipOf(t, "b.zip", string(inner.Data)),
		"d.zip":     {Data: []byte("no archive")},
		"e.gdb/x":   {Data: []byte("x")},
		"f.csv":     {Data: []byte("<html><body>404</body></html>")},
		"g.shp":     {Data: []byte("version https://git-lfs.github.com/spec/v1\noid sha256:1\n")},
		"h.geojson": {Data: []byte("7z\xBC\xAF\x27\x1C")},
		"i.json":    {Data: []byte("SQLite format 3\x00")},
		"j.kml":     {Data: []byte("\n <!-- x --><HTML>")},
		"k.kml":     {Data: []byte("<!-- x --><kml/>")},
		"l.zip":     {Data: []byte("<!doctype html><title>\n Not\tfound &amp; gone </title>")},
	}
	for name, want := range map[string]string{
		"a.geojson": "", "b.geojson": "", "k.kml": "",
		"c.zip": "archive in an archive", "d.zip": "d.zip: zip: not a valid zip file", "e.gdb": "geodatabases are not read", "f.csv": "this is a web page, not data",
		"g.shp": "git lfs pull", "h.geojson": "unpack it first", "i.json": "GeoPackage", "j.kml": "this is a web page", "l.zip": `("Not found & gone")`, "m.json": "does not exist",
	} {
		_, err := Find(files, name, "")
		if (err != nil) != (want != "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
}

func TestUnscript(t *testing.T) {
	for text, want := range map[string]string{
		`var towns = {"a": 1};`:                            `            {"a": 1} `,
		`let x={"a": 1}`:                                   `      {"a": 1}`,
		`window.data["x"] = [1];`:                          `                   [1] `,
		`callback({"a": 1});`:                              `         {"a": 1}  `,
		"// towns\n/* of the\nworld */ export default [1]": "        \n         \n                        [1]",
		`export const a = {"a": 1}`:                        `                 {"a": 1}`,
		`({"a": 1})`:                                       ` {"a": 1} `,
		"var a = {\"a\": \"}\\\"\"};\nexport default a;\n": "        {\"a\": \"}\\\"\"} \n                 \n",
		"L.geoJSON({\"a\": [1]}).addTo(map)":               "          {\"a\": [1]}            ",
		`var a = require("b")`:                             "",
		`{"a": 1}`:                                         "",
		`lon,lat`:                                          "",
		`a;b;{c}`:                                          "",
		"":                                                 "",
	} {
		got := []byte(text)
		changed, more := Unscript(got)
		if more || changed != (want != "") || changed && string(got) != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

// What JavaScript has behind the data is data too, perhaps.
func TestUnscriptMore(t *testing.T) {
	for _, text := range []string{`var a = {"a": 1}; var b = {"b": 2};`, `f({"a": 1}, [2])`} {
		if found, more := Unscript([]byte(text)); !found || !more {
			t.Errorf("%s: %v, %v", text, found, more)
		}
	}
}

// TestInside finds data within other things.
func TestInside(t *testing.T) {
	const esri = `{"geometryType": "esriGeometryPoint", "features": [{"attributes": {}}]}`
	for _, tt := range []struct {
		name, text, object string
		format             Format
		left, note, fault  string
	}{
		{"script", "var a = " + aCollection + ";", "", GeoJSON, aCollection, "JavaScript around the data was passed over", ""},
		{"script of TopoJSON", "a(" + aTopology + ")", "", TopoJSON, aTopology, "JavaScript around", ""},
		{"wrapper", `{"status": "ok", "data": ` + aCollection + `, "n": 1}`, "", GeoJSON, aCollection, `the data is in "data", within other things`, ""},
		{"deep", `{"a": [{"b": {"c": ` + aTopology + `}}]}`, "", TopoJSON, aTopology, `"a.0.b.c"`, ""},
		{"script around a wrapper", `x = {"data": ` + aCollection + "}", "", GeoJSON, aCollection, `JavaScript around the data was passed over; the data is in "data"`, ""},
		{"several", `{"a": ` + aCollection + `, "b": ` + aCollection + "}", "", "", "", "", `2 collections, choose one with "object": a, b`},
		{"one of several", `{"a": ` + aTopology + `, "b": ` + aCollection + "}", "b", GeoJSON, aCollection, `"b"`, ""},
		{"none of that name", `{"a": ` + aTopology + `, "b": ` + aCollection + "}", "c", "", "", "", `no "c"`},
		{"ArcGIS", esri, "", EsriJSON, esri, "", ""},
		{"ArcGIS without a head", `{"features": [{"attributes": {"a": 1}, "geometry": {"x": 1, "y": 2}}]}`, "", EsriJSON, `{"features"`, "", ""},
		{"ArcGIS Online", `{"layers": [{"layerDefinition": {}, "featureSet": ` + esri + `}]}`, "", EsriJSON, esri, `"layers.0.featureSet"`, ""},
		{"list of features", `{"items": [{"type": "Feature", "geometry": null}, {"type": "Feature", "geometry": null}], "next": "x"}`, "", GeoJSON, `[{"type": "Feature"`, `"items"`, ""},
		{"Overpass", `{"version": 0.6, "generator": "Overpass API", "elements": [{"type": "node", "id": 1}]}`, "", "", "", "", "this is Overpass JSON"},
		{"an error", `{"error": {"code": 400, "message": "Invalid query"}}`, "", "", "", "", `went wrong: {"code": 400, "message": "Invalid query"}`},
		{"something else", `{"a": 1}`, "", GeoJSON, `{"a": 1}`, "", ""},
		{"cut off", `{"data": {"type": "Featu`, "", GeoJSON, `{"data"`, "", ""},
	} {
		text := []byte(tt.text)
		f, note, err := Inside(t.Context(), "x.json", text, tt.object)
		if tt.fault != "" {
			if err == nil || !strings.Contains(err.Error(), tt.fault) {
				t.Errorf("%s: %v, want %q", tt.name, err, tt.fault)
			}
			continue
		}
		left := strings.TrimSpace(string(text))
		if err != nil || f != tt.format {
			t.Errorf("%s: the format is %s, %v; want %s", tt.name, f, err, tt.format)
		}
		if !strings.HasPrefix(left, tt.left) {
			t.Errorf("%s: %q is left, want it to begin with %q", tt.name, left, tt.left)
		}
		if len(text) != len(tt.text) {
			t.Errorf("%s: %d bytes are left of %d; places must stay what they are", tt.name, len(text), len(tt.text))
		}
		if !strings.Contains(note, tt.note) || tt.note == "" && note != "" {
			t.Errorf("%s: the note is %q, want %q", tt.name, note, tt.note)
		}
	}
}

// TestInsideTakesNoTime has texts of many objects, lists and near misses.
func TestInsideTakesNoTime(t *testing.T) {
	const n = 200_000
	for _, text := range []string{
		`{"a":` + strings.Repeat(`{"a":`, 100) + "1" + strings.Repeat("}", 101),
		"{" + strings.Repeat(`"a":{"type":"Feature","geometry":null},`, n/8) + `"z":1}`,
		`{"a":[` + strings.Repeat(`{"b":[{}]},`, n/4) + "1]}",
		strings.Repeat("/* ", n),
		strings.Repeat("a.", n) + "= {}",
		"var a = " + strings.Repeat("(", n) + "{}",
	} {
		pace.Within(t, text[:20], time.Second, func() {
			_, _, _ = Inside(t.Context(), "x", []byte(text), "z")
			_ = isScript([]byte(text))
		})
	}
}

func FuzzInside(f *testing.F) {
	f.Add([]byte(`var a = {"data": `+aCollection+`};`), "")
	f.Add([]byte(`{"a": `+aTopology+`, "b": {"features": [{"attributes": {}}]}}`), "b")
	f.Fuzz(func(t *testing.T, text []byte, object string) {
		n := len(text)
		if _, _, err := Inside(t.Context(), "x", text, object); err == nil && len(text) != n {
			t.Error("the text changed its length")
		}
	})
}
