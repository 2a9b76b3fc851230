package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// conformalConic is Lambert's; Snyder (15-1) to (15-11), EPSG methods 9801 and
// 9802.
type conformalConic struct {
	el             ellipsoid.Figure
	k0, n, c, rho0 float64
}

func newConformalConic(p *projstring.Params, set *Setting) (formula.Formula, error) {
	phi1, phi2, err := standardParallels(p, set, true)
	if err != nil {
		return nil, err
	}
	if math.Abs(phi1) >= halfPi-1e-10 || math.Abs(phi2) >= halfPi-1e-10 {
		return nil, p.Bad("lat_1", "the standard parallels must lie within 90 degrees")
	}
	el := set.Figure
	n := math.Sin(phi1)
	if math.Abs(phi1-phi2) >= 1e-10 {
		n = math.Log(el.M(phi1)/el.M(phi2)) / math.Log(el.T(phi1)/el.T(phi2))
	}
	l := conformalConic{el: el, k0: set.K0, n: n}
	l.c = el.M(phi1) * math.Pow(el.T(phi1), -n) / n
	if math.Abs(math.Abs(set.Phi0)-halfPi) >= 1e-10 {
		l.rho0 = l.c * math.Pow(el.T(set.Phi0), n)
	}
	set.Reach = zoneBetween(-60, 90)
	if n < 0 {
		set.Reach = zoneBetween(-90, 60)
	}
	return &l, nil
}

// standardParallels reads +lat_1 and +lat_2, which must not be equal and
// opposite. With tangent, one parallel alone is the latitude of origin too
// (PROJ does so for lcc only).
func standardParallels(p *projstring.Params, set *Setting, tangent bool) (phi1, phi2 float64, err error) {
	if phi1, err = p.Latitude("lat_1", 0); err != nil {
		return 0, 0, err
	}
	def := 0.0
	if tangent {
		def = phi1
		if !p.Has("lat_0") && !p.Has("lat_2") {
			set.Phi0 = phi1
		}
	}
	if phi2, err = p.Latitude("lat_2", def); err != nil {
		return 0, 0, err
	}
	if math.Abs(phi1+phi2) < 1e-10 {
		return 0, 0, p.Bad("proj", "lat_1 and lat_2 must be given and must not be equal and opposite")
	}
	return phi1, phi2, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (l *conformalConic) Forward(lambda, phi float64) (x, y float64) {
	rho := 0.0
	if math.Abs(math.Abs(phi)-halfPi) < 1e-10 {
		if phi*l.n <= 0 {
			return math.NaN(), math.NaN()
		}
	} else {
		rho = l.c * math.Pow(l.el.T(phi), l.n)
	}
	sin, cos := math.Sincos(lambda * l.n)
	return l.k0 * rho * sin, l.k0 * (l.rho0 - float64(rho*cos))
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (l *conformalConic) Inverse(x, y float64) (lambda, phi float64) {
	x, y = x/l.k0, l.rho0-y/l.k0
	rho := math.Hypot(x, y)
	if rho == 0 {
		return 0, math.Copysign(halfPi, l.n)
	}
	if l.n < 0 {
		rho, x, y = -rho, -x, -y
	}
	return math.Atan2(x, y) / l.n, l.el.LatitudeOfT(math.Pow(rho/l.c, 1/l.n))
}
