package styles

import (
	"fmt"
	"slices"
	"testing"
)

func TestUnknownColumns(t *testing.T) {
	layers := []Subject{
		{IDs: []string{"a", "globe-a"}, Classes: []string{"land"}, Columns: []string{"NAME", "pop"}},
		{IDs: []string{"b"}, Classes: []string{"land"}, Columns: []string{"name_de"}},
		{IDs: []string{"db"}, Unknown: true},
	}
	for css, want := range map[string][]string{
		"#a[name=x]":                    nil, // in capitals
		"#a[NAMES=x]":                   {`t.css:1:3: [NAMES]: layer "a" has no column "NAMES", did you mean "NAME"?`},
		"#globe-a[POPE>1]":              {`t.css:1:9: [POPE]: layer "a" has no column "POPE", did you mean "pop"?`},
		"#a-label[zzz]":                 {`t.css:1:9: [zzz]: layer "a" has no column "zzz", only NAME, pop`},
		".land[pop>3]":                  nil, // one of them has it
		".land[zzz]":                    {`t.css:1:6: [zzz]: none of the layers "a", "b" has a column "zzz", only NAME, name_de, pop`},
		"[zzz]":                         nil, // db may have it
		"#db[zzz]":                      nil,
		"#no[zzz]":                      nil, // told by Unmatched
		".land:not([zz]), .land[zz]":    {`t.css:1:11: [zz]: none of the layers "a", "b" has a column "zz", only NAME, name_de, pop`},
		"#a.land:not(:not([pop=1]))":    nil,
		"svg[zzz]":                      nil, // the root has no data
		"#b[name_fr=x], #b[name_fr!=y]": {`t.css:1:3: [name_fr]: layer "b" has no column "name_fr", did you mean "name_de"?`},
	} {
		s, _, err := Parse("t.css", []byte(css+" { fill: red }"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, w := range s.UnknownColumns(layers) {
			got = append(got, w.String())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s:\ngot  %q\nwant %q", css, got, want)
		}
	}
}

// Finished stylesheets are for many maps.
func TestFinishedSheetsAskForNothing(t *testing.T) {
	for _, name := range Names() {
		sheet, ok := Finished(name)
		if !ok {
			t.Fatalf("%s cannot be read", name)
		}
		if w := sheet.UnknownColumns([]Subject{{IDs: []string{"countries"}}}); len(w) > 0 {
			t.Errorf("%s: %v", name, w)
		}
		if w := sheet.Unmatched(nil, nil); len(w) > 0 {
			t.Errorf("%s: %v", name, w)
		}
		if w := sheet.Warnings(); len(w) > 0 {
			t.Errorf("%s: %v", name, w)
		}
	}
}

// What an inset shows goes by its own id as well as by the layer's.
func TestInsetsHaveIDsOfTheirOwn(t *testing.T) {
	s, _, err := Parse("t.css", []byte("#a { fill: red } #globe-a { fill: blue }"))
	if err != nil {
		t.Fatal(err)
	}
	for e, want := range map[[2]string]string{{"a", ""}: "fill:red", {"a", "a"}: "fill:red", {"a", "globe-a"}: "fill:blue", {"b", "globe-b"}: ""} {
		if got := text(s.Style(Element{ID: e[0], Also: e[1]})); got != want {
			t.Errorf("%v: %q, want %q", e, fmt.Sprint(got), want)
		}
	}
}
