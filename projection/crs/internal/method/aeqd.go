package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// azimuthalEquidistant keeps distances and directions from its centre: by
// geodesics on the ellipsoid, and by Snyder (25-1) to (25-16) on the sphere
// and about a pole.
type azimuthalEquidistant struct {
	lines *ellipsoid.Geodesics
	phi0  float64
}

// equidistantPolar is the ellipsoidal aspect about a pole; sign is 1 for the
// north.
type equidistantPolar struct {
	mer           ellipsoid.Meridian
	sign, quarter float64
}

// equidistantSphere is the spherical form.
type equidistantSphere struct{ azimuth }

// guam is the island's approximation, EPSG method 9831; Snyder, page 198.
type guam struct {
	el  ellipsoid.Figure
	mer ellipsoid.Meridian
	m0  float64
}

func newAzimuthalEquidistant(p *projstring.Params, set *Setting) (formula.Formula, error) {
	set.Reach = circleAround(set.Phi0, 179)
	switch {
	case set.Figure.Sphere():
		return equidistantSphere{azimuthOf(set.Phi0)}, nil
	case p.Has("guam"):
		set.Reach = circleAround(set.Phi0, 10)
		g := guam{el: set.Figure, mer: ellipsoid.NewMeridian(set.Figure)}
		g.m0 = g.mer.Arc(set.Phi0)
		return &g, nil
	case math.Abs(math.Abs(set.Phi0)-halfPi) < 1e-10:
		e := equidistantPolar{mer: ellipsoid.NewMeridian(set.Figure), sign: math.Copysign(1, set.Phi0)}
		e.quarter = e.mer.Arc(halfPi)
		return &e, nil
	}
	return &azimuthalEquidistant{ellipsoid.NewGeodesics(set.Figure), set.Phi0}, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (a *azimuthalEquidistant) Forward(lambda, phi float64) (x, y float64) {
	distance, sin, cos := a.lines.Inverse(a.phi0, phi, sphere.Wrap(lambda))
	return distance * sin, distance * cos
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (a *azimuthalEquidistant) Inverse(x, y float64) (lambda, phi float64) {
	distance := math.Hypot(x, y)
	if distance == 0 {
		return 0, a.phi0
	}
	// No shortest line is longer than half the equator.
	if !(distance <= math.Pi) {
		return math.NaN(), math.NaN()
	}
	return a.lines.Direct(a.phi0, math.Atan2(x, y), distance)
}

// Forward leads from radians to radii, as formula.Formula has it.
func (e *equidistantPolar) Forward(lambda, phi float64) (x, y float64) {
	rho := e.quarter - e.sign*e.mer.Arc(phi)
	sin, cos := math.Sincos(lambda)
	return rho * sin, -e.sign * rho * cos
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (e *equidistantPolar) Inverse(x, y float64) (lambda, phi float64) {
	rho := math.Hypot(x, y)
	if !(rho <= 2*e.quarter*(1+1e-12)) {
		return math.NaN(), math.NaN()
	}
	return math.Atan2(x, -e.sign*y), e.sign * e.mer.Latitude(e.quarter-rho)
}

// Forward leads from radians to radii, as formula.Formula has it.
func (e equidistantSphere) Forward(lambda, phi float64) (x, y float64) {
	cosC, east, north := e.toward(lambda, phi)
	sinC := math.Hypot(east, north)
	if sinC < 1e-14 {
		if cosC < 0 {
			return math.NaN(), math.NaN()
		}
		return east, north
	}
	k := math.Atan2(sinC, cosC) / sinC
	return k * east, k * north
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (e equidistantSphere) Inverse(x, y float64) (lambda, phi float64) {
	rho := math.Hypot(x, y)
	if rho == 0 {
		return e.from(0, 1, 0, 0)
	}
	if !(rho <= math.Pi+1e-10) {
		return math.NaN(), math.NaN()
	}
	sin, cos := math.Sincos(rho)
	return e.from(sin, cos, x/rho, y/rho)
}

// Forward leads from radians to radii, as formula.Formula has it.
func (g *guam) Forward(lambda, phi float64) (x, y float64) {
	sin, cos := math.Sincos(phi)
	nu := g.el.Nu(sin)
	return lambda * cos * nu, g.mer.Arc(phi) - g.m0 + lambda*lambda*cos*sin*nu/2
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (g *guam) Inverse(x, y float64) (lambda, phi float64) {
	phi = g.mer.Latitude(g.m0 + y)
	sin, cos := math.Sincos(phi)
	return formula.Refine(g, x, y, x/(cos*g.el.Nu(sin)), phi)
}
