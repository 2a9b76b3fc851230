package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// equidistantConic is Snyder (16-1) to (16-11).
type equidistantConic struct {
	mer        ellipsoid.Meridian
	n, c, rho0 float64
}

func newEquidistantConic(p *projstring.Params, set *Setting) (formula.Formula, error) {
	phi1, phi2, err := standardParallels(p, set, false)
	if err != nil {
		return nil, err
	}
	e := equidistantConic{mer: ellipsoid.NewMeridian(set.Figure)}
	m1, arc1 := set.Figure.M(phi1), e.mer.Arc(phi1)
	e.n = math.Sin(phi1)
	if math.Abs(phi1-phi2) >= 1e-10 {
		e.n = (m1 - set.Figure.M(phi2)) / (e.mer.Arc(phi2) - arc1)
	}
	if e.n == 0 {
		return nil, p.Bad("proj", "the standard parallels give no cone")
	}
	e.c = arc1 + m1/e.n
	e.rho0 = e.c - e.mer.Arc(set.Phi0)
	return &e, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (e *equidistantConic) Forward(lambda, phi float64) (x, y float64) {
	rho := e.c - e.mer.Arc(phi)
	sin, cos := math.Sincos(lambda * e.n)
	return rho * sin, e.rho0 - float64(rho*cos)
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (e *equidistantConic) Inverse(x, y float64) (lambda, phi float64) {
	y = e.rho0 - y
	rho := math.Hypot(x, y)
	if rho == 0 {
		return 0, math.Copysign(halfPi, e.n)
	}
	if e.n < 0 {
		rho, x, y = -rho, -x, -y
	}
	return math.Atan2(x, y) / e.n, e.mer.Latitude(e.c - rho)
}
