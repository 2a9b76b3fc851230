package styles

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/heed/ending"
)

// idleLayers are a layer of areas, one of points and lines, one whose paints the data decide,
// and one that is not drawn.
func idleLayers() ([]Subject, []string) {
	return []Subject{
		{IDs: []string{"land", "globe-land"}, Classes: []string{"base"}, Shapes: []Shape{Area}},
		{IDs: []string{"places"}, Shapes: []Shape{Point, Line}},
		{IDs: []string{"classes"}, Shapes: []Shape{Area}, Computed: true},
		{IDs: []string{"hidden"}},
		{IDs: []string{"title"}, Shapes: []Shape{Area}},
	}, []string{"land", "globe-land", "land-label", "places", "classes", "hidden", "title", "title"}
}

// What nothing of a layer can show is told of rules for that layer alone, and nothing else is.
func TestIdleDeclarations(t *testing.T) {
	const text, stroke, fill = "has no texts of its own", "stroke is none there", "fill is none there"
	for sheet, want := range map[string]string{
		"#land { font-size: 12px }":                                                    text,
		"#land[a=b] { text-anchor: end; letter-spacing: 1px }":                         "text-anchor, letter-spacing have no effect: layer \"land\" " + text,
		"#globe-land { font-weight: bold }":                                            "#globe-land-label",
		"#classes { font-size: 12px }":                                                 text,
		"#land, #places { font-size: 12px }":                                           text,
		"#land, #land-label { font-size: 12px }":                                       "",
		".base, #land { font-size: 12px }":                                             "",
		".base { font-size: 12px; r: 2; fill-opacity: 0.5 }":                           "",
		"* { font-size: 12px }":                                                        "",
		"#land { font-size: 12px; stroke-width: 0.1em }":                               "",
		"#land { font-size: 12px; stroke-dasharray: 1em 2 }":                           "",
		"#title { font-size: 12px }":                                                   "",
		"#hidden { font-size: 12px; r: 3 }":                                            "",
		"#land { font-size: inherit }":                                                 "",
		"#land { r: 3 }":                                                               "#land: r has no effect: layer \"land\" has no points",
		"#places { r: 3 }":                                                             "",
		"#land, #places { r: 3 }":                                                      "",
		"point#land { r: 3 }":                                                          "",
		"#land { stroke: none; stroke-width: 2 }":                                      stroke,
		"#land { stroke: none; stroke-width: 0; stroke-opacity: 1 }":                   "",
		"#land { stroke-width: 2 }":                                                    "",
		"svg { stroke: none } #land { stroke-dasharray: 2 1 }":                         stroke,
		".base { stroke: none } #land { stroke-width: 2 }":                             stroke,
		".base { stroke: red } #land { stroke: none; stroke-width: 2 }":                stroke,
		"#land { stroke: none; stroke-width: 2 } #land[a=b] { stroke: red }":           "",
		"#land { stroke: red } #land[a=b] { stroke: none; stroke-width: 2 }":           "",
		"#land { stroke: none; stroke-width: 2 } .base { stroke: red !important }":     "",
		"#land { stroke: none; stroke-width: 2 } #land:hover { stroke: red }":          "",
		"#land { stroke: none; stroke-width: 2 } @media print { #land {stroke: red} }": "",
		"#land { stroke: none; stroke-width: 2 } #globe-land { stroke: red }":          "",
		"#land { stroke: red } #globe-land { stroke: none; stroke-width: 2 }":          stroke,
		"#land { stroke: var(--x); stroke-width: 2; --x: none }":                       "",
		"#land { stroke: none; stroke-width: 2; pointer-events: stroke }":              "",
		"#land { stroke: none; stroke-width: 2; marker-end: url(#a) }":                 "",
		"#land:not([a=b]) { stroke: none } #land { stroke-width: 2 }":                  "",
		"#land:not(.other) { stroke: none } #land { stroke-width: 2 }":                 stroke,
		"area { stroke: none } #land { stroke-width: 2 }":                              stroke,
		"area { stroke: none } #places { stroke-width: 2 }":                            "",
		"point { stroke: none } #places { stroke-width: 2 }":                           "",
		"#classes { stroke: none; stroke-width: 2; fill-opacity: 0.5 }":                "",
		"#land { fill-opacity: 0.5 }":                                                  fill,
		"#land { fill: red; fill-opacity: 0.5 }":                                       "",
		"#land { fill: none; fill-opacity: 0 }":                                        "",
		"#land[a=b] { fill: red } #land { fill-opacity: 0.5 }":                         "",
		"#land:hover { r: 3; fill-opacity: 0.5 }":                                      "",
		"#nowhere { font-size: 12px }":                                                 "",
	} {
		parsed, _, err := Parse("s.css", []byte(sheet))
		if err != nil {
			t.Fatal(err)
		}
		layers, ids := idleLayers()
		told := parsed.Idle(t.Context(), layers, ids)
		if text := fmt.Sprint(told); len(told) > 1 || want == "" && len(told) > 0 || !strings.Contains(text, want) {
			t.Errorf("%s: %s; want %q", sheet, text, want)
		}
	}
}

// Finished stylesheets are for many maps; what they say counts for what others say.
func TestIdleOnThemes(t *testing.T) {
	layers, ids := idleLayers()
	for _, name := range []string{"atlas", "dark", "light", "news", "print"} {
		sheet, _ := Finished(name)
		if told := sheet.Idle(t.Context(), layers, ids); len(told) > 0 {
			t.Errorf("%s: %v", name, told)
		}
	}
	if told := (*Sheet)(nil).Idle(t.Context(), layers, ids); told != nil {
		t.Error(told)
	}
}

// Long stylesheets are looked at until the context ends and no further.
func TestIdleHearsTheContext(t *testing.T) {
	sheet, _, err := Parse("s", []byte(strings.Repeat("#land[a=b] { stroke: none; stroke-width: 2 }\n", 20_000)))
	if err != nil {
		t.Fatal(err)
	}
	layers, ids := idleLayers()
	ending.Heard(t, "rules", 5, func(ctx context.Context) error {
		sheet.Idle(ctx, layers, ids)
		if c := ctx.(*ending.Context); c.Asked > c.Left { // which is told to whoever waits for the map
			return context.Canceled
		}
		return nil
	})
}
