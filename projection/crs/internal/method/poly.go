package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// polyconic is the American polyconic; Snyder (18-12) to (18-25), EPSG method
// 9818.
type polyconic struct {
	el  ellipsoid.Figure
	mer ellipsoid.Meridian
	m0  float64
}

func newPolyconic(_ *projstring.Params, set *Setting) (formula.Formula, error) {
	p := polyconic{el: set.Figure, mer: ellipsoid.NewMeridian(set.Figure)}
	p.m0 = p.mer.Arc(set.Phi0)
	return &p, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (p *polyconic) Forward(lambda, phi float64) (x, y float64) {
	if math.Abs(phi) <= 1e-10 {
		return lambda, -p.m0
	}
	sin, cos := math.Sincos(phi)
	radius := cos * p.el.Nu(sin) / sin
	sinE, cosE := math.Sincos(lambda * sin)
	return radius * sinE, p.mer.Arc(phi) - p.m0 + radius*(1-cosE)
}

// Inverse is Snyder's (18-20) to (18-25) with a start from the sphere.
func (p *polyconic) Inverse(x, y float64) (lambda, phi float64) {
	y += p.m0
	if math.Abs(y) <= 1e-10 {
		return x, 0
	}
	phi, found := p.latitude(x, y)
	if !found {
		return math.NaN(), math.NaN()
	}
	sin, cos := math.Sincos(phi)
	if math.Abs(sin) < 1e-10 {
		return x, phi
	}
	radius := cos * p.el.Nu(sin) / sin
	side := math.Copysign(1, radius)
	return math.Atan2(side*x, side*(radius-(y-p.mer.Arc(phi)))) / sin, phi
}

// latitude finds the parallel whose circle goes through the point. Between
// the equator and the pole on the point's side the circles' distances change
// sign once, so that bisection backs Newton's steps.
func (p *polyconic) latitude(x, y float64) (float64, bool) {
	// With c = tan / nu, of which a circle's radius is the inverse, the point
	// lies on the circle of phi where (x^2 + (y-m)^2) c = 2 (y-m).
	miss := func(phi float64) float64 {
		sin, cos := math.Sincos(phi)
		d := y - p.mer.Arc(phi)
		return float64((x*x+d*d)*sin) - 2*d*cos*p.el.Nu(sin)
	}
	low, high := 0.0, math.Copysign(halfPi, y)
	atLow, atHigh := miss(low), miss(high)
	if atLow*atHigh > 0 {
		return 0, false
	}
	for range 100 {
		// The secant step of Illinois' regula falsi.
		phi := low - atLow*(high-low)/(atHigh-atLow)
		if !(math.Abs(phi-low) <= math.Abs(high-low)) {
			phi = (low + high) / 2
		}
		at := miss(phi)
		if at == 0 || math.Abs(high-low) < 1e-15 {
			return phi, true
		}
		if at*atHigh < 0 {
			low, atLow = high, atHigh
		} else {
			atLow /= 2
		}
		high, atHigh = phi, at
		if math.Abs(at) < 1e-15 {
			return phi, true
		}
	}
	return high, true
}
