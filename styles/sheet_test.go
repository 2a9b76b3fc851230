package styles

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
)

func TestCascade(t *testing.T) {
	cases := []struct{ name, source, want string }{
		{"later wins", ".land { fill: a } .land { fill: b }", "fill:b"},
		{"id over class", "#countries { fill: a } .land.big { fill: b }", "fill:a"},
		{"class over star", ".land { fill: a } * { fill: b }", "fill:a"},
		{"attribute counts as class", ".land[NAME] { fill: a } .big { fill: b }", "fill:a"},
		{"id over many classes", "#countries{fill:a} .land.land.land.land.land.land.land.land.land.land.land{fill:b}", "fill:a"},
		{"two ids over one", "#countries#countries{fill:a} #countries.land{fill:b}", "fill:a"},
		{"not counts its argument", ".land:not(#x) { fill: a } .land.big { fill: b }", "fill:a"},
		{"svg counts a little", "svg .land { fill: a } .land { fill: b }", "fill:a"},
		{"list members count alone", "#x, .land { fill: a } .big { fill: b }", "fill:b"},
		{"important over id", ".land { fill: a !important } #countries { fill: b }", "fill:a"},
		{"important by specificity", "#countries { fill: a !important } .land { fill: b !important }", "fill:a"},
		{"properties add up", "* { stroke: s } .land { fill: a } #countries { fill: b; opacity: 1 }", "fill:b;opacity:1;stroke:s"},
		{"both classes", ".big { fill: a } .land { stroke: b }", "fill:a;stroke:b"},
		{"nothing", "#x { fill: a }", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := text(mustParse(t, c.source).Style(feature("NAME", "x"))); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestJoin(t *testing.T) {
	a := mustParse(t, "#countries { fill: a } .land { stroke: a } .x { fill: a }")
	b := mustParse(t, "#countries { fill: b } * { stroke: b } .y[n=1] { fill: b }")
	if got := text(Join(a, nil, b).Style(feature())); got != "fill:b;stroke:a" {
		t.Errorf("a, b: %s", got)
	}
	if got := text(Join(b, a).Style(feature())); got != "fill:a;stroke:a" {
		t.Errorf("b, a: %s", got)
	}
	if got := Join(a, b).Classes(); !slices.Equal(got, []string{"land", "x", "y"}) {
		t.Errorf("classes %v", got)
	}
	if got := Join(Join(a, b), a).Attributes(); !slices.Equal(got, []string{"n"}) {
		t.Errorf("attributes %v", got)
	}
	if got := Join().Style(feature()); got != nil {
		t.Errorf("no sheets: %v", got)
	}
	if got := new(Sheet).Style(feature()); got != nil {
		t.Errorf("zero sheet: %v", got)
	}
}

func TestAttributes(t *testing.T) {
	s := mustParse(t, "[b=1], [a>2]:not([c][b]) { fill: red } path[d] { fill: red }")
	if got := s.Attributes(); !slices.Equal(got, []string{"a", "b", "c", "d"}) {
		t.Errorf("got %v", got)
	}
}

func TestUnmatched(t *testing.T) {
	s := mustParse(t, "#countries, #contries, #countries-label, #countries-label-buffer { fill: a }\n"+
		".label, .label-buffer, #scalebar { fill: a } .lnd:not(#zzz) { fill: a } #contries { fill: b }")
	var got []string
	for _, w := range s.Unmatched([]string{"countries", "sea", "scalebar"}, []string{"land"}) {
		got = append(got, w.String())
	}
	want := []string{
		`t.css:1:13: #contries: the map has no such layer, did you mean "#countries"?`,
		`t.css:2:46: .lnd: the map has no such class, did you mean ".land"?`,
		"t.css:2:55: #zzz: the map has no such layer",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestElementsWithoutAttributesMatchNoTests(t *testing.T) {
	s := mustParse(t, "#countries { fill: a } #countries[x=1] { fill: b } #countries:not([x=1]) { stroke: c } #countries[x!=1] { stroke: d }")
	if got := text(s.Style(Element{ID: "countries"})); got != "fill:a" {
		t.Errorf("got %q", got)
	}
}

func TestDifferences(t *testing.T) {
	base := Style{{"fill", "red"}, {"opacity", ".5"}, {"stroke", "blue"}, {"zoom", "2"}}
	s := Style{{"fill", "red"}, {"marker", "x"}, {"stroke", "green"}}
	if got := text(Differences(base, s)); got != "marker:x;opacity:1;stroke:green;zoom:initial" {
		t.Errorf("got %v", got)
	}
	if got := Differences(base, base); got != nil {
		t.Errorf("equal styles: %v", got)
	}
	if got := Differences(nil, s); !reflect.DeepEqual(got, s) {
		t.Errorf("no base: %v", got)
	}
	if got := text(Differences(Style{{"fill", "red"}}, nil)); got != "fill:none" {
		t.Errorf("taken back: %q", got)
	}
}

// What a group does not hand down to its features stays on the features where
// they differ.
func TestGroupStyle(t *testing.T) {
	s := mustParse(t, `#countries { fill: a; opacity: .5; vector-effect: non-scaling-stroke; filter: none }
		#countries[x=1] { opacity: 1; fill: b }`)
	layer := Element{ID: "countries"}
	group := s.GroupStyle(layer)
	if text(group) != "fill:a;filter:none" {
		t.Errorf("group: %s", text(group))
	}
	one := Element{ID: "countries", Attribute: lookup([]string{"x", "1"})}
	if got := text(Differences(group, s.Style(one))); got != "fill:b;opacity:1;vector-effect:non-scaling-stroke" {
		t.Errorf("x=1: %s", got)
	}
	two := Element{ID: "countries", Attribute: lookup(nil)}
	if got := text(Differences(group, s.Style(two))); got != "opacity:.5;vector-effect:non-scaling-stroke" {
		t.Errorf("x=2: %s", got)
	}
}

func TestStyleGet(t *testing.T) {
	s := Style{{"a", "1"}, {"c", "3"}}
	if v, ok := s.Get("c"); !ok || v != "3" {
		t.Errorf("c: %q %v", v, ok)
	}
	if v, ok := s.Get("b"); ok {
		t.Errorf("b: %q", v)
	}
}

// 3,000 features against 100 rules of one layer.
func BenchmarkStyle(b *testing.B) {
	source := "#countries { fill: #eee; stroke: #fff }"
	for i := range 100 {
		source += fmt.Sprintf("#countries[value>%d] { fill: #%06x }\n", i*10, i)
	}
	s := mustParse(b, source)
	elements := make([]Element, 3000)
	for i := range elements {
		elements[i] = feature("NAME", "x", "value", fmt.Sprint(i%1000))
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, e := range elements {
			s.Style(e)
		}
	}
}
