package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// colombiaUrban is a plane at the height of a city; IOGP 373-7-2, 3.5.3, EPSG
// method 1052.
type colombiaUrban struct {
	el                    ellipsoid.Figure
	phi0, h0, rho0, a, bb float64
}

func newColombiaUrban(p *projstring.Params, set *Setting) (formula.Formula, error) {
	h, err := p.Number("h_0", 0)
	if err != nil {
		return nil, err
	}
	sin := math.Sin(set.Phi0)
	c := colombiaUrban{el: set.Figure, phi0: set.Phi0, h0: h / set.Figure.A}
	nu0 := set.Figure.Nu(sin)
	c.rho0 = set.Figure.Rho(sin)
	c.a = 1 + c.h0/nu0
	c.bb = math.Tan(set.Phi0) / (2 * c.rho0 * nu0)
	set.Reach = circleAround(set.Phi0, 5)
	return &c, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (c *colombiaUrban) Forward(lambda, phi float64) (x, y float64) {
	sin, cos := math.Sincos(phi)
	e := lambda * c.el.Nu(sin) * cos
	g := 1 + c.h0/c.el.Rho(math.Sin((phi+c.phi0)/2))
	return c.a * e, g * c.rho0 * (phi - c.phi0 + c.bb*e*e)
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (c *colombiaUrban) Inverse(x, y float64) (lambda, phi float64) {
	phi = c.phi0 + y/c.rho0
	sin, cos := math.Sincos(phi)
	return formula.Refine(c, x, y, x/(c.a*c.el.Nu(sin)*cos), phi)
}
