package format

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

func packed(t *testing.T, text string) string {
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

// zipHead is how an archive begins whose first file has this name.
func zipHead(name string) string {
	return "PK\x03\x04" + strings.Repeat("\x00", 22) + string([]byte{byte(len(name)), 0, 0, 0}) + name
}

func TestOf(t *testing.T) {
	const collection = `{"type": "FeatureCollection", "features": []}`
	const topology = `{"type": "Topology", "objects": {}, "arcs": []}`
	tests := []struct {
		name, content string
		want          Format
	}{
		{"a.shp", "", Shapefile},
		{"A.SHP", "", Shapefile},
		{"a.csv", "", Delimited},
		{"a.tsv.gz", "", Delimited},
		{"a.kmz", "", KML},
		{"a.ndjson", "", GeoJSON},
		{"a.zip", zipHead("a.shp"), Archive},
		{"a.shz", zipHead("a.shp"), Archive},
		{"a.zip", "PK", Archive},
		{"a.json", collection, GeoJSON},
		{"a.json", topology, TopoJSON},
		{"a.geojson", topology, TopoJSON},
		{"a.topojson", collection, GeoJSON},
		{"a.json", "\xEF\xBB\xBF \n" + topology, TopoJSON},
		{"a.json.gz", packed(t, topology), TopoJSON},
		{"a.json", packed(t, topology), TopoJSON},
		{"a.json", `{"objects": {"type": "x"}, "a": ["type", "Topology"], "b": "\"type\"", "type": "Topology"}`, TopoJSON},
		{"a.json", `{"title": "type", "note": "Topology", "type": "Feature"}`, GeoJSON},
		{"a.json", `{"type": {"type": "Topology"}}`, JSON},
		{"a.json", `{"data": {"type": "Topology"}}`, JSON},
		{"a.geojson", "var towns = " + collection, JSON},
		{"a.json", `{"type": "Feature"}{"type": "Topology"}`, GeoJSON},
		{"a.json", `{"` + strings.Repeat("x", 100_000) + `": 1, "type": "Topology"}`, TopoJSON},
		{"a.json", `{"type": "Topo`, JSON},
		{"a.json", ``, GeoJSON},
		{"no ending", collection, GeoJSON},
		{"a.js", topology, TopoJSON},
		{"a.data", "\x00\x00\x27\x0A\x00", Shapefile},
		{"a.data", zipHead("b/doc.kml"), Archive},
		{"a.xlsx", zipHead("xl/workbook.xml"), Spreadsheet},
		{"a.ods", zipHead("mimetype"), Spreadsheet},
		{"a.xls", "a\tb\n1\t2\n", Delimited},
		{"a.data", "<?xml version='1.0'?>\n<kml></kml>", KML},
		{"a.data", "lon;lat\n1;2\n", Delimited},
		{"a.data", "\x1E" + collection, GeoJSON},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := fstest.MapFS{test.name: {Data: []byte(test.content)}}
			got, err := Of(files, test.name)
			if err != nil || got != test.want {
				t.Errorf("%.60q is %q, %v; want %q", test.content, got, err, test.want)
			}
		})
	}
}

func TestOfErrors(t *testing.T) {
	for _, test := range []struct{ name, content, want string }{
		{"a.dbf", "", "name the one that ends in .shp"},
		{"a.gpkg", "SQLite format 3\x00", "GeoPackages are not read"},
		{"a.xlsb", "PK\x03\x04", "save it as .xlsx, .ods or CSV"},
		{"a.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an Excel file of before 2007 (.xls), or one with a password; open it in Excel or LibreOffice and save it as .xlsx"},
		{"a.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "or one with a password"},
		{"a.xls", "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>", "an Excel file in XML of 2003"},
		{"a.xls", "<html><table>", "this is a web page"},
		{"a.tif", "II*\x00", "raster"},
		{"a.gpx", "<gpx>", ".gpx are not read"},
		{"a.shpp", "what", `did you mean ".shp"?`},
		{"a.bin", "\x01\x02\x00\x00", "those are .shp"},
		{"a", "one line of text", "those are .shp"},
		{"a.bin", strings.Repeat("x", 10_000) + "\n1,2", "those are .shp"},
	} {
		files := fstest.MapFS{test.name: {Data: []byte(test.content)}}
		if got, err := Of(files, test.name); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s is %q with error %v, want one with %q", test.name, got, err, test.want)
		}
	}
	if _, err := Of(fstest.MapFS{}, "a.json"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the error of a missing file is %v", err)
	}
}

func TestReadFile(t *testing.T) {
	files := fstest.MapFS{
		"plain":  {Data: []byte("text")},
		"packed": {Data: []byte(packed(t, "text"))},
		"cut":    {Data: []byte(packed(t, "text")[:12])},
	}
	for _, name := range []string{"plain", "packed"} {
		if data, err := ReadFile(files, name); err != nil || string(data) != "text" {
			t.Errorf("%s is %q, %v", name, data, err)
		}
	}
	if data, err := ReadFile(files, "cut"); err == nil || !strings.HasPrefix(err.Error(), "cut: ") {
		t.Errorf("a file that was cut gives %q, %v", data, err)
	}
}

func FuzzOf(f *testing.F) {
	f.Add([]byte(`{"type": "Topology"}`))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("a,b\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"a", "a.json", "a.zip"} {
			// Nothing but an answer is asked for.
			found, err := Of(fstest.MapFS{name: {Data: data}}, name)
			if err == nil && found == Unknown {
				t.Errorf("%s: neither a format nor an error", name)
			}
		}
	})
}

func TestByEnding(t *testing.T) {
	for name, want := range map[string]Format{
		"a.shp": Shapefile, "folder/A.GeoJSON.gz": GeoJSON, "a.tsv": Delimited, "a.kmz": KML, "a.zip": Unknown, "a.svg": Unknown, "a": Unknown, "": Unknown,
	} {
		if got := ByEnding(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
