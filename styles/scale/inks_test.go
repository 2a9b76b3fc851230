package scale

import (
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/styles/classes"
)

// A scale of inks has inks between its stops, in classes and without them, and says why where
// there are none.
func TestInks(t *testing.T) {
	data := []Datum{{Number: 0}, {Number: 25}, {Number: 100}}
	for name, test := range map[string]struct {
		method classes.Method
		own    []string
		at     float64
		want   string
	}{
		"continuous": {Continuous, []string{"cmyk(0 0.2 1 0)", "cmyk(1 0 0 0.4)"}, 25, "cmyk(0.25 0.15 0.75 0.1)"},
		"end":        {Continuous, []string{"cmyk(0 0.20 1 0)", "cmyk(100% 0 0 0.4)"}, 100, "cmyk(100% 0 0 0.4)"},
		"tints":      {Continuous, []string{`spot("Gold", #d4af37, 0)`, `spot("Gold", #d4af37)`}, 25, `spot("Gold", #d4af37, 0.25)`},
		"classes":    {"equal", []string{"cmyk(0 0 1 0)", "cmyk(1 0 0 0)"}, 25, "cmyk(0.25 0 0.75 0)"},
		"screens":    {Continuous, []string{"#000", "#fff"}, 0, "#000"},
		"two spots":  {Continuous, []string{`spot("Gold", #d4af37)`, `spot("Silver", #ccc)`}, 0, "no inks"},
		"spot, cmyk": {"equal", []string{`spot("Gold", #d4af37)`, `cmyk(0 0 0 1)`}, 0, "no inks"},
		"rgb":        {Continuous, []string{"cmyk(0 0 1 0)", "#900"}, 0, "no inks"},
	} {
		spec := Spec{Method: test.method, Classes: 5}
		for _, v := range test.own {
			spec.Looks.Own = append(spec.Looks.Own, Look{Value: v})
		}
		s, _, err := Make(spec, data)
		if err != nil {
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("%s: error %v, want %q", name, err, test.want)
			}
			continue
		}
		if got := s.Of(Datum{Number: test.at}).Value; got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}
