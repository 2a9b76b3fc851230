package config

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// boxForm is the form of a box in degrees.
func boxForm() form.Form[Degrees] {
	l := form.Numbers("a box [west, south, east, north] in degrees", 4, form.Range{Min: -720, Max: 720})
	f := form.Form[Degrees]{Facts: l.Facts, Check: checkBox}
	f.Read = func(d *form.Decoder, at form.Spot) (box Degrees, ok bool) {
		v, ok := l.Read(d, at)
		if !ok {
			return box, false
		}
		box = Degrees{West: v[0], South: v[1], East: v[2], North: v[3]}
		if problem := boxProblem(box); problem != "" {
			d.Fail(at, "%s", problem)
			return box, false
		}
		return box, true
	}
	return f
}

// pointsForm is the form of a list of points in degrees.
func pointsForm() form.Form[[][2]float64] {
	pair := form.Numbers("a point [longitude, latitude] in degrees", 2, form.Range{Min: -720, Max: 720})
	point := form.Form[[2]float64]{Facts: pair.Facts, Check: checkPoint}
	point.Read = func(d *form.Decoder, at form.Spot) (p [2]float64, ok bool) {
		v, ok := pair.Read(d, at)
		if !ok {
			return p, false
		}
		copy(p[:], v)
		if problem := pointProblem(p); problem != "" {
			d.Fail(at, "%s", problem)
			return p, false
		}
		return p, true
	}
	f := form.ListOf("a list of points [longitude, latitude]", point, form.MostEntries)
	f.Schema = f.Schema.With("minItems", 1)
	read := f.Read
	f.Read = func(d *form.Decoder, at form.Spot) ([][2]float64, bool) {
		if at.Node.Kind == tree.List && len(at.Node.Items) == 0 {
			d.Mismatch(at, f.Want)
			return nil, false
		}
		return read(d, at)
	}
	return f
}

// boxProblem says what is wrong with a box in degrees, or nothing.
func boxProblem(b Degrees) string {
	west, south, east, north := b.West, b.South, b.East, b.North
	const order = "; the order is west, south, east, north"
	switch {
	case math.IsNaN(west + south + east + north):
		return "a number of the box is not a number"
	case math.Abs(south) > 90 || math.Abs(north) > 90:
		return "a latitude of the box is beyond 90 degrees" + order
	case math.Abs(west) > 540 || math.Abs(east) > 540:
		return "a longitude of the box is beyond 540 degrees"
	case south >= north:
		return "the box is empty: its south, " + form.PlainNumber(south) + ", is not below its north, " + form.PlainNumber(north) + order
	case west == east:
		return "the box is empty: its west and east are both " + form.PlainNumber(west) + order
	}
	return ""
}

// pointProblem says what is wrong with a point in degrees, or nothing.
func pointProblem(p [2]float64) string {
	switch {
	case math.IsNaN(p[0] + p[1]):
		return "a number of the point is not a number"
	case math.Abs(p[1]) > 90:
		return "the latitude " + form.PlainNumber(p[1]) + " is beyond 90 degrees; the order is longitude, latitude"
	case math.Abs(p[0]) > 540:
		return "the longitude " + form.PlainNumber(p[0]) + " is beyond 540 degrees"
	}
	return ""
}

func checkBox(c *form.Checker, path string, b Degrees) {
	if problem := boxProblem(b); problem != "" {
		c.Add(path, "%s", problem)
	}
}

func checkPoint(c *form.Checker, path string, p [2]float64) {
	if problem := pointProblem(p); problem != "" {
		c.Add(path, "%s", problem)
	}
}
