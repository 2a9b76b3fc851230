// Package scale goes from values to looks: a Scale says of the values of a layer which
// class each belongs to and how that is drawn. A map is dressed by it, and its legend,
// metadata and report are made of the same one.
package scale

import "github.com/seed-898ab921/kartograph/styles/classes"

// Property is what a scale decides of a feature's look.
type Property string

// The properties.
const (
	Fill        Property = "fill"
	Stroke      Property = "stroke"
	StrokeWidth Property = "stroke-width"
	Radius      Property = "r"
	Opacity     Property = "opacity"
	// Pattern fills areas with patterns.
	Pattern Property = "pattern"
)

// Properties lists the properties.
func Properties() []Property {
	return []Property{Fill, Stroke, StrokeWidth, Radius, Opacity, Pattern}
}

// CSS is the name of the property in a stylesheet.
func (p Property) CSS() string {
	if p == Pattern {
		return "fill"
	}
	return string(p)
}

// Sized reports whether the property's values are numbers.
func (p Property) Sized() bool { return p == StrokeWidth || p == Radius || p == Opacity }

// The methods of scales besides those of the package classes.
const (
	// Threshold takes the breaks between classes as they are given.
	Threshold classes.Method = "threshold"
	// Category gives each text a class.
	Category classes.Method = "category"
	// Continuous goes evenly from the least value to the largest, without classes.
	Continuous classes.Method = "continuous"
	// Area makes the areas of circles stand to each other as the values do.
	Area classes.Method = "area"
	// Linear makes sizes stand to each other as the values do.
	Linear classes.Method = "linear"
	// Bivariate has two values, and a class for each pair of their classes.
	Bivariate classes.Method = "bivariate"
)

// Methods lists all methods of scales.
func Methods() []classes.Method {
	return append(classes.Methods(), Threshold, Category, Continuous, Area, Linear, Bivariate)
}

// Looks are what values are drawn with: a palette by its name, or looks of one's own.
type Looks struct {
	// Palette names the colours; empty where there are Own looks, or none are asked for.
	Palette string
	Own     []Look
}

// Look is what a value is drawn with, as stylesheets write it, in a list of one's own.
type Look struct {
	// Of is the category that the look is for; empty where looks have an order.
	Of string
	// Value is a colour, a number or the name of a pattern.
	Value string
}

// Spec says what is asked of a scale. The zero value asks for five quantiles, filled
// with the colours of YlGnBu.
type Spec struct {
	Method   classes.Method
	Property Property
	// Classes is how many classes there are to be, of bivariate scales each way; 0
	// for what the method has by itself. Of categories it is how many at most.
	Classes int
	// Breaks are where a class ends and the next begins, without the ends. With
	// Continuous they are the values of the looks in between. Second are those of the
	// second value of a bivariate scale, which has both or none.
	Breaks, Second []float64
	// Domain is the least and the largest value that the scale is for, in place of
	// those that there are; nil for these.
	Domain *[2]float64
	// Batch says that several maps have the scale together, whose values are those of
	// all. Common is what follows from these; nil where they are not known, and the scale
	// is for its own values.
	Batch  bool
	Common *Common
	// Deviations and Centred belong to mean-deviation; see classes.Options.
	Deviations float64
	Centred    bool
	// Looks say what with; the zero value is for the method to choose.
	Looks Looks
	// Reverse turns the palette around.
	Reverse bool
	// Missing is how features without a value are drawn; empty for #ddd, of sizes 0.
	Missing string
	// Min and Max are the sizes of the least and the largest value in pixels (of
	// opacity, parts of one); nil for those of the property.
	Min, Max *float64
	// Title and Unit say what the values are, for readers.
	Title, Unit string
	// Patterns are the names that looks may be besides colours.
	Patterns []string
}

// method is the method that the spec comes to.
func (s Spec) method() classes.Method {
	switch {
	case s.Method != "":
		return s.Method
	case len(s.Second) > 0:
		return Bivariate
	case len(s.Breaks) > 0:
		return Threshold
	case s.categories():
		return Category
	}
	return classes.Quantile
}

// categories reports whether the looks are those of categories.
func (s Spec) categories() bool { return len(s.Looks.Own) > 0 && s.Looks.Own[0].Of != "" }

func (s Spec) property() Property {
	if s.Property == "" {
		return Fill
	}
	return s.Property
}

// MethodAsked is the method of a spec, with what it comes to where none is named.
func (s Spec) MethodAsked() classes.Method { return s.method() }

// Settled reports whether the scale follows from the spec alone, so that each value
// has its look before others are known.
func (s Spec) Settled() bool {
	if s.Common != nil {
		return true
	}
	switch s.method() {
	case Threshold:
		return len(s.Breaks) > 0
	case Category:
		return s.categories()
	case Continuous:
		return s.Domain != nil || len(s.Breaks) > 1
	case Area, Linear, classes.Equal, classes.Arithmetic, classes.Geometric, classes.Pretty:
		return s.Domain != nil
	}
	return false
}
