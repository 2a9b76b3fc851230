package styles

import "testing"

// TestComputed: what is computed stands above finished stylesheets and below others;
// !important ones are above all.
func TestComputed(t *testing.T) {
	finished, _, err := read(nil, "light", []byte("#a { fill: #eee; stroke: blue } .k { opacity: 0.5 !important }"), true)
	if err != nil {
		t.Fatal(err)
	}
	own, _, err := Parse("s.css", []byte("#a { stroke-width: 2 } #a.q1 { fill: red }"))
	if err != nil {
		t.Fatal(err)
	}
	computed := Style{{"fill", "green"}, {"opacity", "0.1"}, {"stroke-width", "9"}}
	for _, c := range []struct {
		sheet   *Sheet
		classes []string
		want    string
	}{
		{nil, nil, "fill:green;opacity:0.1;stroke-width:9"},
		{finished, nil, "fill:green;opacity:0.1;stroke:blue;stroke-width:9"},
		{finished, []string{"k"}, "fill:green;opacity:0.5;stroke:blue;stroke-width:9"},
		{Join(finished, own), nil, "fill:green;opacity:0.1;stroke:blue;stroke-width:2"},
		{Join(finished, own), []string{"q1"}, "fill:red;opacity:0.1;stroke:blue;stroke-width:2"},
	} {
		e := Element{ID: "a", Classes: c.classes, Computed: computed}
		if got := text(c.sheet.Style(e)); got != c.want {
			t.Errorf("%v: %s, want %s", c.classes, got, c.want)
		}
		if _, ok := c.sheet.GroupStyle(e).Get("opacity"); ok && c.classes == nil {
			t.Error("the group has what is computed for a feature")
		}
	}
	if text(computed) != "fill:green;opacity:0.1;stroke-width:9" {
		t.Error("what was computed has changed")
	}
}
