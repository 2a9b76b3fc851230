package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// cylindricalEqualArea is Lambert's; Snyder (10-13) to (10-21), EPSG method
// 9835.
type cylindricalEqualArea struct {
	auth ellipsoid.Authalic
	k0   float64
}

func newCylindricalEqualArea(p *projstring.Params, set *Setting) (formula.Formula, error) {
	if p.Has("lat_ts") {
		ts, err := p.Latitude("lat_ts", 0)
		if err != nil {
			return nil, err
		}
		if set.K0 = set.Figure.M(ts); !(set.K0 > 1e-10) {
			return nil, p.Bad("lat_ts", "must be less than 90 degrees")
		}
	}
	return &cylindricalEqualArea{ellipsoid.NewAuthalic(set.Figure), set.K0}, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (c *cylindricalEqualArea) Forward(lambda, phi float64) (x, y float64) {
	return c.k0 * lambda, c.auth.El.Q(math.Sin(phi)) / (2 * c.k0)
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (c *cylindricalEqualArea) Inverse(x, y float64) (lambda, phi float64) {
	return x / c.k0, c.auth.Latitude(2 * y * c.k0 / c.auth.QP)
}
