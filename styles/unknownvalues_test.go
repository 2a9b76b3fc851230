package styles

import (
	"slices"
	"testing"
)

func TestUnknownValues(t *testing.T) {
	values := func(list ...string) func(string) []string {
		return func(column string) []string {
			if column != "NAME" {
				return nil
			}
			return list
		}
	}
	layers := []Subject{
		{IDs: []string{"a"}, Classes: []string{"land"}, Columns: []string{"NAME", "B"}, Values: values("France", "Austria", "class 2", "DE")},
		{IDs: []string{"b"}, Classes: []string{"land"}, Columns: []string{"NAME"}, Values: values("Fance")},
		{IDs: []string{"c"}, Classes: []string{"sea"}, Columns: []string{"NAME"}},
	}
	for css, want := range map[string][]string{
		"#a[NAME=France]":        nil,
		"#a[NAME=Fance]":         {`t.css:1:3: [NAME=Fance]: no feature of layer "a" has this value, did you mean "France"?`},
		"#a[NAME=france]":        {`t.css:1:3: [NAME=france]: no feature of layer "a" has this value, did you mean "France"?`},
		`#a[NAME="france" i]`:    nil,
		"#a[NAME=de]":            {`t.css:1:3: [NAME=de]: no feature of layer "a" has this value, did you mean "DE"?`},
		"#a[NAME=DK]":            nil, // a code of its own
		"#a[NAME=Australia]":     nil,
		`#a[NAME="class 3"]`:     nil, // a class without members
		".land[NAME=Fance]":      nil, // the other one has it
		".sea[NAME=Fance]":       nil, // not known
		"[NAME=Frence]":          nil,
		".land[NAME=Frence]":     {`t.css:1:6: [NAME=Frence]: no feature of the layers "a", "b" has this value, did you mean "France"?`},
		"#a[B=Frence]":           nil,
		"#a[NAME!=Fance]":        nil,
		"#a-label[NAME=Frnace]":  {`t.css:1:9: [NAME=Frnace]: no feature of layer "a" has this value, did you mean "France"?`},
		"#a:not([NAME=Frances])": {`t.css:1:8: [NAME=Frances]: no feature of layer "a" has this value, did you mean "France"?`},
	} {
		s, _, err := Parse("t.css", []byte(css+" { fill: red }"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, w := range s.UnknownValues(layers) {
			got = append(got, w.String())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s:\ngot  %q\nwant %q", css, got, want)
		}
	}
}
