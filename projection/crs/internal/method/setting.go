package method

import (
	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// Setting is what the formulas of all projections share.
type Setting struct {
	Figure ellipsoid.Figure
	// Lambda0 and Phi0 are the central meridian, from the prime meridian, and
	// the latitude of origin, radians.
	Lambda0, Phi0 float64
	// K0 is the scale, X0 and Y0 are the false origin in metres.
	K0, X0, Y0 float64
	// Reach is where the projection may be drawn.
	Reach Reach
}

// builder makes the formula of a projection: radians relative to Setting.Lambda0 to
// the plane in semi-major axes, scale included, false origin not.
type builder func(p *projstring.Params, set *Setting) (formula.Formula, error)

// SettingOf reads a setting from the parameters +lon_0, +lat_0, +k, +x_0 and +y_0.
func SettingOf(p *projstring.Params, el ellipsoid.Figure) (set Setting, err error) {
	set = Setting{Figure: el}
	steps := []struct {
		to  *float64
		key string
		def float64
		get func(string, float64) (float64, error)
	}{
		{&set.Lambda0, "lon_0", 0, p.Angle},
		{&set.Phi0, "lat_0", 0, p.Latitude},
		{&set.K0, "k", 1, p.Number},
		{&set.X0, "x_0", 0, p.Number},
		{&set.Y0, "y_0", 0, p.Number},
	}
	for _, s := range steps {
		key := s.key
		if key == "k" && p.Has("k_0") {
			key = "k_0"
		}
		if *s.to, err = s.get(key, s.def); err != nil {
			return set, err
		}
		if s.key == "k" && !(set.K0 > 0) {
			return set, p.Bad(key, "the scale must be positive")
		}
	}
	return set, nil
}
