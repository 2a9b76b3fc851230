package method

import (
	"math"
	"math/cmplx"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// newZealand is the New Zealand Map Grid: a complex polynomial fitted to the
// islands; Reilly, "A conformal mapping projection with minimum scale error"
// (Survey Review 22, 1973), EPSG method 9811.
type newZealand struct{ phi0 float64 }

var (
	nzPsi = [...]float64{.6399175073, -.1358797613, .063294409, -.02526853, .0117879,
		-.0055161, .0026906, -.001333, .00067, -.00034}
	nzPhi = [...]float64{1.5627014243, .5185406398, -.03333098, -.1052906, -.0368594,
		.007317, .01220, .00394, -.0013}
	nzB = [...]complex128{.7557853228, .249204646 + .003371507i, -.001541739 + .041058560i,
		-.10162907 + .01727609i, -.26623489 - .36249218i, -.6870983 - 1.1651967i}
)

// nzSeconds is the unit of latitude of the series: 100000 seconds of arc.
const nzSeconds = 1e5 / 3600 * degree

func newNewZealand(_ *projstring.Params, set *Setting) (formula.Formula, error) {
	set.Figure.A = 6378388
	set.Lambda0, set.Phi0, set.X0, set.Y0 = 173*degree, -41*degree, 2510000, 6023150
	set.Reach = circleAround(set.Phi0, 12)
	return newZealand{set.Phi0}, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (n newZealand) Forward(lambda, phi float64) (x, y float64) {
	d := (phi - n.phi0) / nzSeconds
	psi := 0.0
	for i := len(nzPsi) - 1; i >= 0; i-- {
		psi = (float64(psi*d) + nzPsi[i])
	}
	z, _ := nzPolynomial(complex(psi*d, lambda))
	return imag(z), real(z)
}

// nzPolynomial returns the polynomial and its derivative.
func nzPolynomial(t complex128) (z, dz complex128) {
	for i := len(nzB) - 1; i >= 0; i-- {
		dz = dz*t + complex(float64(i+1), 0)*nzB[i]
		z = z*t + nzB[i]
	}
	return z * t, dz
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (n newZealand) Inverse(x, y float64) (lambda, phi float64) {
	target := complex(y, x)
	t := target / nzB[0]
	for i := 0; ; i++ {
		z, dz := nzPolynomial(t)
		step := (z - target) / dz
		t -= step
		if cmplx.Abs(step) < 1e-15 {
			break
		}
		if i > 30 || cmplx.IsNaN(t) || cmplx.Abs(t) > 10 {
			return math.NaN(), math.NaN()
		}
	}
	psi, d := real(t), 0.0
	for i := len(nzPhi) - 1; i >= 0; i-- {
		d = float64(d*psi) + nzPhi[i]
	}
	d *= psi
	// The series for the latitude is good to some 1e-9 degrees only: one
	// Newton step on the series of Forward makes the two agree.
	for range 3 {
		at, slope := 0.0, 0.0
		for i := len(nzPsi) - 1; i >= 0; i-- {
			slope = float64(slope*d) + float64(i+1)*nzPsi[i]
			at = float64(at*d) + nzPsi[i]
		}
		d -= (at*d - psi) / slope
	}
	return imag(t), n.phi0 + d*nzSeconds
}
