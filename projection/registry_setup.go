package projection

import (
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

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

// regional returns a Setup function for a formula that is made for one region.
func regional(f formula.ModifiedStereographic, lon, lat float64) func(Values) (Setup, error) {
	return func(Values) (Setup, error) {
		return Setup{Formula: f, Rotate: [3]float64{lon, lat, 0}, Clip: Clip{Angle: f.Reach * 180 / math.Pi}}, nil
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

// oblique returns a Setup function for a cylindrical projection about the great
// circle through lon0, lat0 with that azimuth, in degrees; north stays up. The
// sphere is rolled so that the great circle becomes the equator.
func oblique(base formula.Formula, azimuth float64) func(Values) (Setup, error) {
	return func(v Values) (Setup, error) {
		s := centred(formula.Turned{Base: base, Azimuth: azimuth * math.Pi / 180}, v)
		s.Rotate[2] = azimuth - 90
		return s, nil
	}
}

// obliqueBy is oblique with the azimuth from the parameters.
func obliqueBy(base formula.Formula) func(Values) (Setup, error) {
	return func(v Values) (Setup, error) { return oblique(base, v["azimuth"])(v) }
}

// endingAt returns a Setup function whose map ends at two latitudes, degrees in
// the formula's own frame.
func endingAt(south, north float64, setup func(Values) (Setup, error)) func(Values) (Setup, error) {
	return func(v Values) (Setup, error) {
		s, err := setup(v)
		s.Clip.South, s.Clip.North = south, north
		return s, err
	}
}

// conformalConic ends short of the pole that lies at infinity.
func conformalConic(v Values) (Setup, error) {
	f := formula.NewConicConformal(v.rad("lat0"), v.rad("lat1"), v.rad("lat2"), conformalConicLimit*math.Pi/180)
	s := onMeridian(f, v)
	s.Clip.South, s.Clip.North = -conformalConicLimit, 90
	if v["lat1"]+v["lat2"] < 0 {
		s.Clip.South, s.Clip.North = -90, conformalConicLimit
	}
	return s, nil
}

func satellite(v Values) (Setup, error) {
	f := formula.Satellite{Distance: v["dist"], Up: v.rad("up"), Tilt: v.rad("tilt")}
	s := centred(f, v)
	s.Clip.Angle = f.Reach()*180/math.Pi - 1e-6
	return s, nil
}

func geostationary(v Values) (Setup, error) {
	s := centred(formula.Geostationary{Distance: v["dist"]}, v)
	s.Clip.Angle = math.Acos(1/v["dist"])*180/math.Pi - 1e-6
	return s, nil
}

func airy(v Values) (Setup, error) {
	s := centred(formula.NewAiry(v.rad("radius")), v)
	s.Clip.Angle = 147 // Beyond, scales grow without bound.
	return s, nil
}

func winkelTripel(v Values) (Setup, error) {
	return onMeridian(formula.WinkelTripel{CosTrueScale: math.Cos(v.rad("lat1"))}, v), nil
}

// twoPoints turns the sphere so that both points lie on the equator, the first
// in the west. The map is torn between their opposites: it is cut short of
// there.
func twoPoints(v Values) (Setup, error) {
	p := [2]vector{unit(v, "1"), unit(v, "2")}
	middle := p[0].plus(p[1])
	half := math.Atan2(p[1].minus(p[0]).length(), middle.length())
	switch {
	case half > 89*math.Pi/180:
		return Setup{}, fmt.Errorf("projection %q: the points are opposite to each other; move one of them", "twopointequidistant")
	case half < 1e-6:
		lon, lat := p[0].degrees()
		return Setup{
			Formula: formula.AzimuthalEquidistant{}, Rotate: [3]float64{lon, lat, 0}, Clip: Clip{Angle: antipode},
		}, nil
	}
	lon, lat := middle.degrees()
	east, north := p[1].seenFrom(middle)
	return Setup{
		Formula: formula.TwoPointEquidistant{Half: half},
		Rotate:  [3]float64{lon, lat, -math.Atan2(north, east) * 180 / math.Pi},
		Clip:    Clip{Angle: 180 - half*180/math.Pi - 1e-3},
	}, nil
}

// threePoints turns the sphere to the points' middle and orders them clockwise.
func threePoints(v Values) (Setup, error) {
	p := [3]vector{unit(v, "1"), unit(v, "2"), unit(v, "3")}
	middle := p[0].plus(p[1]).plus(p[2])
	if volume := p[0].cross(p[1]).dot(p[2]); math.Abs(volume) < 1e-6 {
		return Setup{}, fmt.Errorf("projection %q: the three points lie on one great circle; move one of them", "chamberlin")
	} else if volume > 0 {
		p[0], p[1] = p[1], p[0]
	}
	var points [3][2]float64
	for i := range p {
		east, north := p[i].seenFrom(middle)
		along := p[i].dot(middle) / middle.length()
		points[i] = [2]float64{math.Atan2(east, along), math.Atan2(north, math.Hypot(along, east))}
	}
	lon, lat := middle.degrees()
	return Setup{Formula: formula.NewChamberlin(points), Rotate: [3]float64{lon, lat, 0}, Clip: Clip{Angle: 90}}, nil
}
