package crs

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/method"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// Setup returns the system as a projection for drawing maps. Its formula takes
// radians relative to Setup.Rotate of longitudes and latitudes of WGS 84,
// applies the datum shift, and gives a plane in semi-major axes: eastings and
// northings in metres, false origin included, divided by the axis, whatever
// the system's unit and axes. A geographic system is drawn with longitudes and
// latitudes as x and y.
//
// The clip keeps to where the projection is sound, so that data of the whole
// world leaves no stray shapes: systems with an area of use show a circle
// around it with a wide margin, cut short of the projection's poles; others
// show what their formula can. The error says why a system cannot be drawn.
func (s *System) Setup() (projection.Setup, error) {
	central := (s.setting.Lambda0 + s.pm) / degree
	drawn := projection.Setup{Rotate: [3]float64{central, 0, 0}, Clip: s.setting.Reach.Clip()}
	if s.geographic {
		s = s.platte()
	} else {
		drawn.System = s
	}
	switch {
	case s.setting.Reach.Kind == method.Own:
		drawn.Rotate = s.setting.Reach.Setup.Rotate
		drawn.Rotate[0] += s.pm / degree
	default:
		if lambda, phi, radius, ok := s.circle(); ok {
			drawn.Rotate = [3]float64{method.RoundDegrees(central + lambda/degree), method.RoundDegrees(phi / degree), 0}
			drawn.Clip = projection.Clip{Angle: radius / degree}
		}
	}
	drawn.Rotate[0] = math.Remainder(drawn.Rotate[0], 360)
	drawn.Formula = s.drawing(drawn.Rotate)
	return drawn, nil
}

// platte is the projected system that shows a geographic one.
func (s *System) platte() *System {
	p := *s
	p.geographic, p.perUnit = false, 1
	p.formula = method.PlateCarree()
	return &p
}

// drawing is the formula in coordinates turned by rotate.
func (s *System) drawing(rotate [3]float64) formula.Formula {
	d := &drawingFormula{
		local: s.formula, shift: s.shift, turn: sphere.TurningOf([3]float64{0, rotate[1], rotate[2]}),
		turned: rotate[1] != 0 || rotate[2] != 0,
		center: rotate[0] * degree, central: s.setting.Lambda0 + s.pm,
		x0: s.setting.X0 / s.setting.Figure.A, y0: s.setting.Y0 / s.setting.Figure.A,
	}
	if s.setting.Reach.Kind == method.Own && s.shift.none {
		// The formula is made for the turned sphere: no turn is needed.
		d.local, d.turned, d.central = s.setting.Reach.Setup.Formula, false, d.center
	}
	same := math.Abs(sphere.Wrap(d.center-d.central)) < 1e-15
	if same {
		d.central = d.center
	}
	if same && !d.turned && s.shift.none && d.x0 == 0 && d.y0 == 0 {
		return d.local
	}
	return d
}

// drawingFormula is what lies between the turned sphere of a map in WGS 84 and
// the plane of a system.
type drawingFormula struct {
	local  formula.Formula
	shift  datumShift
	turn   sphere.Turning
	turned bool
	// center is the longitude that is 0 on the map, central the one that is
	// 0 for the local formula; radians from Greenwich.
	center, central float64
	x0, y0          float64
}

// nudged applies a datum shift to a longitude counted from zero. Only the
// small difference is added, so that a point on the cut along the antimeridian
// stays on its side; and in the last degree before a pole the shift fades out,
// so that a pole that is drawn as a line does not shrink to the one point that
// it is on the other datum.
func nudged(shift func(lambda, phi float64) (float64, float64), lambda, zero, phi float64) (float64, float64) {
	weight := math.Min(1, 90-math.Abs(phi)/degree)
	if !(weight > 0) {
		return lambda, phi
	}
	lambda1, phi1 := shift(lambda+zero, phi)
	return lambda + float64(weight*sphere.Wrap(lambda1-lambda-zero)), phi + float64(weight*(phi1-phi))
}

// Forward leads from radians to radii, as formula.Formula has it.
func (d *drawingFormula) Forward(lambda, phi float64) (x, y float64) {
	if d.turned {
		lambda, phi = d.turn.Undo(lambda, phi)
	}
	if !d.shift.none {
		lambda, phi = nudged(d.shift.fromWGS84, lambda, d.center, phi)
	}
	if d.center != d.central {
		lambda = sphere.Wrap(lambda + d.center - d.central)
	}
	x, y = d.local.Forward(lambda, phi)
	return x + d.x0, y + d.y0
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (d *drawingFormula) Inverse(x, y float64) (lambda, phi float64) {
	lambda, phi = d.local.Inverse(x-d.x0, y-d.y0)
	if !finite(lambda, phi) {
		return math.NaN(), math.NaN()
	}
	if !d.shift.none {
		lambda, phi = nudged(d.shift.toWGS84, lambda, d.central, phi)
	}
	if d.center != d.central {
		lambda += d.central - d.center
	}
	if d.turned {
		return d.turn.Apply(lambda, phi)
	}
	return sphere.Wrap(lambda), phi
}
