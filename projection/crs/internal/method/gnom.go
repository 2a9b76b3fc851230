package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// gnomonicSphere is Snyder (22-4) and (22-5).
type gnomonicSphere struct{ azimuth }

// gnomonic is the ellipsoidal form, in which shortest lines through the centre
// are straight and others nearly so; Karney 2013, section 8. PROJ has it since
// version 9.7.
type gnomonic struct {
	lines *ellipsoid.Geodesics
	phi0  float64
	// pole is 1 about the north pole, -1 about the south pole, where azimuths
	// are longitudes, and 0 elsewhere.
	pole float64
}

func newGnomonic(_ *projstring.Params, set *Setting) (formula.Formula, error) {
	set.Reach = circleAround(set.Phi0, 75)
	if set.Figure.Sphere() {
		return gnomonicSphere{azimuthOf(set.Phi0)}, nil
	}
	g := &gnomonic{lines: ellipsoid.NewGeodesics(set.Figure), phi0: set.Phi0}
	if math.Abs(set.Phi0) >= halfPi-1e-10 {
		g.pole = math.Copysign(1, set.Phi0)
		g.phi0 = math.Copysign(halfPi, set.Phi0)
	}
	return g, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (g gnomonicSphere) Forward(lambda, phi float64) (x, y float64) {
	cosC, east, north := g.toward(lambda, phi)
	if cosC <= 1e-10 {
		return math.NaN(), math.NaN()
	}
	return east / cosC, north / cosC
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (g gnomonicSphere) Inverse(x, y float64) (lambda, phi float64) {
	rho := math.Hypot(x, y)
	if rho == 0 {
		return g.from(0, 1, 0, 0)
	}
	sin, cos := math.Sincos(math.Atan(rho))
	return g.from(sin, cos, x/rho, y/rho)
}

// Forward leads from radians to radii, as formula.Formula has it.
func (g *gnomonic) Forward(lambda, phi float64) (x, y float64) {
	distance, sin, cos := g.lines.Inverse(g.phi0, phi, sphere.Wrap(lambda))
	line := g.lines.From(g.phi0, math.Atan2(sin, cos))
	if g.pole != 0 {
		sin, cos = math.Sincos(lambda)
		cos *= -g.pole
	}
	m, scale := line.Spread(distance)
	if !(scale > 1e-10) {
		return math.NaN(), math.NaN()
	}
	return m / scale * sin, m / scale * cos
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (g *gnomonic) Inverse(x, y float64) (lambda, phi float64) {
	rho := math.Hypot(x, y)
	if rho == 0 {
		return 0, g.phi0
	}
	alpha := math.Atan2(x, y)
	if g.pole != 0 {
		// Every line is a meridian; which one is put in at the end.
		alpha = math.Atan2(0, -g.pole)
	}
	line := g.lines.From(g.phi0, alpha)
	// Newton's method for m/M = rho, whose derivative by the distance is
	// 1/M²; far out for M/m = 1/rho, with -1/m².
	s := math.Atan(rho)
	for range 10 {
		m, scale := line.Spread(s)
		step := (m - rho*scale) * scale
		if rho > 1 {
			step = (m/rho - scale) * m
		}
		s -= step
		if math.Abs(step) < 1e-15 {
			break
		}
	}
	if m, scale := line.Spread(s); !(scale > 0) || !(math.Abs(m-rho*scale) < 1e-11*(1+rho)) {
		return math.NaN(), math.NaN()
	}
	lambda, phi = g.lines.Direct(g.phi0, alpha, s)
	if g.pole != 0 {
		lambda = math.Atan2(x, -g.pole*y)
	}
	return lambda, phi
}
