package projection

import "github.com/seed-898ab921/kartograph/projection/formula"

// antipode is the radius, in degrees, at which azimuthal projections of the
// whole sphere are cut: just short of the point opposite to the centre, which
// is a circle on the map.
const antipode = 180 - 1e-3

// meridian returns a Setup function for a formula without parameters whose
// map is centred on lon0 and cut along the opposite meridian.
func meridian(f formula.Formula) func(Values) (Setup, error) {
	return func(v Values) (Setup, error) { return centred(f, v), nil }
}

// circle returns a Setup function for a formula without parameters whose map
// is centred on lon0, lat0 and cut along a circle of that many degrees.
func circle(f formula.Formula, angle float64) func(Values) (Setup, error) {
	return func(v Values) (Setup, error) {
		s := centred(f, v)
		s.Clip.Angle = angle
		return s, nil
	}
}

// centred turns the sphere to the centre that the values name; lat0 counts
// only where it is a parameter that turns the sphere.
func centred(f formula.Formula, v Values) Setup {
	return Setup{Formula: f, Rotate: [3]float64{v["lon0"], v["lat0"], 0}}
}

// onMeridian turns the sphere to lon0 only: for formulas that take lat0
// themselves.
func onMeridian(f formula.Formula, v Values) Setup {
	return Setup{Formula: f, Rotate: [3]float64{v["lon0"], 0, 0}}
}
