package styles

import "testing"

func TestStroked(t *testing.T) {
	for css, want := range map[string]string{
		"fill: red":               "fill:red", // the root's stroke
		"fill: red; stroke: none": "fill:red;stroke:red;stroke-linejoin:round;stroke-width:0.5px",
		"fill: red; stroke: none; stroke-width: 3px":    "fill:red;stroke:red;stroke-linejoin:round;stroke-width:0.5px",
		"fill: red; stroke: tan; stroke-width: 0":       "fill:red;stroke:red;stroke-linejoin:round;stroke-width:0.5px",
		"fill: red; stroke: tan":                        "fill:red;stroke:tan",
		"fill: none; stroke: none":                      "fill:none;stroke:none",
		"fill: url(#a); stroke: none":                   "fill:url(#a);stroke:none",
		"fill: red; fill-opacity: 0.5; stroke: none":    "fill:red;fill-opacity:0.5;shape-rendering:crispEdges;stroke:none",
		"fill: red; fill-opacity: 1; stroke-opacity: 0": "fill:red;fill-opacity:1;stroke:red;stroke-linejoin:round;stroke-opacity:1;stroke-width:0.5px",
	} {
		sheet, _, err := Parse("t.css", []byte("* { "+css+" }"))
		if err != nil {
			t.Fatal(err)
		}
		style := sheet.Style(Element{ID: "a"})
		if got := text(Stroked(style, nil)); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", css, got, want)
		}
	}
}
