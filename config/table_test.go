package config

import (
	"reflect"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

// TestTableKeys reads the keys that say how a table is read and joined.
func TestTableKeys(t *testing.T) {
	l := parseLayer(t, `"header": false, "types": {"a": "Text", "b": "decimal-comma"}, "data": {"src": "t.csv", "key": "k", "header": "no", "object": "o",
		"types": {"c": "number"}, "filter": {"year": 2024}, "repeats": {"latest": "month"}}`)
	want := map[string]layers.ColumnType{"a": "text", "b": "decimal-comma"}
	if !l.Table.Headless || !reflect.DeepEqual(l.Types, want) {
		t.Errorf("%v, %v", l.Table.Headless, l.Types)
	}
	d := l.Data[0]
	if d.Filter == nil {
		t.Error("the filter is missing")
	}
	d.Filter = nil
	if want := (DataJoin{Src: "t.csv", Key: "k", Headless: true, Object: "o", Types: map[string]layers.ColumnType{"c": "number"}, Repeats: Repeats{"latest", "month"}}); !reflect.DeepEqual(d, want) {
		t.Errorf("got %+v, want %+v", d, want)
	}
	for _, rule := range repeatRules() {
		if got := parseLayer(t, `"data": {"src": "t.csv", "key": "k", "repeats": "`+string(rule)+`"}`).Data[0].Repeats; got != (Repeats{Rule: rule}) {
			t.Errorf("%s: %v", rule, got)
		}
	}
}

// TestWrongTableKeys has a suggestion for each wrong word.
func TestWrongTableKeys(t *testing.T) {
	for keys, want := range map[string]string{
		`"types": {"a": "nubmer"}`:                 `layers.a.types.a: unknown value "nubmer", did you mean "number"?`,
		`"types": "text"`:                          `want a mapping from column to type`,
		`"header": 5`:                              `layers.a.header: found the number 5, want true or false`,
		`"data": {"repeats": "frist"}`:             `unknown value "frist", did you mean "first"?`,
		`"data": {"repeats": "latest"}`:            `"latest" needs a column: {"latest": "year"}`,
		`"data": {"repeats": {"lastest": "year"}}`: `unknown rule "lastest", did you mean "latest"?`,
		`"data": {"repeats": {}}`:                  `or {"latest": column} or {"earliest": column}`,
		`"data": {"filter": ["year", "=="]}`:       `a condition has three parts`,
		`"data": {"fliter": ["year", "==", 1]}`:    `unknown key, did you mean "filter"?`,
	} {
		_, err := Parse("m.json", []byte(`{"layers": {"a": {"src": "a.csv", `+keys+`}}}`))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", keys, err, want)
		}
	}
	for _, r := range []Repeats{{Rule: "latest"}, {Rule: "first", By: "year"}, {Rule: "newest"}, {By: "year"}} {
		cfg := &Config{Layers: []Layer{{ID: "a", Src: "a.csv", Data: []DataJoin{{Src: "t.csv", Key: "k", Repeats: r}}}}}
		if err := cfg.Validate(); err == nil || !strings.Contains(err.Error(), "layers.a.data.repeats") {
			t.Errorf("%v: %v", r, err)
		}
	}
}
