package crs

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

const poleAt = math.Pi / 2

// meridian measures along meridians, in units of the semi-major axis.
type meridian struct {
	// radius is that of the sphere with meridians of the same length.
	radius  float64
	mu, phi fourier
}

func newMeridian(el ellipsoid) meridian {
	return meridian{rectifyingRadius(el.n), newFourier(el.n, muFromPhi), newFourier(el.n, phiFromMu)}
}

// rectifyingRadius is the quarter meridian divided by pi/2 times a.
func rectifyingRadius(n float64) float64 {
	n2 := n * n
	return (1 + n2*(1.0/4+n2*(1.0/64+n2/256))) / (1 + n)
}

// arc is the distance from the equator to phi (Snyder 3-21).
func (m *meridian) arc(phi float64) float64 { return m.radius * m.mu.at(phi) }

// latitude inverts arc (Snyder 3-26).
func (m *meridian) latitude(arc float64) float64 { return m.phi.at(arc / m.radius) }

// authalic converts between latitude and authalic latitude, the latitude on
// the sphere of equal area.
type authalic struct {
	el ellipsoid
	// qp is q at the pole (Snyder 3-12).
	qp      float64
	xi, phi fourier
}

func newAuthalic(el ellipsoid) authalic {
	return authalic{el, el.q(1), newFourier(el.n, xiFromPhi), newFourier(el.n, phiFromXi)}
}

// latitude returns phi for sin(xi) = s; an s a rounding error beyond 1 is a
// pole, and one farther off is NaN.
func (t *authalic) latitude(s float64) float64 {
	return t.phi.at(sphere.Asin(s))
}

// q is Snyder's (3-12), twice the area of the zone from the equator to the
// latitude with this sine, per radian.
func (el ellipsoid) q(sin float64) float64 {
	if el.e < 1e-7 {
		return 2 * sin
	}
	es := el.e * sin
	return (1 - el.es) * (sin/(1-es*es) + math.Atanh(es)/el.e)
}

// m is the radius of the parallel (Snyder 14-15).
func (el ellipsoid) m(phi float64) float64 {
	sin, cos := math.Sincos(phi)
	return cos / math.Sqrt(1-el.es*sin*sin)
}

// nu is the radius of curvature in the prime vertical.
func (el ellipsoid) nu(sin float64) float64 { return 1 / math.Sqrt(1-el.es*sin*sin) }

// rho is the radius of curvature in the meridian.
func (el ellipsoid) rho(sin float64) float64 {
	w := 1 - el.es*sin*sin
	return (1 - el.es) / (w * math.Sqrt(w))
}

// t is exp(-psi), psi the isometric latitude (Snyder 15-9).
func (el ellipsoid) t(phi float64) float64 {
	sin, cos := math.Sincos(phi)
	shift := math.Exp(el.e * math.Atanh(el.e*sin))
	if sin > 0 {
		return shift * cos / (1 + sin)
	}
	return shift * (1 - sin) / cos
}

// isometric is the isometric latitude psi.
func (el ellipsoid) isometric(phi float64) float64 {
	sin, cos := math.Sincos(phi)
	return math.Asinh(sin/cos) - el.e*math.Atanh(el.e*sin)
}

// latitudeOfT inverts t.
func (el ellipsoid) latitudeOfT(t float64) float64 {
	return math.Atan(el.tanLatitude((1/t - t) / 2))
}

// tanConformal is tan(chi), chi the conformal latitude, from tan(phi); Karney
// (2011), equation 7.
func (el ellipsoid) tanConformal(tan float64) float64 {
	if el.e == 0 {
		return tan
	}
	sec := math.Hypot(1, tan)
	sigma := math.Sinh(el.e * math.Atanh(el.e*tan/sec))
	return math.Hypot(1, sigma)*tan - sigma*sec
}

// tanLatitude inverts tanConformal by Newton's method; Karney (2011),
// equations 19 to 21.
func (el ellipsoid) tanLatitude(taup float64) float64 {
	if el.e == 0 {
		return taup
	}
	oneEs := 1 - el.es
	tau := taup / oneEs
	if math.Abs(taup) > 70 {
		tau = taup * math.Exp(el.e*math.Atanh(el.e))
	}
	if !(math.Abs(tau) < 1e8) {
		return tau
	}
	tol := 1e-9 * math.Max(1, math.Abs(taup))
	for range 6 {
		at := el.tanConformal(tau)
		d := (taup - at) * (1 + oneEs*tau*tau) / (oneEs * math.Hypot(1, tau) * math.Hypot(1, at))
		tau += d
		if !(math.Abs(d) >= tol) {
			break
		}
	}
	return tau
}
