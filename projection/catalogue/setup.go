package catalogue

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// antipode is the radius, in degrees, at which azimuthal projections of the
// whole sphere are cut: just short of the point opposite to the centre, which
// is a circle on the map.
const antipode = 180 - 1e-3

// meridian returns a Setup function for a formula without parameters whose
// map is centred on lon0 and cut along the opposite meridian.
func meridian(f formula.Formula) func(Values) (projection.Setup, error) {
	return func(v Values) (projection.Setup, error) { return centred(f, v), nil }
}

// circle returns a Setup function for a formula without parameters whose map
// is centred on lon0, lat0 and cut along a circle of that many degrees.
func circle(f formula.Formula, angle float64) func(Values) (projection.Setup, error) {
	return func(v Values) (projection.Setup, error) {
		s := centred(f, v)
		s.Clip.Angle = angle
		return s, nil
	}
}

// regional returns a Setup function for a formula that is made for one region.
func regional(f formula.ModifiedStereographic, lon, lat float64) func(Values) (projection.Setup, error) {
	return func(Values) (projection.Setup, error) {
		return projection.Setup{Formula: f, Rotate: [3]float64{lon, lat, 0}, Clip: projection.Clip{Angle: f.Reach * 180 / math.Pi}}, nil
	}
}

// centred turns the sphere to the centre that the values name; lat0 counts
// only where it is a parameter that turns the sphere.
func centred(f formula.Formula, v Values) projection.Setup {
	return projection.Setup{Formula: f, Rotate: [3]float64{v["lon0"], v["lat0"], 0}}
}

// onMeridian turns the sphere to lon0 only: for formulas that take lat0
// themselves.
func onMeridian(f formula.Formula, v Values) projection.Setup {
	return projection.Setup{Formula: f, Rotate: [3]float64{v["lon0"], 0, 0}}
}

// oblique returns a Setup function for a cylindrical projection about the great
// circle through lon0, lat0 with that azimuth, in degrees; north stays up. The
// sphere is rolled so that the great circle becomes the equator.
func oblique(base formula.Formula, azimuth float64) func(Values) (projection.Setup, error) {
	return func(v Values) (projection.Setup, error) {
		s := centred(formula.Turned{Base: base, Azimuth: azimuth * math.Pi / 180}, v)
		s.Rotate[2] = azimuth - 90
		return s, nil
	}
}

// obliqueBy is oblique with the azimuth from the parameters.
func obliqueBy(base formula.Formula) func(Values) (projection.Setup, error) {
	return func(v Values) (projection.Setup, error) { return oblique(base, v["azimuth"])(v) }
}

// endingAt returns a Setup function whose map ends at two latitudes, degrees in
// the formula's own axes.
func endingAt(south, north float64, setup func(Values) (projection.Setup, error)) func(Values) (projection.Setup, error) {
	return func(v Values) (projection.Setup, error) {
		s, err := setup(v)
		s.Clip.South, s.Clip.North = south, north
		return s, err
	}
}
