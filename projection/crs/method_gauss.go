package crs

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// gaussSphere is Gauss's conformal map of the ellipsoid to a sphere that
// touches it along the latitude of origin; IOGP 373-7-2, 3.3.2 (oblique
// stereographic) and Rosenmund's for Switzerland.
type gaussSphere struct {
	el ellipsoid
	// c multiplies longitudes, k is added to c times the isometric latitude.
	c, k float64
	// chi0 is the latitude of origin on the sphere, radius the sphere's, in
	// semi-major axes.
	chi0, radius float64
}

func newGaussSphere(el ellipsoid, phi0 float64) gaussSphere {
	sin, cos := math.Sincos(phi0)
	g := gaussSphere{el: el}
	g.c = math.Sqrt(1 + el.es*cos*cos*cos*cos/(1-el.es))
	g.chi0 = sphere.Asin(sin / g.c)
	g.radius = math.Sqrt(1-el.es) / (1 - el.es*sin*sin)
	if math.Abs(math.Abs(phi0)-halfPi) > 1e-10 {
		g.k = math.Asinh(math.Tan(g.chi0)) - g.c*el.isometric(phi0)
	} else {
		// The limit at the pole, where both terms are infinite and c is 1.
		g.k = el.e * math.Atanh(el.e*sin)
	}
	return g
}

func (g *gaussSphere) forward(lambda, phi float64) (float64, float64) {
	return g.c * lambda, math.Atan(math.Sinh(float64(g.c*g.el.isometric(phi)) + g.k))
}

func (g *gaussSphere) inverse(lambda, chi float64) (float64, float64) {
	psi := (math.Asinh(math.Tan(chi)) - g.k) / g.c
	return lambda / g.c, math.Atan(g.el.tanLatitude(math.Sinh(psi)))
}
