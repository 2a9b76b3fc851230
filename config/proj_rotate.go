package config

import (
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// rotateForm is a list of two or three angles.
func rotateForm() form.Form[*[3]float64] {
	angle := form.Range{Min: -360, Max: 360}
	l := form.ListOf("a list [longitude, latitude] or [longitude, latitude, roll]", form.Number("a number of degrees", angle), 3)
	l.Schema = l.Schema.With("minItems", 2)
	f := form.Form[*[3]float64]{Facts: l.Facts}
	f.Read = func(d *form.Decoder, at form.Spot) (*[3]float64, bool) {
		if n := len(at.Node.Items); at.Node.Kind == tree.List && n != 2 && n != 3 {
			d.Mismatch(at, l.Want)
			return nil, false
		}
		v, ok := l.Read(d, at)
		if !ok {
			return nil, false
		}
		rotate := [3]float64{}
		copy(rotate[:], v)
		return &rotate, true
	}
	f.Check = func(c *form.Checker, path string, v *[3]float64) {
		if v != nil {
			l.Check(c, path, v[:])
		}
	}
	return f
}
