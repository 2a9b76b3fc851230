package config

import (
	"strings"
	"testing"
)

// TestPlaceJoins reads joins by place in all their forms.
func TestPlaceJoins(t *testing.T) {
	l := parseLayer(t, `"data": [{"within": "b", "count": "n", "sum": ["a", "b"], "mean": {"m": "c"}, "min": "d"}, {"nearest": "b", "distance": "km", "max-distance": 5}]`)
	var got []string
	for _, g := range l.Data[0].Gathered() {
		got = append(got, g.How+" "+g.Name+" "+g.Column)
	}
	if want := "count n , sum a a, sum b b, mean m c, min d d"; strings.Join(got, ", ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
	j := l.Data[1]
	if j.Nearest != "b" {
		t.Errorf("nearest is %q, want %q", j.Nearest, "b")
	}
	if j.Distance != "km" || j.MaxDistance != 5 {
		t.Errorf("the column is %q and the bound %g, want %q and 5", j.Distance, j.MaxDistance, "km")
	}
	if j.Layer() != "b" {
		t.Errorf("joined to %q, want %q", j.Layer(), "b")
	}
	if j.Gathers() {
		t.Error("a join with the nearest feature gathers")
	}
}

// TestWrongPlaceJoins has a message for each mistake.
func TestWrongPlaceJoins(t *testing.T) {
	for data, want := range map[string]string{
		`{}`:                                       `m.json:1:53: layers.a.data: the key "src" is missing; want a file name; or "within" or "nearest" with a layer's id`,
		`{"src": "t.csv"}`:                         `the key "key" is missing`,
		`{"within": "bb"}`:                         `layers.a.data.within: there is no layer "bb", did you mean "b"?`,
		`{"nearest": "a"}`:                         `a layer cannot be joined to itself`,
		`{"within": "sea"}`:                        `special`,
		`{"within": "b", "nearest": "b"}`:          `a join has within and nearest; it takes one of them`,
		`{"within": "b", "src": "t.csv"}`:          `a join has src and within`,
		`{"within": "b", "sum": "v", "mean": "v"}`: `layers.a.data.mean: two columns are called "v"`,
		`{"within": "b", "count": "n", "columns": ["x"]}`: `a list of joins takes both`,
		`{"within": "c"}`:                     `goes in a circle: `,
		`[{"within": "b"}, {"nearest": "x"}]`: `layers.a.data[1].nearest: there is no layer "x"`,
		`{"within": "b", "cuont": "n"}`:       `unknown key, did you mean "count"?`,
		`{"within": "b", "sum": 5}`:           `want a column`,
		`5`:                                   `want a mapping`,
	} {
		_, err := Parse("m.json", []byte(`{"layers": {"b": {"src": "b.csv"}, "a": {"src": "a.json", "data": `+data+`}, "c": {"src": "c.json", "data": {"within": "a"}}, "sea": {"special": "sea"}}}`))
		if err == nil || !strings.Contains(err.Error(), strings.TrimPrefix(want, "m.json:1:53: ")) {
			t.Errorf("%s: %v, want %s", data, err, want)
		}
	}
	for data, want := range map[string]string{
		`{"within": "b", "key": "x"}`:                `layers.a.data.key: ignored: it belongs to joins with a table`,
		`{"within": "b", "distance": "km"}`:          `layers.a.data.distance: ignored: it belongs to joins with "nearest"`,
		`{"nearest": "b", "count": "n"}`:             `layers.a.data.count: ignored: it belongs to joins with "within"`,
		`[{"src": "t.csv", "key": "k", "sum": "v"}]`: `layers.a.data[0].sum: ignored: it belongs to joins with "within" or "nearest"`,
	} {
		cfg := parseText(t, "m.json", `{"layers": {"b": {"src": "b.csv"}, "a": {"src": "a.json", "data": `+data+`}}}`)
		found := false
		for _, w := range cfg.Warnings {
			found = found || strings.Contains(w.String(), want)
		}
		if !found {
			t.Errorf("%s: %v, want %s", data, cfg.Warnings, want)
		}
	}
}
