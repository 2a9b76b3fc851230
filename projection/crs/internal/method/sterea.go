package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// obliqueStereographic is the double projection of the Dutch and Romanian
// grids; EPSG method 9809.
type obliqueStereographic struct {
	gauss      gaussSphere
	scale      float64
	sin0, cos0 float64
}

func newObliqueStereographic(_ *projstring.Params, set *Setting) (formula.Formula, error) {
	s := obliqueStereographic{gauss: newGaussSphere(set.Figure, set.Phi0)}
	s.scale = 2 * set.K0 * s.gauss.radius
	s.sin0, s.cos0 = math.Sincos(s.gauss.chi0)
	set.Reach = circleShortOfPole(set.Phi0, 120)
	return &s, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (s *obliqueStereographic) Forward(lambda, phi float64) (x, y float64) {
	lambda, chi := s.gauss.forward(lambda, phi)
	sinL, cosL := math.Sincos(lambda)
	sin, cos := math.Sincos(chi)
	b := 1 + float64(s.sin0*sin) + float64(s.cos0*cos*cosL)
	if b < 1e-10 {
		return math.NaN(), math.NaN()
	}
	k := s.scale / b
	return k * cos * sinL, k * (float64(s.cos0*sin) - float64(s.sin0*cos*cosL))
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (s *obliqueStereographic) Inverse(x, y float64) (lambda, phi float64) {
	rho := math.Hypot(x, y)
	if rho == 0 {
		return s.gauss.inverse(0, s.gauss.chi0)
	}
	sin, cos := math.Sincos(2 * math.Atan2(rho, s.scale))
	chi := sphere.Asin(float64(cos*s.sin0) + float64(y*sin*s.cos0/rho))
	lambda = math.Atan2(x*sin, float64(rho*s.cos0*cos)-float64(y*s.sin0*sin))
	return s.gauss.inverse(lambda, chi)
}
