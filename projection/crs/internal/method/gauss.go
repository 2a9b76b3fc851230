package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// gaussSphere is Gauss's conformal map of the ellipsoid to a sphere that
// touches it along the latitude of origin; IOGP 373-7-2, 3.3.2 (oblique
// stereographic) and Rosenmund's for Switzerland.
type gaussSphere struct {
	el ellipsoid.Figure
	// c multiplies longitudes, k is added to c times the isometric latitude.
	c, k float64
	// chi0 is the latitude of origin on the sphere, radius the sphere's, in
	// semi-major axes.
	chi0, radius float64
}

func newGaussSphere(el ellipsoid.Figure, phi0 float64) gaussSphere {
	sin, cos := math.Sincos(phi0)
	g := gaussSphere{el: el}
	g.c = math.Sqrt(1 + el.ES*cos*cos*cos*cos/(1-el.ES))
	g.chi0 = sphere.Asin(sin / g.c)
	g.radius = math.Sqrt(1-el.ES) / (1 - el.ES*sin*sin)
	if math.Abs(math.Abs(phi0)-halfPi) > 1e-10 {
		g.k = math.Asinh(math.Tan(g.chi0)) - g.c*el.Isometric(phi0)
	} else {
		// The limit at the pole, where both terms are infinite and c is 1.
		g.k = el.E * math.Atanh(el.E*sin)
	}
	return g
}

func (g *gaussSphere) forward(lambda, phi float64) (float64, float64) {
	return g.c * lambda, math.Atan(math.Sinh(float64(g.c*g.el.Isometric(phi)) + g.k))
}

func (g *gaussSphere) inverse(lambda, chi float64) (float64, float64) {
	psi := (math.Asinh(math.Tan(chi)) - g.k) / g.c
	return lambda / g.c, math.Atan(g.el.TanLatitude(math.Sinh(psi)))
}
