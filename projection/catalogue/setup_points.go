package catalogue

import (
	"errors"
	"math"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// twoPoints turns the sphere so that both points lie on the equator, the first
// in the west. The map is torn between their opposites: it is cut short of
// there.
func twoPoints(v Values) (projection.Setup, error) {
	p := [2]vector{unit(v, "1"), unit(v, "2")}
	middle := p[0].plus(p[1])
	half := math.Atan2(p[1].minus(p[0]).length(), middle.length())
	switch {
	case half > 89*math.Pi/180:
		return projection.Setup{}, errors.New("the points are opposite to each other; move one of them")
	case half < 1e-6:
		lon, lat := p[0].degrees()
		return projection.Setup{
			Formula: formula.AzimuthalEquidistant{}, Rotate: [3]float64{lon, lat, 0}, Clip: projection.Clip{Angle: antipode},
		}, nil
	}
	lon, lat := middle.degrees()
	east, north := p[1].seenFrom(middle)
	return projection.Setup{
		Formula: formula.TwoPointEquidistant{Half: half},
		Rotate:  [3]float64{lon, lat, -math.Atan2(north, east) * 180 / math.Pi},
		Clip:    projection.Clip{Angle: 180 - half*180/math.Pi - 1e-3},
	}, nil
}

// threePoints turns the sphere to the points' middle and orders them clockwise.
func threePoints(v Values) (projection.Setup, error) {
	p := [3]vector{unit(v, "1"), unit(v, "2"), unit(v, "3")}
	middle := p[0].plus(p[1]).plus(p[2])
	if volume := p[0].cross(p[1]).dot(p[2]); math.Abs(volume) < 1e-6 {
		return projection.Setup{}, errors.New("the three points lie on one great circle; move one of them")
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
	return projection.Setup{Formula: formula.NewChamberlin(points), Rotate: [3]float64{lon, lat, 0}, Clip: projection.Clip{Angle: 90}}, nil
}
