package styles

import (
	"sort"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// Property is one declaration of a stylesheet, for example fill: #fff.
type Property struct {
	// Name is the property, Value what it is set to.
	Name  string
	Value string
}

// Style is what the cascade gave for one element: each property once, sorted
// by name. It is plain data that may be shared: make a new one instead of
// changing one.
type Style []Property

// Get returns the value of a property, and whether the style has it.
func (s Style) Get(name string) (string, bool) {
	i := sort.Search(len(s), func(i int) bool { return s[i].Name >= name })
	if i < len(s) && s[i].Name == name {
		return s[i].Value, true
	}
	return "", false
}

// With returns a style with one more property, which it has not yet.
func (s Style) With(p Property) Style {
	i := sort.Search(len(s), func(i int) bool { return s[i].Name >= p.Name })
	out := make(Style, 0, len(s)+1)
	out = append(out, s[:i]...)
	out = append(out, p)
	return append(out, s[i:]...)
}

// Without returns a style without a property: the same where it has none of
// the name.
func (s Style) Without(name string) Style {
	if _, ok := s.Get(name); !ok {
		return s
	}
	out := make(Style, 0, len(s)-1)
	for _, p := range s {
		if p.Name != name {
			out = append(out, p)
		}
	}
	return out
}

// Over lays a style over another one; the result is sorted by name.
func Over(base, top Style) Style {
	merged := append(Style{}, top...)
	for _, property := range base {
		if _, ok := top.Get(property.Name); !ok {
			merged = append(merged, property)
		}
	}
	sorting.By(merged, func(a, b Property) int { return strings.Compare(a.Name, b.Name) })
	return merged
}

// mediumFontSize is the size in pixels of texts whose font-size is none or in
// other units: what browsers call medium.
const mediumFontSize = 16

// mostFontSize is the size in pixels that larger texts are taken for: none has room then.
const mostFontSize = 10_000

// FontSize is the font-size in pixels of 1/96 inch, 10,000 at most, and 16 where there is none
// or it depends on what stands around it.
func (s Style) FontSize() float64 {
	value, _ := s.Get("font-size")
	size, ok := Pixels(value)
	if !ok {
		size, ok = sizeWord(value)
	}
	if !ok || !(size > 0) {
		return mediumFontSize
	}
	return min(size, mostFontSize)
}

// Shape is a kind of geometry, which selectors call by these words: "area { ... }".
type Shape string

// The kinds of geometry.
const (
	Point Shape = "point"
	Line  Shape = "line"
	Area  Shape = "area"
)

// Element is what a selector can see of a layer, a feature or a label.
type Element struct {
	// ID is the layer's id (for labels: the layer's id with "-label").
	ID string
	// Also is another id that the element goes by: that of a layer in an inset
	// ("globe-countries"), beside the one of the layer. Empty for none.
	Also string
	// Classes are the element's classes in order.
	Classes []string
	// Attribute returns the text of a feature's attribute, and whether the
	// feature has it; nil for elements without attributes. Selectors with
	// attribute tests, even within :not(), never match such elements.
	Attribute func(name string) (value string, ok bool)
	// Computed is what the data say of the element's look. It stands above the
	// finished stylesheets, which are for many maps, and below all others.
	Computed Style
	// Shape is the kind of a feature's geometry, empty for elements that have
	// none, such as layers and labels.
	Shape Shape
	// Root marks the root element of the document, which is matched by svg
	// and :root and, if it has them, by its own id and classes, but not by
	// a bare *.
	Root bool
}
