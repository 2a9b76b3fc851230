package filter

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

// TestAbsent tells which values of a condition none of some records has.
func TestAbsent(t *testing.T) {
	schema := layers.NewSchema([]string{"name", "code"})
	var records []layers.Record
	for i, name := range []string{"Peru", "Chile", "", "Åland"} {
		records = append(records, layers.Record{Schema: schema, Values: []layers.Value{layers.Text(name), layers.Number(float64(i))}})
	}
	in := func(column string, values ...layers.Value) Expr {
		e, err := NewIn(column, values)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	is := func(name string) Expr { return Compare{"name", Equal, layers.Text(name)} }
	texts := func(names ...string) (values []layers.Value) {
		for _, name := range names {
			values = append(values, layers.Text(name))
		}
		return values
	}
	for name, test := range map[string]struct {
		expr Expr
		want string
	}{
		"nothing is asked":             {nil, ""},
		"all are there":                {in("name", texts("Chile", "Peru")...), ""},
		"one of a list":                {in("name", texts("Peru", "Chille", "Cuba", "Chille")...), "name: Chille Cuba"},
		"letters of two signs":         {in("name", texts("Peru", "A\u030aland")...), ""},
		"numbers as texts":             {in("code", texts("1", "2.0", "007")...), "code: 007"},
		"texts as numbers":             {in("code", layers.Number(3), layers.Number(4)), "code: 4"},
		"null and nothing":             {in("name", layers.Value{}, layers.Text(""), layers.Text("Peru")), ""},
		"one alone leaves nothing":     {is("Chille"), ""},
		"one that is left out":         {Not{is("Chille")}, "name: Chille"},
		"what is not left out":         {Not{Not{is("Chille")}}, ""},
		"several of one column":        {Or{is("Peru"), And{is("Chille"), in("code", layers.Number(1), layers.Number(2))}}, "name: Chille"},
		"each of another column":       {Or{is("Chille"), Compare{"code", Equal, layers.Text("9")}}, ""},
		"numbers that are no list":     {Not{Compare{"code", Equal, layers.Number(99)}}, ""},
		"a column that nobody has":     {in("kind", texts("a", "b")...), "kind: a b"},
		"greater than nothing is less": {Compare{"name", Greater, layers.Text("Zzz")}, ""},
	} {
		a := Watch(test.expr)
		for _, r := range records {
			a.Note(r)
		}
		var told []string
		for _, missing := range a.Values() {
			words := []string{missing.Column + ":"}
			for _, v := range missing.Values {
				words = append(words, v.String())
			}
			told = append(told, strings.Join(words, " "))
		}
		if got := strings.Join(told, "; "); got != test.want {
			t.Errorf("%s: %q is absent, want %q", name, got, test.want)
		}
	}
}

// TestAbsentOfManySpellings holds that values which come in ever new spellings take no more memory
// than their list, and are not told as absent.
func TestAbsentOfManySpellings(t *testing.T) {
	schema := layers.NewSchema([]string{"code"})
	in, err := NewIn("code", []layers.Value{layers.Number(7), layers.Number(8)})
	if err != nil {
		t.Fatal(err)
	}
	a := Watch(in)
	for i := range 1000 {
		a.Note(layers.Record{Schema: schema, Values: []layers.Value{layers.Text(fmt.Sprintf("%0*d", i+1, 7))}})
	}
	if n := len(a.columns[0].seen); n > 2*spellings+1 {
		t.Errorf("%d texts are kept of two values", n)
	}
	if got := a.Values(); got != nil {
		t.Errorf("%v is told as absent", got)
	}
}
