package crs

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// equirectangular is Snyder (12-1) and (12-2). As in PROJ up to 9.7, latitudes
// of an ellipsoid are put on the sphere as they are (EPSG method 1029); EPSG's
// ellipsoidal method 1028, which PROJ follows since 9.8, would move 45 degrees
// north by 16 km.
type equirectangular struct{ cosTS, phi0 float64 }

func newEquirectangular(p *params, fr *frame) (formula.Formula, error) {
	ts, err := p.latitude("lat_ts", 0)
	if err != nil {
		return nil, err
	}
	if math.Abs(ts) >= halfPi-1e-10 {
		return nil, p.bad("lat_ts", "must be less than 90 degrees")
	}
	return equirectangular{math.Cos(ts), fr.phi0}, nil
}

func (e equirectangular) Forward(lambda, phi float64) (x, y float64) {
	return e.cosTS * lambda, phi - e.phi0
}

func (e equirectangular) Inverse(x, y float64) (lambda, phi float64) {
	return x / e.cosTS, y + e.phi0
}

// cylindricalEqualArea is Lambert's; Snyder (10-13) to (10-21), EPSG method
// 9835.
type cylindricalEqualArea struct {
	auth authalic
	k0   float64
}

func newCylindricalEqualArea(p *params, fr *frame) (formula.Formula, error) {
	if p.has("lat_ts") {
		ts, err := p.latitude("lat_ts", 0)
		if err != nil {
			return nil, err
		}
		if fr.k0 = fr.el.m(ts); !(fr.k0 > 1e-10) {
			return nil, p.bad("lat_ts", "must be less than 90 degrees")
		}
	}
	return &cylindricalEqualArea{newAuthalic(fr.el), fr.k0}, nil
}

func (c *cylindricalEqualArea) Forward(lambda, phi float64) (x, y float64) {
	return c.k0 * lambda, c.auth.el.q(math.Sin(phi)) / (2 * c.k0)
}

func (c *cylindricalEqualArea) Inverse(x, y float64) (lambda, phi float64) {
	return x / c.k0, c.auth.latitude(2 * y * c.k0 / c.auth.qp)
}
