package formula

// WinkelTripel is Oswald Winkel's third projection of 1921, the mean of
// Aitoff's and the equirectangular with true scale at the latitude whose
// cosine is CosTrueScale; Winkel's choice is 2/pi. Snyder and Voxland 1989.
type WinkelTripel struct{ CosTrueScale float64 }

// Forward implements Formula.
func (w WinkelTripel) Forward(lambda, phi float64) (x, y float64) {
	x, y = Aitoff{}.Forward(lambda, phi)
	return (x + lambda*w.CosTrueScale) / 2, (y + phi) / 2
}

// Inverse implements Formula. There is no closed form.
func (w WinkelTripel) Inverse(x, y float64) (lambda, phi float64) {
	return solve2([2]float64{x * 1.2, y}, x, y, func(lambda, phi float64) (float64, float64) {
		x, y := Aitoff{}.Forward(lambda, phi)
		return (x + lambda*w.CosTrueScale) / 2, (y + phi) / 2
	})
}
