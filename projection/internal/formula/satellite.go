package formula

import "math"

// Satellite is the view of the sphere from a camera at Distance (radii from
// the sphere's middle, above 1) above the centre, turned by Up (radians
// clockwise from north) and tilted by Tilt (radians) from straight down towards
// that direction. Snyder 1987, p. 173, eq. 23-3, 5-3; p. 175, eq. 23-5 and 23-6.
type Satellite struct{ Distance, Up, Tilt float64 }

// Forward implements Formula.
func (s Satellite) Forward(lambda, phi float64) (x, y float64) {
	dx, dy, _, cosc := fromCentre(lambda, phi)
	if !(cosc >= 1/s.Distance-edge) {
		return nowhere()
	}
	k := (s.Distance - 1) / (s.Distance - cosc)
	x, y = k*dx, k*dy
	sinUp, cosUp := math.Sincos(s.Up)
	sinTilt, cosTilt := math.Sincos(s.Tilt)
	ahead := y*cosUp + x*sinUp
	a := ahead*sinTilt/(s.Distance-1) + cosTilt
	if !(a > 0) {
		return nowhere()
	}
	return (x*cosUp - y*sinUp) * cosTilt / a, ahead / a
}

// Inverse implements Formula. Snyder 1987, p. 176, eq. 23-7 to 23-10; p. 175,
// eq. 23-4.
func (s Satellite) Inverse(x, y float64) (lambda, phi float64) {
	height := s.Distance - 1
	sinUp, cosUp := math.Sincos(s.Up)
	sinTilt, cosTilt := math.Sincos(s.Tilt)
	d := height - y*sinTilt
	if !(d > 0) {
		return nowhere()
	}
	m, q := height*x/d, height*y*cosTilt/d
	x, y = m*cosUp+q*sinUp, q*cosUp-m*sinUp
	rho := math.Hypot(x, y)
	if rho == 0 {
		return 0, 0
	}
	root := 1 - rho*rho*(s.Distance+1)/height
	if !(root >= -edge) {
		return nowhere()
	}
	sinc := (s.Distance - math.Sqrt(math.Max(0, root))) / (height/rho + rho/height)
	return toCentre(x, y, sinc, math.Sqrt(math.Max(0, (1-sinc)*(1+sinc))))
}

// Reach returns how far from the centre the map can be drawn, radians: to the
// horizon, or where the camera is tilted so far that it looks beyond it, to
// where one radius before the camera would be drawn ten times as large.
func (s Satellite) Reach() float64 {
	horizon := math.Acos(1 / s.Distance)
	sin, cos := math.Sincos(math.Abs(s.Tilt))
	rho := (cos - 0.1) * (s.Distance - 1) / sin
	if !(rho*rho*(s.Distance+1)/(s.Distance-1) < 1) {
		return horizon
	}
	lambda, _ := Satellite{Distance: s.Distance}.Inverse(rho, 0)
	return lambda
}
