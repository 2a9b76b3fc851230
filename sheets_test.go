package kartograph

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// TestSpreadsheets draws points from a sheet and joins a table that is one, to
// features that have the codes as the sheet shows them.
func TestSpreadsheets(t *testing.T) {
	files := fstest.MapFS{}
	for _, name := range []string{"openpyxl.xlsx", "calc.xlsx", "calc.ods"} {
		data, err := os.ReadFile("layers/spreadsheet/testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	files["codes.csv"] = &fstest.MapFile{Data: []byte("fips,lon,lat\n01001,0,0\n02002,1,1\n09999,2,2\n")}
	for name := range files {
		if name == "codes.csv" {
			continue
		}
		cfg, err := Parse("m.json", []byte(`{"layers": {
			"points": {"src": "`+name+`", "sheet": "Data", "skip": 2, "attributes": ["town"]},
			"joined": {"src": "codes.csv", "attributes": ["fips", "share"],
				"data": {"src": "`+name+`", "sheet": 2, "skip": 2, "key": "code", "on": "fips", "columns": ["share"]}}}}`))
		if err != nil {
			t.Fatal(err)
		}
		m, err := Build(context.Background(), cfg, Options{Files: files})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var b bytes.Buffer
		if _, err := m.Write(&b, WriteOptions{}); err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{`data-town="padded"`, `data-fips="01001" data-share="12.5"`, `data-fips="02002" data-share="7"`, `data-fips="09999"/>`} {
			if !strings.Contains(b.String(), want) {
				t.Errorf("%s: the map has no %s", name, want)
			}
		}
		told := ""
		for _, w := range m.Warnings {
			told += w.Text + "\n"
		}
		for _, want := range []string{"cells in percent", "1 of 3 features have no row in the table; fips is \"09999\"", "1 of 3 rows belong to no feature; code is \"30003\""} {
			if !strings.Contains(told, want) {
				t.Errorf("%s: told %q, want %q", name, told, want)
			}
		}
	}
}
