package styles

import (
	"strings"
	"testing"
)

// FuzzParse: no stylesheet brings the parser down, what it accepts can be
// used, and no value that loads or runs something comes through.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"#a { fill: red }", ".a[b=1], *:not(.c) { stroke : #fff !important; }", "@media x { a { } } svg{}",
		"[A=|v][B>-1.5][C~='x y']{fill:url(#a)}", "/* x */ <!-- #a\\20 b { font: \"x\\\"y\" } -->", "#a{fill:url(http://x)}",
		"[a=\"v\" i] .b > c::before {}", "#a { fill: rgb(1,2 }", "u+0-7f { url(", "\ufeff:root{--x:1}",
	} {
		f.Add(s)
	}
	for _, name := range Names() {
		source, _ := Named(name)
		f.Add(string(source))
	}
	f.Fuzz(func(t *testing.T, source string) {
		sheet, warnings, err := Parse("f.css", []byte(source))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "f.css:") {
				t.Errorf("error without a place: %v", err)
			}
			return
		}
		for _, w := range warnings {
			if w.Line < 1 || w.Column < 1 || w.Text == "" {
				t.Errorf("warning without a place: %+v", w)
			}
		}
		for _, r := range sheet.rules {
			for _, d := range r.declarations {
				value := strings.ToLower(d.Value)
				if strings.Contains(value, "url(") && !strings.Contains(value, "\"") && !strings.Contains(value, "'") && !strings.Contains(value, "url(#") && !strings.Contains(value, "url( ") {
					t.Errorf("%q comes through", d.Value)
				}
				if d.Name == "" || d.Value == "" {
					t.Errorf("empty declaration %+v", d)
				}
			}
		}
		e := Element{ID: "a", Classes: []string{"b"}, Attribute: lookup([]string{"A", "v", "B", "2"})}
		style := sheet.Style(e)
		for i := 1; i < len(style); i++ {
			if style[i-1].Name >= style[i].Name {
				t.Errorf("not sorted: %v", style)
			}
		}
		// Every rule that matches a layer matches its features, so nothing
		// has to be taken back.
		group := sheet.GroupStyle(e)
		for _, p := range group {
			if _, ok := style.Get(p.Name); !ok {
				t.Errorf("%s is on the group but not on the feature", p.Name)
			}
		}
		Join(sheet, sheet).Style(Element{Root: true})
		sheet.Unmatched(nil, nil)
	})
}
