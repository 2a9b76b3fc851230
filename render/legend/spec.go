package legend

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// Spec says what a legend is like. Its zero value is the usual one: all classified
// layers, where the map has most room.
type Spec struct {
	// At is where it stands; empty is Auto.
	At Place
	// Point is its top left corner where At is Point, as fractions of the map's width
	// and height.
	Point [2]float64
	// Title stands above all.
	Title string
	// Layers are those that it explains, in this order; empty for all classified ones
	// or, where no layer is classified, for all layers of data that are drawn.
	Layers []string
	// Names are what layers are called in it; others by the titles of their scales, or
	// their ids.
	Names map[string]string
	// Direction is empty for Vertical, and below and above the map for Horizontal.
	Direction Direction
	// Descending puts the largest value first.
	Descending bool
	// Columns is in how many columns entries stand; 0 is one.
	Columns int
	// Format is how numbers are written, as in templates: ",.0f"; empty for as many
	// decimals as tell the classes apart.
	Format string
	// Missing is what is written beside the look of missing values; empty for "no
	// data" in the language of the map. NoMissing leaves it out.
	Missing   string
	NoMissing bool
	// Histogram draws how many features have which value above a ramp.
	Histogram bool
	// Width is how wide it is at most in pixels; 0 is 180, and below and above the map
	// as wide as that.
	Width float64
}

// Place is where a legend stands.
type Place string

// The places of legends: where there is most room, in a corner of the map, at a point
// of it, beside it, below or above it.
const (
	Auto        Place = "auto"
	TopLeft     Place = "tl"
	TopRight    Place = "tr"
	BottomLeft  Place = "bl"
	BottomRight Place = "br"
	Left        Place = "left"
	Right       Place = "right"
	Below       Place = "below"
	Above       Place = "above"
	Point       Place = "point"
)

// Direction is that in which the classes of a legend stand.
type Direction string

// The directions.
const (
	Vertical   Direction = "vertical"
	Horizontal Direction = "horizontal"
)

// order is the order of values in a config.
type order string

const (
	ascending  order = "ascending"
	descending order = "descending"
)

// Form is true, false or a mapping.
func Form() form.Form[*Spec] {
	f := form.Mapping("legend", "legend", "What classes, sizes and layers are drawn with.", keys())
	return form.OrSwitch(form.Optional(f), func() *Spec { return &Spec{} })
}

// mostLayers limits the layers of a legend, mostColumns its columns.
const mostLayers, mostColumns, mostWidth = 100, 20, 1_000_000

func keys() []form.Key[Spec] {
	text := form.AnyText("a text")
	return []form.Key[Spec]{
		atKey(),
		form.Bind("title", text, form.About("Stands above the legend.", `""`, `"Legend"`), func(s *Spec) *string { return &s.Title }),
		form.Bind("layers", form.OneOrMore("a list of layer ids", form.NonEmpty("a layer's id"), mostLayers),
			form.About("The layers that it explains, in this order.", "(all classified layers, else all)", `["countries", "cities"]`), func(s *Spec) *[]string { return &s.Layers }),
		form.Bind("names", namesForm(), form.About("What layers are called in it: a mapping from id to text.", "(titles of scales, ids)", `{"cities": "Large cities"}`),
			func(s *Spec) *map[string]string { return &s.Names }),
		form.Bind("direction", form.OneOf(Vertical, Horizontal), form.About("Classes one below the other, or side by side.", "(`vertical`; below and above the map `horizontal`)", `"horizontal"`),
			func(s *Spec) *Direction { return &s.Direction }),
		form.Bind("order", form.Convert(form.OneOf(ascending, descending), func(o order) bool { return o == descending }, func(d bool) order {
			if d {
				return descending
			}
			return ascending
		}), form.About("The order of classes: `ascending` or `descending`.", `"ascending"`, `"descending"`), func(s *Spec) *bool { return &s.Descending }),
		form.Bind("columns", form.Integer("a number of columns", form.Range{Min: 1, Max: mostColumns}), form.About("In how many columns classes stand.", "1", "2"), func(s *Spec) *int { return &s.Columns }),
		form.Bind("format", form.NonEmpty("a format of numbers"), form.About("How numbers are written, in the map's `lang`, as in [templates](expressions.md): `,.0f` or `.1%`.",
			"(as many decimals as tell classes apart)", `",.0f"`), func(s *Spec) *string { return &s.Format }),
		missingKey(),
		form.Bind("histogram", form.Boolean(), form.About("Draw above a ramp how many features have which value.", "false", "true"), func(s *Spec) *bool { return &s.Histogram }),
		form.Bind("width", form.Length(form.Range{Min: 1, Max: mostWidth}), form.About("How wide it is at most, in pixels or with a unit (`\"45mm\"`).", "180", "240"), func(s *Spec) *float64 { return &s.Width }),
	}
}

// atKey is a word, or a point as two fractions.
func atKey() form.Key[Spec] {
	word := form.OneOf(Auto, TopLeft, TopRight, BottomLeft, BottomRight, Left, Right, Below, Above)
	point := form.Numbers("a point [x, y]", 2, form.Range{Min: 0, Max: 1})
	value := form.Facts{Want: "a place or a point [x, y]", Parts: []form.Facts{word.Facts, point.Facts}, Schema: form.AnyOf(word.Facts, point.Facts)}
	about := form.About("Where it stands: `auto`, where it covers no label and least of what is drawn; a corner (`tl`, `tr`, `bl`, `br`); beside the map (`left`, `right`), `below` or `above` it, where the page grows; "+
		"or a point of the map as fractions of its width and height.", `"auto"`, `"br"`)
	return form.Key[Spec]{KeyFacts: form.KeyOf("at", value, about),
		Read: func(d *form.Decoder, at form.Spot, s *Spec) {
			if at.Node.Kind == tree.List {
				if p, ok := point.Read(d, at); ok {
					s.At, s.Point = Point, [2]float64{p[0], p[1]}
				}
				return
			}
			s.At, _ = word.Read(d, at)
		},
		Check: func(c *form.Checker, path string, s *Spec) {
			if s.At != Point {
				word.Check(c, path, s.At)
				return
			}
			for _, v := range s.Point {
				if !(v >= 0 && v <= 1) || math.IsNaN(v) {
					c.Add(path, "the point is at %g, %g; give fractions of the map's width and height, from 0 to 1", s.Point[0], s.Point[1])
					return
				}
			}
		}}
}

// missingKey is a text, or false.
func missingKey() form.Key[Spec] {
	text := form.NonEmpty("a text")
	value := text.WordsToo([]string{"false"})
	return form.Key[Spec]{KeyFacts: form.KeyOf("missing", value, form.About("What stands beside the look of features without a value; `false` leaves them out.", `("no data" in the map's lang)`, `"not reported"`)),
		Read: func(d *form.Decoder, at form.Spot, s *Spec) {
			if at.Node.IsFalse() {
				s.NoMissing = true
				return
			}
			s.Missing, _ = text.Read(d, at)
		},
		Check: func(c *form.Checker, path string, s *Spec) { text.Check(c, path, s.Missing) }}
}

// namesForm is a mapping from layer to text.
func namesForm() form.Form[map[string]string] {
	text := form.AnyText("a text")
	f := form.Form[map[string]string]{Facts: form.Facts{Want: "a mapping from layer to text", Schema: form.Props("type", "object", "additionalProperties", text.Schema, "maxProperties", mostLayers)}}
	f.Read = func(d *form.Decoder, at form.Spot) (map[string]string, bool) {
		if !d.IsMapping(at, f.Want) || !d.Few(at, mostLayers) {
			return nil, false
		}
		names, ok := map[string]string{}, true
		for i, item := range at.Node.Items {
			name := at.Node.Keys[i].Name
			v, fine := text.Read(d, d.Visit(at, name, item))
			names[name], ok = v, ok && fine
		}
		return names, ok
	}
	return f
}
