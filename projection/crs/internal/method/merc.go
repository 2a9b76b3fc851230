package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// mercator is Snyder (7-6) and (7-7); EPSG methods 9804 and 9805.
type mercator struct {
	el ellipsoid.Figure
	k0 float64
}

// mercatorLimit is the latitude where the web's square maps end.
const mercatorLimit = 85.0511287798066

func newMercator(p *projstring.Params, set *Setting) (formula.Formula, error) {
	set.Reach = zoneBetween(-mercatorLimit, mercatorLimit)
	if p.Has("lat_ts") {
		ts, err := p.Latitude("lat_ts", 0)
		if err != nil {
			return nil, err
		}
		if math.Abs(ts) >= halfPi {
			return nil, p.Bad("lat_ts", "must be less than 90 degrees")
		}
		set.K0 = set.Figure.M(ts)
	}
	return mercator{set.Figure, set.K0}, nil
}

// newWebMercator is the spherical Mercator of latitudes of the ellipsoid; EPSG
// method 1024.
func newWebMercator(_ *projstring.Params, set *Setting) (formula.Formula, error) {
	set.Reach = zoneBetween(-mercatorLimit, mercatorLimit)
	set.K0 = 1
	return mercator{ellipsoid.New(set.Figure.A, set.Figure.A), 1}, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (m mercator) Forward(lambda, phi float64) (x, y float64) {
	if math.Abs(phi) > halfPi-1e-10 {
		return math.NaN(), math.NaN()
	}
	return m.k0 * lambda, m.k0 * m.el.Isometric(phi)
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (m mercator) Inverse(x, y float64) (lambda, phi float64) {
	return x / m.k0, math.Atan(m.el.TanLatitude(math.Sinh(y / m.k0)))
}
