package crs

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// colombiaUrban is a plane at the height of a city; IOGP 373-7-2, 3.5.3, EPSG
// method 1052.
type colombiaUrban struct {
	el                    ellipsoid.Figure
	phi0, h0, rho0, a, bb float64
}

func newColombiaUrban(p *params, fr *setting) (formula.Formula, error) {
	h, err := p.number("h_0", 0)
	if err != nil {
		return nil, err
	}
	sin := math.Sin(fr.phi0)
	c := colombiaUrban{el: fr.el, phi0: fr.phi0, h0: h / fr.el.A}
	nu0 := fr.el.Nu(sin)
	c.rho0 = fr.el.Rho(sin)
	c.a = 1 + c.h0/nu0
	c.bb = math.Tan(fr.phi0) / (2 * c.rho0 * nu0)
	fr.reach = circleAround(fr.phi0, 5)
	return &c, nil
}

func (c *colombiaUrban) Forward(lambda, phi float64) (x, y float64) {
	sin, cos := math.Sincos(phi)
	e := lambda * c.el.Nu(sin) * cos
	g := 1 + c.h0/c.el.Rho(math.Sin((phi+c.phi0)/2))
	return c.a * e, g * c.rho0 * (phi - c.phi0 + c.bb*e*e)
}

func (c *colombiaUrban) Inverse(x, y float64) (lambda, phi float64) {
	phi = c.phi0 + y/c.rho0
	sin, cos := math.Sincos(phi)
	return formula.Refine(c, x, y, x/(c.a*c.el.Nu(sin)*cos), phi)
}
