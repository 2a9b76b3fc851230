package catalogue

import (
	"errors"
	"math"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// twoPoints turns the sphere so that both points lie on the equator, the first
// in the west. The map is torn between their opposites: it is cut short of
// there.
func twoPoints(v Values) (projection.Setup, error) {
	p := [2]sphere.Vec{pointOf(v, "1"), pointOf(v, "2")}
	middle := p[0].Plus(1, p[1])
	half := math.Atan2(p[1].Plus(-1, p[0]).Norm(), middle.Norm())
	switch {
	case half > 89*math.Pi/180:
		return projection.Setup{}, errors.New("the points are opposite to each other; move one of them")
	case half < 1e-6:
		lon, lat := degrees(p[0])
		return projection.Setup{
			Formula: formula.AzimuthalEquidistant{}, Rotate: [3]float64{lon, lat, 0}, Clip: projection.Clip{Angle: antipode},
		}, nil
	}
	lon, lat := degrees(middle)
	east, north := p[1].SeenFrom(middle)
	return projection.Setup{
		Formula: formula.TwoPointEquidistant{Half: half},
		Rotate:  [3]float64{lon, lat, -math.Atan2(north, east) * 180 / math.Pi},
		Clip:    projection.Clip{Angle: 180 - half*180/math.Pi - 1e-3},
	}, nil
}

// threePoints turns the sphere to the points' middle and orders them clockwise.
func threePoints(v Values) (projection.Setup, error) {
	p := [3]sphere.Vec{pointOf(v, "1"), pointOf(v, "2"), pointOf(v, "3")}
	middle := p[0].Plus(1, p[1]).Plus(1, p[2])
	if volume := p[0].Cross(p[1]).Dot(p[2]); math.Abs(volume) < 1e-6 {
		return projection.Setup{}, errors.New("the three points lie on one great circle; move one of them")
	} else if volume > 0 {
		p[0], p[1] = p[1], p[0]
	}
	var points [3][2]float64
	for i := range p {
		east, north := p[i].SeenFrom(middle)
		along := p[i].Dot(middle) / middle.Norm()
		points[i] = [2]float64{math.Atan2(east, along), math.Atan2(north, math.Hypot(along, east))}
	}
	lon, lat := degrees(middle)
	return projection.Setup{Formula: formula.NewChamberlin(points), Rotate: [3]float64{lon, lat, 0}, Clip: projection.Clip{Angle: 90}}, nil
}

// pointOf returns the point of the parameters lon and lat with that suffix.
func pointOf(v Values, suffix string) sphere.Vec {
	return sphere.At(v.rad("lon"+suffix), v.rad("lat"+suffix))
}

// degrees returns a vector's longitude and latitude.
func degrees(v sphere.Vec) (lon, lat float64) {
	lambda, phi := v.LonLat()
	return lambda * 180 / math.Pi, phi * 180 / math.Pi
}
