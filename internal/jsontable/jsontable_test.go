package jsontable

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, test := range []struct {
		name, text    string
		columns, rows []string
	}{
		{"array", `[{"iso": "FRA", "pop": 68}, {"iso": "ESP", "name": "Spain"}]`, []string{"iso", "pop", "name"}, []string{"FRA|68|", "ESP||Spain"}},
		{"lines", "{\"id\": \"007\"}\n{\"id\": 7}\n", []string{"id"}, []string{"007", "7"}},
		{"empty", " [] ", nil, nil},
		{"values", `[{"a": null, "b": false, "c": 0, "d": [1, {"x": 2}], "e": 12345678901234567890}]`,
			[]string{"a", "b", "c", "d", "e"}, []string{`|false|0|[1,{"x":2}]|12345678901234567890`}},
		{"byte order mark", "\xEF\xBB\xBF[{\"a\": 1}]", []string{"a"}, []string{"1"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			schema, records, _, err := Parse(t.Context(), "t.json", []byte(test.text), Options{})
			if err != nil || !slices.Equal(schema.Columns(), test.columns) {
				t.Fatalf("columns %q, %v; want %q", schema.Columns(), err, test.columns)
			}
			var rows []string
			for _, r := range records {
				var cells []string
				for _, c := range schema.Columns() {
					v, _ := r.Get(c)
					cells = append(cells, v.String())
				}
				rows = append(rows, strings.Join(cells, "|"))
			}
			if !slices.Equal(rows, test.rows) {
				t.Errorf("rows %q, want %q", rows, test.rows)
			}
		})
	}
}

func TestParseErrors(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"nothing", "", "t.json:1:1"},
		{"a number", "12", "a row of a table is an object"},
		{"rows of numbers", "[1, 2]", "t.json:1:2: row 1: a row"},
		{"cut", "[{\"a\": 1},\n {\"a\"", "t.json:2:"},
		{"something after", "[{}] []", "expected nothing after"},
	} {
		if _, _, _, err := Parse(t.Context(), "t.json", []byte(test.text), Options{}); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want one with %q", test.name, err, test.want)
		}
	}
}

// TestUnusableRows puts each row among good ones.
func TestUnusableRows(t *testing.T) {
	for _, row := range []string{"null", "17", `"a note"`, "[1, 2]", `{"a": }`, `{"a": undefined}`} {
		text := `[{"a": 1}, ` + row + `, {"a": 3}]`
		_, records, warnings, err := Parse(t.Context(), "t.json", []byte(text), Options{})
		if err != nil {
			t.Errorf("%s: %v", row, err)
		}
		if len(records) != 2 {
			t.Errorf("%s: %d records, want 2", row, len(records))
		}
		if len(warnings) != 1 {
			t.Errorf("%s: %d warnings, want 1: %q", row, len(warnings), warnings)
		} else if !strings.HasPrefix(warnings[0], "rows skipped for content that cannot be read: 1 (row 2: ") {
			t.Errorf("%s: the warning is %q", row, warnings[0])
		}
		if _, _, _, err := Parse(t.Context(), "t.json", []byte(text), Options{Strict: true}); err == nil || !strings.HasPrefix(err.Error(), "t.json:1:12: row 2: ") && !strings.HasPrefix(err.Error(), "t.json:1:18: row 2: ") {
			t.Errorf("%s, strict: %v", row, err)
		}
	}
}

// A small text cannot ask for gigabytes by naming a late column in every row.
func TestParseLimitsMemory(t *testing.T) {
	var text strings.Builder
	text.WriteString("{")
	for i := range 4000 {
		fmt.Fprintf(&text, `"c%d":0,`, i)
	}
	text.WriteString(`"z":0}`)
	text.WriteString(strings.Repeat(`{"z":1}`, 100_000))
	if _, _, _, err := Parse(t.Context(), "t.json", []byte(text.String()), Options{}); err == nil || !strings.Contains(err.Error(), "too many different properties") {
		t.Errorf("error %v", err)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{`[{"a": 1}, {"b": [1]}]`, "{\"a\":1}\n{\"a\":2}", "[", "\xEF\xBB\xBF{}"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		schema, records, _, err := Parse(t.Context(), "t", text, Options{})
		if err == nil && schema == nil {
			t.Error("neither a schema nor an error")
		}
		for _, r := range records {
			if len(r.Values) > len(schema.Columns()) {
				t.Errorf("%d values in %d columns", len(r.Values), len(schema.Columns()))
			}
		}
	})
}
