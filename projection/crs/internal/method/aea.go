package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// equalAreaConic is Albers's; Snyder (14-1) to (14-21), EPSG method 9822.
type equalAreaConic struct {
	auth       ellipsoid.Authalic
	n, c, rho0 float64
}

func newEqualAreaConic(p *projstring.Params, set *Setting) (formula.Formula, error) {
	phi1, phi2, err := standardParallels(p, set, false)
	if err != nil {
		return nil, err
	}
	return equalAreaConicOf(p, set, phi1, phi2)
}

// newLambertEqualAreaConic is Albers's with a pole as one standard parallel.
func newLambertEqualAreaConic(p *projstring.Params, set *Setting) (formula.Formula, error) {
	phi2, err := p.Latitude("lat_1", 0)
	if err != nil {
		return nil, err
	}
	phi1 := halfPi
	if p.Has("south") {
		phi1 = -halfPi
	}
	return equalAreaConicOf(p, set, phi1, phi2)
}

func equalAreaConicOf(p *projstring.Params, set *Setting, phi1, phi2 float64) (formula.Formula, error) {
	el := set.Figure
	m1, q1 := el.M(phi1), el.Q(math.Sin(phi1))
	n := math.Sin(phi1)
	if math.Abs(phi1-phi2) >= 1e-10 {
		m2 := el.M(phi2)
		n = (m1*m1 - m2*m2) / (el.Q(math.Sin(phi2)) - q1)
	}
	if n == 0 || math.IsNaN(n) {
		return nil, p.Bad("proj", "the standard parallels give no cone")
	}
	a := equalAreaConic{auth: ellipsoid.NewAuthalic(el), n: n, c: m1*m1 + n*q1}
	square := a.c - n*el.Q(math.Sin(set.Phi0))
	if square < 0 {
		return nil, p.Bad("proj", "the latitude of origin lies outside of the map")
	}
	a.rho0 = math.Sqrt(square) / n
	return &a, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (a *equalAreaConic) Forward(lambda, phi float64) (x, y float64) {
	square := a.c - float64(a.n*a.auth.El.Q(math.Sin(phi)))
	if square < 0 {
		// The pole of a cone that is tangent there, a rounding error off.
		if square < -1e-12 {
			return math.NaN(), math.NaN()
		}
		square = 0
	}
	rho := math.Sqrt(square) / a.n
	sin, cos := math.Sincos(lambda * a.n)
	return rho * sin, a.rho0 - float64(rho*cos)
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (a *equalAreaConic) Inverse(x, y float64) (lambda, phi float64) {
	y = a.rho0 - y
	rho := math.Hypot(x, y)
	if rho == 0 {
		return 0, math.Copysign(halfPi, a.n)
	}
	if a.n < 0 {
		x, y = -x, -y
	}
	q := (a.c - rho*rho*a.n*a.n) / a.n
	return math.Atan2(x, y) / a.n, a.auth.Latitude(q / a.auth.QP)
}
