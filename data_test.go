package kartograph

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jonas-p/go-shp"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/filter"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// townSource gives points with these codes, in a column "code", and a column
// "name" with their lower case.
func townSource(codes ...string) layers.Source {
	schema := layers.NewSchema([]string{"code", "name"})
	var features []layers.Feature
	for i, code := range codes {
		values := []layers.Value{{}, layers.Text(strings.ToLower(code))}
		if code != "" {
			values[0] = layers.Text(code)
		}
		features = append(features, layers.Feature{
			Geometry: geom.NewPointFlat(geom.XY, []float64{float64(i), 50}),
			Record:   layers.Record{Schema: schema, Values: values},
		})
	}
	return layers.NewMemory("towns", schema, features)
}

// joinTowns joins a table to towns and returns the layer.
func joinTowns(t *testing.T, file, text string, spec config.DataJoin, codes ...string) (*readLayer, error) {
	t.Helper()
	spec.Src = file
	cfg := &Config{Layers: []config.Layer{{ID: "towns", Source: townSource(codes...), Data: []config.DataJoin{spec}}}}
	files := memoryFiles(map[string]string{file: text})
	read, _, err := readLayers(context.Background(), cfg, Options{Files: files, Sources: NewSources(files)})
	if err != nil {
		return nil, err
	}
	return read[0], nil
}

// column lists a column of all features, nulls as "-".
func column(l *readLayer, name string) []string {
	var cells []string
	for _, f := range l.kept {
		v, ok := f.Record.Get(name)
		switch {
		case !ok:
			cells = append(cells, "no column")
		case v.IsNull():
			cells = append(cells, "-")
		default:
			cells = append(cells, v.String())
		}
	}
	return cells
}

func TestJoinData(t *testing.T) {
	tests := []struct {
		name, file, text string
		spec             config.DataJoin
		codes            []string
		column           string
		want             []string
	}{
		{"csv", "t.csv", "iso,pop\nA,1\nB,2\n", config.DataJoin{Key: "iso", On: "code"}, []string{"B", "A"}, "pop", []string{"2", "1"}},
		{"on is key", "t.csv", "code,pop\nA,1\nB,2\n", config.DataJoin{Key: "code"}, []string{"B", "A"}, "pop", []string{"2", "1"}},
		{"tabulators", "t.tsv", "iso\tpop\nA\t1\n", config.DataJoin{Key: "iso", On: "code"}, []string{"A"}, "pop", []string{"1"}},
		{"json", "t.json", `[{"iso": "A", "pop": 1}, {"iso": "B"}]`, config.DataJoin{Key: "iso", On: "code"}, []string{"A", "B"}, "pop", []string{"1", "-"}},
		{"leading zeros", "t.csv", "iso,pop\n01,1\n1,2\n", config.DataJoin{Key: "iso", On: "code"}, []string{"1", "01"}, "pop", []string{"2", "1"}},
		{"leading zeros of values", "t.csv", "iso,nuts\nA,0042\n", config.DataJoin{Key: "iso", On: "code"}, []string{"A"}, "nuts", []string{"0042"}},
		{"numbers and texts", "t.json", `[{"iso": 12, "pop": 0}]`, config.DataJoin{Key: "iso", On: "code"}, []string{"12"}, "pop", []string{"0"}},
		{"blanks", "t.json", `[{"iso": " A ", "pop": 1}]`, config.DataJoin{Key: "iso", On: "code"}, []string{"A"}, "pop", []string{"1"}},
		{"many features, one row", "t.csv", "iso,pop\nA,1\n", config.DataJoin{Key: "iso", On: "code"}, []string{"A", "A"}, "pop", []string{"1", "1"}},
		{"no row", "t.csv", "iso,pop\nA,1\n", config.DataJoin{Key: "iso", On: "code"}, []string{"A", "B", ""}, "pop", []string{"1", "-", "-"}},
		{"only the named", "t.csv", "iso,pop,area\nA,1,2\n", config.DataJoin{Key: "iso", On: "code", Columns: []string{"area"}}, []string{"A"}, "pop", []string{"no column"}},
		{"own column kept", "t.csv", "iso,name\nA,Aachen\n", config.DataJoin{Key: "iso", On: "code"}, []string{"A"}, "name", []string{"a"}},
		{"own column replaced", "t.csv", "iso,name\nA,Aachen\n", config.DataJoin{Key: "iso", On: "code", Columns: []string{"name"}}, []string{"A", "B"}, "name", []string{"Aachen", "b"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			l, err := joinTowns(t, test.file, test.text, test.spec, test.codes...)
			if err != nil {
				t.Fatal(err)
			}
			if got := column(l, test.column); !slices.Equal(got, test.want) {
				t.Errorf("%s is %q, want %q", test.column, got, test.want)
			}
		})
	}
}

func TestJoinDataErrors(t *testing.T) {
	tests := []struct {
		name, file, text string
		spec             config.DataJoin
		want             string
	}{
		{"key", "t.csv", "iso,pop\nA,1\n", config.DataJoin{Key: "iso3", On: "code"}, `data.key: t.csv: column "iso3" not found, did you mean "iso"?`},
		{"on", "t.csv", "iso,pop\nA,1\n", config.DataJoin{Key: "iso"}, `data.on: column "iso" not found; the columns are code, name`},
		{"columns", "t.csv", "iso,pop\nA,1\n", config.DataJoin{Key: "iso", On: "code", Columns: []string{"popp"}}, `data.columns: t.csv: column "popp" not found, did you mean "pop"?`},
		{"twice", "t.csv", "iso,pop\nA,1\nB,2\nA,3\n", config.DataJoin{Key: "iso", On: "code"}, `rows 1 and 3 both have the key "A"`},
		{"spreadsheet", "t.xlsx", "PK", config.DataJoin{Key: "iso"}, "t.xlsx: the file is damaged, or no spreadsheet"},
		{"bad JSON", "t.json", `[{"iso": }]`, config.DataJoin{Key: "iso"}, "t.json:1:10"},
		{"ragged", "t.csv", "iso,pop\nA\n", config.DataJoin{Key: "iso"}, "t.csv: line 2"},
		{"dBase", "t.dbf", "xx", config.DataJoin{Key: "iso"}, "t.dbf: "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := joinTowns(t, test.file, test.text, test.spec, "A")
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), `layer "towns"`) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
}

func TestJoinDataWarnings(t *testing.T) {
	tests := []struct {
		name, text string
		codes      []string
		want       []string
	}{
		{"all found", "iso,pop\nA,1\n", []string{"A"}, nil},
		{"both sides", "iso,pop\nA,1\nfra,2\nX,3\n,4\n", []string{"A", "FRA", "ZZ", ""}, []string{
			`layer "towns": data: t.csv: 3 of 4 features have no row in the table (1 have no code); code is "FRA" (did you mean "fra"?), "ZZ"`,
			`layer "towns": data: t.csv: 3 of 4 rows belong to no feature (1 have no iso); iso is "fra" (did you mean "FRA"?), "X"`,
		}},
		{"zeros lost", "iso,pop\n7,1\n", []string{"007"}, []string{`"007" (did you mean "7"?)`, `"7" (did you mean "007"?)`}},
		{"many", "iso,pop\nA,1\n", []string{"A", "B1", "C2", "D3", "E4", "F5"}, []string{`code is "B1", "C2", "D3" and 2 more`}},
		{"word", "iso,pop\nDeutschlnd,1\n", []string{"Deutschland"}, []string{`(did you mean "Deutschlnd"?)`, `(did you mean "Deutschland"?)`}},
		{"own column", "iso,name\nA,Aachen\n", []string{"A"}, []string{`the layer has a column "name" of its own`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			l, err := joinTowns(t, "t.csv", test.text, config.DataJoin{Key: "iso", On: "code"}, test.codes...)
			if err != nil {
				t.Fatal(err)
			}
			if len(l.warnings) != len(test.want) {
				t.Fatalf("warnings %q, want %d", l.warnings, len(test.want))
			}
			for i, w := range l.warnings {
				if !strings.Contains(w.String(), test.want[i]) {
					t.Errorf("warning %q, want %q", w, test.want[i])
				}
			}
		})
	}
}

// The added columns serve filters, attributes and labels, and the source's own
// features stay as they are.
func TestJoinedColumnsAreUsed(t *testing.T) {
	source := townSource("A", "B", "C")
	over, err := filter.FromValue([]any{"pop", ">", 1.0})
	if err != nil {
		t.Fatal(err)
	}
	cfg := &Config{
		Proj:   config.Proj{ID: "lonlat"},
		Bounds: config.Bounds{Mode: "bbox", BBox: config.Degrees{West: -5, South: 45, East: 5, North: 55}},
		Layers: []config.Layer{{
			ID: "towns", Source: source, Filter: over, Data: []config.DataJoin{{Src: "t.csv", Key: "iso", On: "code"}},
			Attributes: config.Attributes{Fields: []config.AttributeField{{Name: "people", Column: "pop"}}},
			Labeling:   &config.Labeling{Key: "long"},
		}},
	}
	files := &countingFS{FS: memoryFiles(map[string]string{"t.csv": "iso,pop,long\nA,1,Aachen\nB,2,Bonn\nC,3,Celle\n"})}
	o := Options{Files: files, Sources: NewSources(files)}
	for range 2 {
		m, err := Build(context.Background(), cfg, o)
		if err != nil {
			t.Fatal(err)
		}
		var attributes, texts []string
		for _, g := range m.Scene().Groups {
			for _, s := range g.Marks {
				for _, a := range s.Attributes {
					attributes = append(attributes, a.Name+"="+a.Value)
				}
				if text := textOf(s); text != nil {
					texts = append(texts, text.Lines...)
				}
			}
		}
		// The features carry them, and their labels.
		if !slices.Equal(attributes, []string{"people=2", "people=3", "people=2", "people=3"}) || !slices.Equal(texts, []string{"Bonn", "Celle"}) {
			t.Errorf("attributes %q, labels %q", attributes, texts)
		}
	}
	for f, err := range source.Features(context.Background()) {
		if err != nil || len(f.Record.Values) != 2 {
			t.Errorf("a feature of the source has become %v, %v", f.Record.Values, err)
		}
	}
	if n := files.opened("t.csv"); n > 4 {
		t.Errorf("two maps open their common table %d times", n)
	}
}

// A table with a row for each year is joined by one of them.
func TestDataFilterAndRepeats(t *testing.T) {
	const table = "iso,year,pop\nA,2020,\"1,000\"\nA,2021,\"2,000,000\"\nB,2020,3\nB,2021,4\n"
	year, err := filter.FromValue([]any{"year", "=", 2020.0})
	if err != nil {
		t.Fatal(err)
	}
	for want, spec := range map[string]config.DataJoin{
		"1000,3":    {Key: "iso", On: "code", Filter: year},
		"2000000,4": {Key: "iso", On: "code", Repeats: config.Repeats{Rule: "latest", By: "year"}},
		"2001000,7": {Key: "iso", On: "code", Repeats: config.Repeats{Rule: "sum"}},
	} {
		l, err := joinTowns(t, "t.csv", table, spec, "A", "B")
		if err != nil || strings.Join(column(l, "pop"), ",") != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	_, err = joinTowns(t, "t.csv", table, config.DataJoin{Key: "iso", On: "code", Repeats: config.Repeats{Rule: "latest", By: "yaer"}}, "A")
	if err == nil || !strings.Contains(err.Error(), `data.repeats: t.csv: column "yaer" not found, did you mean "year"?`) {
		t.Errorf("%v", err)
	}
}

// A comparison with numbers warns where the column stays one of texts.
func TestDoubtfulColumns(t *testing.T) {
	const shapes = `{"type": "FeatureCollection", "features": [
		{"type": "Feature", "properties": {"k": "a", "pop": "8,804,190", "code": "01", "name": "x"}, "geometry": {"type": "Point", "coordinates": [0, 0]}},
		{"type": "Feature", "properties": {"k": "b", "pop": "900", "code": "02", "name": "1,234"}, "geometry": {"type": "Point", "coordinates": [1, 1]}},
		{"type": "Feature", "properties": {"k": "c", "pop": "1 200", "code": "03", "name": "y"}, "geometry": {"type": "Point", "coordinates": [1, 1]}}]}`
	files := memoryFiles(map[string]string{"a.geojson": shapes, "t.csv": "k,n\na,\"1,500\"\nb,007\nc,\"2,500\"\n"})
	for name, tt := range map[string]struct{ layer, style, want string }{
		"a stylesheet":         {``, `#l[pop>1000] { fill: red }`, `column "pop" is compared with numbers, but 2 of its values are texts such as "8,804,190"`},
		"by another name":      {`, "attributes": {"p": "pop"}`, `#l[p>1000] { fill: red }`, `column "pop" is compared`},
		"a filter":             {`, "filter": {"not": ["pop", "<", 1000]}`, ``, `column "pop" is compared`},
		"a joined column":      {`, "data": {"src": "t.csv", "key": "k"}`, `#l[n>1000] { fill: red }`, `column "n" is compared`},
		"a filter of a table":  {`, "data": {"src": "t.csv", "key": "k", "filter": ["n", ">", 5]}`, ``, `data: t.csv: column "n" is compared`},
		"another layer's rule": {``, `#m[pop>1000] { fill: red }`, ""},
		"texts":                {``, `#l[pop="900"][pop*="0,0"] { fill: red } #l[code=1] { fill: red } #l[name>5] { fill: red }`, `column "pop"`},
		"codes and words":      {``, `#l[code=1] { fill: red } #l[name>5] { fill: red }`, ""},
	} {
		sheet, _, err := styles.Parse("s.css", []byte(tt.style))
		if err != nil {
			t.Fatal(err)
		}
		cfg, err := Parse("m.json", []byte(`{"layers": {"l": {"src": "a.geojson"`+tt.layer+`}}}`))
		if err != nil {
			t.Fatal(err)
		}
		m, err := Build(t.Context(), cfg, Options{Files: files, Style: sheet})
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, w := range m.Warnings {
			if strings.Contains(w.Text, "is compared with numbers") {
				found++
				if tt.want == "" || !strings.Contains(w.Text, tt.want) {
					t.Errorf("%s: %s", name, w.Text)
				}
			}
		}
		if want := min(len(tt.want), 1); found != want {
			t.Errorf("%s: %d warnings, want %d: %v", name, found, want, m.Warnings)
		}
	}
}

// A layer that is streamed is warned of as one that is held.
func TestDoubtfulColumnsStreamed(t *testing.T) {
	dir := t.TempDir()
	out, err := shp.Create(filepath.Join(dir, "a.shp"), shp.POINT)
	if err != nil {
		t.Fatal(err)
	}
	if err := out.SetFields([]shp.Field{shp.StringField("pop", 12)}); err != nil {
		t.Fatal(err)
	}
	for i, pop := range []string{"<5", "~1,200", "7", "9"} {
		out.Write(&shp.Point{X: float64(i), Y: 1})
		if err := out.WriteAttribute(i, 0, pop); err != nil {
			t.Fatal(err)
		}
	}
	out.Close()
	// The writer leaves the point out of the table's name.
	if err := os.Rename(filepath.Join(dir, "adbf"), filepath.Join(dir, "a.dbf")); err != nil {
		t.Fatal(err)
	}
	cfg, err := Parse("m.json", []byte(`{"layers": {"l": {"src": "a.shp", "filter": ["pop", "<", 8]}}}`))
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Files: os.DirFS(dir)}
	for name, o := range map[string]Options{"held": holdsAll(o), "streamed": streamsAll(o)} {
		m, err := Build(t.Context(), cfg, o)
		if err != nil {
			t.Fatal(err)
		}
		told := fmt.Sprint(m.Warnings)
		if want := `column "pop" is compared with numbers, but 2 of its values are texts such as "<5"`; !strings.Contains(told, want) {
			t.Errorf("%s: told %s, want %s", name, told, want)
		}
	}
}
