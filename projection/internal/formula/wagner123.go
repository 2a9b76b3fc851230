package formula

import "math"

// Wagner1 is Karlheinz Wagner's projection I of 1932, also Kavrayskiy VI: sine
// curves and equal areas. Snyder 1993.
type Wagner1 struct{}

// wagner1X is 2 / 27^(1/4), the equator's scale.
const wagner1X = 0.87738267530166160

// Forward implements Formula.
func (Wagner1) Forward(lambda, phi float64) (x, y float64) {
	theta := math.Asin(math.Sqrt(3) / 2 * math.Sin(phi))
	return wagner1X * lambda * math.Cos(theta), 2 / (math.Sqrt(3) * wagner1X) * theta
}

// Inverse implements Formula.
func (Wagner1) Inverse(x, y float64) (lambda, phi float64) {
	theta := y * math.Sqrt(3) * wagner1X / 2
	if !(math.Abs(theta) <= math.Pi/3+edge) {
		return nowhere()
	}
	return alongParallel(x, wagner1X*math.Cos(theta), arcsin(2/math.Sqrt(3)*math.Sin(theta)))
}

// Wagner2 is his projection II, a compromise of the same kind; constants as
// in PROJ.
type Wagner2 struct{}

const wagner2X, wagner2Y, wagner2P, wagner2Q = 0.92483, 1.38725, 0.88022, 0.88550

// Forward implements Formula.
func (Wagner2) Forward(lambda, phi float64) (x, y float64) {
	theta := math.Asin(wagner2P * math.Sin(wagner2Q*phi))
	return wagner2X * lambda * math.Cos(theta), wagner2Y * theta
}

// Inverse implements Formula.
func (Wagner2) Inverse(x, y float64) (lambda, phi float64) {
	theta := y / wagner2Y
	if !(math.Abs(theta) <= halfPi) {
		return nowhere()
	}
	return alongParallel(x, wagner2X*math.Cos(theta), math.Asin(math.Sin(theta)/wagner2P)/wagner2Q)
}

// Wagner3 is his projection III, with parallels at equal distances and true
// scale along the parallels at plus and minus TrueScale (radians).
type Wagner3 struct{ TrueScale float64 }

// Forward implements Formula.
func (w Wagner3) Forward(lambda, phi float64) (x, y float64) {
	return lambda * w.width(phi), phi
}

// Inverse implements Formula.
func (w Wagner3) Inverse(x, y float64) (lambda, phi float64) {
	return alongParallel(x, w.width(y), y)
}

func (w Wagner3) width(phi float64) float64 {
	return math.Cos(w.TrueScale) / math.Cos(2*w.TrueScale/3) * math.Cos(2*phi/3)
}
