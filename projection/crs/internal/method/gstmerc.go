package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// gaussSchreiber is the transverse Mercator of the Gauss sphere, used on
// Reunion; IGN, "Projection cartographique Gauss-Laborde", NT/G 73.
type gaussSchreiber struct {
	gauss gaussSphere
	scale float64
}

func newGaussSchreiber(_ *projstring.Params, set *Setting) (formula.Formula, error) {
	g := newGaussSphere(set.Figure, set.Phi0)
	set.Reach = circleShortOfPole(set.Phi0, 75)
	return &gaussSchreiber{g, set.K0 * g.radius}, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (g *gaussSchreiber) Forward(lambda, phi float64) (x, y float64) {
	lambda, chi := g.gauss.forward(lambda, phi)
	sinL, cosL := math.Sincos(lambda)
	sin, cos := math.Sincos(chi)
	return g.scale * math.Atanh(cos*sinL), g.scale * (math.Atan2(sin, cos*cosL) - g.gauss.chi0)
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (g *gaussSchreiber) Inverse(x, y float64) (lambda, phi float64) {
	sin, cos := math.Sincos(y/g.scale + g.gauss.chi0)
	sinh, cosh := math.Sinh(x/g.scale), math.Cosh(x/g.scale)
	return g.gauss.inverse(math.Atan2(sinh, cos), math.Asin(sin/cosh))
}
