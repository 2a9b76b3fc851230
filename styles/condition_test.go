package styles

import (
	"fmt"
	"testing"
)

const dark = "(prefers-color-scheme: dark)"

// variantsOf lists variants as texts.
func variantsOf(list []Variant) string {
	s := ""
	for _, v := range list {
		s += fmt.Sprintf("[%s %s]", v.When, text(v.Style))
	}
	return s
}

func parsed(t *testing.T, css string) *Sheet {
	t.Helper()
	s, warnings, err := Parse("t.css", []byte(css))
	if err != nil || len(warnings) > 0 {
		t.Fatal(warnings, err)
	}
	return s
}

// The cascade decides among the rules that always hold and those of the condition,
// by specificity and order, as if no other were fulfilled.
func TestVariants(t *testing.T) {
	feature := Element{ID: "a", Classes: []string{"land"}, Attribute: func(string) (string, bool) { return "1", true }}
	for css, want := range map[string]string{
		"#a { fill: red }":                  "",
		"@media print { #a { fill: red } }": "[@media print fill:red]",
		"#a { fill: red } @media print { .land { fill: blue; stroke: lime } }":             "[@media print fill:red;stroke:lime]",
		"@media print { #a { fill: blue } } #a { fill: red }":                              "[@media print fill:red]",
		"#a:hover { fill: blue } #a { fill: red }":                                         "[:hover fill:blue]",
		"#a:hover:focus { fill: blue } #b:hover { fill: red }":                             "[:hover:focus fill:blue]",
		"#a[x=1]:HOVER { fill: blue }":                                                     "[:hover fill:blue]",
		"@media screen { @media " + dark + " { #a { fill: blue } } }":                      "[@media screen @media " + dark + " fill:blue]",
		"@media " + dark + " { @media screen { #a { fill: blue } } }":                      "[@media " + dark + " @media screen fill:blue]",
		"@media (width >= 600px) { #a { r: 3 } } #a:focus { r: 4 } #a { opacity: 0.5 }":    "[@media (width >= 600px) opacity:0.5;r:3][:focus opacity:0.5;r:4]",
		"@media print { #b { fill: red } } @media print { #a:hover { fill: lime } }":       "[@media print :hover fill:lime]",
		"@media print { * { fill: tan } } #a { fill: red !important } #z:hover {fill:red}": "[@media print fill:red]",
	} {
		if got := variantsOf(parsed(t, css).Variants(feature)); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", css, got, want)
		}
	}
}

// A group is not hovered over, and rules by attribute are its marks'.
func TestGroupVariants(t *testing.T) {
	s := parsed(t, "#a:hover { fill: red } @media print { #a { fill: blue } #a[x=1] { opacity: 0.5 } }")
	if got, want := variantsOf(s.GroupVariants(Element{ID: "a"})), "[@media print fill:blue]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// What is told of a feature besides its own style and its group's variant is what
// makes it look as the cascade says under the condition.
func TestChanges(t *testing.T) {
	s := parsed(t, `#a { fill: red; stroke: tan } #a[x=1][x] { fill: gold }
		@media print { #a { fill: blue } #a[x=2] { fill: lime } } #a:hover { fill: blue; stroke: navy }`)
	group := Element{ID: "a"}
	base, around := s.GroupStyle(group), s.GroupVariants(group)
	for x, want := range map[string]string{
		"0": "[:hover fill:blue;stroke:navy]",
		"1": "[:hover stroke:navy]", // the tests are more specific than :hover is
		"2": "[@media print fill:lime][:hover fill:blue;stroke:navy]",
	} {
		e := Element{ID: "a", Attribute: func(string) (string, bool) { return x, true }}
		own := Differences(base, s.Style(e))
		if got := variantsOf(Changes(base, around, own, s.Variants(e))); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", x, got, want)
		}
	}
}

func TestMediaMistakes(t *testing.T) {
	for css, want := range map[string]string{
		"@media print { #a { fill: red }":     `t.css:1:1: the block of @media is never closed: add "}"`,
		"@media { #a { fill: red } }":         "t.css:1:1: @media has no query: write such as @media print { ... }",
		"@media print;":                       `t.css:1:13: ";" does not belong in a media query: write such as (prefers-color-scheme: dark) or print`,
		"@media url(x) { }":                   `t.css:1:8: "url(x)" does not belong in a media query: write such as (prefers-color-scheme: dark) or print`,
		`@media "a" { }`:                      `t.css:1:8: "\"a\"" does not belong in a media query: write such as (prefers-color-scheme: dark) or print`,
		"@media (print { #a { fill: red } }":  `t.css:1:1: the parentheses of "(print" do not match`,
		`@media pr\69nt { #a { fill: red } }`: `t.css:1:8: "pr\\69nt" does not belong in a media query: write it without escapes`,
	} {
		if _, _, err := Parse("t.css", []byte(css)); err == nil || err.Error() != want {
			t.Errorf("%s:\ngot  %v\nwant %s", css, err, want)
		}
	}
}

func TestConditionalRulesAreTold(t *testing.T) {
	s := parsed(t, "#a:hover { fill: red }\n@media print {\n #a { fill: blue } }\n#b:hover { fill: red }")
	var got string
	for _, w := range s.Conditional("do this") {
		got += w.String() + "\n"
	}
	want := "t.css:1:1: rules for :hover have no effect in this map: do this\nt.css:3:2: rules for @media print have no effect in this map: do this\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestCustomProperties(t *testing.T) {
	around := Style{{"--b", "tan"}, {"--loop", "var(--loop)"}}
	for _, c := range []struct {
		s    Style
		want string
	}{
		{Style{{"--a", "red"}, {"fill", "var(--a)"}}, "--a:red;fill:red"},
		{Style{{"fill", "VAR( --b )"}}, "fill:tan"},
		{Style{{"fill", "var(--c, var(--b))"}}, "fill:tan"},
		{Style{{"stroke-dasharray", "var(--c,1) 2 var(--d, 3)"}}, "stroke-dasharray:1 2  3"},
		{Style{{"fill", "var(--c)"}, {"stroke", "red"}}, "stroke:red"},
		{Style{{"fill", "var(--loop)"}}, ""},
		{Style{{"fill", "var(--loop, lime)"}}, "fill:lime"},
		{Style{{"fill", "var(--b"}}, ""},
	} {
		if got := text(Resolve(c.s, around)); got != c.want {
			t.Errorf("%s: got %q, want %q", text(c.s), got, c.want)
		}
	}
	// What doubles at each step ends.
	var s Style
	for c := 'a'; c < 'z'; c++ {
		s = append(s, Property{"--" + string(c), fmt.Sprintf("var(--%c) var(--%c)", c+1, c+1)})
	}
	s = append(s, Property{"--z", "x"}, Property{"fill", "var(--a)"})
	if _, ok := Resolve(s, nil).Get("fill"); ok {
		t.Error("a value of 2^25 letters")
	}
}

func TestUnknownCustomProperties(t *testing.T) {
	_, warnings, err := Parse("t.css", []byte("svg { --land: red } #a { fill: var(--lnd); stroke: var(--x, red); color: var(--land) }"))
	if err != nil || len(warnings) != 1 || warnings[0].String() != `t.css:1:32: var(--lnd): no rule sets --lnd, did you mean "--land"?` {
		t.Error(warnings, err)
	}
}
