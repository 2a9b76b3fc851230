// Package palette gives the colours of classes: published schemes by name, lists of
// one's own, any number of colours between others, and what is wrong with them for
// readers who see colours otherwise.
package palette

import (
	"slices"
	"strings"
)

// Kind is what a palette is for.
type Kind string

// The kinds of palettes.
const (
	// Sequential palettes go from little to much.
	Sequential Kind = "sequential"
	// Diverging palettes go from the middle to both ends.
	Diverging Kind = "diverging"
	// Qualitative palettes tell categories apart.
	Qualitative Kind = "qualitative"
)

// Palette is a named scheme of colours. It is plain data.
type Palette struct {
	// Name is what configs call it, Kind what it is for.
	Name string
	Kind Kind
	// Source is who made it, as maps acknowledge it.
	Source string
	// Lists are its colours, for the numbers of classes that it was made for, the
	// shortest list first. That of a ramp is one list, to be interpolated.
	Lists [][]Colour
	// Ramp says that any number of colours is taken evenly from the one list.
	Ramp bool
}

// scheme is a row of the tables: lists of colours as hex digits, with blanks between.
type scheme struct {
	name  string
	kind  Kind
	lists string
}

// source is a table of schemes that were published together.
type source struct {
	name  string
	ramp  bool
	table func() []scheme
}

func sources() []source {
	return []source{
		{"ColorBrewer 2.0 by Cynthia Brewer", false, colorBrewer},
		{"matplotlib (CC0)", true, ramps},
		{"Okabe and Ito, Color Universal Design, 2008", false, okabeIto},
		{"CARTOColors by CARTO (CC BY 4.0)", false, cartoColors},
		{"Joshua Stevens, Bivariate Choropleth Maps, 2015", false, squares},
	}
}

// okabeIto is the set of colours of Masataka Okabe and Kei Ito ("Color Universal
// Design", 2008), which readers of all kinds of colour vision tell apart; black,
// which maps use for lines and texts, is the last.
func okabeIto() []scheme {
	return []scheme{{"Okabe-Ito", Qualitative, "e69f0056b4e9009e73f0e4420072b2d55e00cc79a7000000"}}
}

// All lists the palettes, by source and then as published.
func All() []Palette {
	var all []Palette
	for _, from := range sources() {
		for _, s := range from.table() {
			all = append(all, from.palette(s))
		}
	}
	return all
}

func (from source) palette(s scheme) Palette {
	p := Palette{Name: s.name, Kind: s.kind, Source: from.name, Ramp: from.ramp}
	for text := range strings.FieldsSeq(s.lists) {
		var list []Colour
		for i := 0; i+6 <= len(text); i += 6 {
			c, _ := Parse("#" + text[i:i+6])
			list = append(list, c)
		}
		p.Lists = append(p.Lists, list)
	}
	return p
}

// Find returns the palette of a name, in whatever case it is written; a blank or an
// underscore may stand for the hyphen.
func Find(name string) (Palette, bool) {
	name = plainName(name)
	for _, from := range sources() {
		for _, s := range from.table() {
			if plainName(s.name) == name {
				return from.palette(s), true
			}
		}
	}
	return Palette{}, false
}

func plainName(name string) string {
	return strings.NewReplacer(" ", "", "-", "", "_", "").Replace(strings.ToLower(name))
}

// Names lists the names of all palettes.
func Names() []string {
	var names []string
	for _, p := range All() {
		names = append(names, p.Name)
	}
	return names
}

// Colours gives n colours of a palette: those that were published for n classes where
// there are some, else between those of the longest list. A qualitative palette has no
// more than it has: it returns fewer then.
func (p Palette) Colours(n int) []Colour {
	if n <= 0 || len(p.Lists) == 0 {
		return nil
	}
	longest := p.Lists[len(p.Lists)-1]
	if p.Kind == Qualitative {
		for _, list := range p.Lists {
			if len(list) == n {
				return slices.Clone(list)
			}
		}
		return slices.Clone(longest[:min(n, len(longest))])
	}
	if !p.Ramp {
		for _, list := range p.Lists {
			if len(list) == n {
				return slices.Clone(list)
			}
		}
		if shortest := p.Lists[0]; n < len(shortest) {
			return Between(shortest, n)
		}
	}
	return Between(longest, n)
}

// Stops gives the colours between which a continuous scale goes.
func (p Palette) Stops() []Colour {
	if len(p.Lists) == 0 {
		return nil
	}
	return slices.Clone(p.Lists[len(p.Lists)-1])
}
