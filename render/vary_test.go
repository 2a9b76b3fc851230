package render

import (
	"bytes"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/styles"
)

// What changes under conditions is written as rules of the document's stylesheet,
// in the order of the conditions, and nowhere else.
func TestVariantsAreRules(t *testing.T) {
	dark, hover := styles.Condition{Media: "(prefers-color-scheme: dark)"}, styles.Condition{State: ":hover"}
	blue, lime := styles.Style{{Name: "fill", Value: "blue"}}, styles.Style{{Name: "fill", Value: "lime"}}
	s := Scene{Width: 10, Height: 10, Conditions: []styles.Condition{dark, hover}, Groups: []Group{{
		ID:    "a",
		Marks: []Mark{{Form: Circle(1, 1, 1), Variants: []styles.Variant{{When: hover, Style: lime}}}},
	}, {
		ID:       "b",
		Variants: []styles.Variant{{When: dark, Style: blue}},
		Marks:    []Mark{{Form: Circle(1, 1, 1), Style: lime, Variants: []styles.Variant{{When: hover, Style: blue}}}},
	}}}
	written := func(mode StyleMode) string {
		var b bytes.Buffer
		if _, err := WriteSVG(&b, s, Options{StyleMode: mode, IDPrefix: "p-"}); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	const want = "\n@media (prefers-color-scheme: dark){\n.p-k-2{fill:blue}\n}\n.p-k-1:hover{fill:lime}\n.p-k-3:hover{fill:blue}\n"
	if got := written(StyleCSS); !strings.Contains(got, want) {
		t.Errorf("no %s in\n%s", want, got)
	}
	for _, mode := range []StyleMode{StyleAttributes, StyleClasses} {
		if got := written(mode); strings.Contains(got, "blue") || strings.Contains(got, "hover") {
			t.Errorf("%s: %s", mode, got)
		}
	}
}

func TestConditionsOfStrangers(t *testing.T) {
	for _, when := range []styles.Condition{{Media: "print{}"}, {Media: "a;b"}, {Media: "url(\"x\")"}, {State: "hover"}, {State: ":hover{"}, {State: ":is(a)"}} {
		s := Scene{Width: 9, Height: 9, Groups: []Group{{ID: "a", Variants: []styles.Variant{{When: when, Style: styles.Style{{Name: "fill", Value: "red"}}}}}}}
		if _, err := WriteSVG(&bytes.Buffer{}, s, Options{StyleMode: StyleCSS}); err == nil {
			t.Errorf("%q is written", when)
		}
	}
}

// Vary tells of a group and of its marks what makes them look under each condition
// as they would if it were always fulfilled.
func TestVary(t *testing.T) {
	sheet, _, err := styles.Parse("t.css", []byte("#a { fill: red } @media print { #a { fill: blue } } #a:hover { stroke: lime }"))
	if err != nil {
		t.Fatal(err)
	}
	g := Vary(sheet, func(sheet *styles.Sheet) Group {
		style := sheet.GroupStyle(styles.Element{ID: "a"})
		return Group{Style: style, Marks: []Mark{{}, {Style: styles.Style{{Name: "fill", Value: "gold"}}}}}
	})
	if len(g.Variants) != 1 || g.Variants[0].When.Media != "print" || g.Variants[0].Style[0].Value != "blue" {
		t.Errorf("the group's: %v", g.Variants)
	}
	if v := g.Marks[0].Variants; len(v) != 1 || v[0].When.State != ":hover" || v[0].Style[0].Value != "lime" {
		t.Errorf("a mark's: %v", v)
	}
	if v := g.Marks[1].Variants; len(v) != 1 || len(v[0].Style) != 1 || v[0].Style[0].Value != "lime" {
		t.Errorf("those of a mark with a fill of its own: %v", v)
	}
}

// Custom properties are replaced where presentation attributes say what things
// look like, from the nearest element that sets them.
func TestCustomPropertiesInAttributes(t *testing.T) {
	s := Scene{Width: 9, Height: 9, Style: styles.Style{{Name: "--x", Value: "red"}}, Groups: []Group{
		{ID: "a", Style: styles.Style{{Name: "fill", Value: "var(--x)"}}, Marks: []Mark{{Form: Circle(1, 1, 1)}}},
		{ID: "b", Style: styles.Style{{Name: "--x", Value: "blue"}}, Marks: []Mark{{Form: Circle(1, 1, 1), Style: styles.Style{{Name: "stroke", Value: "var(--x)"}}}}},
	}}
	var b bytes.Buffer
	if _, err := WriteSVG(&b, s, Options{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`id="a" fill="red"`, `stroke="blue"`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in\n%s", want, b.String())
		}
	}
}
