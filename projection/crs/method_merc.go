package crs

import (
	"math"

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

func newMercator(p *params, fr *setting) (formula.Formula, error) {
	fr.reach = zoneBetween(-mercatorLimit, mercatorLimit)
	if p.has("lat_ts") {
		ts, err := p.latitude("lat_ts", 0)
		if err != nil {
			return nil, err
		}
		if math.Abs(ts) >= halfPi {
			return nil, p.bad("lat_ts", "must be less than 90 degrees")
		}
		fr.k0 = fr.el.M(ts)
	}
	return mercator{fr.el, fr.k0}, nil
}

// newWebMercator is the spherical Mercator of latitudes of the ellipsoid; EPSG
// method 1024.
func newWebMercator(_ *params, fr *setting) (formula.Formula, error) {
	fr.reach = zoneBetween(-mercatorLimit, mercatorLimit)
	fr.k0 = 1
	return mercator{ellipsoid.New(fr.el.A, fr.el.A), 1}, nil
}

func (m mercator) Forward(lambda, phi float64) (x, y float64) {
	if math.Abs(phi) > halfPi-1e-10 {
		return math.NaN(), math.NaN()
	}
	return m.k0 * lambda, m.k0 * m.el.Isometric(phi)
}

func (m mercator) Inverse(x, y float64) (lambda, phi float64) {
	return x / m.k0, math.Atan(m.el.TanLatitude(math.Sinh(y / m.k0)))
}
