package ellipsoid

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

const halfPi = math.Pi / 2

// Meridian measures along meridians, in units of the semi-major axis.
type Meridian struct {
	// radius is that of the sphere with meridians of the same length.
	radius  float64
	mu, phi Series
}

// NewMeridian returns the meridians of a figure.
func NewMeridian(el Figure) Meridian {
	return Meridian{RectifyingRadius(el.N), newSeries(el.N, muFromPhi), newSeries(el.N, phiFromMu)}
}

// RectifyingRadius is the quarter meridian divided by pi/2 times a.
func RectifyingRadius(n float64) float64 {
	n2 := n * n
	return (1 + n2*(1.0/4+n2*(1.0/64+n2/256))) / (1 + n)
}

// Arc is the distance from the equator to phi (Snyder 3-21).
func (m *Meridian) Arc(phi float64) float64 { return m.radius * m.mu.At(phi) }

// Latitude inverts Arc (Snyder 3-26).
func (m *Meridian) Latitude(arc float64) float64 { return m.phi.At(arc / m.radius) }

// Authalic converts between latitude and authalic latitude, the latitude on
// the sphere of equal area.
type Authalic struct {
	// El is the figure.
	El Figure
	// QP is q at the pole (Snyder 3-12).
	QP float64
	// Xi leads from latitudes to authalic ones, Phi back; radians.
	Xi, Phi Series
}

// NewAuthalic returns the authalic latitudes of a figure.
func NewAuthalic(el Figure) Authalic {
	return Authalic{el, el.Q(1), newSeries(el.N, xiFromPhi), newSeries(el.N, phiFromXi)}
}

// Latitude returns phi for sin(xi) = s; an s a rounding error beyond 1 is a
// pole, and one farther off is NaN.
func (t *Authalic) Latitude(s float64) float64 {
	return t.Phi.At(sphere.Asin(s))
}

// Q is Snyder's (3-12), twice the area of the zone from the equator to the
// latitude with this sine, per radian.
func (el Figure) Q(sin float64) float64 {
	if el.E < 1e-7 {
		return 2 * sin
	}
	es := el.E * sin
	return (1 - el.ES) * (sin/(1-es*es) + math.Atanh(es)/el.E)
}

// M is the radius of the parallel (Snyder 14-15).
func (el Figure) M(phi float64) float64 {
	sin, cos := math.Sincos(phi)
	return cos / math.Sqrt(1-el.ES*sin*sin)
}

// Nu is the radius of curvature in the prime vertical.
func (el Figure) Nu(sin float64) float64 { return 1 / math.Sqrt(1-el.ES*sin*sin) }

// Rho is the radius of curvature in the meridian.
func (el Figure) Rho(sin float64) float64 {
	w := 1 - el.ES*sin*sin
	return (1 - el.ES) / (w * math.Sqrt(w))
}

// T is exp(-psi), psi the isometric latitude (Snyder 15-9).
func (el Figure) T(phi float64) float64 {
	sin, cos := math.Sincos(phi)
	shift := math.Exp(el.E * math.Atanh(el.E*sin))
	if sin > 0 {
		return shift * cos / (1 + sin)
	}
	return shift * (1 - sin) / cos
}

// Isometric is the isometric latitude psi.
func (el Figure) Isometric(phi float64) float64 {
	sin, cos := math.Sincos(phi)
	return math.Asinh(sin/cos) - el.E*math.Atanh(el.E*sin)
}

// LatitudeOfT inverts T.
func (el Figure) LatitudeOfT(t float64) float64 {
	return math.Atan(el.TanLatitude((1/t - t) / 2))
}

// TanConformal is tan(chi), chi the conformal latitude, from tan(phi); Karney
// (2011), equation 7.
func (el Figure) TanConformal(tan float64) float64 {
	if el.E == 0 {
		return tan
	}
	sec := math.Hypot(1, tan)
	sigma := math.Sinh(el.E * math.Atanh(el.E*tan/sec))
	return math.Hypot(1, sigma)*tan - sigma*sec
}

// TanLatitude inverts TanConformal by Newton's method; Karney (2011),
// equations 19 to 21.
func (el Figure) TanLatitude(taup float64) float64 {
	if el.E == 0 {
		return taup
	}
	oneEs := 1 - el.ES
	tau := taup / oneEs
	if math.Abs(taup) > 70 {
		tau = taup * math.Exp(el.E*math.Atanh(el.E))
	}
	if !(math.Abs(tau) < 1e8) {
		return tau
	}
	tol := 1e-9 * math.Max(1, math.Abs(taup))
	for range 6 {
		at := el.TanConformal(tau)
		d := (taup - at) * (1 + oneEs*tau*tau) / (oneEs * math.Hypot(1, tau) * math.Hypot(1, at))
		tau += d
		if !(math.Abs(d) >= tol) {
			break
		}
	}
	return tau
}

// Conformal is the conformal latitude.
func (el Figure) Conformal(phi float64) float64 {
	return math.Atan(el.TanConformal(math.Tan(phi)))
}
