package styles

import (
	"strings"
	"testing"
)

// feature makes an element of a layer #countries.land with attributes given
// as name, value, ...
func feature(pairs ...string) Element {
	return Element{ID: "countries", Classes: []string{"land", "big"}, Attribute: lookup(pairs)}
}

func lookup(pairs []string) func(string) (string, bool) {
	return func(name string) (string, bool) {
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1], true
			}
		}
		return "", false
	}
}

func mustParse(t testing.TB, source string) *Sheet {
	t.Helper()
	s, _, err := Parse("t.css", []byte(source))
	if err != nil {
		t.Fatalf("%q: %v", source, err)
	}
	return s
}

func text(s Style) string {
	var parts []string
	for _, p := range s {
		parts = append(parts, p.Name+":"+p.Value)
	}
	return strings.Join(parts, ";")
}

func TestSelectors(t *testing.T) {
	usa := feature("NAME", "United States", "POP", " 331e6", "ISO", "US-", "rank", "2.0", "code", "004", "empty", "")
	cases := []struct {
		selector string
		want     bool
	}{
		{"#countries", true}, {"#Countries", false}, {"#other", false},
		{".land", true}, {".big", true}, {".small", false}, {"*", true},
		{"#countries.land.big", true}, {"#countries.small", false}, {".land#countries", true},
		{"#countries#countries", true}, {"#countries#other", false},
		{"#a, .b, .land", true}, {"#a,.b", false},
		{"svg", false}, {":root", false}, {"svg .land", true}, {":root .land", true}, {"svg > .land", false},
		{"path", false}, {"#x .land", false}, {".land .big", false}, {".land:hover", false}, {".land::before", false},
		{"[NAME]", true}, {"[NOPE]", false}, {"[empty]", true},
		{"[name='United States']", true}, {"[Name='United States']", true}, {"[RANK=2]", true},
		{"[NAME=United States]", true}, {`[NAME="United States"]`, true}, {"[NAME=united]", false},
		{`[NAME="united states" i]`, true}, {`[NAME="united states" s]`, false}, {`[NAME^="united" i]`, true},
		{"[ NAME = \"United States\" ]", true}, {"[NAME/**/=/**/'United States']", true},
		{"#countries [NAME='United States']", true}, {"#countries\n[NAME^=Uni]", true},
		{"[NAME~=States]", true}, {"[NAME~=State]", false}, {"[NAME~='']", false},
		{"[NAME|=Uni]", true}, {"[NAME|=States]", false}, {"[NAME=|tates]", true}, {"[NAME=|Uni]", false},
		{"[NAME^=Uni]", true}, {"[NAME$=tes]", true}, {"[NAME$=x]", false}, {"[NAME*='ed St']", true}, {"[NAME*='']", false},
		{"[NAME!=Canada]", true}, {"[NAME!='United States']", false}, {"[NOPE!=1]", true},
		{"[POP=331000000]", true}, {"[POP=331000000.0]", true}, {"[POP!=331000000]", false}, {"[POP='3.31e8']", true},
		{"[POP>3e8]", true}, {"[POP>331e6]", false}, {"[POP>=331e6]", true}, {"[POP<1e9]", true},
		{"[POP<=331000000]", true}, {"[POP<331000000]", false}, {"[POP > 300000000.5]", true}, {"[POP>-1.5]", true},
		{"[NAME>1]", false}, {"[NAME<1]", false}, {"[empty<1]", false}, {"[NOPE<1]", false},
		{"[code='004']", true}, {"[code=4]", true}, {"[code=04x]", false}, {"[ISO=US-]", true}, {"[rank=2]", true},
		{":not(.small)", true}, {":not(.land)", false}, {".land:not(.small, #other)", true},
		{".land:not(.small, .big)", false}, {".land:not([POP>1e6])", false}, {".land:not([POP<1e6])", true},
		{".land:not(:not(.big))", true}, {":not(*)", false}, {":not(svg)", true}, {":not(path)", true},
		{`#c\6f untries`, true}, {"#countries:not([NOPE])", true},
	}
	for _, c := range cases {
		s := mustParse(t, c.selector+" { fill: red }")
		if got := s.Style(usa) != nil; got != c.want {
			t.Errorf("%s: matches %v, want %v", c.selector, got, c.want)
		}
	}
}

func TestSelectorsOfTheRoot(t *testing.T) {
	root := Element{Root: true, ID: "map", Classes: []string{"world"}}
	for selector, want := range map[string]bool{
		"svg": true, ":root": true, "svg.world": true, "#map": true, ".world": true, "*": false,
		":not(.land)": false, "svg:not(.world)": false, "svg .land": false, "SVG": true,
	} {
		s := mustParse(t, selector+" { fill: red }")
		if got := s.Style(root) != nil; got != want {
			t.Errorf("%s: matches the root %v, want %v", selector, got, want)
		}
	}
}

func TestErrorsHaveAPlace(t *testing.T) {
	cases := map[string]string{
		"#a {\n  fill: red":              `t.css:1:4: "{" is never closed`,
		"#a { fill: red\n#b { fill: b }": `t.css:2:4: "{" within the rule that begins at 1:4`,
		"a { fill: red } }":              `t.css:1:17: "}" without a "{"`,
		"{ fill: red }":                  `t.css:1:1: "{" without a selector`,
		"#a":                             "t.css:1:1: the selector has no declarations",
		"#a; b {}":                       `t.css:1:3: ";" where a "{"`,
		"#a, { }":                        "t.css:1:5: a selector is missing",
		"#a,, #b { }":                    "t.css:1:4: a selector is missing",
		". { }":                          `t.css:1:1: "." without the name`,
		"# { }":                          `t.css:1:1: "#" does not belong`,
		"#a[x { }":                       `t.css:1:3: "[" is never closed`,
		"#a[=3] { }":                     "t.css:1:3: an attribute's name is missing",
		"#a[x=] { }":                     "t.css:1:3: [x=] compares with nothing",
		"#a[x>tall] { }":                 `t.css:1:6: "tall" is not a number`,
		"#a:not(.b { }":                  `t.css:1:4: "not(" is never closed`,
		"#a:not() { }":                   "t.css:1:8: a selector is missing",
		"#a: { }":                        `t.css:1:3: ":" at the end`,
		"é { fill }":                     `t.css:1:5: "fill" has no value`,
		"#a { fill: \"red }":             `t.css:1:12: the string is never closed`,
		"#a { fill: 'red\n }":            `t.css:1:12: the string is not closed on its line`,
		"/* é */ /* #a { }":              "t.css:1:9: the comment is never closed",
		"#a { fill: rgb(1,2; }":          `t.css:1:12: "rgb(" is never closed`,
		"#a { fill: red) }":              `t.css:1:15: ")" closes nothing`,
		"#a { 3: red }":                  `t.css:1:6: "3" where a property was expected`,
		"@import 'a.css'":                "t.css:1:1: @import has no end",
		"@media x { #a { }":              "t.css:1:1: the block of @media is never closed",
	}
	for source, want := range cases {
		_, _, err := Parse("t.css", []byte(source))
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q:\n got %v\nwant %s", source, err, want)
		}
	}
}

func TestWarnings(t *testing.T) {
	cases := map[string]string{
		"#a { fil: red }":                    `t.css:1:6: unknown property "fil", did you mean "fill"?`,
		"#a { strok-width: 1 }":              `t.css:1:6: unknown property "strok-width", did you mean "stroke-width"?`,
		"#a { opac: 1 }":                     `t.css:1:6: unknown property "opac", did you mean "opacity"?`,
		"#a { stroke-wi: 1 }":                `t.css:1:6: unknown property "stroke-wi", did you mean "stroke-width"?`,
		"#a { zoom: 1 }":                     `t.css:1:6: unknown property "zoom": it is written as it is`,
		"@charset 'x'; #a { }":               "t.css:1:1: @charset is ignored: stylesheets are UTF-8",
		"@import url(x.css);":                "t.css:1:1: @import is ignored",
		"@page { margin: 0 }":                "t.css:1:1: @page is ignored",
		"\n #a > #b { fill: red }":           `t.css:2:2: the selector "#a > #b" never matches`,
		"path { fill: red }":                 `t.css:1:1: the selector "path" never matches: a map's elements are chosen by id or class; did you mean "#path" or ".path"?`,
		"#a { fill: ; }":                     "t.css:1:6: fill has an empty value",
		"#a { fill: url(http://x/y) }":       "t.css:1:6: fill is ignored: a map loads nothing",
		"#a { fill: url('x.svg#y') }":        "t.css:1:6: fill is ignored: a map loads nothing",
		"#a { fill: URL( data:x ) }":         "t.css:1:6: fill is ignored: a map loads nothing",
		`#a { fill: u\72l(http://x) }`:       "t.css:1:6: fill is ignored",
		`#a { fill: image-set("http://x") }`: "t.css:1:6: fill is ignored: the function image-set() is not allowed",
		"#a { width: expression(alert(1)) }": "t.css:1:6: width is ignored: the function expression() is not allowed",
		"#a { behavior: x }":                 "t.css:1:6: behavior is ignored: it loads",
		"#a { fill: javascript:alert }":      "t.css:1:6: fill is ignored",
		"#a { fill: 'java script:x' }":       "t.css:1:6: fill is ignored: it runs a script",
		`#a { f\3a url\28x: red }`:           "t.css:1:6: f:url(x is ignored",
		"#a { fill: <b }":                    "t.css:1:6: fill is ignored",
	}
	for source, want := range cases {
		_, warnings, err := Parse("t.css", []byte(source))
		if err != nil {
			t.Errorf("%q: %v", source, err)
			continue
		}
		if len(warnings) != 1 || !strings.HasPrefix(warnings[0].String(), want) {
			t.Errorf("%q:\n got %v\nwant %s", source, warnings, want)
		}
	}
}

func TestValuesStayAsTheyAre(t *testing.T) {
	cases := map[string]string{
		"fill: #FfF":                           "fill:#FfF",
		"FILL:red;":                            "fill:red",
		"fill : rgb( 1 ,\n 2,3 )":              "fill:rgb( 1 , 2,3 )",
		"stroke-dasharray: 3 , 1.5/* gap */ 2": "stroke-dasharray:3 , 1.5 2",
		`font-family: "A, B" , 'C d',serif`:    `font-family:"A, B" , 'C d',serif`,
		"fill: url(#hatch-1)":                  "fill:url(#hatch-1)",
		"fill: url( '#hatch' ) red":            "fill:url( '#hatch' ) red",
		"stroke-dashoffset: -1.5e3px":          "stroke-dashoffset:-1.5e3px",
		"--accent: red; fill: var(--accent)":   "--accent:red;fill:var(--accent)",
		"fill:red;;fill:blue":                  "fill:blue",
		"fill: red ! important":                "fill:red",
	}
	for source, want := range cases {
		s, warnings, err := Parse("t.css", []byte("\ufeff* { "+source+" }"))
		if err != nil || len(warnings) > 0 {
			t.Errorf("%q: %v %v", source, warnings, err)
			continue
		}
		if got := text(s.Style(feature())); got != want {
			t.Errorf("%q: got %q, want %q", source, got, want)
		}
	}
}

func TestWarningsAreLimited(t *testing.T) {
	_, warnings, err := Parse("t.css", []byte(strings.Repeat("#a { fil: red }", maxWarnings+10)))
	if n := len(warnings); err != nil || n != maxWarnings+1 || warnings[n-1].Text != "more warnings are left out" {
		t.Errorf("%d warnings, %v", n, err)
	}
}

func TestDeepNestingIsRefused(t *testing.T) {
	for _, source := range []string{
		strings.Repeat(":not(", 100000), strings.Repeat(":not(", 12) + ".a" + strings.Repeat(")", 12) + "{}",
		"#a { fill: " + strings.Repeat("(", 100000),
	} {
		if _, _, err := Parse("t.css", []byte(source)); err == nil {
			t.Errorf("%.40q...: no error", source)
		}
	}
	if _, _, err := Parse("t.css", make([]byte, maxSize+1)); err == nil {
		t.Error("a stylesheet beyond the limit: no error")
	}
}
