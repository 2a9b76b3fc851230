package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection"
)

// Reach says where a projection may be drawn: in a circle around a point,
// between two parallels, everywhere, or as its own setup says.
type Reach struct {
	Kind ReachKind
	// Lambda and Phi are the circle's centre, Lambda from the central
	// meridian, and Radius its largest radius; radians.
	Lambda, Phi, Radius float64
	// Slides tells that the circle may stand at any latitude: the formula is
	// sound within a distance from the central meridian.
	Slides bool
	// South and North are the outermost parallels, degrees.
	South, North float64
	// Setup is the projection's own, of the kind Own.
	Setup projection.Setup
}

// ReachKind is a way to say where.
type ReachKind int

// The ways to say where a projection may be drawn.
const (
	Everywhere ReachKind = iota
	Circle
	Zone
	Own
)

func circleAround(phi, radiusDegrees float64) Reach {
	return Reach{Kind: Circle, Phi: phi, Radius: radiusDegrees * degree}
}

// circleShortOfPole is a circle that does not reach beyond a pole, for formulas
// that multiply longitudes by more than 1 and so overlap at the antimeridian.
func circleShortOfPole(phi, radiusDegrees float64) Reach {
	if math.Abs(phi) < 89*degree {
		radiusDegrees = math.Min(radiusDegrees, 89-math.Abs(phi)/degree)
	}
	return circleAround(phi, radiusDegrees)
}

func zoneBetween(south, north float64) Reach {
	return Reach{Kind: Zone, South: south, North: north}
}

// Clip is the clip without regard to an area of use and to where the circle
// is: for a setup that is turned so that the circle is around (0, 0).
func (r Reach) Clip() projection.Clip {
	switch r.Kind {
	case Circle:
		return projection.Clip{Angle: r.Radius / degree}
	case Zone:
		return projection.Clip{South: r.South, North: r.North}
	case Own:
		return r.Setup.Clip
	}
	return projection.Clip{}
}
