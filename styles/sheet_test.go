package styles

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
)

func TestCascade(t *testing.T) {
	cases := []struct{ name, source, want string }{
		{"later wins", ".land { fill: red } .land { fill: blue }", "fill:blue"},
		{"id over class", "#countries { fill: red } .land.big { fill: blue }", "fill:red"},
		{"class over star", ".land { fill: red } * { fill: blue }", "fill:red"},
		{"attribute counts as class", ".land[NAME] { fill: red } .big { fill: blue }", "fill:red"},
		{"id over many classes", "#countries{fill:red} .land.land.land.land.land.land.land.land.land.land.land{fill:blue}", "fill:red"},
		{"two ids over one", "#countries#countries{fill:red} #countries.land{fill:blue}", "fill:red"},
		{"not counts its argument", ".land:not(#x) { fill: red } .land.big { fill: blue }", "fill:red"},
		{"svg counts a little", "svg .land { fill: red } .land { fill: blue }", "fill:red"},
		{"list members count alone", "#x, .land { fill: red } .big { fill: blue }", "fill:blue"},
		{"important over id", ".land { fill: red !important } #countries { fill: blue }", "fill:red"},
		{"important by specificity", "#countries { fill: red !important } .land { fill: blue !important }", "fill:red"},
		{"properties add up", "* { stroke: gold } .land { fill: red } #countries { fill: blue; opacity: 1 }", "fill:blue;opacity:1;stroke:gold"},
		{"both classes", ".big { fill: red } .land { stroke: blue }", "fill:red;stroke:blue"},
		{"nothing", "#x { fill: red }", ""},
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
	a := mustParse(t, "#countries { fill: red } .land { stroke: red } .x { fill: red }")
	b := mustParse(t, "#countries { fill: blue } * { stroke: blue } .y[n=1] { fill: blue }")
	if got := text(Join(a, nil, b).Style(feature())); got != "fill:blue;stroke:red" {
		t.Errorf("a, b: %s", got)
	}
	if got := text(Join(b, a).Style(feature())); got != "fill:red;stroke:red" {
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
	s := mustParse(t, "#countries, #contries, #countries-label, #countries-label-buffer { fill: red }\n"+
		".label, .label-buffer, #scalebar { fill: red } .lnd:not(#zzz) { fill: red } #contries { fill: blue }")
	var got []string
	for _, w := range s.Unmatched([]string{"countries", "countries-label", "sea", "scalebar"}, []string{"land"}) {
		got = append(got, w.String())
	}
	want := []string{
		`t.css:1:13: #contries: the map has no such layer, did you mean "#countries"?`,
		`t.css:1:42: #countries-label-buffer: the labels of "countries" have no halo ("buffer")`,
		`t.css:2:48: .lnd: the map has no such class, did you mean ".land"?`,
		"t.css:2:57: #zzz: the map has no such layer",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestElementsWithoutAttributesMatchNoTests(t *testing.T) {
	s := mustParse(t, "#countries { fill: red } #countries[x=1] { fill: blue } #countries:not([x=1]) { stroke: lime } #countries[x!=1] { stroke: teal }")
	if got := text(s.Style(Element{ID: "countries"})); got != "fill:red" {
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
	s := mustParse(t, `#countries { fill: red; opacity: .5; vector-effect: non-scaling-stroke; filter: none }
		#countries[x=1] { opacity: 1; fill: blue }`)
	layer := Element{ID: "countries"}
	group := s.GroupStyle(layer)
	if text(group) != "fill:red;filter:none" {
		t.Errorf("group: %s", text(group))
	}
	one := Element{ID: "countries", Attribute: lookup([]string{"x", "1"})}
	if got := text(Differences(group, s.Style(one))); got != "fill:blue;opacity:1;vector-effect:non-scaling-stroke" {
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
