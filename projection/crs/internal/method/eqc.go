package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// equirectangularSphere is Snyder (12-1) and (12-2), EPSG method 1029.
type equirectangularSphere struct{ cosTS, phi0 float64 }

// PlateCarree is longitudes and latitudes in radians as x and y.
func PlateCarree() formula.Formula { return equirectangularSphere{cosTS: 1} }

// equirectangular is EPSG method 1028 (IOGP 373-7-2, 3.2.5): lengths along the
// meridians are true. PROJ takes it for every ellipsoid since version 9.8; up to
// then it put the ellipsoid's latitudes on a sphere, 25 km off at 55 degrees.
type equirectangular struct {
	mer ellipsoid.Meridian
	// parallel is the radius of the parallel of true scale, m0 the meridian's
	// arc to the latitude of origin; semi-major axes.
	parallel, m0 float64
}

func newEquirectangular(p *projstring.Params, set *Setting) (formula.Formula, error) {
	ts, err := p.Latitude("lat_ts", 0)
	if err != nil {
		return nil, err
	}
	if math.Abs(ts) >= halfPi-1e-10 {
		return nil, p.Bad("lat_ts", "must be less than 90 degrees")
	}
	if set.Figure.Sphere() {
		return equirectangularSphere{math.Cos(ts), set.Phi0}, nil
	}
	e := equirectangular{mer: ellipsoid.NewMeridian(set.Figure), parallel: set.Figure.M(ts)}
	e.m0 = e.mer.Arc(set.Phi0)
	return &e, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (e equirectangularSphere) Forward(lambda, phi float64) (x, y float64) {
	return e.cosTS * lambda, phi - e.phi0
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (e equirectangularSphere) Inverse(x, y float64) (lambda, phi float64) {
	return x / e.cosTS, y + e.phi0
}

// Forward leads from radians to radii, as formula.Formula has it.
func (e *equirectangular) Forward(lambda, phi float64) (x, y float64) {
	return e.parallel * lambda, e.mer.Arc(phi) - e.m0
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (e *equirectangular) Inverse(x, y float64) (lambda, phi float64) {
	return x / e.parallel, e.mer.Latitude(y + e.m0)
}
