package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// azimuthalEqualArea is Lambert's; Snyder (24-14) to (24-29), EPSG method
// 9820. The plane is that of the authalic sphere, stretched by d in x and
// squeezed by it in y so that the scale is right at the origin; polar aspects
// have no such stretch (d = 1), and one formula serves all.
type azimuthalEqualArea struct {
	auth       ellipsoid.Authalic
	rq, d      float64
	sin0, cos0 float64
	phi0       float64
}

func newAzimuthalEqualArea(_ *projstring.Params, set *Setting) (formula.Formula, error) {
	el := set.Figure
	a := azimuthalEqualArea{auth: ellipsoid.NewAuthalic(el), d: 1, phi0: set.Phi0}
	a.rq = math.Sqrt(a.auth.QP / 2)
	if math.Abs(math.Abs(set.Phi0)-halfPi) < 1e-10 {
		a.sin0 = math.Copysign(1, set.Phi0)
	} else {
		a.sin0, a.cos0 = math.Sincos(a.auth.Xi.At(set.Phi0))
		a.d = el.M(set.Phi0) / (a.rq * a.cos0)
	}
	set.Reach = circleAround(set.Phi0, 179)
	return &a, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (a *azimuthalEqualArea) Forward(lambda, phi float64) (x, y float64) {
	sinL, cosL := math.Sincos(lambda)
	sin, cos := math.Sincos(a.auth.Xi.At(phi))
	if a.cos0 == 0 {
		// 1 + sin0 sin loses half its digits near the far pole.
		half := quarterPi - a.sin0*a.auth.Xi.At(phi)/2
		rho := 2 * a.rq * math.Sin(half)
		return rho * sinL, -a.sin0 * rho * cosL
	}
	b := 1 + float64(a.sin0*sin) + float64(a.cos0*cos*cosL)
	if b < 1e-10 {
		return math.NaN(), math.NaN()
	}
	b = a.rq * math.Sqrt(2/b)
	return b * a.d * cos * sinL, b / a.d * (float64(a.cos0*sin) - float64(a.sin0*cos*cosL))
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (a *azimuthalEqualArea) Inverse(x, y float64) (lambda, phi float64) {
	x, y = x/a.d, y*a.d
	rho := math.Hypot(x, y)
	if rho < 1e-15 {
		return 0, a.phi0
	}
	half := sphere.Asin(rho / (2 * a.rq))
	sinC, cosC := math.Sincos(2 * half)
	sin := float64(cosC*a.sin0) + float64(y*sinC*a.cos0/rho)
	lambda = math.Atan2(x*sinC, float64(rho*a.cos0*cosC)-float64(y*a.sin0*sinC))
	if a.cos0 == 0 {
		return lambda, a.sin0 * a.auth.Phi.At(halfPi-2*half)
	}
	return lambda, a.auth.Latitude(sin)
}
