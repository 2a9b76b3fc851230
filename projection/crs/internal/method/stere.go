package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// stereographic is Snyder (21-24) to (21-40): the stereographic projection of
// the conformal sphere. EPSG methods 9810 and 9829 are its polar aspects; the
// Dutch oblique one is sterea.
type stereographic struct {
	el         ellipsoid.Figure
	scale      float64
	sin0, cos0 float64
	phi0       float64
}

func newStereographic(p *projstring.Params, set *Setting) (formula.Formula, error) {
	ts, err := p.Latitude("lat_ts", halfPi)
	if err != nil {
		return nil, err
	}
	return stereographicOf(set, math.Abs(ts)), nil
}

// newUPS is the universal polar stereographic system.
func newUPS(p *projstring.Params, set *Setting) (formula.Formula, error) {
	if set.Figure.Sphere() {
		return nil, p.Bad("proj", "UPS needs an ellipsoid")
	}
	set.Lambda0, set.Phi0, set.K0, set.X0, set.Y0 = 0, halfPi, 0.994, 2000000, 2000000
	if p.Has("south") {
		set.Phi0 = -halfPi
	}
	return stereographicOf(set, halfPi), nil
}

func stereographicOf(set *Setting, ts float64) formula.Formula {
	el := set.Figure
	s := stereographic{el: el, phi0: set.Phi0}
	set.Reach = circleAround(set.Phi0, 140)
	if math.Abs(math.Abs(set.Phi0)-halfPi) >= 1e-10 {
		s.sin0, s.cos0 = math.Sincos(el.Conformal(set.Phi0))
		s.scale = 2 * set.K0 * el.M(set.Phi0) / s.cos0
		return &s
	}
	s.sin0 = math.Copysign(1, set.Phi0)
	if math.Abs(ts-halfPi) < 1e-10 {
		// Snyder (21-33); on the sphere it is 2.
		s.scale = 2 * set.K0 / math.Sqrt(math.Pow(1+el.E, 1+el.E)*math.Pow(1-el.E, 1-el.E))
	} else {
		// k0 has no effect beside a parallel of true scale, as in PROJ.
		s.scale = el.M(ts) / el.T(ts)
	}
	return &s
}

// Forward leads from radians to radii, as formula.Formula has it.
func (s *stereographic) Forward(lambda, phi float64) (x, y float64) {
	sinL, cosL := math.Sincos(lambda)
	if s.cos0 == 0 {
		rho := 0.0
		if math.Abs(phi*s.sin0-halfPi) > 1e-15 {
			rho = s.scale * s.el.T(phi*s.sin0)
		}
		return rho * sinL, -s.sin0 * rho * cosL
	}
	sin, cos := math.Sincos(s.el.Conformal(phi))
	b := 1 + float64(s.sin0*sin) + float64(s.cos0*cos*cosL)
	if b < 1e-10 {
		return math.NaN(), math.NaN()
	}
	a := s.scale / b
	return a * cos * sinL, a * (float64(s.cos0*sin) - float64(s.sin0*cos*cosL))
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (s *stereographic) Inverse(x, y float64) (lambda, phi float64) {
	rho := math.Hypot(x, y)
	if rho == 0 {
		return 0, s.phi0
	}
	if s.cos0 == 0 {
		return math.Atan2(x, -s.sin0*y), s.sin0 * s.el.LatitudeOfT(rho/s.scale)
	}
	sin, cos := math.Sincos(2 * math.Atan(rho/s.scale))
	chi := sphere.Asin(float64(cos*s.sin0) + float64(y*sin*s.cos0/rho))
	lambda = math.Atan2(x*sin, float64(rho*s.cos0*cos)-float64(y*s.sin0*sin))
	return lambda, math.Atan(s.el.TanLatitude(math.Tan(chi)))
}
