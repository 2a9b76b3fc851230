package formula

import "math"

// Healpix is the equal-area projection of Górski and others for pixels on the
// sky: cylindrical up to the latitude whose sine is 2/3, and four triangles
// about each pole, which make Collignon's projection. Górski et al. 2005,
// Astrophysical Journal 622; Calabretta and Roukema 2007.
type Healpix struct{}

// Forward implements Formula. A point on a cut belongs to the triangle in the east.
func (Healpix) Forward(lambda, phi float64) (x, y float64) {
	sin := math.Sin(math.Abs(phi))
	if sin <= 2.0/3 {
		return lambda, 3 * math.Pi / 8 * math.Sin(phi)
	}
	sigma := math.Sqrt(6) * math.Sin((halfPi-math.Abs(phi))/2)
	middle := healpixMiddle(lambda)
	return middle + (lambda-middle)*sigma, math.Copysign(math.Pi/4*(2-sigma), phi)
}

// Inverse implements Formula.
func (Healpix) Inverse(x, y float64) (lambda, phi float64) {
	up := math.Abs(y)
	if up <= math.Pi/4 {
		return onSphere(x, math.Asin(8*y/(3*math.Pi)))
	}
	sigma := 2 - up*4/math.Pi
	if !(sigma >= -edge && math.Abs(x) <= math.Pi+edge) {
		return nowhere()
	}
	middle := healpixMiddle(x)
	phi = math.Copysign(halfPi-2*arcsin(math.Max(0, sigma)/math.Sqrt(6)), y)
	if off := math.Abs(x - middle); off > math.Pi/4*sigma+edge {
		return nowhere()
	}
	if sigma <= 0 {
		return middle, phi
	}
	return onSphere(middle+clamp((x-middle)/sigma, math.Pi/4), phi)
}

// healpixMiddle is the central meridian of the triangle of a longitude.
func healpixMiddle(lambda float64) float64 {
	n := math.Max(0, math.Min(3, math.Floor((lambda+math.Pi)/halfPi)))
	return (n+0.5)*halfPi - math.Pi
}
