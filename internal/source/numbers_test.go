package source

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/postgis"
)

// TestTableOfSeveral reads the table of an archive that is asked for.
func TestTableOfSeveral(t *testing.T) {
	files := fstest.MapFS{"t.zip": zipOf(t, "2023/pop.csv", "k\nold\n", "2024/pop.csv", "k\nnew\n", "area.json", `[{"k": "area"}]`, "readme.txt", "x")}
	for _, tt := range []struct{ object, want, fault string }{
		{"area", "area", ""}, {"area.json", "area", ""}, {"2024/pop.csv", "new", ""}, {"2023/POP", "old", ""},
		{"", "", `3 tables in place of one, choose one with "object": 2023/pop.csv, 2024/pop.csv, area.json`},
		{"pop", "", `2 tables in place of one`},
		{"areas.json", "", `object "areas.json" not found, did you mean "area.json"?; the archive has 2023/pop.csv, 2024/pop.csv, area.json, readme.txt`},
		{"readme", "", `object "readme" not found`},
	} {
		s, err := Open(context.Background(), Request{Src: "t.zip", Table: true, Object: tt.object}, Options{Files: files})
		if tt.fault != "" {
			if err == nil || !strings.Contains(err.Error(), tt.fault) {
				t.Errorf("%q: %v", tt.object, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", tt.object, err)
			continue
		}
		data, err := ReadAll(context.Background(), s)
		if err != nil || len(data.Features) != 1 || data.Features[0].Record.Values[0].String() != tt.want {
			t.Errorf("%q: %v, %v", tt.object, data, err)
		}
	}
}

// TestNumeralsInTables reads numbers as people write them in tables of all
// formats, and what their columns are asked to be.
func TestNumeralsInTables(t *testing.T) {
	files := fstest.MapFS{
		"t.csv":  {Data: []byte("k,n,lon,lat\na,\"8,804,190\",1,2\nb,900,3,4\n")},
		"t.tsv":  {Data: []byte("k\tn\tlon\tlat\na\t8,804,190\t1\t2\nb\t900\t3\t4\n")},
		"t.json": {Data: []byte(`[{"k": "a", "n": "8,804,190"}, {"k": "b", "n": 900}]`)},
	}
	for src := range files {
		for types, want := range map[numerals.Types]layers.Value{"": layers.Number(8804190), numerals.TypesOf(map[string]layers.ColumnType{"n": "text"}): layers.Text("8,804,190")} {
			for _, table := range []bool{true, false} {
				if !table && src == "t.json" {
					continue
				}
				s, err := Open(context.Background(), Request{Src: src, Table: table, Types: types}, Options{Files: files})
				if err != nil {
					t.Fatal(err)
				}
				data, err := ReadAll(context.Background(), s)
				if err != nil {
					t.Fatalf("%s: %v", src, err)
				}
				if got := data.Features[0].Record.Values[1]; got != want {
					t.Errorf("%s %q, table %v: got %v, want %v", src, types, table, got, want)
				}
				if told := data.Info.Warnings; (len(told) > 0) != (want.Kind() == layers.KindNumber) {
					t.Errorf("%s %q, table %v: told %q", src, types, table, told)
				}
			}
		}
	}
}

// TestTypesWhereTheyMeanNothing refuses them.
func TestTypesWhereTheyMeanNothing(t *testing.T) {
	files := fstest.MapFS{"a.geojson": {Data: []byte(`{"type": "FeatureCollection", "features": []}`)}, "t.json": {Data: []byte(`{"type": "FeatureCollection", "features": []}`)},
		"a.kml": {Data: []byte(`<kml><Document/></kml>`)}}
	for _, src := range []string{"a.geojson", "t.json", "a.kml", "builtin:land", "postgis:dbname=x"} {
		_, err := Open(context.Background(), Request{Src: src, Types: numerals.TypesOf(map[string]layers.ColumnType{"a": "text"})}, Options{Files: files, Database: postgis.Open})
		if err == nil || !strings.Contains(err.Error(), `"types" is for tables and dBase files`) {
			t.Errorf("%s: %v", src, err)
		}
	}
}
