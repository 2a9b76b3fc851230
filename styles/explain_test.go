package styles

import (
	"strings"
	"testing"
)

const explained = `* { stroke: #111 }
area { fill-rule: nonzero }
.land { fill: #222 !important; stroke-width: 2 }
#l { fill: #333; opacity: 0.5 }
#l[POP>10][NAME^="A" i]:not(.sea) { fill: #444; stroke: #555 }
#l[POP>1000] { fill: #666 }
#l:hover { fill: #777 }
@media print { #l { stroke: #888 } }
#other { fill: #999 }`

// elements are some that the sheet knows, and some that it does not.
func elements() []Element {
	attribute := func(pop string) func(string) (string, bool) {
		return func(name string) (string, bool) {
			v, ok := map[string]string{"POP": pop, "NAME": "alpha"}[name]
			return v, ok
		}
	}
	return []Element{
		{ID: "l", Classes: []string{"land"}, Attribute: attribute("20"), Shape: Area},
		{ID: "l", Classes: []string{"sea"}, Attribute: attribute("2000"), Shape: Line},
		{ID: "l", Attribute: attribute("1"), Shape: Point, Computed: Style{{Name: "fill", Value: "#abc"}}},
		{ID: "x", Classes: []string{"land"}}, {Root: true}, {ID: "other", Attribute: attribute("")},
	}
}

// TestExplainIsTheCascade shows that the declarations that count are the style, that each
// rule applies as its selector is written, and under which condition.
func TestExplainIsTheCascade(t *testing.T) {
	own, _, err := Parse("own.css", []byte(explained))
	if err != nil {
		t.Fatal(err)
	}
	light, _ := Finished("light")
	for _, sheet := range []*Sheet{own, Join(light, own), light, nil} {
		for _, e := range elements() {
			counting := map[string]string{}
			for _, m := range sheet.Explain(e) {
				for _, d := range m.Declarations {
					if d.Counts {
						counting[d.Name] = d.Value
					}
				}
				again, _, err := Parse("again", []byte(m.Selector+" { fill: red }"))
				if m.When == (Condition{}) && (err != nil || len(again.Explain(e)) != 1) {
					t.Errorf("%s does not apply to %+v: %v", m.Selector, e, err)
				}
				if m.Finished == (m.Sheet != "") {
					t.Errorf("%s stands in %q", m.Selector, m.Sheet)
				}
			}
			style := sheet.Style(e)
			for _, p := range style {
				if value, ok := counting[p.Name]; ok && value != p.Value || !ok && !sets(e.Computed, p.Name) {
					t.Errorf("%+v: %s is %s by the cascade and %q by the rules", e, p.Name, p.Value, value)
				}
				delete(counting, p.Name)
			}
			if len(counting) > 0 {
				t.Errorf("%+v: %v are in no style", e, counting)
			}
		}
	}
}

// TestExplainTellsPlaces lists the rules of an element in their order.
func TestExplainTellsPlaces(t *testing.T) {
	sheet, _, err := Parse("own.css", []byte(explained))
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, m := range sheet.Explain(elements()[0]) {
		told = append(told, m.Selector)
		if line := strings.Split(explained, "\n")[m.Line-1]; m.When.Media == "" && !strings.HasPrefix(line[m.Column-1:], strings.SplitN(m.Selector, "[", 2)[0]) {
			t.Errorf("%s is said to stand in %q, column %d", m.Selector, line, m.Column)
		}
	}
	want := `* area .land #l #l[POP>10][NAME^="A" i]:not(.sea) #l:hover #l`
	if got := strings.Join(told, " "); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}
