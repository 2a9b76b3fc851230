package contents

import (
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

func column(values ...layers.Value) []layers.Feature {
	schema := layers.NewSchema([]string{"c"})
	var all []layers.Feature
	for _, v := range values {
		all = append(all, layers.Feature{Record: layers.Record{Schema: schema, Values: []layers.Value{v}}})
	}
	return all
}

func TestTypes(t *testing.T) {
	number, text := layers.Number, layers.Text
	for _, c := range []struct {
		name   string
		values []layers.Value
		want   string
	}{
		{"none", nil, "empty"},
		{"nulls", []layers.Value{{}}, "empty"},
		{"numbers", []layers.Value{number(1), {}, number(2.5)}, "number"},
		{"a written zero", []layers.Value{number(9.5), text("9.0"), text("-0.50"), text("10.10")}, "number"},
		{"written zeros alone", []layers.Value{text("1.0"), text("2.0")}, "number"},
		{"codes", []layers.Value{text("007"), text("01.0"), text("1e5"), text("12E3"), text(".5"), text("5.")}, "text"},
		{"codes beside numbers", []layers.Value{number(7), text("007")}, "mixed"},
		{"numbers that are asked for as texts", []layers.Value{text("9.0"), text("15.4")}, "text"},
		{"words", []layers.Value{text("a"), text("1.2.3")}, "text"},
		{"truth", []layers.Value{layers.Bool(true)}, "boolean"},
	} {
		if got := Of("c", column(c.values...)); got.Type != c.want {
			t.Errorf("%s: %+v, want %s", c.name, got, c.want)
		}
	}
}

func TestCounts(t *testing.T) {
	got := Of("c", column(layers.Text("a"), layers.Value{}, layers.Text("b"), layers.Text("a")))
	if got.Nulls != 1 || got.Distinct != 2 || len(got.Samples) != 2 {
		t.Errorf("%+v", got)
	}
	if got := Of("d", column(layers.Text("a"))); got.Nulls != 1 || got.Type != "empty" {
		t.Errorf("a column that is not there is %+v", got)
	}
}
