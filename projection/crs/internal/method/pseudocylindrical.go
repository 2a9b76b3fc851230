package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// sinusoidal is Snyder (30-8) to (30-11).
type sinusoidal struct {
	el  ellipsoid.Figure
	mer ellipsoid.Meridian
}

func newSinusoidal(_ *projstring.Params, set *Setting) (formula.Formula, error) {
	return &sinusoidal{set.Figure, ellipsoid.NewMeridian(set.Figure)}, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (s *sinusoidal) Forward(lambda, phi float64) (x, y float64) {
	return lambda * s.el.M(phi), s.mer.Arc(phi)
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (s *sinusoidal) Inverse(x, y float64) (lambda, phi float64) {
	phi = s.mer.Latitude(y)
	if math.Abs(phi) >= halfPi {
		if math.Abs(phi) > halfPi+1e-10 {
			return math.NaN(), math.NaN()
		}
		return 0, math.Copysign(halfPi, phi)
	}
	return x / s.el.M(phi), phi
}

// equalEarth is Savric, Patterson and Jenny, "The Equal Earth map projection"
// (International Journal of Geographical Information Science 33, 2019), on the
// authalic sphere; EPSG method 1078.
type equalEarth struct {
	auth ellipsoid.Authalic
	rq   float64
}

const (
	eqA1, eqA2, eqA3, eqA4 = 1.340264, -0.081106, 0.000893, 0.003796
	// eqM is sqrt(3)/2.
	eqM = 0.86602540378443864676
)

func newEqualEarth(_ *projstring.Params, set *Setting) (formula.Formula, error) {
	auth := ellipsoid.NewAuthalic(set.Figure)
	return &equalEarth{auth, math.Sqrt(auth.QP / 2)}, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (e *equalEarth) Forward(lambda, phi float64) (x, y float64) {
	psi := math.Asin(eqM * math.Sin(e.auth.Xi.At(phi)))
	y, dy := equalEarthY(psi)
	return e.rq * lambda * math.Cos(psi) / (eqM * dy), e.rq * y
}

// equalEarthY is the northing for the parametric latitude, and its derivative.
func equalEarthY(psi float64) (y, dy float64) {
	p2 := psi * psi
	p6 := p2 * p2 * p2
	return psi * (eqA1 + eqA2*p2 + p6*(eqA3+eqA4*p2)), eqA1 + 3*eqA2*p2 + p6*(7*eqA3+9*eqA4*p2)
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (e *equalEarth) Inverse(x, y float64) (lambda, phi float64) {
	x, y = x/e.rq, y/e.rq
	psi := y / eqA1
	for range 12 {
		at, dy := equalEarthY(psi)
		step := (at - y) / dy
		psi -= step
		if math.Abs(step) < 1e-15 {
			break
		}
	}
	// The map ends at psi = 60 degrees.
	s := math.Sin(psi) / eqM
	if !(math.Abs(s) < 1+1e-8) || math.Abs(psi) > halfPi {
		return math.NaN(), math.NaN()
	}
	// Coordinates in files end at millimetres, which may be beyond the pole.
	s = math.Max(-1, math.Min(s, 1))
	_, dy := equalEarthY(psi)
	return x * eqM * dy / math.Cos(psi), e.auth.Latitude(s)
}
