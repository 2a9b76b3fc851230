package form

import (
	"math"
	"strings"

	"github.com/seed-898ab921/kartograph/styles"
)

// lengthPattern is what the schema knows of lengths with a unit, behind their sign.
const lengthPattern = `([0-9]+\.?[0-9]*|\.[0-9]+)\s*(px|pt|pc|in|cm|mm|PX|PT|PC|IN|CM|MM)\s*$`

// Length is the form of a length within limits in pixels of 1/96 inch: a number of pixels, or
// a text with a unit. Both give pixels; what is wrong with a text is told in its unit.
func Length(limits Range) Form[float64] {
	number := Number("a number of pixels", limits)
	sign := `^\s*`
	if limits.Min < 0 {
		sign += "[-+]?"
	}
	text := Facts{Want: `a length such as "10mm"`, Schema: Props("type", "string", "pattern", sign+lengthPattern)}
	f := Form[float64]{Facts: Facts{Want: `a number of pixels or a length such as "10mm"`, Parts: []Facts{number.Facts, text},
		Schema: AnyOf(number.Facts, text)}, Check: number.Check}
	f.Read = func(d *Decoder, at Spot) (float64, bool) {
		if _, plain := at.Node.AsNumber(); plain || !at.Node.IsScalar() {
			v, ok := at.Node.AsNumber()
			switch {
			case !ok:
				d.Mismatch(at, f.Want)
				return 0, false
			case !limits.Hold(v):
				d.Fail(at, "%s is out of range; it must be %s", at.Node.Text, limits)
			}
			return v, limits.Hold(v)
		}
		v, unit, ok := Measured(at.Node.Text)
		if !ok {
			d.Mismatch(at, f.Want)
			return 0, false
		}
		if !limits.Hold(v) {
			d.Fail(at, "%s is out of range; it must be %s", strings.TrimSpace(at.Node.Text), limits.in(unit))
			return 0, false
		}
		return v, true
	}
	return f
}

// Measured reads a length with a unit: how many pixels of 1/96 inch it is, and its unit.
func Measured(text string) (px float64, unit string, ok bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	for _, unit := range [...]string{"mm", "cm", "in", "pt", "pc", "px"} {
		if number, cut := strings.CutSuffix(text, unit); cut {
			px, ok = styles.Pixels(strings.TrimSpace(number) + unit)
			return px, unit, ok
		}
	}
	return 0, "", false
}

// in completes "must be" for limits in pixels, in a unit.
func (l Range) in(unit string) string {
	per, ok := styles.Pixels("1" + unit)
	if !ok {
		return l.String()
	}
	low, high := unitNumber(l.Min/per, unit), unitNumber(l.Max/per, unit)
	switch {
	case l.Open:
		return "more than " + low + " and at most " + high
	case math.IsInf(l.Max, 1):
		return "at least " + low
	}
	return "from " + low + " to " + high
}

// unitNumber is a limit in a unit; 0 is so in all of them.
func unitNumber(v float64, unit string) string {
	if v == 0 {
		return "0"
	}
	return PlainNumber(math.Round(v*100)/100) + unit
}
