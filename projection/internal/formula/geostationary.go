package formula

import "math"

// Geostationary is the scan of the sphere by the mirror angles of a satellite
// at Distance radii from its middle, above the equator, that sweeps about the
// y axis, as Meteosat does. Wolf and Just 1999, LRIT/HRIT Global Specification,
// CGMS 03, section 4.4.3.
type Geostationary struct{ Distance float64 }

// Forward implements Formula.
func (g Geostationary) Forward(lambda, phi float64) (x, y float64) {
	dx, dy, _, cosc := fromCentre(lambda, phi)
	if !(cosc >= 1/g.Distance-edge) {
		return nowhere()
	}
	away := g.Distance - cosc
	return (g.Distance - 1) * math.Atan(dx/away), (g.Distance - 1) * math.Atan(dy/math.Hypot(dx, away))
}

// Inverse implements Formula: the line of sight first meets the sphere where
// the law of sines has it.
func (g Geostationary) Inverse(x, y float64) (lambda, phi float64) {
	u, v := x/(g.Distance-1), y/(g.Distance-1)
	if !(math.Abs(u) < 1.5 && math.Abs(v) < 1.5) {
		return nowhere()
	}
	east := math.Tan(u)
	north := math.Tan(v) * math.Hypot(1, east)
	off := math.Hypot(east, north)
	sin := g.Distance * off / math.Hypot(1, off)
	if !(sin <= 1+edge) {
		return nowhere()
	}
	sinc, cosc := math.Sincos(arcsin(sin) - math.Atan(off))
	return toCentre(east, north, sinc, cosc)
}
