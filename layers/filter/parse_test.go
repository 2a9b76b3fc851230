package filter

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

// parse makes a condition from JSON text.
func parse(t *testing.T, text string) (Expr, error) {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return FromValue(v)
}

func TestParseOp(t *testing.T) {
	tests := []struct {
		name    string
		op      Op
		negated bool
	}{
		{"is", Equal, false}, {"=", Equal, false}, {"==", Equal, false}, {"IS", Equal, false},
		{"is not", Equal, true}, {"not is", Equal, true}, {"!=", Equal, true}, {"<>", Equal, true},
		{"not =", Equal, true}, {"not", Equal, true}, {"not !=", Equal, false},
		{"in", OneOf, false}, {"not in", OneOf, true}, {"in not", OneOf, true},
		{"like", Alike, false}, {"not  like", Alike, true}, {"Matches", Matching, false},
		{"greater", Greater, false}, {">", Greater, false}, {"not >", Greater, true},
		{"greater than", Greater, false}, {"less", Less, false}, {"<", Less, false},
		{">=", GreaterOrEqual, false}, {"<=", LessOrEqual, false},
		{"less than or equal to", LessOrEqual, false}, {"not greater", Greater, true},
	}
	for _, tt := range tests {
		op, negated, err := ParseOp(tt.name)
		if err != nil || op != tt.op || negated != tt.negated {
			t.Errorf("ParseOp(%q) = %v, %v, %v; want %v, %v", tt.name, op, negated, err, tt.op, tt.negated)
		}
	}
	_, _, err := ParseOp("greatr")
	if err == nil || !strings.Contains(err.Error(), `did you mean "greater"?`) {
		t.Errorf("error is %v", err)
	}
	if _, _, err := ParseOp(""); err == nil {
		t.Error("no error for an empty operator")
	}
}

// countries are the rows that TestFromValue filters.
func countries() []layers.Record {
	schema := layers.NewSchema([]string{"name", "pop", "eu"})
	row := func(name layers.Value, pop float64, eu bool) layers.Record {
		return layers.Record{Schema: schema, Values: []layers.Value{name, layers.Number(pop), layers.Bool(eu)}}
	}
	return []layers.Record{
		row(layers.Text("Spain"), 47, true), row(layers.Text("Norway"), 5, false),
		row(layers.Text("Malta"), 0.5, true), row(layers.Value{}, 1, false),
	}
}

func TestFromValue(t *testing.T) {
	tests := []struct {
		text string
		want string // one letter for each country: y or n
	}{
		{`["name", "is", "Spain"]`, "ynnn"},
		{`["name", "is not", "Spain"]`, "nyyy"},
		{`["name", "!=", null]`, "yyyn"},
		{`{"name": null}`, "nnny"},
		{`{"name": "Malta"}`, "nnyn"},
		{`{"name": ["Malta", "Norway"]}`, "nyyn"},
		{`["name", "=", ["Malta", null]]`, "nnyy"},
		{`["name", "not in", ["Malta", "Norway"]]`, "ynny"},
		{`["name", "like", "%a%a"]`, "nnyn"},
		{`["name", "not like", "%a%a"]`, "yyny"},
		{`["name", "matches", "^[MN]"]`, "nyyn"},
		{`["pop", "greater", 1]`, "yynn"},
		{`["pop", "not greater", 1]`, "nnyy"},
		{`["pop", ">=", 1]`, "yyny"},
		{`["pop", "<", "5"]`, "nnyy"},
		{`["pop", "<=", 5]`, "nyyy"},
		{`{"eu": true, "pop": 47}`, "ynnn"},
		{`{"and": [["eu", "=", true], ["pop", "<", 1]]}`, "nnyn"},
		{`{"or": [["pop", ">", 40], {"and": [{"eu": false}, {"name": "Norway"}]}]}`, "yynn"},
		{`{"not": {"eu": true}}`, "nyny"},
		{`{"not": ["eu", "=", true]}`, "nyny"},
		{`{"or": [{"name": "Spain"}, {"name": "Malta"}], "pop": 47}`, "ynnn"},
		{`["missing", "=", null]`, "yyyy"},
	}
	for _, tt := range tests {
		e, err := parse(t, tt.text)
		if err != nil {
			t.Errorf("%s: %v", tt.text, err)
			continue
		}
		got := ""
		for _, r := range countries() {
			got += map[bool]string{true: "y", false: "n"}[e.Match(r)]
		}
		if got != tt.want {
			t.Errorf("%s: keeps %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestFromValueErrors(t *testing.T) {
	tests := []struct{ text, want string }{
		{`5`, "not 5"}, {`null`, "not null"}, {`"name"`, `not "name"`},
		{`{}`, "empty condition"}, {`[]`, "this has 0"}, {`["a", "="]`, "this has 2"},
		{`[1, "=", 2]`, "[0]: a condition begins with"},
		{`["a", 1, 2]`, "[1]: the operator"},
		{`["a", "lik", "b"]`, `[1]: unknown operator "lik", did you mean "like"?`},
		{`["a", "in", "b"]`, `[2]: in needs a list`}, {`["a", "in", []]`, "[2]: in needs at least one"},
		{`["a", "in", [1, [2]]]`, "[2][1]: a list of values"}, {`["a", ">", [1]]`, "[2]: greater needs a single"},
		{`["a", ">", null]`, "[2]: greater needs a number"}, {`["a", "like", 5]`, "[2]: like needs a text"},
		{`["a", "matches", "("]`, "[2]: regular expression"}, {`{"a": {"b": 1}}`, "a: is needs a single value"},
		{`{"and": []}`, "and: \"and\" needs a list of conditions, not an empty list"},
		{`{"or": {"a": 1}}`, "or: \"or\" needs a list"}, {`{"not": 1}`, "not: a condition is"},
		{`{"and": [{"a": 1}, {"or": [["a", "?", 1]]}]}`, "and[1].or[0][1]: unknown operator"},
		{strings.Repeat(`{"not":`, 200) + `["a","=",1]` + strings.Repeat("}", 200), "nested more than"},
	}
	for _, tt := range tests {
		e, err := parse(t, tt.text)
		var syntax *SyntaxError
		if e != nil || !errors.As(err, &syntax) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, %v; want an error with %q", tt.text, e, err, tt.want)
		}
	}
}

func TestFromValueNumbers(t *testing.T) {
	for _, v := range []any{7, int64(7), 7.0, json.Number("7"), json.Number("7.0"), "7"} {
		e, err := FromValue([]any{"c", "=", v})
		if err != nil || !e.Match(record(layers.Number(7))) {
			t.Errorf("%T: %v, %v", v, e, err)
		}
	}
	if _, err := FromValue([]any{"c", "=", json.Number("seven")}); err == nil {
		t.Error("no error for a number that is none")
	}
}

func TestCheck(t *testing.T) {
	schema := layers.NewSchema([]string{"name", "pop"})
	e, err := parse(t, `{"or": [["name", "=", 1], {"not": ["nmae", "like", "a"]}, ["pop", "in", [1]], ["name", "matches", "x"]]}`)
	if err != nil {
		t.Fatal(err)
	}
	if got := e.Columns(); !slices.Equal(got, []string{"name", "nmae", "pop"}) {
		t.Errorf("columns are %v", got)
	}
	err = Check(e, schema)
	if err == nil || !strings.Contains(err.Error(), `"nmae" not found, did you mean "name"?`) {
		t.Errorf("error is %v", err)
	}
	if err := Check(Compare{Column: "pop"}, schema); err != nil {
		t.Error(err)
	}
	if err := Check(nil, schema); err != nil {
		t.Error(err)
	}
}

func TestEmptyAndOr(t *testing.T) {
	if !(And{}).Match(layers.Record{}) || (Or{}).Match(layers.Record{}) {
		t.Error("an empty And must be true, an empty Or false")
	}
}

// FuzzFromValue checks that no data makes a condition that fails to run, and
// that a condition and its negation never agree.
func FuzzFromValue(f *testing.F) {
	f.Add(`["c", "like", "%a_\\%"]`, "a")
	f.Add(`{"and": [["c", ">", 9007199254740993], {"not": {"c": [null, true, "x"]}}]}`, "9007199254740992")
	f.Fuzz(func(t *testing.T, text, value string) {
		var v any
		if json.Unmarshal([]byte(text), &v) != nil {
			return
		}
		e, err := FromValue(v)
		if err != nil {
			return
		}
		r := record(layers.Text(value))
		if e.Match(r) == (Not{e}).Match(r) {
			t.Errorf("%s agrees with its negation on %q", text, value)
		}
	})
}
