package styles

import (
	"slices"
	"strings"
	"testing"
)

func TestNumeric(t *testing.T) {
	sheet, _, err := Parse("s.css", []byte(`#a[pop>5], .wide[area<=2] { fill: red } #b[rate=7] { fill: red } #a[name="x"] { fill: red }
		*:not([n!=3]) { fill: blue } [iso*="12"] { fill: green } #a[pop<9] { fill: black }`))
	if err != nil {
		t.Fatal(err)
	}
	for want, e := range map[string]Element{"n,pop": {ID: "a"}, "n,rate": {ID: "b"}, "area,n": {ID: "c", Classes: []string{"wide"}}} {
		if got := sheet.Numeric(e); !slices.Equal(got, strings.Split(want, ",")) {
			t.Errorf("%s has %q", e.ID, got)
		}
	}
	var none *Sheet
	if got := none.Numeric(Element{ID: "a"}); got != nil {
		t.Errorf("no sheet has %q", got)
	}
}
