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

// Inverse implements Formula: where the line of sight first meets the sphere.
func (g Geostationary) Inverse(x, y float64) (lambda, phi float64) {
	u, v := x/(g.Distance-1), y/(g.Distance-1)
	if !(math.Abs(u) < 1.5 && math.Abs(v) < 1.5) {
		return nowhere()
	}
	ahead, east := -1.0, math.Tan(u)
	north := math.Tan(v) * math.Hypot(1, east)
	a := 1 + east*east + north*north
	det := g.Distance*g.Distance - a*(g.Distance*g.Distance-1)
	if !(det >= -edge) {
		return nowhere()
	}
	k := (g.Distance - math.Sqrt(math.Max(0, det))) / a
	return math.Atan2(k*east, g.Distance+k*ahead), math.Atan2(k*north, math.Hypot(k*east, g.Distance+k*ahead))
}
