package scale

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/classes"
	"github.com/seed-898ab921/kartograph/styles/palette"
)

// Scale is what became of a spec and the values of a layer. It is plain data, and
// never changes once it is made.
type Scale struct {
	// Layer is the layer's id, By what its values are: columns or expressions, of a
	// bivariate scale two.
	Layer string   `json:"layer,omitempty"`
	By    []string `json:"by,omitempty"`
	// Title and Unit are for legends, as the spec has them.
	Title string `json:"title,omitempty"`
	Unit  string `json:"unit,omitempty"`
	// Property is what the scale decides, Method how.
	Property Property       `json:"property"`
	Method   classes.Method `json:"method"`
	// Palette is the name of its colours.
	Palette string `json:"palette,omitempty"`
	// Domain is the least and the largest value that the scale is for.
	Domain [2]float64 `json:"domain"`
	// Breaks are the ends of the classes, one more than there are classes. A value
	// that is a break belongs to the class above; values outside of the ends belong
	// to the first and the last class. Open says that these have no ends, as with
	// thresholds, where the ends are only as far as values go. None of both where the
	// scale has no classes, or categories.
	Breaks []float64 `json:"breaks,omitempty"`
	Open   bool      `json:"open,omitempty"`
	// Classes are the classes from the least values to the largest, or categories in
	// their order. Those of a bivariate scale come in rows, from the least of the
	// second value, each from the least of the first.
	Classes []Class `json:"classes,omitempty"`
	// Stops are the looks at some values, between which a continuous scale goes.
	Stops []Stop `json:"stops,omitempty"`
	// Sizes says how a proportional scale goes; nil for other scales.
	Sizes *Sizes `json:"sizes,omitempty"`
	// Second is the other axis of a bivariate scale, whose Breaks are those of the
	// first value; nil for other scales.
	Second *Axis `json:"second,omitempty"`
	// Missing is how features without a value are drawn, and how many there are.
	Missing Class `json:"missing"`
	// Count is how many features have a value, Outside how many of these lie outside
	// of the domain.
	Count   int `json:"count"`
	Outside int `json:"outside,omitempty"`
	// Fit is how well classes of numbers stand for the values; nil for other scales.
	Fit *classes.Fit `json:"fit,omitempty"`
	// Values are the numbers, sorted, for a histogram; of a bivariate scale the first
	// ones, of categories none.
	Values []float64 `json:"-"`
}

// Class is a class of a scale.
type Class struct {
	// Name is its class in the SVG and in stylesheets: "q2-5".
	Name string `json:"name"`
	// Number is what its features carry as data-class: "2", of a bivariate scale
	// "2-3".
	Number string `json:"number,omitempty"`
	// From and To are its ends; of a bivariate scale those of the first value.
	From float64 `json:"from"`
	To   float64 `json:"to"`
	// Category is the text of its features; Others says that it is for all
	// categories that have no class of their own.
	Category string `json:"category,omitempty"`
	Others   bool   `json:"others,omitempty"`
	// Value is what the property is: a colour, a number, url(#hatch).
	Value string `json:"value"`
	// Count is how many features it has.
	Count int `json:"count"`
}

// Stop is the look at a value.
type Stop struct {
	At    float64 `json:"at"`
	Value string  `json:"value"`
}

// Sizes says how sizes follow from values: by their square root (Area) or evenly, so
// that 0 has none.
type Sizes struct {
	Area bool `json:"area"`
	// Of is the value of the size Max, in pixels.
	Of  float64 `json:"of"`
	Max float64 `json:"max"`
	// Min is the size that no value is drawn below.
	Min float64 `json:"min,omitempty"`
}

// Axis is the second value of a bivariate scale.
type Axis struct {
	// By, Domain and Breaks are as those of a Scale.
	By     string     `json:"by,omitempty"`
	Domain [2]float64 `json:"domain"`
	Breaks []float64  `json:"breaks"`
}

// Datum is what a scale is told of one feature. NaN and "" are missing.
type Datum struct {
	// Number is the value, Second the other one of a bivariate scale.
	Number, Second float64
	// Text is the value of a category.
	Text string
}

// Drawn is how a feature is drawn.
type Drawn struct {
	// Class is the class; nil on continuous and proportional scales, of features
	// without a value the scale's Missing.
	Class *Class
	// Value is what the property is.
	Value string
}

// Of is how a feature is drawn.
func (s *Scale) Of(d Datum) Drawn {
	missing := Drawn{&s.Missing, s.Missing.Value}
	switch {
	case s.Method == Category:
		for i := range s.Classes {
			if c := &s.Classes[i]; d.Text != "" && (c.Category == d.Text && !c.Others || c.Others) {
				return Drawn{c, c.Value}
			}
		}
		return missing
	case !finite(d.Number):
		return missing
	case s.Sizes != nil:
		if d.Number < 0 {
			return missing
		}
		return Drawn{nil, s.Sizes.text(d.Number)}
	case len(s.Stops) > 0:
		return Drawn{nil, s.between(d.Number)}
	case s.Second != nil:
		if !finite(d.Second) {
			return missing
		}
		across, up := clamped(s.Breaks, d.Number), clamped(s.Second.Breaks, d.Second)
		c := &s.Classes[up*(len(s.Breaks)-1)+across]
		return Drawn{c, c.Value}
	case len(s.Classes) == 0:
		return missing
	}
	c := &s.Classes[clamped(s.Breaks, d.Number)]
	return Drawn{c, c.Value}
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// clamped is the class of a value; what lies outside belongs to the first or the last.
func clamped(breaks []float64, v float64) int {
	return classes.Of(breaks, max(breaks[0], min(v, breaks[len(breaks)-1])))
}

// Entries lists the classes that features can have, that for missing values last.
func (s *Scale) Entries() []Class { return append(slices.Clone(s.Classes), s.Missing) }

// Rename puts a prefix before the names of classes, for the second scale of a layer.
func (s *Scale) Rename(prefix string) {
	for i := range s.Classes {
		s.Classes[i].Name = prefix + s.Classes[i].Name
	}
	s.Missing.Name = prefix + s.Missing.Name
}

// Refers reports whether any look of the scale refers to a pattern.
func (s *Scale) Refers() bool {
	return slices.ContainsFunc(s.Entries(), func(c Class) bool { return len(styles.References(c.Value)) > 0 })
}

// HardestToRead is the class on whose colour texts in some ink have the least contrast, and
// that contrast, where it is less than texts need; nil where they can be read on all.
func (s *Scale) HardestToRead(ink string) (of *Class, contrast, needed float64) {
	text, ok := palette.Parse(ink)
	contrast = palette.LeastContrast
	if !ok {
		return nil, 0, contrast
	}
	for i := range s.Classes {
		c := &s.Classes[i]
		if colour, ok := palette.Parse(c.Value); ok && c.Count > 0 && palette.Contrast(text, colour) < contrast {
			of, contrast = c, palette.Contrast(text, colour)
		}
	}
	return of, contrast, palette.LeastContrast
}
