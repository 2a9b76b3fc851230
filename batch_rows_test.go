package kartograph

import (
	"context"
	"os"
	"strings"
	"testing"
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
	cases := []struct{ name, text, want string }{
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
		{"when on the matrix", "each: t.csv\nmatrix: {w: [1, 2]}\nwhen: [w, '>', 1]", "007-1 x-2"},
		{"a mapping within", "matrix: {s: [{code: big, n: 9}]}", "big-9"},
	}
	for _, c := range cases {
		output := "\noutput: ${code}-${n}.svg\n"
		if c.name == "a mapping within" {
			output = "\noutput: ${s.code}-${s.n}.svg\n"
		}
		spec, err := ParseBatch("b.yaml", []byte(c.text+output+"map: {layers: {sea: {special: sea}}}"))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		plan, err := PlanBatch(context.Background(), spec, batchOptions(folder))
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
		spec, err := ParseBatch("b.yaml", []byte(c.text))
		if err == nil {
			_, err = PlanBatch(context.Background(), spec, BatchOptions{Options: Options{Files: os.DirFS("testdata")}})
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error is\n%v\nwant\n%s", c.name, err, c.want)
		}
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
		spec, err := ParseBatch("b", []byte(text))
		if err != nil {
			return
		}
		plan, err := PlanBatch(context.Background(), spec, BatchOptions{Options: Options{Files: files}})
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
