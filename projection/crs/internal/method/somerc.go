package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// swissMercator is the oblique Mercator of the Gauss sphere used in
// Switzerland; Bundesamt fuer Landestopographie, "Formeln und Konstanten"
// (2016), section 3.
type swissMercator struct {
	gauss      gaussSphere
	scale      float64
	sin0, cos0 float64
}

func newSwissMercator(_ *projstring.Params, set *Setting) (formula.Formula, error) {
	s := swissMercator{gauss: newGaussSphere(set.Figure, set.Phi0)}
	s.scale = set.K0 * s.gauss.radius
	s.sin0, s.cos0 = math.Sincos(s.gauss.chi0)
	set.Reach = circleShortOfPole(set.Phi0, 75)
	return &s, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (s *swissMercator) Forward(lambda, phi float64) (x, y float64) {
	lambda, chi := s.gauss.forward(lambda, phi)
	sinL, cosL := math.Sincos(lambda)
	sin, cos := math.Sincos(chi)
	// On the sphere turned so that the origin lies on its equator.
	up := float64(s.cos0*sin) - float64(s.sin0*cos*cosL)
	along := float64(s.sin0*sin) + float64(s.cos0*cos*cosL)
	return s.scale * math.Atan2(cos*sinL, along), s.scale * math.Atanh(up)
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (s *swissMercator) Inverse(x, y float64) (lambda, phi float64) {
	sinX, cosX := math.Sincos(x / s.scale)
	up := math.Tanh(y / s.scale)
	cosY := 1 / math.Cosh(y/s.scale)
	chi := sphere.Asin(float64(s.cos0*up) + float64(s.sin0*cosY*cosX))
	lambda = math.Atan2(cosY*sinX, float64(s.cos0*cosY*cosX)-float64(s.sin0*up))
	return s.gauss.inverse(lambda, chi)
}
