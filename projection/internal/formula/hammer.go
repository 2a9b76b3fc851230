package formula

import "math"

// Hammer is the azimuthal equal-area projection of a part of the longitude,
// stretched in x to equal areas again: lambda / Fold, x Fold. Fold is 2 for
// Hammer's projection of 1892 and 4 for Eckert and Greifendorff's of 1935.
// Snyder and Voxland 1989.
type Hammer struct{ Fold float64 }

// Forward implements Formula.
func (h Hammer) Forward(lambda, phi float64) (x, y float64) {
	x, y = AzimuthalEqualArea{}.Forward(lambda/h.Fold, phi)
	return x * h.Fold, y
}

// Inverse implements Formula.
func (h Hammer) Inverse(x, y float64) (lambda, phi float64) {
	if !(math.Hypot(x/h.Fold, y) <= 2) {
		return nowhere()
	}
	lambda, phi = AzimuthalEqualArea{}.Inverse(x/h.Fold, y)
	return onSphere(lambda*h.Fold, phi)
}
