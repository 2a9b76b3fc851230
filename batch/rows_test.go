package batch

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/styles"
)

func TestRowsOfAllKinds(t *testing.T) {
	folder := batchFolder(t, map[string]string{
		"t.csv":  "code,n\n007,1\nx,2\n",
		"t.tsv":  "code\tn\n007\t1\nx\t2\n",
		"t.json": `[{"code": "007", "n": 1}, {"code": "x", "n": 2, "size": {"w": 5}}]`,
		"t.geojson": `{"type": "FeatureCollection", "features": [
			{"type": "Feature", "properties": {"code": "007", "n": 1}, "geometry": {"type": "Point", "coordinates": [3, 4]}},
			{"type": "Feature", "properties": {"code": "x", "n": 2}, "geometry": {"type": "Point", "coordinates": [1, 2]}}]}`,
	})
	sheet, err := os.ReadFile("../layers/spreadsheet/testdata/calc.ods")
	if err != nil {
		t.Fatal(err)
	}
	write(t, folder, "t.ods", string(sheet))
	cases := []struct{ name, text, want string }{
		{"spreadsheet", "each: {table: t.ods, sheet: \"2020\", columns: [a, b]}\nmatrix: {code: [x], n: [3]}", "x-3"},
		{"list", `each: [{code: "007", n: 1}, {code: x, n: 2}]`, "007-1 x-2"},
		{"csv", "each: t.csv", "007-1 x-2"},
		{"tsv", "each: t.tsv", "007-1 x-2"},
		{"json", "each: t.json", "007-1 x-2"},
		{"layer", "each: {layer: t.geojson}", "007-1 x-2"},
		{"columns", "each: {layer: t.geojson, columns: [n, code]}", "007-1 x-2"},
		{"filter", "each: {layer: t.geojson, filter: {n: 2}}", "x-2"},
		{"filtered table", "each: {table: t.csv, filter: [n, '>', 1]}", "x-2"},
		{"filtered json", "each: {table: t.json, filter: [n, '>', 1]}", "x-2"},
		{"when", "each: t.csv\nwhen: {n: 1}", "007-1"},
		{"matrix", "matrix: {code: [a, b], n: [1, 2]}", "a-1 a-2 b-1 b-2"},
		{"when as an expression", "each: t.csv\nwhen: n + 1 = 2", "007-1"},
		{"when on the matrix", "each: t.csv\nmatrix: {w: [1, 2]}\nwhen: [w, '>', 1]", "007-1 x-2"},
		{"a mapping within", "matrix: {s: [{code: big, n: 9}]}", "big-9"},
	}
	for _, c := range cases {
		output := "\noutput: ${code}-${n}.svg\n"
		if c.name == "a mapping within" {
			output = "\noutput: ${s.code}-${s.n}.svg\n"
		}
		spec, err := Parse("b.yaml", []byte(c.text+output+"map: {layers: {sea: {special: sea}}}"))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		plan, err := Plan(context.Background(), spec, batchOptions(folder))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var names []string
		for m := range plan.Maps() {
			names = append(names, strings.TrimSuffix(m.Output, ".svg"))
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestBatchFileMistakes(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"no output", "map: a.json", `b.yaml:1:1: the key "output" is missing`},
		{"no map", "output: a.svg", `the key "map" is missing`},
		{"unknown key", "map: a.json\noutput: a.svg\neech: [{a: 1}]", `b.yaml:3:1: eech: unknown key, did you mean "each"?`},
		{"map is a list", "map: [1]\noutput: a.svg", "b.yaml:1:6: map: found a list of 1 entry, want a config or the name of its file"},
		{"row is no mapping", "map: a.json\noutput: a.svg\neach: [1, {a: 1}]", "b.yaml:3:8: each[0]: found the number 1; a row is a mapping"},
		{"no rows", "map: a.json\noutput: a.svg\neach: []", "b.yaml:3:7: each: there are no rows"},
		{"each of nothing", "map: a.json\noutput: a.svg\neach: {columns: [a]}", "b.yaml:3:7: each: want either a layer or a table"},
		{"each of both", "map: a.json\noutput: a.svg\neach: {layer: a.shp, table: a.csv}", "want either a layer or a table"},
		{"matrix value", "map: a.json\noutput: a.svg\nmatrix: {w: 1}", "b.yaml:3:13: matrix.w: found the number 1, want a list of values"},
		{"when", "map: a.json\noutput: a.svg\nwhen: [a, b]", "b.yaml:3:7: when: a condition has three parts"},
		{"table that is not there", "map: a.json\noutput: a.svg\neach: none.csv", "b.yaml:3:7: each: none.csv: file does not exist"},
		{"layer's column", "map: a.json\noutput: a.svg\neach: {layer: data/ne_110m_countries.shp, columns: [ISOA3]}",
			"b.yaml:3:7: each: columns: column \"ISOA3\" not found, did you mean"},
		{"when as a wrong expression", "map: a.json\noutput: a.svg\nwhen: 'a >> 5'", "b.yaml:3:7: when: 1:4: found >: want a value"},
		{"a column of an expression", "map: a.json\noutput: ${a}.svg\neach: [{a: 1}]\nwhen: a = 1 or bb > 5", "b.yaml:4:7: when: 1:10: column \"bb\" not found"},
		{"when's column", "map: a.json\noutput: ${a}.svg\neach: [{a: 1}]\nwhen: {b: 1}", "b.yaml:4:7: when: column \"b\" not found"},
		{"matrix and rows", "map: a.json\noutput: ${a}.svg\neach: [{a: 1}]\nmatrix: {a: [1]}", "b.yaml:4:10: matrix.a: the rows of `each` have a column of the same name"},
		{"a matrix too large", "map: a.json\noutput: ${a}.svg\nmatrix: {a: [1,2,3,4,5,6,7,8,9,0], b: [1,2,3,4,5,6,7,8,9,0], c: [1,2,3,4,5,6,7,8,9,0], d: [1,2,3,4,5,6,7,8,9,0], " +
			"e: [1,2,3,4,5,6,7,8,9,0], f: [1,2,3,4,5,6,7,8,9,0], g: [1,2,3,4,5,6,7,8,9,0], h: [1,2,3,4,5,6,7,8,9,0]}", "make more than 10000000 maps"},
		{"no config", "map: none.json\noutput: ${a}.svg\neach: [{a: 1}]", "b.yaml:1:6: map: none.json: file does not exist"},
		{"placeholder of the config", "output: ${a}.svg\neach: [{a: 1}]\nmap: {title: \"${b}\", layers: {s: {special: sea}}}",
			"b.yaml:3:14: nothing is called ${b}; there is a"},
		{"placeholder of the style", "output: ${a}.svg\nstyle: ${b}.css\neach: [{a: 1}]\nmap: {layers: {s: {special: sea}}}", "b.yaml:2:8: nothing is called ${b}"},
	}
	for _, c := range cases {
		spec, err := Parse("b.yaml", []byte(c.text))
		if err == nil {
			_, err = Plan(context.Background(), spec, Options{Options: kartograph.Options{Files: os.DirFS("../testdata")}})
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error is\n%v\nwant\n%s", c.name, err, c.want)
		}
	}
}

// A plan of many maps keeps what they are made of, and neither rows nor names.
func TestPlansAreSmall(t *testing.T) {
	var values strings.Builder
	for i := range 400 {
		fmt.Fprintf(&values, "%d,", i)
	}
	list := "[" + strings.TrimSuffix(values.String(), ",") + "]"
	spec, err := Parse("b.yaml", []byte("matrix: {a: "+list+", b: "+list+"}\noutput: ${a}/${b}.svg\nmap: {layers: {sea: {special: sea}}}"))
	if err != nil {
		t.Fatal(err)
	}
	before := pace.InUse()
	plan, err := Plan(context.Background(), spec, Options{})
	if err != nil {
		t.Fatal(err)
	}
	kept := pace.InUse() - before
	for try := 0; try < 3 && kept > 1<<20; try++ { // what other tests have left behind may be at work
		time.Sleep(100 * time.Millisecond)
		kept = min(kept, pace.InUse()-before)
	}
	if kept > 1<<20 {
		t.Errorf("a plan of %d maps keeps %d bytes", plan.Len(), kept)
	}
	last := PlannedMap{}
	for m := range plan.Maps() {
		last = m
	}
	b, _ := last.Row.Get("b")
	if plan.Len() != 160_000 || last.Output != "399/399.svg" || b.String() != "399" {
		t.Errorf("%d maps, the last is %+v", plan.Len(), last)
	}
}

// A stylesheet that would have no effect is not passed over.
func TestStyleOfTheOptions(t *testing.T) {
	spec, err := Parse("b.yaml", []byte("output: a.svg\nmap: {layers: {sea: {special: sea}}}"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Plan(context.Background(), spec, Options{Options: kartograph.Options{Style: &styles.Sheet{}}}); err == nil {
		t.Error("Options.Style is passed over")
	}
}

// Planning ends when its context does, whatever the rows come from.
func TestPlanningHeedsItsContext(t *testing.T) {
	folder := batchFolder(t, map[string]string{"t.csv": "a\n1\n", "t.json": `[{"a": 1}]`, "t.geojson": `{"type": "FeatureCollection", "features": []}`})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, each := range []string{"t.csv", "t.json", "{layer: t.geojson}", "[{a: 1}]"} {
		spec, err := Parse("b.yaml", []byte("each: "+each+"\noutput: ${a}.svg\nmap: {layers: {sea: {special: sea}}}"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Plan(ctx, spec, batchOptions(folder)); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error is %v", each, err)
		}
	}
}

// Rows of a program may differ in their columns.
func TestRowsOfAProgram(t *testing.T) {
	text := "output: ${a}.svg\nmap: {title: \"${b}\", layers: {sea: {special: sea}}}\nmatrix: {w: [1, 2]}"
	spec, err := Parse("b.yaml", []byte(strings.Replace(text, "${a}", "${a}-${w}", 1)))
	if err != nil {
		t.Fatal(err)
	}
	one, two := layers.NewSchema([]string{"a"}), layers.NewSchema([]string{"b", "a"})
	records := []layers.Record{
		{Schema: one, Values: []layers.Value{layers.Text("x")}},
		{Schema: two, Values: []layers.Value{layers.Text("title"), layers.Text("y")}},
	}
	failing := errors.New("the program's")
	rows := func(failure error) iter.Seq2[layers.Record, error] {
		return func(yield func(layers.Record, error) bool) {
			for _, r := range records {
				if !yield(r, nil) {
					return
				}
			}
			if failure != nil {
				yield(layers.Record{}, failure)
			}
		}
	}
	plan, err := Plan(context.Background(), spec, Options{Rows: rows(nil)})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for m := range plan.Maps() {
		cfg, err := plan.Config(m)
		if err != nil {
			t.Fatal(err)
		}
		a, _ := m.Row.Get("a")
		w, _ := m.Row.Get("w")
		got = append(got, fmt.Sprintf("%s %d %s %s %q", m.Output, m.Number, a, w, cfg.Title))
	}
	want := []string{`x-1.svg 1 x 1 ""`, `x-2.svg 1 x 2 ""`, `y-1.svg 2 y 1 "title"`, `y-2.svg 2 y 2 "title"`}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if _, err := Plan(context.Background(), spec, Options{Rows: rows(failing)}); !errors.Is(err, failing) {
		t.Errorf("error is %v", err)
	}
	spec.fields.each.table = "t.csv"
	if _, err := Plan(context.Background(), spec, Options{Rows: rows(nil)}); err == nil || !strings.Contains(err.Error(), "the rows come from the program") {
		t.Errorf("rows of both: error is %v", err)
	}
}

func FuzzBatch(f *testing.F) {
	for _, text := range []string{
		"map: {layers: {s: {special: sea}}}\noutput: ${a}.svg\neach: [{a: 1}]\nmatrix: {b: [1, {c: 2}]}\nwhen: {a: 1}",
		`{"map": "a.json", "output": "x/${a}.svg", "each": {"table": "t.csv", "columns": ["a"]}}`,
		"map: {title: $${a}}\noutput: ../${a}\neach: {layer: a.shp, filter: [a, in, [1]]}",
	} {
		f.Add(text)
	}
	files := os.DirFS(f.TempDir())
	f.Fuzz(func(_ *testing.T, text string) {
		spec, err := Parse("b", []byte(text))
		if err != nil {
			return
		}
		plan, err := Plan(context.Background(), spec, Options{Options: kartograph.Options{Files: files}})
		if err != nil {
			return
		}
		for m := range plan.Maps() {
			if err := checkOutputName(m.Output); err != nil {
				panic(err)
			}
		}
	})
}
