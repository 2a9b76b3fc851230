package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// cassini is Cassini and Soldner's; Snyder (13-7) to (13-18), EPSG method 9806,
// and 9833 with +hyperbolic. The series holds within some degrees of the
// central meridian.
type cassini struct {
	el         ellipsoid.Figure
	mer        ellipsoid.Meridian
	m0         float64
	hyperbolic bool
}

// cassiniSphere is Snyder (13-1) to (13-6), good for the whole sphere.
type cassiniSphere struct{ phi0 float64 }

func newCassini(p *projstring.Params, set *Setting) (formula.Formula, error) {
	if set.Figure.Sphere() {
		return cassiniSphere{set.Phi0}, nil
	}
	set.Reach = circleAround(set.Phi0, 20)
	set.Reach.Slides = true
	c := cassini{el: set.Figure, mer: ellipsoid.NewMeridian(set.Figure), hyperbolic: p.Has("hyperbolic")}
	c.m0 = c.mer.Arc(set.Phi0)
	return &c, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (c *cassini) Forward(lambda, phi float64) (x, y float64) {
	sin, cos := math.Sincos(phi)
	nu, tan := c.el.Nu(sin), sin/cos
	t, a := tan*tan, lambda*cos
	cc, a2 := c.el.ES*cos*cos/(1-c.el.ES), a*a
	x = nu * a * (1 - a2*t*(1.0/6+(8-t+8*cc)*a2/120))
	y = c.mer.Arc(phi) - c.m0 + nu*tan*a2*(0.5+(5-t+6*cc)*a2/24)
	if c.hyperbolic {
		y -= y * y * y / (6 * c.el.Rho(sin) * nu)
	}
	return x, y
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (c *cassini) Inverse(x, y float64) (lambda, phi float64) {
	phi1 := c.mer.Latitude(c.m0 + y)
	sin, cos := math.Sincos(phi1)
	nu, rho, tan := c.el.Nu(sin), c.el.Rho(sin), sin/cos
	d, t := x/nu, tan*tan
	d2 := d * d
	phi = phi1 - nu*tan/rho*d2*(0.5-(1+3*t)*d2/24)
	lambda = d * (1 + t*d2*(-1.0/3+(1+3*t)*d2/15)) / cos
	return formula.Refine(c, x, y, lambda, phi)
}

// Forward leads from radians to radii, as formula.Formula has it.
func (c cassiniSphere) Forward(lambda, phi float64) (x, y float64) {
	sinL, cosL := math.Sincos(lambda)
	sin, cos := math.Sincos(phi)
	return math.Asin(cos * sinL), math.Atan2(sin, cos*cosL) - c.phi0
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (c cassiniSphere) Inverse(x, y float64) (lambda, phi float64) {
	sin, cos := math.Sincos(y + c.phi0)
	sinX, cosX := math.Sincos(x)
	return math.Atan2(sinX, cosX*cos), math.Asin(sin * cosX)
}
