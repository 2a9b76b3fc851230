package crs

import (
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// setting is what the formulas of all projections share. A builder may change
// it: UTM sets its central meridian and false origin itself.
type setting struct {
	el ellipsoid.Figure
	// lam0 and phi0 are the central meridian, from the prime meridian, and
	// the latitude of origin, radians.
	lam0, phi0 float64
	k0         float64
	// x0 and y0 are the false origin, metres.
	x0, y0 float64
	reach  reach
}

// builder makes the formula of a projection: radians relative to fr.lam0 to
// the plane in semi-major axes, scale included, false origin not.
type builder func(p *params, fr *setting) (formula.Formula, error)

func settingOf(p *params, el ellipsoid.Figure) (fr setting, err error) {
	fr = setting{el: el}
	steps := []struct {
		to  *float64
		key string
		def float64
		get func(string, float64) (float64, error)
	}{
		{&fr.lam0, "lon_0", 0, p.angle},
		{&fr.phi0, "lat_0", 0, p.latitude},
		{&fr.k0, "k", 1, p.number},
		{&fr.x0, "x_0", 0, p.number},
		{&fr.y0, "y_0", 0, p.number},
	}
	for _, s := range steps {
		key := s.key
		if key == "k" && p.has("k_0") {
			key = "k_0"
		}
		if *s.to, err = s.get(key, s.def); err != nil {
			return fr, err
		}
		if s.key == "k" && !(fr.k0 > 0) {
			return fr, p.bad(key, "the scale must be positive")
		}
	}
	return fr, nil
}
