package furniture

import "github.com/seed-898ab921/kartograph/internal/form"

// Margin is what the page leaves free at its edges, in pixels.
type Margin Sides

// Name is "margin".
func (Margin) Name() string { return "margin" }

func (Margin) spec() {}

func margin() Kind {
	return rule[Margin]{
		about: form.About("Room at the edges of the page in pixels or with a unit (`\"10mm\"`): one length, or top, right, bottom and left; "+
			"see [sheet](sheet.md#the-page).", "0", "[10, 20, 10, 20]"),
		form: form.Optional(marginForm()),
		room: func(_ Page, m Margin) Sides { return Sides(m) },
		lay:  func(Page, Margin) (*Piece, []string) { return nil, nil },
	}.kind()
}

// marginForm is a number for all sides, or a list of four.
func marginForm() form.Form[Margin] {
	limits := form.Range{Min: 0, Max: farthest}
	one := form.Length(limits)
	four := form.Exactly("a list [top, right, bottom, left]", 4, one)
	f := form.Form[Margin]{Facts: form.Facts{Want: "a length or a list [top, right, bottom, left]",
		Parts: []form.Facts{one.Facts, four.Facts}, Schema: form.AnyOf(one.Facts, four.Facts)}}
	f.Read = func(d *form.Decoder, at form.Spot) (Margin, bool) {
		if at.Node.IsScalar() {
			v, ok := one.Read(d, at)
			return Margin{v, v, v, v}, ok
		}
		v, ok := four.Read(d, at)
		if !ok {
			return Margin{}, false
		}
		return Margin{v[0], v[1], v[2], v[3]}, true
	}
	f.Check = func(c *form.Checker, path string, m Margin) {
		for _, v := range [4]float64{m.Top, m.Right, m.Bottom, m.Left} {
			one.Check(c, path, v)
		}
	}
	return f
}
